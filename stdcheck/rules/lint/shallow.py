"""Shallowness: packs that ask the user for what the law concludes, instead of for what somebody can see.

Measures of likeness are coarse, so all of these are notes: they name places that are worth a look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

from stdcheck.facts.declarations import Fact, FactType
from stdcheck.rules.coverage import Covered, coverage, facts_of
from stdcheck.rules.depth import FactsRead
from stdcheck.rules.lint.likeness import alike, contained, pairs, words
from stdcheck.rules.lint.subject import Found, Lint, Subject, found
from stdcheck.rules.model import ProvisionKind

CONCLUSIONS = frozenset(
    {
        ProvisionKind.DEFINITION,
        ProvisionKind.THRESHOLD,
        ProvisionKind.SCOPE,
        ProvisionKind.EXCEPTION,
        ProvisionKind.EXEMPTION,
    }
)
"""Kinds of provisions that conclude something from facts."""
FEWEST_WORDS, FEWEST_PAIRS = 3, 5
"""Shorter titles and questions are alike by chance."""
REPEATED, NEAR_QUESTION, NEAR_NAME = 0.8, 0.85, 0.92
_OUTCOMES = re.compile(
    r"\b(exempt(ed)?|prohibited|compl(y|ies|iant)|violat(e|es|ed|ing)|unlawful(ly)?|lawful(ly)?|illegal(ly)?"
    r"|non-?compliant)\b",
    re.IGNORECASE,
)
_OUTCOMES_JA = re.compile(r"適用除外|適合して|違反して|免除され|禁止され|適法|違法")


def one_boolean(subject: Subject) -> Iterator[Found]:
    """Provisions that conclude something and rest on one yes/no fact."""
    read = FactsRead(subject.pack)
    for covered in coverage(subject.pack):
        provision = covered.provision
        if provision.kind in CONCLUSIONS and covered.nodes:
            only = _only_boolean(covered, read)
            if only is not None:
                kind = str(provision.kind)
                yield found(covered.nodes[0].span, id=provision.id, kind=kind, fact=only.name, entity=only.entity)


def _only_boolean(covered: Covered, read: FactsRead) -> Fact | None:
    """The one yes/no fact that all nodes of a provision read; None where there are others or none."""
    facts = list(facts_of(covered, read).values())
    return facts[0] if len(facts) == 1 and facts[0].type is FactType.YES_NO else None


def question_repeats_title(subject: Subject) -> Iterator[Found]:
    """Yes/no facts that ask in the words of a provision's title."""
    titles = [
        (provision.id, words(provision.title.get("en", "")), pairs(provision.title.get("ja", "")))
        for provision in subject.pack.provisions.values()
    ]
    for fact in _own_facts(subject):
        if fact.type is not FactType.YES_NO:
            continue
        asked, asked_ja = words(fact.question.get("en", "")), pairs(fact.question.get("ja", ""))
        for name, title, title_ja in titles:
            en = len(title) >= FEWEST_WORDS and contained(title, asked) >= REPEATED
            ja = len(title_ja) >= FEWEST_PAIRS and contained(title_ja, asked_ja) >= REPEATED
            if en or ja:
                yield found(fact.span, fact=fact.name, entity=fact.entity, id=name)
                break


def near_facts(subject: Subject) -> Iterator[Found]:
    """Facts of one entity with almost the same name, or that ask almost the same."""
    for entity in subject.vocabulary.entities.values():
        facts = [
            (fact, words(fact.question.get("en", "")), pairs(fact.question.get("ja", "")))
            for fact in entity.facts.values()
        ]
        for (one, en, ja), (other, en_2, ja_2) in combinations(facts, 2):
            if subject.pack.id not in (one.pack, other.pack) or set(one.question.items()) & set(other.question.items()):
                continue
            if _near_names(one.name, other.name) or _near_questions(en, en_2, ja, ja_2):
                yield found(other.span, ("lint-at-first", one.span), fact=other.name, other=one.name)


def _near_names(one: str, other: str) -> bool:
    """Almost the same letters, or the same words in another order; opposites such as lowest and highest are not."""
    if sorted(one.split("_")) == sorted(other.split("_")):
        return True
    return one[:1] == other[:1] and SequenceMatcher(None, one, other).ratio() >= NEAR_NAME


def _near_questions(en: frozenset[str], en_2: frozenset[str], ja: frozenset[str], ja_2: frozenset[str]) -> bool:
    """Both languages say almost the same."""
    enough = min(len(en), len(en_2)) >= FEWEST_WORDS and min(len(ja), len(ja_2)) >= FEWEST_PAIRS
    return enough and alike(en, en_2) >= NEAR_QUESTION and alike(ja, ja_2) >= NEAR_QUESTION


def asks_for_outcome(subject: Subject) -> Iterator[Found]:
    """Yes/no facts that are no judgement and ask in the words of outcomes: exempt, prohibited, compliant."""
    for fact in _own_facts(subject):
        if fact.type is FactType.YES_NO and not fact.judgement:
            en, ja = fact.question.get("en", ""), fact.question.get("ja", "")
            match = _OUTCOMES.search(en) or _OUTCOMES_JA.search(ja)
            if match is not None:
                yield found(fact.span, fact=fact.name, entity=fact.entity, word=match.group())


def _own_facts(subject: Subject) -> Iterator[Fact]:
    for entity in subject.vocabulary.entities.values():
        yield from (fact for fact in entity.facts.values() if fact.pack == subject.pack.id and not fact.inverse)


LINTS = (
    Lint("lint-one-boolean", "shallowness", "note", one_boolean),
    Lint("lint-question-repeats-title", "shallowness", "note", question_repeats_title),
    Lint("lint-near-facts", "shallowness", "note", near_facts),
    Lint("lint-asks-for-outcome", "shallowness", "note", asks_for_outcome),
)
