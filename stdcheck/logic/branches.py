"""Terms that depend on a condition."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from stdcheck.logic import reading, watching
from stdcheck.logic.context import TERMS, Context
from stdcheck.logic.operators import stated_at
from stdcheck.logic.reading import missing_of
from stdcheck.logic.things import Amounts, Environment, Ordered, Unknown, Value
from stdcheck.logic.values import FALSE, NONE, NOTHING, TRUE, Interval, Missing
from stdcheck.rules.nodes import Conditional


def conditional(ctx: Context, node: Conditional, env: Environment) -> Value:
    """The term of the branch that counts; while nobody knows which, what holds the values of both."""
    known = ctx.condition(node.condition, env)
    if known.truth is TRUE:
        return ctx.term(node.then, env)
    otherwise = NONE if node.otherwise is None else ctx.term(node.otherwise, env)
    if known.truth is FALSE:
        return otherwise
    then = ctx.term(node.then, env)
    watching.told(ctx, then, otherwise)
    return either(then, otherwise, known.missing)


def either(a: Value, b: Value, missing: frozenset[Missing]) -> Value:
    """One of two numbers, days or amounts; missing: what would tell which."""
    if a is NONE or b is NONE:
        return reading.perhaps_none(b if a is NONE else a, missing)
    missing |= missing_of(a) | missing_of(b)
    if isinstance(a, Ordered) and isinstance(b, Ordered):
        candidates = (_candidates(a), _candidates(b))
        return Ordered(_hull(a.interval, b.interval, missing), None, _all_of_both(*candidates))
    if isinstance(a, Amounts) and isinstance(b, Amounts):
        shared = [unit for unit in a.by_unit if unit in b.by_unit]
        if shared:
            return Amounts({unit: _hull(a.by_unit[unit], b.by_unit[unit], missing) for unit in shared})
        missing |= stated_at(a) | stated_at(b)
    return Unknown(missing, or_none=_may_be_none(a) or _may_be_none(b))


def _candidates(value: Ordered) -> frozenset[Fraction]:
    """The exact values of which it is one, when they are known."""
    exact = value.interval.exact
    return value.candidates if exact is None else frozenset({exact})


def _all_of_both(a: frozenset[Fraction], b: frozenset[Fraction]) -> frozenset[Fraction]:
    return a | b if a and b else frozenset()


def _may_be_none(value: Value) -> bool:
    return value.or_none if isinstance(value, Unknown) else isinstance(value, Ordered) and value.interval.or_none


def _hull(a: Interval, b: Interval, missing: frozenset[Missing]) -> Interval:
    """The smallest interval that holds two."""
    low, low_open, high, high_open = None, False, None, False
    if a.low is not None and b.low is not None:
        low, low_open = min((a.low, a.low_open), (b.low, b.low_open))
    if a.high is not None and b.high is not None:
        high, closed = max((a.high, not a.high_open), (b.high, not b.high_open))
        high_open = not closed
    hull = Interval(low, high, low_open, high_open, a.or_none or b.or_none)
    return replace(hull, missing=NOTHING if hull.exact is not None else missing)


TERMS[Conditional] = conditional
