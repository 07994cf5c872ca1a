"""Rules, exceptions and notes."""

from __future__ import annotations

from datetime import date

from stdcheck.facts.shapes import Report
from stdcheck.rules.model import Note, Rule, RuleKind
from stdcheck.rules.nodes import Condition
from stdcheck.rules.reading.dates import read_clock, read_in_force
from stdcheck.rules.reading.duties import read_duty
from stdcheck.rules.reading.forms import read_condition
from stdcheck.rules.reading.library import Context, Library, RuleHead, Scope
from stdcheck.rules.reading.literals import read_date
from stdcheck.rules.reading.loops import read_loops, read_roots
from stdcheck.rules.reading.meta import is_verified, read_meta
from stdcheck.rules.reading.shapes import SNAKE, as_items, as_text, check_keys, missing_key, read_words, texts
from stdcheck.source.nodes import Mapping, Node, Scalar
from stdcheck.source.spans import Span

_COMMON = ("title", "implements", "in_force", "clock", "cite", "says", "verified", "verified_on")
_RULE = ("for_each", "root", "applies_when", "na_needs", "shown_by", "remediation")
_BREACH = ("prohibits", "requires", "done")
_DUTY = ("due", "not_before")
_EXCEPTION = ("exception_to", "when")
RULE_KEYS = (*_COMMON, *_RULE, *_BREACH, *_DUTY, *_EXCEPTION)
_NOTE = ("title", "implements", "when", "cite", "raises", "in_force", "clock", "root", "for_each", "says", "verified")
_BREACH_OF = {
    RuleKind.PROHIBITION: ("prohibits",),
    RuleKind.REQUIREMENT: ("requires",),
    RuleKind.OBLIGATION: ("requires", "done"),
}


def read_rule(head: RuleHead, library: Library, report: Report) -> Rule | None:
    """The body of a rule or an exception; nothing is said of the paths of an exception whose parents are not known."""
    node, kind = head.node, head.kind
    check_keys(node, report, ("id", "kind", "title"), RULE_KEYS)
    if kind is None:
        return None
    _check_parts(node, kind, report)
    if head.incomplete:
        return None
    context = Context(library, report, ("rule", head.id), frozenset(head.roots))
    scope = head.scope
    return Rule(
        id=head.id,
        kind=kind,
        title=read_words(node.get("title"), report),
        roots=head.roots,
        in_force=read_in_force(node.get("in_force"), report),
        clock=read_clock(node.get("clock"), scope, context),
        for_each=head.for_each,
        applies_when=_condition("applies_when", node, scope, context),
        prohibits=_condition("prohibits", node, scope, context),
        requires=_condition("requires", node, scope, context),
        duty=read_duty(node, scope, context),
        when=_condition("when", node, scope, context),
        parents=head.parents,
        na_needs=_condition("na_needs", node, scope, context),
        shown_by=_condition("shown_by", node, scope, context),
        remediation=read_words(node.get("remediation"), report),
        implements=texts(node.get("implements"), report),
        verified=is_verified(node, report),
        verified_on=_day(node.get("verified_on"), report),
        meta=read_meta(node, report, head.span),
    )


def _condition(key: str, node: Mapping, scope: Scope, context: Context) -> Condition | None:
    value = node.get(key)
    return None if value is None else read_condition(value, scope, context)


def _day(node: Node | None, report: Report) -> date | None:
    return None if node is None else read_date(node, report)


def _check_parts(node: Mapping, kind: RuleKind, report: Report) -> None:
    """Which parts a rule of this kind has: exactly one breach, or `when` with `exception_to`."""
    if kind not in _BREACH_OF:
        for key in _EXCEPTION:
            if key not in node.entries:
                missing_key(node, key, report)
        _refuse(node, (*_RULE, *_BREACH, *_DUTY), kind, report)
        return
    _refuse(node, _EXCEPTION, kind, report)
    breaches = [key for key in _BREACH if key in node.entries]
    allowed = _BREACH_OF[kind]
    if len(breaches) != 1 or breaches[0] not in allowed:
        report.error("pack-rule-breach", node.span, kind=kind.value, keys=", ".join(allowed))
    if "done" not in node.entries:
        _refuse(node, _DUTY, kind, report)
    elif not any(key in node.entries for key in _DUTY):
        report.error("pack-duty-day", node.entries["done"].key.span)
    if "na_needs" in node.entries and "applies_when" not in node.entries:
        report.error("pack-na-needs", node.entries["na_needs"].key.span)


def _refuse(node: Mapping, keys: tuple[str, ...], kind: RuleKind, report: Report) -> None:
    for key in keys:
        if key in node.entries:
            report.error("pack-wrong-part", node.entries[key].key.span, key=key, kind=kind.value)


def read_note(node: Mapping, name: str, span: Span, library: Library, report: Report) -> Note:
    """A note: penalties, procedure, pointers, proposed law."""
    check_keys(node, report, ("id", "title"), _NOTE)
    roots = read_roots(node.get("root"), library, report)
    context = Context(library, report, ("note", name), frozenset(roots))
    for_each, scope = read_loops(node.get("for_each"), context)
    return Note(
        id=name,
        title=read_words(node.get("title"), report),
        roots=roots,
        for_each=for_each,
        when=_condition("when", node, scope, context),
        raises=_flags(node.get("raises"), report),
        in_force=read_in_force(node.get("in_force"), report),
        clock=read_clock(node.get("clock"), scope, context),
        implements=texts(node.get("implements"), report),
        verified=is_verified(node, report),
        meta=read_meta(node, report, span),
    )


def _flags(node: Node | None, report: Report) -> tuple[str, ...]:
    flags = []
    for item in () if node is None else as_items(node, report):
        text = as_text(item, report)
        if text is not None and isinstance(item, Scalar):
            if not SNAKE.fullmatch(text):
                report.error("pack-name-form", item.span, name=text)
            flags.append(text)
    return tuple(flags)
