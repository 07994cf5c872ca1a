"""What a verdict says in one line: its possible values, and how far it is settled."""

from __future__ import annotations

from collections.abc import Sequence

from stdcheck.facts.declarations import Text
from stdcheck.report.wording import Language, counted, joined_or, say

MOST_VALUES = 3
"""Possible values that are spelled out where there is room for one line."""

Possible = Sequence[tuple[str, Text]]
"""(value, title), worst first."""


def verdict_words(possible: Possible, lang: Language) -> str:
    """The possible values; of many the worst and the best."""
    if len(possible) <= MOST_VALUES:
        return all_verdict_words(possible, lang)
    worst, best = (title.get(lang, value).upper() for value, title in (possible[0], possible[-1]))
    return say("verdict.between", lang, worst=worst, best=best, n=len(possible))


def all_verdict_words(possible: Possible, lang: Language) -> str:
    """Every possible value; in capitals where a script has them."""
    return joined_or((title.get(lang, value).upper() for value, title in possible), lang)


def state_words(firm: bool, missing: int, lang: Language) -> str:
    """How far a verdict is settled that so many facts are missing for; empty where nothing is missing."""
    if firm:
        return counted("verdict.firm_missing", missing, lang) if missing else ""
    return counted("verdict.open", missing, lang)
