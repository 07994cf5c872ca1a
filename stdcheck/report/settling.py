"""What an answer to a missing fact would leave possible, and how to write that answer into the file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stdcheck.facts.declarations import Fact, FactType
from stdcheck.logic.results import Cell
from stdcheck.logic.values import Cause
from stdcheck.report.data import Lacking
from stdcheck.report.wording import Language, chosen, joined, joined_or, outcome_words, say, value_words

MOST_VALUES = 4
"""Values of an enumeration that are spelled out."""

_FORMS = {FactType.YES_NO: "true | false", FactType.PERCENT: "...%", FactType.DATE: "YYYY-MM-DD"}
"""How a value is written, never a value: somebody would copy it."""


def settle_words(lacking: Lacking, possible: Sequence[str], lang: Language) -> str:
    """`model_year: 2029 or earlier, none -> exempt; 2030 or later -> gap`.

    Answers that leave all of `possible` are told in three words; empty when no answer would leave less.
    """
    pairs, still_open = settlings(lacking, possible, lang), say("settle.open", lang)
    if not pairs:
        return ""
    parts = (left if left == still_open else f"{answers} -> {left}" for answers, left in pairs)
    return say("settle.answers", lang, fact=lacking.name, answers=say("settle.next", lang).join(parts))


def settlings(lacking: Lacking, possible: Sequence[str], lang: Language) -> list[tuple[str, str]]:
    """Answers in words, each with what it leaves possible; last those that leave all of `possible`, told so.

    Empty when no answer would leave less.
    """
    answers: dict[frozenset[str], list[str]] = {}
    for cell, left in lacking.settles:
        answers.setdefault(frozenset(left), []).append(cell_words(cell, lacking.fact, lang))
    useless = answers.pop(frozenset(possible), None)
    pairs = [(joined_or(cells, lang), outcome_words(left, lang)) for left, cells in answers.items()]
    if pairs and useless is not None:
        pairs.append((joined_or(useless, lang), say("settle.open", lang)))
    return pairs


def cell_words(cell: Cell, fact: Fact | None, lang: Language) -> str:
    """A set of answers."""
    if cell.none:
        return say("value.none", lang)
    if cell.other:
        return say("value.other", lang)
    if cell.values:
        return joined((value_words(value, fact, lang) for value in cell.values), lang)
    if cell.value is not None:
        return value_words(cell.value, fact, lang)
    unit = f" {cell.unit}" if cell.unit else ""
    low, high = (None if text is None else value_words(text, fact, lang) + unit for text in (cell.low, cell.high))
    if low is not None and low == high:
        return low
    kind = "_day" if fact is not None and fact.type in (FactType.DATE, FactType.YEAR) else ""
    parts = []
    if low is not None:
        parts.append(say(f"cell.above{kind}" if cell.low_open else f"cell.low{kind}", lang, low=low))
    if high is not None:
        parts.append(say(f"cell.below{kind}" if cell.high_open else f"cell.high{kind}", lang, high=high))
    return say("cell.and", lang).join(parts) or say("cell.any", lang)


def missing_words(lacking: Lacking, lang: Language) -> str:
    """What is wrong with a fact, for the location line."""
    if lacking.held_from is not None:
        return say("missing.covers_from", lang, day=lacking.held_from.isoformat())
    key = {"incomplete": "incomplete", "range": "range", "reading": "reading", "law": "law"}.get(lacking.how)
    return say(f"missing.{key or 'not_given'}", lang, fact=lacking.name)


def mark_words(lacking: Lacking, lang: Language) -> str:
    """What to do at the marked place; empty where nothing can be added."""
    if lacking.how in ("law", "reading"):
        return ""
    key = {"incomplete": "complete", "range": "narrow"}.get(lacking.how, "fact" if lacking.entity else "collection")
    return say(f"add.{key}", lang, fact=lacking.name)


def fix_words(lacking: Lacking, place: str, lang: Language) -> str:
    """What to write where."""
    if lacking.how == "reading":
        first = lacking.readings[0][0] if lacking.readings else lacking.path
        return say("fix.reading", lang, first=first, place=lacking.profile, readings=_readings(lacking, lang))
    if lacking.held_from is not None:
        return say("missing.covers_from", lang, day=lacking.held_from.isoformat())
    if lacking.how == "law":
        return say("fix.law", lang)
    if lacking.how == "incomplete":
        return say("fix.complete", lang, fact=lacking.name, place=place)
    if lacking.how == "range":
        return say("fix.narrow", lang, fact=lacking.path, place=place)
    if lacking.cause is Cause.JUDGEMENT:
        return say("fix.judgement", lang, fact=lacking.path, place=place, person=say("fix.person", lang))
    if not lacking.entity:
        return say("fix.collection", lang, list=lacking.name, place=place)
    return say("fix.fact", lang, fact=f'"{lacking.name}: {form(lacking.fact)}"', entity=lacking.entity, place=place)


def _readings(lacking: Lacking, lang: Language) -> str:
    """Every reading with what it says."""
    return say("settle.next", lang).join(
        say("why.titled", lang, part=name, words=chosen(says, lang)) if says else name
        for name, says in lacking.readings
    )


def form(fact: Fact | None) -> str:
    """How a value of the fact is written, without any."""
    if fact is None:
        return "..."
    if fact.type is FactType.ENUM and len(fact.values) <= MOST_VALUES:
        return " | ".join(fact.values)
    if fact.type is FactType.QUANTITY and fact.units:
        return f"{{value: ..., unit: {' | '.join(fact.units)}}}"
    if fact.type is FactType.MONEY:
        return "{value: ..., currency: ...}"
    return _FORMS.get(fact.type, "...")


def missing_paths(items: Iterable[Lacking]) -> list[str]:
    """The addresses of what is missing, each once."""
    return list(dict.fromkeys(item.path for item in items))
