"""A file is watched by what was evaluated, not by what it was when somebody first looked."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from stdcheck.tui.viewmodel.watching import Watch


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def test_a_file_that_is_as_evaluated_has_not_changed_even_when_written_again(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text("a: 1\n")
    watch = Watch({path: digest("a: 1\n")})
    assert not watch.changed()
    path.write_text("a: 1\n")
    os.utime(path, ns=(1, 1))
    assert not watch.changed()


def test_a_file_that_changed_before_anybody_looked_has_changed(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text("a: 2\n")
    assert Watch({path: digest("a: 1\n")}).changed()


def test_a_change_shows_until_it_is_taken_back(tmp_path: Path) -> None:
    path, other = tmp_path / "p.yaml", tmp_path / "register.yaml"
    path.write_text("a: 1\n")
    other.write_text("b: 1\n")
    watch = Watch({path: digest("a: 1\n"), other: digest("b: 1\n")})
    other.write_text("b: 22\n")
    assert watch.changed() and watch.changed()
    other.unlink()
    assert watch.changed()
    other.write_text("b: 1\n")
    assert not watch.changed()


def test_a_file_that_could_not_be_read_is_compared_with_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "gone.yaml"
    watch = Watch({path: ""})
    assert not watch.changed()
    path.write_text("a: 1\n")
    assert watch.changed()
