"""Terms, days and ownership: what fits together, and what a constant becomes."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from stdcheck.rules.model import Pack
from stdcheck.rules.nodes import (
    Aggregate,
    Arithmetic,
    Compare,
    DateSum,
    DerivedList,
    FactTerm,
    Interest,
    Literal,
    PathList,
    RelationTerm,
    Some,
)
from tests.rules.packs import with_rules

PARAMS = "{unit: component, stake: stake, day: date, share_held: percent}"


def definition(holds: str) -> str:
    return f"definitions:\n  probe:\n    params: {PARAMS}\n    holds: {holds}\n"


def quantity(value: str) -> str:
    return f"quantities:\n  probe:\n    params: {PARAMS}\n    value: {value}\n"


def read(text: str, tmp_path: Path) -> Pack:
    pack, problems = with_rules(tmp_path, text)
    assert pack is not None, [(problem.code, dict(problem.args)) for problem in problems]
    return pack


def codes(text: str, tmp_path: Path) -> list[str]:
    return [problem.code for problem in with_rules(tmp_path, text)[1]]


@pytest.mark.parametrize(
    ("condition", "value", "unit"),
    [
        ("{fact: unit.import_date, is: 2026-02-28}", date(2026, 2, 28), None),
        ("{fact: unit.model_year, is: 2030}", 2030, None),
        ("{fact: unit.importer.headcount, gt: 1.50}", Fraction(3, 2), None),
        ("{fact: stake.votes, gte: 33.4%}", Fraction(334, 1000), None),
        ("{fact: stake.votes, gte: 1/3}", Fraction(1, 3), None),
        ("{fact: unit.importer.head_office, is: NO}", "NO", None),
        ("{fact: unit.item_kind, is: antenna}", "antenna", None),
        ("{fact: unit.code, is: 0101}", "0101", None),
        ("{fact: unit.knowing, is: false}", False, None),
        ("{fact: unit.weight, lt: {value: 4536, unit: kg}}", Fraction(4536), "kg"),
        ("{fact: unit.price, lt: {value: 0.5, currency: USD}}", Fraction(1, 2), "USD"),
        ("{share: {of: unit.suppliers, as: s, where: true}, gte: 50%, if_none: true}", Fraction(1, 2), None),
        ("{count: {of: unit.suppliers}, gte: 2}", Fraction(2), None),
    ],
)
def test_a_constant_is_read_by_the_type_of_the_other_side(
    condition: str, value: object, unit: str | None, tmp_path: Path
) -> None:
    node = read(definition(condition), tmp_path).definitions["probe"].holds
    assert isinstance(node, Compare)
    assert isinstance(node.right, Literal)
    assert (node.right.value, node.right.unit) == (value, unit)
    assert type(node.right.value) is type(value)


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        ("{fact: stake.votes, gte: 25}", "value-percent-sign"),
        ("{fact: unit.importer.headcount, gt: 1_000}", "value-number-underscore"),
        ('{fact: unit.importer.headcount, gt: "1000"}', "value-quoted"),
        ("{fact: unit.import_date, before: 2027-13-01}", "value-no-such-day"),
        ("{fact: unit.import_date, before: 2027-03}", "value-date-partial"),
        ("{fact: unit.importer.head_office, is: JPN}", "value-country-form"),
        ("{fact: unit.item_kind, is: modm}", "value-enum"),
        ("{fact: unit.weight, lt: {value: 5, unit: t}}", "value-unit"),
        ("{fact: unit.weight, lt: {gte: 5, unit: kg}}", "pack-no-form"),
        ("{fact: unit.weight, lt: 5}", "value-no-unit"),
        ("{fact: unit.knowing, is: yes}", "value-yes-no-word"),
        ("{fact: stake.votes, gte: {fact: unit.importer.headcount}}", "pack-compare-types"),
        ("{fact: unit.model_year, is: {fact: unit.importer.headcount}}", "pack-compare-types"),
        ("{fact: unit.importer, is: {fact: unit}}", "pack-compare-types"),
        ("{fact: unit.importer.kind, in: {list: listed-kinds}}", "pack-unknown-value"),
        ("{fact: unit.importer.head_office, in: {list: listed-kinds}}", "pack-compare-types"),
    ],
)
def test_a_constant_of_another_type_is_refused(condition: str, code: str, tmp_path: Path) -> None:
    assert set(codes(definition(condition), tmp_path)) == {code}


@pytest.mark.parametrize(
    ("term", "wanted"),
    [
        ("{plus: [unit.importer.headcount, 5]}", "number"),
        ("{minus: [stake.votes, 5%]}", "percent"),
        ("{times: [1/2, unit.importer.headcount]}", "number"),
        ("{times: [10%, unit.importer.headcount]}", "number"),
        ("{times: [2, stake.votes]}", "percent"),
        ("{times: [stake.votes, stake.profits]}", "percent"),
        ("{times: [stake.votes, unit.price]}", "money"),
        ("{greatest: [{value: 0, currency: JPY}, unit.price]}", "money"),
        ("{least: [unit.import_date, 2027-01-01]}", "date"),
        ("{plus: [{plus: [unit.importer.headcount, 1]}, {count: {of: unit.suppliers}}]}", "number"),
    ],
)
def test_arithmetic_keeps_the_type(term: str, wanted: str, tmp_path: Path) -> None:
    right = {
        "number": "5",
        "percent": "5%",
        "money": "{value: 5, currency: JPY}",
        "date": "2026-01-01",
    }[wanted]
    text = quantity(term) + definition(
        "{quantity: probe, with: {unit: unit, stake: stake, day: day, share_held: share_held}, is: " + right + "}"
    )
    pack = read(text, tmp_path)
    assert isinstance(pack.quantities["probe"].value, Arithmetic)


@pytest.mark.parametrize(
    "term",
    [
        "{plus: [unit.importer.headcount, stake.votes]}",
        "{plus: [unit.import_date, 5]}",
        "{times: [unit.price, unit.price]}",
        "{times: [unit.import_date, 2]}",
        "{greatest: [unit.name, unit.code]}",
        "{minus: [unit.model_year, 1]}",
    ],
)
def test_arithmetic_refuses_what_does_not_fit(term: str, tmp_path: Path) -> None:
    found = codes(quantity(term), tmp_path)
    assert found and set(found) <= {"pack-arithmetic-types", "value-year", "value-date"}


def test_a_share_is_a_percentage_and_may_be_none(tmp_path: Path) -> None:
    share = "{share: {of: unit.suppliers, as: s, where: s.controlled_from_abroad}, gte: 50%"
    assert codes(definition(share + "}"), tmp_path / "a") == ["pack-if-none-missing"]
    assert codes(definition(share + ", if_none: false}"), tmp_path / "b") == []


def test_the_least_of_nothing_is_none_but_a_sum_of_nothing_is_not(tmp_path: Path) -> None:
    least = "{min: {of: unit.alterations, as: a, value: a.altered_on}, before: 2026-01-01}"
    total = "{sum: {of: unit.suppliers, as: s, value: s.headcount}, lt: 5}"
    assert codes(definition(least), tmp_path / "a") == ["pack-if-none-missing"]
    assert codes(definition(total), tmp_path / "b") == []


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("{months: 1, after: 2026-01-28}", []),
        ("{months: 1, after: 2026-01-29}", ["pack-date-sum-ambiguous"]),
        ("{years: 2, before: unit.import_date}", ["pack-date-sum-ambiguous"]),
        ("{years: 2, before: unit.import_date, month_end: next-day}", []),
        ("{days: 2, before: unit.import_date, roll: next-business-day}", ["pack-missing-key"]),
        ("{days: 2, before: unit.import_date, roll: next-business-day, calendar: office}", []),
        ("{days: 2, before: unit.import_date, calendar: office}", ["pack-date-sum-needless"]),
        ("{business_days: 2, before: unit.import_date}", ["pack-missing-key"]),
        ("{days: 1.5, before: unit.import_date}", ["pack-date-sum-amount"]),
        ("{days: {param: half}, before: unit.import_date}", ["pack-date-sum-amount"]),
        ("{days: {param: days-to-declare}, before: day}", []),
        ("{days: 1, before: {days: 2, after: day}}", []),
        ("{days: 1, before: unit.model_year}", ["pack-wrong-type"]),
        ("{days: 1, before: day, count: from-today}", ["pack-unknown-choice"]),
    ],
)
def test_a_date_sum_states_every_convention_it_needs(term: str, expected: list[str], tmp_path: Path) -> None:
    assert codes(quantity(term), tmp_path) == expected


def test_a_date_sum_counts_from_the_next_day_unless_it_says_otherwise(tmp_path: Path) -> None:
    term = read(quantity("{days: 3, after: day}"), tmp_path).quantities["probe"].value
    assert isinstance(term, DateSum)
    assert (term.unit, term.direction, term.count, term.month_end, term.calendar) == (
        "days",
        "after",
        "from-next-day",
        None,
        None,
    )


def test_the_good_pack_becomes_the_tree_that_it_says(tmp_path: Path) -> None:
    pack = read("{}", tmp_path)
    linked = pack.definitions["linked"].holds
    in_list, _, total, interest, parents, _ = linked.items  # type: ignore[union-attr]
    assert isinstance(in_list.left, FactTerm) and [f.name for f in in_list.left.path.facts] == ["organised_in"]
    assert isinstance(total.left, Aggregate) and isinstance(total.left.over, PathList)
    assert isinstance(interest.left, Interest) and (interest.left.held_by, interest.left.method) == (
        "seated-abroad",
        "multiply",
    )
    assert isinstance(parents, Some) and isinstance(parents.over, DerivedList)
    check = pack.rules["supplier-check"].requires
    assert isinstance(check, Compare) and isinstance(check.left, RelationTerm)
    assert [(name, path.text) for name, path in check.left.keys] == [("item", "unit"), ("person", "supplier")]
    assert pack.parameters["weight-limit"].values[0].value == {"kg": Fraction(4536), "lb": Fraction(10000)}


def test_a_relation_needs_every_key(tmp_path: Path) -> None:
    assert codes(definition("{fact: shipment.checks.needed, for: {item: unit}, is: true}"), tmp_path / "a") == [
        "pack-missing-argument"
    ]
    swapped = "{fact: shipment.checks.needed, for: {item: unit.importer, person: unit}, is: true}"
    assert codes(definition(swapped), tmp_path / "b") == ["pack-argument-type", "pack-argument-type"]


def test_text_arguments_are_constants_only_when_written_as_such(tmp_path: Path) -> None:
    kinds = "definitions:\n  of-kind:\n    params: {unit: component, word: text}\n    holds: {fact: unit.item_kind, is: {fact: word}}\n"
    call = "  probe:\n    params: {unit: component}\n    holds: {fact: unit, meets: of-kind, with: {word: WORD}}\n"
    assert codes(kinds + call.replace("WORD", "{value: modem}"), tmp_path / "a") == []
    assert codes(kinds + call.replace("WORD", "modem"), tmp_path / "b") == ["pack-unknown-name"]
    assert codes(kinds + call.replace("WORD", "unit.item_kind"), tmp_path / "c") == []
