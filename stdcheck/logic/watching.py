"""Watching the as-of day: on which later days an evaluation may come out otherwise, and what the day passes then.

In a watched run the as-of day goes by the name `TODAY`. Whatever it is compared with leaves a turn in the footprint;
between two turns every comparison comes out the same, and so does the evaluation. What may change with every day (a day
that is itself the answer) is marked as such. In any other run nothing is noted, and nothing costs anything.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from stdcheck.facts.declarations import Fact, FactType
from stdcheck.logic.context import Context, Frame, Proof
from stdcheck.logic.cuts import Cuts, image
from stdcheck.logic.footprint import Footprint, Seen, Turn
from stdcheck.logic.results import FactRead
from stdcheck.logic.things import Environment, Items, Ordered, Unknown, Value, Variable
from stdcheck.rules.model import Period
from stdcheck.rules.nodes import Arithmetic, Compare, Term
from stdcheck.source.spans import Position, Span

TODAY = "\x00today"
_NOWHERE = Span("", Position(1, 1), Position(1, 1))
VARIABLE = Variable(TODAY, Fact("", TODAY, FactType.DATE, _NOWHERE))
BEYOND = date.max.toordinal() + 1
"""Later than any day: reached where a day sum leads out of what its calendar covers."""


def is_watched(value: object) -> bool:
    """Whether a value moves with the as-of day of a watched run."""
    return isinstance(value, Ordered) and value.variable is not None and value.variable.address == TODAY


def edge(ctx: Context, clock: Ordered, period: Period) -> None:
    """The clock enters or leaves a period of the law, as the as-of day does, or on a day that is missing."""
    if not is_watched(clock):
        if clock.variable is not None:
            starts = () if period.start is None else (period.start.toordinal(),)
            ends = () if period.end is None else (period.end.toordinal() + 1,)
            _mark(ctx, clock.variable, *starts, *ends)
        return
    if period.start is not None:
        _note(ctx, clock, period.start.toordinal(), "edge", period)
    if period.end is not None:
        _note(ctx, clock, period.end.toordinal() + 1, "edge", period)


def compared(
    ctx: Context,
    kind: str,
    node: object,
    sides: Iterable[Value],
    terms: Iterable[Term] = (),
    env: Environment = MappingProxyType({}),
) -> None:
    """Values are compared with one another; where one moves with the day, the bounds of the others are turns.

    terms: those behind the values, for the facts that they read
    """
    if ctx.run.watch is None:
        return
    values = list(sides)
    moving = [value for value in values if isinstance(value, Ordered) and is_watched(value)]
    others = [value for value in values if not is_watched(value)]
    missing = [v.variable for v in others if isinstance(v, Ordered | Unknown) and v.variable is not None]
    bounds = sorted({bound for value in others if not _is_assumed(ctx, value) for bound in _bounds(value)})
    if not moving:
        for variable in missing:
            _mark(ctx, variable, *(day for bound in bounds for day in (bound, bound + 1)))
        return
    if len(moving) > 1:
        every_day(ctx)
    days = {day for value in moving for bound in bounds for day in crossings(value, bound, bound + 1)}
    if missing or any(_counts(ctx, day) for day in days):
        turn = Turn(kind, node, _reads(ctx, terms, env))
        for day in days:
            _keep(ctx, day, turn)
        for value in moving:
            for variable in missing:
                key = (turn.key, variable.address, len(variable.shifts), value.interval.low)
                _seen(ctx).pairs[key] = (value, variable, turn)


def _is_assumed(ctx: Context, value: Value) -> bool:
    """Whether enumeration assumes a cell: its bounds are cuts, of which one may move with the day."""
    return isinstance(value, Ordered) and value.variable is not None and value.variable.address in ctx.assumed


def turns_of(footprint: Footprint, after: int, until: int) -> dict[int, dict[tuple[object, ...], Turn]]:
    """The later days on which an evaluation may come out otherwise.

    Where a missing day is compared with the as-of day, its values are cut at a place that moves; what counts is when
    that reaches a place at which something else cuts, or lies so near that a single day is left between the two (a
    day that is known exactly may tell more).
    """
    seen = footprint.seen
    if seen is None:
        return {}
    turns = {day: dict(found) for day, found in seen.turns.items()}
    for value, variable, turn in seen.pairs.values():
        nearby = (near for mark in seen.marks for near in range(mark - 2, mark + 3) if 0 < near < BEYOND)
        images = {moved for near in nearby if (moved := image(variable.shifts, near))}
        for day in crossings(value, *(near for moved in images for near in (moved, moved + 1))):
            if after < day <= until:
                turns.setdefault(day, {})[turn.key] = turn
    return turns


def is_lasting(footprint: Footprint) -> bool:
    """Whether an evaluation comes out the same on every later day of interest: it asks nothing of the day any more."""
    seen = footprint.seen
    return seen is None or not (seen.turns or seen.pairs or seen.daily)


def compared_leaf(ctx: Context, node: Compare, sides: Iterable[Value], env: Environment) -> None:
    """A leaf of a condition."""
    right = node.right if isinstance(node.right, tuple) else (node.right,)
    terms = [term for term in (node.left, *right) if isinstance(term, Term)]
    compared(ctx, "compared", node, sides, terms, env)


def extreme(ctx: Context, node: Arithmetic, values: list[Value], result: Value) -> Value:
    """The greatest or least of several days: the as-of day itself where it is that."""
    moving = [value for value in values if isinstance(value, Ordered) and is_watched(value)]
    if not moving or not isinstance(result, Ordered):
        return result
    compared(ctx, "compared", node, values)
    exact = result.interval.exact
    if len(moving) > 1 or exact is None:
        every_day(ctx)
        return result
    fixed = (value.interval.exact for value in values if isinstance(value, Ordered) and not is_watched(value))
    stays = node.operator == "least" and exact in fixed  # from here on it is the other day
    return moving[0] if moving[0].interval.exact == exact and not stays else result


def summed(ctx: Context, node: object, base: Value, result: Ordered) -> Ordered:
    """A day some way from the as-of day; where a calendar begins or ends is a turn."""
    if is_watched(base):
        if not is_watched(result):
            every_day(ctx)
        elif result.variable is not None:
            for day in crossings(result, 1, BEYOND):
                _keep(ctx, day, Turn("calendar", node))
    return result


def told(ctx: Context, *values: Value) -> None:
    """A value is given out or reckoned with as it is: if it is a day that moves, it changes every day."""
    if any(is_watched(value) for value in values):
        every_day(ctx)


def every_day(ctx: Context) -> None:
    """What is evaluated may change with every day."""
    _seen(ctx).daily = True


def _seen(ctx: Context) -> Seen:
    if ctx.footprint.seen is None:
        ctx.footprint.seen = Seen()
    return ctx.footprint.seen


def fallen_back(ctx: Context, low: Fraction | None, high: Fraction | None) -> None:
    """A clock within bounds that may be none takes in the as-of day: while that lies outside, its bounds move."""
    if ctx.run.watch is None:
        return
    day = ctx.run.as_of.toordinal()
    if (low is not None and day < low) or (high is not None and day > high):
        every_day(ctx)
    if high is not None:
        _keep(ctx, int(high) + 1, Turn("compared", None))


def _note(ctx: Context, value: Ordered, passes: int, kind: str, node: object) -> None:
    for day in crossings(value, passes):
        _keep(ctx, day, Turn(kind, node))


def crossings(value: Ordered, *passes: int) -> set[int]:
    """The as-of days on which a value that moves with them reaches given days."""
    assert value.variable is not None
    return _reached(value.variable, passes)


def _reached(variable: Variable, days: Iterable[int]) -> set[int]:
    """The values of a day with which it reaches others after its day sums."""
    cuts = Cuts(None)
    for day in days:
        cuts.add_day(variable.shifts, day, after=False)
    return {int(bound) for _, bound, _ in cuts.bounds}


def _bounds(value: Value) -> Iterable[int]:
    """The days at which a comparison with a value may change; a day that nobody knows has none."""
    if isinstance(value, Items):
        return {bound for member, _ in value.members for bound in _bounds(member)}
    if not isinstance(value, Ordered):
        return ()
    return {int(bound) for bound in (value.interval.low, value.interval.high) if bound is not None}


def _mark(ctx: Context, variable: Variable, *days: int) -> None:
    """A missing day is cut where it, after its day sums, reaches one of these."""
    if days and variable.fact.type is FactType.DATE:
        _seen(ctx).marks.update(_reached(variable, days))


def _counts(ctx: Context, day: int) -> bool:
    """Whether a day lies ahead and is of interest."""
    return ctx.run.watch is not None and ctx.run.as_of.toordinal() < day <= ctx.run.watch.until


def _keep(ctx: Context, day: int, turn: Turn) -> None:
    if _counts(ctx, day):
        _seen(ctx).turns.setdefault(day, {})[turn.key] = turn


def _reads(ctx: Context, terms: Iterable[Term], env: Environment) -> tuple[FactRead, ...]:
    """The facts that terms read."""
    found: dict[str, FactRead] = {}
    for term in terms:
        frame = Frame()
        # A context of its own: what is read again here leaves nothing behind.
        Context(ctx.run, ctx.clock, ctx.assumed, proof=Proof([frame])).term(term, env)
        found.update({read.address: read for read in frame.reads if read.address})
    return tuple(found.values())


def marker(clock: Value) -> object:
    """What tells a day that moves with the as-of day from one that does not, for remembered results."""
    if not isinstance(clock, Ordered) or not is_watched(clock):
        return None
    return TODAY, clock.interval.low, clock.interval.high
