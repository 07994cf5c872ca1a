"""Bringing the entities of a profile and its registers together, by collection and id, before their facts are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from stdcheck.facts.declarations import EntityType
from stdcheck.facts.header import Header
from stdcheck.facts.lists import ListParts, facts_mapping, read_complete, read_ids, read_others
from stdcheck.facts.near import near
from stdcheck.facts.reading import Pending, Reading
from stdcheck.facts.registers import REGISTER
from stdcheck.facts.shapes import LIST_PARTS, entries, is_null, shown
from stdcheck.facts.values import Entity, StatedList
from stdcheck.source.nodes import Entry, Mapping
from stdcheck.source.nodes import Sequence as SequenceNode

EVIDENCE = "evidence"
"""The collection that stands at the top of a file, not among the facts."""


@dataclass(slots=True)
class _Collection:
    """What the files say about one collection."""

    type: EntityType
    written: list[Entry] = field(default_factory=list)
    parts: ListParts = field(default_factory=ListParts)


def gather_entities(reading: Reading, headers: Sequence[Header]) -> tuple[Entity | None, dict[str, StatedList]]:
    """The root entity (None for a register) and the collections; the facts of all of them wait to be read.

    headers: of the profile first, then of its registers
    """
    collections: dict[str, _Collection] = {}
    root_entry: Entry | None = None
    for place, header in enumerate(headers):
        facts = header.entries.get("facts")
        if facts is not None and isinstance(facts.value, Mapping):
            found = _sort(reading, header, facts.value, collections)
            root_entry = found if place == 0 else root_entry
        elif facts is not None and not is_null(facts.value):
            reading.report.error("profile-mapping-expected", facts.value.span)
        if EVIDENCE in header.entries:
            _evidence(reading, header.entries[EVIDENCE], collections)
    lists = {name: state for name, said in collections.items() if (state := _collect(reading, name, said)) is not None}
    return _root(reading, headers[0], root_entry), lists


def _sort(reading: Reading, header: Header, facts: Mapping, collections: dict[str, _Collection]) -> Entry | None:
    """Sort the keys below `facts`: the root entity (returned), collections, what is said of them, and mistakes."""
    known = reading.vocabulary.collections
    roots = reading.vocabulary.roots
    root: Entry | None = None
    for name, entry in entries(facts):
        base, part = _split(name)
        if name == header.kind:
            root = entry
        elif name in roots:
            if header.kind is not None:
                code = "profile-root-in-register" if header.kind == REGISTER else "profile-other-root"
                reading.report.error(code, entry.key.span, key=name, kind=header.kind)
        elif base == EVIDENCE and base in known:
            reading.report.error("profile-evidence-place", entry.key.span, key=name)
        elif base in known:
            said = collections.setdefault(base, _Collection(known[base]))
            if not part:
                said.written.append(entry)
            elif not is_null(entry.value):
                said.parts.add(part, entry)
        else:
            names = [*known, *([header.kind] if header.kind in roots else [])]
            args = {"key": shown(name), "near": near(name, [n for n in names if n != EVIDENCE])}
            reading.report.error("profile-unknown-collection", entry.key.span, **args)
    return root


def _split(name: str) -> tuple[str, str]:
    """A key of `facts` as the collection that it speaks of and the suffix."""
    for part in LIST_PARTS:
        if name.endswith(part):
            return name.removesuffix(part), part
    return name, ""


def _evidence(reading: Reading, entry: Entry, collections: dict[str, _Collection]) -> None:
    """The evidence of a file, if the vocabulary knows such a thing."""
    type_ = reading.vocabulary.collections.get(EVIDENCE)
    if type_ is None:
        reading.report.error("profile-unknown-key", entry.key.span, key=EVIDENCE, near="-")
        return
    collections.setdefault(EVIDENCE, _Collection(type_)).written.append(entry)


def _collect(reading: Reading, name: str, said: _Collection) -> StatedList | None:
    """The list of a collection; its entities are made and wait. None when nobody has said anything about it."""
    found: dict[str, tuple[Entry, list[Mapping]]] = {}
    spans = []
    failed = False
    for entry in said.written:
        node = entry.value
        if isinstance(node, Mapping):
            for id_, part in read_ids(reading, node):
                mapping = facts_mapping(reading, part)
                found.setdefault(id_, (part, []))[1].extend([mapping] if mapping is not None else [])
        elif not (is_null(node) or (isinstance(node, SequenceNode) and not node.items)):
            reading.report.error("profile-keyed-expected", node.span, fact=name)
            failed = True
        if not is_null(node):
            spans.append(entry.key.span)
    complete, complete_span = read_complete(said.parts.complete, None, said.type, reading.report)
    others = read_others(reading, f"{name}_others", name, said.type, said.parts.others, complete)
    made = [_entity(reading, name, said.type, id_, *parts) for id_, parts in found.items()]
    if not spans and not failed and complete is not False:
        reading.report.error("profile-complete-alone", said.parts.complete[0].key.span, list=name)
    if not spans and others is None:
        return None
    span = spans[0] if spans else said.parts.others[0].key.span
    return StatedList(tuple(made), tuple(entity.span for entity in made), span, complete, complete_span, others)


def _entity(
    reading: Reading, collection: str, type_: EntityType, id_: str, entry: Entry, mappings: list[Mapping]
) -> Entity:
    """One entity of a collection."""
    entity = Entity(type_, id_, f"{collection}.{id_}", entry.key.span)
    reading.known.setdefault(type_.name, {})[id_] = entity
    reading.add(Pending(entity, tuple(mappings), entity.path))
    return entity


def _root(reading: Reading, header: Header, entry: Entry | None) -> Entity | None:
    """The root entity of the profile; without its section nothing is known of it."""
    type_ = reading.vocabulary.roots.get(header.kind or "")
    if type_ is None:
        return None
    entity = Entity(type_, type_.name, type_.name, header.span if entry is None else entry.key.span)
    mapping = None if entry is None else facts_mapping(reading, entry)
    reading.add(Pending(entity, (mapping,) if mapping is not None else (), entity.path))
    return entity
