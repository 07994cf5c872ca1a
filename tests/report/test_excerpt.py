"""Diagnostics as text: the mark stands under its place at every width, and nothing of a file acts on the terminal."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcheck.report.cells import head, visible, width
from stdcheck.report.excerpt import excerpt, render, render_problem
from stdcheck.source.problems import Problem
from stdcheck.source.spans import Position, Span


def span(line: int, start: int, end: int | None = None, path: str = "f.yaml", end_line: int | None = None) -> Span:
    return Span(path, Position(line, start), Position(end_line or line, start + 1 if end is None else end))


def test_a_problem_with_a_related_place_in_another_file() -> None:
    problem = Problem(
        "yaml-duplicate-key",
        span(12, 3, 6),
        {"key": "tcu"},
        (("yaml-first-written-here", span(103, 5, 8, "registers/r.yaml")),),
    )
    texts = {"f.yaml": ["", *["x"] * 10, "  tcu: 1"], "registers/r.yaml": [*["x"] * 102, "    tcu: 2"]}
    assert render_problem(problem, texts) == (
        'error[yaml-duplicate-key] The key "tcu" is written twice in the same mapping\n'
        "  --> f.yaml:12:3\n"
        " 12 |   tcu: 1\n"
        "    |   ^^^\n"
        "  --> registers/r.yaml:103:5  first written here\n"
        "103 |     tcu: 2\n"
        "    |     ---\n"
        "hint: Keep one of the two, or give the second one another name."
    )


def test_japanese() -> None:
    problem = Problem("yaml-tab", span(1, 1, 2))
    assert render_problem(problem, {"f.yaml": ["\tタブ"]}, lang="ja") == (
        "error[yaml-tab] 字下げにタブが使われています\n"
        "  --> f.yaml:1:1\n"
        " 1 |     タブ\n"
        "   | ^^^^\n"
        "ヒント: 字下げには半角空白だけを使ってください。ほかの構文エラーは、タブを直したあとに表示されます。"
    )


def test_a_file_that_was_not_read_has_no_line() -> None:
    text = render_problem(Problem("yaml-no-such-file", span(1, 1, 1)), {})
    assert text.splitlines()[1] == "  --> f.yaml"
    assert "|" not in text


@pytest.mark.parametrize(
    ("line", "start", "end", "marked"),
    [
        ("日本: 東京", 5, 7, "      ^^^^"),
        ("か\u3099: x", 5, 6, "    ^"),
        ("\ta: b", 2, 3, "    ^"),
        ("ab\tc: d", 4, 5, "    ^"),
        ("a: \x1b[0m", 4, 5, "   ^^^^"),
        ("a:", 3, 3, "  ^"),
        ("a: §x", 5, 6, "    ^"),
    ],
)
def test_the_mark_stands_under_its_place(line: str, start: int, end: int, marked: str) -> None:
    assert excerpt([line], span(1, start, end), 80)[1] == "   | " + marked


def test_of_several_lines_the_first_is_shown() -> None:
    assert excerpt(["a: [1,  ", "2]"], span(1, 4, 2, end_line=2), 80) == [" 1 | a: [1,", "   |    ^^^"]


def test_a_long_line_is_shown_around_the_place() -> None:
    line = "x" * 500 + "HERE" + "y" * 500
    shown, marked = excerpt([line], span(1, 501, 505), 60)
    assert width(shown) == 60
    assert shown[marked.index("^") : marked.rindex("^") + 1] == "HERE"
    assert shown.startswith(" 1 | ...x") and shown.endswith("y...")


@given(
    st.text(st.one_of(st.sampled_from("ab :\t日本か\u3099\x1b"), st.characters()), max_size=300),
    st.data(),
    st.integers(50, 200),
)
def test_every_line_at_every_width(line: str, data: st.DataObject, cells: int) -> None:
    line = line.replace("\n", "").replace("\r", "")
    start = data.draw(st.integers(1, len(line) + 1))
    end = data.draw(st.integers(start, len(line) + 1))
    shown, marked = excerpt([line], span(1, start, end), cells)
    assert width(shown) <= cells and width(marked) <= cells
    assert not {unicodedata.category(c) for c in shown + marked} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    if start <= len(line) and not line[start - 1].isspace() and not unicodedata.combining(line[start - 1]):
        before = head(shown, marked.index("^"))
        assert shown[len(before) :].lstrip("\u0300").startswith(visible(line[start - 1]))


@pytest.mark.parametrize("cells", [50, 80, 120, 200])
@pytest.mark.parametrize("lang", ["en", "ja"])
def test_only_a_path_may_be_wider_than_the_screen(cells: int, lang: str) -> None:
    problem = Problem(
        "yaml-duplicate-key",
        span(1, 200, 260),
        {"key": "長いキー" * 40},
        (("yaml-first-written-here", span(1, 1, 3, "folder/" * 40 + "f.yaml")),),
    )
    text = render_problem(
        problem, {"f.yaml": ["あ" * 400], "folder/" * 40 + "f.yaml": ["a" * 999]}, lang=lang, cells=cells
    )
    assert [line for line in text.splitlines() if width(line) > cells and "folder/" not in line] == []


def test_no_escape_sequence_reaches_the_terminal() -> None:
    evil = "\x1b]0;x\x07\u202e"
    problem = Problem("yaml-duplicate-key", span(1, 1, 3, evil), {"key": evil})
    for text in (
        render_problem(problem, {evil: [evil]}),
        render("note[x]", evil, span(1, 1, 2), {"f.yaml": [evil]}, hint=evil, related=[("here", span(1, 1, 2, evil))]),
    ):
        assert not {unicodedata.category(c) for c in text if c != "\n"} & {"Cc", "Cf"}
        assert "\\x1b]0;x\\x07\\u202e" in text


@pytest.mark.parametrize("line", ["x" * 5_000_000, "あ" * 1_600_000, "\t" * 5_000_000, "e" + "\u0301" * 2_000_000])
@pytest.mark.parametrize("place", [0.0, 0.5, 1.0])
def test_a_line_of_megabytes_is_shown_at_once(line: str, place: float) -> None:
    start = time.process_time()
    column = int(len(line) * place) + 1
    shown, marked = excerpt([line], span(1, column, len(line) + 1), 100)
    assert time.process_time() - start < 0.5
    assert len(shown) < 2000 and "^" in marked
