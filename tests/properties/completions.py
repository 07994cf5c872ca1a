"""Completing what a profile leaves open, in every way: choices are made when something unknown is read, then varied."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any, TypeVar

T = TypeVar("T")


class Impossible(Exception):
    """These choices do not go together: no such world."""


@dataclass
class Completion:
    """The choices of one completion.

    plan: which option to take for the first choices; further ones take the first option, or a random one
    made: slot -> value; free: slots that stand for law nobody has read, or that no statement of a fact can settle
    """

    plan: Sequence[int] = ()
    rng: Random | None = None
    order: list[tuple[int, int]] = field(default_factory=list)
    made: dict[str, Any] = field(default_factory=dict)
    free: set[str] = field(default_factory=set)

    def choose(self, slot: str, options: Sequence[T], *, free: bool = False) -> T:
        """The value of a slot, the same whenever it is asked for."""
        if slot not in self.made:
            if not options:
                raise Impossible(slot)
            place = len(self.order)
            index = self.plan[place] if place < len(self.plan) else self.rng.randrange(len(options)) if self.rng else 0
            self.order.append((index, len(options)))
            self.made[slot] = options[index]
            if free:
                self.free.add(slot)
        return self.made[slot]  # type: ignore[no-any-return]


@dataclass(frozen=True)
class Leaf:
    """One completion and what came out of it."""

    made: dict[str, Any]
    free: frozenset[str]
    value: Any


@dataclass
class Explored:
    """The completions of one question; `whole`: these are all of them."""

    leaves: list[Leaf] = field(default_factory=list)
    whole: bool = True

    @property
    def values(self) -> set[Any]:
        return {leaf.value for leaf in self.leaves}

    @property
    def free(self) -> bool:
        """Whether something entered that no fact of the profile can settle."""
        return any(leaf.free for leaf in self.leaves)


def explore(question: Callable[[Completion], Any], most: int, sample: int, seed: int = 0) -> Explored:
    """Every completion while they are at most `most`, else that many and `sample` random ones."""
    found = Explored()
    for completion in _in_order(most, found):
        _ask(question, completion, found)
    if not found.whole:
        rng = Random(seed)
        for _ in range(sample):
            _ask(question, Completion(rng=rng), found)
    return found


def _ask(question: Callable[[Completion], Any], completion: Completion, found: Explored) -> None:
    try:
        value = question(completion)
    except Impossible:
        return
    found.leaves.append(Leaf(completion.made, frozenset(completion.free), value))


def _in_order(most: int, found: Explored) -> Iterator[Completion]:
    """Completions one after another, the last choice varied first."""
    plan: list[int] = []
    for _ in range(most):
        completion = Completion(plan)
        yield completion
        order = completion.order
        while order and order[-1][0] + 1 == order[-1][1]:
            order.pop()
        if not order:
            return
        plan = [index for index, _ in order]
        plan[-1] += 1
    found.whole = False


def essential(leaves: list[Leaf]) -> set[str]:
    """The slots on which the outcome depends: two completions that differ in that slot alone and in the outcome."""
    found: set[str] = set()
    for place, one in enumerate(leaves):
        for other in leaves[:place]:
            if one.value == other.value:
                continue
            apart = [slot for slot, value in one.made.items() if slot in other.made and other.made[slot] != value]
            if len(apart) == 1:
                found.add(apart[0])
    return found
