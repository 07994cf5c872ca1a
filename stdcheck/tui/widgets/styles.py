"""How pieces of text look: by the outcome that they tell, or by their part on the screen. Never by colour alone."""

from __future__ import annotations

from functools import cache

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from stdcheck.report.cells import cut, visible, width
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


def strip_of(pieces: list[Piece], cells: int, base: str = "") -> Strip:
    """One line of exactly `cells`: foreign text is shown as it stands, never read as markup, and cut with `...`."""
    segments: list[Segment] = []
    ground, room = style(base), cells
    for text, name in pieces:
        shown = visible(text)
        if width(shown) > room:
            shown = cut(shown, room)
        if shown:
            segments.append(Segment(shown, style(name) + ground))
            room -= width(shown)
    if room > 0:
        segments.append(Segment(" " * room, ground))
    return Strip(segments, cells)
