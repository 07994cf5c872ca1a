"""The vocabulary of these tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdcheck.facts.declarations import Vocabulary
from stdcheck.facts.vocabulary import load_vocabulary

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """A fact of every type (base), and a pack that adds to it (extra)."""
    folders = [(name, HERE / "vocabulary" / name) for name in ("base", "extra")]
    found, problems = load_vocabulary(folders, shown_as=["base", "extra"])
    assert problems == []
    return found
