"""What a hostile reader looked for: ways on which something unknown could become a definite value."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdcheck.logic.results import Cell
from tests.spec.world import (
    FACTS,
    FALSE,
    TRUE,
    condition,
    condition_refusal,
    definition,
    facts,
    rule,
    ruled,
    unknown,
)

TITLE = "title: {en: t, ja: t}"


# ---- relations -------------------------------------------------------------------------------------------------------


def test_a_row_with_a_key_that_may_be_none_may_be_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    grant = FACTS["grant.yaml"].rstrip() + "\n          worth: {type: number, question: {en: worth, ja: worth}}\n"
    monkeypatch.setitem(FACTS, "grant.yaml", grant)
    text = "{fact: case.grants.worth, for: {to: %s, for_colour: case.colour}, lt: 5%s}"
    assert condition_refusal(tmp_path, text % ("case.owner", "")) == {"pack-if-none-missing"}
    assert condition(tmp_path, text % ("case.owner", ", if_none: true")).d("colour: red, owner: {none: x}") == TRUE
    assert condition_refusal(tmp_path, text % ("case.rival", ", if_none: true")) == {"pack-if-none-needless"}


def test_a_relation_that_only_a_kind_can_have_is_none_for_another_and_never_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = FACTS["case.yaml"].replace(
        "{type: relation, of: grant, ", "{type: relation, of: grant, only_for: {colour: [red]}, "
    )
    monkeypatch.setitem(FACTS, "case.yaml", case)
    row = "to=parties.p,for_colour=red"
    world = condition(tmp_path, "{fact: case.grants.given, for: {to: case.owner, for_colour: case.colour}, is: true}")
    assert world.d("owner: p, colour: green", parties="p: {}") == FALSE
    assert world.d("owner: p, colour: red", parties="p: {}") == unknown(f"case.grants[{row}].given")
    assert world.d("owner: p, colour: red, grants: {g: {to: p, for_colour: red, given: true}}", parties="p: {}") == TRUE
    assert world.d("owner: p", parties="p: {}")[0] == "unknown"


# ---- lists and judgements --------------------------------------------------------------------------------------------


def test_lists_that_are_empty_for_want_of_an_owner_have_addresses_of_their_own(tmp_path: Path) -> None:
    nested = "for_each: {p: case.helpers, h: p.general_partner.holders}, requires: {fact: h.votes, gte: 1%}"
    world = ruled(tmp_path, rule("r", "requirement", nested))
    parties = "p: {general_partner: {none: x}}, q: {general_partner: {none: x}}"
    results = world.results(facts("helpers: [p, q], helpers_complete: true", parties=parties))
    assert [r.subject for r in results] == ["parties.p.general_partner.holders", "parties.q.general_partner.holders"]
    assert {r.outcome.value for r in results} == {"not_applicable"}


def test_a_list_that_does_not_exist_is_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = FACTS["case.yaml"].replace(
        "places: {type: list, of: country, ", "places: {type: list, of: country, may_be_none: true, "
    )
    monkeypatch.setitem(FACTS, "case.yaml", case)
    some, every = (
        "{some: case.places, as: p, where: {fact: p, is: CN}}",
        "{every: case.places, as: p, must: {fact: p, is: CN}}",
    )
    for text, said in (
        (some, FALSE),
        (every, TRUE),
        ("{fact: case.places, any_in: [CN]}", FALSE),
        ("{count: {of: case.places}, is: 0}", TRUE),
    ):
        assert condition(tmp_path, text).d("places: {none: nowhere}") == said, text
        assert condition(tmp_path, text).d() == unknown("case.places"), text


def test_results_rely_on_judgements_of_every_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That something does not exist, and what stands in a list, are judgements like any other."""
    case = (
        FACTS["case.yaml"]
        .replace("places: {type: list, ", "places: {type: list, kind: judgement, ")
        .replace("maybe: {type: yes_no, ", "maybe: {type: yes_no, kind: judgement, ")
    )
    monkeypatch.setitem(FACTS, "case.yaml", case)
    text = "{any: [{fact: case.maybe, is_none: true}, {fact: case.places, any_in: [CN]}]}"
    world = ruled(tmp_path, rule("r", "requirement", f"requires: {text}"))
    by = "{by: A. Judge, stated_on: 2026-01-01, reason: looked}"
    none = world.result(
        facts("maybe: {none: nothing}, places: []", beside=f"provenance: {{case.maybe: {by}, case.places: {by}}}")
    )
    assert (none.outcome.value, none.relies_on) == ("pass", ("case.maybe",))
    listed = world.result(
        facts("maybe: true, places: [CN]", beside=f"provenance: {{case.maybe: {by}, case.places: {by}}}")
    )
    assert (listed.outcome.value, listed.relies_on) == ("pass", ("case.places",))


# ---- days ------------------------------------------------------------------------------------------------------------


CALENDAR = "calendars:\n  c: {title: {en: c, ja: c}, weekend: [saturday, sunday], from: 2026-01-01, until: 2027-12-31, holidays: []}\n"


@pytest.mark.parametrize(
    ("side", "last", "first"), [("after", "2026-11-16", "2026-11-17"), ("before", "2026-11-30", "2026-12-01")]
)
def test_a_day_is_cut_where_its_business_day_passes_a_bound(tmp_path: Path, side: str, last: str, first: str) -> None:
    text = f"requires: {{fact: case.done_on, on_or_before: {{business_days: 5, {side}: case.day, calendar: c}}, if_none: false}}"
    world = ruled(tmp_path, rule("r", "requirement", text), calendars=CALENDAR)
    result = world.result(facts("done_on: 2026-11-24, day: {on_or_after: 2026-02-01, on_or_before: 2027-06-01}"))
    (missing,) = result.missing
    assert missing.settles == ((Cell(high=last), ("gap",)), (Cell(low=first), ("pass",)))


def test_a_day_sum_with_an_amount_that_may_be_none_may_be_none(tmp_path: Path) -> None:
    more = "quantities:\n  q: {params: {case: case}, value: {days: case.m, after: case.day}}\n"
    world = condition(tmp_path, "{quantity: q, with: {case: case}, is_none: false}", more=more)
    assert world.d("day: 2026-01-01") == unknown("case.m")
    assert world.d("day: 2026-01-01, m: 3") == TRUE


def test_a_part_of_a_day_is_not_dropped(tmp_path: Path) -> None:
    world = condition(tmp_path, "{fact: case.day, before: {days: case.count, after: 2026-01-01}}")
    assert [world.d(f"day: {day}, count: 2.5") for day in ("2026-01-02", "2026-01-03", "2026-01-04")] == [
        TRUE,
        unknown("toy/days"),
        FALSE,
    ]
    assert world.d("day: 2026-01-03, count: {gte: 2.5, lt: 4}") == unknown("case.count")


# ---- amounts ---------------------------------------------------------------------------------------------------------


TWO_LIMITS = "parameters:\n  one: {type: quantity, %s, values: [{value: {kg: %s, lb: %s}}]}\n  two: {type: quantity, %s, values: [{value: {kg: %s, lb: %s}}]}\n"


def test_an_amount_is_not_tried_in_one_unit_where_another_orders_the_limits_otherwise(tmp_path: Path) -> None:
    text = "{all: [{fact: case.weight, gte: {param: one}}, {fact: case.weight, lt: {param: two}}]}"
    crossed = condition(tmp_path, text, parameters=TWO_LIMITS % (TITLE, 200, 250, TITLE, 100, 300))
    assert crossed.d("weight: {value: 270, unit: lb}") == TRUE
    assert crossed.d() == unknown("case.weight")
    alike = condition(tmp_path, text, parameters=TWO_LIMITS % (TITLE, 200, 440, TITLE, 100, 220))
    assert alike.d() == FALSE


def test_a_sum_that_is_large_enough_stays_so_whatever_currency_the_rest_is_in(tmp_path: Path) -> None:
    world = condition(tmp_path, "{sum: {of: case.items, as: i, value: i.cost}, gte: {value: 5, currency: JPY}}")
    items = "items: {x: {cost: {value: %s, currency: JPY}}, y: %s}, items_complete: true"
    for rest in ("{}", "{cost: {value: 1, currency: JPY}}", "{cost: {value: 1, currency: USD}}"):
        assert world.d(items % (9, rest)) == TRUE, rest
    assert world.d(items % (3, "{}")) == unknown("case.items.y.cost")
    assert world.d(items % (3, "{cost: {value: 9, currency: USD}}")) == unknown(
        "case.items.x.cost", "case.items.y.cost"
    )


# ---- ownership -------------------------------------------------------------------------------------------------------


def test_what_would_tell_whether_unlisted_holders_count_is_asked_for(tmp_path: Path) -> None:
    allied = definition("allied", "p: party, q: party", "p.listed")
    text = "{interest: {holder: case.owner, held: case.rival, measure: votes, method: m, together_with: allied}, gte: 10%, if_none: false}"
    world = condition(tmp_path, text, allied, methods="methods:\n  m: {title: {en: m, ja: m}}\n")
    stated = {"stakes": "k: {holder: o, held: x, votes: 5%}"}
    parties = "o: {kind: company, general_partner: {none: n}, holders_complete: true%s}, x: {kind: company, general_partner: {none: n}, holders_others: {holder: {kind: person}}}"
    assert "parties.o.listed" in world.d("owner: o, rival: x", parties=parties % "", **stated)[1]
    assert world.d("owner: o, rival: x", parties=parties % ", listed: true", **stated) == TRUE
    assert world.d("owner: o, rival: x", parties=parties % ", listed: false", **stated) == FALSE


def test_a_measure_of_an_unlisted_holder_may_not_exist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stake = FACTS["stake.yaml"].replace("profits: {type: percent, ", "profits: {type: percent, may_be_none: true, ")
    monkeypatch.setitem(FACTS, "stake.yaml", stake)
    world = condition(tmp_path, "{every: case.owner.holders, as: h, must: {fact: h.profits, is_none: false}}")
    assert world.d("owner: p", parties="p: {}") == unknown("parties.p.holders")
    said = "p: {holders_others: {profits: {none: no such rights}}}"
    some = condition(tmp_path, "{some: case.owner.holders, as: h, where: {fact: h.profits, is_none: false}}")
    assert some.d("owner: p", parties=said) == FALSE
