"""Values as a profile writes them, for proofs and messages: exact and the same in every language."""

from __future__ import annotations

from stdcheck.facts.declarations import Fact, FactType
from stdcheck.logic.cuts import number_text
from stdcheck.logic.things import Amounts, Items, OneOf, Ordered, Thing, Unknown, Value
from stdcheck.logic.values import NONE, Interval


def value_text(value: Value, fact: Fact | None = None) -> str | None:
    """A value as text; None when nothing is known of it."""
    return typed_text(value, fact.type if fact else FactType.NUMBER)


def typed_text(value: Value, type_: FactType) -> str | None:
    """A value of a type as text; None when nothing is known of it."""
    if value is NONE:
        return "none"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Ordered):
        return interval_text(value.interval, type_)
    if isinstance(value, Amounts):
        texts = [f"{interval_text(i, FactType.NUMBER) or '?'} {unit}" for unit, i in sorted(value.by_unit.items())]
        return " / ".join(texts)
    if isinstance(value, OneOf):
        return " | ".join(sorted(str(c) for c in value.candidates))
    if isinstance(value, Thing):
        return None if value.stand_in else value.path
    if isinstance(value, Items):
        return ", ".join(typed_text(m, type_) or "?" for m, _ in value.members)
    assert isinstance(value, Unknown)
    return None


def interval_text(interval: Interval, type_: FactType) -> str | None:
    """`60%`, `20%..30%`, `>= 5`; None when there is no bound at all."""
    if interval.low is None and interval.high is None:
        return None
    if interval.exact is not None:
        return number_text(type_, interval.exact)
    if interval.low is None:
        assert interval.high is not None
        return f"{'<' if interval.high_open else '<='} {number_text(type_, interval.high)}"
    if interval.high is None:
        return f"{'>' if interval.low_open else '>='} {number_text(type_, interval.low)}"
    return f"{number_text(type_, interval.low)}..{number_text(type_, interval.high)}"
