"""CONTRIBUTING.md as a newcomer uses it: its blocks are the files of a pack that lints, passes its cases and runs."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[2] / "CONTRIBUTING.md"
BLOCK = re.compile(r"^( *)```(\w+)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
CONDITIONS = "conditions"
ENVIRONMENT = {"STDCHECK_AS_OF": "2026-11-24", "LC_ALL": "C.UTF-8", "COLUMNS": "80", "NO_COLOR": "1"}

Ended = subprocess.CompletedProcess[str]
Stdcheck = Callable[[str], Ended]


def blocks(language: str) -> list[str]:
    """The code blocks of the page in one language, without their indentation."""
    return [textwrap.dedent(body) for _, word, body in BLOCK.findall(PAGE.read_text("utf-8")) if word == language]


def files() -> dict[str, str]:
    """What the YAML blocks hold, by the place that the first line of each names."""
    found = {}
    for block in blocks("yaml"):
        first, _, _ = block.partition("\n")
        assert first.startswith("# "), f"a block of CONTRIBUTING.md does not say in which file it stands: {first}"
        assert first[2:] not in found, f"two blocks of CONTRIBUTING.md are {first[2:]}"
        found[first[2:]] = block
    return found


def conditions() -> str:
    """The examples of conditions, each as the body of a definition (one example is one line)."""
    _, *lines = files()[CONDITIONS].splitlines()
    bodies = [line.removeprefix("- ") for line in lines]
    heads = [f"  example-{number}: {{params: {{item: product}}, holds: " for number in range(len(bodies))]
    parts = [f"{head}{re.sub(' +#.*', '', body)}}}" for head, body in zip(heads, bodies, strict=True)]
    return "\n".join(["definitions:", *parts, ""])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the pack and the profile of the page."""
    for place, text in files().items():
        if place != CONDITIONS:
            (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / place).write_text(text, "utf-8")
    return tmp_path


@pytest.fixture
def stdcheck(folder: Path) -> Stdcheck:
    """Runs a command line as it stands on the page."""
    kept = {key: value for key, value in os.environ.items() if key in ("PATH", "SYSTEMROOT", "PYTHONPATH")}

    def run(line: str) -> Ended:
        name, *args = shlex.split(line)
        assert name == "stdcheck"
        command = [sys.executable, "-m", "stdcheck", *args]
        return subprocess.run(
            command, cwd=folder, env=kept | ENVIRONMENT, capture_output=True, encoding="utf-8", check=False
        )

    return run


def command(start: str) -> str:
    """The command of the page that begins so."""
    (line,) = [line for block in blocks("sh") for line in block.splitlines() if line.startswith(f"stdcheck {start}")]
    return line


def test_every_file_of_a_pack_is_on_the_page() -> None:
    assert set(files()) == {
        "camera.yaml",
        CONDITIONS,
        "toy/cases/_bases.yaml",
        "toy/cases/ports.yaml",
        "toy/facts/product.yaml",
        "toy/pack.yaml",
        "toy/parameters.yaml",
        "toy/provisions/ports.yaml",
        "toy/rules/ports.yaml",
    }


def test_the_pack_lints_without_a_remark(stdcheck: Stdcheck) -> None:
    ended = stdcheck(command("packs lint"))
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "0 errors, 0 warnings, 0 notes\n", "")


def test_the_cases_pass(stdcheck: Stdcheck) -> None:
    ended = stdcheck(command("packs test"))
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "2 passed, 0 failed\n", "")


def test_check_asks_for_the_fact_that_settles_the_rule(stdcheck: Stdcheck) -> None:
    ended = stdcheck(f"{command('check')} -f full")
    assert (ended.returncode, ended.stderr) == (1, "")
    assert "undetermined[toy/few-open-ports] Camera: cannot say yet: " in ended.stdout
    assert "settle    laboratory_only: yes -> exempt; no -> gap" in ended.stdout


@pytest.mark.parametrize(
    ("answer", "code", "found"),
    [
        ("laboratory_only: false", 1, "gap toy/few-open-ports Camera: prohibited: Products with many open ports"),
        ("laboratory_only: true", 0, ""),
    ],
    ids=["gap", "exempt"],
)
def test_check_decides_once_the_fact_is_stated(
    stdcheck: Stdcheck, folder: Path, answer: str, code: int, found: str
) -> None:
    with (folder / "camera.yaml").open("a", encoding="utf-8") as profile:
        profile.write(f"    {answer}\n")
    ended = stdcheck(f"{command('check')} -f concise")
    assert (ended.returncode, ended.stderr) == (code, "")
    assert found in ended.stdout


def test_check_answers_in_japanese(stdcheck: Stdcheck) -> None:
    ended = stdcheck(f"{command('check')} -f full --lang ja")
    assert ended.returncode == 1
    assert "情報不足[toy/few-open-ports] カメラ" in ended.stdout


def test_why_shows_the_definition_the_exception_and_the_law(stdcheck: Stdcheck) -> None:
    ended = stdcheck(command("why"))
    assert (ended.returncode, ended.stderr) == (0, "")
    for part in (
        "wide-open(product): more open ports than allowed [Toy law, 1]",
        "product.open_ports = 3 (camera.yaml:",
        "exception laboratory: Products for laboratories [Toy law, 2]",
        "product.laboratory_only = not given",
    ):
        assert part in ended.stdout


def test_the_examples_of_conditions_can_be_read(stdcheck: Stdcheck, folder: Path) -> None:
    """Beside the pack they are definitions that nothing uses; lint says no more than that and what `every` implies."""
    (folder / "toy" / "rules" / "examples.yaml").write_text(conditions(), "utf-8")
    ended = stdcheck(command("packs lint"))
    assert "error[" not in ended.stderr
    assert (ended.returncode, ended.stderr) == (1, "")
    remarks = set(re.findall(r"^\w+\[([\w-]+)\]", ended.stdout, re.MULTILINE))
    assert remarks == {"lint-unused-definition", "lint-every-over-empty"}
