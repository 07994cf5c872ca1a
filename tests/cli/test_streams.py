"""Languages, colours, widths, encodings and pipes: what depends on where the output goes."""

from __future__ import annotations

import io
import itertools
import os
import subprocess
import sys
from pathlib import Path

import pytest

from stdcheck.cli.main import main
from stdcheck.cli.settings import cells_of, languages_of, wants_colour
from stdcheck.report.cells import width
from tests.cli.conftest import Cli
from tests.gadgets.world import HERE

RUN = [sys.executable, "-m", "stdcheck"]


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "languages"),
    [
        ({}, ("en",)),
        ({"LANG": "ja_JP.UTF-8"}, ("ja",)),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "ja_JP.UTF-8"}, ("ja",)),
        ({"LANG": "ja_JP.UTF-8", "LC_ALL": "C"}, ("en",)),
        ({"LANG": "ja_JP.UTF-8", "LC_ALL": ""}, ("ja",)),
        ({"LC_ALL": "JA_jp"}, ("ja",)),
    ],
)
def test_the_language_comes_from_the_locale(environment: dict[str, str], languages: tuple[str, ...]) -> None:
    assert languages_of(None, environment) == languages


def test_the_flag_comes_before_the_locale() -> None:
    assert languages_of("en", {"LANG": "ja_JP.UTF-8"}) == ("en",)
    assert languages_of("ja", {}) == ("ja",)
    assert languages_of("both", {}) == ("en", "ja")


def test_both_languages_stand_side_by_side(cli: Cli) -> None:
    out = cli("check", "profiles/radio.yaml", "-f", "concise", "--lang", "both").out
    assert "Speaker: prohibited: Import of parts made by a watched maker / Speaker：禁止に該当：" in out


def test_complaints_about_usage_are_in_the_language_of_the_user(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "ja_JP.UTF-8")
    assert "日付" in cli("check", "--as-of", "tomorrow").err


@pytest.mark.parametrize(
    ("flag", "environment", "terminal", "expected"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, True, False),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colours(flag: str, environment: dict[str, str], terminal: bool, expected: bool) -> None:
    assert wants_colour(flag, environment, Terminal() if terminal else io.StringIO()) is expected


def test_colours_change_nothing_else(cli: Cli) -> None:
    for format_ in ("full", "concise"):
        plain = cli("check", "profiles", "-f", format_, "--color", "never").out
        coloured = cli("check", "profiles", "-f", format_, "--color", "always").out
        assert coloured != plain
        for code in ("1;31", "1;33", "1;35", "36", "32", "2", "34", "1", "0"):
            coloured = coloured.replace(f"\x1b[{code}m", "")
        assert coloured == plain


def test_files_never_have_colours(cli: Cli, world: Path) -> None:
    cli("check", "profiles", "-f", "full", "-o", "full:report.txt", "--color", "always")
    assert "\x1b" not in (world / "report.txt").read_text()


@pytest.mark.parametrize(("columns", "cells"), [("80", 80), ("10", 50), ("1000", 160), ("", 100), ("x", 100)])
def test_the_width_is_never_absurd(columns: str, cells: int) -> None:
    assert cells_of({"COLUMNS": columns}, io.StringIO()) == cells


@pytest.mark.parametrize("lang", ["en", "ja", "both"])
@pytest.mark.parametrize("columns", ["50", "80", "100"])
@pytest.mark.parametrize(
    "command",
    [
        ("check", "profiles/radio.yaml", "-f", "full", "-v"),
        ("check", "profiles", "-f", "full"),
        ("why", "profiles/radio.yaml", "part-import"),
        ("facts", "profiles/radio.yaml"),
        ("packs", "show", "gadget-act"),
    ],
    ids=" ".join,
)
def test_no_line_is_wider_than_the_terminal(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, lang: str, columns: str, command: tuple[str, ...]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    out = cli(*command, "--lang", lang).out
    assert max(map(width, out.splitlines())) <= int(columns)


@pytest.mark.skipif(os.name == "nt", reason="no such names of files")
def test_what_a_file_says_never_reaches_the_terminal_as_a_command(cli: Cli, world: Path) -> None:
    name = "\x1b[2J\u202eradio.yaml"
    (world / "profiles" / "radio.yaml").rename(world / "profiles" / name)
    for format_, path in itertools.product(("full", "concise"), ("profiles", f"profiles/{name}")):
        out = cli("check", path, "-f", format_).out
        assert "\\x1b[2J\\u202eradio.yaml" in out
        assert "\x1b" not in out and "\u202e" not in out


def test_auto_is_full_on_a_terminal(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    main(["check", "profiles/lamp.yaml", "--rulesets", "rulesets"])
    assert terminal.getvalue().endswith("Not legal advice.\n")


def test_progress_goes_to_a_terminal_only_and_is_wiped(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    main(["check", "profiles", "--rulesets", "rulesets"])
    assert "checking 2/2 profiles/radio.yaml" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")
    silent = Terminal()
    monkeypatch.setattr(sys, "stderr", silent)
    main(["check", "profiles", "--no-progress", "--rulesets", "rulesets"])
    assert silent.getvalue() == ""


def run(*args: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A process of its own, with the gadget packs."""
    env = {name: value for name, value in os.environ.items() if name not in ("PYTHONIOENCODING", "PYTHONUTF8")}
    env.update(STDCHECK_AS_OF="2026-11-24", **environment)
    return subprocess.run([*RUN, *args, "--rulesets", "rulesets"], cwd=HERE, env=env, capture_output=True, check=False)


def test_a_pipe_that_is_not_utf8_gets_utf8() -> None:
    """As on Japanese Windows, where a pipe is cp932 and lacks much of what a profile may hold."""
    program = (
        "import sys; sys.stdout.reconfigure(encoding='cp932', errors='strict'); "
        "from stdcheck.cli.main import main; sys.exit(main())"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, "check", "profiles", "-f", "json", "--rulesets", "rulesets"],
        cwd=HERE,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": ""},
    )
    assert ended.returncode == 1, ended.stderr
    assert "筐体" in ended.stdout.decode("utf-8")


def test_an_encoding_that_somebody_chose_is_kept() -> None:
    ended = run("check", "profiles", "-f", "concise", "--lang", "ja", PYTHONIOENCODING="ascii")
    assert ended.returncode == 1
    assert b"\\u7981\\u6b62" in ended.stdout


@pytest.mark.skipif(os.name == "nt", reason="POSIX pipes")
def test_a_reader_that_goes_away_ends_the_run_quietly() -> None:
    with subprocess.Popen(
        [*RUN, "check", "profiles", "-f", "json", "--rulesets", "rulesets"],
        cwd=HERE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141
