"""Putting every question to every mutant that could matter to it, in this process or in several."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, MutableSequence, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

from stdcheck.cases.mutants.bench import Asked, Bench

Killed = MutableSequence[int]
"""For each mutant 1 once a case has failed on it; shared by all processes, so that nobody asks about it again."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far it is: questions done of all, mutants killed so far."""

    done: int
    of: int
    killed: int


@dataclass(frozen=True, slots=True, eq=False)
class Tested:
    """What came out, for each mutant by its place: whether it was killed, and how near the passing cases came to it.

    reached: its place was evaluated; felt: it may have read otherwise there; failing: places of questions that are not
    answered as expected on the pack itself, and so kill nothing
    """

    killed: frozenset[int]
    reached: frozenset[int]
    felt: frozenset[int]
    failing: tuple[int, ...]


Tell = Callable[[Step], None]
_BENCH: list[tuple[Bench, Killed]] = []
"""Of a worker process: what it works on."""


def run_mutants(bench: Bench, *, workers: int = 2, tell: Tell = lambda _: None, method: str | None = None) -> Tested:
    """Kill what the cases can kill. The result does not depend on the number of workers.

    method: how processes are started (default: forked where that is possible)
    """
    # Made before any process is, so that a forked one finds it done.
    many, order = len(bench.mutants), bench.order
    reached: set[int] = set()
    felt: set[int] = set()
    failing: list[int] = []
    with _mapping(bench, workers, method) as (mapped, killed):
        for done, (place, asked) in enumerate(zip(order, mapped(_ask, order), strict=True), 1):
            reached.update(asked.reached)
            felt.update(asked.felt)
            if not asked.passed:
                failing.append(place)
            tell(Step(done, len(order), sum(killed)))
        dead = frozenset(place for place in range(many) if killed[place])
    # What is killed is no longer looked at: it has been reached and felt, whoever asked first.
    return Tested(dead, dead | reached, dead | felt, tuple(sorted(failing)))


Mapped = Callable[[Callable[[int], Asked], Sequence[int]], Iterable[Asked]]


@contextmanager
def _mapping(bench: Bench, workers: int, method: str | None) -> Iterator[tuple[Mapped, Killed]]:
    """A `map` over one or several processes, and the mutants killed."""
    many = len(bench.mutants)
    if workers < 2 or len(bench.questions) < 2:
        here: Killed = [0] * many
        _start(bench, here)
        try:
            yield map, here
        finally:
            _BENCH.clear()
        return
    if method is None and "fork" in multiprocessing.get_all_start_methods():
        method = "fork"
    context = multiprocessing.get_context(method)
    shared: Killed = context.RawArray("b", many)
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(bench, shared))
    try:
        yield pool.map, shared
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _start(bench: Bench, killed: Killed) -> None:
    _BENCH[:] = [(bench, killed)]


def _ask(place: int) -> Asked:
    """Ask one question of the pack, and of those of its mutants that still live."""
    bench, killed = _BENCH[0]
    asked = bench.ask(place, killed)
    for mutant in asked.killed:
        killed[mutant] = 1
    return asked
