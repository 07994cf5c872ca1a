"""Where the generators take their decisions from: hypothesis (which can shrink them) or a seed (which is faster)."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Protocol, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

T = TypeVar("T")


class Below(Protocol):
    """A number from 0 to n - 1; 0 is the simplest."""

    def __call__(self, n: int) -> int: ...


class Chooser:
    """Decisions by one source. The first of several is what hypothesis shrinks to, so the simplest stands first."""

    def __init__(self, below: Below) -> None:
        self.below = below

    def pick(self, options: Sequence[T]) -> T:
        return options[self.below(len(options))] if len(options) > 1 else options[0]

    def weighted(self, options: Sequence[tuple[int, T]]) -> T:
        place = self.below(sum(weight for weight, _ in options))
        for weight, option in options:
            place -= weight
            if place < 0:
                return option
        raise AssertionError

    def chance(self, percent: int) -> bool:
        """True in so many of a hundred cases; shrinks to false."""
        return self.below(100) >= 100 - percent

    def several(self, options: Sequence[T], most: int) -> list[T]:
        """Up to `most` different options, in their order."""
        left = list(range(len(options)))
        taken = [left.pop(self.below(len(left))) for _ in range(min(self.below(most + 1), len(left)))]
        return [options[place] for place in sorted(taken)]

    def shuffled(self, options: Sequence[T]) -> list[T]:
        left = list(options)
        return [left.pop(self.below(len(left)) if len(left) > 1 else 0) for _ in options]


def seeded(seed: int) -> Chooser:
    """Decisions from a seed."""
    rng = Random(seed)
    return Chooser(rng.randrange)


@st.composite
def choosers(draw: DrawFn) -> Chooser:
    """Decisions that hypothesis takes."""
    numbers = {n: st.integers(0, n - 1) for n in range(1, 12)}

    def below(n: int) -> int:
        return draw(numbers[n] if n in numbers else st.integers(0, n - 1))

    return Chooser(below)
