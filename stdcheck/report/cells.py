"""How wide a text is in a terminal, and texts cut and wrapped to a width. No colours, no layout, no imports of note.

A cell is the width of one Latin letter: East Asian wide and full-width characters take two, combining marks none, and
ambiguous ones (such as a section sign) one. What a terminal would act on or not show is first made visible.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

CUT = "..."
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_SPACES = frozenset(" \u3000")
_NO_LINE_START = frozenset(
    "、。，．・：；？！ー々ゝゞヽヾ〜）］｝〕〉》」』】〙〗’”)]}"  # closing and clinging punctuation
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"  # small kana
)
_NO_LINE_END = frozenset("（［｛〔〈《「『【〘〖‘“([{")
_MARKS = 8
"""Code points looked at for each cell: a text of nothing but combining marks must not cost more than it shows."""
_FOLDERS = re.compile(r"[^/]*/|[^/]+")
_HYPHENS = re.compile(r"[^-_]*[-_]+|[^-_]+")
_WORDS = re.compile(r"[ ]+|[^ ]+")


def visible(text: str) -> str:
    """`text` with every control, format or unassigned character and every odd space as an escape (`\\x1b`)."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(visible_character, text))


@lru_cache(maxsize=4096)
def visible_character(character: str) -> str:
    """The character itself, or its escape if a terminal would not show it as a sign of its own."""
    category = unicodedata.category(character)
    if category not in _HIDDEN_CATEGORIES and (category != "Zs" or character in _SPACES):
        return character
    number = ord(character)
    short = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}.get(character)
    if short is not None:
        return short
    if number <= 0xFF:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"


@lru_cache(maxsize=4096)
def cell_width(character: str) -> int:
    """Cells of one visible character: 0, 1 or 2."""
    if unicodedata.category(character) in {"Mn", "Me"} or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def width(text: str) -> int:
    """Cells of a visible text."""
    return len(text) if text.isascii() else sum(map(cell_width, text))


def widest_of(texts: Iterable[str]) -> int:
    """Cells of the widest of visible texts; 0 for none."""
    return max(map(width, texts), default=0)


def head(text: str, cells: int) -> str:
    """The longest beginning of `text` that is at most `cells` wide."""
    if text.isascii():
        return text[:cells]
    room = cells
    for index, character in enumerate(text):
        room -= cell_width(character)
        if room < 0:
            return text[:index]
    return text


def cut(text: str, cells: int) -> str:
    """`text`, ended with `...` where it is wider than `cells`."""
    window = text[: cells * _MARKS + 1]
    if len(window) == len(text) and width(window) <= cells:
        return text
    return head(window, cells - len(CUT)) + CUT if cells > len(CUT) else head(window, cells)


def fit(text: str, cells: int) -> str:
    """`text` exactly `cells` wide: cut, or filled with spaces."""
    shown = cut(text, cells)
    return shown + " " * (cells - width(shown))


def wrap(text: str, cells: int) -> list[str]:
    """`text` as lines of at most `cells`; Japanese breaks between characters, Latin between words.

    No line begins with closing punctuation or ends with an opening bracket, unless the width leaves no choice. A line
    feed in `text` ends a line. At least two cells, so that a wide character has room.
    """
    cells = max(cells, 2)
    return [line for paragraph in text.split("\n") for line in _wrap_paragraph(paragraph, cells)]


def wrap_path(path: str, cells: int) -> list[str]:
    """A path as lines of at most `cells`: broken behind a slash, else behind a hyphen, else anywhere."""
    lines = [""]
    for part in _FOLDERS.findall(path):
        for piece in [part] if width(part) <= cells else _HYPHENS.findall(part):
            if width(lines[-1]) + width(piece) <= cells:
                lines[-1] += piece
            else:
                first, *rest = wrap(piece, cells)
                lines += [first, *rest]
    return [line for line in lines if line] or [""]


def _wrap_paragraph(text: str, cells: int) -> list[str]:
    lines: list[str] = []
    line, used, gap = "", 0, 0
    for unit in _units(text):
        if unit[0] == " ":
            gap = len(unit) if line or not lines else 0
            continue
        size = width(unit)
        if used + gap + size > cells and line:
            lines.append(line)
            line, used, gap = "", 0, 0
        while size > cells:
            piece = head(unit, cells - gap)
            lines.append(" " * gap + piece)
            unit, gap = unit[len(piece) :], 0
            size = width(unit)
        line, used, gap = line + " " * gap + unit, used + gap + size, 0
    return [*lines, line] if line or not lines else lines


def _units(text: str) -> Iterator[str]:
    """What must not be broken: spaces, Latin words, wide characters with the punctuation that clings to them."""
    for run in _WORDS.findall(text):
        if run[0] == " " or run.isascii():
            yield run
            continue
        unit = ""
        for character in run:
            if unit and _may_break(unit[-1], character):
                yield unit
                unit = ""
            unit += character
        yield unit


def _may_break(before: str, after: str) -> bool:
    if before in _NO_LINE_END or after in _NO_LINE_START or cell_width(after) == 0:
        return False
    return cell_width(before) == 2 or cell_width(after) == 2
