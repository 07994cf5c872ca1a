"""Gathers the problems of one file while it is read, and says when there are enough of them.

It turns the parser's zero-based places into spans that lie inside the text. It does not decide what is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stdcheck.source.limits import MAX_PROBLEMS
from stdcheck.source.problems import Problem
from stdcheck.source.spans import Position, Span

SHOWN = 60
"""Code points of a foreign text that a message quotes."""


class EnoughProblemsError(Exception):
    """The file has more problems than are reported; reading stops."""


def quoted(text: str) -> str:
    """`text` as an argument of a message: cut when it is long."""
    return text if len(text) <= SHOWN else text[:SHOWN] + "..."


class Collector:
    """The problems of one file, in the order of the text.

    path: the name shown to the user; lines: the text by lines, as written
    """

    def __init__(self, path: str, lines: Sequence[str]) -> None:
        self.path = path
        self.lines = lines
        self._found: list[Problem] = []
        self._surplus: Problem | None = None

    def __bool__(self) -> bool:
        return bool(self._found)

    def position(self, line: int, column: int) -> Position:
        """The place at zero-based `line` and `column`; behind the end of the text, the end of its last line."""
        if line >= len(self.lines):
            line = max(len(self.lines) - 1, 0)
            column = len(self.lines[line]) if self.lines else 0
        return Position(line + 1, column + 1)

    def span(self, line: int, column: int, length: int = 1) -> Span:
        """A stretch of `length` code points on one line, from a zero-based place."""
        start = self.position(line, column)
        return Span(self.path, start, Position(start.line, start.column + length))

    def add(
        self,
        code: str,
        span: Span,
        args: Mapping[str, str] | None = None,
        related: tuple[tuple[str, Span], ...] = (),
    ) -> None:
        """Notes a problem; raises EnoughProblemsError when it would be one too many."""
        if len(self._found) >= MAX_PROBLEMS:
            self._surplus = Problem("yaml-too-many-problems", span, {"limit": str(MAX_PROBLEMS)})
            raise EnoughProblemsError
        self._found.append(Problem(code, span, args or {}, related))

    def problems(self) -> tuple[Problem, ...]:
        """Everything noted, in the order of the text; last the word that there were too many."""
        found = sorted(self._found, key=lambda problem: problem.span)
        return (*found, self._surplus) if self._surplus is not None else tuple(found)
