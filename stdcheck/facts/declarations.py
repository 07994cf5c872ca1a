"""What packs declare: entity types and their facts. Plain data; reading them is `stdcheck.facts.vocabulary`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from stdcheck.source.spans import Span

Text = Mapping[str, str]
"""A text in every language: {"en": ..., "ja": ...}."""


class FactType(StrEnum):
    """The types of facts."""

    YES_NO = "yes_no"
    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"
    YEAR = "year"
    DATE = "date"
    QUANTITY = "quantity"
    MONEY = "money"
    COUNTRY = "country"
    ENUM = "enum"
    REFERENCE = "reference"
    ENTITY = "entity"
    LIST = "list"
    RELATION = "relation"


SCALARS = frozenset(
    {FactType.YES_NO, FactType.TEXT, FactType.NUMBER, FactType.PERCENT, FactType.YEAR, FactType.DATE}
    | {FactType.QUANTITY, FactType.MONEY, FactType.COUNTRY, FactType.ENUM}
)
ORDERED = frozenset(
    {FactType.NUMBER, FactType.PERCENT, FactType.YEAR, FactType.DATE, FactType.QUANTITY, FactType.MONEY}
)


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """One fact of an entity type.

    of: for reference, entity, relation: the entity type; for list: a scalar type or an entity type (an entity type
        with a collection is listed by reference, any other is written inside the list)
    values: for enum (and lists of enum): value -> its label; units: for quantity, the units it may be stated in
    only_for: (fact of the same entity, values): for every other value of that fact this one is none and is never asked
    closed: for a short list of plain values: why what is listed is all there is; else None and the list is open
    inverse: for a list that is not written but read backwards: the reference fact of the `of` entity that points here
    keys: for relation: the reference (or enum) facts of the row that make its key
    label: what it is called in a table or before a value, where its name or its question would not do
    """

    entity: str
    name: str
    type: FactType
    span: Span
    of: str | None = None
    values: Mapping[str, Text] = field(default_factory=dict)
    units: tuple[str, ...] = ()
    may_be_none: bool = False
    may_be_negative: bool = False
    only_for: tuple[str, frozenset[str]] | None = None
    closed: Text | None = None
    inverse: str | None = None
    keys: tuple[str, ...] = ()
    judgement: bool = False
    label: Text = field(default_factory=dict)
    question: Text = field(default_factory=dict)
    help: Text = field(default_factory=dict)
    evidence: Text = field(default_factory=dict)
    was: tuple[str, ...] = ()
    pack: str = ""

    @property
    def may_lack(self) -> bool:
        """Whether the value can be none: declared so, or a kind of entity cannot have it."""
        return self.may_be_none or self.only_for is not None


@dataclass(frozen=True, slots=True, eq=False)
class EntityType:
    """A kind of thing in the world.

    collection: the mapping below `facts` in which its entities live, keyed by id; None: they are written where listed
    root: whether it is a kind of profile
    edge: for stakes: how it links two parties (see Edge)
    """

    name: str
    span: Span
    title: Text
    collection: str | None = None
    root: bool = False
    edge: Edge | None = None
    facts: dict[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Edge:
    """An entity type whose entities are shares of one party in another: the graph that `interest` reads.

    holder, held: its reference facts; measures: its percent facts (votes, equity, profits, assets)
    follow: (yes/no fact, source measure, measures that equal the source when the fact is yes and they are not stated)
    general_partner: (reference fact of the held party: who is its general partner; yes/no fact of the held party:
        whether the general partner alone directs it)
    individuals: (enum fact of a party, values): parties that nobody can hold
    """

    holder: str
    held: str
    measures: tuple[str, ...]
    follow: tuple[str, str, tuple[str, ...]] | None = None
    general_partner: tuple[str, str] | None = None
    individuals: tuple[str, frozenset[str]] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All declarations that a run knows."""

    entities: dict[str, EntityType]

    @property
    def collections(self) -> dict[str, EntityType]:
        """Collection name -> entity type."""
        return {e.collection: e for e in self.entities.values() if e.collection is not None}

    @property
    def stake(self) -> EntityType | None:
        """The entity type whose entities are shares of one party in another (it has an `edge`), if one is declared."""
        return next((e for e in self.entities.values() if e.edge is not None), None)

    @property
    def roots(self) -> dict[str, EntityType]:
        """Kinds of profile."""
        return {e.name: e for e in self.entities.values() if e.root}
