"""Facts taken away: the true share stays inside the interval, true parents among the possible ones, and knowing more
never widens anything.
"""

from __future__ import annotations

from copy import deepcopy
from random import Random

import pytest

from stdcheck.logic.ownership import Graph, flows, interest, least, parenthood, parents, walk
from stdcheck.logic.values import FALSE, NOTHING, TRUE, UNKNOWN, Interval, Known3, Truth
from stdcheck.rules.model import Method
from tests.logic.ownership.oracle import World, true_interest
from tests.logic.ownership.test_oracle import METHODS
from tests.logic.ownership.worlds import Knowledge, ask, forget, method, random_world, tell

BY = [method(**options) for options in METHODS.values()]


def forgotten(seed: int, much: int = 3) -> tuple[Random, World, Knowledge]:
    rng = Random(seed)
    world = random_world(rng, cyclic=seed % 2 == 1, partners=seed % 3 == 0)
    knowledge = forget(world, rng, much)
    if rng.random() < 0.3:
        knowledge.unlisted.add(rng.choice(world.parties[:-1]))
    knowledge.closed = not knowledge.unlisted and rng.random() < 0.2
    return rng, world, knowledge


def contains(interval: Interval, world: World, group: set[str], held: str, by: Method) -> bool:
    pairs = world.parents if by.parents == "count-in-full" else None
    full, only = by.first_link == "count-in-full", by.general_partner == "only"
    share = true_interest(world, group, held, "votes", pairs, full, only)
    assert interval.low is not None and interval.high is not None
    low = interval.low < share or (interval.low == share and not interval.low_open)
    return low and (share < interval.high or (share == interval.high and not interval.high_open))


def truths(graph: Graph, party: str) -> dict[str, Truth]:
    """Who is a parent; whoever is not there is none."""
    return {p: k.truth for p, k in parents(graph, method(), party).members}


def check_interest(seed: int, much: int, ask_always: bool) -> None:
    rng, world, knowledge = forgotten(seed, much)
    listed = [p for p in world.parties if p not in knowledge.unlisted]
    held = rng.choice([p for p in listed if p not in world.individuals] or ["p"])
    group = set(rng.sample(world.parties, rng.randint(1, 2)))
    members = {p: Known3(TRUE if p in group else FALSE) for p in listed}
    members |= {p: Known3(UNKNOWN, ask(f"{p}.member")) for p in listed if rng.random() < 0.15}
    unlisted = Known3(UNKNOWN if group & knowledge.unlisted else FALSE)
    by = BY[seed % len(BY)]
    found = interest(knowledge.graph(), by, "votes", held, members, unlisted)
    assert contains(found, world, group, held, by), (seed, found)
    assert found.exact is None or found.missing == NOTHING, seed
    assert found.exact is not None or found.missing or not ask_always, seed


def check_parents(seed: int, much: int, ask_always: bool) -> None:
    rng, world, knowledge = forgotten(seed, much)
    graph, pairs = knowledge.graph(), world.parents
    party = rng.choice([p for p in world.parties if p not in knowledge.unlisted])
    found, known = parents(graph, method(), party), truths(graph, party)
    for other in world.parties:
        if other in knowledge.unlisted:
            assert found.open or (other, party) not in pairs or knowledge.small, (seed, other, party)
        elif other != party and (truth := known.get(other, FALSE)) is not UNKNOWN:
            assert (truth is TRUE) == ((other, party) in pairs), (seed, other, party)
    if ask_always:
        assert all(k.missing for _, k in found.members if k.truth is UNKNOWN), seed
        assert bool(found.missing) == found.open, seed


@pytest.mark.parametrize("much", [1, 3, 8])
def test_the_true_share_is_always_inside(much: int) -> None:
    for seed in range(400):
        check_interest(seed, much, ask_always=True)


@pytest.mark.parametrize("much", [1, 3, 8])
def test_true_parents_are_always_possible_and_sure_ones_true(much: int) -> None:
    for seed in range(200):
        check_parents(seed, much, ask_always=True)


@pytest.mark.parametrize(("steps", "exact", "deepest"), [(1, 1, 80), (10, 60, 2), (8, 10**6, 80), (10**6, 1, 80)])
def test_beyond_the_caps_the_same_holds(monkeypatch: pytest.MonkeyPatch, steps: int, exact: int, deepest: int) -> None:
    for module in (walk, least):
        monkeypatch.setattr(module, "STEPS", steps)
        monkeypatch.setattr(module, "DEEPEST", deepest)
    monkeypatch.setattr(flows, "EXACT_STEPS", exact)
    monkeypatch.setattr(parenthood, "AGAIN", 1)
    for seed in range(120):
        check_interest(seed, 3, ask_always=False)
        check_parents(seed, 3, ask_always=False)


def test_more_knowledge_never_widens() -> None:
    for seed in range(200):
        rng = Random(seed)
        world = random_world(rng, cyclic=seed % 2 == 1, partners=seed % 3 == 0)
        more, further = forget(world, rng, 3), forget(world, rng, 2)
        less = deepcopy(more)
        for name in ("removed", "nameless", "no_partner", "not_alone", "no_kind"):
            setattr(less, name, getattr(more, name) | getattr(further, name))
        for place, (low, high) in further.blurred.items():
            before = more.blurred.get(place, (low, high))
            less.blurred[place] = (min(low, before[0]), max(high, before[1]))
        held, by = rng.choice(world.parties[:-2]), BY[seed % len(BY)]
        members = {p: Known3(TRUE) for p in rng.sample(world.parties, rng.randint(1, 2))}
        graphs = more.graph(), less.graph()
        narrow, wide = (interest(g, by, "votes", held, members) for g in graphs)
        assert wide.low <= narrow.low and narrow.high <= wide.high, seed  # type: ignore[operator]
        after, earlier = (truths(g, held) for g in graphs)
        for other in set(world.parties) - {held}:
            was = earlier.get(other, FALSE)
            assert was is UNKNOWN or was is after.get(other, FALSE), (seed, other)


def test_whoever_answers_what_is_asked_gets_to_the_exact_share() -> None:
    for seed in range(200):
        rng = Random(seed)
        world = random_world(rng, cyclic=seed % 2 == 1, partners=seed % 3 == 0)
        knowledge, held, by = forget(world, rng, 5), rng.choice(world.parties[:-2]), BY[seed % len(BY)]
        members = {p: Known3(TRUE) for p in rng.sample(world.parties, rng.randint(1, 2))}
        for _ in range(10):
            found = interest(knowledge.graph(), by, "votes", held, members)
            if found.exact is not None:
                break
            knowledge = tell(knowledge, {m.path for m in found.missing})
        assert found.exact is not None, (seed, found)


def test_whoever_answers_what_is_asked_learns_who_is_a_parent() -> None:
    for seed in range(200):
        rng = Random(seed)
        world = random_world(rng, cyclic=seed % 2 == 1, partners=seed % 3 == 0)
        knowledge, party = forget(world, rng, 5), rng.choice(world.parties[:-2])
        for _ in range(10):
            found = parents(knowledge.graph(), method(), party)
            asked = found.missing.union(*(k.missing for _, k in found.members))
            if not asked:
                break
            knowledge = tell(knowledge, {m.path for m in asked})
        assert found.members == tuple(sorted((h, Known3(TRUE)) for h, x in world.parents if x == party)), seed
