"""A case as written: how its facts are made, and what is expected. Plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from stdcheck.source.nodes import Mapping, Node
from stdcheck.source.spans import Span


@dataclass(frozen=True, slots=True, eq=False)
class Expectation:
    """One line of `expect`.

    kind: "answer" | "rule"; name: the answer or rule; subject: an address, None when there is only one
    value: of an answer (`is`), None when it is not asked; undetermined: `is: undetermined`
    outcome, possible, missing, due, relies_on: what else is asked of the result; None when it is not
    """

    kind: str
    name: str
    subject: str | None
    span: Span
    value: tuple[str, ...] | None = None
    undetermined: bool = False
    outcome: str | None = None
    possible: frozenset[str] | None = None
    missing: frozenset[str] | None = None
    due: str | None = None
    relies_on: frozenset[str] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """A fact set (or dropped: node None) at an address."""

    address: str
    node: Node | None
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Variant:
    """One run of a case: the changes on its base, the day, and the expectations; label tells rows of `vary` apart."""

    label: str
    changes: tuple[Change, ...]
    as_of: date
    expect: tuple[Expectation, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A worked case; bases: profiles laid over one another, the first one first."""

    id: str
    source: str
    bases: tuple[Mapping, ...]
    variants: tuple[Variant, ...]
    file: str
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Failure:
    """An expectation that is not met; code of its message, with the values."""

    case: Case
    variant: Variant
    expectation: Expectation | None
    code: str
    args: dict[str, str]
