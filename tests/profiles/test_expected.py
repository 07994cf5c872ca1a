"""The programmes in `profiles/` come out as somebody derived by hand from the law, before any evaluation.

`expected/<profile>.yaml` says for one profile: the verdict, how many results of each outcome there are, which subjects
are in breach of which prohibition (no more, no fewer, but for those under `may_also`), and answers and results of the
components that matter, each with its reason and paragraph. An expectation is never bent to what the packs say.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import stdcheck
from stdcheck.report.model import ProfileEntry, Result

PROFILES = Path(__file__).parents[2] / "profiles"
EXPECTED = Path(__file__).parent / "expected"
FILES = sorted(EXPECTED.glob("*.yaml"))
PACK = "icts-cv"
RULE_KEYS = {"rule", "subjects", "outcome", "possible", "includes", "missing", "due", "why", "ref"}
ANSWER_KEYS = {"answer", "subject", "is", "undetermined", "missing", "why", "ref"}


@cache
def expected(file: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    return loaded


@cache
def evaluated(file: Path) -> ProfileEntry:
    """One evaluation for each profile."""
    wanted = expected(file)
    report = stdcheck.check(PROFILES / wanted["profile"], as_of=wanted["as_of"], packs=[PACK])
    assert report.errors == []
    [entry] = report.profiles
    assert entry.status == "evaluated"
    return entry


def result_of(entry: ProfileEntry, rule: str, subject: str) -> Result:
    found = [result for result in entry.results if result.rule == f"{PACK}/{rule}" and result.subject == subject]
    assert len(found) == 1, f"{rule} of {subject}: {len(found)} results"
    return found[0]


def names(item: dict[str, Any]) -> str:
    return f"{item.get('rule') or item.get('answer')}-{item.get('subject') or '+'.join(item['subjects'])}"[:70]


def items() -> list[Any]:
    every = []
    for file in FILES:
        for number, item in enumerate(expected(file)["expect"]):
            name = f"{file.stem}-{number:02d}-{names(item)}"
            every.append(pytest.param(file, item, id=name, marks=pytest.mark.xdist_group(file.stem)))
    return every


files = pytest.mark.parametrize(
    # One process for each profile: it is evaluated once.
    "file",
    [pytest.param(file, id=file.stem, marks=pytest.mark.xdist_group(file.stem)) for file in FILES],
)


@files
def test_every_expectation_has_a_reason_and_a_paragraph(file: Path) -> None:
    wanted = expected(file)
    for item in wanted["expect"]:
        assert item.get("why") and item.get("ref"), item
        assert set(item) <= (RULE_KEYS if "rule" in item else ANSWER_KEYS), item
    assert wanted["verdict"]["why"] and wanted["verdict"]["ref"]


@files
def test_the_verdict_is_the_expected_one(file: Path) -> None:
    [verdict] = evaluated(file).verdicts
    assert sorted(verdict.possible) == sorted(expected(file)["verdict"]["possible"]), expected(file)["verdict"]["why"]


@files
def test_as_many_results_of_each_outcome_as_expected(file: Path) -> None:
    """Where the file says nothing of an outcome any number is right."""
    wanted = {key: n for key, n in expected(file).get("counts", {}).items() if key not in ("why", "ref")}
    entry = evaluated(file)
    found = {outcome: entry.counts.get(outcome, 0) for outcome in wanted}
    of_those = [f"{r.rule} {r.subject} {r.outcome}" for r in entry.results if r.outcome in wanted]
    assert found == wanted, "\n".join(of_those[:40])


@files
def test_the_breaches_are_the_expected_ones(file: Path) -> None:
    wanted = expected(file)
    for rule, subjects in wanted["gaps"].items():
        results = evaluated(file).results
        found = {r.subject for r in results if r.rule == f"{PACK}/{rule}" and r.outcome == "gap"}
        found -= set(wanted.get("may_also", {}).get(rule, []))
        assert sorted(found) == sorted(subjects), rule


@pytest.mark.parametrize(("file", "item"), items())
def test_an_expectation_holds(file: Path, item: dict[str, Any]) -> None:
    entry = evaluated(file)
    if "answer" in item:
        check_answer(entry, item)
    else:
        for subject in item["subjects"]:
            check_result(result_of(entry, item["rule"], subject), item)


def check_answer(entry: ProfileEntry, item: dict[str, Any]) -> None:
    found = [a for a in entry.answers if a.answer == item["answer"] and a.subject == item["subject"]]
    assert len(found) == 1, f"{item['answer']} of {item['subject']}: {len(found)} answers"
    [answer] = found
    if item.get("undetermined"):
        assert len(answer.possible) > 1, f"{answer.value}; expected undetermined: {item['why']}"
    else:
        assert answer.possible in ([], [item["is"]]), f"{answer.missing}; expected {item['is']}: {item['why']}"
        assert answer.value == item["is"], item["why"]
    assert set(item.get("missing", [])) <= set(answer.missing)


def check_result(result: Result, item: dict[str, Any]) -> None:
    missing = {thing.fact for thing in result.missing}
    outcomes = [item["outcome"]] if isinstance(item["outcome"], str) else item["outcome"]
    assert result.outcome in outcomes, f"{result.subject}: {item['why']} (missing: {sorted(missing)[:8]})"
    if "possible" in item:
        assert sorted(result.possible) == sorted(item["possible"]), f"{result.subject}: {item['why']}"
    assert set(item.get("includes", [])) <= set(result.possible), f"{result.subject}: {result.possible}"
    assert set(item.get("missing", [])) <= missing, f"{result.subject}: {sorted(missing)}"
    if "due" in item:
        assert str(result.due) == item["due"], result.subject
