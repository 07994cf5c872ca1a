"""Writes the samples, and the screen in the README, anew: `python docs/samples/regenerate.py`.

`tests/test_samples.py` compares them in CI.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PROFILE = "docs/samples/vehicle.yaml"
AS_OF = "2026-11-24"
FORMATS = {
    "vehicle.en.txt": ["-f", "full", "--lang", "en"],
    "vehicle.ja.txt": ["-f", "full", "--lang", "ja"],
    "vehicle.json": ["-f", "json"],
}
SCREENS = {"review.en.txt": "en", "review.ja.txt": "ja", "review.svg": "svg"}


def sample(name: str) -> str:
    """One report, as the command line writes it to a terminal 100 columns wide."""
    command = [sys.executable, "-m", "stdcheck", "check", PROFILE, "--as-of", AS_OF, "--exit-zero", *FORMATS[name]]
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    return ended.stdout.decode("utf-8")


def screen(name: str) -> str:
    """One screen of the review (`screens.py`), whatever the terminal is in which this runs."""
    others = ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "COLUMNS", "LINES")
    kept = {key: value for key, value in os.environ.items() if key not in others and not key.startswith("TEXTUAL")}
    command = [sys.executable, str(HERE / "screens.py"), SCREENS[name]]
    environment = {**kept, "TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none"}
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    return ended.stdout.decode("utf-8")


def with_screen(readme: str, shown: str) -> str:
    """The README with this screen in its block for one; dots stand for empty rows in a frame."""
    rows = re.sub(r"(?:^│ *│\n)+", "...\n", shown, flags=re.MULTILINE)
    block = re.compile(r"(```text\n\$ stdcheck tui [^\n]*\n).*?(?=```)", re.DOTALL)
    return block.sub(lambda found: found[1] + rows, readme, count=1)


if __name__ == "__main__":
    for file in FORMATS:
        (HERE / file).write_text(sample(file), encoding="utf-8", newline="\n")
    for file in SCREENS:
        (HERE / file).write_text(screen(file), encoding="utf-8", newline="\n")
    page = ROOT / "README.md"
    text = with_screen(page.read_text("utf-8"), (HERE / "review.en.txt").read_text("utf-8"))
    page.write_text(text, encoding="utf-8", newline="\n")
