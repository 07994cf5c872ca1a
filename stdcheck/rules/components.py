"""Groups of things that rest on one another (strongly connected components), without recursion."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T")


def components(starts: Iterable[T], onward: Callable[[T], Iterable[T]]) -> list[list[T]]:
    """The groups of everything that can be reached from `starts`, each after the groups that it rests on.

    onward: what a thing rests on. Two things are in one group when each can be reached from the other (Tarjan 1972).
    """
    search = _Search[T](onward)
    for start in starts:
        search.visit(start)
    return search.found


class _Search(Generic[T]):
    """index: thing -> when it was first met; lowest: the earliest thing on the trail that is reached from below it."""

    def __init__(self, onward: Callable[[T], Iterable[T]]) -> None:
        self.onward = onward
        self.found: list[list[T]] = []
        self.index: dict[T, int] = {}
        self.lowest: dict[T, int] = {}
        self.open: dict[T, None] = {}

    def visit(self, start: T) -> None:
        """Everything below one thing, depth first."""
        if start in self.index:
            return
        trail = [(start, iter(self._meet(start)))]
        while trail:
            thing, pending = trail[-1]
            below = next(pending, None)
            if below is not None:
                if below not in self.index:
                    trail.append((below, iter(self._meet(below))))
                elif below in self.open:
                    self.lowest[thing] = min(self.lowest[thing], self.index[below])
                continue
            trail.pop()
            if trail:
                above = trail[-1][0]
                self.lowest[above] = min(self.lowest[above], self.lowest[thing])
            if self.lowest[thing] == self.index[thing]:
                self._close(thing)

    def _meet(self, thing: T) -> Iterable[T]:
        self.index[thing] = self.lowest[thing] = len(self.index)
        self.open[thing] = None
        return self.onward(thing)

    def _close(self, thing: T) -> None:
        """The group of which `thing` was met first."""
        group: list[T] = []
        while not group or group[-1] != thing:
            group.append(self.open.popitem()[0])
        self.found.append(group[::-1])
