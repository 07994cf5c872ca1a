"""Derived lists: the printed examples of 31 CFR 800.235 and 802.229, general partners, and who else could belong."""

from __future__ import annotations

from fractions import Fraction

import pytest

from stdcheck.logic.ownership import Graph, Members, make_graph, owners, parents
from stdcheck.logic.ownership.graph import Link, Node, Remainder
from stdcheck.logic.ownership.limits import Below
from stdcheck.logic.values import FALSE, NOTHING, TRUE, UNKNOWN, Interval, Known3, Missing, point
from tests.logic.ownership.test_interest import fund, holding, of, open_holders
from tests.logic.ownership.worlds import ask, method

YES, NO = Known3(TRUE), Known3(FALSE)
BELOW_QUARTER = {"votes": Below(of(25)), "profits": Below(of(25))}


def sure(found: Members) -> list[str]:
    return [p for p, k in found.members if k.truth is TRUE]


def unsure(found: Members) -> dict[str, frozenset[Missing]]:
    return {p: k.missing for p, k in found.members if k.truth is UNKNOWN}


def of_party(graph: Graph, party: str) -> Members:
    return parents(graph, method(), party)


@pytest.mark.parametrize(
    ("party", "expected"), [("r", ["p"]), ("s", ["p"]), ("x", []), ("y", ["p", "s"]), ("z", ["p", "s", "y"])]
)
def test_printed_example_of_tiers(party: str, expected: list[str]) -> None:
    """31 CFR 802.229(c)(1): halves of R and S, R 40 % of X, S half of Y, Y half of Z."""
    stakes = [("p", "r", 50), ("p", "s", 50), ("r", "x", 40), ("s", "y", 50), ("y", "z", 50)]
    companies = {n: Node(n, n) for n in "prsxyz"}
    assert sure(of_party(holding(*stakes, **companies), party)) == expected


def test_printed_example_of_votes_and_profits() -> None:
    """31 CFR 802.229(c)(3): 60 % of the votes, and another's right to 80 % of the profits."""
    links = [
        Link("1", "a", "b", {"votes": point(of(60)), "profits": point(of(20))}),
        Link("2", "c", "b", {"votes": point(of(40)), "profits": point(of(80))}),
    ]
    graph = make_graph([Node(n, n) for n in "abc"], links, ("votes", "profits"))
    assert sure(of_party(graph, "b")) == ["a", "c"]
    assert sure(parents(graph, method(measures=("votes",)), "b")) == ["a"]


def test_a_general_partner_is_a_parent_and_so_are_its_parents() -> None:
    """31 CFR 800.235(a)-(b)."""
    graph = holding(("g", "m", 60), ("p", "m", 40), ("q", "f", 100), f=fund("f", "m"))
    assert sure(of_party(graph, "f")) == ["g", "m", "q"]


def test_a_parent_of_a_parent_is_one_though_the_stakes_are_pooled() -> None:
    """31 CFR 800.235(b): h has half of b; b has half of x through two companies of its own."""
    stakes = [
        ("h", "b", 50),
        ("p", "b", 50),
        ("b", "c", 100),
        ("b", "d", 100),
        ("c", "x", 25),
        ("d", "x", 25),
        ("q", "x", 50),
    ]
    assert sure(of_party(holding(*stakes), "x")) == ["b", "h", "p", "q"]


def test_an_individual_has_no_parents() -> None:
    assert of_party(holding(("b", "p", 100)), "p") == Members((), False)


def test_a_method_without_threshold_is_an_error() -> None:
    with pytest.raises(ValueError, match="traced"):
        parents(holding(("b", "a", 100)), method(parents="as-held"), "a")


class TestIncomplete:
    def test_who_could_have_half_is_possible(self) -> None:
        graph = holding(("b", "a", 40), ("c", "a", 20), ("p", "a", 28), a=open_holders("a"))
        found = of_party(graph, "a")
        assert sure(found) == []
        assert unsure(found) == {"b": ask("a.holders")}
        assert (found.open, found.missing) == (False, NOTHING)

    def test_what_is_left_to_half_leaves_the_list_open(self) -> None:
        graph = holding(("b", "a", 40), a=open_holders("a"), z=Node("z", "z"))
        found = of_party(graph, "a")
        assert unsure(found) == {"b": ask("a.holders"), "z": ask("a.holders")}
        assert (found.open, found.missing) == (True, ask("a.holders"))

    def test_a_bound_below_the_threshold_rules_a_further_parent_out(self) -> None:
        found = of_party(holding(("b", "a", 20), a=open_holders("a", BELOW_QUARTER)), "a")
        assert (found.open, found.missing) == (False, NOTHING)
        assert unsure(found) == {"b": ask("a.holders")}

    def test_less_than_half_is_not_half(self) -> None:
        strict = {"votes": Below(of(50)), "profits": Below(of(50))}
        assert not of_party(holding(a=open_holders("a", strict)), "a").open
        reached = {"votes": Fraction(1, 2), "profits": Fraction(1, 2)}
        assert of_party(holding(a=open_holders("a", reached)), "a").open

    def test_a_bound_on_votes_says_nothing_of_profits(self) -> None:
        assert of_party(holding(a=open_holders("a", {"votes": Below(of(5))})), "a").open

    def test_unlisted_individuals_are_held_by_nobody(self) -> None:
        graph = holding(("b", "a", 20), a=open_holders("a", BELOW_QUARTER, FALSE), p=Node("p", "p", NO))
        assert of_party(graph, "a") == Members((), False)

    def test_a_parent_may_have_a_parent_nobody_listed(self) -> None:
        graph = holding(("b", "a", 60), ("p", "a", 40), b=open_holders("b"))
        found = of_party(graph, "a")
        assert sure(found) == ["b"]
        assert (found.open, found.missing) == (True, ask("b.holders"))
        assert unsure(found) == {"p": ask("b.holders")}

    def test_an_unknown_general_partner_could_be_anybody(self) -> None:
        graph = holding(("p", "f", 100), f=fund("f", min(ask("f.partner"))), g=Node("g", "g", NO))
        found = of_party(graph, "f")
        assert (sure(found), unsure(found)) == (["p"], {"g": ask("f.partner")})
        assert (found.open, found.missing) == (True, ask("f.partner"))

    def test_profits_not_stated_leave_their_holder_possible(self) -> None:
        unknown = Interval(of(0), of(100), missing=ask("b>a.profits"))
        links = [
            Link("1", "b", "a", {"votes": point(of(20)), "profits": unknown}),
            Link("2", "p", "a", {"votes": point(of(80)), "profits": point(of(30))}),
        ]
        graph = make_graph([Node("a", "a"), Node("b", "b"), Node("p", "p", NO)], links, ("votes", "profits"))
        found = of_party(graph, "a")
        assert (sure(found), unsure(found), found.open) == (["p"], {"b": ask("b>a.profits")}, False)

    def test_where_all_parties_are_listed_nobody_else_is_a_parent(self) -> None:
        graph = make_graph([open_holders("a"), Node("b", "b")], [], ("votes", "profits"), closed=True)
        found = of_party(graph, "a")
        assert (unsure(found), found.open) == ({"b": ask("a.holders")}, False)


class TestOwners:
    def test_every_tier_and_general_partners(self) -> None:
        graph = holding(("g", "b", 1), ("p", "b", 99), ("b", "a", 1), ("q", "a", 99), ("r", "m", 100), b=fund("b", "m"))
        assert sure(owners(graph, method(), "a")) == ["b", "g", "m", "p", "q", "r"]

    def test_a_stake_of_nothing_is_none(self) -> None:
        graph = holding(("b", "a", 0), ("p", "a", 100), ("g", "b", 100))
        assert owners(graph, method(), "a") == Members((("p", YES),), False)

    def test_a_stake_that_may_be_nothing_leaves_doubt_up_the_chain(self) -> None:
        graph = holding(("b", "a", (0, 10)), ("p", "a", 90), ("g", "b", 100))
        asked = ask("b>a.votes") | ask("b>a.profits")
        assert unsure(owners(graph, method(), "a")) == {"b": asked, "g": asked}

    def test_an_individual_has_no_owners(self) -> None:
        graph = make_graph([Node("p", "p", NO, Remainder(missing=ask("p.holders")))], [], ("votes",))
        assert owners(graph, method(parents="as-held"), "p") == Members((), False)
