"""Adopted readings against the packs that offer them."""

from __future__ import annotations

from pathlib import Path

from stdcheck.rules.readings import check_readings
from tests.spec.world import condition, facts

READINGS = "{readings: [{id: wide, holds: case.a}, {id: narrow, holds: case.b}]}"
BY = "{by: A. Judge, stated_on: 2026-01-01, reason: ours}"


def test_two_adopted_readings_of_one_text_are_an_error_at_the_second(tmp_path: Path) -> None:
    world = condition(tmp_path, READINGS)
    both = f"readings:\n  toy/wide: {BY}\n  toy/narrow: {BY}\n"
    (problem,) = check_readings(world.profile(facts(beside=both)), [world.pack], {"toy": None})
    assert (problem.code, problem.severity) == ("reading-two", "error")
    assert (problem.args["reading"], problem.args["other"]) == ("toy/narrow", "toy/wide")
    assert problem.span.start.line == problem.related[0][1].start.line + 1


def test_one_adopted_reading_is_none(tmp_path: Path) -> None:
    world = condition(tmp_path, READINGS)
    one = f"readings: {{toy/wide: {BY}}}"
    assert not list(check_readings(world.profile(facts(beside=one)), [world.pack], {"toy": None}))
