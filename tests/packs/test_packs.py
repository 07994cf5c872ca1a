"""The packs of the repository: they load and lint without errors, and every case comes out as its source says."""

from __future__ import annotations

from datetime import date

import pytest

from stdcheck.cases.model import Case
from stdcheck.cases.reading import read_cases
from stdcheck.cases.running import run_case
from stdcheck.i18n.catalogue import message
from stdcheck.rules.lint.registry import lint_pack
from stdcheck.rules.model import Pack
from stdcheck.rulesets import find_rulesets

RULESETS = find_rulesets()
LOADED = {pack_id: RULESETS.load(pack_id) for pack_id in RULESETS.packs}
PACKS = {pack_id: pack for pack_id, (pack, _) in LOADED.items() if pack is not None}
READ = {
    pack_id: read_cases(RULESETS.packs[pack_id].folder / "cases", f"{pack_id}/cases", pack.law_as_of)
    for pack_id, pack in PACKS.items()
}
CASES = [(pack_id, case) for pack_id, (cases, _) in READ.items() for case in cases]


def test_every_pack_loads_without_a_problem() -> None:
    assert RULESETS.problems == []
    assert {pack_id: problems for pack_id, (_, problems) in LOADED.items()} == {
        pack_id: [] for pack_id in RULESETS.packs
    }


@pytest.mark.parametrize("pack_id", PACKS)
def test_no_pack_has_a_lint_error(pack_id: str) -> None:
    found = lint_pack(PACKS[pack_id], RULESETS.vocabulary, date(2026, 11, 24))
    assert [(p.code, p.span.path, p.span.start.line) for p in found if p.severity == "error"] == []


@pytest.mark.parametrize("pack_id", PACKS)
def test_case_files_are_named_after_rules_files(pack_id: str) -> None:
    folder = RULESETS.packs[pack_id].folder
    rules = {file.name for file in (folder / "rules").glob("*.yaml")}
    cases = {file.name for file in (folder / "cases").glob("*.yaml")} - {"_bases.yaml"}
    assert cases == rules
    assert READ[pack_id][1] == []


@pytest.mark.parametrize(("pack_id", "case"), CASES, ids=[f"{pack_id}/{case.id}" for pack_id, case in CASES])
def test_case(pack_id: str, case: Case) -> None:
    pack: Pack = PACKS[pack_id]
    run = run_case(case, [pack], RULESETS.vocabulary)
    assert [(p.code, p.span.start.line) for p in run.problems] == []
    assert [f"[{f.variant.label}] {message(f.code, f.args)}" for f in run.failures] == []
