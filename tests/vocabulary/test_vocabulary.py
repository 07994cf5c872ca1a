"""One vocabulary serves every regime: hard cases of three laws, written as profiles without any rule.

A failure here means that a shared fact was renamed, removed or turned into a regime's own word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from stdcheck.facts.declarations import EntityType, Vocabulary
from stdcheck.facts.profile import load_profile
from stdcheck.facts.values import Entity, FactState, Profile, Stated, StatedList
from stdcheck.facts.vocabulary import load_vocabulary
from tests.vocabulary.users import JUSTIFIED

HERE = Path(__file__).parent
COMMON = HERE.parents[1] / "rulesets" / "common"
PACKS = {"icts-cv": HERE.parents[1] / "rulesets" / "icts-cv", "fefta": HERE / "fefta", "cfius": HERE / "cfius"}
USERS = frozenset({*PACKS, "jc-star", "us-outbound", "crosswalk"})
FILES = sorted(file for regime in PACKS for file in (HERE / regime).glob("*.yaml"))

REGIME_WORDS = (
    *("icts", "vcs", "vhi", "ads", "covered", "legacy", "adversary", "prc", "bis", "nexus", "linked"),
    *("fefta", "idi", "foreign", "designated", "core", "jfic", "specified_acquisition"),
    *("cfius", "tid", "excepted", "foci", "mnti", "substantial_interest"),
    *("jcstar", "jc_star", "ipa", "psti", "outbound", "coins", "concern"),
)
CASES_ASKED_FOR = {f"icts-case-{n}" for n in ("002", "017", "018", "019", "020", "027", "028", "032")}
TEXT_LANGUAGES = {"en", "ja"}


@cache
def vocabulary_of(regime: str) -> Vocabulary:
    """The common facts with those of one pack."""
    vocabulary, problems = load_vocabulary([("common", COMMON), (regime, PACKS[regime])])
    assert problems == []
    return vocabulary


@cache
def profile_of(file: Path) -> Profile:
    """One trial profile, free of problems."""
    profile, problems = load_profile(file, vocabulary_of(file.parent.name))
    assert [(p.code, p.span.start.line, dict(p.args)) for p in problems] == []
    assert profile is not None
    return profile


def common_facts() -> dict[str, EntityType]:
    """`entity.fact` of everything that the common folder declares."""
    vocabulary, problems = load_vocabulary([("common", COMMON)])
    assert problems == []
    return {f"{e.name}.{fact}": e for e in vocabulary.entities.values() for fact in e.facts}


def regime_words_in(name: str) -> set[str]:
    """The words of REGIME_WORDS that stand in a snake_case name, as whole parts of it."""
    return {word for word in REGIME_WORDS if re.search(rf"(^|_){word}(_|$)", name)}


def facts_stated(profile: Profile) -> set[str]:
    """`entity.fact` of every fact that the profile states."""
    stated: set[str] = set()
    seen: set[int] = set()
    waiting = [profile.root]
    for collection in profile.collections.values():
        waiting.extend(_entities(collection))
    while waiting:
        entity = waiting.pop()
        if id(entity) in seen:
            continue
        seen.add(id(entity))
        for name, state in entity.facts.items():
            stated.add(f"{entity.type.name}.{name}")
            waiting.extend(_entities(state))
    return stated


def _entities(state: FactState) -> list[Entity]:
    """The entities that a fact holds or refers to."""
    if isinstance(state, Stated):
        return [state.value] if isinstance(state.value, Entity) else []
    if isinstance(state, StatedList):
        items = [item for item in state.items if isinstance(item, Entity)]
        return items if state.others is None else [*items, state.others]
    return []


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_hard_case_can_be_written_without_rules(file: Path) -> None:
    profile = profile_of(file)
    assert profile.id == file.stem.replace(".", "-")
    assert file.read_text(encoding="utf-8").startswith(f"# Case {file.stem}"), "the comment block names the case"


def test_trial_holds_the_cases_asked_for() -> None:
    count = {regime: sum(file.parent.name == regime for file in FILES) for regime in PACKS}
    assert count["fefta"] >= 5
    assert count["cfius"] >= 5
    assert count["icts-cv"] >= 10
    assert {file.stem for file in FILES} >= CASES_ASKED_FOR


@pytest.mark.parametrize("word", REGIME_WORDS)
def test_word_of_one_regime_is_in_no_shared_name(word: str) -> None:
    vocabulary, _ = load_vocabulary([("common", COMMON)])
    names = [name for entity in vocabulary.entities.values() for name in (entity.name, entity.collection or "")]
    facts = [fact for entity in vocabulary.entities.values() for fact in entity.facts.values()]
    names += [fact.name for fact in facts]
    values = [value for fact in facts for value in fact.values]
    assert [name for name in [*names, *values] if word in regime_words_in(name)] == []


def test_words_of_regimes_are_found_as_whole_parts() -> None:
    assert regime_words_in("is_vcs_hardware") == {"vcs"}
    assert regime_words_in("core_business") == {"core"}
    assert regime_words_in("score_of_beads") == set()


def test_common_fact_serves_two_regimes() -> None:
    used: defaultdict[str, set[str]] = defaultdict(set)
    for file in FILES:
        for fact in facts_stated(profile_of(file)):
            used[fact].add(file.parent.name)
    for row in JUSTIFIED:
        for fact in row.facts.split():
            used[f"{row.entity}.{fact}"].update(row.users)
    assert [name for name in common_facts() if len(used[name]) < 2] == []


def test_justified_facts_exist_and_name_known_users() -> None:
    known = common_facts()
    for row in JUSTIFIED:
        assert [fact for fact in row.facts.split() if f"{row.entity}.{fact}" not in known] == []
        assert set(row.users) <= USERS
        assert len(row.users) >= 2
        assert all(row.users.values()), "each user with the place in its law"


@pytest.mark.parametrize("regime", sorted(PACKS))
def test_facts_ask_and_help_in_both_languages(regime: str) -> None:
    for entity in vocabulary_of(regime).entities.values():
        for fact in entity.facts.values():
            if fact.inverse is None:
                texts = (fact.question, fact.help)
                assert all(set(text) == TEXT_LANGUAGES for text in texts), f"{entity.name}.{fact.name}"


def test_each_judgement_lists_what_to_weigh() -> None:
    """An appraisal without factors is a conclusion in disguise."""
    for regime in PACKS:
        for entity in vocabulary_of(regime).entities.values():
            for fact in entity.facts.values():
                if fact.judgement:
                    help_text = fact.help["en"].lower()
                    assert "weigh" in help_text, f"{entity.name}.{fact.name}"


def test_nothing_shared_is_a_status() -> None:
    """Status words of the laws are definitions; observations carry no verdict in their names."""
    verdicts = re.compile(r"^(is_)?(us_person|controlled|controls|eligible|exempt|compliant|valid|prohibited)$")
    assert [name for name in common_facts() if verdicts.match(name.partition(".")[2])] == []
