"""What a release of a pack changes: its parts, what it implements, what comes out of profiles. Plain data, and JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from stdcheck.report.difference import Compared, difference_json
from stdcheck.rules.changes import CoverageChange, PartChange
from stdcheck.rules.model import Pack
from stdcheck.version import VERSION

SCHEMA = "stdcheck-pack-difference/0"
Json = dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class PackDifference:
    """Two versions of a pack. outcomes: for each profile what comes out otherwise"""

    old: Pack
    new: Pack
    parts: tuple[PartChange, ...]
    provisions: tuple[CoverageChange, ...]
    outcomes: tuple[Compared, ...] = ()


def pack_difference_json(found: PackDifference) -> Json:
    """The published form, `stdcheck-pack-difference/0`."""
    return {
        "schema": SCHEMA,
        "tool": {"name": "stdcheck", "version": VERSION},
        "before": _pack(found.old),
        "after": _pack(found.new),
        "parts": [
            {"kind": p.kind, "id": p.id, "change": p.change, "aspects": list(p.aspects), "meaning": p.meaning}
            for p in found.parts
        ],
        "provisions": [{"provision": p.provision, "before": p.before, "after": p.after} for p in found.provisions],
        "outcomes": [difference_json(compared) for compared in found.outcomes],
    }


def _pack(pack: Pack) -> Json:
    return {"id": pack.id, "version": pack.version, "sha256": pack.digest}
