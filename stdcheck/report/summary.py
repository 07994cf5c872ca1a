"""One file in one row: per pack the verdict and the counts, and the next day that matters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from stdcheck.checking import Status
from stdcheck.facts.declarations import Text
from stdcheck.report.data import ProfileReport, VerdictText
from stdcheck.report.settling import missing_paths
from stdcheck.source.problems import Problem


@dataclass(frozen=True, slots=True, eq=False)
class RegimeSummary:
    """What one pack says of the whole.

    possible: (value, title) of its verdict, worst first; none where the pack has no verdict for this kind
    open: how many facts the verdict waits for, or could do without where it is firm; counts: headline -> results
    """

    pack: str
    possible: tuple[tuple[str, Text], ...]
    open: int
    counts: Mapping[str, int]

    @property
    def firm(self) -> bool:
        """Whether one value is left."""
        return len(self.possible) == 1


@dataclass(frozen=True, slots=True, eq=False)
class ProfileSummary:
    """One file. next_due: the first day of a duty that is still ahead; unverified: results that rest on such law

    files: path -> sha256, the profile first, then its registers; none where it could not be read
    """

    path: str
    kind: str | None
    status: Status
    id: str | None
    title: Text
    regimes: tuple[RegimeSummary, ...]
    counts: Mapping[str, int]
    unverified: int
    next_due: date | None
    problems: tuple[Problem, ...]
    crashed: bool
    files: Mapping[str, str]


def summary_of(report: ProfileReport, as_of: date) -> ProfileSummary:
    """The row of one file on a day."""
    verdicts = {verdict.pack: verdict for verdict in report.verdicts}
    counts: dict[str, dict[str, int]] = {pack: {} for pack in report.packs}
    for finding in report.findings:
        of_pack = counts[finding.rule.partition("/")[0]]
        of_pack[finding.outcome.value] = of_pack.get(finding.outcome.value, 0) + 1
    ahead = [finding.due for finding in report.findings if finding.outcome == "due" and finding.due is not None]
    return ProfileSummary(
        report.path,
        report.kind,
        report.status,
        report.id,
        report.title,
        tuple(_regime(pack, verdicts.get(pack), counts[pack]) for pack in report.packs),
        report.counts,
        report.unverified,
        min((day for day in ahead if day >= as_of), default=None),
        report.problems,
        report.crashed,
        report.files,
    )


def _regime(pack: str, verdict: VerdictText | None, counts: Mapping[str, int]) -> RegimeSummary:
    if verdict is None:
        return RegimeSummary(pack, (), 0, counts)
    return RegimeSummary(pack, verdict.possible, len(missing_paths(verdict.lacking)), counts)
