"""Whose share of what is asked for, and what that says of members nobody listed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stdcheck.logic.ownership.graph import Graph
from stdcheck.logic.ownership.parenthood import COUNT_IN_FULL, Parenthood, parenthood
from stdcheck.logic.ownership.tiers import Holdings
from stdcheck.logic.values import FALSE, TRUE, Known3, Truth
from stdcheck.rules.model import Method


@dataclass(frozen=True, slots=True)
class Question:
    """A group, a party, a measure and a method.

    members: party id -> whether it belongs to the group (not there: it does not)
    unlisted: whether a person nobody listed could belong; others: held party -> the same of its holders nobody listed,
        where more is known of them
    """

    graph: Graph
    method: Method
    measure: str
    held: str
    members: Mapping[str, Known3]
    unlisted: Known3
    others: Mapping[str, Known3]

    @property
    def parents(self) -> Parenthood | None:
        """Who counts in full, if anybody does by this method."""
        return parenthood(self.graph, self.method) if self.method.parents == COUNT_IN_FULL else None

    @property
    def first_in_full(self) -> bool:
        """Whether a member's own link counts in full where the member is a parent."""
        return self.method.first_link == COUNT_IN_FULL

    @property
    def possible(self) -> list[str]:
        """Listed parties that may belong to the group; no path comes back to the held party itself."""
        return [p for p, k in self.members.items() if k.truth is not FALSE and p != self.held]

    @property
    def anybody(self) -> bool:
        """Whether the group may have a member at all."""
        others = not self.graph.closed and any(k.truth is not FALSE for k in self.others.values())
        return bool(self.possible) or others or self.unlisted_above is not FALSE

    @property
    def unlisted_above(self) -> Truth:
        """Whether a person nobody listed, of whom nothing is known, could belong."""
        return FALSE if self.graph.closed else self.unlisted.truth

    def member(self, party: str) -> Truth:
        """Whether a listed party belongs to the group."""
        known = self.members.get(party)
        return FALSE if known is None or party == self.held else known.truth

    def unlisted_at(self, party: str) -> Truth:
        """Whether the holders of a party that nobody listed belong to the group."""
        if self.graph.closed:
            return FALSE
        return self.others.get(party, self.unlisted).truth

    def all_others(self, party: str) -> bool:
        """Whether every holder of a party that nobody listed is known to belong to the group."""
        return party in self.others and self.unlisted_at(party) is TRUE

    def by_partner(self, holdings: Holdings) -> Truth:
        """Whether only the general partner of a party counts there."""
        return FALSE if self.method.general_partner is None else holdings.node.only_general_partner.truth
