"""What each operator of a leaf means, in three values: one function an operator, in one table (`OPERATORS`).

Every comparison with a missing fact leaves its cut, so that the fact's values can be enumerated; where both sides are
missing, neither can be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from stdcheck.logic.context import Context, EvaluationFault, known
from stdcheck.logic.reading import Assumed, missing_of
from stdcheck.logic.things import Amounts, Items, OneOf, Ordered, Thing, Unknown, Value, Variable
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
    equal,
    less,
    less_or_equal,
)

IntervalTest = Callable[[Interval, Interval], Truth]
NO = Known3(FALSE)
YES = Known3(TRUE)


@dataclass(frozen=True, slots=True)
class Order:
    """An ordering operator: its test, and on which sides of the other value it cuts (before it, after it).

    flipped: the same for the right side (5 < x cuts x after 5)
    """

    test: IntervalTest
    before: bool
    after: bool

    @property
    def flipped(self) -> tuple[bool, bool]:
        """The cuts of a variable that stands on the right."""
        return self.after, self.before


def _swap(test: IntervalTest) -> IntervalTest:
    return lambda a, b: test(b, a)


LESS = Order(less, before=True, after=False)
AT_MOST = Order(less_or_equal, before=False, after=True)
MORE = Order(_swap(less), before=False, after=True)
AT_LEAST = Order(_swap(less_or_equal), before=True, after=False)
EQUAL = Order(equal, before=True, after=True)

ORDERS: dict[str, Order] = {
    "lt": LESS,
    "before": LESS,
    "lte": AT_MOST,
    "on_or_before": AT_MOST,
    "gt": MORE,
    "after": MORE,
    "gte": AT_LEAST,
    "on_or_after": AT_LEAST,
}


def ordered(ctx: Context, order: Order, left: Value, right: Value, if_none: bool | None) -> Known3:
    """An ordering comparison; none gives `if_none`, and a side that may be none is decided only where that agrees."""
    if left is NONE or right is NONE:
        return _if_none(if_none)
    if isinstance(left, Amounts) or isinstance(right, Amounts):
        return _amounts(ctx, order, left, right, if_none)
    result = _intervals(ctx, order, left, right)
    may_lack = any(isinstance(v, Ordered) and v.interval.or_none for v in (left, right))
    if may_lack and result.truth is not (TRUE if if_none else FALSE):
        return Known3(UNKNOWN, missing_of(left) | missing_of(right))
    return result


def _if_none(if_none: bool | None) -> Known3:
    if if_none is None:
        raise EvaluationFault("an ordering comparison met none without if_none")
    return YES if if_none else NO


def _intervals(ctx: Context, order: Order, left: Value, right: Value) -> Known3:
    """Two numbers or days, each perhaps unknown."""
    _cut(ctx, order.before, order.after, left, right)
    _cut(ctx, *order.flipped, right, left)
    if not isinstance(left, Ordered) or not isinstance(right, Ordered):
        return Known3(UNKNOWN, missing_of(left) | missing_of(right))
    truth = order.test(left.interval, right.interval)
    return known(truth, missing_of(left) | missing_of(right))


def _cut(ctx: Context, before: bool, after: bool, side: Value, other: Value) -> None:
    """Leave the cuts of a missing side at the other side's value, when that is known."""
    variable = side.variable if isinstance(side, Ordered | Unknown) else None
    if variable is None or not isinstance(other, Ordered):
        return
    exact = other.interval.exact
    for bound in other.candidates or ({exact} if exact is not None else set()):
        if before:
            _add(ctx, variable, bound, after=False)
        if after:
            _add(ctx, variable, bound, after=True)


def _add(ctx: Context, variable: Variable, bound: Fraction, after: bool) -> None:
    cuts = ctx.cuts_of(variable)
    if variable.shifts:
        cuts.add_day(variable.shifts, int(bound), after)
    else:
        cuts.add_bound(bound, after)


def _amounts(ctx: Context, order: Order, left: Value, right: Value, if_none: bool | None) -> Known3:
    """Quantities and money: compared unit by unit, never converted.

    No unit in common: unknown. Units that disagree: nobody can say without a judgement.
    """
    left, right = _in_units_of(right, left), _in_units_of(left, right)
    missing = missing_of(left) | missing_of(right)
    _cut_amounts(ctx, order.before, order.after, left, right)
    _cut_amounts(ctx, *order.flipped, right, left)
    if not isinstance(left, Amounts) or not isinstance(right, Amounts):
        return Known3(UNKNOWN, missing)
    units = [u for u in left.by_unit if u in right.by_unit]
    truths = {order.test(left.by_unit[u], right.by_unit[u]) for u in units}
    if len(truths) == 1:
        return known(truths.pop(), missing)
    if not truths or {TRUE, FALSE} <= truths:
        missing |= stated_at(left) | stated_at(right)
    if {TRUE, FALSE} <= truths:
        return Known3(UNKNOWN, frozenset(Missing(Cause.JUDGEMENT, m.path) for m in missing))
    return Known3(UNKNOWN, missing)


def _in_units_of(other: Value, value: Value) -> Value:
    """A sum of nothing is nothing in any unit."""
    if isinstance(value, Ordered) and value.interval.exact == 0 and isinstance(other, Amounts):
        return Amounts(dict.fromkeys(other.by_unit, value.interval))
    return value


def stated_at(value: Value) -> frozenset[Missing]:
    """The fact that an amount was stated in, in case another unit of it is needed."""
    if isinstance(value, Amounts) and value.address is not None:
        return frozenset({Missing(Cause.FACT, value.address)})
    return NOTHING


def _cut_amounts(ctx: Context, before: bool, after: bool, side: Value, other: Value) -> None:
    variable = side.variable if isinstance(side, Unknown | Amounts) else None
    if variable is None or not isinstance(other, Amounts):
        return
    exact = {u: i.exact for u, i in other.by_unit.items()}
    for wanted, is_after in ((before, False), (after, True)):
        if wanted:
            ctx.cuts_of(variable).add_amounts(exact, is_after)


def same(ctx: Context, left: Value, right: Value) -> Known3:
    """Equality; none equals nothing, not even none."""
    if left is NONE or right is NONE:
        return NO
    if isinstance(left, Amounts) or isinstance(right, Amounts):
        return _amounts(ctx, EQUAL, left, right, False)
    if isinstance(left, Thing) or isinstance(right, Thing):
        return _same_thing(left, right)
    if isinstance(left, Ordered) or isinstance(right, Ordered):
        result = _intervals(ctx, EQUAL, left, right)
        may_lack = any(isinstance(v, Ordered) and v.interval.or_none for v in (left, right))
        if result.truth is TRUE and may_lack:
            return Known3(UNKNOWN, missing_of(left) | missing_of(right))
        return result
    return one_of(ctx, left, [(right, YES)])


def _same_thing(left: Value, right: Value) -> Known3:
    """Whether two references name one entity; different ids are different things."""
    missing = missing_of(left) | missing_of(right)
    if not isinstance(left, Thing) or not isinstance(right, Thing):
        return Known3(UNKNOWN, missing)
    if left.stand_in or right.stand_in:
        if right.path in left.not_among or left.path in right.not_among:
            return NO
        return Known3(UNKNOWN, missing)
    return YES if left.path == right.path else NO


def one_of(ctx: Context, left: Value, rights: list[tuple[Value, Known3]]) -> Known3:
    """Whether a value is among others, each with whether it stands there (dated lists)."""
    if left is NONE:
        return NO
    if isinstance(left, Ordered | Thing | Amounts):
        return any_of([all_of([member, same(ctx, left, right)]) for right, member in rights])
    _cut_texts(ctx, left, rights)
    if isinstance(left, Unknown):
        possible = [(right, member) for right, member in rights if right is not NONE and member.truth is not FALSE]
        return (
            Known3(UNKNOWN, left.missing.union(*(missing_of(r) | m.missing for r, m in possible))) if possible else NO
        )
    if isinstance(left, OneOf):
        each = [_member(c, rights) for c in sorted(left.candidates, key=str)]
        truths = {k.truth for k in each}
        if len(truths) == 1:
            return each[0]
        return Known3(UNKNOWN, left.missing.union(*(k.missing for k in each)))
    return _member(left, rights)


def _member(left: Value, rights: list[tuple[Value, Known3]]) -> Known3:
    """Whether a known text or yes/no is among others."""
    found: list[Known3] = []
    for right, member in rights:
        if isinstance(right, Unknown):
            found.append(Known3(UNKNOWN, right.missing))
        elif isinstance(right, OneOf):
            found.append(Known3(UNKNOWN, right.missing) if left in right.candidates else NO)
        elif isinstance(left, Assumed) and isinstance(right, Assumed):
            # Each stands for a set of texts: they may be the same one or not.
            found.append(Known3(UNKNOWN, _assumed_at(left) | _assumed_at(right)))
        elif right is not NONE and right == left:
            found.append(member)
    return any_of(found)


def _assumed_at(text: Assumed) -> frozenset[Missing]:
    return frozenset({Missing(Cause.FACT, text.variable.address)})


def _cut_texts(ctx: Context, left: Value, rights: list[tuple[Value, Known3]]) -> None:
    """Leave the texts that a comparison tells apart, on either side of it."""
    _cut_text(ctx, left, rights)
    for right, member in rights:
        _cut_text(ctx, right, [(left, member)])


def _cut_text(ctx: Context, side: Value, others: list[tuple[Value, Known3]]) -> None:
    """Leave the cuts of one missing text; another missing text cuts nothing."""
    variable = side.variable if isinstance(side, Unknown | Assumed) else None
    if variable is None:
        return
    cuts = ctx.cuts_of(variable)
    texts = [(str(text), member) for other, member in others for text in _texts(other)]
    sure = frozenset(t for t, member in texts if member.truth is TRUE)
    if sure:
        cuts.sets.add(sure)
    cuts.sets.update(frozenset({t}) for t, member in texts if member.truth is UNKNOWN)


def _texts(value: Value) -> frozenset[bool | str]:
    """The texts that a value is, or may be, one of; those of a missing fact are not known."""
    if isinstance(value, OneOf):
        return value.candidates
    return frozenset({value}) if isinstance(value, str) and not isinstance(value, Assumed) else frozenset()


def matches_code(ctx: Context, left: Value, rights: list[tuple[Value, Known3]]) -> Known3:
    """Whether a hierarchical code begins with one of the codes."""
    if left is NONE:
        return NO
    if isinstance(left, Unknown | Assumed) and left.variable is not None:
        known_codes = (c for c, _ in rights if isinstance(c, str) and not isinstance(c, Assumed))
        ctx.cuts_of(left.variable).prefixes.update(map(str, known_codes))
    if isinstance(left, Unknown | OneOf):
        return Known3(UNKNOWN, left.missing) if rights else NO
    return any_of([_begins(str(left), code, member) for code, member in rights])


def _begins(text: str, code: Value, member: Known3) -> Known3:
    """Whether a text begins with a code that stands among others."""
    if isinstance(code, Assumed):
        return Known3(UNKNOWN, _assumed_at(code))
    if isinstance(code, str):
        return member if text.startswith(code) else NO
    return NO if code is NONE else Known3(UNKNOWN, missing_of(code))


def any_in(ctx: Context, left: Value, rights: list[tuple[Value, Known3]]) -> Known3:
    """Whether some element of a list of plain values is among others."""
    if left is NONE:
        return NO
    if not isinstance(left, Items):
        return Known3(UNKNOWN, missing_of(left))
    found = [all_of([belongs, one_of(ctx, value, rights)]) for value, belongs in left.members]
    if left.unlisted is not None:
        found.append(Known3(UNKNOWN, left.missing))
    return any_of(found)


def all_of(parts: Iterable[Known3]) -> Known3:
    """Kleene conjunction with what is missing: nothing once it is decided, and no further part is asked for."""
    unknown = []
    for part in parts:
        if part.truth is FALSE:
            return NO
        if part.truth is UNKNOWN:
            unknown.append(part)
    return undecided(unknown) if unknown else YES


def any_of(parts: Iterable[Known3]) -> Known3:
    """Kleene disjunction with what is missing; no further part is asked for once it is decided."""
    unknown = []
    for part in parts:
        if part.truth is TRUE:
            return YES
        if part.truth is UNKNOWN:
            unknown.append(part)
    return undecided(unknown) if unknown else NO


def both(a: Known3, b: Known3) -> Known3:
    """The conjunction of two."""
    if a.truth is TRUE or b.truth is FALSE:
        return b if b.truth is not FALSE else NO
    if a.truth is FALSE or b.truth is TRUE:
        return a
    return undecided([a, b])


def undecided(parts: list[Known3]) -> Known3:
    """Unknown, with what is missing of each part; of a single one it is that one, not a copy."""
    first = parts[0]
    if all(part.missing is first.missing for part in parts):
        return first
    return Known3(UNKNOWN, NOTHING.union(*(part.missing for part in parts)))


def opposite(part: Known3) -> Known3:
    """Kleene negation; the same things are missing."""
    return NO if part.truth is TRUE else YES if part.truth is FALSE else part


Rights = list[tuple[Value, Known3]]
Meaning = Callable[[Context, Value, Rights, bool | None], Known3]


def _order(order: Order) -> Meaning:
    return lambda ctx, left, rights, if_none: ordered(ctx, order, left, rights[0][0], if_none)


OPERATORS: dict[str, Meaning] = {
    "is": lambda ctx, left, rights, _: same(ctx, left, rights[0][0]),
    "is_not": lambda ctx, left, rights, _: opposite(same(ctx, left, rights[0][0])),
    "in": lambda ctx, left, rights, _: one_of(ctx, left, rights),
    "not_in": lambda ctx, left, rights, _: opposite(one_of(ctx, left, rights)),
    "any_in": lambda ctx, left, rights, _: any_in(ctx, left, rights),
    "matches_code": lambda ctx, left, rights, _: matches_code(ctx, left, rights),
    **{name: _order(order) for name, order in ORDERS.items()},
}
