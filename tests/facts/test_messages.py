"""Every problem of the facts stage: one bad file each, the place it points to, and its words in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stdcheck.facts.declarations import Vocabulary
from stdcheck.facts.profile import load_profile
from stdcheck.facts.vocabulary import load_vocabulary
from stdcheck.i18n import catalogue
from stdcheck.source.problems import Problem
from tests.goldens import check_golden

HERE = Path(__file__).parent
PACKAGE = HERE.parents[1] / "stdcheck" / "facts"
BAD_PROFILES = sorted((HERE / "bad").iterdir())
BAD_DECLARATIONS = sorted((HERE / "bad_declarations").iterdir())
PREFIXES = ("value", "profile", "facts")


def words(problem: Problem) -> str:
    start = problem.span.start
    lines = [f"{problem.severity}[{problem.code}] {Path(problem.span.path).name}:{start.line}:{start.column}"]
    for lang in catalogue.LANGUAGES:
        lines.append(f"{lang}: {catalogue.message(problem.code, problem.args, lang)}")
        hint = catalogue.hint(problem.code, problem.args, lang)
        lines += [f"    {hint}"] if hint else []
        for label, span in problem.related:
            text = catalogue.message(label, problem.args, lang)
            lines.append(f"    {Path(span.path).name}:{span.start.line}:{span.start.column} {text}")
    return "\n".join(lines)


@pytest.mark.parametrize("file", BAD_PROFILES, ids=lambda file: file.stem)
def test_bad_profile(file: Path, vocabulary: Vocabulary) -> None:
    main = file / "profile.yaml" if file.is_dir() else file
    profile, problems = load_profile(main, vocabulary, shown_as=main.name)
    assert [problem.code for problem in problems] == [file.stem]
    assert (profile is None) == (problems[0].severity == "error")
    check_golden(HERE / "goldens" / f"{file.stem}.txt", words(problems[0]))


@pytest.mark.parametrize("folder", BAD_DECLARATIONS, ids=lambda folder: folder.name)
def test_bad_declaration(folder: Path) -> None:
    _, problems = load_vocabulary([("pack", folder)], shown_as=["pack"])
    assert [problem.code for problem in problems] == [folder.name]
    check_golden(HERE / "goldens" / f"{folder.name}.txt", words(problems[0]))


def test_every_code_raised_has_words_and_every_word_is_raised() -> None:
    source = "\n".join(file.read_text(encoding="utf-8") for file in PACKAGE.glob("*.py"))
    raised = set(re.findall(rf'"((?:{"|".join(PREFIXES)})-[a-z-]+)"', source)) | {f"{p}-first-here" for p in PREFIXES}
    known = {code for prefix in PREFIXES for code in catalogue.messages(prefix)}
    assert raised == known


def test_every_problem_has_a_bad_file() -> None:
    shown = {file.stem for file in BAD_PROFILES} | {folder.name for folder in BAD_DECLARATIONS}
    known = {code for prefix in PREFIXES for code in catalogue.messages(prefix) if not code.endswith("-here")}
    assert shown == known
