"""`only=`: what is wanted comes out as it does among everything; nothing else is worked out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from stdcheck.logic.beside import beside, wanted_results
from stdcheck.logic.context import Run
from stdcheck.logic.evaluate import evaluate
from stdcheck.logic.results import AnswerValue, Evaluation, RuleResult
from stdcheck.logic.wanted import Wanted
from stdcheck.rules.nodes import Constant
from tests.spec.world import AS_OF, World, build, facts

RULES = """
    definitions:
      small:
        params: {item: item}
        holds: {any: [{fact: item.size, lt: 3}, {fact: item.maker, meets: near}]}
      near:
        params: {party: party}
        holds: {fact: party.home, is: JP}
    rules:
      - id: parent
        kind: prohibition
        title: {en: p, ja: p}
        for_each: {i: case.items}
        prohibits: {fact: i, meets: small}
      - id: other
        kind: requirement
        title: {en: o, ja: o}
        requires: {not: {outcome: parent, in: [gap]}}
      - id: pardon
        kind: exemption
        title: {en: e, ja: e}
        exception_to: [{rule: parent}]
        when: case.appraised
    notes:
      - {id: told, title: {en: t, ja: t}, implements: [x.1], when: case.a}
"""
ANSWERS = """
    answers:
      small: {title: {en: s, ja: s}, from: [{definition: small, of: item}]}
"""
TEXT = facts(
    "items: {one: {size: 2}, two: {size: 9, maker: p}, three: {maker: p}}, items_complete: true",
    parties="p: {kind: company, home: JP}",
)
"""Two rules (one over three items, with an exception), an answer, a note."""


@pytest.fixture
def world(tmp_path: Path) -> World:
    return build(
        tmp_path, header=ANSWERS, rules=RULES, provisions="provisions: [{id: x.1, ref: '1', title: {en: x, ja: x}}]\n"
    )


def said(results: Evaluation) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    return [_rule(r) for r in results.results], [_answer(a) for a in results.answers]


def _rule(r: RuleResult) -> tuple[object, ...]:
    return r.rule.id, r.subject, r.outcome, r.possible, tuple(m.missing for m in r.missing), r.relies_on


def _answer(a: AnswerValue) -> tuple[object, ...]:
    return a.answer, a.subject, a.possible, tuple(m.missing for m in a.missing)


def only(world: World, wanted: Wanted) -> Evaluation:
    return evaluate(world.profile(TEXT), [world.pack], world.vocabulary, AS_OF, only=wanted)


def test_wanted_results_are_those_of_a_full_evaluation(world: World) -> None:
    full = said(world.evaluate(TEXT))
    assert said(only(world, Wanted({"parent": None, "other": None}, {"small": None}))) == full
    for name in ("parent", "other"):
        assert said(only(world, Wanted({name: None}))) == ([r for r in full[0] if r[0] == name], [])


def test_one_subject_is_enough(world: World) -> None:
    rules, answers = said(world.evaluate(TEXT))
    two = frozenset({"case.items.two"})
    assert said(only(world, Wanted({"parent": two}, {"small": two}))) == (
        [r for r in rules if r[:2] == ("parent", "case.items.two")],
        [a for a in answers if a[1] == "case.items.two"],
    )
    assert said(only(world, Wanted({"parent": frozenset({"case.items.none"})}))) == ([], [])


def test_verdicts_and_notes_are_not_worked_out(world: World) -> None:
    assert world.evaluate(TEXT).notes
    found = only(world, Wanted({"other": None}))
    assert (found.notes, found.verdicts) == ((), ())


def test_what_a_result_relies_on_is_worked_out_where_it_is_wanted(world: World) -> None:
    text = TEXT.replace("case: {", "case: {appraised: true, ") + (
        "provenance: {case.appraised: {by: A. Judge, stated_on: 2026-01-01, reason: looked at it}}\n"
    )
    profile = world.profile(text)

    def relies_on(wanted: bool) -> set[str]:
        found = evaluate(
            profile, [world.pack], world.vocabulary, AS_OF, only=Wanted({"parent": None}, relies_on=wanted)
        )
        return {name for result in found.results for name in result.relies_on}

    assert relies_on(True) == {"case.appraised", "toy/pardon"}
    assert relies_on(False) == set()


def test_a_run_beside_another_forgets_what_rests_on_the_change(world: World) -> None:
    run = Run(world.profile(TEXT), world.pack, world.vocabulary, date(2026, 11, 24))
    wanted = Wanted({"parent": None}, {"small": None})
    assert said(wanted_results(run, wanted)) == said(only(world, wanted))
    near = world.pack.definitions["near"]
    other = replace(near, holds=Constant(False, near.meta))
    pack = replace(world.pack, definitions={**world.pack.definitions, "near": other})
    fresh = Run(run.profile, pack, run.vocabulary, run.as_of)
    expected = said(wanted_results(fresh, wanted))
    assert said(wanted_results(beside(run, pack, {"near", "small"}), wanted)) == expected
    # What it need not forget it keeps: with nothing named as changed it says what it said.
    assert said(wanted_results(beside(run, pack, ()), wanted)) != expected
