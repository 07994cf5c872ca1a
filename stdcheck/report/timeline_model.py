"""The published shape of a timeline, `stdcheck-timeline/0`: for `stdcheck schema timeline`, not to make one."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from stdcheck.report.model import Outcome, PackInUse, Part, Position, Settles, Sha256, Text, Tool, UsedFile

Value = bool | str | list[str] | None


class Followed(Part):
    """What is followed: a rule, verdict or answer of a pack for a subject. name: as in the pack"""

    kind: Literal["rule", "verdict", "answer"]
    pack: str
    name: str
    subject: str


class State(Part):
    """What comes out; outcome: the headline of a rule."""

    outcome: Outcome | None = None
    possible: list[Value]


class Cause(Part):
    """What the day passes: an edge of a period of the law, a day that is stated or due, the end of a calendar."""

    kind: Literal["in_force", "parameter", "list", "covers_from", "due", "fact", "law", "calendar"]
    en: str
    ja: str
    path: str | None = None
    start: Position | None = None
    citation: Text | None = None


class Change(Followed):
    """Something comes out otherwise from a day on. fingerprint: of a rule's result, as in the report"""

    day: date
    fingerprint: str | None = None
    title: Text
    before: State
    after: State
    causes: list[Cause]


class Event(Part):
    """A missing day of which one answer alone would settle results."""

    fact: str
    results: list[Followed]
    settles: list[Settles]


class FollowedProfile(Part):
    """The profile."""

    path: str
    id: str
    kind: str
    sha256: Sha256
    uses: list[UsedFile]


class Timeline(Part):
    """A timeline on the axis of the as-of day, both ends included; not_followed: what changes with every day."""

    schema_: Literal["stdcheck-timeline/0"] = Field(alias="schema")
    tool: Tool
    from_: date = Field(alias="from")
    to: date
    profile: FollowedProfile
    packs: list[PackInUse]
    followed: int
    next_change: date | None
    changes: list[Change]
    events: list[Event]
    not_followed: list[Followed]


def timeline_schema() -> dict[str, object]:
    """The JSON Schema of a timeline (draft 2020-12)."""
    schema = Timeline.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "stdcheck-timeline/0", **schema}
