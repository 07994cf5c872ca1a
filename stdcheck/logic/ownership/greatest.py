"""The upper end of an interest: the most that the group has in any completion of what is unknown."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from stdcheck.logic.ownership.flows import ROUNDS, SCALE, STAND_INS, capacity, most, saturated, spare
from stdcheck.logic.ownership.limits import plain
from stdcheck.logic.ownership.question import Question
from stdcheck.logic.ownership.tiers import ONE, ZERO, Holdings
from stdcheck.logic.ownership.walk import NOBODY, Parties, Reach, Walk
from stdcheck.logic.values import FALSE, TRUE


class Greatest(Walk):
    """Possible parents, possible members, and what is left over given to whoever brings the most.

    Holders nobody listed may be anybody: members, or held by members, unless they are known to be neither.
    """

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self._rounded: Mapping[str, Fraction] = {}

    def pick(self, one: Fraction, other: Fraction) -> Fraction:
        """The greater one."""
        return max(one, other)

    def through_holders(self, holdings: Holdings, path: Parties, dropped: Parties) -> Fraction:
        """Add up what each holder brings at most."""
        part, party = holdings.parts[self.question.measure], holdings.node.id
        possible = NOBODY if self.parents is None else self.parents.possible(party)
        if saturated(holdings, possible) or self._hidden_in_full(holdings, possible):
            return ONE
        barred = self.sure_full(holdings)
        total = ZERO
        room = [(ONE, self._hidden(holdings))]
        for holder in holdings.holders:
            if holder in path:
                continue
            low, loose = plain(part.low[holder]), spare(part.low[holder], part.high[holder])
            belongs = self.question.member(holder)
            owned = ZERO if belongs is TRUE else self.above(party, holder, path, dropped | (barred - {holder}))
            if holder not in possible:
                worth = owned if belongs is FALSE else ONE
                total += low * worth
                room.append((worth, loose))
            elif belongs is FALSE:
                total += owned
            elif self.question.first_in_full:
                total += ONE
            else:
                total += max(low, owned)
                if low + loose > owned:
                    room.append((ONE, low + loose + -max(low, owned)))
        total += self._through_hidden_parents(holdings, possible, path, dropped | barred)
        return min(ONE, total + most(room, part.slack))

    def _through_hidden_parents(
        self, holdings: Holdings, possible: Parties, path: Parties, dropped: Parties
    ) -> Fraction:
        """What comes in full through listed parties that may be parents by a stake that nobody listed."""
        if not holdings.hidden:
            return ZERO
        hidden = (possible & self.tiers.above(holdings.node.id)) - set(holdings.holders)
        total = ZERO
        for holder in sorted(hidden):
            if self.question.member(holder) is TRUE or not holdings.may_be_hidden(self.tiers.holdings(holder).holdable):
                continue
            total += self.above(holdings.node.id, holder, path, dropped)
        return total

    def above(self, party: str, holder: str, path: Parties, dropped: Parties) -> Fraction:
        """What the group has of a holder at most."""
        if holder in path:
            return ZERO
        if self.reach is Reach.ROUGH:
            return self._rounded[holder]
        if self.reach is Reach.MEMORYLESS:
            return self.of(holder, path, NOBODY)
        return ZERO if holder in dropped else self.of(holder, path, dropped)

    def rough(self) -> Fraction:
        """Every path, also one that meets a party twice, counted down from the whole and rounded up."""
        held = self.question.held
        parties = sorted({held} | self.tiers.above(held))
        self._rounded = dict.fromkeys(parties, ONE)
        for _ in range(ROUNDS):
            self._rounded = {p: _rounded_up(self.at(p, frozenset({p, held}), NOBODY)) for p in parties}
        return self._rounded[held]

    def _hidden(self, holdings: Holdings) -> Fraction:
        """The most that holders nobody listed can bring together."""
        part, party = holdings.parts[self.question.measure], holdings.node.id
        through_others = holdings.others is not FALSE and self.question.unlisted_above is not FALSE
        if not part.hidden or through_others or self.question.unlisted_at(party) is not FALSE:
            return part.hidden
        each = (
            capacity(holdings, self.question.measure, m, self.tiers.holdings(m).holdable)
            for m in self.question.possible
            if m != party
        )
        return min(part.hidden, sum(each, ZERO))

    def _hidden_in_full(self, holdings: Holdings, possible: Parties) -> bool:
        """Whether a member that has its own link counted in full may be a holder that nobody listed."""
        if not (self.question.first_in_full and holdings.hidden):
            return False
        party, strangers = holdings.node.id, bool(STAND_INS & possible)
        if strangers and self.question.unlisted_at(party) is not FALSE:
            return True
        return any(
            m in possible or (strangers and m not in self.tiers.above(party))
            for m in self.question.possible
            if m != party and holdings.may_be_hidden(self.tiers.holdings(m).holdable)
        )


def _rounded_up(share: Fraction) -> Fraction:
    """The next part of SCALE that is not less."""
    return Fraction(-(-plain(share).numerator * SCALE // plain(share).denominator), SCALE)
