"""The share that a group has of a party, one side of what is unknown: a walk up all paths that remembers what it knows.

The meaning, for a party x, a group and one measure (nobody has more than the whole, each party once on a path):
a holder of the group brings its link as it is held (with `first_link: count-in-full` the whole, if it is a parent of x);
any other holder brings what the group has of it, times its link, or in full if it is a parent of x; and no other path
from x may lead through a holder that is counted in full at x. With `general_partner: only` a party that its general
partner alone directs brings what the group has of that partner, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from stdcheck.logic.ownership.flows import (
    ANY,
    LISTED,
    LISTED_PERSON,
    PERSON,
    ROUNDS,
    SCALE,
    Flows,
    Tangled,
    most,
    saturated,
    spare,
)
from stdcheck.logic.ownership.graph import Graph
from stdcheck.logic.ownership.limits import plain
from stdcheck.logic.ownership.parenthood import COUNT_IN_FULL, Parenthood, parenthood
from stdcheck.logic.ownership.tiers import ONE, ZERO, Holdings, Tiers, tiers_of
from stdcheck.logic.values import FALSE, TRUE, UNKNOWN, Known3, Missing, Truth
from stdcheck.rules.model import Method

STEPS = 20_000
"""Cap: links followed for one side of one interest. Beyond it the interval is a wider one that still contains all values."""
DEEPEST = 80
"""Cap: tiers on one path, for the same."""
SHALLOW = 2
"""Beyond the cap: links of the paths that the lower end still counts."""


@dataclass(frozen=True, slots=True)
class Question:
    """Whose share of what, by which method.

    members: party id -> whether it belongs to the group (not there: it does not)
    unlisted: whether a person nobody listed could belong; others: held party -> the same of its holders nobody listed,
        where more is known of them
    one_person: the group is one person whom nobody listed
    """

    graph: Graph
    method: Method
    measure: str
    held: str
    members: Mapping[str, Known3]
    unlisted: Known3
    others: Mapping[str, Known3]
    one_person: bool = False

    def member(self, party: str) -> Truth:
        """Whether a listed party belongs to the group."""
        known = self.members.get(party)
        return FALSE if known is None else known.truth

    def unlisted_at(self, party: str) -> Truth:
        """Whether the holders of a party that nobody listed belong to the group."""
        if self.graph.closed:
            return FALSE
        return self.others.get(party, self.unlisted).truth

    def all_others(self, party: str) -> bool:
        """Whether every holder of a party that nobody listed is known to belong to the group."""
        return party in self.others and self.unlisted_at(party) is TRUE

    @property
    def anybody(self) -> bool:
        """Whether the group may have a member at all."""
        if self.one_person or any(k.truth is not FALSE for k in self.members.values()):
            return True
        unlisted = (self.unlisted, *self.others.values())
        return not self.graph.closed and any(k.truth is not FALSE for k in unlisted)


@dataclass(slots=True, eq=False)
class Walk:
    """One side of one question. `upper`: at most; else at least."""

    question: Question
    upper: bool
    tiers: Tiers = field(init=False)
    parents: Parenthood | None = field(init=False)
    _steps: int = 0
    _known: dict[tuple[str, frozenset[str], frozenset[str]], Fraction] = field(default_factory=dict)
    _rounded: Mapping[str, Fraction] | None = None
    _shallow: bool = False
    _counts: Flows | None = None

    def __post_init__(self) -> None:
        self.tiers = tiers_of(self.question.graph)
        count = self.question.method.parents == COUNT_IN_FULL
        self.parents = parenthood(self.question.graph, self.question.method) if count else None

    def share(self) -> Fraction:
        """The end of the interval."""
        if not self.question.anybody:
            return ZERO
        try:
            return self._of(self.question.held, frozenset(), frozenset())
        except Tangled:
            return self._beyond_the_cap()

    def _of(self, party: str, path: frozenset[str], dropped: frozenset[str]) -> Fraction:
        """What the group has of a party, where paths avoid `path`, and pass through nobody `dropped`."""
        if self._rounded is not None:
            return self._rounded[party]
        above = self.tiers.above(party)
        key = (party, path & above, dropped & above)
        if key not in self._known:
            self._steps += 1 + len(self.tiers.holdings(party).holders)
            if not self._shallow and (self._steps > STEPS or len(path) > DEEPEST):
                raise Tangled
            self._known[key] = self._at(party, path | {party}, dropped)
        return self._known[key]

    def _at(self, party: str, path: frozenset[str], dropped: frozenset[str]) -> Fraction:
        """The share through the holders, or through the general partner where only that counts."""
        holdings = self.tiers.holdings(party)
        if holdings.holdable is FALSE:
            return ZERO
        alone = FALSE if self.question.method.general_partner is None else holdings.node.only_general_partner.truth
        if alone is FALSE:
            return self._through_holders(holdings, path, dropped)
        through_partner = self._through_partner(holdings, path, dropped)
        if alone is TRUE:
            return through_partner
        pick = max if self.upper else min
        return pick(through_partner, self._through_holders(holdings, path, dropped))

    def _through_partner(self, holdings: Holdings, path: frozenset[str], dropped: frozenset[str]) -> Fraction:
        """What the group has of the general partner; a partner of the group brings everything."""
        partner = holdings.partner
        if partner is None:
            return ONE if self.upper and isinstance(holdings.node.general_partner, Missing) else ZERO
        belongs = self.question.member(partner)
        if belongs is TRUE or (belongs is UNKNOWN and self.upper):
            return ONE if partner not in path else ZERO
        return self._above(partner, path, dropped)

    def _above(self, party: str, path: frozenset[str], dropped: frozenset[str]) -> Fraction:
        """What the group has of a party further up, none if the way there is barred."""
        if party in path or party in dropped or (self._shallow and len(path) >= SHALLOW):
            return ZERO
        return self._of(party, path, dropped)

    def _through_holders(self, holdings: Holdings, path: frozenset[str], dropped: frozenset[str]) -> Fraction:
        """Add up what each holder brings."""
        return self._at_most(holdings, path, dropped) if self.upper else self._at_least(holdings, path, dropped)

    # ---- at least

    def _at_least(self, holdings: Holdings, path: frozenset[str], dropped: frozenset[str]) -> Fraction:
        part = holdings.parts[self.question.measure]
        full = self._sure_full(holdings)
        barred = full | self._crowding(holdings)
        total = ZERO
        for holder in holdings.holders:
            if holder in path:
                continue
            belongs = self.question.member(holder)
            straight = ONE if self._first_in_full and holder in full else part.low[holder]
            if belongs is TRUE:
                total += straight
                continue
            owned = self._above(holder, path, dropped | (barred - {holder}))
            through = owned if holder in full else part.low[holder] * owned
            total += min(straight, through) if belongs is UNKNOWN else through
        if self.question.all_others(holdings.node.id):
            total += part.left
        return min(ONE, total)

    def _sure_full(self, holdings: Holdings) -> frozenset[str]:
        """Holders counted in full in every completion."""
        if self.parents is None:
            return frozenset()
        return self.parents.sure(holdings.node.id) & holdings.real

    def _crowding(self, holdings: Holdings) -> frozenset[str]:
        """Possible parents that the sure links alone would count more than once.

        If such a holder is a parent after all, it is counted once, in full, and other paths through it are dropped: less
        than now. So the lower end must not pass through it. For every other possible parent that loss is made good.
        """
        if self.parents is None:
            return frozenset()
        party = holdings.node.id
        above = self.tiers.above(party)
        possible = {
            h
            for h in (self.parents.possible(party) & above) - self._sure_full(holdings)
            if h in holdings.holders or holdings.may_be_hidden(self.tiers.holdings(h).holdable)
        }
        if not possible or all(self._weight(p) <= ONE for p in {party} | above):
            return frozenset()
        counts = self._counts_of(party)
        return frozenset(h for h in possible if counts.get(h, ONE + ONE) > ONE)

    def _weight(self, party: str) -> Fraction:
        """What the sure links into a party add up to: not more than the whole unless a parent is counted in full."""
        holdings = self.tiers.holdings(party)
        full = self._sure_full(holdings)
        low = holdings.parts[self.question.measure].low
        return sum((ONE if h in full else low[h] for h in holdings.holders), ZERO)

    def _counts_of(self, party: str) -> Mapping[str, Fraction]:
        """Holder -> the sum over all paths from a party to it; empty where it cannot be told."""
        assert self.parents is not None
        everybody = {party} | self.tiers.above(party)
        if self.question.method.general_partner is not None and any(
            self.tiers.holdings(p).node.only_general_partner.truth is not FALSE for p in everybody
        ):
            return {}
        if self._counts is None:
            self._counts = Flows(self.tiers, self.question.measure, upper=False, counting=True)
        for knot in self.tiers.knots(party):
            if knot[0] not in self._counts.tables:
                tables, exact = self._counts.evaluate(knot, {p: self.parents.sure(p) for p in knot})
                if not exact:
                    return {}
                self._counts.tables.update(tables)
        return {h: self._counts.tables[party].get(h, ZERO) for h in everybody}

    # ---- at most

    def _at_most(self, holdings: Holdings, path: frozenset[str], dropped: frozenset[str]) -> Fraction:
        part = holdings.parts[self.question.measure]
        possible = self.parents.possible(holdings.node.id) if self.parents is not None else frozenset()
        if saturated(holdings, possible) or self._hidden_in_full(holdings, possible):
            return ONE
        barred = dropped | self._sure_full(holdings)
        total = ZERO
        room = [(ONE, self._hidden(holdings))]
        for holder in holdings.holders:
            if holder in path:
                continue
            low, loose = plain(part.low[holder]), spare(part.low[holder], part.high[holder])
            belongs = self.question.member(holder)
            owned = ZERO if belongs is TRUE else self._above(holder, path, barred - {holder} | dropped)
            if holder not in possible:
                worth = owned if belongs is FALSE else ONE
                total += low * worth
                room.append((worth, loose))
            elif belongs is FALSE:
                total += owned
            elif self._first_in_full:
                total += ONE
            else:
                total += max(low, owned)
                if low + loose > owned:
                    room.append((ONE, low + loose + -max(low, owned)))
        for holder in sorted((possible & self.tiers.above(holdings.node.id)) - set(holdings.holders)):
            if holdings.may_be_hidden(self.tiers.holdings(holder).holdable) and self.question.member(holder) is not TRUE:
                total += self._above(holder, path, barred - {holder} | dropped)
        return min(ONE, total + most(room, part.slack))

    def _hidden(self, holdings: Holdings) -> Fraction:
        """The most that holders nobody listed can bring together."""
        part, party = holdings.parts[self.question.measure], holdings.node.id
        if self.question.one_person:
            return part.one
        if not part.hidden or holdings.others is not FALSE or self.question.unlisted_at(party) is not FALSE:
            return part.hidden
        persons = [p for p, k in self.question.members.items() if k.truth is not FALSE and self._may_be_person(p)]
        return min(part.hidden, sum((part.one for p in persons if p != party), ZERO))

    def _may_be_person(self, party: str) -> bool:
        return self.tiers.holdings(party).holdable is not TRUE

    def _hidden_in_full(self, holdings: Holdings, possible: Iterable[str]) -> bool:
        """Whether a member that has its own first link counted in full may be a holder that nobody listed."""
        if not (self._first_in_full and holdings.hidden):
            return False
        stand_ins = {ANY, PERSON} & set(possible)
        if stand_ins and (self.question.one_person or self.question.unlisted_at(holdings.node.id) is not FALSE):
            return True
        listed = {m for m, k in self.question.members.items() if k.truth is not FALSE and m != holdings.node.id}
        return any(
            holdings.may_be_hidden(self.tiers.holdings(m).holdable)
            for m in listed
            if m in possible or (m not in self.tiers.above(holdings.node.id) and {LISTED, LISTED_PERSON} & set(possible))
        )

    @property
    def _first_in_full(self) -> bool:
        return self.question.method.first_link == COUNT_IN_FULL

    # ---- beyond the cap

    def _beyond_the_cap(self) -> Fraction:
        """A bound: every path, counted down from the whole and rounded up; or the shortest paths only."""
        self._known.clear()
        if not self.upper:
            self._shallow = True
            return self._of(self.question.held, frozenset(), frozenset())
        parties = sorted({self.question.held} | self.tiers.above(self.question.held))
        rounded: Mapping[str, Fraction] = dict.fromkeys(parties, ONE)
        for _ in range(ROUNDS):
            self._rounded = rounded
            rounded = {p: _rounded_up(self._at(p, frozenset({p, self.question.held}), frozenset())) for p in parties}
        return rounded[self.question.held]


def _rounded_up(share: Fraction) -> Fraction:
    """The next part of SCALE that is not less."""
    return Fraction(-(-plain(share).numerator * SCALE // plain(share).denominator), SCALE)
