"""Definitions that rest on themselves: the least set for which their bodies hold.

A question about one is a goal on a table. While its body is evaluated, other questions of the same circle are not
followed but put on the table: they answer what is known of them so far, at first `false`, and whoever has asked is
evaluated again when that rises. Truth only rises, from false over unknown to true, so that this ends; and no goal is
evaluated inside another, so that a chain may have any length. What is left false when nothing rises any more is false
however the unknowns are read, and what has become true is true for a reason that does not go round in a circle.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

from stdcheck.logic.assumptions import Assumptions
from stdcheck.logic.conclusions import Asked, Conclusion, asked_with
from stdcheck.logic.context import Context, EvaluationFault, Run
from stdcheck.logic.footprint import Footprint
from stdcheck.logic.memory import (
    Recall,
    as_stand_in,
    bounds_of,
    described_key,
    lookup,
    position_of,
    take_days,
    with_clock,
)
from stdcheck.logic.reading import UNLISTED
from stdcheck.logic.things import SOMEBODY, Environment, Ordered, Thing, Unknown
from stdcheck.logic.values import FALSE, NOTHING, TRUE, UNKNOWN, Cause, Known3, Missing, Truth
from stdcheck.rules.components import components
from stdcheck.rules.model import Definition

Body = Callable[[Context, Definition, Environment], Known3]
AT_ONCE = 4
"""So many goals are evaluated inside one another, so that whoever asks mostly hears more than `false` at once."""
DEEPEST = 3
"""An element of an open list of an element of an open list of something nobody listed is not followed any further."""
_STEP = {FALSE: 0, UNKNOWN: 1, TRUE: 2}
_DECIDED = {truth: Known3(truth) for truth in (TRUE, FALSE)}


@dataclass(slots=True, eq=False)
class Goal:
    """A question on the table: a definition and its arguments, with what is known so far.

    token: stands among what is missing for whatever is missing here; missing, footprint, days, asked: of the last
        evaluation (asked of a true one: those that made it so); askers: who must look again when the truth rises
    new: not evaluated yet; rank: the place among those that have become true; concluded: what was kept of it, perhaps
        before it came on the table
    """

    name: object
    definition: Definition
    env: Environment
    number: int
    token: Missing
    truth: Truth = FALSE
    missing: frozenset[Missing] = NOTHING
    footprint: Footprint = field(default_factory=Footprint)
    days: set[int] = field(default_factory=set)
    asked: dict[Goal, None] = field(default_factory=dict)
    askers: dict[Goal, None] = field(default_factory=dict)
    new: bool = True
    rank: int = 0
    concluded: Conclusion | None = None


@dataclass(slots=True, eq=False)
class Table:
    """The goals of one circle on one clock under one set of assumptions.

    recalls: whether it uses what was concluded before
    fresh: new goals; now, later: numbers (negative in the heap `now`) of those to be evaluated again, in this pass and
        in the next; waiting: those in either; current, depth: the one that is being evaluated, and how many are
    """

    circle: str
    run: Run
    clock: Ordered | Unknown
    assumed: Assumptions
    body: Body
    recalls: bool = True
    goals: dict[object, Goal] = field(default_factory=dict)
    order: list[Goal] = field(default_factory=list)
    fresh: deque[Goal] = field(default_factory=deque)
    now: list[int] = field(default_factory=list)
    later: set[int] = field(default_factory=set)
    waiting: set[int] = field(default_factory=set)
    current: Goal | None = None
    depth: int = 0
    trues: int = 0

    def answer(self, ctx: Context, definition: Definition, env: Environment) -> Known3:
        """What is known so far of a question that the body of the current goal asks."""
        unnamed = nobody_knows(env)
        if unnamed:
            return Known3(UNKNOWN, unnamed)
        goal, asker = self.goal(ctx, definition, env), self.current
        assert asker is not None
        if goal.new and self.depth < AT_ONCE:
            self._evaluate(goal)
            self.current = asker
        asker.asked[goal] = None
        goal.askers[asker] = None
        return Known3(UNKNOWN, frozenset({goal.token})) if goal.truth is UNKNOWN else _DECIDED[goal.truth]

    def goal(self, ctx: Context, definition: Definition, env: Environment) -> Goal:
        """The goal for a question, put on the table when it is not there."""
        name = described_key(ctx, definition, env)
        goal = self.goals.get(name)
        if goal is None:
            number = len(self.order)
            goal = Goal(name, definition, env, number, Missing(Cause.FACT, f"\x00goal {number}"))
            self.goals[name] = goal
            self.order.append(goal)
            recall = self.run.concluded.get(name) if self.recalls else None
            known = recall.find(self.clock, self.assumed) if recall is not None else None
            if known is None:
                self.fresh.append(goal)
            else:
                goal.concluded, goal.truth, goal.new = known, known.truth, False
        return goal

    def solve(self, goal: Goal) -> None:
        """Evaluate until nothing rises any more, or the goal has become true."""
        while goal.truth is not TRUE:
            following = self._next()
            if following is None:
                return
            self._evaluate(following)

    def _next(self) -> Goal | None:
        """New goals as they came up; then the others, last come first, because a chain is asked from its upper end."""
        while self.fresh:
            goal = self.fresh.popleft()
            if goal.new:
                return goal
        while self.now or self.later:
            if not self.now:
                self.now, self.later = [-number for number in self.later], set()
                heapify(self.now)
            goal = self.order[-heappop(self.now)]
            self.waiting.discard(goal.number)
            if goal.truth is not TRUE:
                return goal
        return None

    def _evaluate(self, goal: Goal) -> None:
        goal.asked, goal.footprint, goal.new, self.current = {}, Footprint(), False, goal
        inside = Context(self.run, as_stand_in(self.clock), self.assumed, goal.footprint, table=self)
        self.depth += 1
        try:
            known = self.body(inside, goal.definition, goal.env)
        except EvaluationFault:
            goal.new = True
            self.fresh.append(goal)
            raise
        finally:
            self.depth -= 1
        goal.missing, goal.days = _of_nobody(goal.env, known.missing) - {SOMEBODY}, take_days(goal.footprint)
        if known.truth is not goal.truth:
            self._rise(goal, known.truth)

    def _rise(self, goal: Goal, truth: Truth) -> None:
        if _STEP[truth] < _STEP[goal.truth]:
            raise EvaluationFault(f"{goal.definition.id}: more members make it less true")
        goal.truth = truth
        if truth is TRUE:
            self.trues += 1
            goal.rank = self.trues
            goal.asked = {other: None for other in goal.asked if other.truth is TRUE and other is not goal}
        for asker in goal.askers:
            if asker.truth is not TRUE and asker.number not in self.waiting:
                self.waiting.add(asker.number)
                if self.now and asker.number < goal.number:
                    heappush(self.now, -asker.number)
                else:
                    self.later.add(asker.number)

    def conclude(self) -> None:
        """Keep what is final: everything when nothing is left to evaluate, else what is true."""
        left = bool(self.now or self.later) or any(goal.new for goal in self.fresh)
        final = [g for g in self.order if g.concluded is None and (g.truth is TRUE or not left)]
        asked = _all_asked(final)
        for group in components(final, lambda g: () if g.concluded else g.asked):
            if group[0].concluded is None:
                self._keep(group, asked)

    def _keep(self, group: list[Goal], asked: Mapping[Goal, Asked]) -> None:
        """Goals that rest on one another have touched the same."""
        footprint, days = Footprint(), {day for goal in group for day in goal.days}
        for goal in group:
            footprint.merge(goal.footprint)
            for known in (other.concluded for other in goal.asked if other.concluded is not None):
                footprint.merge(known.footprint)
                days.update(known.days)
        ordered = tuple(sorted(days))
        shape = (footprint.mask(self.run.register), ordered, footprint.clock)
        position, bounds = position_of(self.clock, ordered), bounds_of(self.clock) if footprint.clock else None
        for goal in group:
            goal.concluded = Conclusion(goal.truth, asked[goal], footprint, ordered, position, bounds)
            recall = self.run.concluded.setdefault(goal.name, Recall())
            recall.keep(goal.concluded, shape, self.clock, self.assumed)


def _all_asked(final: list[Goal]) -> dict[Goal, Asked]:
    """What is missing of each goal, and of those of which it wants to know more."""
    found: dict[Goal, Asked] = {}
    for group in components(final, lambda g: () if g.concluded else _waits_for(g)):
        known = group[0].concluded
        if known is None:
            waits = [other for goal in group for other in _waits_for(goal)]
            own = NOTHING.union(*(goal.missing for goal in group)) - {other.token for other in waits}
            below = [found[other] for other in waits if other in found]
        found.update(dict.fromkeys(group, asked_with(own, below) if known is None else known.asked))
    return found


def _waits_for(goal: Goal) -> list[Goal]:
    """The goals of which an undecided one wants to know more."""
    return [other for other in goal.asked if other.token in goal.missing]


def _of_nobody(env: Environment, missing: frozenset[Missing]) -> frozenset[Missing]:
    """Of somebody nobody listed, ask who there is: no fact and no reading tells more as long as nobody says so."""
    unnamed = NOTHING.union(*(v.stand_in for v in env.values() if isinstance(v, Thing)))
    return unnamed if missing & unnamed else missing


def nobody_knows(env: Environment) -> frozenset[Missing]:
    """What is missing where an argument is too far from anything that is listed."""
    far = (v for v in env.values() if isinstance(v, Thing) and v.stand_in and v.path.count(UNLISTED) >= DEEPEST)
    return NOTHING.union(*(thing.stand_in for thing in far))


def concluded(ctx: Context, definition: Definition, env: Environment, body: Body) -> Known3:
    """The truth of a definition that stands on a circle; inside its own table only what is known of it so far."""
    circle = ctx.run.pack.circles[definition.id]
    if ctx.table is not None and ctx.table.circle == circle:
        return ctx.table.answer(ctx, definition, env)
    unnamed = nobody_knows(env)
    if unnamed:
        return Known3(UNKNOWN, unnamed)
    recall = ctx.run.concluded.get(described_key(ctx, definition, env))
    known = recall.find(ctx.clock, lookup(ctx)) if recall is not None else None
    if known is None:
        table = Table(circle, ctx.run, ctx.clock, lookup(ctx), body)
        goal = table.goal(ctx, definition, env)
        table.solve(goal)
        table.conclude()
        assert goal.concluded is not None
        known = goal.concluded
    settled = known.settled()
    ctx.footprint.merge(settled.footprint)
    return with_clock(ctx, settled)


@dataclass(frozen=True, slots=True, eq=False)
class Earlier:
    """What a proof of a true goal may rest on: what became true before it did, and so does not rest on it."""

    circle: str
    ranks: Table
    rank: int
    body: Body

    def answer(self, ctx: Context, definition: Definition, env: Environment) -> Known3:
        """The truth of a question; false where it is true, but perhaps only for a reason that goes round."""
        known = concluded(ctx.beside(None), definition, env, self.body)
        later = known.truth is TRUE and rank_of(self.ranks, ctx, definition, env) >= self.rank
        return Known3(FALSE) if later else known


def earlier(ctx: Context, definition: Definition, env: Environment, body: Body) -> Earlier:
    """What a proof that the definition holds may rest on."""
    circle = ctx.run.pack.circles[definition.id]
    clock = ctx.clock
    name = (circle, bounds_of(clock), clock.missing if isinstance(clock, Unknown) else clock.candidates)
    table = None if ctx.assumed else ctx.run.ranks.get(name)
    if table is None:
        table = Table(circle, ctx.run, clock, lookup(ctx), body, recalls=False)
        if not ctx.assumed:
            ctx.run.ranks[name] = table
    return Earlier(circle, table, rank_of(table, ctx, definition, env), body)


def rank_of(table: Table, ctx: Context, definition: Definition, env: Environment) -> int:
    """The place of a true goal among those that became true, one after another, on a table that remembers nothing."""
    goal = table.goal(ctx, definition, env)
    table.solve(goal)
    return goal.rank
