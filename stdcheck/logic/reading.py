"""Reading facts along a path: known, none, unknown with what is missing, lists with their openness."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from stdcheck.facts.declarations import ORDERED, Fact, FactType
from stdcheck.facts.values import (
    Entity,
    FactState,
    Money,
    Plain,
    Quantity,
    Range,
    Stated,
    StatedList,
    StatedNone,
    StatedUnknown,
)
from stdcheck.logic import lists
from stdcheck.logic.assumptions import Assumption
from stdcheck.logic.context import HIDDEN, Context, Contradiction
from stdcheck.logic.cuts import intersect, is_empty
from stdcheck.logic.results import FactRead
from stdcheck.logic.texts import value_text
from stdcheck.logic.things import Amounts, Environment, Items, Ordered, Thing, Unknown, Value, Variable
from stdcheck.logic.values import NONE, NOTHING, Cause, Interval, Missing, NoneValue, point
from stdcheck.rules.nodes import Path
from stdcheck.source.spans import Span

ZERO, ONE = Fraction(0), Fraction(1)
UNLISTED = "[?]"
"""Ends the address of an entity that nobody listed."""


def follow(ctx: Context, path: Path, env: Environment) -> Value:
    """The value at a path; a way that ends early ends in none, or in what is missing first."""
    value = start(ctx, path, env)
    last, since = path.start, 0
    for place, fact in enumerate(path.facts):
        if isinstance(value, Thing):
            last, since = value.path, place
            value = read(ctx, value, fact)
        else:
            value = step(ctx, value, fact, ".".join((last, *path.steps[since : place + 1])))
    return value


def start(ctx: Context, path: Path, env: Environment) -> Value:
    """The variable, collection or root entity that a path starts from."""
    if path.start in env:
        return env[path.start]
    if path.collection:
        return lists.collection(ctx, path.start)
    profile = ctx.run.profile
    if path.start == profile.kind:
        return Thing(profile.root)
    return absent_root(ctx, path.start)


def absent_root(ctx: Context, kind: str) -> Thing:
    """The root of another kind of profile: nothing is known of it."""
    missing = Missing(Cause.FACT, kind)
    ctx.run.sites.setdefault(kind, (None, ctx.run.profile.span))
    return Thing(Entity(ctx.run.vocabulary.entities[kind], kind, kind, ctx.run.profile.span), frozenset({missing}))


def step(ctx: Context, value: Value, fact: Fact, where: str) -> Value:
    """The fact of what a path has reached; where: its address, or as far as there is one."""
    if value is NONE:
        return empty(where) if fact.type is FactType.LIST else NONE
    if isinstance(value, Unknown):
        found = read(ctx, unnamed(ctx, fact.entity, value.missing), fact)
        return perhaps_none(found, value.missing) if value.or_none else found
    if not isinstance(value, Thing):
        raise TypeError(f"no entity to read {fact.entity}.{fact.name} of")
    return read(ctx, value, fact)


def perhaps_none(value: Value, missing: frozenset[Missing]) -> Value:
    """A value of something that may not exist, which is asked for as `missing`: the value may not exist either."""
    if value is NONE or isinstance(value, Items):
        return value
    missing |= missing_of(value)
    if isinstance(value, Ordered):
        return replace(value, interval=replace(value.interval, or_none=True, missing=missing))
    return Unknown(missing, value.variable if isinstance(value, Unknown) else None)


def unnamed(ctx: Context, entity_type: str, missing: frozenset[Missing]) -> Thing:
    """An entity of which nothing is known; whatever is asked of it is asked as `missing`."""
    address = min(missing).path if missing else entity_type
    type_ = ctx.run.vocabulary.entities[entity_type]
    return Thing(Entity(type_, "?", f"{address}{UNLISTED}", ctx.run.profile.span), missing)


def empty(address: str) -> Items:
    """A list of something that does not exist, or that this kind of thing cannot have."""
    return Items((), None, NOTHING, address)


def read(ctx: Context, thing: Thing, fact: Fact) -> Value:
    """The value of a fact of an entity; raises Contradiction.

    What is stated for good, so that no assumption can change it, is read once in a run.
    """
    if thing.stand_in or ctx.proof is not None:
        return _read(ctx, thing, fact)
    known = ctx.run.values.get(thing.entity.path)
    if known is None:
        known = ctx.run.values[thing.entity.path] = {}
    value = known.get(fact.name)
    if value is None:
        if fact.name in known:
            return _read(ctx, thing, fact)
        alone = Context(ctx.run, ctx.clock)
        value = _read(alone, thing, fact)
        if not alone.footprint.untouched or thing.path.endswith(UNLISTED) or not thing.path:
            known[fact.name] = None
            return _read(ctx, thing, fact)
        known[fact.name] = value
    return value


def _read(ctx: Context, thing: Thing, fact: Fact) -> Value:
    address = f"{thing.path}.{fact.name}"
    if fact.only_for is not None and _lacks(ctx, thing, fact):
        return empty(address) if fact.type is FactType.LIST else NONE
    if not thing.stand_in and address in ctx.assumed and ctx.assumed[address] != HIDDEN:
        return _assumed(ctx, thing, fact, address)
    if fact.type is FactType.LIST:
        return lists.of_fact(ctx, thing, fact)
    state = stated(ctx, thing, fact, address)
    if fact.name in thing.given:
        return _given(ctx, thing, fact, address, state)
    if state is None:
        value = _followed(ctx, thing, fact) or _missing(ctx, thing, fact, address, state)
    else:
        value = _value(ctx, thing, fact, address, state)
    if ctx.proof is not None:
        _record(ctx, thing, fact, address, value, state)
    return value


def stated(ctx: Context, thing: Thing, fact: Fact, address: str) -> FactState | None:
    """What is said of a fact; of a judgement nothing, where nobody is assumed to have made it."""
    state = thing.entity.facts.get(fact.name)
    if not fact.judgement or state is None or isinstance(state, StatedUnknown):
        return state
    ctx.footprint.judgements.add(address)
    return None if ctx.assumed.get(address) == HIDDEN else state


def _given(ctx: Context, thing: Thing, fact: Fact, address: str, state: object) -> Value:
    """A fact of an unlisted element: what must be so, and what is said of all of them."""
    within = thing.given[fact.name]
    if state is None:
        return Ordered(replace(within, or_none=fact.may_lack))
    value = _value(ctx, thing, fact, address, state)
    if not isinstance(value, Ordered) or value.interval.exact is not None:
        return value
    both = intersect(value.interval, within)
    if is_empty(both):
        return value
    return Ordered(replace(both, or_none=value.interval.or_none, missing=within.missing))


def _followed(ctx: Context, thing: Thing, fact: Fact) -> Value | None:
    """A measure of a stake that is not stated, where the stake says that it equals another (Edge.follow)."""
    edge = thing.entity.type.edge
    if edge is None or edge.follow is None or fact.name not in edge.follow[2]:
        return None
    facts = thing.entity.type.facts
    follows = read(ctx, thing, facts[edge.follow[0]])
    return read(ctx, thing, facts[edge.follow[1]]) if follows is True else None


def _record(ctx: Context, thing: Thing, fact: Fact, address: str, value: Value, state: object) -> None:
    """Leave the fact in the proof, with its place."""
    span = getattr(state, "span", None)
    if thing.stand_in:
        address = min(thing.stand_in).path
        site = ctx.run.sites.get(address)
        ctx.note_read(FactRead(address, site[0] if site else None, None, site[1] if site else None))
        return
    text = value_text(value, fact) if isinstance(state, Stated | StatedNone) or value is NONE else None
    ctx.note_read(FactRead(address, fact, text, span or thing.entity.span))


def _lacks(ctx: Context, thing: Thing, fact: Fact) -> bool:
    """Whether an entity of this kind cannot have the fact; an unknown kind decides nothing."""
    assert fact.only_for is not None
    kind_fact = thing.entity.type.facts[fact.only_for[0]]
    kind = read(ctx.untraced(), thing, kind_fact)
    return isinstance(kind, str) and kind not in fact.only_for[1]


def _check_kind(thing: Thing, kind: Fact, assumed: str) -> None:
    """A kind is not to be assumed where the profile states a fact that this kind cannot have."""
    for name, state in thing.entity.facts.items():
        only_for = thing.entity.type.facts[name].only_for
        stated = isinstance(state, Stated) or (isinstance(state, StatedList) and bool(state.items))
        if stated and only_for is not None and only_for[0] == kind.name and assumed not in only_for[1]:
            raise Contradiction


def missing_fact(ctx: Context, thing: Thing, fact: Fact, span: Span | None = None) -> frozenset[Missing]:
    """What to ask for when a fact is not known; remembers where it could be written."""
    if thing.stand_in:
        return thing.stand_in
    address = f"{thing.path}.{fact.name}"
    ctx.run.sites.setdefault(address, (fact, span or thing.entity.span))
    return frozenset({Missing(Cause.JUDGEMENT if fact.judgement else Cause.FACT, address)})


def _missing(ctx: Context, thing: Thing, fact: Fact, address: str, state: object) -> Value:
    """An unknown fact; while the kind that can have it is unknown, that is what is missing."""
    if fact.only_for is not None and not _kind_known(ctx, thing, fact):
        return unknown_value(fact, missing_fact(ctx, thing, thing.entity.type.facts[fact.only_for[0]]), True, None)
    missing = missing_fact(ctx, thing, fact, getattr(state, "span", None))
    or_none = fact.may_be_none
    variable = None
    if not thing.stand_in and fact.type not in (FactType.REFERENCE, FactType.ENTITY, FactType.RELATION):
        within = bounds_of(fact) if fact.type in ORDERED else None
        variable = Variable(address, fact, within, or_none)
        ctx.cuts_of(variable)
    return unknown_value(fact, missing, or_none, variable)


def unknown_value(fact: Fact, missing: frozenset[Missing], or_none: bool, variable: Variable | None) -> Value:
    """The unknown value of a fact in the form of its type."""
    if fact.type in (FactType.QUANTITY, FactType.MONEY) or fact.type not in ORDERED:
        return Unknown(missing, variable, or_none)
    bounds = bounds_of(fact)
    return Ordered(Interval(bounds.low, bounds.high, or_none=or_none, missing=missing), variable)


def bounds_of(fact: Fact) -> Interval:
    """The values that a fact can have at all (profile.md: numbers that may be negative say so)."""
    if fact.type is FactType.DATE:
        return Interval(Fraction(date.min.toordinal()), Fraction(date.max.toordinal()))
    if fact.may_be_negative:
        return Interval(None, None)
    return Interval(ZERO, ONE if fact.type is FactType.PERCENT else None)


def _kind_known(ctx: Context, thing: Thing, fact: Fact) -> bool:
    """Whether the kind that decides about the fact is known (or none decides)."""
    if fact.only_for is None:
        return True
    return isinstance(read(ctx.untraced(), thing, thing.entity.type.facts[fact.only_for[0]]), str)


def _assumed(ctx: Context, thing: Thing, fact: Fact, address: str) -> Value:
    """A value that enumeration assumes; it is still missing where a cell leaves it open, and still leaves cuts."""
    assumption: Assumption = ctx.assumed[address]
    if fact.type is FactType.ENUM and isinstance(assumption, str):
        _check_kind(thing, fact, assumption)
    variable = Variable(address, fact, bounds_of(fact) if fact.type in ORDERED else None)
    ctx.cuts_of(variable)
    missing = frozenset({Missing(Cause.JUDGEMENT if fact.judgement else Cause.FACT, address)})
    if isinstance(assumption, Interval):
        return Ordered(replace(assumption, missing=missing), variable)
    if isinstance(assumption, tuple):
        unit, interval = assumption
        state = thing.entity.facts.get(fact.name)
        known = _value(ctx, thing, fact, address, state) if isinstance(state, Stated) else None
        by_unit = dict(known.by_unit) if isinstance(known, Amounts) else {}
        return Amounts({**by_unit, unit: replace(interval, missing=missing)}, variable, address)
    if isinstance(assumption, str) and fact.type in (FactType.TEXT, FactType.COUNTRY):
        return Assumed(assumption, variable)
    return assumption


class Assumed(str):
    """A text that enumeration assumes, with its variable."""

    variable: Variable

    def __new__(cls, text: str, variable: Variable) -> Assumed:
        """The text itself."""
        made = super().__new__(cls, text)
        made.variable = variable
        return made


def _value(ctx: Context, thing: Thing, fact: Fact, address: str, state: object) -> Value:
    """A stated fact."""
    if isinstance(state, StatedNone):
        return NONE
    if isinstance(state, StatedUnknown):
        return _missing(ctx, thing, fact, address, state)
    if isinstance(state, StatedList):
        raise TypeError(f"{address}: a list where {fact.type} is declared")
    assert isinstance(state, Stated)
    if isinstance(state.value, Entity):
        return referred(thing, state.value)
    return plain_value(ctx, thing, fact, address, state.value, state.span)


def referred(thing: Thing, entity: Entity) -> Thing:
    """What an entity refers to; that may be listed though the entity is not: then its own facts count."""
    return Thing(entity, NOTHING if entity.path and not entity.path.endswith(UNLISTED) else thing.stand_in)


def plain_value(ctx: Context, thing: Thing, fact: Fact, address: str, value: Plain, span: Span) -> Value:
    """A stated plain value; a range keeps its address as missing and can be enumerated inside its bounds."""
    if isinstance(value, bool | str):
        return value
    if isinstance(value, Quantity):
        return _amounts(ctx, thing, fact, address, dict(value.amounts), span)
    if isinstance(value, Money):
        return _amounts(ctx, thing, fact, address, {value.currency: value.amount}, span)
    if isinstance(value, Range):
        missing = missing_fact(ctx, thing, fact, span)
        interval = range_interval(fact, value, missing)
        variable = None if thing.stand_in else Variable(address, fact, interval)
        if variable is not None:
            ctx.cuts_of(variable)
        return Ordered(interval, variable)
    return Ordered(point(value))


def _amounts(
    ctx: Context, thing: Thing, fact: Fact, address: str, amounts: dict[str, Fraction | Range], span: Span
) -> Amounts:
    """A stated quantity or amount of money; a range can be enumerated inside its bounds, in its unit."""
    by_unit: dict[str, Interval] = {}
    variable = None
    missing = missing_fact(ctx, thing, fact, span)
    for unit, amount in amounts.items():
        if isinstance(amount, Range):
            by_unit[unit] = range_interval(fact, amount, missing)
            if variable is None and not thing.stand_in:
                variable = Variable(address, fact, by_unit[unit])
                ctx.cuts_of(variable).units.add(frozenset({unit}))
        else:
            by_unit[unit] = point(amount)
    return Amounts(by_unit, variable, address)


def range_interval(fact: Fact, value: Range, missing: frozenset[Missing]) -> Interval:
    """A stated range as an interval; an absent bound is the bound of the type."""
    low, high = number(value.low), number(value.high)
    bounds = bounds_of(fact)
    return Interval(
        bounds.low if low is None else low,
        bounds.high if high is None else high,
        value.low_open if low is not None else False,
        value.high_open if high is not None else False,
        missing=missing,
    )


def number(value: Fraction | date | None) -> Fraction | None:
    """A number, or the ordinal of a day."""
    return Fraction(value.toordinal()) if isinstance(value, date) else value


def missing_of(value: Value) -> frozenset[Missing]:
    """What would tell a value."""
    if isinstance(value, Unknown):
        return value.missing
    if isinstance(value, Ordered):
        return value.interval.missing
    if isinstance(value, Thing):
        return value.stand_in
    if isinstance(value, Amounts):
        return frozenset().union(*(i.missing for i in value.by_unit.values()))
    if isinstance(value, NoneValue | bool | str):
        return NOTHING
    return value.missing
