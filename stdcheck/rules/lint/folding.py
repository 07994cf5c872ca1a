"""Conditions whose truth shows without any fact: constants, contradictions, alternatives that leave nothing out.

Leaves about one left side are tried on sample values: every constant that they name, what lies between and beyond, and
none where that may be. A claim is made only if it holds of all samples, so nothing is claimed wrongly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from operator import ge, gt, le, lt
from typing import Any

from stdcheck.facts.declarations import ORDERED, Fact, FactType
from stdcheck.rules import nodes
from stdcheck.rules.nodes import Condition
from stdcheck.rules.registry import OPERATORS
from stdcheck.rules.walking import children, is_condition, shape

Value = bool | str | int | Fraction | date | None
"""A sample; None is none."""

OTHER = "\0other"
"""A text that no constant names."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A test of one left side: what is compared, its truth for a sample, the constants that it names."""

    key: object
    left: nodes.Term
    holds: Callable[[Value], bool]
    constants: tuple[Value, ...]


_ORDERS: dict[str, Callable[[Any, Any], bool]] = {
    **dict.fromkeys(("lt", "before"), lt),
    **dict.fromkeys(("lte", "on_or_before"), le),
    **dict.fromkeys(("gt", "after"), gt),
    **dict.fromkeys(("gte", "on_or_after"), ge),
}


def constant_parts(condition: Condition, unsure: frozenset[str]) -> Iterator[tuple[Condition, bool]]:
    """The outermost parts of a condition that are always true or always false.

    `true` and `false` do not count where they are an answer of their own (see _plain_answers).
    unsure: names in scope that may themselves be none
    """
    truth = folded(condition, unsure)
    if truth is not None:
        yield condition, truth
        return
    for part in _parts(condition):
        if not (isinstance(part, nodes.Constant) and any(part is plain for plain in _plain_answers(condition))):
            yield from constant_parts(part, unsure)


def _plain_answers(condition: Condition) -> tuple[Condition, ...]:
    """Where `true` and `false` say what they mean: in a branch, and as one way to read contested text."""
    match condition:
        case nodes.IfThenElse():
            return condition.then, condition.otherwise
        case nodes.Readings():
            return tuple(reading.holds for reading in condition.readings)
        case _:
            return ()


def _parts(node: object) -> Iterator[Condition]:
    """The nearest conditions below a node."""
    for child in children(node):
        if is_condition(child):
            yield child  # type: ignore[misc]
        else:
            yield from _parts(child)


def folded(condition: Condition, unsure: frozenset[str]) -> bool | None:
    """The truth of a condition that no fact can change; None when facts matter."""
    match condition:
        case nodes.Constant():
            return condition.value
        case nodes.Not():
            inner = folded(condition.item, unsure)
            return None if inner is None else not inner
        case nodes.AllOf():
            return _joined(condition.items, unsure, all_of=True)
        case nodes.AnyOf():
            return _joined(condition.items, unsure, all_of=False)
        case nodes.IfThenElse():
            return _if(condition, unsure)
        case nodes.Some():
            return False if condition.where is not None and folded(condition.where, unsure) is False else None
        case nodes.Every():
            empty = condition.where is not None and folded(condition.where, unsure) is False
            return True if empty or folded(condition.must, unsure) is True else None
        case nodes.Readings():
            truths = {folded(reading.holds, unsure) for reading in condition.readings}
            return truths.pop() if len(truths) == 1 else None
        case _:
            leaf = _leaf(condition)
            return None if leaf is None else _same_everywhere([leaf], unsure, all_of=True)


def contradictory(conditions: tuple[Condition, ...], unsure: frozenset[str]) -> bool:
    """Whether conditions can never hold together."""
    return _joined(conditions, unsure, all_of=True) is False


def _if(condition: nodes.IfThenElse, unsure: frozenset[str]) -> bool | None:
    test, then, otherwise = (
        folded(part, unsure) for part in (condition.condition, condition.then, condition.otherwise)
    )
    if test is not None:
        return then if test else otherwise
    return then if then == otherwise else None


def _joined(items: tuple[Condition, ...], unsure: frozenset[str], *, all_of: bool) -> bool | None:
    """`all` or `any` of conditions: `all` is false as soon as a part is and true when all are; `any` the other way."""
    flat = list(_flat(items, nodes.AllOf if all_of else nodes.AnyOf))
    truths = [folded(item, unsure) for item in flat]
    if (not all_of) in truths:
        return not all_of
    if all(truth is all_of for truth in truths):
        return all_of
    if _opposites(flat):
        return not all_of
    groups: dict[object, list[Leaf]] = {}
    for item in flat:
        leaf = _leaf(item)
        if leaf is not None:
            groups.setdefault(leaf.key, []).append(leaf)
    decided = any(_same_everywhere(group, unsure, all_of=all_of) is (not all_of) for group in groups.values())
    return (not all_of) if decided else None


def _flat(items: tuple[Condition, ...], kind: type[nodes.AllOf] | type[nodes.AnyOf]) -> Iterator[Condition]:
    for item in items:
        if isinstance(item, kind):
            yield from _flat(item.items, kind)
        else:
            yield item


def _opposites(items: list[Condition]) -> bool:
    """Whether one item is the negation of another."""
    seen: set[object] = set()
    for item in items:
        sign, key = _signed(item)
        if (not sign, key) in seen:
            return True
        seen.add((sign, key))
    return False


def _signed(item: Condition) -> tuple[bool, object]:
    """A condition as a positive one and whether it is negated."""
    if isinstance(item, nodes.Not):
        sign, key = _signed(item.item)
        return not sign, key
    if isinstance(item, nodes.Compare):
        base = OPERATORS[item.operator].negation_of
        return base is None, ("compare", base or item.operator, shape(item.left), shape(item.right), item.if_none)
    return True, shape(item)


def _leaf(item: Condition) -> Leaf | None:
    """A test against constants; None for anything that depends on more than its left side."""
    match item:
        case nodes.Not():
            inner = _leaf(item.item)
            if inner is None:
                return None
            return Leaf(inner.key, inner.left, lambda value: not inner.holds(value), inner.constants)
        case nodes.YesNo():
            left = nodes.FactTerm(item.path, item.meta)
            return Leaf(shape(left), left, lambda value: value is True, (True,))
        case nodes.IsNone():
            return Leaf(shape(item.left), item.left, lambda value: (value is None) is item.value, ())
        case nodes.Compare():
            return _compared(item)
        case _:
            return None


def _compared(item: nodes.Compare) -> Leaf | None:
    right = item.right if isinstance(item.right, tuple) else (item.right,)
    literals = [term for term in right if isinstance(term, nodes.Literal) and term.unit is None]
    operator = OPERATORS[item.operator]
    base = operator.negation_of or operator.name
    if len(literals) != len(right) or operator.lists or (base not in _ORDERS and base not in ("is", "in")):
        return None
    constants = tuple(literal.value for literal in literals)
    holds = _test(base, constants, item.if_none)
    if operator.negation_of is not None:
        return Leaf(shape(item.left), item.left, lambda value: not holds(value), constants)
    return Leaf(shape(item.left), item.left, holds, constants)


def _test(operator: str, constants: tuple[Value, ...], if_none: bool | None) -> Callable[[Value], bool]:
    order = _ORDERS.get(operator)
    if order is None:
        return lambda value: value is not None and value in constants
    return lambda value: bool(if_none) if value is None else order(value, constants[0])


def _same_everywhere(leaves: list[Leaf], unsure: frozenset[str], *, all_of: bool) -> bool | None:
    """The truth that leaves about one left side, joined, have on every sample."""
    samples = _samples(leaves, unsure)
    join = all if all_of else any
    truths = {join(leaf.holds(sample) for leaf in leaves) for sample in samples}
    return truths.pop() if len(truths) == 1 else None


def _samples(leaves: list[Leaf], unsure: frozenset[str]) -> list[Value]:
    left = leaves[0].left
    constants: list[Value] = sorted(
        {value for leaf in leaves for value in leaf.constants if value is not None}, key=_order
    )
    fact = left.path.facts[-1] if isinstance(left, nodes.FactTerm) and left.path.facts else None
    none: list[Value] = [None] if _may_lack(left, unsure) else []
    if fact is not None and fact.type is FactType.YES_NO:
        return [True, False, *none]
    if fact is not None and fact.type is FactType.ENUM:
        return [*sorted(fact.values), *none]
    if any(isinstance(value, str | bool) for value in constants) or (fact is not None and fact.type not in ORDERED):
        return [*constants, OTHER, *none]
    return [*_between(constants, *_bounds(left, fact), whole=_is_whole(left, fact)), *none]


def _order(value: Value) -> tuple[int, object]:
    return (1, value) if isinstance(value, str) else (0, value)


def _may_lack(left: nodes.Term, unsure: frozenset[str]) -> bool:
    """Whether the left side can be none; yes where it cannot be seen from here."""
    match left:
        case nodes.FactTerm():
            return _path_may_lack(left.path, unsure)
        case nodes.Interest():
            return any(_path_may_lack(path, unsure) for path in (left.held, left.holder) if path is not None)
        case nodes.Aggregate():
            return left.operator not in ("count", "sum")
        case _:
            return True


def _path_may_lack(path: nodes.Path, unsure: frozenset[str]) -> bool:
    return path.start in unsure or any(fact.may_lack for fact in path.facts)


def _is_whole(left: nodes.Term, fact: Fact | None) -> bool:
    counted = isinstance(left, nodes.Aggregate) and left.operator == "count"
    return counted or (fact is not None and fact.type is FactType.YEAR)


def _bounds(left: nodes.Term, fact: Fact | None) -> tuple[Fraction | None, Fraction | None]:
    """The least and the greatest value that the left side can have."""
    if isinstance(left, nodes.Aggregate) and left.operator == "count":
        return Fraction(0), None
    shares = isinstance(left, nodes.Interest) or (isinstance(left, nodes.Aggregate) and left.operator == "share")
    if shares or (fact is not None and fact.type is FactType.PERCENT and not fact.may_be_negative):
        return Fraction(0), Fraction(1)
    if fact is not None and fact.type is FactType.NUMBER and not fact.may_be_negative:
        return Fraction(0), None
    return None, None


def _between(constants: list[Value], low: Fraction | None, high: Fraction | None, *, whole: bool) -> Iterator[Value]:
    """Numbers or days at, beside and between the constants, within the bounds."""
    if constants and isinstance(constants[0], date):
        for day in constants:
            if isinstance(day, date):
                yield from (day - timedelta(1), day, day + timedelta(1))
        return
    numbers = [Fraction(value) for value in constants if isinstance(value, int | Fraction)]
    points = sorted({*numbers, *(bound for bound in (low, high) if bound is not None)}) or [Fraction(0)]
    step = Fraction(1)
    tried = {point + delta for point in points for delta in (-step, Fraction(0), step)}
    if not whole:
        tried |= {(a + b) / 2 for a, b in pairwise(points)}
    yield from sorted(n for n in tried if (low is None or n >= low) and (high is None or n <= high))
