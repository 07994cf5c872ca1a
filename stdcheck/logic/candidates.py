"""Which elements of a long collection a quantifier need not look at again: those that a filter rules out for good.

Whether a component is of the kind that a quantifier is about does not turn on who asks. An element for which the first
part of the filter is false, on stated facts alone, is left out from the second time on. What is left out is what no
assumption can bring back: its evaluation touched nothing but days of the law, and those are touched again here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stdcheck.logic import quantify
from stdcheck.logic.context import Context, Contradiction, EvaluationFault
from stdcheck.logic.footprint import Footprint
from stdcheck.logic.memory import Recall, as_stand_in, cut, lookup, take_days
from stdcheck.logic.things import Environment, Items, Unknown
from stdcheck.logic.values import FALSE
from stdcheck.rules.nodes import AllOf, Condition, Every, Path, PathList, Some
from stdcheck.rules.walking import descend

LEAST = 32
"""Shorter collections are gone through each time."""


@dataclass(frozen=True, slots=True, eq=False)
class Left:
    """The elements that are left, in their order; days, clocked: what ruling out the others read of the clock."""

    elements: tuple[quantify.Element, ...]
    days: tuple[int, ...]
    clocked: bool


def candidates(ctx: Context, node: Some | Every, items: Items, env: Environment) -> Iterable[quantify.Element]:
    """The elements of a list that may pass the filter; not for proofs, which show all of them."""
    run, test = ctx.run, _first(node)
    if test is None or len(items.members) < LEAST or run.watch is not None or ctx.table is not None:
        return quantify.elements(items)
    if not _only_of_the_element(ctx, node, test, env):
        return quantify.elements(items)
    key = id(node), ctx.clock.missing if isinstance(ctx.clock, Unknown) else ctx.clock.candidates
    recall = run.left.get(key)
    if recall is None:
        run.left[key] = Recall()  # nothing is gained for a quantifier that is evaluated once
        return quantify.elements(items)
    assumed = lookup(ctx)
    left = recall.find(ctx.clock, assumed)
    if left is None:
        left = _left(ctx, node, test, items)
        recall.keep(left, (0, left.days, left.clocked), ctx.clock, assumed)
    if left.days:
        cut(ctx, left.days)
    ctx.footprint.clock |= left.clocked
    return left.elements


def _first(node: Some | Every) -> Condition | None:
    """The part of the filter of a whole collection that is evaluated first."""
    if not isinstance(node.over, PathList) or not node.over.path.collection or node.over.path.facts:
        return None
    return node.where.items[0] if isinstance(node.where, AllOf) and node.where.items else node.where


def _only_of_the_element(ctx: Context, node: Some | Every, test: Condition, env: Environment) -> bool:
    """Whether a condition names no other variable, so that it says the same whoever asks."""
    names = ctx.run.named.get(id(node))
    if names is None:
        names = frozenset(part.start for part in descend(test) if isinstance(part, Path)) - {node.name}
        ctx.run.named[id(node)] = names
    return names.isdisjoint(env)


def _left(ctx: Context, node: Some | Every, test: Condition, items: Items) -> Left:
    """Evaluate the test of each element on its own."""
    clock, kept = as_stand_in(ctx.clock), []
    days: set[int] = set()
    clocked = False
    for element in quantify.elements(items):
        own = Context(ctx.run, clock, footprint=Footprint())
        try:
            ruled_out = own.condition(test, {node.name: element.value}).truth is FALSE
        except (EvaluationFault, Contradiction):
            ruled_out = False  # it is met, or not, when its turn comes
        cuts = take_days(own.footprint)
        if ruled_out and own.footprint.untouched:
            days |= cuts
            clocked |= own.footprint.clock
        else:
            kept.append(element)
    return Left(tuple(kept), tuple(sorted(days)), clocked)
