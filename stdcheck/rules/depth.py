"""Which facts stand behind a piece of a pack, through all the parts that it asks; each part is looked at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stdcheck.facts.declarations import Fact, FactType
from stdcheck.rules.model import Pack
from stdcheck.rules.reach import FactId, facts_in
from stdcheck.rules.walking import bodies, descend, references

STEPS = frozenset({FactType.REFERENCE, FactType.ENTITY, FactType.LIST, FactType.RELATION})
"""Facts that lead to others: nobody answers a question of the law with them alone (a list of plain values counts)."""
_Part = tuple[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class _Own:
    """The facts that a piece reads itself, and the parts that it asks."""

    facts: dict[FactId, Fact]
    parts: frozenset[_Part]


class FactsRead:
    """The facts behind pieces of one pack. Exceptions of a rule do not belong to it: they count for themselves."""

    def __init__(self, pack: Pack) -> None:
        self._trees = {(body.kind, body.id): body.trees for body in bodies(pack)}
        self._known: dict[_Part, _Own] = {}

    def of(self, trees: Iterable[object]) -> dict[FactId, Fact]:
        """Every fact that decides these trees, each once; facts that only lead to others are left out."""
        own = _own(trees)
        found, seen, pending = dict(own.facts), set(own.parts), list(own.parts)
        while pending:
            below = self._part(pending.pop())
            found |= below.facts
            pending += below.parts - seen
            seen |= below.parts
        return found

    def _part(self, part: _Part) -> _Own:
        if part not in self._known:
            self._known[part] = _own(self._trees.get(part, ()))
        return self._known[part]


def _own(trees: Iterable[object]) -> _Own:
    every = tuple(trees)
    facts = {(fact.entity, fact.name): fact for fact in facts_in(every) if _answers(fact)}
    return _Own(facts, frozenset(_parts(every)))


def _parts(trees: tuple[object, ...]) -> Iterator[_Part]:
    for tree in trees:
        for node in descend(tree):
            yield from references(node)


def _answers(fact: Fact) -> bool:
    return fact.type not in STEPS or (fact.type is FactType.LIST and fact.of in set(FactType))
