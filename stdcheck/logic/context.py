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
from stdcheck.logic.assumptions import NO_ASSUMPTIONS, Assumption, Register
from stdcheck.logic.cuts import Cuts
from stdcheck.logic.footprint import Footprint
from stdcheck.logic.ownership.graph import Graph
from stdcheck.logic.results import Asked, FactRead, Trace
from stdcheck.logic.things import Environment, Items, Ordered, Unknown, Value, Variable
from stdcheck.logic.values import NOTHING, Known3, Missing, Truth
from stdcheck.rules.model import Pack
from stdcheck.rules.nodes import Condition, ListExpr, Term
from stdcheck.source.spans import Span

if TYPE_CHECKING:
    from stdcheck.logic.candidates import Left
    from stdcheck.logic.conclusions import Conclusion
    from stdcheck.logic.enumeration import Enumerated
    from stdcheck.logic.induction import Earlier, Table
    from stdcheck.logic.memory import Recall, Remembered
    from stdcheck.logic.subjects import Subject

HIDDEN = "\x00hidden"
"""Assumed of a stated fact: nobody had stated it (to see whether a result relies on it)."""


class EvaluationFault(Exception):
    """A pack asks for something that has no value (a fault of the pack, never of the profile)."""


class Contradiction(Exception):
    """Assumed values that no profile can have together (a company without the home that every company has)."""


@dataclass(slots=True, eq=False)
class Watch:
    """Asks of a run which later days would change it.

    until: the last day of interest, an ordinal; started: the footprint of each evaluation begun
    """

    until: int
    started: list[Footprint] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Run:
    """What all evaluations of one profile under one pack share.

    today: the as-of day as a value, made once
    sites: address of a missing thing -> its declaration and the nearest place where it could be stated
    inverse: (entity type, reference fact) -> address referred to ("" where it is unknown) -> entities that refer to it
    memory: remembered definitions and quantities (see `memory`)
    subjects: loops -> address -> the subjects that the entity there is
    concluded: the same of definitions that rest on themselves; ranks: in which order they became true (`induction`)
    watch: asks which later days would change what comes out (None: nobody does)
    noted: note and addresses of its subject -> whether it applies
    register: the addresses touched and the values assumed, for looking up what is remembered
    values: address -> fact -> its value, where no assumption can change it, else None; collections: the same of these
    left: elements that quantifiers need not leave out; named: variables that their filters name (see `candidates`)
    """

    profile: Profile
    pack: Pack
    vocabulary: Vocabulary
    as_of: date
    graph: Graph | None = None
    today: Ordered | None = None
    inverse: dict[tuple[str, str], dict[str, list[Entity]]] = field(default_factory=dict)
    sites: dict[str, tuple[Fact | None, Span]] = field(default_factory=dict)
    memory: dict[tuple[object, ...], Recall[Remembered[Any]]] = field(default_factory=dict)
    subjects: dict[tuple[tuple[str, ListExpr], ...], dict[str, list[Subject]]] = field(default_factory=dict)
    watch: Watch | None = None
    concluded: dict[object, Recall[Conclusion]] = field(default_factory=dict)
    ranks: dict[object, Table] = field(default_factory=dict)
    register: Register = field(default_factory=Register)
    noted: dict[tuple[str, ...], Enumerated] = field(default_factory=dict)
    values: dict[str, dict[str, Value | None]] = field(default_factory=dict)
    collections: dict[str, Items] = field(default_factory=dict)
    left: dict[object, Recall[Left]] = field(default_factory=dict)
    named: dict[int, frozenset[str]] = field(default_factory=dict)


@dataclass(slots=True)
class Frame:
    """A node of a proof being built."""

    children: list[Trace] = field(default_factory=list)
    reads: list[FactRead] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)


MOST_NODES = 2_000
"""Nodes of one proof; beyond them parts are shown with their truth only."""


@dataclass(slots=True)
class Proof:
    """A proof being recorded.

    opened: definitions already shown with their arguments: shown again with their truth only
    links: how many definitions that rest on themselves stand open inside one another; later: what shows the next ones
    """

    frames: list[Frame] = field(default_factory=list)
    opened: set[object] = field(default_factory=set)
    nodes: int = 0
    links: int = 0
    later: list[Callable[[], object]] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Context:
    """An evaluation: a run, assumed values, a clock, a footprint; `proof` is not None while one is recorded.

    table: answers about the circle of definitions that is being evaluated (None outside of all circles)
    """

    run: Run
    clock: Ordered | Unknown
    assumed: Mapping[str, Assumption] = field(default_factory=lambda: NO_ASSUMPTIONS)
    footprint: Footprint = field(default_factory=Footprint)
    proof: Proof | None = None
    table: Table | Earlier | None = None

    def at(self, clock: Ordered | Unknown) -> Context:
        """The same evaluation on another day."""
        return Context(self.run, clock, self.assumed, self.footprint, self.proof, self.table)

    def untraced(self) -> Context:
        """The same evaluation without a proof."""
        if self.proof is None:
            return self
        return Context(self.run, self.clock, self.assumed, self.footprint, None, self.table)

    def beside(self, table: Earlier | None) -> Context:
        """The same evaluation with other answers about definitions that rest on themselves; None: with all of them."""
        return Context(self.run, self.clock, self.assumed, self.footprint, self.proof, table)

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
        parts = tuple(frame.children), tuple(frame.reads)
        self._record(Trace(kind, label, node, known.truth, None, *parts, known.missing, tuple(frame.asked)))
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

    def note_asked(self, asked: Asked) -> None:
        """Record what the current proof node asked of the ownership graph."""
        if self.proof is not None and self.proof.frames:
            self.proof.frames[-1].asked.append(asked)

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
