"""One text of a list that can be folded: what the detail pane, the help and the lists of the review are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stdcheck.source.spans import Span


@dataclass(frozen=True, slots=True)
class Item:
    """A text.

    key: names it whatever the language and what is folded; depth: how far it is moved in
    lead: a short word before the text (a truth, a label), in a style of its own; note: where it stands, at the end
    folded: None where nothing is below it
    span, url: where it points, if anywhere
    """

    key: str
    text: str
    depth: int = 0
    style: str = ""
    lead: str = ""
    lead_style: str = ""
    note: str = ""
    folded: bool | None = None
    span: Span | None = None
    url: str = ""


def text_of(items: Iterable[Item]) -> Iterator[str]:
    """Items as plain lines, to be pasted elsewhere."""
    for item in items:
        lead = f"{item.lead.strip()} " if item.lead else ""
        note = f"  ({item.note})" if item.note else ""
        yield f"{'  ' * item.depth}{lead}{item.text}{note}"
