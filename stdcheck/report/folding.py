"""Texts made alike for searching: without differences of width, case, kana and white space. Never for display."""

from __future__ import annotations

import re
import unicodedata

_KATAKANA = re.compile("[ァ-ヺヽヾ]+")
_HIRAGANA = str.maketrans(
    {chr(kana): chr(kana - 0x60) for kana in (*range(ord("ァ"), ord("ヶ") + 1), ord("ヽ"), ord("ヾ"))}
    # No hiragana of one code point: what NFKC leaves of the letter with a voiced sound mark.
    | {"ヷ": "わ\u3099", "ヸ": "ゐ\u3099", "ヹ": "ゑ\u3099", "ヺ": "を\u3099"}
)
_SPACES = re.compile(r"[^\S ]\s*| \s+")


def folded(text: str) -> str:
    """`text` after NFKC and case folding, katakana as hiragana, each run of white space as one space.

    Two texts that a reader would type for each other fold to the same; the result may be longer or shorter.
    """
    if text.isascii():
        return _SPACES.sub(" ", text.lower())
    plain = _SPACES.sub(" ", unicodedata.normalize("NFKC", text).casefold())
    return _KATAKANA.sub(lambda run: run[0].translate(_HIRAGANA), plain)
