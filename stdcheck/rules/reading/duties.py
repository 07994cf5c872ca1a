"""Duties: when something was done against the latest or earliest lawful day."""

from __future__ import annotations

from stdcheck.rules import nodes
from stdcheck.rules.model import Duty
from stdcheck.rules.reading.dates import read_date_term
from stdcheck.rules.reading.forms import Typed
from stdcheck.rules.reading.library import Context, Scope
from stdcheck.source.nodes import Mapping, Node, Scalar, Sequence


def read_duty(node: Mapping, scope: Scope, context: Context) -> Duty | None:
    """`done` with `due` or `not_before`; None when the rule is no duty."""
    done = node.get("done")
    if done is None:
        return None
    read = {
        key: read_date_term(value, scope, context)
        for key in ("due", "not_before")
        if (value := node.get(key)) is not None
    }
    for key, typed in read.items():
        _check_guard(key, typed, node, context)
    due, not_before = read.get("due"), read.get("not_before")
    return Duty(
        read_date_term(done, scope, context).term,
        None if due is None else due.term,
        None if not_before is None else not_before.term,
    )


def _check_guard(key: str, day: Typed, node: Mapping, context: Context) -> None:
    """A day that may be none must be spoken of where the rule says whom it applies to."""
    if not day.type.may_lack:
        return
    scope = node.get("applies_when")
    said = set() if scope is None else words_of(scope)
    if not _names(day.term) & said:
        context.report.error("pack-due-may-be-none", node.entries[key].value.span, key=key)


def _names(term: nodes.Term) -> set[str]:
    """The paths and quantities that a day is reckoned from."""
    match term:
        case nodes.FactTerm():
            return {term.path.text}
        case nodes.DateSum():
            return _names(term.base) | _names(term.amount)
        case nodes.QuantityTerm():
            return {term.name}.union(*(_names(value) for _, value in term.args))
        case nodes.Arithmetic():
            return set[str]().union(*(_names(item) for item in term.items))
        case nodes.Conditional():
            return _names(term.then) | (_names(term.otherwise) if term.otherwise is not None else set())
        case nodes.Aggregate(over=nodes.PathList(path)):
            return {path.text}
        case _:
            return set()


def words_of(node: Node) -> set[str]:
    """All scalars of a part, as written."""
    found: set[str] = set()
    pending = [node]
    while pending:
        current = pending.pop()
        if isinstance(current, Scalar):
            found.add(current.text)
        elif isinstance(current, Sequence):
            pending.extend(current.items)
        else:
            pending.extend(entry.value for entry in current.entries.values())
    return found
