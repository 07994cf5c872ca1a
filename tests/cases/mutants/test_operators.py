"""Each operator: its mutant is killed by exactly the cases that can tell, and lives without them."""

from __future__ import annotations

from functools import cache

import pytest

from stdcheck.cases.mutants.model import Operator
from tests.cases.mutants.fishery import bench, fishery, killed

KILLERS = {
    "definition:landed-late.holds:negate": "last-day-of-landing day-after-landing for-research",
    "definition:landed-late.holds:edge": "last-day-of-landing",
    "definition:landed-late.holds.right:minus": "last-day-of-landing",
    "definition:landed-late.holds.right:plus": "day-after-landing",
    "decision:grade.rows.0:drop": "two-boats",
    "decision:grade.rows.0:swap": "two-boats",
    "decision:grade.rows.1:drop": "three-boats",
    "decision:grade.rows.0.when:negate": "two-boats three-boats three-boats-unlogged",
    "decision:grade.rows.0.when:edge": "three-boats three-boats-unlogged",
    "decision:grade.rows.0.when.right:minus": "two-boats",
    "decision:grade.rows.0.when.right:plus": "three-boats three-boats-unlogged",
    "decision:grade.rows.1.when:negate": "three-boats three-boats-unlogged",
    "rule:records.applies_when.item:negate": "not-tagged not-logged frozen first-day",
    "rule:records.requires.items.0:drop": "not-tagged",
    "rule:records.requires.items.1:drop": "not-logged",
    "rule:records.requires.items.0:negate": "not-tagged",
    "rule:records.requires.items.1:negate": "not-logged",
    "rule:records.in_force.from:minus": "day-before",
    "rule:records.in_force.from:plus": "first-day",
    "rule:records.applies_when:drop": "frozen",
    "rule:landing.prohibits:negate": "last-day-of-landing day-after-landing for-research",
    "rule:research.when:negate": "day-after-landing for-research",
    "rule:research.exception_to.landing:drop": "for-research",
    "rule:bycatch.prohibits:negate": "ten-percent eleven-percent last-year-of-ten first-day-of-five five-percent six-percent",
    "rule:bycatch.prohibits:edge": "ten-percent five-percent",
    "rule:small-fish.prohibits:quantifier": "one-of-two-small",
    "rule:small-fish.prohibits.where:negate": "none-small",
    "rule:ports.prohibits:negate": "norway iceland japan",
    "rule:weight.requires.items.0:drop": "five-kilos",
    "rule:weight.requires.items.0:negate": "five-kilos six-kilos",
    "rule:weight.requires.items.0:edge": "five-kilos",
    "rule:weight.requires.items.0.right:minus": "five-kilos",
    "rule:weight.requires.items.0.right:plus": "six-kilos",
    "parameter:most-bycatch.values.0:minus": "ten-percent",
    "parameter:most-bycatch.values.0:plus": "eleven-percent",
    "parameter:most-bycatch.values.1:minus": "five-percent",
    "parameter:most-bycatch.values.1:plus": "six-percent",
    "parameter:most-bycatch.values.1.from:minus": "last-year-of-ten",
    "parameter:most-bycatch.values.1.from:plus": "first-day-of-five",
    "list:closed-ports.rows.0.NO:drop": "norway",
    "list:closed-ports.rows.1.IS:drop": "iceland",
}
"""Mutant -> the cases that kill it."""


@cache
def killed_by_each() -> dict[str, set[str]]:
    """Case -> the mutants that it kills alone."""
    return {case.id: killed(bench(case.id.__eq__)) for case in fishery()[2]}


def test_the_mutants_are_these() -> None:
    assert [mutant.id for mutant in bench().mutants] == list(KILLERS)


@pytest.mark.parametrize("mutant", KILLERS)
def test_a_mutant_is_killed_by_the_cases_that_can_tell_it_from_the_law(mutant: str) -> None:
    assert {case for case, found in killed_by_each().items() if mutant in found} == set(KILLERS[mutant].split())


@pytest.mark.parametrize(
    "mutant",
    [
        "definition:landed-late.holds.right:plus",
        "decision:grade.rows.0:swap",
        "rule:records.requires.items.0:drop",
        "rule:records.in_force.from:minus",
        "rule:records.applies_when:drop",
        "rule:research.exception_to.landing:drop",
        "rule:small-fish.prohibits:quantifier",
        "rule:weight.requires.items.0:edge",
        "parameter:most-bycatch.values.0:plus",
        "parameter:most-bycatch.values.1.from:plus",
        "list:closed-ports.rows.0.NO:drop",
    ],
)
def test_a_mutant_lives_without_its_case(mutant: str) -> None:
    (only,) = KILLERS[mutant].split()
    assert mutant not in killed(bench(lambda case: case != only))


def test_the_mutants_of_every_operator_are_shown_here() -> None:
    shown = {mutant.rpartition(":")[2] for mutant in KILLERS}
    assert shown == {operator.value for operator in Operator} - {Operator.NEVER.value}
