"""Whether an address of a case names something: a declared fact, what may be said of a list, or an entity by its id.

A fact that is declared and not stated is something; a misspelt one is not, and would change nothing in silence.
"""

from __future__ import annotations

from stdcheck.cases.building import BESIDE_FACTS, route
from stdcheck.cases.model import Change
from stdcheck.facts.declarations import EntityType, FactType, Vocabulary
from stdcheck.facts.near import near
from stdcheck.facts.reading import Key, keys_inside
from stdcheck.facts.shapes import LIST_PARTS
from stdcheck.source.nodes import Mapping, Node

EVIDENCE = "evidence"


def likely_step(root: Mapping, change: Change, vocabulary: Vocabulary) -> str | None:
    """None where the address of a change names something, else what its first wrong step may have meant.

    root: the profile before the change. A set address may make an entity, a dropped one must find it.
    """
    head, *steps = route(change.address)
    if head == "provenance" and steps:
        return likely_step(root, Change(steps[0], change.node, change.span), vocabulary)
    if not steps or (head in BESIDE_FACTS and head != EVIDENCE):
        return None
    walk = _Walk(vocabulary, making=change.node is not None)
    if head == EVIDENCE:
        type_ = vocabulary.collections.get(EVIDENCE)
        return walk.ids(root.get(EVIDENCE), type_, steps) if type_ is not None else "-"
    return walk.facts(root.get("facts"), steps)


class _Walk:
    """Follows the steps of an address through the declarations and beside them through what is stated."""

    def __init__(self, vocabulary: Vocabulary, *, making: bool) -> None:
        self.vocabulary = vocabulary
        self.making = making

    def facts(self, node: Node | None, steps: list[str]) -> str | None:
        """From the top of the facts: the root entity, or a collection and what is said of it."""
        name, *rest = steps
        below = _below(node, name)
        root = self.vocabulary.roots.get(name)
        if root is not None:
            return self.entity(below, root, rest)
        known = {n: t for n, t in self.vocabulary.collections.items() if n != EVIDENCE}
        if name in known:
            return self.ids(below, known[name], rest)
        for part in LIST_PARTS:
            base = name.removesuffix(part)
            if name.endswith(part) and base in known:
                return self.entity(below, known[base], rest) if part == "_others" else self.value(below, rest)
        return near(name, [*self.vocabulary.roots, *(n + part for n in known for part in ("", *LIST_PARTS))])

    def ids(self, node: Node | None, type_: EntityType, steps: list[str]) -> str | None:
        """Below a list of entities: an id."""
        if not steps:
            return None
        name, *rest = steps
        stated = node.entries if isinstance(node, Mapping) else {}
        if name not in stated and not self.making:
            return near(name, stated)
        return self.entity(_below(node, name), type_, rest)

    def entity(self, node: Node | None, type_: EntityType, steps: list[str]) -> str | None:
        """Below an entity: a fact."""
        if not steps:
            return None
        name, *rest = steps
        keys = keys_inside(type_)
        if name not in keys:
            return near(name, keys)
        return self.below_fact(_below(node, name), keys[name], rest)

    def below_fact(self, node: Node | None, key: Key, steps: list[str]) -> str | None:
        """Below a fact: ids of a list or rows, facts of an entity, parts of a value."""
        type_ = self.vocabulary.entities.get(key.fact.of or "")
        if type_ is None or key.part == "_complete":
            return self.value(node, steps)
        if key.part == "_others" or key.fact.type in (FactType.ENTITY, FactType.REFERENCE):
            return self.entity(node, type_, steps)
        return self.ids(node, type_, steps)

    def value(self, node: Node | None, steps: list[str]) -> str | None:
        """Below a value: its parts, which a dropped address must find; those that are set are read as facts."""
        for name in steps if not self.making else ():
            stated = node.entries if isinstance(node, Mapping) else {}
            if name not in stated:
                return near(name, stated)
            node = stated[name].value
        return None


def _below(node: Node | None, name: str) -> Node | None:
    return node.get(name) if isinstance(node, Mapping) else None
