"""The words of a report in the languages asked for: chosen from `stdcheck.i18n` and from the packs, never made here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from stdcheck.facts.declarations import Fact, FactType, Text
from stdcheck.i18n import catalogue
from stdcheck.logic.results import Outcome

Language = Literal["en", "ja"]
LANGUAGES: tuple[Language, Language] = ("en", "ja")


def say(key: str, lang: Language, **args: object) -> str:
    """A text of the catalogue in one language."""
    return catalogue.message(f"report-{key}", {name: str(value) for name, value in args.items()}, lang)


def in_each(make: Callable[[Language], str]) -> dict[str, str]:
    """One text made in every language."""
    return {lang: make(lang) for lang in LANGUAGES}


def chosen(text: Text, lang: Language) -> str:
    """A text of a pack or profile in one language; a title may be written in one language only."""
    return text.get(lang) or next(iter(text.values()), "")


class Words:
    """Chooses the texts of one language, or of both, side by side where they differ."""

    def __init__(self, languages: Iterable[Language] = ("en",)) -> None:
        self.languages = tuple(languages)

    def say(self, key: str, **args: object) -> str:
        """A text of the catalogue. An argument may be a Mapping with a text for every language."""
        return self.each(lambda lang: say(key, lang, **{name: _of(value, lang) for name, value in args.items()}))

    def text(self, text: Text) -> str:
        """A text of a pack or profile."""
        return self.each(chosen, text)

    def each(self, make: Callable[..., str], *args: object) -> str:
        """`make(*args, lang)` in the languages asked for, once when they agree."""
        return " / ".join(dict.fromkeys(make(*args, lang) for lang in self.languages))


def _of(value: object, lang: Language) -> object:
    return chosen(value, lang) if isinstance(value, Mapping) else value


def value_words(value: str | None, fact: Fact | None, lang: Language) -> str:
    """A value in the user's terms: yes/no, the label of an enumeration value, `60 %`; the rest as it is."""
    if value is None:
        return say("value.unknown", lang)
    if value in ("none", "[]"):
        return say("value.none" if value == "none" else "value.empty", lang)
    kind = _scalar_type(fact)
    if kind is FactType.YES_NO and value in ("true", "false"):
        return say(f"value.{value}", lang)
    if kind is FactType.ENUM and fact is not None:
        return joined((_enum_label(fact, part, lang) for part in value.split(", ")), lang)
    if kind is FactType.PERCENT:
        return value.replace("%", " %")
    return value


def _enum_label(fact: Fact, value: str, lang: Language) -> str:
    label = fact.values.get(value)
    return chosen(label, lang) if label else value


def _scalar_type(fact: Fact | None) -> FactType | None:
    if fact is None:
        return None
    if fact.type is FactType.LIST and fact.of in set(FactType):
        return FactType(fact.of)
    return fact.type


def type_words(fact: Fact, lang: Language) -> str:
    """What kind of answer a fact takes: `date`, `list of country`."""
    if fact.of and fact.type in (FactType.LIST, FactType.REFERENCE):
        of = say(f"type.{fact.of}", lang) if fact.of in set(FactType) else fact.of
        return say(f"type.{fact.type}_of", lang, of=of)
    return say(f"type.{fact.type}", lang)


def fact_words(fact: Fact | None, name: str, lang: Language) -> str:
    """What a fact is called: its label, else its name in English and its question in Japanese."""
    if fact is not None and fact.label:
        return chosen(fact.label, lang)
    if lang == "ja" and fact is not None and fact.question.get("ja"):
        return fact.question["ja"]
    return name.replace("_", " ")


def counted(key: str, n: int, lang: Language, **args: object) -> str:
    """A text with a number in it, in the form of its own that a single one has."""
    return say(f"{key}_one" if n == 1 else key, lang, n=n, **args)


def lint_counts(counts: Mapping[str, int], lang: Language) -> str:
    """`0 errors, 1 warning, 2 notes`."""
    return joined((counted(key, counts.get(key[:-1], 0), lang) for key in ("errors", "warnings", "notes")), lang)


def joined(parts: Iterable[str], lang: Language) -> str:
    """`a, b, c`."""
    return say("comma", lang).join(parts)


def joined_or(parts: Iterable[str], lang: Language) -> str:
    """`a or b or c`."""
    return say("value.or", lang).join(parts)


def outcome_words(outcomes: Iterable[str], lang: Language) -> str:
    """Possible outcomes in running text, worst first."""
    found = set(outcomes)
    return joined((say(f"possible.{outcome}", lang) for outcome in Outcome if outcome in found), lang)


def some_of(items: Iterable[str], limit: int, lang: Language) -> str:
    """The first `limit` items, and how many there are besides."""
    every = list(items)
    rest = len(every) - limit
    return joined([*every[:limit], *([say("more", lang, n=rest)] if rest > 0 else [])], lang)
