"""Widths in cells, and texts cut and wrapped by them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcheck.report.cells import cut, fit, head, visible, width, wrap, wrap_path

texts = st.text(
    st.one_of(st.sampled_from("ab 　あ漢、。）「（"), st.characters(exclude_categories=["Cs"])), max_size=60
)


@pytest.mark.parametrize(
    ("text", "cells"),
    [("abc", 3), ("日本", 4), ("ｱ", 1), ("Ａ", 2), ("か\u3099", 2), ("e\u0301", 1), ("§★①…", 4), ("😀", 2), ("각", 2)],
)
def test_width(text: str, cells: int) -> None:
    assert width(text) == cells


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m", "\\x1b[31m"),
        ("\0\t\n\r\x7f", "\\x00\\t\\n\\r\\x7f"),
        ("\x9b", "\\x9b"),
        ("\u202e\u2066", "\\u202e\\u2066"),
        ("\u200b\ufeff", "\\u200b\\ufeff"),
        ("\u2028", "\\u2028"),
        ("\xa0", "\\xa0"),
        ("\U000e0041", "\\U000e0041"),
        ("\ud800", "\\ud800"),
        ("日本　語 か\u3099 é", "日本　語 か\u3099 é"),
    ],
)
def test_hidden_characters_are_made_visible(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert visible(shown) == shown


@given(texts)
def test_nothing_visible_controls_a_terminal(text: str) -> None:
    assert not {unicodedata.category(c) for c in visible(text)} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@given(texts, st.integers(0, 40))
def test_fit_is_exact_and_head_and_cut_are_beginnings(text: str, cells: int) -> None:
    assert width(fit(text, cells)) == cells
    assert text.startswith(head(text, cells)) and width(head(text, cells)) <= cells
    shown = cut(text, cells)
    assert shown == text or (width(shown) <= cells and text.startswith(shown.removesuffix("...")))


def test_cut_shows_that_it_cut() -> None:
    assert cut("abcdef", 5) == "ab..."
    assert cut("日本語", 5) == "日..."
    assert cut("日本語", 6) == "日本語"


def test_cut_does_not_look_at_megabytes_of_marks() -> None:
    assert len(cut("e" + "\u0301" * 3_000_000, 10)) < 100


@given(texts, st.integers(2, 40))
def test_wrap_keeps_the_text_and_the_width(text: str, cells: int) -> None:
    lines = wrap(text, cells)
    assert all(width(line) <= cells for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace("\n", "").replace(" ", "")


@given(
    st.lists(st.sampled_from(["あ", "値、", "「漢」", "（ab）。", "ab ", "語っ", "x。"]), max_size=30),
    st.integers(12, 40),
)
def test_no_line_begins_with_closing_or_ends_with_opening_punctuation(words: list[str], cells: int) -> None:
    lines = wrap("".join(words), cells)
    assert [line for line in lines if line[:1] in set("、。）」っ") or line[-1:] in set("（「")] == []


def test_wrap_breaks_japanese_between_characters_and_latin_between_words() -> None:
    assert wrap("この行は、前後に対応していません（「例」）。", 20) == [
        "この行は、前後に対応",
        "していません",
        "（「例」）。",
    ]
    assert wrap("Put the text in quotes, please", 12) == ["Put the text", "in quotes,", "please"]
    assert wrap("値が true です", 9) == ["値が true", "です"]
    assert wrap("a" * 25, 10) == ["a" * 10, "a" * 10, "a" * 5]
    assert wrap("one\ntwo", 10) == ["one", "two"]


@pytest.mark.parametrize(
    ("path", "cells", "lines"),
    [
        ("a/b.yaml", 20, ["a/b.yaml"]),
        ("profiles/shipments/repair-parts.yaml", 20, ["profiles/shipments/", "repair-parts.yaml"]),
        ("in/repair-parts-of-the-year.yaml", 14, ["in/repair-", "parts-of-the-", "year.yaml"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("", 5, [""]),
    ],
)
def test_a_path_breaks_at_its_folders_then_at_its_hyphens(path: str, cells: int, lines: list[str]) -> None:
    assert wrap_path(path, cells) == lines


@given(st.text("ab/-_漢", max_size=40), st.integers(2, 12))
def test_a_wrapped_path_is_whole_and_fits(path: str, cells: int) -> None:
    lines = wrap_path(path, cells)
    assert "".join(lines) == path
    assert all(width(line) <= cells for line in lines)


def test_no_line_of_japanese_ends_with_a_latin_opening_bracket() -> None:
    assert wrap("漢字 [法令 三]", 6) == ["漢字", "[法令", "三]"]
