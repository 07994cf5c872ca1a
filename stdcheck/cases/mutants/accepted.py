"""`mutants.yaml` of a pack: survivors that somebody has looked at and accepts, with the reason in both languages.

An entry about no mutant, or about one that a case kills, is an error: the list must not grow old in silence.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from stdcheck.facts.declarations import Text
from stdcheck.facts.near import near
from stdcheck.facts.shapes import Report
from stdcheck.rules.reading.shapes import as_items, as_mapping, as_text, check_keys, read_words
from stdcheck.source.nodes import Node
from stdcheck.source.problems import Problem
from stdcheck.source.reader import read_file
from stdcheck.source.spans import Span

FILE = "mutants.yaml"
SECTION = "accepted"


@dataclass(frozen=True, slots=True, eq=False)
class Accepted:
    """A survivor that is accepted."""

    mutant: str
    reason: Text
    span: Span


def read_accepted(folder: Path, shown_as: str) -> tuple[dict[str, Accepted], list[Problem]]:
    """The accepted survivors of the pack in `folder` by id; none where it has no such file."""
    file = folder / FILE
    if not file.is_file():
        return {}, []
    report = Report()
    document = read_file(file, f"{shown_as}/{FILE}")
    report.problems.extend(document.problems)
    found: dict[str, Accepted] = {}
    if document.root is not None and (root := as_mapping(document.root, report)) is not None:
        check_keys(root, report, required=(SECTION,))
        listed = root.get(SECTION)
        for node in as_items(listed, report) if listed is not None else ():
            one = _one(node, report)
            if one is not None and one.mutant in found:
                report.again("mutant-twice", one.span, found[one.mutant].span, id=one.mutant)
            elif one is not None:
                found[one.mutant] = one
    return found, report.problems


def _one(node: Node, report: Report) -> Accepted | None:
    mapping = as_mapping(node, report)
    if mapping is None or not check_keys(mapping, report, required=("mutant", "reason")):
        return None
    named, reason = mapping.entries["mutant"].value, read_words(mapping.get("reason"), report)
    mutant = as_text(named, report)
    return Accepted(mutant, reason, named.span) if mutant is not None and reason else None


def stale(accepted: Mapping[str, Accepted], mutants: Collection[str], killed: Collection[str]) -> list[Problem]:
    """Entries that say nothing any more. mutants, killed: ids"""
    report = Report()
    for one in accepted.values():
        if one.mutant not in mutants:
            report.error("mutant-unknown", one.span, id=one.mutant, near=near(one.mutant, mutants))
        elif one.mutant in killed:
            report.error("mutant-killed", one.span, id=one.mutant)
    return report.problems
