"""What a part of a pack rests on: the facts that its conditions read, the parts that they name, all the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stdcheck.facts.declarations import Fact
from stdcheck.rules import nodes
from stdcheck.rules.model import Pack
from stdcheck.rules.walking import Body, bodies, descend, references

FactId = tuple[str, str]
"""(entity type, fact name)."""


def facts_in(trees: Iterable[object]) -> Iterator[Fact]:
    """Every fact that the trees read themselves, in the order of the text; a fact may come several times."""
    for tree in trees:
        for node in descend(tree):
            if isinstance(node, nodes.Path):
                yield from node.facts
            elif isinstance(node, nodes.RelationTerm):
                yield node.fact


def parts_below(pack: Pack, body: Body) -> dict[tuple[str, str], Body]:
    """The definitions, quantities, decisions and rules that a body names, directly or through others, by (kind, id).

    A rule brings its exceptions with it. Lists, parameters, calendars and methods hold no conditions and are left out.
    """
    known = {(one.kind, one.id): one for one in bodies(pack)}
    found: dict[tuple[str, str], Body] = {}
    pending = [body]
    while pending:
        current = pending.pop()
        named = [key for tree in current.trees for node in descend(tree) for key in references(node)]
        if current.kind == "rule":
            named += [("rule", exception.id) for exception, _ in pack.exceptions.get(current.id, [])]
        for key in named:
            if key in known and key not in found:
                found[key] = known[key]
                pending.append(known[key])
    return found


def facts_below(pack: Pack, body: Body) -> dict[FactId, Fact]:
    """Every fact that decides a body: its own and those of all parts below it, each once."""
    trees = [*body.trees, *(tree for part in parts_below(pack, body).values() for tree in part.trees)]
    return {(fact.entity, fact.name): fact for fact in facts_in(trees)}
