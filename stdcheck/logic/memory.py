"""Remembering definitions and quantities: one evaluation serves every subject that asks the same question.

A remembered result says which facts it read, so that it is not used where enumeration assumes another value of one, and
at which days the law that it used is cut, so that it serves every clock on the same side of all of them. Where it read
the day of the clock itself, it serves that day only. While it is evaluated the clock goes by a stand-in name.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Generic, TypeVar

from stdcheck.facts.declarations import Fact, FactType
from stdcheck.facts.values import Entity, FactState, Stated
from stdcheck.logic import watching
from stdcheck.logic.assumptions import Assumption, Assumptions
from stdcheck.logic.context import Context
from stdcheck.logic.footprint import Footprint
from stdcheck.logic.reading import UNLISTED, Assumed
from stdcheck.logic.things import Amounts, Environment, Items, OneOf, Ordered, Thing, Unknown, Value, Variable
from stdcheck.logic.values import NOTHING, Cause, Interval, Known3, Missing
from stdcheck.rules.model import Definition
from stdcheck.source.spans import Position, Span

CLOCK = "\x00clock"
MOST = 256
"""Results remembered for one question under different assumptions."""
Key = tuple[object, ...]
Shape = tuple[int, tuple[int, ...], bool]
Known = TypeVar("Known")
Result = TypeVar("Result")
_NOWHERE = Span("", Position(1, 1), Position(1, 1))
_STAND_IN = Variable(CLOCK, Fact("", CLOCK, FactType.DATE, _NOWHERE))
_CLOCK_MISSING = Missing(Cause.FACT, CLOCK)
_ASKED_FOR = frozenset({_CLOCK_MISSING})


@dataclass(frozen=True, slots=True, eq=False)
class Remembered(Generic[Result]):
    """A result with what it read.

    days: the days before which the law it used is cut; position: where the bounds of its clock lie among them
    clock: the bounds of its clock, where it read the day itself, else None
    assumed: those of its facts that were assumed, with their values
    """

    result: Result
    footprint: Footprint
    days: tuple[int, ...]
    position: tuple[int, int] | None
    clock: Interval | None
    assumed: Mapping[str, Assumption]

    def serves(self, clock: Ordered | Unknown, assumed: Mapping[str, Assumption]) -> bool:
        """Whether it would come out the same on this clock and under these assumptions."""
        if self.clock is not None and bounds_of(clock) != self.clock:
            return False
        return position_of(clock, self.days) == self.position and self.footprint.touched(assumed) == self.assumed


@dataclass(slots=True, eq=False)
class Recall(Generic[Known]):
    """What is known of one question, by what it depends on: where the clock lies, and what was assumed of what it read.

    shapes: what answers depend on (bits of the addresses touched, days, whether the day was read) -> their values of it
    """

    shapes: dict[Shape, dict[object, Known]] = field(default_factory=dict)
    kept: int = 0

    def copy(self) -> Recall[Known]:
        """One that can learn more without this one learning it."""
        return Recall({shape: dict(known) for shape, known in self.shapes.items()}, self.kept)

    def find(self, clock: Ordered | Unknown, assumed: Assumptions) -> Known | None:
        """What is known on this clock and under these assumptions."""
        for shape, known in self.shapes.items():
            found = known.get(_within(shape, clock, assumed))
            if found is not None:
                return found
        return None

    def keep(self, known: Known, shape: Shape, clock: Ordered | Unknown, assumed: Assumptions) -> None:
        """Remember for every clock and all assumptions that agree in what the answer depends on."""
        if self.kept < MOST:
            self.kept += 1
            self.shapes.setdefault(shape, {})[_within(shape, clock, assumed)] = known


def _within(shape: Shape, clock: Ordered | Unknown, assumed: Assumptions) -> object:
    """What a shape leaves of a clock and of assumptions."""
    mask, days, clocked = shape
    part = assumed.within(mask) if mask & assumed.mask else ()
    if clocked:
        return part, position_of(clock, days), _ends(clock)
    if days:
        return part, position_of(clock, days)
    return part, isinstance(clock, Unknown)


def _ends(clock: Ordered | Unknown) -> object:
    """The bounds of a clock, for looking up."""
    if isinstance(clock, Unknown):
        return None
    low, high = clock.interval.low, clock.interval.high
    ends = low if low is None else _whole(low), high if high is None else _whole(high)
    return ends, clock.interval.low_open, clock.interval.high_open, clock.interval.or_none


def lookup(ctx: Context) -> Assumptions:
    """The assumptions of an evaluation in the form in which they are looked up."""
    assumed = ctx.assumed
    return assumed if isinstance(assumed, Assumptions) else ctx.run.register.assume(assumed)


def remembered(ctx: Context, definition: Definition, env: Environment, evaluate: Callable[[Context], Known3]) -> Known3:
    """The truth of a definition in `ctx`, evaluated only when nobody has asked before."""
    key = key_of(ctx, definition, env)
    return evaluate(ctx) if key is None else with_clock(ctx, recalled(ctx, key, evaluate))


def recalled(ctx: Context, key: Key, evaluate: Callable[[Context], Result]) -> Remembered[Result]:
    """What a question comes to in `ctx`, evaluated only when nobody has asked before; its clock goes by the stand-in.

    key: names the question, and is asked with one kind of result only
    """
    assumed = lookup(ctx)
    recall = ctx.run.memory.get(key)
    if recall is None:
        recall = ctx.run.memory[key] = Recall()
    found: Remembered[Result] | None = recall.find(ctx.clock, assumed)
    if found is None:
        own = Context(ctx.run, as_stand_in(ctx.clock), assumed, Footprint())
        result = evaluate(own)
        days = tuple(sorted(take_days(own.footprint)))
        clocked = own.footprint.clock
        mask = own.footprint.mask(ctx.run.register)
        bounds = bounds_of(ctx.clock) if clocked else None
        found = Remembered(result, own.footprint, days, position_of(ctx.clock, days), bounds, {})
        recall.keep(found, (mask, days, clocked), ctx.clock, assumed)
    ctx.footprint.merge(found.footprint)
    return found


def take_days(footprint: Footprint) -> set[int]:
    """The days before which the law used is cut, which go by the stand-in clock until it is taken out here."""
    cuts = footprint.cuts.pop(CLOCK, None)
    return {int(bound) + after for _, bound, after in cuts.bounds} if cuts is not None else set()


def question(ctx: Context, definition: Definition, env: Environment) -> object:
    """A name for what is asked of a definition; what has no name is a question of its own."""
    key = key_of(ctx, definition, env)
    return object() if key is None else (key, bounds_of(ctx.clock))


def key_of(ctx: Context, definition: Definition, env: Environment) -> Key | None:
    """What a remembered definition depends on beside the clock; None when an argument has no short name."""
    clock = ctx.clock
    parts: list[object] = [definition.id]
    parts.append(clock.missing if isinstance(clock, Unknown) else clock.candidates)
    if ctx.run.watch is not None:
        parts.append(watching.marker(clock))
    for param in definition.params:
        value = env[param.name]
        if isinstance(value, Thing):
            parts.append(name_of(value))
        elif isinstance(value, Assumed):
            parts.append((value.variable.address, str(value)))
        elif isinstance(value, bool | str):
            parts.append((type(value), str(value)))
        elif isinstance(value, Ordered) and value.interval.exact is not None and value.variable is None:
            parts.append(value.interval.exact)
        elif watching.is_watched(value):
            parts.append(watching.marker(value))
        else:
            return None
    return tuple(parts)


def described_key(ctx: Context, definition: Definition, env: Environment) -> Key:
    """As `key_of`; an argument without a short name goes by all that is known of it."""
    key = key_of(ctx, definition, env)
    if key is not None:
        return key
    return definition.id, watching.marker(ctx.clock), *(described(env[p.name]) for p in definition.params)


def described(value: Value) -> object:
    """All that is known of a value."""
    match value:
        case Thing():
            return name_of(value)
        case Ordered():
            return value.interval, _variable_name(value.variable), value.candidates
        case Unknown():
            return value.missing, _variable_name(value.variable), value.or_none
        case Amounts():
            return tuple(value.by_unit.items()), _variable_name(value.variable), value.address
        case OneOf():
            return value.candidates, value.missing
        case Items():
            return value.address
        case Assumed():
            return _variable_name(value.variable), str(value)
        case _:
            return type(value), value


def _variable_name(variable: Variable | None) -> object:
    return variable and (variable.address, variable.shifts)


def position_of(clock: Ordered | Unknown, days: tuple[int, ...]) -> tuple[int, int] | None:
    """How many cuts lie at or before each bound of a clock; None for a clock without bounds."""
    if isinstance(clock, Unknown):
        return None
    low, high = clock.interval.low, clock.interval.high
    before = 0 if low is None else bisect_right(days, _whole(low))
    if high is low:
        return (before, before) if low is not None else (0, len(days))
    return before, len(days) if high is None else bisect_right(days, _whole(high))


def _whole(number: Fraction) -> int | Fraction:
    """A day as an integer, which is compared faster."""
    return number.numerator if number.denominator == 1 else number


def bounds_of(clock: Ordered | Unknown) -> Interval | None:
    """The bounds of a clock, whatever tells the day; None for a clock without bounds."""
    if isinstance(clock, Unknown):
        return None
    return replace(clock.interval, missing=NOTHING) if clock.interval.missing else clock.interval


def name_of(thing: Thing) -> object:
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


def as_stand_in(clock: Ordered | Unknown) -> Ordered | Unknown:
    """A clock that goes by the name `CLOCK`; one that is watched keeps its own."""
    if isinstance(clock, Unknown) or watching.is_watched(clock):
        return clock
    missing = _ASKED_FOR if clock.interval.missing else NOTHING
    if clock.variable is _STAND_IN and clock.interval.missing == missing:
        return clock
    return Ordered(replace(clock.interval, missing=missing), _STAND_IN, clock.candidates)


def cut(ctx: Context, days: Iterable[int]) -> None:
    """The law is cut at these days: so is the clock, where it is a fact that is not known."""
    clock = ctx.clock
    if isinstance(clock, Unknown) or clock.variable is None:
        return
    cuts = ctx.cuts_of(clock.variable)
    for day in days:
        cuts.add_day(clock.variable.shifts, day, after=False)


def with_clock(ctx: Context, found: Remembered[Known3]) -> Known3:
    """The result with the real clock in place of the stand-in: its cuts and what is missing."""
    cut_clock(ctx, found)
    return Known3(found.result.truth, without_stand_in(ctx, found.result.missing))


def cut_clock(ctx: Context, found: Remembered[Result]) -> None:
    """The real clock is cut where the remembered result cut the stand-in."""
    clock = ctx.clock
    if isinstance(clock, Ordered) and (found.days or clock.variable is not None):
        cut(ctx, found.days)


def asks_for_stand_in(missing: frozenset[Missing]) -> bool:
    """Whether the day of a clock that goes by the stand-in is among what is missing."""
    return _CLOCK_MISSING in missing


def without_stand_in(ctx: Context, missing: frozenset[Missing]) -> frozenset[Missing]:
    """What is missing, with that of the real clock in place of the stand-in."""
    if asks_for_stand_in(missing) and isinstance(ctx.clock, Ordered):
        return (missing - {_CLOCK_MISSING}) | ctx.clock.interval.missing
    return missing
