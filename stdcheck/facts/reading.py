"""What is shared while the facts of a profile and its registers are read: the entities by id, and the work still to do.

Reading never recurses: an entity that stands inside another waits in `pending`. Does not outlive reading.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache

from stdcheck.facts.declarations import EntityType, Fact, FactType, Vocabulary
from stdcheck.facts.near import Names
from stdcheck.facts.shapes import LIST_PARTS, Report
from stdcheck.facts.values import Entity
from stdcheck.source.nodes import Mapping
from stdcheck.source.spans import Span


@dataclass(frozen=True, slots=True)
class Key:
    """What a key inside an entity means: a fact, or the completeness or the others of a list fact.

    part: "" for the fact itself, "_complete" or "_others"; old: the former name that was written, or None
    """

    fact: Fact
    part: str
    old: str | None


@dataclass(frozen=True, slots=True)
class Pending:
    """An entity whose facts are still to be read.

    mappings: one for each file that states it; where: its address in the shape of the file (rows of a relation by their
    id, others by `..._others`), under which provenance may speak of it; read: facts that are read already
    """

    entity: Entity
    mappings: tuple[Mapping, ...]
    where: str
    read: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Claim:
    """What a profile says of a list that is read backwards: its completeness and what holds of those not listed."""

    entity: Entity
    fact: Fact
    complete: bool | Fraction
    complete_span: Span | None
    others: Entity | None
    span: Span


@dataclass(slots=True)
class Reading:
    """The state of reading one profile.

    known: entity type -> id -> entity, for types with a collection; places: address (both shapes) -> entity
    judgements: address -> place of a judgement fact that is stated
    """

    vocabulary: Vocabulary
    report: Report
    known: dict[str, dict[str, Entity]] = field(default_factory=dict)
    places: dict[str, Entity] = field(default_factory=dict)
    pending: deque[Pending] = field(default_factory=deque)
    claims: list[Claim] = field(default_factory=list)
    judgements: dict[str, Span] = field(default_factory=dict)
    _names: dict[str, Names] = field(default_factory=dict)

    def keys_of(self, type_: EntityType) -> dict[str, Key]:
        """Everything that may be written inside an entity of a type."""
        return keys_inside(type_)

    def near_key(self, type_: EntityType, word: str) -> str:
        """The facts of a type that a wrong key may have meant."""
        return self._near(f"facts of {type_.name}", self.keys_of(type_), word)

    def near_id(self, type_name: str, word: str) -> str:
        """The ids of a type that a wrong reference may have meant."""
        return self._near(f"ids of {type_name}", self.known.get(type_name, {}), word)

    def near_place(self, word: str) -> str:
        """The addresses that a wrong one may have meant."""
        return self._near("places", self.places, word)

    def add(self, item: Pending) -> None:
        """Make an entity known under its addresses and read it later."""
        self.places[item.where] = item.entity
        if item.entity.path and item.entity.path != item.where:
            self.places[item.entity.path] = item.entity
        self.pending.append(item)

    def _near(self, what: str, names: dict[str, Key] | dict[str, Entity], word: str) -> str:
        """Names prepared once for each set; the sets do not change any more when the first question comes."""
        if what not in self._names:
            self._names[what] = Names(names)
        return self._names[what].near(word)


@lru_cache(maxsize=1024)
def keys_inside(type_: EntityType) -> dict[str, Key]:
    """What may be written inside an entity of a type, the same for all profiles of a run.

    Names, former names, and for lists both with their suffixes.
    """
    keys: dict[str, Key] = {}
    for fact in type_.facts.values():
        for name in (fact.name, *fact.was):
            old = None if name == fact.name else name
            keys[name] = Key(fact, "", old)
            if fact.type in (FactType.LIST, FactType.RELATION):
                keys.update({name + part: Key(fact, part, old) for part in LIST_PARTS})
    return keys
