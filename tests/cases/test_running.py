"""Running cases: an address or a name that nothing has is a mistake of the case, not a silent pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdcheck.cases.reading import read_cases
from stdcheck.cases.running import CaseRun, run_case
from tests.rules.packs import GOOD, load, vocabulary

FACTS = """
kind: shipment
facts:
  shipment: {by_air: true, checks: {c1: {item: tcu, person: p, needed: true}}}
  components: {tcu: {item_kind: modem, weight: {value: 2, unit: kg}, suppliers: [p], knowing: true}, spare: {item_kind: antenna}}
  parties: {p: {kind: company}}
"""


ANY = "answer: verdict, possible: [free, declare, prohibited]"


def run(folder: Path, *, given: str = "", expect: str = ANY) -> CaseRun:
    bases = "bases:\n  spare:" + FACTS.replace("\n", "\n    ")
    case = f"\ncases:\n  - {{id: one, source: Act 3, given: {{base: spare{given}}}, expect: [{{{expect}}}]}}\n"
    (folder / "_bases.yaml").write_text(bases, encoding="utf-8")
    (folder / "import.yaml").write_text(case, encoding="utf-8")
    pack, problems = load(GOOD)
    if pack is not None:
        pack.answers = {name: pack.answers[name] for name in ("linked", "verdict")}
    cases, unread = read_cases(folder, "cases", pack.law_as_of) if pack is not None else ([], problems)
    assert pack is not None and not unread, [(p.code, dict(p.args)) for p in unread]
    return run_case(cases[0], [pack], vocabulary())


@pytest.mark.parametrize(
    ("address", "near"),
    [
        ("components.tcu.item_kin", "item_kind"),
        ("components.tcv", "tcu"),
        ("components.tcv.item_kind", "tcu"),
        ("component.tcu", "components"),
        ("components_complet", "components_complete"),
        ("shipment.by_ship", "by_air"),
        ("shipment.checks.c2.needed", "c1"),
        ("shipment.checks.c1.need", "needed"),
        ("components.tcu.weight.unti", "unit"),
        ("provenance.components.tcu.knoving", "knowing"),
    ],
)
def test_dropping_what_nothing_is_called_is_reported(address: str, near: str, tmp_path: Path) -> None:
    ran = run(tmp_path, given=f", drop: [{address}]")
    assert [problem.code for problem in ran.problems] == ["case-address"]
    assert ran.problems[0].args["near"].split(", ")[0] == near


@pytest.mark.parametrize(
    "address",
    [
        "components.tcu.model_year",
        "components.tcu.alterations",
        "components.tcu.suppliers_complete",
        "components.tcu.weight",
        "components_others",
        "components.spare",
        "shipment.sent_on",
        "shipment.checks.c1",
        "provenance.components.tcu.knowing",
    ],
)
def test_dropping_a_declared_fact_or_an_id_is_fine(address: str, tmp_path: Path) -> None:
    assert run(tmp_path, given=f", drop: [{address}]").problems == ()


def test_setting_what_nothing_is_called_is_reported(tmp_path: Path) -> None:
    ran = run(tmp_path, given=", set: {components.tcu.import_dat: 2026-01-01}")
    assert [problem.code for problem in ran.problems] == ["case-address"]


def test_setting_may_make_an_entity(tmp_path: Path) -> None:
    assert run(tmp_path, given=", set: {components.more.item_kind: antenna, parties.q: {kind: person}}").problems == ()


def test_the_way_through_a_plain_value_is_reported(tmp_path: Path) -> None:
    ran = run(tmp_path, given=", set: {shipment.by_air.reason: x}")
    assert [problem.code for problem in ran.problems] == ["case-through-value"]


@pytest.mark.parametrize(
    ("expect", "code", "near"),
    [
        ("rule: import-bann, outcome: gap", "case-unknown-rule", "import-ban"),
        ("answer: verdit, is: free", "case-unknown-answer", "verdict"),
    ],
)
def test_a_misspelt_rule_or_answer_is_called_so(expect: str, code: str, near: str, tmp_path: Path) -> None:
    failures = run(tmp_path, expect=expect).failures
    assert [failure.code for failure in failures] == [code]
    assert failures[0].args["near"].split(", ")[0] == near


def test_a_rule_without_that_subject_is_still_called_so(tmp_path: Path) -> None:
    failures = run(tmp_path, expect="rule: import-ban, subject: components.other, outcome: gap").failures
    assert [failure.code for failure in failures] == ["case-no-subject"]
