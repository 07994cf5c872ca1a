"""The graph made ready for tracing: what each holder has at least and at most, what is left, and who stands above whom.

Nothing here knows a method.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from stdcheck.logic.ownership.graph import Graph, Link, Node
from stdcheck.logic.ownership.limits import greatest, least, plain
from stdcheck.logic.values import FALSE, NOTHING, TRUE, UNKNOWN, Missing, Truth

ZERO, ONE = Fraction(0), Fraction(1)
Shares = Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Part:
    """One measure of a party.

    low, high: holder -> its least and greatest share; slack: what the least shares leave of the whole
    hidden: the most that holders nobody listed have together; one: the most that one of them has; left: what those of
        whom `Node.rest` speaks have together at least
    """

    low: Shares
    high: Shares
    slack: Fraction
    hidden: Fraction
    one: Fraction
    left: Fraction


@dataclass(frozen=True, slots=True)
class Holdings:
    """Who holds a party.

    holders: the listed ones that may hold something of some measure, by id; stakes of one holder are added up
    real: those that surely do; hidden: whether somebody nobody listed may hold something of some measure
    others: whether such a holder can be held itself; ask: what to ask to learn who it is
    stated: holder -> measure -> what would narrow its share
    """

    node: Node
    holdable: Truth
    holders: tuple[str, ...]
    real: frozenset[str]
    parts: Mapping[str, Part]
    hidden: bool
    others: Truth
    ask: frozenset[Missing]
    stated: Mapping[str, Mapping[str, frozenset[Missing]]]

    @property
    def partner(self) -> str | None:
        """The general partner, where it is known who it is."""
        return self.node.general_partner if isinstance(self.node.general_partner, str) else None

    def may_be_hidden(self, holdable: Truth) -> bool:
        """Whether a listed party of such a kind may have a stake here that nobody listed."""
        return self.hidden and {holdable, self.others} != {TRUE, FALSE}

    def certain(self, measures: Iterable[str]) -> bool:
        """Whether everything that decides who holds what of these measures is known."""
        if self.holdable is FALSE:
            return True
        known = len(self.real) == len(self.holders) and all(self.parts[m].low == self.parts[m].high for m in measures)
        partner = not isinstance(self.node.general_partner, Missing)
        return known and partner and not self.hidden and self.holdable is TRUE


@dataclass(slots=True, eq=False)
class Tiers:
    """The holdings of each party of a graph, worked out when they are first asked for."""

    graph: Graph
    _holdings: dict[str, Holdings] = field(default_factory=dict)
    _above: dict[str, frozenset[str]] = field(default_factory=dict)

    def holdings(self, party: str) -> Holdings:
        """Who holds a party."""
        if party not in self._holdings:
            self._holdings[party] = _holdings(self.graph, self.graph.nodes[party])
        return self._holdings[party]

    def next_above(self, party: str) -> tuple[str, ...]:
        """The listed holders of a party and its general partner; of an individual nobody."""
        holdings = self.holdings(party)
        if holdings.holdable is FALSE:
            return ()
        if holdings.partner is None or holdings.partner in holdings.holders or holdings.partner == party:
            return holdings.holders
        return (*holdings.holders, holdings.partner)

    def above(self, party: str) -> frozenset[str]:
        """Everybody at any tier above a party, itself only when it stands in a cycle."""
        if party not in self._above:
            found: set[str] = set()
            ahead = [party]
            while ahead:
                for holder in self.next_above(ahead.pop()):
                    if holder not in found:
                        found.add(holder)
                        ahead.append(holder)
            self._above[party] = frozenset(found)
        return self._above[party]

    def knots(self, party: str) -> list[tuple[str, ...]]:
        """The party and everybody above it, top tier first; parties that hold each other in a circle stand together."""
        knots: list[tuple[str, ...]] = []
        index: dict[str, int] = {}
        lowest: dict[str, int] = {}
        stack: list[str] = []
        on_stack: set[str] = set()
        work: list[tuple[str, int]] = [(party, 0)]
        while work:
            current, position = work.pop()
            if position == 0:
                index[current] = lowest[current] = len(index)
                stack.append(current)
                on_stack.add(current)
            upward = self.next_above(current)
            if position > 0:
                lowest[current] = min(lowest[current], lowest[upward[position - 1]])
            while position < len(upward):
                holder = upward[position]
                position += 1
                if holder not in index:
                    work += [(current, position), (holder, 0)]
                    break
                if holder in on_stack:
                    lowest[current] = min(lowest[current], index[holder])
            else:
                if lowest[current] == index[current]:
                    start = stack.index(current)
                    knots.append(tuple(sorted(stack[start:])))
                    on_stack.difference_update(stack[start:])
                    del stack[start:]
        return knots


def tiers_of(graph: Graph) -> Tiers:
    """The tiers of a graph, worked out once."""
    found = graph.memory.get(Tiers)
    if not isinstance(found, Tiers):
        found = graph.memory[Tiers] = Tiers(graph)
    return found


def _holdings(graph: Graph, node: Node) -> Holdings:
    """Add up the stakes in one party."""
    stakes = graph.links.get(node.id, ())
    known = [k for k in stakes if k.holder is not None]
    unnamed = [k for k in stakes if k.holder is None]
    parts = {m: _part(node, known, unnamed, m) for m in graph.measures}
    named = sorted({k.holder for k in known if k.holder is not None} - {node.id})
    holders = tuple(h for h in named if any(p.high[h] > 0 for p in parts.values()))
    hidden = any(p.hidden > 0 for p in parts.values())
    others = node.rest.holdable if not unnamed else UNKNOWN
    ask = node.rest.missing | frozenset().union(*(k.missing for k in unnamed)) if hidden else NOTHING
    entity = stakes or isinstance(node.general_partner, str)
    return Holdings(
        node=node,
        holdable=TRUE if entity and node.holdable.truth is UNKNOWN else node.holdable.truth,
        holders=holders,
        real=frozenset(h for h in holders if any(p.low[h] > 0 for p in parts.values())),
        parts=parts,
        hidden=hidden,
        others=others,
        ask=ask,
        stated={h: {m: _ask(known, h, m) for m in graph.measures} for h in holders},
    )


def _ask(links: list[Link], holder: str, measure: str) -> frozenset[Missing]:
    """What would narrow the share of a holder."""
    return frozenset().union(*(k.shares[measure].missing for k in links if k.holder == holder))


def _part(node: Node, known: list[Link], unnamed: list[Link], measure: str) -> Part:
    """One measure: shares of each holder within what the others leave, and the remainder."""
    low: dict[str, Fraction] = {}
    high: dict[str, Fraction] = {}
    for link in known:
        assert link.holder is not None
        low[link.holder] = low.get(link.holder, ZERO) + least(link.shares[measure])
        high[link.holder] = high.get(link.holder, ZERO) + greatest(link.shares[measure])
    slack = max(ZERO, ONE - sum((plain(s) for s in low.values()), ZERO))
    high = {h: max(low[h], min(s, plain(low[h]) + slack)) for h, s in high.items()}
    unlisted = sum((greatest(k.shares[measure]) for k in unnamed), ZERO)
    if node.rest.complete:
        hidden = one = min(slack, unlisted)
        left = ZERO
    else:
        hidden = slack
        one = min(slack, node.rest.one.get(measure, ONE) + unlisted)
        left = max(ZERO, ONE - sum((plain(s) for s in high.values()), plain(unlisted)))
    return Part(low, high, slack, hidden, one, left)
