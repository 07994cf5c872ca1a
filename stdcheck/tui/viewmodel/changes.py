"""What comes out otherwise in one evaluation than in another: which findings are worse, which better."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from stdcheck.logic.results import Headline
from stdcheck.report.data import SEVERITY, Finding

Key = tuple[str, int]
"""Fingerprint of a finding, and its number among those with the same one."""


class Direction(StrEnum):
    """How a result changed, by the order of severity; other: the same word with other possible outcomes."""

    WORSE = "worse"
    BETTER = "better"
    OTHER = "other"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Changed:
    """A result that differs. before: None where it was not there"""

    direction: Direction
    before: Headline | None


def next_key(finding: Finding, seen: dict[str, int]) -> Key:
    """The key of the next finding of a report; seen: fingerprint -> number of the last one with it."""
    number = seen[finding.fingerprint] = seen.get(finding.fingerprint, -1) + 1
    return finding.fingerprint, number


def keyed(findings: Iterable[Finding]) -> Iterator[tuple[Key, Finding]]:
    """Findings with their keys."""
    seen: dict[str, int] = {}
    for finding in findings:
        yield next_key(finding, seen), finding


def changes(before: Iterable[Finding], after: Iterable[Finding]) -> Mapping[Key, Changed]:
    """The findings of `after` that differ from those of `before`."""
    known = dict(keyed(before))
    found: dict[Key, Changed] = {}
    for key, finding in keyed(after):
        other = known.get(key)
        if other is None:
            found[key] = Changed(Direction.NEW, None)
        elif other.outcome is not finding.outcome:
            worse = SEVERITY[finding.outcome] < SEVERITY[other.outcome]
            found[key] = Changed(Direction.WORSE if worse else Direction.BETTER, other.outcome)
        elif (other.possible, other.due) != (finding.possible, finding.due):
            found[key] = Changed(Direction.OTHER, other.outcome)
    return found
