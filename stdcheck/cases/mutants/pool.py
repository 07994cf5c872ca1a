"""Putting every question to every mutant that could matter to it, in this process or in several."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, MutableSequence, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from stdcheck.cases.mutants.bench import Bench, Probe

Killed = MutableSequence[int]
"""For each mutant 1 once a case has failed on it; shared by all processes, so that nobody asks about it again."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far it is: questions done of all, mutants killed so far; asked: the pack itself is still being asked."""

    asked: bool
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
    many = len(bench.mutants)
    with _mapping(bench, workers, method) as (mapped, killed):
        probes: list[Probe] = []
        for probe in mapped(_probe, range(len(bench.questions))):
            probes.append(probe)
            tell(Step(True, len(probes), len(bench.questions), 0))
        tasks = [(place, probe.felt) for place, probe in enumerate(probes) if probe.felt]
        # What few faults touch is about little: it kills its own mutants, and spares them the questions about much.
        tasks.sort(key=lambda task: (len(task[1]), task[0]))
        for done, _ in enumerate(mapped(_kill, tasks), 1):
            tell(Step(False, done, len(tasks), sum(killed)))
        dead = frozenset(place for place in range(many) if killed[place])
    return Tested(
        dead,
        frozenset(place for probe in probes for place in probe.reached),
        frozenset(place for probe in probes for place in probe.felt),
        tuple(place for place, probe in enumerate(probes) if not probe.passed),
    )


Mapped = Callable[[Callable[[Any], Any], Sequence[Any]], Iterable[Any]]


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


def _probe(place: int) -> Probe:
    return _BENCH[0][0].probe(place)


def _kill(task: tuple[int, tuple[int, ...]]) -> int:
    """Ask one question of those of its mutants that still live."""
    bench, killed = _BENCH[0]
    place, felt = task
    count = 0
    for mutant in bench.kills(place, (one for one in felt if not killed[one])):
        killed[mutant] = 1
        count += 1
    return count
