"""Whether a fault could be felt where it is: while the pack itself is asked, faults are tried in their place.

A mutant whose place never reads otherwise in an evaluation changes nothing in it: the evaluation need not be repeated
on the mutant. A comparison is evaluated once more for each fault in it, on a run of its own, for what it remembers must
not spare the real run an evaluation that is to be seen.

Where a fault is felt in a definition, the definition as a whole is tried, too: if it never comes out otherwise, nothing
that rests on it does. While a definition that rests on itself is being worked out, a fault is tried against what is
known so far: what comes out the same at each step comes out the same in the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import cast

from stdcheck.cases.mutants.model import Mutant
from stdcheck.cases.mutants.parts import Key
from stdcheck.logic.beside import afresh, beside
from stdcheck.logic.context import ConditionMeaning, Context, Run, TermMeaning
from stdcheck.logic.induction import Table, nobody_knows
from stdcheck.logic.memory import described_key
from stdcheck.logic.recording import observed
from stdcheck.logic.things import Environment, Value
from stdcheck.logic.values import UNKNOWN, Known3, Truth
from stdcheck.rules.model import Definition, Pack
from stdcheck.rules.nodes import Condition, Term


@dataclass(frozen=True, slots=True, eq=False)
class SoFar:
    """What is known so far of definitions that rest on themselves, while what one of them says is evaluated.

    Only of the questions that it has asked itself: it is evaluated again when the answer to one of these changes.
    """

    table: Table
    node: Condition

    @property
    def circle(self) -> str:
        """The name of the circle that is being worked out."""
        return self.table.circle

    def answer(self, ctx: Context, definition: Definition, env: Environment) -> Known3:
        """What is known so far; raises LookupError for what has not been asked."""
        unnamed = nobody_knows(env)
        if unnamed:
            return Known3(UNKNOWN, unnamed)
        asker, goal = self.table.current, self.table.goals[described_key(ctx, definition, env)]
        if asker is None or asker.definition.holds is not self.node or goal not in asker.asked:
            raise LookupError
        return Known3(UNKNOWN, frozenset({goal.token})) if goal.truth is UNKNOWN else Known3(goal.truth)


@dataclass(slots=True, eq=False)
class Tried:
    """What one evaluation showed, by `id()` of nodes.

    reached: conditions and terms; truths: of conditions, also under assumed values
    felt: mutants (by their place among all) whose condition came out otherwise; made: conditions with faults in them
    killed: for each mutant whether it need not be tried any more
    outside: mutants in a definition that came out otherwise as a whole; wholes: `id()` of what a definition says ->
        the mutants in it
    """

    mutants: Sequence[Mutant]
    trials: Mapping[int, tuple[int, ...]]
    made: dict[int, Condition | None]
    killed: Sequence[int]
    wholes: Mapping[int, tuple[int, ...]]
    reached: set[int] = field(default_factory=set)
    truths: dict[int, set[Truth]] = field(default_factory=dict)
    felt: set[int] = field(default_factory=set)
    outside: set[int] = field(default_factory=set)
    _runs: dict[tuple[int, int | None], Run] = field(default_factory=dict)
    _trying: bool = False

    def condition(self, meaning: ConditionMeaning) -> ConditionMeaning:
        """The meaning of a class of conditions, watched."""

        def watched(ctx: Context, node: Condition, env: Environment) -> Known3:
            try:
                known = meaning(ctx, node, env)
            except Exception:
                if not self._trying:  # with a fault in it, it might have come to something
                    self.outside.update(self.wholes.get(id(node), ()))
                raise
            if not self._trying:
                self.reached.add(id(node))
                self.truths.setdefault(id(node), set()).add(known.truth)
                for place in self.trials.get(id(node), ()):
                    if place not in self.felt and not self.killed[place]:
                        self._try(place, ctx, node, env, known)
                for place in self.wholes.get(id(node), ()):
                    if place not in self.outside and not self.killed[place] and self._is_felt(place):
                        self._try_whole(place, ctx, node, env, known)
            return known

        return watched

    def term(self, meaning: TermMeaning) -> TermMeaning:
        """The meaning of a class of terms, watched."""

        def watched(ctx: Context, node: Term, env: Environment) -> Value:
            if not self._trying:
                self.reached.add(id(node))
            return meaning(ctx, node, env)

        return watched

    def _try(self, place: int, ctx: Context, node: Condition, env: Environment, known: Known3) -> None:
        """Evaluate a condition with a fault in it, or on a pack with a fault in what it names."""
        other = self._instead(place)
        run = self._run(ctx.run, None if other is not None else place)
        if self._evaluated(Context(run, ctx.clock, ctx.assumed), other or node, env) != known:
            self.felt.add(place)

    def _try_whole(self, place: int, ctx: Context, node: Condition, env: Environment, known: Known3) -> None:
        """Evaluate all that a definition says, with a fault in it."""
        # It answers as a table does.
        so_far = cast("Table", SoFar(ctx.table, node)) if isinstance(ctx.table, Table) else None
        inside = Context(self._run(ctx.run, None), ctx.clock, ctx.assumed, table=so_far)
        if self._evaluated(inside, self._whole(place), env) != known:
            self.outside.add(place)

    def _evaluated(self, ctx: Context, node: Condition | None, env: Environment) -> Known3 | None:
        """What a condition comes to, unwatched; None where that cannot be said."""
        if node is None:
            return None
        self._trying = True
        try:
            return ctx.condition(node, env)
        except Exception:
            return None
        finally:
            self._trying = False

    def _is_felt(self, place: int) -> bool:
        """Whether a fault has been felt where it is; of what is not tried there, its truths tell."""
        return could_be_felt(place, self.mutants[place], self.mutants[place].instead is not None, self)

    def _whole(self, place: int) -> Condition | None:
        """All that a definition says with a fault in it, made once for all questions; None where it cannot be made."""
        if ~place not in self.made:
            mutant = self.mutants[place]
            try:
                self.made[~place] = mutant.make().definitions[mutant.owner[1]].holds
            except Exception:
                self.made[~place] = None
        return self.made[~place]

    def _instead(self, place: int) -> Condition | None:
        """The condition with a fault in it, made once for all questions."""
        if place not in self.made:
            make = self.mutants[place].instead
            self.made[place] = None if make is None else make()
        return self.made[place]

    def _run(self, run: Run, place: int | None) -> Run:
        """A run beside the real one, on the pack itself or on a mutant; what does not depend on the pack is shared."""
        key = id(run), place
        if key not in self._runs:
            # On the pack itself, all that has been found so far holds.
            self._runs[key] = beside(run, run.pack, ()) if place is None else afresh(run, self.mutants[place].make())
        return self._runs[key]


@contextmanager
def trying(
    mutants: Sequence[Mutant],
    trials: Mapping[int, tuple[int, ...]],
    made: dict[int, Condition | None],
    killed: Sequence[int],
    wholes: Mapping[int, tuple[int, ...]],
) -> Iterator[Tried]:
    """Try faults in every evaluation inside the block.

    trials: `id()` of a condition -> places of mutants to try; made: keeps the conditions made for other questions
    killed: for each mutant whether it need not be tried any more; wholes: see `wholes_of`
    """
    seen = Tried(mutants, trials, made, killed, wholes)
    with observed(seen):
        yield seen


def could_be_felt(place: int, mutant: Mutant, tried: bool, seen: Tried) -> bool:
    """Whether a mutant whose place was reached could make a difference there; tried: whether that was tried."""
    if tried:
        return place in seen.felt
    if mutant.truths is not None and isinstance(mutant.anchor, int):
        return bool(mutant.truths & seen.truths.get(mutant.anchor, set()))
    return True


def trials_of(mutants: Iterable[Mutant], by_part: Mapping[Key, Sequence[int]]) -> dict[int, tuple[int, ...]]:
    """Where each mutant can be tried. by_part: dated value or list -> the conditions that name it, where all do."""
    found: dict[int, list[int]] = {}
    for place, mutant in enumerate(mutants):
        if mutant.instead is not None and isinstance(mutant.anchor, int):
            found.setdefault(mutant.anchor, []).append(place)
        elif isinstance(mutant.anchor, tuple):
            for node in by_part.get(mutant.anchor, ()):
                found.setdefault(node, []).append(place)
    return {node: tuple(places) for node, places in found.items()}


def wholes_of(pack: Pack, mutants: Iterable[Mutant]) -> dict[int, tuple[int, ...]]:
    """`id()` of what a definition says -> the mutants in it, by their place among all."""
    found: dict[int, list[int]] = {}
    for place, mutant in enumerate(mutants):
        kind, name = mutant.owner
        if kind == "definition" and mutant.id.startswith((f"{kind}:{name}.holds.", f"{kind}:{name}.holds:")):
            found.setdefault(id(pack.definitions[name].holds), []).append(place)
    return {node: tuple(places) for node, places in found.items()}
