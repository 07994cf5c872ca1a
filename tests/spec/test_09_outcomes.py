"""Chapter 9 of the specification: the results of rules and the table of outcomes."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

from stdcheck.logic.outcomes import possible_outcomes
from stdcheck.logic.results import Outcome
from stdcheck.logic.values import FALSE, TRUE, UNKNOWN
from tests.spec.world import World, build, facts, rule, ruled

EACH = "for_each: {i: case.items}, applies_when: {fact: i.size, gte: 10}, requires: i.good"


def by_subject(world: World, text: str) -> dict[str, str]:
    return {r.subject: r.outcome.value for r in world.results(text)}


def test_9_1_a_rule_gives_one_result_for_each_element(tmp_path: Path) -> None:
    world = ruled(tmp_path, rule("r", "requirement", EACH))
    items = "items: {x: {size: 10, good: true}, y: {size: 10, good: false}, z: {size: 9}}, items_complete: true"
    assert by_subject(world, facts(items)) == {
        "case.items.x": "pass",
        "case.items.y": "gap",
        "case.items.z": "not_applicable",
    }
    assert [r.subject for r in ruled(tmp_path, rule("r", "requirement", "requires: case.a")).results(facts())] == [
        "case"
    ]


def test_9_1_one_more_while_the_list_is_open_whose_missing_fact_is_the_list(tmp_path: Path) -> None:
    world = ruled(tmp_path, rule("r", "requirement", EACH))
    for text in ("items: {x: {size: 10, good: true}}", "items: {}", ""):
        *listed, more = world.results(facts(text))
        assert [r.unlisted for r in listed] == [None] * text.count("size")
        assert (more.unlisted, more.subject) == ("case.items", "case.items")
        assert {o.value for o in more.possible} == {"pass", "gap", "not_applicable"}
        assert {m.missing.path for m in more.missing} == {"case.items"}


def test_9_1_nothing_is_asked_where_no_further_element_can_be_in_scope(tmp_path: Path) -> None:
    world = ruled(tmp_path, rule("r", "requirement", EACH))
    (more,) = world.results(facts("items_others: {size: 9}"))
    assert (more.outcome.value, more.missing) == ("not_applicable", ())
    (more,) = world.results(facts("items_others: {good: true}"))
    assert (more.outcome.value, {o.value for o in more.possible}) == ("clear", {"pass", "not_applicable"})


def test_9_1_over_a_known_empty_list_it_is_not_applicable(tmp_path: Path) -> None:
    world = ruled(tmp_path, rule("r", "requirement", EACH))
    (result,) = world.results(facts("items: {}, items_complete: true"))
    assert (result.subject, result.outcome.value, result.missing) == ("case.items", "not_applicable", ())
    none = ruled(
        tmp_path, rule("r", "requirement", "for_each: {h: case.owner.holders}, requires: {fact: h.votes, gte: 1%}")
    )
    (result,) = none.results(facts("owner: {none: nobody}"))
    assert result.outcome.value == "not_applicable"


def test_9_1_loops_nest(tmp_path: Path) -> None:
    nested = "for_each: {p: case.helpers, h: p.holders}, requires: {fact: h.votes, gte: 10%}"
    world = ruled(tmp_path, rule("r", "requirement", nested))
    parties = "p: {holders_complete: true}, q: {kind: person}, o: {}"
    stakes = "k: {holder: q, held: p, votes: 100%}"
    results = world.results(facts("helpers: [p, q, o], helpers_complete: true", parties=parties, stakes=stakes))
    assert [(r.subject, r.unlisted, r.outcome.value) for r in results] == [
        ("stakes.k", None, "pass"),
        ("parties.q.holders", None, "not_applicable"),
        ("parties.o.holders", "parties.o.holders", "undetermined"),
    ]
    assert results[0].subjects == {"p": "parties.p", "h": "stakes.k"}
    (outer,) = world.results(facts())
    assert (outer.unlisted, {m.missing.path for m in outer.missing}) == ("case.helpers", {"case.helpers"})


def test_9_1_a_rule_runs_for_the_kinds_of_profile_among_its_roots(tmp_path: Path) -> None:
    everywhere = rule("r", "requirement", "for_each: {p: parties}, requires: {fact: p.size, gte: 1}")
    narrow = rule("s", "requirement", "root: other, requires: other.x")
    world = build(tmp_path, roots="case, other", rules="rules:\n" + everywhere + narrow)
    company = {"parties": "p: {size: 2}", "parties_complete": "true"}
    ids = {kind: [r.rule.id for r in world.evaluate(facts(kind=kind, **company)).results] for kind in ("case", "other")}
    assert ids == {"case": ["r"], "other": ["r", "s"]}
    only_case = ruled(tmp_path, rule("r", "requirement", "requires: case.a"))
    assert only_case.evaluate(facts(kind="other")).results == ()


TRUTHS = {"T": ("true", TRUE), "F": ("false", FALSE), "U": ("null", UNKNOWN)}
GAP = {"gap"}


def table(tmp_path: Path, row: str, *, day: str = "2026-11-01") -> list[set[str]]:
    """The outcomes of a prohibition and of a duty whose day is past, for each row that `row` names (`-`: any).

    The scope is `a`, the breach `b` or that nothing was done, the exception `c`.
    """
    exempt = rule("e", "exemption", "exception_to: [{rule: r}, {rule: s}], when: case.c")
    prohibition = rule("r", "prohibition", "applies_when: case.a, prohibits: case.b")
    duty = rule("s", "obligation", "applies_when: case.a, done: case.done_on, due: {days: 0, after: case.day}")
    world = ruled(tmp_path, prohibition, duty, exempt)
    done = {"T": "{none: not done}", "F": "2026-10-01", "U": "null"}
    found = []
    for s, b, e in product(*("TFU" if mark == "-" else mark for mark in row)):
        stated = f"a: {TRUTHS[s][0]}, b: {TRUTHS[b][0]}, c: {TRUTHS[e][0]}, done_on: {done[b]}, day: {day}"
        results = {r.rule.id: {o.value for o in r.possible} for r in world.evaluate(facts(stated)).results}
        assert results["s"] == results["r"] or day != "2026-11-01", (s, b, e)
        found.append(results["s"])
    return found


def only(found: list[set[str]]) -> set[str]:
    (one,) = {frozenset(f) for f in found}
    return set(one)


@pytest.mark.parametrize(("s", "b", "e"), list(product("TFU", repeat=3)))
def test_9_2_a_result_is_what_is_possible_when_each_unknown_is_read_as_either_value(s: str, b: str, e: str) -> None:
    either = {"T": [TRUE], "F": [FALSE], "U": [TRUE, FALSE]}
    expected: set[Outcome] = set()
    for scope, breach, exception in product(either[s], either[b], either[e]):
        expected |= possible_outcomes(scope, breach, exception)
    assert possible_outcomes(*(TRUTHS[x][1] for x in (s, b, e))) == expected


def test_9_2_in_force_and_in_scope_are_one(tmp_path: Path) -> None:
    text = "clock: case.day, in_force: {from: 2027-01-01}, applies_when: case.a, prohibits: case.b"
    world = ruled(tmp_path, rule("r", "prohibition", text))
    assert world.outcome("b: true, a: true, day: 2026-12-31")[1] == {"not_applicable"}
    assert world.outcome("b: true, a: false, day: 2027-01-01")[1] == {"not_applicable"}
    assert world.outcome("b: true, a: true, day: 2027-01-01")[1] == {"gap"}
    assert world.outcome("b: true, a: true, day: {on_or_after: 2026-01-01}")[1] == {"gap", "not_applicable"}
    assert world.outcome("b: true, day: 2027-01-01")[1] == {"gap", "not_applicable"}


def test_9_3_out_of_scope_is_not_applicable(tmp_path: Path) -> None:
    assert only(table(tmp_path, "F--")) == {"not_applicable"}


def test_9_4_in_scope_and_not_breached_passes(tmp_path: Path) -> None:
    assert only(table(tmp_path, "TF-")) == {"pass"}


def test_9_5_breached_but_excepted_is_exempt(tmp_path: Path) -> None:
    assert only(table(tmp_path, "TTT")) == {"exempt"}


def test_9_6_breached_and_not_excepted_is_a_gap_or_due(tmp_path: Path) -> None:
    assert only(table(tmp_path, "TTF")) == {"gap"}
    assert only(table(tmp_path, "TTF", day="2026-12-01")) == {"due"}


def test_9_7_breached_and_perhaps_excepted(tmp_path: Path) -> None:
    assert only(table(tmp_path, "TTU")) == {"exempt", "gap"}
    assert only(table(tmp_path, "TTU", day="2026-12-01")) == {"exempt", "due"}


def test_9_8_perhaps_breached_but_excepted(tmp_path: Path) -> None:
    assert only(table(tmp_path, "TUT")) == {"pass", "exempt"}


def test_9_9_perhaps_breached_and_not_excepted(tmp_path: Path) -> None:
    assert only(table(tmp_path, "TUF")) == {"pass", "gap"}
    assert only(table(tmp_path, "TUF", day="2026-12-01")) == {"pass", "due"}


def test_9_10_perhaps_breached_and_perhaps_excepted(tmp_path: Path) -> None:
    assert only(table(tmp_path, "TUU")) == {"pass", "exempt", "gap"}


def test_9_11_perhaps_in_scope_and_not_breached(tmp_path: Path) -> None:
    assert only(table(tmp_path, "UF-")) == {"pass", "not_applicable"}


def test_9_12_perhaps_in_scope_breached_but_excepted(tmp_path: Path) -> None:
    assert only(table(tmp_path, "UTT")) == {"exempt", "not_applicable"}


def test_9_13_perhaps_in_scope_breached_and_not_excepted(tmp_path: Path) -> None:
    assert only(table(tmp_path, "UTF")) == {"gap", "not_applicable"}
    assert only(table(tmp_path, "UTF", day="2026-12-01")) == {"due", "not_applicable"}


def test_9_14_perhaps_in_scope_breached_and_perhaps_excepted(tmp_path: Path) -> None:
    assert only(table(tmp_path, "UTU")) == {"exempt", "gap", "not_applicable"}


def test_9_15_perhaps_in_scope_perhaps_breached_but_excepted(tmp_path: Path) -> None:
    assert only(table(tmp_path, "UUT")) == {"pass", "exempt", "not_applicable"}


def test_9_16_perhaps_in_scope_perhaps_breached_and_not_excepted(tmp_path: Path) -> None:
    assert only(table(tmp_path, "UUF")) == {"pass", "gap", "not_applicable"}


def test_9_17_nothing_known(tmp_path: Path) -> None:
    assert only(table(tmp_path, "UUU")) == {"pass", "exempt", "gap", "not_applicable"}
    assert only(table(tmp_path, "UUU", day="null")) == {"pass", "exempt", "gap", "due", "not_applicable"}


def test_9_2_the_table_of_the_specification_is_the_table_of_the_code() -> None:
    text = (Path(__file__).parents[2] / "docs" / "spec.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \*\*9\.\d+\*\* \[outcome (...)\] \|.*\| ([a-z_, ]+) \|$", text, re.MULTILINE)
    assert len(rows) == 15
    every = {"pass", "exempt", "gap", "due", "not_applicable"}
    for marks, words in rows:
        expected = every if words == "all" else {w for w in re.split(r"[, ]+", words) if w in every}
        for row in product(*("TFU" if m == "-" else m for m in marks)):
            found = possible_outcomes(*(TRUTHS[x][1] for x in row), late=UNKNOWN)
            assert {o.value for o in found} == expected, (marks, row)
