"""Numbers that are approached but never reached, so that "less than 5 %" stays less than 5 % through sums and products.

They stand only where a profile states a strict bound; everything else is a plain Fraction.
"""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar

from stdcheck.logic.values import Interval


def plain(number: Fraction) -> Fraction:
    """The number itself, without its side."""
    return Fraction(number) if isinstance(number, Limit) else number


class Limit(Fraction):
    """The bound of numbers that come as near to it as one likes; use Below or Above.

    A sum or product with a limit in it is a limit again (shares are never negative), except a product with nothing.
    """

    __slots__ = ()
    side: ClassVar[int] = 0

    def __add__(self, other: Fraction | int) -> Fraction:  # type: ignore[override]
        return type(self)(plain(self) + plain(Fraction(other) if isinstance(other, int) else other))

    __radd__ = __add__  # type: ignore[assignment]

    def __mul__(self, other: Fraction | int) -> Fraction:  # type: ignore[override]
        return type(self)(plain(self) * plain(Fraction(other))) if other != 0 else Fraction(0)

    __rmul__ = __mul__  # type: ignore[assignment]

    def _place(self, other: object) -> tuple[tuple[Fraction, int], tuple[Fraction, int]]:
        assert isinstance(other, Fraction | int)
        side = other.side if isinstance(other, Limit) else 0
        return (plain(self), self.side), (Fraction(other), side)

    def __lt__(self, other: object) -> bool:
        mine, theirs = self._place(other)
        return mine < theirs

    def __le__(self, other: object) -> bool:
        mine, theirs = self._place(other)
        return mine <= theirs

    def __gt__(self, other: object) -> bool:
        mine, theirs = self._place(other)
        return mine > theirs

    def __ge__(self, other: object) -> bool:
        mine, theirs = self._place(other)
        return mine >= theirs

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Fraction | int):
            return NotImplemented
        mine, theirs = self._place(other)
        return mine == theirs

    def __hash__(self) -> int:  # type: ignore[override]
        return hash((plain(self), self.side))


class Below(Limit):
    """Numbers less than this one, as near to it as one likes (an upper bound that is not reached)."""

    __slots__ = ()
    side = -1


class Above(Limit):
    """Numbers greater than this one, as near to it as one likes (a lower bound that is not reached)."""

    __slots__ = ()
    side = 1


def least(interval: Interval) -> Fraction:
    """The lower end of a share."""
    low = interval.low or Fraction(0)
    return Above(low) if interval.low_open and low >= 0 else max(low, Fraction(0))


def greatest(interval: Interval) -> Fraction:
    """The upper end of a share."""
    if interval.high is None or interval.high > 1:
        return Fraction(1)
    return Below(interval.high) if interval.high_open and interval.high > 0 else interval.high
