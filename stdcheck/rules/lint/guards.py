"""Whether a universal quantifier stands where its list is known to hold something."""

from __future__ import annotations

from collections.abc import Iterator

from stdcheck.rules import nodes
from stdcheck.rules.nodes import Condition
from stdcheck.rules.walking import children, shape

NEVER_EMPTY = frozenset({"self_and_parents", "self_and_owners"})
_AT_LEAST_ONE = {"gt": 0, "gte": 1}


def unguarded(tree: object, scope: Condition | None) -> Iterator[nodes.Every]:
    """The `every` of a tree whose list may be empty.

    scope: what the rule applies to, which is known to hold where the tree is asked
    """
    yield from _search(tree, frozenset() if scope is None else _filled(scope))


def _search(node: object, known: frozenset[object]) -> Iterator[nodes.Every]:
    """known: the shapes of lists that hold something here."""
    if isinstance(node, nodes.Every):
        derived = isinstance(node.over, nodes.DerivedList) and node.over.kind in NEVER_EMPTY
        if not derived and shape(node.over) not in known:
            yield node
    if isinstance(node, nodes.AllOf):
        for item in node.items:
            others = frozenset[object]().union(*(_filled(other) for other in node.items if other is not item))
            yield from _search(item, known | others)
        return
    if isinstance(node, nodes.IfThenElse | nodes.Conditional):
        yield from _search(node.condition, known)
        yield from _search(node.then, known | _filled(node.condition))
        if node.otherwise is not None:
            yield from _search(node.otherwise, known)
        return
    for child in children(node):
        yield from _search(child, known)


def _filled(condition: Condition) -> frozenset[object]:
    """The lists that hold something wherever a condition is true."""
    match condition:
        case nodes.AllOf():
            return frozenset[object]().union(*(_filled(item) for item in condition.items))
        case nodes.Some():
            return frozenset({shape(condition.over)})
        case nodes.Compare(left=nodes.Aggregate() as left, right=nodes.Literal(value=value)):
            least = _AT_LEAST_ONE.get(condition.operator)
            enough = least is not None and not isinstance(value, str) and value >= least  # type: ignore[operator]
            return frozenset({shape(left.over)}) if left.operator == "count" and enough else frozenset()
        case nodes.IsNone(left=nodes.Aggregate() as left, value=False):
            return frozenset({shape(left.over)})
        case _:
            return frozenset()
