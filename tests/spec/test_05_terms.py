"""Chapter 5 of the specification: terms, but for day sums and aggregates."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from stdcheck.logic.values import Cause
from tests.spec.world import (
    ANSWER_D,
    FALSE,
    TRUE,
    World,
    build,
    condition,
    condition_refusal,
    condition_rules,
    definition,
    facts,
    unknown,
)


def test_5_1_a_literal_has_the_type_of_the_side_it_is_compared_with(tmp_path: Path) -> None:
    assert condition(tmp_path, "{fact: case.code, is: 1}").d('code: "1"') == TRUE
    assert condition(tmp_path, "{fact: case.place, is: NO}").d("place: NO") == TRUE
    assert condition(tmp_path, "{fact: case.year, is: 2026}").d("year: 2026") == TRUE
    assert condition(tmp_path, "{plus: [case.count, 1], is: 2.0}").d("count: 1") == TRUE
    assert condition_refusal(tmp_path, "{fact: case.day, is: 5}") == {"value-date"}
    assert condition_refusal(tmp_path, "{fact: case.colour, is: pink}") == {"value-enum"}
    assert condition_refusal(tmp_path, "{fact: case.owner, is: p}") == {"pack-entity-literal"}


def test_5_1_amounts_are_written_with_their_unit_or_currency(tmp_path: Path) -> None:
    heavy = condition(tmp_path, "{fact: case.weight, gt: {value: 5, unit: kg}}")
    assert [heavy.d(f"weight: {{value: {n}, unit: kg}}") for n in (5, "5.1")] == [FALSE, TRUE]
    dear = condition(tmp_path, "{fact: case.price, gt: {value: 5, currency: JPY}}")
    assert [dear.d(f"price: {{value: {n}, currency: JPY}}") for n in (5, "5.1")] == [FALSE, TRUE]
    assert condition(tmp_path, "{fact: case.count, gt: {value: 5}}").d("count: 6") == TRUE
    assert condition_refusal(tmp_path, "{fact: case.weight, gt: 5}") != set()
    assert condition_refusal(tmp_path, "{fact: case.weight, gt: {value: 5, unit: t}}") != set()


PARAMETERS = """
parameters:
  limit:
    type: number
    title: {en: p, ja: p}
    values:
      - {from: 2026-01-01, until: 2026-12-31, value: 10}
      - {from: 2027-01-01, until: 2027-12-31, value: 20}
      - {from: 2029-01-01, value: 20}
  word:
    type: text
    title: {en: p, ja: p}
    values: [{until: 2026-12-31, value: red}, {from: 2027-01-01, value: blue}]
  hidden:
    type: number
    title: {en: p, ja: p}
    values: [{until: 2026-12-31, value: 10}, {from: 2027-01-01, unread: {en: not seen, ja: 未読}}]
"""


def on_the_clock(tmp_path: Path, text: str) -> World:
    on_day = definition("on-day", "case: case", text, "clock: case.day")
    return condition(tmp_path, "{fact: case, meets: on-day}", on_day, parameters=PARAMETERS)


def test_5_2_a_parameter_has_the_value_of_its_row_on_the_clock(tmp_path: Path) -> None:
    d = on_the_clock(tmp_path, "{fact: case.count, gte: {param: limit}}")
    assert [d.d(f"count: 10, day: {day}") for day in ("2026-01-01", "2026-12-31", "2027-01-01")] == [TRUE, TRUE, FALSE]
    words = on_the_clock(tmp_path, "{fact: case.colour, is: {param: word}}")
    assert [words.d(f"colour: blue, day: {day}") for day in ("2026-12-31", "2027-01-01")] == [FALSE, TRUE]
    assert d.d("day: 2027-01-01") == unknown("case.count")


def test_5_2_without_a_row_it_is_unknown_with_cause_law(tmp_path: Path) -> None:
    d = on_the_clock(tmp_path, "{fact: case.count, gte: {param: limit}}")
    for day in ("2025-12-31", "2028-06-01", "{on_or_after: 2028-01-01, on_or_before: 2028-12-31}"):
        answer = d.answer(facts(f"count: 100, day: {day}"), "d")
        assert answer.possible == (False, True)
        assert [(m.missing.cause, m.missing.path) for m in answer.missing] == [(Cause.LAW, "toy/limit")], day
    hidden = on_the_clock(tmp_path, "{fact: case.count, gte: {param: hidden}}")
    assert hidden.d("count: 10, day: 2026-12-31") == TRUE
    assert hidden.d("count: 10, day: 2027-01-01") == unknown("toy/hidden")


def test_5_2_on_an_unknown_clock_it_has_the_values_of_all_rows_that_may_count(tmp_path: Path) -> None:
    d = on_the_clock(tmp_path, "{fact: case.count, gte: {param: limit}}")
    covered = "day: {on_or_after: 2026-06-01, on_or_before: 2027-06-01}"
    assert d.kleene(f"count: 20, {covered}") == TRUE
    assert d.kleene(f"count: 9, {covered}") == FALSE
    assert d.kleene(f"count: 15, {covered}") == unknown("case.day")
    assert d.d("count: 5, day: {on_or_before: 2027-12-31}") == unknown("case.day", "toy/limit")
    assert d.d("count: 20")[0] == "unknown"
    equal = on_the_clock(tmp_path, "{fact: case.count, is: {param: limit}}")
    assert equal.kleene("count: 20, day: {on_or_after: 2029-01-01}") == TRUE
    words = on_the_clock(tmp_path, "{fact: case.colour, is: {param: word}}")
    assert words.d("colour: green") == FALSE
    assert words.d("colour: red") == unknown("case.day")


def test_5_2_an_unknown_text_may_be_any_of_the_values_of_a_parameter(tmp_path: Path) -> None:
    text = "all: [{fact: case.code, is_not: green}, {fact: case.code, is: {param: word}}]"
    assert on_the_clock(tmp_path, text).d()[0] == "unknown"
    assert on_the_clock(tmp_path, text).d("code: green") == FALSE
    assert on_the_clock(tmp_path, text).d("code: red, day: 2026-12-31") == TRUE


def test_5_3_a_quantity_is_a_named_term_with_parameters(tmp_path: Path) -> None:
    more = "quantities:\n  excess:\n    params: {of: case, over: number}\n    value: {minus: [of.count, over]}\n"
    d = condition(tmp_path, "{quantity: excess, with: {of: case, over: case.debt}, gt: 0}", more=more)
    assert [d.d(f"count: {n}, debt: 3") for n in (4, 3)] == [TRUE, FALSE]
    assert d.d("count: 4") == unknown("case.debt")
    assert condition_refusal(tmp_path, "{quantity: excess, with: {of: case}, gt: 0}", more=more) == {
        "pack-missing-argument"
    }


def test_5_3_a_quantity_runs_on_its_own_clock_else_on_that_of_its_caller(tmp_path: Path) -> None:
    more = "quantities:\n  today: {params: {of: case}, value: {param: limit}}\n  then: {params: {of: case}, clock: of.day, value: {param: limit}}\n"
    for name, said in (("today", FALSE), ("then", TRUE)):
        d = condition(tmp_path, f"{{quantity: {name}, with: {{of: case}}, is: 20}}", more=more, parameters=PARAMETERS)
        assert d.d("day: 2027-06-01") == said
    caller = definition("caller", "case: case", "{quantity: today, with: {of: case}, is: 20}", "clock: case.day")
    d = condition(tmp_path, "{fact: case, meets: caller}", caller, more=more, parameters=PARAMETERS)
    assert [d.d(f"day: {day}") for day in ("2027-06-01", "2026-06-01")] == [TRUE, FALSE]


def test_5_3_what_its_caller_reckoned_on_an_unknown_day_still_asks_for_that_day(tmp_path: Path) -> None:
    more = "quantities:\n  same: {params: {of: case, given: number}, clock: as-of, value: {plus: [given, of.count]}}\n"
    asked = "{quantity: same, with: {of: case, given: {param: limit}}, is: 20}"
    caller = definition("caller", "case: case", asked, "clock: case.day")
    d = condition(tmp_path, "{fact: case, meets: caller}", caller, more=more, parameters=PARAMETERS)
    assert [d.d(f"count: 0, day: {day}") for day in ("2027-06-01", "2026-06-01")] == [TRUE, FALSE]
    assert d.kleene("count: 0, day: {on_or_after: 2026-06-01, on_or_before: 2027-06-01}") == unknown("case.day")
    more = "quantities:\n  later: {params: {of: case, since: date}, clock: as-of, value: {days: 10, after: since}}\n"
    asked = "{quantity: later, with: {of: case, since: {day: clock}}, after: 2026-06-30}"
    caller = definition("caller", "case: case", asked, "clock: case.day")
    d = condition(tmp_path, "{fact: case, meets: caller}", caller, more=more)
    assert [d.d(f"day: 2026-06-{day}") for day in (20, 21)] == [FALSE, TRUE]
    assert d.d("") == unknown("case.day")
    assert d.d("day: {on_or_after: 2026-06-21}") == TRUE


def test_5_4_the_as_of_day_and_the_clock(tmp_path: Path) -> None:
    today = on_the_clock(tmp_path, "{day: as-of, on_or_after: 2027-01-01}")
    assert [today.d("day: 2020-01-01", day) for day in (date(2026, 12, 31), date(2027, 1, 1))] == [FALSE, TRUE]
    clock = on_the_clock(tmp_path, "{day: clock, on_or_after: 2027-01-01}")
    assert [clock.d(f"day: {day}") for day in ("2026-12-31", "2027-01-01")] == [FALSE, TRUE]
    assert clock.d() == unknown("case.day")
    right = on_the_clock(tmp_path, "{fact: case.done_on, before: {day: clock}, if_none: false}")
    assert right.d("day: 2027-01-01, done_on: 2026-12-31") == TRUE


@pytest.mark.parametrize(
    ("operator", "exact", "interval"),
    [
        ("plus", ("9", "10"), ("{gte: 4, lte: 6}", (">= 7", "<= 9"))),
        ("minus", ("3", "-2"), ("{gte: 4, lte: 6}", (">= 1", "<= 3"))),
        ("times", ("18", "21"), ("{gte: 4, lte: 6}", (">= 12", "<= 18"))),
        ("greatest", ("6", "3"), ("{gte: 4, lte: 6}", (">= 4", "<= 6"))),
        ("least", ("3", "2"), ("{gte: 4, lte: 6}", (">= 3", "<= 3"))),
    ],
)
def test_5_5_arithmetic_is_exact_on_intervals(
    tmp_path: Path, operator: str, exact: tuple[str, str], interval: tuple[str, tuple[str, str]]
) -> None:
    right, wrong = exact
    second = {"plus": "3", "minus": "3", "times": "3", "greatest": "3", "least": "3"}[operator]
    assert (
        condition(tmp_path, f"{{{operator}: [case.count, case.debt], is: {right}}}").d(f"count: 6, debt: {second}")
        == TRUE
    )
    assert (
        condition(tmp_path, f"{{{operator}: [case.count, case.debt], is: {wrong}}}").d(f"count: 6, debt: {second}")
        == FALSE
    )
    low, high = (text.split()[1] for text in interval[1])
    for bound, op, said in ((low, "gte", TRUE), (high, "lte", TRUE), (low, "lt", FALSE), (high, "gt", FALSE)):
        d = condition(tmp_path, f"{{{operator}: [case.count, case.debt], {op}: {bound}}}")
        assert d.d(f"count: {interval[0]}, debt: 3") == said
    if low != high:
        d = condition(tmp_path, f"{{{operator}: [case.count, case.debt], gt: {low}}}")
        assert d.kleene(f"count: {interval[0]}, debt: 3") == unknown("case.count")


def test_5_5_products_of_numbers_that_may_be_negative(tmp_path: Path) -> None:
    d = condition(tmp_path, "{times: [case.debt, case.debt], lte: 9}")
    assert d.d("debt: {gte: -2, lte: 3}") == TRUE
    assert (
        condition(tmp_path, "{times: [case.debt, case.count], lte: -2}").d("debt: {lte: -1}, count: {gte: 2}")[0]
        == "unknown"
    )
    assert condition(tmp_path, "{times: [case.count, -1], lte: 0}").d("count: {gte: 5}")[0] == "unknown"
    assert condition(tmp_path, "{minus: [case.count, case.debt], gt: 0}").d("count: {gt: 3}, debt: {lte: 3}") == TRUE


def test_5_5_with_none_it_is_none(tmp_path: Path) -> None:
    for operator in ("plus", "minus", "times", "greatest", "least"):
        none = condition(tmp_path, f"{{{operator}: [case.count, case.m], is_none: true}}")
        assert [none.d(f"count: 1, m: {m}") for m in ("{none: x}", "2")] == [TRUE, FALSE]
        assert none.d("m: {none: x}") == TRUE
        assert none.d("count: 1") == unknown("case.m")
        ordered = condition(tmp_path, f"{{{operator}: [case.count, case.m], gte: -1000, if_none: true}}")
        assert ordered.d("count: 1, m: {none: x}") == TRUE


@pytest.mark.parametrize(("operator", "both"), [("least", "1"), ("greatest", "3")])
def test_5_5_of_those_that_exist(tmp_path: Path, operator: str, both: str) -> None:
    term = f"{operator}: [case.count, case.m], skip_none: true"
    exact = condition(tmp_path, f"{{{term}, is: {both}}}")
    assert exact.d("count: 1, m: 3") == TRUE
    assert condition(tmp_path, f"{{{term}, is: 1}}").d("count: 1, m: {none: x}") == TRUE
    alone = condition(tmp_path, f"{{{operator}: [case.m, case.m], skip_none: true, is_none: true}}")
    assert [alone.d(f"m: {m}") for m in ("{none: x}", "2")] == [TRUE, FALSE]
    assert alone.kleene("m: null") == unknown("case.m")


def test_5_5_what_may_not_exist_bounds_on_one_side_only(tmp_path: Path) -> None:
    least = "least: [case.count, case.m], skip_none: true"
    assert condition(tmp_path, f"{{{least}, lte: 5}}").kleene("count: 5") == TRUE
    assert condition(tmp_path, f"{{{least}, gte: 5}}").kleene("count: 5") == unknown("case.m")
    assert condition(tmp_path, f"{{{least}, gte: 5}}").kleene("m: 5") == unknown("case.count")
    greatest = "greatest: [case.count, case.m], skip_none: true"
    assert condition(tmp_path, f"{{{greatest}, gte: 5}}").kleene("count: 5") == TRUE
    assert condition(tmp_path, f"{{{greatest}, lte: 5}}").kleene("count: 5") == unknown("case.m")


def test_5_5_amounts_combine_only_in_a_unit_that_all_have(tmp_path: Path) -> None:
    d = condition(tmp_path, "{plus: [case.weight, {value: 1, unit: kg}], gte: {value: 6, unit: kg}}")
    assert [d.d(f"weight: {{value: {n}, unit: kg}}") for n in (5, 4)] == [TRUE, FALSE]
    assert d.d("weight: {value: 5, unit: lb}") == unknown("case.weight")
    assert d.d("weight: [{value: 5, unit: lb}, {value: 5, unit: kg}]") == TRUE
    scaled = condition(tmp_path, "{times: [case.price, 2], gte: {value: 10, currency: JPY}}")
    assert [scaled.d(f"price: {{value: 5, currency: {c}}}") for c in ("JPY", "USD")] == [TRUE, unknown("case.price")]
    part = condition(tmp_path, "{times: [case.price, case.part], gte: {value: 5, currency: JPY}}")
    assert part.d("price: {value: 10, currency: JPY}, part: 50%") == TRUE
    assert part.d("price: {value: 10, currency: JPY}") == unknown("case.part")


INTEREST = "{interest: {holder: case.rival, held: case.owner, measure: votes, method: plain}, gte: 25%%, if_none: %s}"
METHOD = "methods:\n  plain: {title: {en: m, ja: m}}\n"


def test_5_13_interest_is_the_share_of_a_holder_in_a_party(tmp_path: Path) -> None:
    d = condition(tmp_path, INTEREST % "false", methods=METHOD)
    parties = "p: {holders_complete: true}, c: {kind: person}, e: {kind: person}"
    stakes = "k1: {holder: c, held: p, votes: %s}, k2: {holder: e, held: p, votes: %s}"
    assert d.d("owner: p, rival: c", parties=parties, stakes=stakes % ("25%", "75%")) == TRUE
    assert d.d("owner: p, rival: c", parties=parties, stakes=stakes % ("24.9%", "75.1%")) == FALSE
    assert d.d("owner: p, rival: c", parties=parties, stakes=stakes % ("null", "10%")) == unknown("stakes.k1.votes")
    assert d.d("owner: p", parties=parties, stakes=stakes % ("25%", "75%")) == unknown("case.rival")
    other = INTEREST.replace("votes", "profits") % "false"
    assert (
        condition(tmp_path, other, methods=METHOD).d(
            "owner: p, rival: c", parties=parties, stakes=stakes % ("25%", "75%")
        )[0]
        == "unknown"
    )


@pytest.mark.parametrize(("if_none", "said"), [("true", TRUE), ("false", FALSE)])
def test_5_13_in_what_does_not_exist_there_is_no_share(tmp_path: Path, if_none: str, said: object) -> None:
    d = condition(tmp_path, INTEREST % if_none, methods=METHOD)
    assert d.d("owner: {none: nobody}, rival: c", parties="c: {}") == said
    none = condition(tmp_path, INTEREST.replace("gte: 25%%, if_none: %s", "is_none: true"), methods=METHOD)
    assert none.d("owner: {none: nobody}, rival: c", parties="c: {}") == TRUE
    assert none.d("owner: p, rival: c", parties="c: {}, p: {}") == FALSE
    assert none.d("rival: c", parties="c: {}") == unknown("case.owner")
    assert build(tmp_path, header=ANSWER_D, rules=condition_rules(INTEREST % if_none), methods=METHOD)


BRANCHES = "{if: case.a, then: case.count, else: case.m}"


def test_5_14_the_branch_of_a_decided_condition_counts(tmp_path: Path) -> None:
    d = condition(tmp_path, f"{{fact: case.debt, is: {BRANCHES}}}")
    assert [d.d(f"debt: 1, count: 1, m: 2, a: {a}") for a in ("true", "false")] == [TRUE, FALSE]
    assert [d.d(f"debt: 1, {branch}: 1, a: {a}") for branch, a in (("count", "true"), ("m", "false"))] == [TRUE, TRUE]
    assert d.d("debt: 1, a: true, m: 1") == unknown("case.count")
    assert d.d("debt: 1, a: false, count: 1") == unknown("case.m")


def test_5_14_without_else_it_is_none(tmp_path: Path) -> None:
    d = condition(tmp_path, "{fact: case.debt, gte: {if: case.a, then: case.count}, if_none: true}")
    assert [d.d(f"debt: 1, count: 2, a: {a}") for a in ("true", "false")] == [FALSE, TRUE]
    assert d.kleene("debt: 1, count: 2") == unknown("case.a")
    assert d.kleene("debt: 2, count: 2") == TRUE
    assert "pack-if-none-missing" in condition_refusal(tmp_path, "{fact: case.debt, gte: {if: case.a, then: 2}}")


def test_5_14_of_an_unknown_condition_it_lies_between_the_two(tmp_path: Path) -> None:
    d = condition(tmp_path, f"{{fact: case.debt, gte: {BRANCHES}, if_none: false}}")
    assert [d.kleene(f"debt: {n}, count: 3, m: 5") for n in (2, 5)] == [FALSE, TRUE]
    assert d.kleene("debt: 4, count: 3, m: 5") == unknown("case.a")
    assert d.kleene("debt: 4, count: 3") == unknown("case.a", "case.m")
    assert d.kleene("debt: 5, count: 3, m: {none: x}") == unknown("case.a")
    same = condition(tmp_path, "{fact: case.debt, is: {if: case.a, then: case.count, else: case.count}}")
    assert same.kleene("debt: 3, count: 3") == TRUE
    heavy = "{fact: case.weight, gt: {if: case.a, then: {value: 5, unit: kg}, else: {value: 9, unit: kg}}}"
    assert [condition(tmp_path, heavy).kleene(f"weight: {{value: {n}, unit: kg}}") for n in (5, 10)] == [FALSE, TRUE]


def test_5_14_both_have_one_ordered_type(tmp_path: Path) -> None:
    assert condition_refusal(tmp_path, "{fact: case.debt, is: {if: case.a, then: case.count, else: case.day}}") == {
        "pack-branch-types"
    }
    assert "pack-branch-types" in condition_refusal(
        tmp_path, "{fact: case.colour, is: {if: case.a, then: case.colour, else: case.colour}}"
    )
