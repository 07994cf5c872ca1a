"""Timelines and comparisons: their published shapes, and how people see them. Read a golden after rewriting it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from stdcheck.checking import Checker
from stdcheck.logic.horizon import horizon
from stdcheck.logic.timeline import timeline
from stdcheck.report.text.layout import Layout
from stdcheck.report.text.timeline_view import timeline_text
from stdcheck.report.timeline import TimelineReport, timeline_json, timeline_report
from stdcheck.report.timeline_model import Timeline, timeline_schema
from stdcheck.report.wording import Language, Words
from tests.gadgets.world import checker, profile_file
from tests.goldens import check_golden
from tests.spec.world import World, facts, rule, ruled

GOLDENS = Path(__file__).parent / "goldens"


@pytest.fixture(scope="module")
def one() -> Checker:
    return checker()


@pytest.fixture(scope="module")
def report(one: Checker) -> TimelineReport:
    """The radio from before the law began until after its duty."""
    checked, packs = one.prepare(profile_file("radio.yaml"))
    assert checked.profile is not None
    for pack in packs:
        pack.digest = "0" * 64
    line = timeline(checked.profile, packs, one.rulesets.vocabulary, date(2024, 12, 1), date(2030, 12, 31))
    return timeline_report(line, "profiles/radio.yaml")


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_text(report: TimelineReport, lang: Language) -> None:
    check_golden(GOLDENS / f"timeline.{lang}.80.txt", timeline_text(report, Layout(Words((lang,)), 80)))


def test_json_has_the_published_shape(report: TimelineReport) -> None:
    written = json.dumps(timeline_json(report), ensure_ascii=False)
    Timeline.model_validate_json(written)
    jsonschema.Draft202012Validator.check_schema(timeline_schema())
    jsonschema.Draft202012Validator(timeline_schema()).validate(json.loads(written))


def test_json_says_what_why_and_where(report: TimelineReport) -> None:
    found: dict[str, Any] = timeline_json(report)
    (last,) = [c for c in found["changes"] if c["day"] == "2027-01-01"]
    assert (last["before"], last["after"]) == (
        {"outcome": "due", "possible": ["due"]},
        {"outcome": "gap", "possible": ["gap"]},
    )
    assert [(c["kind"], c["en"]) for c in last["causes"]] == [("due", "the day of the duty, 2026-12-31, has passed")]
    first = next(c for c in found["changes"] if c["name"] == "manual" and c["day"] == "2025-03-17")
    (cause,) = first["causes"]
    assert cause["kind"] == "in_force"
    assert cause["path"] == "rulesets/gadget-act/rules/002-sale.yaml"
    assert cause["citation"]["en"] == "Gadget Act, § 11"
    assert found["next_change"] == min(c["day"] for c in found["changes"])


def test_the_range_reaches_behind_the_last_day_that_is_named(one: Checker) -> None:
    checked, packs = one.prepare(profile_file("radio.yaml"))
    assert checked.profile is not None
    assert horizon(checked.profile, packs, date(2026, 11, 24)) == date(2036, 12, 31)
    assert horizon(checked.profile, packs, date(2015, 11, 24)) == date(2030, 12, 31)


def causes(world: World, text: str) -> list[tuple[str, str, str, str]]:
    """Day, kind, English words and Japanese words of every cause."""
    line = timeline(world.profile(text), [world.pack], world.vocabulary, date(2026, 1, 1), date(2030, 12, 31))
    found = timeline_json(timeline_report(line, "case.yaml"))
    jsonschema.Draft202012Validator(timeline_schema()).validate(found)
    return [(c["day"], cause["kind"], cause["en"], cause["ja"]) for c in found["changes"] for cause in c["causes"]]


def test_causes_of_every_kind_in_words(tmp_path: Path) -> None:
    parameters = "parameters:\n  n: {type: percent, title: {en: share, ja: 割合}, values: [{until: 2027-06-30, value: 5%}, {from: 2027-07-01, until: 2028-06-30, value: 0.5%}]}\n"
    by_share = ruled(
        tmp_path, rule("r", "prohibition", "prohibits: {fact: case.part, lt: {param: n}}"), parameters=parameters
    )
    assert causes(by_share, facts("part: 2%")) == [
        ("2027-07-01", "parameter", 'from this day "share" is 0.5 %', "この日から「割合」は 0.5 %"),
        ("2028-07-01", "parameter", 'the last known figure of "share" has ended', "「割合」の最後の値の期間が終了"),
    ]
    lists = "lists:\n  l: {type: country, title: {en: L, ja: 表}, rows: [{code: CN, until: 2026-12-31}]}\n"
    by_list = ruled(tmp_path, rule("r", "prohibition", "prohibits: {fact: case.place, in: {list: l}}"), lists=lists)
    assert causes(by_list, facts("place: CN")) == [
        ("2027-01-01", "list", 'CN leaves the list "L"', "CN が「表」から除外")
    ]
    by_day = ruled(tmp_path, rule("r", "requirement", "requires: {fact: case.day, on_or_after: {day: as-of}}"))
    assert causes(by_day, facts("day: 2028-02-29"))[0][:3] == ("2028-03-01", "fact", "test: day = 2028-02-29")
    by_law = ruled(tmp_path, rule("r", "requirement", "requires: {day: as-of, before: 2027-05-01}"))
    assert [c[:2] for c in causes(by_law, facts())] == [("2027-05-01", "law")]
    over = ruled(tmp_path, rule("r", "requirement", "in_force: {until: 2026-12-31}, requires: case.a"))
    assert causes(over, facts("a: false")) == [
        ("2027-01-01", "in_force", "no longer in force: r", "この日以降は失効：r")
    ]
