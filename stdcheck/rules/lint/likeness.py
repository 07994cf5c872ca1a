"""How much two short texts say the same: words of English without the small ones, pairs of characters of Japanese."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[a-z0-9]+")
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "a an and any are as at be been by did do does each for from had has have how if in into is it its many more "
        "much no not of on one only or other than that the their there these they this those to was were what when "
        "where whether which who whose will with would you your",
    )
)
"""Words that stand in any text."""
_ENDINGS = ("ing", "ed", "es", "s")
_SHORTEST = 4
JAPANESE = re.compile(r"[぀-ヿ㐀-䶿一-鿿々〆]")
_QUESTION_ENDS = ("ですか", "ますか", "でしょうか", "か")


def words(text: str) -> frozenset[str]:
    """The words of an English text that carry meaning, without their endings."""
    found = _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
    return frozenset(_stem(word) for word in found if word not in _SMALL)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word.removesuffix(ending)
    return word


def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a Japanese text, without signs and the particle that asks."""
    plain = "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())
    for ending in _QUESTION_ENDS:
        if plain.endswith(ending):
            plain = plain.removesuffix(ending)
            break
    return frozenset(plain[place : place + 2] for place in range(len(plain) - 1))


def contained(part: frozenset[str], whole: frozenset[str]) -> float:
    """The share of `part` that stands in `whole`; 0 where there is nothing."""
    return len(part & whole) / len(part) if part else 0.0


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """What two sets share, of all that either has; 0 where both are empty."""
    return len(one & other) / len(one | other) if one | other else 0.0


def is_japanese(text: str) -> bool:
    """Whether a text has a kana or a Chinese character."""
    return JAPANESE.search(text) is not None
