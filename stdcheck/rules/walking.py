"""Walking the checked tree of a pack: every node below a node, every body of a pack. Reads only; decides nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from stdcheck.rules import nodes
from stdcheck.rules.model import DecisionRow, Pack, Rule
from stdcheck.rules.nodes import Condition, Meta, Path

_CONDITIONS = Condition.__args__
_TERMS = nodes.Term.__args__
_NODES = (*_CONDITIONS, *_TERMS, *nodes.ListExpr.__args__, nodes.ListRef, nodes.Reading, Path)


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """One part of a pack and the trees that it is made of.

    kind: "definition" | "quantity" | "decision" | "rule" | "note" | "answer"
    trees: its conditions, terms and lists, in the order of the file as far as the model keeps it
    """

    kind: str
    id: str
    meta: Meta
    implements: tuple[str, ...]
    verified: bool
    trees: tuple[object, ...]


def children(node: object) -> Iterator[object]:
    """The nodes directly below a node."""
    for name in _field_names(node):
        yield from _nodes_in(getattr(node, name))


def _field_names(node: object) -> tuple[str, ...]:
    return tuple(field.name for field in fields(node))  # type: ignore[arg-type]


def _nodes_in(value: object) -> Iterator[object]:
    if isinstance(value, tuple):
        for item in value:
            yield from _nodes_in(item)
    elif isinstance(value, _NODES):
        yield value


def descend(node: object) -> Iterator[object]:
    """A node and everything below it, parents first."""
    pending = [node]
    while pending:
        current = pending.pop()
        yield current
        pending.extend(reversed(list(children(current))))


def is_condition(node: object) -> bool:
    """Whether a node is a condition."""
    return isinstance(node, _CONDITIONS)


def bodies(pack: Pack) -> Iterator[Body]:
    """Every part of a pack that holds conditions or terms."""
    for definition in pack.definitions.values():
        trees = _present(definition.clock and definition.clock.term, definition.holds)
        yield Body("definition", definition.id, definition.meta, definition.implements, definition.verified, trees)
    for quantity in pack.quantities.values():
        trees = _present(quantity.clock and quantity.clock.term, quantity.value)
        yield Body("quantity", quantity.id, quantity.meta, quantity.implements, quantity.verified, trees)
    for decision in pack.decisions.values():
        trees = _present(decision.clock and decision.clock.term, *_of_rows(decision.rows))
        yield Body("decision", decision.id, decision.meta, decision.implements, decision.verified, trees)
    for rule in pack.rules.values():
        yield Body("rule", rule.id, rule.meta, rule.implements, rule.verified, _of_rule(rule))
    for note in pack.notes.values():
        loops = [over for _, over in note.for_each]
        trees = _present(*loops, note.clock and note.clock.term, note.when)
        yield Body("note", note.id, note.meta, note.implements, note.verified, trees)
    for answer in pack.answers.values():
        trees = _present(answer.clock and answer.clock.term)
        yield Body("answer", answer.name, answer.meta, answer.meta.implements, True, trees)


def _of_rule(rule: Rule) -> tuple[object, ...]:
    duty = rule.duty
    return _present(
        *(over for _, over in rule.for_each),
        *(term for parent in rule.parents for _, term in parent.binds),
        rule.clock and rule.clock.term,
        rule.applies_when,
        rule.prohibits,
        rule.requires,
        rule.when,
        *((duty.done, duty.due, duty.not_before) if duty is not None else ()),
        rule.na_needs,
        rule.shown_by,
    )


def _of_rows(rows: tuple[DecisionRow, ...]) -> Iterator[object]:
    for row in rows:
        yield row.when
        yield row.value
        yield from _of_rows(row.rows)


def _present(*trees: object) -> tuple[object, ...]:
    return tuple(tree for tree in trees if isinstance(tree, _NODES))


def all_rows(rows: tuple[DecisionRow, ...]) -> Iterator[DecisionRow]:
    """All rows of a decision, nested ones after the row that holds them."""
    for row in rows:
        yield row
        yield from all_rows(row.rows)


def shape(node: object) -> object:
    """What a node says, without places and citations: equal shapes mean the same."""
    if isinstance(node, Path):
        return ("path", node.text)
    if isinstance(node, _NODES):
        return (type(node).__name__, *(shape(getattr(node, name)) for name in _field_names(node) if name != "meta"))
    if isinstance(node, tuple):
        return tuple(shape(item) for item in node)
    return tuple(sorted(node.items())) if isinstance(node, Mapping) else node


def references(node: object) -> Iterator[tuple[str, str]]:
    """The other parts that one node names: (kind, id)."""
    match node:
        case nodes.ParamTerm():
            yield "parameter", node.id
        case nodes.ListRef():
            yield "list", node.id
        case nodes.QuantityTerm():
            yield "quantity", node.name
        case nodes.Meets():
            yield "definition", node.definition
        case nodes.DecisionIs():
            yield "decision", node.decision
        case nodes.OutcomeIs():
            yield "rule", node.rule
        case nodes.DerivedList():
            yield "method", node.method
        case nodes.DateSum() if node.calendar is not None:
            yield "calendar", node.calendar
        case nodes.Interest():
            yield "method", node.method
            for test in (node.held_by, node.together_with):
                if test is not None:
                    yield "definition", test
