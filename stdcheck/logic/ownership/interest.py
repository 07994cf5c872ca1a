"""The interest of a person or a group in a party by a method of the pack: an interval, with what would narrow it."""

from __future__ import annotations

from collections.abc import Mapping

from stdcheck.logic.ownership.graph import NO, Graph
from stdcheck.logic.ownership.greatest import Greatest
from stdcheck.logic.ownership.least import Least
from stdcheck.logic.ownership.limits import Above, Below, plain
from stdcheck.logic.ownership.missing import missing_of
from stdcheck.logic.ownership.question import Question
from stdcheck.logic.values import NOTHING, Interval, Known3
from stdcheck.rules.model import Method


def interest(
    graph: Graph,
    method: Method,
    measure: str,
    held: str,
    members: Mapping[str, Known3],
    unlisted: Known3 = NO,
    others: Mapping[str, Known3] | None = None,
) -> Interval:
    """What the members have together of a measure of a party, as a part of the whole.

    The interval holds the value of every completion of what the graph leaves unknown. KeyError for a party or measure
    that the graph does not have; ValueError for a method that counts parents in full and does not say who is one.

    members: party id -> whether it belongs to the holder or its group; a party that is not there does not. Who is
        aggregated (`groups` of the method) is decided by the caller.
    unlisted: whether a person whom nobody listed could belong: false when the group is made of named parties
    others: held party -> the same of its unlisted holders, where something is known of those (`holders_others`)
    """
    return _interval(Question(graph, method, measure, held, members, unlisted, others or {}))


def _interval(question: Question) -> Interval:
    low, high = Least(question).share(), Greatest(question).share()
    missing = missing_of(question) if low != high else NOTHING
    return Interval(
        plain(low), plain(high), low_open=isinstance(low, Above), high_open=isinstance(high, Below), missing=missing
    )
