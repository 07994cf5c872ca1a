"""Which mutants are made, and which are not because they would say what the pack says."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from stdcheck.cases.mutants.making import mutants_of
from stdcheck.cases.mutants.model import Mutant
from stdcheck.rules.nodes import AllOf, Compare, Literal
from tests.spec.world import World, build, condition, definition


def made(world: World) -> dict[str, Mutant]:
    """The mutants of the definition `d` by what follows its name."""
    found = {mutant.id: mutant for mutant in mutants_of(world.pack)}
    return {name.removeprefix("definition:d.holds"): m for name, m in found.items() if name.startswith("definition:d.")}


def ids(folder: Path, holds: str, *definitions: str, **files: str) -> set[str]:
    return set(made(condition(folder, holds, *definitions, **files)))


def test_a_limb_that_is_said_twice_is_not_left_out(tmp_path: Path) -> None:
    assert ids(tmp_path, "all: [case.a, case.b, case.a]") == {
        ".items.0:negate",
        ".items.1:negate",
        ".items.2:negate",
        ".items.1:drop",
    }


def test_unread_law_is_not_mutated(tmp_path: Path) -> None:
    unread = "{unread: {en: Annex, ja: 附属書}}"
    assert ids(tmp_path, f"any: [case.a, {unread}, {{all: [{unread}]}}]") == {".items.0:negate", ".items.0:drop"}


def test_a_reading_is_mutated_where_it_says_something(tmp_path: Path) -> None:
    holds = """
        readings:
          - {id: narrow, says: {en: n, ja: n}, holds: case.a}
          - {id: wide, says: {en: w, ja: w}, holds: {unread: {en: Annex, ja: 附属書}}}
    """
    assert ids(tmp_path, holds) == {".readings.0.holds:negate"}


@pytest.mark.parametrize(
    ("leaf", "place", "values"),
    [
        ("{fact: case.part, gte: 25%}", ".right", [Fraction(24, 100), Fraction(26, 100)]),
        ("{fact: case.year, lt: 2027, if_none: false}", ".right", [2026, 2028]),
        ("{fact: case.day, after: 2026-01-31}", ".right", ["2026-01-30", "2026-02-01"]),
        ("{fact: case.weight, gt: {value: 5, unit: kg}}", ".right", [4, 6]),
        ("{fact: case.day, after: {days: 3, after: {day: as-of}, count: from-next-day}}", ".right.amount", [2, 4]),
    ],
)
def test_a_constant_is_moved_by_one_of_its_natural_unit(
    leaf: str, place: str, values: list[object], tmp_path: Path
) -> None:
    found = made(condition(tmp_path, leaf))
    assert [_value(found[f"{place}:{operator}"]) for operator in ("minus", "plus")] == values


def _value(mutant: Mutant) -> object:
    leaf = mutant.make().definitions["d"].holds
    assert isinstance(leaf, Compare)
    literal = leaf.right if isinstance(leaf.right, Literal) else getattr(leaf.right, "amount", None)
    assert isinstance(literal, Literal)
    value = literal.value
    return value if isinstance(value, int | Fraction) else str(value)


def test_every_becomes_some_that_passes_the_filter_and_meets_the_demand(tmp_path: Path) -> None:
    world = condition(tmp_path, "{every: case.items, as: i, where: {fact: i.size, gt: 1}, must: {fact: i.size, lt: 5}}")
    some = made(world)[":quantifier"].make().definitions["d"].holds
    assert isinstance(getattr(some, "where", None), AllOf)


def test_a_mutant_leaves_the_pack_as_it_is(tmp_path: Path) -> None:
    world = condition(tmp_path, "all: [case.a, case.b]")
    before = world.pack.definitions["d"]
    for mutant in mutants_of(world.pack):
        assert mutant.make() is not world.pack
    assert world.pack.definitions["d"] is before


def test_a_leaf_that_comes_back_to_its_definition_is_read_as_false(tmp_path: Path) -> None:
    # Turned round it would have no meaning: the least set of what does not belong to it.
    above = definition(
        "above",
        "party: party",
        "any: [party.listed, {fact: party.general_partner, meets: above}]",
        "inductive: true",
    )
    world = condition(tmp_path, "{fact: case.owner, meets: above}", above)
    found = {m.id: m.after for m in mutants_of(world.pack) if m.id.startswith("definition:above.")}
    assert found["definition:above.holds.items.1:never"] == "false"
    assert "definition:above.holds.items.1:negate" not in found
    assert "definition:above.holds.items.0:negate" in found
    assert "definition:d.holds:negate" in {m.id for m in mutants_of(world.pack)}


def rows(folder: Path, *rows: str) -> set[str]:
    text = f"decisions:\n  grade:\n    title: {{en: g, ja: g}}\n    params: {{case: case}}\n    rows: [{', '.join(rows)}]\n"
    world = build(folder, rules=text)
    found = {m.id.removeprefix("decision:grade.") for m in mutants_of(world.pack)}
    return {name for name in found if name.endswith((":drop", ":swap")) and ".when." not in name}


def row(value: str, when: str = "") -> str:
    return f"{{is: {value}, title: {{en: t, ja: t}}{f', when: {when}' if when else ''}}}"


def test_rows_that_exclude_each_other_are_not_swapped(tmp_path: Path) -> None:
    red, blue = "{fact: case.colour, is: red}", "{fact: case.colour, in: [blue, green]}"
    assert rows(tmp_path, row("x", red), row("y", blue), row("z")) == {"rows.0:drop", "rows.1:drop"}
    assert "rows.0:swap" in rows(tmp_path, row("x", red), row("y", "case.a"), row("z"))
    assert "rows.0:swap" not in rows(tmp_path, row("x", "{all: [case.a, case.b]}"), row("y", "{not: case.a}"), row("z"))


def test_a_row_that_gives_what_the_rest_gives_is_not_left_out(tmp_path: Path) -> None:
    assert rows(tmp_path, row("x", "case.a"), row("y", "case.b"), row("y", "case.c"), row("y")) == {
        "rows.0:drop",
        "rows.0:swap",
    }
