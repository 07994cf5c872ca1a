"""What is concluded of a definition that rests on itself: its truth, and (worked out when asked) what is missing.

What is missing is kept once where it arose and shared by all who rest on it: a chain of a thousand links does not hold
a thousand lists of up to a thousand facts.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from stdcheck.logic.footprint import Footprint
from stdcheck.logic.memory import Remembered
from stdcheck.logic.values import NOTHING, Interval, Known3, Missing, Truth


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What is missing at some place, and at all those on which it rests."""

    own: frozenset[Missing] = NOTHING
    below: tuple[Asked, ...] = ()

    def all(self) -> frozenset[Missing]:
        """Everything that is missing."""
        found: set[Missing] = set()
        seen: set[int] = set()
        pending = [self]
        while pending:
            one = pending.pop()
            if id(one) not in seen:
                seen.add(id(one))
                found |= one.own
                pending += one.below
        return frozenset(found)


NOTHING_ASKED = Asked()


def asked_with(own: frozenset[Missing], below: list[Asked]) -> Asked:
    """What is missing at a place that rests on others; one that adds nothing shares what it rests on."""
    rests = tuple(dict.fromkeys(one for one in below if one is not NOTHING_ASKED))
    if own or len(rests) > 1:
        return Asked(own, rests)
    return rests[0] if rests else NOTHING_ASKED


@dataclass(slots=True, eq=False)
class Conclusion:
    """The truth of a definition for its arguments, for every clock and all assumptions that agree in what it read.

    asked: what is missing; footprint, days, position, clock: as of a remembered result
    """

    truth: Truth
    asked: Asked
    footprint: Footprint
    days: tuple[int, ...]
    position: tuple[int, int] | None
    clock: Interval | None
    _settled: Remembered[Known3] | None = field(default=None, repr=False)

    def settled(self) -> Remembered[Known3]:
        """It as a remembered result, with all that is missing, worked out once."""
        if self._settled is None:
            result = Known3(self.truth, self.asked.all())
            self._settled = Remembered(result, self.footprint, self.days, self.position, self.clock, {})
        return self._settled
