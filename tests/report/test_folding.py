"""Texts made alike for searching."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcheck.report.folding import folded


def katakana(text: str) -> str:
    return "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("ｶﾞﾗｽ ヴヷ", "がらす ゔわ\u3099"),
        ("ＡＢｃ\u3000\u3000ß", "abc ss"),
        ("a \n b\tc", "a b c"),
        ("コーヒー", "こーひー"),
    ],
)
def test_folded(text: str, plain: str) -> None:
    assert folded(text) == plain


@given(st.text())
def test_folding_takes_all_spellings_to_one(text: str) -> None:
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert folded(unicodedata.normalize(form, text)) == folded(text)
    assert folded(katakana(text)) == folded(text)
