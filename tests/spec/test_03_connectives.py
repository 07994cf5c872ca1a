"""Chapter 3 of the specification: connectives, definitions, contested and unread law, other rules and decisions."""

from __future__ import annotations

from datetime import date
from itertools import product
from pathlib import Path

import pytest

from stdcheck.logic.values import Cause
from tests.spec.world import (
    FALSE,
    TRUE,
    build,
    condition,
    condition_refusal,
    definition,
    facts,
    rule,
    ruled,
    ruled_refusal,
    unknown,
)

STATED = {True: "true", False: "false", None: "null"}
UNREAD = 'unread: {en: "not seen", ja: "未読"}'


def three_valued(*values: bool | None) -> str:
    """The facts a, b, c of a case."""
    return ", ".join(f"{name}: {STATED[value]}" for name, value in zip("abc", values, strict=False))


@pytest.mark.parametrize(("a", "b"), list(product((True, False, None), repeat=2)))
def test_3_1_all_is_the_strong_kleene_conjunction(tmp_path: Path, a: bool | None, b: bool | None) -> None:
    word = "false" if False in (a, b) else "unknown" if None in (a, b) else "true"
    assert condition(tmp_path, "all: [case.a, case.b]").kleene(three_valued(a, b))[0] == word


def test_3_1_all_of_many_needs_each(tmp_path: Path) -> None:
    d = condition(tmp_path, "all: [case.a, case.b, case.c]")
    assert d.d("a: true, b: true, c: true") == TRUE
    assert d.d("a: true, b: true, c: false") == FALSE
    assert d.d("a: true, c: true") == unknown("case.b")


@pytest.mark.parametrize(("a", "b"), list(product((True, False, None), repeat=2)))
def test_3_2_any_is_the_strong_kleene_disjunction(tmp_path: Path, a: bool | None, b: bool | None) -> None:
    word = "true" if True in (a, b) else "unknown" if None in (a, b) else "false"
    assert condition(tmp_path, "any: [case.a, case.b]").kleene(three_valued(a, b))[0] == word


def test_3_2_any_of_many_needs_one(tmp_path: Path) -> None:
    d = condition(tmp_path, "any: [case.a, case.b, case.c]")
    assert d.d("c: true") == TRUE
    assert d.d("a: false, b: false, c: false") == FALSE
    assert d.d("a: false, c: false") == unknown("case.b")


def test_3_3_not_turns_true_and_false_round_and_leaves_unknown(tmp_path: Path) -> None:
    d = condition(tmp_path, "not: case.a")
    assert [d.d(text) for text in ("a: true", "a: false", "")] == [FALSE, TRUE, unknown("case.a")]


@pytest.mark.parametrize(("c", "a", "b"), list(product((True, False, None), repeat=3)))
def test_3_4_if_is_decided_when_both_branches_agree(
    tmp_path: Path, c: bool | None, a: bool | None, b: bool | None
) -> None:
    d = condition(tmp_path, "{if: case.c, then: case.a, else: case.b}")
    taken = a if c else b if c is False else a if a is b else None
    word = {True: "true", False: "false", None: "unknown"}[taken]
    assert d.kleene(three_valued(a, b, c))[0] == word
    assert d.d(three_valued(a, b, c))[0] == word


def test_3_4_if_asks_only_for_what_still_matters(tmp_path: Path) -> None:
    d = condition(tmp_path, "{if: case.c, then: case.a, else: case.b}")
    assert d.d("a: true, b: false") == unknown("case.c")
    assert d.d("c: true") == unknown("case.a")
    assert d.d("c: false") == unknown("case.b")
    assert d.d("a: true") == unknown("case.b", "case.c")


def test_3_5_true_and_false_may_stand_as_conditions(tmp_path: Path) -> None:
    assert condition(tmp_path, "true").d() == TRUE
    assert condition(tmp_path, "false").d() == FALSE
    assert condition(tmp_path, "any: [case.a, false]").d() == unknown("case.a")
    assert condition(tmp_path, "any: [case.a, true]").d() == TRUE


def test_3_6_the_missing_are_those_of_the_undecided_parts(tmp_path: Path) -> None:
    d = condition(tmp_path, "any: [{all: [case.a, case.b]}, case.c]")
    assert d.kleene() == unknown("case.a", "case.b", "case.c")
    assert d.kleene("a: false") == unknown("case.c")
    assert d.kleene("a: true") == unknown("case.b", "case.c")
    assert d.kleene("c: false, b: true") == unknown("case.a")
    assert d.kleene("c: true") == TRUE


def test_3_6_both_sides_of_an_undecided_comparison_are_missing(tmp_path: Path) -> None:
    for text in (
        "{fact: case.code, is: {fact: case.other_code}}",
        "{fact: case.code, is_not: {fact: case.other_code}}",
        "{fact: case.code, in: [{fact: case.other_code}, X]}",
    ):
        assert condition(tmp_path, text).kleene() == unknown("case.code", "case.other_code"), text
        assert condition(tmp_path, text).kleene("code: Y") == unknown("case.other_code"), text
    numbers = condition(tmp_path, "{fact: case.count, gt: {fact: case.debt}}")
    assert numbers.kleene() == unknown("case.count", "case.debt")
    parties = condition(tmp_path, "{fact: case.owner, is: {fact: case.rival}}")
    assert parties.kleene() == unknown("case.owner", "case.rival")
    assert parties.kleene("owner: p", parties="p: {}") == unknown("case.rival")


def test_3_6_a_member_of_a_dated_list_on_an_unknown_day_is_missing_with_the_day(tmp_path: Path) -> None:
    lists = "lists:\n  places: {type: country, title: {en: l, ja: l}, rows: [{code: CN, from: 2026-01-01}]}\n"
    rules = definition("listed", "case: case", "{fact: case.place, in: {list: places}}", "clock: case.day")
    d = condition(tmp_path, "{fact: case, meets: listed}", rules, lists=lists)
    assert d.kleene() == unknown("case.place", "case.day")
    assert d.kleene("place: CN") == unknown("case.day")
    assert d.kleene("day: 2026-01-01") == unknown("case.place")
    assert d.kleene("place: JP") == FALSE


def test_3_7_meets_is_the_definition_of_its_subject(tmp_path: Path) -> None:
    d = condition(
        tmp_path, "{fact: case.owner, meets: at-home}", definition("at-home", "x: party", "{fact: x.home, is: JP}")
    )
    assert d.d("owner: p", parties="p: {kind: company, home: JP}") == TRUE
    assert d.d("owner: p", parties="p: {kind: company, home: CN}") == FALSE
    assert d.d("owner: p", parties="p: {kind: company}") == unknown("parties.p.home")
    assert d.d() == unknown("case.owner")


def test_3_7_with_gives_further_parameters(tmp_path: Path) -> None:
    same = definition(
        "same-home",
        "x: party, y: party, day: date",
        "all: [{fact: x.home, is: {fact: y.home}}, {fact: day, before: 2027-01-01}]",
    )
    d = condition(tmp_path, "{fact: case.owner, meets: same-home, with: {y: case.rival, day: case.day}}", same)
    parties = "p: {kind: company, home: JP}, q: {kind: company, home: JP}, r: {kind: company, home: CN}"
    assert d.d("owner: p, rival: q, day: 2026-12-31", parties=parties) == TRUE
    assert d.d("owner: p, rival: q, day: 2027-01-01", parties=parties) == FALSE
    assert d.d("owner: p, rival: r, day: 2026-12-31", parties=parties) == FALSE
    assert d.d("owner: p, rival: q", parties=parties) == unknown("case.day")
    assert condition_refusal(tmp_path, "{fact: case.owner, meets: same-home}", same) == {"pack-missing-argument"}


def test_3_7_a_definition_sees_its_parameters_the_roots_and_the_collections(tmp_path: Path) -> None:
    seen = "all: [case.a, {some: parties, as: y, where: {fact: y, is: {fact: x}}}]"
    d = condition(tmp_path, "{fact: case.owner, meets: seen}", definition("seen", "x: party", seen))
    assert d.d("a: true, owner: p", parties="p: {}") == TRUE
    assert d.d("a: false, owner: p", parties="p: {}") == FALSE
    calling = "{some: case.items, as: i, where: {fact: case.owner, meets: seen}}"
    assert condition_refusal(tmp_path, calling, definition("seen", "x: party", "i.good")) == {"pack-unknown-name"}


def test_3_7_outside_its_in_force_a_definition_is_false(tmp_path: Path) -> None:
    late = definition("late", "case: case", "case.a", "in_force: {from: 2026-12-01, until: 2026-12-31}")
    d = condition(tmp_path, "{fact: case, meets: late}", late)
    days = ((2026, 11, 30), (2026, 12, 1), (2026, 12, 31), (2027, 1, 1))
    assert [d.d("a: true", date(*day)) for day in days] == [FALSE, TRUE, TRUE, FALSE]
    assert d.d("", date(2026, 11, 30)) == FALSE
    assert d.d("", date(2026, 12, 1)) == unknown("case.a")


def test_3_7_a_definition_runs_on_its_own_clock_else_on_that_of_its_caller(tmp_path: Path) -> None:
    new = definition("new", "case: case", "true", "in_force: {from: 2028-01-01}")
    own = definition("own", "case: case", "{fact: case, meets: new}", "clock: case.day")
    assert condition(tmp_path, "{fact: case, meets: new}", new).d("day: 2028-01-01") == FALSE
    d = condition(tmp_path, "{fact: case, meets: own}", new, own)
    assert d.d("day: 2028-01-01") == TRUE
    assert d.d("day: 2027-12-31") == FALSE
    assert d.d() == unknown("case.day")


def test_3_7_of_an_argument_that_is_none_a_definition_is_false(tmp_path: Path) -> None:
    anybody = definition("anybody", "x: party", "true")
    d = condition(tmp_path, "{fact: case.owner, meets: anybody}", anybody)
    assert d.d("owner: {none: nobody}") == FALSE
    assert d.d("owner: p", parties="p: {}") == TRUE
    assert d.d() == unknown("case.owner")
    nobody = condition(tmp_path, "{fact: case.owner, meets: nobody}", definition("nobody", "x: party", "false"))
    assert nobody.d() == FALSE
    negated = condition(tmp_path, "{not: {fact: case.owner, meets: anybody}}", anybody)
    assert negated.d("owner: {none: nobody}") == TRUE


def test_3_7_a_further_argument_may_be_none_too(tmp_path: Path) -> None:
    small = definition("small", "case: case, n: number", "{fact: n, gte: 0}")
    d = condition(tmp_path, "{fact: case, meets: small, with: {n: case.m}}", small)
    assert d.d("m: 3") == TRUE
    assert d.d("m: {none: nothing}") == FALSE
    assert d.d() == unknown("case.m")
    never = definition("never", "case: case, n: number", "{fact: n, lt: 0}")
    assert condition(tmp_path, "{fact: case, meets: never, with: {n: case.m}}", never).d() == FALSE


DECISION = """
decisions:
  size:
    title: {en: s, ja: s}
    params: {x: party}
    rows:
      - {is: large, when: {fact: x.size, gte: 100}}
      - {is: small}
"""


def test_3_7_of_an_argument_that_is_none_a_decision_is_false_and_a_quantity_none(tmp_path: Path) -> None:
    either = condition(tmp_path, "{decision: size, with: {x: case.owner}, in: [large, small]}", more=DECISION)
    assert either.d("owner: {none: nobody}") == FALSE
    assert either.d("owner: p", parties="p: {}") == TRUE
    assert either.d() == unknown("case.owner")
    large = condition(tmp_path, "{decision: size, with: {x: case.owner}, is: large}", more=DECISION)
    assert large.d("owner: {none: nobody}") == FALSE
    quantity = "quantities:\n  size-of:\n    params: {x: party}\n    value: 7\n"
    exists = condition(tmp_path, "{quantity: size-of, with: {x: case.owner}, is_none: false}", more=quantity)
    assert exists.d("owner: {none: nobody}") == FALSE
    assert exists.d("owner: p", parties="p: {}") == TRUE
    assert exists.d() == unknown("case.owner")


def test_3_7_a_rule_asked_about_what_is_none_has_no_outcome(tmp_path: Path) -> None:
    about = rule("s", "requirement", "for_each: {x: parties}, requires: {fact: x.size, gte: 1}")
    asked = rule("r", "prohibition", "prohibits: {outcome: s, for: {x: case.owner}, in: [pass, gap]}")
    world = ruled(tmp_path, about, asked)
    assert world.outcome("owner: {none: nobody}", parties="p: {}")[0] == "pass"
    assert world.outcome("owner: p", parties="p: {}")[0] == "gap"
    assert world.outcome(parties="p: {}") == ("undetermined", {"gap", "pass"}, {"case.owner"})


READINGS = "{readings: [{id: narrow, holds: {all: [case.a, case.b]}}, {id: wide, holds: case.a}]}"
ADOPTED = "readings: {toy/%s: {by: A. Judge, stated_on: 2026-01-01, reason: ours}}"


def test_3_8_contested_text_is_decided_where_the_readings_agree(tmp_path: Path) -> None:
    d = condition(tmp_path, READINGS)
    assert d.d("a: true, b: true") == TRUE
    assert d.d("a: false") == FALSE
    assert d.d("a: true, b: false") == unknown("toy/narrow|wide")
    assert d.d("a: true") == unknown("toy/narrow|wide", "case.b")
    answer = d.answer(facts("a: true, b: false"), "d")
    assert [m.missing.cause for m in answer.missing] == [Cause.JUDGEMENT]


def test_3_8_one_choice_of_readings_is_one_unknown_wherever_it_stands(tmp_path: Path) -> None:
    contested = definition("contested", "case: case", READINGS)
    both = "any: [{fact: case, meets: contested}, {not: {fact: case, meets: contested}}]"
    d = condition(tmp_path, both, contested)
    assert d.kleene("a: true, b: false")[0] == "unknown"
    assert d.d("a: true, b: false") == TRUE
    assert d.d() == TRUE


def test_3_8_an_adopted_reading_decides_alone(tmp_path: Path) -> None:
    d = condition(tmp_path, READINGS)
    assert d.d("a: true, b: false", beside=ADOPTED % "wide") == TRUE
    assert d.d("a: true, b: false", beside=ADOPTED % "narrow") == FALSE
    assert d.d("b: false", beside=ADOPTED % "wide") == unknown("case.a")


def test_3_9_unread_law_is_unknown_and_not_asked_of_the_user(tmp_path: Path) -> None:
    d = condition(tmp_path, f"{{{UNREAD}}}")
    (missing,) = d.answer(facts(), "d").missing
    assert d.d()[0] == "unknown"
    assert (missing.missing.cause, missing.fact, missing.settles) == (Cause.LAW, None, ())
    with_fact = condition(tmp_path, f"any: [{{{UNREAD}}}, case.a]")
    assert with_fact.d("a: true") == TRUE
    assert with_fact.d("a: false")[0] == "unknown"
    assert condition(tmp_path, f"all: [{{{UNREAD}}}, case.a]").d("a: false") == FALSE


ASKED = rule("s", "requirement", "requires: case.b, applies_when: case.a")


def test_3_10_outcome_asks_for_the_possible_outcomes_of_another_rule(tmp_path: Path) -> None:
    world = ruled(tmp_path, ASKED, rule("r", "prohibition", "prohibits: {outcome: s, is: gap}"))
    assert world.outcome("a: true, b: false")[0] == "gap"
    assert world.outcome("a: true, b: true")[0] == "pass"
    assert world.outcome("a: false")[0] == "pass"
    assert world.outcome("a: true") == ("undetermined", {"gap", "pass"}, {"case.b"})
    several = ruled(tmp_path, ASKED, rule("r", "prohibition", "prohibits: {outcome: s, in: [gap, pass]}"))
    assert several.outcome("a: true")[0] == "gap"
    assert several.outcome("a: false")[0] == "pass"
    assert several.outcome() == ("undetermined", {"gap", "pass"}, {"case.a"})


def test_3_10_outcome_for_one_subject_or_for_some_subject(tmp_path: Path) -> None:
    of_each = rule("s", "requirement", "for_each: {i: case.items}, requires: i.good")
    some = ruled(tmp_path, of_each, rule("r", "prohibition", "prohibits: {outcome: s, is: gap}"))
    items = "items: {x: {good: true}, y: {good: %s}}, items_complete: %s"
    assert some.outcome(items % ("false", "true"))[0] == "gap"
    assert some.outcome(items % ("true", "true"))[0] == "pass"
    assert some.outcome(items % ("true", "false"))[0] == "undetermined"
    one = ruled(
        tmp_path,
        of_each,
        rule("r", "prohibition", "for_each: {j: case.items}, prohibits: {outcome: s, for: {i: j}, is: gap}"),
    )
    outcomes = [r.outcome.value for r in one.results(facts(items % ("false", "true")))]
    assert outcomes == ["pass", "gap"]


def test_3_10_over_a_known_empty_list_the_rule_is_not_applicable(tmp_path: Path) -> None:
    of_each = rule("s", "requirement", "for_each: {i: case.items}, requires: i.good")
    for word, said in (("not_applicable", "gap"), ("pass", "pass"), ("gap", "pass")):
        world = ruled(tmp_path, of_each, rule("r", "prohibition", f"prohibits: {{outcome: s, is: {word}}}"))
        assert world.outcome("items: {}, items_complete: true")[0] == said


def test_3_10_a_rule_on_another_kind_of_profile_has_no_outcome(tmp_path: Path) -> None:
    every = "[pass, unshown, exempt, gap, due, not_applicable]"
    narrow = rule("s", "requirement", "root: other, requires: other.x")
    asking = rule("r", "prohibition", f"prohibits: {{outcome: s, in: {every}}}")
    world = build(tmp_path, roots="case, other", rules="rules:\n" + narrow + asking)
    said = {k: [r.outcome.value for r in world.results(facts(kind=k))] for k in ("case", "other")}
    assert said == {"case": ["pass"], "other": ["gap"]}


@pytest.mark.parametrize("word", ["undetermined", "clear", "judgement", "error"])
def test_3_10_only_outcomes_can_be_named(tmp_path: Path, word: str) -> None:
    asking = rule("r", "prohibition", f"prohibits: {{outcome: s, is: {word}}}")
    assert ruled_refusal(tmp_path, ASKED, asking) == {"pack-unknown-outcome"}


@pytest.mark.parametrize("word", ["pass", "unshown", "exempt", "gap", "due", "not_applicable"])
def test_3_10_every_outcome_can_be_named(tmp_path: Path, word: str) -> None:
    parts = "applies_when: case.c, done: case.done_on, due: {days: 0, after: case.day}, shown_by: case.b"
    asked = rule("s", "obligation", parts)
    exempt = rule("e", "exemption", "exception_to: [{rule: s}], when: case.a")
    world = ruled(tmp_path, asked, exempt, rule("r", "prohibition", f"prohibits: {{outcome: s, is: {word}}}"))
    cases = {
        "pass": "c: true, b: true, a: false, day: 2026-12-01, done_on: 2026-11-01",
        "unshown": "c: true, b: false, a: false, day: 2026-12-01, done_on: 2026-11-01",
        "exempt": "c: true, b: true, a: true, day: 2026-12-01, done_on: {none: not yet}",
        "due": "c: true, b: true, a: false, day: 2026-12-01, done_on: {none: not yet}",
        "gap": "c: true, b: true, a: false, day: 2026-11-01, done_on: {none: not yet}",
        "not_applicable": "c: false",
    }
    assert {name for name, case in cases.items() if world.outcome(case)[0] == "gap"} == {word}


def test_3_11_decision_is_true_if_every_possible_value_is_named(tmp_path: Path) -> None:
    rows = "{is: low, when: case.a}, {is: middle, when: case.b}, {is: high}"
    more = f"decisions:\n  level:\n    title: {{en: l, ja: l}}\n    params: {{case: case}}\n    rows: [{rows}]\n"
    low = condition(tmp_path, "{decision: level, with: {case: case}, is: low}", more=more)
    assert [low.d(text) for text in ("a: true", "a: false", "")] == [TRUE, FALSE, unknown("case.a")]
    below = condition(tmp_path, "{decision: level, with: {case: case}, in: [low, middle]}", more=more)
    assert below.d("b: true") == TRUE
    assert below.d("a: false, b: false") == FALSE
    assert below.d("a: false") == unknown("case.b")
    assert below.d() == unknown("case.a", "case.b")
