"""Chapter 11 of the specification: more information only shrinks what is possible."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from stdcheck.logic.results import Method, RuleResult
from tests.spec.world import TRUE, World, condition, definition, facts, rule, ruled

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
