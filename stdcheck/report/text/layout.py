"""What all text reports share: the width, the languages, colours, and the files that excerpts are cut from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from stdcheck.report.cells import visible, width, wrap
from stdcheck.report.excerpt import Texts, hanging, render_problem
from stdcheck.report.wording import Words
from stdcheck.source.decode import decode
from stdcheck.source.limits import MAX_BYTES
from stdcheck.source.problems import Problem
from stdcheck.source.spans import Span

MARGIN = 3
LABEL = 10
"""Cells for the labels at the left of a finding (`because`), behind the margin."""

_COLOURS = {
    "error": "1;31",
    "gap": "1;31",
    "undetermined": "1;33",
    "judgement": "1;35",
    "due": "1;33",
    "exempt": "36",
    "clear": "32",
    "pass": "32",
    "not_applicable": "2",
    "warning": "1;33",
    "note": "36",
    "place": "34",
    "label": "1",
}


class SourceTexts(Mapping[str, Sequence[str]]):
    """Lines of files by the path they are shown under, read when an excerpt needs them.

    folders: shown prefix -> folder, for files shown under another name than their own; given: texts already at hand
    """

    def __init__(
        self, folders: Mapping[str, Path] | None = None, given: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        self._folders = dict(folders or {})
        self._read: dict[str, Sequence[str]] = dict(given or {})

    def __getitem__(self, path: str) -> Sequence[str]:
        if path not in self._read:
            self._read[path] = self._lines(path)
        return self._read[path]

    def get(self, path: str, default: object = ()) -> Sequence[str]:
        """The lines, none where the file cannot be read."""
        return self[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)

    def _lines(self, path: str) -> Sequence[str]:
        file = Path(path)
        for shown, folder in self._folders.items():
            if path.startswith(f"{shown}/"):
                file = folder / path.removeprefix(f"{shown}/")
        try:
            with file.open("rb") as stream:
                data = stream.read(MAX_BYTES + 1)
        except (OSError, ValueError):
            return ()
        return decode(data, path)[0] if len(data) <= MAX_BYTES else ()


@dataclass(frozen=True, slots=True)
class Layout:
    """How text is laid out. cells: width of a line; verbose: show what is otherwise only counted"""

    words: Words
    cells: int = 100
    colour: bool = False
    verbose: bool = False
    texts: Texts = field(default_factory=SourceTexts)

    def paint(self, text: str, kind: str) -> str:
        """`text` in the colour of an outcome or of a role."""
        code = _COLOURS.get(kind)
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and code else text

    def spread(self, left: str, right: str) -> list[str]:
        """Two texts at the two ends of a line; the second on a line of its own where there is no room."""
        gap = self.cells - width(left) - width(right)
        if gap >= 2:
            return [left + " " * gap + right] if right else [left]
        below = [" " * (self.cells - width(line)) + line for line in wrap(right, self.cells) if right]
        return [*hanging(left, self.cells, 2), *below]

    def labelled(self, label: str, lines: Sequence[str]) -> list[str]:
        """Lines behind a label in the margin, wrapped."""
        room = max(LABEL, width(label) + 1)
        out: list[str] = []
        for text in lines:
            for piece in wrap(visible(text), self.cells - MARGIN - room):
                shown = label if not out else ""
                out.append(" " * MARGIN + shown + " " * (room - width(shown)) + piece)
        return out

    def problem(self, problem: Problem, *, hint: bool = True) -> list[str]:
        """A problem of a file in the languages asked for; without its hint where that has been said."""
        lines: list[str] = []
        for lang in self.words.languages:
            text = render_problem(problem, self.texts, lang=lang, cells=self.cells, hint=hint)
            first, *rest = text.split("\n")
            head, bracket, message = first.partition("[")
            lines += [self.paint(head, problem.severity) + bracket + message, *rest]
        return lines


def place(span: Span) -> str:
    """`path:line:column`."""
    return f"{visible(span.path)}:{span.start.line}:{span.start.column}"
