"""`stdcheck new`: the template reads without a problem, states nothing, asks what the packs ask, and never overwrites."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from stdcheck.facts.profile import load_profile_text
from stdcheck.facts.schema import profile_schema
from stdcheck.facts.template import Template
from stdcheck.report.addresses import Addresses
from stdcheck.report.stated import is_known
from stdcheck.rulesets import find_rulesets
from tests.cli.conftest import Cli

RULESETS = find_rulesets([Path(__file__).parents[1] / "gadgets" / "rulesets"])
KINDS = sorted([*RULESETS.vocabulary.roots, "register"])


@pytest.mark.parametrize(
    ("commented", "lang"), [(True, "en"), (False, "ja")], ids=["as written", "example entries uncommented"]
)
@pytest.mark.parametrize("kind", KINDS)
def test_the_template_of_every_kind_reads_and_states_nothing(kind: str, commented: bool, lang: str) -> None:
    text = Template(RULESETS.vocabulary, kind, lambda fact: True, (lang,), "x.json", commented).text()
    profile, problems = load_profile_text(text.encode(), Path("new.yaml"), RULESETS.vocabulary, shown_as="new.yaml")
    assert problems == []
    jsonschema.validate(yaml.safe_load(text), profile_schema(RULESETS.vocabulary, kind))
    assert (profile is None) == (kind == "register")  # a register is read for the profiles that use it
    if profile is None:
        return
    entities = Addresses(profile).all()
    known = [f"{one.path}.{name}" for one in entities for name, state in one.facts.items() if is_known(state)]
    assert known == []


def test_the_template_asks_what_decides_and_no_more(cli: Cli) -> None:
    out = cli("new", "gadget").out
    assert "# When is it imported?\n" in out
    assert "unread_by_all" not in out


def test_a_new_file_is_ready_for_editor_and_check(cli: Cli, world: Path) -> None:
    ended = cli("new", "gadget", "-o", "mine.yaml")
    assert (ended.code, ended.out) == (0, "")
    assert "stdcheck-gadget.schema.json" in ended.err
    first = (world / "mine.yaml").read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=stdcheck-gadget.schema.json"
    assert json.loads((world / "stdcheck-gadget.schema.json").read_text("utf-8"))["title"]
    assert cli("check", "mine.yaml").code == 1


def test_a_file_is_never_overwritten(cli: Cli, world: Path) -> None:
    (world / "mine.yaml").write_text("precious", encoding="utf-8")
    ended = cli("new", "gadget", "-o", "mine.yaml")
    assert (ended.code, (world / "mine.yaml").read_text("utf-8")) == (2, "precious")
    assert "mine.yaml exists already" in ended.err


def test_an_unknown_kind_names_those_there_are(cli: Cli) -> None:
    ended = cli("new", "gadgte")
    assert (ended.code, ended.out) == (2, "")
    assert "did you mean gadget?" in ended.err


def test_questions_come_in_both_languages(cli: Cli) -> None:
    out = cli("new", "gadget", "--lang", "both").out
    assert "# When is it imported?\n" in out
    assert "# 輸入日は？\n" in out
