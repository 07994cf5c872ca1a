"""Mutants of single nodes of the tree: leaves, connectives, quantifiers, constants."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from typing import Any

from stdcheck.cases.mutants.brief import brief
from stdcheck.cases.mutants.model import Mutant, Operator
from stdcheck.cases.mutants.sites import Put, Site, without
from stdcheck.logic.values import FALSE, TRUE, UNKNOWN, Truth
from stdcheck.rules import nodes
from stdcheck.rules.model import Pack
from stdcheck.rules.nodes import LiteralValue
from stdcheck.rules.spelling import literal_text
from stdcheck.rules.walking import shape

NEIGHBOURS = {"lt": "lte", "gt": "gte", "before": "on_or_before", "after": "on_or_after"}
NEIGHBOURS |= {other: one for one, other in NEIGHBOURS.items()}
DECIDED, NOT_TRUE, NOT_FALSE = frozenset({TRUE, FALSE}), frozenset({FALSE, UNKNOWN}), frozenset({TRUE, UNKNOWN})
POINT = Fraction(1, 100)
LEAVES = (nodes.YesNo, nodes.Compare, nodes.IsNone, nodes.Meets, nodes.OutcomeIs, nodes.DecisionIs, nodes.Constant)


@dataclass(frozen=True, slots=True, eq=False)
class Maker:
    """Makes mutants of one pack. in_cycle: whether a leaf refers, on some way, to the part that it stands in."""

    in_cycle: Callable[[Site], bool]

    def of_node(self, site: Site) -> Iterator[Mutant]:
        """Every mutant of one node; those of the nodes below it are made there."""
        node = site.node
        if isinstance(node, LEAVES):
            yield self._negated(site)
        match node:
            case nodes.AllOf() | nodes.AnyOf():
                yield from _limbs(site, node)
            case nodes.Some() | nodes.Every():
                yield _quantifier(site, node)
            case nodes.Compare():
                yield from _comparison(site, node)
            case nodes.DecisionIs():
                yield from _values(site, node)
            case nodes.Literal():
                yield from _literal(site, node)

    def _negated(self, site: Site) -> Mutant:
        node = site.node
        if isinstance(node, nodes.Constant):
            return made(site, "", Operator.NEGATE, brief(node), brief(new := replace(node, value=not node.value)), new)
        if self.in_cycle(site):
            return made(site, "", Operator.NEVER, brief(node), "false", nodes.Constant(False, node.meta), NOT_FALSE)
        return made(site, "", Operator.NEGATE, brief(node), f"not {brief(node)}", nodes.Not(node, node.meta), DECIDED)


def made(
    site: Site, step: str, operator: Operator, before: str, after: str, new: Any, truths: frozenset[Truth] | None = None
) -> Mutant:
    """The mutant with `new` in the place of the site's node."""
    mutant = at(site, step, operator, before, after, partial(site.put, new), truths)
    within = site.within
    # Where the truth tells, nothing has to be tried.
    return mutant if truths is not None or within is None else replace(mutant, instead=partial(within, new))


def at(
    site: Site,
    step: str,
    operator: Operator,
    before: str,
    after: str,
    make: Callable[[], Pack],
    truths: frozenset[Truth] | None = None,
) -> Mutant:
    """A mutant made as `make` says; step: from the site's node to what is changed in it"""
    around = site.around
    name = f"{site.way}{step}:{operator.value}"
    return Mutant(
        name, operator, around.span, before, after, around.implements, around.within, site.anchor, make, truths
    )


def _limbs(site: Site, node: nodes.AllOf | nodes.AnyOf) -> Iterator[Mutant]:
    """Each limb left out, where something else is left and the limb says something that no other limb says."""
    shapes = [shape(item) for item in node.items]
    neutral = isinstance(node, nodes.AllOf)
    for place, item in enumerate(node.items):
        says_nothing = isinstance(item, nodes.Constant) and item.value is neutral
        if len(node.items) < 2 or shapes.count(shapes[place]) > 1 or says_nothing or only_unread(item):
            continue
        new = replace(node, items=without(node.items, place))
        around = site.around.inside(item.meta.implements, item.meta.span)
        limb = Site(item, f"{site.way}.items.{place}", around, id(item), site.put)
        truths = NOT_TRUE if neutral else NOT_FALSE
        yield made(limb, "", Operator.DROP, brief(item), "", new, truths)


def only_unread(node: object) -> bool:
    """Whether nothing of a condition has been read: it is unknown whatever else is so."""
    match node:
        case nodes.Unread():
            return True
        case nodes.AllOf() | nodes.AnyOf():
            return all(only_unread(item) for item in node.items)
        case nodes.Not():
            return only_unread(node.item)
        case nodes.Readings():
            return all(only_unread(one.holds) for one in node.readings)
    return False


def _quantifier(site: Site, node: nodes.Some | nodes.Every) -> Mutant:
    """`some` asks for one element what `every` asks of all: the filter becomes the demand, or joins it."""
    new: nodes.Condition
    if isinstance(node, nodes.Some):
        must = node.where if node.where is not None else nodes.Constant(True, node.meta)
        new = nodes.Every(node.over, node.name, None, must, node.meta)
    else:
        both = node.must if node.where is None else nodes.AllOf((node.where, node.must), node.meta)
        new = nodes.Some(node.over, node.name, both, node.meta)
    return made(site, "", Operator.QUANTIFIER, brief(node), brief(new), new)


def _comparison(site: Site, node: nodes.Compare) -> Iterator[Mutant]:
    neighbour = NEIGHBOURS.get(node.operator)
    if neighbour is not None:
        new = replace(node, operator=neighbour)
        yield made(site, "", Operator.EDGE, brief(node), brief(new), new)
    if not isinstance(node.right, tuple) or len(node.right) < 2:
        return
    shapes = [shape(term) for term in node.right]
    for place, term in enumerate(node.right):
        if shapes.count(shapes[place]) == 1:
            left = replace(node, right=without(node.right, place))
            yield made(site, f".right.{place}", Operator.DROP, brief(term), "", left)


def _values(site: Site, node: nodes.DecisionIs) -> Iterator[Mutant]:
    """One of several values that a decision may have."""
    for value in sorted(node.values) if len(node.values) > 1 else ():
        yield made(site, f".values.{value}", Operator.DROP, value, "", replace(node, values=node.values - {value}))


def _literal(site: Site, node: nodes.Literal) -> Iterator[Mutant]:
    def put(value: LiteralValue) -> Pack:
        return site.put(replace(node, value=value))

    within = site.within
    for mutant, value in shifted(site, "", node.value, put, unit=node.unit, percent=site.percent):
        new = replace(node, value=value)
        yield mutant if within is None else replace(mutant, instead=partial(within, new))


def shifted(
    site: Site, step: str, value: LiteralValue, put: Put, *, unit: str | None = None, percent: bool = False
) -> Iterator[tuple[Mutant, LiteralValue]]:
    """A number or day one less and one more, in its natural unit (a point, a day, a year, a kilogramme), with it."""
    for operator, sign in ((Operator.LESS, -1), (Operator.MORE, 1)):
        new = moved(value, sign, percent=percent)
        if new is not None:
            before, after = (literal_text(one, unit, percent=percent) for one in (value, new))
            yield at(site, step, operator, before, after, partial(put, new)), new


def moved(value: LiteralValue, sign: int, *, percent: bool) -> LiteralValue | None:
    """The neighbouring value; None of what is neither a number nor a day, and beyond the last day."""
    if isinstance(value, bool | str):
        return None
    if isinstance(value, date):
        try:
            return value + timedelta(days=sign)
        except OverflowError:
            return None
    return value + sign * POINT if percent else value + sign
