"""Representative values of unknown facts: every constant that a pack or profile names, and values around it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from tests.properties import literals
from tests.properties.declared import Fact
from tests.properties.written import Data, Percent

LONG_AGO, FAR_OFF = date(1950, 6, 15), date(2080, 6, 15)


class NoneType:
    """The value that does not exist."""

    def __repr__(self) -> str:
        return "NONE"


NONE = NoneType()


@dataclass(frozen=True)
class Amount:
    """A quantity or an amount of money: unit -> number; `chosen`: nobody stated it."""

    by_unit: tuple[tuple[str, Fraction], ...]
    chosen: bool = field(default=False, compare=False)

    def get(self, unit: str) -> Fraction | None:
        return dict(self.by_unit).get(unit)

    @property
    def units(self) -> set[str]:
        return {unit for unit, _ in self.by_unit}


def scalars(data: object) -> Iterator[object]:
    """All constants of a pack or profile."""
    if isinstance(data, Mapping):
        for value in data.values():
            yield from scalars(value)
    elif isinstance(data, list | tuple):
        for item in data:
            yield from scalars(item)
    else:
        yield data


def worths_of(data: object) -> Iterator[Fraction]:
    """Every amount of a pack or profile, in the first unit of its kind."""
    if isinstance(data, Mapping):
        unit = data.get("unit", data.get("currency"))
        for key, value in data.items():
            if isinstance(value, int | Fraction) and not isinstance(value, bool):
                worth = literals.WORTH.get(unit if unit is not None else key)
                yield from [Fraction(value) / worth] if worth else []
            yield from worths_of(value)
    elif isinstance(data, list | tuple):
        for item in data:
            yield from worths_of(item)


def sums(data: object) -> Iterator[tuple[str, int]]:
    """(unit, amount) of every day sum."""
    if isinstance(data, Mapping):
        for unit in ("days", "months", "years", "business_days"):
            if unit in data and ("after" in data or "before" in data):
                amount = data[unit]
                yield from ((unit, n) for n in ((amount,) if isinstance(amount, int) else (1, 2, 3)))
        for value in data.values():
            yield from sums(value)
    elif isinstance(data, list | tuple):
        for item in data:
            yield from sums(item)


class Domains:
    """The values that each type of fact may take in the completions of one example.

    fine: also values between, for packs that reckon with several unknown numbers
    """

    def __init__(self, pack: Data, profile: Data, as_of: date, *, fine: bool = False) -> None:
        found = [*scalars(pack), *scalars(profile)]
        numbers = {Fraction(v) for v in found if isinstance(v, int | Fraction) and not isinstance(v, bool | Percent)}
        numbers = {n for n in numbers if abs(n) < 100} | {Fraction(0), Fraction(1)}
        if fine:
            numbers |= {a + b for a in numbers for b in numbers} | {a * b for a in numbers for b in numbers}
        worths = {*worths_of(pack), *worths_of(profile), Fraction(0), Fraction(1)}
        if fine:
            worths |= {a + b for a in worths for b in worths} | {a * b for a in worths for b in numbers}
        self.worths = [n for n in _between(worths) if n >= 0]
        percents = {Fraction(v) for v in found if isinstance(v, Percent)} | {Fraction(0), Fraction(1)}
        self.numbers = _between(numbers | {-n for n in numbers})
        self.percents = [p for p in _between(percents) if 0 <= p <= 1]
        years = {v for v in found if isinstance(v, int) and 1000 <= v <= 3000} | {2026}
        self.years = sorted({Fraction(y + d) for y in years for d in (-1, 0, 1)})
        self.days = self._days(found, as_of, {*sums(pack)}, fine)

    @staticmethod
    def _days(found: list[object], as_of: date, moves: set[tuple[str, int]], fine: bool) -> list[date]:
        named = {v for v in found if isinstance(v, date)} | {as_of}
        named |= (
            {date(2026, 2, 1), date(2026, 3, 1), date(2026, 4, 1)}
            if any(v in ("2026-02", "2026-03", "2026") for v in found)
            else set()
        )
        near = {day + timedelta(d) for day in named for d in (-1, 0, 1)}
        lengths = {"days": 1, "business_days": 1.4, "months": 30.4, "years": 365.2}
        reach = range(-3, 4) if fine or moves else range(0)
        for unit, amount in moves:
            move = round(amount * lengths[unit])
            near |= {day + timedelta(sign * move + d) for day in named for sign in (1, -1) for d in reach}
        return sorted(near | {LONG_AGO, FAR_OFF})

    def values(self, fact: Fact) -> list[Any]:
        """All values that a fact that is not none may have; references are not among them."""
        if fact.type == "yes_no":
            return [True, False]
        if fact.type == "enum":
            return list(fact.values)
        if fact.type == "country":
            return [*literals.COUNTRIES, "FR"]
        if fact.type == "text":
            return [*literals.CODES, "847", "84715", "x"]
        if fact.type in ("quantity", "money"):
            units = fact.units or literals.CURRENCIES
            return [Amount(((unit, n * literals.WORTH[unit]),), True) for unit in units for n in self.worths]
        if fact.type == "number":
            return self._signed(fact)
        return {"percent": self.percents, "year": self.years, "date": self.days}[fact.type]

    def _signed(self, fact: Fact) -> list[Fraction]:
        return self.numbers if fact.negative else [n for n in self.numbers if n >= 0]

    def of_type(self, type_: str) -> list[Any]:
        """Some values of a type of parameter that nobody has read."""
        return self.values(Fact("", type_, units=literals.UNITS if type_ == "quantity" else ()))


def _between(numbers: set[Fraction]) -> list[Fraction]:
    """The numbers, values between them, and one beyond each end."""
    ordered = sorted(numbers)
    middles = [(a + b) / 2 for a, b in itertools.pairwise(ordered)]
    return sorted({*ordered, *middles, ordered[0] - 1, ordered[-1] + 1})


def within(values: list[Any], stated: Mapping[str, Any]) -> list[Any]:
    """The values inside a stated range, its closed ends included."""
    low, high = stated.get("gte", stated.get("on_or_after")), stated.get("lte", stated.get("on_or_before"))
    above, below = stated.get("gt", stated.get("after")), stated.get("lt", stated.get("before"))
    kept = [
        v
        for v in {*values, *(x for x in (low, high) if x is not None)}
        if (low is None or v >= low) and (high is None or v <= high)
    ]
    return sorted(v for v in kept if (above is None or v > above) and (below is None or v < below))


def month(text: str) -> dict[str, date]:
    """The range of a partial date."""
    parts = [int(part) for part in text.split("-")]
    first = date(parts[0], parts[1] if len(parts) > 1 else 1, 1)
    following = date(
        first.year + (len(parts) == 1 or first.month == 12), first.month % 12 + 1 if len(parts) > 1 else 1, 1
    )
    return {"on_or_after": first, "on_or_before": following - timedelta(1)}
