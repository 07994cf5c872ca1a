"""Chapter 4 of the specification: operators on values, numbers, days and lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.spec.world import (
    FALSE,
    TRUE,
    World,
    condition,
    condition_refusal,
    definition,
    unknown,
)

LISTS = """
lists:
  places:
    type: country
    title: {en: l, ja: l}
    rows:
      - {code: CN, from: 2026-01-01}
      - {code: RU, from: 2026-01-01, until: 2026-12-31}
      - {code: RU, from: 2028-01-01}
      - {code: KP, until: 2025-12-31}
  codes:
    type: text
    title: {en: l, ja: l}
    rows: [{code: "85"}, {code: "8471", from: 2027-01-01}]
"""


def test_4_1_is_compares_two_values(tmp_path: Path) -> None:
    for fact, value, other in (
        ("colour", "red", "blue"),
        ("place", "CN", "JP"),
        ("code", "abc", "ABC"),
        ("count", "1.50", "1.51"),
        ("part", "33.4%", "33.5%"),
        ("year", "2026", "2027"),
        ("day", "2026-01-31", "2026-02-01"),
        ("a", "true", "false"),
        ("weight", "{value: 5, unit: kg}", "{value: 6, unit: kg}"),
        ("price", "{value: 5, currency: JPY}", "{value: 6, currency: JPY}"),
    ):
        d = condition(tmp_path, f"{{fact: case.{fact}, is: {value}}}")
        assert d.d(f"{fact}: {value}") == TRUE, fact
        assert d.d(f"{fact}: {other}") == FALSE, fact
        assert d.d() == unknown(f"case.{fact}"), fact


def test_4_1_is_compares_facts_with_facts(tmp_path: Path) -> None:
    codes = condition(tmp_path, "{fact: case.code, is: {fact: case.other_code}}")
    assert codes.d("code: x, other_code: x") == TRUE
    assert codes.d("code: x, other_code: y") == FALSE
    assert codes.d("code: x") == unknown("case.other_code")
    numbers = condition(tmp_path, "{fact: case.count, is: {fact: case.debt}}")
    assert numbers.d("count: 3, debt: 3") == TRUE
    assert numbers.d("count: {lt: 3}, debt: 3") == FALSE
    assert numbers.d("count: {lte: 3}, debt: 3") == unknown("case.count")


def test_4_1_none_is_equal_to_nothing_not_even_to_none(tmp_path: Path) -> None:
    no_place, no_year = "place: {none: x}", "year: {none: x}"
    assert condition(tmp_path, "{fact: case.place, is: CN}").d(no_place) == FALSE
    assert (
        condition(tmp_path, "{fact: case.place, is: {fact: case.owner.home}}").d(no_place + ", owner: {none: x}")
        == FALSE
    )
    assert condition(tmp_path, "{fact: case.owner, is: {fact: case.rival}}").d("owner: {none: x}") == FALSE
    assert condition(tmp_path, "{fact: case.year, is: 2026}").d(no_year) == FALSE
    assert condition(tmp_path, "{fact: case.year, is: {fact: case.year}}").d(no_year) == FALSE


def test_4_2_is_not_is_the_negation(tmp_path: Path) -> None:
    d = condition(tmp_path, "{fact: case.place, is_not: CN}")
    assert [d.d(f"place: {value}") for value in ("JP", "CN", "null")] == [TRUE, FALSE, unknown("case.place")]
    assert d.d("place: {none: x}") == TRUE
    year = condition(tmp_path, "{fact: case.year, is_not: 2026}")
    assert [year.d(f"year: {value}") for value in ("2027", "2026", "{none: x}")] == [TRUE, FALSE, TRUE]
    assert condition(tmp_path, "{fact: case.year, is_not: {fact: case.year}}").d("year: {none: x}") == TRUE


def test_4_3_in_is_one_of_several_written_out(tmp_path: Path) -> None:
    d = condition(tmp_path, "{fact: case.place, in: [CN, RU]}")
    assert [d.d(f"place: {value}") for value in ("RU", "JP", "null")] == [TRUE, FALSE, unknown("case.place")]
    assert d.d("place: {none: x}") == FALSE
    numbers = condition(tmp_path, "{fact: case.count, in: [1, 3]}")
    assert [numbers.d(f"count: {value}") for value in ("3", "2", "{gte: 3}", "{gt: 3}")] == [
        TRUE,
        FALSE,
        unknown("case.count"),
        FALSE,
    ]
    with_fact = condition(tmp_path, "{fact: case.place, in: [CN, {fact: case.owner.home}]}")
    assert with_fact.d("place: JP, owner: p", parties="p: {kind: company, home: JP}") == TRUE
    assert with_fact.d("place: JP, owner: p", parties="p: {kind: company}") == unknown("parties.p.home")
    assert with_fact.d("place: JP, owner: p", parties="p: {kind: person}") == FALSE
    only_none = condition(tmp_path, "{fact: case.place, in: [{fact: case.owner.home}]}")
    assert only_none.d("owner: p", parties="p: {kind: person}") == FALSE


def on_the_clock(tmp_path: Path, text: str) -> World:
    on_day = definition("on-day", "case: case", text, "clock: case.day")
    return condition(tmp_path, "{fact: case, meets: on-day}", on_day, lists=LISTS)


def test_4_3_in_a_dated_list_on_the_clock(tmp_path: Path) -> None:
    d = on_the_clock(tmp_path, "{fact: case.place, in: {list: places}}")
    assert d.d("place: RU, day: 2026-12-31") == TRUE
    assert d.d("place: RU, day: 2027-01-01") == FALSE
    assert d.d("place: RU, day: 2028-01-01") == TRUE
    assert d.d("place: CN, day: 2025-12-31") == FALSE
    assert d.d("place: CN, day: 2026-01-01") == TRUE
    assert d.d("place: JP") == FALSE
    assert d.d("place: RU") == unknown("case.day")
    assert d.d("place: CN, day: {on_or_after: 2026-01-01}") == TRUE
    assert d.d("day: 2026-06-01") == unknown("case.place")


def test_4_3_an_unknown_value_is_not_in_a_list_on_which_nothing_stands(tmp_path: Path) -> None:
    empty = "lists:\n  old: {type: country, title: {en: l, ja: l}, rows: [{code: CN, until: 2000-12-31}]}\n"
    assert condition(tmp_path, "{fact: case.place, in: {list: old}}", lists=empty).d() == FALSE
    assert condition(tmp_path, "{fact: case.place, not_in: {list: old}}", lists=empty).d() == TRUE


def test_4_4_not_in_is_the_negation(tmp_path: Path) -> None:
    d = condition(tmp_path, "{fact: case.place, not_in: [CN, RU]}")
    assert [d.d(f"place: {value}") for value in ("JP", "RU", "null")] == [TRUE, FALSE, unknown("case.place")]
    assert d.d("place: {none: x}") == TRUE
    dated = on_the_clock(tmp_path, "{fact: case.place, not_in: {list: places}}")
    assert dated.d("place: RU, day: 2027-06-01") == TRUE
    assert dated.d("place: RU, day: 2028-06-01") == FALSE
    assert dated.d("place: RU") == unknown("case.day")


ORDER = {
    "lt": ("4.99", "5", "5", "{lt: 5}", "{gte: 5}", "{lte: 5}"),
    "lte": ("5", "5.01", "5", "{lte: 5}", "{gt: 5}", "{gte: 5}"),
    "gt": ("5.01", "5", "5", "{gt: 5}", "{lte: 5}", "{gte: 5}"),
    "gte": ("5", "4.99", "5", "{gte: 5}", "{lt: 5}", "{lte: 5}"),
}


@pytest.mark.parametrize("operator", ORDER)
def test_4_5_numbers_are_compared_by_interval(tmp_path: Path, operator: str) -> None:
    holds, fails, bound, all_hold, all_fail, both = ORDER[operator]
    d = condition(tmp_path, f"{{fact: case.count, {operator}: {bound}}}")
    assert d.d(f"count: {holds}") == TRUE
    assert d.d(f"count: {fails}") == FALSE
    assert d.d(f"count: {all_hold}") == TRUE
    assert d.d(f"count: {all_fail}") == FALSE
    assert d.d(f"count: {both}") == unknown("case.count")
    assert d.d() == unknown("case.count")


def test_4_5_two_ranges_are_decided_when_every_pair_agrees(tmp_path: Path) -> None:
    d = condition(tmp_path, "{fact: case.count, lt: {fact: case.debt}}")
    assert d.d("count: {lte: 3}, debt: {gt: 3}") == TRUE
    assert d.d("count: {lt: 3}, debt: {gte: 3}") == TRUE
    assert d.d("count: {lte: 3}, debt: {gte: 3}") == unknown("case.count", "case.debt")
    assert d.d("count: {gte: 3}, debt: {lte: 3}") == FALSE
    at_most = condition(tmp_path, "{fact: case.count, lte: {fact: case.debt}}")
    assert at_most.d("count: {lte: 3}, debt: {gte: 3}") == TRUE
    assert at_most.d("count: {gte: 3}, debt: {lt: 3}") == FALSE


def test_4_5_percentages_and_years_are_ordered_like_numbers(tmp_path: Path) -> None:
    share = condition(tmp_path, "{fact: case.part, gte: 25%}")
    assert [share.d(f"part: {value}") for value in ("25%", "1/4", "24.99%", "{gt: 20%}")] == [
        TRUE,
        TRUE,
        FALSE,
        unknown("case.part"),
    ]
    year = condition(tmp_path, "{fact: case.year, lt: 2027, if_none: false}")
    assert [year.d(f"year: {value}") for value in ("2026", "2027", "{lte: 2026}")] == [TRUE, FALSE, TRUE]
    assert condition_refusal(tmp_path, "{fact: case.part, gte: 25}") == {"value-percent-sign"}


DAYS = {
    "before": ("2027-02-28", "2027-03-01", "2027-03-01", "2027-02", "2027-03"),
    "on_or_before": ("2027-03-31", "2027-04-01", "2027-03-31", "2027-03", "2027-04"),
    "after": ("2027-04-01", "2027-03-31", "2027-03-31", "2027-04", "2027-03"),
    "on_or_after": ("2027-03-01", "2027-02-28", "2027-03-01", "2027-03", "2027-02"),
}


@pytest.mark.parametrize("operator", DAYS)
def test_4_6_days_and_partial_dates_are_compared(tmp_path: Path, operator: str) -> None:
    holds, fails, bound, month_holds, month_fails = DAYS[operator]
    d = condition(tmp_path, f"{{fact: case.day, {operator}: {bound}}}")
    assert [d.d(f"day: {day}") for day in (holds, fails)] == [TRUE, FALSE]
    assert [d.d(f"day: {month}") for month in (month_holds, month_fails)] == [TRUE, FALSE]
    assert d.d("day: 2027") == unknown("case.day")
    assert d.d() == unknown("case.day")
    middle = condition(tmp_path, f"{{fact: case.day, {operator}: 2027-03-15}}")
    assert middle.d("day: 2027-03") == unknown("case.day")


def test_4_6_an_operator_of_numbers_is_none_of_days(tmp_path: Path) -> None:
    assert condition_refusal(tmp_path, "{fact: case.day, lt: 2027-01-01}") == {"pack-operator-type"}
    assert condition_refusal(tmp_path, "{fact: case.count, before: 3}") == {"pack-operator-type"}


@pytest.mark.parametrize(("if_none", "said"), [("true", TRUE), ("false", FALSE)])
def test_4_7_if_none_says_what_none_gives(tmp_path: Path, if_none: str, said: object) -> None:
    for operator, bound in (("lt", 5), ("lte", 5), ("gt", 5), ("gte", 5)):
        d = condition(tmp_path, f"{{fact: case.m, {operator}: {bound}, if_none: {if_none}}}")
        assert d.d("m: {none: x}") == said
    for operator in ("before", "on_or_before", "after", "on_or_after"):
        d = condition(tmp_path, f"{{fact: case.done_on, {operator}: 2027-01-01, if_none: {if_none}}}")
        assert d.d("done_on: {none: x}") == said
    right = condition(tmp_path, f"{{fact: case.count, lt: {{fact: case.m}}, if_none: {if_none}}}")
    assert right.d("count: 1, m: {none: x}") == said
    assert right.d("m: {none: x}") == said


def test_4_7_it_is_needed_exactly_where_a_side_may_be_none(tmp_path: Path) -> None:
    missing, needless = {"pack-if-none-missing"}, {"pack-if-none-needless"}
    assert condition_refusal(tmp_path, "{fact: case.m, lt: 5}") == missing
    assert condition_refusal(tmp_path, "{fact: case.count, lt: {fact: case.m}}") == missing
    assert condition_refusal(tmp_path, "{fact: case.owner.size, lt: 5}") == missing
    assert condition_refusal(tmp_path, "{fact: case.rival.founded, lt: 2000}") == missing
    assert condition_refusal(tmp_path, "{min: {of: case.items, as: i, value: i.size}, lt: 5}") == missing
    assert condition_refusal(tmp_path, "{days: 1, after: case.day}") != set()
    assert condition_refusal(tmp_path, "{fact: case.count, lt: 5, if_none: true}") == needless
    assert condition_refusal(tmp_path, "{fact: case.rival.size, lt: 5, if_none: true}") == needless
    assert condition_refusal(tmp_path, "{fact: case.m, is: 5, if_none: true}") == needless


def test_4_7_a_side_that_may_be_none_is_decided_where_both_agree(tmp_path: Path) -> None:
    assert condition(tmp_path, "{fact: case.m, gte: 0, if_none: true}").d() == TRUE
    assert condition(tmp_path, "{fact: case.m, gte: 0, if_none: false}").d() == unknown("case.m")
    assert condition(tmp_path, "{fact: case.m, lt: 0, if_none: false}").d() == FALSE
    assert condition(tmp_path, "{fact: case.m, lt: 0, if_none: true}").d() == unknown("case.m")
    dated = condition(tmp_path, "{fact: case.count, lte: {fact: case.m}, if_none: false}")
    assert dated.d("count: 0") == unknown("case.m")


def test_4_8_is_none_of_what_is_known_to_exist_or_not(tmp_path: Path) -> None:
    none, some = (condition(tmp_path, f"{{fact: case.m, is_none: {flag}}}") for flag in ("true", "false"))
    assert [none.d(f"m: {value}") for value in ("{none: x}", "3", "{gt: 3}", "null")] == [
        TRUE,
        FALSE,
        FALSE,
        unknown("case.m"),
    ]
    assert [some.d(f"m: {value}") for value in ("{none: x}", "3", "{gt: 3}", "null")] == [
        FALSE,
        TRUE,
        TRUE,
        unknown("case.m"),
    ]


@pytest.mark.parametrize("fact", ["year", "done_on", "place", "maybe", "owner"])
def test_4_8_is_none_of_every_type_that_may_be_none(tmp_path: Path, fact: str) -> None:
    d = condition(tmp_path, f"{{fact: case.{fact}, is_none: true}}")
    value = {"year": "2026", "done_on": "2026-01-01", "place": "CN", "maybe": "false", "owner": "p"}[fact]
    assert d.d(f"{fact}: {{none: x}}") == TRUE
    assert d.d(f"{fact}: {value}", parties="p: {}") == FALSE
    assert d.d() == unknown(f"case.{fact}")


def test_4_8_what_cannot_be_none_is_there_even_when_it_is_unknown(tmp_path: Path) -> None:
    for fact in ("count", "day", "code", "a", "weight", "price", "rival"):
        assert condition(tmp_path, f"{{fact: case.{fact}, is_none: true}}").d() == FALSE, fact
        assert condition(tmp_path, f"{{fact: case.{fact}, is_none: false}}").d() == TRUE, fact


def test_4_9_any_in_is_true_once_one_element_is_in(tmp_path: Path) -> None:
    d = condition(tmp_path, "{fact: case.places, any_in: [CN, RU]}")
    complete = ", places_complete: true"
    assert d.d("places: [JP, CN]") == TRUE
    assert d.d("places: [JP, US]" + complete) == FALSE
    assert d.d("places: []" + complete) == FALSE
    assert d.d("places: [JP]") == unknown("case.places")
    assert d.d("places: []") == unknown("case.places")
    assert d.d() == unknown("case.places")
    dated = on_the_clock(tmp_path, "{fact: case.places, any_in: {list: places}}")
    assert dated.d("places: [JP, RU], day: 2026-06-01") == TRUE
    assert dated.d("places: [JP, RU], day: 2027-06-01" + complete) == FALSE
    assert dated.d("places: [JP, RU]" + complete) == unknown("case.day")
    assert dated.d("places: [JP, RU]") == unknown("case.day", "case.places")


def test_4_9_any_in_of_a_list_that_is_closed_or_of_nobody(tmp_path: Path) -> None:
    d = condition(tmp_path, "{fact: case.owner.passports, any_in: [CN]}")
    assert d.d("owner: p", parties="p: {kind: person, passports: [JP]}") == FALSE
    assert d.d("owner: p", parties="p: {kind: person, passports: [JP, CN]}") == TRUE
    assert d.d("owner: p", parties="p: {kind: company}") == FALSE
    assert d.d("owner: {none: x}") == FALSE
    assert d.d() == unknown("case.owner")
