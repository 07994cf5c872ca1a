"""Chapter 8 of the specification: ownership."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.spec.world import FALSE, TRUE, World, condition, definition, facts, quantity, unknown

METHODS = """
methods:
  plain: {title: {en: m, ja: m}}
  full: {title: {en: m, ja: m}, parents: {count: in-full, threshold: 50%, measures: [votes]}}
  raised: {title: {en: m, ja: m}, parents: {count: in-full, threshold: 50%, measures: [votes]}, first_link: count-in-full}
  partner: {title: {en: m, ja: m}, parents: {count: in-full, threshold: 50%, measures: [votes]}, general_partner: only}
"""
COMPANY = "kind: company, general_partner: {none: x}"
SURE = f"{{{COMPANY}, holders_complete: true}}"
PERSON = "{kind: person}"


def share(folder: Path, method: str = "plain", holder: str = "holder: case.rival", measure: str = "votes") -> World:
    """The share of the rival in the owner."""
    text = f"{{interest: {{{holder}, held: case.owner, measure: {measure}, method: {method}}}}}"
    return quantity(folder, text, methods=METHODS)


def parties(sure: str = "", persons: str = "", more: str = "") -> str:
    """Companies whose holders are complete, persons, and others as written."""
    texts = [f"{name}: {SURE}" for name in sure] + [f"{name}: {PERSON}" for name in persons] + ([more] if more else [])
    return ", ".join(texts)


def stakes(*texts: str, measure: str = "votes") -> str:
    """`x>p 60%`: x holds 60 % of p."""
    found = []
    for number, text in enumerate(texts):
        ends, _, votes = text.partition(" ")
        holder, held = ends.split(">")
        found.append(f"k{number}: {{holder: {holder}, held: {held}, {measure}: {votes}}}")
    return ", ".join(found)


CASE = "owner: p, rival: x"


def test_8_1_shares_are_multiplied_along_a_chain(tmp_path: Path) -> None:
    q = share(tmp_path)
    who = parties("pb", "xy")
    chain = stakes("b>p 70%", "y>p 30%", "x>b 70%", "y>b 30%")
    assert q.interval(CASE, parties=who, stakes=chain) == ("49%", "49%")
    assert q.interval(CASE, parties=who, stakes=stakes("b>p 0.1%", "y>p 99.9%", "x>b 0.1%", "y>b 99.9%")) == (
        "0.0001%",
        "0.0001%",
    )
    at_least = "{interest: {holder: case.rival, held: case.owner, measure: votes, method: plain}, gte: 49%}"
    d = condition(tmp_path, at_least.replace("gte", "if_none: false, gte"), methods=METHODS)
    assert d.d(CASE, parties=who, stakes=chain) == TRUE
    assert d.d(CASE, parties=who, stakes=stakes("b>p 69.99%", "y>p 30.01%", "x>b 70%", "y>b 30%")) == FALSE


def test_8_1_and_added_over_chains(tmp_path: Path) -> None:
    q = share(tmp_path)
    links = stakes("b>p 50%", "c>p 30%", "x>p 20%", "x>b 40%", "y>b 60%", "x>c 10%", "y>c 90%")
    assert q.interval(CASE, parties=parties("pbc", "xy"), stakes=links) == ("43%", "43%")
    assert q.interval("owner: p, rival: y", parties=parties("pbc", "xy"), stakes=links) == ("57%", "57%")


def test_8_1_each_entity_stands_once_on_a_chain_so_that_cycles_do_no_harm(tmp_path: Path) -> None:
    q = share(tmp_path)
    ring = stakes("b>p 50%", "x>p 50%", "p>b 50%", "x>b 50%")
    assert q.interval(CASE, parties=parties("pb", "x"), stakes=ring) == ("75%", "75%")
    own = stakes("p>p 10%", "x>p 90%")
    assert q.interval(CASE, parties=parties("p", "x"), stakes=own) == ("90%", "90%")


def test_8_1_who_has_nothing_has_no_share(tmp_path: Path) -> None:
    q = share(tmp_path)
    assert q.interval(CASE, parties=parties("p", "xy"), stakes=stakes("y>p 100%")) == ("0%", "0%")


def test_8_2_an_unlisted_holder_may_be_a_listed_party(tmp_path: Path) -> None:
    q = share(tmp_path)
    open_p = parties("b", "xy", f"p: {{{COMPANY}}}")
    assert q.interval(CASE, parties=open_p, stakes=stakes("b>p 60%", "x>b 50%", "y>b 50%")) == ("30%", "70%")
    d = condition(
        tmp_path,
        "{interest: {holder: case.rival, held: case.owner, measure: votes, method: plain}, if_none: false, gte: 50%}",
        methods=METHODS,
    )
    assert d.d(CASE, parties=open_p, stakes=stakes("b>p 60%", "x>b 50%", "y>b 50%")) == unknown("parties.p.holders")


def test_8_2_the_interval_holds_every_completion_of_what_is_unknown(tmp_path: Path) -> None:
    q = share(tmp_path)
    who = parties("pb", "xy")
    assert q.interval(
        CASE, parties=who, stakes=stakes("b>p {gte: 40%, lte: 60%}", "y>p {gte: 40%}", "x>b 50%", "y>b 50%")
    ) == ("20%", "30%")
    assert q.interval(CASE, parties=who, stakes=stakes("x>p null", "y>p 30%"))[1] == "70%"
    unknown_holder = parties("p", "xy")
    assert q.interval(
        CASE, parties=unknown_holder, stakes="k: {held: p, votes: 30%}, l: {holder: y, held: p, votes: 70%}"
    ) == ("0%", "30%")


def test_8_2_completeness_from_a_share_upwards_bounds_what_a_person_has_through_unlisted_holders(
    tmp_path: Path,
) -> None:
    q = share(tmp_path)
    small = parties("", "xy", f"p: {{{COMPANY}, holders_complete: {{from: 5%}}}}")
    assert q.interval(CASE, parties=small, stakes=stakes("y>p 60%")) == ("0%", "<5%")
    assert q.interval("owner: p, rival: y", parties=small, stakes=stakes("y>p 60%"))[0] == "60%"
    persons = small.replace("5%}", "5%}, holders_others: {holder: {kind: person}}")
    assert q.interval(CASE, parties=persons, stakes=stakes("y>p 60%")) == ("0%", "<5%")


def test_8_2_known_plus_unaccounted_is_no_upper_bound_where_parents_count_in_full(tmp_path: Path) -> None:
    """60 % of b, b has 40 % of p, 12 % of p unlisted: if b has those, too, it is the parent of p.

    The most is more: b may be the general partner of a firm that x has and that has those 12 %.
    """
    who = parties("b", "xy", f"p: {{{COMPANY}}}")
    links = stakes("b>p 40%", "y>p 48%", "x>b 60%", "y>b 40%")
    assert share(tmp_path).interval(CASE, parties=who, stakes=links) == ("24%", "36%")
    assert share(tmp_path, "full").interval(CASE, parties=who, stakes=links) == ("24%", "72%")


def test_8_3_the_share_of_a_parent_counts_as_the_whole(tmp_path: Path) -> None:
    who = parties("pb", "xy")
    for votes, rest, expected in (("50%", "50%", "30%"), ("49.9%", "50.1%", "14.97%")):
        links = stakes(f"b>p {votes}", f"y>p {rest}", "x>b 30%", "y>b 70%")
        assert share(tmp_path, "full").interval(CASE, parties=who, stakes=links) == (expected, expected)
        plain = "15%" if votes == "50%" else "14.97%"
        assert share(tmp_path).interval(CASE, parties=who, stakes=links) == (plain, plain)


def test_8_3_parents_are_a_least_fixed_point(tmp_path: Path) -> None:
    """c is a parent of d, so b has through it all that d has of p: 30 % and its own 20 % make b a parent of p."""
    who = parties("pbcd", "xyz")
    links = stakes(
        "b>p 20%", "d>p 30%", "y>p 30%", "z>p 20%", "b>c 100%", "c>d 60%", "y>d 40%", "x>b 40%", "y>b 30%", "z>b 30%"
    )
    assert share(tmp_path, "full").interval(CASE, parties=who, stakes=links) == ("40%", "40%")
    assert share(tmp_path).interval(CASE, parties=who, stakes=links) == ("15.2%", "15.2%")
    fewer = links.replace("holder: c, held: d, votes: 60%", "holder: c, held: d, votes: 49%").replace(
        "votes: 40%", "votes: 51%", 1
    )
    assert share(tmp_path, "full").interval(CASE, parties=who, stakes=fewer) == ("13.88%", "13.88%")
    loop = stakes("b>p 30%", "c>p 30%", "y>p 40%", "p>b 100%", "x>c 100%")
    assert share(tmp_path, "full").interval(CASE, parties=who, stakes=loop) == ("30%", "30%")


def test_8_3_a_share_is_at_most_the_whole(tmp_path: Path) -> None:
    who = parties("b", "xy", "p: {kind: company, general_partner: b, holders_complete: true}")
    links = stakes("x>p 90%", "b>p 10%", "x>b 20%", "y>b 80%")
    assert share(tmp_path, "full").interval(CASE, parties=who, stakes=links) == ("100%", "100%")


def test_8_3_a_general_partner_is_a_parent(tmp_path: Path) -> None:
    who = parties("b", "xy", "p: {kind: company, general_partner: b, holders_complete: true}")
    links = stakes("b>p 1%", "y>p 99%", "x>b 30%", "y>b 70%")
    assert share(tmp_path, "full").interval(CASE, parties=who, stakes=links) == ("30%", "30%")


def test_8_3_other_chains_through_one_counted_in_full_are_dropped(tmp_path: Path) -> None:
    who = parties("pbd", "xy")
    links = stakes("b>p 60%", "d>p 20%", "y>p 20%", "b>d 40%", "y>d 60%", "x>b 30%", "y>b 70%")
    assert share(tmp_path).interval(CASE, parties=who, stakes=links) == ("20.4%", "20.4%")
    assert share(tmp_path, "full").interval(CASE, parties=who, stakes=links) == ("30%", "30%")


def test_8_4_the_first_link_is_as_held_or_raised(tmp_path: Path) -> None:
    who = parties("pb", "xy")
    links = stakes("b>p 60%", "y>p 40%", "x>b 55%", "y>b 45%")
    assert share(tmp_path, "full").interval(CASE, parties=who, stakes=links) == ("55%", "55%")
    assert share(tmp_path, "raised").interval(CASE, parties=who, stakes=links) == ("100%", "100%")
    minor = stakes("b>p 60%", "y>p 40%", "x>b 45%", "y>b 55%")
    assert share(tmp_path, "raised").interval(CASE, parties=who, stakes=minor) == ("45%", "45%")


def test_8_5_only_the_interest_in_the_general_partner_counts(tmp_path: Path) -> None:
    led = "p: {kind: company, general_partner: g, led_by_general_partner: %s, holders_complete: true}"
    links = stakes("x>p 50%", "y>p 40%", "g>p 10%", "x>g 20%", "y>g 80%")
    for alone, method, expected in (
        ("true", "partner", ("20%", "20%")),
        ("true", "full", ("70%", "70%")),
        ("false", "partner", ("70%", "70%")),
        ("null", "partner", ("20%", "70%")),
    ):
        found = share(tmp_path, method).interval(CASE, parties=parties("g", "xy", led % alone), stakes=links)
        assert found == expected, (alone, method)


def test_8_6_together_with_adds_up_the_holder_and_those_for_whom_it_holds(tmp_path: Path) -> None:
    allied = definition(
        "allied", "one: party, two: party", "all: [{fact: one.kind, is: person}, {fact: two.home, is: CN}]"
    )
    text = "{interest: {holder: case.rival, together_with: allied, held: case.owner, measure: votes, method: plain}}"
    q = quantity(tmp_path, text, allied, methods=METHODS)
    company = "{kind: company, home: %s, general_partner: {none: x}, holders_complete: true}"
    who = "p: " + SURE + ", x: {kind: person}, a: " + company % "CN" + ", b: " + company % "JP"
    links = stakes("x>p 10%", "a>p 30%", "b>p 60%")
    assert q.interval(CASE, parties=who, stakes=links) == ("40%", "40%")
    assert q.interval("owner: p, rival: b", parties=who, stakes=links) == ("60%", "60%")
    unsure = who.replace("home: JP, ", "")
    assert q.interval(CASE, parties=unsure, stakes=links) == ("40%", "100%")


def test_8_6_held_by_adds_up_everybody_who_meets_a_test(tmp_path: Path) -> None:
    d = definition("foreign", "one: party", "{fact: one.home, is: CN}")
    text = "{interest: {held_by: {meets: foreign}, held: case.owner, measure: votes, method: plain}}"
    q = quantity(tmp_path, text, d, methods=METHODS)
    company = "{kind: company, home: %s, general_partner: {none: x}, holders_complete: true}"
    who = "p: " + SURE + ", a: " + company % "CN" + ", b: " + company % "CN" + ", c: " + company % "JP"
    assert q.interval("owner: p", parties=who, stakes=stakes("a>p 30%", "b>p 20%", "c>p 50%")) == ("50%", "50%")
    through = stakes("a>p 30%", "b>p 20%", "c>p 50%", "a>c 100%")
    assert q.interval("owner: p", parties=who, stakes=through) == ("100%", "100%")
    open_p = who.replace("p: " + SURE, f"p: {{{COMPANY}}}")
    assert q.interval("owner: p", parties=open_p, stakes=stakes("a>p 30%")) == ("30%", "100%")
    only_here = open_p.replace(COMPANY, COMPANY + ", holders_others: {holder: {kind: person}}", 1)
    assert q.interval("owner: p", parties=only_here, stakes=stakes("a>p 30%", "b>p 20%"))[0] == "50%"


def test_8_7_economic_rights_are_unknown_unless_stated_or_following(tmp_path: Path) -> None:
    q = share(tmp_path, measure="profits")
    who = parties("p", "xy")
    votes = "k: {holder: x, held: p, votes: 30%%%s}, l: {holder: y, held: p, votes: 70%%, profits: 40%%}"
    assert q.interval(CASE, parties=who, stakes=votes % ", profits: 60%") == ("60%", "60%")
    assert q.interval(CASE, parties=who, stakes=(votes % "").replace(", profits: 40%", "")) == ("0%", "100%")
    follows = (votes % ", profits_follow_votes: true").replace("profits: 40%", "profits: 70%")
    assert q.interval(CASE, parties=who, stakes=follows) == ("30%", "30%")
    both = votes % ", profits_follow_votes: true, profits: 60%"
    assert q.interval(CASE, parties=who, stakes=both) == ("60%", "60%")


@pytest.mark.parametrize(
    ("complete", "links", "codes"),
    [
        ("true", ("x>p 60%", "y>p 39.9%"), {"profile-shares-short"}),
        ("true", ("x>p 60%", "y>p 40%"), set()),
        ("true", ("x>p 60%", "y>p null"), set()),
        ("false", ("x>p 60%", "y>p 39.9%"), set()),
        ("{from: 5%}", ("x>p 60%", "y>p 30%"), set()),
        ("true", ("x>p 60%", "y>p 40.1%"), {"profile-shares-over"}),
        ("false", ("x>p 60%", "y>p 40.1%"), {"profile-shares-over"}),
        ("false", ("x>p {gte: 60%}", "y>p {gt: 40%}"), {"profile-shares-over"}),
    ],
)
def test_8_8_shares_that_do_not_add_up_are_errors_of_the_profile(
    tmp_path: Path, complete: str, links: tuple[str, ...], codes: set[str]
) -> None:
    world = share(tmp_path)
    who = parties("", "xy", f"p: {{{COMPANY}, holders_complete: {complete}}}")
    assert world.refusal(facts("owner: p", parties=who, stakes=stakes(*links))) == codes
