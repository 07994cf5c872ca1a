"""States and values of facts: what a profile says, exactly and with its place. Numbers are never binary floats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from stdcheck.facts.declarations import EntityType
from stdcheck.source.spans import Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount in one or more units as stated (the engine never converts): unit -> number or range of numbers."""

    amounts: tuple[tuple[str, Fraction | Range], ...]


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of one currency (ISO 4217)."""

    amount: Fraction | Range
    currency: str


@dataclass(frozen=True, slots=True)
class Range:
    """Known within bounds; None is no bound. Bounds are numbers (Fraction) or, for dates, days (date)."""

    low: Fraction | date | None
    high: Fraction | date | None
    low_open: bool = False
    high_open: bool = False


Plain = bool | str | int | Fraction | date | Quantity | Money | Range
"""yes_no: bool; text, country, enum: str; year: int; number: Fraction; percent: Fraction of 1 (60 % is 3/5); date."""


@dataclass(frozen=True, slots=True, eq=False)
class Stated:
    """A known value (or range); an Entity for types reference and entity."""

    value: Plain | Entity
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class StatedNone:
    """Known not to exist, with the reason given."""

    reason: str
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class StatedUnknown:
    """Unknown, and said so: `null`, blank, or `{unknown: ...}` with what was asked of whom."""

    span: Span
    asked: str | None = None
    asked_on: date | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class StatedList:
    """A list as written.

    items: plain values, or entities (written here, or referred to); item_spans: their places, same length
    complete: True: nothing else is there; a Fraction: everybody not listed holds less than that share; False: open
    others: what is true of each element not listed (an entity without address), or None
    """

    items: tuple[Plain | Entity, ...]
    item_spans: tuple[Span, ...]
    span: Span
    complete: bool | Fraction = False
    complete_span: Span | None = None
    others: Entity | None = None


FactState = Stated | StatedNone | StatedUnknown | StatedList
"""A fact that is absent from `Entity.facts` is unknown, too."""


@dataclass(slots=True, eq=False)
class Entity:
    """One thing that the profile speaks of; its address `path` is stable (`components.tcu`).

    facts: stated facts by name. `holders_complete` and `holders_others` of an inverse list that nothing points to still
    make a StatedList (with no items) under the list's name.
    span: its key in the file
    """

    type: EntityType
    id: str
    path: str
    span: Span
    facts: dict[str, FactState] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who says where from that a fact is so."""

    path: str
    span: Span
    source: str | None = None
    evidence: tuple[str, ...] = ()
    by: str | None = None
    stated_on: date | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class AdoptedReading:
    """A reading of contested text (`pack/reading`) that somebody answers for."""

    reading: str
    span: Span
    by: str
    stated_on: date
    reason: str


@dataclass(slots=True, eq=False)
class Profile:
    """What somebody knows, checked against the vocabulary.

    collections: collection name -> its list (absent: nobody has said anything about it)
    files: path shown -> sha256, the profile first, then its registers
    """

    path: str
    kind: str
    id: str
    title: Mapping[str, str]
    root: Entity
    collections: dict[str, StatedList]
    files: dict[str, str]
    span: Span
    provenance: dict[str, Provenance] = field(default_factory=dict)
    readings: dict[str, AdoptedReading] = field(default_factory=dict)
