"""Problems and findings as text: what, where, the line with a mark under the place, what to do. No colours.

Everything that comes from a file is made visible first: no escape sequence of a profile reaches a terminal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stdcheck.i18n import catalogue
from stdcheck.report.cells import CUT, cell_width, cut, visible, visible_character, width, wrap
from stdcheck.source.problems import Problem
from stdcheck.source.spans import Span

Texts = Mapping[str, Sequence[str]]
"""The lines of every file that a place may point into, by the path in its span."""

HINT = {"en": "hint: ", "ja": "ヒント: "}
TAB = 4
GUTTER = 2
"""Least cells for the line number."""
ARGUMENT = 200
"""Cells of one argument in a message; a longer one is cut."""

_MARKS = 8


def render_problem(problem: Problem, texts: Texts, *, lang: str = "en", cells: int = 100, hint: bool = True) -> str:
    """`problem` with its message, excerpts and hint in `lang`, in lines of at most `cells` (paths are never broken)."""
    args = {name: type(value)(cut(visible(value), ARGUMENT)) for name, value in problem.args.items()}
    return render(
        f"{problem.severity}[{problem.code}]",
        catalogue.message(problem.code, args, lang),
        problem.span,
        texts,
        related=[(catalogue.message(label, args, lang), span) for label, span in problem.related],
        hint=catalogue.hint(problem.code, args, lang) if hint else "",
        lang=lang,
        cells=cells,
    )


def render(
    title: str,
    message: str,
    span: Span,
    texts: Texts,
    *,
    related: Sequence[tuple[str, Span]] = (),
    hint: str = "",
    lang: str = "en",
    cells: int = 100,
) -> str:
    """Any diagnostic as text without a final line feed.

    title: such as `error[yaml-tab]`; related: further places, each with its label; hint: "" for none
    """
    gutter = max(GUTTER, *(len(str(place.start.line)) for place in (span, *(place for _, place in related))))
    lines = hanging(f"{title} {message}", cells, 2)
    lines += _place(span, texts, cells, gutter, "^")
    for label, place in related:
        lines += _place(place, texts, cells, gutter, "-", label)
    if hint:
        lines += hanging(HINT[lang] + hint, cells, width(HINT[lang]))
    return "\n".join(lines)


def hanging(text: str, cells: int, indent: int) -> list[str]:
    """`text` made visible and wrapped, the lines behind the first indented; its line feeds end lines."""
    shown = "\n".join(map(visible, text.split("\n")))
    first, *_ = wrap(shown, cells)
    rest = shown[len(first) :].lstrip(" ").removeprefix("\n")
    return [first, *(" " * indent + line for line in wrap(rest, cells - indent))] if rest else [first]


def excerpt(lines: Sequence[str], span: Span, cells: int, *, gutter: int = GUTTER, mark: str = "^") -> list[str]:
    """The first line of `span` behind its number, and `mark` under it; nothing where `lines` does not reach.

    gutter: cells for the number, where several excerpts are to stand in one column
    """
    if not 1 <= span.start.line <= len(lines):
        return []
    number = str(span.start.line)
    gutter = max(gutter, len(number))
    line = lines[span.start.line - 1]
    last = span.end.column - 1 if span.end.line == span.start.line else len(line.rstrip())
    shown, offset, length = _window(line, span.start.column - 1, last, cells - gutter - 3)
    return [f"{number:>{gutter}} | {shown}".rstrip(), f"{'':>{gutter}} | {' ' * offset}{mark * length}"]


def _place(span: Span, texts: Texts, cells: int, gutter: int, mark: str, label: str = "") -> list[str]:
    """The location line and the excerpt below it; a label that has no room beside the location stands below."""
    lines = texts.get(span.path, ())
    where = f":{span.start.line}:{span.start.column}" if lines else ""
    location = f"  --> {visible(span.path)}{where}"
    beside = f"{location}  {label}" if label else location
    found = [beside]
    if label and width(beside) > cells:
        found = [location, *(f"      {line}" for line in wrap(label, cells - 6))]
    return found + excerpt(lines, span, cells, gutter=gutter, mark=mark)


def _window(line: str, start: int, end: int, room: int) -> tuple[str, int, int]:
    """What of `line` is shown in `room` cells, the cells before the mark, and the cells of the mark.

    A line that is too wide is shown around `start`, a third of the room before it. Only as much of the line is looked
    at as can be shown: a line may have millions of characters.
    """
    start = min(start, len(line))
    lowest, highest = max(0, start - room * _MARKS), min(len(line), start + room * _MARKS)
    pieces = _pieces(line, lowest, highest)
    sizes = [width(piece) for piece in pieces]
    first, last = lowest, highest
    if lowest > 0 or highest < len(line) or sum(sizes) + (end > highest) > room:
        first = _back(sizes, lowest, start, room // 3)
        last = _forth(sizes, lowest, start, room - sum(sizes[first - lowest : start - lowest]) - 2 * len(CUT))
    before = CUT if first > 0 else ""
    after = CUT if last < len(line) else ""
    shown = before + "".join(pieces[first - lowest : last - lowest]) + after
    offset = len(before) + sum(sizes[first - lowest : start - lowest])
    length = sum(sizes[start - lowest : min(end, last) - lowest])
    return shown, offset, max(length, 1)


def _pieces(line: str, lowest: int, highest: int) -> list[str]:
    """The characters of a stretch of `line` as they are shown: tabs as spaces, hidden characters as escapes."""
    pieces: list[str] = []
    used = 0
    for character in line[lowest:highest]:
        piece = " " * (TAB - used % TAB) if character == "\t" else visible_character(character)
        pieces.append(piece)
        used += cell_width(piece) if len(piece) == 1 else len(piece)
    return pieces


def _back(sizes: Sequence[int], lowest: int, start: int, room: int) -> int:
    """The first index whose characters up to `start` fit into `room`."""
    first = start
    while first > lowest and room >= sizes[first - 1 - lowest]:
        first -= 1
        room -= sizes[first - lowest]
    return first


def _forth(sizes: Sequence[int], lowest: int, start: int, room: int) -> int:
    """The index behind the last character from `start` on that fits into `room`."""
    last = start
    while last - lowest < len(sizes) and room >= sizes[last - lowest]:
        room -= sizes[last - lowest]
        last += 1
    return last
