"""The published shape of the JSON report, `stdcheck-report/0`: for `stdcheck schema report`, and to read reports back.

Never imported to check a profile: reports are written by `json_writer`. Positions count from 1; `end` is exclusive.
Numbers, percents and amounts stand as exact text. What a version of stdcheck does not have is absent.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Outcome = Literal["error", "gap", "undetermined", "judgement", "due", "exempt", "clear", "pass", "not_applicable"]
Possible = Literal["gap", "due", "exempt", "pass", "unshown", "not_applicable"]
Truth = Literal["true", "false", "unknown"]
Sha256 = str


class Part(BaseModel):
    """Any object of the report: no key but those declared."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Text(Part):
    """A text in both languages."""

    en: str
    ja: str


class Citation(Text):
    """A paragraph, and where its source can be read (may be empty)."""

    url: str


class Message(Text):
    """A sentence; `id` names its template and `args` what was put into it (titles in English)."""

    id: str
    args: dict[str, str]


class Position(Part):
    """A place in a text."""

    line: int = Field(ge=1)
    column: int = Field(ge=1)


class Location(Part):
    """A stretch of a file. primary: shown first; fact: it decides; missing: here it could be added."""

    path: str
    start: Position
    end: Position
    role: Literal["primary", "fact", "missing"]


class Tool(Part):
    """What wrote the report."""

    name: Literal["stdcheck"]
    version: str


class PackInUse(Part):
    """A pack of the run; `sha256` over all its files but its cases."""

    id: str
    version: str
    law_as_of: date
    sha256: Sha256


class RuleInfo(Part):
    """What holds of a rule whatever its results; `verified`: its law has been confirmed."""

    title: Text
    citations: list[Citation]
    kind: Literal["prohibition", "requirement", "obligation"]
    verified: bool


class UsedFile(Part):
    """A register that a profile uses."""

    path: str
    sha256: Sha256


class Verdict(Part):
    """What a pack says of the whole, worst first; firm: one value is left, although facts may be missing."""

    pack: str
    subject: str
    possible: list[str]
    best: str
    worst: str
    firm: bool
    missing: list[str]


class Answer(Part):
    """A stable named output. One value left: `value`; else `possible` and what is missing."""

    pack: str
    answer: str
    subject: str
    value: bool | str | list[str] | None = None
    possible: list[bool | str | list[str] | None] = []
    missing: list[str] = []


class NoteInfo(Part):
    """What a note of a pack says: penalties, procedure, proposed law. It never changes an outcome."""

    title: Text
    citations: list[Citation]


class Note(Part):
    """A note for a subject; applies: true, or null where it may apply."""

    note: str
    subject: str
    applies: Literal[True] | None


class Settles(Part):
    """Answers to a missing fact, and what they leave possible: one value, bounds, none, or any other value."""

    value: bool | int | str | None = None
    values: list[bool | int | str] = []
    gt: int | str | None = None
    gte: int | str | None = None
    lt: int | str | None = None
    lte: int | str | None = None
    unit: str | None = None
    none: Literal[True] | None = None
    other: Literal[True] | None = None
    possible: list[str]


class Missing(Part):
    """Something missing. `fact`: an address, or `pack/id` of contested or unread law; `type`: of the fact."""

    fact: str
    cause: Literal["fact", "judgement", "evidence", "law"]
    type: str | None
    settles: list[Settles]


class FactRead(Part):
    """A fact that a proof looked at; value null: not known."""

    fact: str
    value: str | None
    path: str | None = None
    start: Position | None = None


class Proof(Part):
    """A node of a proof: what was tested, what came out, from which facts.

    A part that does not decide, or that stands in the proof already, has its truth only.
    """

    kind: str
    label: str | None = None
    says: Text | None = None
    truth: Truth | None = None
    value: str | None = None
    facts: list[FactRead] = []
    missing: list[str] = []
    children: list[Proof] = []


class Result(Part):
    """One rule for one subject. `clock`: the day on which its law was read; `method`: see the specification."""

    rule: str
    subject: str
    outcome: Outcome
    possible: list[Possible]
    method: Literal["kleene", "enumerated", "mixed"]
    causes: list[Literal["fact", "judgement", "evidence", "law"]]
    fingerprint: str
    due: date | None
    clock: date | None
    verified: bool
    message: Message
    missing: list[Missing]
    relies_on: list[str]
    locations: list[Location] = Field(min_length=1)
    trace: Proof | None = None


class ProfileEntry(Part):
    """One file. no_pack: it is sound, but no selected pack applies to its kind."""

    path: str
    id: str | None
    title: Text | None
    kind: str | None
    sha256: Sha256 | None
    uses: list[UsedFile]
    status: Literal["evaluated", "not_evaluated", "no_pack"]
    packs: list[str]
    verdicts: list[Verdict]
    answers: list[Answer]
    notes: list[Note]
    counts: dict[Outcome, int]
    unverified: int
    next_change: date | None = None
    results: list[Result]


class InputProblem(Part):
    """What is wrong with a file."""

    path: str
    code: str
    start: Position
    end: Position
    message: Text
    hint: Text


class Report(Part):
    """A report."""

    schema_: Literal["stdcheck-report/0"] = Field(alias="schema")
    tool: Tool
    as_of: date
    packs: list[PackInUse]
    rules: dict[str, RuleInfo]
    notes: dict[str, NoteInfo]
    profiles: list[ProfileEntry]
    errors: list[InputProblem]
    warnings: list[InputProblem]


def report_schema() -> dict[str, object]:
    """The JSON Schema of a report (draft 2020-12)."""
    schema = Report.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "stdcheck-report/0", **schema}
