"""Days: periods in force, clocks and date sums."""

from __future__ import annotations

from datetime import date

from stdcheck.facts.declarations import FactType
from stdcheck.facts.near import near
from stdcheck.facts.shapes import Report
from stdcheck.rules.model import Clock, Period
from stdcheck.rules.nodes import DateSum, Literal, Term
from stdcheck.rules.reading.forms import Part, Typed, read_term, reads_term
from stdcheck.rules.reading.library import Context, Scope
from stdcheck.rules.reading.literals import read_date
from stdcheck.rules.reading.shapes import as_mapping, as_text, check_keys, missing_key
from stdcheck.rules.reading.types import DATE, NUMBER, Type
from stdcheck.source.nodes import Mapping, Node, Scalar

COUNTS = ("from-next-day", "from-that-day")
MONTH_ENDS = ("last-day", "next-day")
ROLLS = ("next-business-day",)
AS_OF = "as-of"
_SAFE_DAY = 28


def read_period(mapping: Mapping, report: Report) -> Period:
    """`from` and `until` of a mapping, inclusive; absent is open."""
    start, end = mapping.get("from"), mapping.get("until")
    first = None if start is None else read_date(start, report)
    last = None if end is None else read_date(end, report)
    if first is not None and last is not None and end is not None and first > last:
        report.error("pack-period-empty", end.span, start=first.isoformat(), end=last.isoformat())
    return Period(first, last)


def read_in_force(node: Node | None, report: Report) -> Period | None:
    """`{from, until}`; None when it is absent."""
    mapping = None if node is None else as_mapping(node, report)
    if mapping is None:
        return None
    check_keys(mapping, report, optional=("from", "until"))
    return read_period(mapping, report)


def read_clock(node: Node | None, scope: Scope, context: Context) -> Clock | None:
    """`as-of`, a path, or `{fact | quantity: ..., otherwise: as-of}`; None when it is absent.

    A clock whose day may be none needs `otherwise`; any other must not have it.
    """
    if node is None:
        return None
    if isinstance(node, Scalar) and node.text == AS_OF:
        return Clock(None, False, node.span)
    otherwise = node.get("otherwise") if isinstance(node, Mapping) else None
    if isinstance(node, Mapping):
        node = Mapping({key: entry for key, entry in node.entries.items() if key != "otherwise"}, node.span, node.flow)
    typed = read_term(node, scope, context, DATE, bare_path=True)
    if otherwise is not None and as_text(otherwise, context.report) not in (AS_OF, None):
        context.report.error("pack-clock-otherwise", otherwise.span)
    if not check_date(typed, node, context) or typed.type.kind is None:
        return None
    if typed.type.may_lack and otherwise is None:
        context.report.error("pack-clock-may-be-none", node.span)
    elif otherwise is not None and not typed.type.may_lack:
        context.report.error("pack-clock-never-none", otherwise.span)
    return Clock(typed.term, otherwise is not None, node.span)


def read_date_term(node: Node, scope: Scope, context: Context) -> Typed:
    """A term that must be a day; a bare word is a path."""
    typed = read_term(node, scope, context, DATE, bare_path=True)
    check_date(typed, node, context)
    return typed


def check_date(typed: Typed, node: Node, context: Context) -> bool:
    """Whether a term is a day (or was refused already)."""
    if typed.type.kind in (FactType.DATE, None):
        return True
    context.report.error("pack-wrong-type", node.span, wanted=DATE.word, given=typed.type.word)
    return False


@reads_term("days", "business_days", "months", "years")
def _date_sum(part: Part, expected: Type) -> Typed | None:
    unit, node, context = part.form.key, part.node, part.context
    amount = read_term(part.value(), part.scope, context, NUMBER, bare_path=True)
    _check_amount(amount, part.value(), context)
    directions = [key for key in ("before", "after") if key in node.entries]
    if len(directions) != 1:
        context.report.error("pack-date-sum-direction", node.span)
        return None
    base = read_date_term(part.value(directions[0]), part.scope, context)
    count = _choice(node.get("count"), COUNTS, context) or COUNTS[0]
    month_end = _choice(node.get("month_end"), MONTH_ENDS, context)
    roll = _choice(node.get("roll"), ROLLS, context)
    _check_month_end(part, base.term)
    calendar = _calendar(part)
    term = DateSum(amount.term, unit, directions[0], base.term, count, month_end, roll, calendar, part.meta)
    return Typed(term, DATE.lacking(base.type.may_lack or amount.type.may_lack))


def _check_amount(amount: Typed, node: Node, context: Context) -> None:
    whole = not isinstance(amount.term, Literal) or amount.type.kind is None or _is_whole(amount.term)
    if amount.type.kind not in (FactType.NUMBER, None) or not whole:
        context.report.error("pack-date-sum-amount", node.span)


def _is_whole(literal: Literal) -> bool:
    value = literal.value
    return not isinstance(value, str | date) and value == int(value) and value >= 0


def _check_month_end(part: Part, base: Term) -> None:
    """Months and years from a day that not every month has need a convention; nothing else may state one."""
    given = part.node.entries.get("month_end")
    safe = isinstance(base, Literal) and isinstance(base.value, date) and base.value.day <= _SAFE_DAY
    ambiguous = part.form.key in ("months", "years") and not safe
    if ambiguous and given is None:
        part.context.report.error("pack-date-sum-ambiguous", part.node.span, choices=", ".join(MONTH_ENDS))
    elif given is not None and not ambiguous:
        part.context.report.error("pack-date-sum-needless", given.key.span, key="month_end")


def _calendar(part: Part) -> str | None:
    entry, context = part.node.entries.get("calendar"), part.context
    needed = part.form.key == "business_days" or "roll" in part.node.entries
    if entry is None:
        if needed:
            missing_key(part.node, "calendar", context.report)
        return None
    if not needed:
        context.report.error("pack-date-sum-needless", entry.key.span, key="calendar")
    name = as_text(entry.value, context.report)
    if name is not None and name not in context.library.calendars:
        context.library.report_unknown("calendar", name, entry.value.span, context.library.calendars, context.report)
    elif name is not None:
        context.refer("calendar", name, entry.value.span)
    return name


def _choice(node: Node | None, known: tuple[str, ...], context: Context) -> str | None:
    return None if node is None else read_choice(node, known, context.report)


def read_choice(node: Node, known: tuple[str, ...], report: Report) -> str | None:
    """One of a few words."""
    word = as_text(node, report)
    if word is None or word in known:
        return word
    report.error("pack-unknown-choice", node.span, word=word, near=near(word, known))
    return None
