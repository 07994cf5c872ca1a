"""One file on one day, as the review holds it: its findings, which of them are shown, and in what order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from stdcheck.report.data import Finding, ProfileReport, RuleText, RunInfo
from stdcheck.report.filtering.grammar import Filter
from stdcheck.report.filtering.matching import Searchable, searchable
from stdcheck.report.summary import ProfileSummary
from stdcheck.tui.viewmodel.changes import Changed, Key, changes, next_key
from stdcheck.tui.worker.messages import Opened, Proved

UNVERIFIED = "unverified"
NOTHING_CHANGED: Mapping[Key, Changed] = MappingProxyType({})
OPEN_FILTER = "outcome:error,gap,undet,judge,due"
"""What somebody has to do something about: the filter that a review begins with."""


@dataclass(slots=True, eq=False)
class OpenReport:
    """A report as it arrives. of: how many findings it will have; facts: rule -> the facts that it reads

    waits: it is to be compared with a report that is not there yet, so that what has changed is not known
    """

    as_of: date
    report: ProfileReport
    info: RunInfo
    summary: ProfileSummary
    of: int
    facts: Mapping[str, tuple[str, ...]]
    findings: list[Finding] = field(default_factory=list)
    complete: bool = False
    proved: dict[tuple[str, int], Proved] = field(default_factory=dict)
    changed: Mapping[Key, Changed] = field(default_factory=lambda: NOTHING_CHANGED)
    waits: bool = False
    _seen: dict[str, int] = field(default_factory=dict)
    _keys: list[Key] = field(default_factory=list)
    _searchable: list[Searchable] = field(default_factory=list)
    _counts: dict[str | None, Counter[str]] = field(default_factory=dict)

    @classmethod
    def of_reply(cls, opened: Opened) -> OpenReport:
        """The report that a worker has opened, without its findings."""
        return cls(opened.info.as_of, opened.report, opened.info, opened.summary, opened.of, opened.facts)

    def add(self, findings: Iterable[Finding]) -> None:
        """More findings. Whatever all of them are asked for later is made here, a little at a time."""
        for finding in findings:
            self.findings.append(finding)
            self._keys.append(next_key(finding, self._seen))
            self._searchable.append(
                searchable(finding, self.rule(finding), self.facts.get(finding.rule, ()), False, self.as_of)
            )
            for pack in (None, finding.rule.partition("/")[0]):
                counts = self._counts.setdefault(pack, Counter())
                counts[finding.outcome.value] += 1
                counts[UNVERIFIED] += not finding.verified

    def counts(self, pack: str | None) -> Mapping[str, int]:
        """Headline -> results of a pack (None: of all), and UNVERIFIED -> those that rest on such law."""
        return self._counts.get(pack, Counter())

    def compare(self, before: OpenReport | None) -> None:
        """Mark what comes out otherwise than in another report; None: nothing."""
        marked = self.changed
        self.changed = changes(before.findings, self.findings) if before is not None else NOTHING_CHANGED
        for index, key in enumerate(self._keys):
            if (key in marked) is not (key in self.changed):
                self._searchable[index] = replace(self._searchable[index], changed=key in self.changed)

    def rule(self, finding: Finding) -> RuleText:
        """What is said of its rule."""
        return self.info.rules[finding.rule]

    def change(self, index: int) -> Changed | None:
        """How a finding differs from the report compared with."""
        return self.changed.get(self._keys[index])

    def select(self, pack: str | None, filter_: Filter) -> list[int]:
        """The findings of a pack (None: of all) that a filter lets through, worst first, then by place in the file."""
        mine = f"{pack}/" if pack is not None else ""
        return [
            index
            for index, row in enumerate(self._searchable)
            if self.findings[index].rule.startswith(mine) and filter_.matches(row)
        ]

    def index_of(self, key: Key) -> int | None:
        """Where a finding stands, whatever it comes out as."""
        return next((index for index, one in enumerate(self._keys) if one == key), None)

    def key(self, index: int) -> Key:
        """What names a finding on every day."""
        return self._keys[index]
