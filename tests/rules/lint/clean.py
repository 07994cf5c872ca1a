"""The clean pack of these tests, and what spoils it."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from stdcheck.facts.vocabulary import load_vocabulary
from stdcheck.rules.lint.registry import lint_pack
from stdcheck.rules.reading.pack import load_pack
from stdcheck.source.problems import Problem
from tests.rules.packs import HERE

TESTS = HERE.parent
CLEAN = TESTS / "good" / "lint"
BAD = TESTS / "bad" / "lint"
TODAY = date(2026, 11, 24)


def lint(folder: Path) -> list[Problem]:
    vocabulary, declared = load_vocabulary(
        [("common", HERE / "vocabulary"), ("clean", folder)], shown_as=["common", "pack"]
    )
    assert declared == []
    pack, problems = load_pack(folder, vocabulary, shown_as="pack")
    assert pack is not None, [(problem.code, dict(problem.args)) for problem in problems]
    return lint_pack(pack, vocabulary, TODAY)


def spoilt(overlay: Path, into: Path) -> Path:
    shutil.copytree(CLEAN, into, dirs_exist_ok=True)
    shutil.copytree(overlay, into, dirs_exist_ok=True)
    return into


def with_text(tmp_path: Path, old: str, new: str, name: str = "rules/01-import.yaml") -> list[str]:
    """The codes for the clean pack with one text replaced."""
    shutil.copytree(CLEAN, tmp_path, dirs_exist_ok=True)
    text = (tmp_path / name).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / name).write_text(text.replace(old, new), encoding="utf-8")
    return [problem.code for problem in lint(tmp_path)]


def with_when(tmp_path: Path, when: str) -> list[str]:
    """The codes for the clean pack with another condition of the exemption (in which on_trial stays read)."""
    return with_text(tmp_path, "when: unit.on_trial", f"when: {{any: [unit.on_trial, {when}]}}")
