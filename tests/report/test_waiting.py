"""Findings that wait for one whole collection are told together; nothing else is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from stdcheck.checking import Status
from stdcheck.logic.results import Headline
from stdcheck.report.data import Finding, ProfileReport, RuleText, RunInfo
from stdcheck.report.text.folder import FolderReport
from stdcheck.report.text.full import full_report
from stdcheck.report.text.layout import Layout, SourceTexts
from stdcheck.report.text.waiting import Waitings, awaited
from stdcheck.report.wording import Language, Words
from tests.report.test_parts import finding, lacking

OPEN = Headline.UNDETERMINED
LAW = ({"en": "Act, 3", "ja": "法律 3"}, "")
RULES = {
    f"p/r{n}": RuleText(f"p/r{n}", {"en": f"Rule {n}", "ja": f"規則{n}"}, "obligation", (LAW,), {}, True)
    for n in range(9)
}


def waits(n: int, *paths: str) -> Finding:
    return finding("orders", f"p/r{n}", OPEN, lacking=tuple(lacking(path=path) for path in paths))


def text_of(findings: list[Finding], lang: Language = "en", verbose: bool = False, folder: bool = False) -> str:
    info = RunInfo(date(2026, 11, 24), {}, RULES, {})
    layout = Layout(Words((lang,)), 100, False, verbose, SourceTexts(given={"p.yaml": ["", "facts:", "    gadget:"]}))
    report = ProfileReport("p.yaml", "gadget", Status.EVALUATED, "p", packs=("p",), findings=tuple(findings))
    if not folder:
        return full_report(report, info, layout)
    several = FolderReport(info, layout)
    several.add(report)
    return several.text()


@pytest.mark.parametrize("folder", [False, True])
def test_what_waits_for_one_collection_is_one_block(folder: bool) -> None:
    text = text_of([waits(n, "orders") for n in range(9)], folder=folder)
    assert text.count("wait for orders") == text.count("fix ") == 1
    assert "undetermined: 9 results wait for orders" in text
    assert "results   p/r0: Rule 0 [Act, 3]" in text
    assert "and 3 more (-v)" in text
    assert "p/r8" not in text


def test_a_verbose_report_names_all_of_them() -> None:
    text = text_of([waits(n, "orders") for n in range(9)], verbose=True)
    assert all(f"p/r{n}: Rule {n}" in text for n in range(9))


def test_in_japanese() -> None:
    text = text_of([waits(n, "orders") for n in range(3)], "ja")
    assert "情報不足: 3 件の判定が orders の記入待ち" in text
    assert "この行と同じ深さに「orders:」を追加" in text
    assert "p/r2：規則2 [法律 3]" in text


@pytest.mark.parametrize("folder", [False, True])
def test_a_single_one_is_told_by_itself(folder: bool) -> None:
    text = text_of([waits(0, "orders"), waits(1, "bills"), waits(2, "orders", "bills")], folder=folder)
    assert "wait for" not in text
    assert all(f"undetermined[p/r{n}]" in text for n in range(3))


def test_only_a_collection_that_is_all_that_is_missing_makes_a_block() -> None:
    assert awaited(waits(0, "orders", "orders")) == "orders"
    assert awaited(waits(0, "orders", "bills")) is None
    assert awaited(waits(0, "parts.a.x")) is None
    assert awaited(waits(0)) is None
    assert awaited(replace(waits(0, "orders"), outcome=Headline.GAP)) is None
    listed = finding("orders", "p/r0", OPEN, lacking=(lacking(path="orders", how="incomplete"),))
    assert awaited(listed) is None


def test_blocks_stand_behind_the_other_undetermined_results_and_before_duties() -> None:
    due = finding("x", "p/r3", Headline.DUE)
    text = text_of([waits(0, "orders"), waits(1, "orders"), waits(2, "parts.a.x"), due])
    assert text.index("[p/r2]") < text.index("wait for orders") < text.index("[p/r3]")


def test_of_all_findings_only_the_first_is_kept() -> None:
    waitings = Waitings()
    assert all(waitings.take(waits(n % 9, "orders")) for n in range(100))
    assert waitings.release() == []
    (one,) = waitings.together()
    assert (one.count, len(one.rules), one.first.rule) == (100, 9, "p/r0")
