"""Leaves and the cuts that they make: truths that they never have in a case, limits without a case on either side."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from stdcheck.cases.lint.shown import CaseLint, Shown
from stdcheck.facts.declarations import FactType
from stdcheck.logic.cuts import number_text
from stdcheck.logic.decisions import term_type
from stdcheck.logic.recording import Pair
from stdcheck.rules import nodes
from stdcheck.rules.lint.logic import OBVIOUS
from stdcheck.rules.lint.subject import Found, found
from stdcheck.rules.model import Pack, Rule
from stdcheck.rules.nodes import Compare, Condition, IsNone, Path, YesNo
from stdcheck.rules.truths import FALSE, TRUE, UNKNOWN
from stdcheck.rules.walking import Body, descend

LEAVES = (YesNo, Compare, IsNone)
BELOW = frozenset({"lt", "before", "gte", "on_or_after"})
"""These separate the limit from what is below it; the others what is above it."""
ABOVE = frozenset({"lte", "on_or_before", "gt", "after"})
ONE_DAY = timedelta(1)
_FROM_ELSEWHERE = (nodes.Aggregate, nodes.Interest)


def leaf_one_sided(shown: Shown) -> Iterator[Found]:
    """Leaves of parts that cases ask about and that are never true, never false or never unknown in any."""
    for body in shown.bodies:
        for leaf in _leaves(body) if shown.reaches(body) else ():
            able = [truth for truth in (TRUE, FALSE, UNKNOWN) if truth in shown.possible.of(leaf)]
            if not _may_be_unknown(leaf):
                able = [truth for truth in able if truth != UNKNOWN]
            never = [truth for truth in able if truth not in shown.truths(leaf)]
            if never:
                yield found(leaf.meta.span, name=body.id, truths=", ".join(never))


def _leaves(body: Body) -> Iterator[YesNo | Compare | IsNone]:
    """Each leaf of a body once."""
    seen: set[int] = set()
    for tree in body.trees:
        for node in descend(tree):
            if isinstance(node, LEAVES) and id(node) not in seen:
                seen.add(id(node))
                yield node


def _may_be_unknown(leaf: Condition) -> bool:
    """Whether a leaf looks at anything that a profile may leave out."""
    return any(isinstance(node, _FROM_ELSEWHERE) or (isinstance(node, Path) and node.facts) for node in descend(leaf))


def cut_one_sided(shown: Shown) -> Iterator[Found]:
    """Limits of the law without a case at the limit and one just on its other side."""
    for body in shown.bodies:
        for leaf in _leaves(body) if shown.reaches(body) else ():
            if isinstance(leaf, Compare) and leaf.operator in BELOW | ABOVE and _is_limit(leaf.right):
                yield from _of_comparison(leaf, body, shown)
    for rule in shown.pack.rules.values():
        if not rule.is_exception:
            yield from _of_period(rule, shown)
            yield from _of_duty(rule, shown)


def _is_limit(right: object) -> bool:
    """Whether the right side is set by the law: a constant, a parameter, or reckoned with one."""
    if isinstance(right, nodes.Literal) and right.unit is None and right.value in OBVIOUS:
        return False
    return any(isinstance(node, nodes.Literal | nodes.ParamTerm) for node in descend(right))


def _of_comparison(leaf: Compare, body: Body, shown: Shown) -> Iterator[Found]:
    kind = term_type(shown.pack, leaf.left)
    step = Fraction(1, 100) if kind is FactType.PERCENT else Fraction(1)
    pairs = shown.record.compared.get(id(leaf), set())
    beside = "-" if leaf.operator in BELOW else "+"
    limit = _limit_text(leaf.right, kind, pairs)
    lacking = [f"= {limit}"] if not any(left == right for _, left, right in pairs) else []
    if not any(_just_beside(left - right, step, beside) for _, left, right in pairs):
        lacking.append(f"= {limit} {beside} {number_text(FactType.PERCENT if step < 1 else FactType.NUMBER, step)}")
    if lacking:
        yield found(leaf.meta.span, name=body.id, operator=leaf.operator, sides=", ".join(lacking))


def _just_beside(distance: Fraction, step: Fraction, side: str) -> bool:
    return -step <= distance < 0 if side == "-" else 0 < distance <= step


def _limit_text(right: object, kind: FactType, pairs: set[Pair]) -> str:
    """The limit as the pack writes it, a parameter by its id; what is reckoned as it came out, where it did so once."""
    if isinstance(right, nodes.ParamTerm):
        return right.id
    if isinstance(right, nodes.Literal):
        return number_text(kind, Fraction(right.value)) if isinstance(right.value, Fraction) else str(right.value)
    values = {value for _, _, value in pairs}
    return number_text(kind, values.pop()) if len(values) == 1 else "limit"


def _of_period(rule: Rule, shown: Shown) -> Iterator[Found]:
    """The edges of the period of a rule: its first day and the day before, its last day and the day after."""
    days = _clocks(rule, shown)
    lacking = [day.isoformat() for day in _edges(rule, shown.pack) if day not in days]
    if lacking:
        sides = ", ".join(f"= {day}" for day in lacking)
        yield found(rule.meta.span, name=rule.id, operator="in_force", sides=sides)


def _edges(rule: Rule, pack: Pack) -> list[date]:
    period = rule.in_force
    days: list[date] = []
    if period is not None and period.start is not None and period.start > pack.covers_from:
        days += [period.start - ONE_DAY, period.start]
    if period is not None and period.end is not None:
        days += [period.end, period.end + ONE_DAY]
    return days


def _clocks(rule: Rule, shown: Shown) -> set[date]:
    results = (result for run in shown.runs for evaluation in run.evaluations for result in evaluation.results)
    return {result.clock for result in results if result.rule is rule and result.clock is not None}


def _of_duty(rule: Rule, shown: Shown) -> Iterator[Found]:
    """The day of a duty: done on it and a day beyond; and, where it can be late, checked on it and the day after."""
    duty = rule.duty
    if duty is None:
        return
    word, day, beyond = ("due", duty.due, 1) if duty.due is not None else ("not_before", duty.not_before, -1)
    distances = {left - right for _, left, right in shown.record.compared.get(id(day), set())}
    yield from _days_lacking(rule, "done", word, [n for n in (0, beyond) if n not in distances])
    if duty.due is not None:
        results = [(e.as_of, r.due) for run in shown.runs for e in run.evaluations for r in e.results if r.rule is rule]
        late = {(as_of - due).days for as_of, due in results if due is not None}
        yield from _days_lacking(rule, "as-of", word, [n for n in (0, 1) if n not in late])


def _days_lacking(rule: Rule, what: str, word: str, distances: list[int]) -> Iterator[Found]:
    if distances:
        sides = ", ".join(f"= {word}" + (f" {'+' if n > 0 else '-'} 1" if n else "") for n in distances)
        yield found(rule.meta.span, name=rule.id, operator=what, sides=sides)


LINTS = (
    CaseLint("lint-leaf-one-sided", leaf_one_sided),
    CaseLint("lint-cut-one-sided", cut_one_sided),
)
