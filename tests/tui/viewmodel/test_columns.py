"""Widths of columns: they fit where they can, what must not be cut stays whole or goes, and nothing grows."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from stdcheck.report.cells import width
from stdcheck.report.data import SEVERITY
from stdcheck.report.wording import LANGUAGES
from stdcheck.tui.viewmodel.columns import GAP, LEAST, Column, widest, widths
from stdcheck.tui.viewmodel.words import short_label, tell

WHOLE = st.builds(lambda size: Column("whole", "", size), st.integers(1, 20))
SHRINKING = st.builds(lambda size, least: Column("shrinking", "", size, least), st.integers(1, 44), st.integers(1, 16))
FLEXIBLE = st.just(Column("rest", "", None))


@st.composite
def tables(draw: st.DrawFn) -> list[Column]:
    """A column that must not be cut, others, and one somewhere that takes what is left."""
    first = [draw(st.one_of(WHOLE, SHRINKING))]
    left, right = draw(st.lists(st.one_of(WHOLE, SHRINKING), max_size=3)), draw(st.lists(WHOLE | SHRINKING, max_size=4))
    return [*first, *left, draw(FLEXIBLE), *right]


CELLS = st.integers(1, 240)


def used(sizes: Sequence[int]) -> int:
    shown = [size for size in sizes if size]
    return sum(shown) + GAP * (len(shown) - 1)


@given(tables(), CELLS)
def test_the_columns_fit_where_the_first_and_the_flexible_one_can(columns: list[Column], cells: int) -> None:
    first = min(columns[0].least or columns[0].widest or 0, columns[0].widest or 0)
    sizes = widths(columns, cells)
    if cells >= first + GAP + LEAST:
        assert used(sizes) == cells, "the flexible column takes all that is left"
    else:
        assert [size > 0 for size in sizes].count(True) == 2, "nothing else takes room that there is not"


@given(tables(), CELLS)
def test_none_is_wider_than_its_text_or_narrower_than_its_least(columns: list[Column], cells: int) -> None:
    for column, size in zip(columns, widths(columns, cells), strict=True):
        if column.widest is None:
            assert size >= LEAST
        elif column.least:
            assert size == 0 or min(column.least, column.widest) <= size <= column.widest
        else:
            assert size in (0, column.widest), "cut in two"


@given(tables(), CELLS)
def test_the_first_is_never_dropped_and_a_status_never_cut(columns: list[Column], cells: int) -> None:
    size = widths(columns, cells)[0]
    assert size > 0
    if not columns[0].least:
        assert size == columns[0].widest


@given(tables(), CELLS)
def test_with_room_for_everything_nothing_is_cut(columns: list[Column], cells: int) -> None:
    wanted = [LEAST if column.widest is None else column.widest for column in columns]
    if used(wanted) <= cells:
        for column, size in zip(columns, widths(columns, cells), strict=True):
            assert column.widest is None or size == column.widest


def test_those_to_the_right_give_way_first() -> None:
    columns = [Column("status", "", 5), Column("rule", "", 20, 10), Column("what", "", None), Column("due", "", 10)]
    assert widths(columns, 46) == [5, 20, 8, 10]
    assert widths(columns, 45) == [5, 20, 18, 0]
    assert widths(columns, 34) == [5, 19, 8, 0]
    assert widths(columns, 25) == [5, 10, 8, 0]
    assert widths(columns, 24) == [5, 0, 18, 0]
    assert widths(columns, 10) == [5, 0, 8, 0]


def test_a_short_column_does_not_grow_to_its_least() -> None:
    columns = [Column("status", "", 5), Column("rule", "", 6, 10), Column("what", "", None)]
    assert widths(columns, 20) == [5, 0, 14]
    assert widths(columns, 21) == [5, 6, 8]


def test_a_column_without_any_text_takes_no_room() -> None:
    assert widths([Column("a", "", 4), Column("due", "", 0), Column("what", "", None)], 30) == [4, 0, 25]


def test_the_widest_text_counts_in_cells_up_to_a_limit() -> None:
    assert widest(["ab", "情報不足"], "col") == 8
    assert widest([], "判定") == 4
    assert widest(["x" * 50]) == 40 and widest(["x" * 50], most=12) == 12
    assert widest([]) == 0


def test_a_status_is_whole_on_the_smallest_screen() -> None:
    for lang in LANGUAGES:
        title = tell("col.status", lang)
        status = widest([short_label(outcome.value, lang) for outcome in SEVERITY], title)
        assert status == max(width(short_label(outcome.value, lang)) for outcome in SEVERITY) or status == width(title)
        columns = [
            Column("change", "", 1),
            Column("status", title, status),
            Column("rule", "", 26, 10),
            Column("what", "", None),
            Column("due", "", 10),
        ]
        for cells in range(36, 241):
            assert widths(columns, cells)[:2] == [1, status], (lang, cells)
