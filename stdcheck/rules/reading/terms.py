"""Terms: facts, rows of keyed relations, parameters, quantities, days, arithmetic."""

from __future__ import annotations

from stdcheck.facts.declarations import ORDERED, Fact, FactType
from stdcheck.facts.near import near
from stdcheck.facts.scalars import read_yes_no
from stdcheck.rules.nodes import (
    Arithmetic,
    Conditional,
    Day,
    FactTerm,
    Literal,
    ParamTerm,
    Path,
    QuantityTerm,
    RelationTerm,
)
from stdcheck.rules.reading.calls import read_arguments, read_keys
from stdcheck.rules.reading.forms import Part, Typed, constant, read_condition, read_term, reads_term
from stdcheck.rules.reading.library import Head, Scope
from stdcheck.rules.reading.paths import read_path, resolve, step_of
from stdcheck.rules.reading.shapes import as_items, as_text
from stdcheck.rules.reading.types import ANY, DATE, NUMBER, PERCENT, Type, comparable, type_of_fact
from stdcheck.source.nodes import Mapping, Node, Scalar

DAYS = ("as-of", "clock")


@reads_term("value")
def _value(part: Part, expected: Type) -> Typed | None:
    return constant(part.node, expected, part.meta, part.context)


@reads_term("fact")
def _fact(part: Part, expected: Type) -> Typed | None:
    resolved = read_path(part.value(), part.scope, part.context)
    return None if resolved is None else Typed(FactTerm(resolved.path, part.meta), resolved.type)


@reads_term("for")
def _relation(part: Part, expected: Type) -> Typed | None:
    node, context = part.value("fact"), part.context
    text = node.text if isinstance(node, Scalar) else ""
    prefix, _, last = text.rpartition(".")
    resolved = resolve(prefix, node.span, part.scope, context) if prefix else None
    if resolved is None or resolved.type.kind is not FactType.RELATION or resolved.type.element is None:
        if resolved is not None or not prefix:
            context.report.error("pack-relation-expected", node.span, path=text)
        return None
    fact = step_of(resolved.type.element, last, text, node.span, context)
    if fact is None:
        return None
    keys = read_keys(part.value(), _key_types(resolved.path, part), text, part.scope, context)
    stated = type_of_fact(fact, context.vocabulary)
    may_lack = resolved.type.may_lack or stated.may_lack or any(_may_lack(key, part.scope) for _, key in keys)
    return Typed(RelationTerm(resolved.path, fact, keys, part.meta), stated.lacking(may_lack))


def _may_lack(key: Path | Literal, scope: Scope) -> bool:
    """Whether a key can be none: then there is no such row."""
    if isinstance(key, Literal):
        return False
    start = scope.names.get(key.start)
    return (start is not None and start.may_lack) or any(fact.may_lack for fact in key.facts)


def _key_types(path: Path, part: Part) -> dict[str, Type]:
    relation = path.facts[-1]
    row: dict[str, Fact] = part.context.vocabulary.entities[relation.of or ""].facts
    return {key: type_of_fact(row[key], part.context.vocabulary) for key in relation.keys if key in row}


@reads_term("param")
def _param(part: Part, expected: Type) -> Typed | None:
    library, report = part.context.library, part.context.report
    name = as_text(part.value(), report)
    if name is None:
        return None
    if name not in library.parameter_types:
        library.report_unknown("parameter", name, part.value().span, library.parameter_types, report)
        return None
    part.context.refer("parameter", name, part.value().span)
    return Typed(ParamTerm(name, part.meta), library.parameter_types[name])


@reads_term("quantity")
def _quantity(part: Part, expected: Type) -> Typed | None:
    head = find_head(part.value(), "quantity", part)
    if head is None:
        return None
    arguments = read_arguments(
        part.node.get("with"), head.types, head.owner[1], part.node.span, part.scope, part.context
    )
    result = head.type.lacking(head.type.may_lack or arguments.may_lack)
    return Typed(QuantityTerm(head.owner[1], arguments.terms, part.meta), result)


def find_head(node: Node, kind: str, part: Part) -> Head | None:
    """The definition, quantity or decision named at `node`; None after a problem."""
    library, report = part.context.library, part.context.report
    heads = {
        "definition": library.definitions,
        "quantity": library.quantities,
        "decision": library.decisions,
    }[kind]
    name = as_text(node, report)
    if name is None:
        return None
    if name not in heads:
        library.report_unknown(kind, name, node.span, heads, report)
        return None
    part.context.refer(kind, name, node.span)
    return heads[name]


@reads_term("day")
def _day(part: Part, expected: Type) -> Typed | None:
    which = as_text(part.value(), part.context.report)
    if which is None:
        return None
    if which not in DAYS:
        part.context.report.error("pack-unknown-day", part.value().span, name=which, near=near(which, DAYS))
        return None
    return Typed(Day(which, part.meta), DATE)


@reads_term("plus", "minus", "times", "greatest", "least")
def _arithmetic(part: Part, expected: Type) -> Typed | None:
    items = as_items(part.value(), part.context.report)
    if len(items) < 2:
        part.context.report.error("pack-too-few", part.value().span, count="2")
        return None
    operator = part.form.key
    typed = _items(items, part, ANY, shared_type=operator != "times")
    result = _product(typed) if operator == "times" else _common(operator, typed)
    if result is None:
        words = ", ".join(one.type.word for one in typed)
        part.context.report.error("pack-arithmetic-types", part.value().span, operator=operator, types=words)
        return None
    skipped = part.node.get("skip_none")
    skip = skipped is not None and read_yes_no(skipped, part.context.report) is True
    lacks = (all if skip else any)(one.type.may_lack for one in typed)
    return Typed(Arithmetic(operator, tuple(one.term for one in typed), part.meta, skip), result.lacking(lacks))


@reads_term("if")
def _conditional(part: Part, expected: Type) -> Typed | None:
    condition = read_condition(part.value(), part.scope, part.context)
    branches = [part.node.get(key) for key in ("then", "else")]
    typed = _items(tuple(branch for branch in branches if branch is not None), part, expected, shared_type=True)
    first = next((one.type for one in typed if one.type.kind is not None), ANY)
    ordered = first.kind is None or first.kind in ORDERED
    if not ordered or not all(comparable(first, one.type) for one in typed):
        words = ", ".join(one.type.word for one in typed)
        part.context.report.error("pack-branch-types", part.value("then").span, types=words)
        return None
    then, otherwise = typed[0], typed[1] if len(typed) > 1 else None
    lacks = otherwise is None or any(one.type.may_lack for one in typed)
    return Typed(Conditional(condition, then.term, otherwise and otherwise.term, part.meta), first.lacking(lacks))


def _items(items: tuple[Node, ...], part: Part, expected: Type, *, shared_type: bool) -> list[Typed]:
    """The items in their order; constants are read last, by the type of the first other item if they share one.

    expected: the type of constants where there is nothing else
    """
    read = {
        place: read_term(item, part.scope, part.context, bare_path=True)
        for place, item in enumerate(items)
        if not _is_constant(item)
    }
    known = next((one.type.lacking(False) for one in read.values() if one.type.kind is not None), expected)
    for place, item in enumerate(items):
        if place not in read:
            read[place] = read_term(item, part.scope, part.context, known if shared_type else ANY)
    return [read[place] for place in range(len(items))]


def _is_constant(node: Node) -> bool:
    if isinstance(node, Mapping):
        return "value" in node.entries
    return isinstance(node, Scalar) and not node.text[:1].isalpha()


def _common(operator: str, typed: list[Typed]) -> Type | None:
    first = next((one.type for one in typed if one.type.kind is not None), ANY)
    if first.kind is None:
        return ANY
    allowed = ORDERED if operator in ("greatest", "least") else ORDERED - {FactType.DATE, FactType.YEAR}
    if first.kind not in allowed or not all(comparable(first, one.type) for one in typed):
        return None
    return first


def _product(typed: list[Typed]) -> Type | None:
    """Plain constants only scale; a percentage of something is of its type; at most one item carries a unit."""
    types = [one.type for one in typed if not (isinstance(one.term, Literal) and one.type.kind is FactType.NUMBER)]
    kinds = [one.kind for one in types]
    if None in kinds:
        return ANY
    amounts = [one for one in types if one.kind in (FactType.QUANTITY, FactType.MONEY)]
    if len(amounts) > 1 or any(kind in (FactType.DATE, FactType.YEAR) or kind not in ORDERED for kind in kinds):
        return None
    if amounts:
        return amounts[0]
    return PERCENT if kinds and FactType.NUMBER not in kinds else NUMBER
