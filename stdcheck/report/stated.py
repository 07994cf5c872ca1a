"""What a profile states, in the user's terms."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from stdcheck.facts.declarations import Fact, FactType
from stdcheck.facts.values import (
    Entity,
    FactState,
    Money,
    Plain,
    Quantity,
    Range,
    Stated,
    StatedList,
    StatedNone,
    StatedUnknown,
)
from stdcheck.logic.cuts import number_text
from stdcheck.report.wording import Language, joined, say, value_words


def state_words(state: FactState, fact: Fact | None, lang: Language) -> str:
    """A stated fact as text: `60 %`, `2350 kg`, `none (reason)`, `s1, s2 (complete)`."""
    if isinstance(state, StatedNone):
        return say("value.with", lang, value=say("value.none", lang), detail=state.reason)
    if isinstance(state, StatedUnknown):
        unknown = say("value.unknown", lang)
        asked = say("facts.asked", lang, who=state.asked)
        return say("value.with", lang, value=unknown, detail=asked) if state.asked else unknown
    if isinstance(state, StatedList):
        return _list(state, fact, lang)
    return _value(state.value, fact, lang)


def _list(state: StatedList, fact: Fact | None, lang: Language) -> str:
    items = joined((_value(item, fact, lang) for item in state.items), lang) or "-"
    if state.complete is True:
        detail = say("list.complete", lang)
    elif isinstance(state.complete, Fraction):
        detail = say("list.complete_from", lang, share=_number(state.complete, FactType.PERCENT))
    else:
        detail = say("list.open", lang)
    return say("value.with", lang, value=items, detail=detail)


def _value(value: Plain | Entity, fact: Fact | None, lang: Language) -> str:
    kind = fact.type if fact else FactType.TEXT
    if kind is FactType.LIST and fact is not None and fact.of in set(FactType):
        kind = FactType(fact.of)
    if isinstance(value, Entity):
        return value.id
    if isinstance(value, bool):
        return say("value.true" if value else "value.false", lang)
    if isinstance(value, Quantity):
        return " / ".join(f"{_amount(amount, FactType.NUMBER, lang)} {unit}" for unit, amount in value.amounts)
    if isinstance(value, Money):
        return f"{_amount(value.amount, FactType.NUMBER, lang)} {value.currency}"
    if isinstance(value, str):
        return value_words(value, fact, lang)
    return _amount(value, kind, lang)


def _amount(value: Fraction | date | int | Range, kind: FactType, lang: Language) -> str:
    if not isinstance(value, Range):
        return _number(value, kind)
    day = "_day" if kind in (FactType.DATE, FactType.YEAR) else ""
    parts = []
    if value.low is not None:
        key = "above" if value.low_open else "low"
        parts.append(say(f"cell.{key}{day}", lang, low=_number(value.low, kind)))
    if value.high is not None:
        key = "below" if value.high_open else "high"
        parts.append(say(f"cell.{key}{day}", lang, high=_number(value.high, kind)))
    return say("cell.and", lang).join(parts) or say("cell.any", lang)


def _number(value: Fraction | date | int, kind: FactType) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return number_text(kind, Fraction(value)).replace("%", " %")


def is_known(state: FactState | None) -> bool:
    """Whether anything is known: a value, a range, a list, or that there is none."""
    return isinstance(state, Stated | StatedNone | StatedList)
