"""The cases of a pack as small questions, each answered alone: on the pack itself, and on mutants of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import PurePath

from stdcheck.cases.model import Case, Expectation, Variant
from stdcheck.cases.mutants.making import mutants_of
from stdcheck.cases.mutants.model import Anchor, Mutant
from stdcheck.cases.mutants.parts import Dependence, Key, References
from stdcheck.cases.mutants.trying import could_be_felt, trials_of, trying, wholes_of
from stdcheck.cases.running import profile_of, unmet, wanted_by
from stdcheck.facts.declarations import Vocabulary
from stdcheck.facts.values import Profile
from stdcheck.logic.beside import afresh, beside, wanted_results
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
class Asked:
    """A question put to the pack itself, and to the mutants that could matter to it and still lived.

    passed: whether it is answered as expected on the pack itself; else it kills nothing
    reached: the living mutants whose place it comes to, by their place among all; felt: those that may read otherwise
    there; killed: those on which it is not answered as expected
    """

    passed: bool
    reached: tuple[int, ...] = ()
    felt: tuple[int, ...] = ()
    killed: tuple[int, ...] = ()


@dataclass(eq=False)
class Bench:
    """A pack, its cases, and everything that is worked out once in each process.

    only: a glob that the id of a mutant, or its file, has to match
    """

    pack: Pack
    vocabulary: Vocabulary
    cases: Sequence[Case]
    only: str = "*"
    _first: dict[int, Run | None] = field(default_factory=dict)
    _made: dict[int, Condition | None] = field(default_factory=dict)

    def __getstate__(self) -> dict[str, object]:
        """What another process needs to work out the same."""
        kept = {name: getattr(self, name) for name in ("pack", "vocabulary", "cases", "only")}
        return {**kept, "_first": {}, "_made": {}}

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
    def _wholes(self) -> dict[int, tuple[int, ...]]:
        return wholes_of(self.pack, self.mutants)

    @cached_property
    def _in_wholes(self) -> frozenset[int]:
        return frozenset(place for places in self._wholes.values() for place in places)

    @cached_property
    def _dependence(self) -> Dependence:
        return Dependence(self.pack)

    @cached_property
    def order(self) -> list[int]:
        """The places of the questions, those before which name few mutants, on whatever way.

        What is about little kills its own mutants, and spares them the questions about much.
        """
        counts: dict[tuple[Key, ...], int] = {}
        many = Counter(mutant.owner for mutant in self.mutants)

        def count(question: Question) -> int:
            asked = tuple(self._asked(question))
            if asked not in counts:
                counts[asked] = sum(many[key] for key in self._dependence.under(asked))
            return counts[asked]

        return sorted(range(len(self.questions)), key=lambda place: (count(self.questions[place]), place))

    def ask(self, place: int, killed: Sequence[int]) -> Asked:
        """Put a question to the pack itself, see what it reaches, and put it to the mutants that may be felt there.

        killed: for each mutant whether nothing needs to be known of it any more
        """
        question, run = self.questions[place], self._run(place)
        with trying(self.mutants, self._trials, self._made, killed, self._wholes) as seen:
            passed = run is not None and _holds(run, question)
        if run is None or not passed:
            return Asked(False)
        parts = self._references.reached(self._asked(question), seen.reached)
        anchors: set[Anchor] = {*seen.reached, *parts}
        living = (m for anchor in anchors for m in self._by_anchor.get(anchor, ()) if not killed[m])
        reached = sorted(living)
        felt = [m for m in reached if could_be_felt(m, self.mutants[m], m in self._tried, seen)]
        able = (m for m in felt if m not in self._in_wholes or m in seen.outside)
        return Asked(True, tuple(reached), tuple(felt), tuple(self._kills(run, question, able, killed)))

    def _kills(self, run: Run, question: Question, mutants: Iterable[int], killed: Sequence[int]) -> Iterator[int]:
        """Those mutants on which a question is not answered as expected. run: has answered it on the pack itself"""
        for mutant in mutants:
            if killed[mutant]:  # by another process, meanwhile
                continue
            try:
                pack = self.mutants[mutant].make()
            except Exception:
                yield mutant
                continue
            changed = self._dependence.resting_on(self.mutants[mutant].owner)
            if not _holds(beside(run, pack, changed), question):
                yield mutant

    def _run(self, place: int) -> Run | None:
        """A run for one question, which knows of other questions only what the profile states."""
        question = self.questions[place]
        key = id(question.variant)
        if key not in self._first:
            if len(self._first) >= MOST_PROFILES:
                self._first.pop(next(iter(self._first)))
            profile = self._profile(question)
            on = question.variant.as_of
            self._first[key] = None if profile is None else Run(profile, self.pack, self.vocabulary, on)
        first = self._first[key]
        return None if first is None else afresh(first, self.pack)

    def _profile(self, question: Question) -> Profile | None:
        """The profile of a question; None where its facts have errors."""
        profile, problems = profile_of(question.case, question.variant, self.vocabulary)
        if profile is not None:
            problems = [*problems, *check_readings(profile, [self.pack], {self.pack.id: None})]
        return None if any(p.severity == "error" for p in problems) else profile

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
