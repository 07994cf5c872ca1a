"""One scalar by its type: what is accepted exactly, what is refused with which code, and that every proposal is good."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcheck.facts.countries import ALPHA_3, COUNTRIES
from stdcheck.facts.scalars import (
    read_country,
    read_date,
    read_day,
    read_enum,
    read_number,
    read_percent,
    read_text,
    read_year,
    read_yes_no,
)
from stdcheck.facts.shapes import Report
from stdcheck.facts.values import Plain, Range
from stdcheck.source.nodes import Node
from tests.facts.reading_helpers import value_node

Read = Callable[[Node, Report], Plain | None]
READERS: dict[str, Read] = {
    "yes_no": read_yes_no,
    "text": read_text,
    "number": read_number,
    "signed": lambda node, report: read_number(node, report, may_be_negative=True),
    "percent": read_percent,
    "change": lambda node, report: read_percent(node, report, may_be_negative=True),
    "year": read_year,
    "date": read_date,
    "day": read_day,
    "country": read_country,
    "enum": lambda node, report: read_enum(node, ["handheld", "fixed"], report),
}

ACCEPTED: list[tuple[str, str, Plain]] = [
    ("yes_no", "true", True),
    ("yes_no", "false", False),
    ("text", "0101", "0101"),
    ("text", "1.10", "1.10"),
    ("text", "true", "true"),
    ("text", "NO", "NO"),
    ("text", "2027-13-01", "2027-13-01"),
    ("text", '"12"', "12"),
    ("text", "第二電子", "第二電子"),
    ("number", "12", Fraction(12)),
    ("number", "0", Fraction(0)),
    ("number", "0.1", Fraction(1, 10)),
    ("number", "12345678901234567890.123456789", Fraction(12345678901234567890123456789, 10**9)),
    ("signed", "-3.5", Fraction(-7, 2)),
    ("percent", "60%", Fraction(3, 5)),
    ("percent", "33.4%", Fraction(167, 500)),
    ("percent", "60 %", Fraction(3, 5)),
    ("percent", "1/3", Fraction(1, 3)),
    ("percent", "0%", Fraction(0)),
    ("percent", "100%", Fraction(1)),
    ("change", "-20%", Fraction(-1, 5)),
    ("change", "150%", Fraction(3, 2)),
    ("year", "2030", 2030),
    ("date", "2027-03-31", date(2027, 3, 31)),
    ("date", "2028-02-29", date(2028, 2, 29)),
    ("date", "2027-02", Range(date(2027, 2, 1), date(2027, 2, 28))),
    ("date", "2027", Range(date(2027, 1, 1), date(2027, 12, 31))),
    ("day", "2027-03-31", date(2027, 3, 31)),
    ("country", "NO", "NO"),
    ("country", '"NO"', "NO"),
    ("country", "TW", "TW"),
    ("country", "HK", "HK"),
    ("country", "MO", "MO"),
    ("enum", "handheld", "handheld"),
    ("enum", '"fixed"', "fixed"),
]

REFUSED: list[tuple[str, str, str]] = [
    ("yes_no", "True", "value-yes-no-word"),
    ("yes_no", "no", "value-yes-no-word"),
    ("yes_no", "on", "value-yes-no-word"),
    ("yes_no", "OFF", "value-yes-no-word"),
    ("yes_no", "1", "value-yes-no-word"),
    ("yes_no", "はい", "value-yes-no-word"),
    ("yes_no", '"true"', "value-quoted"),
    ("yes_no", "truee", "value-yes-no"),
    ("text", '" "', "value-empty-text"),
    ("text", "[a]", "value-scalar-expected"),
    ("text", "~", "value-blank"),
    ("number", "'12'", "value-quoted"),
    ("number", "|-\n  12", "value-quoted"),
    ("number", "1_000", "value-number-underscore"),
    ("number", "1_000.5", "value-number-underscore"),
    ("number", "010", "value-number-leading-zero"),
    ("number", "00.5", "value-number-leading-zero"),
    ("number", "0o17", "value-number-base"),
    ("number", "0b11", "value-number-base"),
    ("number", "12:30", "value-number-sexagesimal"),
    ("number", "1:30:00.5", "value-number-sexagesimal"),
    ("number", "1e3", "value-number-exponent"),
    ("number", "2.5E-3", "value-number-exponent"),
    ("number", "1e999", "value-number"),
    ("number", "1,234,567.5", "value-number-separator"),
    ("number", "1,5", "value-number"),
    ("number", ".5", "value-number-point"),
    ("number", "5.", "value-number-point"),
    ("number", ".nan", "value-number-special"),
    ("number", "-.inf", "value-number-special"),
    ("number", "１２", "value-number-width"),
    ("signed", "－３.５", "value-number-width"),
    ("number", "十二", "value-number"),
    ("number", "٣", "value-number"),
    ("number", "-0.5", "value-negative"),
    ("number", "12 kg", "value-number"),
    ("number", "true", "value-number"),
    ("number", "9" * 41, "value-number-long"),
    ("percent", "60", "value-percent-sign"),
    ("percent", "0.6", "value-percent-sign"),
    ("percent", "６０％", "value-number-width"),
    ("percent", "60％", "value-number-width"),
    ("percent", "1/0", "value-percent"),
    ("percent", "060%", "value-percent"),
    ("percent", "-1%", "value-percent-range"),
    ("percent", "100.1%", "value-percent-range"),
    ("percent", "4/3", "value-percent-range"),
    ("percent", '"60%"', "value-quoted"),
    ("year", "30", "value-year"),
    ("year", "02030", "value-year"),
    ("year", "2030年", "value-year"),
    ("year", '"2030"', "value-quoted"),
    ("date", '"2027-03-31"', "value-quoted"),
    ("date", "2027-13-01", "value-no-such-day"),
    ("date", "2027-02-29", "value-no-such-day"),
    ("date", "2027-13", "value-no-such-day"),
    ("date", "0000", "value-no-such-day"),
    ("date", "2027-03-31T00:00:00+09:00", "value-date-time"),
    ("date", "2027-03-31 09:30", "value-date-time"),
    ("date", "2027-02-30 09:30", "value-no-such-day"),
    ("date", "27-1-1", "value-date-short-year"),
    ("date", "31/03/27", "value-date-short-year"),
    ("date", "2027-3-1", "value-date-form"),
    ("date", "2027/03/01", "value-date-form"),
    ("date", "2027.3.1", "value-date-form"),
    ("date", "20270301", "value-date-form"),
    ("date", "2027年3月1日", "value-date-form"),
    ("date", "２０２７-０３-０１", "value-date-form"),
    ("date", "2027年3月", "value-date-form"),
    ("date", "03/01/2027", "value-date"),
    ("date", "令和9年3月1日", "value-date"),
    ("date", "R9.3.1", "value-date"),
    ("day", "2027-03", "value-date-partial"),
    ("day", "2027", "value-date-partial"),
    ("country", "jp", "value-country-form"),
    ("country", "ＪＰ", "value-country-form"),
    ("country", "JPN", "value-country-form"),
    ("country", "UK", "value-country-form"),
    ("country", "EU", "value-country"),
    ("country", "日本", "value-country"),
    ("enum", "Handheld", "value-enum"),
]


@pytest.mark.parametrize(("type_", "text", "value"), ACCEPTED)
def test_accepted(type_: str, text: str, value: Plain) -> None:
    report = Report()
    read = READERS[type_](value_node(text), report)
    assert (read, report.problems) == (value, [])
    assert type(read) is type(value)


@pytest.mark.parametrize(("type_", "text", "code"), REFUSED)
def test_refused_and_the_proposal_is_good(type_: str, text: str, code: str) -> None:
    report = Report()
    assert READERS[type_](value_node(text), report) is None
    [problem] = report.problems
    assert problem.code == code
    if "proposal" in problem.args:
        again = Report()
        assert READERS[type_](value_node(problem.args["proposal"]), again) is not None, again.problems


@pytest.mark.parametrize(
    ("type_", "text", "proposal"),
    [
        ("number", "1_000.50", "1000.50"),
        ("signed", "-007", "-7"),
        ("number", "2.5e-3", "0.0025"),
        ("number", "12e3", "12000"),
        ("number", "1,234,567", "1234567"),
        ("number", ".5", "0.5"),
        ("signed", "－３.５", "-3.5"),
        ("date", "2027-03-31T00:00:00Z", "2027-03-31"),
        ("date", "2027/3/1", "2027-03-01"),
        ("date", "2027年3月", "2027-03"),
        ("yes_no", "Off", "false"),
        ("country", "uk", "GB"),
        ("percent", "６０％", "60%"),
    ],
)
def test_proposals_mean_the_same(type_: str, text: str, proposal: str) -> None:
    report = Report()
    READERS[type_](value_node(text), report)
    assert [problem.args["proposal"] for problem in report.problems] == [proposal]


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=6))
def test_numbers_are_exact(number: object) -> None:
    text = format(number, "f")
    assert READERS["signed"](value_node(text), Report()) == Fraction(text)


@given(st.dates())
def test_every_day_is_read(day: date) -> None:
    assert read_day(value_node(day.isoformat()), Report()) == day


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=30))
def test_no_text_breaks_a_reader(text: str) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    for read in READERS.values():
        report = Report()
        value = read(value_node(quoted), report)
        assert (value is None) == bool(report.problems)


def test_codes_of_countries() -> None:
    assert len(COUNTRIES) == 249
    assert len(set(ALPHA_3.values())) == 249
    assert {"JP", "CN", "HK", "MO", "TW", "US", "GB"} <= COUNTRIES
