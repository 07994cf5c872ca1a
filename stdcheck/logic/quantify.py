"""Going through a list: its elements, whether each belongs, and one more for those that nobody listed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stdcheck.logic import interests, reading
from stdcheck.logic.context import Context
from stdcheck.logic.texts import value_text
from stdcheck.logic.things import Environment, Items, Thing, Value
from stdcheck.logic.values import NONE, NOTHING, TRUE, UNKNOWN, Known3
from stdcheck.rules.nodes import Condition, DerivedList, ListExpr

EVERYTHING_PASSES = Known3(TRUE)


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """One round of a quantifier: the element, whether it belongs, whether nobody listed it, the address of the list."""

    value: Value
    belongs: Known3
    unlisted: bool
    of: str

    @property
    def label(self) -> str:
        """Its address, for proofs; of a plain value the value itself."""
        if isinstance(self.value, Thing):
            return self.value.path
        return f"{self.of}{reading.UNLISTED}" if self.unlisted else value_text(self.value) or ""


def items_of(ctx: Context, over: ListExpr, env: Environment) -> Items:
    """The list that an expression names; what is reached through none is empty, what cannot be reached is open."""
    if isinstance(over, DerivedList):
        return _derived(ctx, over, env)
    value = reading.follow(ctx, over.path, env)
    if isinstance(value, Items):
        return value
    raise TypeError(f"{over.path.text} is not a list")


def elements(items: Items) -> Iterator[Element]:
    """The listed elements, then one that stands for all that are not listed."""
    for value, belongs in items.members:
        yield Element(value, belongs, False, items.address)
    if items.unlisted is not None:
        yield Element(items.unlisted, Known3(UNKNOWN, items.missing), True, items.address)


def _derived(ctx: Context, over: DerivedList, env: Environment) -> Items:
    """Parties above another, by a method of the pack; open while somebody unlisted could belong."""
    subject = reading.follow(ctx, over.of, env)
    address = f"{over.kind}({subject.path if isinstance(subject, Thing) else over.of.text})"
    if subject is NONE:
        return Items((), None, NOTHING, address)
    if not isinstance(subject, Thing) or subject.stand_in:
        missing = reading.missing_of(subject)
        return Items((), interests.unlisted_party(ctx, missing, frozenset()), missing, address)
    return interests.above(ctx, over, subject, address)


def passes(ctx: Context, where: Condition | None, name: str, element: Element, env: Environment) -> Known3:
    """Whether an element that belongs passes a filter.

    What is missing about an unlisted element is the list, never a fact of an element that nobody named.
    """
    if where is None:
        return EVERYTHING_PASSES
    inner = {**env, name: element.value}
    known = ctx.traced("element", element.label, None, lambda ctx: ctx.condition(where, inner))
    if element.unlisted and known.truth is UNKNOWN:
        return Known3(UNKNOWN, element.belongs.missing)
    return known
