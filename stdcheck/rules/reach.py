"""What a part of a pack rests on: the facts that its conditions read, the parts that they name, all the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stdcheck.facts.declarations import Edge, EntityType, Fact, Vocabulary
from stdcheck.rules import nodes
from stdcheck.rules.model import Pack
from stdcheck.rules.walking import Body, bodies, descend, references

FactId = tuple[str, str]
"""(entity type, fact name)."""


def facts_in(trees: Iterable[object]) -> Iterator[Fact]:
    """Every fact that the trees read themselves, in the order of the text; a fact may come several times."""
    for tree in trees:
        for node in descend(tree):
            if isinstance(node, nodes.Path):
                yield from node.facts
            elif isinstance(node, nodes.RelationTerm):
                yield node.fact


def parts_below(pack: Pack, body: Body, *, nearest_first: bool = False) -> dict[tuple[str, str], Body]:
    """The definitions, quantities, decisions and rules that a body names, directly or through others, by (kind, id).

    A rule brings its exceptions with it. Lists, parameters, calendars and methods hold no conditions and are left out.
    With `nearest_first` they come in the order of the steps that lead to them.
    """
    known = {(one.kind, one.id): one for one in bodies(pack)}
    found: dict[tuple[str, str], Body] = {}
    pending = [body]
    while pending:
        current = pending.pop(0 if nearest_first else -1)
        named = [key for tree in current.trees for node in descend(tree) for key in references(node)]
        if current.kind == "rule":
            named += [("rule", exception.id) for exception, _ in pack.exceptions.get(current.id, [])]
        for key in named:
            if key in known and key not in found:
                found[key] = known[key]
                pending.append(known[key])
    return found


def facts_below(pack: Pack, body: Body) -> dict[FactId, Fact]:
    """Every fact that decides a body: its own and those of all parts below it, each once."""
    trees = [*body.trees, *(tree for part in parts_below(pack, body).values() for tree in part.trees)]
    return {(fact.entity, fact.name): fact for fact in facts_in(trees)}


def facts_read(trees: Iterable[object]) -> set[FactId]:
    """The facts that trees read, keys of relations and the references behind inverse lists included."""
    read: set[FactId] = set()
    for tree in trees:
        for node in descend(tree):
            if isinstance(node, nodes.RelationTerm):
                read.update((node.fact.entity, key) for key, _ in node.keys)
    for fact in facts_in(trees):
        read.add((fact.entity, fact.name))
        if fact.inverse is not None:
            read.add((fact.of or "", fact.inverse))
    return read


def needed_by_declarations(vocabulary: Vocabulary) -> set[FactId]:
    """Facts that other facts or the ownership graph depend on."""
    needed: set[FactId] = set()
    for entity in vocabulary.entities.values():
        needed.update((entity.name, fact.only_for[0]) for fact in entity.facts.values() if fact.only_for is not None)
        needed.update((fact.of or "", key) for fact in entity.facts.values() for key in fact.keys)
        if entity.edge is not None:
            needed |= _needed_by_edge(entity, entity.edge)
    return needed


def _needed_by_edge(entity: EntityType, edge: Edge) -> set[FactId]:
    own = {edge.holder, edge.held, *edge.measures} | ({edge.follow[0]} if edge.follow is not None else set())
    party = entity.facts[edge.held].of or ""
    partners = edge.general_partner or ()
    individuals = () if edge.individuals is None else (edge.individuals[0],)
    return {(entity.name, name) for name in own} | {(party, name) for name in (*partners, *individuals)}


LABELS = frozenset({"name", "title"})
"""Facts that no rule reads because people do: they name things in reports."""


def asked_facts(packs: Iterable[Pack], vocabulary: Vocabulary) -> set[FactId]:
    """What a user of these packs is asked: what they read, what that depends on, and what things are called."""
    read = facts_read([tree for pack in packs for body in bodies(pack) for tree in body.trees])
    entities = {entity for entity, _ in read}
    needed = {one for one in needed_by_declarations(vocabulary) if one[0] in entities}
    named = {(entity, label) for entity in entities for label in LABELS}
    return read | needed | named
