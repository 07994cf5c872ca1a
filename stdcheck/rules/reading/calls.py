"""Arguments: what a definition, quantity, decision or rule is asked about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from stdcheck.facts.declarations import FactType
from stdcheck.facts.near import near
from stdcheck.rules.nodes import Literal, Meta, Path, Term
from stdcheck.rules.reading.forms import read_term
from stdcheck.rules.reading.library import Context, Scope
from stdcheck.rules.reading.literals import read_literal
from stdcheck.rules.reading.paths import PATH_FORM, read_path
from stdcheck.rules.reading.shapes import as_mapping
from stdcheck.rules.reading.types import Type, comparable
from stdcheck.source.nodes import Entry, Node, Scalar
from stdcheck.source.spans import Span


class Arguments(NamedTuple):
    """Terms by parameter; may_lack: whether one of them can be none."""

    terms: tuple[tuple[str, Term], ...]
    may_lack: bool


def read_arguments(
    node: Node | None, params: Mapping[str, Type], callee: str, span: Span, scope: Scope, context: Context
) -> Arguments:
    """The arguments under `with`, in the order of `params`; every parameter needs one that fits its type."""
    terms: dict[str, Term] = {}
    may_lack = False
    for name, entry in _fitting(node, params, callee, span, context).items():
        typed = read_term(entry.value, scope, context, params[name].lacking(False), bare_path=True)
        check_argument(name, typed.type, params[name], callee, entry.value.span, context)
        terms[name] = typed.term
        may_lack = may_lack or typed.type.may_lack
    return Arguments(tuple((name, terms[name]) for name in params if name in terms), may_lack)


def read_bindings(
    node: Node, params: Mapping[str, Type], callee: str, scope: Scope, context: Context
) -> tuple[tuple[str, Path], ...]:
    """The paths under `for`, one for each name."""
    paths: dict[str, Path] = {}
    for name, entry in _fitting(node, params, callee, node.span, context).items():
        resolved = read_path(entry.value, scope, context)
        if resolved is not None:
            check_argument(name, resolved.type, params[name], callee, entry.value.span, context)
            paths[name] = resolved.path
    return tuple((name, paths[name]) for name in params if name in paths)


def read_keys(
    node: Node, keys: Mapping[str, Type], callee: str, scope: Scope, context: Context
) -> tuple[tuple[str, Path | Literal], ...]:
    """The keys of a row under `for`: paths, or constants where the key is an enumeration or a text.

    A bare word is a path when it is a name in scope (or has a dot); quoted it is always a constant.
    """
    found: dict[str, Path | Literal] = {}
    for name, entry in _fitting(node, keys, callee, node.span, context).items():
        value = entry.value
        if keys[name].kind in (FactType.ENUM, FactType.TEXT) and not _is_path(value, scope, context):
            literal = read_literal(value, keys[name], Meta(value.span), context.report)
            if literal is not None:
                found[name] = literal
        elif (resolved := read_path(value, scope, context)) is not None:
            check_argument(name, resolved.type, keys[name], callee, value.span, context)
            found[name] = resolved.path
    return tuple((name, found[name]) for name in keys if name in found)


def _is_path(node: Node, scope: Scope, context: Context) -> bool:
    if not isinstance(node, Scalar) or node.style != "plain" or not PATH_FORM.fullmatch(node.text):
        return False
    start, _, rest = node.text.partition(".")
    words = context.vocabulary
    return bool(rest) or start in {*scope.names, *scope.partial, *words.roots, *words.collections}


def check_argument(name: str, given: Type, wanted: Type, callee: str, span: Span, context: Context) -> None:
    """An argument must be of the type of its parameter."""
    if not comparable(wanted, given):
        context.report.error("pack-argument-type", span, name=name, callee=callee, wanted=wanted.word, given=given.word)


def _fitting(
    node: Node | None, params: Mapping[str, Type], callee: str, span: Span, context: Context
) -> dict[str, Entry]:
    mapping = None if node is None else as_mapping(node, context.report)
    given = {} if mapping is None else dict(mapping.entries)
    for name in [name for name in given if name not in params]:
        entry = given.pop(name)
        context.report.error("pack-unknown-argument", entry.key.span, name=name, callee=callee, near=near(name, params))
    missing = [name for name in params if name not in given]
    if missing and (node is None or mapping is not None):
        context.report.error("pack-missing-argument", span, names=", ".join(missing), callee=callee)
    return given
