"""What quantities of the pack come to, each worked out once for all who ask for the same."""

from __future__ import annotations

from dataclasses import replace

from stdcheck.logic import dated, reading, watching
from stdcheck.logic.context import TERMS, Context
from stdcheck.logic.memory import CLOCK, asks_for_stand_in, cut_clock, described, recalled, without_stand_in
from stdcheck.logic.reading import missing_of
from stdcheck.logic.terms import arguments, given
from stdcheck.logic.things import Amounts, Environment, OneOf, Ordered, Unknown, Value, Variable
from stdcheck.logic.values import FALSE, NONE, NOTHING, UNKNOWN, Interval, Known3
from stdcheck.rules.model import QuantityDefinition
from stdcheck.rules.nodes import QuantityTerm

NO_LAW = Known3(FALSE)
"""Whether law is wanting where a quantity has no clock of its own: whoever asks has seen to that."""
_DAYS_THAT_MOVE = frozenset({CLOCK, watching.TODAY})


def quantity_term(ctx: Context, node: QuantityTerm, env: Environment) -> Value:
    """A quantity of the pack, none of what does not exist; its own clock, else the caller's."""
    quantity = ctx.run.pack.quantities[node.name]
    inner, perhaps_none = given(ctx, quantity.params, arguments(ctx, node.args, env))
    if inner is None:
        return NONE
    inside = ctx.at(dated.clock_value(ctx, quantity.clock, inner))
    value = _value(inside, quantity, inner)
    outside = NO_LAW if quantity.clock is None else dated.not_covered(inside)
    if outside.truth is not FALSE:
        value = Unknown(outside.missing | (missing_of(value) if outside.truth is UNKNOWN else NOTHING))
    return reading.perhaps_none(value, perhaps_none) if perhaps_none else value


def _value(ctx: Context, quantity: QuantityDefinition, env: Environment) -> Value:
    """The value on the clock of `ctx`, remembered; not while a proof is recorded, which shows what was read."""
    if ctx.proof is not None or any(_is_of_this_time_only(env[param.name]) for param in quantity.params):
        return ctx.term(quantity.value, env)
    clock = ctx.clock
    on = clock.missing if isinstance(clock, Unknown) else clock.candidates
    key = (quantity.id, "quantity", on, watching.marker(clock), *(described(env[p.name]) for p in quantity.params))
    found = recalled(ctx, key, lambda own: own.term(quantity.value, env))
    variable = _variable(found.result)
    if variable is not None and variable.address in _DAYS_THAT_MOVE:  # it is the day on which it is asked for
        return ctx.term(quantity.value, env)
    cut_clock(ctx, found)
    return _with_clock(ctx, found.result)


def _is_of_this_time_only(value: Value) -> bool:
    """Whether an argument goes by the stand-in of its caller's clock, which is another than the quantity's own.

    So is a day that was moved: what moved it has no name under which it would be found again.
    """
    variable = _variable(value)
    moved = variable is not None and (variable.address == CLOCK or bool(variable.shifts))
    return moved or asks_for_stand_in(missing_of(value))


def _variable(value: Value) -> Variable | None:
    return value.variable if isinstance(value, Ordered | Unknown | Amounts) else None


def _with_clock(ctx: Context, value: Value) -> Value:
    """A value that asks for the real clock where the remembered one asks for its stand-in."""
    match value:
        case Ordered():
            return replace(value, interval=_asking(ctx, value.interval)) if value.interval.missing else value
        case Amounts():
            return replace(value, by_unit={unit: _asking(ctx, part) for unit, part in value.by_unit.items()})
        case Unknown() | OneOf():
            return replace(value, missing=without_stand_in(ctx, value.missing))
        case _:
            return value


def _asking(ctx: Context, interval: Interval) -> Interval:
    missing = without_stand_in(ctx, interval.missing)
    return interval if missing is interval.missing else replace(interval, missing=missing)


TERMS[QuantityTerm] = quantity_term
