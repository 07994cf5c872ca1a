"""Which links an interest is made of, and which lead to what is unknown: for showing how a share comes about.

Reads what the walks work out; changes nothing that they find.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from stdcheck.logic.ownership.graph import Graph
from stdcheck.logic.ownership.least import Least
from stdcheck.logic.ownership.question import Question
from stdcheck.logic.ownership.tiers import ONE, ZERO, Holdings, tiers_of
from stdcheck.logic.ownership.walk import NOBODY, Parties, Reach, Walk
from stdcheck.logic.values import FALSE, TRUE, UNKNOWN

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Ways:
    """Links on paths up from a party.

    links: (party, holder), the holder a listed one, by a stake or as general partner
    others: parties of whom holders nobody listed stand on such a path
    """

    links: frozenset[Pair] = frozenset()
    others: frozenset[str] = frozenset()

    def __or__(self, more: Ways) -> Ways:
        return Ways(self.links | more.links, self.others | more.others)


def least_ways(question: Question) -> Ways:
    """The links by which the group has what it has at least; those of all paths that add up to it.

    None where it has nothing for sure. Follows the walk of `Least` to its own caps, so that a path that is dropped
    there is none here.
    """
    walk, share = _counted(question, in_full=True)
    if walk.parents is not None and share != ONE:
        plain, multiplied = _counted(question, in_full=False)
        if multiplied > share:
            walk, share = plain, multiplied
    return walk.ways() if share > ZERO else Ways()


def _counted(question: Question, in_full: bool) -> tuple[_Counted, Fraction]:
    walk = _Counted(question)
    if not in_full:
        walk.parents = None
    return walk, Walk.share(walk)


class _Counted(Least):
    """The lower end with the links that it is made of."""

    def ways(self) -> Ways:
        """To be asked after the share, from the same walk: what it has worked out is not worked out again."""
        links: set[Pair] = set()
        others: set[str] = set()
        seen: set[tuple[str, Parties, Parties]] = set()
        ahead: list[tuple[str, Parties, Parties]] = [(self.question.held, NOBODY, NOBODY)]
        while ahead:
            party, path, dropped = ahead.pop()
            above = self.tiers.above(party)
            key = (party, path & above, dropped & above)
            if key in seen or not self.of(party, path, dropped):
                continue
            seen.add(key)
            holdings, by_partner = self.tiers.holdings(party), self.question.by_partner(self.tiers.holdings(party))
            on_path = path | {party}
            if by_partner is not FALSE and holdings.partner is not None:
                links.add((party, holdings.partner))
                if self.question.member(holdings.partner) is not TRUE:
                    ahead.append((holdings.partner, on_path, self._carried(dropped)))
            if by_partner is TRUE:
                continue
            if self.question.all_others(party) and holdings.parts[self.question.measure].left > ZERO:
                others.add(party)
            for holder, below in self._bringing(holdings, on_path, dropped):
                links.add((party, holder))
                if below is not None:
                    ahead.append((holder, on_path, below))
        return Ways(frozenset(links), frozenset(others))

    def _bringing(self, holdings: Holdings, path: Parties, dropped: Parties) -> Iterator[tuple[str, Parties | None]]:
        """Holders that bring something, with what further paths through them drop (None: the path ends there)."""
        party, part = holdings.node.id, holdings.parts[self.question.measure]
        full, barred = self.sure_full(holdings), self._barred_at(party)
        for holder in holdings.holders:
            if holder in path:
                continue
            if self.question.member(holder) is TRUE:
                if part.low[holder] > ZERO or (self.question.first_in_full and holder in full):
                    yield holder, None
                continue
            if self.question.member(holder) is UNKNOWN and not part.low[holder]:
                continue
            passed = dropped | (barred - {holder})
            if (part.low[holder] > ZERO or holder in full) and self.above(party, holder, path, passed) > ZERO:
                yield holder, self._carried(passed)

    def _carried(self, dropped: Parties) -> Parties:
        return dropped if self.reach is Reach.EXACT else NOBODY


def greatest_ways(question: Question) -> Ways:
    """The links by which the group may have something of the party at most: every one on the way to a possible member.

    A link into a circle counts although a single path may not use it; shares are not weighed.
    """
    tiers, parents = tiers_of(question.graph), question.parents
    edges: dict[str, list[str]] = {}
    hidden: set[str] = set()
    for party in {question.held} | tiers.above(question.held):
        holdings = tiers.holdings(party)
        part, by_partner = holdings.parts[question.measure], question.by_partner(holdings)
        possible = NOBODY if parents is None else parents.possible(party)
        straight = [h for h in holdings.holders if part.high[h] > ZERO or h in possible]
        partner = [holdings.partner] if holdings.partner is not None else []
        edges[party] = straight * (by_partner is not TRUE) + partner * (by_partner is not FALSE)
        if holdings.holdable is FALSE:
            edges[party] = []
        elif holdings.hidden and by_partner is not TRUE and question.unlisted_at(party) is not FALSE:
            hidden.add(party)
    ends = {p for p in question.possible if p in edges}
    return _between(question.held, edges, ends, hidden, stop={p for p in ends if question.member(p) is TRUE})


def ways_to(graph: Graph, held: str, ends: Collection[str], measures: Collection[str]) -> Ways:
    """The links from a party up to some of those above it that are there in every completion.

    measures: of which a stake must have something; general partners always lead on.
    """
    tiers = tiers_of(graph)
    edges: dict[str, list[str]] = {}
    for party in {held} | tiers.above(held):
        parts = [tiers.holdings(party).parts[m] for m in measures]
        holdings = tiers.holdings(party)
        real = [h for h in holdings.holders if any(p.low[h] > ZERO for p in parts)]
        partner = [holdings.partner] if holdings.partner is not None else []
        edges[party] = [] if holdings.holdable is FALSE else real + partner
    return _between(held, edges, set(ends), set(), stop=())


def open_ways(graph: Graph, held: str, asked: Iterable[str]) -> Ways:
    """The links from a party up to what is asked for: stakes, lists of holders, facts of those above it.

    asked: addresses of missing facts; those that have nothing to do with anybody above are passed over.
    """
    tiers = tiers_of(graph)
    everybody = {held} | tiers.above(held)
    by_address = {graph.nodes[p].address: p for p in everybody}
    stakes = {link.address: link for p in everybody for link in graph.links.get(p, ())}
    ends: set[str] = set()
    hidden: set[str] = set()
    links: set[Pair] = set()
    for path in asked:
        for address in _beginnings(path):
            link, party = stakes.get(address), by_address.get(address)
            if link is not None and link.holder is not None:
                links.add((link.held, link.holder))
            elif link is not None:
                hidden.add(link.held)
            elif party is not None:
                (hidden if any(m.path == path for m in tiers.holdings(party).ask) else ends).add(party)
    edges = {party: list(tiers.next_above(party)) for party in everybody}
    found = _between(held, edges, ends | {party for party, _ in links} - {held}, hidden, stop=())
    reached = {held} | {holder for _, holder in found.links}
    return found | Ways(frozenset(pair for pair in links if pair[0] in reached))


def _beginnings(path: str) -> Iterator[str]:
    """`parties.a.ties.t.to`: parties.a.ties.t.to, parties.a.ties.t, parties.a.ties, parties.a, parties."""
    while path:
        yield path
        path = path.rpartition(".")[0]


def _between(
    held: str, edges: Mapping[str, list[str]], ends: Collection[str], hidden: Collection[str], stop: Collection[str]
) -> Ways:
    """The links on the way from a party to the ends and to parties with hidden holders; each link looked at twice."""
    reached: set[str] = {held}
    below: dict[str, list[str]] = {}
    ahead = [held]
    while ahead:
        party = ahead.pop()
        if party in stop and party != held:
            continue
        for holder in edges.get(party, ()):
            if holder == held:
                continue
            below.setdefault(holder, []).append(party)
            if holder not in reached:
                reached.add(holder)
                ahead.append(holder)
    links: set[Pair] = set()
    ahead = [p for p in reached if p in ends or p in hidden]
    leading = set(ahead)
    while ahead:
        holder = ahead.pop()
        for party in below.get(holder, ()):
            links.add((party, holder))
            if party not in leading:
                leading.add(party)
                ahead.append(party)
    return Ways(frozenset(links), frozenset(p for p in hidden if p in reached))
