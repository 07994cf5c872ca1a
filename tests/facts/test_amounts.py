"""Ranges, quantities and money: exact amounts, closed bounds for days and years, nothing converted."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from stdcheck.facts.amounts import read_value
from stdcheck.facts.declarations import Vocabulary
from stdcheck.facts.shapes import Report
from stdcheck.facts.values import Money, Plain, Quantity, Range
from tests.facts.reading_helpers import value_node

F = Fraction

ACCEPTED: list[tuple[str, str, Plain]] = [
    ("ports", "{gte: 5, lt: 10}", Range(F(5), F(10), False, True)),
    ("ports", "{gt: 5}", Range(F(5), None, True)),
    ("ports", "{lte: 5}", Range(None, F(5))),
    ("ports", "{gte: 5, lte: 5}", F(5)),
    ("ports", "{lte: 0}", F(0)),
    ("drift", "{lte: 0}", Range(None, F(0))),
    ("drift", "{gte: -2, lte: 3.5}", Range(F(-2), F(7, 2))),
    ("recycled", "{gt: 20%, lte: 1/3}", Range(F(1, 5), F(1, 3), True)),
    ("recycled", "{gte: 100%}", F(1)),
    ("model_year", "{gte: 2029}", Range(F(2029), None)),
    ("model_year", "{gt: 2029, lt: 2031}", 2030),
    ("model_year", "{gt: 2029, lt: 2033}", Range(F(2030), F(2032))),
    ("sold_on", "{on_or_after: 2027-03-01, before: 2027-04-01}", Range(date(2027, 3, 1), date(2027, 3, 31))),
    ("sold_on", "{after: 2027-02-28}", Range(date(2027, 3, 1), None)),
    ("sold_on", "{on_or_before: 2027-03-01}", Range(None, date(2027, 3, 1))),
    ("sold_on", "{after: 2027-03-01, before: 2027-03-03}", date(2027, 3, 2)),
    ("weight", "{value: 2350, unit: kg}", Quantity((("kg", F(2350)),))),
    ("weight", "{gte: 5, lt: 10, unit: lb}", Quantity((("lb", Range(F(5), F(10), False, True)),))),
    (
        "weight",
        "[{value: 10000, unit: lb}, {value: 4536, unit: kg}]",
        Quantity((("kg", F(4536)), ("lb", F(10000)))),
    ),
    ("price", "{value: 1200000, currency: JPY}", Money(F(1200000), "JPY")),
    ("price", "{gte: 0.5, currency: USD}", Money(Range(F(1, 2), None), "USD")),
    ("margin", "{value: -5, currency: EUR}", Money(F(-5), "EUR")),
]

REFUSED: list[tuple[str, str, str]] = [
    ("ports", "{}", "value-no-amount"),
    ("ports", "[5]", "value-scalar-expected"),
    ("ports", "{value: 5}", "value-unknown-key"),
    ("ports", "{gte: }", "value-blank"),
    ("ports", "{gte: 1_0}", "value-number-underscore"),
    ("ports", "{gte: 5, lt: 5}", "value-empty-range"),
    ("ports", "{gte: 6, lte: 5}", "value-empty-range"),
    ("ports", "{lt: 0}", "value-empty-range"),
    ("ports", "{lte: 5, lt: 6}", "value-two-bounds"),
    ("ports", "{after: 5}", "value-bound-word"),
    ("recycled", "{gt: 100%}", "value-empty-range"),
    ("recycled", "{gte: 20}", "value-percent-sign"),
    ("model_year", "{gt: 2029, lt: 2030}", "value-empty-range"),
    ("sold_on", "{gte: 2027-03-01}", "value-bound-word"),
    ("sold_on", "{after: 2027-03}", "value-date-partial"),
    ("sold_on", "{after: 9999-12-31}", "value-empty-range"),
    ("sold_on", "{before: 0001-01-01}", "value-empty-range"),
    ("wireless", "{gte: 1}", "value-no-range"),
    ("form", "{is: fixed}", "value-scalar-expected"),
    ("weight", "2350", "value-no-unit"),
    ("weight", "{value: 2350}", "value-no-unit"),
    ("weight", "[]", "value-no-amount"),
    ("weight", "[5]", "value-no-unit"),
    ("weight", "[[5]]", "value-scalar-expected"),
    ("weight", "{value: 5, unit: KG}", "value-unit"),
    ("weight", '{value: "5", unit: kg}', "value-quoted"),
    ("weight", "{value: -5, unit: kg}", "value-negative"),
    ("price", "1200000", "value-no-currency"),
    ("price", "[{value: 5, currency: JPY}]", "value-scalar-expected"),
    ("price", "{value: 5, currency: jpy}", "value-currency"),
    ("price", "{value: 5, currency: 円}", "value-currency"),
    ("price", "{currency: JPY}", "value-no-amount"),
]


@pytest.mark.parametrize(("name", "text", "value"), ACCEPTED)
def test_accepted(name: str, text: str, value: Plain, vocabulary: Vocabulary) -> None:
    report = Report()
    read = read_value(value_node(text), vocabulary.roots["gadget"].facts[name], report)
    assert (read, report.problems) == (value, [])
    assert type(read) is type(value)


@pytest.mark.parametrize(("name", "text", "code"), REFUSED)
def test_refused(name: str, text: str, code: str, vocabulary: Vocabulary) -> None:
    report = Report()
    assert read_value(value_node(text), vocabulary.roots["gadget"].facts[name], report) is None
    assert [problem.code for problem in report.problems] == [code]


def test_every_part_of_an_amount_is_checked(vocabulary: Vocabulary) -> None:
    report = Report()
    text = "[{value: 1_0, unit: kgs}, {value: 010, units: kg}]"
    assert read_value(value_node(text), vocabulary.roots["gadget"].facts["weight"], report) is None
    assert sorted(problem.code for problem in report.problems) == [
        "value-no-unit",
        "value-number-leading-zero",
        "value-number-underscore",
        "value-unit",
        "value-unknown-key",
    ]
