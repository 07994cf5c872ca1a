"""Which cases name a provision."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdcheck.cases.naming import cases_naming
from stdcheck.cases.reading import read_cases
from stdcheck.rules.coverage import coverage
from tests.spec.world import ANSWER_D, build

RULES = """
    definitions:
      d: {implements: [p.d], params: {case: case}, holds: case.a}
    rules:
      - {id: r, implements: [p.r], kind: prohibition, title: {en: r, ja: r}, prohibits: case.b}
      - {id: e, implements: [p.e], kind: exemption, title: {en: e, ja: e}, exception_to: [{rule: r}], when: case.c}
"""
PROVISIONS = """
    provisions:
      - {id: p.d, ref: "§ 2 (1)", title: {en: D, ja: 丁}}
      - {id: p.r, ref: "§§ 3(a), 302(a)", title: {en: R, ja: 甲}}
      - {id: p.e, ref: "§ 4", title: {en: E, ja: 乙}}
      - {id: p.f, ref: "§ 4", title: {en: F, ja: 丙}}
      - {id: p.j, ref: "第27条第1項", title: {en: J, ja: 戊}}
"""


def named_by(folder: Path, source: str, expect: str) -> set[str]:
    pack = build(folder, header=ANSWER_D, rules=RULES, provisions=PROVISIONS).pack
    cases = folder / "cases"
    cases.mkdir()
    (cases / "one.yaml").write_text(
        f"cases:\n  - {{id: one, source: '{source}', given: {{profile: {{kind: case}}}}, expect: [{{{expect}}}]}}\n",
        encoding="utf-8",
    )
    found, problems = read_cases(cases, "cases", pack.law_as_of)
    assert problems == []
    return {name for name, some in cases_naming(coverage(pack), found, pack).items() if some}


@pytest.mark.parametrize(
    ("source", "expect", "named"),
    [
        ("memo", "answer: d, is: undetermined", {"p.d"}),
        ("memo", "rule: r, outcome: gap", {"p.r"}),
        ("memo", "rule: r, relies_on: [toy/e]", {"p.r", "p.e"}),
        ("memo on p.f", "answer: other, is: x", {"p.f"}),
        ("memo", "answer: other, is: [p.e]", {"p.e"}),
        ("Act 2(1)", "answer: other, is: x", {"p.d"}),
        ("Act § 2 (1), first sentence", "answer: other, is: x", {"p.d"}),
        ("Act 302(a)", "answer: other, is: x", {"p.r"}),
        ("Act 302(a)(1)", "answer: other, is: x", set()),
        ("Act 12(1)", "answer: other, is: x", set()),
        ("Act 4", "answer: other, is: x", set()),
        ("法第27条第1項", "answer: other, is: x", {"p.j"}),
    ],
)
def test_a_case_names_provisions(source: str, expect: str, named: set[str], tmp_path: Path) -> None:
    assert named_by(tmp_path, source, expect) == named
