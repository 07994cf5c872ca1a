"""Many parties, long chains and tangled circles: an answer soon, never a wrong one, and the same whatever the order."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from random import Random
from time import process_time

import pytest

from stdcheck.logic.ownership import Graph, Link, Node, interest, make_graph, owners, parents
from stdcheck.logic.ownership.graph import Remainder
from stdcheck.logic.values import FALSE, TRUE, Known3, point
from tests.logic.ownership.test_interest import of
from tests.logic.ownership.worlds import MEASURES, Knowledge, ask, forget, method, random_world

YES, NO = Known3(TRUE), Known3(FALSE)
SECONDS = 5
"""Far above what it takes (below one), far below listing paths (years)."""


def dense(count: int, cyclic: bool, with_parents: bool, open_share: float = 0, seed: int = 5) -> tuple[Graph, str]:
    """Everybody holds everybody (or everybody below); g and p hold a little of all."""
    rng = Random(seed)
    names = [f"e{n:02}" for n in range(count)]
    nodes = [Node("g", "g", NO), Node("p", "p", NO)]
    links = []
    for place, name in enumerate(names):
        pool = [*(n for n in (names if cyclic else names[:place]) if n != name), "g", "p"]
        weights = [rng.randint(1, 100) for _ in pool]
        if with_parents and rng.random() < 0.6:
            weights[rng.randrange(len(pool))] += sum(weights)
        shares = [Fraction(1000 * w // sum(weights), 1000) for w in weights]
        shares[-1] += 1 - sum(shares)
        links += [
            Link(f"{h}>{name}", h, name, dict.fromkeys(MEASURES, point(s))) for h, s in zip(pool, shares, strict=True)
        ]
        is_open = rng.random() < open_share
        nodes.append(Node(name, name, rest=Remainder(missing=ask(f"{name}.holders")) if is_open else Remainder(True)))
    return make_graph(nodes, links, MEASURES), names[-1]


@pytest.mark.parametrize("cyclic", [False, True])
@pytest.mark.parametrize("with_parents", [False, True])
def test_forty_parties_that_hold_each_other(cyclic: bool, with_parents: bool) -> None:
    graph, held = dense(40, cyclic, with_parents, open_share=0.2)
    start = process_time()
    interest(graph, method(), "votes", held, {"g": YES})
    interest(graph, method(parents="as-held"), "votes", held, {"g": YES})
    parents(graph, method(), held)
    owners(graph, method(), held)
    assert process_time() - start < SECONDS


@pytest.mark.parametrize(("count", "cyclic"), [(20, False), (7, True)])
def test_exact_below_the_cap(count: int, cyclic: bool) -> None:
    for seed in range(5):
        graph, held = dense(count, cyclic, with_parents=True, seed=seed)
        assert interest(graph, method(), "votes", held, {"g": YES}).exact is not None


def test_multiplying_forty_tiers_without_a_circle_is_exact() -> None:
    graph, held = dense(40, cyclic=False, with_parents=True)
    assert interest(graph, method(parents="as-held"), "votes", held, {"g": YES}).exact is not None


def test_a_long_chain_is_no_fault() -> None:
    names = ["g", *(f"e{n}" for n in range(400))]
    links = [Link(x, h, x, dict.fromkeys(MEASURES, point(1))) for h, x in pairwise(names)]
    graph = make_graph([Node(n, n) for n in names], links, MEASURES)
    found = interest(graph, method(), "votes", names[-1], {"g": YES})
    assert found.low is not None and found.high == 1
    assert [p for p, k in parents(graph, method(), names[-1]).members if k.truth is TRUE] == sorted(names[:-1])
    assert interest(graph, method(), "votes", names[70], {"g": YES}) == point(1)


def test_a_ring_of_many_is_no_fault() -> None:
    names = [f"e{n}" for n in range(200)]
    links = [
        Link(x, h, x, dict.fromkeys(MEASURES, point(of(60)))) for h, x in zip(names, names[1:] + names[:1], strict=True)
    ]
    links += [Link(f"g>{x}", "g", x, dict.fromkeys(MEASURES, point(of(40)))) for x in names]
    graph = make_graph([Node("g", "g", NO), *(Node(n, n) for n in names)], links, MEASURES)
    found = interest(graph, method(), "votes", "e5", {"g": YES})
    assert found.low is not None and found.low >= of(40) and found.high == 1
    parents(graph, method(), "e5")


def test_the_order_of_parties_and_stakes_does_not_matter() -> None:
    for seed in range(60):
        world = random_world(Random(seed), cyclic=seed % 2 == 1, partners=seed % 3 == 0)
        known = forget(world, Random(seed), 4)
        graphs = []
        for shuffle in (1, 2):
            known.rng = Random(shuffle)
            graphs.append(known.graph())
        held = world.parties[seed % (len(world.parties) - 2)]
        one, other = (
            (interest(g, method(), "votes", held, {"g": YES}), parents(g, method(), held), owners(g, method(), held))
            for g in graphs
        )
        assert one == other, seed


def test_asking_again_gives_the_same() -> None:
    known = Knowledge(random_world(Random(3), cyclic=True))
    graph = known.graph()
    first = [parents(graph, method(), p) for p in known.world.parties]
    assert [parents(graph, method(), p) for p in reversed(known.world.parties)] == first[::-1]
