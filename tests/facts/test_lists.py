"""Lists: open, complete, closed, absent; read backwards; what holds of those not listed; relations by their keys."""

from __future__ import annotations

from fractions import Fraction

from stdcheck.facts.declarations import Vocabulary
from stdcheck.facts.values import Entity, Profile, Stated, StatedList, StatedNone, StatedUnknown
from tests.facts.reading_helpers import codes, entity, fact, good


def listed(profile: Profile, name: str, collection: str = "", id_: str = "") -> StatedList:
    state = fact(profile, name, collection, id_)
    assert isinstance(state, StatedList)
    return state


def ids(state: StatedList) -> list[str]:
    return [item.id for item in state.items if isinstance(item, Entity)]


PARTIES = """
facts:
  parties:
    a: {kind: company}
    b: {kind: company}
    c: {kind: company%s}
  stakes:
    k1: {holder: a, held: c, votes: 60%%}
    k2: {holder: b, held: c, votes: 20%%}
"""


def test_open_complete_and_empty(vocabulary: Vocabulary) -> None:
    body = """
    facts:
      parties:
        a: {allies: [b]}
        b: {allies: [a], allies_complete: true}
        c: {allies: [], allies_complete: true}
        d: {allies: {}, allies_complete: false}
        e: {allies: }
        f: {allies_complete: , allies_others: }
    """
    profile = good(body, vocabulary)
    assert [listed(profile, "allies", "parties", id_).complete for id_ in "abcd"] == [False, True, True, False]
    assert [ids(listed(profile, "allies", "parties", id_)) for id_ in "abcd"] == [["b"], ["a"], [], []]
    assert isinstance(fact(profile, "allies", "parties", "e"), StatedUnknown)
    assert fact(profile, "allies", "parties", "f") is None


def test_completeness_needs_the_list(vocabulary: Vocabulary) -> None:
    body = """
    facts:
      parties:
        a: {allies_complete: true}
        b: {allies: , allies_complete: true}
        c: {allies: {unknown: {}}, allies_complete: true}
        d: {allies_complete: false}
        e: {citizenships: {none: a company}}
      stakes_complete: true
      parts:
      parts_complete: true
    """
    assert codes(body, vocabulary) == [("profile-complete-alone", line) for line in (3, 4, 5, 8, 10)]


def test_closed_lists_are_all_there_is(vocabulary: Vocabulary) -> None:
    body = """
    facts:
      parties:
        a: {kind: person, citizenships: [JP, US]}
        b: {kind: person, citizenships: [], citizenships_complete: true}
        c: {kind: company, citizenships: {none: a company}}
      parts:
        p: {bands: {lte: {lowest: {value: 699, unit: MHz}}}}
    """
    profile = good(body, vocabulary)
    assert listed(profile, "citizenships", "parties", "a").items == ("JP", "US")
    assert listed(profile, "citizenships", "parties", "a").complete is True
    assert listed(profile, "citizenships", "parties", "b").complete is True
    assert listed(profile, "bands", "parts", "p").complete is True
    assert isinstance(fact(profile, "citizenships", "parties", "c"), StatedNone)


def test_entities_inside_have_stable_addresses(vocabulary: Vocabulary) -> None:
    body = "facts:\n  parts:\n    p:\n      changes:\n        v2: {changed_on: 2027-03-01}\n        v3:\n"
    changes = listed(good(body, vocabulary), "changes", "parts", "p")
    assert [item.path for item in changes.items if isinstance(item, Entity)] == [
        "parts.p.changes.v2",
        "parts.p.changes.v3",
    ]
    assert [span.start.line for span in changes.item_spans] == [8, 9]


def test_items_are_exact_and_no_two_alike(vocabulary: Vocabulary) -> None:
    body = """
    facts:
      gadget:
        codes: [0101, "101", 0101]
        recalls: [2027-03-01, 2027-03]
        sizes: [1.0, 2, 1]
        vintages: [2020, {gte: 2021}]
        functions: [send, null, record]
      parties:
        a: {allies: [b, b, {unknown: {}}, [a]]}
        b: {}
    """
    assert codes(body, vocabulary) == [
        ("profile-item-twice", 3),
        ("value-date-partial", 4),
        ("profile-item-twice", 5),
        ("value-scalar-expected", 6),
        ("value-blank", 7),
        ("profile-item-twice", 9),
        ("profile-reference-written", 9),
        ("value-scalar-expected", 9),
    ]


def test_a_list_read_backwards(vocabulary: Vocabulary) -> None:
    profile = good(PARTIES % "", vocabulary)
    holders = listed(profile, "holders", "parties", "c")
    assert ids(holders) == ["k1", "k2"]
    assert (holders.complete, holders.others) == (False, None)
    assert [span.start.line for span in holders.item_spans] == [10, 11]
    assert fact(profile, "holders", "parties", "a") is None


def test_complete_from_a_share_upwards_with_others(vocabulary: Vocabulary) -> None:
    said = ", holders_complete: {from: 5%}, holders_others: {holder: {kind: person, citizenships: [JP]}}"
    profile = good(PARTIES % said, vocabulary)
    holders = listed(profile, "holders", "parties", "c")
    assert holders.complete == Fraction(1, 20)
    assert holders.complete_span is not None
    assert holders.complete_span.start.line == 8
    assert holders.others is not None
    assert (holders.others.path, holders.others.type.name) == ("", "stake")
    holder = holders.others.facts["holder"]
    assert isinstance(holder, Stated)
    assert isinstance(holder.value, Entity)
    assert holder.value.path == ""
    assert list(holder.value.facts) == ["kind", "citizenships"]


def test_a_list_read_backwards_that_nothing_points_to(vocabulary: Vocabulary) -> None:
    body = """
    facts:
      parties:
        a: {holders_complete: true}
        b: {holders_others: {votes: {lt: 5%}}}
        c: {holders_complete: false}
        d: {holders: }
    """
    profile = good(body, vocabulary)
    assert (listed(profile, "holders", "parties", "a").items, listed(profile, "holders", "parties", "a").complete) == (
        (),
        True,
    )
    assert listed(profile, "holders", "parties", "b").others is not None
    assert listed(profile, "holders", "parties", "c").complete is False
    assert fact(profile, "holders", "parties", "d") is None


def test_others_of_an_absent_list(vocabulary: Vocabulary) -> None:
    profile = good("facts:\n  parts_others: {suppliers: [], name: x}\n  parties: {}\n", vocabulary)
    parts = profile.collections["parts"]
    assert (parts.items, parts.complete) == ((), False)
    assert parts.others is not None
    assert set(parts.others.facts) == {"suppliers", "name"}


def test_relations_are_addressed_by_their_keys(vocabulary: Vocabulary) -> None:
    body = """
    facts:
      gadget:
        checks:
          one: {part: p, market: home, passed: true, grounds: {g: {changed_on: 2027-03-01}}}
          two: {market: abroad, part: p}
      parts:
        p: {}
    """
    checks = listed(good(body, vocabulary), "checks")
    assert checks.complete is False
    rows = [row for row in checks.items if isinstance(row, Entity)]
    assert [row.path for row in rows] == [
        "gadget.checks[part=parts.p,market=home]",
        "gadget.checks[part=parts.p,market=abroad]",
    ]
    grounds = rows[0].facts["grounds"]
    assert isinstance(grounds, StatedList)
    assert isinstance(grounds.items[0], Entity)
    assert grounds.items[0].path == "gadget.checks[part=parts.p,market=home].grounds.g"


def test_keys_of_a_relation_are_known(vocabulary: Vocabulary) -> None:
    body = """
    facts:
      gadget:
        checks:
          one: {part: p}
          two: {part: , market: home}
          three: {part: {unknown: {}}, market: home}
          four: {part: q, market: nowhere}
          none: {part: p, market: home}
      parts:
        p: {}
    """
    assert codes(body, vocabulary) == [
        ("profile-key-missing", 4),
        ("profile-key-missing", 5),
        ("profile-key-missing", 6),
        ("profile-unknown-reference", 7),
        ("value-enum", 7),
        ("profile-reserved-id", 8),
    ]


def test_collections_have_completeness_and_others(vocabulary: Vocabulary) -> None:
    body = "facts:\n  parts: {p: {}}\n  parts_complete: true\n  parties: []\n  stakes: {}\n  stakes_complete: {from: 10%}\n"
    profile = good(body, vocabulary)
    assert {name: state.complete for name, state in profile.collections.items()} == {
        "parts": True,
        "parties": False,
        "stakes": Fraction(1, 10),
    }
    assert [item.path for item in profile.collections["parts"].items if isinstance(item, Entity)] == ["parts.p"]


def test_a_reference_is_written_out_only_among_others(vocabulary: Vocabulary) -> None:
    inside = "facts:\n  parties: {}\n  parts_others:\n    changes:\n      c: {by: {kind: person}}\n"
    parts = good(inside, vocabulary).collections["parts"]
    assert parts.others is not None
    changes = parts.others.facts["changes"]
    assert isinstance(changes, StatedList)
    assert isinstance(changes.items[0], Entity)
    assert changes.items[0].path == ""
    named = "facts:\n  parties: {}\n  parts:\n    p:\n      changes:\n        c: {by: {kind: person}}\n"
    assert codes(named, vocabulary) == [("profile-reference-written", 6)]


def test_order_never_matters(vocabulary: Vocabulary) -> None:
    one = good(PARTIES % ", holders_complete: {from: 5%}", vocabulary)
    lines = (PARTIES % ", holders_complete: {from: 5%}").strip().split("\n")
    swapped = "\n".join([lines[0], *lines[5:], lines[1], *reversed(lines[2:5])]) + "\n"
    other = good(swapped, vocabulary)
    for id_ in "abc":
        assert set(entity(one, "parties", id_).facts) == set(entity(other, "parties", id_).facts)
    assert set(ids(listed(one, "holders", "parties", "c"))) == set(ids(listed(other, "holders", "parties", "c")))
