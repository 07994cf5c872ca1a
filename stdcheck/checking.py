"""From files to evaluations, one at a time: reads a profile, evaluates it under the packs that apply, lets go of it.

Knows nothing of output: what is wrong with a file is data like everything else, and one bad file never stops the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from stdcheck.discovery import ProfileFile
from stdcheck.facts.profile import RegisterCache, load_profile
from stdcheck.facts.values import Profile
from stdcheck.logic.evaluate import evaluate
from stdcheck.logic.results import Evaluation, RuleResult
from stdcheck.rules.model import Pack, Rule
from stdcheck.rules.readings import check_readings
from stdcheck.rulesets import Rulesets
from stdcheck.source.pausing import without_garbage_collector
from stdcheck.source.problems import Problem
from stdcheck.source.spans import Position, Span

if TYPE_CHECKING:
    from stdcheck.logic.timeline import Change, Timeline


class Status(StrEnum):
    """What became of a file."""

    EVALUATED = "evaluated"
    NOT_EVALUATED = "not_evaluated"
    NO_PACK = "no_pack"


@dataclass(frozen=True, slots=True)
class Selection:
    """Globs of packs and of rules (`rule` or `pack/rule`); none given selects all."""

    packs: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()

    def pack(self, pack_id: str) -> bool:
        """Whether the pack is selected."""
        return not self.packs or any(fnmatchcase(pack_id, glob) for glob in self.packs)

    def rule(self, full_id: str) -> bool:
        """Whether the rule `pack/rule` is selected."""
        bare = full_id.partition("/")[2]
        return not self.rules or any(fnmatchcase(full_id if "/" in glob else bare, glob) for glob in self.rules)


@dataclass(frozen=True, slots=True, eq=False)
class Checked:
    """One file after checking.

    problems: of the file and of its registers, and of the packs that should have applied to it
    crash: the fault of the engine that stopped the evaluation of this file
    next_change: the first later day on which something comes out otherwise (None: there is none), where it was asked
        for (`followed`)
    """

    file: ProfileFile
    status: Status
    profile: Profile | None
    evaluation: Evaluation | None
    problems: tuple[Problem, ...] = ()
    crash: Exception | None = None
    followed: bool = False
    next_change: date | None = None


Reader = Callable[[ProfileFile], tuple[Profile | None, Sequence[Problem]]]


@dataclass(slots=True, eq=False)
class Checker:
    """Checks files under the selected packs on one day.

    trace: which results keep their proof (None: those worth showing); answers: whether they are worked out
    next_change: whether each profile is followed to the first day on which something changes
    step: told again and again while a profile is worked on; what it raises, if it is no Exception, stops the work
    read: how a file becomes a profile, when it is not simply read (standard input)
    """

    rulesets: Rulesets
    as_of: date
    selection: Selection = field(default_factory=Selection)
    trace: Callable[[RuleResult], bool] | None = None
    answers: bool = True
    next_change: bool = False
    step: Callable[[], object] = lambda: None
    read: Reader | None = None
    registers: RegisterCache = field(default_factory=RegisterCache)

    def packs_for(self, kinds: Iterable[str | None]) -> tuple[list[Pack], list[Problem]]:
        """The selected packs that apply to these kinds, loaded, with what is wrong with those that cannot be."""
        packs: list[Pack] = []
        problems: list[Problem] = []
        for found in self.rulesets.for_kinds(kinds, self.selection.pack):
            with without_garbage_collector():
                pack, of_pack = self.rulesets.load(found.id)
            problems.extend(of_pack)
            if pack is not None:
                packs.append(pack)
        return packs, problems

    def check(self, file: ProfileFile) -> Checked:
        """One file. Never raises for what stands in it."""
        try:
            with without_garbage_collector():
                return self._check(file)
        except Exception as crash:
            start = Position(1, 1)
            fault = Problem("internal-fault", Span(file.shown_as, start, start))
            return Checked(file, Status.NOT_EVALUATED, None, None, (fault,), crash)

    def prepare(self, file: ProfileFile) -> tuple[Checked, tuple[Pack, ...]]:
        """All but the evaluation: the profile, and the packs to evaluate it under (none where it cannot be)."""
        if _refused(self.rulesets.problems):
            return Checked(file, Status.NOT_EVALUATED, None, None), ()
        read = self.read or self._read
        profile, problems = read(file)
        if profile is None:
            status = Status.NOT_EVALUATED if _refused(problems) else Status.NO_PACK
            return Checked(file, status, None, None, tuple(problems)), ()
        applicable = self.rulesets.for_kinds([profile.kind], self.selection.pack)
        packs, _ = self.packs_for([profile.kind])
        if not packs:
            status = Status.NOT_EVALUATED if applicable else Status.NO_PACK
            return Checked(file, status, profile, None, tuple(problems)), ()
        problems = [*problems, *check_readings(profile, packs, self.rulesets.packs)]
        if _refused(problems):
            return Checked(file, Status.NOT_EVALUATED, None, None, tuple(problems)), ()
        return Checked(file, Status.EVALUATED, profile, None, tuple(problems)), tuple(packs)

    def _check(self, file: ProfileFile) -> Checked:
        ready, packs = self.prepare(file)
        profile = ready.profile
        if not packs or profile is None:
            return ready
        evaluation = evaluate(
            profile,
            packs,
            self.rulesets.vocabulary,
            self.as_of,
            rules=self.selected(packs).__contains__ if self.selection.rules else None,
            trace=self.trace,
            with_answers=self.answers,
            step=self.step,
        )
        ready = replace(ready, evaluation=evaluation)
        return self._followed(ready, profile, packs) if self.next_change else ready

    def _followed(self, checked: Checked, profile: Profile, packs: tuple[Pack, ...]) -> Checked:
        """With the first day after that of the check on which something comes out otherwise."""
        line = self.follow(profile, packs, self.as_of, first_only=True)
        first = line.changes[0].day if line.changes else None
        return replace(checked, followed=True, next_change=first)

    def follow(
        self,
        profile: Profile,
        packs: Sequence[Pack],
        start: date,
        end: date | None = None,
        *,
        first_only: bool = False,
        step: Callable[[date], object] = lambda day: None,
        changed: Callable[[Change], object] = lambda change: None,
    ) -> Timeline:
        """The timeline of a profile under the selected rules, to the horizon where no end is given.

        first_only, step, changed: as in `logic.timeline`
        """
        from stdcheck.logic.horizon import horizon
        from stdcheck.logic.timeline import timeline

        return timeline(
            profile,
            packs,
            self.rulesets.vocabulary,
            start,
            end or horizon(profile, packs, start),
            rules=self.selected(packs).__contains__ if self.selection.rules else None,
            first_only=first_only,
            step=step,
            changed=changed,
        )

    def selected(self, packs: Iterable[Pack]) -> frozenset[Rule]:
        """The selected rules of packs."""
        return frozenset(
            rule for pack in packs for rule in pack.rules.values() if self.selection.rule(f"{pack.id}/{rule.id}")
        )

    def _read(self, file: ProfileFile) -> tuple[Profile | None, Sequence[Problem]]:
        return load_profile(file.path, self.rulesets.vocabulary, shown_as=file.shown_as, cache=self.registers)


def _refused(problems: Sequence[Problem]) -> bool:
    return any(problem.severity == "error" for problem in problems)
