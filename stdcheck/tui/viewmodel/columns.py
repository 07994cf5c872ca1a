"""How wide the columns of a table are: as wide as their widest word in the language shown, one takes what is left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stdcheck.report.cells import width

GAP = 1
LEAST = 8
"""Cells that the column which takes what is left gets at least; others give way to it, those to the right first."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column. widest: cells of its widest text, None where it takes what is left; least: below it is not shown"""

    key: str
    title: str
    widest: int | None
    least: int = 0


def widest(texts: Iterable[str], title: str = "", most: int = 40) -> int:
    """Cells of the widest text, at most `most`."""
    return min(max(map(width, (title, *texts)), default=0), most)


def widths(columns: Sequence[Column], cells: int) -> list[int]:
    """Cells of each column, 0 for one that has no room; a gap stands between two columns. The first always stays."""
    given = [column.widest or 0 for column in columns]
    flexible = next((place for place, column in enumerate(columns) if column.widest is None), None)
    for place in reversed(range(len(columns))):
        over = _used(given, flexible) - cells
        if over > 0 and place != flexible:
            # A column that must not be cut (a date, a status) has no least width: it stays whole, or it goes.
            least = min(columns[place].least, given[place])
            if least or place:
                given[place] = max(given[place] - over, least) if least else 0
    for place in reversed(range(1, len(columns))):
        if _used(given, flexible) > cells and place != flexible:
            given[place] = 0
    if flexible is not None:
        given[flexible] = max(cells - _used(given, flexible) + LEAST, LEAST)
    return given


def _used(given: Sequence[int], flexible: int | None) -> int:
    """Cells in use with the gaps, where the flexible column has its least width."""
    shown = [LEAST if place == flexible else size for place, size in enumerate(given)]
    shown = [size for size in shown if size]
    return sum(shown) + GAP * (len(shown) - 1)
