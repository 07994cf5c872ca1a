"""What terms mean: literals, facts, parameters, days, sums of numbers and of days.

Quantities, branches, aggregates, rows of relations and shares of ownership stand in modules of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import ceil, floor

from stdcheck.logic import dated, reading, watching
from stdcheck.logic.context import TERMS, Context, EvaluationFault
from stdcheck.logic.datesums import AmbiguousDay, Convention, is_too_early, shift
from stdcheck.logic.reading import missing_of
from stdcheck.logic.things import Amounts, Environment, Ordered, Unknown, Value
from stdcheck.logic.values import NONE, NOTHING, Cause, Interval, Missing, point
from stdcheck.rules.model import Param
from stdcheck.rules.nodes import (
    Arithmetic,
    DateSum,
    Day,
    FactTerm,
    Literal,
    ParamTerm,
    Term,
)

Bound = Fraction | None


def literal(ctx: Context, node: Literal, env: Environment) -> Value:
    """A constant."""
    if isinstance(node.value, bool | str):
        return node.value
    if node.unit is not None:
        assert isinstance(node.value, Fraction | int)
        return Amounts({node.unit: point(node.value)})
    return Ordered(point(node.value))


def fact_term(ctx: Context, node: FactTerm, env: Environment) -> Value:
    """The value at a path."""
    return reading.follow(ctx, node.path, env)


def param_term(ctx: Context, node: ParamTerm, env: Environment) -> Value:
    """A dated parameter."""
    return dated.parameter(ctx, node)


def arguments(ctx: Context, args: tuple[tuple[str, Term], ...], env: Environment) -> dict[str, Value]:
    """The values that a definition, quantity, decision or exception is given: its whole environment."""
    return {name: ctx.term(term, env) for name, term in args}


def given(
    ctx: Context, params: tuple[Param, ...], arguments: Mapping[str, Value]
) -> tuple[dict[str, Value] | None, frozenset[Missing]]:
    """What a definition, quantity or decision gets to see, and what to ask where it may be none; None when it is.

    An entity of which nothing is known becomes an unnamed one, so that the body can say what holds of anybody.
    """
    inner: dict[str, Value] = {}
    perhaps_none: frozenset[Missing] = frozenset()
    for name, value in arguments.items():
        if value is NONE:
            return None, perhaps_none
        inner[name] = value
        if isinstance(value, Unknown):
            perhaps_none |= value.missing if value.or_none else frozenset()
            known = replace(value, or_none=False)
            entity = next((p.type for p in params if p.name == name and p.type in ctx.run.vocabulary.entities), None)
            inner[name] = known if entity is None else reading.unnamed(ctx, entity, value.missing)
        elif isinstance(value, Ordered) and value.interval.or_none:
            perhaps_none |= value.interval.missing
            inner[name] = replace(value, interval=replace(value.interval, or_none=False))
    return inner, perhaps_none


def day(ctx: Context, node: Day, env: Environment) -> Value:
    """The as-of day or the clock."""
    if node.which == "as-of":
        return dated.today(ctx)
    ctx.footprint.clock = True
    return ctx.clock


def arithmetic(ctx: Context, node: Arithmetic, env: Environment) -> Value:
    """plus, minus, times, greatest, least on intervals; none when a part is none; amounts of one unit stay amounts."""
    values = [ctx.term(item, env) for item in node.items]
    if node.skip_none:
        values = [v for v in values if v is not NONE]
    result = (_of_those_that_exist if node.skip_none else _combined)(node.operator, values)
    return result if ctx.run.watch is None else watching.extreme(ctx, node, values, result)


def _combined(operator: str, values: list[Value]) -> Value:
    if any(v is NONE for v in values):
        return NONE
    missing = NOTHING.union(*(missing_of(v) for v in values))
    if any(isinstance(v, Amounts) for v in values):
        return _amount_arithmetic(operator, values, missing)
    if not all(isinstance(v, Ordered) for v in values):
        return Unknown(missing)
    return Ordered(_fold(operator, [v.interval for v in values if isinstance(v, Ordered)]))


def _of_those_that_exist(operator: str, values: list[Value]) -> Value:
    """The greatest or least of values of which some may be none: one that may be none bounds on its own side only."""
    if not values:
        return NONE
    intervals = [_as_interval(v) for v in values]
    sure = [i for i in intervals if i is not None and not i.or_none]
    if len(sure) == len(values) or any(isinstance(v, Amounts) for v in values):
        doubtful = any(isinstance(v, Unknown) and v.or_none for v in values)
        return Unknown(NOTHING.union(*map(missing_of, values))) if doubtful else _combined(operator, values)
    known = [i for i in intervals if i is not None]
    if len(known) < len(values):
        return Unknown(NOTHING.union(*map(missing_of, values)))
    every = _fold(operator, known)
    other_way = _fold("greatest" if operator == "least" else "least", known)
    certain = _fold(operator, sure) if sure else other_way
    low, high = (every.low, certain.high) if operator == "least" else (certain.low, every.high)
    return Ordered(Interval(low, high, or_none=not sure, missing=every.missing))


def _as_interval(value: Value) -> Interval | None:
    """The interval of a number or day, unbounded where it is unknown; None of anything else."""
    if isinstance(value, Ordered):
        return value.interval
    return Interval(None, None, or_none=value.or_none, missing=value.missing) if isinstance(value, Unknown) else None


def _amount_arithmetic(operator: str, values: list[Value], missing: frozenset[Missing]) -> Value:
    """Amounts with amounts of the same unit; an amount times plain numbers."""
    amounts = [v for v in values if isinstance(v, Amounts)]
    if len(amounts) + sum(isinstance(v, Ordered) for v in values) != len(values):
        return Unknown(missing)
    units = [u for u in amounts[0].by_unit if all(u in a.by_unit for a in amounts)]
    if not units:
        return Unknown(missing | NOTHING.union(*({Missing(Cause.FACT, a.address)} for a in amounts if a.address)))
    made = {}
    for unit in units:
        parts = [
            v.by_unit[unit] if isinstance(v, Amounts) else v.interval
            for v in values
            if isinstance(v, Amounts | Ordered)
        ]
        made[unit] = _fold(operator, parts)
    return Amounts(made, address=next((a.address for a in amounts if a.address), None))


def _fold(operator: str, parts: list[Interval]) -> Interval:
    result = parts[0]
    for part in parts[1:]:
        result = ARITHMETIC[operator](result, part)
    missing = NOTHING.union(*(p.missing for p in parts))
    or_none = any(p.or_none for p in parts)
    exact = result.low is not None and result.low == result.high and not or_none
    return replace(result, missing=NOTHING if exact else missing, or_none=or_none)


def _plus(a: Interval, b: Interval) -> Interval:
    return Interval(_both(a.low, b.low), _both(a.high, b.high), a.low_open or b.low_open, a.high_open or b.high_open)


def _both(a: Bound, b: Bound) -> Bound:
    return None if a is None or b is None else a + b


def _minus(a: Interval, b: Interval) -> Interval:
    low = None if b.low is None else -b.low
    high = None if b.high is None else -b.high
    return _plus(a, Interval(high, low, b.high_open, b.low_open))


def _times(a: Interval, b: Interval) -> Interval:
    """The hull of the products; bounds that are open only in part are taken as closed (wider, never narrower)."""
    if None in (a.low, a.high, b.low, b.high):
        not_negative = all(i.low is not None and i.low >= 0 for i in (a, b))
        low = a.low * b.low if not_negative and a.low is not None and b.low is not None else None
        return Interval(low, None)
    corners = [x * y for x in (a.low, a.high) for y in (b.low, b.high) if x is not None and y is not None]
    return Interval(min(corners), max(corners))


def _greatest(a: Interval, b: Interval) -> Interval:
    lows = [x for x in (a.low, b.low) if x is not None]
    high = None if a.high is None or b.high is None else max(a.high, b.high)
    return Interval(max(lows, default=None), high)


def _least(a: Interval, b: Interval) -> Interval:
    highs = [x for x in (a.high, b.high) if x is not None]
    low = None if a.low is None or b.low is None else min(a.low, b.low)
    return Interval(low, min(highs, default=None))


ARITHMETIC: dict[str, Callable[[Interval, Interval], Interval]] = {
    "plus": _plus,
    "minus": _minus,
    "times": _times,
    "greatest": _greatest,
    "least": _least,
}


def date_sum(ctx: Context, node: DateSum, env: Environment) -> Value:
    """A day some way from another; beyond the calendar it is not known (cause law), nor what a part of a day counts."""
    base, amount = ctx.term(node.base, env), ctx.term(node.amount, env)
    if base is NONE or amount is NONE:
        return NONE
    missing = missing_of(base) | missing_of(amount)
    if not isinstance(base, Ordered) or not isinstance(amount, Ordered):
        return Unknown(missing)
    or_none = base.interval.or_none or amount.interval.or_none
    if amount.interval.low is None or amount.interval.high is None:
        return Ordered(Interval(None, None, or_none=or_none, missing=missing))
    how, least, most = _convention(ctx, node), floor(amount.interval.low), ceil(amount.interval.high)
    first, last = (least, most) if how.sign > 0 else (most, least)
    low, high = _shifted(base.interval.low, first, how), _shifted(base.interval.high, last, how)
    if (low is None or high is None) and node.calendar:
        missing |= {Missing(Cause.LAW, f"{ctx.run.pack.id}/{node.calendar}")}
    if amount.interval.exact is not None and least != most:
        missing |= {Missing(Cause.LAW, f"{ctx.run.pack.id}/{node.unit}")}
    interval = Interval(low, high, or_none=or_none)
    interval = replace(interval, missing=NOTHING if interval.exact is not None else missing)
    if least != most:
        return watching.summed(ctx, node, base, Ordered(interval))
    variable = None
    if base.variable is not None:
        variable = replace(base.variable, shifts=(*base.variable.shifts, lambda d: _cut_day(d, least, how)))
    candidates = frozenset(c for b in base.candidates if (c := _shifted(b, least, how)) is not None)
    result = Ordered(interval, variable, candidates if len(candidates) == len(base.candidates) else frozenset())
    return result if ctx.run.watch is None else watching.summed(ctx, node, base, result)


def _convention(ctx: Context, node: DateSum) -> Convention:
    calendar = ctx.run.pack.calendars[node.calendar] if node.calendar else None
    sign = 1 if node.direction == "after" else -1
    return Convention(node.unit, sign, node.count == "from-that-day", node.month_end, node.roll is not None, calendar)


def _shifted(ordinal: Bound, amount: int, how: Convention) -> Bound:
    moved = None if ordinal is None else _shifted_day(int(ordinal), amount, how)
    return None if moved is None else Fraction(moved)


def _shifted_day(ordinal: int, amount: int, how: Convention) -> int | None:
    try:
        moved = shift(date.fromordinal(ordinal), amount, how)
    except AmbiguousDay as fault:
        raise EvaluationFault("a month without such a day, and no month_end to say what counts") from fault
    return None if moved is None else moved.toordinal()


def _cut_day(ordinal: int, amount: int, how: Convention) -> int | None:
    """The day for cuts: 0 before the first day that can be said, None beyond the last."""
    moved = _shifted_day(ordinal, amount, how)
    return 0 if moved is None and is_too_early(date.fromordinal(ordinal), amount, how) else moved


TERMS.update(
    {
        Literal: literal,
        FactTerm: fact_term,
        ParamTerm: param_term,
        Day: day,
        Arithmetic: arithmetic,
        DateSum: date_sum,
    }
)
