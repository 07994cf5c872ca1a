"""The JSON report: its published shape, its stability, and what it says."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from stdcheck.checking import Checker
from stdcheck.facts.profile import load_profile_text
from stdcheck.logic.results import Cell
from stdcheck.logic.values import Cause
from stdcheck.report.build import profile_report, run_info
from stdcheck.report.data import Lacking, ProfileReport
from stdcheck.report.json_writer import JsonWriter, cell_json
from stdcheck.report.model import Report, report_schema
from tests.gadgets.world import AS_OF, checker, profile_file

NAMES = ("lamp.yaml", "nowhere.yaml", "radio.yaml", "toaster.yaml")


@pytest.fixture(scope="module")
def one() -> Checker:
    return checker()


def written(
    one: Checker, names: tuple[str, ...] = NAMES, change: Callable[[ProfileReport], ProfileReport] | None = None
) -> str:
    packs, _ = one.packs_for(["gadget"])
    text = io.StringIO()
    writer = JsonWriter(text.write)
    writer.start(run_info(AS_OF, packs))
    for name in names:
        report = profile_report(one.check(profile_file(name)))
        writer.profile(change(report) if change else report)
    writer.finish()
    return text.getvalue()


@pytest.fixture(scope="module")
def report(one: Checker) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(written(one))
    return found


def result(report: dict[str, Any], subject: str, rule: str = "gadget-act/part-import") -> dict[str, Any]:
    """The result of the radio."""
    radio = report["profiles"][2]
    found: dict[str, Any] = next(r for r in radio["results"] if (r["rule"], r["subject"]) == (rule, subject))
    return found


def test_it_has_the_published_shape(one: Checker, report: dict[str, Any]) -> None:
    Report.model_validate_json(written(one))
    jsonschema.Draft202012Validator(report_schema()).validate(report)


def test_the_published_schema_is_a_schema_that_allows_nothing_else(report: dict[str, Any]) -> None:
    schema = report_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for broken in ({**report, "more": 1}, {**report, "schema": "stdcheck-report/1"}, {**report, "as_of": None}):
        assert not validator.is_valid(broken)


def test_no_profile_at_all_is_a_report_too(one: Checker) -> None:
    assert Report.model_validate_json(written(one, ())).profiles == []


def test_each_result_is_one_line_of_the_file(one: Checker, report: dict[str, Any]) -> None:
    lines = [line.strip().rstrip(",") for line in written(one).splitlines()]
    for profile in report["profiles"]:
        for entry in profile["results"]:
            assert json.dumps(entry, ensure_ascii=False) in lines


def test_the_same_input_gives_the_same_bytes() -> None:
    assert written(checker()) == written(checker())


def test_two_profiles_in_one_report_say_what_they_say_alone(one: Checker, report: dict[str, Any]) -> None:
    alone = json.loads(written(one, ("radio.yaml",)))
    assert alone["profiles"][0] == report["profiles"][2]


def test_what_cannot_be_read_stands_in_both_places(report: dict[str, Any]) -> None:
    entry = report["profiles"][1]
    assert (entry["path"], entry["status"], entry["results"]) == ("profiles/nowhere.yaml", "not_evaluated", [])
    assert [(e["path"], e["code"]) for e in report["errors"]] == [("profiles/nowhere.yaml", "yaml-no-such-file")]
    assert report["errors"][0]["message"]["ja"]


def test_registers_are_named_with_their_digest(report: dict[str, Any]) -> None:
    uses = report["profiles"][0]["uses"]
    assert [use["path"] for use in uses] == ["registers/makers.yaml"]
    assert len(uses[0]["sha256"]) == 64


def test_counts_have_every_headline_and_add_up(report: dict[str, Any]) -> None:
    for profile in report["profiles"]:
        if profile["status"] == "evaluated":
            assert next(iter(profile["counts"])) == "error"
            assert sum(profile["counts"].values()) == len(profile["results"])


def test_results_are_worst_first_then_by_place(report: dict[str, Any]) -> None:
    order = ["error", "gap", "undetermined", "judgement", "due", "exempt", "clear", "pass", "not_applicable"]
    for profile in report["profiles"]:
        keys = [
            (order.index(r["outcome"]), r["locations"][0]["path"], r["locations"][0]["start"]["line"])
            for r in profile["results"]
        ]
        assert keys == sorted(keys)


def test_an_undetermined_result_says_which_answer_settles_it(report: dict[str, Any]) -> None:
    tuner = result(report, "parts.tuner")
    assert tuner["outcome"] == "undetermined"
    assert tuner["possible"] == ["gap", "exempt"]
    assert tuner["missing"] == [
        {
            "fact": "parts.tuner.model_year",
            "cause": "fact",
            "type": "year",
            "settles": [
                {"lte": 2029, "possible": ["exempt"]},
                {"gte": 2030, "possible": ["gap"]},
                {"none": True, "possible": ["exempt"]},
            ],
        }
    ]


def test_places_are_the_missing_fact_first_then_what_decides(report: dict[str, Any]) -> None:
    places = [(p["role"], p["path"], p["start"]["line"]) for p in result(report, "parts.tuner")["locations"]]
    assert places[0] == ("primary", "profiles/radio.yaml", 13)
    assert ("fact", "registers/makers.yaml", 7) in places


def test_a_gap_stands_at_its_subject(report: dict[str, Any]) -> None:
    place = result(report, "parts.speaker")["locations"][0]
    assert place == {
        "path": "profiles/radio.yaml",
        "start": {"line": 24, "column": 5},
        "end": {"line": 24, "column": 12},
        "role": "primary",
    }


def test_proofs_stand_only_where_something_is_to_be_explained(report: dict[str, Any]) -> None:
    for profile in report["profiles"]:
        for entry in profile["results"]:
            assert ("trace" in entry) is (entry["outcome"] not in ("pass", "not_applicable"))


def test_an_exempt_result_names_the_exception(report: dict[str, Any]) -> None:
    assert result(report, "parts.knob")["relies_on"] == ["gadget-act/import-old-stock"]


def test_a_duty_has_its_day(report: dict[str, Any]) -> None:
    assert result(report, "gadget", "gadget-act/registration")["due"] == "2026-12-31"


def test_answers_have_a_value_or_what_is_possible(report: dict[str, Any]) -> None:
    answers = {(a["answer"], a["subject"]): a for a in report["profiles"][2]["answers"]}
    assert answers["watched", "makers.s1"]["value"] is True
    tuner = answers["import_prohibited", "parts.tuner"]
    assert (tuner["possible"], tuner["missing"]) == ([False, True], ["parts.tuner.model_year"])
    assert "value" not in tuner


def test_no_feature_that_does_not_exist_is_hinted_at(report: dict[str, Any]) -> None:
    text = json.dumps(report)
    assert "waiver" not in text and "next_change" not in text


def test_a_fingerprint_outlives_outcome_and_place(one: Checker, report: dict[str, Any]) -> None:
    before = {r["subject"]: r["fingerprint"] for r in report["profiles"][2]["results"] if r["rule"].endswith("import")}
    file = profile_file("radio.yaml")
    text = file.path.read_text("utf-8").replace("licence_granted: false", "licence_granted: true")
    vocabulary = one.rulesets.vocabulary
    data = b"# moved down\n" + text.encode()
    changed = replace(one, read=lambda _: load_profile_text(data, file.path, vocabulary, shown_as="elsewhere.yaml"))
    after = profile_report(changed.check(file)).findings
    assert {f.subject: f.fingerprint for f in after if f.rule.endswith("import")} == before
    assert len(set(before.values())) == len(before)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (Cell(value="true"), {"value": "true"}),
        (Cell(values=("CN", "RU")), {"values": ["CN", "RU"]}),
        (Cell(low="5", low_open=True, high="10", unit="kg"), {"gt": "5", "lte": "10", "unit": "kg"}),
        (Cell(low="5", high="10", high_open=True), {"gte": "5", "lt": "10"}),
        (Cell(none=True), {"none": True}),
        (Cell(other=True), {"other": True}),
    ],
)
def test_answers_that_settle(cell: Cell, expected: dict[str, Any]) -> None:
    lacking = Lacking(Cause.FACT, "a.b", "given", "a", "b", None, None)
    assert cell_json(cell, lacking) == expected
