"""Counts, sums, extremes and shares over the elements of a list."""

from __future__ import annotations

from stdcheck.facts.declarations import ORDERED, FactType
from stdcheck.rules.nodes import Aggregate, Condition
from stdcheck.rules.reading.forms import Listed, Part, Typed, read_condition, read_list, read_term, reads_term
from stdcheck.rules.reading.library import Context, Scope
from stdcheck.rules.reading.shapes import as_mapping, check_keys, missing_key, read_name
from stdcheck.rules.reading.types import NUMBER, PERCENT, Type
from stdcheck.source.nodes import Mapping, Node, Scalar

_KEYS = {
    "count": (("of",), ("as", "where")),
    "sum": (("of", "as", "value"), ("where",)),
    "min": (("of", "as", "value"), ("where",)),
    "max": (("of", "as", "value"), ("where",)),
    "share": (("of", "as", "where"), ("among",)),
}


@reads_term(*_KEYS)
def _aggregate(part: Part, expected: Type) -> Typed | None:
    operator, context = part.form.key, part.context
    mapping = as_mapping(part.value(), context.report)
    if mapping is None:
        return None
    required, optional = _KEYS[operator]
    if not check_keys(mapping, context.report, required, optional):
        return None
    listed = read_list(mapping.entries["of"].value, part.scope, context)
    if listed is None:
        return None
    name, inner = bind(mapping, listed, part.scope, context)
    where = optional_condition(mapping.get("where"), inner, context)
    among = optional_condition(mapping.get("among"), inner, context)
    value = _value(mapping.get("value"), operator, inner, context)
    result = {"count": NUMBER, "share": PERCENT.lacking(True)}.get(operator) or _result(operator, value)
    term = Aggregate(operator, listed.over, name, where, None if value is None else value.term, among, part.meta)
    return Typed(term, result)


def bind(mapping: Mapping, listed: Listed, scope: Scope, context: Context) -> tuple[str, Scope]:
    """The name under `as` and the scope in which it stands for an element; "" when the element is not named."""
    node = mapping.get("as")
    if node is None:
        for key in ("where", "must"):
            entry = mapping.entries.get(key)
            if entry is not None:
                missing_key(mapping, "as", context.report)
                break
        return "", scope
    name = new_name(node, scope, context)
    return name, scope.with_name(name, listed.element)


def new_name(node: Node, scope: Scope, context: Context) -> str:
    """A new name in scope: it must hide nothing."""
    if not isinstance(node, Scalar):
        context.report.error("pack-text-expected", node.span)
        return ""
    name = read_name(node, context.report)
    vocabulary = context.vocabulary
    if name in scope.names or name in vocabulary.roots or name in vocabulary.collections:
        context.report.error("pack-name-hides", node.span, name=name)
    return name


def optional_condition(node: Node | None, scope: Scope, context: Context) -> Condition | None:
    """The condition at `node`, None when there is none."""
    return None if node is None else read_condition(node, scope, context)


def _value(node: Node | None, operator: str, scope: Scope, context: Context) -> Typed | None:
    if node is None:
        return None
    typed = read_term(node, scope, context, bare_path=True)
    allowed = ORDERED - {FactType.DATE, FactType.YEAR} if operator == "sum" else ORDERED
    if typed.type.kind is not None and typed.type.kind not in allowed:
        context.report.error("pack-aggregate-type", node.span, operator=operator, type=typed.type.word)
    return typed


def _result(operator: str, value: Typed | None) -> Type:
    """A sum of nothing is 0; the least of nothing is none."""
    return NUMBER if value is None else value.type.lacking(operator != "sum")
