"""Rows of keyed relations as terms: the row with the given keys, or what is missing of it."""

from __future__ import annotations

from dataclasses import replace

from stdcheck.facts.declarations import Fact
from stdcheck.facts.values import Entity, Stated, StatedList
from stdcheck.logic import reading
from stdcheck.logic.context import TERMS, Context
from stdcheck.logic.reading import missing_of
from stdcheck.logic.things import Environment, Thing, Unknown, Value
from stdcheck.logic.values import NONE, Missing
from stdcheck.rules.nodes import Path, RelationTerm


def relation_term(ctx: Context, node: RelationTerm, env: Environment) -> Value:
    """A fact of the row with these keys; a row that nobody filled in is unknown and named by its keys."""
    owner = reading.follow(ctx, _without_last(node.path), env)
    keys = [(name, reading.follow(ctx, k, env) if isinstance(k, Path) else ctx.term(k, env)) for name, k in node.keys]
    if owner is NONE or any(v is NONE for _, v in keys):
        return NONE
    unknown = frozenset[Missing]().union(*(missing_of(v) for _, v in keys), missing_of(owner))
    if unknown or not isinstance(owner, Thing):
        or_none = any(isinstance(v, Unknown) and v.or_none for v in (owner, *dict(keys).values()))
        lacks = node.path.facts[-1].may_lack or node.fact.may_lack
        return reading.unknown_value(node.fact, unknown, or_none or lacks, None)
    return _in_row(ctx, owner, node.path.facts[-1], {name: _key(value) for name, value in keys}, node.fact)


def _in_row(ctx: Context, owner: Thing, relation: Fact, wanted: dict[str, str], fact: Fact) -> Value:
    """The fact of the row with these keys, which only an owner of some kind may have."""
    label = ",".join(f"{name}={text}" for name, text in wanted.items())
    address = f"{owner.path}.{relation.name}[{label}]"
    state = owner.entity.facts.get(relation.name)
    rows = [r for r in state.items if isinstance(r, Entity)] if isinstance(state, StatedList) else []
    row = next((r for r in rows if all(_row_key(r, name) == text for name, text in wanted.items())), None)
    if row is not None:
        return reading.read(ctx, Thing(Entity(row.type, row.id, address, row.span, row.facts)), fact)
    kind = _kind(ctx, owner, relation)
    if isinstance(kind, str) and relation.only_for is not None and kind not in relation.only_for[1]:
        return NONE
    unfilled = Entity(
        ctx.run.vocabulary.entities[fact.entity], label, address, getattr(state, "span", owner.entity.span)
    )
    value = reading.read(ctx, Thing(unfilled), fact)
    return value if isinstance(kind, str | None) else reading.perhaps_none(value, missing_of(kind))


def _kind(ctx: Context, owner: Thing, relation: Fact) -> Value | None:
    """What says whether the owner can have such rows; None when every owner can."""
    if relation.only_for is None:
        return None
    return reading.read(ctx.untraced(), owner, owner.entity.type.facts[relation.only_for[0]])


def _without_last(path: Path) -> Path:
    return replace(path, steps=path.steps[:-1], facts=path.facts[:-1])


def _key(value: Value) -> str:
    return value.path if isinstance(value, Thing) else str(value)


def _row_key(row: Entity, name: str) -> str | None:
    state = row.facts.get(name)
    if not isinstance(state, Stated):
        return None
    return state.value.path if isinstance(state.value, Entity) else str(state.value)


TERMS[RelationTerm] = relation_term
