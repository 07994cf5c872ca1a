"""Why something changes on a day: what the day passes, in words, with its place and its paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from stdcheck.facts.declarations import Text
from stdcheck.i18n import catalogue
from stdcheck.logic.cuts import decimal_text
from stdcheck.logic.footprint import Turn
from stdcheck.logic.results import FactRead
from stdcheck.report.addresses import Addresses, split
from stdcheck.report.build import citation
from stdcheck.report.wording import Language, chosen, fact_words, in_each, value_words
from stdcheck.rules.model import DatedValue, Definition, Duty, ListRow, Note, Pack, Parameter, Period, Rule, Unseen
from stdcheck.rules.nodes import Arithmetic, Cite, Compare, DateSum, LiteralValue
from stdcheck.source.spans import Span


@dataclass(frozen=True, slots=True, eq=False)
class CauseText:
    """A cause. kind: in_force | parameter | list | covers_from | due | fact | law | calendar"""

    kind: str
    text: Text
    where: Span | None = None
    citation: Text = field(default_factory=dict)


Owned = Rule | Definition | Note | tuple[Parameter, DatedValue] | tuple[Text, ListRow]


class Causes:
    """Words for the turns of one pack and profile."""

    def __init__(self, pack: Pack, addresses: Addresses) -> None:
        self._pack = pack
        self._addresses = addresses
        self._owners = {id(period): (period, owner) for period, owner in _owners(pack)}

    def of(self, turn: Turn, day: date, due: date | None) -> list[CauseText]:
        """What the day passes; due: the day of the duty whose result it is."""
        if isinstance(turn.node, Period):
            return [self._edge(turn.node, day)]
        if isinstance(turn.node, Duty):
            return [self._due(day, due)]
        if turn.kind == "calendar" and isinstance(turn.node, DateSum):
            return [self._calendar(turn.node)]
        if turn.reads:
            return [self._fact(read) for read in turn.reads]
        return [self._law(turn.node)]

    def _edge(self, period: Period, day: date) -> CauseText:
        """A period of the law begins, or has ended the day before."""
        _, owner = self._owners.get(id(period), (period, None))
        begins = period.start == day
        if owner is None:
            return CauseText("covers_from", _words("cause.covered"))
        if isinstance(owner, tuple):
            first, row = owner
            if isinstance(row, ListRow):
                key = "cause.enters" if begins else "cause.leaves"
                assert not isinstance(first, Parameter)
                return self._cited("list", _words(key, code=row.code, title=first), row.span, row.cite)
            assert isinstance(first, Parameter) and isinstance(row, DatedValue)
            if not begins:  # the figure that follows says more than that this one has ended
                following = next((value for value in first.values if value.period.start == day), None)
                row, begins = (following, True) if following is not None else (row, False)
            return self._cited("parameter", _parameter(first, row, begins), row.span, row.cite)
        title = owner.meta.says or {"en": owner.id, "ja": owner.id} if isinstance(owner, Definition) else owner.title
        text = _words("cause.in_force" if begins else "cause.out_of_force", title=title)
        return self._cited("in_force", text, owner.meta.span, owner.meta.cite)

    def _due(self, day: date, due: date | None) -> CauseText:
        if due is None or due >= day:
            return CauseText("due", _words("cause.due_unknown"))
        return CauseText("due", _words("cause.due", due=due.isoformat()))

    def _calendar(self, node: DateSum) -> CauseText:
        if node.calendar is None:
            return CauseText("calendar", _words("cause.day"), node.meta.span)
        calendar = self._pack.calendars[node.calendar]
        return CauseText("calendar", _words("cause.calendar", title=calendar.title), calendar.meta.span)

    def _fact(self, read: FactRead) -> CauseText:
        entity, name = split(read.address)
        called = self._addresses.name(entity or name)

        def text(lang: Language) -> str:
            known = {"entity": chosen(called, lang), "fact": fact_words(read.fact, name, lang)}
            if read.value is None:
                return catalogue.message("timeline-cause.missing", known, lang)
            value = value_words(read.value, read.fact, lang)
            return catalogue.message("timeline-cause.fact", {**known, "value": value}, lang)

        return CauseText("fact", in_each(text), read.span)

    def _law(self, node: object) -> CauseText:
        if not isinstance(node, Compare | Arithmetic | DateSum):
            return CauseText("law", _words("cause.day"))
        meta = node.meta
        text = _words("cause.law", says=meta.says) if meta.says else _words("cause.day")
        return self._cited("law", text, meta.span, meta.cite)

    def _cited(self, kind: str, text: Text, where: Span | None, cite: Cite | None) -> CauseText:
        return CauseText(kind, text, where, citation(self._pack, cite)[0] if cite is not None else {})


def _parameter(parameter: Parameter, row: DatedValue, begins: bool) -> Text:
    if not begins:
        return _words("cause.parameter_end", title=parameter.title)
    if isinstance(row.value, Unseen):
        return _words("cause.parameter_unread", title=parameter.title)
    return _words("cause.parameter", title=parameter.title, value=_figure(parameter, row.value))


def _figure(parameter: Parameter, value: LiteralValue | dict[str, Fraction]) -> str:
    """A figure of the law as text."""
    if isinstance(value, dict):
        return " / ".join(f"{decimal_text(number)} {unit}" for unit, number in value.items())
    if isinstance(value, bool | str | date):
        return str(value)
    percent = parameter.type == "percent"
    return f"{decimal_text(Fraction(value) * 100)} %" if percent else decimal_text(Fraction(value))


def _owners(pack: Pack) -> Iterator[tuple[Period, Owned]]:
    """Every period of a pack with what it is of."""
    parts: list[Rule | Definition | Note] = [*pack.rules.values(), *pack.definitions.values(), *pack.notes.values()]
    for one in parts:
        if one.in_force is not None:
            yield one.in_force, one
    for parameter in pack.parameters.values():
        for value in parameter.values:
            yield value.period, (parameter, value)
    for dated in pack.lists.values():
        for row in dated.rows:
            yield row.period, (dated.title, row)


def _words(key: str, **args: str | Text) -> dict[str, str]:
    """A text in each language; an argument may be a text itself."""

    def text(lang: Language) -> str:
        plain = {name: value if isinstance(value, str) else chosen(value, lang) for name, value in args.items()}
        return catalogue.message(f"timeline-{key}", plain, lang)

    return in_each(text)
