"""Writes the sample reports anew: `python docs/samples/regenerate.py`. `tests/test_samples.py` compares them in CI."""

from __future__ import annotations

import os
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


def sample(name: str) -> str:
    """One report, as the command line writes it to a terminal 100 columns wide."""
    command = [sys.executable, "-m", "stdcheck", "check", PROFILE, "--as-of", AS_OF, "--exit-zero", *FORMATS[name]]
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    return ended.stdout.decode("utf-8")


if __name__ == "__main__":
    for file in FORMATS:
        (HERE / file).write_text(sample(file), encoding="utf-8", newline="\n")
