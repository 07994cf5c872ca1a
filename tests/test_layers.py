"""A stage imports only what stands to its left: seen from what a fresh process has loaded (contracts: pyproject.toml)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import stdcheck

STAGES = ("source", "facts", "rules", "logic", "report", "cli")
PACKAGE = Path(stdcheck.__file__).parent


def loaded_with(stage: str) -> set[str]:
    """The modules of ours that a process has loaded after every module of a stage."""
    modules = sorted(
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts) for path in (PACKAGE / stage).rglob("*.py")
    )
    program = f"import sys, importlib\nfor name in {modules!r}: importlib.import_module(name)\nprint(*sys.modules)"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return {name for name in ended.stdout.split() if name.startswith("stdcheck.")}


@pytest.mark.parametrize("stage", STAGES[:-1])
def test_a_stage_loads_nothing_to_its_right(stage: str) -> None:
    right = STAGES[STAGES.index(stage) + 1 :]
    assert {name for name in loaded_with(stage) if name.split(".")[1] in right} == set()


def test_words_load_no_stage() -> None:
    assert {name for name in loaded_with("i18n") if name.split(".")[1] in STAGES} == set()
