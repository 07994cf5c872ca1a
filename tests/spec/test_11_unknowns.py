"""Chapter 11 of the specification: enumeration of the missing facts."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from stdcheck.logic.enumeration import CAP, MOST_FACTS
from stdcheck.logic.results import Cell, Method, RuleResult
from tests.spec.world import FALSE, condition, facts, rule, ruled, unknown


def settled(result: RuleResult) -> set[str]:
    return {o.value for o in result.possible}


def found(folder: Path, requires: str, case: str = "", **more: str) -> RuleResult:
    return ruled(folder, rule("r", "requirement", f"requires: {requires}")).result(facts(case, **more))


def test_11_2_facts_that_occur_twice_are_tried(tmp_path: Path) -> None:
    assert found(tmp_path, "{any: [case.a, {not: case.a}]}").outcome.value == "pass"
    assert found(tmp_path, "{all: [case.a, {not: case.a}]}").outcome.value == "gap"
    assert condition(tmp_path, "any: [case.a, {not: case.a}]").kleene() == unknown("case.a")
    numbers = "{any: [{fact: case.count, lt: 5}, {fact: case.count, gte: 5}]}"
    assert found(tmp_path, numbers).outcome.value == "pass"
    gap = "{any: [{fact: case.count, lt: 5}, {fact: case.count, gt: 5}]}"
    assert found(tmp_path, gap).outcome.value == "undetermined"
    texts = "{any: [{fact: case.colour, in: [red, blue]}, {fact: case.colour, is: green}]}"
    assert found(tmp_path, texts).outcome.value == "pass"
    years = "{any: [{fact: case.year, lte: 2026, if_none: false}, {fact: case.year, gte: 2027, if_none: true}]}"
    assert found(tmp_path, years).outcome.value == "pass"
    thirds = "{all: [{fact: case.count, gt: 1}, {fact: case.count, lt: 2}, {fact: case.count, in: [1, 2]}]}"
    assert found(tmp_path, thirds).outcome.value == "gap"


def test_11_2_two_days_that_hang_together_are_tried(tmp_path: Path) -> None:
    text = "{any: [{fact: case.day, before: 2027-01-01}, {fact: case.done_on, after: {days: 5, after: case.day}, if_none: false}, {fact: case.day, after: 2026-12-20}]}"
    assert found(tmp_path, text, "done_on: 2027-01-01").outcome.value == "pass"


ROW = {"T": "true", "F": "false", "U": "null"}


@pytest.mark.parametrize("marks", ["".join(m) for m in product("TFU", repeat=3)])
def test_11_2_the_possible_set_is_exact_when_every_missing_fact_was_tried(tmp_path: Path, marks: str) -> None:
    text = "{if: case.a, then: {any: [case.b, {not: case.c}]}, else: {all: [case.b, {any: [case.a, case.c]}]}}"
    world = ruled(tmp_path, rule("r", "requirement", f"requires: {text}"))

    def outcome(values: str) -> RuleResult:
        return world.result(facts(", ".join(f"{n}: {ROW[v]}" for n, v in zip("abc", values, strict=True))))

    completions = product(*("TF" if m == "U" else m for m in marks))
    expected = {outcome("".join(values)).outcome.value for values in completions}
    result = outcome(marks)
    assert settled(result) == expected
    stated = ", ".join(f"{n}: {ROW[v]}" for n, v in zip("abc", marks, strict=True))
    undecided = condition(tmp_path, text).kleene(stated)[0] == "unknown"
    assert result.method is (Method.ENUMERATED if undecided else Method.KLEENE)


def test_11_2_the_methods(tmp_path: Path) -> None:
    assert found(tmp_path, "case.a", "a: true").method is Method.KLEENE
    assert found(tmp_path, "{any: [case.a, case.b]}", "b: true").method is Method.KLEENE
    assert found(tmp_path, "case.a").method is Method.ENUMERATED
    assert found(tmp_path, "{any: [case.a, {not: case.a}]}").method is Method.ENUMERATED
    same = "{fact: case.owner, is: {fact: case.rival}}"
    assert found(tmp_path, same).method is Method.KLEENE
    mixed = found(tmp_path, f"{{all: [case.a, {same}]}}")
    assert (mixed.method, settled(mixed)) == (Method.MIXED, {"pass", "gap"})
    assert {m.missing.path for m in mixed.missing} == {"case.a", "case.owner", "case.rival"}


def every_good(count: int) -> str:
    items = ", ".join(f"x{n}: {{}}" for n in range(count))
    return f"items: {{{items}}}, items_complete: true"


def test_11_2_beyond_the_number_of_facts_nothing_is_tried(tmp_path: Path) -> None:
    world = ruled(tmp_path, rule("r", "requirement", "requires: {every: case.items, as: i, must: i.good}"))
    many, few = world.result(facts(every_good(MOST_FACTS + 1))), world.result(facts(every_good(MOST_FACTS)))
    assert (many.method, settled(many), len(many.missing)) == (Method.KLEENE, {"pass", "gap"}, MOST_FACTS + 1)
    assert (few.method, settled(few), len(few.missing)) == (Method.ENUMERATED, {"pass", "gap"}, MOST_FACTS)
    assert all(m.settles == () for m in many.missing)


def test_11_2_beyond_the_number_of_evaluations_it_is_given_up(tmp_path: Path) -> None:
    odd = "{count: {of: case.items, as: i, where: i.good}, in: [1, 3, 5, 7, 9]}"
    world = ruled(tmp_path, rule("r", "requirement", f"requires: {odd}"))
    size = CAP.bit_length()
    assert size <= MOST_FACTS
    given_up, tried = world.result(facts(every_good(size))), world.result(facts(every_good(4)))
    assert (given_up.method, settled(given_up), len(given_up.missing)) == (Method.KLEENE, {"pass", "gap"}, size)
    assert (tried.method, settled(tried), len(tried.missing)) == (Method.ENUMERATED, {"pass", "gap"}, 4)


def test_11_3_a_fact_on_which_no_outcome_depends_is_not_reported(tmp_path: Path) -> None:
    text = "{any: [{all: [case.a, case.b]}, {all: [{not: case.a}, case.b]}]}"
    result = found(tmp_path, text)
    assert {m.missing.path for m in result.missing} == {"case.b"}
    assert condition(tmp_path, text).kleene() == unknown("case.a", "case.b")
    assert found(tmp_path, text, "b: true").missing == ()
    assert condition(tmp_path, text).d() == unknown("case.b")
    scoped = ruled(tmp_path, rule("r", "requirement", "applies_when: {any: [case.a, {not: case.a}]}, requires: case.b"))
    assert {m.missing.path for m in scoped.result(facts()).missing} == {"case.b"}


def settles(result: RuleResult) -> dict[str, list[tuple[Cell, tuple[str, ...]]]]:
    return {m.missing.path: list(m.settles) for m in result.missing}


def test_11_4_which_answers_leave_which_outcomes(tmp_path: Path) -> None:
    result = found(tmp_path, "{all: [case.a, {fact: case.count, gte: 5}]}")
    assert settles(result) == {
        "case.a": [(Cell(value="true"), ("gap", "pass")), (Cell(value="false"), ("gap",))],
        "case.count": [
            (Cell(high="5", high_open=True), ("gap",)),
            (Cell(low="5"), ("gap", "pass")),
        ],
    }


def test_11_4_answers_that_leave_the_same_are_one(tmp_path: Path) -> None:
    result = found(tmp_path, "{all: [{fact: case.count, gte: 5}, {not: {fact: case.count, lt: 3}}]}")
    assert settles(result)["case.count"] == [(Cell(high="5", high_open=True), ("gap",)), (Cell(low="5"), ("pass",))]
    place = found(tmp_path, "{fact: case.place, in: [CN, RU]}")
    assert settles(place)["case.place"] == [
        (Cell(values=("CN", "RU")), ("pass",)),
        (Cell(other=True), ("gap",)),
        (Cell(none=True), ("gap",)),
    ]


def test_11_4_every_answer_leaves_what_a_profile_with_that_answer_gets(tmp_path: Path) -> None:
    world = ruled(
        tmp_path,
        rule(
            "r",
            "requirement",
            "applies_when: case.b, requires: {if: case.a, then: {fact: case.m, lt: 4, if_none: true}, else: case.c}",
        ),
    )
    result = world.result(facts())
    stated = {
        "case.a": {"true": "a: true", "false": "a: false"},
        "case.b": {"true": "b: true", "false": "b: false"},
        "case.c": {"true": "c: true", "false": "c: false"},
    }
    for path, answers in stated.items():
        for cell, left in settles(result)[path]:
            assert cell.value is not None
            assert settled(world.result(facts(answers[cell.value]))) == set(left)
    assert [(cell, left) for cell, left in settles(world.result(facts("a: true, b: true")))["case.m"]] == [
        (Cell(high="4", high_open=True), ("pass",)),
        (Cell(low="4"), ("gap",)),
        (Cell(none=True), ("pass",)),
    ]


def test_11_5_cells_are_cut_at_the_constants(tmp_path: Path) -> None:
    cuts = "{any: [{fact: case.count, lt: 3}, {all: [{fact: case.count, gt: 5}, {fact: case.count, lte: 7}]}]}"
    cells = [cell for cell, _ in settles(found(tmp_path, cuts))["case.count"]]
    assert cells == [
        Cell(high="3", high_open=True),
        Cell(low="3", high="5"),
        Cell(low="5", high="7", low_open=True),
        Cell(low="7", low_open=True),
    ]
    year = [cell for cell, _ in settles(found(tmp_path, "{fact: case.year, gt: 2026, if_none: false}"))["case.year"]]
    assert year == [Cell(high="2026"), Cell(low="2027"), Cell(none=True)]
    weight = "{fact: case.weight, gte: {value: 5, unit: lb}}"
    assert [cell for cell, _ in settles(found(tmp_path, weight))["case.weight"]] == [
        Cell(high="5", high_open=True, unit="lb"),
        Cell(low="5", unit="lb"),
    ]


@pytest.mark.parametrize(
    ("day_sum", "last"),
    [
        ("{days: 10, after: case.day}", "2026-12-22"),
        ("{days: 10, before: case.day}", "2027-01-11"),
        ("{months: 1, after: case.day, month_end: last-day}", "2026-12-01"),
        ("{days: 10, after: {months: 1, after: case.day, month_end: last-day}}", "2026-11-22"),
    ],
)
def test_11_5_cells_are_cut_at_the_shifted_constants_of_day_sums(tmp_path: Path, day_sum: str, last: str) -> None:
    result = found(tmp_path, f"{{fact: case.done_on, on_or_after: {day_sum}, if_none: false}}", "done_on: 2027-01-01")
    (before, after) = settles(result)["case.day"]
    assert (before[0].high, before[1], after[1]) == (last, ("pass",), ("gap",))


def test_11_5_a_clock_is_cut_at_the_edges_of_what_is_in_force(tmp_path: Path) -> None:
    parameters = "parameters:\n  n: {type: number, title: {en: p, ja: p}, values: [{until: 2027-06-30, value: 1}, {from: 2027-07-01, value: 9}]}\n"
    text = "clock: case.day, in_force: {from: 2027-01-01, until: 2027-12-31}, prohibits: {fact: case.count, gte: {param: n}}"
    world = ruled(tmp_path, rule("r", "prohibition", text), parameters=parameters)
    result = world.result(facts("count: 5, day: {on_or_after: 2026-01-01}"))
    assert [(cell.low, cell.high, left) for cell, left in settles(result)["case.day"]] == [
        (None, "2026-12-31", ("not_applicable",)),
        ("2027-01-01", "2027-06-30", ("gap",)),
        ("2027-07-01", "2027-12-31", ("pass",)),
        ("2028-01-01", None, ("not_applicable",)),
    ]


def test_11_5_other_codes_below_a_beginning_are_a_cell_of_their_own(tmp_path: Path) -> None:
    text = '{all: [{fact: case.code, matches_code: ["85"]}, {fact: case.code, is_not: "8517"}]}'
    assert settles(found(tmp_path, text))["case.code"] == [
        (Cell(values=("8517",)), ("gap",)),
        (Cell(values=("85...",)), ("pass",)),
        (Cell(other=True), ("gap",)),
    ]


def test_11_2_a_condition_that_can_never_hold_is_false(tmp_path: Path) -> None:
    text = "all: [{fact: case.day, before: 2026-01-01}, {fact: case.day, after: 2026-01-01}]"
    assert condition(tmp_path, text).d() == FALSE
