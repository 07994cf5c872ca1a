"""The packs of these tests: a small vocabulary, a good pack, and folders of files that spoil it."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from stdcheck.facts.declarations import Vocabulary
from stdcheck.facts.vocabulary import load_vocabulary
from stdcheck.report.excerpt import render_problem
from stdcheck.rules.model import Pack
from stdcheck.rules.reading.pack import load_pack
from stdcheck.source.problems import Problem

HERE = Path(__file__).parent
GOOD = HERE / "good"


@cache
def vocabulary() -> Vocabulary:
    """The facts that the packs of these tests read."""
    found, problems = load_vocabulary([("common", HERE / "vocabulary")])
    assert not problems
    return found


def spoilt(overlay: Path, into: Path) -> Path:
    """The good pack with the files of `overlay` laid over it, in the empty folder `into`."""
    shutil.copytree(GOOD, into, dirs_exist_ok=True)
    shutil.copytree(overlay, into, dirs_exist_ok=True)
    return into


def load(folder: Path, words: Vocabulary | None = None) -> tuple[Pack | None, list[Problem]]:
    """The pack in `folder`, shown as `pack`."""
    return load_pack(folder, words or vocabulary(), shown_as="pack")


def with_rules(folder: Path, text: str) -> tuple[Pack | None, list[Problem]]:
    """The good pack with one more rules file, written into the empty `folder`."""
    shutil.copytree(GOOD, folder, dirs_exist_ok=True)
    (folder / "rules" / "50-more.yaml").write_text(text, encoding="utf-8")
    return load(folder)


def rendered(problems: list[Problem], folder: Path) -> str:
    """Problems as the user reads them, in both languages."""
    texts = {
        f"pack/{file.relative_to(folder).as_posix()}": file.read_text(encoding="utf-8").splitlines()
        for file in sorted(folder.rglob("*.yaml"))
    }
    return "\n\n".join(render_problem(problem, texts, lang=lang) for lang in ("en", "ja") for problem in problems)
