"""Tables of a pack: amounts of parameters and who counts as a parent by a method."""

from __future__ import annotations

import shutil
from fractions import Fraction
from pathlib import Path

import pytest

from stdcheck.rules.model import Pack
from stdcheck.source.problems import Problem
from tests.rules.packs import GOOD, load


def with_file(folder: Path, name: str, more: str) -> tuple[Pack | None, list[Problem]]:
    """The good pack with more lines at the end of one file."""
    shutil.copytree(GOOD, folder, dirs_exist_ok=True)
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write(more)
    return load(folder)


def parameter(kind: str, value: str) -> str:
    title = "{en: Probe, ja: 試験}"
    return f"  probe: {{type: {kind}, title: {title}, values: [{{value: {value}}}]}}\n"


@pytest.mark.parametrize(
    ("kind", "value", "amounts"),
    [
        ("quantity", "{mg: 5}", {"mg": Fraction(5)}),
        ("quantity", "{value: 5, unit: mg}", {"mg": Fraction(5)}),
        ("quantity", "{kg: 5, lb: 11}", {"kg": Fraction(5), "lb": Fraction(11)}),
        ("money", "{value: 5, currency: JPY}", {"JPY": Fraction(5)}),
    ],
)
def test_one_amount_may_be_written_as_an_operand(
    kind: str, value: str, amounts: dict[str, Fraction], tmp_path: Path
) -> None:
    pack, problems = with_file(tmp_path, "parameters.yaml", parameter(kind, value))
    assert pack is not None, [(p.code, dict(p.args)) for p in problems]
    assert pack.parameters["probe"].values[0].value == amounts


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [
        ("money", "{value: 5, currency: yen}", "value-currency"),
        ("quantity", "{value: five, unit: mg}", "value-number"),
    ],
)
def test_a_wrong_amount_is_reported_once(kind: str, value: str, code: str, tmp_path: Path) -> None:
    _, problems = with_file(tmp_path, "parameters.yaml", parameter(kind, value))
    assert [p.code for p in problems] == [code]


METHOD = "  probe: {title: {en: Probe, ja: 試験}, parents: {count: in-full, BOUND, measures: [votes]}}\n"


@pytest.mark.parametrize(("bound", "strict"), [("threshold: 50%", False), ("more_than: 50%", True)])
def test_a_parent_has_at_least_or_more_than_a_share(bound: str, strict: bool, tmp_path: Path) -> None:
    pack, problems = with_file(tmp_path, "methods.yaml", METHOD.replace("BOUND", bound))
    assert pack is not None, [(p.code, dict(p.args)) for p in problems]
    method = pack.methods["probe"]
    assert (method.parent_threshold, method.parent_strict) == (Fraction(1, 2), strict)


@pytest.mark.parametrize(
    ("bound", "code"),
    [("threshold: 50%, more_than: 50%", "pack-unknown-key"), ("measures: [votes]", "yaml-duplicate-key")],
)
def test_a_method_has_one_bound(bound: str, code: str, tmp_path: Path) -> None:
    assert code in [p.code for p in with_file(tmp_path, "methods.yaml", METHOD.replace("BOUND", bound))[1]]
