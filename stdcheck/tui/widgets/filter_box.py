"""The line in which a filter is typed, with what is wrong with it below."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from stdcheck.tui.viewmodel.words import Piece
from stdcheck.tui.widgets.lines import Lines


class FilterBox(Vertical):
    """Shown while somebody types. Enter keeps the filter, Esc takes it away."""

    DEFAULT_CSS = """
    FilterBox { height: auto; display: none; }
    """

    class Typed(Message):
        """Another text."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Left(Message):
        """Somebody is done. cleared: and wants no filter"""

        def __init__(self, cleared: bool) -> None:
            super().__init__()
            self.cleared = cleared

    def compose(self) -> ComposeResult:
        """The line, and the problems."""
        yield Input(id="filter-text", select_on_focus=False)
        yield Lines(id="filter-problems")

    def open(self, text: str, hint: str) -> None:
        """Begin to type; what is there is selected, so that a letter takes its place and an arrow keeps it."""
        field = self.query_one(Input)
        self.hint(hint)
        self.display = True
        with field.prevent(Input.Changed):
            field.value = text
        field.focus()
        field.select_all()

    @property
    def text(self) -> str | None:
        """What is typed; None while the line is hidden."""
        return self.query_one(Input).value if self.display else None

    def follow(self, text: str) -> None:
        """Show a filter that was not typed here."""
        field = self.query_one(Input)
        if field.value != text:
            with field.prevent(Input.Changed):
                field.value = text

    def hint(self, text: str) -> None:
        """What stands in the line as long as nothing is typed."""
        self.query_one(Input).placeholder = text

    def close(self) -> None:
        """Hide again."""
        self.display = False
        self.problems([])

    def problems(self, lines: list[list[Piece]]) -> None:
        """Say what cannot be understood."""
        self.query_one("#filter-problems", Lines).show(lines)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on what is typed."""
        event.stop()
        self.post_message(self.Typed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter keeps the filter."""
        event.stop()
        self.post_message(self.Left(cleared=False))

    def on_key(self, event: events.Key) -> None:
        """Esc takes it away; the arrow down keeps it and goes to the rows."""
        if event.key in ("escape", "down"):
            event.stop()
            event.prevent_default()
            self.post_message(self.Left(cleared=event.key == "escape"))
