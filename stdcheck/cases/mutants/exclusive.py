"""Conditions that cannot both hold, as far as their words show: then their order in a decision never matters."""

from __future__ import annotations

from collections.abc import Iterator

from stdcheck.rules import nodes
from stdcheck.rules.nodes import Condition
from stdcheck.rules.walking import shape


def exclude_each_other(a: Condition, b: Condition) -> bool:
    """Whether a limb of one condition contradicts a limb of the other; false where that does not show."""
    return any(_contradict(one, other) for one in _limbs(a) for other in _limbs(b))


def _limbs(node: Condition) -> Iterator[Condition]:
    if isinstance(node, nodes.AllOf):
        for item in node.items:
            yield from _limbs(item)
    else:
        yield node


def _contradict(a: Condition, b: Condition) -> bool:
    if isinstance(a, nodes.Not) and shape(a.item) == shape(b):
        return True
    if isinstance(b, nodes.Not) and shape(b.item) == shape(a):
        return True
    if isinstance(a, nodes.IsNone) and isinstance(b, nodes.IsNone):
        return shape(a.left) == shape(b.left) and a.value is not b.value
    if isinstance(a, nodes.DecisionIs) and isinstance(b, nodes.DecisionIs):
        same = (a.decision, shape(a.args)) == (b.decision, shape(b.args))
        return same and not a.values & b.values
    if isinstance(a, nodes.Compare) and isinstance(b, nodes.Compare) and shape(a.left) == shape(b.left):
        one, other = _members(a), _members(b)
        return one is not None and other is not None and not one & other
    return False


def _members(node: nodes.Compare) -> frozenset[object] | None:
    """The constants of which a value must be one; None for other comparisons."""
    terms = node.right if isinstance(node.right, tuple) else (node.right,)
    if node.operator not in ("is", "in") or not all(isinstance(t, nodes.Literal) for t in terms):
        return None
    return frozenset((t.value, t.unit) for t in terms if isinstance(t, nodes.Literal))
