"""What all screens share: a header with the day at both ends, a line for messages, the keys, one action for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from stdcheck.tui.viewmodel.keys import KEYS, MOVES, shown
from stdcheck.tui.viewmodel.session import News, Session
from stdcheck.tui.viewmodel.words import Piece, tell
from stdcheck.tui.widgets.grid import Grid
from stdcheck.tui.widgets.items import Items
from stdcheck.tui.widgets.lines import Lines, key_pieces, spread

if TYPE_CHECKING:
    from stdcheck.tui.app import ReviewApp

WIDE, NARROW, SHORT = 110, 60, 18
"""From WIDE columns on two panes side by side; below NARROW columns or SHORT rows one pane at a time."""


class Page(Screen[None]):
    """A screen of the review. Every key of `viewmodel.keys` runs `do_ID` of the screen that is shown."""

    keys_of = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(",".join(key.keys), f"run('{key.id}')", show=False) for key in KEYS),
        *(Binding(letter, f"move('{way}')", show=False) for letter, way in MOVES.items()),
    ]

    @property
    def review(self) -> ReviewApp:
        """The application."""
        return cast("ReviewApp", self.app)

    @property
    def session(self) -> Session:
        """Everything that is known."""
        return self.review.session

    def body(self) -> ComposeResult:
        """What stands between the header and the keys."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Header, body, message, keys."""
        yield Lines(id="head")
        yield from self.body()
        yield Lines(id="message")
        yield Lines(id="keys")

    def on_mount(self) -> None:
        """Show what is known."""
        self.choose_layout()
        self.retranslate()

    def on_screen_resume(self) -> None:
        """Much may have come in while another screen was shown."""
        self.retranslate()

    def on_resize(self, event: events.Resize) -> None:
        """Another size may need another layout."""
        self.choose_layout()
        self.retranslate()

    def choose_layout(self) -> None:
        """Choose the layout for the size."""
        size = self.app.size
        single = size.width < NARROW or size.height < SHORT
        self.set_class(single, "-single")
        self.set_class(not single and size.width < WIDE, "-stacked")
        self.set_class(not single and size.width >= WIDE, "-wide")

    @property
    def ready(self) -> bool:
        """Whether all its parts are there: not while it is being made or taken down, when replies may still come."""
        return self.is_mounted and len(self.query("#head, #message, #keys")) == 3

    @property
    def single(self) -> bool:
        """Whether one pane is shown at a time."""
        return self.has_class("-single")

    def retranslate(self) -> None:
        """Make every text anew: the language, the day or what is known has changed."""
        self.query_one("#head", Lines).show(self.head_lines())
        self.show_message()
        self.show_keys()

    def head_lines(self) -> list[list[Piece]]:
        """The lines above the body."""
        return [self.first_line([])]

    def first_line(self, middle: Sequence[Piece]) -> list[Piece]:
        """The product, what is shown, the day; another day than today stands in reverse at both ends."""
        session, lang = self.session, self.session.language
        day = session.as_of.isoformat()
        name = tell("both" if len(session.languages) > 1 else "language", lang)
        if session.what_if:
            banner = (tell("what_if", lang, day=day), "what_if")
            return spread([banner, *middle], [(f" {name} ", "dim"), banner], self.app.size.width)
        today = tell("as_of_today", lang, day=day)
        # Where there is little room, what is shown matters more than by what.
        product = "" if middle and self.app.size.width < NARROW else "stdcheck  "
        left: list[Piece] = [(f" {product}", "title"), *middle]
        return spread(left, [(f"  {today}", ""), (f"  {name} ", "dim")], self.app.size.width)

    def message_pieces(self) -> list[Piece]:
        """What is to be said now; nothing takes no room."""
        session = self.session
        if session.ended is not None:
            return [(tell("ended", session.language, code=session.ended), "error")]
        return [self.review.message] if self.review.message is not None else []

    def show_message(self) -> None:
        """Show what is to be said."""
        pieces = self.message_pieces()
        self.query_one("#message", Lines).show([[(" ", ""), *pieces]] if pieces else [])

    def show_keys(self) -> None:
        """The keys of this screen, as many as there is room for."""
        lang = self.session.language
        keys = [key for key in shown(self.keys_now()) if key.bar and self.works(key.id)]
        names = [tell(f"key.{key.id}", lang) for key in keys]
        width = self.app.size.width
        functions = width < WIDE
        self.query_one("#keys", Lines).show([key_pieces(keys, names, width, functions)])

    def keys_now(self) -> str:
        """Which keys work: those of the screen, or of a part of it."""
        return self.keys_of

    def works(self, what: str) -> bool:
        """Whether a key of this screen does anything just now."""
        return True

    def news(self, news: News) -> None:
        """Something has come in."""
        self.show_message()

    # ---- keys

    def action_run(self, what: str) -> None:
        """Do what a key stands for, where it stands for something here."""
        if any(key.id == what for key in shown(self.keys_now())):
            self.review.forget_message()
            getattr(self, f"do_{what}", getattr(self.review, f"do_{what}", _nothing))()

    def action_move(self, way: str) -> None:
        """A letter that moves."""
        focused = self.focused
        if isinstance(focused, Grid):
            focused.move(focused.row + (1 if way == "down" else -1))
        elif isinstance(focused, Items):
            focused.move(focused.at + (1 if way == "down" else -1))


def _nothing() -> None:
    raise NotImplementedError
