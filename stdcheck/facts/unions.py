"""A fact stated in several files: whether they agree. Plain lists agree as sets; blank and unknown say nothing."""

from __future__ import annotations

from collections.abc import Sequence

from stdcheck.facts.declarations import Fact
from stdcheck.facts.shapes import Report
from stdcheck.facts.values import FactState, Stated, StatedList, StatedNone, StatedUnknown


def agreed(states: Sequence[FactState | None], fact: Fact, report: Report) -> FactState | None:
    """The one state that the files state; a problem names the places that differ. None where nothing could be read."""
    read = [state for state in states if state is not None]
    known = [state for state in read if not isinstance(state, StatedUnknown)]
    if not known:
        return read[0] if read else None
    for other in known[1:]:
        if not _same(known[0], other):
            report.again("profile-conflict", other.span, known[0].span, fact=fact.name)
    return known[0]


def _same(one: FactState, other: FactState) -> bool:
    """Whether two statements say the same."""
    if isinstance(one, Stated) and isinstance(other, Stated):
        return one.value == other.value
    if isinstance(one, StatedList) and isinstance(other, StatedList):
        return set(one.items) == set(other.items)
    return isinstance(one, StatedNone) and isinstance(other, StatedNone)
