"""How long the keys of the review take to show their effect, with 300 profiles and with a vehicle of 4,000 parts.

`python bench/review_keys.py [--components N] [--profiles N] [--busy]` runs the real application without a terminal, its
worker in a process of its own, presses every key several times, and prints as JSON for each key the median and the
longest time in milliseconds from the key to the last line painted for it, and the longest time for which the screen
did not listen at all (whatever it was doing: taking in findings, looking for cycles). `limit_ms` is what nobody waits
for. --busy: press the keys while the worker is evaluating, not when it is done.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median

from textual import events
from textual.pilot import Pilot
from vehicle_4000 import vehicle

from stdcheck.discovery import find_profiles
from stdcheck.source.decode import decode
from stdcheck.tui.app import Options, ReviewApp
from stdcheck.tui.screens.review import Review
from stdcheck.tui.worker.messages import Setup

AS_OF = date(2026, 11, 24)
LIMIT_MS = 200
TIMES = 7
ROOT = Path(__file__).parents[1]
REVIEW_KEYS = [
    *("down", "pagedown", "end", "home", "right", "left", "l", "l", "2", "1"),
    *("enter", "down", "asterisk", "asterisk", "f6", "escape", "f1", "escape", "g", "escape", "escape"),
]
FILTERS = ["t", "tc", "tcu", "outcome:pass", "outcome:n/a", "-outcome:pass", ""]
HOME_KEYS = ["down", "pagedown", "end", "home", "l", "l"]


class Measured(ReviewApp):
    """Notes when lines are painted, and how long it did not listen."""

    painted = 0.0
    deaf = 0.0

    def _display(self, screen: object, renderable: object) -> None:
        super()._display(screen, renderable)  # type: ignore[arg-type]
        self.painted = time.perf_counter()

    async def listen(self) -> None:
        """Sleep a little, again and again; what it sleeps too long, nobody listened."""
        while True:
            before = time.perf_counter()
            await asyncio.sleep(0.005)
            self.deaf = max(self.deaf, time.perf_counter() - before - 0.005)


async def press(app: Measured, pilot: Pilot[int], key: str) -> float:
    """Milliseconds from a key to the last line painted for it."""
    start = time.perf_counter()
    app.post_message(events.Key(key, key if len(key) == 1 else None))
    await pilot.pause()
    return max(app.painted - start, 0.0) * 1000


async def type_filter(app: Measured, pilot: Pilot[int], text: str) -> float:
    """The same for a filter, as if its last letter had been typed."""
    start = time.perf_counter()
    app.screen.set_filter(text)  # type: ignore[attr-defined]
    await pilot.pause()
    return max(app.painted - start, 0.0) * 1000


@contextmanager
def folder_of(profiles: int) -> Iterator[Path]:
    """A folder of copies of the sample profile."""
    with tempfile.TemporaryDirectory() as name:
        for number in range(profiles):
            shutil.copy(ROOT / "docs" / "samples" / "vehicle.yaml", Path(name, f"vehicle-{number:03}.yaml"))
        yield Path(name)


def lines_of(path: str) -> Sequence[str]:
    return decode(Path(path).read_bytes(), path)[0]


async def until(pilot: Pilot[int], true: Callable[[], object]) -> None:
    while not true():
        await pilot.pause(0.05)


def summed_up(times: dict[str, list[float]]) -> dict[str, dict[str, float]]:
    return {key: {"median": round(median(all_), 1), "longest": round(max(all_), 1)} for key, all_ in times.items()}


async def measure(path: Path, keys: list[str], filters: list[str], busy: bool) -> dict[str, object]:
    """Press every key again and again."""
    app = Measured(Setup(), find_profiles([str(path)]), Options(AS_OF, AS_OF), lines_of)
    times: dict[str, list[float]] = {}
    async with app.run_test(size=(120, 32)) as pilot:
        listening = asyncio.create_task(app.listen())
        start = time.perf_counter()
        if busy:
            await until(pilot, lambda: app.session.progress)
        elif filters:
            await until(pilot, lambda: isinstance(app.screen, Review) and app.screen.report is not None)
        else:
            await until(pilot, lambda: len(app.session.summaries) == len(app.session.files))
        ready = time.perf_counter() - start
        if filters and not busy:
            await type_filter(app, pilot, "")
        for _ in range(TIMES):
            for key in keys:
                times.setdefault(key, []).append(await press(app, pilot, key))
                await pilot.pause(0.15)
            for text in filters if not busy else ():
                times.setdefault(f"filter {text!r}", []).append(await type_filter(app, pilot, text))
                await pilot.pause(0.05)
        listening.cancel()
        report = app.screen.report if isinstance(app.screen, Review) else None
        findings = len(report.findings) if report is not None else 0
        deaf = app.deaf * 1000
    longest = max(value for all_ in times.values() for value in all_)
    return {
        "files": len(app.session.files),
        "findings": findings,
        "busy": busy,
        "seconds_until_ready": round(ready, 1),
        "longest_ms": round(longest, 1),
        "not_listening_ms": round(deaf, 1),
        "limit_ms": LIMIT_MS,
        "part_of_limit": round(max(longest, deaf) / LIMIT_MS, 2),
        "keys_ms": summed_up(times),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--components", type=int, default=4_000)
    parser.add_argument("--profiles", type=int, default=300)
    parser.add_argument("--busy", action="store_true")
    args = parser.parse_args()
    with folder_of(args.profiles) as folder:
        print(json.dumps({"home": asyncio.run(measure(folder, HOME_KEYS, [], args.busy))}, indent=2))
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "vehicle.yaml")
        path.write_text(vehicle(args.components), encoding="utf-8")
        print(json.dumps({"review": asyncio.run(measure(path, REVIEW_KEYS, FILTERS, args.busy))}, indent=2))


if __name__ == "__main__":
    main()
