"""Law that changes: whether something is in force on the clock, which row of a parameter or list counts."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import cache

from stdcheck.logic import watching
from stdcheck.logic.context import Context, Run
from stdcheck.logic.things import Amounts, Environment, OneOf, Ordered, Unknown, Value
from stdcheck.logic.values import (
    FALSE,
    NONE,
    NOTHING,
    TRUE,
    UNKNOWN,
    Cause,
    Interval,
    Known3,
    Missing,
    Truth,
    conjunction,
    less_or_equal,
    negate,
    point,
)
from stdcheck.rules.model import Clock, DatedValue, Period, Unseen
from stdcheck.rules.nodes import LiteralValue, ParamTerm

_DECIDED = {truth: Known3(truth) for truth in (TRUE, FALSE)}


def clock_value(ctx: Context, clock: Clock | None, env: Environment) -> Ordered | Unknown:
    """The day on which law is read; without a term it is the as-of day, and a day that is none falls back to it."""
    if clock is None:
        return ctx.clock
    if clock.term is None:
        return today(ctx)
    value = ctx.untraced().term(clock.term, env)
    if value is NONE:
        return today(ctx)
    if isinstance(value, Ordered):
        if value.interval.or_none and value.interval.exact is None:
            return Ordered(_without_none(value.interval, ctx), value.variable)
        return value
    return value if isinstance(value, Unknown) else Unknown(NOTHING)


def _without_none(interval: Interval, ctx: Context) -> Interval:
    """A clock that may be none falls back to the as-of day: the hull takes it in."""
    day = Fraction(ctx.run.as_of.toordinal())
    low = None if interval.low is None else min(interval.low, day)
    high = None if interval.high is None else max(interval.high, day)
    watching.fallen_back(ctx, interval.low, interval.high)
    return Interval(low, high, missing=interval.missing)


def start(run: Run) -> Context:
    """A fresh evaluation on the as-of day."""
    ctx = Context(run, _as_of(run))
    if run.watch is not None:
        run.watch.started.append(ctx.footprint)
    return ctx


def today(ctx: Context) -> Ordered:
    """The as-of day."""
    return _as_of(ctx.run)


def _as_of(run: Run) -> Ordered:
    if run.today is None:
        run.today = Ordered(point(run.as_of), None if run.watch is None else watching.VARIABLE)
    return run.today


def clock_day(ctx: Context) -> date | None:
    """The clock as one day, None when it is not known."""
    exact = ctx.clock.interval.exact if isinstance(ctx.clock, Ordered) else None
    return None if exact is None else date.fromordinal(int(exact))


def in_force(ctx: Context, period: Period | None) -> Known3:
    """Whether the clock lies in a period."""
    if period is None or (period.start is None and period.end is None):
        return _DECIDED[TRUE]
    if isinstance(ctx.clock, Unknown):
        return Known3(UNKNOWN, ctx.clock.missing)
    day = _plain_day(ctx.clock)
    if day is not None:
        return _DECIDED[_within(day, period)]
    cut_clock(ctx, period)
    truth = _lies_in(ctx.clock.interval, period)
    return _DECIDED.get(truth) or Known3(UNKNOWN, ctx.clock.interval.missing)


def _plain_day(clock: Ordered) -> int | None:
    """The ordinal of a clock that is one day whatever else is so: almost every clock, asked again and again."""
    low = clock.interval.low
    if clock.variable is not None or low is None or low is not clock.interval.high or clock.interval.or_none:
        return None
    return low.numerator


def _within(day: int, period: Period) -> Truth:
    """Whether a day lies in a period."""
    if period.start is not None and day < period.start.toordinal():
        return FALSE
    return FALSE if period.end is not None and day > period.end.toordinal() else TRUE


def _lies_in(clock: Interval, period: Period) -> Truth:
    """Whether a clock lies in a period, for every day that it may be."""
    truths = []
    if period.start is not None:
        truths.append(less_or_equal(_day(period.start), clock))
    if period.end is not None:
        truths.append(less_or_equal(clock, _day(period.end)))
    return conjunction(truths)


@cache
def _day(day: date) -> Interval:
    """A day of the law as an interval."""
    return point(day)


def cut_clock(ctx: Context, period: Period) -> None:
    """The edges of a period cut an unknown clock."""
    if not isinstance(ctx.clock, Ordered) or ctx.clock.variable is None:
        return
    if ctx.run.watch is not None:
        watching.edge(ctx, ctx.clock, period)
    if watching.is_watched(ctx.clock):
        return
    cuts = ctx.cuts_of(ctx.clock.variable)
    for day, after in ((period.start, False), (period.end, True)):
        if day is not None:
            cuts.add_day(ctx.clock.variable.shifts, day.toordinal(), after)


def parameter(ctx: Context, node: ParamTerm) -> Value:
    """The value of a dated parameter on the clock; without a row: unknown (cause law)."""
    param = ctx.run.pack.parameters[node.id]
    law = frozenset({Missing(Cause.LAW, f"{ctx.run.pack.id}/{node.id}")})
    rows, missing, gap = _rows(ctx, param.values)
    if not rows or (gap and not missing):
        return Unknown(law)
    values = [row.value for row in rows]
    if gap or any(isinstance(v, Unseen) for v in values):
        return Unknown(law | missing)
    candidates = [_typed(v, param.type) for v in values]
    return candidates[0] if len(rows) == 1 else _hull(candidates, missing or law)


def _typed(value: LiteralValue | dict[str, Fraction] | Unseen, type_: str) -> Value:
    if isinstance(value, dict):
        return Amounts({unit: point(number) for unit, number in value.items()})
    assert not isinstance(value, Unseen)
    return value if isinstance(value, bool | str) else Ordered(point(value))


def _hull(values: list[Value], missing: frozenset[Missing]) -> Value:
    """What is common to several possible values of one parameter."""
    if all(isinstance(v, Ordered) for v in values):
        numbers = [v.interval.low for v in values if isinstance(v, Ordered) and v.interval.low is not None]
        same = min(numbers) == max(numbers)
        hull = Interval(min(numbers), max(numbers), missing=NOTHING if same else missing)
        return Ordered(hull, candidates=frozenset(numbers))
    texts = frozenset(v for v in values if isinstance(v, bool | str))
    if len(texts) == 1 and len(values) == sum(isinstance(v, bool | str) for v in values):
        return next(iter(texts))
    return OneOf(texts, missing) if len(texts) == len(set(map(str, values))) else Unknown(missing)


def _rows(ctx: Context, rows: tuple[DatedValue, ...]) -> tuple[list[DatedValue], frozenset[Missing], bool]:
    """The rows that may count on the clock, what is missing to say which, and whether perhaps none counts."""
    if isinstance(ctx.clock, Unknown):
        return list(rows), ctx.clock.missing, True
    possible: list[DatedValue] = []
    sure = False
    for row in rows:
        cut_clock(ctx, row.period)
        truth = _lies_in(ctx.clock.interval, row.period)
        if truth is not FALSE:
            possible.append(row)
        sure = sure or truth is TRUE
    return possible, NOTHING if sure else ctx.clock.interval.missing, not sure and not _covered(ctx, rows)


def _covered(ctx: Context, rows: tuple[DatedValue, ...]) -> bool:
    """Whether every day that the clock may be lies in some row (the rows of a parameter follow one another)."""
    assert isinstance(ctx.clock, Ordered)
    low, high = ctx.clock.interval.low, ctx.clock.interval.high
    reached = low
    for period in sorted((row.period for row in rows), key=lambda p: p.start or date.min):
        start = None if period.start is None else Fraction(period.start.toordinal())
        if reached is None or (start is not None and start > reached):
            return False
        if period.end is None or (high is not None and period.end.toordinal() >= high):
            return True
        reached = max(reached, Fraction(period.end.toordinal() + 1))
    return False


def list_codes(ctx: Context, list_id: str) -> list[tuple[str, Known3]]:
    """The codes of a dated list, each with whether it stands there on the clock (rows of one code are alternatives)."""
    found: dict[str, Known3] = {}
    for row in ctx.run.pack.lists[list_id].rows:
        member = in_force(ctx, row.period)
        before = found.get(row.code)
        if before is None or before.truth is FALSE or member.truth is TRUE:
            found[row.code] = member
    return [(code, member) for code, member in found.items() if member.truth is not FALSE]


def not_covered(ctx: Context) -> Known3:
    """Whether the clock lies before what the pack covers: then the law is not known here (cause law)."""
    covered = in_force(ctx, covered_period(ctx.run.pack.covers_from))
    if covered.truth is TRUE:
        return _DECIDED[FALSE]
    law = frozenset({Missing(Cause.LAW, f"{ctx.run.pack.id}/covers_from")})
    return Known3(negate(covered.truth), law if covered.truth is FALSE else covered.missing)


def where_covered(ctx: Context, known: Known3) -> Known3:
    """What is known under law that the pack holds: nothing on a clock before that, less on one that may lie before."""
    outside = not_covered(ctx)
    if outside.truth is FALSE:
        return known
    return Known3(UNKNOWN, outside.missing | (known.missing if outside.truth is UNKNOWN else NOTHING))


@cache
def covered_period(covers_from: date) -> Period:
    """The days whose law a pack holds; one object for one day."""
    return Period(covers_from, None)
