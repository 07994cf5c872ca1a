"""The JSON Schema as an oracle: it and the reader say yes and no to the same profiles, as far as a schema can see."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from stdcheck.facts.declarations import Vocabulary
from stdcheck.facts.profile import read_profile
from stdcheck.facts.schema import profile_schema
from stdcheck.facts.vocabulary import load_vocabulary
from stdcheck.source.reader import read_document
from tests.facts.profile_strategies import faulty_profile, sound_profile

HERE = Path(__file__).parent
VOCABULARY = load_vocabulary([(name, HERE / "vocabulary" / name) for name in ("base", "extra")])[0]
VALIDATOR = Draft202012Validator(profile_schema(VOCABULARY, "gadget"))

UNSEEN = {
    "profile-complete-alone": "the list may stand in a register",
    "profile-complete-conflict": "two files",
    "profile-conflict": "two files",
    "profile-fact-twice": "an old name is good by itself",
    "profile-no-provenance": "judgements are looked up",
    "profile-provenance-address": "addresses are looked up",
    "profile-provenance-fact": "addresses are looked up",
    "profile-provenance-incomplete": "judgements are looked up",
    "profile-readings-in-register": "another file",
    "profile-renamed-fact": "an old name is good",
    "profile-root-in-register": "another file",
    "profile-row-twice": "keys are compared",
    "profile-same-id": "composed and decomposed letters",
    "profile-two-kinds": "facts are compared",
    "profile-shares-over": "sums",
    "profile-shares-short": "sums",
    "profile-unknown-reference": "ids are looked up",
    "profile-use-cycle": "another file",
    "profile-use-missing": "files are looked up",
    "profile-use-not-register": "another file",
    "profile-use-path": "what a path is depends on the machine",
    "value-empty-range": "bounds are compared",
    "value-number-base": "an editor reads a number",
    "value-number-exponent": "an editor reads a number",
    "value-number-leading-zero": "an editor reads a number",
    "value-number-long": "an editor reads a number",
    "value-number-point": "an editor reads a number",
    "value-number-special": "an editor reads a number",
    "value-number-underscore": "some readers read a number",
    "value-unit-twice": "parts of one amount are compared",
}
"""Problems that the schema does not see, and why."""


def as_an_editor_loads(text: str) -> Any:
    """The data of a YAML 1.2 reader; dates stay texts, keys are texts."""
    yaml = YAML(typ="safe", pure=True)
    yaml.constructor.add_constructor("tag:yaml.org,2002:timestamp", yaml.constructor.construct_yaml_str.__func__)
    return _text_keys(yaml.load(text))


def _text_keys(data: Any) -> Any:
    if isinstance(data, dict):
        return {str(key).lower() if isinstance(key, bool) else str(key): _text_keys(v) for key, v in data.items()}
    return [_text_keys(item) for item in data] if isinstance(data, list) else data


def problems_of(text: str) -> list[tuple[str, int]]:
    _, problems = read_profile(read_document(text.encode(), "test.yaml"), VOCABULARY)
    return [(problem.code, problem.span.start.line) for problem in problems if problem.severity == "error"]


def complaints_of(text: str) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(as_an_editor_loads(text))]


@settings(max_examples=100)
@given(sound_profile(VOCABULARY))
def test_both_accept_sound_profiles(text: str) -> None:
    assert problems_of(text) == []
    assert complaints_of(text) == []


@settings(max_examples=250)
@given(faulty_profile(VOCABULARY))
def test_both_refuse_faulty_profiles(text: str) -> None:
    assert problems_of(text), text
    assert complaints_of(text), text


@pytest.mark.parametrize("file", sorted((HERE / "bad").iterdir()), ids=lambda file: file.stem)
def test_what_the_schema_sees(file: Path) -> None:
    text = (file / "profile.yaml" if file.is_dir() else file).read_text(encoding="utf-8")
    sees = bool(complaints_of(text))
    assert sees == (file.stem not in UNSEEN)


def test_schemas_are_schemas_and_always_the_same() -> None:
    for kind in (*VOCABULARY.roots, "register"):
        schema = profile_schema(VOCABULARY, kind)
        Draft202012Validator.check_schema(schema)
        assert json.dumps(schema) == json.dumps(profile_schema(VOCABULARY, kind))


def test_questions_and_help_are_in_the_schema(vocabulary: Vocabulary) -> None:
    weight = profile_schema(vocabulary, "gadget")["$defs"]["gadget"]["properties"]["weight"]
    assert (weight["title"], weight["description"]) == ("What does it weigh?", "With batteries.")
    old = profile_schema(vocabulary, "gadget")["$defs"]["gadget"]["properties"]["sale_date"]
    assert old["deprecated"] is True


def test_a_register_has_no_root_and_no_readings(vocabulary: Vocabulary) -> None:
    validator = Draft202012Validator(profile_schema(vocabulary, "register"))
    head = {"stdcheck": 1, "kind": "register", "id": "r"}
    assert validator.is_valid(head | {"facts": {"parties": {"a": {"kind": "company"}}}, "evidence": {"d": None}})
    assert not validator.is_valid(head | {"facts": {"gadget": {}}})
    assert not validator.is_valid(head | {"readings": {}})


def test_an_unknown_kind() -> None:
    with pytest.raises(KeyError):
        profile_schema(VOCABULARY, "boat")


@given(st.sampled_from(["[0101, 101]", "['1', 1]", "[true, 'true ']"]))
def test_texts_that_an_editor_cannot_tell_apart_are_accepted(items: str) -> None:
    text = f"stdcheck: 1\nkind: gadget\nid: x\nfacts:\n  gadget: {{codes: {items}}}\n"
    assert bool(problems_of(text)) is (items == "['1', 1]")
    assert complaints_of(text) == []
