"""What can be named where: the paths of a scope by the type of their end, as the reader of packs sees them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tests.properties.declared import COLLECTIONS, KINDS, Fact

Scope = dict[str, "Named"]


@dataclass(frozen=True)
class Named:
    """The type of a name or a term, and whether its value may be none."""

    type: str
    lacks: bool = False


@dataclass(frozen=True)
class Way:
    """A path: `text` as written, the type of its end, whether a step of it may be none, the facts it reads."""

    text: str
    type: str
    lacks: bool
    facts: tuple[tuple[str, str], ...]

    @property
    def length(self) -> int:
        return len(self.facts)


def type_of(fact: Fact) -> str:
    """The type of a fact as one word: entities by their kind, enumerations with their values."""
    if fact.type == "reference":
        return fact.of
    if fact.type == "list":
        return f"list:{fact.of}"
    return f"enum:{'|'.join(fact.values)}" if fact.type == "enum" else fact.type


@cache
def ways_from(kind: str, depth: int) -> tuple[tuple[tuple[str, ...], str, bool, tuple[tuple[str, str], ...]], ...]:
    """(steps, type, lacks, facts) of every path of at most `depth` steps from an entity."""
    found = []
    for fact in KINDS[kind].facts.values():
        if fact.type == "relation":
            continue
        found.append(((fact.name,), type_of(fact), fact.may_lack, ((kind, fact.name),)))
        if fact.type == "reference" and depth > 1:
            for steps, type_, lacks, facts in ways_from(fact.of, depth - 1):
                found.append(((fact.name, *steps), type_, lacks or fact.may_lack, ((kind, fact.name), *facts)))
    return tuple(found)


def ways(scope: Scope, wanted: str, *, other_root: bool = False) -> list[Way]:
    """All paths in a scope that end in a type, the shortest first."""
    found = []
    starts = {**{root: Named(root) for root in ("case", "other") if root == "case" or other_root}, **scope}
    for name, named in starts.items():
        if named.type == wanted:
            found.append(Way(name, wanted, named.lacks, ()))
        if named.type not in KINDS:
            continue
        for steps, type_, lacks, facts in ways_from(named.type, 2):
            if type_ == wanted:
                found.append(Way(".".join((name, *steps)), wanted, lacks or named.lacks, facts))
    found += [
        Way(c, wanted, False, ()) for c, kind in COLLECTIONS.items() if wanted == f"list:{kind.name}" and c != "stakes"
    ]
    return sorted(found, key=lambda way: (way.length, way.text not in scope))
