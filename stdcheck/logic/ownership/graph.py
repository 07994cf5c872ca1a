"""The ownership graph as the engine reads it: parties, their stakes in each other, and what nobody has listed.

No profile in it: `build.graph_of` makes one from a profile. Nothing here traces a share.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from stdcheck.logic.values import FALSE, NONE, NOTHING, TRUE, UNKNOWN, Interval, Known3, Missing, NoneValue, Truth


@dataclass(frozen=True, slots=True)
class Link:
    """A stake.

    address: of the stake (`stakes.k1`); holder: party id, None while nobody has said who it is (`missing`: what to ask)
    shares: measure -> part of the whole (1 is everything), with the addresses of what would narrow it
    """

    address: str
    holder: str | None
    held: str
    shares: Mapping[str, Interval]
    missing: frozenset[Missing] = NOTHING


@dataclass(frozen=True, slots=True)
class Remainder:
    """What may be held beside the listed stakes.

    complete: nothing is
    one: measure -> the most that one person nobody listed can have of it (`limits.Below` where a bound is strict);
        a measure that is not there is bounded only by what the listed stakes leave
    holdable: whether the holders nobody listed can be held themselves (individuals cannot)
    missing: the list of holders, while it is not complete
    """

    complete: bool = False
    one: Mapping[str, Fraction] = field(default_factory=dict)
    holdable: Truth = UNKNOWN
    missing: frozenset[Missing] = NOTHING


COMPLETE = Remainder(complete=True)
YES, NO = Known3(TRUE), Known3(FALSE)


@dataclass(frozen=True, slots=True)
class Node:
    """A party.

    holdable: false of individuals; unknown while the kind of party is
    general_partner: party id, NONE, or what to ask for
    only_general_partner: whether the general partner alone directs it
    """

    id: str
    address: str
    holdable: Known3 = YES
    rest: Remainder = COMPLETE
    general_partner: str | NoneValue | Missing = NONE
    only_general_partner: Known3 = NO


@dataclass(slots=True, eq=False)
class Graph:
    """Parties and stakes.

    nodes: id -> party; links: id of the held party -> its stakes, by address
    measures: of the stakes, the first one is what completeness from a share speaks of
    closed: all parties there are, are listed
    memory: what has been worked out of this graph; a graph does not change
    """

    nodes: Mapping[str, Node]
    links: Mapping[str, tuple[Link, ...]]
    measures: tuple[str, ...]
    closed: bool = False
    memory: dict[object, object] = field(default_factory=dict, repr=False)


def make_graph(nodes: Iterable[Node], links: Iterable[Link], measures: tuple[str, ...], closed: bool = False) -> Graph:
    """A graph of parties and stakes in any order; every party that a stake names must be among the nodes."""
    by_held: dict[str, list[Link]] = {}
    for link in sorted(links, key=lambda k: k.address):
        by_held.setdefault(link.held, []).append(link)
    return Graph(
        {n.id: n for n in sorted(nodes, key=lambda n: n.id)},
        {held: tuple(stakes) for held, stakes in sorted(by_held.items())},
        measures,
        closed,
    )
