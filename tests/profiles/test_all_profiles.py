"""Every file in `profiles/` loads without a problem, and a run over a folder shows the table and grouped findings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import stdcheck
from stdcheck.cli.main import main

ROOT = Path(__file__).parents[2]
PROFILES = ROOT / "profiles"
FILES = sorted(PROFILES.rglob("*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PROFILES)))
def test_a_profile_loads_without_a_problem(file: Path) -> None:
    profile, problems = stdcheck.load_profile(file)
    assert problems == []
    assert profile is not None
