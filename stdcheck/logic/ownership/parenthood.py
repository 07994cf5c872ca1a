"""Who is a parent of whom: surely (in every completion) and possibly (in some), as least fixed points.

A party is a parent of an entity if it is its general partner, if it holds at least the threshold of one of the method's
measures straight and through others (holdings of parents counted in full, nothing dropped), or if it is a parent of a
parent. Both sides grow with more information on the sure one and shrink on the possible one.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from operator import ge, gt

from stdcheck.logic.ownership.flows import ANY, PERSON, STAND_INS, Flows
from stdcheck.logic.ownership.graph import Graph
from stdcheck.logic.ownership.tiers import ZERO, Holdings, Tiers, tiers_of
from stdcheck.logic.values import FALSE, NOTHING, TRUE, UNKNOWN, Known3, Missing, Truth
from stdcheck.rules.model import Method

COUNT_IN_FULL = "count-in-full"
AGAIN = 6
"""Beyond the cap of exact paths (flows.EXACT_STEPS): how often a tangled circle is gone through again to find further
parents; after that everybody above is a possible one, and nobody more a sure one."""


class Parenthood:
    """The parents of the parties of one graph by one threshold and its measures; worked out tier by tier when asked."""

    def __init__(self, tiers: Tiers, threshold: Fraction, strict: bool, measures: tuple[str, ...]) -> None:
        self.tiers = tiers
        self.threshold = threshold
        self.reaches = gt if strict else ge
        self.measures = measures
        self._sure: dict[str, frozenset[str]] = {}
        self._possible: dict[str, frozenset[str]] = {}
        self._exact: dict[str, bool] = {}
        self._seen_through: dict[str, bool] = {}
        self._greatest: dict[tuple[str, str], Fraction] = {}
        self._asked: dict[tuple[str, str], tuple[set[Missing], list[tuple[str, str]]]] = {}
        self._answered: dict[tuple[str, str], tuple[set[Missing], set[tuple[str, str]]]] = {}
        self._low = [Flows(tiers, m, upper=False) for m in _distinct(tiers, measures)]
        self._high = [Flows(tiers, f.measure, upper=True) for f in self._low]

    def sure(self, party: str) -> frozenset[str]:
        """Listed parties that are parents in every completion."""
        self._settle(party)
        return self._sure[party]

    def possible(self, party: str) -> frozenset[str]:
        """Parties above, and stand-ins for others (flows.STAND_INS), that are parents in some completion."""
        self._settle(party)
        return self._possible[party]

    def truth(self, party: str, parent: str) -> Truth:
        """Whether one is a parent of the other; both listed, or `parent` a stand-in."""
        if parent in self.sure(party):
            return TRUE
        return UNKNOWN if self._names(party, parent) & self.possible(party) else FALSE

    def known(self, party: str, parent: str) -> Known3:
        """The truth of parenthood with what would settle it."""
        truth = self.truth(party, parent)
        return Known3(truth, self.missing((party, parent)) if truth is UNKNOWN else NOTHING)

    def missing(self, *pairs: tuple[str, str]) -> frozenset[Missing]:
        """What would settle parenthood, for pairs (party, parent)."""
        found: set[Missing] = set()
        seen: set[tuple[str, str]] = set()
        ahead = list(pairs)
        while ahead:
            pair = ahead.pop()
            if pair in seen or pair[0] == pair[1] or self._sees_all(pair[0]):
                continue
            if pair in self._answered:
                found |= self._answered[pair][0]
                seen |= self._answered[pair][1]
                continue
            seen.add(pair)
            if pair not in self._asked:
                self._asked[pair] = (self._missing_at(*pair), self._reasons(*pair))
            found |= self._asked[pair][0]
            ahead += self._asked[pair][1]
        if len(pairs) == 1:
            self._answered[pairs[0]] = (found, seen)
        return frozenset(found)

    def _sees_all(self, party: str) -> bool:
        """Whether nothing is unknown of a party and everybody above it (then what is not exact is so by the cap)."""
        if party not in self._seen_through:
            holdings = (self.tiers.holdings(p) for p in {party} | self.tiers.above(party))
            self._seen_through[party] = all(h.certain(self.measures) for h in holdings)
        return self._seen_through[party]

    def _reasons(self, party: str, parent: str) -> list[tuple[str, str]]:
        """What else must be settled to know whether one is a parent of the other: (party, parent)."""
        reasons = [
            (h, parent)
            for h in self.tiers.next_above(party)
            if self._open_between(h, parent) or (party in self.tiers.above(h) and self._most(h, parent))
        ]
        for other in self.possible(party) - STAND_INS - {parent}:
            truth = self.truth(other, parent)
            if truth is UNKNOWN:
                reasons.append((other, parent))
            if other not in self._sure[party] and (truth is not FALSE or self._most(other, parent)):
                reasons.append((party, other))
        return reasons

    def _most(self, party: str, target: str) -> Fraction:
        """The most that a target may have of any measure of a party."""
        key = (party, target)
        if key not in self._greatest:
            self._greatest[key] = max(f.owned(party, f.tables[party], target) for f in self._high)
        return self._greatest[key]

    def _names(self, party: str, parent: str) -> frozenset[str]:
        """Under which names a parent is looked up: its own, or that of parties no known link leads to."""
        return frozenset(self._high[0].names(party, parent))

    def _missing_at(self, party: str, parent: str) -> set[Missing]:
        """What is not known of one party that could make another one its parent."""
        holdings = self.tiers.holdings(party)
        found: set[Missing] = set()
        if holdings.holdable is FALSE:
            return found
        if holdings.holdable is UNKNOWN:
            found |= holdings.node.holdable.missing
        if isinstance(holdings.node.general_partner, Missing):
            found.add(holdings.node.general_partner)
        if any(f.capacity(holdings, n) for f in self._high for n in self._names(party, parent)):
            found |= holdings.ask
        for holder in holdings.holders:
            asked = [holdings.stated[holder][m] for m in self.measures if holdings.stated[holder][m]]
            if asked and (holder == parent or self._most(holder, parent)):
                found = found.union(*asked)
        return found

    def _open_between(self, party: str, parent: str) -> bool:
        """Whether it is not known what one has of the other."""
        if party == parent:
            return False
        if self.truth(party, parent) is UNKNOWN:
            return True
        pairs = zip(self._low, self._high, strict=True)
        return any(
            low.tables[party].get(parent, ZERO) != high.owned(party, high.tables[party], parent) for low, high in pairs
        )

    # ---- fixed points

    def _settle(self, party: str) -> None:
        if party in self._sure:
            return
        for knot in self.tiers.knots(party):
            if knot[0] in self._sure:
                continue
            sure, exact = self._fixed_point(knot, self._low, self._sure)
            self._sure.update(sure)
            certain = exact and self._sees_all(knot[0]) and self._exact_above(knot)
            self._exact.update(dict.fromkeys(knot, certain))
            if certain:
                self._possible.update(sure)
                for low, high in zip(self._low, self._high, strict=True):
                    high.tables.update({p: low.tables[p] for p in knot})
            else:
                self._possible.update(self._fixed_point(knot, self._high, self._possible)[0])

    def _exact_above(self, knot: tuple[str, ...]) -> bool:
        """Whether the shares of everybody just above a circle are exact."""
        return all(h in knot or self._exact[h] for p in knot for h in self.tiers.next_above(p))

    def _fixed_point(
        self, knot: tuple[str, ...], flows: list[Flows], settled: dict[str, frozenset[str]]
    ) -> tuple[dict[str, frozenset[str]], bool]:
        """Parents of the parties of one circle; leaves the shares in the tables of `flows`."""
        upper = flows is self._high
        full: dict[str, set[str]] = {p: self._partners(self.tiers.holdings(p), flows[0], upper) for p in knot}
        self._pass_on(full, settled, flows[0])
        rounds = 0
        while True:
            before = {p: set(f) for p, f in full.items()}
            exact = True
            for flow in flows:
                tables, whole = flow.evaluate(knot, full)
                exact = exact and whole
                for party, table in tables.items():
                    full[party] |= {h for h, s in table.items() if self.reaches(s, self.threshold)}
                flow.tables.update(tables)
            self._pass_on(full, settled, flows[0])
            if not any(self._matters(self.tiers.holdings(p), full[p] - before[p], upper) for p in knot):
                return {p: frozenset(f) for p, f in full.items()}, exact
            rounds += not exact
            if rounds > AGAIN:
                break
        if upper:
            return {p: self._spread_out(p, flows) for p in knot}, False
        return {p: frozenset(f) for p, f in full.items()}, False

    def _spread_out(self, party: str, flows: list[Flows]) -> frozenset[str]:
        """Beyond the cap: everybody above may be a parent and have everything."""
        for flow in flows:
            flow.tables[party] = dict.fromkeys(flow.targets(party), Fraction(1))
        return flows[0].targets(party)

    @staticmethod
    def _matters(holdings: Holdings, new: set[str], upper: bool) -> bool:
        """Whether new parents of a party change what others have of it."""
        return bool(new & set(holdings.holders)) or (upper and holdings.hidden and bool(new))

    @staticmethod
    def _partners(holdings: Holdings, flow: Flows, upper: bool) -> set[str]:
        """The general partner, or whoever may be it."""
        if holdings.holdable is FALSE or holdings.partner == holdings.node.id:
            return set()
        if holdings.partner is not None:
            return {holdings.partner}
        unknown = upper and isinstance(holdings.node.general_partner, Missing)
        return set(flow.targets(holdings.node.id)) if unknown else set()

    def _pass_on(self, full: dict[str, set[str]], settled: dict[str, frozenset[str]], flow: Flows) -> None:
        """A parent of a parent is a parent; anybody may be one of a parent that nobody listed."""
        growing = True
        while growing:
            growing = False
            for party, parents in full.items():
                more: set[str] = set()
                for parent in parents - STAND_INS:
                    more |= full[parent] if parent in full else settled[parent]
                if ANY in parents | more:
                    more |= flow.targets(party)
                elif PERSON in parents | more:
                    more |= {t for t in self.tiers.above(party) if self.tiers.holdings(t).holdable is not TRUE}
                more -= {party} | parents
                if more:
                    parents |= more
                    growing = True


def parenthood(graph: Graph, method: Method) -> Parenthood:
    """The parents by the threshold of a method; ValueError where it has none."""
    if method.parent_threshold is None or not method.parent_measures:
        raise ValueError(f"method {method.id} does not say who is a parent")
    by = (method.parent_threshold, method.parent_strict, method.parent_measures)
    key = (Parenthood, *by)
    found = graph.memory.get(key)
    if not isinstance(found, Parenthood):
        found = graph.memory[key] = Parenthood(tiers_of(graph), *by)
    return found


def _distinct(tiers: Tiers, measures: Iterable[str]) -> tuple[str, ...]:
    """The measures without those that are the same as another everywhere (economics that follow votes)."""
    kept: list[str] = []
    for measure in measures:
        if not any(_same(tiers, measure, other) for other in kept):
            kept.append(measure)
    return tuple(kept)


def _same(tiers: Tiers, one: str, other: str) -> bool:
    return all(tiers.holdings(p).parts[one] == tiers.holdings(p).parts[other] for p in tiers.graph.nodes)
