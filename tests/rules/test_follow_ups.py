"""One mistake in a pack is reported once: what only seems wrong because of it is left unsaid."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.rules.packs import GOOD, load, with_rules

EXCEPTION = """
rules:
  - id: aside
    title: {en: Aside, ja: 例外}
    kind: exemption
    exception_to: PARENTS
    when: {all: [unit.knowing, shipment.by_air]}
    cite: {source: act, ref: "4"}
"""
BELOW = """
  - id: below
    title: {en: Below, ja: 下位}
    kind: exclusion
    exception_to: [{rule: aside}]
    when: {all: [unit.knowing, shipment.by_air]}
    cite: {source: act, ref: "4"}
"""


@pytest.mark.parametrize("parents", ["[{rule: import-bann}]", "[{rule: import-ban}, {rule: suplier-check}]"])
@pytest.mark.parametrize("below", ["", BELOW])
def test_paths_of_an_exception_to_an_unknown_rule_are_not_blamed(parents: str, below: str, tmp_path: Path) -> None:
    _, problems = with_rules(tmp_path, EXCEPTION.replace("PARENTS", parents) + below)
    assert [problem.code for problem in problems] == ["pack-unknown-rule"]


def with_roots(folder: Path, roots: str) -> list[str]:
    shutil.copytree(GOOD, folder, dirs_exist_ok=True)
    text = (folder / "pack.yaml").read_text(encoding="utf-8")
    (folder / "pack.yaml").write_text(text.replace("roots: [shipment, vehicle]", f"roots: {roots}"), encoding="utf-8")
    return [problem.code for problem in load(folder)[1]]


@pytest.mark.parametrize("roots", ["[shipmnt]", "[shipmnt, vehicle]"])
def test_paths_are_not_blamed_for_a_misspelt_root_of_the_pack(roots: str, tmp_path: Path) -> None:
    assert with_roots(tmp_path, roots) == ["pack-unknown-root"]


def test_a_pack_has_a_root(tmp_path: Path) -> None:
    assert with_roots(tmp_path, "[]") == ["pack-too-few"]


def test_paths_are_not_blamed_for_a_misspelt_root_of_a_rule(tmp_path: Path) -> None:
    rule = EXCEPTION.replace("exception_to: PARENTS", "root: [vehicle, shipmnt]").replace("exemption", "requirement")
    rule = rule.replace("when: {all: [unit.knowing, shipment.by_air]}", "requires: shipment.by_air")
    _, problems = with_rules(tmp_path, rule)
    assert [problem.code for problem in problems] == ["pack-unknown-root"]


def test_what_is_missing_is_told_by_what_stands_beside_it(tmp_path: Path) -> None:
    _, problems = with_rules(tmp_path, "rules:\n  - {id: lone, kind: prohibition, prohibits: true}\n")
    assert [(p.code, p.args["key"], p.args["beside"]) for p in problems] == [
        ("pack-missing-key", "title", "id: lone, kind: prohibition, prohibits")
    ]
