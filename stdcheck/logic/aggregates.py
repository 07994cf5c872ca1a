"""count, sum, min, max and share over lists, as intervals that hold every completion of what is unknown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from stdcheck.logic import quantify, watching
from stdcheck.logic.context import TERMS, Context
from stdcheck.logic.operators import all_of, stated_at
from stdcheck.logic.reading import missing_of
from stdcheck.logic.things import Amounts, Environment, Items, Ordered, Unknown, Value
from stdcheck.logic.values import FALSE, NONE, NOTHING, TRUE, UNKNOWN, Interval, Known3, Missing, Truth
from stdcheck.rules.nodes import Aggregate, FactTerm

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """An element that may count: whether it does, its value, and whether it stands for all unlisted ones."""

    passes: Known3
    value: Value
    unlisted: bool


def aggregate(ctx: Context, node: Aggregate, env: Environment) -> Value:
    """The value of an aggregate."""
    items = quantify.items_of(ctx, node.over, env)
    if node.operator == "share":
        return _share(ctx, node, items, env)
    counted = list(_counted(ctx, node, items, env))
    if node.operator in ("min", "max") and len(counted) == 1 and counted[0].passes.truth is TRUE:
        return counted[0].value
    if node.operator == "count":
        return Ordered(_count(counted))
    watching.told(ctx, *(c.value for c in counted))
    if node.operator == "sum":
        return _sum(ctx, node, items, counted)
    return _extreme(node.operator, counted)


def _counted(ctx: Context, node: Aggregate, items: Items, env: Environment) -> Iterator[Counted]:
    """The elements that may pass the filter, with their values."""
    for element in quantify.elements(items):
        passed = all_of([element.belongs, quantify.passes(ctx, node.where, node.name, element, env)])
        if passed.truth is FALSE:
            continue
        value: Value = NONE
        if node.value is not None:
            value = ctx.term(node.value, {**env, node.name: element.value})
            if value is NONE:
                continue
        if element.unlisted:
            passed = Known3(passed.truth, passed.missing | items.missing)
        yield Counted(passed, value, element.unlisted)


def _missing(counted: list[Counted], exact: bool) -> frozenset[Missing]:
    return NOTHING if exact else NOTHING.union(*(c.passes.missing | missing_of(c.value) for c in counted))


def _count(counted: list[Counted]) -> Interval:
    low = Fraction(sum(c.passes.truth is TRUE for c in counted if not c.unlisted))
    unbounded = any(c.unlisted for c in counted)
    high = None if unbounded else Fraction(len(counted))
    return Interval(low, high, missing=_missing(counted, low == high))


def _sum(ctx: Context, node: Aggregate, items: Items, counted: list[Counted]) -> Value:
    """The sum; unlisted elements add at most what is left of a measure, without end where nothing bounds them."""
    if any(isinstance(c.value, Amounts) for c in counted):
        return _sum_amounts(node, counted)
    low, high = ZERO, ZERO
    unbounded_low = unbounded_high = False
    for c in counted:
        least, most = _range(node, items, c)
        if c.passes.truth is UNKNOWN:
            least = None if least is None else min(ZERO, least)
            most = None if most is None else max(ZERO, most)
        unbounded_low, low = unbounded_low or least is None, low + (least or ZERO)
        unbounded_high, high = unbounded_high or most is None, high + (most or ZERO)
    interval = Interval(None if unbounded_low else low, None if unbounded_high else high)
    exact = interval.exact is not None
    return Ordered(Interval(interval.low, interval.high, missing=_missing(counted, exact)))


def _range(node: Aggregate, items: Items, c: Counted) -> tuple[Fraction | None, Fraction | None]:
    """The least and the most that an element adds."""
    if not isinstance(c.value, Ordered):
        return (None if _may_be_negative(node) else ZERO), None
    low, high = c.value.interval.low, c.value.interval.high
    if c.value.interval.or_none:
        low = None if low is None else min(ZERO, low)
        high = None if high is None else max(ZERO, high)
    if not c.unlisted:
        return low, high
    path = node.value.path if isinstance(node.value, FactTerm) else None
    measure = path.steps[0] if path is not None and path.start == node.name and len(path.steps) == 1 else ""
    return (None if _may_be_negative(node) else ZERO), items.rest.get(measure)


def _may_be_negative(node: Aggregate) -> bool:
    """Whether the summed fact is declared so; what is computed is not known to be positive."""
    if isinstance(node.value, FactTerm) and node.value.path.facts:
        return node.value.path.facts[-1].may_be_negative
    return True


def _sum_amounts(node: Aggregate, counted: list[Counted]) -> Value:
    """Amounts in the units that all have; without such a unit nothing is known in each of what stands in another."""
    stated = [frozenset(c.value.by_unit) for c in counted if isinstance(c.value, Amounts)]
    shared = frozenset.intersection(*stated)
    missing = NOTHING.union(*(c.passes.missing | missing_of(c.value) for c in counted))
    if not shared:
        missing = missing.union(*(stated_at(c.value) for c in counted))
    sums: dict[str, Interval] = {}
    for unit in sorted(shared or frozenset().union(*stated)):
        parts = [Counted(c.passes, _in_unit(c.value, unit), c.unlisted) for c in counted]
        lows, highs = zip(*(_part(node, p) for p in parts), strict=True)
        low = None if None in lows else sum((x for x in lows if x is not None), ZERO)
        high = None if None in highs else sum((x for x in highs if x is not None), ZERO)
        sums[unit] = Interval(low, high, missing=NOTHING if low is not None and low == high else missing)
    addresses = [c.value.address for c in counted if isinstance(c.value, Amounts) and c.value.address]
    return Amounts(sums, address=min(addresses, default=None))


def _in_unit(value: Value, unit: str) -> Value:
    """An amount as a number of one unit; of what is stated in another (nothing is converted) no number is known."""
    if not isinstance(value, Amounts):
        return value
    return Ordered(value.by_unit[unit]) if unit in value.by_unit else Unknown(stated_at(value))


def _part(node: Aggregate, c: Counted) -> tuple[Fraction | None, Fraction | None]:
    least, most = _range(node, Items((), None, NOTHING, ""), c)
    if c.passes.truth is UNKNOWN:
        return (None if least is None else min(ZERO, least)), (None if most is None else max(ZERO, most))
    return least, most


def _extreme(operator: str, counted: list[Counted]) -> Value:
    """The least or the greatest; none when nothing counts, perhaps none when nothing surely counts."""
    if not counted:
        return NONE
    if all(isinstance(c.value, Amounts) for c in counted):
        return _extreme_amount(operator, counted)
    if any(not isinstance(c.value, Ordered) for c in counted):
        return Unknown(NOTHING.union(*(c.passes.missing | missing_of(c.value) for c in counted)))
    sign = 1 if operator == "min" else -1
    values = [(c, _signed(c.value.interval, sign)) for c in counted if isinstance(c.value, Ordered)]
    sure = [i for c, i in values if c.passes.truth is TRUE and not c.unlisted and not i.or_none]
    lows = [i.low for _, i in values]
    low = None if any(x is None for x in lows) else min(x for x in lows if x is not None)
    highs = [i.high for i in sure if i.high is not None]
    high = min(highs) if highs else None
    result = _signed(Interval(low, high, or_none=not sure), sign)
    exact = result.exact is not None
    return Ordered(Interval(result.low, result.high, or_none=result.or_none, missing=_missing(counted, exact)))


def _extreme_amount(operator: str, counted: list[Counted]) -> Value:
    """The least or the greatest amount in each unit that all have; unknown while nothing surely counts."""
    amounts = [(c, c.value) for c in counted if isinstance(c.value, Amounts)]
    shared = frozenset.intersection(*(frozenset(a.by_unit) for _, a in amounts))
    if not shared or all(c.passes.truth is not TRUE for c in counted):
        return Unknown(NOTHING.union(*(c.passes.missing | missing_of(a) | stated_at(a) for c, a in amounts)))
    made: dict[str, Interval] = {}
    for unit in sorted(shared):
        found = _extreme(operator, [Counted(c.passes, Ordered(a.by_unit[unit]), c.unlisted) for c, a in amounts])
        assert isinstance(found, Ordered)
        made[unit] = found.interval
    return Amounts(made, address=min((a.address for _, a in amounts if a.address), default=None))


def _signed(interval: Interval, sign: int) -> Interval:
    """The interval, or its mirror image for the greatest."""
    if sign > 0:
        return interval
    low = None if interval.low is None else -interval.low
    high = None if interval.high is None else -interval.high
    return Interval(high, low, or_none=interval.or_none, missing=interval.missing)


def _share(ctx: Context, node: Aggregate, items: Items, env: Environment) -> Value:
    """The part of the elements `among` that pass, of 1; none when nothing is among them."""
    sure = Tally()
    perhaps = Tally()
    unlisted = Tally()
    missing: frozenset[Missing] = NOTHING
    for element in quantify.elements(items):
        among = all_of([element.belongs, quantify.passes(ctx, node.among, node.name, element, env)])
        if among.truth is FALSE:
            continue
        passed = quantify.passes(ctx, node.where, node.name, element, env)
        missing |= among.missing | (passed.missing if passed.truth is UNKNOWN else NOTHING)
        if element.unlisted:
            missing |= items.missing
        (unlisted if element.unlisted else sure if among.truth is TRUE else perhaps).add(passed.truth)
    if not (sure.all or perhaps.all or unlisted.all):
        return NONE
    interval = _share_interval(sure, perhaps, unlisted)
    return Ordered(replace(interval, missing=NOTHING if interval.exact is not None else missing))


@dataclass(slots=True)
class Tally:
    """How many elements there are, how many of them may pass, and how many may fail."""

    all: int = 0
    may_pass: int = 0
    may_fail: int = 0

    def add(self, passed: Truth) -> None:
        """One more."""
        self.all += 1
        self.may_pass += passed is not FALSE
        self.may_fail += passed is not TRUE


def _share_interval(sure: Tally, perhaps: Tally, unlisted: Tally) -> Interval:
    """The hull of the share: each listed element counts at most once, unlisted ones may come in any number."""
    passing, failing = sure.all - sure.may_fail, sure.all - sure.may_pass
    low_open = high_open = False
    if unlisted.may_fail:
        low, low_open = ZERO, passing > 0
    else:
        counted = sure.all + perhaps.may_fail
        low = Fraction(passing, counted) if counted else Fraction(1)
    if unlisted.may_pass:
        high, high_open = Fraction(1), failing > 0
    else:
        counted = sure.all + perhaps.may_pass
        high = Fraction(sure.may_pass + perhaps.may_pass, counted) if counted else ZERO
    return Interval(low, high, low_open, high_open, or_none=sure.all == 0)


TERMS[Aggregate] = aggregate
