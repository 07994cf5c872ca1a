"""The forms that say something about a value instead of stating one: blank, `{unknown: ...}`, `{none: reason}`."""

from __future__ import annotations

from datetime import date

from stdcheck.facts.declarations import Fact
from stdcheck.facts.scalars import read_day, read_text
from stdcheck.facts.shapes import Report, is_null, known_keys, shown
from stdcheck.facts.values import StatedNone, StatedUnknown
from stdcheck.source.nodes import NULL_WORDS, Entry, Mapping, Node, Scalar

_UNKNOWN_KEYS = ("asked", "asked_on", "note")
_NO_REASONS = NULL_WORDS | {"true", "false"}


def is_form(node: Node, *, keyed: bool = False) -> bool:
    """Whether a node is blank or speaks of the value instead of stating it.

    keyed: where a mapping holds ids, of which none may be called so, only a form that stands alone is one
    """
    if not isinstance(node, Mapping):
        return is_null(node)
    return ("unknown" in node.entries or "none" in node.entries) and (not keyed or len(node.entries) == 1)


def read_form(entry: Entry, fact: Fact, report: Report) -> StatedNone | StatedUnknown | None:
    """The state that a form stands for; None after a problem. The place of a blank is its key."""
    node = entry.value
    if not isinstance(node, Mapping):
        return StatedUnknown(entry.key.span)
    for key, other in node.entries.items():
        if len(node.entries) > 1 and key not in ("unknown", "none"):
            report.error("profile-form-key", other.key.span, key=shown(key))
            return None
    if len(node.entries) > 1:
        report.error("profile-form-key", node.entries["none"].key.span, key="none")
        return None
    if "unknown" in node.entries:
        return _unknown(node, node.entries["unknown"], report)
    return _none(node, node.entries["none"], fact, report)


def _unknown(node: Mapping, entry: Entry, report: Report) -> StatedUnknown | None:
    """`{unknown: {asked, asked_on, note}}`, each of them optional."""
    if is_null(entry.value):
        return StatedUnknown(node.span)
    if not isinstance(entry.value, Mapping):
        report.error("profile-unknown-form", entry.value.span)
        return None
    found = known_keys(entry.value, _UNKNOWN_KEYS, "profile-unknown-key", report)
    told = {key: part.value for key, part in found.items() if not is_null(part.value)}
    asked = read_text(told["asked"], report) if "asked" in told else None
    asked_on: date | None = read_day(told["asked_on"], report) if "asked_on" in told else None
    note = read_text(told["note"], report) if "note" in told else None
    return StatedUnknown(node.span, asked, asked_on, note)


def _none(node: Mapping, entry: Entry, fact: Fact, report: Report) -> StatedNone | None:
    """`{none: reason}`, where the fact may lack."""
    if not fact.may_lack:
        report.error("profile-none-not-allowed", node.span, fact=fact.name)
        return None
    if not isinstance(entry.value, Scalar) or entry.value.text in _NO_REASONS:
        report.error("profile-none-reason", node.span)
        return None
    reason = read_text(entry.value, report)
    return None if reason is None else StatedNone(reason, node.span)
