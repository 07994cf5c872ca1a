"""The tables of the language drive the reader: every entry can be read, nothing else can."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from stdcheck.facts.declarations import Fact, FactType
from stdcheck.logic.results import Outcome
from stdcheck.rules import nodes, reading
from stdcheck.rules.reading import forms
from stdcheck.rules.reading.pack import FORM_READERS
from stdcheck.rules.registry import FORMS, NAMED_OUTCOMES, OPERATORS, Operand, Operator, Place, form_of, forms_at
from tests.rules.packs import vocabulary, with_rules

READER = Path(reading.__file__).parent
RIGHT = {
    FactType.YES_NO: "true",
    FactType.TEXT: "abc",
    FactType.NUMBER: "5",
    FactType.PERCENT: "25%",
    FactType.YEAR: "2030",
    FactType.DATE: "2026-01-31",
    FactType.QUANTITY: "{value: 5, unit: kg}",
    FactType.MONEY: "{value: 5, currency: JPY}",
    FactType.COUNTRY: "JP",
    FactType.ENUM: "modem",
    FactType.REFERENCE: "{fact: unit.importer}",
    FactType.ENTITY: "{fact: unit.licence}",
}
LEFT = {
    FactType.YES_NO: "unit.knowing",
    FactType.TEXT: "unit.name",
    FactType.NUMBER: "unit.importer.headcount",
    FactType.PERCENT: "stake.votes",
    FactType.YEAR: "unit.model_year",
    FactType.DATE: "unit.import_date",
    FactType.QUANTITY: "unit.weight",
    FactType.MONEY: "unit.price",
    FactType.COUNTRY: "unit.importer.head_office",
    FactType.ENUM: "unit.item_kind",
    FactType.REFERENCE: "unit.importer",
    FactType.ENTITY: "unit.licence",
}


def test_every_form_has_a_reader_and_every_reader_a_form() -> None:
    assert FORM_READERS
    keys = {place: {form.key for form in FORMS if place in form.places and form.key} for place in Place}
    assert set(forms.CONDITIONS) - {forms.LEAF} == keys[Place.CONDITION]
    assert set(forms.TERMS) == keys[Place.TERM]
    assert set(forms.LISTS) == keys[Place.LIST]


def test_every_node_class_of_the_tree_is_a_form() -> None:
    classes = {form.node for form in FORMS}
    assert classes == {
        *nodes.Term.__args__,
        *nodes.ListExpr.__args__,
        *nodes.Condition.__args__,
        nodes.ListRef,
    } - {nodes.Compare, nodes.IsNone}, "a leaf is a left form with an operator, so it has no key of its own"


def test_no_operator_is_named_in_the_reader() -> None:
    """Words that also mean something else (the value of a decision row, the direction of a date sum) do not count."""
    names = set(OPERATORS) - {"is", "before", "after"}
    named = {
        (file.name, node.value)
        for file in READER.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in names
    }
    assert not named


def test_negations_name_operators_of_the_same_shape() -> None:
    for operator in OPERATORS.values():
        if operator.negation_of is not None:
            base = OPERATORS[operator.negation_of]
            assert (base.operand, base.takes, base.lists) == (operator.operand, operator.takes, operator.lists)


def test_only_outcomes_that_are_no_headlines_can_be_named() -> None:
    assert set(NAMED_OUTCOMES) == {outcome.value for outcome in Outcome}


def test_a_key_that_belongs_to_another_form_identifies_nothing() -> None:
    assert [form.key for form in form_of(("days", "before", "count"), Place.TERM)] == ["days"]
    assert [form.key for form in form_of(("fact", "meets", "with"), Place.CONDITION)] == ["meets"]
    assert [form.key for form in form_of(("fact", "for", "is"), Place.CONDITION)] == ["for"]
    assert [form.key for form in form_of(("outcome", "for", "is"), Place.CONDITION)] == ["outcome"]
    assert "days" not in forms_at(Place.CONDITION), "`before` would be read as its operator"


def leaf(operator: Operator, type_: FactType) -> str:
    """A leaf of this operator about a fact of this type."""
    right = RIGHT[type_]
    if operator.operand is Operand.FLAG:
        right = "true"
    elif operator.operand is Operand.SEVERAL:
        right = f"[{right}]"
    return f"{{fact: {LEFT[type_]}, {operator.name}: {right}{if_none(operator, type_)}}}"


def if_none(operator: Operator, type_: FactType) -> str:
    """`if_none` where the left side may be none and the operator needs it."""
    return ", if_none: false" if operator.if_none and type_ is FactType.YEAR else ""


def problems_of(condition: str, tmp_path: Path) -> list[str]:
    """The codes of a definition about one component and one stake."""
    text = f"definitions:\n  probe:\n    params: {{unit: component, stake: stake}}\n    holds: {condition}\n"
    return [problem.code for problem in with_rules(tmp_path, text)[1]]


@pytest.mark.parametrize("operator", [o for o in OPERATORS.values() if not o.lists], ids=lambda o: o.name)
@pytest.mark.parametrize("type_", list(LEFT), ids=lambda t: t.value)
def test_an_operator_takes_the_types_of_its_row_and_no_other(
    operator: Operator, type_: FactType, tmp_path: Path
) -> None:
    expected = [] if type_ in operator.takes else ["pack-operator-type"]
    codes = problems_of(leaf(operator, type_), tmp_path)
    assert codes == expected


@pytest.mark.parametrize("operator", [o for o in OPERATORS.values() if o.lists], ids=lambda o: o.name)
def test_an_operator_on_lists_takes_lists_only(operator: Operator, tmp_path: Path) -> None:
    assert problems_of(f"{{fact: unit.importer.citizenships, {operator.name}: [JP]}}", tmp_path / "a") == []
    assert problems_of(f"{{fact: unit.importer.head_office, {operator.name}: [JP]}}", tmp_path / "b") == [
        "pack-operator-type"
    ]


@pytest.mark.parametrize("operator", [o for o in OPERATORS.values() if o.operand is Operand.ONE], ids=lambda o: o.name)
def test_if_none_is_asked_for_exactly_where_a_side_may_be_none(operator: Operator, tmp_path: Path) -> None:
    day = FactType.DATE in operator.takes
    lacks, never = ("unit.returned_on", "unit.import_date") if day else ("unit.model_year", "year")
    value = "2026-01-31" if day else "2030"
    right = f"{{fact: {lacks}}}"
    missing, needless = ["pack-if-none-missing"], ["pack-if-none-needless"]

    def codes(left: str, operand: str, given: str, name: str) -> list[str]:
        text = (
            "definitions:\n  probe:\n    params: {unit: component, year: year}\n"
            f"    holds: {{fact: {left}, {operator.name}: {operand}{given}}}\n"
        )
        return [problem.code for problem in with_rules(tmp_path / name, text)[1]]

    assert codes(lacks, value, "", "a") == (missing if operator.if_none else [])
    assert codes(lacks, value, ", if_none: true", "b") == ([] if operator.if_none else needless)
    assert codes(never, value, ", if_none: true", "c") == needless
    assert codes(never, right, "", "d") == (missing if operator.if_none else [])


def test_the_types_above_cover_the_scalars_and_things_of_the_vocabulary() -> None:
    facts: list[Fact] = [fact for kind in vocabulary().entities.values() for fact in kind.facts.values()]
    assert {fact.type for fact in facts} - {FactType.LIST, FactType.RELATION} == set(LEFT)
