"""Which rules rest on law that nobody has confirmed: their own, or that of a node, parameter or list that they use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache

from stdcheck.facts.declarations import Fact
from stdcheck.rules.model import Pack, Rule
from stdcheck.rules.nodes import DecisionIs, Interest, ListRef, Meets, Meta, OutcomeIs, ParamTerm, QuantityTerm


@lru_cache(maxsize=4096)
def rests_on_unverified(pack: Pack, rule: Rule) -> bool:
    """Whether the rule, one of its exceptions, or anything they refer to is not verified."""
    return any(not verified for verified in _used(pack, rule, set()))


def _used(pack: Pack, node: object, seen: set[int]) -> Iterator[bool]:
    """The `verified` marks of everything that a node uses."""
    if id(node) in seen or isinstance(node, Fact | str):
        return
    seen.add(id(node))
    if isinstance(node, tuple | list):
        for item in node:
            yield from _used(pack, item, seen)
    elif isinstance(node, Meta):
        yield node.verified is not False
    elif is_dataclass(node):
        yield getattr(node, "verified", True) is not False
        for target in _targets(pack, node):
            yield from _used(pack, target, seen)
        for field in fields(node):
            yield from _used(pack, getattr(node, field.name), seen)


def _targets(pack: Pack, node: object) -> Iterator[object]:
    """What a node refers to by name."""
    if isinstance(node, Rule):
        yield from (exception for exception, _ in pack.exceptions.get(node.id, ()))
    elif isinstance(node, Meets):
        yield pack.definitions[node.definition]
    elif isinstance(node, QuantityTerm):
        yield pack.quantities[node.name]
    elif isinstance(node, ParamTerm):
        yield pack.parameters[node.id]
    elif isinstance(node, ListRef):
        yield pack.lists[node.id]
    elif isinstance(node, OutcomeIs):
        yield pack.rules[node.rule]
    elif isinstance(node, DecisionIs):
        yield pack.decisions[node.decision]
    elif isinstance(node, Interest):
        yield pack.methods[node.method]
        yield from (pack.definitions[d] for d in (node.held_by, node.together_with) if d is not None)
