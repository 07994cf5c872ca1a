"""Reading keyed relations: rows under an id of their own, each with its key facts stated; a missing row is unknown."""

from __future__ import annotations

from stdcheck.facts.declarations import EntityType, Fact, FactType
from stdcheck.facts.forms import is_form, read_form
from stdcheck.facts.lists import facts_mapping, read_ids
from stdcheck.facts.reading import Pending, Reading
from stdcheck.facts.references import read_reference
from stdcheck.facts.scalars import read_enum
from stdcheck.facts.unions import agreed
from stdcheck.facts.values import Entity, FactState, Stated, StatedList
from stdcheck.source.nodes import Entry, Mapping
from stdcheck.source.nodes import Sequence as SequenceNode
from stdcheck.source.spans import Span


def read_relation(reading: Reading, item: Pending, fact: Fact, values: list[Entry]) -> FactState | None:
    """The rows as a list that is never complete; a row's address names its key, not its id."""
    type_ = reading.vocabulary.entities[str(fact.of)]
    states: list[FactState | None] = []
    rows: dict[str, tuple[Entry, list[Mapping]]] = {}
    spans: list[Span] = []
    for entry in values:
        if is_form(entry.value, keyed=True):
            states.append(read_form(entry, fact, reading.report))
        elif isinstance(entry.value, Mapping):
            spans.append(entry.value.span)
            for name, part in read_ids(reading, entry.value):
                mapping = facts_mapping(reading, part)
                if mapping is not None:
                    rows.setdefault(name, (part, []))[1].append(mapping)
        elif isinstance(entry.value, SequenceNode) and not entry.value.items:
            spans.append(entry.value.span)
        else:
            reading.report.error("profile-keyed-expected", entry.value.span, fact=fact.name)
    if spans:
        made = _rows(reading, item, fact, type_, rows)
        states.append(StatedList(tuple(made), tuple(row.span for row in made), spans[0]))
    return agreed(states, fact, reading.report)


def _rows(
    reading: Reading, item: Pending, fact: Fact, type_: EntityType, rows: dict[str, tuple[Entry, list[Mapping]]]
) -> list[Entity]:
    """The rows, no two with one key."""
    made: dict[str, Entity] = {}
    for name, (entry, mappings) in rows.items():
        row = Entity(type_, name, "", entry.key.span)
        keys = [_key(reading, row, type_.facts[key], entry, mappings) for key in fact.keys]
        known = [key for key in keys if key is not None]
        key_text = ",".join(known) if len(known) == len(keys) else f"?{name}"
        first = made.setdefault(key_text, row)
        if first is not row:
            reading.report.again("profile-row-twice", row.span, first.span, key=key_text)
        row.path = f"{item.entity.path}.{fact.name}[{key_text}]" if item.entity.path else ""
        reading.add(Pending(row, tuple(mappings), f"{item.where}.{fact.name}.{name}", frozenset(fact.keys)))
    return list(made.values())


def _key(reading: Reading, row: Entity, fact: Fact, entry: Entry, mappings: list[Mapping]) -> str | None:
    """A key fact of a row, stated in every file that states the row, as it stands in the address."""
    states: list[FactState | None] = []
    for mapping in mappings:
        names = (fact.name, *fact.was)
        written = next((mapping.entries[name] for name in names if name in mapping.entries), None)
        if written is None or is_form(written.value):
            place = entry.key.span if written is None else written.key.span
            reading.report.error("profile-key-missing", place, key=fact.name)
            return None
        states.append(_key_value(reading, fact, written))
    if None in states:
        return None
    state = agreed(states, fact, reading.report)
    assert isinstance(state, Stated)
    row.facts[fact.name] = state
    value = state.value
    return f"{fact.name}={value.path if isinstance(value, Entity) else value}"


def _key_value(reading: Reading, fact: Fact, entry: Entry) -> Stated | None:
    """The value of a key fact: a reference or an enumeration."""
    value: Entity | str | None
    if fact.type is FactType.REFERENCE:
        value = read_reference(reading, entry.value, str(fact.of))
    else:
        value = read_enum(entry.value, fact.values, reading.report)
    return None if value is None else Stated(value, entry.value.span)
