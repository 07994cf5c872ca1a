"""What terms evaluate to: ordered values, texts, entities, lists, none, unknown. Plain data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from stdcheck.facts.declarations import Fact
from stdcheck.facts.values import Entity
from stdcheck.logic.values import NOTHING, Cause, Interval, Known3, Missing, NoneValue

SOMEBODY = Missing(Cause.FACT, "?")
"""What is missing about somebody nobody listed: never reported, the list of holders is asked for instead."""


@dataclass(frozen=True, slots=True, eq=False)
class Variable:
    """A missing scalar fact that is compared directly, so that its values can be enumerated.

    within: the values possible at all (ordered facts); or_none: whether it may not exist
    shifts: the day sums between the fact and the comparison, innermost first (each never decreasing in its day)
    """

    address: str
    fact: Fact
    within: Interval | None = None
    or_none: bool = False
    shifts: tuple[Callable[[int], int | None], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Ordered:
    """A number, percent (of 1), year or day (its ordinal).

    candidates: the exact values of which it is one (a parameter on an unknown day), when they are known
    """

    interval: Interval
    variable: Variable | None = None
    candidates: frozenset[Fraction] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Amounts:
    """A quantity or an amount of money, one interval for each unit or currency it is stated in, unconverted."""

    by_unit: Mapping[str, Interval]
    variable: Variable | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class OneOf:
    """A yes/no or text of which only the candidates are known."""

    candidates: frozenset[bool | str]
    missing: frozenset[Missing]


@dataclass(frozen=True, slots=True, eq=False)
class Unknown:
    """Nothing is known but, unless `or_none`, that there is a value."""

    missing: frozenset[Missing]
    variable: Variable | None = None
    or_none: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Thing:
    """An entity, or one nobody listed.

    stand_in: for an unlisted one, the list to ask for instead of its facts
    not_among: addresses of the listed elements, which an unlisted one cannot be
    given: values that hold of an unlisted one whatever it is (shares bounded by the remainder)
    """

    entity: Entity
    stand_in: frozenset[Missing] = NOTHING
    not_among: frozenset[str] = frozenset()
    given: Mapping[str, Interval] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Its address."""
        return self.entity.path


@dataclass(frozen=True, slots=True, eq=False)
class Items:
    """A list to quantify over.

    members: element and whether it belongs (derived lists are three-valued)
    unlisted: an element nobody listed (a Thing, or Unknown for plain values) while the list is open, else None
    missing: the list itself; rest: measure -> what all unlisted elements have together
    """

    members: tuple[tuple[Value, Known3], ...]
    unlisted: Thing | Unknown | None
    missing: frozenset[Missing]
    address: str
    rest: Mapping[str, Fraction] = field(default_factory=dict)


Value = bool | str | Ordered | Amounts | OneOf | Unknown | Thing | Items | NoneValue
Environment = Mapping[str, Value]
