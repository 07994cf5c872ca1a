"""A report as the review holds it: counts, what a pack and a filter show, what is marked as changed, keys."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from stdcheck.report.data import FINDINGS, SEVERITY
from stdcheck.report.filtering.grammar import Filter, parse_filter
from stdcheck.tui.viewmodel.changes import Direction
from stdcheck.tui.viewmodel.findings import (
    CHANGE_MARKS,
    count_pieces,
    finding_cells,
    finding_columns,
    tab_pieces,
    verdict_lines,
)
from stdcheck.tui.viewmodel.report import OPEN_FILTER, UNVERIFIED, OpenReport
from stdcheck.tui.worker import messages
from tests.tui.served import AS_OF, gadget, report_of, serve

LATER = date(2027, 1, 1)


def opened(day: date = AS_OF) -> OpenReport:
    return report_of(serve(messages.Open(1, gadget(), day)))


def second(rule: str) -> str:
    """The same rule in a second pack whose name begins like the first one's."""
    return f"gadget-act-2/{rule.partition('/')[2]}"


def filter_of(text: str) -> Filter:
    found, problems = parse_filter(text, "en")
    assert found is not None, problems
    return found


@pytest.fixture
def report() -> OpenReport:
    """Two packs, the second one with all that the first one says but its gap."""
    one = opened()
    rules = one.info.rules | {second(name): replace(rule, id=second(name)) for name, rule in one.info.rules.items()}
    head = replace(one.report, packs=("gadget-act", "gadget-act-2"))
    both = OpenReport(AS_OF, head, replace(one.info, rules=rules), one.summary, 2 * one.of - 1, one.facts)
    for finding in one.findings:
        both.add([finding])
        if finding.outcome != "gap":
            both.add([replace(finding, rule=second(finding.rule), fingerprint=f"2-{finding.fingerprint}")])
    return both


def test_counts_are_those_of_the_findings(report: OpenReport) -> None:
    for pack in (None, *report.report.packs):
        mine = [one for one in report.findings if pack is None or one.rule.startswith(f"{pack}/")]
        expected = Counter(one.outcome.value for one in mine)
        expected[UNVERIFIED] = sum(not one.verified for one in mine)
        assert +Counter(report.counts(pack)) == +expected
    assert report.counts("no-such-pack") == {}


def test_counts_are_those_that_the_engine_tells() -> None:
    report = opened()
    told = {name: n for name, n in report.report.counts.items() if n}
    assert {name: n for name, n in report.counts(None).items() if n and name != UNVERIFIED} == told


def test_a_pack_and_a_filter_show_what_both_let_through_in_order(report: OpenReport) -> None:
    everything = filter_of("")
    assert report.select(None, everything) == list(range(len(report.findings)))
    for pack in report.report.packs:
        rows = report.select(pack, everything)
        assert rows == [n for n, one in enumerate(report.findings) if one.rule.startswith(f"{pack}/")] != []
        open_ = report.select(pack, filter_of(OPEN_FILTER))
        assert open_ == [n for n in rows if report.findings[n].outcome in FINDINGS]
    ranks = [SEVERITY[report.findings[n].outcome] for n in report.select(None, everything)]
    assert ranks == sorted(ranks), "worst first"


def test_what_a_review_begins_with_is_all_that_somebody_has_to_act_on(report: OpenReport) -> None:
    rows = report.select(None, filter_of(OPEN_FILTER))
    assert {report.findings[n].outcome for n in rows} <= FINDINGS
    assert len(rows) == sum(one.outcome in FINDINGS for one in report.findings)


def test_comparing_marks_what_the_filter_finds_and_unmarks_it() -> None:
    report, before, changed = opened(LATER), opened(AS_OF), filter_of("changed")
    assert report.select(None, changed) == []
    report.compare(before)
    rows = report.select(None, changed)
    assert rows and rows == [n for n in range(len(report.findings)) if report.change(n) is not None]
    by_key = {before.key(n): before.findings[n] for n in range(len(before.findings))}
    for n, finding in enumerate(report.findings):
        was = by_key[report.key(n)]
        differs = (was.outcome, was.possible, was.due) != (finding.outcome, finding.possible, finding.due)
        assert (n in rows) is differs, finding.rule
    report.compare(opened(LATER))
    assert report.select(None, changed) == []
    report.compare(before)
    assert report.select(None, changed) == rows
    report.compare(None)
    assert report.select(None, changed) == []


def test_a_key_finds_the_same_result_on_another_day() -> None:
    before, after = opened(AS_OF), opened(LATER)
    assert [before.key(n) for n in range(len(before.findings))] != [after.key(n) for n in range(len(after.findings))]
    for n, finding in enumerate(before.findings):
        place = after.index_of(before.key(n))
        assert place is not None
        found = after.findings[place]
        assert (found.rule, found.subject, found.place) == (finding.rule, finding.subject, finding.place)
    assert after.index_of(("nobody", 0)) is None


def test_the_mark_of_change_is_a_column_only_while_something_is_compared() -> None:
    report = opened(LATER)
    rows = list(range(len(report.findings)))
    assert [column.key for column in finding_columns(report, rows, None, "en")] == ["status", "rule", "what", "due"]
    report.compare(opened(AS_OF))
    columns = finding_columns(report, rows, None, "en")
    assert columns[0].key == "change"
    marks = {finding_cells(report, n, None, "en")[0][0] for n in rows}
    assert marks - {""} == {CHANGE_MARKS[one.direction] for one in report.changed.values()}
    (due,) = (n for n in rows if (one := report.change(n)) and one.before == "due")
    assert report.changed[report.key(due)].direction is Direction.WORSE
    assert finding_cells(report, due, None, "en")[0][0] == "^"


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_every_row_has_a_cell_for_every_column(report: OpenReport, lang: str) -> None:
    for pack in (None, *report.report.packs):
        rows = report.select(pack, filter_of(""))
        columns = finding_columns(report, rows, pack, lang)  # type: ignore[arg-type]
        for n in rows:
            cells = finding_cells(report, n, pack, lang)  # type: ignore[arg-type]
            assert len(cells) == len(columns)
            assert cells[1][0] == (report.findings[n].rule.partition("/")[2] if pack else report.findings[n].rule)


def test_counts_and_tabs_in_words(report: OpenReport) -> None:
    said = "".join(text for text, _ in count_pieces(report, "gadget-act", "en"))
    assert said.index("GAP 1") < said.index("UNDETERMINED 1") < said.index("PASS 2")
    tabs = "".join(text for text, _ in tab_pieces(report, "gadget-act", "en"))
    total = len(report.findings)
    assert tabs.startswith(f" 1 All {total} (7 open)")
    assert "[2 gadget-act 7 (4 open)]" in tabs and " 3 gadget-act-2 6 (3 open) " in tabs
    none = "".join(text for text, _ in count_pieces(report, "no-such-pack", "ja"))
    assert none and not any(character.isdigit() for character in none)


@pytest.mark.parametrize(("days", "said"), [(-1, False), (0, False), (1, True)])
def test_a_day_behind_that_of_the_law_is_told_with_the_verdict(days: int, said: bool) -> None:
    law = opened().info.packs["gadget-act"].law_as_of
    report = opened(law + timedelta(days=days))
    (line,) = verdict_lines(report, "en")
    text = "".join(text for text, _ in line)
    assert text.startswith("gadget-act  ")
    assert (law.isoformat() in text) is said
