"""One end of an interest: a walk up all paths from the held party that remembers what it has worked out.

The meaning, for a party x, a group and one measure (nobody has more than the whole, each party once on a path):
a holder of the group brings its link as it is held (with `first_link: count-in-full` the whole, if it is a parent of
x); any other holder brings what the group has of it, times its link, or in full if it is a parent of x; and no other
path from x may pass through a holder that is counted in full at x. With `general_partner: only` a party that its
general partner alone directs brings what the group has of that partner, and nothing else.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from enum import Enum
from fractions import Fraction

from stdcheck.logic.ownership.flows import Tangled
from stdcheck.logic.ownership.question import Question
from stdcheck.logic.ownership.tiers import ONE, ZERO, Holdings, tiers_of
from stdcheck.logic.values import FALSE, TRUE, UNKNOWN, Missing

STEPS = 20_000
"""Cap: links followed for one end of one interest. Beyond it the interval is wider, and still contains all values."""
DEEPEST = 80
"""Cap: tiers on one path, for the same."""

Parties = frozenset[str]
NOBODY: Parties = frozenset()


class Reach(Enum):
    """How exactly paths are followed; the next one when the cap is passed."""

    EXACT = "exact"
    """Each path with what it drops."""
    MEMORYLESS = "memoryless"
    """What a path drops is not carried along: the upper end drops nothing, the lower end whatever might be dropped."""
    ROUGH = "rough"
    """Circles are not followed either: the upper end by rounds from above, the lower end by the shortest paths."""


class Walk(ABC):
    """One end of one question."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.tiers = tiers_of(question.graph)
        self.parents = question.parents
        self.reach = Reach.EXACT
        self._steps = 0
        self._known: dict[tuple[str, Parties, Parties], Fraction] = {}

    def share(self) -> Fraction:
        """The end of the interval."""
        if not self.question.anybody:
            return ZERO
        for self.reach in (Reach.EXACT, Reach.MEMORYLESS):
            self._steps = 0
            self._known.clear()
            try:
                return self.of(self.question.held, NOBODY, NOBODY)
            except Tangled:
                continue
        self.reach = Reach.ROUGH
        return self.rough()

    def of(self, party: str, path: Parties, dropped: Parties) -> Fraction:
        """What the group has of a party, by paths that avoid `path` and pass through nobody `dropped`."""
        above = self.tiers.above(party)
        key = (party, path & above, dropped & above)
        if key not in self._known:
            self._steps += 1 + len(self.tiers.holdings(party).holders)
            if self.reach is not Reach.ROUGH and (self._steps > STEPS or len(path) > DEEPEST):
                raise Tangled
            self._known[key] = self.at(party, path | {party}, dropped)
        return self._known[key]

    def at(self, party: str, path: Parties, dropped: Parties) -> Fraction:
        """The same, worked out; the path ends at the party."""
        holdings = self.tiers.holdings(party)
        if holdings.holdable is FALSE:
            return ZERO
        by_partner = self.question.by_partner(holdings)
        if by_partner is FALSE:
            return self.through_holders(holdings, path, dropped)
        partner = self._through_partner(holdings, path, dropped)
        if by_partner is TRUE:
            return partner
        return self.pick(partner, self.through_holders(holdings, path, dropped))

    def _through_partner(self, holdings: Holdings, path: Parties, dropped: Parties) -> Fraction:
        """What the group has of the general partner; a partner of the group brings everything."""
        partner = holdings.partner
        if partner is None:
            nobody_knows = isinstance(holdings.node.general_partner, Missing)
            return self.pick(ONE, ZERO) if nobody_knows else ZERO
        if partner in path:
            return ZERO
        belongs = self.question.member(partner)
        if belongs is TRUE:
            return ONE
        owned = self.above(holdings.node.id, partner, path, dropped)
        return self.pick(ONE, owned) if belongs is UNKNOWN else owned

    def sure_full(self, holdings: Holdings) -> Parties:
        """Holders counted in full in every completion."""
        return NOBODY if self.parents is None else self.parents.sure(holdings.node.id) & holdings.real

    @abstractmethod
    def pick(self, one: Fraction, other: Fraction) -> Fraction:
        """Of two values that are both possible, the one for this end."""

    @abstractmethod
    def through_holders(self, holdings: Holdings, path: Parties, dropped: Parties) -> Fraction:
        """Add up what each holder brings."""

    @abstractmethod
    def above(self, party: str, holder: str, path: Parties, dropped: Parties) -> Fraction:
        """What the group has of the holder of a party, on the way from there; nothing if the way is barred."""

    @abstractmethod
    def rough(self) -> Fraction:
        """A bound beyond the cap."""
