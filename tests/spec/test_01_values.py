"""Chapter 1 of the specification: truth and values."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdcheck.logic.values import Cause
from tests.spec.world import APPRAISED, FALSE, TRUE, condition, facts, rule, ruled, unknown


def test_1_1_a_condition_is_true_false_or_unknown_and_names_what_is_missing_only_then(tmp_path: Path) -> None:
    d = condition(tmp_path, "all: [case.a, case.b]")
    assert d.d("a: true, b: true") == TRUE
    assert d.d("a: true, b: false") == FALSE
    assert d.d("b: false") == FALSE
    assert d.d("a: true") == unknown("case.b")
    assert d.d() == unknown("case.a", "case.b")
    assert d.kleene("a: false") == FALSE
    assert d.kleene("b: true") == unknown("case.a")


def test_1_2_a_missing_fact_has_the_cause_fact(tmp_path: Path) -> None:
    found = ruled(tmp_path, rule("r", "requirement", "requires: case.a")).result(facts())
    assert [(m.missing.cause, m.missing.path) for m in found.missing] == [(Cause.FACT, "case.a")]
    assert found.causes == (Cause.FACT,)


def test_1_2_what_a_person_has_to_appraise_has_the_cause_judgement(tmp_path: Path) -> None:
    found = ruled(tmp_path, rule("r", "requirement", "requires: case.appraised")).result(facts())
    assert [(m.missing.cause, m.missing.path) for m in found.missing] == [(Cause.JUDGEMENT, "case.appraised")]
    assert found.causes == (Cause.JUDGEMENT,)


def test_1_2_a_reading_to_be_adopted_has_the_cause_judgement(tmp_path: Path) -> None:
    text = "requires: {readings: [{id: narrow, holds: case.a}, {id: wide, holds: true}]}"
    found = ruled(tmp_path, rule("r", "requirement", text)).result(facts("a: false"))
    assert [(m.missing.cause, m.missing.path) for m in found.missing] == [(Cause.JUDGEMENT, "toy/narrow|wide")]
    assert found.causes == (Cause.JUDGEMENT,)


def test_1_2_what_is_met_but_not_shown_has_the_cause_evidence(tmp_path: Path) -> None:
    world = ruled(tmp_path, rule("r", "requirement", "requires: case.a, shown_by: case.b"))
    not_said = world.result(facts("a: true"))
    assert [(m.missing.cause, m.missing.path) for m in not_said.missing] == [(Cause.EVIDENCE, "case.b")]
    not_there = world.result(facts("a: true, b: false"))
    assert [(m.missing.cause, m.missing.path) for m in not_there.missing] == [(Cause.EVIDENCE, "toy/r")]
    assert not_said.causes == not_there.causes == (Cause.EVIDENCE,)


def test_1_2_law_that_the_pack_does_not_hold_has_the_cause_law(tmp_path: Path) -> None:
    text = 'requires: {unread: {en: "not seen", ja: "未読"}}'
    found = ruled(tmp_path, rule("r", "requirement", text)).result(facts())
    assert [m.missing.cause for m in found.missing] == [Cause.LAW]
    assert found.causes == (Cause.LAW,)


def test_1_3_percentages_are_parts_of_one_and_exact(tmp_path: Path) -> None:
    d = condition(tmp_path, "{times: [case.part, case.part], gte: 49%}")
    assert d.d("part: 70%") == TRUE
    assert d.d("part: 69.999999999999999999%") == FALSE
    assert condition(tmp_path, "{times: [case.part, case.part], gt: 49%}").d("part: 70%") == FALSE
    assert condition(tmp_path, "{times: [case.part, 3], is: 100%}").d("part: 1/3") == TRUE
    assert condition(tmp_path, "{fact: case.part, is: 1/3}").d("part: 33.333333333333333333%") == FALSE
    assert condition(tmp_path, "{fact: case.part, is: 33.4%}").d("part: 33.40%") == TRUE


def test_1_3_numbers_years_and_days_are_exact(tmp_path: Path) -> None:
    assert condition(tmp_path, "{plus: [case.count, 0.1], is: 0.3}").d("count: 0.2") == TRUE
    big = condition(tmp_path, "{fact: case.count, is: 12345678901234567890.1}")
    assert big.d("count: 12345678901234567890.1") == TRUE
    assert big.d("count: 12345678901234567890.2") == FALSE
    assert condition(tmp_path, "{fact: case.year, gt: 2026, if_none: false}").d("year: 2027") == TRUE
    assert condition(tmp_path, "{fact: case.day, after: 2026-02-28}").d("day: 2026-03-01") == TRUE
    assert condition(tmp_path, "{fact: case.day, after: 2026-03-01}").d("day: 2026-03-01") == FALSE


def test_1_4_nothing_is_converted(tmp_path: Path) -> None:
    pounds = condition(tmp_path, "{fact: case.weight, lt: {value: 10000, unit: lb}}")
    assert pounds.d("weight: {value: 9999, unit: lb}") == TRUE
    assert pounds.d("weight: {value: 10000, unit: lb}") == FALSE
    assert pounds.d("weight: {value: 1, unit: kg}") == unknown("case.weight")
    yen = condition(tmp_path, "{fact: case.price, gte: {value: 100, currency: JPY}}")
    assert yen.d("price: {value: 100, currency: JPY}") == TRUE
    assert yen.d("price: {value: 99, currency: JPY}") == FALSE
    assert yen.d("price: {value: 1000000, currency: USD}") == unknown("case.price")


def test_1_4_money_of_two_currencies_has_no_sum(tmp_path: Path) -> None:
    d = condition(tmp_path, "{sum: {of: case.items, as: i, value: i.cost}, gte: {value: 10, currency: JPY}}")
    one = "items_complete: true, items: {x: {cost: {value: 5, currency: JPY}}, y: {cost: {value: 5, currency: %s}}}"
    assert d.d(one % "JPY") == TRUE
    assert d.d(one % "USD")[0] == "unknown"


STATES = {
    "known": ("m: 6", TRUE, FALSE),
    "range that decides": ("m: {gt: 5}", TRUE, FALSE),
    "range that does not": ("m: {gte: 5}", unknown("case.m"), FALSE),
    "none": ("m: {none: there is none}", FALSE, TRUE),
    "absent": ("", unknown("case.m"), unknown("case.m")),
    "null": ("m: null", unknown("case.m"), unknown("case.m")),
    "blank": ("m: ", unknown("case.m"), unknown("case.m")),
    "said to be unknown": ("m: {unknown: {asked: the maker}}", unknown("case.m"), unknown("case.m")),
}


@pytest.mark.parametrize("state", STATES)
def test_1_5_states_of_a_fact(tmp_path: Path, state: str) -> None:
    text, greater, is_none = STATES[state]
    assert condition(tmp_path, "{fact: case.m, gt: 5, if_none: false}").d(text) == greater
    assert condition(tmp_path, "{fact: case.m, is_none: true}").d(text) == is_none


def test_1_5_no_state_turns_into_another(tmp_path: Path) -> None:
    a = condition(tmp_path, "case.a")
    assert [a.d(text) for text in ("a: false", "a: null", "")] == [FALSE, unknown("case.a"), unknown("case.a")]
    number = condition(tmp_path, "{fact: case.m, is: 0}")
    assert number.d("m: 0") == TRUE
    assert number.d("m: {none: nothing}") == FALSE
    assert number.d("m: {unknown: {}}") == unknown("case.m")
    listed = condition(tmp_path, "{fact: case.places, any_in: [CN]}")
    assert listed.d("places: [], places_complete: true") == FALSE
    assert listed.d("places: null") == unknown("case.places")
    assert condition(tmp_path, "{fact: case.count, is_none: true}").refusal(facts("count: {none: x}")) == {
        "profile-none-not-allowed"
    }


def test_1_6_a_fact_of_another_kind_is_none_and_not_asked_for(tmp_path: Path) -> None:
    elsewhere = condition(tmp_path, "{fact: case.owner.home, is_not: CN}")
    nowhere = condition(tmp_path, "{fact: case.owner.home, is_none: true}")
    listed = condition(tmp_path, "{some: case.owner.passports}")
    person, company = {"parties": "p: {kind: person}"}, {"parties": "p: {kind: company}"}
    assert elsewhere.d("owner: p", **person) == TRUE
    assert nowhere.d("owner: p", **person) == TRUE
    assert elsewhere.d("owner: p", **company) == unknown("parties.p.home")
    assert nowhere.d("owner: p", **company) == FALSE
    assert listed.d("owner: p", **company) == FALSE
    assert listed.d("owner: p", **person) == unknown("parties.p.passports")


def test_1_6_while_the_kind_is_unknown_the_fact_may_be_none(tmp_path: Path) -> None:
    nowhere = condition(tmp_path, "{fact: case.owner.home, is_none: true}")
    assert nowhere.kleene("owner: p", parties="p: {}") == unknown("parties.p.kind")
    elsewhere = condition(tmp_path, "{fact: case.owner.home, in: [CN]}")
    assert elsewhere.d("owner: p", parties="p: {}")[0] == "unknown"
    assert elsewhere.d("owner: p", parties="p: {home: CN}") == TRUE
    ordered = condition(tmp_path, "{fact: case.owner.founded, gte: 1000, if_none: false}")
    assert ordered.d("owner: p", parties="p: {}")[0] == "unknown"
    assert ordered.d("owner: p", parties="p: {kind: company, founded: 1999}") == TRUE


def test_1_6_what_a_kind_cannot_have_is_no_way_out(tmp_path: Path) -> None:
    """A company has a home, known or not: no value of the missing facts makes it a company without one."""
    homeless = condition(
        tmp_path, "all: [{fact: case.owner.kind, is: company}, {fact: case.owner.home, is_none: true}]"
    )
    assert homeless.d("owner: p", parties="p: {}") == FALSE
    at_home = condition(tmp_path, "all: [{fact: case.owner.kind, is: person}, {fact: case.owner.home, is: CN}]")
    assert at_home.d("owner: p", parties="p: {}") == FALSE
    assert at_home.d("owner: p", parties="p: {home: CN}") == FALSE


def test_1_7_amounts_are_not_negative_unless_declared(tmp_path: Path) -> None:
    for fact, zero in (("count", "0"), ("part", "0%"), ("m", "0")):
        if_none = ", if_none: true" if fact == "m" else ""
        assert condition(tmp_path, f"{{fact: case.{fact}, gte: {zero}{if_none}}}").d() == TRUE
    assert condition(tmp_path, "{fact: case.debt, gte: 0}").d() == unknown("case.debt")
    assert condition(tmp_path, "{fact: case.growth, gte: 0%}").d() == unknown("case.growth")
    in_kg = condition(tmp_path, "{fact: case.weight, gte: {value: 0, unit: kg}}")
    assert in_kg.d("weight: {lt: 5, unit: kg}") == TRUE
    dear = condition(tmp_path, "{fact: case.price, gte: {value: 0, currency: JPY}}")
    assert dear.d("price: {lt: 5, currency: JPY}") == TRUE


def test_1_7_a_percentage_is_at_most_the_whole(tmp_path: Path) -> None:
    assert condition(tmp_path, "{fact: case.part, lte: 100%}").d() == TRUE
    assert condition(tmp_path, "{fact: case.part, lt: 100%}").d() == unknown("case.part")
    assert condition(tmp_path, "{fact: case.growth, lte: 100%}").d() == unknown("case.growth")
    assert condition(tmp_path, "{fact: case.growth, gt: 100%}").d("growth: 150%") == TRUE


def test_1_7_a_profile_that_states_otherwise_is_refused(tmp_path: Path) -> None:
    world = condition(tmp_path, "case.a")
    assert world.refusal(facts("count: -1")) == {"value-negative"}
    assert world.refusal(facts("weight: {value: -1, unit: kg}")) == {"value-negative"}
    assert world.refusal(facts("part: 101%")) == {"value-percent-range"}
    assert world.refusal(facts("debt: -1, growth: -20%")) == set()


def test_1_2_causes_of_several_kinds_stand_together(tmp_path: Path) -> None:
    text = 'requires: {all: [case.a, case.appraised, {unread: {en: "not seen", ja: "未読"}}]}'
    world = ruled(tmp_path, rule("r", "requirement", text))
    assert world.result(facts()).causes == (Cause.FACT, Cause.JUDGEMENT, Cause.LAW)
    assert world.result(facts("appraised: true, a: true", beside=APPRAISED)).causes == (Cause.LAW,)
    assert world.result(facts("appraised: false", beside=APPRAISED)).causes == ()
