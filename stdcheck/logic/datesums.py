"""Days so many days, business days, months or years from another, by the conventions that a pack states."""

from __future__ import annotations

import calendar as months_of
from dataclasses import dataclass
from datetime import date, timedelta

from stdcheck.rules.model import Calendar


@dataclass(frozen=True, slots=True)
class Convention:
    """How a day sum counts.

    unit: days | business_days | months | years; sign: 1 after, -1 before
    from_that_day: the first day counted is the day itself (a period that starts with it), not the next day
    month_end: where the month has no such day, the last one counts or the day after it; None: cannot happen
    """

    unit: str
    sign: int
    from_that_day: bool
    month_end: str | None
    roll: bool
    calendar: Calendar | None


class AmbiguousDay(Exception):
    """The month has no such day and the pack does not say what then counts."""


def shift(day: date, amount: int, how: Convention) -> date | None:
    """The day that lies `amount` units from `day`; None beyond what the calendar (or the era) covers.

    Raises AmbiguousDay.
    """
    try:
        moved = _moved(day, amount, how)
        return _rolled(moved, how.calendar) if how.roll and moved is not None else moved
    except OverflowError:
        return None


def is_too_early(day: date, amount: int, how: Convention) -> bool:
    """Of a day that cannot be moved so far: whether that leads before what is covered, and not beyond it."""
    period = how.calendar.period if how.calendar is not None else None
    if period is not None and not period.contains(day):
        return period.start is not None and day < period.start
    return how.sign * amount < 0


def _moved(day: date, amount: int, how: Convention) -> date | None:
    if how.unit == "days":
        return day + timedelta(how.sign * (amount - how.from_that_day))
    if how.unit == "business_days":
        return _business(day, amount, how)
    months = amount * (12 if how.unit == "years" else 1) * how.sign
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    last = months_of.monthrange(year, month + 1)[1]
    if day.day <= last:
        moved = date(year, month + 1, day.day)
    elif how.month_end is None:
        raise AmbiguousDay
    else:
        moved = date(year, month + 1, last) + timedelta(how.month_end == "next-day")
        if how.month_end == "last-day" and how.sign > 0:
            return moved  # the period ends with the month, whichever day is the first
    return moved - timedelta(how.sign) if how.from_that_day else moved


def _business(day: date, amount: int, how: Convention) -> date | None:
    """Count business days; the day itself only when it is one and the count starts from it."""
    moved = day
    if how.from_that_day and not _covered(day, how.calendar):
        return None
    left = amount - (how.from_that_day and is_business_day(day, how.calendar))
    step, left = (how.sign, left) if left > 0 else (-how.sign, -left)
    while left > 0:
        moved += timedelta(step)
        if not _covered(moved, how.calendar):
            return None
        left -= is_business_day(moved, how.calendar)
    return moved


def _rolled(day: date, calendar: Calendar | None) -> date | None:
    """The first business day on or after a day."""
    while _covered(day, calendar):
        if is_business_day(day, calendar):
            return day
        day += timedelta(1)
    return None


def _covered(day: date, calendar: Calendar | None) -> bool:
    return calendar is None or calendar.period.contains(day)


def is_business_day(day: date, calendar: Calendar | None) -> bool:
    """Whether the calendar calls the day a business day."""
    if calendar is None:
        return day.weekday() < 5
    return day.weekday() not in calendar.weekend and day not in calendar.holidays
