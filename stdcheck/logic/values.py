"""Three-valued truth, intervals and unknown values, each with what is missing. No evaluation here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from fractions import Fraction


class Truth(Enum):
    """Strong Kleene truth values."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"

    # Each is equal to itself alone; that of an enumeration would be computed in Python each time.
    __hash__ = object.__hash__


TRUE, FALSE, UNKNOWN = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


def negate(truth: Truth) -> Truth:
    """Kleene negation."""
    return FALSE if truth is TRUE else TRUE if truth is FALSE else UNKNOWN


def conjunction(truths: Iterable[Truth]) -> Truth:
    """Kleene conjunction; true of nothing."""
    result = TRUE
    for truth in truths:
        if truth is FALSE:
            return FALSE
        if truth is UNKNOWN:
            result = UNKNOWN
    return result


def disjunction(truths: Iterable[Truth]) -> Truth:
    """Kleene disjunction; false of nothing."""
    result = FALSE
    for truth in truths:
        if truth is TRUE:
            return TRUE
        if truth is UNKNOWN:
            result = UNKNOWN
    return result


class Cause(StrEnum):
    """Why something is not known."""

    FACT = "fact"
    JUDGEMENT = "judgement"
    EVIDENCE = "evidence"
    LAW = "law"


@dataclass(frozen=True, slots=True, order=True)
class Missing:
    """One thing that would help to decide.

    path: the address of a fact or list, or for the causes judgement (contested text) and law: `pack/id`
    """

    cause: Cause
    path: str

    def __hash__(self) -> int:
        # The cause hardly tells apart what the path does not, and the text remembers its hash.
        return hash(self.path)


NOTHING: frozenset[Missing] = frozenset()


@dataclass(frozen=True, slots=True)
class Known3:
    """A truth with what is missing when it is unknown (nothing otherwise)."""

    truth: Truth
    missing: frozenset[Missing] = NOTHING


class NoneValue(Enum):
    """The value that is known not to exist."""

    NONE = "none"


NONE = NoneValue.NONE


@dataclass(frozen=True, slots=True)
class Interval:
    """Numbers between two bounds; None is no bound; days are their proleptic ordinals.

    or_none: the value may also not exist (the least of a list that may be empty)
    missing: what would narrow it
    """

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False
    or_none: bool = False
    missing: frozenset[Missing] = NOTHING

    @property
    def exact(self) -> Fraction | None:
        """The one value left, if there is one."""
        return self.low if self.low == self.high and not self.or_none else None


def point(value: Fraction | int | date, missing: frozenset[Missing] = NOTHING) -> Interval:
    """The interval of one number or day."""
    number = Fraction(value.toordinal()) if isinstance(value, date) else Fraction(value)
    return Interval(number, number, missing=missing)


def _lower_than(a: Fraction | None, a_open: bool, b: Fraction | None, b_open: bool) -> bool:
    """Whether every number up to the upper bound a is less than every number from the lower bound b."""
    if a is None or b is None:
        return False
    return a < b or (a == b and (a_open or b_open))


def less(a: Interval, b: Interval) -> Truth:
    """Truth of x < y for every x in a and y in b."""
    if _lower_than(a.high, a.high_open, b.low, b.low_open):
        return TRUE
    if a.low is not None and b.high is not None and a.low >= b.high:
        return FALSE
    return UNKNOWN


def less_or_equal(a: Interval, b: Interval) -> Truth:
    """Truth of x <= y for every x in a and y in b."""
    return negate(less(b, a))


def equal(a: Interval, b: Interval) -> Truth:
    """Truth of x = y for every x in a and y in b."""
    if less(a, b) is TRUE or less(b, a) is TRUE:
        return FALSE
    if a.low is not None and a.low == a.high == b.low == b.high:
        return TRUE
    return UNKNOWN
