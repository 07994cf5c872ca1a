"""The proof of one result: every condition with its truth, the facts it read with their places, and its paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from stdcheck.logic.results import RuleResult
from stdcheck.report.cells import visible, width
from stdcheck.report.data import Finding, RuleText
from stdcheck.report.excerpt import hanging
from stdcheck.report.proof_tree import Clause, clauses
from stdcheck.report.text.layout import Layout, place
from stdcheck.report.wording import Language, outcome_words, say

STEP = 2
"""Cells for each level of the tree."""


def why_lines(result: RuleResult, finding: Finding, rule: RuleText, layout: Layout) -> list[str]:
    """The outcome, then the proof as a tree."""
    words = layout.words
    cites = "; ".join(words.text(text) for text, _ in rule.citations)
    lines = layout.spread(f"{finding.rule}  {visible(words.text(rule.title))}", visible(cites))
    lines += hanging(f"{place(finding.subject_span)}  {finding.subject}  {words.text(finding.name)}", layout.cells, 2)
    plain = words.say(f"outcome.{finding.outcome}")
    first, *rest = hanging(words.each(_outcome_words, result, finding), layout.cells, 2)
    lines += [first.replace(plain, layout.paint(plain, finding.outcome), 1), *rest]
    if result.trace is not None:
        lines.append("")
        for clause in clauses(result):
            lines += _tree(clause, 0, layout)
    return lines


def _outcome_words(result: RuleResult, finding: Finding, lang: Language) -> str:
    """The outcome, what is possible, and the day whose law was read."""
    outcome = say(f"outcome.{finding.outcome}", lang)
    if len(finding.possible) > 1:
        outcome = say("value.with", lang, value=outcome, detail=outcome_words(finding.possible, lang))
    day = result.clock
    clock = say("why.clock_unknown", lang) if day is None else say("why.clock", lang, day=day.isoformat())
    return say("why.outcome", lang, outcome=outcome, clock=clock)


def _tree(clause: Clause, depth: int, layout: Layout) -> Iterator[str]:
    """A clause and all below it."""
    words = layout.words
    column = _column(layout)
    truth = words.say(f"truth.{clause.truth}") if clause.truth else ""
    indent = " " * min(STEP * depth, layout.cells // 2)
    room = layout.cells - column - len(indent)
    for number, line in enumerate(hanging(words.each(_cited, clause), room, 2)):
        shown = truth if number == 0 else ""
        yield f"{shown}{' ' * (column - width(shown))}{indent}{line}".rstrip()
    details = []
    for read in clause.reads:
        where = f" ({place(read.span)})" if read.span is not None and read.address else ""
        details.append(f"{words.text(read.text)}{where}")
    details += map(words.text, clause.figures)
    for detail in details:
        for line in hanging(detail, room - STEP, 2):
            yield f"{' ' * (column + len(indent) + STEP)}{line}"
    for child in clause.children:
        yield from _tree(child, depth + 1, layout)


def _cited(clause: Clause, lang: Language) -> str:
    """What a clause is, with its paragraph."""
    return f"{clause.text[lang]} [{clause.citation[lang]}]" if clause.citation else clause.text[lang]


def _column(layout: Layout) -> int:
    """Cells for the truth of a node."""
    labels = (layout.words.say(f"truth.{truth}") for truth in ("true", "false", "unknown"))
    return max(map(width, labels)) + 2
