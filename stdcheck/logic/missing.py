"""Missing things as results show them: what they are, where they can be written, which answers settle what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from stdcheck.logic.context import Run
from stdcheck.logic.results import Cell, MissingFact
from stdcheck.logic.values import Missing

Settles = Mapping[str, tuple[tuple[Cell, frozenset[str]], ...]]


def described(run: Run, missing: Iterable[Missing], settles: Settles, subject: str) -> tuple[MissingFact, ...]:
    """Facts that settle most come first, then those of the subject itself, then by address."""
    found = []
    for one in missing:
        fact, span = run.sites.get(one.path, (None, None))
        cells = merged(settles.get(one.path, ()))
        cells = cells if len(cells) > 1 else ()
        found.append(MissingFact(one, fact, span, cells))
    return tuple(sorted(found, key=lambda m: (_openness(m), _distance(m, subject), m.missing.path, m.missing.cause)))


def _distance(missing: MissingFact, subject: str) -> int:
    """Whether it is a fact of the subject, or of something else."""
    path = missing.missing.path
    return 0 if path == subject or path.startswith(f"{subject}.") else 1


def _openness(missing: MissingFact) -> int:
    """How many outcomes the worst answer would leave; facts whose answers were not tried come last."""
    return max((len(left) for _, left in missing.settles), default=1_000)


def merged(cells: Iterable[tuple[Cell, frozenset[str]]]) -> tuple[tuple[Cell, tuple[str, ...]], ...]:
    """Neighbouring cells that leave the same possible become one."""
    found: list[tuple[Cell, tuple[str, ...]]] = []
    for cell, left in cells:
        outcome = tuple(sorted(left))
        joined = _joined(found[-1][0], cell) if found and found[-1][1] == outcome else None
        if joined is not None:
            found[-1] = (joined, outcome)
        else:
            found.append((cell, outcome))
    return tuple(found)


def _joined(a: Cell, b: Cell) -> Cell | None:
    """Two neighbouring cells as one, if they can be said as one."""
    ranges = [c for c in (a, b) if not (c.none or c.other or c.value is not None or c.values)]
    if len(ranges) == 2:
        return replace(a, high=b.high, high_open=b.high_open)
    if all(not (c.none or c.other) for c in (a, b)):
        texts = tuple(t for c in (a, b) for t in (c.values or (c.value,)) if t is not None)
        return Cell(values=texts)
    return None
