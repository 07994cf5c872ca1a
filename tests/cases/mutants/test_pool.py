"""The fates do not depend on how the work is done: by one process or two, forked or not, with or without short cuts."""

from __future__ import annotations

import pytest

from stdcheck.cases.mutants import bench as bench_module
from stdcheck.cases.mutants.bench import Bench
from stdcheck.cases.mutants.pool import Step, run_mutants
from stdcheck.logic.context import Run
from stdcheck.rules.model import Pack
from tests.cases.mutants.fishery import bench, killed
from tests.proof.proving import proof


def without_some() -> Bench:
    """A pack with survivors: some of its cases are gone."""
    return bench(lambda case: case not in ("five-kilos", "norway", "first-day", "none-small"))


def fates(**how: object) -> tuple[object, ...]:
    tested = run_mutants(without_some(), **how)  # type: ignore[arg-type]
    return tested.killed, tested.reached, tested.felt, tested.failing


@pytest.mark.parametrize("method", [None, "spawn"])
def test_two_processes_find_what_one_finds(method: str | None) -> None:
    alone = fates(workers=1)
    assert 0 < len(alone[0]) < len(bench().mutants)  # type: ignore[arg-type]
    assert fates(workers=2, method=method) == alone


def test_the_order_of_the_cases_does_not_matter() -> None:
    found = without_some()
    backwards = Bench(found.pack, found.vocabulary, [*reversed(found.cases)])
    assert killed(backwards) == killed(found)


def take_no_short_cuts(monkeypatch: pytest.MonkeyPatch) -> None:
    def anew(run: Run, pack: Pack, *_: object) -> Run:
        return Run(run.profile, pack, run.vocabulary, run.as_of)

    monkeypatch.setattr(bench_module, "could_be_felt", lambda *_: True)
    monkeypatch.setattr(bench_module, "wholes_of", lambda *_: {})
    for name in ("afresh", "beside"):
        monkeypatch.setattr(bench_module, name, anew)


def test_no_mutant_is_spared_by_the_short_cuts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every mutant is run on every case from the start, remembering nothing: the same ones are killed."""
    short = killed(without_some())
    take_no_short_cuts(monkeypatch)
    assert killed(without_some()) == short


def test_a_case_that_fails_on_the_pack_itself_kills_nothing() -> None:
    found = bench(lambda case: case == "norway")
    (case,) = found.cases
    (expected,) = case.variants[0].expect
    assert killed(found)
    object.__setattr__(expected, "outcome", "pass")
    try:
        wrong = bench(lambda case: case == "norway")
        tested = run_mutants(wrong, workers=1)
        assert (tested.killed, tested.failing) == (frozenset(), (0,))
    finally:
        object.__setattr__(expected, "outcome", "gap")


def test_it_says_how_far_it_is() -> None:
    steps: list[Step] = []
    found = without_some()
    tested = run_mutants(found, workers=1, tell=steps.append)
    assert [step.done for step in steps] == list(range(1, len(found.questions) + 1))
    assert {step.of for step in steps} == {len(found.questions)}
    assert steps[-1].killed == len(tested.killed)


def test_no_mutant_of_a_larger_pack_is_spared_either(monkeypatch: pytest.MonkeyPatch) -> None:
    star = proof("jc-star")
    assert star.pack is not None
    short = killed(Bench(star.pack, star.vocabulary, star.cases))
    take_no_short_cuts(monkeypatch)
    assert killed(Bench(star.pack, star.vocabulary, star.cases)) == short
