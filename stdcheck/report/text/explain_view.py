"""A part of a pack explained: what it asks, limb by limb, its dates and figures, the facts it reads, the remedy."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from stdcheck.facts.declarations import Fact
from stdcheck.report.build import citation
from stdcheck.report.cells import visible
from stdcheck.report.excerpt import hanging
from stdcheck.report.law import ParagraphText, clock_text, exceptions_of, figure_texts, paragraph_of, period_text
from stdcheck.report.text.condition_tree import ConditionTree, indented
from stdcheck.report.text.layout import Layout
from stdcheck.report.wording import Language, joined, say, type_words
from stdcheck.rules import nodes
from stdcheck.rules.model import (
    Decision,
    DecisionRow,
    Definition,
    Note,
    Pack,
    QuantityDefinition,
    Rule,
)
from stdcheck.rules.reach import facts_below
from stdcheck.rules.spelling import spelled
from stdcheck.rules.walking import Body

Part = Rule | Definition | QuantityDefinition | Decision | Note
INDENT = 2
LEVELS, ALL_LEVELS = 1, 99
"""Definitions inside definitions are opened so deep."""


def explain_lines(part: Part, body: Body, pack: Pack, layout: Layout) -> list[str]:
    """The whole explanation of one part of a pack; `body` is the same part as the walker sees it."""
    view = _View(pack, layout)
    lines = view.head(part)
    for title, tree in view.conditions(part):
        lines += ["", *view.label(title), *tree]
    if isinstance(part, Rule):
        lines += view.exceptions(part)
        lines += view.remedy(part)
    lines += view.figures(body)
    lines += view.facts(facts_below(pack, body))
    return lines


class _View:
    """Prints the sections of an explanation for one pack."""

    def __init__(self, pack: Pack, layout: Layout) -> None:
        self.pack = pack
        self.layout = layout
        self.words = layout.words
        self.tree = ConditionTree(pack, layout, ALL_LEVELS if layout.verbose else LEVELS)

    def label(self, key: str, **args: object) -> list[str]:
        """The line above a section."""
        return [self.layout.paint(line, "label") for line in hanging(self.words.say(key, **args), self.layout.cells, 0)]

    # ---- what it is ----

    def head(self, part: Part) -> list[str]:
        """Its id, title and paragraph; its kind, the days it holds on and the paragraphs it implements."""
        title = part.meta.says if isinstance(part, Definition | QuantityDefinition) else part.title
        cite = part.meta.cite
        where = self.words.text(citation(self.pack, cite)[0]) if cite is not None else ""
        lines = self.layout.spread(f"{self.pack.id}/{part.id}", visible(where))
        for lang in dict.fromkeys((*self.words.languages, "en", "ja")):
            if title.get(lang):
                lines += indented(title[lang], self.layout, INDENT)
        facts = [self.words.say(f"is.{_kind(part)}")]
        days = [period_text(getattr(part, "in_force", None)), clock_text(getattr(part, "clock", None))]
        facts += filter(None, [*map(self.words.text, days), self.words.each(_asked_of, part)])
        if part.implements:
            facts.append(self.words.say("explain.implements", ids=", ".join(part.implements)))
        if not part.verified:
            facts.append(self.words.say("explain.unverified"))
        url = citation(self.pack, cite)[1] if cite is not None else ""
        lines += [line for text in facts for line in self._below(text)]
        return lines + ([f"{' ' * INDENT}{visible(url)}"] if url else [])  # never cut: it is to be copied

    def _below(self, text: str) -> list[str]:
        return indented(text, self.layout, INDENT)

    # ---- what it asks ----

    def conditions(self, part: Part) -> Iterator[tuple[str, list[str]]]:
        """The parts of a rule or definition as (key of its title, tree)."""
        if isinstance(part, Rule):
            yield from self._of_rule(part)
        elif isinstance(part, Definition):
            yield "explain.holds", self.tree.lines(part.holds)
        elif isinstance(part, QuantityDefinition):
            yield "explain.value", self.tree.lines(part.value)
        elif isinstance(part, Decision):
            yield "explain.rows", list(self._rows(part.rows, 0))
        elif part.when is not None:
            yield "explain.when", self.tree.lines(part.when)

    def _of_rule(self, rule: Rule) -> Iterator[tuple[str, list[str]]]:
        parts = {
            "explain.applies_when": rule.applies_when,
            "explain.prohibits": rule.prohibits,
            "explain.requires": rule.requires,
            "explain.when": rule.when,
            "explain.na_needs": rule.na_needs,
            "explain.shown_by": rule.shown_by,
        }
        for key, condition in parts.items():
            if condition is not None:
                yield key, self.tree.lines(condition)
        if rule.duty is not None:
            duty = {"done": rule.duty.done, "due": rule.duty.due, "not_before": rule.duty.not_before}
            for name, term in duty.items():
                if term is not None:
                    yield f"explain.{name}", self.tree.lines(term)

    def _rows(self, rows: tuple[DecisionRow, ...], depth: int) -> Iterator[str]:
        for row in rows:
            value = _row_value(row, self.pack)
            key = "explain.row_when" if row.when is not None else "explain.row_else"
            title = f" ({self.words.text(row.title)})" if row.title else ""
            text = self.words.say(key, value=f"{value}{title}") if value else self.words.say("explain.row_group")
            yield from indented(text, self.layout, INDENT * (depth + 1))
            if row.when is not None:
                yield from self.tree.lines(row.when, depth + 1)
            yield from self._rows(row.rows, depth + 1)

    # ---- what else decides ----

    def exceptions(self, rule: Rule) -> list[str]:
        """The exceptions that lift a rule, or the rules that an exception lifts."""
        own = exceptions_of(self.pack, rule)
        lines: list[str] = []
        if rule.parents:
            rules = [self.pack.rules[parent.rule] for parent in rule.parents if parent.rule in self.pack.rules]
            above = map(paragraph_of, rules)
            lines += ["", *self.label("explain.exception_to"), *(line for one in above for line in self._named(one))]
        if own:
            lines += ["", *self.label("explain.exceptions"), *(line for one in own for line in self._named(one))]
        return lines

    def _named(self, one: ParagraphText) -> list[str]:
        ref = f" [{one.ref}]" if one.ref else ""
        return self._below(self.words.say("why.titled", part=one.id, words=one.title) + ref)

    def remedy(self, rule: Rule) -> list[str]:
        """How to put a gap right."""
        if not rule.remediation:
            return []
        return ["", *self.label("explain.fix"), *self._below(self.words.text(rule.remediation))]

    def figures(self, body: Body) -> list[str]:
        """Every dated figure of the law that decides it, with all its rows."""
        lines = [line for text in figure_texts(self.pack, body) for line in self._below(self.words.text(text))]
        return ["", *self.label("explain.figures"), *lines] if lines else []

    def facts(self, facts: dict[tuple[str, str], Fact]) -> list[str]:
        """The facts that decide it, with the question that each answers, by kind of entity."""
        if not facts:
            return []
        asked = {key: fact for key, fact in sorted(facts.items()) if fact.inverse is None}
        lines = ["", *self.label("explain.facts", n=len(asked))]
        for (entity, name), fact in asked.items():
            kind = self.words.each(type_words, fact)
            lines += self.layout.spread(f"{' ' * INDENT}{entity}.{name}", kind)
            if fact.question:
                lines += indented(self.words.text(fact.question), self.layout, 2 * INDENT)
        return lines


def _row_value(row: DecisionRow, pack: Pack) -> str:
    """What a row gives; nothing for one that only holds others."""
    value = row.value
    if value is None:
        return ""
    if isinstance(value, bool | str | int | Fraction | date):
        value = nodes.Literal(value, row.meta)
    return spelled(value)


def _kind(part: Part) -> str:
    if isinstance(part, Rule):
        return part.kind
    names = {Definition: "definition", QuantityDefinition: "quantity", Decision: "decision", Note: "note"}
    return names[type(part)]


def _asked_of(part: Part, lang: Language) -> str:
    if isinstance(part, Rule | Note):
        loops = joined(
            (over.path.text if isinstance(over, nodes.PathList) else over.kind for _, over in part.for_each), lang
        )
        return say("explain.for_each", lang, lists=loops) if loops else ""
    return say("explain.params", lang, params=joined((f"{p.name} ({p.type})" for p in part.params), lang))
