"""A column of texts that are wrapped to the width, folded and unfolded, with a cursor: the detail pane, lists, help."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from stdcheck.report.cells import fit, visible, width, wrap
from stdcheck.tui.viewmodel.items import Item
from stdcheck.tui.viewmodel.words import Piece
from stdcheck.tui.widgets.scrolled import Scrolled
from stdcheck.tui.widgets.styles import strip_of

LEAST = 16
"""Cells that a text keeps however deep it stands."""
STEP = 2


class Items(Scrolled):
    """Texts one below the other. What can be folded shows `+` or `-`; the widget only says that somebody wants it."""

    class Toggled(Message):
        """Somebody wants to fold or unfold an item, or to go where it points."""

        def __init__(self, items: Items, item: Item) -> None:
            super().__init__()
            self.items = items
            self.item = item

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.items: Sequence[Item] = ()
        self.at = 0
        self._lines: list[tuple[int, list[Piece]]] = []
        self._first: list[int] = []

    @property
    def item(self) -> Item | None:
        """The one that the cursor stands on."""
        return self.items[self.at] if self.at < len(self.items) else None

    def show(self, items: Sequence[Item], *, keep: bool = True) -> None:
        """Show these; keep: leave the cursor on the item of the same key, and what is seen where it is."""
        key = self.item.key if self.item is not None and keep else None
        offset = self._first[self.at] - self.scroll_offset.y if key is not None else 0
        self.items = items
        self.at = next((n for n, item in enumerate(items) if item.key == key), 0) if key is not None else 0
        self._wrap()
        top = self._first[self.at] - offset if key is not None and self._first else 0
        self.scroll_to(y=max(top, 0), animate=False, immediate=True)
        self.refresh()

    def _wrap(self) -> None:
        """Cut every text into lines."""
        cells = max(self.scrollable_content_region.width, 1)
        self._lines, self._first = [], []
        for number, item in enumerate(self.items):
            self._first.append(len(self._lines))
            self._lines += ((number, pieces) for pieces in _lines_of(item, cells))
        self.virtual_size = Size(self.size.width, len(self._lines))

    def on_resize(self, event: events.Resize) -> None:
        """Another width gives other lines."""
        self._wrap()
        self._show_cursor()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A line of an item; the cursor's item is marked on its first line."""
        cells = self.scrollable_content_region.width
        place = self.scroll_offset.y + y
        if place >= len(self._lines):
            return strip_of([], cells)
        number, pieces = self._lines[place]
        here = number == self.at and self.has_focus
        return strip_of(pieces, cells, "cursor" if here and place == self._first[number] else "")

    def move(self, at: int) -> None:
        """Put the cursor on an item, the nearest there is."""
        at = min(max(at, 0), len(self.items) - 1)
        if at >= 0 and at != self.at:
            self.at = at
            self._show_cursor()
            self.refresh()

    def _show_cursor(self) -> None:
        if self._first:
            top = self._first[self.at]
            end = self._first[self.at + 1] if self.at + 1 < len(self._first) else len(self._lines)
            height = min(end - top, max(self.size.height, 1))
            self.scroll_to_region(Region(0, top, 1, height), animate=False, immediate=True)

    def on_key(self, event: events.Key) -> None:
        """Move from item to item, or by pages."""
        if event.key in ("pagedown", "pageup"):
            self._page(1 if event.key == "pagedown" else -1)
        elif event.key in ("down", "up", "home", "end"):
            steps = {"down": 1, "up": -1, "home": -len(self.items), "end": len(self.items)}
            self.move(self.at + steps[event.key])
        else:
            return
        event.stop()
        event.prevent_default()

    def _page(self, direction: int) -> None:
        """The item a page on; at least the next one."""
        if not self._first:
            return
        target = self._first[self.at] + direction * max(self.size.height - 1, 1)
        number = self._lines[min(max(target, 0), len(self._lines) - 1)][0]
        self.move(number if number != self.at else self.at + direction)

    def on_click(self, event: events.Click) -> None:
        """A click moves, one on the item of the cursor folds it or goes where it points."""
        place = self.scroll_offset.y + event.y
        if place >= len(self._lines):
            return
        number = self._lines[place][0]
        if number == self.at:
            self.post_message(self.Toggled(self, self.items[number]))
        else:
            self.move(number)


def _lines_of(item: Item, cells: int) -> list[list[Piece]]:
    """An item as lines: its lead, then its text behind it, then what stands at the right end, wrapped."""
    indent = min(STEP * item.depth, max(cells - LEAST, 0))
    fold = {None: "", True: "+ ", False: "- "}[item.folded]
    before = width(item.lead) + (1 if item.lead else 0)
    left = indent + width(fold) + before
    room = max(cells - left, min(LEAST, cells))
    lines: list[list[Piece]] = []
    for line in wrap(visible(item.text), room):
        if lines:
            lines.append([(" " * left, ""), (line, item.style)])
        else:
            lead = [(fit(item.lead, before), item.lead_style)] if item.lead else []
            lines.append([(" " * indent, ""), (fold, "dim"), *lead, (line, item.style)])
    if item.note:
        note = visible(item.note)
        gap = cells - sum(width(text) for text, _ in lines[-1]) - width(note)
        if gap >= 2:
            lines[-1] += [(" " * gap, ""), (note, "place")]
        else:
            lines += [[(" " * left, ""), (line, "place")] for line in wrap(note, room)]
    return lines
