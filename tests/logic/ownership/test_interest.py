"""The options of a method one by one, the printed examples of 31 CFR 800.244(d), and what incomplete knowledge leaves open."""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar

import pytest

from stdcheck.logic.ownership import Graph, Link, Node, Remainder, interest, make_graph
from stdcheck.logic.ownership.limits import Below
from stdcheck.logic.values import FALSE, NOTHING, TRUE, UNKNOWN, Interval, Known3, Missing, NoneValue, Truth, point
from tests.logic.ownership.worlds import ask, method

YES, NO = Known3(TRUE), Known3(FALSE)
MULTIPLY, IN_FULL = method(parents="as-held"), method()
ONLY_PARTNER = method(general_partner="only")


def of(percent: float | str) -> Fraction:
    return Fraction(str(percent)) / 100


def share(percent: float | tuple[float, float], address: str) -> Interval:
    if isinstance(percent, tuple):
        return Interval(of(percent[0]), of(percent[1]), missing=ask(address))
    return point(of(percent))


def holding(*stakes: tuple[str, str, float | tuple[float, float]], **facts: Node) -> Graph:
    """Parties by first letter: g is a government and p, q, r are persons; holders are complete unless a node says so."""
    names = sorted({n for h, x, _ in stakes for n in (h, x)} | set(facts))
    nodes = [facts.get(n) or Node(n, n, NO if n in "gpqr" else YES) for n in names]
    links = [Link(f"{h}>{x}", h, x, {m: share(s, f"{h}>{x}.{m}") for m in ("votes", "profits")}) for h, x, s in stakes]
    return make_graph(nodes, links, ("votes", "profits"))


def open_holders(party: str, one: dict[str, Fraction] | None = None, others: Truth = UNKNOWN) -> Node:
    return Node(party, party, rest=Remainder(False, one or {}, others, ask(f"{party}.holders")))


def fund(party: str, partner: str | NoneValue | Missing, alone: Known3 = YES) -> Node:
    return Node(party, party, general_partner=partner, only_general_partner=alone)


def held_by(graph: Graph, holder: str, held: str, by: object = IN_FULL, measure: str = "votes") -> Interval:
    return interest(graph, by, measure, held, {holder: YES})  # type: ignore[arg-type]


class TestPrintedExamples:
    """31 CFR 800.244(d): a government holds 75 % of B; the private holders are individuals."""

    def test_an_intermediate_parent_counts_in_full(self) -> None:
        graph = holding(("g", "b", 75), ("p", "b", 25), ("b", "a", 51), ("q", "a", 49), ("a", "x", 30), ("r", "x", 70))
        assert held_by(graph, "g", "a") == point(of(75))
        assert held_by(graph, "a", "x") == point(of(30))

    def test_a_tier_that_is_no_parent_is_multiplied(self) -> None:
        graph = holding(("g", "b", 75), ("p", "b", 25), ("b", "a", 49), ("q", "a", 51))
        assert held_by(graph, "g", "a") == point(of(36.75))

    def test_read_literally_the_own_first_link_counts_in_full_too(self) -> None:
        graph = holding(("g", "b", 75), ("p", "b", 25), ("b", "a", 49), ("q", "a", 51))
        assert held_by(graph, "g", "a", method(first_link="count-in-full")) == point(of(49))


class TestOptions:
    def test_without_parents_everything_is_multiplied(self) -> None:
        graph = holding(("g", "b", 75), ("p", "b", 25), ("b", "a", 51), ("q", "a", 49))
        assert held_by(graph, "g", "a", MULTIPLY) == point(of(38.25))

    def test_exactly_the_threshold_is_a_parent(self) -> None:
        graph = holding(("g", "b", 60), ("p", "b", 40), ("b", "a", 50), ("q", "a", 50))
        assert held_by(graph, "g", "a") == point(of(60))
        assert held_by(graph, "g", "a", method(threshold=of(50.01))) == point(of(30))

    def test_exactly_the_threshold_is_no_parent_where_more_is_needed(self) -> None:
        strict = method(strict=True)
        half = holding(("g", "b", 60), ("p", "b", 40), ("b", "a", 50), ("q", "a", 50))
        assert held_by(half, "g", "a", strict) == point(of(30))
        assert held_by(half, "g", "a") == point(of(60))
        more = holding(("g", "b", 60), ("p", "b", 40), ("b", "a", 50.01), ("q", "a", 49.99))
        assert held_by(more, "g", "a", strict) == point(of(60))
        under = holding(("g", "b", 60), ("p", "b", 40), ("b", "a", (0, 50)), ("q", "a", 50))
        assert held_by(under, "g", "a", strict).high == of(30)

    def test_a_bound_above_the_threshold_is_more(self) -> None:
        votes = Interval(of(50), of(60), low_open=True, missing=ask("b>a"))
        links = [Link("1", "g", "b", {"votes": point(1)}), Link("2", "b", "a", {"votes": votes})]
        graph = make_graph([Node("g", "g", NO), Node("b", "b"), Node("a", "a")], links, ("votes",))
        assert held_by(graph, "g", "a", method(measures=("votes",), strict=True)).low == Fraction(1)

    def test_a_parent_by_another_measure_counts_in_full_in_votes(self) -> None:
        shares = {"votes": point(of(10)), "profits": point(of(80))}
        rest = {"votes": point(of(90)), "profits": point(of(20))}
        whole = {"votes": point(1), "profits": point(1)}
        links = [Link("1", "b", "a", shares), Link("2", "p", "a", rest), Link("3", "g", "b", whole)]
        nodes = [Node("a", "a"), Node("b", "b"), Node("g", "g", NO), Node("p", "p", NO)]
        graph = make_graph(nodes, links, ("votes", "profits"))
        assert held_by(graph, "g", "a") == point(1)
        assert held_by(graph, "g", "a", method(measures=("votes",))) == point(of(10))

    def test_other_paths_through_a_parent_are_dropped(self) -> None:
        graph = holding(("g", "b", 30), ("p", "b", 70), ("b", "c", 100), ("b", "a", 60), ("c", "a", 40))
        assert held_by(graph, "g", "a") == point(of(30))
        assert held_by(graph, "b", "a") == point(1)

    def test_stakes_of_one_holder_add_up(self) -> None:
        one = {"votes": point(of(30)), "profits": point(of(30))}
        links = [
            Link("1", "b", "a", one),
            Link("2", "b", "a", one),
            Link("3", "p", "a", {m: point(of(40)) for m in one}),
        ]
        graph = make_graph([Node("a", "a"), Node("b", "b"), Node("p", "p", NO)], links, ("votes", "profits"))
        assert held_by(graph, "b", "a", method(first_link="count-in-full")) == point(1)
        assert held_by(graph, "b", "a") == point(of(60))

    def test_each_party_once_on_a_path(self) -> None:
        graph = holding(("b", "a", 30), ("g", "a", 20), ("p", "a", 50), ("a", "b", 30), ("g", "b", 70))
        assert held_by(graph, "g", "a") == point(of(41))
        assert held_by(graph, "a", "a") == point(0)

    def test_seventy_of_seventy_is_forty_nine(self) -> None:
        graph = holding(("g", "b", 70), ("p", "b", 30), ("b", "a", 70), ("q", "a", 30))
        assert held_by(graph, "g", "a", MULTIPLY).exact == of(49)

    def test_members_are_added_up_and_stop_a_path(self) -> None:
        graph = holding(("b", "a", 50), ("g", "a", 10), ("p", "a", 40), ("g", "b", 100))
        assert interest(graph, MULTIPLY, "votes", "a", {"g": YES, "b": YES}) == point(of(60))

    def test_nobody_holds_an_individual(self) -> None:
        graph = holding(("b", "p", 100), ("p", "a", 100))
        assert held_by(graph, "b", "a", MULTIPLY) == point(0)

    def test_nobody_has_more_than_the_whole(self) -> None:
        graph = holding(("b", "a", 100), ("g", "b", 60), ("h", "b", 40), ("g", "h", 100))
        assert held_by(graph, "g", "a", method(first_link="count-in-full")) == point(1)

    def test_parties_and_methods_that_do_not_fit_are_errors(self) -> None:
        graph = holding(("b", "a", 100))
        with pytest.raises(KeyError):
            held_by(graph, "b", "nobody")
        with pytest.raises(KeyError):
            held_by(graph, "b", "a", MULTIPLY, "colour")
        with pytest.raises(ValueError, match="traced"):
            held_by(graph, "b", "a", method(threshold=None))


class TestGeneralPartner:
    STAKES = (("g", "f", 80), ("m", "f", 20), ("p", "m", 100))

    def test_only_the_interest_in_the_general_partner_counts(self) -> None:
        graph = holding(*self.STAKES, f=fund("f", "m"))
        assert held_by(graph, "g", "f", ONLY_PARTNER) == point(0)
        assert held_by(graph, "p", "f", ONLY_PARTNER) == point(1)
        assert held_by(graph, "m", "f", ONLY_PARTNER) == point(1)

    def test_another_method_does_not_look_at_it(self) -> None:
        assert held_by(holding(*self.STAKES, f=fund("f", "m")), "g", "f") == point(of(80))

    def test_a_partnership_not_directed_by_it_alone_counts_by_its_holders(self) -> None:
        assert held_by(holding(*self.STAKES, f=fund("f", "m", NO)), "g", "f", ONLY_PARTNER) == point(of(80))

    def test_not_known_whether_it_directs_alone(self) -> None:
        graph = holding(*self.STAKES, f=fund("f", "m", Known3(UNKNOWN, ask("f.alone"))))
        assert held_by(graph, "g", "f", ONLY_PARTNER) == Interval(of(0), of(80), missing=ask("f.alone"))

    def test_not_known_who_it_is(self) -> None:
        graph = holding(*self.STAKES, f=fund("f", min(ask("f.partner"))))
        assert held_by(graph, "g", "f", ONLY_PARTNER) == Interval(of(0), of(100), missing=ask("f.partner"))


class TestIncomplete:
    def test_an_unlisted_holder_may_make_a_parent_of_a_listed_one(self) -> None:
        """g has 60 % of b, b 40 % of a; the 12 % nobody listed may belong to a company that b owns: b is a parent then."""
        graph = holding(("g", "b", 60), ("p", "b", 40), ("b", "a", 40), ("q", "a", 48), a=open_holders("a"))
        assert held_by(graph, "g", "a") == Interval(of(24), of(72), missing=ask("a.holders"))
        assert held_by(graph, "g", "a", MULTIPLY) == Interval(of(24), of(36), missing=ask("a.holders"))

    def test_and_the_completion_with_that_company_is_inside(self) -> None:
        stakes = (("g", "b", 60), ("p", "b", 40), ("b", "a", 40), ("q", "a", 48), ("c", "a", 12), ("b", "c", 100))
        assert held_by(holding(*stakes), "g", "a") == point(of(60))

    def test_where_too_little_is_left_for_that_the_interval_stays_narrow(self) -> None:
        graph = holding(("g", "b", 60), ("p", "b", 40), ("b", "a", 40), ("q", "a", 52), a=open_holders("a"))
        assert held_by(graph, "g", "a") == Interval(of(24), of(32), missing=ask("a.holders"))

    def test_what_is_left_elsewhere_does_not_matter_to_who_holds_nothing_there(self) -> None:
        graph = holding(("p", "a", 60), ("q", "a", 40), ("b", "c", 10), c=open_holders("c"))
        assert held_by(graph, "p", "a") == point(of(60))

    def test_a_share_not_stated_is_within_what_the_others_leave(self) -> None:
        graph = holding(("g", "a", (0, 100)), ("p", "a", 70))
        assert held_by(graph, "g", "a", MULTIPLY) == Interval(of(0), of(30), missing=ask("g>a.votes"))

    def test_shares_not_stated_of_two_members_share_what_is_left(self) -> None:
        graph = holding(("g", "a", (0, 100)), ("h", "a", (0, 100)), ("p", "a", 70))
        found = interest(graph, MULTIPLY, "votes", "a", {"g": YES, "h": YES})
        assert found == Interval(of(0), of(30), missing=ask("g>a.votes") | ask("h>a.votes"))

    def test_a_share_of_somebody_who_does_not_belong_is_not_asked_for(self) -> None:
        graph = holding(("g", "a", (30, 40)), ("p", "a", (60, 70)))
        assert held_by(graph, "g", "a", MULTIPLY).missing == ask("g>a.votes")

    def test_economic_rights_not_stated_may_make_a_parent(self) -> None:
        unknown = {"votes": point(of(40)), "profits": Interval(of(0), of(100), missing=ask("b>a.profits"))}
        rest = {"votes": point(of(60)), "profits": Interval(of(0), of(100), missing=ask("p>a.profits"))}
        links = [
            Link("1", "b", "a", unknown),
            Link("2", "p", "a", rest),
            Link("3", "g", "b", dict.fromkeys(rest, point(1))),
        ]
        nodes = [Node("a", "a"), Node("b", "b"), Node("g", "g", NO), Node("p", "p", NO)]
        found = held_by(make_graph(nodes, links, ("votes", "profits")), "g", "a")
        assert (found.low, found.high) == (of(40), of(100))
        assert ask("b>a.profits") <= found.missing

    def test_a_member_nobody_is_sure_of(self) -> None:
        graph = holding(("b", "a", 60), ("p", "a", 40), ("g", "b", 100))
        found = interest(graph, IN_FULL, "votes", "a", {"g": YES, "b": Known3(UNKNOWN, ask("b.state"))})
        assert found == Interval(of(60), of(100), missing=ask("b.state"))

    def test_a_stake_of_nobody_knows_whom(self) -> None:
        nodes = [Node("a", "a"), Node("g", "g", NO), Node("p", "p", NO)]
        links = [
            Link("1", None, "a", {"votes": point(of(30))}, ask("stakes.1.holder")),
            Link("2", "g", "a", {"votes": point(of(45))}),
            Link("3", "p", "a", {"votes": point(of(25))}),
        ]
        found = held_by(make_graph(nodes, links, ("votes",)), "g", "a", MULTIPLY)
        assert found == Interval(of(45), of(75), missing=ask("stakes.1.holder"))

    def test_a_party_of_unknown_kind_without_holders(self) -> None:
        node = Node("u", "u", Known3(UNKNOWN, ask("u.kind")), Remainder(missing=ask("u.holders")))
        found = held_by(holding(("u", "a", 60), ("p", "a", 40), ("g", "b", 100), u=node), "g", "a", MULTIPLY)
        assert found == Interval(of(0), of(60), missing=ask("u.kind") | ask("u.holders"))

    def test_open_ranges_stay_open(self) -> None:
        shares = {"votes": Interval(of(50), of(60), low_open=True, high_open=True, missing=ask("s"))}
        graph = make_graph([Node("a", "a"), Node("b", "b")], [Link("1", "b", "a", shares)], ("votes",))
        found = held_by(graph, "b", "a", MULTIPLY)
        assert found == Interval(of(50), of(60), low_open=True, high_open=True, missing=ask("s"))

    def test_the_lower_end_survives_an_open_list_below_a_chain_of_parents(self) -> None:
        stakes = (("g", "b", 80), ("p", "b", 20), ("b", "c", 100), ("c", "a", 30))
        assert held_by(holding(*stakes, a=open_holders("a")), "g", "a").low == of(24)

    def test_the_lower_end_drops_whom_a_hidden_stake_would_count_once(self) -> None:
        """x is held through c and d, both parents by one measure each, both of them n's: with a stake of its own n counts once."""
        votes, profits = {"votes": point(of(90)), "profits": point(0)}, {"votes": point(0), "profits": point(of(90))}
        whole = dict.fromkeys(votes, point(1))
        part = {"votes": point(of(30)), "profits": point(of(30))}
        links = [
            Link("1", "c", "x", votes),
            Link("2", "d", "x", profits),
            Link("3", "n", "c", whole),
            Link("4", "n", "d", whole),
            Link("5", "g", "n", part),
        ]
        nodes = [open_holders("x"), Node("c", "c"), Node("d", "d"), Node("n", "n"), Node("g", "g", NO)]
        known = held_by(make_graph(nodes, links, ("votes", "profits")), "g", "x")
        own = Link("6", "n", "x", {"votes": point(of(10)), "profits": point(of(10))})
        told = held_by(make_graph([Node("x", "x"), *nodes[1:]], [*links, own], ("votes", "profits")), "g", "x")
        assert told == point(of(30))
        assert known.low is not None and known.low <= of(30)


class TestUnlistedHolders:
    BOUND: ClassVar[dict[str, Fraction]] = {"votes": Below(of(5)), "profits": Below(of(5))}

    def test_one_person_has_less_than_the_bound_and_all_together_the_remainder(self) -> None:
        parties = {"a": open_holders("a", self.BOUND), "g": Node("g", "g", NO), "h": Node("h", "h")}
        graph = holding(("b", "a", 30), **parties)
        assert held_by(graph, "g", "a") == Interval(of(0), of(5), high_open=True, missing=ask("a.holders"))
        both = interest(graph, MULTIPLY, "votes", "a", {"g": YES, "h": YES})
        assert both == Interval(of(0), of(10), high_open=True, missing=ask("a.holders"))
        anybody = interest(graph, MULTIPLY, "votes", "a", {}, Known3(UNKNOWN))
        assert anybody == Interval(of(0), of(70), missing=ask("a.holders"))

    def test_a_listed_holder_may_stand_behind_several_small_ones(self) -> None:
        graph = holding(("b", "a", 45), ("p", "a", 43), a=open_holders("a", self.BOUND), g=Node("g", "g", NO))
        assert held_by(graph, "b", "a", MULTIPLY) == Interval(of(45), of(57), missing=ask("a.holders"))
        assert held_by(graph, "g", "a") == Interval(of(0), of(5), high_open=True, missing=ask("a.holders"))

    def test_of_individuals_a_listed_person_can_be_only_one(self) -> None:
        graph = holding(("b", "a", 30), a=open_holders("a", self.BOUND, FALSE), p=Node("p", "p", NO))
        assert held_by(graph, "p", "a") == Interval(of(0), of(5), high_open=True, missing=ask("a.holders"))
        assert held_by(graph, "b", "a") == point(of(30))

    def test_a_group_that_nobody_unlisted_can_belong_to(self) -> None:
        graph = holding(("g", "a", 30), a=open_holders("a", {}, FALSE))
        belongs = Known3(UNKNOWN, ask("a.holders"))
        assert interest(graph, MULTIPLY, "votes", "a", {"g": YES}, NO).high == of(100)
        company = holding(("b", "a", 30), a=open_holders("a", {}, FALSE))
        assert interest(company, MULTIPLY, "votes", "a", {"b": YES}, NO) == point(of(30))
        assert interest(company, MULTIPLY, "votes", "a", {"b": YES}, belongs).high == of(100)

    def test_what_is_known_of_the_others_of_one_party(self) -> None:
        graph = holding(("b", "a", 30), a=open_holders("a", {}, FALSE))
        members, belongs = {"b": YES}, Known3(UNKNOWN)
        assert interest(graph, MULTIPLY, "votes", "a", members, belongs, {"a": NO}) == point(of(30))
        assert interest(graph, MULTIPLY, "votes", "a", members, belongs, {"a": YES}) == point(of(100))
        assert interest(graph, MULTIPLY, "votes", "a", {}, belongs, {"a": YES}) == point(of(70))

    def test_nobody_is_unlisted_where_all_parties_are_listed(self) -> None:
        nodes = [open_holders("a"), Node("b", "b")]
        link = Link("1", "b", "a", {"votes": point(of(30))})
        assert interest(
            make_graph(nodes, [link], ("votes",), closed=True), MULTIPLY, "votes", "a", {}, Known3(UNKNOWN)
        ) == point(0)

    def test_a_group_without_possible_members_has_nothing(self) -> None:
        graph = holding(("b", "a", 30), a=open_holders("a"))
        assert interest(graph, IN_FULL, "votes", "a", {"b": NO}) == Interval(of(0), of(0), missing=NOTHING)
