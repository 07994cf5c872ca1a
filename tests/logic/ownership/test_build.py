"""What a profile says of its ownership, read by the shared declarations."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from stdcheck.facts.declarations import Vocabulary
from stdcheck.facts.vocabulary import load_vocabulary
from stdcheck.logic.ownership import Graph, graph_of
from stdcheck.logic.ownership.limits import Below
from stdcheck.logic.values import FALSE, NONE, TRUE, UNKNOWN, Cause, Interval, Known3, Missing, point
from tests.facts.reading_helpers import good

COMMON = Path(__file__).parents[3] / "rulesets" / "common"
HEAD = "stdcheck: 1\nkind: deal\nid: test\n"


@cache
def vocabulary() -> Vocabulary:
    return load_vocabulary([("common", COMMON)])[0]


def graph(body: str) -> Graph:
    indented = "".join(f"  {line}\n" for line in body.strip("\n").split("\n"))
    return graph_of(good(f"facts:\n{indented}", vocabulary(), head=HEAD), vocabulary())


def ask(path: str) -> frozenset[Missing]:
    return frozenset({Missing(Cause.FACT, path)})


def shares(stake: str, measure: str) -> Interval:
    found = graph(f"parties:\n  a: {{kind: company}}\n  b: {{kind: company}}\nstakes:\n  k: {{{stake}}}")
    return found.links["b"][0].shares[measure]


@pytest.mark.parametrize(
    ("stake", "measure", "share"),
    [
        ("holder: a, held: b, votes: 60%", "votes", point(Fraction(3, 5))),
        (
            "holder: a, held: b, votes: 60%",
            "profits",
            Interval(Fraction(0), Fraction(1), missing=ask("stakes.k.profits")),
        ),
        ("holder: a, held: b, votes: 60%, economics_follow_votes: true", "profits", point(Fraction(3, 5))),
        (
            "holder: a, held: b, votes: 60%, economics_follow_votes: true, profits: 10%",
            "profits",
            point(Fraction(1, 10)),
        ),
        (
            "holder: a, held: b, votes: 60%, economics_follow_votes: false",
            "assets",
            Interval(Fraction(0), Fraction(1), missing=ask("stakes.k.assets")),
        ),
        (
            "holder: a, held: b, economics_follow_votes: true",
            "equity",
            Interval(Fraction(0), Fraction(1), missing=ask("stakes.k.votes")),
        ),
        (
            "holder: a, held: b, votes: {gte: 5%, lt: 10%}",
            "votes",
            Interval(Fraction(1, 20), Fraction(1, 10), high_open=True, missing=ask("stakes.k.votes")),
        ),
        (
            "holder: a, held: b, votes: {gt: 50%}",
            "votes",
            Interval(Fraction(1, 2), Fraction(1), low_open=True, missing=ask("stakes.k.votes")),
        ),
    ],
)
def test_share_of_a_stake(stake: str, measure: str, share: Interval) -> None:
    assert shares(stake, measure) == share


def test_a_stake_whose_holder_is_not_known_asks_for_the_holder() -> None:
    link = graph("parties:\n  b: {kind: company}\nstakes:\n  k: {held: b, votes: 10%}").links["b"][0]
    assert (link.holder, link.missing) == (None, ask("stakes.k.holder"))


def test_a_stake_in_nobody_knows_whom_is_left_to_the_remainder() -> None:
    assert graph("parties:\n  b: {kind: company}\nstakes:\n  k: {holder: b, votes: 10%}").links == {}


@pytest.mark.parametrize(
    ("facts", "holdable"),
    [
        ("kind: company", Known3(TRUE)),
        ("kind: person", Known3(FALSE)),
        ("kind: government", Known3(FALSE)),
        ("name: B", Known3(UNKNOWN, ask("parties.b.kind"))),
    ],
)
def test_individuals_cannot_be_held(facts: str, holdable: Known3) -> None:
    assert graph(f"parties:\n  b: {{{facts}}}").nodes["b"].holdable == holdable


def test_general_partner_of_a_partnership() -> None:
    body = "parties:\n  f: {kind: partnership, general_partner: p, directed_by_general_partner: true}\n  p: {kind: company}"
    node = graph(body).nodes["f"]
    assert (node.general_partner, node.only_general_partner) == ("p", Known3(TRUE))


def test_a_company_has_no_general_partner_and_is_not_asked_for_one() -> None:
    node = graph("parties:\n  c: {kind: company}").nodes["c"]
    assert (node.general_partner, node.only_general_partner) == (NONE, Known3(FALSE))


def test_a_party_of_unknown_kind_is_asked_for_its_general_partner() -> None:
    node = graph("parties:\n  c: {name: C}").nodes["c"]
    assert node.general_partner == min(ask("parties.c.general_partner"))
    assert node.only_general_partner == Known3(UNKNOWN, ask("parties.c.directed_by_general_partner"))


def test_without_a_general_partner_nobody_asks_whether_it_decides_alone() -> None:
    node = graph("parties:\n  f: {kind: partnership, general_partner: {none: run by all partners}}").nodes["f"]
    assert (node.general_partner, node.only_general_partner) == (NONE, Known3(FALSE))


def test_remainder_of_complete_and_open_holders() -> None:
    nodes = graph("parties:\n  a: {kind: company, holders_complete: true}\n  b: {kind: company}").nodes
    assert nodes["a"].rest.complete
    assert not nodes["b"].rest.complete
    assert nodes["b"].rest.missing == ask("parties.b.holders")


def test_completeness_from_a_share_bounds_votes_and_no_economic_rights() -> None:
    rest = graph("parties:\n  b: {kind: company, holders_complete: {from: 5%}}").nodes["b"].rest
    assert rest.one == {"votes": Below(Fraction(1, 20))}
    assert (rest.complete, rest.holdable) == (False, UNKNOWN)


def test_others_whose_economic_rights_follow_their_votes_are_bounded_in_both() -> None:
    others = "{economics_follow_votes: true, holder: {kind: person}}"
    rest = (
        graph(f"parties:\n  b: {{kind: company, holders_complete: {{from: 5%}}, holders_others: {others}}}")
        .nodes["b"]
        .rest
    )
    assert rest.one == dict.fromkeys(("votes", "equity", "profits", "assets"), Below(Fraction(1, 20)))
    assert rest.holdable is FALSE


def test_what_is_said_of_the_shares_of_others_bounds_them() -> None:
    body = "parties:\n  b: {kind: company, holders_complete: {from: 5%}, holders_others: {profits: {lte: 2%}}}"
    assert graph(body).nodes["b"].rest.one == {"votes": Below(Fraction(1, 20)), "profits": Fraction(1, 50)}


def test_all_parties_are_listed_only_if_that_is_said() -> None:
    assert not graph("parties:\n  a: {kind: company}").closed
    assert graph("parties:\n  a: {kind: company}\nparties_complete: true").closed


def test_a_vocabulary_without_stakes_has_no_graph() -> None:
    profile = good("facts:\n  parties:\n    a: {kind: company}\n", vocabulary(), head=HEAD)
    entities = {name: e for name, e in vocabulary().entities.items() if e.edge is None}
    assert graph_of(profile, Vocabulary(entities)).nodes == {}
