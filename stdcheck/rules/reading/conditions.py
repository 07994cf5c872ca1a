"""Conditions that are made of others: connectives, quantifiers, contested and unread law."""

from __future__ import annotations

from stdcheck.rules.nodes import AllOf, AnyOf, Condition, Every, IfThenElse, Not, Reading, Readings, Some, Unread
from stdcheck.rules.reading.aggregates import bind, optional_condition
from stdcheck.rules.reading.forms import Part, read_condition, read_list, reads_condition
from stdcheck.rules.reading.shapes import as_items, as_mapping, as_text, check_keys, read_id, read_words
from stdcheck.source.nodes import Node, Scalar


@reads_condition("all")
def _all(part: Part) -> Condition:
    return AllOf(_items(part), part.meta)


@reads_condition("any")
def _any(part: Part) -> Condition:
    return AnyOf(_items(part), part.meta)


def _items(part: Part) -> tuple[Condition, ...]:
    items = as_items(part.value(), part.context.report)
    return tuple(read_condition(item, part.scope, part.context) for item in items)


@reads_condition("not")
def _not(part: Part) -> Condition:
    return Not(_part(part, "not"), part.meta)


@reads_condition("if")
def _if(part: Part) -> Condition:
    return IfThenElse(_part(part, "if"), _part(part, "then"), _part(part, "else"), part.meta)


def _part(part: Part, key: str) -> Condition:
    return read_condition(part.value(key), part.scope, part.context)


@reads_condition("some")
def _some(part: Part) -> Condition | None:
    listed = read_list(part.value(), part.scope, part.context)
    if listed is None:
        return None
    name, inner = bind(part.node, listed, part.scope, part.context)
    return Some(listed.over, name, optional_condition(part.node.get("where"), inner, part.context), part.meta)


@reads_condition("every")
def _every(part: Part) -> Condition | None:
    listed = read_list(part.value(), part.scope, part.context)
    if listed is None:
        return None
    name, inner = bind(part.node, listed, part.scope, part.context)
    where = optional_condition(part.node.get("where"), inner, part.context)
    return Every(listed.over, name, where, read_condition(part.value("must"), inner, part.context), part.meta)


@reads_condition("readings")
def _readings(part: Part) -> Condition:
    items = as_items(part.value(), part.context.report)
    if len(items) < 2:
        part.context.report.error("pack-too-few", part.value().span, count="2")
    readings = [reading for item in items if (reading := _reading(item, part)) is not None]
    return Readings(tuple(readings), part.meta)


def _reading(node: Node, part: Part) -> Reading | None:
    report = part.context.report
    mapping = as_mapping(node, report)
    if mapping is None or not check_keys(mapping, report, ("id", "holds"), ("says",)):
        return None
    key = mapping.entries["id"].value
    holds = read_condition(mapping.entries["holds"].value, part.scope, part.context)
    if not isinstance(key, Scalar) or as_text(key, report) is None:
        return None
    name = read_id(key, report)
    first = part.context.library.reading_ids.setdefault(name, key.span)
    if first != key.span:
        report.error("pack-duplicate-id", key.span, ("pack-at-first", first), id=name)
    return Reading(name, holds, read_words(mapping.get("says"), report))


@reads_condition("unread")
def _unread(part: Part) -> Condition:
    return Unread(read_words(part.value(), part.context.report), part.meta)
