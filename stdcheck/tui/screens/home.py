"""Home: every profile given, one row each. What cannot be read is a row like the others, with its place."""

from __future__ import annotations

from textual.app import ComposeResult

from stdcheck.checking import Status
from stdcheck.tui.screens.page import Page
from stdcheck.tui.viewmodel.home import HomeRow, home_cells, home_columns, home_rows, home_title, row_pieces
from stdcheck.tui.viewmodel.keys import HOME
from stdcheck.tui.viewmodel.session import News
from stdcheck.tui.viewmodel.words import Piece, tell
from stdcheck.tui.widgets.filter_box import FilterBox
from stdcheck.tui.widgets.grid import MARK, Grid


class Home(Page):
    """The list of profiles."""

    keys_of = HOME

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self.rows: list[HomeRow] = []

    def body(self) -> ComposeResult:
        """The table, and the line for a filter."""
        yield Grid(id="profiles")
        yield FilterBox()

    @property
    def grid(self) -> Grid:
        """The table."""
        return self.query_one("#profiles", Grid)

    def on_mount(self) -> None:
        """Ask for every row."""
        super().on_mount()
        self.session.summarize_all()

    def on_screen_resume(self) -> None:
        """The day may be another one: rows of it that are not known are asked for."""
        self.session.summarize_all()
        super().on_screen_resume()

    def head_lines(self) -> list[list[Piece]]:
        """The first line, and how many profiles there are."""
        title = [(" ", ""), *home_title(self.session, len(self.review.changed_files))]
        if self.words:
            title.append((f"   {tell('filter', self.session.language)}: {self.words}", "place"))
        return [self.first_line([]), title]

    def retranslate(self) -> None:
        """Every text anew, the cursor on the same file."""
        super().retranslate()
        self.query_one(FilterBox).hint(tell("home_hint", self.session.language))
        self.show_rows()

    def show_rows(self) -> None:
        """The rows that the filter lets through."""
        session, grid = self.session, self.grid
        here = self.rows[grid.row].shown_as if 0 <= grid.row < len(self.rows) else None
        self.rows = home_rows(session, self.words)
        key = "none_found" if not session.files else "no_rows"
        grid.empty = [(tell(key, session.language, n=len(session.files)), "dim")]
        place = next((n for n, row in enumerate(self.rows) if row.shown_as == here), grid.row)
        columns = home_columns(session, self.rows, self.app.size.width - MARK)
        grid.show(len(self.rows), lambda n: home_cells(self.rows[n], session), columns, max(place, 0))

    def message_pieces(self) -> list[Piece]:
        """All that the row under the cursor says of the file: a column may have no room for it."""
        pieces = super().message_pieces()
        if pieces or not 0 <= self.grid.row < len(self.rows):
            return pieces
        row = self.rows[self.grid.row]
        if row.shown_as in self.review.changed_files:
            return [(tell("file_changed", self.session.language, path=row.name), "unknown")]
        return row_pieces(row, self.session)

    def works(self, what: str) -> bool:
        """There is nothing behind Home: Esc only takes a filter away."""
        return what != "back" or bool(self.words)

    def news(self, news: News) -> None:
        """A row, a day or the progress of one."""
        if news.topic in ("summary", "next_date", "progress", "failed", "ended"):
            self.retranslate()

    def on_grid_moved(self, event: Grid.Moved) -> None:
        """Another file."""
        self.show_message()

    def on_grid_chosen(self, event: Grid.Chosen) -> None:
        """Go into a file."""
        self.do_open()

    # ---- keys

    def do_open(self) -> None:
        """Review the file under the cursor; one that cannot be read has nothing to review, and says why."""
        if not 0 <= self.grid.row < len(self.rows):
            return
        row = self.rows[self.grid.row]
        summary = self.session.summaries.get((row.shown_as, self.session.as_of))
        if row.file is not None and (summary is None or summary.status is Status.EVALUATED):
            self.review.open(row.file)

    def do_filter(self) -> None:
        """Type words."""
        self.query_one(FilterBox).open(self.words, tell("home_hint", self.session.language))

    def do_back(self) -> None:
        """Take the filter away."""
        self.words = ""
        self.retranslate()

    def on_filter_box_typed(self, event: FilterBox.Typed) -> None:
        """Other words."""
        self.words = event.text
        self.retranslate()

    def on_filter_box_left(self, event: FilterBox.Left) -> None:
        """Back to the rows."""
        if event.cleared:
            self.words = ""
        self.query_one(FilterBox).close()
        self.grid.focus()
        self.retranslate()
