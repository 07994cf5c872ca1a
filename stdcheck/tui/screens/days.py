"""The as-of day: any day, or one of those on which something changes for the profile. No file is touched."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.widgets import Input

from stdcheck.report.cells import visible
from stdcheck.report.filtering.values import day_of
from stdcheck.report.wording import Language, chosen
from stdcheck.tui.screens.page import Page
from stdcheck.tui.viewmodel.columns import Column, widest
from stdcheck.tui.viewmodel.dates import DateRow
from stdcheck.tui.viewmodel.home import open_counts
from stdcheck.tui.viewmodel.keys import DATES
from stdcheck.tui.viewmodel.session import News
from stdcheck.tui.viewmodel.words import Piece, counted, tell
from stdcheck.tui.widgets.grid import Grid
from stdcheck.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from stdcheck.tui.screens.review import Review


class Days(Page):
    """The days of one profile. Enter looks at one; typing writes another."""

    keys_of = DATES

    def __init__(self, review: Review) -> None:
        super().__init__()
        self.of = review
        self.rows: list[DateRow] = []
        self.wrong = ""

    def body(self) -> ComposeResult:
        """The day that is typed, the list, what it says."""
        yield Lines(id="days-title")
        yield Input(id="day", max_length=10, select_on_focus=False)
        yield Grid(id="days")
        yield Lines(id="days-note")

    @property
    def grid(self) -> Grid:
        """The list."""
        return self.query_one("#days", Grid)

    def on_mount(self) -> None:
        """Begin on the day that is looked at."""
        super().on_mount()
        here = self.session.as_of
        place = max((n for n, row in enumerate(self.rows) if row.day <= here), default=0)
        self.grid.move(place)
        self._write(here)
        self.grid.focus()

    def retranslate(self) -> None:
        """Every text anew."""
        super().retranslate()
        session, lang = self.session, self.session.language
        dates = session.follow(self.of.file)
        base = session.reports.get((self.of.file.shown_as, session.base))
        self.rows = list(dates.rows(base.report.counts if base is not None else None))
        title: list[Piece] = [(f" {tell('dates', lang)}  ", "title"), (self._state(), "dim")]
        self.query_one("#days-title", Lines).show([title])
        note: Piece = (self.wrong, "error") if self.wrong else (tell("dates.note", lang), "dim")
        self.query_one("#days-note", Lines).show([[(" ", ""), note]])
        result, most = tell("dates.result", lang), max(self.app.size.width * 2 // 5, 20)
        columns = [
            Column("day", tell("dates.day", lang), 10),
            Column("what", tell("dates.what", lang), None),
            Column("result", result, widest(map(self._counts, self.rows), result, most), 12),
        ]
        rows = self.rows
        self.grid.show(len(rows), lambda n: self._cells(rows[n]), columns)

    def _state(self) -> str:
        dates, lang = self.session.follow(self.of.file), self.session.language
        if dates.failed:
            at = (self.of.file.shown_as, dates.start)
            return tell("failed", lang, path=self.session.failures.get(at, "-"))
        if dates.end is None:
            return tell("dates.begun", lang)
        if not dates.done:
            return tell("dates.following", lang, day=dates.reached.isoformat(), end=dates.end.isoformat())
        said = tell("dates.done" if dates.changes else "dates.none", lang, end=dates.end.isoformat())
        return f"{said}  {counted('dates.moving', dates.moving, lang)}" if dates.moving else said

    def _cells(self, row: DateRow) -> Sequence[Piece]:
        lang = self.session.language
        if not row.changes:
            what = tell("dates.today" if row.day == self.session.today else "dates.start", lang)
        else:
            what = changes_words(row, lang)
        return [(row.day.isoformat(), "title"), (visible(what), ""), self._open(row)]

    def _counts(self, row: DateRow) -> str:
        return self._open(row)[0]

    def _open(self, row: DateRow) -> Piece:
        """What is open from a day on; unknown as long as the report of the day of the start is."""
        if row.counts is None:
            return "...", "dim"
        text, name = open_counts(row.counts, self.session.language)
        return (text, name) if text else ("-", "dim")

    def news(self, news: News) -> None:
        """More days."""
        super().news(news)
        if news.topic in ("dates", "progress", "failed"):
            self.retranslate()

    def _write(self, day: date) -> None:
        """Put a day into the line without taking it for typed."""
        field = self.query_one(Input)
        with field.prevent(Input.Changed):
            field.value = day.isoformat()

    def on_grid_moved(self, event: Grid.Moved) -> None:
        """Another day of the list."""
        if 0 <= event.row < len(self.rows):
            self._write(self.rows[event.row].day)

    def on_grid_chosen(self, event: Grid.Chosen) -> None:
        """Look at it."""
        self.do_open()

    def on_key(self, event: events.Key) -> None:
        """A digit begins to write a day; from the line the arrows go back to the list.

        Signs that are typed at once come here as long as the line does not have the keys yet: they are written, too.
        """
        field, sign = self.query_one(Input), event.character or ""
        if self.focused is field and event.key in ("up", "down"):
            event.stop()
            self.grid.focus()
        elif sign.isdecimal() or (sign == "-" and self.focused is field):
            event.stop()
            if self.focused is not field:
                self.set_focus(field)
                field.value = ""
            field.insert_text_at_cursor(sign)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Look at the day that is written."""
        event.stop()
        self.do_open()

    def on_input_changed(self, event: Input.Changed) -> None:
        """What was wrong is being put right."""
        if self.wrong:
            self.wrong = ""
            self.retranslate()

    # ---- keys

    def _chosen(self) -> date | None:
        """The day in the line; None, and a word about it, where it is none."""
        given = self.query_one(Input).value.strip()
        day = day_of(given)
        if day is None:
            self.wrong = tell("dates.bad", self.session.language, given=given or '""')
            self.retranslate()
        return day

    def do_open(self) -> None:
        """Look at the day."""
        day = self._chosen()
        if day is not None:
            self.app.pop_screen()
            self.of.go_to(day)

    def do_compare(self) -> None:
        """Look at the day, and only at what comes out otherwise than on the day of the start."""
        day = self._chosen()
        if day is not None:
            self.app.pop_screen()
            self.of.set_filter("changed")
            self.of.go_to(day)

    def do_back(self) -> None:
        """Leave the day as it is."""
        self.app.pop_screen()

    def do_later(self) -> None:
        """Down the list."""
        self.grid.move(self.grid.row + 1)

    def do_earlier(self) -> None:
        """Up the list."""
        self.grid.move(self.grid.row - 1)


def changes_words(row: DateRow, lang: Language) -> str:
    """The first cause of a day's changes, else the first thing that changes, and how many things change besides."""
    first = row.changes[0]
    text = chosen(first.causes[0].text, lang) if first.causes else chosen(first.title, lang)
    said = f"{first.key.pack}: {text}"
    return tell("dates.more", lang, text=said, n=len(row.changes) - 1) if len(row.changes) > 1 else said
