"""Remembering definitions: one evaluation serves every subject that asks the same question.

A remembered result says which facts it read, so that it is not used where enumeration assumes another value of one, and
at which days the law that it used is cut, so that it serves every clock on the same side of all of them. Where it read
the day of the clock itself, it serves that day only. While a definition is evaluated the clock goes by a stand-in name.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from stdcheck.facts.declarations import Fact, FactType
from stdcheck.facts.values import Entity, FactState, Stated
from stdcheck.logic.context import Assumption, Context, Footprint
from stdcheck.logic.reading import UNLISTED, Assumed
from stdcheck.logic.things import Environment, Ordered, Thing, Unknown, Variable
from stdcheck.logic.values import NOTHING, Cause, Interval, Known3, Missing
from stdcheck.rules.model import Definition
from stdcheck.source.spans import Position, Span

CLOCK = "\x00clock"
MOST = 64
"""Results remembered for one question under different assumptions."""
Key = tuple[object, ...]
_NOWHERE = Span("", Position(1, 1), Position(1, 1))
_STAND_IN = Variable(CLOCK, Fact("", CLOCK, FactType.DATE, _NOWHERE))
_CLOCK_MISSING = Missing(Cause.FACT, CLOCK)


@dataclass(frozen=True, slots=True, eq=False)
class Remembered:
    """A result with what it read.

    days: the days before which the law it used is cut; position: where the bounds of its clock lie among them
    clock: the bounds of its clock, where it read the day itself, else None
    assumed: those of its facts that were assumed, with their values
    """

    result: Known3
    footprint: Footprint
    days: tuple[int, ...]
    position: tuple[int, int] | None
    clock: Interval | None
    assumed: Mapping[str, Assumption]

    def serves(self, clock: Ordered | Unknown, assumed: Mapping[str, Assumption]) -> bool:
        """Whether it would come out the same on this clock and under these assumptions."""
        if self.clock is not None and _bounds(clock) != self.clock:
            return False
        return _position(clock, self.days) == self.position and self.footprint.touched(assumed) == self.assumed


def remembered(ctx: Context, definition: Definition, env: Environment, evaluate: Callable[[Context], Known3]) -> Known3:
    """The truth of a definition in `ctx`, evaluated only when nobody has asked before."""
    key = _key(ctx, definition, env)
    if key is None:
        return evaluate(ctx)
    known = ctx.run.memory.setdefault(key, [])
    found = next((entry for entry in known if entry.serves(ctx.clock, ctx.assumed)), None)
    if found is None:
        own = Context(ctx.run, _stand_in(ctx.clock), ctx.assumed, Footprint())
        result = evaluate(own)
        cuts = own.footprint.cuts.pop(CLOCK, None)
        days = tuple(sorted({int(bound) + after for _, bound, after in cuts.bounds})) if cuts is not None else ()
        touched = own.footprint.touched(ctx.assumed)
        bounds = _bounds(ctx.clock) if own.footprint.clock else None
        found = Remembered(result, own.footprint, days, _position(ctx.clock, days), bounds, touched)
        if len(known) < MOST:
            known.append(found)
    ctx.footprint.merge(found.footprint)
    return _with_clock(ctx, found)


def question(ctx: Context, definition: Definition, env: Environment) -> object:
    """A name for what is asked of a definition; what has no name is a question of its own."""
    key = _key(ctx, definition, env)
    return object() if key is None else (key, _bounds(ctx.clock))


def _key(ctx: Context, definition: Definition, env: Environment) -> Key | None:
    """What a remembered definition depends on beside the clock; None when an argument has no short name."""
    clock = ctx.clock
    parts: list[object] = [definition.id]
    parts.append(clock.missing if isinstance(clock, Unknown) else clock.candidates)
    for param in definition.params:
        value = env[param.name]
        if isinstance(value, Thing):
            parts.append(_name_of(value))
        elif isinstance(value, Assumed):
            parts.append((value.variable.address, str(value)))
        elif isinstance(value, bool | str):
            parts.append((type(value), str(value)))
        elif isinstance(value, Ordered) and value.interval.exact is not None and value.variable is None:
            parts.append(value.interval.exact)
        else:
            return None
    return tuple(parts)


def _position(clock: Ordered | Unknown, days: tuple[int, ...]) -> tuple[int, int] | None:
    """How many cuts lie at or before each bound of a clock; None for a clock without bounds."""
    if isinstance(clock, Unknown):
        return None
    low, high = clock.interval.low, clock.interval.high
    return (
        0 if low is None else bisect_right(days, low),
        len(days) if high is None else bisect_right(days, high),
    )


def _bounds(clock: Ordered | Unknown) -> Interval | None:
    """The bounds of a clock, whatever tells the day; None for a clock without bounds."""
    return None if isinstance(clock, Unknown) else replace(clock.interval, missing=NOTHING)


def _name_of(thing: Thing) -> object:
    """The address of a listed entity; for one that nobody listed all that is known of it."""
    if not thing.stand_in:
        return thing.path
    return _entity_name(thing.entity), thing.stand_in, thing.not_among, tuple(thing.given.items())


def _entity_name(entity: Entity) -> object:
    """Entities that nobody listed may share an address: each is named by its facts, too."""
    if entity.path and not entity.path.endswith(UNLISTED):
        return entity.path
    facts = tuple((name, _state_name(state)) for name, state in sorted(entity.facts.items()))
    return entity.path, entity.type.name, facts


def _state_name(state: FactState) -> object:
    """A stated fact is the same object in every evaluation, but for references made on the way."""
    if isinstance(state, Stated) and isinstance(state.value, Entity):
        return _entity_name(state.value)
    return id(state)


def _stand_in(clock: Ordered | Unknown) -> Ordered | Unknown:
    """A clock that goes by the name `CLOCK`."""
    if isinstance(clock, Unknown):
        return clock
    missing = frozenset({_CLOCK_MISSING}) if clock.interval.missing else clock.interval.missing
    return Ordered(replace(clock.interval, missing=missing), _STAND_IN, clock.candidates)


def _with_clock(ctx: Context, found: Remembered) -> Known3:
    """The result with the real clock in place of the stand-in: its cuts and what is missing."""
    clock, result = ctx.clock, found.result
    if isinstance(clock, Unknown):
        return result
    if clock.variable is not None:
        cuts = ctx.cuts_of(clock.variable)
        for day in found.days:
            cuts.add_day(clock.variable.shifts, day, after=False)
    if _CLOCK_MISSING in result.missing:
        return Known3(result.truth, (result.missing - {_CLOCK_MISSING}) | clock.interval.missing)
    return result
