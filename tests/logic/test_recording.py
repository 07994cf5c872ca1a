"""A recording names the nodes that evaluations reach, their truths on stated facts, and the values compared."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from stdcheck.logic.context import CONDITIONS, TERMS
from stdcheck.logic.recording import recording
from stdcheck.logic.values import FALSE, TRUE, UNKNOWN
from stdcheck.rules.nodes import AllOf, AnyOf, Compare
from tests.spec.world import condition, facts


def test_what_stops_before_a_part_does_not_reach_it(tmp_path: Path) -> None:
    world = condition(tmp_path, "{any: [case.a, case.b]}")
    holds = world.pack.definitions["d"].holds
    assert isinstance(holds, AnyOf)
    first, second = holds.items
    with recording() as record:
        world.d("a: true")
    assert {id(holds), id(first)} <= record.reached and id(second) not in record.reached
    with recording() as record:
        world.d("a: false, b: true")
    assert (record.truths[id(first)], record.truths[id(second)]) == ({FALSE}, {TRUE})


def test_assumed_values_reach_nodes_but_give_no_truth(tmp_path: Path) -> None:
    world = condition(tmp_path, "{all: [case.a, case.b]}")
    holds = world.pack.definitions["d"].holds
    assert isinstance(holds, AllOf)
    with recording() as record:
        world.d("b: true")
    assert record.truths[id(holds.items[0])] == {UNKNOWN}
    assert id(holds.items[1]) in record.reached


@pytest.mark.parametrize(
    ("holds", "case", "pairs"),
    [
        ("{fact: case.count, gte: 5}", "count: 4", {(None, Fraction(4), Fraction(5))}),
        ("{fact: case.count, gte: 5}", "count: {gte: 1, lt: 3}", set()),
        ("{fact: case.count, gte: 5}", "", set()),
        ("{fact: case.part, gt: 25%}", "part: 26%", {(None, Fraction(26, 100), Fraction(1, 4))}),
        (
            "{fact: case.weight, lte: {value: 5, unit: kg}}",
            "weight: {value: 6, unit: kg}",
            {("kg", Fraction(6), Fraction(5))},
        ),
    ],
)
def test_exact_values_of_comparisons_are_kept(
    holds: str, case: str, pairs: set[tuple[str | None, Fraction, Fraction]], tmp_path: Path
) -> None:
    world = condition(tmp_path, holds)
    node = world.pack.definitions["d"].holds
    assert isinstance(node, Compare)
    with recording() as record:
        world.evaluate(facts(case))
    assert record.compared.get(id(node), set()) == pairs


def test_the_tables_are_restored_after_a_fault() -> None:
    before = dict(CONDITIONS), dict(TERMS)
    with pytest.raises(ZeroDivisionError), recording():
        raise ZeroDivisionError
    assert (dict(CONDITIONS), dict(TERMS)) == before
