"""One evaluation under way: the profile, the pack, the days, assumed values, and what the evaluation leaves behind.

The meaning of a node stands in the table `TERMS` or `CONDITIONS`, filled by the modules beside this one: one function a
node class. Nothing here knows a node.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from stdcheck.facts.declarations import Fact, Vocabulary
from stdcheck.facts.values import Entity, Profile
from stdcheck.logic.cuts import Cuts
from stdcheck.logic.ownership.graph import Graph
from stdcheck.logic.results import FactRead, Trace
from stdcheck.logic.things import Environment, Ordered, Unknown, Value, Variable
from stdcheck.logic.values import NOTHING, Interval, Known3, Missing, NoneValue, Truth
from stdcheck.rules.model import Pack
from stdcheck.rules.nodes import Condition, ListExpr, Term
from stdcheck.source.spans import Span

if TYPE_CHECKING:
    from stdcheck.logic.memory import Remembered
    from stdcheck.logic.subjects import Subject

Assumption = bool | str | Interval | NoneValue | tuple[str, Interval]
"""An assumed value of a fact: a cell of its values (an amount with its unit), or the id of a reading."""

HIDDEN = "\x00hidden"
"""Assumed of a stated fact: nobody had stated it (to see whether a result relies on it)."""


class EvaluationFault(Exception):
    """A pack asks for something that has no value (a fault of the pack, never of the profile)."""


class Contradiction(Exception):
    """Assumed values that no profile can have together (a company without the home that every company has)."""


@dataclass(slots=True)
class Footprint:
    """What an evaluation touched; merged when a remembered result is used again.

    cuts: address -> where the law cuts the values of a missing fact
    judgements: addresses of stated judgements read; readings: adopted readings used
    clock: whether the day of the clock itself was read, beside the law on that day
    """

    cuts: dict[str, Cuts] = field(default_factory=dict)
    judgements: set[str] = field(default_factory=set)
    readings: set[str] = field(default_factory=set)
    clock: bool = False

    def merge(self, other: Footprint) -> None:
        """Add what another evaluation touched."""
        for address, cuts in other.cuts.items():
            if address in self.cuts:
                self.cuts[address].merge(cuts)
            else:
                self.cuts[address] = cuts.copy()
        self.judgements |= other.judgements
        self.readings |= other.readings
        self.clock |= other.clock

    def touched(self, assumed: Mapping[str, Assumption]) -> dict[str, Assumption]:
        """The assumptions that the evaluation read."""
        return {a: v for a, v in assumed.items() if a in self.cuts or a in self.judgements or a in self.readings}


@dataclass(slots=True, eq=False)
class Run:
    """What all evaluations of one profile under one pack share.

    sites: address of a missing thing -> its declaration and the nearest place where it could be stated
    inverse: (entity type, reference fact) -> address referred to ("" where it is unknown) -> entities that refer to it
    memory: remembered definitions (see `memory`); subjects: loops -> address -> the subjects that the entity there is
    """

    profile: Profile
    pack: Pack
    vocabulary: Vocabulary
    as_of: date
    graph: Graph | None = None
    inverse: dict[tuple[str, str], dict[str, list[Entity]]] = field(default_factory=dict)
    sites: dict[str, tuple[Fact | None, Span]] = field(default_factory=dict)
    memory: dict[tuple[object, ...], list[Remembered]] = field(default_factory=dict)
    subjects: dict[tuple[tuple[str, ListExpr], ...], dict[str, list[Subject]]] = field(default_factory=dict)


@dataclass(slots=True)
class Frame:
    """A node of a proof being built."""

    children: list[Trace] = field(default_factory=list)
    reads: list[FactRead] = field(default_factory=list)


MOST_NODES = 2_000
"""Nodes of one proof; beyond them parts are shown with their truth only."""


@dataclass(slots=True)
class Proof:
    """A proof being recorded.

    opened: definitions already shown with their arguments: shown again with their truth only
    """

    frames: list[Frame] = field(default_factory=list)
    opened: set[object] = field(default_factory=set)
    nodes: int = 0


@dataclass(slots=True, eq=False)
class Context:
    """An evaluation: a run, assumed values, a clock, a footprint; `proof` is not None while one is recorded."""

    run: Run
    clock: Ordered | Unknown
    assumed: Mapping[str, Assumption] = field(default_factory=dict)
    footprint: Footprint = field(default_factory=Footprint)
    proof: Proof | None = None

    def at(self, clock: Ordered | Unknown) -> Context:
        """The same evaluation on another day."""
        return Context(self.run, clock, self.assumed, self.footprint, self.proof)

    def untraced(self) -> Context:
        """The same evaluation without a proof."""
        return self if self.proof is None else Context(self.run, self.clock, self.assumed, self.footprint)

    def condition(self, node: Condition, env: Environment) -> Known3:
        """The truth of a condition."""
        evaluate = CONDITIONS[type(node)]
        if self.proof is None:
            return evaluate(self, node, env)
        return self.traced("condition", "", node, lambda ctx: evaluate(ctx, node, env))

    def term(self, node: Term, env: Environment) -> Value:
        """The value of a term."""
        return TERMS[type(node)](self, node, env)

    def traced(self, kind: str, label: str, node: object, evaluate: Callable[[Context], Known3]) -> Known3:
        """Evaluate, and record the proof as one node (while a proof is recorded)."""
        if self.proof is None:
            return evaluate(self)
        if self.proof.nodes > MOST_NODES:
            return self.folded(kind, label, node, evaluate(self.untraced()))
        frame = Frame()
        self.proof.frames.append(frame)
        try:
            known = evaluate(self)
        finally:
            self.proof.frames.pop()
        self._record(
            Trace(kind, label, node, known.truth, None, tuple(frame.children), tuple(frame.reads), known.missing)
        )
        return known

    def folded(self, kind: str, label: str, node: object, known: Known3) -> Known3:
        """Record a part with its truth only: it does not decide, or it is shown elsewhere."""
        self._record(Trace(kind, label, node, known.truth, missing=known.missing))
        return known

    def _record(self, trace: Trace) -> None:
        if self.proof is not None:
            self.proof.nodes += 1
            if self.proof.frames:
                self.proof.frames[-1].children.append(trace)

    def note_read(self, read: FactRead) -> None:
        """Record a fact that the current proof node looked at (each address once)."""
        frames = self.proof.frames if self.proof is not None else None
        if frames and all(r.address != read.address for r in frames[-1].reads):
            frames[-1].reads.append(read)

    def cuts_of(self, variable: Variable) -> Cuts:
        """The cuts of a missing fact, made on first use."""
        cuts = self.footprint.cuts.get(variable.address)
        if cuts is None:
            cuts = self.footprint.cuts[variable.address] = Cuts(variable.fact, variable.within, variable.or_none)
        return cuts


ConditionMeaning = Callable[[Context, Any, Environment], Known3]
TermMeaning = Callable[[Context, Any, Environment], Value]
"""Each takes the node class under which it is registered."""
CONDITIONS: dict[type, ConditionMeaning] = {}
TERMS: dict[type, TermMeaning] = {}


def known(truth: Truth, missing: frozenset[Missing] = NOTHING) -> Known3:
    """A truth; what is missing counts only when it is unknown."""
    return Known3(truth, missing if truth is Truth.UNKNOWN else NOTHING)
