"""Ownership: interests and the lists derived from the graph of stakes."""

from __future__ import annotations

from stdcheck.facts.declarations import EntityType
from stdcheck.rules.nodes import DerivedList, Interest, Path
from stdcheck.rules.reading.dates import read_choice
from stdcheck.rules.reading.forms import Listed, Part, Typed, reads_list, reads_term
from stdcheck.rules.reading.paths import read_path
from stdcheck.rules.reading.shapes import as_mapping, as_text, check_keys
from stdcheck.rules.reading.terms import find_head
from stdcheck.rules.reading.types import PERCENT, Type, comparable, entity
from stdcheck.source.nodes import Node

DERIVED = ("parents", "self_and_parents", "owners", "self_and_owners")


@reads_list("derived")
def _derived(part: Part) -> Listed | None:
    edge = _edge(part)
    kind = read_choice(part.value(), DERIVED, part.context.report)
    method = _method(part.value("method"), part)
    if edge is None:
        return None
    of = _party(part.value("of"), edge, part)
    if of is None or kind is None or method is None:
        return None
    return Listed(DerivedList(kind, of[0], method), entity(_party_type(edge)))


@reads_term("interest")
def _interest(part: Part, expected: Type) -> Typed | None:
    edge, report = _edge(part), part.context.report
    mapping = as_mapping(part.value(), report)
    if edge is None or mapping is None:
        return None
    if not check_keys(mapping, report, ("held", "measure", "method"), ("holder", "held_by", "together_with")):
        return None
    if ("holder" in mapping.entries) == ("held_by" in mapping.entries):
        report.error("pack-interest-holder", mapping.span)
        return None
    held = _party(mapping.entries["held"].value, edge, part)
    holder_node = mapping.get("holder")
    holder = None if holder_node is None else _party(holder_node, edge, part)
    measures = edge.edge.measures if edge.edge is not None else ()
    measure = read_choice(mapping.entries["measure"].value, measures, report)
    method = _method(mapping.entries["method"].value, part)
    held_by = _held_by(mapping.get("held_by"), edge, part)
    together = _test(mapping.get("together_with"), 2, edge, part)
    if "together_with" in mapping.entries and holder_node is None:
        report.error("pack-interest-together", mapping.entries["together_with"].key.span)
    if held is None or measure is None or method is None or (holder is None and held_by is None):
        return None
    lacks = held[1].may_lack or (holder is not None and holder[1].may_lack)
    term = Interest(None if holder is None else holder[0], held_by, held[0], measure, method, together, part.meta)
    return Typed(term, PERCENT.lacking(lacks))


def _edge(part: Part) -> EntityType | None:
    """The entity type whose entities are shares of one party in another."""
    found = part.context.vocabulary.stake
    if found is None:
        part.context.report.error("pack-no-ownership", part.node.span)
    return found


def _party_type(edge: EntityType) -> str:
    return edge.facts[edge.edge.held].of or "" if edge.edge is not None else ""


def _party(node: Node, edge: EntityType, part: Part) -> tuple[Path, Type] | None:
    resolved = read_path(node, part.scope, part.context)
    if resolved is None:
        return None
    if not comparable(entity(_party_type(edge)), resolved.type):
        given, wanted = resolved.type.word, _party_type(edge)
        part.context.report.error("pack-wrong-type", node.span, wanted=wanted, given=given)
        return None
    return resolved.path, resolved.type


def _method(node: Node, part: Part) -> str | None:
    methods, report = part.context.library.methods, part.context.report
    name = as_text(node, report)
    if name is not None and name not in methods:
        part.context.library.report_unknown("method", name, node.span, methods, report)
        return None
    if name is not None:
        part.context.refer("method", name, node.span)
    return name


def _held_by(node: Node | None, edge: EntityType, part: Part) -> str | None:
    mapping = None if node is None else as_mapping(node, part.context.report)
    if mapping is None or not check_keys(mapping, part.context.report, required=("meets",)):
        return None
    return _test(mapping.entries["meets"].value, 1, edge, part)


def _test(node: Node | None, count: int, edge: EntityType, part: Part) -> str | None:
    """A definition about so many parties."""
    head = None if node is None else find_head(node, "definition", part)
    if node is None or head is None:
        return None
    party = entity(_party_type(edge))
    if len(head.params) != count or not all(comparable(party, type_) for type_ in head.types.values()):
        part.context.report.error(
            "pack-interest-test", node.span, name=head.owner[1], count=str(count), type=_party_type(edge)
        )
        return None
    return head.owner[1]
