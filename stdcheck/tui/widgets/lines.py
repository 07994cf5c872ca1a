"""A few lines of pieces: headers, tabs, the key bar, messages. Takes no keys."""

from __future__ import annotations

from collections.abc import Sequence

from textual.strip import Strip
from textual.widget import Widget

from stdcheck.report.cells import width
from stdcheck.tui.viewmodel.keys import Key
from stdcheck.tui.viewmodel.words import Piece
from stdcheck.tui.widgets.styles import shortened, strip_of


class Lines(Widget):
    """As many lines as it is given; without any it takes no room. Too long a line is cut."""

    DEFAULT_CSS = """
    Lines { height: auto; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.lines: Sequence[Sequence[Piece]] = ()

    def show(self, lines: Sequence[Sequence[Piece]]) -> None:
        """Show these lines."""
        changed = len(lines) != len(self.lines)
        self.lines = lines
        self.styles.height = len(lines)
        self.display = bool(lines)
        self.refresh(layout=changed)

    def render_line(self, y: int) -> Strip:
        """One of them."""
        return strip_of(list(self.lines[y]) if y < len(self.lines) else [], self.size.width)


def spread(left: Sequence[Piece], right: Sequence[Piece], cells: int) -> list[Piece]:
    """Two texts at the two ends of a line; the left one is cut where there is no room."""
    room = max(cells - sum(width(text) for text, _ in right), 0)
    shown = shortened(left, room)
    return [*shown, (" " * (room - sum(width(text) for text, _ in shown)), ""), *right]


def key_pieces(keys: Sequence[Key], names: Sequence[str], cells: int, functions: bool) -> list[Piece]:
    """`F1 help  t as-of`: as many keys as there is room for, the last one always.

    functions: function keys where there are any, for narrow screens are those of people who type Japanese
    """
    told = [
        ((key.function if functions and key.function else key.letter), name)
        for key, name in zip(keys, names, strict=True)
    ]
    *first, last = told
    room = cells - _size(last)
    kept = []
    for one in first:
        if _size(one) > room:
            break
        kept.append(one)
        room -= _size(one)
    pieces: list[Piece] = []
    for key, name in (*kept, last):
        pieces += [(f" {key}", "title"), (f" {name} ", "")]
    return pieces


def _size(told: tuple[str, str]) -> int:
    return width(told[0]) + width(told[1]) + 3
