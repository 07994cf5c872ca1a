"""What the law says behind a rule, whatever its results: where it stands, since when, its exceptions, its figures.

Plain data in both languages, for a reader with the law beside it; `stdcheck explain` prints the same texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from stdcheck.facts.declarations import FactType, Text
from stdcheck.report.build import rule_text
from stdcheck.report.proof import figure_text
from stdcheck.report.wording import Language, chosen, in_each, joined, say
from stdcheck.rules import nodes
from stdcheck.rules.model import Clock, DatedList, DatedValue, Pack, Parameter, Period, Rule
from stdcheck.rules.nodes import Cite
from stdcheck.rules.reach import parts_below
from stdcheck.rules.walking import Body, bodies, descend

_NAMED = ("definition", "quantity")
"""Kinds of parts that give a term of the law its meaning."""


@dataclass(frozen=True, slots=True, eq=False)
class ParagraphText:
    """A provision, exception or definition with the paragraph it stands in. id: of the pack, without the pack's own"""

    id: str
    ref: str
    title: Text


@dataclass(frozen=True, slots=True, eq=False)
class SourceText:
    """A published text of the law. day: of the text that was read; None where the pack gives none"""

    title: Text
    publisher: str
    url: str
    day: date | None


@dataclass(frozen=True, slots=True, eq=False)
class LawText:
    """The law behind one rule. Texts that there is nothing to say for are `{}`.

    rule: `pack/rule`; kind: of the rule, as in RuleText; citations: (text, URL) of the rule itself
    sources: of all that is cited here, each once, that of the rule first
    in_force: its period in words; read_on: the day whose law counts, in words
    provisions: what the rule implements; ref and title empty for an id that the pack does not explain
    definitions: definitions and quantities that the rule or an exception of it rests on, nearest first
    figures: dated figures with period and paragraph, and lists; verified: of the rule itself, not of what it rests on
    """

    rule: str
    title: Text
    kind: str
    citations: tuple[tuple[Text, str], ...]
    sources: tuple[SourceText, ...]
    in_force: Text
    read_on: Text
    provisions: tuple[ParagraphText, ...]
    exceptions: tuple[ParagraphText, ...]
    definitions: tuple[ParagraphText, ...]
    figures: tuple[Text, ...]
    remediation: Text
    verified: bool
    law_as_of: date
    pack: str
    pack_version: str
    pack_title: Text
    jurisdiction: Text
    digest: str


def law_text(pack: Pack, rule: Rule) -> LawText:
    """What the law says behind a rule, or behind an exception."""
    body = next(one for one in bodies(pack) if (one.kind, one.id) == ("rule", rule.id))
    said = rule_text(pack, rule)
    defining = _defining(pack, body)
    return LawText(
        rule=said.id,
        title=said.title,
        kind=said.kind,
        citations=said.citations,
        sources=_sources(pack, [*_cites(pack, rule, defining), *_cites_of_tables(pack, body)]),
        in_force=period_text(rule.in_force),
        read_on=clock_text(rule.clock),
        provisions=tuple(_provision(pack, name) for name in rule.implements),
        exceptions=exceptions_of(pack, rule),
        definitions=tuple(ParagraphText(one.id, one.meta.cite.ref, one.meta.says) for one in defining if one.meta.cite),
        figures=figure_texts(pack, body),
        remediation=said.remediation,
        verified=said.verified,
        law_as_of=pack.law_as_of,
        pack=pack.id,
        pack_version=pack.version,
        pack_title=pack.title,
        jurisdiction=pack.jurisdiction,
        digest=pack.digest,
    )


# ---- paragraphs ----


def paragraph_of(rule: Rule) -> ParagraphText:
    """A rule or exception with its paragraph, `""` where it names none."""
    return ParagraphText(rule.id, rule.meta.cite.ref if rule.meta.cite is not None else "", rule.title)


def exceptions_of(pack: Pack, rule: Rule) -> tuple[ParagraphText, ...]:
    """The exceptions that lift a rule."""
    return tuple(paragraph_of(exception) for exception, _ in pack.exceptions.get(rule.id, ()))


def _provision(pack: Pack, name: str) -> ParagraphText:
    found = pack.provisions.get(name)
    return ParagraphText(name, found.ref, found.title) if found is not None else ParagraphText(name, "", {})


def _defining(pack: Pack, body: Body) -> list[Body]:
    return [one for one in parts_below(pack, body, nearest_first=True).values() if one.kind in _NAMED]


# ---- sources ----


def _cites(pack: Pack, rule: Rule, defining: Iterable[Body]) -> Iterator[Cite | None]:
    yield rule.meta.cite
    yield from (exception.meta.cite for exception, _ in pack.exceptions.get(rule.id, ()))
    yield from (one.meta.cite for one in defining)


def _cites_of_tables(pack: Pack, body: Body) -> Iterator[Cite | None]:
    for table in _tables(pack, body):
        yield table.meta.cite
        yield from (row.cite for row in (table.values if isinstance(table, Parameter) else table.rows))


def _sources(pack: Pack, cites: Iterable[Cite | None]) -> tuple[SourceText, ...]:
    names = dict.fromkeys(cite.source for cite in cites if cite is not None)
    found = (pack.sources[name] for name in names if name in pack.sources)
    return tuple(SourceText(one.title, one.publisher, one.url, one.date) for one in found)


# ---- days ----


def period_text(period: Period | None) -> Text:
    """`in force from 2025-03-17 until 2026-12-31`; nothing for a period without ends."""
    if period is None or (period.start is None and period.end is None):
        return {}
    return in_each(partial(_period, period))


def _period(period: Period, lang: Language) -> str:
    if period.end is None:
        return say("explain.from", lang, start=period.start)
    if period.start is None:
        return say("explain.until", lang, end=period.end)
    return say("explain.from_until", lang, start=period.start, end=period.end)


def clock_text(clock: Clock | None) -> Text:
    """`the law is read on the day unit.import_date`; nothing for a part without a clock of its own."""
    if clock is None:
        return {}
    if clock.term is None:
        return in_each(lambda lang: say("explain.clock_today", lang))
    key = "explain.clock_or_today" if clock.otherwise_as_of else "explain.clock"
    day = _day_named(clock.term)
    return in_each(lambda lang: say(key, lang, day=day))


def _day_named(term: nodes.Term) -> str:
    if isinstance(term, nodes.FactTerm):
        return term.path.text
    return term.name if isinstance(term, nodes.QuantityTerm) else type(term).__name__.lower()


# ---- figures ----


def figure_texts(pack: Pack, body: Body) -> tuple[Text, ...]:
    """Every dated figure of the law that decides a part, one text for each of its rows, and every list with its codes.

    `majority = 50 %, in force from 2025-02-04 [15 CFR 791.2]`, `watched-countries: countries under watch: AQ, BV`
    """
    return tuple(text for table in _tables(pack, body) for text in _table(table))


def _tables(pack: Pack, body: Body) -> Iterator[Parameter | DatedList]:
    """The parameters and lists that a part and all that it names refer to, each once."""
    trees = [*body.trees, *(tree for part in parts_below(pack, body).values() for tree in part.trees)]
    below = (node for tree in trees for node in descend(tree))
    for name in dict.fromkeys(node.id for node in below if isinstance(node, nodes.ParamTerm | nodes.ListRef)):
        if name in pack.parameters:
            yield pack.parameters[name]
        elif name in pack.lists:
            yield pack.lists[name]


def _table(table: Parameter | DatedList) -> Iterator[Text]:
    if isinstance(table, Parameter):
        yield from (in_each(partial(_figure, table, row)) for row in table.values)
    else:
        yield in_each(partial(_codes, table))


def _figure(parameter: Parameter, row: DatedValue, lang: Language) -> str:
    value = figure_text(row, FactType(parameter.type) if parameter.type in set(FactType) else None)
    text = f"{parameter.id} = {say('value.unread', lang) if value is None else value}"
    cite = f" [{row.cite.ref}]" if row.cite is not None else ""
    said = joined(filter(None, (text, chosen(period_text(row.period), lang))), lang) + cite
    return said if row.verified else say("value.with", lang, value=said, detail=say("packs.unverified", lang))


def _codes(found: DatedList, lang: Language) -> str:
    codes = ", ".join(dict.fromkeys(row.code for row in found.rows))
    titled = say("why.titled", lang, part=chosen(found.title, lang), words=codes)
    return say("why.titled", lang, part=found.id, words=titled)
