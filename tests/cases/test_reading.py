"""Reading case files: every mistake is reported at its place, and none twice in other words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from stdcheck.cases.model import Case
from stdcheck.cases.reading import read_cases
from stdcheck.i18n.catalogue import hint, message
from stdcheck.source.problems import Problem

DAY = date(2026, 11, 24)
BASES = "bases:\n  spare: {kind: shipment, facts: {shipment: {by_air: true}}}\n"
CASE = """
cases:
  - id: one
    source: Act 3
    given: {base: spare}
    expect: [{rule: import-ban, outcome: gap}]
"""


def read(folder: Path, text: str = CASE, bases: str = BASES) -> tuple[list[Case], list[Problem]]:
    folder.mkdir(exist_ok=True)
    (folder / "_bases.yaml").write_text(bases, encoding="utf-8")
    (folder / "import.yaml").write_text(text, encoding="utf-8")
    return read_cases(folder, "cases", DAY)


def codes(folder: Path, old: str, new: str) -> list[str]:
    assert old in CASE
    return [problem.code for problem in read(folder, CASE.replace(old, new))[1]]


def test_a_sound_case_is_read(tmp_path: Path) -> None:
    cases, problems = read(tmp_path)
    assert (problems, [case.source for case in cases]) == ([], ["Act 3"])


@pytest.mark.parametrize("words", ["outcome: gapp", "possible: [gap, clear]", "possible: [gap, Pass]"])
def test_a_word_that_is_no_outcome_is_reported(words: str, tmp_path: Path) -> None:
    assert codes(tmp_path, "outcome: gap", words) == ["case-unknown-outcome"]


@pytest.mark.parametrize("words", ["outcome: clear", "outcome: judgement", "possible: [gap, unshown]"])
def test_headlines_and_possible_outcomes_have_their_own_words(words: str, tmp_path: Path) -> None:
    assert codes(tmp_path, "outcome: gap", words) == []


def test_a_source_is_required(tmp_path: Path) -> None:
    assert codes(tmp_path / "a", "    source: Act 3\n", "") == ["case-no-source"]
    assert codes(tmp_path / "b", "source: Act 3", "source:") == ["case-text-expected"]


def test_an_unknown_base_is_the_only_problem_and_the_case_does_not_run(tmp_path: Path) -> None:
    cases, problems = read(tmp_path, CASE.replace("base: spare", "base: spaer, set: {shipment.by_air: false}"))
    assert cases == []
    assert [problem.code for problem in problems] == ["case-unknown-base"]
    assert problems[0].args["near"] == "spare"


def test_an_unknown_further_base_stops_the_case_too(tmp_path: Path) -> None:
    cases, problems = read(tmp_path, CASE.replace("base: spare", "base: spare, also: [more]"))
    assert (cases, [problem.code for problem in problems]) == ([], ["case-unknown-base"])


def test_an_unknown_key_names_what_it_may_have_meant_in_the_hint(tmp_path: Path) -> None:
    problem = read(tmp_path, CASE.replace("expect:", "expects:"))[1][0]
    assert (problem.code, message(problem.code, problem.args)) == ("case-unknown-key", 'Unknown key "expects"')
    assert hint(problem.code, problem.args) == "Did you mean expect?"
    assert hint(problem.code, problem.args, "ja") == "候補：expect"


def test_bases_of_a_pack_can_be_named_from_elsewhere(tmp_path: Path) -> None:
    read(tmp_path / "pack")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "mine.yaml").write_text(CASE, encoding="utf-8")
    assert [problem.code for problem in read_cases(elsewhere, "mine", DAY)[1]] == ["case-unknown-base"]
    cases, problems = read_cases(elsewhere, "mine", DAY, bases_of=(tmp_path / "pack", "pack/cases"))
    assert (len(cases), problems) == (1, [])


def test_the_folder_of_the_bases_itself_has_each_base_once(tmp_path: Path) -> None:
    read(tmp_path)
    assert read_cases(tmp_path, "cases", DAY, bases_of=(tmp_path, "cases"))[1] == []
