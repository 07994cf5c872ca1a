"""What the cases of a pack show, and the shape of a check on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from stdcheck.cases.running import CaseRun
from stdcheck.logic.recording import Record, recording
from stdcheck.logic.values import Truth
from stdcheck.rules.lint.subject import Found
from stdcheck.rules.model import Pack
from stdcheck.rules.truths import PossibleTruths
from stdcheck.rules.walking import Body, bodies
from stdcheck.source.problems import Problem, Severity


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A pack with the runs of its cases and the record of what they reached."""

    pack: Pack
    runs: tuple[CaseRun, ...]
    record: Record
    possible: PossibleTruths
    bodies: tuple[Body, ...]

    def truths(self, node: object) -> frozenset[str]:
        """The truths that a condition had on the facts of some case."""
        found: set[Truth] = self.record.truths.get(id(node), set())
        return frozenset(truth.value for truth in found)

    def reaches(self, body: Body) -> bool:
        """Whether some case asked about a part of the pack; one without conditions and terms counts as asked."""
        return not body.trees or any(id(tree) in self.record.reached for tree in body.trees)


def shown_by(pack: Pack, runs: Iterable[CaseRun]) -> Shown:
    """What cases show. `runs` is gone through here, so that what they reach is recorded."""
    with recording(_days_of_duties(pack)) as record:
        done = tuple(runs)
    return Shown(pack, done, record, PossibleTruths(pack), tuple(bodies(pack)))


def _days_of_duties(pack: Pack) -> dict[int, int]:
    """The day of each duty -> the day on which it was done, which is looked at first."""
    duties = [rule.duty for rule in pack.rules.values() if rule.duty is not None]
    return {id(duty.day): id(duty.done) for duty in duties}


CaseCheck = Callable[[Shown], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class CaseLint:
    """One check. Its words stand in `stdcheck.i18n` under its code."""

    code: str
    check: CaseCheck
    group: str = "cases"
    severity: Severity = "note"

    def problems(self, shown: Shown) -> Iterator[Problem]:
        """What the check objects to."""
        for place in self.check(shown):
            yield Problem(self.code, place.span, dict(place.args), place.related, self.severity)
