"""A node on one line: every form of the language has its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdcheck.rules.nodes import Condition, ListExpr, ListRef, Term
from stdcheck.rules.spelling import _LEAVES, _SHALLOW, spelled, spelled_out
from tests.spec.world import condition

LINES = {
    "{fact: case.grants.given, for: {to: case.owner, for_colour: red}, is: true}": (
        "case.grants.given[to=case.owner, for_colour=red] is true"
    ),
    "{fact: case.weight, gt: {value: 2.5, unit: kg}}": "case.weight gt 2.5 kg",
    "{plus: [case.count, 1], in: [2, 3]}": "plus(case.count, 1) in [2, 3]",
    "{fact: case.day, before: {days: 30, after: {day: as-of}}}": "case.day before 30 days after as-of",
    "{fact: case.debt, gt: {if: case.a, then: case.count, else: 2}}": "case.debt gt if case.a then case.count else 2",
    "{fact: case.m, is_none: true}": "case.m is_none true",
}
DEEP = {
    "{all: [case.a, {not: {any: [case.b, case.c]}}]}": ("all of 2", "all[case.a, not any[case.b, case.c]]"),
    "{if: case.a, then: case.b, else: {not: case.c}}": ("if case.a then case.b else not case.c",) * 2,
    "{some: case.items, as: i, where: {fact: i.size, gte: 2}}": (
        "some i in case.items",
        "some i in case.items where i.size gte 2",
    ),
    "{every: case.items, as: i, must: i.good}": ("every i in case.items", "every i in case.items must i.good"),
    "{count: {of: case.items, as: i, where: i.good}, gte: 2}": ("count of case.items gte 2",) * 2,
}


@pytest.mark.parametrize(("text", "line"), LINES.items())
def test_a_leaf_is_spelled_alike_everywhere(text: str, line: str, tmp_path: Path) -> None:
    node = condition(tmp_path, text).pack.definitions["d"].holds
    assert (spelled(node), spelled_out(node)) == (line, line)


@pytest.mark.parametrize(("text", "lines"), DEEP.items())
def test_what_stands_below_is_spelled_out_on_demand(text: str, lines: tuple[str, str], tmp_path: Path) -> None:
    node = condition(tmp_path, text).pack.definitions["d"].holds
    assert (spelled(node), spelled_out(node)) == lines


def test_every_form_has_words() -> None:
    spoken = {*_LEAVES, *_SHALLOW}
    assert {*Condition.__args__, *Term.__args__, ListRef} - spoken == set()
    assert spoken & {*ListExpr.__args__} == set()
