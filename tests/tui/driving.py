"""Runs the review without a terminal: a worker in a thread instead of a process, the real packs or the gadget packs."""

from __future__ import annotations

import asyncio
import queue
import threading
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

from textual.pilot import Pilot

from stdcheck.discovery import find_profiles
from stdcheck.source.decode import decode
from stdcheck.tui.app import Options, ReviewApp
from stdcheck.tui.screens.review import Review
from stdcheck.tui.worker.desk import Desk
from stdcheck.tui.worker.messages import Request, Setup, Stop
from stdcheck.tui.worker.process import Deliver

ROOT = Path(__file__).parents[2]
GADGETS = ROOT / "tests" / "gadgets"
SAMPLE = ROOT / "docs" / "samples" / "vehicle.yaml"
AS_OF = date(2026, 11, 24)


class ThreadWorker:
    """The same desk as in a process of its own."""

    def __init__(self, setup: Setup, deliver: Deliver) -> None:
        self._requests: queue.Queue[Request | Stop | None] = queue.Queue()
        self._closed = False
        self._thread = threading.Thread(target=self._work, args=(setup, deliver), daemon=True)
        self._thread.start()

    def _work(self, setup: Setup, deliver: Deliver) -> None:
        Desk(setup, self._receive, lambda reply: None if self._closed else deliver(reply)).serve()

    def _receive(self, wait: bool) -> Request | Stop | None:
        if self._closed:
            raise EOFError
        try:
            request = self._requests.get(block=wait)
        except queue.Empty:
            return None
        if request is None:
            raise EOFError
        return request

    def send(self, request: Request | Stop) -> None:
        """Ask for something."""
        self._requests.put(request)

    def close(self) -> None:
        """End it at the next step."""
        self._closed = True
        self._requests.put(None)


def lines_of(path: str) -> Sequence[str]:
    """The lines of a file."""
    return decode(Path(path).read_bytes(), path)[0]


def review_app(*paths: Path | str, lang: str = "en", as_of: date = AS_OF, gadgets: bool = False) -> ReviewApp:
    """An application on these files."""
    setup = Setup((GADGETS / "rulesets",) if gadgets else ())
    options = Options(as_of, AS_OF, (lang,))  # type: ignore[arg-type]
    return ReviewApp(setup, find_profiles([str(path) for path in paths]), options, lines_of, ThreadWorker)


@asynccontextmanager
async def running(app: ReviewApp, size: tuple[int, int] = (120, 32)) -> AsyncIterator[Pilot[int]]:
    """The application, started."""
    async with app.run_test(size=size) as pilot:
        yield pilot


async def until(pilot: Pilot[int], true: Callable[[], object], seconds: float = 60.0) -> None:
    """Wait until something is so. Fails when it does not come."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come"
        await asyncio.sleep(0.01)
        await pilot.pause()


async def settled(pilot: Pilot[int]) -> None:
    """Wait until nothing that was asked of the worker is outstanding, and all of it is on the screen."""
    app = pilot.app
    assert isinstance(app, ReviewApp)
    await pilot.pause()
    await until(pilot, lambda: not app.session.outstanding and _is_proved(app))
    await pilot.pause()


def _is_proved(app: ReviewApp) -> bool:
    """Whether the finding that is looked at has its proof: it is asked for a moment after the cursor has come to rest."""
    shown = app.screen.detail.shown if isinstance(app.screen, Review) else None
    return shown is None or shown.proved is not None


def screen_text(app: ReviewApp) -> str:
    """What is on the screen, line by line, without colours."""
    lines = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in lines)
