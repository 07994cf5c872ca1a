"""The pane beside the findings: one finding under four tabs, Why, Facts, Law and Ownership."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from textual.app import ComposeResult
from textual.containers import Vertical

from stdcheck.report.data import Finding, NoteApplied, RunInfo
from stdcheck.report.wording import Language
from stdcheck.tui.viewmodel.changes import Changed
from stdcheck.tui.viewmodel.facts import facts_items
from stdcheck.tui.viewmodel.items import Item
from stdcheck.tui.viewmodel.law import SECTIONS, law_items
from stdcheck.tui.viewmodel.ownership import ownership_items, stake_keys
from stdcheck.tui.viewmodel.why import all_keys, why_items
from stdcheck.tui.viewmodel.words import Piece, Teller, tell
from stdcheck.tui.widgets.items import Items
from stdcheck.tui.widgets.lines import Lines
from stdcheck.tui.worker.messages import Proved

TABS = ("why", "facts", "law", "ownership")


@dataclass(slots=True, eq=False)
class Shown:
    """A finding and all that is known of it. home: its file; folds: what somebody has folded or unfolded of it"""

    home: str
    finding: Finding
    info: RunInfo
    notes: Sequence[NoteApplied]
    changed: Changed | None
    proved: Proved | None
    folds: dict[str, bool] = field(default_factory=dict)


class Detail(Vertical):
    """One finding, or nothing."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.tab = TABS[0]
        self.shown: Shown | None = None
        self.languages: tuple[Language, ...] = ("en",)

    def compose(self) -> ComposeResult:
        """The tabs, and the texts of the one that is open."""
        yield Lines(id="detail-tabs")
        yield Items(id="detail-items")

    @property
    def items(self) -> Items:
        """The texts."""
        return self.query_one("#detail-items", Items)

    def show(self, shown: Shown | None, languages: tuple[Language, ...], *, keep: bool = True) -> None:
        """Show a finding; keep: it is the one shown before, and the reader stays where he is."""
        self.shown, self.languages = shown, languages
        self.query_one("#detail-tabs", Lines).show([self._tabs()])
        self.items.show(self._made(), keep=keep)

    def _tabs(self) -> list[Piece]:
        pieces: list[Piece] = []
        for tab in TABS:
            name = tell(f"pane.{tab}", self.languages[0])
            pieces.append((f"[{name}]" if tab == self.tab else f" {name} ", "title" if tab == self.tab else "dim"))
        return pieces

    def _made(self) -> list[Item]:
        shown = self.shown
        if shown is None:
            return []
        words = Teller(self.languages, shown.home)
        match self.tab:
            case "why":
                rule = shown.info.rules[shown.finding.rule]
                return why_items(shown.finding, rule, shown.changed, shown.proved, shown.folds, words)
            case "facts":
                return facts_items(shown.finding, shown.proved, words)
            case "law":
                return law_items(shown.finding, shown.proved, shown.notes, shown.info, shown.folds, words)
            case _:
                return ownership_items(shown.proved, shown.folds, words)

    def again(self) -> None:
        """Make the texts anew."""
        self.show(self.shown, self.languages)

    def turn(self, tab: str) -> None:
        """Open another tab."""
        self.tab = tab
        self.show(self.shown, self.languages, keep=False)

    def next_tab(self, step: int) -> None:
        """Open the tab beside this one."""
        self.turn(TABS[(TABS.index(self.tab) + step) % len(TABS)])

    def fold(self, item: Item | None) -> bool:
        """Fold or unfold; False where nothing is below."""
        if item is None or item.folded is None or self.shown is None:
            return False
        self.shown.folds[item.key] = not item.folded
        self.again()
        return True

    def unfold_all(self) -> None:
        """Open everything; if everything is open already, only what decides."""
        if self.shown is None:
            return
        keys = list(self._keys())
        if all(self.shown.folds.get(key) is False for key in keys):
            self.shown.folds.clear()
        else:
            self.shown.folds.update(dict.fromkeys(keys, False))
        self.again()

    def _keys(self) -> Iterable[str]:
        proved = self.shown.proved if self.shown is not None else None
        if proved is None or self.tab == "facts":
            return ()
        if self.tab == "law":
            return SECTIONS
        return all_keys(proved.proof) if self.tab == "why" else stake_keys(proved.ownership)
