"""Places in a text: what every value, key and problem carries. Nothing here reads files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a text; line and column start at 1, the column counts code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one file; `path` is the name shown to the user (POSIX slashes), `end` is exclusive."""

    path: str
    start: Position
    end: Position
