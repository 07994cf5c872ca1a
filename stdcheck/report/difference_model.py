"""The published shape of a comparison, `stdcheck-difference/0`: for `stdcheck schema difference`, not to make one."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from stdcheck.report.model import Part, Position, Sha256, Text, Tool
from stdcheck.report.timeline_model import State


class PackSide(Part):
    """A pack of a side."""

    id: str
    version: str
    sha256: Sha256


class Side(Part):
    """What is compared: a profile on a day, or a report."""

    name: str
    as_of: date
    packs: list[PackSide]


class Counts(Part):
    """How many differ in which way."""

    new: int
    gone: int
    changed: int


class Difference(Part):
    """A result, verdict or answer that differs. name: `pack/id`, of a verdict the pack; null: a side does not know it.

    profile: its id, where several profiles are compared
    """

    change: Literal["new", "gone", "changed"]
    kind: Literal["rule", "verdict", "answer"]
    name: str
    subject: str
    profile: str | None = None
    title: Text | None = None
    fingerprint: str | None = None
    before: State | None
    after: State | None


class FactDifference(Part):
    """A fact that two profiles state otherwise, in words; null: it is not stated. The place is that in the second."""

    fact: str
    before: Text | None
    after: Text | None
    path: str
    start: Position


class Compared(Part):
    """A comparison; facts are compared only between profiles."""

    schema_: Literal["stdcheck-difference/0"] = Field(alias="schema")
    tool: Tool
    before: Side
    after: Side
    counts: Counts
    differences: list[Difference]
    facts: list[FactDifference]


def difference_schema() -> dict[str, object]:
    """The JSON Schema of a comparison (draft 2020-12)."""
    schema = Compared.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "stdcheck-difference/0", **schema}
