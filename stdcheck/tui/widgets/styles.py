"""How pieces of text look: by the outcome that they tell, or by their part on the screen. Never by colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from stdcheck.report.cells import CUT, head, visible, width
from stdcheck.tui.viewmodel.words import Piece

STYLES = {
    "": "",
    "error": "bold red",
    "gap": "bold red",
    "undetermined": "bold yellow",
    "judgement": "bold magenta",
    "due": "yellow",
    "exempt": "cyan",
    "clear": "green",
    "pass": "green",
    "not_applicable": "bright_black",
    "dim": "bright_black",
    "title": "bold",
    "place": "cyan",
    "what_if": "bold reverse",
    "cursor": "reverse",
    "resting": "bold underline",
    "true": "bold",
    "false": "",
    "unknown": "bold yellow",
}


@cache
def style(name: str) -> Style:
    """The style of that id. Raises KeyError for one that there is not."""
    return Style.parse(STYLES[name])


def strip_of(pieces: Sequence[Piece], cells: int, base: str = "") -> Strip:
    """One line of exactly `cells`: foreign text is shown as it stands, never read as markup, and cut with `...`."""
    segments: list[Segment] = []
    ground, room = style(base), cells
    for text, name in shortened([(visible(text), name) for text, name in pieces], cells):
        if text:
            segments.append(Segment(text, style(name) + ground))
            room -= width(text)
    if room > 0:
        segments.append(Segment(" " * room, ground))
    return Strip(segments, cells)


def shortened(pieces: Sequence[Piece], cells: int) -> list[Piece]:
    """Visible pieces in at most `cells`: what is left out, be it a whole piece, is told by `...` at the end."""
    kept = list(pieces)
    while kept and not kept[-1][0].strip() and sum(width(text) for text, _ in kept) > cells:
        kept.pop()
    if sum(width(text) for text, _ in kept) <= cells:
        return kept
    dots = CUT[: max(cells, 0)]
    shown: list[Piece] = []
    room = cells - len(dots)
    for text, name in kept:
        beginning = head(text, room)
        room -= width(beginning)
        if beginning != text:
            return [*shown, (beginning + dots, name)]
        shown.append((text, name))
    return shown
