"""Each exit code by the situation that its docstring names; the format never matters."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from stdcheck.cli import check as check_command
from stdcheck.cli.exits import Exit, worst
from tests.cli.conftest import Cli

BROKEN = "stdcheck: 1\nkind: gadget\nid: x\ntitle: X\nfacts:\n  gadget: {colour: red}\n"
NO_PACK = "stdcheck: 1\nkind: register\nid: x\ntitle: X\nfacts: {}\n"

FORMATS = ("full", "concise", "json")


@pytest.mark.parametrize("format_", FORMATS)
def test_0_when_nothing_of_fail_on_is_found(cli: Cli, format_: str) -> None:
    assert cli("check", "profiles/lamp.yaml", "-f", format_).code == 0


@pytest.mark.parametrize("format_", FORMATS)
def test_1_when_something_of_fail_on_is_found(cli: Cli, format_: str) -> None:
    assert cli("check", "profiles/radio.yaml", "-f", format_).code == 1


@pytest.mark.parametrize("format_", FORMATS)
def test_2_when_a_profile_is_invalid_although_the_other_was_evaluated(cli: Cli, world: Path, format_: str) -> None:
    (world / "profiles" / "broken.yaml").write_text(BROKEN)
    ended = cli("check", "profiles/broken.yaml", "profiles/lamp.yaml", "-f", format_)
    assert ended.code == 2
    assert "profile-unknown-fact" in ended.out


def test_2_for_a_file_that_is_not_there(cli: Cli) -> None:
    ended = cli("check", "profiles/nowhere.yaml")
    assert (ended.code, "yaml-no-such-file" in ended.out) == (2, True)


@pytest.mark.parametrize(
    "args",
    [
        ("check", "profiles", "--as-of", "2026-13-01"),
        ("check", "profiles", "--as-of", "20261124"),
        ("check", "profiles", "--fail-on", "gaps"),
        ("check", "profiles", "--fail-on", "gap,never"),
        ("check", "profiles", "--fail-on", "due:soon"),
        ("check", "profiles", "--pack", "gadget"),
        ("check", "profiles", "--rule", "part-imports"),
        ("check", "profiles", "-o", "report.sarif"),
        ("check", "profiles", "-o", "json:nowhere/report.json"),
        ("check", "profiles", "-f", "sarif"),
        ("check", "profiles", "--no-such-flag"),
        ("check", "-", "profiles"),
        ("why", "profiles/radio.yaml", "nothing"),
        ("why", "profiles/radio.yaml", "part-import", "parts.nothing"),
        ("schema", "gadgets"),
        ("packs", "show", "gadgets"),
        ("nothing",),
        (),
    ],
    ids=" ".join,
)
def test_2_for_wrong_usage(cli: Cli, args: tuple[str, ...]) -> None:
    ended = cli(*args)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(("stdcheck: ", "usage: "))


def test_2_for_a_folder_of_packs_that_is_none(cli: Cli) -> None:
    assert cli("check", "profiles", "--rulesets", "nowhere").code == 2


def test_2_when_a_pack_cannot_be_read(cli: Cli, world: Path) -> None:
    rules = world / "rulesets" / "gadget-act" / "rules" / "001-import.yaml"
    rules.write_text(rules.read_text().replace("prohibits:", "prohibit:"))
    ended = cli("check", "profiles")
    assert ended.code == 2
    assert "pack-unknown-key" in ended.out


def test_2_when_facts_cannot_be_read_and_nothing_is_evaluated(cli: Cli, world: Path) -> None:
    facts = world / "rulesets" / "gadget-act" / "facts" / "part.yaml"
    facts.write_text(facts.read_text().replace("type: year", "type: yaer"))
    ended = cli("check", "profiles", "-f", "json")
    assert ended.code == 2
    assert '"status": "evaluated"' not in ended.out


def test_3_when_there_is_no_profile(cli: Cli, world: Path) -> None:
    (world / "empty").mkdir()
    ended = cli("check", "empty")
    assert ended.code == 3
    assert "no profile found" in ended.err


def test_3_when_no_selected_pack_applies_to_any_kind(cli: Cli) -> None:
    ended = cli("check", "profiles", "--pack", "widget-act")
    assert ended.code == 3
    assert "no selected pack applies" in ended.err


def test_3_when_no_profile_uses_the_register(cli: Cli, world: Path) -> None:
    (world / "registers" / "other.yaml").write_text(NO_PACK)
    ended = cli("check", "registers/other.yaml")
    assert ended.code == 3
    assert "no profile uses this register" in ended.err


def test_4_for_a_fault_of_ours(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise RuntimeError("secret of the profile")

    monkeypatch.setattr(check_command, "_check", fail)
    ended = cli("check", "profiles")
    assert ended.code == 4
    path = Path(ended.err.strip().rpartition(" ")[2])
    text = path.read_text()
    path.unlink()
    assert "RuntimeError" in text and "secret" not in text


def test_4_for_one_profile_does_not_stop_the_others(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    from stdcheck import checking

    evaluate = checking.evaluate

    def fail_for_the_radio(profile, *args, **kwargs):  # type: ignore[no-untyped-def]
        if profile.id == "radio-1":
            raise RecursionError("secret of the profile")
        return evaluate(profile, *args, **kwargs)

    monkeypatch.setattr(checking, "evaluate", fail_for_the_radio)
    ended = cli("check", "profiles", "-f", "json")
    assert ended.code == 4
    assert ended.out.count('"status": "evaluated"') == 1
    assert ended.out.count('"status": "not_evaluated"') == 1
    assert ended.out.count('"code": "internal-fault"') == 1
    path = Path(ended.err.strip().rpartition(" ")[2])
    assert "secret" not in path.read_text()
    path.unlink()


def test_4_for_a_result_that_is_an_error(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    from stdcheck.logic import evaluate as evaluation
    from stdcheck.logic.context import EvaluationFault

    def fault(*args: object) -> None:
        raise EvaluationFault("no value")

    monkeypatch.setattr(evaluation, "_evaluated", fault)
    ended = cli("check", "profiles/lamp.yaml", "-f", "concise", "--exit-zero")
    assert ended.code == 4
    assert ": error gadget-act/part-import" in ended.out


def test_130_when_interrupted(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(check_command, "_check", interrupt)
    assert cli("check", "profiles").code == 130


def test_exit_zero_turns_1_into_0_and_nothing_else(cli: Cli, world: Path) -> None:
    assert cli("check", "profiles", "--exit-zero").code == 0
    (world / "profiles" / "broken.yaml").write_text(BROKEN)
    assert cli("check", "profiles", "--exit-zero").code == 2


@pytest.mark.parametrize(
    ("fail_on", "code"),
    [
        ("gap", 1),
        ("undetermined", 1),
        ("judgement", 1),
        ("never", 0),
        ("due:30d", 0),
        ("due:37d", 1),
        ("due:36d", 0),
        ("unverified", 1),
        (" gap , due:30d", 1),
    ],
)
def test_fail_on(cli: Cli, fail_on: str, code: int) -> None:
    """The radio is due for registration on 2026-12-31: 37 days ahead."""
    assert cli("check", "profiles/radio.yaml", "--fail-on", fail_on).code == code


@pytest.mark.parametrize(
    ("rule", "fail_on", "code"),
    [
        ("safe-gadget", "gap,undetermined", 0),
        ("safe-gadget", "judgement", 1),
        ("registration", "gap,undetermined,judgement", 0),
        ("manual", "unverified", 0),
        ("safe-gadget", "unverified", 1),
    ],
)
def test_fail_on_counts_only_what_it_names(cli: Cli, rule: str, fail_on: str, code: int) -> None:
    assert cli("check", "profiles/radio.yaml", "--rule", rule, "--fail-on", fail_on).code == code


def test_the_worst_code_of_several_is_4_2_3_1_0() -> None:
    order = [Exit.INTERNAL, Exit.INVALID, Exit.NOTHING, Exit.FOUND, Exit.OK]
    for size in range(1, len(order) + 1):
        for codes in itertools.combinations(order, size):
            assert worst(codes) is codes[0]
            assert worst(reversed(codes)) is codes[0]


def test_no_code_for_nothing() -> None:
    assert worst([]) is Exit.OK
