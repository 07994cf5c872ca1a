"""What evaluation yields: results, traces, verdicts, answers. Plain data; `report` turns it into text and JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from stdcheck.facts.declarations import Fact
from stdcheck.facts.values import Profile
from stdcheck.logic.values import NOTHING, Cause, Interval, Known3, Missing, Truth
from stdcheck.rules.model import Note, Pack, Rule
from stdcheck.rules.nodes import DerivedList, Interest
from stdcheck.source.spans import Span


class Outcome(StrEnum):
    """What may come out of a rule for a subject."""

    GAP = "gap"
    DUE = "due"
    EXEMPT = "exempt"
    PASS = "pass"
    UNSHOWN = "unshown"
    NOT_APPLICABLE = "not_applicable"


class Headline(StrEnum):
    """The one word for a set of possible outcomes, worst first."""

    ERROR = "error"
    GAP = "gap"
    UNDETERMINED = "undetermined"
    JUDGEMENT = "judgement"
    DUE = "due"
    EXEMPT = "exempt"
    CLEAR = "clear"
    PASS = "pass"
    NOT_APPLICABLE = "not_applicable"


class Method(StrEnum):
    """How the set of possible outcomes was found: see the spec on enumeration."""

    KLEENE = "kleene"
    ENUMERATED = "enumerated"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class FactRead:
    """A fact that a trace node looked at: its address, its declaration, its value as text, and where it is written.

    value: None when it is unknown; span: where it is stated, else the nearest place where it could be added
    """

    address: str
    fact: Fact | None
    value: str | None
    span: Span | None


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What a trace node asked of the ownership graph about one party.

    held: the party's id; share: what an interest came to (None for a list of parties above)
    members: party id -> whether it is counted (of a list: whether it belongs), without those that are not
    unlisted, others: the same of holders nobody listed, as `ownership.interest` takes it (of a list: unknown if open)
    missing: what would narrow the share or close the list
    """

    node: Interest | DerivedList
    held: str
    share: Interval | None
    members: Mapping[str, Known3]
    unlisted: Known3
    others: Mapping[str, Known3] = field(default_factory=dict)
    missing: frozenset[Missing] = NOTHING


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """A node of the proof: what was evaluated, what came out, from which facts.

    kind: "rule", its parts "in_force", "scope", "breach", "exception", "shown", "na_needs"; "condition", "definition",
        "element", "reading"
    node: the tree node (a Condition, a Term, a Rule for an exception) or None; label: for elements their address, for
    exceptions and definitions their id; value: for terms, as text; asked: what it asked of the ownership graph
    """

    kind: str
    label: str
    node: object | None
    truth: Truth | None
    value: str | None = None
    children: tuple[Trace, ...] = ()
    reads: tuple[FactRead, ...] = ()
    missing: frozenset[Missing] = frozenset()
    asked: tuple[Asked, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A set of values of a missing fact that the law treats alike.

    value: one value (yes/no, enumeration value, reading); values: several texts or countries treated alike
    low, high: bounds as a profile writes them (inclusive unless open), with the unit of an amount
    none: the value does not exist; other: any text that the rules do not name
    """

    value: str | None = None
    values: tuple[str, ...] = ()
    low: str | None = None
    high: str | None = None
    low_open: bool = False
    high_open: bool = False
    unit: str | None = None
    none: bool = False
    other: bool = False


@dataclass(frozen=True, slots=True)
class MissingFact:
    """A missing thing with what its answer would leave possible.

    fact: its declaration when it is a fact; where: the place in the file where it could be added
    settles: (cell, outcomes left) in order, equal neighbours merged; empty when no single answer would tell more
    """

    missing: Missing
    fact: Fact | None
    where: Span | None
    settles: tuple[tuple[Cell, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class RuleResult:
    """One rule, one subject.

    subject: address of the innermost for_each element, or of the root; subjects: all for_each names -> addresses
    unlisted: the list whose unlisted elements this result stands for, or None
    due: the day of a duty when it is known; clock: the day on which law was read, None when unknown
    relies_on: ids of effective exceptions, judgements (fact addresses), adopted readings
    error: text of an evaluation fault (Headline.ERROR), else None
    """

    pack: Pack
    rule: Rule
    subject: str
    subjects: Mapping[str, str]
    subject_span: Span
    subject_name: str | None
    outcome: Headline
    possible: tuple[Outcome, ...]
    method: Method
    causes: tuple[Cause, ...]
    missing: tuple[MissingFact, ...]
    clock: date | None
    due: date | None = None
    relies_on: tuple[str, ...] = ()
    unlisted: str | None = None
    trace: Trace | None = None
    verified: bool = True
    error: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Verdict:
    """The value of a pack's verdict decision for the root: what is possible, best and worst by rank."""

    pack: Pack
    decision: str
    subject: str
    possible: tuple[str, ...]
    best: str
    worst: str
    missing: tuple[MissingFact, ...] = ()

    @property
    def firm(self) -> bool:
        """Whether one value is left."""
        return len(self.possible) == 1


@dataclass(frozen=True, slots=True, eq=False)
class AnswerValue:
    """A published answer: its possible values (bool, text, number or day as plain data; sets as sorted tuples)."""

    pack: Pack
    answer: str
    subject: str
    possible: tuple[AnswerPlain, ...]
    missing: tuple[MissingFact, ...] = ()

    @property
    def firm(self) -> bool:
        """Whether one value is left."""
        return len(self.possible) == 1


AnswerPlain = bool | str | None | tuple[str, ...]
"""Numbers and days as text; None: there is none."""


@dataclass(frozen=True, slots=True, eq=False)
class NoteResult:
    """A note that applies (TRUE) or may apply (UNKNOWN) to a subject."""

    pack: Pack
    note: Note
    subject: str
    truth: Truth
    missing: tuple[MissingFact, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Evaluation:
    """Everything about one profile under the selected packs on one as-of day."""

    profile: Profile
    as_of: date
    packs: tuple[Pack, ...]
    results: tuple[RuleResult, ...]
    verdicts: tuple[Verdict, ...]
    answers: tuple[AnswerValue, ...]
    notes: tuple[NoteResult, ...] = field(default=())
