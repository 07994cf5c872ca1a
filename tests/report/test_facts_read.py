"""The stated facts that a result looked at: those that decide first, each with who answers for it."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from stdcheck.facts.values import Entity, Profile, Provenance, Stated, StatedList
from stdcheck.logic.results import RuleResult
from stdcheck.report.facts_read import FactText, facts_read
from stdcheck.source.spans import Position, Span
from tests.gadgets.world import checker, profile_file

SPAN = Span("p.yaml", Position(3, 5), Position(3, 8))


def checked(name: str) -> tuple[Profile, tuple[RuleResult, ...]]:
    one = checker()
    one.trace = lambda result: True
    done = one.check(profile_file(name))
    assert done.profile is not None and done.evaluation is not None
    return done.profile, done.evaluation.results


def facts(name: str, rule: str, subject: str) -> tuple[FactText, ...]:
    profile, results = checked(name)
    return facts_read(next(r for r in results if (r.rule.id, r.subject) == (rule, subject)), profile)


def test_what_decides_comes_first_then_by_place() -> None:
    found = facts("radio.yaml", "part-import", "parts.speaker")
    assert [(fact.address, fact.decides) for fact in found] == [
        ("parts.speaker.makers", True),
        ("makers.s1.organised_in", True),
        ("parts.speaker.import_date", False),
        ("parts.speaker.model_year", False),
        ("parts.speaker.licence_granted", False),
    ]
    rest = [fact.span.start for fact in found if not fact.decides and fact.span is not None]
    assert rest == sorted(rest)


def test_an_exemption_is_decided_by_the_facts_of_its_exception() -> None:
    found = facts("radio.yaml", "part-import", "parts.knob")
    deciding = {fact.address: fact.value["en"] for fact in found if fact.decides}
    assert deciding == {
        "parts.knob.import_date": "2028-06-01",
        "parts.knob.model_year": "none (sold without model year)",
    }


def test_a_missing_fact_is_no_stated_one() -> None:
    assert "parts.tuner.model_year" not in {f.address for f in facts("radio.yaml", "part-import", "parts.tuner")}
    assert facts("toaster.yaml", "safe-gadget", "gadget") == ()  # asked for, but not known


def test_the_days_of_a_duty_decide() -> None:
    found = facts("radio.yaml", "registration", "gadget")
    assert {fact.address for fact in found if fact.decides} == {"gadget.first_sale_on", "gadget.registered_on"}


def test_questions_and_values_stand_in_both_languages() -> None:
    (first, *_) = facts("radio.yaml", "manual", "gadget")
    assert first.value == {"en": "yes", "ja": "はい"}
    assert set(first.question) == {"en", "ja"}
    assert first.span is not None and first.span.path == "profiles/radio.yaml"


def test_who_answers_for_a_fact_is_told_on_one_line() -> None:
    (safe,) = (fact for fact in facts("lamp.yaml", "safe-gadget", "gadget") if fact.address == "gadget.safe")
    assert safe.provenance == {
        "en": "said by M. Sato; stated on 2026-11-20; reason: tested",
        "ja": "回答者：M. Sato；回答日：2026-11-20；理由：tested",
    }
    assert facts("radio.yaml", "manual", "gadget")[0].provenance == {}


@pytest.mark.parametrize("address", ["parts.speaker.model_year", "parts.speaker", "parts"])
def test_who_answers_for_an_entity_answers_for_its_facts(address: str) -> None:
    profile, results = checked("radio.yaml")
    file = Entity(profile.root.type, "label", "evidence.label", SPAN, {"path": Stated("proofs/label.pdf", SPAN)})
    profile.collections["evidence"] = StatedList((file,), (SPAN,), SPAN)
    told = Provenance(address, SPAN, "type plate", ("label", "unknown"), "M. Sato", date(2026, 11, 20))
    profile.provenance[address] = told
    result = next(r for r in results if (r.rule.id, r.subject) == ("part-import", "parts.speaker"))
    found = {fact.address: fact.provenance for fact in facts_read(result, profile)}
    assert found["parts.speaker.model_year"]["en"] == (
        "source: type plate; said by M. Sato; stated on 2026-11-20; evidence: proofs/label.pdf, unknown"
    )
    assert found["makers.s1.organised_in"] == {}


def test_the_nearest_answer_counts() -> None:
    profile, results = checked("radio.yaml")
    profile.provenance["parts"] = Provenance("parts", SPAN, by="far")
    profile.provenance["parts.speaker.model_year"] = Provenance("parts.speaker.model_year", SPAN, by="near")
    result = next(r for r in results if (r.rule.id, r.subject) == ("part-import", "parts.speaker"))
    found = {fact.address: fact.provenance.get("en") for fact in facts_read(result, profile)}
    assert found["parts.speaker.model_year"] == "said by near" and found["parts.speaker.makers"] == "said by far"


def test_facts_are_plain_data() -> None:
    data = pickle.dumps(facts("radio.yaml", "part-import", "parts.speaker"))
    assert b"stdcheck.logic" not in data and b"stdcheck.facts" not in data
