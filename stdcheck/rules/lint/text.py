"""Texts: each language is what it says, signs are those of the language, terms are the official ones.

That both languages are there is no lint: a pack without is not read at all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import product

from stdcheck.facts.declarations import Text
from stdcheck.rules.lint.likeness import is_japanese
from stdcheck.rules.lint.subject import Found, Lint, Subject, found
from stdcheck.rules.lint.texts import Worded, texts_of

LONGEST_TITLE = 200
SHOWN = 40
_J = r"[぀-ヿ㐀-䶿一-鿿々〆]"
_HALF_WIDTH = re.compile(rf"{_J}[,;:!?]|{_J}\.(?=$|\s|{_J})|{_J}\((?!\w{{1,4}}\))|[｡-ﾟ]", re.ASCII)
"""`第302(a)項` may stand as the law writes it."""
_IN_BRACKETS = re.compile(r"\s*[（(][^（）()]*[）)]")
_INSIDE = re.compile(r"[（(]([^（）()]*)[）)]")
_STOPS = {"en": ".", "ja": "。"}


def not_japanese(subject: Subject) -> Iterator[Found]:
    """Japanese texts without a Japanese character that are not simply the English name of something."""
    for en, ja, worded in _in_both(subject):
        if en != ja and not is_japanese(ja) and not _is_name(ja):
            yield found(worded.span, text=_short(ja))


def untranslated(subject: Subject) -> Iterator[Found]:
    """Japanese texts that are the English ones; names and codes may be the same in both languages."""
    for en, ja, worded in _in_both(subject):
        if en == ja and not is_japanese(ja) and not _is_name(ja):
            yield found(worded.span, text=_short(en))


def _is_name(text: str) -> bool:
    """A name, a code or a figure: every word has a capital, a digit, or no letter."""
    return all(_looks_like_name(word) for word in text.split())


def _looks_like_name(word: str) -> bool:
    return word[:1] in "(（" or not any(char.isalpha() for char in word) or bool(re.search(r"[A-Z0-9]", word))


def japanese_in_english(subject: Subject) -> Iterator[Found]:
    """English texts with Japanese characters; the name of a source may give its own title."""
    for en, _, worded in _in_both(subject):
        if is_japanese(_IN_BRACKETS.sub("", en)):
            yield found(worded.span, text=_short(en))


def half_width(subject: Subject) -> Iterator[Found]:
    """Half-width punctuation beside Japanese characters."""
    for _, ja, worded in _in_both(subject):
        match = _HALF_WIDTH.search(ja)
        if match is not None:
            start = max(match.start() - 5, 0)
            yield found(worded.span, text=ja[start : match.end() + 5], sign=_sign(match.group()))


def _sign(found_text: str) -> str:
    return next((char for char in found_text if not is_japanese(char)), found_text)


def full_stop(subject: Subject) -> Iterator[Found]:
    """Titles that end with a full stop where most of their sort do not, and the other way round."""
    every = list(texts_of(subject))
    for sort, (language, stop) in product(("title", "note"), _STOPS.items()):
        titles = [worded for worded in every if worded.sort == sort and worded.text.get(language)]
        ending = [worded.text[language].endswith(stop) for worded in titles]
        usual = Counter(ending)[True] > len(ending) / 2
        for worded, stopped in zip(titles, ending, strict=True):
            if stopped is not usual:
                yield found(worded.span, language=language, text=_short(worded.text[language]))


def long_title(subject: Subject) -> Iterator[Found]:
    """Titles of provisions that are no titles any more."""
    for provision in subject.pack.provisions.values():
        longest = max(map(len, provision.title.values()), default=0)
        if longest > LONGEST_TITLE:
            yield found(provision.span, id=provision.id, n=str(longest), most=str(LONGEST_TITLE))


def glossary(subject: Subject) -> Iterator[Found]:
    """English terms of the glossary whose official Japanese is not in the Japanese text."""
    terms = _terms(subject)
    for en, ja, worded in _in_both(subject):
        if worded.sort == "term":
            continue
        rest = en
        for term, official in terms:
            pattern = re.compile(rf"(?<![\w-]){re.escape(term)}(?:s|es)?(?![\w-])", re.IGNORECASE)
            if not pattern.search(rest):
                continue
            rest = pattern.sub(" ", rest)
            if not any(word in ja for word in official):
                yield found(worded.span, term=term, official=official[0], text=_short(ja))


def _terms(subject: Subject) -> list[tuple[str, tuple[str, ...]]]:
    """English terms with the Japanese that counts as official, the longest first: it takes shorter ones with it."""
    terms = [(_IN_BRACKETS.sub("", text.get("en", "")), _official(text)) for text in subject.pack.glossary.values()]
    return sorted(((en, ja) for en, ja in terms if en and ja), key=lambda term: (-len(term[0]), term[0]))


def _official(text: Text) -> tuple[str, ...]:
    """The whole term, the term without its brackets, and what stands in them where it is an abbreviation."""
    ja = text.get("ja", "")
    short = [inside for inside in _INSIDE.findall(ja) if inside.isascii()]
    return tuple(dict.fromkeys(word for word in (_IN_BRACKETS.sub("", ja), ja, *short) if word))


def _in_both(subject: Subject) -> Iterator[tuple[str, str, Worded]]:
    """Texts that both languages have: English, Japanese, and the text."""
    for worded in texts_of(subject):
        en, ja = worded.text.get("en", "").strip(), worded.text.get("ja", "").strip()
        if en and ja:
            yield en, ja, worded


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


LINTS = (
    Lint("lint-ja-not-japanese", "text", "warning", not_japanese),
    Lint("lint-ja-untranslated", "text", "warning", untranslated),
    Lint("lint-en-japanese", "text", "warning", japanese_in_english),
    Lint("lint-half-width", "text", "note", half_width),
    Lint("lint-full-stop", "text", "note", full_stop),
    Lint("lint-long-title", "text", "warning", long_title),
    Lint("lint-glossary", "text", "note", glossary),
)
