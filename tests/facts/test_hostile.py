"""Whatever a profile or a declaration looks like: problems, never an exception, and always with words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdcheck.facts.declaring import read_declarations
from stdcheck.facts.profile import read_profile
from stdcheck.facts.shapes import Report
from stdcheck.facts.vocabulary import load_vocabulary, unite
from stdcheck.i18n import catalogue
from stdcheck.source.problems import Problem
from stdcheck.source.reader import read_document
from tests.facts.reading_helpers import Texts

HERE = Path(__file__).parent
VOCABULARY = load_vocabulary([(name, HERE / "vocabulary" / name) for name in ("base", "extra")])[0]
FACTS = sorted({name for entity in VOCABULARY.entities.values() for name in entity.facts})
PROFILE_WORDS = """
    gadget venture a p holders_complete parts_others allies_complete unknown none from value unit currency gte before
    provenance readings use kind true 5% 1/3 12 2027-03 JP company home kg r.yaml gadget.safe '' null 1_0
"""
WORDS = st.sampled_from([*FACTS, *VOCABULARY.collections, *PROFILE_WORDS.split()])
DECLARATION_WORDS = """
    entity collection title root facts edge type of values units only_for inverse closed keys kind question en ja was
    holder held measures follow when to list enum reference relation party a b true yes unknown null quantity x_others
"""


def trees(words: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Any tree of these words, in flow style."""
    return st.recursive(
        words,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3).map(lambda items: "[" + ", ".join(items) + "]"),
            st.dictionaries(words, inner, max_size=4).map(
                lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs.items()) + "}"
            ),
        ),
        max_leaves=25,
    )


def check_words(problems: list[Problem]) -> None:
    for problem in problems:
        for lang in catalogue.LANGUAGES:
            assert catalogue.message(problem.code, problem.args, lang)
            catalogue.hint(problem.code, problem.args, lang)
            for label, _ in problem.related:
                assert catalogue.message(label, problem.args, lang)


@settings(max_examples=300)
@given(trees(WORDS), trees(WORDS), trees(WORDS))
def test_profiles(facts: str, more: str, register: str) -> None:
    text = f"stdcheck: 1\nkind: gadget\nid: x\nuse: [r.yaml]\nfacts: {facts}\nprovenance: {more}\n"
    shared = f"stdcheck: 1\nkind: register\nid: r\nfacts: {register}\nevidence: {more}\n"
    document = read_document(text.encode(), "test.yaml")
    profile, problems = read_profile(document, VOCABULARY, registers=Texts({"r.yaml": shared}))
    assert (profile is None) == any(problem.severity == "error" for problem in problems)
    check_words(problems)


@settings(max_examples=300)
@given(trees(WORDS), st.sampled_from(["gadget", "parties: {a", "parts: {p", "stakes: {a", "parts_others"]))
def test_entities(entity: str, place: str) -> None:
    closing = "}" if "{" in place else ""
    text = f"stdcheck: 1\nkind: gadget\nid: x\nfacts:\n  {place}: {entity}{closing}\n"
    _, problems = read_profile(read_document(text.encode(), "test.yaml"), VOCABULARY)
    check_words(problems)


@settings(max_examples=300)
@given(trees(st.sampled_from(DECLARATION_WORDS.split())), trees(st.sampled_from(DECLARATION_WORDS.split())))
def test_declarations(one: str, other: str) -> None:
    head = "entity: party\ncollection: parties\ntitle: {en: x, ja: x}\n"
    asked = 'question: {en: "What?", ja: "何か？"}'
    facts = f"a: {one}, b: {other}, c: {{type: list, of: {one}, only_for: {other}, {asked}}}"
    report = Report()
    declared = [
        read_declarations(read_document(text.encode(), "test.yaml"), "pack", report)
        for text in (f"{head}facts: {{{facts}}}\nedge: {one}\n", other, f"entity: party\nfacts: {one}\n")
    ]
    unite([part for part in declared if part is not None], report)
    check_words(report.problems)


@pytest.mark.parametrize("text", ["[]", "a", "{}", "facts:", "stdcheck: 1\nkind: [x]\nid: [x]\ntitle: [x]\nuse: {}\n"])
def test_files_that_are_hardly_profiles(text: str) -> None:
    profile, problems = read_profile(read_document(text.encode(), "test.yaml"), VOCABULARY)
    assert profile is None
    assert problems
    check_words(problems)
