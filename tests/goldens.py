"""Texts that a test compares with a file kept beside it. Set UPDATE_GOLDENS=1 to write the files instead."""

from __future__ import annotations

import difflib
import os
from pathlib import Path


def check_golden(path: Path, text: str) -> None:
    """Fails unless `text` is what the file at `path` holds (UTF-8, line feeds; a final one is added)."""
    text = text.rstrip("\n") + "\n"
    if os.environ.get("UPDATE_GOLDENS") == "1":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        return
    assert path.exists(), f"{path} is missing: run with UPDATE_GOLDENS=1, then read what it wrote"
    expected = path.read_text(encoding="utf-8")
    if text != expected:
        lines = difflib.unified_diff(expected.splitlines(), text.splitlines(), "golden", "now", lineterm="")
        raise AssertionError("\n".join([f"{path} differs:", *lines]))
