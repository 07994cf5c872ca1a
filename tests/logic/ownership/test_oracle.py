"""Complete graphs: the interval is one number, and it is the one that walking every path by definition gives."""

from __future__ import annotations

from random import Random

import pytest

from stdcheck.logic.ownership import Graph, interest, owners, parents
from stdcheck.logic.values import NOTHING, TRUE, Known3
from tests.logic.ownership.oracle import World, true_interest
from tests.logic.ownership.worlds import MEASURES, Knowledge, method, random_world

METHODS = {
    "multiply": {"parents": "as-held"},
    "parents in full": {},
    "first link in full": {"first_link": "count-in-full"},
    "general partner only": {"general_partner": "only"},
}


def worlds(count: int, cyclic: bool, start: int = 0) -> list[tuple[Random, World, Graph]]:
    found = []
    for seed in range(start, start + count):
        rng = Random(seed)
        world = random_world(rng, cyclic, partners=seed % 3 == 0)
        found.append((rng, world, Knowledge(world, rng=rng).graph()))
    return found


@pytest.mark.parametrize("name", METHODS)
@pytest.mark.parametrize("cyclic", [False, True])
def test_interest_is_what_all_paths_give(name: str, cyclic: bool) -> None:
    by = method(**METHODS[name])
    for rng, world, graph in worlds(120, cyclic):
        pairs = world.parents if by.parents == "count-in-full" else None
        for held in world.parties[:-2]:
            group = set(rng.sample(world.parties, rng.randint(1, 2)))
            measure = rng.choice(MEASURES)
            found = interest(graph, by, measure, held, {p: Known3(TRUE) for p in group})
            expected = true_interest(
                world, group, held, measure, pairs, by.first_link == "count-in-full", by.general_partner == "only"
            )
            assert (found.exact, found.missing) == (expected, NOTHING), (world, group, held)


@pytest.mark.parametrize("cyclic", [False, True])
def test_parents_are_the_least_fixed_point(cyclic: bool) -> None:
    for _, world, graph in worlds(150, cyclic, start=1000):
        pairs = world.parents
        for party in world.parties:
            found = parents(graph, method(), party)
            expected = tuple(sorted((h, Known3(TRUE)) for h, x in pairs if x == party))
            assert (found.members, found.open) == (expected, False), (world, party)


def test_owners_are_everybody_above() -> None:
    for _, world, graph in worlds(100, cyclic=True, start=2000):
        for party in world.parties:
            above: set[str] = set()
            ahead = [party]
            while ahead:
                current = ahead.pop()
                if current in world.individuals:
                    continue
                partner = {world.partner[current]} if current in world.partner else set()
                new = (world.holders(current) | partner) - above
                above |= new
                ahead += new
            found = owners(graph, method(), party)
            assert (found.members, found.open) == (tuple((p, Known3(TRUE)) for p in sorted(above - {party})), False)
