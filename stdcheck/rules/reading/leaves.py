"""Leaves: a left side, an operator, an operand; and the named tests (definitions, outcomes, decisions)."""

from __future__ import annotations

from stdcheck.facts.declarations import FactType
from stdcheck.facts.near import near
from stdcheck.facts.scalars import read_yes_no
from stdcheck.rules.nodes import (
    Compare,
    Condition,
    DecisionIs,
    IsNone,
    ListRef,
    Meets,
    Meta,
    OutcomeIs,
    ParamTerm,
    Term,
)
from stdcheck.rules.reading.calls import check_argument, read_arguments, read_bindings
from stdcheck.rules.reading.forms import LEAF, TERMS, Part, Typed, constant, read_term, reads_condition
from stdcheck.rules.reading.library import Context, Scope
from stdcheck.rules.reading.meta import read_meta
from stdcheck.rules.reading.shapes import as_text, check_keys
from stdcheck.rules.reading.terms import find_head
from stdcheck.rules.reading.types import ANY, Type, comparable
from stdcheck.rules.registry import (
    NAMED_OUTCOMES,
    OPERATORS,
    Form,
    Operand,
    Operator,
    Place,
    form_of,
    operators_of_choice,
)
from stdcheck.source.nodes import Entry, Mapping, Node, Scalar, Sequence


@reads_condition(LEAF)
def _leaf(part: Part) -> Condition | None:
    left = _left(part, part.form)
    operator = _operator(part, tuple(OPERATORS.values()))
    if left is None or operator is None:
        return None
    if not _takes(operator, left.type):
        part.context.report.error(
            "pack-operator-type", part.node.entries[operator.name].key.span, operator=operator.name, type=left.type.word
        )
        return None
    operand = part.value(operator.name)
    if operator.operand is Operand.FLAG:
        flag = read_yes_no(operand, part.context.report)
        _if_none(part, needed=False)
        return None if flag is None else IsNone(left.term, flag, part.meta)
    return _comparison(part, left, operator, operand)


def _comparison(part: Part, left: Typed, operator: Operator, operand: Node) -> Condition | None:
    """A comparison; a side that may be none needs `if_none` where the operator cannot answer for it."""
    lacks = left.type.may_lack
    right: Term | tuple[Term, ...] | ListRef | None
    if operator.operand is Operand.SEVERAL:
        expected = (left.type.element or ANY) if operator.lists else left.type
        right = _several(operand, expected, part.scope, part.context)
    else:
        typed = _one(operand, left.type, part.scope, part.context)
        right = None if typed is None else typed.term
        lacks = lacks or (typed is not None and typed.type.may_lack)
        if typed is None or typed.type.kind is None or left.type.kind is None:
            return None
    if_none = _if_none(part, needed=operator.if_none and lacks)
    return None if right is None else Compare(left.term, operator.name, right, if_none, part.meta)


def _left(part: Part, form: Form) -> Typed | None:
    """The left side of a leaf: a term form whose keys stand in the mapping of the leaf."""
    if any(key not in part.node.entries for key in form.required):
        return None
    value = part.node.entries[form.key].value
    return TERMS[form.key](Part(form, part.node, Meta(value.span), part.scope, part.context), ANY)


def _operator(part: Part, allowed: tuple[Operator, ...]) -> Operator | None:
    found = [operator for operator in allowed if operator.name in part.node.entries]
    if len(found) == 1:
        return found[0]
    report, names = part.context.report, ", ".join(operator.name for operator in allowed)
    if found:
        report.error("pack-two-operators", part.node.span, operators=", ".join(operator.name for operator in found))
    else:
        report.error("pack-no-operator", part.node.span, operators=names)
    return None


def _takes(operator: Operator, type_: Type) -> bool:
    if type_.kind is None:
        return True
    if operator.lists:
        element = type_.element or ANY
        return type_.kind is FactType.LIST and (element.kind is None or element.kind in operator.takes)
    return type_.kind in operator.takes


def _if_none(part: Part, *, needed: bool) -> bool | None:
    """`if_none` exactly where a side may be none and the operator has no answer of its own."""
    entry: Entry | None = part.node.entries.get("if_none")
    if entry is None:
        if needed:
            part.context.report.error("pack-if-none-missing", part.node.span)
        return None
    if not needed:
        part.context.report.error("pack-if-none-needless", entry.key.span)
    return read_yes_no(entry.value, part.context.report)


def _one(node: Node, left: Type, scope: Scope, context: Context) -> Typed | None:
    if isinstance(node, Sequence):
        context.report.error("pack-one-value", node.span)
        return None
    is_constant = isinstance(node, Scalar)
    typed = constant(node, left, Meta(node.span), context) if is_constant else read_term(node, scope, context, left)
    if typed is not None and not comparable(left, typed.type):
        context.report.error("pack-compare-types", node.span, left=left.word, right=typed.type.word)
        return None
    if typed is not None and isinstance(typed.term, ParamTerm):
        _check_parameter(typed.term.id, left, node, context)
    return typed


def _check_parameter(name: str, left: Type, node: Node, context: Context) -> None:
    """Every value of a parameter must be one that the left side can have: a declared word, one of its units."""
    parameter = context.library.parameters.get(name)
    for row in () if parameter is None else parameter.values:
        if left.kind is FactType.ENUM and isinstance(row.value, str) and row.value not in left.values:
            likely = near(row.value, left.values)
            context.report.error("pack-unknown-value", node.span, value=row.value, near=likely)
        elif left.units and isinstance(row.value, dict) and not left.units & row.value.keys():
            units = ", ".join(sorted(left.units))
            context.report.error("pack-parameter-unit", node.span, name=name, units=units)


def _several(node: Node, element: Type, scope: Scope, context: Context) -> tuple[Term, ...] | ListRef | None:
    if isinstance(node, Mapping) and form_of(tuple(node.entries), Place.OPERAND):
        return _list_ref(node, element, context)
    if not isinstance(node, Sequence):
        context.report.error("pack-several-values", node.span)
        return None
    if not node.items:
        context.report.error("pack-too-few", node.span, count="1")
    read = [_one(item, element, scope, context) for item in node.items]
    return tuple(one.term for one in read if one is not None)


def _list_ref(node: Mapping, element: Type, context: Context) -> ListRef | None:
    lists, report = context.library.lists, context.report
    check_keys(node, report, required=("list",))
    name = as_text(node.entries["list"].value, report)
    if name is None:
        return None
    span = node.entries["list"].value.span
    if name not in lists:
        context.library.report_unknown("list", name, span, lists, report)
        return None
    context.refer("list", name, span)
    dated = lists[name]
    if not comparable(element, Type(FactType(dated.type))):
        report.error("pack-compare-types", span, ("pack-at-list", dated.meta.span), left=element.word, right=dated.type)
        return None
    if element.kind is FactType.ENUM:
        for code in sorted({row.code for row in dated.rows} - element.values):
            report.error(
                "pack-unknown-value",
                span,
                ("pack-at-list", dated.meta.span),
                value=code,
                near=near(code, element.values),
            )
    return ListRef(name, read_meta(node, report))


@reads_condition("meets")
def _meets(part: Part) -> Condition | None:
    subject = _subject(part)
    head = find_head(part.value(), "definition", part)
    if subject is None or head is None or not head.params:
        return None
    name, first = head.owner[1], head.params[0].name
    check_argument(first, subject.type, head.types[first], name, part.node.span, part.context)
    others = {key: type_ for key, type_ in head.types.items() if key != first}
    arguments = read_arguments(part.node.get("with"), others, name, part.node.span, part.scope, part.context)
    return Meets(name, ((first, subject.term), *arguments.terms), part.meta)


def _subject(part: Part) -> Typed | None:
    keys = tuple(key for key in part.node.entries if key != "with")
    found = tuple(form for form in form_of(keys, Place.TERM) if form.left)
    if len(found) != 1:
        part.context.report.error("pack-meets-subject", part.node.span)
        return None
    bare = Mapping({key: entry for key, entry in part.node.entries.items() if key != "with"}, part.node.span)
    return _left(Part(found[0], bare, part.meta, part.scope, part.context), found[0])


@reads_condition("outcome")
def _outcome(part: Part) -> Condition | None:
    library, report, node = part.context.library, part.context.report, part.value()
    chosen = _chosen(part, frozenset(NAMED_OUTCOMES), "pack-unknown-outcome")
    name = as_text(node, report)
    if name is None:
        return None
    if name not in library.rules:
        library.report_unknown("rule", name, node.span, library.rules, report)
        return None
    rule = library.rules[name]
    if rule.is_exception:
        report.error("pack-outcome-of-exception", node.span, ("pack-at-rule", rule.span), name=name)
        return None
    part.context.refer("rule", name, node.span)
    binds = None
    if "for" in part.node.entries:
        names = {loop: rule.scope.names[loop] for loop, _ in rule.for_each if loop in rule.scope.names}
        binds = read_bindings(part.value("for"), names, name, part.scope, part.context)
    return None if chosen is None else OutcomeIs(name, binds, chosen, part.meta)


@reads_condition("decision")
def _decision(part: Part) -> Condition | None:
    head = find_head(part.value(), "decision", part)
    if head is None:
        return None
    name = head.owner[1]
    arguments = read_arguments(part.node.get("with"), head.types, name, part.node.span, part.scope, part.context)
    if head.values is None:
        part.context.report.error(
            "pack-decision-not-worded", part.value().span, ("pack-at-decision", head.span), name=name
        )
        return None
    chosen = _chosen(part, head.values, "pack-unknown-value")
    return None if chosen is None else DecisionIs(name, arguments.terms, chosen, part.meta)


def _chosen(part: Part, known: frozenset[str], code: str) -> frozenset[str] | None:
    """The words after `outcome:` or `decision:`."""
    operator = _operator(part, operators_of_choice())
    if operator is None:
        return None
    node, report = part.value(operator.name), part.context.report
    if operator.operand is Operand.SEVERAL and not isinstance(node, Sequence):
        report.error("pack-several-values", node.span)
        return None
    if operator.operand is Operand.ONE and isinstance(node, Sequence):
        report.error("pack-one-value", node.span)
        return None
    words = set()
    for item in node.items if isinstance(node, Sequence) else (node,):
        word = as_text(item, report)
        if word is not None and word not in known:
            report.error(code, item.span, value=word, near=near(word, known))
        elif word is not None:
            words.add(word)
    return frozenset(words) if words else None
