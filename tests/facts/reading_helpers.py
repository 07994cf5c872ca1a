"""Short ways to read a value, or a profile with its registers, from text."""

from __future__ import annotations

import posixpath
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, field

from stdcheck.facts.declarations import Vocabulary
from stdcheck.facts.profile import read_profile
from stdcheck.facts.values import Entity, FactState, Profile
from stdcheck.source import nodes
from stdcheck.source.nodes import Document
from stdcheck.source.problems import Problem
from stdcheck.source.reader import read_document

HEAD = "stdcheck: 1\nkind: gadget\nid: test\n"
REGISTER = "stdcheck: 1\nkind: register\nid: shared\n"


def value_node(text: str) -> nodes.Node:
    """The node of one value."""
    document = read_document(f"v: {text}\n".encode(), "test.yaml")
    assert isinstance(document.root, nodes.Mapping), document.problems
    node = document.root.get("v")
    assert node is not None
    return node


@dataclass
class Texts:
    """Registers held as texts, by their path."""

    texts: Mapping[str, str]
    documents: dict[str, Document] = field(default_factory=dict)

    def open(self, item: str, user: Document) -> Document | None:
        """See `Registers`."""
        path = posixpath.normpath(posixpath.join(posixpath.dirname(user.path), item))
        if path not in self.documents and path in self.texts:
            self.documents[path] = read_document(self.texts[path].encode(), path)
        return self.documents.get(path)


def read(
    body: str, vocabulary: Vocabulary, *, head: str = HEAD, registers: Mapping[str, str] | None = None
) -> tuple[Profile | None, list[Problem]]:
    """A profile (below `head`) with its registers."""
    document = read_document((head + textwrap.dedent(body).lstrip("\n")).encode(), "test.yaml")
    return read_profile(document, vocabulary, registers=Texts(registers or {}, {document.path: document}))


def good(body: str, vocabulary: Vocabulary, *, head: str = HEAD, registers: Mapping[str, str] | None = None) -> Profile:
    """A profile without problems."""
    profile, problems = read(body, vocabulary, head=head, registers=registers)
    assert [(problem.code, problem.span.start, dict(problem.args)) for problem in problems] == []
    assert profile is not None
    return profile


def codes(
    body: str, vocabulary: Vocabulary, *, head: str = HEAD, registers: Mapping[str, str] | None = None
) -> list[tuple[str, int]]:
    """The problems of a profile: code and line (counted from its first line, below `head`)."""
    _, problems = read(body, vocabulary, head=head, registers=registers)
    lines = head.count("\n")
    return [(problem.code, problem.span.start.line - lines) for problem in problems]


def entity(profile: Profile, collection: str, id_: str) -> Entity:
    """An entity of a collection."""
    for item in profile.collections[collection].items:
        assert isinstance(item, Entity)
        if item.id == id_:
            return item
    raise AssertionError(f"{collection} has no {id_}")


def fact(profile: Profile, name: str, collection: str = "", id_: str = "") -> FactState | None:
    """A fact of the root entity, or of an entity of a collection."""
    owner = entity(profile, collection, id_) if collection else profile.root
    return owner.facts.get(name)
