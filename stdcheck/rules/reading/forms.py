"""Which reader reads a form: conditions, terms and lists are told apart by the table of forms, nowhere else.

Readers of single forms register here; they come back here for their parts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from stdcheck.facts.declarations import FactType
from stdcheck.facts.near import near
from stdcheck.rules.nodes import Condition, Constant, FactTerm, ListExpr, Literal, Meta, PathList, Term, YesNo
from stdcheck.rules.reading.library import Context, Scope
from stdcheck.rules.reading.literals import guessed_type, read_literal
from stdcheck.rules.reading.meta import read_meta
from stdcheck.rules.reading.paths import PATH_FORM, read_path
from stdcheck.rules.reading.shapes import missing_key
from stdcheck.rules.reading.types import ANY, Type
from stdcheck.rules.registry import META_KEYS, OPERATORS, Form, Place, form_of, forms_at
from stdcheck.source.nodes import Mapping, Node, Scalar


class Typed(NamedTuple):
    """A term with its static type."""

    term: Term
    type: Type


class Listed(NamedTuple):
    """A list to quantify over, with the type of its elements."""

    over: ListExpr
    element: Type


@dataclass(frozen=True, slots=True)
class Part:
    """A mapping that is one form, with what is needed to read it."""

    form: Form
    node: Mapping
    meta: Meta
    scope: Scope
    context: Context

    def value(self, key: str | None = None) -> Node:
        """The node under a key of the form (its own key when none is given)."""
        return self.node.entries[self.form.key if key is None else key].value


ConditionReader = Callable[[Part], Condition | None]
TermReader = Callable[[Part, Type], Typed | None]
ListReader = Callable[[Part], Listed | None]
CONDITIONS: dict[str, ConditionReader] = {}
TERMS: dict[str, TermReader] = {}
LISTS: dict[str, ListReader] = {}
LEAF = ""
"""The key under which the one reader of leaves (left side, operator, operand) is registered."""
LEAF_KEYS = (*OPERATORS, "if_none")


def reads_condition(*keys: str) -> Callable[[ConditionReader], ConditionReader]:
    """Register the reader of condition forms."""

    def register(reader: ConditionReader) -> ConditionReader:
        CONDITIONS.update(dict.fromkeys(keys, reader))
        return reader

    return register


def reads_term(*keys: str) -> Callable[[TermReader], TermReader]:
    """Register the reader of term forms."""

    def register(reader: TermReader) -> TermReader:
        TERMS.update(dict.fromkeys(keys, reader))
        return reader

    return register


def reads_list(*keys: str) -> Callable[[ListReader], ListReader]:
    """Register the reader of list forms."""

    def register(reader: ListReader) -> ListReader:
        LISTS.update(dict.fromkeys(keys, reader))
        return reader

    return register


def read_condition(node: Node, scope: Scope, context: Context) -> Condition:
    """The condition at `node`; `false` stands in for what could not be read (the pack is refused then)."""
    condition = _condition(node, scope, context)
    return Constant(False, Meta(node.span)) if condition is None else condition


def _condition(node: Node, scope: Scope, context: Context) -> Condition | None:
    if isinstance(node, Scalar):
        return _bare_condition(node, scope, context)
    if not isinstance(node, Mapping):
        context.report.error("pack-condition-expected", node.span)
        return None
    form = _form(node, Place.CONDITION, context)
    if form is None:
        return None
    left_of_meets = tuple(forms_at(Place.TERM)) if not form.left and form.key == "meets" else ()
    _check(node, form, (*left_of_meets, *(LEAF_KEYS if form.left or form.chooses else ())), context)
    part = Part(form, node, read_meta(node, context.report), scope, context)
    if any(key not in node.entries for key in form.required):
        return None
    return CONDITIONS[LEAF if form.left else form.key](part)


def _bare_condition(node: Scalar, scope: Scope, context: Context) -> Condition | None:
    if node.style == "plain" and node.text in ("true", "false"):
        return Constant(node.text == "true", Meta(node.span))
    resolved = read_path(node, scope, context)
    if resolved is None:
        return None
    if resolved.type.kind not in (FactType.YES_NO, None):
        context.report.error("pack-bare-path", node.span, path=node.text, type=resolved.type.word)
        return None
    return YesNo(resolved.path, Meta(node.span))


def read_term(node: Node, scope: Scope, context: Context, expected: Type = ANY, *, bare_path: bool = False) -> Typed:
    """The term at `node`.

    expected: the type of a constant; bare_path: whether a bare word is a path (else it is a constant)
    """
    typed = _term(node, scope, context, expected, bare_path)
    return Typed(Literal(False, Meta(node.span)), ANY) if typed is None else typed


def _term(node: Node, scope: Scope, context: Context, expected: Type, bare_path: bool) -> Typed | None:
    if isinstance(node, Scalar):
        if (
            bare_path
            and node.style == "plain"
            and PATH_FORM.fullmatch(node.text)
            and node.text not in ("true", "false")
        ):
            resolved = read_path(node, scope, context)
            return None if resolved is None else Typed(FactTerm(resolved.path, Meta(node.span)), resolved.type)
        return constant(node, expected, Meta(node.span), context)
    if not isinstance(node, Mapping):
        context.report.error("pack-term-expected", node.span)
        return None
    form = _form(node, Place.TERM, context)
    if form is None:
        return None
    _check(node, form, (), context)
    if any(key not in node.entries for key in form.required):
        return None
    return TERMS[form.key](Part(form, node, read_meta(node, context.report), scope, context), expected)


def constant(node: Node, expected: Type, meta: Meta, context: Context) -> Typed | None:
    """A constant as a term."""
    if expected.kind is FactType.ENTITY:
        context.report.error("pack-entity-literal", node.span, type=expected.word)
        return None
    literal = read_literal(node, expected, meta, context.report)
    if literal is None:
        return None
    known = guessed_type(node) if expected.kind is None else expected
    return Typed(literal, known.lacking(False))


def read_list(node: Node, scope: Scope, context: Context) -> Listed | None:
    """The list at `node`, to quantify over."""
    if isinstance(node, Mapping):
        form = _form(node, Place.LIST, context)
        if form is None:
            return None
        _check(node, form, (), context)
        if any(key not in node.entries for key in form.required):
            return None
        return LISTS[form.key](Part(form, node, read_meta(node, context.report), scope, context))
    resolved = read_path(node, scope, context)
    if resolved is None:
        return None
    if resolved.type.kind is FactType.RELATION:
        context.report.error("pack-relation-quantified", node.span, path=resolved.path.text)
        return None
    if resolved.type.kind is not FactType.LIST:
        context.report.error("pack-not-a-list", node.span, path=resolved.path.text, type=resolved.type.word)
        return None
    return Listed(PathList(resolved.path), resolved.type.element or ANY)


def _form(node: Mapping, place: Place, context: Context) -> Form | None:
    found = form_of(tuple(node.entries), place)
    if len(found) == 1:
        return found[0]
    if found:
        context.report.error("pack-two-forms", node.span, forms=", ".join(form.key for form in found))
        return None
    known = forms_at(place)
    word = next((key for key in node.entries if key not in META_KEYS and key not in LEAF_KEYS), "")
    context.report.error("pack-no-form", node.span, near=near(word, known))
    return None


def _check(node: Mapping, form: Form, further: tuple[str, ...], context: Context) -> None:
    known = {form.key, *form.required, *form.optional, *further, *META_KEYS}
    for key, entry in node.entries.items():
        if key not in known:
            context.report.error("pack-unknown-key", entry.key.span, key=key, near=near(key, known - set(META_KEYS)))
    for key in form.required:
        if key not in node.entries:
            missing_key(node, key, context.report)
