"""Which links an interest is made of: the same paths as the walks follow, in circles and beyond their caps, too."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random
from time import process_time

import pytest

from stdcheck.logic.ownership import Graph, Link, Node, interest, make_graph
from stdcheck.logic.ownership.graph import NO, YES, Remainder
from stdcheck.logic.ownership.question import Question
from stdcheck.logic.ownership.ways import Ways, greatest_ways, least_ways, open_ways, ways_to
from stdcheck.logic.values import UNKNOWN, Interval, Known3, point
from stdcheck.rules.model import Method
from tests.logic.ownership.test_size import SECONDS, dense
from tests.logic.ownership.worlds import MEASURES, ask, forget, method, random_world

PLAIN = method(parents="as-held")


def graph(*stakes: str, persons: str = "xy", open_: str = "", partner: dict[str, str] | None = None) -> Graph:
    """`x>p 60`: x holds 60 % of p."""
    links = []
    for number, text in enumerate(stakes):
        ends, share = text.split(" ")
        holder, held = ends.split(">")
        votes = Interval(Fraction(0), Fraction(1), missing=ask(f"k{number}.votes")) if share == "?" else None
        shares = dict.fromkeys(MEASURES, votes or point(Fraction(share) / 100))
        links.append(Link(f"k{number}", holder, held, shares))
    names = sorted({k.held for k in links} | {k.holder for k in links if k.holder} | set((partner or {}).values()))
    nodes = [
        Node(
            n,
            n,
            NO if n in persons else YES,
            Remainder(missing=ask(f"{n}.holders")) if n in open_ else Remainder(complete=True),
            **({"general_partner": partner[n], "only_general_partner": YES} if partner and n in partner else {}),  # type: ignore[arg-type]
        )
        for n in names
    ]
    return make_graph(nodes, links, MEASURES)


def question(of: Graph, by: Method = PLAIN, held: str = "p", **members: Known3) -> Question:
    return Question(of, by, "votes", held, members or {"x": YES}, NO, {})


def pairs(found: Ways) -> set[str]:
    return {f"{holder}>{party}" for party, holder in found.links}


def test_all_paths_that_add_up_and_no_other() -> None:
    found = least_ways(question(graph("b>p 50", "c>p 30", "y>p 20", "x>b 40", "y>b 60", "x>c 10", "y>c 90")))
    assert pairs(found) == {"b>p", "c>p", "x>b", "x>c"}


def test_a_path_through_a_holder_counted_in_full_is_dropped_elsewhere() -> None:
    of = graph("b>p 60", "c>p 40", "b>c 40", "y>c 60", "x>b 50", "y>b 50")
    assert pairs(least_ways(question(of))) == {"b>p", "c>p", "b>c", "x>b"}
    assert pairs(least_ways(question(of, method()))) == {"b>p", "x>b"}


def test_a_path_ends_at_a_member_and_comes_back_to_nobody() -> None:
    ring = graph("b>p 50", "x>p 50", "p>b 50", "x>b 50")
    assert pairs(least_ways(question(ring))) == {"b>p", "x>b", "x>p"}
    above = graph("x>p 60", "y>p 40", "z>x 100", persons="yz")
    assert pairs(least_ways(question(above))) == {"x>p"}


def test_only_the_general_partner_counts_where_it_alone_directs() -> None:
    of = graph("f>p 100", "x>f 90", "g>f 10", "x>g 100", partner={"f": "g"})
    assert pairs(least_ways(question(of, replace(PLAIN, general_partner="only")))) == {"f>p", "g>f", "x>g"}
    assert pairs(least_ways(question(of))) == {"f>p", "x>f", "g>f", "x>g"}


def test_what_is_not_sure_is_no_way_to_the_least_but_one_to_the_most() -> None:
    of = graph("b>p 60", "y>p 40", "x>b ?", "z>b 10", persons="xyz")
    assert least_ways(question(of)) == Ways()
    assert pairs(greatest_ways(question(of))) == {"b>p", "x>b"}
    maybe = question(of, z=Known3(UNKNOWN, ask("z.kind")))
    assert least_ways(maybe) == Ways()
    assert pairs(greatest_ways(maybe)) == {"b>p", "z>b"}


def test_holders_nobody_listed_stand_on_a_way_where_they_may_belong() -> None:
    of = graph("b>p 60", "y>p 40", "y>b 10", open_="b")
    unlisted = Question(of, PLAIN, "votes", "p", {}, Known3(UNKNOWN), {})
    assert (pairs(greatest_ways(unlisted)), greatest_ways(unlisted).others) == ({"b>p"}, {"b"})
    all_of_them = Question(of, PLAIN, "votes", "p", {}, NO, {"b": YES})
    assert (pairs(least_ways(all_of_them)), least_ways(all_of_them).others) == ({"b>p"}, {"b"})


def test_ways_to_what_is_asked_for() -> None:
    of = graph("b>p 60", "y>p 40", "x>b ?", "c>b 10", open_="c")
    assert pairs(open_ways(of, "p", ["k2.votes"])) == {"b>p", "x>b"}
    lists = open_ways(of, "p", ["c.holders", "elsewhere.holders"])
    assert (pairs(lists), lists.others) == ({"b>p", "c>b"}, {"c"})
    assert pairs(open_ways(of, "p", ["y.ties.t.to"])) == {"y>p"}
    assert open_ways(of, "p", []) == Ways()


def test_ways_to_parties_above_are_sure_ones() -> None:
    of = graph("b>p 60", "y>p 40", "x>b ?", "y>b 10")
    assert pairs(ways_to(of, "p", ["y"], MEASURES)) == {"b>p", "y>p", "y>b"}
    assert pairs(ways_to(of, "p", ["x"], MEASURES)) == set()


@pytest.mark.parametrize("cyclic", [False, True])
@pytest.mark.parametrize("seed", range(40))
def test_without_the_other_links_the_least_is_the_same_and_without_these_it_is_nothing(seed: int, cyclic: bool) -> None:
    rng = Random(seed)
    of = forget(random_world(rng, cyclic), rng, 3).graph()
    held = next(n for n in reversed(list(of.nodes)) if n not in "gp")
    members = {"g": YES} if "g" in of.nodes else {"p": YES}

    def least(keep: bool) -> Fraction | None:
        stakes = [k for links in of.links.values() for k in links]
        links = [k for k in stakes if ((k.held, k.holder) in ways.links) is keep]
        return interest(make_graph(of.nodes.values(), links, MEASURES), PLAIN, "votes", held, members).low

    ways = least_ways(question(of, held=held, **members))
    assert least(True) == interest(of, PLAIN, "votes", held, members).low
    assert least(False) == 0


@pytest.mark.parametrize("by", [PLAIN, method()])
@pytest.mark.parametrize("cyclic", [False, True])
def test_beyond_the_caps_there_are_ways_wherever_there_is_a_share(cyclic: bool, by: Method) -> None:
    of, held = dense(40, cyclic, with_parents=True, open_share=0.2)
    start = process_time()
    for ways in (least_ways, greatest_ways):
        assert any(holder == "g" for _, holder in ways(question(of, by, held, g=YES)).links)
    assert process_time() - start < SECONDS
