"""Paths: which fact `unit.importer.organised_in` names, with the type of every step."""

from __future__ import annotations

import re
from typing import NamedTuple

from stdcheck.facts.declarations import Fact, FactType
from stdcheck.facts.near import near
from stdcheck.rules.nodes import Path
from stdcheck.rules.reading.library import Context, Scope
from stdcheck.rules.reading.types import Type, entity, type_of_fact
from stdcheck.source.nodes import Node, Scalar
from stdcheck.source.spans import Span

PATH_FORM = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*")


class Resolved(NamedTuple):
    """A path and the type of its value (may_lack: any step may be none)."""

    path: Path
    type: Type


def read_path(node: Node, scope: Scope, context: Context) -> Resolved | None:
    """The path written at `node`; None after a problem."""
    if not isinstance(node, Scalar) or node.style != "plain" or not PATH_FORM.fullmatch(node.text):
        text = node.text if isinstance(node, Scalar) else "..."
        context.report.error("pack-path-expected", node.span, text=text)
        return None
    return resolve(node.text, node.span, scope, context)


def resolve(text: str, span: Span, scope: Scope, context: Context) -> Resolved | None:
    """The path `text`; None after a problem."""
    start, *steps = text.split(".")
    found = _start(start, span, scope, context)
    if found is None:
        return None
    current, collection = found
    facts: list[Fact] = []
    for step in steps:
        fact = step_of(current, step, text, span, context)
        if fact is None:
            return None
        facts.append(fact)
        stated = type_of_fact(fact, context.vocabulary)
        current = stated.lacking(current.may_lack or stated.may_lack)
    return Resolved(Path(start, tuple(steps), tuple(facts), text, collection), current)


def step_of(current: Type, step: str, text: str, span: Span, context: Context) -> Fact | None:
    """The fact `step` of a thing of type `current`; None after a problem."""
    if current.kind is FactType.LIST:
        context.report.error("pack-path-through-list", span, path=text, step=step)
        return None
    if current.kind is FactType.RELATION:
        context.report.error("pack-path-through-relation", span, path=text, step=step)
        return None
    if current.kind is not FactType.ENTITY or current.entity is None:
        context.report.error("pack-path-through-value", span, path=text, step=step, type=current.word)
        return None
    declared = context.vocabulary.entities[current.entity].facts
    fact = declared.get(step)
    if fact is None:
        renamed = [new.name for new in declared.values() if step in new.was]
        likely = renamed[0] if renamed else near(step, declared)
        context.report.error("pack-unknown-fact", span, path=text, fact=step, entity=current.entity, near=likely)
    return fact


def _start(name: str, span: Span, scope: Scope, context: Context) -> tuple[Type, bool] | None:
    if name in scope.names:
        return scope.names[name], False
    vocabulary, report = context.vocabulary, context.report
    if name in vocabulary.roots:
        return _root(name, span, context)
    if name in vocabulary.collections:
        return Type(FactType.LIST, element=entity(vocabulary.collections[name].name)), True
    if name in scope.partial:
        report.error("pack-name-not-in-every-parent", span, name=name, rule=scope.partial[name])
        return None
    known = {*scope.names, *context.roots, *vocabulary.collections}
    report.error("pack-unknown-name", span, name=name, near=near(name, known))
    return None


def _root(name: str, span: Span, context: Context) -> tuple[Type, bool] | None:
    if name not in context.roots:
        context.report.error("pack-path-root", span, root=name, roots=", ".join(sorted(context.roots)) or "-")
        return None
    context.uses.roots.setdefault(name, span)
    return entity(name), False
