"""Chapter 5 of the specification: day sums."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from stdcheck.logic.datesums import Convention, shift
from stdcheck.logic.values import Cause
from tests.spec.world import (
    FALSE,
    TRUE,
    World,
    condition,
    condition_refusal,
    facts,
    quantity,
    unknown,
)


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
    ("direction", "days", "expected"),
    [
        ("after", -1, "2026-11-27"),
        ("after", -2, "2026-11-25"),
        ("before", -1, "2026-12-01"),
        ("after", 0, "2026-11-30"),
    ],
)
def test_5_8_a_negative_number_counts_the_other_way(tmp_path: Path, direction: str, days: int, expected: str) -> None:
    text = f"{{business_days: {{fact: case.debt}}, {direction}: case.day, calendar: office}}"
    assert sums(tmp_path, text, CALENDAR).value(f"day: 2026-11-30, debt: {days}") == (expected,)


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
