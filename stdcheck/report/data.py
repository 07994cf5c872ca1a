"""What every output format is made from: plain data of one file at a time, with its texts in both languages.

Nothing here refers to the evaluation, so that a folder of reports costs no more than its findings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from stdcheck.checking import Status
from stdcheck.facts.declarations import Fact, Text
from stdcheck.logic.results import Cell, Headline, Trace
from stdcheck.logic.values import Cause
from stdcheck.source.problems import Problem
from stdcheck.source.spans import Span

SEVERITY = {outcome: rank for rank, outcome in enumerate(Headline)}
"""Worst first, as in the table of `docs` and `--help`."""

FINDINGS = frozenset({Headline.ERROR, Headline.GAP, Headline.UNDETERMINED, Headline.JUDGEMENT, Headline.DUE})
"""Headlines that somebody has to do something about."""


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence with the id of its template; args are plain texts (titles in English)."""

    id: str
    args: Mapping[str, str]
    text: Text


@dataclass(frozen=True, slots=True)
class Place:
    """A span and what it is to the finding: primary, fact (it decides), missing (here it could be added)."""

    span: Span
    role: str


@dataclass(frozen=True, slots=True, eq=False)
class Lacking:
    """Something missing.

    path: address, or `pack/id` of contested or unread law; how: given | incomplete | range | reading | law | judgement
    entity, name: the entity's address and the fact's name; settles: answer -> outcomes left
    readings: of contested text, `pack/id` of each reading with what it says, and profile, the file to adopt one in
    held_from: the first day whose law the pack holds, where that is what is missing
    """

    cause: Cause
    path: str
    how: str
    entity: str
    name: str
    fact: Fact | None
    where: Span | None
    settles: tuple[tuple[Cell, tuple[str, ...]], ...] = ()
    readings: tuple[tuple[str, Text], ...] = ()
    profile: str = ""
    held_from: date | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Reason:
    """A line of the argument: a fact, or an exception with its truth and the facts it turns on.

    spans: where the facts are written; address: of the fact
    """

    text: Text
    spans: tuple[Span, ...]
    address: str = ""
    truth: str | None = None
    facts: Text = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Finding:
    """One rule, one subject, ready to be shown in any format. `rule` is `pack/rule`; name: of the subject.

    place: its number among the results of its rule in an evaluation; with the rule it names the result
    """

    rule: str
    subject: str
    name: Text
    outcome: Headline
    possible: tuple[str, ...]
    method: str
    causes: tuple[str, ...]
    place: int
    fingerprint: str
    due: date | None
    clock: date | None
    sentence: Message
    message: Message
    lacking: tuple[Lacking, ...]
    relies_on: tuple[str, ...]
    verified: bool
    places: tuple[Place, ...]
    subject_span: Span
    because: tuple[Reason, ...] = ()
    unless: tuple[Reason, ...] = ()
    trace: Trace | None = None

    @property
    def primary(self) -> Span:
        """The place that a finding is shown at."""
        return self.places[0].span


@dataclass(frozen=True, slots=True, eq=False)
class RuleText:
    """What is said about a rule once, whatever the number of its results. citations: (text, URL)"""

    id: str
    title: Text
    kind: str
    citations: tuple[tuple[Text, str], ...]
    remediation: Text
    verified: bool


@dataclass(frozen=True, slots=True, eq=False)
class PackText:
    """What identifies a pack in every output."""

    id: str
    version: str
    title: Text
    jurisdiction: Text
    time_zone: str
    law_as_of: date
    digest: str


@dataclass(frozen=True, slots=True, eq=False)
class VerdictText:
    """A verdict; possible: (value, title), worst first."""

    pack: str
    subject: str
    possible: tuple[tuple[str, Text], ...]
    best: str
    worst: str
    lacking: tuple[Lacking, ...]

    @property
    def firm(self) -> bool:
        """Whether one value is left."""
        return len(self.possible) == 1


AnswerPlain = bool | str | None | tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class AnswerText:
    """A published answer with its possible values."""

    pack: str
    answer: str
    subject: str
    possible: tuple[AnswerPlain, ...]
    lacking: tuple[Lacking, ...]


@dataclass(frozen=True, slots=True, eq=False)
class NoteText:
    """What a note says, once. citations: (text, URL)"""

    id: str
    title: Text
    citations: tuple[tuple[Text, str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class NoteApplied:
    """A note that applies to a subject, or may apply."""

    id: str
    subject: str
    applies: bool


@dataclass(frozen=True, slots=True, eq=False)
class ProfileReport:
    """One file. findings: every result, worst first, then by place; counts: every headline.

    next_change: the first later day on which something comes out otherwise, where it was asked for (`followed`)
    """

    path: str
    kind: str | None
    status: Status
    id: str | None = None
    title: Text = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    packs: tuple[str, ...] = ()
    verdicts: tuple[VerdictText, ...] = ()
    answers: tuple[AnswerText, ...] = ()
    notes: tuple[NoteApplied, ...] = ()
    findings: tuple[Finding, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    unverified: int = 0
    problems: tuple[Problem, ...] = ()
    crashed: bool = False
    followed: bool = False
    next_change: date | None = None


@dataclass(frozen=True, slots=True, eq=False)
class RunInfo:
    """What holds for all files of a run. problems: of packs, of fact declarations, of the paths given."""

    as_of: date
    packs: Mapping[str, PackText]
    rules: Mapping[str, RuleText]
    notes: Mapping[str, NoteText]
    problems: tuple[Problem, ...] = ()
