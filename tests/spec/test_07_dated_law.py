"""Chapter 7 of the specification: dated law."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from stdcheck.logic.timeline import Timeline, timeline
from stdcheck.logic.values import Cause
from tests.spec.world import COVERED, World, facts, quantity, rule, ruled, ruled_refusal

IN_2027 = "in_force: {from: 2027-01-01, until: 2027-12-31}, requires: case.a"


def test_7_1_the_clock_is_the_as_of_day_where_none_is_named(tmp_path: Path) -> None:
    for clock in ("", "clock: as-of, "):
        world = ruled(tmp_path, rule("r", "requirement", clock + IN_2027))
        assert world.outcome("a: false", as_of=date(2027, 6, 1))[0] == "gap"
        assert world.outcome("a: false", as_of=date(2026, 6, 1))[0] == "not_applicable"
        assert world.result(facts("a: false"), as_of=date(2027, 6, 1)).clock == date(2027, 6, 1)


def test_7_1_the_clock_is_a_path_to_a_day(tmp_path: Path) -> None:
    world = ruled(tmp_path, rule("r", "requirement", "clock: case.day, " + IN_2027))
    assert world.outcome("a: false, day: 2027-06-01")[0] == "gap"
    assert world.outcome("a: false, day: 2026-06-01", as_of=date(2027, 6, 1))[0] == "not_applicable"
    assert world.outcome("a: false, day: 2027-06")[0] == "gap"
    assert world.result(facts("a: false, day: 2027-06-01")).clock == date(2027, 6, 1)
    each = ruled(
        tmp_path,
        rule("r", "requirement", "for_each: {i: case.items}, clock: {fact: i.day, otherwise: as-of}, " + IN_2027),
    )
    results = each.results(facts("a: false, items: {x: {day: 2027-01-01}, y: {day: 2026-12-31}}, items_complete: true"))
    assert [r.outcome.value for r in results] == ["gap", "not_applicable"]


def test_7_1_the_clock_is_a_quantity(tmp_path: Path) -> None:
    more = "quantities:\n  first: {params: {case: case}, value: {least: [case.day, 2027-06-01]}}\n"
    text = "clock: {quantity: first, with: {case: case}}, " + IN_2027
    world = ruled(tmp_path, rule("r", "requirement", text), more=more)
    assert [world.outcome(f"a: false, day: {day}")[0] for day in ("2026-12-31", "2029-01-01")] == [
        "not_applicable",
        "gap",
    ]
    assert world.outcome("a: false")[0] == "undetermined"


def test_7_1_an_unknown_clock_is_never_today(tmp_path: Path) -> None:
    world = ruled(tmp_path, rule("r", "requirement", "clock: case.day, " + IN_2027))
    for day in (date(2026, 6, 1), date(2027, 6, 1)):
        found = world.outcome("a: false, day: {on_or_after: 2000-01-01}", as_of=day)
        assert found == ("undetermined", {"gap", "not_applicable"}, {"case.day"})
        assert world.outcome("a: false", as_of=day)[0] == "undetermined"
    assert world.result(facts("a: false")).clock is None
    assert world.outcome("a: true, day: {on_or_after: 2000-01-01}")[:2] == ("clear", {"pass", "not_applicable"})


def test_7_1_it_is_evaluated_for_every_day_that_it_may_be(tmp_path: Path) -> None:
    parameters = "parameters:\n  n: {type: number, title: {en: p, ja: p}, values: [{until: 2027-12-31, value: 1}, {from: 2028-01-01, value: 2}]}\n"
    text = "clock: case.day, prohibits: {fact: case.count, gte: {param: n}}"
    world = ruled(tmp_path, rule("r", "prohibition", text), parameters=parameters)
    found = world.result(facts("count: 1, day: {on_or_after: 2026-01-01}"))
    assert {o.value for o in found.possible} == {"gap", "pass"}
    (missing,) = found.missing
    assert [(cell.low, cell.high, left) for cell, left in missing.settles] == [
        (None, "2027-12-31", ("gap",)),
        ("2028-01-01", None, ("pass",)),
    ]
    assert world.outcome("count: 2, day: {on_or_after: 2026-01-01}")[0] == "gap"
    assert world.outcome("count: 0, day: {on_or_after: 2026-01-01}")[0] == "pass"


def test_7_2_a_clock_that_may_be_none_needs_otherwise(tmp_path: Path) -> None:
    parts = IN_2027
    assert ruled_refusal(tmp_path, rule("r", "requirement", "clock: case.done_on, " + parts)) == {
        "pack-clock-may-be-none"
    }
    needless = "clock: {fact: case.day, otherwise: as-of}, " + parts
    assert ruled_refusal(tmp_path, rule("r", "requirement", needless)) == {"pack-clock-never-none"}
    world = ruled(tmp_path, rule("r", "requirement", "clock: {fact: case.done_on, otherwise: as-of}, " + parts))
    none = "a: false, done_on: {none: not done}"
    assert world.outcome(none, as_of=date(2027, 6, 1))[0] == "gap"
    assert world.outcome(none, as_of=date(2026, 6, 1))[0] == "not_applicable"
    assert world.outcome("a: false, done_on: 2026-06-01", as_of=date(2027, 6, 1))[0] == "not_applicable"
    late = "a: false, done_on: {on_or_after: 2028-01-01}"
    assert world.outcome(late, as_of=date(2027, 6, 1))[0] == "not_applicable"
    assert world.outcome("a: false", as_of=date(2027, 6, 1))[0] == "undetermined"


def outcomes(world: World, days: tuple[str, ...], case: str = "a: false") -> list[str]:
    return [world.outcome(f"{case}, day: {day}")[0] for day in days]


EDGES = ("2026-12-31", "2027-01-01", "2027-12-31", "2028-01-01")


def test_7_3_in_force_includes_its_first_and_last_day(tmp_path: Path) -> None:
    world = ruled(tmp_path, rule("r", "requirement", "clock: case.day, " + IN_2027))
    assert outcomes(world, EDGES) == ["not_applicable", "gap", "gap", "not_applicable"]
    open_end = ruled(
        tmp_path, rule("r", "requirement", "clock: case.day, in_force: {from: 2027-01-01}, requires: case.a")
    )
    assert outcomes(open_end, EDGES) == ["not_applicable", "gap", "gap", "gap"]
    open_start = ruled(
        tmp_path, rule("r", "requirement", "clock: case.day, in_force: {until: 2027-12-31}, requires: case.a")
    )
    assert outcomes(open_start, EDGES) == ["gap", "gap", "gap", "not_applicable"]
    assert (
        outcomes(ruled(tmp_path, rule("r", "requirement", "clock: case.day, requires: case.a")), EDGES) == ["gap"] * 4
    )


def test_7_3_so_do_the_rows_of_parameters_and_lists(tmp_path: Path) -> None:
    parameters = "parameters:\n  n: {type: number, title: {en: p, ja: p}, values: [{until: 2026-12-31, value: 0}, {from: 2027-01-01, until: 2027-12-31, value: 5}, {from: 2028-01-01, value: 0}]}\n"
    by_number = rule("r", "prohibition", "clock: case.day, prohibits: {fact: case.count, lt: {param: n}}")
    assert outcomes(ruled(tmp_path, by_number, parameters=parameters), EDGES, "count: 4") == [
        "pass",
        "gap",
        "gap",
        "pass",
    ]
    lists = (
        "lists:\n  l: {type: country, title: {en: l, ja: l}, rows: [{code: CN, from: 2027-01-01, until: 2027-12-31}]}\n"
    )
    by_list = rule("r", "prohibition", "clock: case.day, prohibits: {fact: case.place, in: {list: l}}")
    assert outcomes(ruled(tmp_path, by_list, lists=lists), EDGES, "place: CN") == ["pass", "gap", "gap", "pass"]


@pytest.mark.parametrize("in_force", ["", "in_force: {from: 2030-01-01}, ", "in_force: {until: 1990-01-01}, "])
def test_7_4_an_event_before_covers_from_is_undetermined_with_cause_law(tmp_path: Path, in_force: str) -> None:
    world = ruled(tmp_path, rule("r", "requirement", f"clock: case.day, {in_force}requires: case.a"), header=COVERED)
    for case in ("a: true, day: 1999-12-31", "a: false, day: 1999-12-31", "day: 1999"):
        found = world.result(facts(case))
        assert found.outcome.value == "undetermined", case
        assert found.causes == (Cause.LAW,), case
        assert [m.missing.path for m in found.missing] == ["toy/covers_from"]
    expected = "gap" if not in_force else "not_applicable"
    assert world.outcome("a: false, day: 2000-01-01")[0] == expected


def test_7_4_an_event_that_may_lie_before_is_undetermined(tmp_path: Path) -> None:
    world = ruled(tmp_path, rule("r", "requirement", "clock: case.day, requires: case.a"), header=COVERED)
    headline, possible, missing = world.outcome("a: true, day: {on_or_after: 1999-06-01}")
    assert (headline, "pass" in possible, missing) == ("undetermined", True, {"case.day", "toy/covers_from"})
    assert world.outcome("a: true, day: {on_or_after: 2000-01-01}")[0] == "pass"


def test_7_4_an_answer_about_such_an_event_is_undetermined(tmp_path: Path) -> None:
    header = COVERED + "answers:\n  d: {title: {en: d, ja: d}, from: [{rule: r, of: case}]}\n"
    world = ruled(tmp_path, rule("r", "requirement", "clock: case.day, requires: case.a"), header=header)
    assert world.d("a: false, day: 1999-12-31") == ("unknown", {"toy/covers_from"})
    assert world.d("a: false, day: 2000-01-01")[0] == "true"


OWN_CLOCK = """
    definitions:
      good: {params: {case: case}, clock: case.day, holds: case.b}
    quantities:
      number: {params: {case: case}, clock: case.day, value: case.count}
    decisions:
      word:
        title: {en: w, ja: w}
        params: {case: case}
        clock: case.day
        rows: [{is: good, when: case.b, title: {en: g, ja: g}}, {is: bad, title: {en: b, ja: b}}]
"""


@pytest.mark.parametrize(
    "text",
    [
        "{fact: case, meets: good}",
        "{quantity: number, with: {case: case}, gt: 5, if_none: false}",
        "{decision: word, with: {case: case}, is: good}",
    ],
)
def test_7_4_a_part_whose_own_clock_lies_before_is_unknown_inside_a_rule(tmp_path: Path, text: str) -> None:
    text = text.replace(", if_none: false", "")
    world = ruled(tmp_path, rule("r", "requirement", f"requires: {text}"), more=OWN_CLOCK, header=COVERED)
    met = "b: true, count: 9"
    assert world.outcome(f"{met}, day: 2000-01-01")[0] == "pass"
    assert world.outcome(f"{met}, day: 1999-12-31") == ("undetermined", {"pass", "gap"}, {"toy/covers_from"})
    assert world.outcome("b: false, count: 1, day: 1999-12-31")[2] == {"toy/covers_from"}
    assert "toy/covers_from" in world.outcome(f"{met}, day: {{on_or_after: 1999-06-01}}")[2]


def test_7_4_so_is_an_exception_whose_own_clock_lies_before(tmp_path: Path) -> None:
    exempt = rule("e", "exemption", "exception_to: [{rule: r}], clock: case.day, when: case.b")
    world = ruled(tmp_path, rule("r", "requirement", "requires: case.a"), exempt, header=COVERED)
    assert world.outcome("a: false, b: true, day: 2000-01-01")[0] == "exempt"
    assert world.outcome("a: false, b: true, day: 1999-12-31")[1:] == ({"exempt", "gap"}, {"toy/covers_from"})
    assert world.outcome("a: false, b: false, day: 1999-12-31")[1] == {"exempt", "gap"}


DAYS = (date(2026, 1, 1), date(2027, 6, 1), date(2029, 1, 1))


def test_7_5_as_of_moves_nothing_that_runs_on_the_day_of_an_event(tmp_path: Path) -> None:
    parameters = "parameters:\n  n: {type: number, title: {en: p, ja: p}, values: [{until: 2026-12-31, value: 0}, {from: 2027-01-01, value: 5}]}\n"
    text = "clock: case.day, in_force: {from: 2027-01-01}, prohibits: {fact: case.count, lt: {param: n}}"
    world = ruled(tmp_path, rule("r", "prohibition", text), parameters=parameters)
    assert [world.outcome("count: 4, day: 2027-01-01", as_of=day)[0] for day in DAYS] == ["gap"] * 3
    assert [world.outcome("count: 4, day: 2026-12-31", as_of=day)[0] for day in DAYS] == ["not_applicable"] * 3


def test_7_5_as_of_moves_duties_expiries_and_rules_on_its_clock(tmp_path: Path) -> None:
    duty = "clock: case.day, done: case.done_on, due: {days: 0, after: 2027-06-01}"
    world = ruled(tmp_path, rule("r", "obligation", duty))
    case = "day: 2026-01-01, done_on: {none: not yet}"
    assert [world.outcome(case, as_of=day)[0] for day in DAYS] == ["due", "due", "gap"]
    assert [world.outcome("day: 2026-01-01, done_on: 2027-06-01", as_of=day)[0] for day in DAYS] == ["pass"] * 3
    expired = ruled(
        tmp_path, rule("r", "requirement", "clock: case.day, requires: {day: as-of, on_or_before: 2027-06-01}")
    )
    assert [expired.outcome("day: 2026-01-01", as_of=day)[0] for day in DAYS] == ["pass", "pass", "gap"]
    on_its_clock = ruled(tmp_path, rule("r", "requirement", "in_force: {from: 2027-01-01}, requires: case.a"))
    assert [on_its_clock.outcome("a: false", as_of=day)[0] for day in DAYS] == ["not_applicable", "gap", "gap"]


def followed(world: World, text: str, start: date = date(2026, 1, 1), end: date = date(2030, 1, 1)) -> Timeline:
    return timeline(world.profile(text), [world.pack], world.vocabulary, start, end)


def told(line: Timeline) -> list[tuple[str, str, str, str]]:
    """Day, headline before and after, and what the day passes."""
    return [
        (c.day.isoformat(), c.before.headline, c.after.headline, "+".join(sorted(t.kind for t in c.turns)))
        for c in line.changes
    ]


def test_7_6_a_timeline_names_the_days_on_which_something_changes(tmp_path: Path) -> None:
    parameters = "parameters:\n  n: {type: number, title: {en: p, ja: p}, values: [{until: 2027-06-30, value: 0}, {from: 2027-07-01, value: 5}]}\n"
    text = "in_force: {from: 2027-01-01, until: 2028-12-31}, prohibits: {fact: case.count, lt: {param: n}}"
    line = followed(ruled(tmp_path, rule("r", "prohibition", text), parameters=parameters), facts("count: 4"))
    assert told(line) == [
        ("2027-01-01", "not_applicable", "pass", "edge"),
        ("2027-07-01", "pass", "gap", "edge+edge"),
        ("2029-01-01", "gap", "not_applicable", "edge"),
    ]
    duty = "done: case.done_on, due: {days: 10, after: case.day}"
    late = ruled(tmp_path, rule("r", "obligation", "clock: case.day, " + duty))
    assert told(followed(late, facts("day: 2027-01-01, done_on: {none: not yet}"))) == [
        ("2027-01-12", "due", "gap", "due")
    ]
    assert told(followed(late, facts("day: 2027-01-01, done_on: 2027-01-02"))) == []


def test_7_6_a_day_of_the_profile_is_passed(tmp_path: Path) -> None:
    world = ruled(tmp_path, rule("r", "requirement", "requires: {fact: case.day, on_or_after: {day: as-of}}"))
    line = followed(world, facts("day: 2028-02-29"))
    assert told(line) == [("2028-03-01", "pass", "gap", "compared")]
    (turn,) = line.changes[0].turns
    assert [(read.address, read.value) for read in turn.reads] == [("case.day", "2028-02-29")]
    part = followed(world, facts("day: 2028-02"))
    assert [(day, after) for day, _, after, _ in told(part)] == [("2028-02-02", "undetermined"), ("2028-03-01", "gap")]


def test_7_6_what_moves_every_day_is_named_and_not_followed(tmp_path: Path) -> None:
    world = quantity(tmp_path, "{days: 30, after: {day: as-of}}")
    line = followed(world, facts())
    assert [key.name for key in line.moving] == ["q"]
    assert line.states == {} and line.changes == ()
    bounded = quantity(tmp_path, "{least: [{day: as-of}, 2026-02-01]}")
    assert [key.name for key in followed(bounded, facts()).moving] == ["q"]
    over = followed(bounded, facts(), start=date(2026, 2, 1))
    assert over.moving == () and over.changes == ()


def test_7_7_the_day_of_an_event_that_is_stated_moves_nothing(tmp_path: Path) -> None:
    world = ruled(tmp_path, rule("r", "requirement", "clock: case.day, " + IN_2027))
    for day in EDGES:
        assert told(followed(world, facts(f"a: false, day: {day}"))) == []


def test_7_7_the_answers_to_a_missing_day_are_named(tmp_path: Path) -> None:
    world = ruled(tmp_path, rule("r", "requirement", "clock: case.day, " + IN_2027))
    line = followed(world, facts("a: false, day: {on_or_after: 2026-01-01}"))
    assert line.changes == ()
    (event,) = line.events
    assert event.missing.missing.path == "case.day"
    assert [key.name for key in event.keys] == ["r"]
    assert [(cell.low, cell.high, left) for cell, left in event.missing.settles] == [
        (None, "2026-12-31", ("not_applicable",)),
        ("2027-01-01", "2027-12-31", ("gap",)),
        ("2028-01-01", None, ("not_applicable",)),
    ]


def test_7_6_the_first_day_of_a_change_is_none_on_which_something_only_begins_to_move(tmp_path: Path) -> None:
    moving = "{if: {day: as-of, on_or_after: 2026-03-01}, then: {day: as-of}, else: 2026-01-01}"
    later = rule("r", "requirement", "requires: {day: as-of, on_or_before: 2026-06-30}")
    world = quantity(tmp_path, moving, more="rules:\n" + later)
    profile, days = world.profile(facts()), (date(2026, 1, 1), date(2030, 1, 1))
    whole = timeline(profile, [world.pack], world.vocabulary, *days)
    first = timeline(profile, [world.pack], world.vocabulary, *days, first_only=True)
    assert [key.name for key in whole.moving] == ["q"]
    assert [change.day for change in whole.changes] == [date(2026, 7, 1)]
    assert [change.day for change in first.changes] == [date(2026, 7, 1)]
