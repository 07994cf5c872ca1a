"""A stage imports only what stands to its left: seen from what a fresh process has loaded (contracts: pyproject.toml)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import stdcheck

STAGES = ("source", "facts", "rules", "logic", "report", "tui", "cli")
PACKAGE = Path(stdcheck.__file__).parent


def loaded_with(stage: str) -> set[str]:
    """The modules of ours that a process has loaded after every module of a stage."""
    return {name for name in everything_loaded_with(stage) if name.startswith("stdcheck.")}


def everything_loaded_with(stage: str) -> set[str]:
    """The same with the modules of others; stage: a folder of the package."""
    modules = sorted(
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts) for path in (PACKAGE / stage).rglob("*.py")
    )
    program = f"import sys, importlib\nfor name in {modules!r}: importlib.import_module(name)\nprint(*sys.modules)"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(ended.stdout.split())


@pytest.mark.parametrize("stage", STAGES[:-1])
def test_a_stage_loads_nothing_to_its_right(stage: str) -> None:
    right = STAGES[STAGES.index(stage) + 1 :]
    assert {name for name in loaded_with(stage) if name.split(".")[1] in right} == set()


def test_words_load_no_stage() -> None:
    assert {name for name in loaded_with("i18n") if name.split(".")[1] in STAGES} == set()


@pytest.mark.parametrize("room", ["tui/worker", "tui/viewmodel"])
def test_neither_the_worker_nor_what_the_review_knows_loads_a_screen(room: str) -> None:
    """The worker is a process of its own: what it loads is waited for before the first result."""
    loaded = everything_loaded_with(room)
    assert {"textual", "rich", "stdcheck.tui.app", "stdcheck.tui.screens", "stdcheck.tui.widgets"} & loaded == set()
