"""Reading lists: plain values, references, entities written inside, and what is said of those not listed."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from stdcheck.facts.amounts import read_plain
from stdcheck.facts.declarations import EntityType, Fact, FactType
from stdcheck.facts.forms import is_form, read_form
from stdcheck.facts.reading import Claim, Pending, Reading
from stdcheck.facts.references import read_reference
from stdcheck.facts.scalars import read_day, read_percent
from stdcheck.facts.shapes import RESERVED_IDS, Report, entries, is_id, is_null, shown
from stdcheck.facts.unions import agreed
from stdcheck.facts.values import Entity, FactState, Plain, StatedList
from stdcheck.source.nodes import Entry, Mapping, Node, Scalar
from stdcheck.source.nodes import Sequence as SequenceNode
from stdcheck.source.spans import Span


@dataclass(slots=True)
class ListParts:
    """What is said of a list beside its elements, by file."""

    complete: list[Entry] = field(default_factory=list)
    others: list[Entry] = field(default_factory=list)

    def add(self, part: str, entry: Entry) -> None:
        """Add the entry of a key `..._complete` or `..._others`."""
        (self.complete if part == "_complete" else self.others).append(entry)

    def refuse_on_relation(self, fact: Fact, report: Report) -> None:
        """A relation is neither complete nor open: a missing row is unknown."""
        for entry in (*self.complete, *self.others):
            report.error("profile-complete-relation", entry.key.span, fact=fact.name)


def read_list(reading: Reading, item: Pending, fact: Fact, values: list[Entry], parts: ListParts) -> FactState | None:
    """The state of a list fact; an inverse list is put together later, here only what is said of it is kept."""
    element = reading.vocabulary.entities.get(str(fact.of))
    complete, complete_span = read_complete(parts.complete, fact, element, reading.report)
    where = f"{item.entity.path or item.where}.{fact.name}_others"
    others = read_others(reading, where, fact.name, element, parts.others, complete)
    if fact.inverse is not None:
        for entry in values:
            _refuse_inverse(reading, fact, entry)
        if parts.complete or others is not None:
            span = (*parts.complete, *parts.others)[0].key.span
            reading.claims.append(Claim(item.entity, fact, complete, complete_span, others, span))
        return None
    state = _elements(reading, item, fact, element, values)
    if not isinstance(state, StatedList):
        _refuse_alone(fact.name, state, values, parts, reading.report)
        if others is None:
            return state
        return StatedList((), (), parts.others[0].key.span, others=others)
    if fact.closed is not None:
        complete = True
    return StatedList(state.items, state.item_spans, state.span, complete, complete_span, others)


def read_complete(
    said: list[Entry], fact: Fact | None, element: EntityType | None, report: Report
) -> tuple[bool | Fraction, Span | None]:
    """`true`, `false` or `{from: 5%}`, the same in every file; fact: None for a collection."""
    read: list[tuple[bool | Fraction, Span]] = []
    for entry in said:
        value = _complete_value(entry, fact, element, report)
        if value is not None:
            read.append((value, entry.value.span))
    for value, span in read[1:]:
        if value != read[0][0] or type(value) is not type(read[0][0]):
            report.again("profile-complete-conflict", span, read[0][1], key=said[0].key.text)
    return read[0] if read else (False, None)


def read_others(
    reading: Reading,
    where: str,
    name: str,
    element: EntityType | None,
    said: list[Entry],
    complete: bool | Fraction,
) -> Entity | None:
    """What is true of each element not listed, as an entity without address."""
    mappings: list[Mapping] = []
    for entry in said:
        if element is None:
            reading.report.error("profile-others-plain", entry.key.span, list=name)
        elif complete is True:
            reading.report.error("profile-others-complete", entry.key.span, list=name)
        elif not isinstance(entry.value, Mapping):
            reading.report.error("profile-mapping-expected", entry.value.span)
        else:
            mappings.append(entry.value)
    if element is None or not mappings:
        return None
    others = Entity(element, "", "", said[0].key.span)
    reading.add(Pending(others, tuple(mappings), where))
    return others


def read_ids(reading: Reading, mapping: Mapping) -> Iterable[tuple[str, Entry]]:
    """The keys of a mapping of entities, as far as they can be ids."""
    seen: dict[str, Entry] = {}
    for name, entry in entries(mapping):
        if name in RESERVED_IDS:
            reading.report.error("profile-reserved-id", entry.key.span, id=name)
        elif not is_id(name):
            reading.report.error("profile-bad-id", entry.key.span, id=shown(name))
        elif name in seen:
            reading.report.again("profile-same-id", entry.key.span, seen[name].key.span, id=shown(name))
        else:
            seen[name] = entry
            yield name, entry


def facts_mapping(reading: Reading, entry: Entry) -> Mapping | None:
    """The facts of an entity; blank is an entity of which nothing is known."""
    if isinstance(entry.value, Mapping):
        return entry.value
    if is_null(entry.value):
        return Mapping({}, entry.value.span)
    reading.report.error("profile-mapping-expected", entry.value.span)
    return None


def _elements(
    reading: Reading, item: Pending, fact: Fact, element: EntityType | None, values: list[Entry]
) -> FactState | None:
    """The elements that are written; a StatedList says nothing yet about completeness."""
    keyed = element is not None and element.collection is None
    forms = [entry for entry in values if is_form(entry.value, keyed=keyed)]
    written = [entry for entry in values if entry not in forms]
    states: list[FactState | None] = [read_form(entry, fact, reading.report) for entry in forms]
    if element is not None and keyed:
        inner = _inner_entities(reading, item, fact, element, written)
        states = [*states, inner] if inner is not None else states
    else:
        states.extend(_plain_list(reading, fact, element, entry) for entry in written)
    return agreed(states, fact, reading.report)


def _plain_list(reading: Reading, fact: Fact, element: EntityType | None, entry: Entry) -> StatedList | None:
    """A sequence of values or ids, none twice; None when one of them cannot be read."""
    node = entry.value
    if isinstance(node, Mapping) and not node.entries:
        return StatedList((), (), node.span)
    if not isinstance(node, SequenceNode):
        reading.report.error("profile-sequence-expected", node.span, fact=fact.name)
        return None
    seen: dict[Hashable, Span] = {}
    failed = False
    for part in node.items:
        value = _item(reading, fact, element, part)
        if value is None:
            failed = True
        elif value in seen:
            text = part.text if isinstance(part, Scalar) else ""
            reading.report.again("profile-item-twice", part.span, seen[value], item=shown(text))
        else:
            seen[value] = part.span
    return None if failed else StatedList(tuple(seen), tuple(seen.values()), node.span)  # type: ignore[arg-type]


def _item(reading: Reading, fact: Fact, element: EntityType | None, node: Node) -> Plain | Entity | None:
    """One element: a reference, or a plain value that is exact."""
    if element is not None:
        return read_reference(reading, node, element.name)
    type_ = FactType(str(fact.of))
    if type_ is FactType.DATE:
        return read_day(node, reading.report)
    return read_plain(node, fact, reading.report, type_=type_)


def _inner_entities(
    reading: Reading, item: Pending, fact: Fact, element: EntityType, values: list[Entry]
) -> StatedList | None:
    """Entities written inside, keyed by id; those of several files unite."""
    found: dict[str, tuple[Entry, list[Mapping]]] = {}
    spans: list[Span] = []
    for entry in values:
        node = entry.value
        if isinstance(node, SequenceNode) and not node.items:
            spans.append(node.span)
        elif not isinstance(node, Mapping):
            reading.report.error("profile-keyed-expected", node.span, fact=fact.name)
        else:
            spans.append(node.span)
            for name, part in read_ids(reading, node):
                mapping = facts_mapping(reading, part)
                if mapping is not None:
                    found.setdefault(name, (part, []))[1].append(mapping)
    if not spans:
        return None
    made = [_inner(reading, item, fact, element, name, *parts) for name, parts in found.items()]
    return StatedList(tuple(made), tuple(entity.span for entity in made), spans[0])


def _inner(
    reading: Reading, item: Pending, fact: Fact, element: EntityType, name: str, entry: Entry, mappings: list[Mapping]
) -> Entity:
    """One entity of a list, to be read later."""
    path = f"{item.entity.path}.{fact.name}.{name}" if item.entity.path else ""
    entity = Entity(element, name, path, entry.key.span)
    reading.add(Pending(entity, tuple(mappings), f"{item.where}.{fact.name}.{name}"))
    return entity


def _complete_value(
    entry: Entry, fact: Fact | None, element: EntityType | None, report: Report
) -> bool | Fraction | None:
    """One statement of completeness."""
    node, key = entry.value, entry.key.text
    if isinstance(node, Scalar) and node.style == "plain" and node.text in ("true", "false"):
        if fact is not None and fact.closed is not None and node.text == "false":
            report.error("profile-complete-closed", node.span, key=key)
            return None
        return node.text == "true"
    if not isinstance(node, Mapping) or list(node.entries) != ["from"]:
        report.error("profile-complete-value", node.span, key=key)
        return None
    if element is None or not any(f.type is FactType.PERCENT for f in element.facts.values()):
        report.error("profile-complete-from", node.span, key=key)
        return None
    share = read_percent(node.entries["from"].value, report)
    if share is not None and share == 0:
        report.error("profile-complete-zero", node.span, key=key)
        return None
    return share


def _refuse_alone(name: str, state: FactState | None, values: list[Entry], parts: ListParts, report: Report) -> None:
    """Completeness of a list that is not there; silent when the list is there but could not be read."""
    unread = state is None and any(not is_null(entry.value) for entry in values)
    for entry in parts.complete:
        stated_open = isinstance(entry.value, Scalar) and entry.value.text == "false"
        if not unread and not stated_open:
            report.error("profile-complete-alone", entry.key.span, list=name)


def _refuse_inverse(reading: Reading, fact: Fact, entry: Entry) -> None:
    """An inverse list that is written; blank says nothing."""
    if is_null(entry.value):
        return
    source = reading.vocabulary.entities[str(fact.of)]
    args = {"fact": fact.name, "collection": str(source.collection), "inverse": str(fact.inverse)}
    reading.report.error("profile-inverse-written", entry.key.span, **args)
