"""Whether a value lies in a cell that a result speaks of, read from the texts of the cell as a user would read them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from stdcheck.logic.results import Cell
from tests.properties.domains import NONE, Amount

BELOW = "..."
"""Ends a code that stands for all codes below it that are not named themselves."""


def holds(cell: Cell, cells: Sequence[Cell], value: Any) -> bool:
    """Whether `value` is in `cell`, one of `cells`."""
    if value is NONE or cell.none:
        return value is NONE and cell.none
    if cell.other:
        return not any(holds(c, cells, value) for c in cells if c.values)
    if cell.value is not None or cell.values:
        word = {True: "true", False: "false"}[value] if isinstance(value, bool) else value
        named = {text for c in cells for text in c.values if not text.endswith(BELOW)}
        longest = max(
            (t for c in cells for t in c.values if t.endswith(BELOW) and str(word).startswith(t[:-3])),
            key=len,
            default=None,
        )
        return word == cell.value or word in cell.values or (word not in named and longest in cell.values)
    if isinstance(value, Amount):
        number = value.get(cell.unit or "")
        return number is not None and _between(cell, number)
    return _between(cell, value)


def _between(cell: Cell, value: Any) -> bool:
    low, high = (None if text is None else _bound(text, value) for text in (cell.low, cell.high))
    if low is not None and (value < low or (cell.low_open and value == low)):
        return False
    return high is None or not (value > high or (cell.high_open and value == high))


def _bound(text: str, like: Any) -> Any:
    if isinstance(like, date):
        return date.fromisoformat(text)
    return Fraction(text.removesuffix("%")) / 100 if text.endswith("%") else Fraction(text)
