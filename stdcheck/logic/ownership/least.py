"""The lower end of an interest: what the group has in every completion of what is unknown."""

from __future__ import annotations

from fractions import Fraction

from stdcheck.logic.ownership.flows import Tangled
from stdcheck.logic.ownership.question import Question
from stdcheck.logic.ownership.tiers import ONE, ZERO, Holdings
from stdcheck.logic.ownership.walk import DEEPEST, NOBODY, STEPS, Parties, Reach, Walk
from stdcheck.logic.values import FALSE, TRUE, UNKNOWN

SHALLOW = 2
"""Beyond the cap: links of the paths that still count."""


class Least(Walk):
    """Least shares, sure parents, sure members; nothing of what nobody listed, unless all of them belong."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self._barred: dict[str, Parties] = {}
        self._twice: dict[tuple[str, str], bool] = {}
        self._times_known: dict[tuple[str, str, Parties, Parties], Fraction] = {}
        self._times_left = 3 * STEPS

    def share(self) -> Fraction:
        """The end of the interval: never less than the shares multiplied, whatever counts in full."""
        share = super().share()
        if self.parents is None or share == ONE:
            return share
        self.parents = None
        self._barred.clear()
        self._twice.clear()
        return max(share, super().share())

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
        try:
            return frozenset(h for h in possible if self._times(party, h, NOBODY, NOBODY) > ONE)
        except Tangled:
            return frozenset(possible)

    def _weight(self, party: str) -> Fraction:
        """What the sure links into a party add up to: not more than the whole unless a parent is counted in full."""
        holdings = self.tiers.holdings(party)
        full = self.sure_full(holdings)
        low = holdings.parts[self.question.measure].low
        return sum((ONE if h in full else low[h] for h in holdings.holders), ZERO)

    def _times(self, party: str, target: str, path: Parties, dropped: Parties) -> Fraction:
        """How often a holder is counted in a party: the sum over the paths over sure links that go on through it."""
        above = self.tiers.above(party)
        if target not in above:
            return ZERO
        key = (party, target, path & above, dropped & above)
        if key not in self._times_known:
            holdings = self.tiers.holdings(party)
            self._times_left -= 1 + len(holdings.holders)
            if self._times_left < 0 or len(path) > DEEPEST:
                raise Tangled
            self._times_known[key] = self._times_at(holdings, target, path | {party}, dropped)
        return self._times_known[key]

    def _times_at(self, holdings: Holdings, target: str, path: Parties, dropped: Parties) -> Fraction:
        full = self.sure_full(holdings)
        low = holdings.parts[self.question.measure].low
        links = [(h, ONE if h in full else low[h], full - {h}) for h in holdings.holders]
        by_partner = self.question.by_partner(holdings)
        through_partner = [(holdings.partner, ONE, NOBODY)] if holdings.partner is not None else []
        ways = [through_partner] * (by_partner is not FALSE) + [links] * (by_partner is not TRUE)
        return max(sum((self._times_by(w, target, path, dropped) for w in way), ZERO) for way in ways)

    def _times_by(self, way: tuple[str, Fraction, Parties], target: str, path: Parties, dropped: Parties) -> Fraction:
        """The same by one link: (holder, its weight, whom paths through it may not pass either)."""
        holder, weight, barred = way
        if holder in path or holder in dropped or not weight:
            return ZERO
        if holder == target:
            return weight
        if self.question.member(holder) is TRUE:
            return ZERO
        return weight * self._times(holder, target, path, dropped | barred)
