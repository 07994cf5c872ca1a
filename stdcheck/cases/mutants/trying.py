"""Whether a fault could be felt where it is: while the pack itself is asked, faults are tried in their place.

A mutant whose place never reads otherwise in an evaluation changes nothing in it: the evaluation need not be repeated
on the mutant. A comparison is evaluated once more for each fault in it, on a run of its own, for what it remembers must
not spare the real run an evaluation that is to be seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from stdcheck.cases.mutants.model import Mutant
from stdcheck.cases.mutants.parts import Key
from stdcheck.logic.context import ConditionMeaning, Context, Run, TermMeaning
from stdcheck.logic.recording import observed
from stdcheck.logic.things import Environment, Value
from stdcheck.logic.values import Known3, Truth
from stdcheck.rules.nodes import Condition, Term


@dataclass(slots=True, eq=False)
class Tried:
    """What one evaluation showed, by `id()` of nodes.

    reached: conditions and terms; truths: of conditions, also under assumed values
    felt: mutants (by their place among all) whose condition came out otherwise; made: conditions with faults in them
    """

    mutants: Sequence[Mutant]
    trials: Mapping[int, tuple[int, ...]]
    made: dict[int, Condition | None]
    reached: set[int] = field(default_factory=set)
    truths: dict[int, set[Truth]] = field(default_factory=dict)
    felt: set[int] = field(default_factory=set)
    _runs: dict[tuple[int, int | None], Run] = field(default_factory=dict)
    _trying: bool = False

    def condition(self, meaning: ConditionMeaning) -> ConditionMeaning:
        """The meaning of a class of conditions, watched."""

        def watched(ctx: Context, node: Condition, env: Environment) -> Known3:
            known = meaning(ctx, node, env)
            if not self._trying:
                self.reached.add(id(node))
                self.truths.setdefault(id(node), set()).add(known.truth)
                for place in self.trials.get(id(node), ()):
                    if place not in self.felt:
                        self._try(place, ctx, node, env, known)
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
        self._trying = True
        try:
            inside = Context(self._run(ctx.run, None if other is not None else place), ctx.clock, ctx.assumed)
            found = inside.condition(node if other is None else other, env)
        except Exception:
            found = None
        finally:
            self._trying = False
        if found != known:
            self.felt.add(place)

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
            pack = run.pack if place is None else self.mutants[place].make()
            self._runs[key] = Run(run.profile, pack, run.vocabulary, run.as_of, graph=run.graph, inverse=run.inverse)
        return self._runs[key]


@contextmanager
def trying(
    mutants: Sequence[Mutant], trials: Mapping[int, tuple[int, ...]], made: dict[int, Condition | None]
) -> Iterator[Tried]:
    """Try faults in every evaluation inside the block.

    trials: `id()` of a condition -> places of mutants to try; made: keeps the conditions made for other questions
    """
    seen = Tried(mutants, trials, made)
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
