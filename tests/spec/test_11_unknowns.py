"""Chapter 11 of the specification: unknowns."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from stdcheck.logic.enumeration import CAP, MOST_FACTS
from stdcheck.logic.results import Cell, Method, RuleResult
from tests.spec.world import FALSE, TRUE, World, condition, condition_rules, definition, facts, rule, ruled, unknown

# ---- 11.1: random conditions over random profiles, each made more precise step by step ----------------------------

LEAVES = (
    "case.a",
    "case.b",
    "case.maybe",
    "case.appraised",
    "{fact: case.count, gte: 3}",
    "{fact: case.count, lt: 5}",
    "{fact: case.m, gt: 3, if_none: true}",
    "{fact: case.m, is_none: true}",
    "{fact: case.colour, in: [red, blue]}",
    "{fact: case.place, is: CN}",
    "{fact: case.place, not_in: [CN, RU]}",
    "{fact: case.day, on_or_before: 2027-01-15}",
    "{fact: case.done_on, before: {days: 20, after: case.day}, if_none: false}",
    "{fact: case.weight, lt: {value: 10, unit: kg}}",
    "{fact: case.weight, gte: {value: 10, unit: kg}}",
    '{fact: case.code, matches_code: ["85"]}',
    '{fact: case.code, is: "8517"}',
    "{some: case.items, as: i, where: i.good}",
    "{every: case.items, as: i, where: i.good, must: {fact: i.size, gte: 3}}",
    "{count: {of: case.items, as: i, where: i.good}, gte: 2}",
    "{sum: {of: case.items, as: i, value: i.size}, lt: 6}",
    "{max: {of: case.items, as: i, value: i.size}, gte: 4, if_none: false}",
    "{share: {of: case.items, as: i, where: i.good}, gte: 50%, if_none: true}",
    "{fact: case.places, any_in: [CN]}",
    "{fact: case.owner, is: {fact: case.rival}}",
    "case.owner.listed",
    "{fact: case.owner.home, is: CN}",
    "{fact: case.owner.home, is_none: true}",
    "{fact: case.owner.kind, is: company}",
    "{fact: case.owner, meets: big}",
    "{readings: [{id: R1, holds: case.a}, {id: R2, holds: case.b}]}",
)

STEPS: dict[str, tuple[tuple[str, ...], ...]] = {
    "a": (("", "a: true"), ("", "a: false")),
    "b": (("", "b: true"), ("", "b: false")),
    "maybe": (("", "maybe: true"), ("", "maybe: {none: x}")),
    "count": (("", "count: {gte: 2}", "count: {gte: 3, lte: 6}", "count: 5"), ("", "count: {lt: 3}", "count: 2.5")),
    "m": (("", "m: {gte: 2}", "m: 3"), ("", "m: {none: x}")),
    "colour": (("", "colour: red"), ("", "colour: green")),
    "place": (("", "place: CN"), ("", "place: JP"), ("", "place: {none: x}")),
    "day": (
        ("", "day: 2027", "day: 2027-01", "day: 2027-01-10"),
        ("", "day: {on_or_after: 2027-01-10}", "day: 2027-02-01"),
    ),
    "done_on": (("", "done_on: 2027", "done_on: 2027-01-31"), ("", "done_on: {none: x}")),
    "weight": (
        ("", "weight: {gte: 5, unit: kg}", "weight: {gte: 8, lte: 12, unit: kg}", "weight: {value: 10, unit: kg}"),
        ("", "weight: {lt: 10, unit: kg}"),
    ),
    "code": (("", 'code: "8517"'), ("", 'code: "85"'), ("", "code: x")),
    "items": (
        (
            "",
            "items: {}",
            "items: {x: {}}",
            "items: {x: {good: true}, y: {}}",
            "items: {x: {good: true, size: 4}, y: {good: false}}, items_complete: true",
        ),
        ("", "items: {}", "items: {}, items_complete: true"),
        (
            "",
            "items_others: {size: {gte: 3}}",
            "items: {x: {size: {gte: 4}}}, items_others: {size: {gte: 3}}",
            "items: {x: {size: 5, good: true}}, items_complete: true",
        ),
    ),
    "places": (("", "places: [JP]", "places: [JP, CN]"), ("", "places: [JP]", "places: [JP], places_complete: true")),
    "owner": (("", "owner: p"), ("", "owner: {none: x}")),
    "rival": (("", "rival: p"), ("", "rival: q")),
}
PARTIES = (
    (
        "p: {}, q: {}",
        "p: {kind: company}, q: {}",
        "p: {kind: company, home: CN, listed: true}, q: {}",
        "p: {kind: company, home: CN, listed: true, size: 7}, q: {}",
    ),
    ("p: {}, q: {}", "p: {home: CN}, q: {}", "p: {home: CN, kind: company, size: {lt: 5}}, q: {}"),
    ("p: {}, q: {}", "p: {kind: person}, q: {size: 3}"),
)


def random_condition(source: random.Random, depth: int, name: str) -> str:
    if depth == 0:
        return source.choice(LEAVES).replace("R1", f"{name}-one").replace("R2", f"{name}-two")
    parts = [random_condition(source, depth - 1, f"{name}{n}") for n in range(3)]
    shape = source.choice(
        (
            "all: [%s, %s]",
            "any: [%s, %s]",
            "not: {all: [%s, %s]}",
            "if: %s, then: %s, else: %s",
            "any: [{not: %s}, %s, %s]",
        )
    )
    return "{" + shape % tuple(parts[: shape.count("%s")]) + "}"


def random_rules(seed: int, count: int) -> str:
    source = random.Random(seed)
    return "".join(
        rule(f"r{n}", "requirement", f"requires: {random_condition(source, source.choice((1, 2, 2, 3)), f'k{n}')}")
        for n in range(count)
    )


def random_chain(source: random.Random) -> Iterator[str]:
    """Profiles from nothing known to much known, one step at a time."""
    ways = {name: source.choice(options) for name, options in STEPS.items()}
    parties = source.choice(PARTIES)
    at = dict.fromkeys([*ways, "parties"], 0)
    while True:
        case = ", ".join(text for name, way in ways.items() if (text := way[at[name]]))
        yield facts(case, parties=parties[at["parties"]])
        ahead = [n for n, way in {**ways, "parties": parties}.items() if at[n] + 1 < len(way)]
        if not ahead:
            return
        for name in source.sample(ahead, min(len(ahead), 4)):
            at[name] += 1


@cache
def random_world(folder: Path) -> World:
    big = definition("big", "x: party", "{fact: x.size, gte: 5}")
    return ruled(folder, random_rules(7, 45), more="definitions:\n" + big)


def settled(result: RuleResult) -> set[str]:
    return {o.value for o in result.possible}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> World:
    return random_world(tmp_path_factory.mktemp("many"))


@pytest.mark.parametrize("seed", range(8))
def test_11_1_more_information_only_shrinks_what_is_possible(many: World, seed: int) -> None:
    before: dict[str, RuleResult] = {}
    for text in random_chain(random.Random(seed)):
        for result in many.evaluate(text).results:
            assert result.error is None
            earlier = before.get(result.rule.id)
            # Where the number of trials is exceeded the set may be wider, and says so.
            given_up = result.method is Method.KLEENE and len(result.possible) > 1
            if earlier is not None and not given_up:
                assert settled(result) <= settled(earlier), (result.rule.id, text)
            if len(result.possible) > 1:
                assert result.missing, (result.rule.id, text)
            else:
                assert not result.missing
            before[result.rule.id] = result


EITHER = "{any: [{fact: case.%s, lt: %s}, {fact: case.%s, gte: %s}]}"


@pytest.mark.parametrize(
    ("fact", "bound", "stated"),
    [
        ("count", "5", ("", "count: {gte: 3}", "count: {gte: 4, lte: 6}", "count: 5")),
        (
            "weight",
            "{value: 5, unit: kg}",
            ("", "weight: {gte: 3, unit: kg}", "weight: {gte: 4, lte: 6, unit: kg}", "weight: {value: 5, unit: kg}"),
        ),
        (
            "price",
            "{value: 5, currency: JPY}",
            ("price: {gte: 3, currency: JPY}", "price: {gte: 4, lte: 6, currency: JPY}"),
        ),
    ],
)
def test_11_1_a_range_is_no_less_than_nothing(tmp_path: Path, fact: str, bound: str, stated: tuple[str, ...]) -> None:
    world = condition(tmp_path, EITHER % (fact, bound, fact, bound))
    assert [world.d(text) for text in stated] == [TRUE] * len(stated)


def test_11_1_from_an_open_list_to_a_complete_one(tmp_path: Path) -> None:
    world = ruled(
        tmp_path, rule("r", "prohibition", "prohibits: {count: {of: case.items, as: i, where: i.good}, gte: 2}")
    )
    steps = (
        "",
        "items: {}",
        "items: {x: {}}",
        "items: {x: {good: true}}",
        "items: {x: {good: true}}, items_complete: true",
    )
    sets = [world.outcome(text)[1] for text in steps]
    assert sets == [{"gap", "pass"}] * 4 + [{"pass"}]


# ---- 11.2: enumeration --------------------------------------------------------------------------------------------


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
    assert result.method is (
        Method.KLEENE
        if "U" not in marks or not result.missing and result.method is Method.KLEENE
        else Method.ENUMERATED
    )


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
    assert condition_rules(text)
