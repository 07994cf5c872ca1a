"""Provenance, judgements and readings: who answers for what, under addresses that exist."""

from __future__ import annotations

from datetime import date

from stdcheck.facts.declarations import Vocabulary
from tests.facts.reading_helpers import codes, good

FULL = "{by: M. Sato, stated_on: 2026-11-24, reason: audit}"


def test_an_entry(vocabulary: Vocabulary) -> None:
    body = """
    facts:
      parts: {p: {suppliers: [a]}}
      parties: {a: {}}
    evidence: {d-1: {}, d-2: {}}
    provenance:
      parts.p.suppliers: {source: declaration, evidence: [d-1, d-2], by: K. Tanaka, stated_on: 2026-11-24, reason: }
      parts.p: {by: K. Tanaka}
      parts: {source: bill of materials}
      gadget: {source: data sheet}
      gadget.sale_date: {}
      gadget.ports:
    """
    problems = codes(body, vocabulary)
    assert problems == [("profile-renamed-fact", 10)]
    profile = good(body.replace("sale_date", "sold_on"), vocabulary)
    made = profile.provenance["parts.p.suppliers"]
    assert (made.source, made.evidence, made.by) == ("declaration", ("d-1", "d-2"), "K. Tanaka")
    assert (made.stated_on, made.reason) == (date(2026, 11, 24), None)
    assert list(profile.provenance) == [
        "parts.p.suppliers",
        "parts.p",
        "parts",
        "gadget",
        "gadget.sold_on",
        "gadget.ports",
    ]


def test_addresses_must_exist(vocabulary: Vocabulary) -> None:
    body = """
    facts:
      parts: {p: {suppliers: []}}
    provenance:
      parts.q.name: {}
      parts.p.title: {}
      parts.p.suppliers_complete: {}
      part.p: {}
      name: {}
      evidence.d-1: {}
      parts.p.changes.v1: {}
    """
    assert codes(body, vocabulary) == [
        ("profile-provenance-address", 4),
        ("profile-provenance-fact", 5),
        ("profile-provenance-fact", 6),
        ("profile-provenance-address", 7),
        ("profile-provenance-address", 8),
        ("profile-provenance-address", 9),
        ("profile-provenance-address", 10),
    ]


def test_entries_are_checked_throughout(vocabulary: Vocabulary) -> None:
    body = """
    provenance:
      gadget.name: {evidence: [d-9], stated_on: 2026-11, who: A}
      gadget.ports: data sheet
      gadget.drift: {evidence: d-9}
    """
    assert codes(body, vocabulary) == [
        ("profile-unknown-reference", 2),
        ("value-date-partial", 2),
        ("profile-unknown-key", 2),
        ("profile-mapping-expected", 3),
        ("profile-sequence-expected", 4),
    ]


def test_judgements_wherever_they_are_stated(vocabulary: Vocabulary) -> None:
    body = """
    facts:
      gadget:
        safe: false
        checks:
          one: {part: p, market: home, sound: true}
      parties:
        a: {trusted: , officers: {o: {can_sign: true}}, officers_others: {can_sign: false}}
        b: {trusted: {unknown: {}}}
      parts: {p: {}}
      parts_others: {fits: true}
    """
    missing = [("profile-no-provenance", line) for line in (3, 5, 7, 7, 10)]
    assert codes(body, vocabulary) == missing
    provenance = f"""
    provenance:
      gadget.safe: {FULL}
      gadget.checks.one.sound: {FULL}
      parties.a.officers.o.can_sign: {FULL}
      parties.a.officers_others.can_sign: {FULL}
      parts_others.fits: {FULL}
    """
    profile = good(body + provenance, vocabulary)
    assert "gadget.checks[part=parts.p,market=home].sound" in profile.provenance
    by_key = provenance.replace("gadget.checks.one.sound", '"gadget.checks[part=parts.p,market=home].sound"')
    assert profile.provenance.keys() == good(body + by_key, vocabulary).provenance.keys()


def test_a_judgement_needs_person_day_and_reason(vocabulary: Vocabulary) -> None:
    body = "facts:\n  gadget: {safe: true}\nprovenance:\n  gadget.safe: {by: A, reason: }\n"
    assert codes(body, vocabulary) == [("profile-provenance-incomplete", 4)]
    whole = "facts:\n  gadget: {safe: true}\nprovenance:\n  gadget: " + FULL + "\n"
    assert codes(whole, vocabulary) == [("profile-no-provenance", 2)], "an entry for the entity does not do"


def test_readings(vocabulary: Vocabulary) -> None:
    body = """
    readings:
      pack-one/all-verbs: {by: outside counsel, stated_on: 2026-11-20, reason: memo}
    """
    made = good(body, vocabulary).readings["pack-one/all-verbs"]
    assert (made.by, made.stated_on, made.reason) == ("outside counsel", date(2026, 11, 20), "memo")
    wrong = """
    readings:
      Pack/one: {by: A, stated_on: 2026-11-20, reason: memo}
      pack/one: {by: A, stated_on: soon, reason: memo}
      pack/two: {by: A, stated_on: 2026-11-20, source: memo}
      pack/three:
      pack/four: memo
    """
    assert codes(wrong, vocabulary) == [
        ("profile-reading-id", 2),
        ("value-date", 3),
        ("profile-reading-incomplete", 4),
        ("profile-unknown-key", 4),
        ("profile-reading-incomplete", 5),
        ("profile-mapping-expected", 6),
    ]
