"""The words of every problem of the source stage, in both languages, as a user sees them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from stdcheck.i18n.yaml_problems import MESSAGES
from stdcheck.report.excerpt import render_problem
from stdcheck.source.collector import Collector
from stdcheck.source.nodes import Document
from stdcheck.source.reader import read_document, read_file
from stdcheck.source.syntax import note_syntax_error
from tests.goldens import check_golden
from tests.source.hostile_inputs import INPUTS

GOLDENS = Path(__file__).parent / "goldens"
LABELS = {"yaml-first-written-here", "yaml-opened-here"}


def documents(folder: Path) -> dict[str, Document]:
    """For each code a document whose first problem it is."""
    (folder / "loop").symlink_to("loop")
    found = {
        document.problems[0].code: document
        for name in ("missing", "loop", ".")
        for document in [read_file(folder / name, shown_as="profiles/f.yaml")]
    }
    for hostile in INPUTS:
        if hostile.code not in found:
            found[hostile.code] = read_document(hostile.data, "profiles/f.yaml")
    many = read_document(b"a: 1\n" * 200, "profiles/f.yaml")
    found["yaml-too-many-problems"] = Document(many.path, many.lines, "", None, many.problems[-1:])
    return found | {"yaml-syntax": unknown_complaint()}


def unknown_complaint() -> Document:
    """A complaint that no parser of today has."""
    collector = Collector("profiles/f.yaml", ("a: b",))
    note_syntax_error(collector, yaml.YAMLError("something new"))
    return Document("profiles/f.yaml", collector.lines, "", None, collector.problems())  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    return documents(tmp_path_factory.mktemp("files"))


def test_every_code_has_words_and_all_words_are_used(examples: dict[str, Document]) -> None:
    assert set(examples) == set(MESSAGES) - LABELS
    used = {label for document in examples.values() for problem in document.problems for label, _ in problem.related}
    assert used == LABELS


@pytest.mark.parametrize("code", sorted(set(MESSAGES) - LABELS))
def test_message(code: str, examples: dict[str, Document]) -> None:
    document = examples[code]
    texts = [
        render_problem(document.problems[0], {document.path: document.lines}, lang=lang, cells=80)
        for lang in ("en", "ja")
    ]
    check_golden(GOLDENS / f"{code}.txt", "\n\n".join(texts))


@pytest.mark.parametrize("code", sorted(set(MESSAGES) - LABELS))
def test_every_problem_says_what_to_do_in_both_languages(code: str) -> None:
    words = MESSAGES[code]
    assert words.en and words.ja and words.hint_en and words.hint_ja
    assert words.ja != words.en and words.hint_ja != words.hint_en
