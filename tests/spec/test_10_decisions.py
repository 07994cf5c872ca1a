"""Chapter 10 of the specification: decisions, notes, answers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from stdcheck.logic.values import TRUE as HOLDS
from stdcheck.logic.values import UNKNOWN as MAY_HOLD
from tests.spec.world import FALSE, TRUE, World, build, facts, rule, ruled, unknown

TITLE = "title: {en: t, ja: t}"


def decision(rows: str, name: str = "v") -> str:
    return f"decisions:\n  {name}:\n    {TITLE}\n    params: {{case: case}}\n    rows:\n" + rows


def published(folder: Path, text: str, source: str = "decision: v", of: str = "case", **files: str) -> World:
    """The answer `d` from a source; a decision with ranks is the verdict, too."""
    header = f"answers:\n  d: {{{TITLE}, from: [{{{source}, of: {of}}}]}}\n"
    return build(folder, header=header + ("verdicts: {case: v}\n" if "rank:" in text else ""), rules=text, **files)


ROWS = f"""
      - {{is: worst, {TITLE}, rank: 3, when: case.a}}
      - {{is: best, {TITLE}, rank: 1, when: case.b}}
      - {{is: middle, {TITLE}, rank: 2}}
"""


def possible(world: World, case: str, name: str = "d") -> set[object]:
    return set(world.answer(facts(case), name).possible)


def test_10_1_a_decision_has_the_value_of_its_first_row_that_holds(tmp_path: Path) -> None:
    world = published(tmp_path, decision(ROWS))
    for case, value in (("a: true, b: true", "worst"), ("a: false, b: true", "best"), ("a: false, b: false", "middle")):
        assert possible(world, case) == {value}
    assert possible(world, "a: true") == {"worst"}


def test_10_1_possible_are_the_rows_that_are_not_false_up_to_the_first_true_one(tmp_path: Path) -> None:
    world = published(tmp_path, decision(ROWS))
    assert possible(world, "b: true") == {"worst", "best"}
    assert possible(world, "a: false") == {"best", "middle"}
    assert possible(world, "") == {"worst", "best", "middle"}
    assert {m.missing.path for m in world.answer(facts("a: false"), "d").missing} == {"case.b"}


def test_10_1_rows_may_nest(tmp_path: Path) -> None:
    nested = f"""
      - when: case.a
        rows:
          - {{is: one, {TITLE}, rank: 1, when: case.b}}
          - {{is: two, {TITLE}, rank: 2}}
      - {{is: three, {TITLE}, rank: 3}}
"""
    world = published(tmp_path, decision(nested))
    for case, values in (
        ("a: true, b: true", {"one"}),
        ("a: true, b: false", {"two"}),
        ("a: false, b: true", {"three"}),
        ("a: true", {"one", "two"}),
        ("b: true", {"one", "three"}),
        ("", {"one", "two", "three"}),
    ):
        assert possible(world, case) == values, case


def test_10_1_values_may_be_numbers_days_and_terms(tmp_path: Path) -> None:
    for first, last, case, value in (
        ("5.5", "7", "a: true", "5.5"),
        ("2026-12-31", "2027-01-01", "a: false", "2027-01-01"),
        ("{times: [case.count, 2]}", "0", "a: true, count: 2.5", "5"),
        ("{days: 3, after: case.day}", "2027-01-01", "a: true, day: 2026-12-30", "2027-01-02"),
        ("{least: [case.day, 2027-01-01]}", "2027-01-01", "a: true, day: 2026-12-30", "2026-12-30"),
    ):
        rows = f"      - {{is: {first}, when: case.a}}\n      - {{is: {last}}}\n"
        assert possible(published(tmp_path, decision(rows)), case) == {value}


def test_10_1_a_value_that_is_not_known_is_not_one_value(tmp_path: Path) -> None:
    world = published(tmp_path, decision("      - {is: {times: [case.count, 2]}, when: case.a}\n      - {is: 0}\n"))
    for case in ("a: true", "a: true, count: {gte: 3}"):
        answer = world.answer(facts(case), "d")
        assert not answer.firm, case
        assert {m.missing.path for m in answer.missing} == {"case.count"}, case


def test_10_2_rank_orders_the_values_and_the_order_of_rows_does_not(tmp_path: Path) -> None:
    world = published(tmp_path, decision(ROWS))
    (verdict,) = world.evaluate(facts()).verdicts
    assert (verdict.possible, verdict.best, verdict.worst) == (("best", "middle", "worst"), "best", "worst")
    (verdict,) = world.evaluate(facts("a: false")).verdicts
    assert (verdict.best, verdict.worst) == ("best", "middle")


def test_10_2_rows_of_one_value_share_its_rank(tmp_path: Path) -> None:
    rows = f"""
      - {{is: bad, {TITLE}, rank: 9, when: case.a}}
      - {{is: good, {TITLE}, rank: 1, when: case.b}}
      - {{is: bad}}
"""
    (verdict,) = published(tmp_path, decision(rows)).evaluate(facts("a: false")).verdicts
    assert (verdict.best, verdict.worst) == ("good", "bad")


NOTES = f"""
rules:
  - {{id: r, kind: requirement, {TITLE}, requires: case.c}}
notes:
  - {{id: n, {TITLE}, when: case.a, implements: [law.1], raises: [flag_one]}}
  - {{id: always, {TITLE}, implements: [law.2], in_force: {{from: 2027-01-01}}}}
  - {{id: of-item, {TITLE}, for_each: {{i: case.items}}, when: i.good, raises: [flag_two]}}
provisions: []
"""


def notes_world(folder: Path, answers: str = "") -> World:
    return build(folder, header=answers, rules=NOTES.replace("provisions: []\n", ""))


def noted(world: World, case: str, as_of: date = date(2026, 11, 24)) -> dict[tuple[str, str], object]:
    return {(n.note.id, n.subject): n.truth for n in world.evaluate(facts(case), as_of).notes}


def test_10_3_a_note_applies_where_it_holds_and_may_apply_where_it_is_unknown(tmp_path: Path) -> None:
    world = notes_world(tmp_path)
    none = ", items: {}, items_complete: true"
    assert noted(world, "a: true" + none) == {("n", "case"): HOLDS}
    assert noted(world, "a: false" + none) == {}
    assert noted(world, none.removeprefix(", ")) == {("n", "case"): MAY_HOLD}
    assert noted(world, "a: false" + none, date(2027, 1, 1)) == {("always", "case"): HOLDS}
    (note,) = world.evaluate(facts(none.removeprefix(", "))).notes
    assert {m.missing.path for m in note.missing} == {"case.a"}


def test_10_3_a_note_over_a_list_applies_to_its_elements(tmp_path: Path) -> None:
    world = notes_world(tmp_path)
    found = noted(world, "a: false, items: {x: {good: true}, y: {good: false}}")
    assert found == {("of-item", "case.items.x"): HOLDS, ("of-item", "case.items"): MAY_HOLD}


@pytest.mark.parametrize("a", ["true", "false", "null"])
def test_10_3_a_note_never_changes_an_outcome(tmp_path: Path, a: str) -> None:
    world = notes_world(tmp_path)
    assert [world.outcome(f"a: {a}, c: {c}")[0] for c in ("true", "false")] == ["pass", "gap"]


def test_10_4_an_answer_from_a_definition_for_each_subject_of_a_type(tmp_path: Path) -> None:
    text = "definitions:\n  big: {params: {x: party}, holds: {fact: x.size, gte: 10}}\n"
    world = published(tmp_path, text, "definition: big", "party")
    text = facts(parties="p: {size: 10}, q: {size: 9}, r: {}")
    said = {name: world.said(text, subject=f"parties.{name}") for name in "pqr"}
    assert said == {"p": TRUE, "q": FALSE, "r": unknown("parties.r.size")}


def test_10_4_an_answer_takes_its_value_from_one_source_for_each_type(tmp_path: Path) -> None:
    text = "definitions:\n  big: {params: {x: party}, holds: {fact: x.size, gte: 10}}\n  good: {params: {i: item}, holds: i.good}\n"
    header = f"answers:\n  d: {{{TITLE}, from: [{{definition: big, of: party}}, {{definition: good, of: item}}]}}\n"
    world = build(tmp_path, header=header, rules=text)
    found = world.evaluate(facts("items: {x: {good: true}}", parties="p: {size: 3}")).answers
    assert {a.subject: a.possible for a in found} == {"case.items.x": (True,), "parties.p": (False,)}


def test_10_4_an_answer_from_a_quantity(tmp_path: Path) -> None:
    for value, case, expected in (
        ("{plus: [case.count, 1]}", "count: 1.5", "2.5"),
        (
            "{min: {of: case.items, as: i, value: i.day}}",
            "items: {x: {day: 2026-01-02}}, items_complete: true",
            "2026-01-02",
        ),
        ("{greatest: [case.day, 2026-01-01]}", "day: 2027-01-01", "2027-01-01"),
        ("{param: p}", "", "2028-02-29"),
        ("{quantity: inner, with: {case: case}}", "day: 2027-01-01", "2027-01-01"),
        (
            "{share: {of: case.items, as: i, where: i.good}}",
            "items: {x: {good: true}, y: {good: false}}, items_complete: true",
            "50%",
        ),
        ("{times: [case.part, case.part]}", "part: 50%", "25%"),
        ("{fact: case.part}", "part: 50%", "50%"),
        ("{fact: case.done_on}", "done_on: {none: x}", None),
    ):
        text = f"quantities:\n  v2: {{params: {{case: case}}, value: {value}}}\n  inner: {{params: {{case: case}}, value: case.day}}\n"
        parameters = f"parameters:\n  p: {{type: date, {TITLE}, values: [{{value: 2028-02-29}}]}}\n"
        world = published(tmp_path, text, "quantity: v2", parameters=parameters)
        assert world.answer(facts(case), "d").possible == (expected,), value


@pytest.mark.parametrize(
    ("price", "possible"), [("{value: 5, currency: JPY}", ("10",)), ("{value: 5, currency: USD}", None)]
)
def test_10_4_an_amount_in_one_currency(tmp_path: Path, price: str, possible: tuple[str, ...] | None) -> None:
    text = "quantities:\n  v2: {params: {case: case}, value: {times: [case.price, 2]}}\n"
    answer = published(tmp_path, text, "quantity: v2, unit: JPY").answer(facts(f"price: {price}"), "d")
    if possible is not None:
        assert answer.possible == possible
    else:
        assert (answer.firm, {m.missing.path for m in answer.missing}) == (False, {"case.price"})


def test_10_4_a_quantity_that_is_not_known_is_undetermined(tmp_path: Path) -> None:
    text = "quantities:\n  v2: {params: {case: case}, value: {plus: [case.count, 1]}}\n"
    world = published(tmp_path, text, "quantity: v2")
    for case in ("", "count: {gte: 3}", "count: {gte: 3, lte: 4}"):
        answer = world.answer(facts(case), "d")
        assert len(answer.possible) > 1
        assert {m.missing.path for m in answer.missing} == {"case.count"}


EXCEPTED = (
    rule("r", "prohibition", "applies_when: case.a, prohibits: case.b"),
    rule("e", "exemption", "exception_to: [{rule: r}], when: case.c"),
    rule("f", "authorization", "exception_to: [{rule: r}], when: case.maybe"),
)


def test_10_4_an_answer_from_a_rule_is_its_breach_but_for_kinds_of_exceptions(tmp_path: Path) -> None:
    header = f"answers:\n  d: {{{TITLE}, from: [{{rule: r, of: case}}]}}\n  w: {{{TITLE}, from: [{{rule: r, without: [authorization], of: case}}]}}\n"
    world = ruled(tmp_path, *EXCEPTED, header=header)
    for case, said, without in (
        ("a: true, b: true, c: false, maybe: false", TRUE, TRUE),
        ("a: true, b: true, c: false, maybe: true", FALSE, TRUE),
        ("a: true, b: true, c: true, maybe: false", FALSE, FALSE),
        ("a: false", FALSE, FALSE),
        ("b: false", FALSE, FALSE),
        ("a: true, b: true, c: false", unknown("case.maybe"), TRUE),
        ("a: true, c: false, maybe: false", unknown("case.b"), unknown("case.b")),
    ):
        assert (world.said(facts(case)), world.said(facts(case), "w")) == (said, without), case


def test_10_4_an_answer_from_a_rule_of_each_element(tmp_path: Path) -> None:
    header = f"answers:\n  d: {{{TITLE}, from: [{{rule: r, of: item}}]}}\n"
    world = ruled(tmp_path, rule("r", "prohibition", "for_each: {i: case.items}, prohibits: i.good"), header=header)
    found = world.evaluate(facts("items: {x: {good: true}, y: {good: false}}")).answers
    assert {a.subject: a.possible for a in found} == {"case.items.x": (True,), "case.items.y": (False,)}


def test_10_4_what_is_an_element_of_several_loops_is_answered_for_all_of_them(tmp_path: Path) -> None:
    """One party is the maker of two items: the rule is breached for one of them."""
    header = f"answers:\n  d: {{{TITLE}, from: [{{rule: r, of: stake}}]}}\n"
    nested = "for_each: {p: case.helpers, h: p.holders}, prohibits: {all: [{fact: h.votes, gte: 10%}, {fact: p.size, gte: 10}]}"
    world = ruled(tmp_path, rule("r", "prohibition", nested), header=header)
    claims = "k: {holder: o, votes: 50%}"
    for first, second in ((9, 10), (10, 9)):
        parties = f"p: {{size: {first}}}, q: {{size: {second}}}, o: {{}}"
        text = facts("helpers: [p, q], helpers_complete: true", parties=parties, stakes=claims)
        assert True in world.answer(text, "d").possible


def test_10_4_an_answer_from_the_day_of_a_duty(tmp_path: Path) -> None:
    header = f"answers:\n  d: {{{TITLE}, from: [{{due: r, of: case}}]}}\n"
    world = ruled(
        tmp_path, rule("r", "obligation", "done: case.done_on, due: {days: 10, after: case.day}"), header=header
    )
    assert world.answer(facts("day: 2026-11-01"), "d").possible == ("2026-11-11",)
    answer = world.answer(facts(), "d")
    assert (answer.firm, {m.missing.path for m in answer.missing}) == (False, {"case.day"})
    before = ruled(
        tmp_path, rule("r", "obligation", "done: case.done_on, not_before: {days: 1, after: case.day}"), header=header
    )
    assert before.answer(facts("day: 2026-11-01"), "d").possible == ("2026-11-02",)


def test_10_4_an_answer_from_the_notes_that_apply(tmp_path: Path) -> None:
    answers = f"answers:\n  d: {{{TITLE}, from: [{{notes: implements}}]}}\n  w: {{{TITLE}, from: [{{notes: raises, of: item}}]}}\n"
    world = notes_world(tmp_path, answers)
    items = ", items: {x: {good: true}, y: {}}"

    def found(case: str, name: str) -> dict[str, tuple[object, ...]]:
        return {a.subject: a.possible for a in world.evaluate(facts(case)).answers if a.answer == name}

    assert found("a: true", "d") == {"case": (("law.1",),)}
    assert found("a: false", "d") == {"case": ((),)}
    assert found("b: true", "d") == {"case": ((), ("law.1",))}
    assert found("a: true" + items, "w") == {"case.items.x": (("flag_two",),), "case.items.y": ((), ("flag_two",))}


@pytest.mark.parametrize(("among", "possible"), [("flag_two", ((), ("flag_two",))), ("flag_nine", ((),))])
def test_10_4_an_answer_may_be_confined_to_some_flags(tmp_path: Path, among: str, possible: tuple[object, ...]) -> None:
    world = notes_world(
        tmp_path, f"answers:\n  w: {{{TITLE}, from: [{{notes: raises, of: item, among: [{among}]}}]}}\n"
    )
    (answer,) = [a for a in world.evaluate(facts("a: true, items: {y: {}}")).answers if a.answer == "w"]
    assert answer.possible == possible
    assert (answer.missing == ()) == (among == "flag_nine")


def test_10_4_an_answer_runs_on_the_clock_of_its_source_else_on_its_own(tmp_path: Path) -> None:
    text = "definitions:\n  new: {params: {case: case}, holds: true, in_force: {from: 2028-01-01}}\n  then: {params: {case: case}, holds: {fact: case, meets: new}, clock: case.day}\n"
    for name, clock, said in (
        ("new", "", FALSE),
        ("new", "clock: case.day, ", TRUE),
        ("then", "", TRUE),
        ("then", "clock: as-of, ", TRUE),
    ):
        header = f"answers:\n  d: {{{TITLE}, {clock}from: [{{definition: {name}, of: case}}]}}\n"
        assert build(tmp_path, header=header, rules=text).d("day: 2028-01-01") == said, (name, clock)


def test_10_5_the_verdict_is_a_decision_about_the_root(tmp_path: Path) -> None:
    text = decision(
        f"      - {{is: bad, {TITLE}, rank: 2, when: {{outcome: r, is: gap}}}}\n      - {{is: good, {TITLE}, rank: 1}}\n"
    )
    world = ruled(tmp_path, rule("r", "requirement", "requires: case.a"), more=text, header="verdicts: {case: v}\n")
    for case, values, firm in (
        ("a: false", ("bad",), True),
        ("a: true", ("good",), True),
        ("", ("good", "bad"), False),
    ):
        (verdict,) = world.evaluate(facts(case)).verdicts
        assert (verdict.possible, verdict.firm, verdict.subject) == (values, firm, "case")
        assert {m.missing.path for m in verdict.missing} == (set() if firm else {"case.a"})


def test_10_5_it_is_firm_when_one_value_is_left_whatever_is_missing(tmp_path: Path) -> None:
    rows = f"      - {{is: bad, {TITLE}, rank: 2, when: {{any: [case.a, {{not: case.a}}]}}}}\n      - {{is: good, {TITLE}, rank: 1}}\n"
    (verdict,) = published(tmp_path, decision(rows)).evaluate(facts()).verdicts
    assert (verdict.firm, verdict.possible, verdict.missing) == (True, ("bad",), ())
