"""What the reader keeps of a text: words as written, places, styles; and what it does with files."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from stdcheck.source import limits
from stdcheck.source.events import HAS_LIBYAML
from stdcheck.source.nodes import Document, Mapping, Node, Scalar, Sequence
from stdcheck.source.reader import read_document, read_file

PARSERS = [pytest.param(False, marks=pytest.mark.skipif(not HAS_LIBYAML, reason="no libyaml")), True]


@pytest.fixture(params=PARSERS, ids=["libyaml", "pure"])
def pure(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def read(text: str | bytes, pure: bool = False) -> Document:
    data = text.encode() if isinstance(text, str) else text
    return read_document(data, "f.yaml", pure=pure)


def at(document: Document, *route: str | int) -> Node:
    node: Node | None = document.root
    for step in route:
        if isinstance(node, Mapping) and isinstance(step, str):
            node = node.get(step)
        elif isinstance(node, Sequence) and isinstance(step, int):
            node = node.items[step]
    assert node is not None
    return node


def place(node: Node) -> tuple[int, int, int, int]:
    return node.span.start.line, node.span.start.column, node.span.end.line, node.span.end.column


def codes(document: Document) -> list[str]:
    return [problem.code for problem in document.problems]


@pytest.mark.parametrize(
    "word", ["NO", "on", "y", "010", "1_000", "12:30", "1e3", "1.10", "2027-13-01", "=", ".inf", "0x1F", "１２"]
)
def test_plain_words_stay_text_as_value_and_as_key(word: str, pure: bool) -> None:
    document = read(f"{word}: {word}\n", pure)
    assert codes(document) == []
    value = at(document, word)
    assert isinstance(value, Scalar)
    assert (value.text, value.style) == (word, "plain")


def test_every_style_is_kept(pure: bool) -> None:
    document = read("- a\n- 'a'\n- \"a\"\n- |\n  a\n- >\n  a\n", pure)
    root = document.root
    assert isinstance(root, Sequence)
    styles = [item.style for item in root.items if isinstance(item, Scalar)]
    assert styles == ["plain", "single", "double", "literal", "folded"]


@pytest.mark.parametrize("word", ["", "~", "null", "Null", "NULL"])
def test_null_words_are_null_only_without_quotes(word: str, pure: bool) -> None:
    document = read(f"a: {word}\nb: '{word}'\n", pure)
    plain, quoted = at(document, "a"), at(document, "b")
    assert isinstance(plain, Scalar) and plain.is_null
    assert isinstance(quoted, Scalar) and not quoted.is_null


def test_letters_are_not_normalised(pure: bool) -> None:
    decomposed = "か\u3099"
    assert list(at(read(f"{decomposed}: 1\n", pure)).entries) == [decomposed]  # type: ignore[union-attr]


def test_columns_count_code_points(pure: bool) -> None:
    document = read("名前: {日本: 東京, 😀: b}\n", pure)
    assert place(at(document, "名前", "日本")) == (1, 10, 1, 12)
    assert place(at(document, "名前", "😀")) == (1, 17, 1, 18)


COMMENTED = """\
# first
a:      # of a
  - x   # of x

  # between
  - y: 1
    z:

# behind
b: "two
  lines"
c: |
  text

  more


d: >+
  kept

e: {f: [1, 2],
    g: }
? h
i:
- j
-
# end
"""


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["bare", "bom"])
def test_spans_end_where_the_value_ends(ends: str, mark: str, pure: bool) -> None:
    document = read(mark + COMMENTED.replace("\n", ends), pure)
    assert codes(document) == []
    assert {route: place(at(document, *route)) for route in EXPECTED} == EXPECTED


EXPECTED: dict[tuple[str | int, ...], tuple[int, int, int, int]] = {
    (): (2, 1, 24, 2),
    ("a",): (3, 3, 7, 7),
    ("a", 0): (3, 5, 3, 6),
    ("a", 1): (6, 5, 7, 7),
    ("a", 1, "z"): (7, 7, 7, 7),
    ("b",): (10, 4, 11, 9),
    ("c",): (12, 4, 15, 7),
    ("d",): (18, 4, 20, 1),
    ("e",): (21, 4, 22, 9),
    ("e", "f"): (21, 8, 21, 14),
    ("e", "g"): (22, 7, 22, 7),
    ("h",): (23, 4, 23, 4),
    ("i",): (25, 1, 26, 2),
    ("i", 1): (26, 2, 26, 2),
}
EXPECTED[()] = (2, 1, 26, 2)


def test_keys_have_spans_and_the_order_of_the_file(pure: bool) -> None:
    root = read("b: 1\n'a': 2\n", pure).root
    assert isinstance(root, Mapping)
    assert [(key, place(entry.key)) for key, entry in root.entries.items()] == [
        ("b", (1, 1, 1, 2)),
        ("a", (2, 1, 2, 4)),
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "--- # nothing\n", "\ufeff"])
def test_an_empty_file_has_no_root_and_no_problem(text: str, pure: bool) -> None:
    document = read(text, pure)
    assert (document.root, document.problems) == (None, ())


def test_lines_are_those_of_the_file() -> None:
    assert read("a: 1\r\n\r\nb: 2").lines == ("a: 1", "", "b: 2")
    assert read("\ufeffa: 1\n").lines == ("a: 1",)


def test_the_digest_is_of_the_bytes() -> None:
    data = b"\xef\xbb\xbfa: 1\r\n"
    assert read(data).sha256 == hashlib.sha256(data).hexdigest()


def test_all_problems_are_found_at_once_in_the_order_of_the_file(pure: bool) -> None:
    document = read("a: &x 1\nb: *x\na: 2\n~: !t 3\n<<: 4\nb: \x07\nc: 'open\n", pure)
    assert codes(document) == [
        *["yaml-anchor", "yaml-alias", "yaml-duplicate-key", "yaml-blank-key", "yaml-tag", "yaml-merge-key"],
        *["yaml-duplicate-key", "yaml-control-character", "yaml-unclosed-quote"],
    ]


def test_a_duplicate_key_points_at_the_first_and_keeps_its_value(pure: bool) -> None:
    document = read("a: 1\nb: 2\na: 3\na: 4\n", pure)
    assert [[(label, span.start.line) for label, span in p.related] for p in document.problems] == [
        [("yaml-first-written-here", 1)],
        [("yaml-first-written-here", 1)],
    ]
    kept = at(document, "a")
    assert isinstance(kept, Scalar) and kept.text == "1"


def test_a_text_with_anchor_and_tag_starts_behind_them(pure: bool) -> None:
    document = read("a: !t\n  # c\n  &x b\n", pure)
    assert codes(document) == ["yaml-tag", "yaml-anchor"]
    assert place(at(document, "a")) == (3, 6, 3, 7)


def test_tabs_hide_the_syntax_errors_that_they_cause(pure: bool) -> None:
    assert codes(read("a:\n  b: 1\n\tc: 2\n  d: 'x\n", pure)) == ["yaml-tab"]


@pytest.mark.parametrize(
    "text", ["a:\tb\tc\t# d\n", "a: [x,\ty]\n", "a: 'x\ty'\n", "a: |\n  x\ty\n", "a: b\t\n", "a: b #\tc\n"]
)
def test_tabs_elsewhere_are_fine(text: str, pure: bool) -> None:
    assert codes(read(text, pure)) == []


def test_question_marks_in_brackets_are_text(pure: bool) -> None:
    value = at(read("q: {en: Is it one? Or two?, ja: はい？}\n", pure), "q", "en")
    assert isinstance(value, Scalar) and value.text == "Is it one? Or two?"


@pytest.mark.parametrize("depth", [limits.MAX_DEPTH, limits.MAX_DEPTH + 1])
def test_the_depth_limit_is_exact(depth: int, pure: bool) -> None:
    assert bool(read("[" * depth + "]" * depth, pure).problems) == (depth > limits.MAX_DEPTH)


def test_the_size_limit_is_exact() -> None:
    assert codes(read(b"#" * limits.MAX_BYTES)) == []
    assert codes(read(b"#" * (limits.MAX_BYTES + 1))) == ["yaml-too-large"]


def test_the_number_of_problems_is_limited(pure: bool) -> None:
    document = read("a: 1\n" * (limits.MAX_PROBLEMS + 5), pure)
    assert codes(document) == ["yaml-duplicate-key"] * limits.MAX_PROBLEMS + ["yaml-too-many-problems"]


def test_the_garbage_collector_runs_again_afterwards() -> None:
    import gc

    read("a: [")
    assert gc.isenabled()


def test_a_file_is_shown_by_its_path_or_as_told(tmp_path: Path) -> None:
    file = tmp_path / "名前.yaml"
    file.write_bytes(b"a: 1\n")
    assert read_file(file).path == file.as_posix()
    document = read_file(file, shown_as="x/名前.yaml")
    assert document.path == document.root.span.path == "x/名前.yaml"  # type: ignore[union-attr]


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "file").write_bytes(b"")
    os.mkfifo(tmp_path / "pipe")
    found = {name: codes(read_file(tmp_path / name)) for name in ["no", "file/below", ".", "pipe", "loop", "nul\0"]}
    assert found == {
        "no": ["yaml-no-such-file"],
        "file/below": ["yaml-no-such-file"],
        ".": ["yaml-not-a-file"],
        "pipe": ["yaml-not-a-file"],
        "loop": ["yaml-unreadable-file"],
        "nul\0": ["yaml-unreadable-file"],
    }


def test_a_large_file_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "large.yaml"
    with file.open("wb") as stream:
        stream.truncate(limits.MAX_BYTES + 1)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("opened"))
    document = read_file(file)
    assert codes(document) == ["yaml-too-large"]
    assert (document.lines, document.sha256, document.root) == ((), "", None)
