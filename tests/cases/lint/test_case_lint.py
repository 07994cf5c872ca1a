"""Every check on cases objects to the bad pack that shows what its cases leave out, and to nothing in the clean one."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from stdcheck.cases.lint.parts import outcomes_of
from stdcheck.cases.lint.registry import CASE_LINTS, lint_cases
from stdcheck.cases.lint.shown import Shown, shown_by
from stdcheck.cases.reading import read_cases
from stdcheck.cases.running import run_cases
from stdcheck.facts.vocabulary import load_vocabulary
from stdcheck.logic.context import CONDITIONS, TERMS
from stdcheck.report.excerpt import render_problem
from stdcheck.rules.reading.pack import load_pack
from stdcheck.rules.truths import PossibleTruths
from stdcheck.source.problems import Problem
from tests.goldens import check_golden

HERE = Path(__file__).parent
TESTS = HERE.parents[1]
CLEAN = TESTS / "good" / "lint"
BAD = TESTS / "bad" / "lint"
RULES, CASES, PARAMETERS = "rules/01-import.yaml", "cases/01-import.yaml", "parameters.yaml"


def shown(folder: Path) -> Shown:
    common = TESTS / "rules" / "vocabulary"
    vocabulary, declared = load_vocabulary([("common", common), ("clean", folder)], shown_as=["common", "pack"])
    pack, problems = load_pack(folder, vocabulary, shown_as="pack")
    assert pack is not None and not declared, [(problem.code, dict(problem.args)) for problem in problems]
    cases, problems = read_cases(folder / "cases", "pack/cases", pack.law_as_of)
    assert not problems
    found = shown_by(pack, run_cases(cases, [pack], vocabulary))
    assert [run.case.id for run in found.runs if not run.passed] == []
    return found


def spoilt(overlay: Path, into: Path) -> Path:
    shutil.copytree(CLEAN, into, dirs_exist_ok=True)
    shutil.copytree(overlay, into, dirs_exist_ok=True)
    return into


def with_texts(into: Path, *changes: tuple[str, str, str]) -> list[tuple[str, Mapping[str, str]]]:
    """Codes and arguments for the clean pack after changes of (file, text, text in its place)."""
    shutil.copytree(CLEAN, into, dirs_exist_ok=True)
    for name, old, new in changes:
        text = (into / name).read_text(encoding="utf-8")
        assert old in text
        (into / name).write_text(text.replace(old, new), encoding="utf-8")
    return [(problem.code, problem.args) for problem in lint_cases(shown(into))]


def rendered(problems: list[Problem], folder: Path) -> str:
    texts = {
        f"pack/{file.relative_to(folder).as_posix()}": file.read_text(encoding="utf-8").splitlines()
        for file in folder.rglob("*.yaml")
    }
    return "\n\n".join(render_problem(problem, texts, lang=lang) for lang in ("en", "ja") for problem in problems)


def test_the_clean_pack_trips_none() -> None:
    assert lint_cases(shown(CLEAN)) == []


@pytest.mark.parametrize("code", sorted(CASE_LINTS))
def test_a_check_objects_to_its_bad_pack(code: str, tmp_path: Path) -> None:
    problems = lint_cases(shown(spoilt(BAD / code, tmp_path)))
    assert code in {problem.code for problem in problems}
    assert {problem.severity for problem in problems} == {"note"}
    check_golden(HERE / "goldens" / f"{code}.txt", rendered([p for p in problems if p.code == code], tmp_path))


@pytest.mark.parametrize("code", ["lint-outcome-not-shown", "lint-not-reached", "lint-leaf-one-sided"])
def test_and_nothing_else_does_where_nothing_else_is_left_out(code: str, tmp_path: Path) -> None:
    assert {problem.code for problem in lint_cases(shown(spoilt(BAD / code, tmp_path)))} == {code}


def test_the_tables_of_meanings_are_as_before_after_a_recording() -> None:
    before = dict(CONDITIONS), dict(TERMS)
    shown(CLEAN)
    assert (dict(CONDITIONS), dict(TERMS)) == before


def test_a_row_at_the_limit_is_as_needed_as_one_beyond_it(tmp_path: Path) -> None:
    at_limit = (CASES, "25%, set: {stakes.rest.votes: 75%}", "26%, set: {stakes.rest.votes: 74%}")
    others = (CASES, "25%, set: {stakes.rest.votes: 75%, ", "26%, set: {stakes.rest.votes: 74%, ")
    found = with_texts(tmp_path, others, at_limit)
    assert found == [
        ("lint-cut-one-sided", {"name": "linked", "operator": "gte", "sides": "= least-votes"}),
    ]


def test_with_another_operator_the_other_side_of_the_limit_is_needed(tmp_path: Path) -> None:
    found = with_texts(
        tmp_path,
        (RULES, "gte: {param: least-votes}", "gt: {param: least-votes}"),
        (CASES, "25%, set: {stakes.rest.votes: 75%}", "27%, set: {stakes.rest.votes: 73%}"),
        (CASES, "25%, set: {stakes.rest.votes: 75%, ", "27%, set: {stakes.rest.votes: 73%, "),
    )
    assert found == [
        ("lint-cut-one-sided", {"name": "linked", "operator": "gt", "sides": "= least-votes, = least-votes + 1%"}),
    ]


def test_the_edges_of_a_period_need_results_on_both_sides(tmp_path: Path) -> None:
    later = (RULES, "in_force: {from: 2025-01-01}", "in_force: {from: 2025-06-01, until: 2026-06-01}")
    found = with_texts(tmp_path, later)
    assert found == [
        (
            "lint-cut-one-sided",
            {"name": "import-ban", "operator": "in_force", "sides": "= 2025-05-31, = 2025-06-01, = 2026-06-02"},
        ),
    ]


def test_what_cannot_be_is_not_asked_for(tmp_path: Path) -> None:
    """A breach that nobody has read is undetermined, and cannot be anything else."""
    folder = spoilt(CLEAN, tmp_path)
    file = folder / RULES
    text = file.read_text(encoding="utf-8")
    start, end = text.index("    prohibits:\n"), text.index("    remediation:")
    file.write_text(text[:start] + "    prohibits: {unread: {en: Annex, ja: 別表}}\n" + text[end:], encoding="utf-8")
    (folder / CASES).write_text("cases: []\n", encoding="utf-8")
    found = shown(folder)
    assert [o.value for o in outcomes_of(found.pack.rules["import-ban"], found.pack, PossibleTruths(found.pack))] == [
        "undetermined",
        "not_applicable",
    ]


def test_an_exception_that_its_own_exception_always_undoes_is_not_shown(tmp_path: Path) -> None:
    below = (
        "  - id: void\n    title: {en: Void, ja: 無効}\n    kind: exclusion\n    exception_to: [{rule: trial-import}]\n"
        '    when: {fact: unit.item_kind, is: KIND}\n    cite: {source: act, ref: "4"}\n'
    )
    last = '    when: unit.on_trial\n    cite: {source: act, ref: "4"}\n'
    exempt = (CASES, "outcome: exempt", "outcome: gap"), (CASES, "possible: [gap, exempt]", "possible: [gap]")
    always = with_texts(tmp_path / "a", (RULES, last, last + below.replace("KIND", "modem")), *exempt)
    assert ("lint-exception-not-shown", {"rule": "trial-import"}) in always
    never = with_texts(tmp_path / "b", (RULES, last, last + below.replace("KIND", "antenna")))
    assert [args["rule"] for code, args in never if code == "lint-exception-not-shown"] == ["void"]


DUTY = """  - id: report
    title: {en: Report, ja: 報告}
    kind: obligation
    in_force: {from: 2025-01-01}
    clock: as-of
    for_each: {unit: components}
    done: unit.declared_on
    due: {days: 30, after: unit.import_date}
    remediation: {en: Report., ja: 報告する。}
    cite: {source: act, ref: "3"}
"""
ROWS = """
  - id: report
    source: Act 3
    given: {base: trade, set: {components.tcu.import_date: 2026-06-01, components.tcu.declared_on: {none: not yet}}}
    vary:
      path: components.tcu.declared_on
      rows:
        - {value: 2026-07-01, expect: [{rule: report, outcome: pass}]}
        - {value: 2026-07-02, expect: [{rule: report, outcome: gap}]}
        - {as_of: 2026-07-01, expect: [{rule: report, outcome: due}]}
        - {as_of: 2026-07-02, expect: [{rule: report, outcome: gap}]}
        - {drop: true, expect: [{rule: report, outcome: undetermined}]}
"""


@pytest.mark.parametrize(
    ("without", "operator", "sides"),
    [
        ("", "", ""),
        ("value: 2026-07-01", "done", "= due"),
        ("value: 2026-07-02", "done", "= due + 1"),
        ("as_of: 2026-07-01", "as-of", "= due"),
        ("as_of: 2026-07-02", "as-of", "= due + 1"),
    ],
)
def test_the_day_of_a_duty_needs_cases_on_it_and_after_it(
    without: str, operator: str, sides: str, tmp_path: Path
) -> None:
    shutil.copytree(CLEAN, tmp_path, dirs_exist_ok=True)
    rows = "".join(line for line in ROWS.splitlines(keepends=True) if not without or without not in line)
    for name, more in ((RULES, DUTY), (CASES, rows)):
        (tmp_path / name).write_text((tmp_path / name).read_text(encoding="utf-8") + more, encoding="utf-8")
    found = [problem.args for problem in lint_cases(shown(tmp_path)) if problem.code == "lint-cut-one-sided"]
    assert found == ([{"name": "report", "operator": operator, "sides": sides}] if without else [])
