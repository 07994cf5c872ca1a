"""The review in a real terminal: what it leaves behind there, and how it ends. Needs tmux."""

from __future__ import annotations

import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from stdcheck.i18n import catalogue
from stdcheck.report.wording import Language
from stdcheck.tui.viewmodel.words import short_label, tell
from tests.tui.terminal import COLOURS, PROMPT, ROOT, Terminal, alive, terminal

SAMPLE = "docs/samples/vehicle.yaml"
GADGET = ("tests/gadgets/profiles/radio.yaml", "--rulesets", "tests/gadgets/rulesets")
AS_OF = ("--as-of", "2026-11-24")
MISSING = not (shutil.which("tmux") and Path("/proc/self/stat").exists())
WANTED = os.environ.get("STDCHECK_NEEDS_TMUX") == "1"
needs_tmux = pytest.mark.skipif(MISSING and not WANTED, reason="needs tmux and /proc (STDCHECK_NEEDS_TMUX=1 insists)")


def cursor_line(shell: Terminal) -> str:
    """The row that the cursor is on."""
    return next((line for line in shell.lines() if re.match(r"\W?> ?\w", line)), "")


def opened(shell: Terminal, lang: Language = "en") -> None:
    """Wait until a profile has been evaluated and its findings are there."""
    shell.until(lambda: cursor_line(shell))
    shell.shows(tell("col.status", lang), tell("key.help", lang))


def gone(shell: Terminal, processes: set[int]) -> None:
    """Wait until none of these runs any more."""
    shell.until(lambda: not any(map(alive, processes)), 10)


def restored(shell: Terminal) -> None:
    """The screen of before, a cursor, keys that are echoed and read line by line, no mouse, no pasting signs."""
    assert shell.ask("alternate_on") == "0"
    assert shell.ask("cursor_flag") == "1"
    assert shell.ask("mouse_any_flag") == "0"
    shell.enter("clear; stty -a")
    shell.shows(" echo ", " icanon ")
    assert {"-echo", "-icanon", "-isig", "-ixon"} & set(shell.screen().replace(";", " ").split()) == set()


@needs_tmux
def test_a_review_from_its_first_screen_to_the_prompt_again() -> None:
    with terminal() as shell:
        shell.enter("echo a line from before")
        shell.shows("\na line from before\n")
        shell.start(SAMPLE)
        opened(shell)
        assert shell.ask("alternate_on") == "1"
        assert "a line from before" not in shell.screen()
        processes = shell.processes()
        assert len(processes) >= 2
        first = cursor_line(shell)
        shell.keys("Down")
        shell.until(lambda: cursor_line(shell) != first)
        shell.keys("F8")
        opened(shell, "ja")
        shell.keys("F6")
        shell.shows(tell("dates", "ja"))
        shell.keys("2", "0", "3", "1", "-", "0", "1", "-", "0", "1", "Enter")
        both_ends(shell, "2031-01-01", "ja")
        shell.keys("F8", "Enter")
        both_ends(shell, "2031-01-01", "en")
        shell.shows(tell("key.as_of", "en"))
        shell.keys("q")
        shell.ends(0)
        assert "a line from before" in shell.lines()
        assert shell.lines()[0].startswith(f"{PROMPT} echo a line from before")
        gone(shell, processes)
        restored(shell)


def both_ends(shell: Terminal, day: str, lang: Language) -> None:
    """Wait until the banner of another day than today stands at both ends of the first line."""
    banner = tell("what_if", lang, day=day)
    shell.until(lambda: shell.lines()[0].startswith(banner) and shell.lines()[0].rstrip().endswith(banner.rstrip()))


@needs_tmux
def test_ctrl_c_ends_with_130_and_gives_the_terminal_back() -> None:
    with terminal() as shell:
        shell.start(*GADGET, *AS_OF)
        opened(shell)
        processes = shell.processes()
        shell.keys("C-c")
        shell.ends(130)
        gone(shell, processes)
        restored(shell)


@needs_tmux
def test_ctrl_c_during_the_evaluation_leaves_nobody_behind() -> None:
    with terminal() as shell:
        shell.start(SAMPLE)
        processes = {shell.worker(), *shell.processes()}
        shell.keys("C-c")
        shell.ends(130)
        gone(shell, processes)


@needs_tmux
@pytest.mark.parametrize("how", ["SIGTERM", "SIGHUP", "SIGKILL"])
def test_a_program_that_is_ended_from_outside_leaves_no_worker(how: str) -> None:
    with terminal() as shell:
        shell.start(SAMPLE)
        processes = {shell.worker(), *shell.processes()}
        os.kill(shell.program(), signal.Signals[how])
        gone(shell, processes)
        if how == "SIGTERM":
            shell.ends(130)
            restored(shell)


@needs_tmux
def test_a_worker_that_is_killed_is_told_and_begun_again() -> None:
    with terminal() as shell:
        shell.start(*GADGET, *AS_OF)
        opened(shell)
        first = shell.worker()
        os.kill(first, signal.SIGKILL)
        shell.shows(tell("ended", "en", code=-9))
        shell.keys("F5")
        shell.until(lambda: tell("ended", "en", code=-9) not in shell.screen())
        opened(shell)
        assert shell.worker() != first
        shell.keys("q")
        shell.ends(0)


@needs_tmux
def test_full_width_letters_are_keys() -> None:
    with terminal() as shell:
        shell.start(*GADGET, *AS_OF)
        opened(shell)
        shell.keys("ｌ")
        opened(shell, "ja")
        shell.keys("ｑ")
        shell.ends(0)


@needs_tmux
@pytest.mark.parametrize(
    "before, args, coloured",
    [("NO_COLOR=1", (), False), ("NO_COLOR=", (), True), ("", ("--color", "never"), False)],
    ids=["set", "empty", "flag"],
)
def test_without_colours_there_are_none_not_even_greys(before: str, args: tuple[str, ...], coloured: bool) -> None:
    with terminal() as shell:
        shell.start(*GADGET, *AS_OF, *args, before=before)
        opened(shell)
        assert bool(COLOURS.search(shell.screen(signs=True))) == coloured
        shell.keys("q")
        shell.ends(0)


@needs_tmux
def test_another_size_is_another_layout() -> None:
    """80x24: the detail under the findings; 50x20: one of the two; 120x32: side by side."""
    with terminal() as shell:
        shell.start(*GADGET, *AS_OF)
        opened(shell)
        law = f" {tell('pane.law', 'en')} "
        shell.shows(law)
        shell.until(lambda: columns_of(shell) == 80)
        shell.resize(50, 20)
        shell.until(lambda: law not in shell.screen() and columns_of(shell) <= 50)
        opened(shell)
        shell.resize(120, 32)
        shell.until(lambda: any(law in line and cell_of(line, law) > 50 for line in shell.lines()))
        shell.until(lambda: columns_of(shell) == 120)
        shell.keys("q")
        shell.ends(0)


def columns_of(shell: Terminal) -> int:
    """How many columns the frames fill."""
    return max((cells(line) for line in shell.lines() if line.endswith("╮")), default=0)


def cell_of(line: str, text: str) -> int:
    """The column at which a text begins."""
    return cells(line[: line.index(text)])


def cells(text: str) -> int:
    """How many columns a text takes."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


@needs_tmux
def test_a_broken_profile_is_listed_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("stdcheck: 1\nkind: gadget\nid: a\nid: b\n", "utf-8")
    (tmp_path / "whole.yaml").write_text(
        "stdcheck: 1\nkind: gadget\nid: whole\ntitle: {en: Whole, ja: 完全}\nfacts: {}\n", "utf-8"
    )
    with terminal(100, 24) as shell:
        shell.start(str(tmp_path), *GADGET[1:], *AS_OF)
        shell.until(
            lambda: any("whole.yaml" in line and short_label("undetermined", "en") in line for line in shell.lines())
        )
        shell.until(lambda: any("broken.yaml" in line and tell("unread", "en") in line for line in shell.lines()))
        (row,) = (line for line in shell.lines() if "broken.yaml" in line and tell("unread", "en") in line)
        assert "4:1" in row
        shell.keys("q")
        shell.ends(0)


@needs_tmux
def test_ascii_draws_nothing_but_plain_signs() -> None:
    with terminal() as shell:
        shell.start(*GADGET, *AS_OF, "--ascii")
        opened(shell)
        assert boxes(shell.screen()) == set()
        shell.keys("F6")
        shell.shows(tell("dates", "en"))
        assert boxes(shell.screen()) == set()
        shell.keys("Escape")
        opened(shell)
        shell.keys("q")
        shell.ends(0)


def boxes(text: str) -> set[str]:
    """Signs for drawing lines and boxes."""
    return {sign for sign in text if "─" <= sign <= "╿"}


def alone(environment: dict[str, str], **streams: int) -> subprocess.CompletedProcess[str]:
    """`stdcheck tui` with what is not named here in a pipe."""
    command = [sys.executable, "-m", "stdcheck", "tui", SAMPLE, "--lang", "en"]
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams}
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, text=True, timeout=30, **streams)  # type: ignore[call-overload,no-any-return]


@pytest.mark.parametrize("taken", ["stdin", "stdout"])
def test_without_a_terminal_there_is_a_hint_and_nothing_else(taken: str) -> None:
    """The other two streams are a terminal."""
    ours, theirs = pty.openpty()
    try:
        streams = {name: theirs for name in ("stdin", "stdout") if name != taken}
        ended = alone({"TERM": "xterm"}, **streams)
        assert (ended.returncode, ended.stdout or "") == (2, "")
        assert ended.stderr == f"stdcheck: {catalogue.message('cli-no-terminal', {}, 'en')}\n"
    finally:
        os.close(theirs)
        os.close(ours)


@needs_tmux
def test_a_dumb_terminal_gets_a_hint_and_nothing_else() -> None:
    with terminal() as shell:
        shell.start(SAMPLE, before="TERM=dumb")
        shell.ends(2)
        text = "".join(shell.screen().split())
        assert "".join(catalogue.message("cli-no-terminal", {}, "en").split()) in text
        assert shell.ask("alternate_on") == "0"
