"""A real terminal for the real program: a shell in a tmux of its own, asked again and again instead of waited for."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
ASK_EVERY = 0.03
PROMPT = "ready>"
COLOURS = re.compile(r"\x1b\[(?:\d+[;:])*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:[;:]\d+)*m")
"""A sign that sets a colour, of letters or of the ground; bold, dim and reverse are none."""


class Terminal:
    """A shell at a prompt. `enter` types a line, `keys` presses keys, `screen` is what stands there now."""

    def __init__(self, folder: str, columns: int, rows: int, environment: dict[str, str]) -> None:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
        self._environment = {**kept, "TMUX_TMPDIR": folder, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", **environment}
        shell = f"PS1='{PROMPT} ' exec bash --norc --noprofile"
        self._tmux("-f", os.devnull, "new-session", "-d", "-x", str(columns), "-y", str(rows), "-c", str(ROOT), shell)
        self.shell = int(self.ask("pane_pid"))

    def _tmux(self, *args: str) -> str:
        command = ["tmux", "-u", "-L", "review", *args]
        ended = subprocess.run(command, env=self._environment, capture_output=True, check=True)
        return ended.stdout.decode("utf-8")

    def enter(self, line: str) -> None:
        """Type a line for the shell."""
        self._tmux("send-keys", "-l", line)
        self._tmux("send-keys", "Enter")

    def keys(self, *names: str) -> None:
        """Press keys, as tmux calls them: `F8`, `Down`, `C-c`, `q`."""
        self._tmux("send-keys", *names)

    def resize(self, columns: int, rows: int) -> None:
        """Another size."""
        self._tmux("resize-window", "-x", str(columns), "-y", str(rows))

    def screen(self, *, signs: bool = False) -> str:
        """The lines on the screen; signs: with those that colour them."""
        return self._tmux("capture-pane", "-p", *(["-e"] if signs else []))

    def lines(self) -> list[str]:
        """The lines on the screen."""
        return self.screen().splitlines()

    def ask(self, name: str) -> str:
        """A format of tmux, such as `alternate_on`."""
        return self._tmux("display-message", "-p", f"#{{{name}}}").strip()

    def until(self, true: Callable[[], object], seconds: float = 30.0) -> None:
        """Ask again and again. Fails with what is on the screen."""
        end = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < end, f"it did not come; on the screen:\n{self.screen()}"
            time.sleep(ASK_EVERY)

    def shows(self, *texts: str) -> None:
        """Wait until all these are on the screen."""
        self.until(lambda: all(text in self.screen() for text in texts))

    # ---- the program

    def start(self, *args: str, before: str = "") -> None:
        """Run `stdcheck tui`, then `code=N` for its exit code. before: settings of the environment"""
        command = shlex.join([sys.executable, "-m", "stdcheck", "tui", *args])
        self.enter(f'{before} {command}; echo "code=$?"'.strip())

    def ends(self, code: int) -> None:
        """Wait until the program has ended with that code."""
        self.until(lambda: re.search(r"^code=\d+", self.screen(), re.MULTILINE))
        assert f"\ncode={code}\n" in self.screen(), self.screen()

    def program(self) -> int:
        """The process of the program, which has the screen."""
        self.until(lambda: self.ask("alternate_on") == "1")
        (pid,) = children(self.shell)
        return pid

    def worker(self) -> int:
        """The process that evaluates; waits for it."""
        found: list[int] = []

        def there() -> bool:
            found[:] = [pid for pid in children(self.program()) if "spawn_main" in command_of(pid)]
            return bool(found)

        self.until(there)
        (pid,) = found
        return pid

    def processes(self) -> set[int]:
        """The program, and all that it has started."""
        found, new = set(), {self.program()}
        while new:
            found |= new
            new = {child for pid in new for child in children(pid)}
        return found


@contextmanager
def terminal(columns: int = 80, rows: int = 24, **environment: str) -> Iterator[Terminal]:
    """A shell in a terminal of that size, and nothing left of it afterwards."""
    folder = tempfile.mkdtemp(prefix="tmux-")
    one = Terminal(folder, columns, rows, environment)
    try:
        one.shows(PROMPT)
        yield one
    finally:
        started = set(children(one.shell))
        started |= {child for pid in started for child in children(pid)}
        one._tmux("kill-server")
        for pid in filter(alive, started):
            os.kill(pid, signal.SIGKILL)
        remove(folder)


def remove(folder: str) -> None:
    """Remove the folder of the socket; tmux takes that away itself, a moment after its end."""
    end = time.monotonic() + 10
    while Path(folder).exists() and time.monotonic() < end:
        shutil.rmtree(folder, ignore_errors=True)


def children(pid: int) -> list[int]:
    """The processes that one has started and that still run."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal() and _stat(int(entry.name))[1] == pid and alive(int(entry.name)):
            found.append(int(entry.name))
    return found


def alive(pid: int) -> bool:
    """Whether a process runs; one that has ended and that nobody has asked for its end does not."""
    return _stat(pid)[0] not in ("", "Z", "X")


def command_of(pid: int) -> str:
    """How a process was started; nothing for one that is gone."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
    except OSError:
        return ""


def _stat(pid: int) -> tuple[str, int]:
    """State and parent of a process, from /proc; the name before them may hold anything, even brackets."""
    try:
        state, parent = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()[:2]
    except OSError:
        return "", 0
    return state, int(parent)
