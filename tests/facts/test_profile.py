"""What a profile says about single facts, forms and entities (design: a value, blank, unknown, none, ranges, others)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

from stdcheck.facts.declarations import Vocabulary
from stdcheck.facts.profile import load_profile, load_profile_text, read_profile
from stdcheck.facts.values import Entity, Range, Stated, StatedList, StatedNone, StatedUnknown
from stdcheck.source.reader import read_document
from tests.facts.reading_helpers import codes, entity, fact, good, read


def test_header_and_title(vocabulary: Vocabulary) -> None:
    profile = good("title: {en: Watch, ja: 時計}\n", vocabulary)
    assert (profile.kind, profile.id, profile.title) == ("gadget", "test", {"en": "Watch", "ja": "時計"})
    assert profile.path == "test.yaml"
    assert list(profile.files) == ["test.yaml"]
    assert good("title: Watch\n", vocabulary).title == {"en": "Watch", "ja": "Watch"}
    assert good("", vocabulary).title == {"en": "test", "ja": "test"}


def test_a_root_without_a_section_is_known_of_by_kind_only(vocabulary: Vocabulary) -> None:
    profile = good("facts: {}\n", vocabulary)
    assert (profile.root.path, profile.root.facts, profile.collections) == ("gadget", {}, {})
    assert profile.root.span.start.line == 2


def test_values_keep_their_place(vocabulary: Vocabulary) -> None:
    profile = good("facts:\n  gadget:\n    made_in: NO\n", vocabulary)
    state = fact(profile, "made_in")
    assert isinstance(state, Stated)
    assert state.value == "NO"
    assert (state.span.start.line, state.span.start.column) == (6, 14)


def test_unknown_forms(vocabulary: Vocabulary) -> None:
    profile = good(
        """
        facts:
          gadget:
            name:
            ports: null
            drift: {unknown: }
            sold_on: {unknown: {asked: Sales office, asked_on: 2026-11-02, note: }}
            functions: {unknown: {note: asked by phone}}
            radio: {unknown: {}}
            checks: {unknown: {}}
        """,
        vocabulary,
    )
    assert all(isinstance(state, StatedUnknown) for state in profile.root.facts.values())
    assert len(profile.root.facts) == 7
    asked = fact(profile, "sold_on")
    assert isinstance(asked, StatedUnknown)
    assert (asked.asked, asked.asked_on, asked.note) == ("Sales office", date(2026, 11, 2), None)
    blank = fact(profile, "name")
    assert isinstance(blank, StatedUnknown)
    assert blank.span.start.column == 5, "the place of a blank is its key"


def test_none_only_where_it_can_be(vocabulary: Vocabulary) -> None:
    profile = good(
        """
        facts:
          gadget:
            model_year: {none: sold as a spare part}
            strap: {none: fixed}
            radio: {none: no radio}
        """,
        vocabulary,
    )
    state = fact(profile, "model_year")
    assert isinstance(state, StatedNone)
    assert state.reason == "sold as a spare part"
    assert codes("facts:\n  gadget:\n    radio: {none: }\n    name: {none: x}\n    maker: {none: y}\n", vocabulary) == [
        ("profile-none-reason", 3),
        ("profile-none-not-allowed", 4),
        ("profile-none-not-allowed", 5),
    ]


def test_a_partial_date_is_a_range_of_days(vocabulary: Vocabulary) -> None:
    state = fact(good("facts:\n  gadget: {sold_on: 2027-03}\n", vocabulary), "sold_on")
    assert isinstance(state, Stated)
    assert state.value == Range(date(2027, 3, 1), date(2027, 3, 31))


def test_former_names_are_accepted_with_a_warning(vocabulary: Vocabulary) -> None:
    profile, problems = read("facts:\n  gadget: {sale_date: 2027-03-01}\n", vocabulary)
    assert profile is not None
    assert isinstance(profile.root.facts["sold_on"], Stated)
    assert [(problem.code, problem.severity) for problem in problems] == [("profile-renamed-fact", "warning")]


def test_what_a_kind_cannot_have(vocabulary: Vocabulary) -> None:
    body = """
    facts:
      parties:
        a: {kind: person, organised_in: JP}
        b: {kind: person, organised_in: {none: a person}}
        c: {kind: person, organised_in: {unknown: {}}}
        d: {organised_in: JP}
        e: {kind: {unknown: {}}, organised_in: JP}
        f: {kind: company, citizenships: [JP]}
        g: {kind: person}
      stakes:
        k1: {holder: a, held: g}
    """
    assert codes(body, vocabulary) == [
        ("profile-not-for-kind", 3),
        ("profile-not-for-kind", 8),
        ("profile-not-for-kind", 11),
    ]


def test_references_and_ids_of_any_script(vocabulary: Vocabulary) -> None:
    profile = good(
        "facts:\n  gadget: {maker: 第二電子}\n  parties:\n    第二電子: {kind: company}\n    1: {}\n    true:\n",
        vocabulary,
    )
    state = fact(profile, "maker")
    assert isinstance(state, Stated)
    assert state.value is entity(profile, "parties", "第二電子")
    assert entity(profile, "parties", "第二電子").path == "parties.第二電子"
    assert entity(profile, "parties", "true").facts == {}


def test_ids_are_compared_composed(vocabulary: Vocabulary) -> None:
    decomposed, composed = "カ\u3099", "ガ"
    profile = good(f"facts:\n  gadget: {{maker: {decomposed}}}\n  parties:\n    {composed}: {{}}\n", vocabulary)
    assert entity(profile, "parties", composed).id == composed


def test_an_entity_in_its_place(vocabulary: Vocabulary) -> None:
    profile = good("facts:\n  gadget:\n    radio: {lowest: {value: 699, unit: MHz}}\n", vocabulary)
    state = fact(profile, "radio")
    assert isinstance(state, Stated)
    assert isinstance(state.value, Entity)
    assert (state.value.path, state.value.id) == ("gadget.radio", "radio")
    assert list(state.value.facts) == ["lowest"]


def test_all_problems_come_at_once_in_the_order_of_the_file(vocabulary: Vocabulary) -> None:
    body = """
    facts:
      gadget:
        ports: 010
        maker: nobody
        nonsense: 1
      parties:
        a: {kind: person, organised_in: JP, name: ""}
      partys: {}
    provenance:
      gadget.nonsense: {}
    bogus: 1
    """
    assert [line for _, line in codes(body, vocabulary)] == [3, 4, 5, 7, 7, 8, 10, 11]


def test_problems_of_the_source_come_with_those_of_the_facts(vocabulary: Vocabulary) -> None:
    body = "facts:\n  gadget:\n    ports: 010\n    ports: 5\n    name: &x a\n"
    assert [code for code, _ in codes(body, vocabulary)] == [
        "value-number-leading-zero",
        "yaml-duplicate-key",
        "yaml-anchor",
    ]


def test_an_unreadable_file_has_the_problems_of_the_source_only(vocabulary: Vocabulary, tmp_path: Path) -> None:
    profile, problems = load_profile(tmp_path / "none.yaml", vocabulary, shown_as="none.yaml")
    assert profile is None
    assert [(problem.code, problem.span.path) for problem in problems] == [("yaml-no-such-file", "none.yaml")]


def test_bytes_for_a_file_find_the_registers_beside_it(vocabulary: Vocabulary, tmp_path: Path) -> None:
    (tmp_path / "r.yaml").write_text("stdcheck: 1\nkind: register\nid: r\nfacts:\n  parties: {a: {}}\n")
    data = b"stdcheck: 1\nkind: gadget\nid: x\nuse: [r.yaml]\nfacts:\n  gadget: {maker: a}\n"
    profile, problems = load_profile_text(data, tmp_path / "new.yaml", vocabulary, shown_as="p/new.yaml")
    assert problems == []
    assert profile is not None
    assert list(profile.files) == ["p/new.yaml", "p/r.yaml"]


def test_a_case_needs_no_header_and_answers_for_its_judgements(vocabulary: Vocabulary) -> None:
    document = read_document(b"kind: gadget\nfacts:\n  gadget: {safe: true}\n", "cases.yaml")
    profile, problems = read_profile(document, vocabulary, case="spare-part")
    assert problems == []
    assert profile is not None
    assert (profile.id, profile.title["en"]) == ("spare-part", "spare-part")
    made = profile.provenance["gadget.safe"]
    assert (made.by, made.reason) == ("case", "spare-part")
    assert [problem.code for problem in read_profile(document, vocabulary)[1]] == [
        "profile-no-format",
        "profile-no-id",
        "profile-no-provenance",
    ]


def test_a_register_is_checked_but_is_no_profile(vocabulary: Vocabulary) -> None:
    head = "stdcheck: 1\nkind: register\nid: r\n"
    assert read("facts:\n  parties: {a: {}}\n", vocabulary, head=head) == (None, [])
    assert codes("facts:\n  parties: {a: {kind: firm}}\n", vocabulary, head=head) == [("value-enum", 2)]


def test_evidence_stands_at_the_top(vocabulary: Vocabulary) -> None:
    profile = good("evidence:\n  d-1: {title: Declaration, expires: {none: no end}}\n", vocabulary)
    assert entity(profile, "evidence", "d-1").path == "evidence.d-1"


def test_facts_that_packs_add(vocabulary: Vocabulary) -> None:
    profile = good("facts:\n  parties:\n    a: {licensed: true}\n", vocabulary)
    assert isinstance(entity(profile, "parties", "a").facts["licensed"], Stated)


def test_shares_are_exact(vocabulary: Vocabulary) -> None:
    body = "facts:\n  parties: {a: {}, b: {}}\n  stakes:\n    k: {holder: a, held: b, votes: 33.4%, profits: 1/3}\n"
    stake = entity(good(body, vocabulary), "stakes", "k")
    votes, profits = stake.facts["votes"], stake.facts["profits"]
    assert isinstance(votes, Stated)
    assert isinstance(profits, Stated)
    assert (votes.value, profits.value) == (Fraction(167, 500), Fraction(1, 3))


def test_a_list_of_a_profile_is_there_only_when_something_is_said_of_it(vocabulary: Vocabulary) -> None:
    profile = good("facts:\n  parties: {}\n  parts:\n", vocabulary)
    assert list(profile.collections) == ["parties"]
    assert isinstance(profile.collections["parties"], StatedList)
