"""A pack as read and checked: definitions, quantities, decisions, rules, notes, tables, answers. Plain data."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from stdcheck.facts.declarations import Text
from stdcheck.rules.nodes import Cite, Condition, ListExpr, LiteralValue, Meta, Term
from stdcheck.source.spans import Span


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ... until, inclusive; None is open."""

    start: date | None
    end: date | None

    def contains(self, day: date) -> bool:
        """Whether `day` lies in the period."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True, eq=False)
class Clock:
    """The day on which law is read: as-of, or a date term; `otherwise_as_of` where the date may be none."""

    term: Term | None
    otherwise_as_of: bool
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """Where the law was read."""

    id: str
    title: Text
    publisher: str
    url: str
    date: date | None


@dataclass(frozen=True, slots=True, eq=False)
class Param:
    """A parameter of a definition, quantity or decision: an entity type or a scalar type (`date`, `country`, ...)."""

    name: str
    type: str


@dataclass(frozen=True, slots=True, eq=False)
class Unseen:
    """A dated value of the law that nobody has read."""

    why: Text


@dataclass(frozen=True, slots=True, eq=False)
class DatedValue:
    """A value of a parameter during a period: one value, or one per unit."""

    period: Period
    value: LiteralValue | dict[str, Fraction] | Unseen
    cite: Cite | None
    verified: bool
    implements: tuple[str, ...] = ()
    span: Span | None = None
    implements_at: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Parameter:
    """A dated number, date or text of the law; rows in order of time."""

    id: str
    title: Text
    type: str
    values: tuple[DatedValue, ...]
    implements: tuple[str, ...]
    meta: Meta


@dataclass(frozen=True, slots=True, eq=False)
class ListRow:
    """A row of a dated list; `code` is compared as text (by prefix with matches_code)."""

    code: str
    period: Period
    title: Text
    cite: Cite | None
    verified: bool
    implements: tuple[str, ...] = ()
    span: Span | None = None
    implements_at: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class DatedList:
    """Countries, sectors, ... of the law."""

    id: str
    title: Text
    type: str
    rows: tuple[ListRow, ...]
    implements: tuple[str, ...]
    meta: Meta


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """Days that are no business days: weekdays (0 Monday) and dates; known for `period` only."""

    id: str
    title: Text
    weekend: frozenset[int]
    holidays: frozenset[date]
    period: Period
    meta: Meta


@dataclass(frozen=True, slots=True, eq=False)
class Method:
    """How shares are traced up an ownership graph (spec chapter on ownership).

    parents: "as-held" | "count-in-full"; threshold and measures of a parent for the latter
    parent_strict: whether a parent has more than the threshold (else at least the threshold)
    first_link: "as-held" | "count-in-full"; general_partner: None | "only"; groups: None | "connected" | "relative"
    """

    id: str
    title: Text
    parents: str
    parent_threshold: Fraction | None
    parent_measures: tuple[str, ...]
    first_link: str
    general_partner: str | None
    groups: str | None
    cite: Cite | None
    meta: Meta
    parent_strict: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Definition:
    """A named test; its first parameter is the subject. inductive: it may rest on itself, and means the least set."""

    id: str
    params: tuple[Param, ...]
    holds: Condition
    in_force: Period | None
    clock: Clock | None
    implements: tuple[str, ...]
    verified: bool
    meta: Meta
    inductive: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class QuantityDefinition:
    """A named term."""

    id: str
    params: tuple[Param, ...]
    value: Term
    clock: Clock | None
    implements: tuple[str, ...]
    verified: bool
    meta: Meta


@dataclass(frozen=True, slots=True, eq=False)
class DecisionRow:
    """`value` (or nested `rows`) when `when` holds; the last row has no `when`. `rank`: lower is better."""

    value: LiteralValue | Term | None
    when: Condition | None
    rows: tuple[DecisionRow, ...]
    rank: int | None
    title: Text
    meta: Meta


@dataclass(frozen=True, slots=True, eq=False)
class Decision:
    """A verdict, class or conditional number: the first row that holds."""

    id: str
    title: Text
    params: tuple[Param, ...]
    rows: tuple[DecisionRow, ...]
    clock: Clock | None
    implements: tuple[str, ...]
    verified: bool
    meta: Meta


class RuleKind(StrEnum):
    """Rules proper, then exceptions."""

    PROHIBITION = "prohibition"
    REQUIREMENT = "requirement"
    OBLIGATION = "obligation"
    EXEMPTION = "exemption"
    AUTHORIZATION = "authorization"
    EXCLUSION = "exclusion"


EXCEPTIONS = frozenset({RuleKind.EXEMPTION, RuleKind.AUTHORIZATION, RuleKind.EXCLUSION})


@dataclass(frozen=True, slots=True, eq=False)
class Parent:
    """The rule an exception belongs to; binds: the exception's own names -> terms in the scope of the parent."""

    rule: str
    binds: tuple[tuple[str, Term], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Duty:
    """Something to be done: `done` the day it was done; `due` the latest lawful day or `not_before` the earliest."""

    done: Term
    due: Term | None
    not_before: Term | None

    @property
    def day(self) -> Term:
        """The one of the two days that it has."""
        day = self.due or self.not_before
        assert day is not None
        return day


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A rule or an exception. Exactly one of prohibits, requires, duty (rules) or when (exceptions) is not None."""

    id: str
    kind: RuleKind
    title: Text
    roots: tuple[str, ...]
    in_force: Period | None
    clock: Clock | None
    for_each: tuple[tuple[str, ListExpr], ...]
    applies_when: Condition | None
    prohibits: Condition | None
    requires: Condition | None
    duty: Duty | None
    when: Condition | None
    parents: tuple[Parent, ...]
    na_needs: Condition | None
    shown_by: Condition | None
    remediation: Text
    implements: tuple[str, ...]
    verified: bool
    verified_on: date | None
    meta: Meta

    @property
    def is_exception(self) -> bool:
        """Whether it stands under other rules and has no result of its own."""
        return self.kind in EXCEPTIONS


@dataclass(frozen=True, slots=True, eq=False)
class Note:
    """Penalties, procedure, pointers, proposed law: shown where `when` holds, never an outcome."""

    id: str
    title: Text
    roots: tuple[str, ...]
    for_each: tuple[tuple[str, ListExpr], ...]
    when: Condition | None
    raises: tuple[str, ...]
    in_force: Period | None
    clock: Clock | None
    implements: tuple[str, ...]
    verified: bool
    meta: Meta


@dataclass(frozen=True, slots=True, eq=False)
class AnswerSource:
    """Where an answer comes from, for one type of subject.

    kind: "definition" | "decision" | "quantity" | "rule" | "due" | "notes"; name: the node's id ("" for notes)
    of: entity type of the subject; without: kinds of exceptions to leave out (rule); notes: "implements" or "raises"
    among: the only flags that count (notes: raises); empty: all of them
    unit: the unit or currency in which a quantity is given, as a plain number; "" for as it is
    Of the answer to a rule: true where it is in scope and breached and no effective exception of another kind stands.
    """

    kind: str
    name: str
    of: str
    without: frozenset[str]
    meta: Meta
    among: frozenset[str] = frozenset()
    unit: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """A stable named output."""

    name: str
    title: Text
    sources: tuple[AnswerSource, ...]
    clock: Clock | None
    meta: Meta


class ProvisionKind(StrEnum):
    """What sort of thing a paragraph of the law says."""

    SCOPE = "scope"
    DEFINITION = "definition"
    THRESHOLD = "threshold"
    FACTOR = "factor"
    PRESUMPTION = "presumption"
    PROHIBITION = "prohibition"
    OBLIGATION = "obligation"
    EXCEPTION = "exception"
    EXEMPTION = "exemption"
    AUTHORIZATION = "authorization"
    PROCEDURE = "procedure"
    DEADLINE = "deadline"
    RECORD = "record"
    PENALTY = "penalty"


@dataclass(frozen=True, slots=True, eq=False)
class Provision:
    """An operative paragraph of the law; `excused`: why no machine can check it.

    facts: how many facts the paragraph turns on, counted by whoever read it; None where nobody did
    """

    id: str
    title: Text
    ref: str
    excused: Text
    span: Span
    kind: ProvisionKind | None = None
    facts: int | None = None


@dataclass(slots=True, eq=False)
class Pack:
    """A regulation as data.

    exceptions: rule id -> its exceptions with the binds; digest: sha256 over all files, sorted by name
    circles: id of a definition that rests on itself -> the name of the circle of definitions on which it stands
    """

    id: str
    version: str
    title: Text
    jurisdiction: Text
    time_zone: str
    law_as_of: date
    covers_from: date
    roots: tuple[str, ...]
    folder: str
    digest: str
    span: Span
    sources: dict[str, Source] = field(default_factory=dict)
    parameters: dict[str, Parameter] = field(default_factory=dict)
    lists: dict[str, DatedList] = field(default_factory=dict)
    calendars: dict[str, Calendar] = field(default_factory=dict)
    methods: dict[str, Method] = field(default_factory=dict)
    definitions: dict[str, Definition] = field(default_factory=dict)
    quantities: dict[str, QuantityDefinition] = field(default_factory=dict)
    decisions: dict[str, Decision] = field(default_factory=dict)
    rules: dict[str, Rule] = field(default_factory=dict)
    notes: dict[str, Note] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    verdicts: dict[str, str] = field(default_factory=dict)
    provisions: dict[str, Provision] = field(default_factory=dict)
    exceptions: dict[str, list[tuple[Rule, Parent]]] = field(default_factory=dict)
    circles: dict[str, str] = field(default_factory=dict)
    glossary: dict[str, Text] = field(default_factory=dict)
