"""Every file in `profiles/` loads without a problem, and a run over a folder shows the table and grouped findings."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import stdcheck
from stdcheck.discovery import find_profiles

PROFILES = Path(__file__).parents[2] / "profiles"
REGISTERS = sorted((PROFILES / "registers").glob("*.yaml"))
PROGRAMMES = sorted(set(PROFILES.rglob("*.yaml")) - set(REGISTERS))
SETTINGS = ("STDCHECK_AS_OF", "FORCE_COLOR", "LC_ALL", "LC_MESSAGES", "LANG")
FLAGS = ("--rule", "icts-cv/hw-import", "--as-of", "2026-11-24", "-f", "full", "--lang", "en")
TORN = "stdcheck: 1\nkind: shipment\nid: torn\ntitle: Torn\nfacts: {shipment: {boxes: 3}}\n"
MANY = re.compile(r"^ +(\d+) x +(.*?)(?=^   \w|^$)", re.MULTILINE | re.DOTALL)


def shown(file: Path) -> str:
    return file.relative_to(PROFILES).as_posix()


@pytest.mark.parametrize("file", PROGRAMMES, ids=shown)
def test_a_profile_loads_without_a_problem(file: Path) -> None:
    """With the registers that it uses: their problems are its own."""
    profile, problems = stdcheck.load_profile(file)
    assert problems == []
    assert profile is not None


@pytest.mark.parametrize("file", REGISTERS, ids=shown)
def test_a_register_is_used_by_a_profile(file: Path) -> None:
    """So that the test above reads it, too."""
    using = [found.path.resolve() for found in find_profiles([str(file)]).files]
    assert using
    assert set(using) <= {programme.resolve() for programme in PROGRAMMES}


@pytest.fixture(scope="module")
def folder_run(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What `check` writes about the shipments and one file that cannot be read; one rule, to keep it short."""
    folder = tmp_path_factory.mktemp("folder")
    for name in ("shipments", "registers"):
        shutil.copytree(PROFILES / name, folder / name)
    (folder / "shipments" / "torn.yaml").write_text(TORN)
    environment = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    ended = subprocess.run(
        [sys.executable, "-m", "stdcheck", "check", "shipments", *FLAGS],
        cwd=folder,
        env={**environment, "COLUMNS": "160", "PYTHONPATH": str(PROFILES.parent), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert ended.returncode == 2, "a file that cannot be read"
    return ended.stdout


def test_a_folder_run_begins_with_a_table_of_every_file(folder_run: str) -> None:
    table = folder_run.split("\n\n")[0]
    flat = re.sub(r"\s+", "", table)
    assert table.splitlines()[0].split()[:3] == ["profile", "pack", "verdict"]
    for file in sorted((PROFILES / "shipments").glob("*.yaml")):
        assert file.stem in flat
    assert "torn" in flat, "unreadable files are rows of the table"
    assert table.count("PROHIBITED") == 3


def test_a_folder_run_groups_findings_of_one_rule_and_cause(folder_run: str) -> None:
    """The modem maker's lots come from two profiles and share one cause: one group names them all."""
    groups = [(int(number), re.sub(r"\s+", " ", names)) for number, names in MANY.findall(folder_run)]
    [(number, _)] = [group for group in groups if "TCU, Nagi 2030 (repair)" in group[1]]
    assert number == 4
    [(_, names)] = [group for group in groups if "HM-470, lot 2" in group[1]]
    assert "heartland-repair-parts.yaml" in names
    assert "keystone-loop-radios.yaml" in names


def test_a_folder_run_ends_with_the_counts_of_all_profiles(folder_run: str) -> None:
    last = folder_run.split("\n\n")[-1]
    assert re.search(r"^\d+ profiles: 12 gap, ", last, re.MULTILINE)
