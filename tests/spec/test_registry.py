"""The specification, the registries of the code and these tests speak of the same things."""

from __future__ import annotations

import ast
import re
from collections import Counter
from itertools import product
from pathlib import Path

from stdcheck.logic import evaluate
from stdcheck.logic.context import CONDITIONS, TERMS
from stdcheck.logic.operators import OPERATORS as MEANINGS
from stdcheck.rules import nodes
from stdcheck.rules.registry import FORMS, OPERATORS, Form, Operand

HERE = Path(__file__).parent
SPEC = (HERE.parents[1] / "docs" / "spec.md").read_text(encoding="utf-8")
TAGS = re.findall(r"\[(form|operator|outcome) ([^\]\s]+)\]", SPEC)
LEAVES = {nodes.Compare, nodes.IsNone}
"""The nodes of a leaf: what they mean stands at the operators."""


def tags(kind: str) -> list[str]:
    """The names tagged in the specification."""
    return [name for found, name in TAGS if found == kind]


def name_of(form: Form) -> str:
    """A form is tagged by its key, one that has none by its node."""
    return form.key or form.node.__name__


def clauses() -> list[str]:
    """The numbers of all clauses, as they stand in bold at their beginning."""
    return re.findall(r"^(?:\| )?\*\*(\d+\.\d+)\*\*", SPEC, re.MULTILINE)


def named_after_clauses() -> dict[str, list[str]]:
    """Clause number -> the test functions named after it."""
    found: dict[str, list[str]] = {}
    for file in sorted(HERE.glob("test_*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match = re.match(r"test_(\d+)_(\d+)_.", node.name) if isinstance(node, ast.FunctionDef) else None
            if match is not None and isinstance(node, ast.FunctionDef):
                found.setdefault(f"{match[1]}.{match[2]}", []).append(f"{file.name}:{node.name}")
    return found


def test_every_form_has_a_clause_and_every_tagged_form_exists() -> None:
    assert sorted(tags("form")) == sorted({name_of(form) for form in FORMS})


def test_every_operator_has_a_clause_and_every_tagged_operator_exists() -> None:
    assert sorted(tags("operator")) == sorted(OPERATORS)


def test_no_tag_stands_twice() -> None:
    assert [tag for tag, count in Counter(TAGS).items() if count > 1] == []


def test_every_form_has_a_meaning_and_every_meaning_a_form() -> None:
    """The evaluator gives a meaning to the node of every condition and term; lists are read where they stand."""
    assert evaluate.REGISTERED
    lists = {nodes.PathList, nodes.DerivedList, nodes.ListRef}
    assert set(CONDITIONS) | set(TERMS) == ({form.node for form in FORMS} - lists) | LEAVES
    assert not set(CONDITIONS) & set(TERMS)


def test_every_operator_has_a_meaning_and_every_meaning_an_operator() -> None:
    """An operator that takes true or false is a node of its own (IsNone); all others stand in one table."""
    flags = {name for name, operator in OPERATORS.items() if operator.operand is Operand.FLAG}
    assert flags == {"is_none"}
    assert set(MEANINGS) == set(OPERATORS) - flags


def test_negations_are_those_that_the_registry_names() -> None:
    assert {name: operator.negation_of for name, operator in OPERATORS.items() if operator.negation_of} == {
        "is_not": "is",
        "not_in": "in",
    }


def test_every_row_of_the_outcome_table_has_exactly_one_clause() -> None:
    rows = tags("outcome")
    assert all(re.fullmatch("[TFU-]{3}", row) for row in rows)
    for s, b, e in product("TFU", repeat=3):
        fitting = [row for row in rows if all(mark in ("-", is_) for mark, is_ in zip(row, (s, b, e), strict=True))]
        assert len(fitting) == 1, (s + b + e, fitting)


def test_clauses_are_numbered_in_order_and_each_once() -> None:
    numbers = [tuple(map(int, clause.split("."))) for clause in clauses()]
    expected: list[tuple[int, int]] = []
    for chapter, count in sorted(Counter(chapter for chapter, _ in numbers).items()):
        expected += [(chapter, place) for place in range(1, count + 1)]
    assert numbers == expected
    headings = [int(n) for n in re.findall(r"^## (\d+)\. ", SPEC, re.MULTILINE)]
    assert headings == sorted({chapter for chapter, _ in numbers})


def test_every_clause_has_a_test_and_every_test_a_clause() -> None:
    found = named_after_clauses()
    assert [clause for clause in clauses() if clause not in found] == []
    assert {clause: names for clause, names in found.items() if clause not in clauses()} == {}


def test_a_test_stands_in_the_file_of_its_chapter() -> None:
    wrong = {
        name
        for clause, names in named_after_clauses().items()
        for name in names
        if not name.startswith(f"test_{int(clause.split('.')[0]):02d}_")
    }
    assert wrong == set()
