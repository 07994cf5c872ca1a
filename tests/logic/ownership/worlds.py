"""Random complete graphs, and what somebody knows of them: the same graph with facts taken away."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from fractions import Fraction
from random import Random

from stdcheck.logic.ownership.graph import COMPLETE, Graph, Link, Node, Remainder, make_graph
from stdcheck.logic.ownership.limits import Below
from stdcheck.logic.values import FALSE, NONE, TRUE, UNKNOWN, Cause, Interval, Known3, Missing, point
from stdcheck.rules.model import Method
from stdcheck.rules.nodes import Meta
from tests.logic.ownership.oracle import World, true_interest

MEASURES = ("votes", "profits")
HALF = Fraction(1, 2)


def method(
    parents: str = "count-in-full",
    threshold: Fraction | None = HALF,
    measures: tuple[str, ...] = MEASURES,
    first_link: str = "as-held",
    general_partner: str | None = None,
    strict: bool = False,
) -> Method:
    return Method(
        id="traced",
        title={"en": "", "ja": ""},
        parents=parents,
        parent_threshold=threshold if parents == "count-in-full" else None,
        parent_measures=measures if parents == "count-in-full" else (),
        first_link=first_link,
        general_partner=general_partner,
        groups=None,
        cite=None,
        meta=_meta(),
        parent_strict=strict,
    )


def ask(address: str) -> frozenset[Missing]:
    return frozenset({Missing(Cause.FACT, address)})


def random_world(rng: Random, cyclic: bool, entities: int = 0, partners: bool = False, economics: bool = True) -> World:
    count = entities or rng.randint(3, 6)
    names = [f"e{i}" for i in range(count)]
    world = World([*names, "g", "p"], {m: {} for m in MEASURES}, individuals={"g", "p"})
    for place, name in enumerate(names):
        pool = [x for x in names if x != name] if cyclic else names[:place]
        world.shares["votes"][name] = _split(rng, [*pool, "g", "p"])
        apart = economics and rng.random() < 0.3
        world.shares["profits"][name] = _split(rng, [*pool, "g", "p"]) if apart else dict(world.shares["votes"][name])
        if partners and rng.random() < 0.3:
            world.partner[name] = rng.choice([*pool, "g", "p"])
            if rng.random() < 0.6:
                world.alone.add(name)
    return world


def _split(rng: Random, pool: list[str]) -> dict[str, Fraction]:
    holders = rng.sample(pool, min(len(pool), rng.randint(1, 3)))
    cuts = sorted(rng.sample(range(1, 20), len(holders) - 1))
    return {h: Fraction(b - a, 20) for h, a, b in zip(holders, [0, *cuts], [*cuts, 20], strict=True)}


@dataclass
class Knowledge:
    """What is said of a world; everything by default. Take things away, then make the graph.

    removed: (holder, held) whose stake nobody listed; small: held -> bound: all stakes below it are taken away
    blurred: (holder, held, measure) -> interval; nameless: stakes of which the holder is not known
    """

    world: World
    removed: set[tuple[str, str]] = field(default_factory=set)
    small: dict[str, Fraction] = field(default_factory=dict)
    blurred: dict[tuple[str, str, str], tuple[Fraction, Fraction]] = field(default_factory=dict)
    nameless: set[tuple[str, str]] = field(default_factory=set)
    no_partner: set[str] = field(default_factory=set)
    not_alone: set[str] = field(default_factory=set)
    no_kind: set[str] = field(default_factory=set)
    unlisted: set[str] = field(default_factory=set)
    closed: bool = False
    rng: Random = field(default_factory=lambda: Random(0))

    def graph(self) -> Graph:
        nodes = [self._node(p) for p in self.world.parties if p not in self.unlisted]
        links = [self._link(h, x) for x in self.world.parties for h in sorted(self.world.holders(x))]
        listed = [k for k in links if k is not None]
        self.rng.shuffle(nodes)
        self.rng.shuffle(listed)
        return make_graph(nodes, listed, MEASURES, self.closed)

    def is_removed(self, holder: str, held: str) -> bool:
        if (holder, held) in self.removed or {holder, held} & self.unlisted:
            return True
        shares = [self.world.shares[m].get(held, {}).get(holder, Fraction(0)) for m in MEASURES]
        return held in self.small and max(shares) < self.small[held]

    def _node(self, party: str) -> Node:
        incomplete = any(self.is_removed(h, party) for h in self.world.holders(party))
        one = (
            dict.fromkeys(MEASURES, Below(self.small[party]))
            if party in self.small and self._small_holds(party)
            else {}
        )
        rest = Remainder(False, one, UNKNOWN, ask(f"{party}.holders")) if incomplete else COMPLETE
        partner = self.world.partner.get(party, NONE)
        unknown_partner = party in self.no_partner or partner in self.unlisted
        return Node(
            party,
            party,
            Known3(UNKNOWN, ask(f"{party}.kind"))
            if party in self.no_kind
            else Known3(FALSE if party in self.world.individuals else TRUE),
            rest,
            min(ask(f"{party}.partner")) if unknown_partner else partner,
            Known3(UNKNOWN, ask(f"{party}.alone"))
            if party in self.not_alone
            else Known3(TRUE if party in self.world.alone else FALSE),
        )

    def _small_holds(self, party: str) -> bool:
        """Whether nobody who is not listed as a holder has the bound or more, straight or through others not listed."""
        gone = [h for h in self.world.holders(party) if self.is_removed(h, party)]
        pairs = self.world.parents
        return not any(
            sum(
                self.world.shares[m].get(party, {}).get(h, Fraction(0))
                * (1 if h == person else true_interest(self.world, {person}, h, m, pairs, first_in_full=True))
                for h in gone
            )
            >= self.small[party]
            for m in MEASURES
            for person in self.world.parties
            if person in gone or person not in self.world.holders(party)
        )

    def _link(self, holder: str, held: str) -> Link | None:
        if self.is_removed(holder, held):
            return None
        address = f"{holder}>{held}"
        shares = {}
        for measure in MEASURES:
            share = self.world.shares[measure].get(held, {}).get(holder, Fraction(0))
            bounds = self.blurred.get((holder, held, measure))
            shares[measure] = Interval(*bounds, missing=ask(f"{address}.{measure}")) if bounds else point(share)
        nameless = (holder, held) in self.nameless
        return Link(
            address, None if nameless else holder, held, shares, ask(f"{address}.holder") if nameless else frozenset()
        )


def forget(world: World, rng: Random, much: int) -> Knowledge:
    """Take away some facts of a world, at random."""
    knowledge = Knowledge(world, rng=rng)
    stakes = [(h, x) for x in world.parties for h in sorted(world.holders(x))]
    for _ in range(rng.randint(1, much)):
        what = rng.randrange(8)
        holder, held = rng.choice(stakes)
        if what in (0, 1):
            knowledge.removed.add((holder, held))
        elif what == 2:
            knowledge.small[held] = Fraction(rng.randint(2, 12), 20)
        elif what in (3, 4):
            measure = rng.choice(MEASURES)
            share = world.shares[measure].get(held, {}).get(holder, Fraction(0))
            low, high = share * Fraction(rng.randint(0, 4), 4), share + (1 - share) * Fraction(rng.randint(0, 4), 4)
            knowledge.blurred[holder, held, measure] = (low, high)
        elif what == 5:
            knowledge.no_partner.add(held)
        elif what == 6:
            knowledge.not_alone.add(held)
            knowledge.no_kind.add(rng.choice(world.parties))
        else:
            knowledge.nameless.add((holder, held))
    return knowledge


def _meta() -> Meta:
    return Meta(**dict.fromkeys(Meta.__dataclass_fields__))  # type: ignore[arg-type]


def tell(knowledge: Knowledge, asked: set[str]) -> Knowledge:
    """The same knowledge after somebody has answered what was asked."""
    told = deepcopy(knowledge)
    told.removed = {(h, x) for h, x in told.removed if f"{x}.holders" not in asked}
    told.small = {x: bound for x, bound in told.small.items() if f"{x}.holders" not in asked}
    told.blurred = {(h, x, m): b for (h, x, m), b in told.blurred.items() if f"{h}>{x}.{m}" not in asked}
    told.nameless = {(h, x) for h, x in told.nameless if f"{h}>{x}.holder" not in asked}
    told.no_partner = {x for x in told.no_partner if f"{x}.partner" not in asked}
    told.not_alone = {x for x in told.not_alone if f"{x}.alone" not in asked}
    told.no_kind = {x for x in told.no_kind if f"{x}.kind" not in asked}
    return told
