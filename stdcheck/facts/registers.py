"""The registers that a profile uses, directly or through other registers: finding, reading and ordering their files."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from stdcheck.facts.shapes import Report, is_null, shown
from stdcheck.source.nodes import Document, Mapping, Node, Scalar, Sequence
from stdcheck.source.reader import read_file
from stdcheck.source.spans import Span

REGISTER = "register"
_ABSOLUTE = re.compile(r"/|~|[A-Za-z]:")


class Registers(Protocol):
    """Where the items of `use` are looked up."""

    def open(self, item: str, user: Document) -> Document | None:
        """The register that `user` calls `item`; the same document each time it is asked for; None: there is none."""


@dataclass(slots=True)
class RegisterCache:
    """Registers read once for many profiles: (file, path shown) -> document. Nothing here depends on a profile."""

    documents: dict[tuple[Path, str], Document] = field(default_factory=dict)

    def read(self, file: Path, shown_as: str) -> Document:
        """The document in a file."""
        key = (file, shown_as)
        if key not in self.documents:
            self.documents[key] = read_file(file, shown_as)
        return self.documents[key]


@dataclass(slots=True)
class FileRegisters:
    """Registers in files beside the file that uses them; one file is one document, whatever way leads to it."""

    cache: RegisterCache
    files: dict[str, Path] = field(default_factory=dict)
    documents: dict[Path, Document] = field(default_factory=dict)

    @classmethod
    def of(cls, profile: Document, file: Path, cache: RegisterCache | None = None) -> FileRegisters:
        """The registers that a profile in `file` can use."""
        return cls(cache or RegisterCache(), {profile.path: file}, {file.resolve(): profile})

    def open(self, item: str, user: Document) -> Document | None:
        """The register at a path relative to its user."""
        file = (self.files[user.path].parent / item).resolve()
        if file in self.documents:
            return self.documents[file]
        if not file.is_file():
            return None
        path = posixpath.normpath(posixpath.join(posixpath.dirname(user.path), item))
        document = self.cache.read(file, path)
        self.documents[file] = document
        self.files[document.path] = file
        return document


def kind_of(document: Document) -> str | None:
    """The `kind` of a profile or register, unchecked."""
    node = document.root.get("kind") if isinstance(document.root, Mapping) else None
    return node.text if isinstance(node, Scalar) and not node.is_null else None


def gather(profile: Document, registers: Registers | None, report: Report) -> list[Document]:
    """The profile and all registers behind its `use`, each once, users before what they use."""
    files = {profile: None}
    trail: dict[Document, Iterator[tuple[str, Span]]] = {profile: _items(profile, report)}
    while trail:
        user = next(reversed(trail))
        item = next(trail[user], None)
        if item is None:
            del trail[user]
            continue
        found = registers.open(item[0], user) if registers is not None else None
        if found is None:
            report.error("profile-use-missing", item[1], file=shown(item[0]))
        elif found in trail:
            names = [document.path for document in trail]
            cycle = " -> ".join([*names[names.index(found.path) :], found.path])
            report.error("profile-use-cycle", item[1], cycle=cycle)
        elif found not in files and _is_register(found, item, report):
            files[found] = None
            trail[found] = _items(found, report)
    return list(files)


def _is_register(document: Document, item: tuple[str, Span], report: Report) -> bool:
    """Whether a file is a register; one that cannot be read at all has problems of its own."""
    kind = kind_of(document)
    if kind == REGISTER or kind is None:
        return True
    report.error("profile-use-not-register", item[1], file=shown(item[0]), kind=shown(kind))
    return False


def _items(document: Document, report: Report) -> Iterator[tuple[str, Span]]:
    """The paths under `use`, none twice."""
    node = document.root.get("use") if isinstance(document.root, Mapping) else None
    if node is None or is_null(node):
        return
    if not isinstance(node, Sequence):
        report.error("profile-use-list", node.span)
        return
    seen: dict[str, Span] = {}
    for part in node.items:
        path = _path(part, report)
        if path is None:
            continue
        if path in seen:
            report.again("profile-item-twice", part.span, seen[path], item=shown(path))
        else:
            seen[path] = part.span
            yield path, part.span


def _path(node: Node, report: Report) -> str | None:
    """A relative path with forward slashes."""
    if not isinstance(node, Scalar) or node.is_null or not node.text.strip():
        report.error("profile-use-list", node.span)
        return None
    if "\\" in node.text or _ABSOLUTE.match(node.text):
        report.error("profile-use-path", node.span, file=shown(node.text))
        return None
    return node.text
