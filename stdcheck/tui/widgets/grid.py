"""A table of any number of rows with a cursor. Only the lines that can be seen are ever made."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from stdcheck.report.cells import fit, visible
from stdcheck.tui.viewmodel.columns import GAP, Column, widths
from stdcheck.tui.viewmodel.words import Piece
from stdcheck.tui.widgets.scrolled import Scrolled
from stdcheck.tui.widgets.styles import strip_of

MARK = 2
"""Cells before the first column: the cursor, which is not told by colour alone, and a space."""

Cells = Callable[[int], Sequence[Piece]]
"""Row -> a text with its style for every column."""


class Grid(Scrolled):
    """Rows in columns. `columns` and `cells` are asked again for every drawing, so a change of language needs no rows.

    Moving: arrows, PgUp, PgDn, Home, End (letters are mapped by the application).
    """

    class Moved(Message):
        """The cursor stands on another row, or on none (-1)."""

        def __init__(self, grid: Grid, row: int) -> None:
            super().__init__()
            self.grid = grid
            self.row = row

    class Chosen(Message):
        """Somebody wants to go into a row."""

        def __init__(self, grid: Grid, row: int) -> None:
            super().__init__()
            self.grid = grid
            self.row = row

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.columns: Sequence[Column] = ()
        self.cells: Cells = lambda row: ()
        self.count = 0
        self.row = -1
        self.empty: list[Piece] = []
        self._widths: list[int] = []

    def show(self, count: int, cells: Cells, columns: Sequence[Column], row: int | None = None) -> None:
        """Show so many rows; row: where the cursor is to stand (default: where it stands, as far as there are rows)."""
        self.count, self.cells, self.columns = count, cells, columns
        before = self.row
        wanted = before if row is None else row
        self.row = min(max(wanted, 0), count - 1)
        self._measure()
        self.virtual_size = Size(self.size.width, count + 1)
        self._show_cursor()
        self.refresh()
        if self.row != before:
            self.post_message(self.Moved(self, self.row))

    def move(self, row: int) -> None:
        """Put the cursor on a row, the nearest there is."""
        row = min(max(row, 0), self.count - 1)
        if row != self.row:
            self.row = row
            self._show_cursor()
            self.refresh()
            self.post_message(self.Moved(self, row))

    def _show_cursor(self) -> None:
        """Scroll so that the row of the cursor can be seen; the titles take the first line."""
        if self.row >= 0:
            self.scroll_to_region(Region(0, self.row, 1, 2), animate=False, immediate=True)

    def _measure(self) -> None:
        self._widths = widths(self.columns, max(self.scrollable_content_region.width - MARK, 1))

    def on_resize(self, event: events.Resize) -> None:
        """Another width gives other columns."""
        self.virtual_size = Size(self.size.width, self.count + 1)
        self._measure()
        self._show_cursor()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The titles, then the rows; the titles stay where they are."""
        cells = self.scrollable_content_region.width
        if y == 0:
            return strip_of([(" " * MARK, ""), *self._laid([(c.title, "title") for c in self.columns])], cells)
        row = self.scroll_offset.y + y - 1
        if row >= self.count:
            return strip_of([(" " * MARK, ""), *(self.empty if self.count == 0 and y == 1 else [])], cells)
        here = row == self.row
        base = ("cursor" if self.has_focus else "resting") if here else ""
        return strip_of([("> " if here else "  ", ""), *self._laid(self.cells(row))], cells, base)

    def _laid(self, texts: Sequence[Piece]) -> list[Piece]:
        pieces: list[Piece] = []
        for (text, name), cells in zip(texts, self._widths, strict=False):
            if cells:
                pieces += [(fit(visible(text), cells), name), (" " * GAP, "")]
        return pieces[:-1]

    def on_key(self, event: events.Key) -> None:
        """Move."""
        page = max(self.size.height - 2, 1)
        steps = {"down": 1, "up": -1, "pagedown": page, "pageup": -page, "home": -self.count, "end": self.count}
        if event.key in steps:
            event.stop()
            event.prevent_default()
            self.move(self.row + steps[event.key])

    def on_click(self, event: events.Click) -> None:
        """A click moves, one on the row of the cursor goes into it."""
        row = self.scroll_offset.y + event.y - 1
        if event.y == 0 or not 0 <= row < self.count:
            return
        if row == self.row:
            self.post_message(self.Chosen(self, row))
        else:
            self.move(row)
