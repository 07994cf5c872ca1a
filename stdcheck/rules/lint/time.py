"""Time: what is dated must say from when, on which day it is read, and leave no day to two answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from stdcheck.rules.lint.subject import Found, Lint, Subject, found
from stdcheck.rules.model import DatedValue, ListRow, Parameter, Period
from stdcheck.source.spans import Span

ONE_DAY = timedelta(1)


def no_in_force(subject: Subject) -> Iterator[Found]:
    """Rules that do not say since when they apply."""
    for rule in subject.pack.rules.values():
        if not rule.is_exception and (rule.in_force is None or rule.in_force.start is None):
            yield found(rule.meta.span, rule=rule.id)


def no_clock(subject: Subject) -> Iterator[Found]:
    """Dated rules that do not say on which day the law is read: it is then the as-of day."""
    for rule in subject.pack.rules.values():
        if not rule.is_exception and rule.in_force is not None and rule.clock is None:
            yield found(rule.meta.span, rule=rule.id)


def overlap(subject: Subject) -> Iterator[Found]:
    """Rows of a parameter, or rows of one code of a list, that claim the same day."""
    for parameter in subject.pack.parameters.values():
        yield from _overlaps(parameter.id, parameter.values, parameter.meta.span)
    for dated in subject.pack.lists.values():
        by_code: dict[str, list[ListRow]] = {}
        for row in dated.rows:
            by_code.setdefault(row.code, []).append(row)
        for code, rows in by_code.items():
            ordered = tuple(sorted(rows, key=lambda row: row.period.start or date.min))
            yield from _overlaps(f"{dated.id} {code}", ordered, dated.meta.span)


def _overlaps(name: str, rows: Sequence[DatedValue | ListRow], span: Span) -> Iterator[Found]:
    for earlier, later in pairwise(rows):
        if earlier.period.end is None or later.period.start is None or later.period.start <= earlier.period.end:
            day = "-" if later.period.start is None else later.period.start.isoformat()
            yield found(later.span or span, ("lint-at-first", earlier.span or span), name=name, day=day)


def gap(subject: Subject) -> Iterator[Found]:
    """Days between (or after) the rows of a parameter on which the law has no value."""
    for parameter in subject.pack.parameters.values():
        yield from _gaps(parameter, subject.pack.law_as_of)


def _gaps(parameter: Parameter, law_as_of: date) -> Iterator[Found]:
    rows, span = parameter.values, parameter.meta.span
    for earlier, later in pairwise(rows):
        end, start = earlier.period.end, later.period.start
        if end is not None and start is not None and start > end + ONE_DAY:
            missing = Period(end + ONE_DAY, start - ONE_DAY)
            yield found(later.span or span, name=parameter.id, **_days(missing))
    last = rows[-1].period.end if rows else None
    if last is not None and last < law_as_of:
        yield found(rows[-1].span or span, name=parameter.id, **_days(Period(last + ONE_DAY, law_as_of)))


def _days(period: Period) -> dict[str, str]:
    start, end = period.start, period.end
    return {"start": "" if start is None else start.isoformat(), "end": "" if end is None else end.isoformat()}


LINTS = (
    Lint("lint-no-in-force", "time", "warning", no_in_force),
    Lint("lint-no-clock", "time", "warning", no_clock),
    Lint("lint-overlap", "time", "error", overlap),
    Lint("lint-gap", "time", "warning", gap),
)
