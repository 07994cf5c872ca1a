"""Starting fast, by what is imported: seconds differ between machines, modules do not."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.gadgets.world import HERE

HEAVY = ("textual", "rich", "pydantic", "jsonschema", "polars", "ruamel", "importlib.metadata", "hypothesis", "pytest")
PROGRAM = """
import sys
sys.argv = ["stdcheck", *sys.argv[1:]]
from stdcheck.cli.main import main
main()
print(*sorted(sys.modules), file=sys.stderr)
"""


def modules(*args: str) -> set[str]:
    """What a command has imported at its end."""
    command = [sys.executable, "-c", PROGRAM, *args]
    ended = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=True)
    return set(ended.stderr.splitlines()[-1].split())


@pytest.mark.parametrize(
    "args",
    [
        ("--version",),
        ("-h",),
        ("check", "-h"),
        ("check", "profiles", "--rulesets", "rulesets", "-f", "full"),
        ("check", "profiles", "--rulesets", "rulesets", "-f", "concise"),
        ("check", "profiles", "--rulesets", "rulesets", "-f", "json"),
        ("why", "profiles/radio.yaml", "part-import", "--rulesets", "rulesets"),
        ("info", "--rulesets", "rulesets"),
        ("tui", "-h"),
    ],
    ids=" ".join,
)
def test_nothing_heavy_is_imported(args: tuple[str, ...]) -> None:
    loaded = modules(*args)
    assert {name for name in HEAVY if name in loaded} == set()


@pytest.mark.parametrize("args", [("--version",), ("-h",), ("check", "-h"), ("tui", "-h")], ids=" ".join)
def test_help_reads_no_yaml_and_loads_no_engine(args: tuple[str, ...]) -> None:
    loaded = modules(*args)
    stages = {name for name in loaded if name.startswith(("stdcheck.facts", "stdcheck.rules", "stdcheck.logic"))}
    assert {"yaml", *stages} & loaded == set()


def test_one_command_loads_no_other() -> None:
    loaded = modules("check", "-h")
    assert {name for name in loaded if name.startswith("stdcheck.cli.packs") or name == "stdcheck.cli.why"} == set()


def test_a_line_a_finding_needs_no_layout_of_blocks() -> None:
    """What is only for people at a terminal is not loaded for a pipe."""
    loaded = modules("check", "profiles", "--rulesets", "rulesets", "-f", "json")
    assert "stdcheck.report.text.folder" not in loaded


def test_importing_the_package_loads_nothing() -> None:
    program = "import sys, stdcheck; print(*[name for name in sys.modules if name.startswith('stdcheck')])"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert set(ended.stdout.split()) == {"stdcheck", "stdcheck.version"}
