"""Running commands inside the test process, in a copy of the gadget world."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from stdcheck import rulesets
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
def world(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with profiles, registers and rulesets, which is the current one.

    No setting comes from outside, and there are no built-in packs: these tests are about the command line alone.
    """
    for name in ("profiles", "registers", "rulesets"):
        shutil.copytree(HERE / name, tmp_path / name, ignore=shutil.ignore_patterns("toaster.yaml"))
    monkeypatch.chdir(tmp_path)
    built_in = tmp_path_factory.mktemp("package")
    (built_in / "_data" / "rulesets").mkdir(parents=True)
    monkeypatch.setattr(rulesets, "_HERE", built_in)
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
