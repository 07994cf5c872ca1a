"""Completing missing facts cell by cell: what is really possible, which facts truly matter, which answers settle.

Kleene logic is blind to facts that occur twice. Where a result is undecided, the cells of each missing fact are tried,
up to `CAP` evaluations; the tree of trials is reduced as a decision diagram is, so that a fact on which nothing depends
drops out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from stdcheck.logic.assumptions import Assumption
from stdcheck.logic.context import Context, Contradiction, EvaluationFault
from stdcheck.logic.cuts import Cuts
from stdcheck.logic.footprint import Footprint
from stdcheck.logic.results import Cell, Method
from stdcheck.logic.values import Cause, Missing

CAP = 96
"""Evaluations spent on one undecided result, at most."""
MOST_FACTS = 8
"""Missing facts that are tried; with more of them no single answer would say much, and the tree would pass the cap."""

Labels = frozenset[str]
Cells = list[tuple[Assumption, Cell]]


@dataclass(frozen=True, slots=True)
class Trial:
    """One evaluation: what is possible, and what is missing to say more."""

    possible: Labels
    missing: frozenset[Missing]


def despite_faults(evaluate: Callable[[Context], Trial], possible: Labels, what: str) -> Callable[[Context], Trial]:
    """An evaluation that a fault of the pack leaves open; what: `pack/id` of what nobody can say then."""

    def trial(ctx: Context) -> Trial:
        try:
            return evaluate(ctx)
        except EvaluationFault:
            return Trial(possible, frozenset({Missing(Cause.LAW, what)}))

    return trial


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """Nothing more to try here."""

    possible: Labels
    missing: frozenset[Missing]


@dataclass(frozen=True, slots=True, eq=False)
class Branch:
    """One missing fact, cell by cell."""

    address: str
    cells: tuple[Cell, ...]
    below: tuple[Tree, ...]


Tree = Leaf | Branch


@dataclass(frozen=True, slots=True, eq=False)
class Enumerated:
    """What came out.

    settles: address -> (cell, what is then possible) for each fact that matters and was enumerated
    """

    possible: Labels
    missing: frozenset[Missing]
    method: Method
    settles: Mapping[str, tuple[tuple[Cell, Labels], ...]]


class _TooMany(Exception):
    """The cap is reached."""


class _NewCuts(Exception):
    """A trial found cuts that the cells do not know: begin again with them."""


@dataclass(slots=True, eq=False)
class _Search:
    """seen: address -> what was missing there; used: addresses of which the cells were used, which must not change.

    found: address -> its cuts in all evaluations so far; read: address -> ids of the footprints they were taken from
    over: the footprints of all evaluations; cells: address -> its cells, while no cut is added
    """

    evaluate: Callable[[Context], Trial]
    base: Context
    left: int
    over: list[Footprint]
    seen: dict[str, set[Missing]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    found: dict[str, Cuts | None] = field(default_factory=dict)
    read: dict[str, set[int]] = field(default_factory=dict)
    cells: dict[str, Cells] = field(default_factory=dict)

    def trial(self, assumed: Mapping[str, Assumption]) -> Trial:
        """Evaluate under assumptions; nothing is possible where they contradict. Raises _TooMany, _NewCuts."""
        if self.left == 0:
            raise _TooMany
        self.left -= 1
        own = Footprint()
        together = self.base.run.register.assume({**self.base.assumed, **assumed})
        try:
            trial = self.evaluate(Context(self.base.run, self.base.clock, together, own))
        except Contradiction:
            trial = Trial(frozenset(), frozenset())
        for one in trial.missing:
            self.seen.setdefault(one.path, set()).add(one)
        self.base.footprint.merge(own)
        self.over.append(own)
        if self._new_cuts(own):
            raise _NewCuts
        return trial

    def explore(self, assumed: dict[str, Assumption]) -> Tree:
        """The tree of trials below some assumptions."""
        trial = self.trial(assumed)
        if len(trial.possible) <= 1:
            return Leaf(trial.possible, frozenset())
        address = next((m.path for m in sorted(trial.missing, key=_by_path) if self.enumerable(m.path, assumed)), None)
        if address is None:
            return Leaf(trial.possible, trial.missing)
        cells = self.cells_of(address)
        self.used.add(address)
        below = tuple(self.explore({**assumed, address: value}) for value, _ in cells)
        first, *others = [tree for tree in below if not _impossible(tree)] or below
        if all(_same(first, other) for other in others):
            return first
        return Branch(address, tuple(c for _, c in cells), below)

    def enumerable(self, address: str, assumed: Mapping[str, Assumption]) -> bool:
        """Whether the missing thing is a fact with at least two cells that is not assumed yet."""
        return address not in assumed and len(self.cells_of(address)) > 1

    def cells_of(self, address: str) -> Cells:
        """The cells of a missing thing; none where it cannot be enumerated."""
        known = self.cells.get(address)
        if known is None:
            if address not in self.found:
                self.found[address], self.read[address] = None, set()
                for footprint in self.over:
                    self._take(address, footprint)
            cuts = self.found[address]
            known = self.cells[address] = (cuts.cells() or []) if cuts is not None else []
        return known

    def _new_cuts(self, footprint: Footprint) -> bool:
        """Take the cuts of an evaluation; whether a fact whose cells were used has got a new one."""
        grown = [address for address in self.found if self._take(address, footprint)]
        return not self.used.isdisjoint(grown)

    def _take(self, address: str, footprint: Footprint) -> bool:
        """Add the cuts of one address in a footprint; whether there was a new one."""
        cuts = self.found[address]
        before = -1 if cuts is None else cuts.size()
        for one in footprint.walk(self.read[address], self.base.run.register.bit(address)):
            more = one.cuts.get(address)
            if more is None:
                continue
            self.cells.pop(address, None)
            if cuts is None:
                cuts = self.found[address] = more.copy()
            else:
                cuts.merge(more)
        return cuts is not None and cuts.size() != before


def _by_path(missing: Missing) -> str:
    return missing.path


def enumerate_missing(evaluate: Callable[[Context], Trial], base: Context, first: Trial) -> Enumerated:
    """What is possible over all values of the missing facts.

    evaluate: the evaluation of the result in a context; first: its result in `base`, whose footprint it has filled
    """
    if len(first.possible) == 1:
        return Enumerated(first.possible, frozenset(), Method.KLEENE, {})
    untried = Enumerated(first.possible, _distinct(first.missing), Method.KLEENE, {})
    search = _Search(evaluate, base, CAP, [base.footprint])
    open_facts = (path for path in {m.path for m in first.missing} if search.enumerable(path, {}))
    if not 0 < sum(1 for _ in islice(open_facts, MOST_FACTS + 1)) <= MOST_FACTS:
        return untried
    while True:
        try:
            tree = search.explore({})
        except _NewCuts:
            continue
        except _TooMany:
            return untried
        # What contradicts itself whatever else is so (facts of two kinds, of one thing) leaves everything open.
        return untried if _impossible(tree) else _summary(tree, search.seen)


def _distinct(missing: Iterable[Missing]) -> frozenset[Missing]:
    """What is missing on its own account, too, is not asked for as evidence beside."""
    found = frozenset(missing)
    other = {m.path for m in found if m.cause is not Cause.EVIDENCE}
    return frozenset(m for m in found if m.cause is not Cause.EVIDENCE or m.path not in other)


def _summary(tree: Tree, seen: Mapping[str, Iterable[Missing]]) -> Enumerated:
    """The possible set, the facts that matter, and what each single answer would leave."""
    possible = _possible(tree, None, None)
    leaves: set[Missing] = set()
    _open_leaves(tree, leaves)
    branched = sorted(_addresses(tree))
    missing = _distinct(leaves.union(*(seen[a] for a in branched)))
    exact = _exact(tree)
    if not branched:
        method = Method.ENUMERATED if exact else Method.KLEENE
    else:
        method = Method.ENUMERATED if exact else Method.MIXED
    settles = {a: _settle(tree, a) for a in branched}
    return Enumerated(possible, missing, method, settles)


def _possible(tree: Tree, address: str | None, index: int | None) -> Labels:
    """What is possible, with one fact fixed to one of its cells where `address` is given."""
    if isinstance(tree, Leaf):
        return tree.possible
    if tree.address == address and index is not None:
        return _possible(tree.below[index], address, index)
    return frozenset().union(*(_possible(t, address, index) for t in tree.below))


def _exact(tree: Tree) -> bool:
    """Whether every trial ended in one outcome (or in none, where its assumptions contradict)."""
    return len(tree.possible) <= 1 if isinstance(tree, Leaf) else all(_exact(t) for t in tree.below)


def _open_leaves(tree: Tree, found: set[Missing]) -> None:
    if isinstance(tree, Leaf):
        if len(tree.possible) > 1:
            found.update(tree.missing)
        return
    for below in tree.below:
        _open_leaves(below, found)


def _addresses(tree: Tree) -> set[str]:
    if isinstance(tree, Leaf):
        return set()
    return {tree.address}.union(*(_addresses(t) for t in tree.below))


def _settle(tree: Tree, address: str) -> tuple[tuple[Cell, Labels], ...]:
    """Cell by cell what would be possible, without the cells that cannot be."""
    left = ((cell, _possible(tree, address, index)) for index, cell in enumerate(_cells_of(tree, address)))
    return tuple((cell, possible) for cell, possible in left if possible)


def _cells_of(tree: Tree, address: str) -> tuple[Cell, ...]:
    if isinstance(tree, Leaf):
        return ()
    if tree.address == address:
        return tree.cells
    return next((cells for t in tree.below if (cells := _cells_of(t, address))), ())


def _impossible(tree: Tree) -> bool:
    """Whether the assumptions down to here contradict."""
    return isinstance(tree, Leaf) and not tree.possible


def _same(a: Tree, b: Tree) -> bool:
    """Whether two subtrees say the same."""
    if isinstance(a, Leaf) or isinstance(b, Leaf):
        return isinstance(a, Leaf) and isinstance(b, Leaf) and (a.possible, a.missing) == (b.possible, b.missing)
    if a.address != b.address or len(a.below) != len(b.below):
        return False
    return all(_same(x, y) for x, y in zip(a.below, b.below, strict=True))
