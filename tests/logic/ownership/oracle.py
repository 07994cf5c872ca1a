"""What shares and parents of a complete graph are, by definition: every path walked, nothing remembered, nothing shared.

Deliberately naive and independent of the package: the oracle of its tests.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction


@dataclass
class World:
    """A complete graph.

    shares: measure -> held -> holder -> share; individuals: parties nobody can hold
    partner: party -> its general partner; alone: parties that their general partner alone directs
    """

    parties: list[str]
    shares: dict[str, dict[str, dict[str, Fraction]]]
    individuals: set[str] = field(default_factory=set)
    partner: dict[str, str] = field(default_factory=dict)
    alone: set[str] = field(default_factory=set)
    _parents: set[tuple[str, str]] | None = None

    @property
    def parents(self) -> set[tuple[str, str]]:
        """(parent, party) by half of any measure, worked out once."""
        if self._parents is None:
            self._parents = true_parents(self, Fraction(1, 2), tuple(self.shares))
        return self._parents

    def holders(self, held: str) -> set[str]:
        """Whoever has something of some measure."""
        return {h for m in self.shares.values() for h, s in m.get(held, {}).items() if s > 0 and h != held}


def true_parents(world: World, threshold: Fraction, measures: tuple[str, ...]) -> set[tuple[str, str]]:
    """(parent, party), the least fixed point."""
    pairs = {(p, x) for x, p in world.partner.items() if x not in world.individuals and p != x}

    def flow(held: str, measure: str, path: tuple[str, ...]) -> dict[str, Fraction]:
        """What everybody has of a party, by paths that avoid some."""
        total: dict[str, Fraction] = {}
        if held in world.individuals:
            return total
        here = (*path, held)
        for holder in world.holders(held) - set(here):
            share = world.shares[measure].get(held, {}).get(holder, Fraction(0))
            weight = Fraction(1) if (holder, held) in pairs else share
            total[holder] = total.get(holder, Fraction(0)) + share
            for owner, owned in flow(holder, measure, here).items():
                total[owner] = total.get(owner, Fraction(0)) + weight * owned
        return {h: min(Fraction(1), s) for h, s in total.items()}

    while True:
        new = {(h, x) for x in world.parties for m in measures for h, s in flow(x, m, ()).items() if s >= threshold}
        new |= {(h, x) for h, b in pairs for c, x in pairs if b == c and h != x}
        if new <= pairs:
            return pairs
        pairs |= new


def true_interest(
    world: World,
    group: set[str],
    held: str,
    measure: str,
    pairs: set[tuple[str, str]] | None,
    first_in_full: bool = False,
    partner_only: bool = False,
) -> Fraction:
    """The share of a group; `pairs`: parents counted in full, None for plain multiplication."""
    full_at = {x: {h for h in world.holders(x) if pairs is not None and (h, x) in pairs} for x in world.parties}

    def share_of(party: str, path: tuple[str, ...], dropped: frozenset[str]) -> Fraction:
        if party in world.individuals:
            return Fraction(0)
        here = (*path, party)
        if partner_only and party in world.alone:
            partner = world.partner.get(party)
            if partner is None or partner in here:
                return Fraction(0)
            if partner in group:
                return Fraction(1)
            return Fraction(0) if partner in dropped else share_of(partner, here, dropped)
        total = Fraction(0)
        for holder in world.holders(party):
            if holder in here:
                continue
            share = world.shares[measure].get(party, {}).get(holder, Fraction(0))
            full = holder in full_at[party]
            if holder in group:
                total += Fraction(1) if full and first_in_full else share
            elif holder not in dropped:
                weight = Fraction(1) if full else share
                total += weight * share_of(holder, here, dropped | (full_at[party] - {holder}))
        return min(Fraction(1), total)

    return share_of(held, (), frozenset())
