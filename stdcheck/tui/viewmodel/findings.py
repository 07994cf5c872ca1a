"""The table of Review: its columns, its rows, the tabs of the packs, the counts, the verdicts above them."""

from __future__ import annotations

from collections.abc import Sequence

from stdcheck.report.cells import visible
from stdcheck.report.data import SEVERITY
from stdcheck.report.verdicts import state_words, verdict_words
from stdcheck.report.wording import Language, chosen, say
from stdcheck.tui.viewmodel.changes import Direction
from stdcheck.tui.viewmodel.columns import Column, widest
from stdcheck.tui.viewmodel.home import COUNTED
from stdcheck.tui.viewmodel.report import UNVERIFIED, OpenReport
from stdcheck.tui.viewmodel.words import Piece, counted, label, short_label, tell

CHANGE_MARKS = {Direction.WORSE: "^", Direction.BETTER: "v", Direction.OTHER: "*", Direction.NEW: "+"}


def finding_columns(report: OpenReport, rows: Sequence[int], pack: str | None, lang: Language) -> list[Column]:
    """Mark of change, status, rule, requirement, due; as wide as what they hold in this language."""
    labels = [short_label(outcome.value, lang) for outcome in SEVERITY]
    named = {rule_name(report, report.findings[row].rule, pack) for row in rows}
    due = any(report.findings[row].due is not None for row in rows)
    columns = [
        Column("status", tell("col.status", lang), widest(labels, tell("col.status", lang))),
        Column("rule", tell("col.rule", lang), widest(map(visible, named), tell("col.rule", lang), 26), 10),
        Column("what", tell("col.what", lang), None),
        Column("due", tell("col.due", lang), 10 if due else 0),
    ]
    return [Column("change", "", 1), *columns] if report.changed else columns


def finding_cells(report: OpenReport, row: int, pack: str | None, lang: Language) -> list[Piece]:
    """A text for every column."""
    finding, changed = report.findings[row], report.change(row)
    rule = rule_name(report, finding.rule, pack)
    what = f"{chosen(finding.name, lang)}: {chosen(report.rule(finding).title, lang)}"
    cells: list[Piece] = [
        (short_label(finding.outcome.value, lang), finding.outcome.value),
        (rule, ""),
        (what, ""),
        (finding.due.isoformat() if finding.due is not None else "", "due"),
    ]
    return [(CHANGE_MARKS[changed.direction] if changed else "", "title"), *cells] if report.changed else cells


def rule_name(report: OpenReport, rule: str, pack: str | None) -> str:
    """`pack/rule`, or the rule alone where there are no others than those of one pack."""
    return rule.partition("/")[2] if pack is not None or len(report.report.packs) == 1 else rule


def count_pieces(report: OpenReport, pack: str | None, lang: Language) -> list[Piece]:
    """`GAP 6   UNDETERMINED 4   PASS 41`, worst first; outcomes that are nowhere are left out."""
    counts = report.counts(pack)
    pieces: list[Piece] = []
    for outcome in SEVERITY:
        if counts.get(outcome.value):
            pieces += [(f"{label(outcome.value, lang)} {counts[outcome.value]}", outcome.value), ("   ", "")]
    if not pieces:
        pieces = [(say("count.none", lang), "dim")]
    if counts.get(UNVERIFIED):
        pieces.append((counted("unverified_n", counts[UNVERIFIED], lang), "dim"))
    return pieces


def verdict_lines(report: OpenReport, lang: Language) -> list[list[Piece]]:
    """A line for every pack: what it says of the whole, and how far that is settled."""
    lines = []
    for regime in report.summary.regimes:
        worst = next((one for one in COUNTED if regime.counts.get(one)), "pass")
        verdict = verdict_words(regime.possible, lang) if regime.possible else say("verdict.absent", lang)
        state = state_words(regime.firm, regime.open, lang) if regime.possible else ""
        later = report.info.packs[regime.pack].law_as_of
        notice = tell("law_later", lang, day=later.isoformat()) if report.as_of > later else ""
        line: list[Piece] = [(f"{regime.pack}  ", ""), (f"{notice}  " if notice else "", "unknown")]
        line += [(verdict, worst if regime.possible else "dim"), (f"  {state}" if state else "", "dim")]
        lines.append(line)
    return lines


def tab_pieces(report: OpenReport, pack: str | None, lang: Language) -> list[Piece]:
    """`[1 All 142]  2 pack 31 (2 open)`: the one shown in brackets."""
    pieces: list[Piece] = []
    for number, one in enumerate([None, *report.report.packs], start=1):
        counts = report.counts(one)
        open_ = sum(counts.get(outcome, 0) for outcome in COUNTED)
        name = tell("tab.all", lang) if one is None else one
        total = sum(counts.get(outcome.value, 0) for outcome in SEVERITY)
        text = f"{number} {name} {total}" + (f" ({tell('open_n', lang, n=open_)})" if open_ else "")
        pieces += [(f"[{text}]" if one == pack else f" {text} ", "title" if one == pack else "dim"), (" ", "")]
    return pieces
