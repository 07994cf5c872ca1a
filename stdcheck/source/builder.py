"""Events to the tree of `stdcheck.source.nodes`, without recursion; refuses what profiles and packs must not use.

Refused, each with its own code: duplicate keys, anchors, aliases, merge keys, tags, keys that are no text, a second
document, too much nesting, too many values. Building goes on after a problem, so that all of them are found in one run.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from stdcheck.source import places
from stdcheck.source.characters import FORBIDDEN, name_of
from stdcheck.source.collector import Collector, quoted
from stdcheck.source.events import Mark, Marked, NodeEvent, TextEvent
from stdcheck.source.limits import MAX_DEPTH, MAX_NODES
from stdcheck.source.nodes import Entry, Mapping, Node, Scalar, Sequence, Style
from stdcheck.source.spans import Position, Span

STYLES: dict[str | None, Style] = {
    None: "plain",
    "": "plain",
    "'": "single",
    '"': "double",
    "|": "literal",
    ">": "folded",
}


class StopReadingError(Exception):
    """The rest of the text is not read: it is too deep, too much, or another document."""


@dataclass(slots=True)
class _Frame:
    """A list or mapping whose end has not come yet.

    start: its place; end: the end of what it holds so far; key: of a mapping, the key whose value comes next
    """

    is_mapping: bool
    flow: bool
    start: Position
    end: Position
    items: list[Node] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)
    key: Node | None = None


class TreeBuilder:
    """Builds the tree of one text; `root` is the tree when its last event has come, or None while it is not whole."""

    def __init__(self, collector: Collector) -> None:
        self.root: Node | None = None
        self._collector = collector
        self._lines = collector.lines
        self._path = collector.path
        self._frames: list[_Frame] = []
        self._documents = 0
        self._nodes = 0

    def build(self, events: Iterable[Any]) -> None:
        """Takes all events; raises StopReadingError when the rest of them is not to be read."""
        for event in events:
            kind = type(event)
            if kind is ScalarEvent:
                self._add(self._scalar(event))
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._open(event, is_mapping=kind is MappingStartEvent)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._add(self._close(event))
            elif kind is AliasEvent:
                self._add(self._alias(event))
            elif kind is DocumentStartEvent:
                self._document(event)

    def _document(self, event: Marked) -> None:
        self._documents += 1
        if self._documents > 1:
            mark = event.start_mark
            self._collector.add("yaml-several-documents", self._collector.span(mark.line, mark.column, len("---")))
            raise StopReadingError

    def _count(self, mark: Mark) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            span = self._collector.span(mark.line, mark.column)
            self._collector.add("yaml-too-many-values", span, {"limit": f"{MAX_NODES:,}"})
            raise StopReadingError

    def _alias(self, event: NodeEvent) -> Scalar:
        mark = event.start_mark
        self._count(mark)
        span = self._collector.span(mark.line, mark.column, len(event.anchor) + 1)
        self._collector.add("yaml-alias", span, {"name": quoted(event.anchor)})
        return Scalar("", "plain", span)

    def _scalar(self, event: TextEvent) -> Scalar:
        start, end, text = event.start_mark, event.end_mark, event.value
        self._count(start)
        line, column = start.line, start.column
        style = STYLES[event.style]
        empty = not text and style == "plain"
        if event.anchor is not None or event.tag is not None:
            line, column = self._properties(line, column, empty=empty)
        start_at, end_at = Position(line + 1, column + 1), Position(end.line + 1, end.column + 1)
        if empty:
            start_at = end_at = self._empty_place(start_at)
        elif style == "literal" or style == "folded":
            end_at = places.end_of_block_scalar(self._lines, line, column, end.line, end.column)
        elif style == "double":
            self._check_escapes(text, line, column)
        return Scalar(text, style, Span(self._path, start_at, end_at))

    def _check_escapes(self, text: str, line: int, column: int) -> None:
        """A hidden character written as an escape is as hidden in a report as one in the file."""
        hidden = FORBIDDEN.search(text)
        if hidden:
            span = self._collector.span(line, column)
            self._collector.add("yaml-hidden-escape", span, {"character": name_of(hidden.group())})

    def _empty_place(self, mark: Position) -> Position:
        """Where a missing value is: behind the colon of its key, else at the parser's mark."""
        frame = self._frames[-1] if self._frames else None
        if frame is None or not frame.is_mapping or frame.key is None:
            return mark
        return places.behind_colon(self._lines, frame.key.span.end)

    def _properties(self, line: int, column: int, *, empty: bool) -> tuple[int, int]:
        """Notes the anchor and the tag in front of a value; returns the place of the value itself."""
        found, content = places.properties(self._lines, line, column)
        for text, at_line, at_column in found:
            span = self._collector.span(at_line, at_column, len(text))
            if text.startswith("&"):
                self._collector.add("yaml-anchor", span, {"name": quoted(text[1:])})
            else:
                self._collector.add("yaml-tag", span, {"tag": quoted(text)})
        if empty:
            text, line, column = found[-1]
            return line, column + len(text)
        return content

    def _open(self, event: NodeEvent, *, is_mapping: bool) -> None:
        self._count(event.start_mark)
        line, column = event.start_mark.line, event.start_mark.column
        if len(self._frames) >= MAX_DEPTH:
            self._collector.add("yaml-too-deep", self._collector.span(line, column), {"limit": str(MAX_DEPTH)})
            raise StopReadingError
        if event.anchor is not None or event.tag is not None:
            line, column = self._properties(line, column, empty=False)
        place = Position(line + 1, column + 1)
        self._frames.append(_Frame(is_mapping, bool(event.flow_style), place, place))

    def _close(self, event: Marked) -> Mapping | Sequence:
        frame = self._frames.pop()
        end = Position(event.end_mark.line + 1, event.end_mark.column + 1) if frame.flow else frame.end
        span = Span(self._path, frame.start, end)
        if frame.is_mapping:
            return Mapping(frame.entries, span, frame.flow)
        return Sequence(tuple(frame.items), span, frame.flow)

    def _add(self, node: Node) -> None:
        """Puts a finished node into the collection it stands in."""
        if not self._frames:
            self.root = node
            return
        frame = self._frames[-1]
        frame.end = node.span.end
        if not frame.is_mapping:
            frame.items.append(node)
        elif frame.key is None:
            frame.key = node
            self._check_key(node)
        else:
            key, frame.key = frame.key, None
            if type(key) is Scalar:
                frame.entries.setdefault(key.text, Entry(key, node))

    def _check_key(self, key: Node) -> None:
        """Notes a key that is no text or has an odd space, a merge key, or one that its mapping has already."""
        if type(key) is not Scalar:
            self._collector.add("yaml-key-not-text", key.span)
        elif key.is_null:
            self._collector.add("yaml-blank-key", key.span)
        elif key.style == "plain" and key.text == "<<":
            self._collector.add("yaml-merge-key", key.span)
        elif key.style == "plain" and key.text != key.text.strip():
            self._collector.add("yaml-space-beside-key", key.span)
        else:
            first = self._frames[-1].entries.get(key.text)
            if first is not None:
                related = (("yaml-first-written-here", first.key.span),)
                self._collector.add("yaml-duplicate-key", key.span, {"key": quoted(key.text)}, related)
