"""Places in the lines of a YAML text that the parser's marks do not give. Reads lines only, notes nothing.

Lines and columns of arguments are zero-based, as the parser's marks are; Positions start at 1.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from stdcheck.source.spans import Position

_BLANK = re.compile(r"[ \t]*")
_PROPERTY = re.compile(r"!<[^>\s]*>|[&!][^\s,\[\]{}]*")
_HEADER = re.compile(r"[|>]([-+0-9]*)")


def behind_colon(lines: Sequence[str], key_end: Position) -> Position:
    """Where the value of a key ending at `key_end` would stand: behind its colon, or behind the key if it has none."""
    line = lines[key_end.line - 1]
    blank = _BLANK.match(line, key_end.column - 1)
    after = blank.end() if blank else key_end.column - 1
    return Position(key_end.line, after + 2) if line[after : after + 1] == ":" else key_end


def end_of_block_scalar(lines: Sequence[str], line: int, column: int, end_line: int, end_column: int) -> Position:
    """The end of the `|` or `>` text that starts at `line`, `column`, from the parser's mark on a later line.

    The end of its last line of content: blank lines behind it belong to it only where it keeps them (`|+`).
    """
    last = min(end_line if end_column > 0 else end_line - 1, len(lines) - 1)
    match = _HEADER.match(lines[line], column)
    header = match.group(1) if match else ""
    if "+" not in header:
        blank = 0 if header.strip("-") else _indentation(lines, line + 1, last)
        while last > line and not lines[last].strip(" ") and len(lines[last]) <= blank:
            last -= 1
    last = max(last, line)
    return Position(last + 1, len(lines[last]) + 1)


def _indentation(lines: Sequence[str], first: int, last: int) -> int:
    """The spaces in front of the first line that is not blank; of blank lines only, more than any of them has."""
    for number in range(first, last + 1):
        text = lines[number].lstrip(" ")
        if text:
            return len(lines[number]) - len(text)
    return max((len(lines[number]) for number in range(first, last + 1)), default=0)


def properties(lines: Sequence[str], line: int, column: int) -> tuple[list[tuple[str, int, int]], tuple[int, int]]:
    """The anchors and tags at a place, each with its place, and where the value behind them starts."""
    found: list[tuple[str, int, int]] = []
    while line < len(lines):
        text = lines[line]
        blank = _BLANK.match(text, column)
        column = blank.end() if blank else column
        match = _PROPERTY.match(text, column)
        if match:
            found.append((match.group(), line, column))
            column = match.end()
        elif column >= len(text) or text[column] == "#":
            line, column = line + 1, 0
        else:
            break
    return found, (line, column)
