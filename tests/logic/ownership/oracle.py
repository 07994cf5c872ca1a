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

    def holders(self, held: str) -> set[str]:
        """Whoever has something of some measure."""
        return {h for m in self.shares.values() for h, s in m.get(held, {}).items() if s > 0 and h != held}


def true_parents(world: World, threshold: Fraction, measures: tuple[str, ...]) -> set[tuple[str, str]]:
    """(parent, party), the least fixed point."""
    pairs = {(p, x) for x, p in world.partner.items() if x not in world.individuals and p != x}

    def flow(target: str, held: str, measure: str, path: tuple[str, ...]) -> Fraction:
        if held in world.individuals:
            return Fraction(0)
        total = Fraction(0)
        for holder in world.holders(held):
            if holder in path or holder == held:
                continue
            share = world.shares[measure].get(held, {}).get(holder, Fraction(0))
            if holder == target:
                total += share
            else:
                weight = Fraction(1) if (holder, held) in pairs else share
                total += weight * flow(target, holder, measure, (*path, held))
        return min(Fraction(1), total)

    while True:
        new = {
            (h, x)
            for x in world.parties
            for h in world.parties
            if h != x and (h, x) not in pairs and x not in world.individuals
            if any(flow(h, x, m, ()) >= threshold for m in measures)
            or any((h, b) in pairs and (b, x) in pairs for b in world.parties)
        }
        if not new:
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
