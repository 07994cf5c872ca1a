"""Lists of the profile: written ones, collections, and lists read backwards; each knows whether it is open."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from stdcheck.facts.declarations import EntityType, Fact
from stdcheck.facts.values import Entity, Plain, Stated, StatedList, StatedNone, StatedUnknown
from stdcheck.logic import reading
from stdcheck.logic.context import Context
from stdcheck.logic.results import FactRead
from stdcheck.logic.things import Items, Ordered, Thing, Unknown, Value
from stdcheck.logic.values import NONE, NOTHING, TRUE, UNKNOWN, Cause, Interval, Known3, Missing, point

BELONGS = Known3(TRUE)


def collection(ctx: Context, name: str) -> Items:
    """A top-level collection of the profile."""
    found = ctx.run.collections.get(name)
    if found is None:
        found = ctx.run.collections[name] = _collection(ctx, name)
    return found


def _collection(ctx: Context, name: str) -> Items:
    type_ = ctx.run.vocabulary.collections[name]
    stated = ctx.run.profile.collections.get(name)
    missing = frozenset({Missing(Cause.FACT, name)})
    ctx.run.sites.setdefault(name, (None, stated.span if stated else ctx.run.profile.span))
    if stated is None:
        return Items((), _unlisted(ctx, type_, name, missing, None, frozenset()), missing, name)
    members = tuple((Thing(e), BELONGS) for e in stated.items if isinstance(e, Entity))
    listed = frozenset(m.path for m, _ in members)
    if stated.complete is True:
        return Items(members, None, NOTHING, name)
    return Items(members, _unlisted(ctx, type_, name, missing, stated.others, listed), missing, name)


def _unlisted(
    ctx: Context,
    type_: EntityType,
    address: str,
    missing: frozenset[Missing],
    others: Entity | None,
    listed: frozenset[str],
    given: Mapping[str, Interval] | None = None,
) -> Thing:
    """An element nobody listed: only what is said of all others is known of it."""
    said = dict(others.facts) if others else {}
    entity = Entity(type_, "?", f"{address}{reading.UNLISTED}", ctx.run.profile.span, said)
    return Thing(entity, missing, listed, given or {})


def of_fact(ctx: Context, thing: Thing, fact: Fact) -> Items:
    """The list that a fact of an entity holds."""
    address = f"{thing.path}.{fact.name}"
    state = reading.stated(ctx, thing, fact, address)
    missing = reading.missing_fact(ctx, thing, fact, getattr(state, "span", None))
    if ctx.proof is not None and not thing.stand_in:
        ctx.note_read(FactRead(address, fact, _list_text(state), getattr(state, "span", None) or thing.entity.span))
    if isinstance(state, StatedNone):
        return reading.empty(address)
    if fact.inverse is not None:
        return _read_backwards(ctx, thing, fact, address, missing)
    if not isinstance(state, StatedList):
        return Items((), _unlisted_of(ctx, fact, address, missing, None, frozenset()), missing, address)
    members = tuple((_member(ctx, thing, item), BELONGS) for item in state.items)
    if state.complete is True or (fact.closed is not None and state.complete is False):
        return Items(members, None, NOTHING, address)
    listed = frozenset(m.path for m, _ in members if isinstance(m, Thing))
    return Items(members, _unlisted_of(ctx, fact, address, missing, state.others, listed), missing, address)


def _list_text(state: object) -> str | None:
    """A written list as text."""
    if isinstance(state, StatedNone):
        return "none"
    if not isinstance(state, StatedList):
        return None
    return ", ".join(i.id if isinstance(i, Entity) else str(i) for i in state.items) or "[]"


def _member(ctx: Context, thing: Thing, item: Plain | Entity) -> Value:
    """A listed element as a value."""
    if isinstance(item, Entity):
        return reading.referred(thing, item)
    if isinstance(item, bool | str):
        return item
    if isinstance(item, int | Fraction | date):
        return Ordered(point(item))
    raise TypeError(f"a list of {type(item).__name__} cannot be quantified over")


def _unlisted_of(
    ctx: Context,
    fact: Fact,
    address: str,
    missing: frozenset[Missing],
    others: Entity | None,
    listed: frozenset[str],
) -> Thing | Unknown:
    """An element that a list fact may have beside the listed ones."""
    type_ = ctx.run.vocabulary.entities.get(fact.of or "")
    return Unknown(missing) if type_ is None else _unlisted(ctx, type_, address, missing, others, listed)


def _read_backwards(ctx: Context, thing: Thing, fact: Fact, address: str, missing: frozenset[Missing]) -> Items:
    """The entities whose reference points to this one (the stakes in a party)."""
    assert fact.of is not None and fact.inverse is not None
    type_ = ctx.run.vocabulary.entities[fact.of]
    found: list[tuple[Value, Known3]] = []
    if not thing.stand_in:
        index = _inverse_index(ctx, type_, fact.inverse)
        found += [(Thing(e), BELONGS) for e in index.get(thing.path, ())]
        for entity in index.get("", ()):
            reference = reading.read(ctx.untraced(), Thing(entity), type_.facts[fact.inverse])
            if reference is not NONE:
                found.append((Thing(entity), Known3(UNKNOWN, reading.missing_of(reference))))
    state = thing.entity.facts.get(fact.name)
    complete = state.complete if isinstance(state, StatedList) else False
    if complete is True or _all_listed(ctx, type_) or _cannot_be_held(ctx, thing, type_, fact):
        return Items(tuple(found), None, NOTHING, address)
    listed = frozenset(m.path for m, _ in found if isinstance(m, Thing))
    others = state.others if isinstance(state, StatedList) else None
    rest, given = _remainder(ctx, type_, found, complete, missing)
    unlisted = _unlisted(ctx, type_, address, missing, others, listed, given)
    unlisted.entity.facts.setdefault(fact.inverse, Stated(thing.entity, thing.entity.span))
    return Items(tuple(found), unlisted, missing, address, rest)


def _all_listed(ctx: Context, type_: EntityType) -> bool:
    """Whether the profile says that it lists all entities of a type: then nobody points here unseen.

    Not for stakes: who holds a party is complete only where that is said of the party (ownership reads it so, too).
    """
    if type_.edge is not None:
        return False
    stated = ctx.run.profile.collections.get(type_.collection or "")
    return stated is not None and stated.complete is True


def _cannot_be_held(ctx: Context, thing: Thing, type_: EntityType, fact: Fact) -> bool:
    """Whether the list is of stakes in somebody who can have no holders (Edge.individuals)."""
    edge = type_.edge
    if edge is None or edge.individuals is None or fact.inverse != edge.held:
        return False
    kind = reading.read(ctx.untraced(), thing, thing.entity.type.facts[edge.individuals[0]])
    return isinstance(kind, str) and kind in edge.individuals[1]


def _inverse_index(ctx: Context, type_: EntityType, reference: str) -> dict[str, list[Entity]]:
    """Address -> entities whose reference points there; under "" those whose reference is unknown."""
    key = (type_.name, reference)
    if key not in ctx.run.inverse:
        index: dict[str, list[Entity]] = {}
        stated = ctx.run.profile.collections.get(type_.collection or "")
        for entity in stated.items if stated else ():
            assert isinstance(entity, Entity)
            state = entity.facts.get(reference)
            if isinstance(state, Stated) and isinstance(state.value, Entity):
                index.setdefault(state.value.path, []).append(entity)
            elif (state is None or isinstance(state, StatedUnknown)) and not _cannot_refer(entity, reference):
                index.setdefault("", []).append(entity)
        ctx.run.inverse[key] = index
    return ctx.run.inverse[key]


def _cannot_refer(entity: Entity, reference: str) -> bool:
    """Whether an entity is of a kind that cannot have the reference."""
    only_for = entity.type.facts[reference].only_for
    kind = entity.facts.get(only_for[0]) if only_for is not None else None
    return only_for is not None and isinstance(kind, Stated) and kind.value not in only_for[1]


def _remainder(
    ctx: Context,
    type_: EntityType,
    found: list[tuple[Value, Known3]],
    complete: bool | Fraction,
    missing: frozenset[Missing],
) -> tuple[dict[str, Fraction], dict[str, Interval]]:
    """What is left of each measure for unlisted holders together, and the most that one of them can have."""
    if type_.edge is None:
        return {}, {}
    rest: dict[str, Fraction] = {}
    given: dict[str, Interval] = {}
    for measure in type_.edge.measures:
        known = sum((_least(ctx, m, type_.facts[measure]) for m, b in found if b.truth is TRUE), Fraction(0))
        rest[measure] = max(Fraction(0), 1 - known)
        bounded = measure == type_.edge.measures[0] and isinstance(complete, Fraction) and complete <= rest[measure]
        high = complete if bounded and isinstance(complete, Fraction) else rest[measure]
        given[measure] = Interval(Fraction(0), high, high_open=bounded, missing=missing)
    return rest, given


def _least(ctx: Context, member: Value, measure: Fact) -> Fraction:
    """The least that a stake can have of a measure."""
    assert isinstance(member, Thing)
    value = reading.read(ctx.untraced(), member, measure)
    return (value.interval.low or Fraction(0)) if isinstance(value, Ordered) else Fraction(0)
