"""Review: one profile on one day. Verdicts above, the findings with their filter, the detail of the one looked at."""

from __future__ import annotations

from datetime import date

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.timer import Timer

from stdcheck.discovery import ProfileFile
from stdcheck.report.filtering.grammar import Filter, parse_filter
from stdcheck.tui.screens.days import Days
from stdcheck.tui.screens.review_frame import Frame
from stdcheck.tui.viewmodel.findings import finding_cells, finding_columns
from stdcheck.tui.viewmodel.home import fault_words
from stdcheck.tui.viewmodel.keys import DETAIL, REVIEW
from stdcheck.tui.viewmodel.report import OPEN_FILTER, OpenReport
from stdcheck.tui.viewmodel.session import News
from stdcheck.tui.viewmodel.words import Piece, tell
from stdcheck.tui.widgets.detail import Detail, Shown
from stdcheck.tui.widgets.filter_box import FilterBox
from stdcheck.tui.widgets.grid import Grid
from stdcheck.tui.widgets.items import Items
from stdcheck.tui.widgets.lines import Lines

PROVE_AFTER = 0.12
"""Seconds on one row before its proof is asked for: whoever holds a key down wants none of those in between."""


class Review(Frame):
    """One profile. What is shown belongs to one day: another one takes its place at once when it is all there."""

    def __init__(self, file: ProfileFile) -> None:
        super().__init__(file)
        self.before: OpenReport | None = None
        self.filter = _understood(OPEN_FILTER)
        self.in_detail = False
        self._folds: dict[object, dict[str, bool]] = {}
        self._proving: Timer | None = None
        self._left_at: tuple[str, int] | None = None

    def body(self) -> ComposeResult:
        """Verdicts, counts and tabs; the two panes; the line for a filter."""
        yield Lines(id="verdicts")
        yield Lines(id="packs")
        with Container(id="panes"):
            with Vertical(id="findings-pane", classes="pane"):
                yield Grid(id="findings")
            yield Detail(id="detail").add_class("pane")
        yield FilterBox()

    @property
    def grid(self) -> Grid:
        """The table of findings."""
        return self.query_one("#findings", Grid)

    def on_mount(self) -> None:
        """Ask for the report, and for the dates."""
        super().on_mount()
        self.grid.focus()
        self.go_to(self.session.as_of)
        self.session.follow(self.file)

    def on_unmount(self) -> None:
        """Let go of the reports: what is left of a screen may be kept for long."""
        self.report = self.before = None
        self._folds.clear()

    # ---- the day

    def go_to(self, day: date) -> None:
        """Look at another day as soon as its report is there; the one shown stays until then."""
        self.stay()
        report = self.session.open(self.file, day)
        if report is None:
            self.going_to = day
        else:
            self._show(report)
        self.retranslate()

    def reload(self, before: OpenReport | None) -> None:
        """Nothing is known any more; what comes next is compared with what was shown."""
        self._left_at = self._key() or self._left_at
        self.before, self.report, self.going_to = before or self.before, None, None
        self._folds.clear()
        self._fill()
        self.refresh_detail(keep=False)
        self.go_to(self.session.as_of)
        self.session.follow(self.file)

    def stay(self, *, leaving: bool = False) -> None:
        """Do not go where we were going. leaving: nor will anything that is shown be compared with it"""
        if self.going_to is not None:
            if leaving or self.going_to != self.session.base:
                self.session.forget(self.file.shown_as, self.going_to)
            self.going_to = None

    def _show(self, report: OpenReport) -> None:
        """Another report takes the place of the one shown, with the cursor on the same finding."""
        here = self._key() or self._left_at
        self._left_at = None
        if self.going_to == report.as_of:
            self.going_to = None
        self.session.as_of = report.as_of
        other = self._compared_with(report)
        report.compare(other)
        report.waits = other is None and report.as_of != self.session.base
        self.report = report
        self._fill()
        place = report.index_of(here) if here is not None else None
        self.grid.row = self.rows.index(place) if place in self.rows else 0
        self.retranslate()
        self.refresh_detail(keep=True)

    def _compared_with(self, report: OpenReport) -> OpenReport | None:
        """What was shown before files were read again, else the report of the day that the review began with."""
        if self.before is not None and self.before.as_of == report.as_of:
            return self.before
        if report.as_of == self.session.base:
            return None
        return self.session.open(self.file, self.session.base)

    def _key(self) -> tuple[str, int] | None:
        if self.report is None or not 0 <= self.grid.row < len(self.rows):
            return None
        return self.report.key(self.rows[self.grid.row])

    # ---- the rows

    def _fill(self) -> None:
        self.rows = self.report.select(self.pack, self.filter) if self.report is not None else []

    def refill(self) -> None:
        """The filter or the pack has changed; the cursor stays on the same finding where it is still there."""
        here = self.rows[self.grid.row] if 0 <= self.grid.row < len(self.rows) else None
        self._fill()
        self.grid.row = self.rows.index(here) if here in self.rows else 0
        self.show_rows()
        self.show_title()
        if (self.rows[self.grid.row] if self.rows else None) != here:
            self.refresh_detail(keep=False)

    def show_rows(self) -> None:
        """Draw the table."""
        report, lang = self.report, self.session.language
        if report is None:
            n = self.session.progress.get((self.file.shown_as, self.going_to or self.session.as_of))
            text = tell("waiting", lang) if n is None else tell("evaluating", lang, n=n)
            self.grid.empty = [(text, "dim")]
            self.grid.show(0, lambda row: [], [])
            return
        fault = fault_words(report.summary, lang)
        key = "nothing_open" if self.filter_text == OPEN_FILTER else "no_rows"
        if self.comparing and "changed" in self.filter_text:
            fault = tell("comparing", lang, day=self.session.base.isoformat())
        self.grid.empty = [(fault, "error") if fault else (tell(key, lang, n=len(report.findings)), "dim")]
        columns = finding_columns(report, self.rows, self.pack, lang)
        self.grid.show(
            len(self.rows), lambda row: finding_cells(report, self.rows[row], self.pack, lang), columns, self.grid.row
        )

    # ---- what is drawn

    def retranslate(self) -> None:
        """Every text anew."""
        super().retranslate()
        self.show_verdicts()
        self.show_rows()
        self.show_title()
        box = self.query_one(FilterBox)
        if box.text is not None:
            box.hint(tell("filter_hint", self.session.language))
            self.set_filter(box.text)
        if self.detail.shown is not None and self.detail.languages != self.session.languages:
            self.detail.show(self.detail.shown, self.session.languages)

    def choose_layout(self) -> None:
        """One pane at a time shows the detail while somebody is in it."""
        super().choose_layout()
        self.set_class(self.single and self.in_detail, "-in-detail")

    def keys_now(self) -> str:
        """The keys of the pane that has the focus."""
        return DETAIL if isinstance(self.focused, Items) else REVIEW

    def on_descendant_focus(self) -> None:
        """Another pane, other keys; a line for a filter that the keys have left would go on showing its text."""
        box = self.query_one(FilterBox)
        if box.text is not None and not box.has_focus_within:
            box.close()
        self.show_keys()

    # ---- the detail

    def refresh_detail(self, *, keep: bool) -> None:
        """Show the finding under the cursor, and ask for its proof if somebody stays there."""
        if self._proving is not None:
            self._proving.stop()
            self._proving = None
        report = self.report
        if report is None or not 0 <= self.grid.row < len(self.rows):
            self.detail.show(None, self.session.languages)
            return
        row = self.rows[self.grid.row]
        finding = report.findings[row]
        proved = report.proved.get((finding.rule, finding.place))
        folds = self._folds.setdefault(report.key(row), {})
        shown = Shown(report.report.path, finding, report.info, report.report.notes, report.change(row), proved, folds)
        self.detail.show(shown, self.session.languages, keep=keep)
        if proved is None:
            self._proving = self.set_timer(PROVE_AFTER, self._prove)

    def _prove(self) -> None:
        if self.report is not None and 0 <= self.grid.row < len(self.rows):
            self.session.prove(self.file, self.report, self.report.findings[self.rows[self.grid.row]])

    def on_grid_moved(self, event: Grid.Moved) -> None:
        """Another finding."""
        self.refresh_detail(keep=False)

    def on_grid_chosen(self, event: Grid.Chosen) -> None:
        """Go into the detail."""
        self.do_open()

    def on_items_toggled(self, event: Items.Toggled) -> None:
        """Fold or unfold."""
        self.detail.fold(event.item)

    def news(self, news: News) -> None:
        """A report, the progress of one, a proof, dates."""
        if news.path not in (self.file.shown_as, ""):
            return
        match news.topic:
            case "report" if news.as_of == self.going_to:
                report = self.session.open(self.file, news.as_of)
                if report is not None:
                    self._show(report)
            case "report" if self.report is not None and news.as_of == self.session.base:
                self._show(self.report)
            case "progress" | "failed" | "ended" | "dates":
                self.show_message()
                if self.report is None:
                    self.show_rows()
            case "proof":
                self.refresh_detail(keep=True)

    # ---- keys

    def do_open(self) -> None:
        """Into the detail; there fold or unfold."""
        if isinstance(self.focused, Items):
            self.detail.fold(self.detail.items.item)
        elif self.detail.shown is not None:
            self.in_detail = True
            self.choose_layout()
            self.detail.items.focus()

    def do_back(self) -> None:
        """One step back: out of the detail, to the day shown, to all findings, home."""
        if isinstance(self.focused, Items):
            self.in_detail = False
            self.choose_layout()
            self.grid.focus()
        elif self.going_to is not None and self.report is not None:
            self.stay()
            self.show_message()
        elif self.filter_text:
            self.set_filter("")
        else:
            self.stay(leaving=True)
            self.review.leave(self)

    def do_filter(self) -> None:
        """Type a filter."""
        self.query_one(FilterBox).open(self.filter_text, tell("filter_hint", self.session.language))

    def set_filter(self, text: str) -> bool:
        """Use a filter; False, and the last one stays, where it cannot be understood."""
        lang = self.session.language
        filter_, problems = parse_filter(text, lang)
        lines: list[list[Piece]] = [[(" ", ""), (problem.text(lang), "unknown")] for problem in problems[:2]]
        box = self.query_one(FilterBox)
        box.follow(text)
        box.problems(lines)
        if filter_ is None:
            return False
        self.filter, self.filter_text = filter_, text
        self.refill()
        return True

    def on_filter_box_typed(self, event: FilterBox.Typed) -> None:
        """Filter while somebody types."""
        self.set_filter(event.text)

    def on_filter_box_left(self, event: FilterBox.Left) -> None:
        """Back to the rows."""
        if event.cleared:
            self.set_filter("")
        self.query_one(FilterBox).close()
        self.grid.focus()

    def show_pack(self, number: int) -> None:
        """All findings (0), or those of one pack."""
        packs = [None, *(self.report.report.packs if self.report is not None else ())]
        if number < len(packs):
            self.pack = packs[number]
            self.refill()
            self.show_verdicts()

    def do_pane(self) -> None:
        """The other pane."""
        if isinstance(self.focused, Items):
            self.do_back()
        else:
            self.do_open()

    def do_as_of(self) -> None:
        """Choose a day."""
        self.app.push_screen(Days(self))

    def do_later(self) -> None:
        """The next day on which something changes."""
        self._jump(later=True)

    def do_earlier(self) -> None:
        """The day before."""
        self._jump(later=False)

    def _jump(self, *, later: bool) -> None:
        dates = self.session.follow(self.file)
        here = self.going_to or self.session.as_of
        known = dates.done or here <= dates.reached
        day = dates.after(here) if later else dates.before(here) if known else None
        if day is not None:
            self.go_to(day)
        elif not (dates.done or dates.failed) and (later or here > dates.reached):
            self.review.say("still_looking", day=dates.reached.isoformat())
        else:
            self.review.say("no_later" if later else "no_earlier")


def _understood(text: str) -> Filter:
    """A filter of our own."""
    filter_, problems = parse_filter(text, "en")
    assert filter_ is not None, problems
    return filter_
