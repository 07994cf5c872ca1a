"""`packs test --mutate`: what is printed, the exit codes, and the list of accepted survivors."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cases.mutants.fishery import FISHERY
from tests.cli.conftest import Cli

NO_PORT = "list:closed-ports.rows.0.NO:drop"
REASON = "reason: {en: never shipped there, ja: 出荷の予定なし}"


@pytest.fixture
def fishery(world: Path) -> Path:
    """The pack in the current folder."""
    folder = world / "rulesets" / "fishery"
    shutil.copytree(FISHERY, folder)
    return folder


def without(fishery: Path, *cases: str) -> None:
    """Take cases away."""
    file = fishery / "cases" / "catch.yaml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    left = [line for line in lines if not any(f"{{id: {case}," in line for case in cases)]
    assert len(left) == len(lines) - len(cases)
    file.write_text("".join(left), encoding="utf-8")


def test_all_killed(fishery: Path, cli: Cli) -> None:
    ended = cli("packs", "test", "fishery", "--mutate")
    assert (ended.code, ended.err) == (0, "")
    assert "fishery: 41 mutants, 41 killed, 0 survived" in ended.out
    assert "law nobody has read (1): fishery.8\nnotes only (1): fishery.9\n" in ended.out


def test_a_survivor_is_named_with_its_place_and_law(fishery: Path, cli: Cli) -> None:
    without(fishery, "norway")
    ended = cli("packs", "test", "fishery", "--mutate", "--workers", "1")
    assert ended.code == 0
    assert ended.out.startswith(
        "rulesets/fishery/lists/ports.yaml:8:9\n"
        f"   mutant    {NO_PORT}\n"
        "   changed   left out: NO\n"
        "   lives     cases reach it, and it makes no difference there in any of them\n"
        "   law       fishery.5\n"
    )


def test_too_few_killed(fishery: Path, cli: Cli) -> None:
    without(fishery, "norway")
    assert cli("packs", "test", "fishery", "--mutate", "--min-killed", "97.5").code == 0
    assert cli("packs", "test", "fishery", "--mutate", "--min-killed", "97.6").code == 1


def test_a_provision_without_a_killed_mutant(fishery: Path, cli: Cli) -> None:
    without(fishery, "one-of-two-small", "none-small")
    ended = cli("packs", "test", "fishery", "--mutate", "--min-killed", "0")
    assert ended.code == 1
    assert "no mutant in their nodes is killed (1): fishery.4" in ended.out


def test_an_accepted_survivor_shows_its_reason_and_still_counts(fishery: Path, cli: Cli) -> None:
    without(fishery, "norway")
    (fishery / "mutants.yaml").write_text(f"accepted:\n  - {{mutant: '{NO_PORT}', {REASON}}}\n", encoding="utf-8")
    ended = cli("packs", "test", "fishery", "--mutate", "--min-killed", "97.6", "--lang", "ja")
    assert ended.code == 1
    assert "許容      出荷の予定なし" in ended.out
    assert "許容 1 件" in ended.out


@pytest.mark.parametrize(("mutant", "code"), [(NO_PORT, "mutant-killed"), ("list:x:drop", "mutant-unknown")])
def test_an_entry_that_has_grown_old(mutant: str, code: str, fishery: Path, cli: Cli) -> None:
    (fishery / "mutants.yaml").write_text(f"accepted:\n  - {{mutant: '{mutant}', {REASON}}}\n", encoding="utf-8")
    ended = cli("packs", "test", "fishery", "--mutate")
    assert ended.code == 2
    assert f"error[{code}]" in ended.err
    assert "rulesets/fishery/mutants.yaml:2" in ended.err


def test_the_list_of_accepted_mutants_is_no_law(fishery: Path, cli: Cli) -> None:
    before = cli("packs", "show", "fishery").out
    (fishery / "mutants.yaml").write_text("accepted: []\n", encoding="utf-8")
    assert cli("packs", "show", "fishery").out == before


def test_a_case_that_fails_on_the_pack_itself(fishery: Path, cli: Cli) -> None:
    file = fishery / "cases" / "catch.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("{rule: weight, outcome: undetermined}", "{rule: weight, outcome: gap}"), "utf-8")
    ended = cli("packs", "test", "fishery", "--mutate", "--min-killed", "0")
    assert ended.code == 1
    assert "fishery: 1 expectations are not met by the pack itself" in ended.err


def test_json_says_the_same_with_one_process_and_with_two(fishery: Path, cli: Cli) -> None:
    without(fishery, "norway", "first-day")
    two = cli("packs", "test", "fishery", "--mutate", "-f", "json")
    assert cli("packs", "test", "fishery", "--mutate", "-f", "json", "--workers", "1").out == two.out
    (found,) = json.loads(two.out)
    assert (found["pack"], found["mutants"], found["killed"], found["percent"]) == ("fishery", 41, 39, 95.1)
    assert found["enough"]
    assert found["survivors"][1] == {
        "id": NO_PORT,
        "operator": "drop",
        "path": "rulesets/fishery/lists/ports.yaml",
        "line": 8,
        "before": "NO",
        "after": "",
        "implements": ["fishery.5"],
        "why": "same",
        "accepted": None,
        "en": "left out: NO",
        "ja": "削除：NO",
    }


def test_a_pack_without_cases(fishery: Path, cli: Cli) -> None:
    ended = cli("packs", "test", "widget-act", "--mutate")
    assert (ended.code, ended.out) == (3, "")
    assert "widget-act: no case" in ended.err


@pytest.mark.parametrize(
    "flags", [("--min-killed", "101"), ("--min-killed", "many"), ("--workers", "0"), ("--workers", "two")]
)
def test_a_wrong_number_is_wrong_usage(flags: tuple[str, str], fishery: Path, cli: Cli) -> None:
    ended = cli("packs", "test", "fishery", "--mutate", *flags)
    assert ended.code == 2
    assert " ".join(flags) in ended.err


@pytest.mark.parametrize(("flags", "told"), [((), True), (("-q",), False), (("--no-progress",), False)])
def test_progress_is_told_to_a_terminal(
    flags: tuple[str, ...], told: bool, fishery: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    ended = cli("packs", "test", "fishery", "--mutate", *flags)
    assert ("41 mutants, 41 killed" in ended.err) is told
    assert ended.code == 0
