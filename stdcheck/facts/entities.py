"""Reading the facts of one entity, from one file or from several that must agree."""

from __future__ import annotations

from dataclasses import dataclass, field

from stdcheck.facts.amounts import read_value
from stdcheck.facts.declarations import SCALARS, Fact, FactType
from stdcheck.facts.forms import is_form, read_form
from stdcheck.facts.lists import ListParts, read_list
from stdcheck.facts.reading import Pending, Reading
from stdcheck.facts.references import read_reference, unnamed
from stdcheck.facts.relations import read_relation
from stdcheck.facts.shapes import entries, is_null, shown
from stdcheck.facts.unions import agreed
from stdcheck.facts.values import Entity, FactState, Stated, StatedList, StatedUnknown
from stdcheck.source.nodes import Entry, Mapping


@dataclass(slots=True)
class _Statements:
    """What the files say about one fact."""

    fact: Fact
    values: list[Entry] = field(default_factory=list)
    parts: ListParts = field(default_factory=ListParts)


def read_pending(reading: Reading) -> None:
    """Read every entity that waits, and those found inside on the way."""
    while reading.pending:
        read_entity(reading, reading.pending.popleft())


def read_entity(reading: Reading, item: Pending) -> None:
    """Read the facts of an entity into it."""
    for said in _statements(reading, item).values():
        if said.fact.name in item.read:
            continue
        state = _state(reading, item, said)
        if state is not None:
            item.entity.facts[said.fact.name] = state
    for name, state in item.entity.facts.items():
        fact = item.entity.type.facts[name]
        check_kind(reading, item.entity, fact, state)
        if fact.judgement and not isinstance(state, StatedUnknown):
            reading.judgements[f"{item.entity.path or item.where}.{name}"] = state.span
    _check_one_kind(reading, item.entity)


def _check_one_kind(reading: Reading, entity: Entity) -> None:
    """Report facts that no kind of entity has together, where the kind is not stated."""
    left: dict[str, tuple[frozenset[str], Fact, FactState]] = {}
    for name, state in entity.facts.items():
        fact = entity.type.facts[name]
        if fact.only_for is None or not isinstance(state, Stated | StatedList):
            continue
        chooser, values = fact.only_for
        if isinstance(entity.facts.get(chooser), Stated):
            continue
        possible, earlier, first = left.get(chooser, (values, fact, state))
        if not possible & values:
            args = {"fact": fact.name, "other": earlier.name, "chooser": chooser}
            reading.report.error("profile-two-kinds", state.span, ("profile-first-here", first.span), **args)
            return
        left[chooser] = (possible & values, fact, state)


def check_kind(reading: Reading, entity: Entity, fact: Fact, state: FactState) -> None:
    """Report a value that this kind of entity cannot have; a kind that is not known decides nothing."""
    if fact.only_for is None or not isinstance(state, Stated | StatedList):
        return
    chooser, values = fact.only_for
    kind = entity.facts.get(chooser)
    if isinstance(kind, Stated) and kind.value not in values:
        args = {"fact": fact.name, "chooser": chooser, "kind": str(kind.value), "values": ", ".join(sorted(values))}
        reading.report.error("profile-not-for-kind", state.span, ("profile-kind-here", kind.span), **args)


def _statements(reading: Reading, item: Pending) -> dict[str, _Statements]:
    """The entries of all files by fact; unknown keys are problems."""
    said: dict[str, _Statements] = {}
    keys = reading.keys_of(item.entity.type)
    for mapping in item.mappings:
        here: dict[tuple[str, str], Entry] = {}
        for name, entry in entries(mapping):
            key = keys.get(name)
            if key is None:
                _refuse_key(reading, item.entity, name, entry)
                continue
            first = here.setdefault((key.fact.name, key.part), entry)
            if first is not entry:
                reading.report.again("profile-fact-twice", entry.key.span, first.key.span, fact=name)
                continue
            if key.old is not None:
                args = {"old": name, "new": key.fact.name + key.part}
                reading.report.warning("profile-renamed-fact", entry.key.span, **args)
            statements = said.setdefault(key.fact.name, _Statements(key.fact))
            if not key.part:
                statements.values.append(entry)
            elif not is_null(entry.value):
                statements.parts.add(key.part, entry)
    return said


def _refuse_key(reading: Reading, entity: Entity, name: str, entry: Entry) -> None:
    """An unknown key of an entity."""
    args = {"key": shown(name), "entity": entity.type.name, "near": reading.near_key(entity.type, name)}
    reading.report.error("profile-unknown-fact", entry.key.span, **args)


def _state(reading: Reading, item: Pending, said: _Statements) -> FactState | None:
    """The state of one fact."""
    fact = said.fact
    if fact.type is FactType.LIST:
        return read_list(reading, item, fact, said.values, said.parts)
    if fact.type is FactType.RELATION:
        said.parts.refuse_on_relation(fact, reading.report)
        return read_relation(reading, item, fact, said.values)
    if fact.type is FactType.ENTITY:
        return _inner_entity(reading, item, fact, said.values)
    states = [_single(reading, item, fact, entry) for entry in said.values]
    return agreed(states, fact, reading.report)


def _single(reading: Reading, item: Pending, fact: Fact, entry: Entry) -> FactState | None:
    """A scalar or a reference from one file."""
    if is_form(entry.value):
        return read_form(entry, fact, reading.report)
    if fact.type in SCALARS:
        value = read_value(entry.value, fact, reading.report)
        return None if value is None else Stated(value, entry.value.span)
    if isinstance(entry.value, Mapping) and not item.entity.path:
        return Stated(unnamed(reading, item, fact, entry), entry.value.span)
    target = read_reference(reading, entry.value, str(fact.of))
    return None if target is None else Stated(target, entry.value.span)


def _inner_entity(reading: Reading, item: Pending, fact: Fact, values: list[Entry]) -> FactState | None:
    """An entity written in its place; the facts of several files unite."""
    forms: list[FactState | None] = []
    written: list[tuple[Entry, Mapping]] = []
    for entry in values:
        if is_form(entry.value):
            forms.append(read_form(entry, fact, reading.report))
        elif isinstance(entry.value, Mapping):
            written.append((entry, entry.value))
        else:
            reading.report.error("profile-mapping-expected", entry.value.span)
    if not written:
        return agreed(forms, fact, reading.report)
    first = written[0][0]
    path = f"{item.entity.path}.{fact.name}" if item.entity.path else ""
    inner = Entity(reading.vocabulary.entities[str(fact.of)], fact.name, path, first.key.span)
    reading.add(Pending(inner, tuple(mapping for _, mapping in written), f"{item.where}.{fact.name}"))
    return agreed([*forms, Stated(inner, first.value.span)], fact, reading.report)
