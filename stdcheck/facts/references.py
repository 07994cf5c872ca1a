"""References by id to entities of a collection."""

from __future__ import annotations

from stdcheck.facts.declarations import Fact
from stdcheck.facts.reading import Pending, Reading
from stdcheck.facts.scalars import scalar
from stdcheck.facts.shapes import nfc, shown
from stdcheck.facts.values import Entity
from stdcheck.source.nodes import Entry, Mapping, Node


def read_reference(reading: Reading, node: Node, type_name: str) -> Entity | None:
    """The entity of a type whose id is written; anything else is a problem."""
    collection = str(reading.vocabulary.entities[type_name].collection)
    if isinstance(node, Mapping):
        reading.report.error("profile-reference-written", node.span, collection=collection)
        return None
    found = scalar(node, "reference", reading.report)
    if found is None:
        return None
    entity = reading.known.get(type_name, {}).get(nfc(found.text))
    if entity is None:
        args = {"id": shown(found.text), "collection": collection, "near": reading.near_id(type_name, found.text)}
        reading.report.error("profile-unknown-reference", found.span, **args)
    return entity


def unnamed(reading: Reading, item: Pending, fact: Fact, entry: Entry) -> Entity:
    """Somebody without an id, of whom some facts are true; only where `..._others` speaks of what is not listed."""
    assert isinstance(entry.value, Mapping)
    entity = Entity(reading.vocabulary.entities[str(fact.of)], "", "", entry.key.span)
    reading.add(Pending(entity, (entry.value,), f"{item.where}.{fact.name}"))
    return entity
