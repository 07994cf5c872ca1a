"""Chapter 5 of the specification: terms."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from stdcheck.logic.datesums import Convention, shift
from stdcheck.logic.values import Cause
from tests.spec.world import (
    ANSWER_D,
    FALSE,
    TRUE,
    World,
    build,
    condition,
    condition_refusal,
    condition_rules,
    definition,
    facts,
    quantity,
    unknown,
)


def test_5_1_a_literal_has_the_type_of_the_side_it_is_compared_with(tmp_path: Path) -> None:
    assert condition(tmp_path, "{fact: case.code, is: 1}").d('code: "1"') == TRUE
    assert condition(tmp_path, "{fact: case.place, is: NO}").d("place: NO") == TRUE
    assert condition(tmp_path, "{fact: case.year, is: 2026}").d("year: 2026") == TRUE
    assert condition(tmp_path, "{plus: [case.count, 1], is: 2.0}").d("count: 1") == TRUE
    assert condition_refusal(tmp_path, "{fact: case.day, is: 5}") == {"value-date"}
    assert condition_refusal(tmp_path, "{fact: case.colour, is: pink}") == {"value-enum"}
    assert condition_refusal(tmp_path, "{fact: case.owner, is: p}") == {"pack-entity-literal"}


def test_5_1_amounts_are_written_with_their_unit_or_currency(tmp_path: Path) -> None:
    heavy = condition(tmp_path, "{fact: case.weight, gt: {value: 5, unit: kg}}")
    assert [heavy.d(f"weight: {{value: {n}, unit: kg}}") for n in (5, "5.1")] == [FALSE, TRUE]
    dear = condition(tmp_path, "{fact: case.price, gt: {value: 5, currency: JPY}}")
    assert [dear.d(f"price: {{value: {n}, currency: JPY}}") for n in (5, "5.1")] == [FALSE, TRUE]
    assert condition(tmp_path, "{fact: case.count, gt: {value: 5}}").d("count: 6") == TRUE
    assert condition_refusal(tmp_path, "{fact: case.weight, gt: 5}") != set()
    assert condition_refusal(tmp_path, "{fact: case.weight, gt: {value: 5, unit: t}}") != set()


PARAMETERS = """
parameters:
  limit:
    type: number
    title: {en: p, ja: p}
    values:
      - {from: 2026-01-01, until: 2026-12-31, value: 10}
      - {from: 2027-01-01, until: 2027-12-31, value: 20}
      - {from: 2029-01-01, value: 20}
  word:
    type: text
    title: {en: p, ja: p}
    values: [{until: 2026-12-31, value: red}, {from: 2027-01-01, value: blue}]
  hidden:
    type: number
    title: {en: p, ja: p}
    values: [{until: 2026-12-31, value: 10}, {from: 2027-01-01, unread: {en: not seen, ja: 未読}}]
"""


def on_the_clock(tmp_path: Path, text: str) -> World:
    on_day = definition("on-day", "case: case", text, "clock: case.day")
    return condition(tmp_path, "{fact: case, meets: on-day}", on_day, parameters=PARAMETERS)


def test_5_2_a_parameter_has_the_value_of_its_row_on_the_clock(tmp_path: Path) -> None:
    d = on_the_clock(tmp_path, "{fact: case.count, gte: {param: limit}}")
    assert [d.d(f"count: 10, day: {day}") for day in ("2026-01-01", "2026-12-31", "2027-01-01")] == [TRUE, TRUE, FALSE]
    words = on_the_clock(tmp_path, "{fact: case.colour, is: {param: word}}")
    assert [words.d(f"colour: blue, day: {day}") for day in ("2026-12-31", "2027-01-01")] == [FALSE, TRUE]
    assert d.d("day: 2027-01-01") == unknown("case.count")


def test_5_2_without_a_row_it_is_unknown_with_cause_law(tmp_path: Path) -> None:
    d = on_the_clock(tmp_path, "{fact: case.count, gte: {param: limit}}")
    for day in ("2025-12-31", "2028-06-01", "{on_or_after: 2028-01-01, on_or_before: 2028-12-31}"):
        answer = d.answer(facts(f"count: 100, day: {day}"), "d")
        assert answer.possible == (False, True)
        assert [(m.missing.cause, m.missing.path) for m in answer.missing] == [(Cause.LAW, "toy/limit")], day
    hidden = on_the_clock(tmp_path, "{fact: case.count, gte: {param: hidden}}")
    assert hidden.d("count: 10, day: 2026-12-31") == TRUE
    assert hidden.d("count: 10, day: 2027-01-01") == unknown("toy/hidden")


def test_5_2_on_an_unknown_clock_it_has_the_values_of_all_rows_that_may_count(tmp_path: Path) -> None:
    d = on_the_clock(tmp_path, "{fact: case.count, gte: {param: limit}}")
    covered = "day: {on_or_after: 2026-06-01, on_or_before: 2027-06-01}"
    assert d.kleene(f"count: 20, {covered}") == TRUE
    assert d.kleene(f"count: 9, {covered}") == FALSE
    assert d.kleene(f"count: 15, {covered}") == unknown("case.day")
    assert d.d("count: 5, day: {on_or_before: 2027-12-31}") == unknown("case.day", "toy/limit")
    assert d.d("count: 20")[0] == "unknown"
    equal = on_the_clock(tmp_path, "{fact: case.count, is: {param: limit}}")
    assert equal.kleene("count: 20, day: {on_or_after: 2029-01-01}") == TRUE
    words = on_the_clock(tmp_path, "{fact: case.colour, is: {param: word}}")
    assert words.d("colour: green") == FALSE
    assert words.d("colour: red") == unknown("case.day")


def test_5_2_an_unknown_text_may_be_any_of_the_values_of_a_parameter(tmp_path: Path) -> None:
    text = "all: [{fact: case.code, is_not: green}, {fact: case.code, is: {param: word}}]"
    assert on_the_clock(tmp_path, text).d()[0] == "unknown"
    assert on_the_clock(tmp_path, text).d("code: green") == FALSE
    assert on_the_clock(tmp_path, text).d("code: red, day: 2026-12-31") == TRUE


def test_5_3_a_quantity_is_a_named_term_with_parameters(tmp_path: Path) -> None:
    more = "quantities:\n  excess:\n    params: {of: case, over: number}\n    value: {minus: [of.count, over]}\n"
    d = condition(tmp_path, "{quantity: excess, with: {of: case, over: case.debt}, gt: 0}", more=more)
    assert [d.d(f"count: {n}, debt: 3") for n in (4, 3)] == [TRUE, FALSE]
    assert d.d("count: 4") == unknown("case.debt")
    assert condition_refusal(tmp_path, "{quantity: excess, with: {of: case}, gt: 0}", more=more) == {
        "pack-missing-argument"
    }


def test_5_3_a_quantity_runs_on_its_own_clock_else_on_that_of_its_caller(tmp_path: Path) -> None:
    more = "quantities:\n  today: {params: {of: case}, value: {param: limit}}\n  then: {params: {of: case}, clock: of.day, value: {param: limit}}\n"
    for name, said in (("today", FALSE), ("then", TRUE)):
        d = condition(tmp_path, f"{{quantity: {name}, with: {{of: case}}, is: 20}}", more=more, parameters=PARAMETERS)
        assert d.d("day: 2027-06-01") == said
    caller = definition("caller", "case: case", "{quantity: today, with: {of: case}, is: 20}", "clock: case.day")
    d = condition(tmp_path, "{fact: case, meets: caller}", caller, more=more, parameters=PARAMETERS)
    assert [d.d(f"day: {day}") for day in ("2027-06-01", "2026-06-01")] == [TRUE, FALSE]


def test_5_4_the_as_of_day_and_the_clock(tmp_path: Path) -> None:
    today = on_the_clock(tmp_path, "{day: as-of, on_or_after: 2027-01-01}")
    assert [today.d("day: 2020-01-01", day) for day in (date(2026, 12, 31), date(2027, 1, 1))] == [FALSE, TRUE]
    clock = on_the_clock(tmp_path, "{day: clock, on_or_after: 2027-01-01}")
    assert [clock.d(f"day: {day}") for day in ("2026-12-31", "2027-01-01")] == [FALSE, TRUE]
    assert clock.d() == unknown("case.day")
    right = on_the_clock(tmp_path, "{fact: case.done_on, before: {day: clock}, if_none: false}")
    assert right.d("day: 2027-01-01, done_on: 2026-12-31") == TRUE


@pytest.mark.parametrize(
    ("operator", "exact", "interval"),
    [
        ("plus", ("9", "10"), ("{gte: 4, lte: 6}", (">= 7", "<= 9"))),
        ("minus", ("3", "-2"), ("{gte: 4, lte: 6}", (">= 1", "<= 3"))),
        ("times", ("18", "21"), ("{gte: 4, lte: 6}", (">= 12", "<= 18"))),
        ("greatest", ("6", "3"), ("{gte: 4, lte: 6}", (">= 4", "<= 6"))),
        ("least", ("3", "2"), ("{gte: 4, lte: 6}", (">= 3", "<= 3"))),
    ],
)
def test_5_5_arithmetic_is_exact_on_intervals(
    tmp_path: Path, operator: str, exact: tuple[str, str], interval: tuple[str, tuple[str, str]]
) -> None:
    right, wrong = exact
    second = {"plus": "3", "minus": "3", "times": "3", "greatest": "3", "least": "3"}[operator]
    assert (
        condition(tmp_path, f"{{{operator}: [case.count, case.debt], is: {right}}}").d(f"count: 6, debt: {second}")
        == TRUE
    )
    assert (
        condition(tmp_path, f"{{{operator}: [case.count, case.debt], is: {wrong}}}").d(f"count: 6, debt: {second}")
        == FALSE
    )
    low, high = (text.split()[1] for text in interval[1])
    for bound, op, said in ((low, "gte", TRUE), (high, "lte", TRUE), (low, "lt", FALSE), (high, "gt", FALSE)):
        d = condition(tmp_path, f"{{{operator}: [case.count, case.debt], {op}: {bound}}}")
        assert d.d(f"count: {interval[0]}, debt: 3") == said
    if low != high:
        d = condition(tmp_path, f"{{{operator}: [case.count, case.debt], gt: {low}}}")
        assert d.kleene(f"count: {interval[0]}, debt: 3") == unknown("case.count")


def test_5_5_products_of_numbers_that_may_be_negative(tmp_path: Path) -> None:
    d = condition(tmp_path, "{times: [case.debt, case.debt], lte: 9}")
    assert d.d("debt: {gte: -2, lte: 3}") == TRUE
    assert (
        condition(tmp_path, "{times: [case.debt, case.count], lte: -2}").d("debt: {lte: -1}, count: {gte: 2}")[0]
        == "unknown"
    )
    assert condition(tmp_path, "{times: [case.count, -1], lte: 0}").d("count: {gte: 5}")[0] == "unknown"
    assert condition(tmp_path, "{minus: [case.count, case.debt], gt: 0}").d("count: {gt: 3}, debt: {lte: 3}") == TRUE


def test_5_5_with_none_it_is_none(tmp_path: Path) -> None:
    for operator in ("plus", "minus", "times", "greatest", "least"):
        none = condition(tmp_path, f"{{{operator}: [case.count, case.m], is_none: true}}")
        assert [none.d(f"count: 1, m: {m}") for m in ("{none: x}", "2")] == [TRUE, FALSE]
        assert none.d("m: {none: x}") == TRUE
        assert none.d("count: 1") == unknown("case.m")
        ordered = condition(tmp_path, f"{{{operator}: [case.count, case.m], gte: -1000, if_none: true}}")
        assert ordered.d("count: 1, m: {none: x}") == TRUE


def test_5_5_amounts_combine_only_in_a_unit_that_all_have(tmp_path: Path) -> None:
    d = condition(tmp_path, "{plus: [case.weight, {value: 1, unit: kg}], gte: {value: 6, unit: kg}}")
    assert [d.d(f"weight: {{value: {n}, unit: kg}}") for n in (5, 4)] == [TRUE, FALSE]
    assert d.d("weight: {value: 5, unit: lb}") == unknown("case.weight")
    assert d.d("weight: [{value: 5, unit: lb}, {value: 5, unit: kg}]") == TRUE
    scaled = condition(tmp_path, "{times: [case.price, 2], gte: {value: 10, currency: JPY}}")
    assert [scaled.d(f"price: {{value: 5, currency: {c}}}") for c in ("JPY", "USD")] == [TRUE, unknown("case.price")]
    part = condition(tmp_path, "{times: [case.price, case.part], gte: {value: 5, currency: JPY}}")
    assert part.d("price: {value: 10, currency: JPY}, part: 50%") == TRUE
    assert part.d("price: {value: 10, currency: JPY}") == unknown("case.part")


def sums(tmp_path: Path, text: str, calendars: str | None = None) -> World:
    more = {} if calendars is None else {"calendars": calendars}
    return quantity(tmp_path, text, **more)


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("{days: 60, after: case.day}", "2026-01-01", "2026-03-02"),
        ("{days: 60, after: case.day, count: from-that-day}", "2026-01-01", "2026-03-01"),
        ("{days: 60, before: case.day}", "2026-03-02", "2026-01-01"),
        ("{days: 60, before: case.day, count: from-that-day}", "2026-03-01", "2026-01-01"),
        ("{days: 0, after: case.day}", "2026-03-02", "2026-03-02"),
        ("{months: 2, after: case.day, month_end: last-day}", "2026-01-15", "2026-03-15"),
        ("{months: 2, after: case.day, month_end: last-day, count: from-that-day}", "2026-01-15", "2026-03-14"),
        ("{months: 2, before: case.day, month_end: last-day}", "2026-01-15", "2025-11-15"),
        ("{months: 2, before: case.day, month_end: last-day, count: from-that-day}", "2026-01-15", "2025-11-16"),
        ("{years: 1, after: case.day, month_end: last-day}", "2027-03-01", "2028-03-01"),
        ("{years: 1, after: case.day, month_end: last-day, count: from-that-day}", "2027-03-01", "2028-02-29"),
    ],
)
def test_5_6_a_day_sum_counts_from_the_next_day_or_from_that_day(
    tmp_path: Path, text: str, day: str, expected: str
) -> None:
    assert sums(tmp_path, text).value(f"day: {day}") == (expected,)


def test_5_6_a_day_sum_of_a_range_is_a_range(tmp_path: Path) -> None:
    d = condition(tmp_path, "{fact: case.done_on, after: {days: 10, after: case.day}, if_none: false}")
    assert d.d("done_on: 2026-02-11, day: 2026-01") == TRUE
    assert d.d("done_on: 2026-01-11, day: 2026-01") == FALSE
    assert d.d("done_on: 2026-02-10, day: 2026-01") == unknown("case.day")
    amount = condition(tmp_path, "{fact: case.done_on, after: {days: case.count, after: case.day}, if_none: false}")
    assert amount.d("done_on: 2026-02-11, day: 2026-02-01, count: {lte: 9}") == TRUE
    assert amount.d("done_on: 2026-02-11, day: 2026-02-01, count: {gte: 9, lte: 10}") == unknown("case.count")
    assert amount.d("done_on: 2026-02-11, day: 2026-02-01") == unknown("case.count")
    none = condition(tmp_path, "{fact: case.day, before: {days: 10, after: case.done_on}, if_none: true}")
    assert none.d("done_on: {none: x}, day: 2026-01-01") == TRUE


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("{months: 1, after: case.day, month_end: last-day}", "2026-01-31", "2026-02-28"),
        ("{months: 1, after: case.day, month_end: next-day}", "2026-01-31", "2026-03-01"),
        ("{months: 1, before: case.day, month_end: last-day}", "2026-03-31", "2026-02-28"),
        ("{months: 1, before: case.day, month_end: next-day}", "2026-03-31", "2026-03-01"),
        ("{years: 1, after: case.day, month_end: last-day}", "2028-02-29", "2029-02-28"),
        ("{years: 1, after: case.day, month_end: next-day}", "2028-02-29", "2029-03-01"),
        ("{months: 1, after: case.day, month_end: last-day, count: from-that-day}", "2026-01-31", "2026-02-28"),
        ("{months: 1, after: case.day, month_end: next-day, count: from-that-day}", "2026-01-31", "2026-02-28"),
        ("{months: 1, before: case.day, month_end: last-day, count: from-that-day}", "2026-03-31", "2026-03-01"),
        ("{months: 1, before: case.day, month_end: next-day, count: from-that-day}", "2026-03-31", "2026-03-02"),
    ],
)
def test_5_7_month_end_says_what_counts_where_a_month_has_no_such_day(
    tmp_path: Path, text: str, day: str, expected: str
) -> None:
    assert sums(tmp_path, text).value(f"day: {day}") == (expected,)


@pytest.mark.parametrize("month_end", ["last-day", "next-day"])
@pytest.mark.parametrize("from_that_day", [True, False])
@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("unit", ["months", "years"])
def test_5_7_a_later_day_never_gives_an_earlier_one(unit: str, sign: int, from_that_day: bool, month_end: str) -> None:
    """What cutting an unknown day rests on."""
    how = Convention(unit, sign, from_that_day, month_end, False, None)
    days = [date(2027, 1, 1) + timedelta(n) for n in range(1200)]
    for amount in (1, 2, 12, 13):
        moved = [shift(day, amount, how) for day in days]
        found = [m for m in moved if m is not None]
        assert len(found) == len(days)
        assert found == sorted(found)


def test_5_7_a_sum_that_can_be_ambiguous_is_an_error_of_the_pack(tmp_path: Path) -> None:
    for unit in ("months", "years"):
        text = f"{{fact: case.day, after: {{{unit}: 1, after: case.day}}}}"
        assert condition_refusal(tmp_path, text) == {"pack-date-sum-ambiguous"}
        assert condition_refusal(tmp_path, text.replace("after: case.day}", "after: 2026-01-29}")) == {
            "pack-date-sum-ambiguous"
        }
    fixed = condition(tmp_path, "{fact: case.day, after: {months: 1, after: 2026-01-28}}")
    assert [fixed.d(f"day: {day}") for day in ("2026-02-28", "2026-03-01")] == [FALSE, TRUE]


CALENDAR = """
calendars:
  office:
    title: {en: c, ja: c}
    weekend: [saturday, sunday]
    from: 2026-11-01
    until: 2026-12-31
    holidays: [2026-11-26]
"""


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("business_days: 1, after: case.day", "2026-11-24", "2026-11-25"),
        ("business_days: 2, after: case.day", "2026-11-24", "2026-11-27"),
        ("business_days: 3, after: case.day", "2026-11-24", "2026-11-30"),
        ("business_days: 1, after: case.day", "2026-11-28", "2026-11-30"),
        ("business_days: 2, before: case.day", "2026-11-30", "2026-11-25"),
        ("business_days: 1, after: case.day, count: from-that-day", "2026-11-24", "2026-11-24"),
        ("business_days: 3, after: case.day, count: from-that-day", "2026-11-24", "2026-11-27"),
        ("business_days: 1, after: case.day, count: from-that-day", "2026-11-28", "2026-11-30"),
        ("business_days: 2, after: case.day, count: from-that-day", "2026-11-26", "2026-11-30"),
        ("days: 2, after: case.day, roll: next-business-day", "2026-11-24", "2026-11-27"),
        ("days: 1, after: case.day, roll: next-business-day", "2026-11-24", "2026-11-25"),
        ("days: 1, before: case.day, roll: next-business-day", "2026-11-29", "2026-11-30"),
    ],
)
def test_5_8_business_days_are_those_of_a_calendar(tmp_path: Path, text: str, day: str, expected: str) -> None:
    assert sums(tmp_path, f"{{{text}, calendar: office}}", CALENDAR).value(f"day: {day}") == (expected,)


@pytest.mark.parametrize(
    "text", ["business_days: 3, after: case.day", "days: 3, after: case.day, roll: next-business-day"]
)
def test_5_8_beyond_the_calendar_the_sum_is_not_known_with_cause_law(tmp_path: Path, text: str) -> None:
    sum_text = f"{{{text}, calendar: office}}"
    d = condition(tmp_path, f"{{fact: case.done_on, after: {sum_text}, if_none: false}}", calendars=CALENDAR)
    assert d.d("done_on: 2027-06-01, day: 2026-12-24") == TRUE
    answer = d.answer(facts("done_on: 2027-06-01, day: 2026-12-30"), "d")
    assert answer.possible == (False, True)
    assert [(m.missing.cause, m.missing.path) for m in answer.missing] == [(Cause.LAW, "toy/office")]


def test_5_8_before_the_calendar_nothing_is_known_either(tmp_path: Path) -> None:
    text = "{business_days: 1, after: case.day, count: from-that-day, calendar: office}"
    assert sums(tmp_path, text, CALENDAR).value("day: 2026-11-02") == ("2026-11-02",)
    assert len(sums(tmp_path, text, CALENDAR).value("day: 2026-10-30")) > 1
    assert condition_refusal(tmp_path, "{fact: case.day, after: {business_days: 1, after: case.day}}") == {
        "pack-missing-key"
    }


GOOD = "{count: {of: case.items, as: i, where: i.good}, %s}"


def test_5_9_count_is_the_number_of_elements_that_pass(tmp_path: Path) -> None:
    two = condition(tmp_path, GOOD % "is: 2")
    items = "items: {x: {good: true}, y: {good: %s}, z: {good: true}}, items_complete: true"
    assert [two.d(items % good) for good in ("false", "true")] == [TRUE, FALSE]
    assert two.d(items % "null") == unknown("case.items.y.good")
    at_least = condition(tmp_path, GOOD % "gte: 2")
    assert at_least.d(items % "null") == TRUE
    assert condition(tmp_path, "{count: {of: case.items}, is: 3}").d(items % "null") == TRUE


def test_5_9_over_an_open_list_a_count_has_no_upper_bound(tmp_path: Path) -> None:
    two, at_least, at_most = (condition(tmp_path, GOOD % op) for op in ("is: 2", "gte: 1", "lt: 1000"))
    items = "items: {x: {good: true}}"
    assert at_least.d(items) == TRUE
    assert two.d(items) == unknown("case.items")
    assert at_most.d(items) == unknown("case.items")
    assert condition(tmp_path, GOOD % "gte: 0").d() == TRUE
    assert at_least.d() == unknown("case.items")
    assert condition(tmp_path, GOOD % "is: 0").d("items: {}, items_complete: true") == TRUE
    ruled_out = "items: {x: {good: true}}, items_others: {good: false}"
    assert condition(tmp_path, GOOD % "is: 1").d(ruled_out) == TRUE


SUM = "{sum: {of: case.items, as: i, where: i.good, value: i.%s}, %s}"


def test_5_10_sum_adds_the_values_of_the_elements_that_pass(tmp_path: Path) -> None:
    d = condition(tmp_path, SUM % ("size", "is: 5"))
    items = (
        "items: {x: {good: true, size: 2}, y: {good: true, size: %s}, z: {good: false, size: 9}}, items_complete: true"
    )
    assert [d.d(items % size) for size in ("3", "4", "null")] == [TRUE, FALSE, unknown("case.items.y.size")]
    assert condition(tmp_path, SUM % ("size", "gte: 2")).d(items % "null") == TRUE
    assert condition(tmp_path, SUM % ("size", "is: 0")).d("items: {}, items_complete: true") == TRUE
    unsure = "items: {x: {size: 2}}, items_complete: true"
    assert condition(tmp_path, SUM % ("size", "lte: 2")).d(unsure) == TRUE
    assert condition(tmp_path, SUM % ("size", "is: 2")).d(unsure) == unknown("case.items.x.good")


def test_5_10_the_sum_of_nothing_is_nothing_in_any_currency(tmp_path: Path) -> None:
    for bound, empty in (("gte", FALSE), ("lt", TRUE), ("is", FALSE)):
        d = condition(
            tmp_path, f"{{sum: {{of: case.items, as: i, value: i.cost}}, {bound}: {{value: 10, currency: JPY}}}}"
        )
        assert d.d("items: {}, items_complete: true") == empty
        assert d.d("items: {}") == unknown("case.items")
        assert d.d("items: {x: {}}, items_complete: true") == unknown("case.items.x.cost")


def test_5_10_none_adds_nothing(tmp_path: Path) -> None:
    d = condition(tmp_path, "{sum: {of: case.helpers, as: h, value: h.general_partner.size}, is: 3}")
    assert (
        d.d(
            "helpers: [p, q], helpers_complete: true",
            parties="p: {general_partner: g}, q: {general_partner: {none: x}}, g: {size: 3}",
        )
        == TRUE
    )
    assert d.d("helpers: [q], helpers_complete: true", parties="q: {general_partner: {none: x}}") == FALSE


def test_5_10_unlisted_elements_add_without_bound(tmp_path: Path) -> None:
    at_least, at_most = (condition(tmp_path, SUM % ("size", op)) for op in ("gte: 2", "lt: 1000"))
    assert at_least.d("items: {x: {good: true, size: 2}}") == TRUE
    assert at_most.d("items: {x: {good: true, size: 2}}") == unknown("case.items")
    negative = condition(tmp_path, SUM % ("change", "gte: 2"))
    assert negative.d("items: {x: {good: true, change: 2}}") == unknown("case.items")
    assert negative.d("items: {x: {good: true, change: 2}}, items_complete: true") == TRUE


HOLDERS = "{sum: {of: case.owner.holders, as: h, where: {fact: h.holder.kind, is: person}, value: h.%s}, %s}"


def test_5_10_unlisted_holders_add_at_most_what_is_left(tmp_path: Path) -> None:
    d = condition(tmp_path, HOLDERS % ("votes", "lt: 50%"))
    world = {
        "parties": "p: {}, c: {kind: company}, n: {kind: person}",
        "stakes": "k1: {holder: c, held: p, votes: %s}, k2: {holder: n, held: p, votes: 10%%}",
    }

    def said(votes: str) -> object:
        return d.d("owner: p", parties=world["parties"], stakes=world["stakes"] % votes)

    assert said("51%") == TRUE
    assert said("50%") == unknown("parties.p.holders")
    assert (
        condition(tmp_path, HOLDERS % ("votes", "gte: 10%")).d(
            "owner: p", parties=world["parties"], stakes=world["stakes"] % "50%"
        )
        == TRUE
    )
    others = "p: {holders_others: {holder: {kind: company}}}, c: {kind: company}, n: {kind: person}"
    assert (
        condition(tmp_path, HOLDERS % ("votes", "is: 10%")).d(
            "owner: p", parties=others, stakes=world["stakes"] % "50%"
        )
        == TRUE
    )


def test_5_10_what_is_left_bounds_the_measure_itself_only(tmp_path: Path) -> None:
    """A fact of another entity that happens to bear the name of a measure is not bounded."""
    d = condition(tmp_path, "{sum: {of: case.owner.holders, as: h, value: h.holder.votes}, lte: 1}")
    assert d.d("owner: p", parties="p: {}, c: {votes: 0}", stakes="k: {holder: c, held: p, votes: 50%}")[0] == "unknown"


def test_5_11_the_least_or_the_greatest_value(tmp_path: Path) -> None:
    items = (
        "items: {x: {good: true, size: 2}, y: {good: true, size: %s}, z: {good: false, size: 9}}, items_complete: true"
    )
    for word, bound in (("min", "lte: 2"), ("max", "gte: 2")):
        text = f"{{{word}: {{of: case.items, as: i, where: i.good, value: i.size}}, {bound}, if_none: false}}"
        assert condition(tmp_path, text).d(items % "null") == TRUE
    least = condition(tmp_path, "{min: {of: case.items, as: i, where: i.good, value: i.size}, is: 2}")
    assert [least.d(items % size) for size in ("3", "1")] == [TRUE, FALSE]
    assert least.d(items % "{gte: 1}") == unknown("case.items.y.size")
    greatest = condition(tmp_path, "{max: {of: case.items, as: i, where: i.good, value: i.size}, is: 3}")
    assert [greatest.d(items % size) for size in ("3", "4")] == [TRUE, FALSE]
    dates = condition(tmp_path, "{min: {of: case.items, as: i, value: i.day}, before: 2027-01-01, if_none: false}")
    assert dates.d("items: {x: {day: 2026-12-31}, y: {day: 2028-01-01}}, items_complete: true") == TRUE


def test_5_11_amounts_are_compared_in_a_unit_that_all_have(tmp_path: Path) -> None:
    text = (
        "{%s: {of: case.items, as: i, where: i.good, value: i.cost}, gte: {value: 10, currency: JPY}, if_none: false}"
    )
    items = "items: {x: {good: true, cost: {value: 5, currency: JPY}}, y: {good: %s, cost: {value: 15, currency: %s}}}, items_complete: true"
    least, greatest = (condition(tmp_path, text % word) for word in ("min", "max"))
    assert (least.d(items % ("true", "JPY")), greatest.d(items % ("true", "JPY"))) == (FALSE, TRUE)
    assert (least.d(items % ("false", "JPY")), greatest.d(items % ("false", "JPY"))) == (FALSE, FALSE)
    assert greatest.d(items % ("null", "JPY")) == unknown("case.items.y.good")
    assert greatest.d(items % ("true", "USD")) == unknown("case.items.x.cost", "case.items.y.cost")
    unsure = "items: {x: {cost: {value: 15, currency: JPY}}}, items_complete: true"
    assert greatest.d(unsure) == unknown("case.items.x.good")
    none = condition(tmp_path, "{max: {of: case.items, as: i, where: i.good, value: i.cost}, is_none: true}")
    assert none.d(unsure) == unknown("case.items.x.good")
    assert none.d(unsure.replace("cost", "good: true, cost")) == FALSE


@pytest.mark.parametrize("word", ["min", "max"])
def test_5_11_it_is_none_when_nothing_counts_and_perhaps_none_when_nothing_surely_counts(
    tmp_path: Path, word: str
) -> None:
    d = condition(tmp_path, f"{{{word}: {{of: case.items, as: i, where: i.good, value: i.day}}, is_none: true}}")
    assert d.d("items: {}, items_complete: true") == TRUE
    assert d.d("items: {x: {good: false, day: 2026-01-01}}, items_complete: true") == TRUE
    assert d.d("items: {x: {good: true, day: {none: x}}}, items_complete: true") == TRUE
    assert d.d("items: {x: {day: 2026-01-01}}, items_complete: true") == unknown("case.items.x.good")
    assert d.d("items: {x: {good: true}}, items_complete: true") == unknown("case.items.x.day")
    assert d.d("items: {x: {good: true, day: 2026-01-01}}") == FALSE
    assert d.d() == unknown("case.items")


def test_5_11_over_an_open_list_it_is_bounded_on_one_side(tmp_path: Path) -> None:
    for word, sure, open_ in (("min", "lte: 2", "lte: 1"), ("max", "gte: 2", "gte: 3")):
        text = f"{{{word}: {{of: case.items, as: i, value: i.change}}, %s, if_none: false}}"
        assert condition(tmp_path, text % sure).d("items: {x: {change: 2}}") == TRUE
        assert condition(tmp_path, text % open_).d("items: {x: {change: 2}}") == unknown("case.items")


SHARE = "{share: {of: case.items, as: i, where: i.good, among: {fact: i.size, gte: 10}}, %s, if_none: false}"


def test_5_12_share_is_the_part_of_the_elements_that_pass(tmp_path: Path) -> None:
    d = condition(tmp_path, SHARE % "gte: 50%")
    items = (
        "items: {x: {good: true, size: 10}, y: {good: %s, size: 20}, z: {good: true, size: 9}}, items_complete: true"
    )
    assert [d.d(items % good) for good in ("false", "true", "null")] == [TRUE, TRUE, TRUE]
    more = condition(tmp_path, SHARE % "gt: 50%")
    assert [more.d(items % good) for good in ("false", "true", "null")] == [FALSE, TRUE, unknown("case.items.y.good")]
    all_of_them = condition(tmp_path, "{share: {of: case.items, as: i, where: i.good}, is: 2/3}")
    assert all_of_them.d(items % "false") == TRUE


def test_5_12_share_is_none_when_there_are_no_elements(tmp_path: Path) -> None:
    none = condition(
        tmp_path, "{share: {of: case.items, as: i, where: i.good, among: {fact: i.size, gte: 10}}, is_none: true}"
    )
    assert none.d("items: {}, items_complete: true") == TRUE
    assert none.d("items: {x: {size: 9}}, items_complete: true") == TRUE
    assert none.d("items: {x: {size: 10}}, items_complete: true") == FALSE
    assert none.d("items: {x: {}}, items_complete: true") == unknown("case.items.x.size")
    assert none.d("items: {}") == unknown("case.items")


def test_5_12_further_elements_of_an_open_list_may_come_in_any_number(tmp_path: Path) -> None:
    items = "items: {x: {good: true, size: 10}, y: {good: false, size: 10}}"
    low, high = condition(tmp_path, SHARE % "gt: 0%"), condition(tmp_path, SHARE % "lt: 100%")
    assert low.d(items) == TRUE
    assert high.d(items) == TRUE
    assert condition(tmp_path, SHARE % "gte: 1%").d(items) == unknown("case.items")
    assert condition(tmp_path, SHARE % "lte: 99%").d(items) == unknown("case.items")
    good_only = items + ", items_others: {good: true}"
    assert condition(tmp_path, SHARE % "gte: 50%").d(good_only) == TRUE
    assert condition(tmp_path, SHARE % "lte: 50%").d(good_only) == unknown("case.items")
    no_more = items + ", items_others: {size: 1}"
    assert condition(tmp_path, SHARE.replace(", if_none: false", "") % "is: 50%").d(no_more) == TRUE


def test_5_12_a_listed_element_that_may_be_among_them_counts_once(tmp_path: Path) -> None:
    items = "items: {x: {good: true, size: 10}, y: {good: %s}}, items_complete: true"
    assert condition(tmp_path, SHARE % "gte: 50%").kleene(items % "false") == TRUE
    assert condition(tmp_path, SHARE % "gt: 50%").kleene(items % "false") == unknown("case.items.y.size")
    assert condition(tmp_path, SHARE.replace(", if_none: false", "") % "is: 100%").kleene(items % "true") == TRUE


INTEREST = "{interest: {holder: case.rival, held: case.owner, measure: votes, method: plain}, gte: 25%%, if_none: %s}"
METHOD = "methods:\n  plain: {title: {en: m, ja: m}}\n"


def test_5_13_interest_is_the_share_of_a_holder_in_a_party(tmp_path: Path) -> None:
    d = condition(tmp_path, INTEREST % "false", methods=METHOD)
    parties = "p: {holders_complete: true}, c: {kind: person}, e: {kind: person}"
    stakes = "k1: {holder: c, held: p, votes: %s}, k2: {holder: e, held: p, votes: %s}"
    assert d.d("owner: p, rival: c", parties=parties, stakes=stakes % ("25%", "75%")) == TRUE
    assert d.d("owner: p, rival: c", parties=parties, stakes=stakes % ("24.9%", "75.1%")) == FALSE
    assert d.d("owner: p, rival: c", parties=parties, stakes=stakes % ("null", "10%")) == unknown("stakes.k1.votes")
    assert d.d("owner: p", parties=parties, stakes=stakes % ("25%", "75%")) == unknown("case.rival")
    other = INTEREST.replace("votes", "profits") % "false"
    assert (
        condition(tmp_path, other, methods=METHOD).d(
            "owner: p, rival: c", parties=parties, stakes=stakes % ("25%", "75%")
        )[0]
        == "unknown"
    )


@pytest.mark.parametrize(("if_none", "said"), [("true", TRUE), ("false", FALSE)])
def test_5_13_in_what_does_not_exist_there_is_no_share(tmp_path: Path, if_none: str, said: object) -> None:
    d = condition(tmp_path, INTEREST % if_none, methods=METHOD)
    assert d.d("owner: {none: nobody}, rival: c", parties="c: {}") == said
    none = condition(tmp_path, INTEREST.replace("gte: 25%%, if_none: %s", "is_none: true"), methods=METHOD)
    assert none.d("owner: {none: nobody}, rival: c", parties="c: {}") == TRUE
    assert none.d("owner: p, rival: c", parties="c: {}, p: {}") == FALSE
    assert none.d("rival: c", parties="c: {}") == unknown("case.owner")
    assert build(tmp_path, header=ANSWER_D, rules=condition_rules(INTEREST % if_none), methods=METHOD)
