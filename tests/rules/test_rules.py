"""Rules, exceptions, decisions, answers: their parts, their scopes, their references."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdcheck.rules.model import RuleKind
from tests.rules.packs import load, with_rules

EXCEPTION = """
rules:
  - id: probe
    title: {{en: Probe, ja: 例}}
    kind: exemption
    exception_to: {parents}
    when: {when}
"""


def codes(text: str, tmp_path: Path) -> list[str]:
    return [problem.code for problem in with_rules(tmp_path, text)[1]]


def rule(**parts: str) -> str:
    given = {"kind": "requirement", "for_each": "{unit: components}", **parts}
    body = "".join(f"    {key}: {value}\n" for key, value in given.items() if value)
    return f"rules:\n  - id: probe\n    title: {{en: Probe, ja: 例}}\n{body}"


@pytest.mark.parametrize(
    ("kind", "breach", "expected"),
    [
        ("prohibition", {"prohibits": "unit.knowing"}, []),
        ("requirement", {"requires": "unit.knowing"}, []),
        ("obligation", {"requires": "unit.knowing"}, []),
        ("obligation", {"done": "unit.declared_on", "due": "unit.import_date"}, []),
        ("obligation", {"done": "unit.declared_on", "due": "unit.import_date", "not_before": "unit.import_date"}, []),
        ("prohibition", {}, ["pack-rule-breach"]),
        ("prohibition", {"requires": "unit.knowing"}, ["pack-rule-breach"]),
        ("requirement", {"prohibits": "unit.knowing", "requires": "unit.knowing"}, ["pack-rule-breach"]),
        ("requirement", {"done": "unit.declared_on", "due": "unit.import_date"}, ["pack-rule-breach"]),
        ("requirement", {"requires": "unit.knowing", "due": "unit.import_date"}, ["pack-wrong-part"]),
        ("requirement", {"requires": "unit.knowing", "when": "unit.knowing"}, ["pack-wrong-part"]),
        ("obligation", {"done": "unit.knowing", "due": "unit.import_date"}, ["pack-wrong-type"]),
        ("exemption", {"when": "true"}, ["pack-missing-key", "pack-wrong-part"]),
    ],
)
def test_a_rule_has_exactly_the_parts_of_its_kind(
    kind: str, breach: dict[str, str], expected: list[str], tmp_path: Path
) -> None:
    assert sorted(codes(rule(kind=kind, **breach), tmp_path)) == expected


def test_a_due_day_that_may_be_none_is_guarded(tmp_path: Path) -> None:
    duty = {"kind": "obligation", "done": "unit.declared_on", "due": "{days: 3, after: unit.returned_on}"}
    assert codes(rule(**duty), tmp_path / "a") == ["pack-due-may-be-none"]
    assert codes(rule(**duty, applies_when="unit.knowing"), tmp_path / "b") == ["pack-due-may-be-none"]
    assert codes(rule(**duty, applies_when="{fact: unit.returned_on, is_none: false}"), tmp_path / "c") == []


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        ("as-of", []),
        ("unit.import_date", []),
        ("{fact: unit.returned_on, otherwise: as-of}", []),
        ("{quantity: declare-by, with: {component: unit}}", []),
        ("{quantity: first-import}", ["pack-clock-may-be-none"]),
        ("{quantity: first-import, otherwise: as-of}", []),
        ("{least: [unit.import_date, 2027-01-01]}", []),
        ("unit.returned_on", ["pack-clock-may-be-none"]),
        ("unit.knowing", ["pack-wrong-type"]),
    ],
)
def test_a_clock_is_a_day_that_exists_or_says_what_else(clock: str, expected: list[str], tmp_path: Path) -> None:
    assert codes(rule(requires="unit.knowing", clock=clock), tmp_path) == expected


def test_loops_see_the_loops_before_them(tmp_path: Path) -> None:
    pack, _ = with_rules(
        tmp_path / "a",
        rule(for_each="{unit: components, maker: unit.suppliers}", requires="maker.controlled_from_abroad"),
    )
    assert pack is not None
    assert [name for name, _ in pack.rules["probe"].for_each] == ["unit", "maker"]
    backwards = rule(for_each="{maker: unit.suppliers, unit: components}", requires="true")
    assert codes(backwards, tmp_path / "b") == ["pack-unknown-name"]


def test_an_exception_sees_the_names_of_its_parent(tmp_path: Path) -> None:
    assert codes(EXCEPTION.format(parents="[{rule: import-ban}]", when="unit.knowing"), tmp_path) == []


def test_an_exception_sees_only_what_every_parent_offers(tmp_path: Path) -> None:
    both = "[{rule: import-ban}, {rule: supplier-check}]"
    assert codes(EXCEPTION.format(parents=both, when="unit.knowing"), tmp_path / "a") == []
    assert codes(EXCEPTION.format(parents=both, when="supplier.controlled_from_abroad"), tmp_path / "b") == [
        "pack-name-not-in-every-parent"
    ]


def test_bound_names_replace_those_of_the_parent(tmp_path: Path) -> None:
    bound = "[{rule: import-ban, with: {thing: unit}}]"
    assert codes(EXCEPTION.format(parents=bound, when="thing.knowing"), tmp_path / "a") == []
    assert codes(EXCEPTION.format(parents=bound, when="unit.knowing"), tmp_path / "b") == ["pack-unknown-name"]


def test_a_bound_name_may_be_none_when_any_parent_binds_what_may_be(tmp_path: Path) -> None:
    when = "{fact: day, before: 2026-01-01}"
    surely = "[{rule: import-ban, with: {day: unit.import_date}}]"
    perhaps = "[{rule: import-ban, with: {day: unit.import_date}}, {rule: declare, with: {day: unit.returned_on}}]"
    assert codes(EXCEPTION.format(parents=surely, when=when), tmp_path / "a") == []
    assert codes(EXCEPTION.format(parents=perhaps, when=when), tmp_path / "b") == ["pack-if-none-missing"]


def test_an_exception_of_an_exception_sees_what_that_one_sees(tmp_path: Path) -> None:
    assert codes(EXCEPTION.format(parents="[{rule: licensed}]", when="licence.granted"), tmp_path / "a") == []
    assert codes(EXCEPTION.format(parents="[{rule: licensed}]", when="unit.knowing"), tmp_path / "b") == [
        "pack-unknown-name"
    ]


def test_an_exception_runs_for_the_roots_of_its_parents(tmp_path: Path) -> None:
    pack, _ = with_rules(tmp_path, EXCEPTION.format(parents="[{rule: supplier-check}]", when="shipment.by_air"))
    assert pack is not None
    assert pack.rules["probe"].roots == ("shipment",)
    assert pack.rules["import-ban"].roots == ("shipment", "vehicle")
    assert [exception.id for exception, _ in pack.exceptions["supplier-check"]] == ["licensed", "probe"]


@pytest.mark.parametrize(
    "text",
    [
        "definitions:\n  one:\n    params: {unit: component}\n    holds: {outcome: probe, is: gap}\n"
        + rule(requires="{fact: unit, meets: one}"),
        EXCEPTION.format(parents="[{rule: import-ban}]", when="{outcome: import-ban, is: gap}"),
        EXCEPTION.format(parents="[{rule: probe}]", when="true"),
        "quantities:\n  one: {value: {plus: [{quantity: two}, 1]}}\n  two: {value: {plus: [{quantity: one}, 1]}}\n",
        "decisions:\n  one:\n    title: {en: One, ja: 一}\n    params: {unit: component}\n    rows:\n"
        "      - {is: a, when: {decision: one, with: {unit: unit}, is: b}}\n      - {is: b}\n",
        "definitions:\n  one:\n    params: {one: party, other: party}\n    holds:\n"
        "      {interest: {holder: one, held: other, measure: votes, method: multiply, together_with: one}, gt: 5%}\n",
        "definitions:\n  one:\n    params: {unit: component}\n    clock: {quantity: due, with: {unit: unit}}\n    holds: true\n"
        "quantities:\n  due:\n    params: {unit: component}\n    value:\n"
        "      {min: {of: unit.alterations, as: a, value: a.altered_on, where: {fact: unit, meets: one}}}\n",
    ],
    ids=["rule", "exception", "own parent", "quantity", "decision", "interest", "clock"],
)
def test_nothing_rests_on_itself(text: str, tmp_path: Path) -> None:
    assert "pack-cycle" in codes(text, tmp_path)


def test_an_outcome_is_asked_for_one_subject_or_for_some(tmp_path: Path) -> None:
    assert codes(rule(requires="{outcome: supplier-check, in: [pass, not_applicable]}"), tmp_path / "a") == []
    one = "{outcome: supplier-check, for: {unit: unit, supplier: unit.importer}, is: pass}"
    assert codes(rule(requires=one), tmp_path / "b") == []
    half = "{outcome: supplier-check, for: {unit: unit}, is: pass}"
    assert codes(rule(requires=half), tmp_path / "c") == ["pack-missing-argument"]


def test_rows_of_one_value_share_title_and_rank() -> None:
    pack, _ = load(Path(__file__).parent / "good")
    assert pack is not None
    last = pack.decisions["shipment-verdict"].rows[-1]
    assert (last.value, last.rank, last.title["en"]) == ("free", 0, "free")


def test_the_good_pack_has_every_kind_of_part() -> None:
    pack, problems = load(Path(__file__).parent / "good")
    assert problems == []
    assert pack is not None
    assert {rule.kind for rule in pack.rules.values()} == set(RuleKind)
    duty = pack.rules["declare"].duty
    assert duty is not None and duty.due is not None and duty.not_before is not None
    assert pack.verdicts == {"shipment": "shipment-verdict"}
    assert [(source.kind, source.of) for source in pack.answers["information"].sources] == [
        ("notes", "shipment"),
        ("notes", "vehicle"),
    ]
    assert pack.answers["import_prohibited"].sources[0].without == {"authorization"}
    assert pack.provisions["act.11"].excused["ja"]
    assert pack.jurisdiction["ja"] == "見本国"
