"""The lower end of an interest: what the group has in every completion of what is unknown."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from stdcheck.logic.ownership.flows import Flows
from stdcheck.logic.ownership.question import Question
from stdcheck.logic.ownership.tiers import ONE, ZERO, Holdings
from stdcheck.logic.ownership.walk import NOBODY, Parties, Reach, Walk
from stdcheck.logic.values import FALSE, TRUE, UNKNOWN

SHALLOW = 2
"""Beyond the cap: links of the paths that still count."""


class Least(Walk):
    """Least shares, sure parents, sure members; nothing of what nobody listed, unless all of them belong."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self._barred: dict[str, Parties] = {}
        self._twice: dict[tuple[str, str], bool] = {}
        self._counts: Flows | None = None

    def pick(self, one: Fraction, other: Fraction) -> Fraction:
        """The lesser one."""
        return min(one, other)

    def through_holders(self, holdings: Holdings, path: Parties, dropped: Parties) -> Fraction:
        """Add up what each holder brings at least."""
        part, party = holdings.parts[self.question.measure], holdings.node.id
        full, barred = self.sure_full(holdings), self._barred_at(party)
        total = part.left if self.question.all_others(party) else ZERO
        for holder in holdings.holders:
            if holder in path:
                continue
            belongs = self.question.member(holder)
            straight = ONE if self.question.first_in_full and holder in full else part.low[holder]
            if belongs is TRUE:
                total += straight
                continue
            owned = self.above(party, holder, path, dropped | (barred - {holder}))
            through = owned if holder in full else part.low[holder] * owned
            total += min(straight, through) if belongs is UNKNOWN else through
        return min(ONE, total)

    def above(self, party: str, holder: str, path: Parties, dropped: Parties) -> Fraction:
        """What the group has of a holder at least."""
        if holder in path or (self.reach is Reach.ROUGH and len(path) >= SHALLOW):
            return ZERO
        if self.reach is Reach.MEMORYLESS:
            return ZERO if self._is_barred_below(party, holder) else self.of(holder, path, NOBODY)
        return ZERO if holder in dropped else self.of(holder, path, dropped)

    def rough(self) -> Fraction:
        """The shortest paths only."""
        self._steps = 0
        self._known.clear()
        return self.of(self.question.held, NOBODY, NOBODY)

    def _is_barred_below(self, party: str, holder: str) -> bool:
        """Whether some way up to a party passes another one at which the holder is barred."""
        key = (party, holder)
        if key not in self._twice:
            everybody = {self.question.held} | self.tiers.above(self.question.held)
            self._twice[key] = any(
                holder in self._barred_at(below) for below in everybody - {party} if party in self.tiers.above(below)
            )
        return self._twice[key]

    def _barred_at(self, party: str) -> Parties:
        """Whom other paths from a party may not pass through, so that what is counted is there in every completion.

        Holders that are counted in full there; and possible parents that the sure links would count more than once. If
        such a one is a parent after all, it is counted once, in full, and other paths through it are dropped: less than
        now. For every other possible parent the loss is made good by what it brings in full.
        """
        if party not in self._barred:
            holdings = self.tiers.holdings(party)
            full = self.sure_full(holdings)
            self._barred[party] = full | self._counted_twice(holdings, full)
        return self._barred[party]

    def _counted_twice(self, holdings: Holdings, full: Parties) -> Parties:
        """Possible parents of a party, not surely counted in full, whom paths over sure links reach more than once."""
        if self.parents is None:
            return NOBODY
        party, above = holdings.node.id, self.tiers.above(holdings.node.id)
        possible = {
            h
            for h in (self.parents.possible(party) & above) - full
            if h in holdings.holders or holdings.may_be_hidden(self.tiers.holdings(h).holdable)
        }
        if not possible or all(self._weight(p) <= ONE for p in {party} | above):
            return NOBODY
        counts = self._counts_of(party)
        return frozenset(h for h in possible if counts.get(h, ONE + ONE) > ONE)

    def _weight(self, party: str) -> Fraction:
        """What the sure links into a party add up to: not more than the whole unless a parent is counted in full."""
        holdings = self.tiers.holdings(party)
        full = self.sure_full(holdings)
        low = holdings.parts[self.question.measure].low
        return sum((ONE if h in full else low[h] for h in holdings.holders), ZERO)

    def _counts_of(self, party: str) -> Mapping[str, Fraction]:
        """Holder -> the sum over all paths from a party to it; empty where general partners change the paths."""
        assert self.parents is not None
        everybody = {party} | self.tiers.above(party)
        if any(self.question.by_partner(self.tiers.holdings(p)) is not FALSE for p in everybody):
            return {}
        if self._counts is None:
            self._counts = Flows(self.tiers, self.question.measure, upper=False, counting=True)
        for knot in self.tiers.knots(party):
            if knot[0] not in self._counts.tables:
                self._counts.tables.update(self._counts.evaluate(knot, {p: self.parents.sure(p) for p in knot})[0])
        return {h: self._counts.tables[party].get(h, ZERO) for h in everybody}
