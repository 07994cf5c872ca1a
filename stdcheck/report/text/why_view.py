"""The proof of one result: every condition with its truth, the facts it read with their places, and its paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from stdcheck.logic.reading import UNLISTED
from stdcheck.logic.results import FactRead, RuleResult, Trace
from stdcheck.report.build import citation
from stdcheck.report.cells import visible, width
from stdcheck.report.data import Finding, RuleText
from stdcheck.report.excerpt import hanging
from stdcheck.report.proof import is_unlisted, node_cite, node_says, node_test, parts_below
from stdcheck.report.text.layout import Layout, place
from stdcheck.report.wording import Language, chosen, outcome_words, say, value_words
from stdcheck.rules.model import Pack
from stdcheck.rules.nodes import AllOf, AnyOf, Meets

PARTS = frozenset({"scope", "breach", "exception", "shown", "na_needs", "in_force", "element", "reading"})
STEP = 2
"""Cells for each level of the tree."""


def why_lines(result: RuleResult, finding: Finding, rule: RuleText, layout: Layout) -> list[str]:
    """The outcome, then the proof as a tree."""
    words = layout.words
    cites = "; ".join(words.text(text) for text, _ in rule.citations)
    lines = layout.spread(f"{finding.rule}  {visible(words.text(rule.title))}", visible(cites))
    lines += hanging(f"{place(finding.subject_span)}  {finding.subject}  {finding.name}", layout.cells, 2)
    possible = f" ({words.each(outcome_words, finding.possible)})" if len(finding.possible) > 1 else ""
    clock = words.say("why.clock", day=result.clock.isoformat()) if result.clock else words.say("why.clock_unknown")
    plain = words.say(f"outcome.{finding.outcome}")
    first, *rest = hanging(f"{words.say('why.outcome')}: {plain}{possible}; {clock}", layout.cells, 2)
    lines += [first.replace(plain, layout.paint(plain, finding.outcome), 1), *rest]
    if result.trace is not None:
        lines.append("")
        for child in result.trace.children:
            lines += _tree(child, result, 0, layout)
    return lines


def _tree(trace: Trace, result: RuleResult, depth: int, layout: Layout) -> Iterator[str]:
    """A node and all below it."""
    column = _column(layout)
    truth = layout.words.say(f"truth.{trace.truth.value}") if trace.truth else ""
    indent = " " * min(STEP * depth, layout.cells // 2)
    room = layout.cells - column - len(indent)
    for number, line in enumerate(hanging(layout.words.each(_node_words, trace, result), room, 2)):
        shown = truth if number == 0 else ""
        yield f"{shown}{' ' * (column - width(shown))}{indent}{line}".rstrip()
    for read in trace.reads:
        fact = layout.words.each(_read_words, read)
        where = f" ({place(read.span)})" if read.span is not None and read.address else ""
        for line in hanging(f"{fact}{where}", room - STEP, 2):
            yield f"{' ' * (column + len(indent) + STEP)}{line}"
    for child in _below(trace):
        yield from _tree(child, result, depth + 1, layout)


def _below(trace: Trace) -> Iterator[Trace]:
    """The parts worth a line: a connective that stands alone and a test by a definition give way to what they hold."""
    for child in parts_below(trace):
        alone = len(trace.children) == 1 and isinstance(child.node, AllOf | AnyOf) and child.truth is trace.truth
        opened = isinstance(child.node, Meets) and len(child.children) == 1
        if child.kind == "condition" and not child.reads and child.children and (alone or opened):
            yield from _below(child) if alone else child.children
        else:
            yield child


def _column(layout: Layout) -> int:
    """Cells for the truth of a node."""
    labels = (layout.words.say(f"truth.{truth}") for truth in ("true", "false", "unknown"))
    return max(map(width, labels)) + 2


def _node_words(trace: Trace, result: RuleResult, lang: Language) -> str:
    """What a node is: its part in the rule, the pack's words for it or the test itself, its paragraph."""
    if is_unlisted(trace):
        return say("subject.unlisted", lang, list=trace.label.removesuffix(UNLISTED))
    said = node_says(trace)
    words = chosen(said, lang) if said else node_test(trace, result.pack)
    if trace.kind in PARTS:
        key = "requirement" if trace.kind == "breach" and result.rule.requires is not None else trace.kind
        part = say(f"why.{key}", lang, id=trace.label)
        words = part if not said or words == part else f"{part}: {words}"
    elif trace.kind == "definition":
        words = f"{trace.label}: {words}" if said else trace.label
    return words + _cite_words(trace, result.pack, lang)


def _cite_words(trace: Trace, pack: Pack, lang: Language) -> str:
    cite = node_cite(trace)
    return f" [{citation(pack, cite)[0][lang]}]" if cite is not None else ""


def _read_words(read: FactRead, lang: Language) -> str:
    if not read.address:
        return f"= {value_words(read.value, read.fact, lang)}"
    return f"{read.address} = {value_words(read.value, read.fact, lang)}"
