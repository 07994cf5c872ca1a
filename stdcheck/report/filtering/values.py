"""What may stand behind a key: a name of a fixed set, a day, a number of days, a glob. From text to a test."""

from __future__ import annotations

import operator
import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from typing import TypeVar

from stdcheck.facts.near import Names
from stdcheck.i18n.catalogue import NOTHING_NEAR, Choices
from stdcheck.logic.results import Headline
from stdcheck.logic.values import Cause
from stdcheck.report.filtering import matching
from stdcheck.report.filtering.matching import Test
from stdcheck.report.folding import folded
from stdcheck.report.wording import LANGUAGES, Language, say

COMPARISONS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
_HYPHENS = str.maketrans("−ー", "--")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WITHIN = re.compile(r"([0-9]{1,5})d")
_DAY_TRIED = re.compile(r"([0-9]{4})(?:[^0-9]([0-9]{1,2}))?(?:[^0-9]([0-9]{1,2}))?[^0-9]?")

T = TypeVar("T")


class Unclear(Exception):
    """What cannot be understood: a code of the catalogue and what its words need. place: None for the whole term"""

    def __init__(self, code: str, place: tuple[int, int] | None = None, **args: str) -> None:
        super().__init__(code)
        self.code = code
        self.place = place
        self.args_of = args


def near(word: str, names: Iterable[str], listed: Iterable[str]) -> str:
    """The names that look like `word`, else those that are listed, for the argument `near` of a hint."""
    return ", ".join(Names(names).close(word)) or Choices(", ".join(listed))


def _glob(test: Callable[[str], Test]) -> Callable[[str, Language], Test]:
    return lambda text, lang: test(text.replace("−", "-"))


def _outcome(text: str, lang: Language) -> Test:
    """`gap`, `UNDET`, `不適合`."""
    return matching.has_outcome(_named("outcome", text, _outcomes(lang)))


@cache
def _outcomes(lang: Language) -> Mapping[str, Headline]:
    """Every name of an outcome, each once after folding: in English the ids first, in Japanese the labels."""
    ids = [(one.value, one) for one in Headline]
    labels = {
        each: [(say(f"{kind}.{one}", each), one) for kind in ("outcome", "head") for one in Headline]
        for each in LANGUAGES
    }
    ordered = [*labels["ja"], *ids, *labels["en"]] if lang == "ja" else [*ids, *labels["en"], *labels["ja"]]
    once: dict[str, tuple[str, Headline]] = {}
    for name, found in ordered:
        once.setdefault(folded(name), (name, found))
    return dict(once.values())


def _cause(text: str, lang: Language) -> Test:
    """`fact`, `judgement`."""
    return matching.has_cause(_named("cause", text, {one.value: one for one in Cause}))


def _verified(text: str, lang: Language) -> Test:
    """`yes`, `no`, `はい`, `いいえ`."""
    languages = (lang, *(each for each in LANGUAGES if each != lang))
    names = {say(f"value.{word}", each): word == "true" for each in languages for word in ("true", "false")}
    return matching.is_verified(_named("verified", text, names))


def _named(key: str, text: str, names: Mapping[str, T]) -> T:
    """What has this name, or the only thing with a name that begins so; what is suggested is a thing's first name."""
    asked = folded(text)
    first: dict[T, str] = {}
    begun: dict[T, str] = {}
    for name, found in names.items():
        known = folded(name)
        if known == asked:
            return found
        first.setdefault(found, name)
        if known.startswith(asked):
            begun.setdefault(found, name)
    if len(begun) == 1:
        return next(iter(begun))
    if begun:
        raise Unclear("filter-several", key=key, value=text, near=", ".join(begun.values()))
    raise Unclear("filter-value", key=key, value=text, near=near(text, names, first.values()))


def _due(text: str, lang: Language) -> Test:
    """`none`, `なし`, `30d`."""
    asked = folded(text)
    if asked in {folded(say("value.none", each)) for each in LANGUAGES}:
        return matching.has_no_due
    days = _WITHIN.fullmatch(asked)
    if days is None:
        day = _day_meant(asked.translate(_HYPHENS))
        raise Unclear("filter-due", value=text, near=day if day == NOTHING_NEAR else f"due<={day}")
    return matching.is_due_within(int(days[1]))


def compared(sign: str, text: str) -> Test:
    """The test of a day behind `<`, `<=`, `>` or `>=`; raises Unclear."""
    day = day_of(text)
    if day is None:
        raise Unclear("filter-day", value=text, near=_day_meant(_plain(text)))
    return matching.is_due(COMPARISONS[sign], day)


def day_of(text: str) -> date | None:
    """A day written `2027-04-01`, also with the digits and hyphens of an input method for Japanese; else None."""
    asked = _plain(text)
    try:
        return date.fromisoformat(asked) if _DAY.fullmatch(asked) else None
    except ValueError:
        return None


def _plain(text: str) -> str:
    return folded(text).translate(_HYPHENS)


def _day_meant(text: str) -> str:
    """The day that a year, a month and a day written otherwise come nearest to, else NOTHING_NEAR."""
    tried = _DAY_TRIED.fullmatch(text)
    if tried is None or not int(tried[1]):
        return NOTHING_NEAR
    year, month = int(tried[1]), min(max(int(tried[2] or 1), 1), 12)
    return date(year, month, min(max(int(tried[3] or 1), 1), monthrange(year, month)[1])).isoformat()


VALUES: Mapping[str, Callable[[str, Language], Test]] = {
    "outcome": _outcome,
    "pack": _glob(matching.of_pack),
    "rule": _glob(matching.of_rule),
    "fact": _glob(matching.of_fact),
    "subject": _glob(matching.of_subject),
    "due": _due,
    "cause": _cause,
    "verified": _verified,
}
"""What a value behind a key and a colon asks for; each raises Unclear. The language is that of suggested names."""
