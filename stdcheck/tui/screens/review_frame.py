"""What stands around the findings and the detail: the file, the verdicts, the counts, the packs, the messages."""

from __future__ import annotations

from datetime import date

from rich.text import Text

from stdcheck.discovery import ProfileFile
from stdcheck.report.cells import cut, visible
from stdcheck.tui.screens.detail_keys import DetailKeys
from stdcheck.tui.screens.page import NARROW
from stdcheck.tui.viewmodel.findings import count_pieces, tab_pieces, verdict_lines
from stdcheck.tui.viewmodel.home import title_of, warning_pieces
from stdcheck.tui.viewmodel.report import OPEN_FILTER, OpenReport
from stdcheck.tui.viewmodel.words import Piece, tell
from stdcheck.tui.widgets.lines import Lines

MOST_VERDICTS = 3
CORNERS = 6
"""Cells of the upper border of a pane that are not for its title."""


class Frame(DetailKeys):
    """A screen about one file.

    report: what is shown; going_to: the day whose report is waited for; pack: of which findings are shown, None: of all
    rows: the findings shown, by their number in the report
    """

    def __init__(self, file: ProfileFile) -> None:
        super().__init__()
        self.file = file
        self.report: OpenReport | None = None
        self.going_to: date | None = None
        self.pack: str | None = None
        self.filter_text = OPEN_FILTER
        self.rows: list[int] = []

    @property
    def comparing(self) -> bool:
        """Whether nobody can say yet what comes out otherwise: the report of the first day is still waited for."""
        base = (self.file.shown_as, self.session.base)
        return self.report is not None and self.report.waits and base not in self.session.failures

    def head_lines(self) -> list[list[Piece]]:
        """The file, its kind and its title."""
        lang = self.session.language
        path = self.file.path.name if self.app.size.width < NARROW else self.file.shown_as
        middle: list[Piece] = [(visible(path), "title"), (f"  {self.file.kind or '?'}", "dim")]
        if self.report is not None and self.has_class("-wide"):
            middle.append((f"  {title_of(self.report.summary, lang)}", "dim"))
        return [self.first_line(middle)]

    def show_verdicts(self) -> None:
        """What the packs say of the whole, the counts, and a tab for each pack."""
        report, lang = self.report, self.session.language
        if report is None:
            lines: list[list[Piece]] = []
            tabs: list[list[Piece]] = []
        else:
            verdicts = verdict_lines(report, lang)
            most = 1 if self.single else MOST_VERDICTS
            lines = [[(" ", ""), *line] for line in verdicts[:most]]
            if len(verdicts) > most:
                # Before the line, whose end may be cut: a verdict that is not shown must not be overlooked.
                lines[-1].insert(0, (f" (+{len(verdicts) - most})", "title"))
            lines.append([(" ", ""), *count_pieces(report, self.pack, lang)])
            if warnings := warning_pieces(report.summary, lang):
                lines.append([(" ", ""), *warnings])
            several = len(report.report.packs) > 1 and not self.single
            tabs = [] if not several else [[(" ", ""), *tab_pieces(report, self.pack, lang)]]
        self.query_one("#verdicts", Lines).show(lines)
        self.query_one("#packs", Lines).show(tabs)

    def show_title(self) -> None:
        """How many findings are shown, and through which filter."""
        lang, pane = self.session.language, self.query_one("#findings-pane")
        n = len(self.report.findings) if self.report is not None else 0
        title = tell("findings", lang, shown=len(self.rows), all=n)
        if self.filter_text:
            title += f"  {tell('filter', lang)}: {visible(self.filter_text)}"
        # Textual would cut what is too long with a sign that is two cells wide in some Japanese fonts.
        width = self.app.size.width
        of_pane = width * 11 // 20 if self.has_class("-wide") else width  # as in review.tcss
        pane.border_title = Text(cut(title, max(of_pane - CORNERS, 0)))

    def message_pieces(self) -> list[Piece]:
        """Where we are going, what has changed on disk, what went wrong."""
        lang, path = self.session.language, self.file.shown_as
        crash = self.session.failures.get((path, self.going_to or self.session.as_of))
        if crash is not None and self.session.ended is None:
            return [(tell("failed", lang, path=crash), "error")]
        if self.going_to is not None and self.report is not None and self.session.ended is None:
            n = self.session.progress.get((path, self.going_to), 0)
            return [(tell("going", lang, day=self.going_to.isoformat(), n=n), "unknown")]
        pieces = super().message_pieces()
        if not pieces and self.comparing:
            pieces = [(tell("comparing", lang, day=self.session.base.isoformat()), "unknown")]
        if not pieces and path in self.review.changed_files:
            pieces = [(tell("file_changed", lang, path=path), "unknown")]
        return pieces
