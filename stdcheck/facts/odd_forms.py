"""Numbers and dates that other programs read in another way, or not at all: which form, and what was probably meant.

Only for scalars that are already refused; nothing here accepts anything.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from fractions import Fraction

Diagnosis = tuple[str, str | None]
"""The code of the problem, and what to write instead, always there where the words of the code name it."""

_SIGNED_DIGITS = re.compile(r"[-+]?[0-9.]+")
_GREATEST_EXPONENT = 15


def _without(*characters: str) -> Callable[[str], str]:
    """Take characters out, and a plus sign and leading zeros with them."""

    def clean(text: str) -> str:
        for character in characters:
            text = text.replace(character, "")
        return _plain(text)

    return clean


def _plain(text: str) -> str:
    """A number of digits and points in the form we accept."""
    sign = "-" if text.startswith("-") else ""
    whole, _, part = text.lstrip("+-").partition(".")
    return sign + (whole.lstrip("0") or "0") + (f".{part}" if part else "")


def _expanded(text: str) -> str | None:
    """A number with an exponent, written out."""
    mantissa, _, exponent = text.lower().partition("e")
    if abs(int(exponent)) > _GREATEST_EXPONENT:
        return None
    value = Fraction(mantissa) * Fraction(10) ** int(exponent)
    digits = _GREATEST_EXPONENT + len(mantissa)
    scaled = value * 10**digits
    return None if scaled.denominator != 1 else _decimal(scaled.numerator, digits)


def _decimal(scaled: int, digits: int) -> str:
    """`scaled` / 10 ** `digits` as a decimal number without idle zeros."""
    sign = "-" if scaled < 0 else ""
    text = str(abs(scaled)).rjust(digits + 1, "0")
    part = text[-digits:].rstrip("0")
    return sign + text[:-digits] + (f".{part}" if part else "")


_NUMBERS: tuple[tuple[re.Pattern[str], str, Callable[[str], str | None] | None], ...] = (
    (re.compile(r"[-+]?[0-9][0-9_]*_[0-9_]*(\.[0-9_]*)?"), "value-number-underscore", _without("_")),
    (re.compile(r"[-+]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?"), "value-number-separator", _without(",")),
    (re.compile(r"[-+]?[0-9]+(:[0-9]{1,2})+(\.[0-9]*)?"), "value-number-sexagesimal", None),
    (re.compile(r"[-+]?0[xob][0-9a-fA-F]+"), "value-number-base", None),
    (re.compile(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)[eE][-+]?[0-9]{1,3}"), "value-number-exponent", _expanded),
    (re.compile(r"[-+]?0[0-9]+(\.[0-9]+)?"), "value-number-leading-zero", _plain),
    (re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"), "value-number-special", None),
    (re.compile(r"[-+]?([0-9]+\.|\.[0-9]+|[0-9]+\.[0-9]+|[0-9]+)"), "value-number-point", _plain),
    (re.compile(r"-?[0-9]+(\.[0-9]+)? ?%"), "value-number-percent", None),
)


def odd_number(text: str) -> Diagnosis:
    """What is odd about a text that is no number of ours."""
    if not text.isascii():
        folded = unicodedata.normalize("NFKC", text).replace("−", "-")
        if folded.isascii() and _SIGNED_DIGITS.fullmatch(folded):
            return "value-number-width", _plain(folded)
        return "value-number", None
    for pattern, code, proposal in _NUMBERS:
        if pattern.fullmatch(text):
            if proposal is None:
                return code, None
            instead = proposal(text)
            return (code, instead) if instead else ("value-number", None)
    return "value-number", None


_DAY_TIME = re.compile(r"([0-9]{4}-[0-9]{1,2}-[0-9]{1,2})(?:[Tt]|[ \t]+)[0-9]{1,2}:.*")
_LIKELY_DAY = re.compile(r"([0-9]{4})(?:[-/.]|年)([0-9]{1,2})(?:[-/.]|月)([0-9]{1,2})日?")
_LIKELY_MONTH = re.compile(r"([0-9]{4})(?:[-/.]|年)([0-9]{1,2})月?")
_EIGHT_DIGITS = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_OUR_SHAPE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_SHORT_YEAR = re.compile(r"[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}")


def odd_date(text: str) -> Diagnosis:
    """What is odd about a text that is no date of ours."""
    folded = unicodedata.normalize("NFKC", text)
    timed = _DAY_TIME.fullmatch(folded)
    if timed:
        day = _day(timed.group(1))
        return ("value-date-time", day) if day else ("value-no-such-day", None)
    if _OUR_SHAPE.fullmatch(text):
        return "value-no-such-day", None
    if _SHORT_YEAR.fullmatch(folded):
        return "value-date-short-year", None
    likely = _day(folded)
    return ("value-date-form", likely) if likely else ("value-date", None)


def _day(text: str) -> str | None:
    """A day or month written year first, in our form; None when it is none, or none that exists."""
    found = _LIKELY_DAY.fullmatch(text) or _EIGHT_DIGITS.fullmatch(text)
    month_only = None if found else _LIKELY_MONTH.fullmatch(text)
    match = found or month_only
    if match is None:
        return None
    parts = [int(part) for part in match.groups()]
    try:
        day = date(parts[0], parts[1], parts[2] if found else 1)
    except ValueError:
        return None
    return day.isoformat() if found else day.isoformat()[:7]
