"""The published shape of what a release of a pack changes, `stdcheck-pack-difference/0`: not needed to make one."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from stdcheck.report.difference_model import Compared, PackSide
from stdcheck.report.model import Part, Tool

Status = Literal["implemented", "unread", "excused", "missing"]


class PackPart(Part):
    """A part of a pack that differs. aspects: what of it; meaning: false where only words or claims differ."""

    kind: str
    id: str
    change: Literal["added", "gone", "changed"]
    aspects: list[str]
    meaning: bool


class Provision(Part):
    """A provision of which the computed status differs; null: the pack does not list it."""

    provision: str
    before: Status | None
    after: Status | None


class PackCompared(Part):
    """Two versions of a pack; outcomes: the comparison of each profile for which something comes out otherwise."""

    schema_: Literal["stdcheck-pack-difference/0"] = Field(alias="schema")
    tool: Tool
    before: PackSide
    after: PackSide
    parts: list[PackPart]
    provisions: list[Provision]
    outcomes: list[Compared]


def pack_difference_schema() -> dict[str, object]:
    """The JSON Schema (draft 2020-12)."""
    schema = PackCompared.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "stdcheck-pack-difference/0", **schema}
