"""The few constants that packs and profiles of the property tests are made of."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from tests.properties.choices import Chooser
from tests.properties.written import Percent

DAYS = tuple(
    date.fromisoformat(day)
    for day in (
        "2026-02-28",
        "2026-03-01",
        "2026-01-31",
        "2026-03-02",
        "2026-02-01",
        "2026-03-31",
        "2026-02-27",
        "2026-04-01",
        "2024-02-29",
    )
)
NUMBERS = (Fraction(1), Fraction(2), Fraction(0), Fraction(3), Fraction(3, 2))
PERCENTS = tuple(
    Percent(p) for p in (Fraction(1, 2), Fraction(1, 4), Fraction(1, 3), Fraction(3, 4), Fraction(0), Fraction(1))
)
YEARS = (2026, 2025, 2027)
COUNTRIES = ("JP", "CN", "US")
CODES = ("84", "8471", "90")
UNITS = ("kg", "lb")
CURRENCIES = ("JPY", "USD")
WORTH = {"kg": 1, "lb": 2, "JPY": 1, "USD": 2}
"""Amounts are written so that those in one unit lie as those in the other do: law that states two figures agrees."""
OFFICE = ("2026-01-01", "2026-12-31")


def number(c: Chooser) -> Fraction:
    return c.pick(NUMBERS)


def amount(c: Chooser, type_: str) -> dict[str, object]:
    """A quantity or an amount of money as it is written."""
    key, units = ("unit", UNITS) if type_ == "quantity" else ("currency", CURRENCIES)
    unit = c.pick(units)
    return {"value": number(c) * WORTH[unit], key: unit}


def figures(c: Chooser, units: tuple[str, ...]) -> dict[str, Fraction]:
    """One amount in each of several units."""
    one = number(c)
    return {unit: one * WORTH[unit] for unit in units}


def plain_values(type_: str) -> list[str]:
    """The values of an enumeration."""
    return type_.removeprefix("enum:").split("|")


def plain(c: Chooser, type_: str) -> object:
    """A constant of a scalar type as packs and profiles write it."""
    if type_ in ("quantity", "money"):
        return amount(c, type_)
    if type_.startswith("enum:"):
        return c.pick(plain_values(type_))
    return c.pick(POOLS[type_])


POOLS: dict[str, tuple[object, ...]] = {
    "yes_no": (True, False),
    "number": NUMBERS,
    "percent": PERCENTS,
    "year": YEARS,
    "date": DAYS,
    "country": COUNTRIES,
    "text": CODES,
}
