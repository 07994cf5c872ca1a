"""Chapter 9 of the specification: evidence, reasons, duties, exceptions, headlines, faults."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from stdcheck.rules.nodes import Compare
from tests.spec.world import APPRAISED, facts, rule, ruled, ruled_refusal

EACH = "for_each: {i: case.items}, applies_when: {fact: i.size, gte: 10}, requires: i.good"


SHOWN = "applies_when: case.c, requires: case.a, shown_by: case.b"


def test_9_18_evidence_gates_a_pass(tmp_path: Path) -> None:
    world = ruled(tmp_path, rule("r", "requirement", SHOWN))
    assert world.outcome("c: true, a: true, b: true") == ("pass", {"pass"}, set())
    assert world.outcome("c: true, a: true, b: false") == ("undetermined", {"unshown"}, {"toy/r"})
    assert world.outcome("c: true, a: true") == ("undetermined", {"pass", "unshown"}, {"case.b"})
    assert world.outcome("c: true, b: true") == ("undetermined", {"pass", "gap"}, {"case.a"})
    assert world.outcome("c: true")[1] == {"pass", "unshown", "gap"}
    assert world.outcome("a: true, b: false")[1] == {"unshown", "not_applicable"}


def test_9_18_evidence_never_gates_a_gap(tmp_path: Path) -> None:
    world = ruled(tmp_path, rule("r", "requirement", SHOWN))
    for shown in ("true", "false", "null"):
        assert world.outcome(f"c: true, a: false, b: {shown}") == ("gap", {"gap"}, set())
        assert world.outcome(f"c: false, b: {shown}") == ("not_applicable", {"not_applicable"}, set())


def test_9_19_out_of_scope_may_need_a_reason(tmp_path: Path) -> None:
    world = ruled(tmp_path, rule("r", "requirement", "applies_when: case.c, requires: case.a, na_needs: case.b"))
    assert world.outcome("c: false, b: true") == ("not_applicable", {"not_applicable"}, set())
    assert world.outcome("c: false, b: false") == ("gap", {"gap"}, set())
    assert world.outcome("c: false") == ("undetermined", {"gap", "not_applicable"}, {"case.b"})
    assert world.outcome("a: true, b: true")[1] == {"pass", "not_applicable"}
    assert world.outcome("a: true, b: false")[1] == {"pass", "gap"}
    assert world.outcome("c: true, a: true, b: false") == ("pass", {"pass"}, set())
    assert world.outcome("a: false, b: false") == ("gap", {"gap"}, set())


def test_9_19_a_known_empty_list_is_a_reason_to_be_given_too(tmp_path: Path) -> None:
    text = "for_each: {i: case.items}, applies_when: {fact: i.size, gte: 1}, requires: i.good, na_needs: case.b"
    world = ruled(tmp_path, rule("r", "requirement", text))
    empty = "items: {}, items_complete: true, b: %s"
    assert [world.outcome(empty % b)[0] for b in ("true", "false", "null")] == ["not_applicable", "gap", "undetermined"]


def test_9_19_what_is_not_in_force_needs_no_reason(tmp_path: Path) -> None:
    text = "clock: case.day, in_force: {from: 2027-01-01}, applies_when: case.c, requires: case.a, na_needs: case.b"
    world = ruled(tmp_path, rule("r", "requirement", text))
    assert world.outcome("day: 2026-12-31, c: false, b: false")[0] == "not_applicable"
    assert world.outcome("day: 2026-12-31, c: true, a: false, b: false")[0] == "not_applicable"
    assert world.outcome("day: 2027-01-01, c: false, b: false")[0] == "gap"


DUTY = "done: case.done_on, due: {days: 10, after: case.day}"
TODAY = date(2026, 11, 24)


def test_9_20_a_duty_is_breached_when_it_is_not_done_or_done_later(tmp_path: Path) -> None:
    world = ruled(tmp_path, rule("r", "obligation", DUTY))
    day = "day: 2026-11-01, done_on: %s"
    for done, expected in (("2026-11-10", "pass"), ("2026-11-11", "pass"), ("2026-11-12", "gap"), ("{none: x}", "gap")):
        assert world.outcome(day % done)[0] == expected
    assert world.outcome(day % "null") == ("undetermined", {"pass", "gap"}, {"case.done_on"})
    assert world.outcome(day % "{on_or_before: 2026-11-11}")[0] == "pass"
    assert world.outcome(day % "{on_or_after: 2026-11-12}")[0] == "gap"
    assert world.result(facts(day % "{none: x}")).due == date(2026, 11, 11)


def test_9_20_a_breach_is_due_while_the_day_is_not_past(tmp_path: Path) -> None:
    world = ruled(tmp_path, rule("r", "obligation", DUTY))
    not_done = "day: 2026-11-14, done_on: {none: not yet}"
    for as_of, expected in ((date(2026, 11, 1), "due"), (TODAY, "due"), (date(2026, 11, 25), "gap")):
        assert world.outcome(not_done, as_of=as_of)[0] == expected
    assert world.outcome("day: 2026-11-14") == ("undetermined", {"pass", "due"}, {"case.done_on"})
    assert world.outcome("done_on: {none: x}") == ("undetermined", {"gap", "due"}, {"case.day"})
    assert world.outcome("done_on: {none: x}, day: {on_or_after: 2026-11-14}")[0] == "due"
    assert world.outcome("done_on: {none: x}, day: {on_or_before: 2026-11-13}")[0] == "gap"
    assert world.outcome("")[1] == {"pass", "gap", "due"}


def test_9_20_the_day_is_the_one_that_every_value_of_what_is_missing_leaves(tmp_path: Path) -> None:
    never = "{all: [case.a, {not: case.a}]}"
    day = f"{{if: {never}, then: 2026-01-01, else: {{if: case.b, then: 2026-12-01, else: case.day}}}}"
    world = ruled(tmp_path, rule("r", "obligation", f"done: case.done_on, due: {{days: 10, after: {day}}}"))
    not_done = "day: 2026-12-01, done_on: {none: not yet}"
    assert world.result(facts(not_done)).due == date(2026, 12, 11)
    assert world.result(facts("day: 2026-12-01")).due == date(2026, 12, 11)
    assert world.result(facts("done_on: {none: not yet}")).due is None
    assert world.result(facts("b: true, done_on: {none: not yet}")).due == date(2026, 12, 11)


def test_9_20_done_too_early(tmp_path: Path) -> None:
    world = ruled(tmp_path, rule("r", "obligation", "done: case.done_on, not_before: {days: 10, after: case.day}"))
    day = "day: 2026-11-01, done_on: %s"
    for done, expected in (
        ("2026-11-10", "gap"),
        ("2026-11-11", "pass"),
        ("2026-12-01", "pass"),
        ("{none: x}", "pass"),
    ):
        assert world.outcome(day % done)[0] == expected
    assert world.outcome(day % "null") == ("undetermined", {"pass", "gap"}, {"case.done_on"})
    assert world.outcome("done_on: 2026-11-10") == ("undetermined", {"pass", "gap"}, {"case.day"})


def test_9_20_a_day_that_may_be_none_must_be_guarded(tmp_path: Path) -> None:
    duty = "done: case.day, due: {days: 10, after: case.done_on}"
    assert ruled_refusal(tmp_path, rule("r", "obligation", duty)) == {"pack-due-may-be-none"}
    guarded = "applies_when: {fact: case.done_on, is_none: false}, " + duty
    world = ruled(tmp_path, rule("r", "obligation", guarded))
    assert world.outcome("day: 2026-11-01, done_on: {none: x}")[0] == "not_applicable"
    assert world.outcome("day: 2026-11-20, done_on: 2026-11-01")[0] == "gap"
    assert world.outcome("day: 2026-11-20")[1] == {"gap", "pass", "not_applicable"}


BASE = rule("r", "prohibition", "for_each: {i: case.items}, prohibits: i.good")
ITEM = "items: {x: {good: true, size: %s}}, items_complete: true"


def test_9_21_an_exception_is_effective_when_it_holds_in_force(tmp_path: Path) -> None:
    text = "exception_to: [{rule: r}], in_force: {from: 2026-06-01, until: 2026-12-31}, when: {fact: i.size, gte: 10}"
    world = ruled(tmp_path, BASE, rule("e", "exemption", text))
    days = (date(2026, 5, 31), date(2026, 6, 1), date(2026, 12, 31), date(2027, 1, 1))
    assert [world.outcome(ITEM % 10, as_of=day)[0] for day in days] == ["gap", "exempt", "exempt", "gap"]
    assert world.outcome(ITEM % 9)[0] == "gap"
    assert world.outcome(ITEM % "null") == ("undetermined", {"exempt", "gap"}, {"case.items.x.size"})


@pytest.mark.parametrize("kind", ["exemption", "authorization", "exclusion"])
def test_9_21_exceptions_have_exceptions_of_their_own(tmp_path: Path, kind: str) -> None:
    first = rule("e", kind, "exception_to: [{rule: r}], when: case.a")
    second = rule("f", kind, "exception_to: [{rule: e}], when: case.b")
    third = rule("g", kind, "exception_to: [{rule: f}], when: case.c")
    world = ruled(tmp_path, rule("r", "prohibition", "prohibits: true"), first, second, third)
    for a, b, c in product((True, False), repeat=3):
        effective = a and not (b and not c)
        stated = ", ".join(f"{n}: {str(v).lower()}" for n, v in zip("abc", (a, b, c), strict=True))
        assert world.outcome(stated)[0] == ("exempt" if effective else "gap"), stated
    assert world.outcome("a: true, c: false") == ("undetermined", {"exempt", "gap"}, {"case.b"})
    assert world.outcome("a: true, c: true")[0] == "exempt"


def test_9_21_without_with_it_sees_what_its_parent_sees_and_with_it_only_the_names_given(tmp_path: Path) -> None:
    named = rule("e", "exemption", "exception_to: [{rule: r, with: {n: i.size}}], when: {fact: n, gte: 10}")
    world = ruled(tmp_path, BASE, named)
    assert [world.outcome(ITEM % size)[0] for size in (10, 9)] == ["exempt", "gap"]
    blind = rule("e", "exemption", "exception_to: [{rule: r, with: {n: i.size}}], when: {fact: i.size, gte: 10}")
    assert ruled_refusal(tmp_path, BASE, blind) == {"pack-unknown-name"}
    two = rule("s", "prohibition", "for_each: {j: case.items}, prohibits: j.good")
    shared = rule(
        "e",
        "exemption",
        "exception_to: [{rule: r, with: {x: i}}, {rule: s, with: {x: j}}], when: {fact: x.size, gte: 10}",
    )
    both = ruled(tmp_path, BASE, two, shared)
    assert [both.outcome(ITEM % 10, name)[0] for name in "rs"] == ["exempt", "exempt"]


def test_9_21_it_runs_on_its_callers_clock_unless_it_names_one(tmp_path: Path) -> None:
    parent = rule("r", "prohibition", "clock: case.day, prohibits: true")
    text = "exception_to: [{rule: r}], in_force: {from: 2027-01-01}, when: true"
    world = ruled(tmp_path, parent, rule("e", "exemption", text))
    assert [world.outcome(f"day: {day}")[0] for day in ("2026-12-31", "2027-01-01")] == ["gap", "exempt"]
    own = ruled(tmp_path, parent, rule("e", "exemption", "clock: as-of, " + text))
    for as_of, expected in ((date(2026, 12, 31), "gap"), (date(2027, 1, 1), "exempt")):
        assert own.outcome("day: 2026-01-01", as_of=as_of)[0] == expected


HEADLINES = "applies_when: case.c, requires: {any: [case.a, case.appraised]}, shown_by: case.b"


def test_9_22_the_headline_of_one_outcome_is_that_outcome(tmp_path: Path) -> None:
    world = ruled(tmp_path, rule("r", "requirement", HEADLINES))
    assert world.outcome("c: true, a: true, b: true")[0] == "pass"
    assert world.outcome("c: false")[0] == "not_applicable"
    assert world.outcome("c: true, a: false, appraised: false", beside=APPRAISED)[0] == "gap"
    assert world.outcome("c: true, a: true, b: false")[:2] == ("undetermined", {"unshown"})


def test_9_22_the_headline_of_several_outcomes(tmp_path: Path) -> None:
    world = ruled(tmp_path, rule("r", "requirement", HEADLINES))
    assert world.outcome("a: true, b: true")[:2] == ("clear", {"pass", "not_applicable"})
    assert world.outcome("c: true, a: false, b: true") == ("judgement", {"pass", "gap"}, {"case.appraised"})
    assert world.outcome("c: true, b: true") == ("undetermined", {"pass", "gap"}, {"case.a", "case.appraised"})
    assert world.outcome("a: true, b: false")[:2] == ("undetermined", {"unshown", "not_applicable"})
    due = ruled(tmp_path, rule("r", "obligation", "applies_when: case.c, done: case.done_on, due: 2027-01-01"))
    assert due.outcome("done_on: {none: x}")[:2] == ("undetermined", {"due", "not_applicable"})


def test_9_23_a_result_relies_on_the_exceptions_that_make_it_exempt(tmp_path: Path) -> None:
    first = rule("e", "exemption", "exception_to: [{rule: r}], when: case.a")
    second = rule("f", "authorization", "exception_to: [{rule: r}], when: case.b")
    world = ruled(tmp_path, rule("r", "prohibition", "prohibits: case.c"), first, second)
    assert world.result(facts("a: true, b: false, c: true")).relies_on == ("toy/e",)
    assert world.result(facts("a: true, b: true, c: true")).relies_on == ("toy/e", "toy/f")
    assert world.result(facts("a: true, b: false, c: false")).relies_on == ()
    assert world.result(facts("a: false, b: false, c: true")).relies_on == ()


def test_9_23_also_where_only_trying_the_missing_facts_shows_an_exception_to_be_effective(tmp_path: Path) -> None:
    exempt = rule("e", "exemption", "exception_to: [{rule: r}], when: {any: [case.a, {not: case.a}]}")
    world = ruled(tmp_path, rule("r", "prohibition", "prohibits: case.c"), exempt)
    found = world.result(facts("c: true"))
    assert (found.outcome.value, found.relies_on) == ("exempt", ("toy/e",))


def test_9_23_and_on_judgements_without_which_more_would_be_possible(tmp_path: Path) -> None:
    world = ruled(tmp_path, rule("r", "requirement", "requires: {any: [case.a, case.appraised]}"))
    assert world.result(facts("a: false, appraised: true", beside=APPRAISED)).relies_on == ("case.appraised",)
    assert world.result(facts("a: false, appraised: false", beside=APPRAISED)).relies_on == ("case.appraised",)
    assert world.result(facts("a: true, appraised: true", beside=APPRAISED)).relies_on == ()


def test_9_23_and_on_adopted_readings_without_which_more_would_be_possible(tmp_path: Path) -> None:
    text = "requires: {readings: [{id: narrow, holds: {all: [case.a, case.b]}}, {id: wide, holds: case.a}]}"
    world = ruled(tmp_path, rule("r", "requirement", text))
    adopted = "readings: {toy/wide: {by: A. Judge, stated_on: 2026-01-01, reason: ours}}"
    found = world.result(facts("a: true, b: false", beside=adopted))
    assert (found.outcome.value, found.relies_on) == ("pass", ("toy/wide",))
    assert world.result(facts("a: true, b: true", beside=adopted)).relies_on == ()


def test_9_24_a_fault_in_a_pack_gives_an_error_for_that_result_and_for_no_other(tmp_path: Path) -> None:
    """A comparison without `if_none`, which no pack that is read can hold, meets none."""
    bad = rule(
        "r", "prohibition", "for_each: {i: case.items}, prohibits: {fact: i.day, before: 2026-01-01, if_none: true}"
    )
    world = ruled(tmp_path, bad, rule("s", "requirement", "requires: case.a"))
    faulty = world.pack.rules["r"]
    assert isinstance(faulty.prohibits, Compare)
    world.pack.rules["r"] = replace(faulty, prohibits=replace(faulty.prohibits, if_none=None))
    results = world.evaluate(
        facts("a: true, items: {x: {day: {none: x}}, y: {day: 2026-01-01}}, items_complete: true")
    ).results
    assert [(r.rule.id, r.outcome.value, r.error is None) for r in results] == [
        ("r", "error", False),
        ("r", "pass", True),
        ("s", "pass", True),
    ]


@pytest.mark.parametrize(
    ("told", "outcome"),
    [("a: false, b: true", "not_applicable"), ("a: true, b: false", "pass"), ("a: true, b: true", "error")],
)
def test_9_24_a_fault_in_what_the_outcome_cannot_turn_on_is_none(tmp_path: Path, told: str, outcome: str) -> None:
    """The exception has the fault: it counts only in scope and where there is a breach."""
    parent = rule("r", "prohibition", "for_each: {i: case.items}, applies_when: case.a, prohibits: case.b")
    when = "{fact: i.day, before: 2026-01-01, if_none: true}"
    world = ruled(tmp_path, parent, rule("e", "exemption", f"exception_to: [{{rule: r}}], when: {when}"))
    faulty = world.pack.exceptions["r"][0][0]
    assert isinstance(faulty.when, Compare)
    broken = replace(faulty, when=replace(faulty.when, if_none=None))
    world.pack.exceptions["r"] = tuple((broken, parent) for _, parent in world.pack.exceptions["r"])
    (result,) = world.evaluate(facts(f"{told}, items: {{x: {{day: {{none: x}}}}}}, items_complete: true")).results
    assert result.outcome.value == outcome
