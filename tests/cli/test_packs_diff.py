"""`stdcheck packs diff`: what a release of a pack changes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from stdcheck.report.pack_difference_model import pack_difference_schema
from tests.cli.conftest import Cli

OLD, NEW = "rulesets/gadget-act", "next/gadget-act"


@pytest.fixture
def release(world: Path) -> Path:
    """A copy of the pack to change."""
    shutil.copytree(world / OLD, world / NEW)
    return world / NEW


def change(release: Path, file: str, old: str, new: str) -> None:
    path = release / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def difference(cli: Cli, *args: str) -> dict[str, object]:
    ended = cli("packs", "diff", OLD, NEW, "-f", "json", *args)
    assert ended.code == 0, ended.err
    found: dict[str, object] = json.loads(ended.out)
    return found


def test_a_copy_does_not_differ(cli: Cli, release: Path) -> None:
    change(release, "rules/002-sale.yaml", "rules:", "# moved down\n\nrules:")
    found = difference(cli)
    assert (found["parts"], found["provisions"], found["outcomes"]) == ([], [], [])
    assert "No part of the pack differs." in cli("packs", "diff", OLD, NEW).out


def test_what_means_something_else_is_told_from_words(cli: Cli, release: Path) -> None:
    change(release, "rules/002-sale.yaml", "days: 60", "days: 30")
    change(release, "rules/002-sale.yaml", "en: Gadgets must be safe", "en: Gadgets have to be safe")
    change(release, "rules/001-import.yaml", "fact: unit.model_year, lt: 2030", "fact: unit.model_year, lt: 2031")
    change(release, "pack.yaml", "version: 1.2.0", "version: 1.3.0")
    parts = difference(cli)["parts"]
    assert parts == [
        {"kind": "pack", "id": "gadget-act", "change": "changed", "aspects": ["version"], "meaning": False},
        {"kind": "rule", "id": "import-early-model", "change": "changed", "aspects": ["when"], "meaning": True},
        {"kind": "rule", "id": "registration", "change": "changed", "aspects": ["duty"], "meaning": True},
        {"kind": "rule", "id": "safe-gadget", "change": "changed", "aspects": ["title"], "meaning": False},
    ]
    lines = cli("packs", "diff", OLD, NEW).out.split("\n\n")[1].splitlines()
    assert lines[0] == "changed  rule import-early-model: when"
    assert lines[-1] == "changed  rule safe-gadget: title  (words or claims only)"


def test_parts_that_are_new_or_gone(cli: Cli, release: Path) -> None:
    change(release, "rules/002-sale.yaml", "- id: manual", "- id: handbook")
    assert [(p["id"], p["change"]) for p in difference(cli)["parts"]] == [("handbook", "added"), ("manual", "gone")]  # type: ignore[attr-defined]


def test_outcomes_that_a_release_changes(cli: Cli, release: Path) -> None:
    change(release, "rules/002-sale.yaml", "days: 60", "days: 10")
    found = difference(cli, "--profiles", "profiles/radio.yaml", "--profiles", "profiles/lamp.yaml")
    (radio,) = found["outcomes"]  # type: ignore[misc]
    (rule,) = [d for d in radio["differences"] if d["kind"] == "rule"]
    assert (rule["name"], rule["before"]["outcome"], rule["after"]["outcome"]) == (
        "gadget-act/registration",
        "due",
        "gap",
    )
    assert (
        "changed: due -> gap  [gadget-act/registration]"
        in cli("packs", "diff", OLD, NEW, "--profiles", "profiles/radio.yaml").out
    )


def test_its_published_shape(cli: Cli, release: Path) -> None:
    import jsonschema

    change(release, "rules/002-sale.yaml", "days: 60", "days: 10")
    found = difference(cli, "--profiles", "profiles/radio.yaml")
    jsonschema.Draft202012Validator(pack_difference_schema()).validate(found)
    assert json.loads(cli("schema", "pack-difference").out) == pack_difference_schema()


def test_what_cannot_be_compared(cli: Cli, release: Path) -> None:
    assert cli("packs", "diff", OLD, "rulesets/widget-act").code == 2
    ended = cli("packs", "diff", OLD, "profiles")
    assert (ended.code, ended.out) == (2, "")
    assert "profiles is no pack" in ended.err
    assert cli("packs", "diff", OLD, NEW, "--profiles", "registers").code == 3
    change(release, "rules/002-sale.yaml", "days: 60", "dayz: 60")
    assert cli("packs", "diff", OLD, NEW).code == 2
