"""Faults in definitions that rest on themselves: none is spared that an evaluation from the start would feel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given, settings

from stdcheck.cases.model import Case, Expectation, Variant
from stdcheck.cases.mutants.bench import Bench, Question
from stdcheck.cases.mutants.pool import run_mutants
from stdcheck.cases.running import shown_answer
from stdcheck.facts.values import Profile
from stdcheck.logic.context import Run
from tests.cases.mutants.fishery import killed
from tests.cases.mutants.test_pool import take_no_short_cuts
from tests.logic.test_induction import Facts, parties, world, written
from tests.spec.world import AS_OF


@dataclass(eq=False)
class OfOneProfile(Bench):
    """A bench with one case, whose profile is given."""

    profile: Profile | None = None

    def _profile(self, question: Question) -> Profile | None:
        return self.profile


def bench_of(found: dict[str, Facts]) -> Bench:
    """Who owns the case is led or not: what is possible and what is missing must come out as on the pack itself."""
    text = written(found).replace("case: {}", "case: {owner: a}")
    (answer,) = world().evaluate(text).answers
    profile = world().profile(text)
    possible = frozenset(shown_answer(one) for one in answer.possible)
    missing = frozenset(one.missing.path for one in answer.missing)
    expected = Expectation("answer", answer.answer, None, profile.span, possible=possible, missing=missing)
    case = Case("one", "", (), (Variant("", (), AS_OF, (expected,)),), "", profile.span)
    return OfOneProfile(world().pack, world().vocabulary, [case], profile=profile)


@settings(max_examples=60, deadline=None)
@given(parties())
def test_what_rests_on_itself_is_tried_step_by_step(found: dict[str, Facts]) -> None:
    short = killed(bench_of(found))
    with pytest.MonkeyPatch.context() as patch:
        take_no_short_cuts(patch)
        assert killed(bench_of(found)) == short


NOT_LED: Facts = {"listed": False, "alone": False, "big": False, "partner": "-", "holders": ("b", "c")}
HOLDERS = {"a": ("b", "c"), "b": ("a", "d"), "c": ("d", "b"), "d": ("c", "b")}


def test_a_fault_is_felt_that_leaves_a_circle_without_its_reason() -> None:
    # Two parties that hold each other: with them led, each is led; but what made them so has gone.
    found = {name: {**NOT_LED, "holders": HOLDERS[name], "listed": name == "b"} for name in HOLDERS}
    assert "definition:led.holds.items.0:drop" in killed(bench_of(found))


def test_a_fault_that_a_definition_does_not_turn_on_is_not_put_to_the_question(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = {name: {**NOT_LED, "holders": HOLDERS[name]} for name in HOLDERS}
    found["a"]["partner"] = "b"  # who is not led, and does not lead alone either
    bench = bench_of(found)
    asked: list[int] = []
    kills = Bench._kills

    def counted(self: Bench, run: Run, question: Question, able: Iterable[int], dead: Sequence[int]) -> Iterator[int]:
        asked.extend(mutants := list(able))
        return kills(self, run, question, mutants, dead)

    monkeypatch.setattr(Bench, "_kills", counted)
    felt = {bench.mutants[place].id for place in run_mutants(bench, workers=1).felt}
    spared = felt - {bench.mutants[place].id for place in asked}
    assert "definition:run.holds.items.0.items.0:drop" in spared
