"""The review as a Textual application: its screens, its worker, the language, the day, and what is said in passing."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import ClassVar, Protocol

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from stdcheck.discovery import Found, ProfileFile
from stdcheck.report.wording import Language
from stdcheck.tui.screens.commands import Command, Commands
from stdcheck.tui.screens.help import Help
from stdcheck.tui.screens.home import Home
from stdcheck.tui.screens.page import Page
from stdcheck.tui.screens.review import Review
from stdcheck.tui.viewmodel.keys import KEYS, narrow, shown
from stdcheck.tui.viewmodel.report import OPEN_FILTER
from stdcheck.tui.viewmodel.session import Session
from stdcheck.tui.viewmodel.watching import Watch
from stdcheck.tui.viewmodel.words import Piece, tell
from stdcheck.tui.widgets.detail import TABS
from stdcheck.tui.worker.messages import Ended, Reply, Request, Setup, Stop
from stdcheck.tui.worker.process import Deliver, Worker

WATCH_EVERY = 2.0
"""Seconds between two looks at whether a file has changed."""
INTERRUPTED = 130


class Working(Protocol):
    """A worker, as far as the application knows it."""

    def send(self, request: Request | Stop) -> None:
        """Ask for something."""

    def close(self) -> None:
        """End it."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a review begins with. today: the day it really is; ascii: borders of plain characters"""

    as_of: date
    today: date
    languages: tuple[Language, ...] = ("en",)
    ascii: bool = False


class ReviewApp(App[int]):
    """One review. start: makes the worker, given its setup and where replies go."""

    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = str(Path(__file__).with_name("review.tcss"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "interrupt", show=False, priority=True),
        *(Binding(str(n + 1), f"pack({n})", show=False) for n in range(9)),
    ]

    class Arrived(Message):
        """A reply of a worker. worker: its number; one that was closed may have said something just before"""

        def __init__(self, worker: int, reply: Reply | Ended) -> None:
            super().__init__()
            self.worker = worker
            self.reply = reply

    def __init__(
        self,
        setup: Setup,
        found: Found,
        options: Options,
        texts: Callable[[str], Sequence[str]],
        start: Callable[[Setup, Deliver], Working] = Worker,
    ) -> None:
        # Without colours: none at all. Textual would put greys in their place unless it leaves colours to the terminal.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.setup, self.options, self.lines_of, self.start = setup, options, texts, start
        self.worker: Working | None = None
        self._started = 0
        self.session = Session(
            found.files, options.today, options.as_of, options.languages, self._send, closed=found.closed
        )
        self.message: Piece | None = None
        self.changed_files: set[str] = set()
        self._watches: dict[str, Watch] = {}

    @property
    def crash(self) -> Exception | None:
        """The fault that ended the application, if one did."""
        return self._exception

    def _fatal_error(self) -> None:
        """End without a traceback on the terminal: it would show what stands in a profile. `crash` keeps the fault."""
        self._close_messages_no_wait()

    # ---- the worker

    def _send(self, request: Request | Stop) -> None:
        if self.worker is None:
            self._started += 1
            self.worker = self.start(self.setup, partial(self._deliver, self._started))
        self.worker.send(request)

    def _deliver(self, worker: int, reply: Reply | Ended) -> None:
        self.post_message(self.Arrived(worker, reply))

    def on_review_app_arrived(self, event: Arrived) -> None:
        """Remember what has come in, and tell the screens."""
        news = self.session.take(event.reply) if event.worker == self._started else None
        if news is None:
            return
        if news.topic == "report":
            # What has come in stays; looking through all of it for cycles would stop the screen again and again.
            gc.freeze()
        screen = self.screen
        # A screen that is only being made shows what is known when it is there.
        if isinstance(screen, Page) and screen.ready:
            screen.news(news)
        review = self._reviewing()
        if news.topic == "report" and review is not None and review is not screen and review.ready:
            review.news(news)
            if isinstance(screen, Page) and screen.ready:
                screen.retranslate()  # the day in its header may be another one now

    def _reviewing(self) -> Review | None:
        return next((one for one in reversed(self.screen_stack) if isinstance(one, Review)), None)

    # ---- the screens

    def on_mount(self) -> None:
        """Home; a single file at once."""
        self.set_class(self.options.ascii, "-ascii")
        self.push_screen(Home())
        if len(self.session.files) == 1:
            self.open(self.session.files[0])
        self.set_interval(WATCH_EVERY, self.watch_files)
        if sys.platform != "win32" and not self.is_headless:
            # Whoever ends the program from outside gets the terminal back as after Ctrl-C.
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, self.action_interrupt)

    def on_unmount(self) -> None:
        """Let nothing go on behind the terminal."""
        if self.worker is not None:
            self.worker.close()

    def open(self, file: ProfileFile) -> None:
        """Review a file."""
        self.push_screen(Review(file))

    def leave(self, review: Review) -> None:
        """Back to Home."""
        self.pop_screen()

    def say(self, key: str, **args: object) -> None:
        """Say something until the next key."""
        self.message = (tell(key, self.session.language, **args), "unknown")
        self._show_message()

    def forget_message(self) -> None:
        """A key has been pressed: what was said has been read."""
        if self.message is not None:
            self.message = None
            self._show_message()

    def _show_message(self) -> None:
        if isinstance(self.screen, Page) and self.screen.ready:
            self.screen.show_message()

    def watch_files(self) -> None:
        """Look whether files are still those that were evaluated; none is ever read again in silence."""
        before = len(self.changed_files)
        for file in self.session.files:
            summary = self.session.summaries.get((file.shown_as, self.session.as_of))
            if summary is None or file.shown_as in self.changed_files:
                continue
            if file.shown_as not in self._watches:
                names = (summary.files or {file.shown_as: ""}).items()
                paths = {file.path if name == file.shown_as else Path(name): digest for name, digest in names}
                self._watches[file.shown_as] = Watch(paths)
            if self._watches[file.shown_as].changed():
                self.changed_files.add(file.shown_as)
        if len(self.changed_files) > before and isinstance(self.screen, Page) and self.screen.ready:
            self.screen.retranslate()

    # ---- keys

    async def on_event(self, event: events.Event) -> None:
        """A full-width letter of a Japanese input method is the key that it stands for, unless a text is typed."""
        if isinstance(event, events.Key) and not event.is_forwarded and not isinstance(self.focused, Input):
            key = narrow(event.character)
            if key is not None:
                event = events.Key(key, key if len(key) == 1 else None)
        await super().on_event(event)

    def action_interrupt(self) -> None:
        """Ctrl-C."""
        self.exit(INTERRUPTED, return_code=INTERRUPTED)

    def action_pack(self, number: int) -> None:
        """The tab of a pack."""
        if isinstance(self.screen, Review):
            self.screen.show_pack(number)

    def do_quit(self) -> None:
        """Leave."""
        self.exit(0)

    def do_help(self) -> None:
        """Help for the screen that is shown."""
        if isinstance(self.screen, Page):
            self.push_screen(Help(self.screen.keys_now()))

    def do_language(self) -> None:
        """The other language."""
        self.set_languages(("ja",) if self.session.language == "en" else ("en",))

    def set_languages(self, languages: tuple[Language, ...]) -> None:
        """Show everything in another language; the detail in both, if there are two."""
        self.session.languages = languages
        if isinstance(self.screen, Page):
            self.screen.retranslate()

    def do_reload(self) -> None:
        """Read files and packs again, in a new worker."""
        if self.worker is not None:
            self.worker.close()
            self.worker = None
        review = self._reviewing()
        before = review.report if review is not None else None
        self.session.start_over()
        self.changed_files.clear()
        self._watches.clear()
        if review is not None:
            review.reload(before)
        if isinstance(self.screen, Home):
            self.session.summarize_all()
            self.screen.retranslate()

    def do_as_of(self) -> None:
        """Only a profile has days of its own."""
        if isinstance(self.screen, Home):
            self.screen.do_open()
            if isinstance(self.screen, Review):
                self.screen.do_as_of()

    def do_commands(self) -> None:
        """The list of commands for the screen that is shown."""
        if isinstance(self.screen, Page):
            self.push_screen(Commands(self.commands(self.screen)))

    def commands(self, page: Page) -> list[Command]:
        """What can be done on a screen: its keys, then what has none."""
        keys = [key for key in KEYS if key.palette and key in set(shown(page.keys_now()))]
        found = [
            Command(f"help.{key.id}", " ".join(filter(None, (key.letter, key.function))), _running(page, key.id))
            for key in keys
        ]
        found.append(Command("cmd.both", "", lambda: self.set_languages(_both(self.session.language))))
        if not isinstance(page, Review):
            return found
        views = {
            "open_only": OPEN_FILTER,
            "changed": "changed",
            "due": "due:90d",
            "judgement": "outcome:judgement",
            "unverified": "verified:no",
            "every": "",
        }
        found += [Command(f"cmd.{name}", "", _filtering(page, text)) for name, text in views.items()]
        found += [Command(f"cmd.{tab}", "", _turning(page, tab)) for tab in TABS]
        return [*found, Command("cmd.today", "", lambda: page.go_to(self.session.base))]


def _running(page: Page, what: str) -> Callable[[], object]:
    return lambda: page.action_run(what)


def _filtering(page: Review, text: str) -> Callable[[], object]:
    return lambda: page.set_filter(text)


def _turning(page: Review, tab: str) -> Callable[[], object]:
    return lambda: page.detail.turn(tab)


def _both(first: Language) -> tuple[Language, ...]:
    return ("en", "ja") if first == "en" else ("ja", "en")
