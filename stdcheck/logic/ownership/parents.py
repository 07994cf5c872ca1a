"""Lists derived from the ownership graph: parents of a party, and owners at every tier; three-valued, perhaps open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stdcheck.logic.ownership.flows import STAND_INS
from stdcheck.logic.ownership.graph import Graph
from stdcheck.logic.ownership.parenthood import parenthood
from stdcheck.logic.ownership.tiers import Holdings, Tiers, tiers_of
from stdcheck.logic.values import FALSE, NOTHING, TRUE, UNKNOWN, Known3, Missing
from stdcheck.rules.model import Method


@dataclass(frozen=True, slots=True)
class Members:
    """A derived list.

    members: (party id, whether it belongs) by id; a listed party that is not there does not belong
    open: whether a further one could belong; missing: what would settle that
    """

    members: tuple[tuple[str, Known3], ...]
    open: bool
    missing: frozenset[Missing] = NOTHING


def parents(graph: Graph, method: Method, party: str) -> Members:
    """The parents of a party by the threshold of a method, at every tier; a further one is somebody nobody listed.

    ValueError for a method without threshold, KeyError for a party that is not in the graph.
    """
    found = parenthood(graph, method)
    listed = {p: found.known(party, p) for p in graph.nodes if p != party}
    stand_ins = sorted(STAND_INS & found.possible(party)) if not graph.closed else []
    missing = found.missing(*((party, s) for s in stand_ins))
    return _members(listed, bool(stand_ins), missing)


def owners(graph: Graph, method: Method, party: str) -> Members:
    """Everybody who has a share of any measure of a party at any tier, or is general partner there.

    Those whom a stake or a general partner leads to are members; everybody else is the further one: somebody nobody
    listed, or a party of the graph by a stake that nobody listed. Called as `parents` is: no method makes a difference.
    """
    tiers = tiers_of(graph)
    sure = _reached(tiers, party)
    listed: dict[str, Known3] = {}
    for owner in tiers.above(party) - {party}:
        listed[owner] = Known3(TRUE) if owner in sure else Known3(UNKNOWN, _doubts(tiers, party, owner))
    ways = [tiers.holdings(p) for p in sorted({party} | tiers.above(party))]
    missing = frozenset[Missing]().union(*(_unlisted(h) for h in ways))
    return _members(listed, bool(missing), missing)


def _members(listed: Mapping[str, Known3], is_open: bool, missing: frozenset[Missing]) -> Members:
    return Members(
        tuple((p, k) for p, k in sorted(listed.items()) if k.truth is not FALSE),
        is_open,
        missing if is_open else NOTHING,
    )


def _reached(tiers: Tiers, party: str) -> set[str]:
    """Everybody above whom links lead to that surely are there."""
    found: set[str] = set()
    ahead = [party]
    while ahead:
        holdings = tiers.holdings(ahead.pop())
        if holdings.holdable is FALSE:
            continue
        partner = {holdings.partner} if holdings.partner is not None else set()
        new = (set(holdings.real) | partner) - found
        found |= new
        ahead += sorted(new)
    return found


def _doubts(tiers: Tiers, party: str, owner: str) -> frozenset[Missing]:
    """The shares that decide whether one that may be an owner is one."""
    found: set[Missing] = set()
    for below in {party} | tiers.above(party):
        holdings = tiers.holdings(below)
        for holder in set(holdings.holders) - holdings.real:
            if holder == owner or owner in tiers.above(holder):
                found |= frozenset[Missing]().union(*holdings.stated[holder].values())
    return frozenset(found)


def _unlisted(holdings: Holdings) -> frozenset[Missing]:
    """What to ask to learn of owners whom nobody listed."""
    if holdings.holdable is FALSE:
        return NOTHING
    partner = holdings.node.general_partner
    return holdings.ask | (frozenset({partner}) if isinstance(partner, Missing) else NOTHING)
