"""What every list of lines shares: a plain scroll bar, and a cursor that is drawn anew when keys come or go."""

from __future__ import annotations

from typing import ClassVar

from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBarRender


class PlainBar(ScrollBarRender):
    """A scroll bar of spaces: the eighths of a block that it otherwise ends in are two cells wide in some terminals."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "]


class Scrolled(ScrollView, can_focus=True):
    """Lines that are made when they can be seen."""

    DEFAULT_CSS = """
    Scrolled { height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    """

    def on_mount(self) -> None:
        """Take the plain bar."""
        self.vertical_scrollbar.renderer = PlainBar  # type: ignore[misc]

    def on_focus(self) -> None:
        """The cursor looks otherwise where keys go."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor looks otherwise where no keys go."""
        self.refresh()
