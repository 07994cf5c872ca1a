"""Logic: clauses that no fact can change, exceptions that never count, thresholds without a source, empty lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdcheck.facts.declarations import Text
from stdcheck.rules import nodes
from stdcheck.rules.lint.folding import constant_parts, contradictory, folded
from stdcheck.rules.lint.guards import unguarded
from stdcheck.rules.lint.subject import Found, Lint, Subject, found
from stdcheck.rules.model import DecisionRow, Pack, Parent, Period, Rule
from stdcheck.rules.nodes import Condition
from stdcheck.rules.registry import OPERATORS
from stdcheck.rules.walking import all_rows, descend, is_condition
from stdcheck.source.spans import Span

PLACEHOLDER = re.compile(r"\{[^{}]*\}")
OBVIOUS = (0, 1)
"""None, one or all of something is no figure that the law could change."""


def always_true(subject: Subject) -> Iterator[Found]:
    """Clauses that hold whatever the facts are."""
    yield from _constant(subject, truth=True)


def always_false(subject: Subject) -> Iterator[Found]:
    """Clauses that can never hold."""
    yield from _constant(subject, truth=False)


def _constant(subject: Subject, *, truth: bool) -> Iterator[Found]:
    for body in subject.bodies:
        rule = subject.pack.rules.get(body.id) if body.kind == "rule" else None
        unsure = _bound_names(rule, subject.pack)
        for tree in body.trees:
            for condition in _outermost_conditions(tree):
                for part, value in constant_parts(condition, unsure):
                    if value is truth:
                        yield found(part.meta.span, name=body.id)


def _bound_names(rule: Rule | None, pack: Pack) -> frozenset[str]:
    """Names that an exception, or one above it, is given by its parents; what they stand for may be none."""
    names: set[str] = set()
    pending = [] if rule is None else [rule]
    while pending:
        for parent in pending.pop().parents:
            names.update(name for name, _ in parent.binds)
            pending.append(pack.rules[parent.rule])
    return frozenset(names)


def _outermost_conditions(tree: object) -> Iterator[Condition]:
    """The conditions of a tree that stand in no other condition."""
    if is_condition(tree):
        yield tree  # type: ignore[misc]
        return
    inside: set[int] = set()
    for node in descend(tree):
        if is_condition(node) and id(node) not in inside:
            inside.update(id(below) for below in descend(node))
            yield node  # type: ignore[misc]


def unreachable_exception(subject: Subject) -> Iterator[Found]:
    """Exceptions that can never be effective for any rule that they stand under."""
    for rule in subject.pack.rules.values():
        if rule.is_exception and all(_unreachable(rule, parent, subject) for parent in rule.parents):
            yield found(rule.meta.span, rule=rule.id)


def _unreachable(rule: Rule, parent: Parent, subject: Subject) -> bool:
    above = subject.pack.rules[parent.rule]
    if rule.when is not None and folded(rule.when, _bound_names(rule, subject.pack)) is False:
        return True
    if _apart(rule.in_force, above.in_force):
        return True
    if above.applies_when is None or rule.when is None or parent.binds:
        return False
    return contradictory((above.applies_when, rule.when), frozenset())


def _apart(one: Period | None, other: Period | None) -> bool:
    """Whether two periods share no day."""
    if one is None or other is None:
        return False
    ends_first = one.end is not None and other.start is not None and one.end < other.start
    return ends_first or (other.end is not None and one.start is not None and other.end < one.start)


def literal_threshold(subject: Subject) -> Iterator[Found]:
    """Figures and days that the law sets, written into a condition instead of a dated parameter."""
    cited = {
        id(node)
        for decision in subject.pack.decisions.values()
        for when in _cited_conditions(decision.rows, cited=False)
        for node in descend(when)
    }
    for body in subject.bodies:
        for tree in body.trees:
            for node in descend(tree):
                if isinstance(node, nodes.Compare) and id(node) not in cited:
                    yield from _literals(node)


def _cited_conditions(rows: tuple[DecisionRow, ...], *, cited: bool) -> Iterator[Condition]:
    """The conditions of decision rows that carry a citation, or stand in rows that do."""
    for row in rows:
        here = cited or row.meta.cite is not None
        if here and row.when is not None:
            yield row.when
        yield from _cited_conditions(row.rows, cited=here)


def _literals(node: nodes.Compare) -> Iterator[Found]:
    if not OPERATORS[node.operator].if_none or not isinstance(node.right, nodes.Literal):
        return
    if node.right.unit is not None or node.right.value not in OBVIOUS:
        yield found(node.right.meta.span, operator=node.operator)


def empty_every(subject: Subject) -> Iterator[Found]:
    """`every` over a list that may be empty: it is then true, and a rule would pass for want of anything to look at."""
    for body in subject.bodies:
        rule = subject.pack.rules.get(body.id) if body.kind == "rule" else None
        scope = None if rule is None else rule.applies_when
        for tree in body.trees:
            for every in unguarded(tree, None if tree is scope else scope):
                path = every.over.path.text if isinstance(every.over, nodes.PathList) else every.over.of.text
                yield found(every.meta.span, path=path, name=body.id)


def placeholder(subject: Subject) -> Iterator[Found]:
    """Texts with a placeholder: nothing fills it in, so the braces would be printed."""
    for text, span in _texts(subject):
        for language, words in text.items():
            for match in PLACEHOLDER.finditer(words):
                yield found(span, text=match.group(), language=language)


def _texts(subject: Subject) -> Iterator[tuple[Text, Span]]:
    pack = subject.pack
    for rule in pack.rules.values():
        yield rule.title, rule.meta.span
        yield rule.remediation, rule.meta.span
    for note in pack.notes.values():
        yield note.title, note.meta.span
    for decision in pack.decisions.values():
        yield decision.title, decision.meta.span
        yield from ((row.title, row.meta.span) for row in all_rows(decision.rows))
    for body in subject.bodies:
        yield body.meta.says, body.meta.span
        for tree in body.trees:
            for node in descend(tree):
                meta = getattr(node, "meta", None)
                if isinstance(meta, nodes.Meta):
                    yield meta.says, meta.span


LINTS = (
    Lint("lint-always-true", "logic", "warning", always_true),
    Lint("lint-always-false", "logic", "warning", always_false),
    Lint("lint-unreachable-exception", "logic", "warning", unreachable_exception),
    Lint("lint-literal-threshold", "logic", "warning", literal_threshold),
    Lint("lint-every-over-empty", "logic", "warning", empty_every),
    Lint("lint-placeholder", "logic", "error", placeholder),
)
