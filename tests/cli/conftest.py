"""Running commands inside the test process, in a copy of the gadget world."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from stdcheck.cli.main import main
from tests.gadgets.world import HERE

SETTINGS = ("STDCHECK_AS_OF", "NO_COLOR", "FORCE_COLOR", "LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "TERM")


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


Cli = Callable[..., Ended]


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with profiles, registers and rulesets, which is the current one; no setting comes from outside."""
    for name in ("profiles", "registers", "rulesets"):
        shutil.copytree(HERE / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("STDCHECK_AS_OF", "2026-11-24")
    return tmp_path


@pytest.fixture
def cli(world: Path, capsys: pytest.CaptureFixture[str]) -> Cli:
    """Runs a command; the gadget packs are in use."""

    def run(*args: str) -> Ended:
        capsys.readouterr()
        code = main([*args, "--rulesets", "rulesets"])
        streams = capsys.readouterr()
        return Ended(int(code), streams.out, streams.err)

    return run
