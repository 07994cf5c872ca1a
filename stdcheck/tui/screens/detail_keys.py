"""The keys that act on the detail of a finding: its tabs, its folds, the places it points to, a copy of it."""

from __future__ import annotations

import os
import sys

from stdcheck.tui.screens.page import Page
from stdcheck.tui.screens.source import Source
from stdcheck.tui.viewmodel.items import Item, text_of
from stdcheck.tui.widgets.detail import Detail


class DetailKeys(Page):
    """A screen with a detail pane."""

    @property
    def detail(self) -> Detail:
        """The pane."""
        return self.query_one(Detail)

    def _pointing(self) -> Item | None:
        """The item under the cursor, where the keys go to the pane."""
        items = self.detail.items
        return items.item if items.has_focus else None

    def do_tab_left(self) -> None:
        """The tab to the left."""
        self.detail.next_tab(-1)

    def do_tab_right(self) -> None:
        """The tab to the right."""
        self.detail.next_tab(1)

    def do_fold(self) -> None:
        """Fold or unfold."""
        self.detail.fold(self.detail.items.item)

    def do_unfold_all(self) -> None:
        """Everything, or only what decides."""
        self.detail.unfold_all()

    def do_goto(self) -> None:
        """The line in the file that the detail, or else the finding, points to."""
        item, shown = self._pointing(), self.detail.shown
        span = item.span if item is not None else None
        if span is None and shown is not None:
            span = shown.finding.primary
        if span is None:
            self.review.say("no_source")
        else:
            self.app.push_screen(Source(span))

    def do_law(self) -> None:
        """The page of the law in a browser, where there is one; its address in any case."""
        item, shown = self._pointing(), self.detail.shown
        url = item.url if item is not None else ""
        if not url and shown is not None:
            cites = shown.info.rules[shown.finding.rule].citations
            url = next((address for _, address in cites if address), "")
        if not url:
            self.review.say("no_law_page")
            return
        self.review.say("law_page", url=url)
        if _has_windows():
            self.app.open_url(url)

    def do_copy(self) -> None:
        """The detail as text, with everything that is unfolded, into the clipboard of the terminal (OSC 52)."""
        if self.detail.shown is not None:
            self.app.copy_to_clipboard("\n".join(text_of(self.detail.items.items)))
            self.review.say("copied")


def _has_windows() -> bool:
    """Whether a browser can open a window: one that lives in the terminal would take the screen from us."""
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
