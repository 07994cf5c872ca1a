"""What the review asks of its worker, and what comes back: plain data that can be sent from process to process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from pathlib import Path

from stdcheck.checking import Selection
from stdcheck.discovery import ProfileFile
from stdcheck.report.data import Finding, ProfileReport, RunInfo
from stdcheck.report.facts_read import FactText
from stdcheck.report.law import LawText
from stdcheck.report.ownership import OwnershipText
from stdcheck.report.proof_tree import Clause
from stdcheck.report.summary import ProfileSummary
from stdcheck.report.timeline import ChangeText


@dataclass(frozen=True, slots=True)
class Setup:
    """What a worker begins with. rulesets: folders of packs beside the built-in ones"""

    rulesets: tuple[Path, ...] = ()
    selection: Selection = field(default_factory=Selection)


class Urgency(IntEnum):
    """What is done first. A longer task gives way to a more urgent one and is begun again later."""

    DETAIL = 0
    OPEN = 1
    SUMMARY = 2
    DATES = 3
    NEXT_DATE = 4


@dataclass(frozen=True, slots=True)
class Request:
    """A request; number: its own, which every reply to it carries."""

    number: int
    file: ProfileFile
    as_of: date

    urgency = Urgency.DETAIL


@dataclass(frozen=True, slots=True)
class Open(Request):
    """The whole report of a file: Progress, then Opened, Findings in their order, Done."""

    urgency = Urgency.OPEN


@dataclass(frozen=True, slots=True)
class Summarize(Request):
    """One row for a file: Summary."""

    urgency = Urgency.SUMMARY


@dataclass(frozen=True, slots=True)
class Prove(Request):
    """Everything about one finding of a file: Proved. rule, place: which one, as in `Finding`"""

    rule: str = ""
    place: int = 0


@dataclass(frozen=True, slots=True)
class Follow(Request):
    """The days after `as_of` on which something changes: Dates, again and again; the last one has `done`."""

    urgency = Urgency.DATES


@dataclass(frozen=True, slots=True)
class FindNext(Request):
    """The first day after `as_of` on which something changes: NextDate."""

    urgency = Urgency.NEXT_DATE


@dataclass(frozen=True, slots=True)
class Stop:
    """The request of that number is no longer wanted; there is no reply."""

    number: int


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply to the request of that number."""

    number: int


@dataclass(frozen=True, slots=True)
class Progress(Reply):
    """So many results are there; day: the day that is looked at, where days are followed."""

    results: int
    day: date | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Summary(Reply):
    """One row."""

    summary: ProfileSummary


@dataclass(frozen=True, slots=True, eq=False)
class Opened(Reply):
    """A report without its findings. of: how many will follow; facts: rule -> facts that it reads (`kind.fact`)"""

    report: ProfileReport
    info: RunInfo
    summary: ProfileSummary
    of: int
    facts: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Findings(Reply):
    """Some findings, worst first over all messages of this number."""

    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Done(Reply):
    """That was all."""


@dataclass(frozen=True, slots=True, eq=False)
class Proved(Reply):
    """One finding with its reasons, its proof, the facts it read, its law, and the owners that it turns on."""

    finding: Finding
    proof: tuple[Clause, ...]
    facts: tuple[FactText, ...]
    law: LawText
    ownership: tuple[OwnershipText, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Dates(Reply):
    """Changes by day. fresh: those before belong to a run that was begun again; reached: the day that is looked at

    end: the last day that is followed; done: that is all, and these are all changes
    moving: how many results, verdicts and answers change with every day and are not followed, told at the end
    """

    changes: tuple[ChangeText, ...]
    reached: date
    end: date
    fresh: bool = False
    done: bool = False
    moving: int = 0


@dataclass(frozen=True, slots=True)
class NextDate(Reply):
    """The first later day on which something changes; None: there is none.

    moving: how much changes with every day and is not followed
    """

    day: date | None
    moving: int = 0


@dataclass(frozen=True, slots=True)
class Failed(Reply):
    """The engine failed; crash: path of the report about it."""

    crash: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The worker is gone, and nobody asked it to go. code: how its process ended"""

    code: int | None
