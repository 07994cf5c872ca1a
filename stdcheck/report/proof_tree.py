"""The proof of a result as plain data: every clause with its truth, its words, the facts it read and its paragraph.

Nothing here refers to the evaluation: `stdcheck why` and the review in the terminal show the same tree, and it can be
handed to another process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from stdcheck.facts.declarations import FactType, Text
from stdcheck.logic.reading import UNLISTED
from stdcheck.logic.results import FactRead, RuleResult, Trace
from stdcheck.report.build import citation
from stdcheck.report.deciding import children_of, resting_on
from stdcheck.report.proof import (
    computed_text,
    figure_text,
    is_unlisted,
    law_figures,
    node_cite,
    node_says,
    node_test,
)
from stdcheck.report.wording import Language, chosen, in_each, say, value_words
from stdcheck.rules.model import DatedValue, Definition, Pack
from stdcheck.rules.nodes import AllOf, AnyOf, Compare, Constant, Every, Meets, Not, Readings, Some
from stdcheck.rules.spelling import arguments, over_text
from stdcheck.source.spans import Span

PARTS = frozenset({"scope", "breach", "exception", "shown", "na_needs", "in_force", "element", "reading"})


@dataclass(frozen=True, slots=True, eq=False)
class ReadText:
    """A fact that a clause read: `address = value`, or `= value` where it was computed (then without an address).

    span: where it is stated, else the nearest place where it could be; known: whether its value is
    """

    address: str
    text: Text
    span: Span | None
    known: bool


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """A node of a proof.

    truth: true, false or unknown; text: what it is, without its citation
    citation, ref, url: the paragraph with its source, the paragraph alone; empty where it names none
    figures: figures of the law that it compares with; missing: what no clause below it names, sorted
    decides: whether it is on the deciding branch: the clauses that the outcome rests on, from the top down
    """

    truth: str | None
    text: Text
    citation: Text
    ref: str
    url: str
    reads: tuple[ReadText, ...]
    figures: tuple[Text, ...]
    missing: tuple[str, ...]
    children: tuple[Clause, ...]
    decides: bool


def clauses(result: RuleResult) -> tuple[Clause, ...]:
    """The parts of the rule of a result, each with all below it; none where the result keeps no proof.

    A node that stands in several places is one clause wherever its words and its part in the outcome are the same.
    """
    if result.trace is None:
        return ()
    deciding = set(resting_on(result))
    tree = _Tree(result)
    return tuple(tree.clause(_Part(part, result.clock, part in deciding)) for part in result.trace.children)


@dataclass(frozen=True, slots=True)
class _Part:
    """A node to show. clock: the day whose law it was read under, as far as it is known; of: what a definition is of"""

    trace: Trace
    clock: date | None
    decides: bool
    of: str = ""


@dataclass(slots=True, eq=False)
class _Tree:
    """Makes the clauses of one result. made: by node and what else a clause depends on; texts: each kept once"""

    result: RuleResult
    made: dict[_Part, Clause] = field(default_factory=dict)
    texts: dict[tuple[str, ...], Text] = field(default_factory=dict)

    def clause(self, part: _Part) -> Clause:
        """A node and all below it."""
        known = self.made.get(part)
        if known is None:
            known = self.made[part] = self._clause(part)
        return known

    def _clause(self, part: _Part) -> Clause:
        trace, pack = part.trace, self.result.pack
        below = list(_below(trace, part.clock, part.decides))
        asked_below = {one.path for child in below for one in child.trace.missing}
        cite = None if is_unlisted(trace) else node_cite(trace)
        cited, url = citation(pack, cite) if cite is not None else ({}, "")
        return Clause(
            trace.truth.value if trace.truth is not None else None,
            self._text(lambda lang: _node_words(trace, part.of, self.result, lang)),
            self._text(lambda lang: cited[lang]) if cited else {},
            cite.ref if cite is not None else "",
            url,
            tuple(self._read(read, trace) for read in trace.reads),
            tuple(
                self._text(lambda lang, name=name, row=row: _figure_words(name, row, pack, lang))  # type: ignore[misc]
                for name, row in law_figures(trace.node, pack, part.clock)
            ),
            tuple(sorted({one.path for one in trace.missing} - asked_below)),
            tuple(map(self.clause, below)),
            part.decides,
        )

    def _read(self, read: FactRead, trace: Trace) -> ReadText:
        text = self._text(lambda lang: _read_words(read, trace, self.result.pack, lang))
        return ReadText(read.address, text, read.span, read.value is not None)

    def _text(self, make: Callable[[Language], str]) -> Text:
        made = in_each(make)
        return self.texts.setdefault(tuple(made.values()), made)


def _below(trace: Trace, clock: date | None, decides: bool) -> Iterator[_Part]:
    """The parts worth a line: a connective that stands alone and a test by a definition give way to what they hold."""
    if isinstance(trace.node, Definition) and trace.node.clock is not None:
        clock = None
    for child, on in children_of(trace, decides):
        alone = len(trace.children) == 1 and isinstance(child.node, AllOf | AnyOf) and child.truth is trace.truth
        opened = isinstance(child.node, Meets) and len(child.children) == 1
        if child.kind == "condition" and not child.reads and child.children and (alone or opened):
            if alone:
                yield from _below(child, clock, on)
            elif isinstance(child.node, Meets):
                ((held, holds_on),) = children_of(child, on)
                yield _Part(held, clock, holds_on, arguments(child.node))
        else:
            yield _Part(child, clock, on)


def _node_words(trace: Trace, of: str, result: RuleResult, lang: Language) -> str:
    """What a node is: its part in the rule, the pack's words for it or the test itself."""
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
    return words


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
