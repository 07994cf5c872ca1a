"""Remembering definitions: one evaluation serves every subject that asks the same question on the same day.

A remembered result says what it read, so that it is not used where enumeration assumes one of these facts. The clock is
replaced by a stand-in while a definition is evaluated: units that are imported on different unknown days ask the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from stdcheck.facts.declarations import Fact, FactType
from stdcheck.logic.context import Context, Footprint
from stdcheck.logic.things import Environment, Ordered, Thing, Unknown, Variable
from stdcheck.logic.values import Cause, Known3, Missing
from stdcheck.rules.model import Definition
from stdcheck.source.spans import Position, Span

CLOCK = "\x00clock"
_NOWHERE = Span("", Position(1, 1), Position(1, 1))
_STAND_IN = Variable(CLOCK, Fact("", CLOCK, FactType.DATE, _NOWHERE))
_CLOCK_MISSING = Missing(Cause.FACT, CLOCK)


def remembered(ctx: Context, definition: Definition, env: Environment, evaluate: Callable[[Context], Known3]) -> Known3:
    """The truth of a definition in `ctx`, evaluated only when nobody has asked before."""
    key = _key(ctx, definition, env)
    if key is None:
        return evaluate(ctx)
    found = ctx.run.memory.get(key)
    if found is None or found[1].touches(ctx.assumed):
        own = Context(ctx.run, _stand_in(ctx.clock), ctx.assumed, Footprint())
        found = (evaluate(own), own.footprint)
        if not own.footprint.touches(ctx.assumed):
            ctx.run.memory[key] = found
    ctx.footprint.merge(found[1])
    return _with_clock(ctx, found[0])


def _key(ctx: Context, definition: Definition, env: Environment) -> tuple[object, ...] | None:
    """What a remembered definition depends on; None when an argument has no short name."""
    clock = ctx.clock
    parts: list[object] = [definition.id]
    if isinstance(clock, Unknown):
        parts.append(clock.missing)
    else:
        i = clock.interval
        parts += [i.low, i.high, i.low_open, i.high_open, i.or_none, clock.variable is None, clock.candidates]
    for param in definition.params:
        value = env[param.name]
        if isinstance(value, Thing) and not value.stand_in:
            parts.append(value.path)
        elif isinstance(value, bool | str):
            parts.append((type(value), str(value)))
        elif isinstance(value, Ordered) and value.interval.exact is not None and value.variable is None:
            parts.append(value.interval.exact)
        else:
            return None
    return tuple(parts)


def _stand_in(clock: Ordered | Unknown) -> Ordered | Unknown:
    """A clock that reports itself as `CLOCK`."""
    if isinstance(clock, Unknown) or clock.variable is None:
        return clock
    missing = frozenset({_CLOCK_MISSING}) if clock.interval.missing else clock.interval.missing
    return Ordered(replace(clock.interval, missing=missing), _STAND_IN, clock.candidates)


def _with_clock(ctx: Context, result: Known3) -> Known3:
    """The result with the real clock in place of the stand-in: its cuts and what is missing."""
    cuts = ctx.footprint.cuts.pop(CLOCK, None)
    clock = ctx.clock
    if isinstance(clock, Unknown) or clock.variable is None:
        return result
    if cuts is not None:
        for _, bound, after in cuts.bounds:
            ctx.cuts_of(clock.variable).add_day(clock.variable.shifts, int(bound), after)
    if _CLOCK_MISSING in result.missing:
        return Known3(result.truth, (result.missing - {_CLOCK_MISSING}) | clock.interval.missing)
    return result
