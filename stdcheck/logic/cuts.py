"""Where the law cuts the values of a missing fact, and the cells between: inside a cell no comparison differs."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from stdcheck.facts.declarations import Fact, FactType
from stdcheck.logic.results import Cell
from stdcheck.logic.values import NONE, Interval, NoneValue

OTHER_TEXT = "\x00other"
"""Stands for every text that no rule names."""

Assumed = bool | str | Interval | NoneValue | tuple[str, Interval]
DayShift = Callable[[int], int | None]
"""Day -> day; 0: before the first day that can be said; None: beyond the last."""
DISCRETE = frozenset({FactType.YEAR, FactType.DATE})
AMOUNTS = frozenset({FactType.QUANTITY, FactType.MONEY})
TEXTS = frozenset({FactType.TEXT, FactType.COUNTRY})


@dataclass(slots=True, eq=False)
class Cuts:
    """What comparisons asked of a missing fact.

    bounds: (unit or None, number, whether the cut is just after it); days are ordinals
    sets: sets of texts that a comparison tells apart; prefixes: beginnings of codes
    units: the units of each comparison of an amount; joint: one cut of such a comparison, in each of its units
    within: the values that are possible at all; or_none: whether it may not exist
    options: the readings of contested text
    """

    fact: Fact | None
    within: Interval | None = None
    or_none: bool = False
    bounds: set[tuple[str | None, Fraction, bool]] = field(default_factory=set)
    sets: set[frozenset[str]] = field(default_factory=set)
    prefixes: set[str] = field(default_factory=set)
    units: set[frozenset[str]] = field(default_factory=set)
    joint: set[frozenset[tuple[str, Fraction, bool]]] = field(default_factory=set)
    options: tuple[str, ...] = ()

    def copy(self) -> Cuts:
        """An independent copy."""
        return Cuts(
            self.fact,
            self.within,
            self.or_none,
            set(self.bounds),
            set(self.sets),
            set(self.prefixes),
            set(self.units),
            set(self.joint),
            self.options,
        )

    def merge(self, other: Cuts) -> None:
        """Add the cuts of another evaluation of the same fact."""
        self.bounds |= other.bounds
        self.sets |= other.sets
        self.prefixes |= other.prefixes
        self.units |= other.units
        self.joint |= other.joint
        self.or_none |= other.or_none

    def add_bound(self, bound: Fraction, after: bool, unit: str | None = None) -> None:
        """The law separates values at a bound: just before it, or just after it."""
        self.bounds.add((unit, bound, after))

    def add_amounts(self, bounds: Mapping[str, Fraction | None], after: bool) -> None:
        """The law separates amounts at a bound that it states in several units; None: the bound is not exact there."""
        known = [(unit, bound) for unit, bound in bounds.items() if bound is not None]
        self.units.add(frozenset(bounds))
        self.joint.add(frozenset((unit, bound, after) for unit, bound in known))
        for unit, bound in known:
            self.add_bound(bound, after, unit)

    def add_day(self, shifts: tuple[DayShift, ...], day: int, after: bool) -> None:
        """The law separates days at the image of this fact under day sums: cut where the image passes the day."""
        if not shifts:
            self.add_bound(Fraction(day), after)
            return
        first = first_at_least(lambda x: image(shifts, x), day + after)
        if first is not None:
            self.add_bound(Fraction(first), after=False)

    def size(self) -> int:
        """Grows whenever a cut is added."""
        return len(self.bounds) + len(self.sets) + len(self.prefixes) + len(self.units) + len(self.joint)

    def cells(self) -> list[tuple[Assumed, Cell]] | None:
        """The cells in order, each as an assumption and as something to show; None when they cannot be enumerated."""
        if self.options:
            return [(o, Cell(value=o)) for o in self.options]
        if self.fact is None:
            return None
        none: list[tuple[Assumed, Cell]] = [(NONE, Cell(none=True))] if self.or_none else []
        if self.fact.type is FactType.YES_NO:
            return [(True, Cell(value="true")), (False, Cell(value="false")), *none]
        if self.fact.type is FactType.ENUM:
            return [*((v, Cell(value=v)) for v in self.fact.values), *none]
        if self.fact.type in TEXTS:
            return [*self._text_cells(), *none]
        if self.fact.type in AMOUNTS:
            return self._amount_cells(none)
        return [*_ordered_cells(self.fact.type, self.within, {(n, a) for _, n, a in self.bounds}, None), *none]

    def _text_cells(self) -> list[tuple[Assumed, Cell]]:
        """One cell for all texts that every comparison treats alike, and one for any other text.

        Below each beginning there are other codes than those that are named.
        """
        groups: dict[tuple[bool, ...], list[str]] = {}
        ordered_sets, prefixes = sorted(self.sets, key=sorted), sorted(self.prefixes)
        below = [prefix + OTHER_TEXT for prefix in prefixes]
        for text in [*sorted({t for s in self.sets for t in s}), *below]:
            alike = (*(text in s for s in ordered_sets), *(text.startswith(p) for p in prefixes))
            groups.setdefault(alike, []).append(text)
        shown = [tuple(text.replace(OTHER_TEXT, "...") for text in texts) for texts in groups.values()]
        cells = [(texts[0], Cell(values=words)) for texts, words in zip(groups.values(), shown, strict=True)]
        return [*cells, (OTHER_TEXT, Cell(other=True))]

    def _amount_cells(self, none: list[tuple[Assumed, Cell]]) -> list[tuple[Assumed, Cell]] | None:
        """Cells in the first unit in which every comparison has a figure; none where another orders them otherwise."""
        shared = frozenset.intersection(*self.units) if self.units else frozenset()
        unit = next((u for u in (self.fact.units if self.fact else ()) if u in shared), min(shared, default=None))
        if unit is None or self.fact is None or not self._same_order(shared):
            return None
        bounds = {(n, a) for u, n, a in self.bounds if u == unit}
        cells = _ordered_cells(self.fact.type, self.within, bounds, unit)
        return [*(((unit, interval), shown) for interval, shown in cells), *none]

    def _same_order(self, units: frozenset[str]) -> bool:
        """Whether the cuts follow one another alike in each of these units: then the cells of one stand for all."""
        cuts = [{unit: (bound, after) for unit, bound, after in cut if unit in units} for cut in self.joint]
        if self.within is not None and self.within.low is not None:
            cuts.append(dict.fromkeys(units, (self.within.low, self.within.low_open)))
        for place, one in enumerate(cuts):
            for other in cuts[:place]:
                shared = [unit for unit in one if unit in other]
                if len({(one[u] > other[u]) - (one[u] < other[u]) for u in shared}) > 1:
                    return False
        return True


def _ordered_cells(
    type_: FactType, within: Interval | None, bounds: set[tuple[Fraction, bool]], unit: str | None
) -> list[tuple[Interval, Cell]]:
    """The intervals between the bounds, inside `within`."""
    if type_ in DISCRETE:
        bounds = {(Fraction(math.floor(n) + 1 if a else math.ceil(n)), False) for n, a in bounds}
    edges = sorted(bounds)
    lows: list[tuple[Fraction, bool] | None] = [None, *edges]
    highs: list[tuple[Fraction, bool] | None] = [*edges, None]
    cells: list[tuple[Interval, Cell]] = []
    for low, high in zip(lows, highs, strict=True):
        interval = Interval(
            low[0] if low else None,
            high[0] if high else None,
            low_open=low[1] if low else False,
            high_open=not high[1] if high else False,
        )
        if type_ in DISCRETE and high is not None:
            interval = Interval(interval.low, high[0] - 1)
        interval = intersect(interval, within)
        if not is_empty(interval):
            cells.append((interval, _shown(type_, interval, within, unit)))
    return cells


def intersect(a: Interval, b: Interval | None) -> Interval:
    """The numbers in both."""
    if b is None:
        return a
    low, low_open = a.low, a.low_open
    if b.low is not None and (low is None or (b.low, b.low_open) > (low, low_open)):
        low, low_open = b.low, b.low_open
    high, high_open = a.high, a.high_open
    if b.high is not None and (high is None or (b.high, not b.high_open) < (high, not high_open)):
        high, high_open = b.high, b.high_open
    return Interval(low, high, low_open, high_open)


def is_empty(interval: Interval) -> bool:
    """Whether no number lies in it."""
    if interval.low is None or interval.high is None:
        return False
    return interval.low > interval.high or (interval.low == interval.high and (interval.low_open or interval.high_open))


def _shown(type_: FactType, interval: Interval, within: Interval | None, unit: str | None) -> Cell:
    """The cell as texts in the user's terms; a bound that the fact has anyway is left out."""
    low, high = interval.low, interval.high
    if within is not None and low != high:
        low = None if (low, interval.low_open) == (within.low, within.low_open) else low
        high = None if (high, interval.high_open) == (within.high, within.high_open) else high
    return Cell(
        low=None if low is None else number_text(type_, low),
        high=None if high is None else number_text(type_, high),
        low_open=low is not None and interval.low_open,
        high_open=high is not None and interval.high_open,
        unit=unit,
    )


def number_text(type_: FactType, number: Fraction) -> str:
    """A number, percent, year or day as a profile writes it."""
    if type_ is FactType.DATE:
        return date.fromordinal(int(number)).isoformat()
    if type_ is FactType.PERCENT:
        text = decimal_text(number * 100)
        return decimal_text(number) if "/" in text else f"{text}%"
    return decimal_text(number)


def decimal_text(number: Fraction) -> str:
    """Exact: a decimal when it ends, else a fraction."""
    if number.denominator == 1:
        return str(number.numerator)
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return f"{number.numerator}/{number.denominator}"
    digits = 0
    while (number * 10**digits).denominator != 1:
        digits += 1
    sign, value = ("-" if number < 0 else ""), str(abs(number * 10**digits).numerator).rjust(digits + 1, "0")
    return f"{sign}{value[:-digits]}.{value[-digits:]}"


def first_at_least(function: DayShift, bound: int) -> int | None:
    """The least ordinal day whose image is at least `bound`; the function never decreases; None when there is none."""
    low, high = date.min.toordinal(), date.max.toordinal()
    if not _reaches(function, high, bound):
        return None
    while low < high:
        middle = (low + high) // 2
        if _reaches(function, middle, bound):
            high = middle
        else:
            low = middle + 1
    return low


def image(shifts: tuple[DayShift, ...], day: int) -> int | None:
    """A day after all day sums; 0 before the first day that can be said, None beyond the last."""
    image: int | None = day
    for one in shifts:
        image = one(image) if image else image
    return image


def _reaches(function: DayShift, day: int, bound: int) -> bool:
    """Whether the image of the day is at least the bound; beyond the last day that can be said it is."""
    image = function(day)
    return image is None or image >= bound
