"""Reading one scalar by its declared type, exactly: numbers are fractions, never binary floats.

The source keeps scalars as text, so the type decides what `NO`, `010` or `2027-01` means. Each reader reports what is
wrong and answers None. The rules stage reads its literals with the same functions. Ranges and amounts: `amounts.py`.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Collection
from datetime import date
from fractions import Fraction

from stdcheck.facts.countries import COUNTRIES, likely_country
from stdcheck.facts.near import near
from stdcheck.facts.odd_forms import odd_date, odd_number
from stdcheck.facts.shapes import Report, nfc, shown
from stdcheck.facts.values import Range
from stdcheck.source.nodes import Node, Scalar

NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
PERCENT = re.compile(r"(-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?) ?%")
FRACTION = re.compile(r"(-?(?:0|[1-9][0-9]*))/([1-9][0-9]*)")
YEAR = re.compile(r"[1-9][0-9]{3}")
DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
LONGEST_NUMBER = 40
"""Characters of a number; longer ones are refused, exact arithmetic on them would have no end."""

_YES_NO_WORDS = {
    **dict.fromkeys(("true", "yes", "y", "on", "1", "はい", "有", "○"), "true"),
    **dict.fromkeys(("false", "no", "n", "off", "0", "いいえ", "無", "×"), "false"),
}


def scalar(node: Node, type_: str, report: Report) -> Scalar | None:
    """`node` as a scalar that is not blank."""
    if not isinstance(node, Scalar):
        report.error("value-scalar-expected", node.span, type=type_)
        return None
    if node.is_null:
        report.error("value-blank", node.span, type=type_)
        return None
    return node


def unquoted(node: Node, type_: str, report: Report) -> str | None:
    """The text of a scalar without quotes."""
    found = scalar(node, type_, report)
    if found is None:
        return None
    if found.style != "plain":
        report.error("value-quoted", found.span, type=type_, text=shown(found.text))
        return None
    return found.text


def read_yes_no(node: Node, report: Report) -> bool | None:
    """`true` or `false`."""
    text = unquoted(node, "yes_no", report)
    if text is None or text in ("true", "false"):
        return None if text is None else text == "true"
    proposal = _YES_NO_WORDS.get(unicodedata.normalize("NFKC", text).casefold())
    if proposal:
        report.error("value-yes-no-word", node.span, text=shown(text), proposal=proposal)
    else:
        report.error("value-yes-no", node.span, text=shown(text))
    return None


def read_text(node: Node, report: Report) -> str | None:
    """Any scalar, as text in composed form; quotes make no difference."""
    found = scalar(node, "text", report)
    if found is None:
        return None
    if not found.text.strip():
        report.error("value-empty-text", found.span)
        return None
    return nfc(found.text)


def read_number(node: Node, report: Report, *, may_be_negative: bool = False) -> Fraction | None:
    """A decimal number (`12`, `-3.5`)."""
    text = unquoted(node, "number", report)
    if text is None:
        return None
    if len(text) > LONGEST_NUMBER:
        report.error("value-number-long", node.span, longest=str(LONGEST_NUMBER))
        return None
    if not NUMBER.fullmatch(text):
        _refuse(node, text, odd_number(text), report)
        return None
    return _signed(node, Fraction(text), text, may_be_negative, report)


def read_percent(node: Node, report: Report, *, may_be_negative: bool = False) -> Fraction | None:
    """A percentage (`60%`, `33.4%`) or a fraction (`1/3`), as a fraction of 1; 0 to 100 % unless it may be negative."""
    text = unquoted(node, "percent", report)
    if text is None:
        return None
    if len(text) > 2 * LONGEST_NUMBER:
        report.error("value-number-long", node.span, longest=str(LONGEST_NUMBER))
        return None
    percent, fraction = PERCENT.fullmatch(text), FRACTION.fullmatch(text)
    if percent:
        value = Fraction(percent.group(1)) / 100
    elif fraction:
        value = Fraction(int(fraction.group(1)), int(fraction.group(2)))
    else:
        _refuse_percent(node, text, report)
        return None
    if may_be_negative or 0 <= value <= 1:
        return value
    report.error("value-percent-range", node.span, text=text)
    return None


def read_year(node: Node, report: Report) -> int | None:
    """Four digits."""
    text = unquoted(node, "year", report)
    if text is None:
        return None
    if not YEAR.fullmatch(text):
        report.error("value-year", node.span, text=shown(text))
        return None
    return int(text)


def read_date(node: Node, report: Report) -> date | Range | None:
    """A day `YYYY-MM-DD`; a month or a year is the range of its days."""
    text = unquoted(node, "date", report)
    if text is None:
        return None
    match = DAY.fullmatch(text)
    value = _days(match) if match else None
    if value is None:
        _refuse(node, text, odd_date(text), report)
    return value


def read_day(node: Node, report: Report) -> date | None:
    """A whole day `YYYY-MM-DD`, where a month or a year is not enough."""
    value = read_date(node, report)
    if isinstance(value, Range):
        assert isinstance(node, Scalar)
        report.error("value-date-partial", node.span, text=node.text)
        return None
    return value


def read_country(node: Node, report: Report) -> str | None:
    """Two capital letters of ISO 3166-1; `NO` is Norway."""
    found = scalar(node, "country", report)
    if found is None or found.text in COUNTRIES:
        return None if found is None else found.text
    proposal = likely_country(found.text)
    if proposal:
        report.error("value-country-form", node.span, text=shown(found.text), proposal=proposal)
    else:
        report.error("value-country", node.span, text=shown(found.text))
    return None


def read_enum(node: Node, values: Collection[str], report: Report) -> str | None:
    """One of the declared values."""
    found = scalar(node, "enum", report)
    if found is None or found.text in values:
        return None if found is None else found.text
    report.error("value-enum", node.span, text=shown(found.text), near=near(found.text, values))
    return None


def _days(match: re.Match[str]) -> date | Range | None:
    """The day, or the days of the month or year; None when there is no such day."""
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        if day is not None and month is not None:
            return date(year, month, day)
        first = date(year, month or 1, 1)
        last_month = month or 12
        return Range(first, date(year, last_month, calendar.monthrange(year, last_month)[1]))
    except ValueError:
        return None


def _signed(node: Node, value: Fraction, text: str, may_be_negative: bool, report: Report) -> Fraction | None:
    """The value, unless it is below zero and may not be."""
    if value < 0 and not may_be_negative:
        report.error("value-negative", node.span, text=text)
        return None
    return value


def _refuse(node: Node, text: str, diagnosis: tuple[str, str | None], report: Report) -> None:
    """Report an odd form with what to write instead; without a proposal the message of the type itself says it."""
    code, proposal = diagnosis
    report.error(code, node.span, text=shown(text), **({"proposal": proposal} if proposal else {}))


def _refuse_percent(node: Node, text: str, report: Report) -> None:
    """A bare number needs its sign; a number that is odd as well is told so first."""
    folded = unicodedata.normalize("NFKC", text).strip()
    number = folded.rstrip("%").rstrip()
    if text.isascii() and not text.endswith("%") and NUMBER.fullmatch(text):
        report.error("value-percent-sign", node.span, text=text)
    elif NUMBER.fullmatch(number) and not text.isascii():
        report.error("value-number-width", node.span, text=shown(text), proposal=f"{number}%")
    else:
        report.error("value-percent", node.span, text=shown(text))
