"""What `check` looks at and where it writes."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest

from stdcheck.report.model import Report
from tests.cli.conftest import Cli, Ended

BROKEN = "stdcheck: 1\nkind: gadget\nid: x\ntitle: X\nfacts:\n  gadget: {colour: red}\n"


def profiles_of(ended: Ended) -> list[str]:
    return [profile["path"] for profile in json.loads(ended.out)["profiles"]]


def test_default_is_every_profile_below_the_current_folder(cli: Cli) -> None:
    assert profiles_of(cli("check", "-f", "json")) == ["profiles/lamp.yaml", "profiles/radio.yaml"]


def test_a_file_given_twice_is_checked_once(cli: Cli) -> None:
    ended = cli("check", "-f", "json", "profiles/lamp.yaml", "profiles", "./profiles/lamp.yaml")
    assert profiles_of(ended) == ["profiles/lamp.yaml", "profiles/radio.yaml"]


def test_folders_of_tools_are_skipped(cli: Cli, world: Path) -> None:
    for name in (".git", ".venv", "node_modules"):
        (world / name).mkdir()
        (world / name / "p.yaml").write_bytes((world / "profiles" / "lamp.yaml").read_bytes())
    assert profiles_of(cli("check", "-f", "json")) == ["profiles/lamp.yaml", "profiles/radio.yaml"]


def test_a_register_checks_the_profiles_that_use_it_through_others_too(cli: Cli, world: Path) -> None:
    (world / "registers" / "more.yaml").write_text(
        "stdcheck: 1\nkind: register\nid: more\ntitle: More\nuse: [makers.yaml]\nfacts: {}\n"
    )
    lamp = world / "profiles" / "lamp.yaml"
    lamp.write_text(lamp.read_text().replace("../registers/makers.yaml", "../registers/more.yaml"))
    (world / "profiles" / "alone.yaml").write_text("stdcheck: 1\nkind: gadget\nid: x\ntitle: X\nfacts:\n  gadget: {}\n")
    assert profiles_of(cli("check", "registers/makers.yaml", "-f", "json")) == [
        "profiles/lamp.yaml",
        "profiles/radio.yaml",
    ]
    assert profiles_of(cli("check", "registers/more.yaml", "-f", "json")) == ["profiles/lamp.yaml"]


def test_a_profile_with_broken_yaml_is_never_passed_over(cli: Cli, world: Path) -> None:
    (world / "profiles" / "broken.yaml").write_text("stdcheck: 1\nkind: gadget\nid: x\n\tfacts: [\n")
    ended = cli("check", "profiles", "-f", "json")
    report = json.loads(ended.out)
    assert ended.code == 2
    assert [p["status"] for p in report["profiles"]] == ["not_evaluated", "evaluated", "evaluated"]
    assert {error["path"] for error in report["errors"]} == {"profiles/broken.yaml"}


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a file that its owner cannot read")
def test_what_may_not_be_read_is_an_error(cli: Cli, world: Path) -> None:
    (world / "profiles" / "closed").mkdir(mode=0)
    assert cli("check", "profiles").code == 2


def test_an_unreadable_file_stands_in_every_output(cli: Cli, world: Path) -> None:
    (world / "profiles" / "broken.yaml").write_text(BROKEN)
    ended = cli("check", "profiles", "-f", "full", "-o", "report.json", "-o", "concise:report.txt")
    row = next(line for line in ended.out.splitlines() if line.startswith("profiles/broken.yaml"))
    assert "NOT EVALUATED" in row and "1 error" in row
    assert "error[profile-unknown-fact]" in ended.out
    report = Report.model_validate_json((world / "report.json").read_text())
    assert (report.profiles[0].path, report.profiles[0].status) == ("profiles/broken.yaml", "not_evaluated")
    assert [error.code for error in report.errors] == ["profile-unknown-fact"]
    assert (world / "report.txt").read_text().startswith("profiles/broken.yaml:6:12: error profile-unknown-fact ")


def test_a_problem_of_a_register_is_told_once(cli: Cli, world: Path) -> None:
    register = world / "registers" / "makers.yaml"
    register.write_text(register.read_text().replace("organised_in: JP", "organised_in: Japan"))
    ended = cli("check", "profiles", "-f", "full", "-o", "report.json")
    assert ended.code == 2
    assert ended.out.count("error[value-country]") == 1
    assert len(json.loads((world / "report.json").read_text())["errors"]) == 1


def test_one_broken_pack_leaves_the_other_kinds_alone(cli: Cli, world: Path) -> None:
    rules = world / "rulesets" / "gadget-act" / "rules" / "001-import.yaml"
    rules.write_text(rules.read_text().replace("prohibits:", "prohibit:"))
    (world / "profiles" / "w.yaml").write_text(
        "stdcheck: 1\nkind: widget\nid: w\ntitle: W\nfacts:\n  widget: {round: true}\n"
    )
    report = json.loads(cli("check", "profiles", "-f", "json").out)
    assert [p["status"] for p in report["profiles"]] == ["not_evaluated", "not_evaluated", "evaluated"]
    assert {error["path"] for error in report["errors"]} == {"rulesets/gadget-act/rules/001-import.yaml"}


def test_two_runs_write_the_same_bytes(cli: Cli, world: Path) -> None:
    for name in ("a.json", "b.json"):
        cli("check", "profiles", "-o", name)
    assert (world / "a.json").read_bytes() == (world / "b.json").read_bytes()


def test_the_order_of_paths_does_not_matter(cli: Cli) -> None:
    one = cli("check", "profiles/radio.yaml", "profiles/lamp.yaml", "-f", "json").out
    assert one == cli("check", "profiles/lamp.yaml", "profiles/radio.yaml", "-f", "json").out


def test_stdout_and_a_file_hold_the_same_report(cli: Cli, world: Path) -> None:
    ended = cli("check", "profiles", "-f", "json", "-o", "report.json")
    assert (world / "report.json").read_bytes() == ended.out.encode()


def test_no_half_file_is_left_behind(cli: Cli, world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from stdcheck.report.text import folder

    def fail(self: object) -> str:
        raise RuntimeError

    (world / "report.json").write_text("the old one")
    monkeypatch.setattr(folder.FolderReport, "text", fail)
    ended = cli("check", "profiles", "-f", "full", "-o", "report.json")
    Path(ended.err.strip().rpartition(" ")[2]).unlink()
    assert ended.code == 4
    assert (world / "report.json").read_text() == "the old one"
    assert sorted(path.name for path in world.iterdir()) == ["profiles", "registers", "report.json", "rulesets"]


def read_from(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_stdin_under_a_name_finds_its_registers(cli: Cli, world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_from(monkeypatch, (world / "profiles" / "radio.yaml").read_bytes())
    ended = cli("check", "-", "--stdin-filename", "profiles/new.yaml", "-f", "full")
    assert ended.code == 1
    assert "--> profiles/new.yaml:24:5  parts.speaker" in ended.out
    assert "24 |     speaker:" in ended.out


def test_stdin_without_a_name(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    read_from(monkeypatch, BROKEN.encode())
    ended = cli("check", "-", "-f", "concise")
    assert ended.code == 2
    assert ended.out.startswith("<stdin>:6:12: error profile-unknown-fact ")


def test_a_pipe_gets_the_concise_format(cli: Cli) -> None:
    assert cli("check", "profiles").out == cli("check", "profiles", "-f", "concise").out


def test_pack_and_rule_take_globs(cli: Cli) -> None:
    ended = cli(
        "check", "profiles", "-f", "json", "--pack", "gadget-*", "--rule", "*-gadget", "--rule", "gadget-act/man*"
    )
    rules = {result["rule"] for profile in json.loads(ended.out)["profiles"] for result in profile["results"]}
    assert rules == {"gadget-act/safe-gadget", "gadget-act/manual"}


def test_a_misspelt_rule_is_no_clean_run(cli: Cli) -> None:
    assert "did you mean part-import?" in cli("check", "profiles", "--rule", "part-imports").err


def test_as_of_comes_from_the_flag_before_the_environment(cli: Cli) -> None:
    assert json.loads(cli("check", "profiles", "-f", "json").out)["as_of"] == "2026-11-24"
    assert json.loads(cli("check", "profiles", "-f", "json", "--as-of", "2027-06-30").out)["as_of"] == "2027-06-30"


def test_an_as_of_after_the_law_is_noticed(cli: Cli) -> None:
    notice = "gadget-act states the law as of 2026-11-24"
    assert notice in cli("check", "profiles", "-f", "full", "--as-of", "2026-11-25").out
    assert notice not in cli("check", "profiles", "-f", "full", "--as-of", "2026-11-24").out


def test_another_day_elsewhere_is_noticed_when_nobody_chose_the_day(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    import datetime as days

    from stdcheck.cli import session, settings

    class Clock(days.datetime):
        @classmethod
        def now(cls, tz=None):  # type: ignore[no-untyped-def]
            return cls(2026, 11, 24, 23, 0, tzinfo=days.UTC).astimezone(tz)

    class Today(days.date):
        @classmethod
        def today(cls):  # type: ignore[no-untyped-def]
            return cls(2026, 11, 25)

    monkeypatch.setattr(session, "datetime", Clock)
    monkeypatch.setattr(settings, "date", Today)
    monkeypatch.delenv("STDCHECK_AS_OF")
    pytest.importorskip("zoneinfo").ZoneInfo("America/New_York")
    assert "2026-11-24 in Freedonia" not in cli("check", "profiles", "--as-of", "2026-11-25").err
    assert "2026-11-24 in Freedonia" in cli("check", "profiles").err
    assert cli("check", "profiles", "-q").err == ""


def test_quiet_and_clean_runs_say_nothing_on_stderr(cli: Cli, world: Path) -> None:
    assert cli("check", "profiles").err == ""
    (world / "empty").mkdir()
    assert cli("check", "empty", "-q").err == ""


def test_verbose_shows_what_is_exempt(cli: Cli) -> None:
    assert "Knob" not in cli("check", "profiles/radio.yaml", "-f", "full").out
    assert "exempt[gadget-act/part-import] Knob" in cli("check", "profiles/radio.yaml", "-f", "full", "-v").out
