"""The cases of a pack as small questions, each answered alone: on the pack itself, and on mutants of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import PurePath

from stdcheck.cases.model import Case, Expectation, Variant
from stdcheck.cases.mutants.making import mutants_of
from stdcheck.cases.mutants.model import Anchor, Mutant
from stdcheck.cases.mutants.parts import Dependence, Key, References
from stdcheck.cases.mutants.trying import could_be_felt, trials_of, trying
from stdcheck.cases.running import profile_of, unmet, wanted_by
from stdcheck.facts.declarations import Vocabulary
from stdcheck.facts.values import Profile
from stdcheck.logic.beside import beside, wanted_results
from stdcheck.logic.context import Run
from stdcheck.rules.model import Pack
from stdcheck.rules.nodes import Condition
from stdcheck.rules.readings import check_readings

MOST_PROFILES = 400
"""Profiles that are kept ready in one process."""


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What one variant of a case expects of one rule or answer for one subject."""

    case: Case
    variant: Variant
    expected: tuple[Expectation, ...]


@dataclass(frozen=True, slots=True)
class Probe:
    """A question put to the pack itself.

    reached: the mutants whose place it comes to, by their place among all; felt: those that may read otherwise there
    """

    passed: bool
    reached: tuple[int, ...] = ()
    felt: tuple[int, ...] = ()


@dataclass(eq=False)
class Bench:
    """A pack, its cases, and everything that is worked out once in each process.

    only: a glob that the id of a mutant, or its file, has to match
    """

    pack: Pack
    vocabulary: Vocabulary
    cases: Sequence[Case]
    only: str = "*"
    _profiles: dict[int, Profile | None] = field(default_factory=dict)
    _made: dict[int, Condition | None] = field(default_factory=dict)

    def __getstate__(self) -> dict[str, object]:
        """What another process needs to work out the same."""
        kept = {name: getattr(self, name) for name in ("pack", "vocabulary", "cases", "only")}
        return {**kept, "_profiles": {}, "_made": {}}

    @cached_property
    def questions(self) -> list[Question]:
        """All questions, in the order of the cases."""
        return [question for case in self.cases for question in _questions(case)]

    @cached_property
    def mutants(self) -> list[Mutant]:
        """All mutants of the pack that are asked for."""
        return [mutant for mutant in mutants_of(self.pack) if self._wanted(mutant)]

    def _wanted(self, mutant: Mutant) -> bool:
        return fnmatchcase(mutant.id, self.only) or fnmatchcase(PurePath(mutant.span.path).name, self.only)

    @cached_property
    def _references(self) -> References:
        return References(self.pack)

    @cached_property
    def _by_anchor(self) -> dict[Anchor, list[int]]:
        found: dict[Anchor, list[int]] = {}
        for place, mutant in enumerate(self.mutants):
            found.setdefault(mutant.anchor, []).append(place)
        return found

    @cached_property
    def _trials(self) -> dict[int, tuple[int, ...]]:
        return trials_of(self.mutants, self._references.conditions_naming)

    @cached_property
    def _tried(self) -> frozenset[int]:
        return frozenset(place for places in self._trials.values() for place in places)

    @cached_property
    def _dependence(self) -> Dependence:
        return Dependence(self.pack)

    def probe(self, place: int) -> Probe:
        """Put a question to the pack itself, and see what it reaches."""
        question = self.questions[place]
        with trying(self.mutants, self._trials, self._made) as seen:
            run = self._run(place)
            passed = run is not None and _holds(run, question)
        if not passed:
            return Probe(False)
        parts = self._references.reached(self._asked(question), seen.reached)
        anchors: set[Anchor] = {*seen.reached, *parts}
        reached = sorted(m for anchor in anchors for m in self._by_anchor.get(anchor, ()))
        felt = (m for m in reached if could_be_felt(m, self.mutants[m], m in self._tried, seen))
        return Probe(True, tuple(reached), tuple(felt))

    def kills(self, place: int, mutants: Iterable[int]) -> Iterator[int]:
        """Those mutants on which a question is not answered as expected; it is on the pack itself."""
        question = self.questions[place]
        run = self._run(place)
        if run is None:
            return
        known = False
        for mutant in mutants:
            if not known:
                # What the pack itself remembers of the question serves every mutant of something else.
                known = _holds(run, question)
            try:
                pack = self.mutants[mutant].make()
            except Exception:
                yield mutant
                continue
            changed = self._dependence.resting_on(self.mutants[mutant].owner)
            if not _holds(beside(run, pack, changed), question):
                yield mutant

    def _run(self, place: int) -> Run | None:
        profile = self._profile(place)
        if profile is None:
            return None
        return Run(profile, self.pack, self.vocabulary, self.questions[place].variant.as_of)

    def _profile(self, place: int) -> Profile | None:
        """The profile of a question; None where its facts have errors."""
        question = self.questions[place]
        key = id(question.variant)
        if key not in self._profiles:
            if len(self._profiles) >= MOST_PROFILES:
                self._profiles.pop(next(iter(self._profiles)))
            profile, problems = profile_of(question.case, question.variant, self.vocabulary)
            if profile is not None:
                problems = [*problems, *check_readings(profile, [self.pack], {self.pack.id: None})]
            self._profiles[key] = None if any(p.severity == "error" for p in problems) else profile
        return self._profiles[key]

    def _asked(self, question: Question) -> Iterable[Key]:
        """The parts that a question names."""
        for one in question.expected:
            if one.kind == "rule":
                yield "rule", one.name
                continue
            for source in self.pack.answers[one.name].sources if one.name in self.pack.answers else ():
                if source.kind == "notes":
                    yield from (("note", name) for name in self.pack.notes)
                else:
                    yield "rule" if source.kind == "due" else source.kind, source.name


def _holds(run: Run, question: Question) -> bool:
    """Whether everything comes out as expected; what cannot be evaluated does not."""
    try:
        found = wanted_results(run, wanted_by(question.expected))
    except Exception:
        return False
    return not any(unmet(found, one, [run.pack]) for one in question.expected)


def _questions(case: Case) -> Iterable[Question]:
    for variant in case.variants:
        groups: dict[tuple[str, str, str | None], list[Expectation]] = {}
        for one in variant.expect:
            groups.setdefault((one.kind, one.name, one.subject), []).append(one)
        yield from (Question(case, variant, tuple(group)) for group in groups.values())
