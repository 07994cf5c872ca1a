"""The proof of one result: every condition with its truth, the facts it read with their places, and its paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from stdcheck.facts.declarations import FactType
from stdcheck.logic.reading import UNLISTED
from stdcheck.logic.results import FactRead, RuleResult, Trace
from stdcheck.report.build import citation
from stdcheck.report.cells import visible, width
from stdcheck.report.data import Finding, RuleText
from stdcheck.report.excerpt import hanging
from stdcheck.report.proof import (
    computed_text,
    figure_text,
    is_unlisted,
    law_figures,
    node_cite,
    node_says,
    node_test,
    parts_below,
)
from stdcheck.report.text.layout import Layout, place
from stdcheck.report.wording import Language, chosen, outcome_words, say, value_words
from stdcheck.rules.model import DatedValue, Definition, Pack
from stdcheck.rules.nodes import AllOf, AnyOf, Compare, Constant, Every, Meets, Not, Readings, Some
from stdcheck.rules.spelling import arguments, over_text

PARTS = frozenset({"scope", "breach", "exception", "shown", "na_needs", "in_force", "element", "reading"})
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
        for child in result.trace.children:
            lines += _tree(_Part(child, result.clock), result, 0, layout)
    return lines


def _outcome_words(result: RuleResult, finding: Finding, lang: Language) -> str:
    """The outcome, what is possible, and the day whose law was read."""
    outcome = say(f"outcome.{finding.outcome}", lang)
    if len(finding.possible) > 1:
        outcome = say("value.with", lang, value=outcome, detail=outcome_words(finding.possible, lang))
    day = result.clock
    clock = say("why.clock_unknown", lang) if day is None else say("why.clock", lang, day=day.isoformat())
    return say("why.outcome", lang, outcome=outcome, clock=clock)


@dataclass(frozen=True, slots=True)
class _Part:
    """A node to show. clock: the day whose law it was read under, as far as it is known; of: what a definition is of"""

    trace: Trace
    clock: date | None
    of: str = ""


def _tree(part: _Part, result: RuleResult, depth: int, layout: Layout) -> Iterator[str]:
    """A node and all below it."""
    trace = part.trace
    column = _column(layout)
    truth = layout.words.say(f"truth.{trace.truth.value}") if trace.truth else ""
    indent = " " * min(STEP * depth, layout.cells // 2)
    room = layout.cells - column - len(indent)
    for number, line in enumerate(hanging(layout.words.each(_node_words, trace, part.of, result), room, 2)):
        shown = truth if number == 0 else ""
        yield f"{shown}{' ' * (column - width(shown))}{indent}{line}".rstrip()
    for read in trace.reads:
        fact = layout.words.each(_read_words, read, trace, result.pack)
        where = f" ({place(read.span)})" if read.span is not None and read.address else ""
        for line in hanging(f"{fact}{where}", room - STEP, 2):
            yield f"{' ' * (column + len(indent) + STEP)}{line}"
    for name, row in law_figures(trace.node, result.pack, part.clock):
        for line in hanging(layout.words.each(_figure_words, name, row, result.pack), room - STEP, 2):
            yield f"{' ' * (column + len(indent) + STEP)}{line}"
    for child in _below(trace, part.clock, result.pack):
        yield from _tree(child, result, depth + 1, layout)


def _below(trace: Trace, clock: date | None, pack: Pack) -> Iterator[_Part]:
    """The parts worth a line: a connective that stands alone and a test by a definition give way to what they hold."""
    if isinstance(trace.node, Definition) and trace.node.clock is not None:
        clock = None
    for child in parts_below(trace):
        alone = len(trace.children) == 1 and isinstance(child.node, AllOf | AnyOf) and child.truth is trace.truth
        opened = isinstance(child.node, Meets) and len(child.children) == 1
        if child.kind == "condition" and not child.reads and child.children and (alone or opened):
            if alone:
                yield from _below(child, clock, pack)
            elif isinstance(child.node, Meets):
                yield _Part(child.children[0], clock, arguments(child.node))
        else:
            yield _Part(child, clock)


def _column(layout: Layout) -> int:
    """Cells for the truth of a node."""
    labels = (layout.words.say(f"truth.{truth}") for truth in ("true", "false", "unknown"))
    return max(map(width, labels)) + 2


def _node_words(trace: Trace, of: str, result: RuleResult, lang: Language) -> str:
    """What a node is: its part in the rule, the pack's words for it or the test itself, its paragraph."""
    if is_unlisted(trace):
        return say("subject.unlisted", lang, list=trace.label.removesuffix(UNLISTED))
    said = node_says(trace)
    words = chosen(said, lang) if said else test_words(trace, result.pack, lang)
    if trace.kind in PARTS:
        key = "requirement" if trace.kind == "breach" and result.rule.requires is not None else trace.kind
        part = say(f"why.{key}", lang, id=trace.label)
        words = part if not said or words == part else say("why.titled", lang, part=part, words=words)
    elif trace.kind == "definition":
        label = f"{trace.label}({of})" if of else trace.label
        words = say("why.titled", lang, part=label, words=words) if said else label
    return words + _cite_words(trace, result.pack, lang)


def test_words(trace: Trace, pack: Pack, lang: Language) -> str:
    """A test without own words: connectives in words, a definition by what it says, the rest as the pack spells it."""
    node, opened = trace.node, bool(trace.children)
    match node:
        case AllOf() | AnyOf():
            key = "why.all" if isinstance(node, AllOf) else "why.any"
            return say(key, lang) if opened else say(f"{key}_of", lang, n=len(node.items))
        case Not():
            inner = Trace("condition", "", node.item, None)
            return say("why.not", lang) if opened else say("why.not_of", lang, words=test_words(inner, pack, lang))
        case Some() | Every():
            key = "why.some" if isinstance(node, Some) else "why.every"
            return say(key, lang, name=node.name, list=over_text(node.over))
        case Readings():
            return say("why.readings", lang)
        case Constant():
            return say(f"why.{str(node.value).lower()}", lang)
        case Meets() if node.definition in pack.definitions:
            label, says = f"{node.definition}({arguments(node)})", pack.definitions[node.definition].meta.says
            return say("why.titled", lang, part=label, words=chosen(says, lang)) if says else label
    return node_test(trace)


def _cite_words(trace: Trace, pack: Pack, lang: Language) -> str:
    cite = node_cite(trace)
    return f" [{citation(pack, cite)[0][lang]}]" if cite is not None else ""


def _figure_words(name: str, row: DatedValue, pack: Pack, lang: Language) -> str:
    """`max-mercury = 5 mg [Act, 3]`."""
    kind = pack.parameters[name].type
    value = figure_text(row, FactType(kind) if kind in set(FactType) else None)
    cite = f" [{citation(pack, row.cite)[0][lang]}]" if row.cite is not None else ""
    return f"{name} = {say('value.unread', lang) if value is None else value}{cite}"


def _read_words(read: FactRead, trace: Trace, pack: Pack, lang: Language) -> str:
    if not read.address:
        value = read.value
        if value is not None and isinstance(trace.node, Compare):
            value = computed_text(value, trace.node.left, pack)
        return f"= {value_words(value, read.fact, lang)}"
    return f"{read.address} = {value_words(read.value, read.fact, lang)}"
