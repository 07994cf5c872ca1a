"""The worker's desk without a process: scripted requests in, all replies out, and reports made from them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path

from stdcheck.checking import Selection
from stdcheck.discovery import ProfileFile, peek
from stdcheck.tui.viewmodel.report import OpenReport
from stdcheck.tui.worker import messages
from stdcheck.tui.worker.desk import Desk
from stdcheck.tui.worker.messages import Reply, Request, Setup, Stop

ROOT = Path(__file__).parents[2]
GADGETS = ROOT / "tests" / "gadgets"
GADGET_LAW = Setup((GADGETS / "rulesets",), Selection(("gadget-act",)))
ALL_LAW = Setup()
AS_OF = date(2026, 11, 24)
Asked = Request | Stop


def gadget(name: str = "radio.yaml") -> ProfileFile:
    return ProfileFile(GADGETS / "profiles" / name, f"profiles/{name}", "gadget")


def sample(path: str = "docs/samples/vehicle.yaml") -> ProfileFile:
    """A profile of the repository."""
    file = peek(ROOT / path, path)
    assert file is not None
    return file


class Asking:
    """Requests that are there at once, and others that come when the desk looks for the n-th time (from 1)."""

    def __init__(self, first: Sequence[Asked], later: Mapping[int, Sequence[Asked]]) -> None:
        self.ready = deque(first)
        self.later = dict(later)
        self.looks = 0

    def receive(self, wait: bool) -> Asked | None:
        if not wait:
            self.looks += 1
            self.ready.extend(self.later.pop(self.looks, ()))
        if self.ready:
            return self.ready.popleft()
        if wait:
            assert not self.later, "the desk was done before it had looked so often"
            raise EOFError
        return None


def serve(
    *first: Asked,
    later: Mapping[int, Sequence[Asked]] | None = None,
    setup: Setup = GADGET_LAW,
    prepare: Callable[[Desk], object] = lambda desk: None,
) -> list[Reply]:
    """Everything that a desk replies."""
    replies: list[Reply] = []
    desk = Desk(setup, Asking(first, later or {}).receive, replies.append)
    prepare(desk)
    desk.serve()
    return replies


def report_of(replies: Sequence[Reply]) -> OpenReport:
    """The one report in these replies."""
    (opened,) = (reply for reply in replies if isinstance(reply, messages.Opened))
    report = OpenReport.of_reply(opened)
    for reply in replies:
        if isinstance(reply, messages.Findings):
            report.add(reply.findings)
    report.complete = any(isinstance(reply, messages.Done) for reply in replies)
    return report


@dataclass(frozen=True, slots=True, eq=False)
class Reviewed:
    """A report, and everything about each of its findings."""

    report: OpenReport
    proved: tuple[messages.Proved, ...]


@cache
def reviewed(file: ProfileFile, as_of: date = AS_OF, setup: Setup = GADGET_LAW) -> Reviewed:
    """A file on a day, every finding with its proof."""
    replies: list[Reply] = []
    waiting = deque([partial(messages.Open, 1)])
    desk = Desk(setup, lambda wait: waiting.popleft()(file, as_of) if waiting else _nobody(wait), replies.append)
    desk.serve()
    report = report_of(replies)
    for number, finding in enumerate(report.findings, start=2):
        waiting.append(partial(messages.Prove, number, rule=finding.rule, place=finding.place))
    desk.serve()
    proved = tuple(reply for reply in replies if isinstance(reply, messages.Proved))
    assert len(proved) == len(report.findings), [reply for reply in replies if isinstance(reply, messages.Failed)]
    return Reviewed(report, proved)


def _nobody(wait: bool) -> None:
    if wait:
        raise EOFError
