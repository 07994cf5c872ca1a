"""Shares in the ownership graph as terms and lists: the bridge from the rule language to `stdcheck.logic.ownership`."""

from __future__ import annotations

from fractions import Fraction

from stdcheck.facts.declarations import Edge, EntityType
from stdcheck.facts.values import Entity, Stated, StatedList
from stdcheck.logic import conditions, lists, ownership, reading
from stdcheck.logic.context import TERMS, Context
from stdcheck.logic.ownership import Graph, owners, parents
from stdcheck.logic.results import Asked
from stdcheck.logic.things import SOMEBODY, Environment, Items, Ordered, Thing, Unknown, Value
from stdcheck.logic.values import FALSE, NONE, NOTHING, TRUE, UNKNOWN, Interval, Known3, Missing
from stdcheck.rules.nodes import DerivedList, Interest

NOBODY = Known3(FALSE)
HOLDER = Known3(TRUE)
ABOVE = {"parents": parents, "self_and_parents": parents, "owners": owners, "self_and_owners": owners}


def stakes(ctx: Context) -> tuple[EntityType, Edge]:
    """The entity type whose entities are the links of the graph."""
    type_ = ctx.run.vocabulary.stake
    if type_ is None or type_.edge is None:
        raise LookupError("the vocabulary declares no edge")
    return type_, type_.edge


def graph_of(ctx: Context) -> Graph:
    """The graph of the profile, built once."""
    if ctx.run.graph is None:
        ctx.run.graph = ownership.graph_of(ctx.run.profile, ctx.run.vocabulary)
    return ctx.run.graph


def parties(ctx: Context) -> list[Thing]:
    """The listed parties."""
    type_, edge = stakes(ctx)
    party = type_.facts[edge.held].of
    collection = ctx.run.vocabulary.entities[party or ""].collection or ""
    return [value for value, _ in lists.collection(ctx, collection).members if isinstance(value, Thing)]


def unlisted_party(ctx: Context, missing: frozenset[Missing], listed: frozenset[str]) -> Thing:
    """A party that nobody listed; asked for as `missing`."""
    type_, edge = stakes(ctx)
    nobody = reading.unnamed(ctx, type_.facts[edge.held].of or "", missing)
    return Thing(nobody.entity, missing, listed)


def interest(ctx: Context, node: Interest, env: Environment) -> Value:
    """The share of a measure, of 1; none where there is no such party or holder."""
    held = reading.follow(ctx, node.held, env)
    holder = reading.follow(ctx, node.holder, env) if node.holder is not None else None
    if held is NONE or holder is NONE:
        return NONE
    unknown = reading.missing_of(held) | (reading.missing_of(holder) if holder is not None else NOTHING)
    if unknown or not isinstance(held, Thing):
        or_none = any(isinstance(v, Unknown) and v.or_none for v in (held, holder))
        return Ordered(Interval(Fraction(0), Fraction(1), or_none=or_none, missing=unknown))
    unlisted = _unlisted(ctx, node, holder)
    method, graph = ctx.run.pack.methods[node.method], graph_of(ctx)
    others = _others(ctx, node, holder) if unlisted.truth is not FALSE else {}
    counting = ownership.counting(graph, method, held.entity.id, unlisted, others)
    candidates = [party for party in parties(ctx) if party.entity.id in counting]
    members = {party.entity.id: _belongs(ctx, node, holder, party) for party in candidates}
    found = ownership.interest(graph, method, node.measure, held.entity.id, members, unlisted, others)
    _remember_places(ctx, found.missing)
    if ctx.proof is not None:
        counted = {party: known for party, known in members.items() if known.truth is not FALSE}
        ctx.note_asked(Asked(node, held.entity.id, found, counted, unlisted, others, found.missing))
    return Ordered(found)


def _unlisted(ctx: Context, node: Interest, holder: Value | None) -> Known3:
    """Whether somebody nobody listed could be the holder, be counted with it, or meet the test."""
    if node.held_by is None and node.together_with is None:
        return NOBODY
    somebody = unlisted_party(ctx, frozenset({SOMEBODY}), frozenset())
    return _of_somebody(node, _belongs(ctx, node, holder, somebody))


def _of_somebody(node: Interest, known: Known3) -> Known3:
    """What holds of somebody nobody listed; facts of the holder that would tell whether they belong together are asked.

    Of a test nothing else is asked: no fact and no reading tells of whom one speaks (the list of holders does).
    """
    return Known3(known.truth, NOTHING if node.held_by is not None else known.missing - {SOMEBODY})


def _others(ctx: Context, node: Interest, holder: Value | None) -> dict[str, Known3]:
    """The same for the unlisted holders of each party of whom the profile says something (`holders_others`)."""
    type_, edge = stakes(ctx)
    party_type = ctx.run.vocabulary.entities[type_.facts[edge.held].of or ""]
    inverse = next((f for f in party_type.facts.values() if (f.of, f.inverse) == (type_.name, edge.held)), None)
    found: dict[str, Known3] = {}
    for party in parties(ctx):
        state = party.entity.facts.get(inverse.name) if inverse is not None else None
        described = state.others.facts.get(edge.holder) if isinstance(state, StatedList) and state.others else None
        if isinstance(described, Stated) and isinstance(described.value, Entity):
            someone = Thing(described.value, frozenset({SOMEBODY}))
            found[party.entity.id] = _of_somebody(node, _belongs(ctx, node, holder, someone))
    return found


def _belongs(ctx: Context, node: Interest, holder: Value | None, party: Thing) -> Known3:
    """Whether a party is the holder, is counted together with it, or meets the test."""
    if isinstance(holder, Thing) and holder.path == party.path:
        return HOLDER
    name = node.held_by or node.together_with
    if name is None:
        return NOBODY
    definition = ctx.run.pack.definitions[name]
    values: list[Value] = [party] if node.held_by is not None else [holder or NONE, party]
    env = dict(zip((p.name for p in definition.params), values, strict=True))
    return conditions.definition_holds(ctx.untraced(), definition, env)


def above(ctx: Context, over: DerivedList, subject: Thing, address: str) -> Items:
    """The parties above a party, three-valued; with `self_and_` the party itself first."""
    kind = over.kind
    found = ABOVE[kind](graph_of(ctx), ctx.run.pack.methods[over.method], subject.entity.id)
    if ctx.proof is not None:
        further = Known3(UNKNOWN, found.missing) if found.open else NOBODY
        ctx.note_asked(Asked(over, subject.entity.id, None, dict(found.members), further, missing=found.missing))
    by_id = {p.entity.id: p for p in parties(ctx)}
    members: list[tuple[Value, Known3]] = [(subject, HOLDER)] if kind.startswith("self_and_") else []
    members += [(by_id[party], belongs) for party, belongs in found.members if party in by_id]
    _remember_places(ctx, found.missing.union(*(belongs.missing for _, belongs in found.members)))
    if not found.open:
        return Items(tuple(members), None, NOTHING, address)
    listed = frozenset(m.path for m, _ in members if isinstance(m, Thing))
    return Items(tuple(members), unlisted_party(ctx, found.missing, listed), found.missing, address)


def _remember_places(ctx: Context, missing: frozenset[Missing]) -> None:
    """Where the missing shares and lists of holders could be written."""
    unplaced = [one.path for one in missing if one.path not in ctx.run.sites]
    collections = {path.partition(".")[0] for path in unplaced} & ctx.run.profile.collections.keys()
    entities = (e for name in collections for e in ctx.run.profile.collections[name].items if isinstance(e, Entity))
    listed = {entity.path: entity for entity in entities}
    for path in unplaced:
        address, _, name = path.rpartition(".")
        entity = listed.get(address)
        if entity is not None:
            ctx.run.sites[path] = (entity.type.facts.get(name), entity.span)


TERMS[Interest] = interest
