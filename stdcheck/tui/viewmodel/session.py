"""Everything that a review knows: the files, the day, what the worker has said, and what it has been asked.

No screen and no process here: `ask` sends a request, `take` is given every reply and says what is new.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from stdcheck.discovery import ProfileFile
from stdcheck.report.data import Finding
from stdcheck.report.summary import ProfileSummary
from stdcheck.report.wording import Language
from stdcheck.tui.viewmodel.dates import DateList
from stdcheck.tui.viewmodel.report import OpenReport
from stdcheck.tui.worker import messages
from stdcheck.tui.worker.messages import Request, Stop

MOST_KEPT = 60_000
"""Findings of reports that are kept, so that a day or a file seen before is there at once."""

Topic = Literal["summary", "next_date", "progress", "report", "proof", "dates", "failed", "ended"]
At = tuple[str, date]
"""A file (as it is shown) on a day."""


@dataclass(frozen=True, slots=True)
class News:
    """What a reply has brought: about which file, on which day."""

    topic: Topic
    path: str
    as_of: date


@dataclass(slots=True, eq=False)
class Session:
    """A review.

    today: the day it really is; base: the day that the review began with; as_of: the day that is looked at
    summaries, reports, next_dates: what is known of a file on a day; moving: where something changes with every day
    dates: of a file, from `base` on
    """

    files: Sequence[ProfileFile]
    today: date
    base: date
    languages: tuple[Language, ...]
    ask: Callable[[Request | Stop], object]
    closed: Sequence[str] = ()
    as_of: date = field(init=False)
    summaries: dict[At, ProfileSummary] = field(default_factory=dict)
    next_dates: dict[At, date | None] = field(default_factory=dict)
    moving: set[At] = field(default_factory=set)
    reports: OrderedDict[At, OpenReport] = field(default_factory=OrderedDict)
    dates: dict[str, DateList] = field(default_factory=dict)
    progress: dict[At, int] = field(default_factory=dict)
    failures: dict[At, str] = field(default_factory=dict)
    ended: int | None = None
    _asked: dict[int, Request] = field(default_factory=dict)
    _wanted: dict[Hashable, int] = field(default_factory=dict)
    _arriving: dict[int, OpenReport] = field(default_factory=dict)
    _number: int = 0

    def __post_init__(self) -> None:
        self.as_of = self.base

    @property
    def language(self) -> Language:
        """The language of tables, keys and messages."""
        return self.languages[0]

    @property
    def what_if(self) -> bool:
        """Whether another day than today is looked at."""
        return self.as_of != self.today

    @property
    def outstanding(self) -> int:
        """How many requests have not been answered in full."""
        return len(self._asked)

    # ---- asking

    def summarize_all(self) -> None:
        """Ask for the row of every file on the day, and then for the next day on which something changes."""
        for file in self.files:
            at = (file.shown_as, self.as_of)
            if at not in self.summaries:
                self._send(messages.Summarize, file)
            if at not in self.next_dates:
                self._send(messages.FindNext, file)

    def open(self, file: ProfileFile, as_of: date) -> OpenReport | None:
        """The report of a file on a day, if it is there; else it is asked for."""
        report = self.reports.get((file.shown_as, as_of))
        if report is None:
            self._send(messages.Open, file, as_of=as_of)
        else:
            self.reports.move_to_end((file.shown_as, as_of))
        return report

    def prove(self, file: ProfileFile, report: OpenReport, finding: Finding) -> messages.Proved | None:
        """Everything about a finding, if it is there; else it is asked for."""
        proved = report.proved.get((finding.rule, finding.place))
        if proved is None:
            self._send(messages.Prove, file, as_of=report.as_of, rule=finding.rule, place=finding.place)
        return proved

    def follow(self, file: ProfileFile) -> DateList:
        """The days on which something changes, as far as they are known; they are asked for once."""
        if file.shown_as not in self.dates:
            self.dates[file.shown_as] = DateList(self.base)
            self._send(messages.Follow, file, as_of=self.base)
        return self.dates[file.shown_as]

    def forget(self, path: str, as_of: date) -> None:
        """A report that was asked for is no longer wanted."""
        number = self._wanted.get((messages.Open, path, as_of, "", 0))
        if number is not None:
            self._settle(number, (path, as_of))
            self._arriving.pop(number, None)
            self.ask(Stop(number))

    def start_over(self) -> None:
        """Nothing is known any more, and nothing is being waited for: the files or the packs have changed."""
        for known in (self.summaries, self.next_dates, self.reports, self.dates, self.progress, self.failures):
            known.clear()
        self.moving.clear()
        self._asked.clear()
        self._wanted.clear()
        self._arriving.clear()
        self.ended = None

    def _send(self, kind: type[Request], file: ProfileFile, as_of: date | None = None, **more: object) -> None:
        request = kind(self._number + 1, file, as_of or self.as_of, **more)
        if _wish(request) in self._wanted:
            return
        self._number += 1
        self._asked[self._number] = request
        self._wanted[_wish(request)] = self._number
        self.ask(request)

    # ---- what comes back

    def take(self, reply: messages.Reply | messages.Ended) -> News | None:
        """Remember what a reply says; None where nobody waits for it any more or it brings nothing to show."""
        if isinstance(reply, messages.Ended):
            self.ended = reply.code if reply.code is not None else -1
            return News("ended", "", self.as_of)
        request = self._asked.get(reply.number)
        if request is None:
            return None
        path, as_of = at = request.file.shown_as, request.as_of
        topic = self._taken(reply, request, at)
        return None if topic is None else News(topic, path, as_of)

    def _taken(self, reply: messages.Reply, request: Request, at: At) -> Topic | None:
        match reply:
            case messages.Progress():
                self.progress[at] = reply.results
                if isinstance(request, messages.Follow) and reply.day is not None:
                    self.dates[at[0]].reached = reply.day
                return "progress"
            case messages.Opened():
                self.summaries[at] = reply.summary
                self._arriving[reply.number] = OpenReport.of_reply(reply)
                return "summary"
            case messages.Findings():
                self._arriving[reply.number].add(reply.findings)
                return None
            case messages.Done():
                self._finish(reply.number, at)
                return "report"
            case messages.Summary():
                self._settle(reply.number, at)
                self.summaries[at] = reply.summary
                return "summary"
            case messages.NextDate():
                self._settle(reply.number, at)
                self._next(at, reply.day, reply.moving)
                return "next_date"
            case messages.Proved():
                self._settle(reply.number, at)
                report = self.reports.get(at)
                if report is not None:
                    report.proved[reply.finding.rule, reply.finding.place] = reply
                return "proof"
            case messages.Dates():
                self.dates[at[0]].take(reply)
                if reply.done:
                    self._settle(reply.number, at)
                    self._next_known(at)
                return "dates"
            case messages.Failed():
                self._settle(reply.number, at)
                self._arriving.pop(reply.number, None)
                self.failures[at] = reply.crash
                if isinstance(request, messages.Follow):
                    self.dates[at[0]].failed = True
                return "failed"
        return None

    def _next(self, at: At, day: date | None, moving: int) -> None:
        self.next_dates[at] = day
        if moving:
            self.moving.add(at)

    def _next_known(self, at: At) -> None:
        """All days of a file are known, so the next one need not be looked for."""
        dates = self.dates[at[0]]
        self._next(at, next(iter(dates.days), None), dates.moving)
        number = self._wanted.get((messages.FindNext, *at, "", 0))
        if number is not None:
            self._settle(number, at)
            self.ask(Stop(number))

    def _finish(self, number: int, at: At) -> None:
        """A report is whole: keep it, and let go of those not looked at for longest, but of none on the base day."""
        self._settle(number, at)
        report = self.reports[at] = self._arriving.pop(number)
        report.complete = True
        for old in [key for key in self.reports if key[1] != self.base and key != at]:
            if sum(len(one.findings) for one in self.reports.values()) <= MOST_KEPT:
                break
            del self.reports[old]

    def _settle(self, number: int, at: At) -> None:
        request = self._asked.pop(number, None)
        if request is not None:
            self._wanted.pop(_wish(request), None)
        self.progress.pop(at, None)


def _wish(request: Request) -> Hashable:
    """What tells two requests apart, whatever their numbers."""
    rule, place = (request.rule, request.place) if isinstance(request, messages.Prove) else ("", 0)
    return type(request), request.file.shown_as, request.as_of, rule, place
