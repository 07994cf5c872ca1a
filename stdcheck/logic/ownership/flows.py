"""How much of a party everybody above it has, all holders at once, for one measure and one side of what is unknown.

`low`: at least, in every completion; `high`: at most, in any. Links of parents (given from outside) count in full. Each
party stands once on a path, and nobody has more than the whole of anything. Who is a parent is not decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from stdcheck.logic.ownership.limits import plain
from stdcheck.logic.ownership.tiers import ONE, ZERO, Holdings, Tiers
from stdcheck.logic.values import FALSE, TRUE, Truth

EXACT_STEPS = 60_000
"""Cap: links followed in one circle of parties that hold each other, times the parties above them (a circle of seven of
whom each holds all others passes). Beyond it shares there are bounded, not exact."""
DEEPEST = 80
"""Cap: tiers on one path inside a circle."""
ROUNDS = 3
"""Beyond the cap: rounds in which the upper bound of a tangled circle is brought down."""
SCALE = 10**9
"""Beyond the cap: shares are rounded to this part of the whole, outwards."""

ANY, PERSON = "?any", "?person"
STAND_INS = frozenset({ANY, PERSON})
"""Somebody to whom no known link leads: unlisted, or a listed party; one that can be held itself, and one that cannot.

Ids have no question mark. Completeness from a share speaks of persons: what one of these has of the remainder of a
party, straight or through others that are not listed there, is bounded by `Part.one`. A listed holder may stand behind
any number of small ones beside its own stake, and is bounded by `Part.hidden` only.
"""

Table = dict[str, Fraction]
Full = Mapping[str, "set[str] | frozenset[str]"]
_Plan = tuple[list[int], list[tuple[str, int]]]


class Tangled(Exception):
    """More paths than the cap allows."""


@dataclass(slots=True, eq=False)
class Flows:
    """One measure, one side. tables: party -> holder -> share, filled top tier first by the caller from `evaluate`."""

    tiers: Tiers
    measure: str
    upper: bool
    tables: dict[str, Table] = field(default_factory=dict)
    _tangled: set[tuple[str, ...]] = field(default_factory=set)

    def evaluate(self, knot: tuple[str, ...], full: Full) -> tuple[dict[str, Table], bool]:
        """The tables of the parties of one circle (mostly a single party), and whether they are exact.

        Everything above must stand in `tables`. full: party -> holders counted in full there.
        """
        steps = 0
        known: dict[tuple[str, frozenset[str]], Table] = {}

        def above(party: str, path: frozenset[str]) -> Table:
            nonlocal steps
            if party not in members:
                return self.tables[party]
            key = (party, path)
            if key not in known:
                steps += (1 + len(self.tiers.holdings(party).holders)) * (1 + len(self.tiers.above(party)))
                if len(knot) > 1 and (steps > EXACT_STEPS or len(path) > DEEPEST):
                    raise Tangled
                on_path = path | {party}
                known[key] = self._total(party, full[party], on_path, lambda n: above(n, on_path))
            return known[key]

        members = frozenset(knot)
        if knot not in self._tangled:
            try:
                return {p: above(p, frozenset()) for p in knot}, True
            except Tangled:
                self._tangled.add(knot)
        return self._bounded(knot, full), False

    def targets(self, party: str) -> frozenset[str]:
        """Everybody who may have a share of a party."""
        return (self.tiers.above(party) | STAND_INS) - {party}

    def _total(self, party: str, full: Iterable[str], path: frozenset[str], above: Callable[[str], Table]) -> Table:
        """Add up what comes through each holder that is not on the path yet."""
        holdings = self.tiers.holdings(party)
        part = holdings.parts[self.measure]
        counted = frozenset(full)
        total: Table = {}
        if holdings.holdable is FALSE:
            return total
        if self.upper and saturated(holdings, counted):
            return dict.fromkeys(self.targets(party) - path, ONE)
        for holder in holdings.holders:
            if holder in path:
                continue
            share = plain(part.low[holder]) if self.upper else part.low[holder]
            in_full = holder in counted and (self.upper or holder in holdings.real)
            if share:
                total[holder] = total.get(holder, ZERO) + share
            if in_full or share:
                self._add(total, party, path, holder, above(holder), None if in_full else share)
        if self.upper:
            self._add_hidden_parents(total, holdings, counted, path, above)
            self._add_slack(total, holdings, counted, path, above)
        return {h: min(ONE, s) for h, s in total.items()}

    def _add(
        self, total: Table, party: str, path: frozenset[str], holder: str, table: Table, share: Fraction | None
    ) -> None:
        """Add what comes through one holder: what everybody has of it, times its share, or (None) in full."""
        for owner, owned in table.items():
            total[owner] = total.get(owner, ZERO) + (owned if share is None else share * owned)
        if self.upper and (ANY in table or PERSON in table):
            for owner in self.targets(party) - self.targets(holder) - path - {holder}:
                owned = self.owned(holder, table, owner)
                total[owner] = total.get(owner, ZERO) + (owned if share is None else share * owned)

    def owned(self, party: str, table: Table, target: str) -> Fraction:
        """What a target has of a party by its table; whom no known link leads to is looked up under its stand-ins."""
        return max(table.get(name, ZERO) for name in self.names(party, target))

    def names(self, party: str, target: str) -> tuple[str, ...]:
        """Under which names a target stands in the table of a party."""
        if target in STAND_INS or target in self.tiers.above(party):
            return (target,)
        kind = self._kind(target)
        return (PERSON,) if kind is FALSE else (ANY,) if kind is TRUE else (ANY, PERSON)

    def _add_hidden_parents(
        self,
        total: Table,
        holdings: Holdings,
        counted: frozenset[str],
        path: frozenset[str],
        above: Callable[[str], Table],
    ) -> None:
        """A listed parent without a listed stake may have one that nobody listed; it counts in full."""
        for parent in sorted(counted - STAND_INS - set(holdings.holders) - path):
            if holdings.may_be_hidden(self.tiers.holdings(parent).holdable):
                self._add(total, holdings.node.id, path, parent, above(parent), None)

    def _add_slack(
        self,
        total: Table,
        holdings: Holdings,
        counted: frozenset[str],
        path: frozenset[str],
        above: Callable[[str], Table],
    ) -> None:
        """Give what the least shares leave to whoever brings the most, for each holder anew."""
        part = holdings.parts[self.measure]
        loose = [h for h in holdings.holders if part.high[h] > part.low[h] and h not in path]
        if not part.slack or not (loose or part.hidden):
            return
        through = [h for h in loose if h not in counted]
        for target in self.targets(holdings.node.id) - path:
            room = [(ONE, self.capacity(holdings, target))]
            if target in loose:
                room.append((ONE, spare(part.low[target], part.high[target])))
            if room[0][1] < part.slack:
                room += [
                    (self.owned(h, above(h), target), spare(part.low[h], part.high[h])) for h in through if h != target
                ]
            total[target] = total.get(target, ZERO) + most(room, part.slack)

    def capacity(self, holdings: Holdings, target: str) -> Fraction:
        """The most of the remainder of a party that one target can have, straight or through others nobody listed."""
        return capacity(holdings, self.measure, target, self._kind(target))

    def _kind(self, target: str) -> Truth:
        """Whether a target can be held."""
        if target in STAND_INS:
            return TRUE if target == ANY else FALSE
        return self.tiers.holdings(target).holdable

    # ---- beyond the cap

    def _bounded(self, knot: tuple[str, ...], full: Full) -> dict[str, Table]:
        """Bounds for a tangled circle, in whole parts of SCALE, rounded outwards.

        Upper: every path, also one that meets a party twice, counted down from the whole. Lower: paths of at most two
        links inside the circle.
        """
        targets = sorted(frozenset().union(*(self.targets(p) for p in knot)) | set(knot))
        plans = {p: self._plan(p, frozenset(full[p]), knot, targets) for p in knot}
        rows = {p: [SCALE if self.upper else 0] * len(targets) for p in knot}
        for _ in range(ROUNDS if self.upper else 2):
            rows = {p: self._row(plans[p], rows) for p in knot}
        return {p: {t: Fraction(x, SCALE) for t, x in zip(targets, rows[p], strict=True) if x and t != p} for p in knot}

    def _plan(self, party: str, full: frozenset[str], knot: tuple[str, ...], targets: list[str]) -> _Plan:
        """What stays from round to round: the holders' own shares with all from outside, and the links inside."""
        holdings = self.tiers.holdings(party)
        part = holdings.parts[self.measure]
        if self.upper and saturated(holdings, full):
            return [SCALE * SCALE] * len(targets), []
        place = {t: i for i, t in enumerate(targets)}
        fixed = [self._whole(part.slack) * SCALE if self.upper else 0] * len(targets)
        inside: list[tuple[str, int]] = []
        hidden = sorted(full - STAND_INS - set(holdings.holders)) if self.upper and holdings.hidden else []
        for holder in (*holdings.holders, *hidden):
            share = self._whole(part.low.get(holder, ZERO))
            in_full = holder in full and (self.upper or holder in holdings.real)
            weight = SCALE if in_full else share
            fixed[place[holder]] += share * SCALE
            if holder in knot:
                inside.append((holder, weight))
            elif table := self.tables[holder]:
                owned = [self._whole(self.owned(holder, table, t)) if t != holder else 0 for t in targets]
                fixed = [a + weight * b for a, b in zip(fixed, owned, strict=True)]
        return fixed, inside

    def _row(self, plan: _Plan, rows: Mapping[str, list[int]]) -> list[int]:
        """One round for one party."""
        row, inside = plan
        for holder, weight in inside:
            row = [a + weight * b for a, b in zip(row, rows[holder], strict=True)]
        if self.upper:
            return [min(SCALE, -(-a // SCALE)) for a in row]
        return [min(SCALE, a // SCALE) for a in row]

    def _whole(self, share: Fraction) -> int:
        scaled = share.numerator * SCALE
        return -(-scaled // share.denominator) if self.upper else scaled // share.denominator


def saturated(holdings: Holdings, full: Iterable[str]) -> bool:
    """Whether a holder nobody listed may be a parent that anybody could own: then everybody may have everything."""
    return holdings.hidden and holdings.others is not FALSE and ANY in full


def capacity(holdings: Holdings, measure: str, target: str, kind: Truth) -> Fraction:
    """The most of the remainder of a party that one person can have, straight or through others not listed there.

    kind: whether that person can be held itself; where the unlisted holders are individuals it must be one of them
    """
    part = holdings.parts[measure]
    if holdings.others is FALSE:
        return part.one if kind is not TRUE else ZERO
    return part.hidden if target in holdings.holders else part.one


def spare(low: Fraction, high: Fraction) -> Fraction:
    """How far a share may rise above its least."""
    room = plain(high) - plain(low)
    return high + (-plain(low)) if high != plain(high) else room


def most(room: Iterable[tuple[Fraction, Fraction]], budget: Fraction) -> Fraction:
    """The most that a budget brings: each part of it is worth `value` up to a `capacity`."""
    total, left = ZERO, budget
    for value, capacity in sorted(room, key=lambda r: (plain(r[0]), plain(r[1]) == r[1]), reverse=True):
        if not value or left <= 0:
            break
        taken = min(capacity, left)
        total += value * taken
        left -= plain(taken)
    return total
