"""Lines made of pieces: what has no room is never left out without a sign."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcheck.report.cells import width
from stdcheck.tui.widgets.lines import spread
from stdcheck.tui.widgets.styles import shortened, strip_of

PIECES = [("GAP 1", "gap"), ("   ", ""), ("EXEMPT 1", "exempt"), ("   ", "")]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (19, "GAP 1   EXEMPT 1   "),
        (16, "GAP 1   EXEMPT 1"),
        (15, "GAP 1   EXEM..."),
        (10, "GAP 1  ..."),
        (8, "GAP 1..."),
        (2, ".."),
    ],
)
def test_what_has_no_room_is_told_by_dots(cells: int, expected: str) -> None:
    assert "".join(text for text, _ in shortened(PIECES, cells)) == expected


def test_the_left_end_gives_way_to_the_right_one() -> None:
    line = spread([(" stdcheck  ", "title"), ("profiles/radio.yaml", "")], [(" TODAY", "")], 20)
    assert "".join(text for text, _ in line) == " stdcheck  ... TODAY"


TEXTS = st.lists(st.tuples(st.text(st.sampled_from("ab 日本\u0301")), st.just("")), max_size=5)


@given(TEXTS, st.integers(0, 20))
def test_a_line_is_exactly_as_wide_as_asked(pieces: list[tuple[str, str]], cells: int) -> None:
    assert width(strip_of(pieces, cells).text) == cells
    whole = "".join(text for text, _ in pieces)
    shown = "".join(text for text, _ in shortened(pieces, cells))
    assert shown.rstrip() == whole.rstrip() or shown.endswith("..."[:cells])
