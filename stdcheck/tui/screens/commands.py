"""Every command by name, for those whose letters go into an input method, or who do not know the keys yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.widgets import Input

from stdcheck.report.folding import folded
from stdcheck.report.wording import LANGUAGES
from stdcheck.tui.screens.page import Page
from stdcheck.tui.viewmodel.columns import Column, widest
from stdcheck.tui.viewmodel.keys import COMMANDS
from stdcheck.tui.viewmodel.words import Piece, tell
from stdcheck.tui.widgets.grid import Grid


@dataclass(frozen=True, slots=True, eq=False)
class Command:
    """A command. word: the id of its name; key: how it is shown, "" where it has none; run: does it"""

    word: str
    key: str
    run: Callable[[], object]


class Commands(Page):
    """A line to type in, and the commands whose names hold what is typed, in either language."""

    keys_of = COMMANDS

    def __init__(self, commands: list[Command]) -> None:
        super().__init__()
        self.commands = commands
        self.rows = commands

    def body(self) -> ComposeResult:
        """The line and the list."""
        yield Input(id="command", select_on_focus=False)
        yield Grid(id="commands")

    def head_lines(self) -> list[list[Piece]]:
        """The day, and that this is the list of commands."""
        return [self.first_line([(tell("commands", self.session.language), "title")])]

    def on_mount(self) -> None:
        """Keys go to the line."""
        super().on_mount()
        self.query_one(Input).focus()

    def retranslate(self) -> None:
        """The commands that match, in the language shown."""
        super().retranslate()
        lang, grid, field = self.session.language, self.query_one(Grid), self.query_one(Input)
        field.placeholder = tell("commands_hint", lang)
        wanted = folded(field.value).split()
        self.rows = [one for one in self.commands if all(word in _names(one) for word in wanted)]
        rows = self.rows
        columns = [Column("key", "", widest((one.key for one in rows), most=12)), Column("name", "", None)]
        grid.empty = [(tell("commands_none", lang), "dim")]
        grid.show(len(rows), lambda n: [(rows[n].key, "title"), (tell(rows[n].word, lang), "")], columns)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another text."""
        self.query_one(Grid).row = 0
        self.retranslate()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Run the command under the cursor."""
        event.stop()
        self.do_open()

    def on_grid_chosen(self, event: Grid.Chosen) -> None:
        """Run it."""
        self.do_open()

    def on_key(self, event: events.Key) -> None:
        """The arrows move in the list while the line keeps the keys."""
        steps = {"down": 1, "up": -1}
        if event.key in steps:
            event.stop()
            event.prevent_default()
            grid = self.query_one(Grid)
            grid.move(grid.row + steps[event.key])

    def do_open(self) -> None:
        """Leave the list, then run."""
        row = self.query_one(Grid).row
        if 0 <= row < len(self.rows):
            command = self.rows[row]
            self.app.pop_screen()
            command.run()

    def do_back(self) -> None:
        """Run nothing."""
        self.app.pop_screen()


def _names(command: Command) -> str:
    return folded("\n".join(tell(command.word, lang) for lang in LANGUAGES))
