"""The file behind a finding, at its line. Reading only."""

from __future__ import annotations

from textual.app import ComposeResult

from stdcheck.report.cells import visible
from stdcheck.source.spans import Span
from stdcheck.tui.screens.page import Page
from stdcheck.tui.viewmodel.columns import Column
from stdcheck.tui.viewmodel.keys import SOURCE
from stdcheck.tui.viewmodel.words import Piece, tell
from stdcheck.tui.widgets.grid import Grid


class Source(Page):
    """The lines of a file."""

    keys_of = SOURCE

    def __init__(self, span: Span) -> None:
        super().__init__()
        self.span = span

    def body(self) -> ComposeResult:
        """The lines."""
        yield Grid(id="source")

    def head_lines(self) -> list[list[Piece]]:
        """The day, and the file."""
        place = f"{visible(self.span.path)}:{self.span.start.line}:{self.span.start.column}"
        return [self.first_line([(place, "title")])]

    def on_mount(self) -> None:
        """Show the line."""
        super().on_mount()
        self.query_one(Grid).focus()
        self.call_after_refresh(self._go)

    def _go(self) -> None:
        """To the line, with some lines above it; not before the size is known."""
        grid, line = self.query_one(Grid), self.span.start.line - 1
        grid.move(line)
        grid.scroll_to(y=max(line - grid.size.height // 3, 0), animate=False, immediate=True)

    def retranslate(self) -> None:
        """The words around the lines; the lines are as they stand in the file."""
        super().retranslate()
        grid, lines = self.query_one(Grid), self.review.lines_of(self.span.path)
        grid.empty = [(tell("source_gone", self.session.language), "error")]
        columns = [Column("line", "", len(str(len(lines)))), Column("text", visible(self.span.path), None)]
        size = len(str(len(lines)))
        grid.show(len(lines), lambda n: [(f"{n + 1:>{size}}", "dim"), (lines[n], "")], columns)

    def do_back(self) -> None:
        """Back to the finding."""
        self.app.pop_screen()
