"""A condition of a pack as an indented tree, limb by limb, without any profile: the law as the pack asks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from stdcheck.report.cells import visible
from stdcheck.report.excerpt import hanging
from stdcheck.report.text.layout import Layout
from stdcheck.rules import nodes
from stdcheck.rules.model import Pack
from stdcheck.rules.spelling import over_text, spelled

STEP = 2
"""Cells for each level."""


def indented(text: str, layout: Layout, cells: int) -> list[str]:
    """`text` wrapped behind a margin of so many cells, never so far right that nothing fits."""
    margin = min(cells, layout.cells // 2)
    return [" " * margin + line for line in hanging(visible(text), layout.cells - margin, STEP)]


class ConditionTree:
    """Prints trees of one pack. A definition is opened where it is named first, down to `levels`; else only named."""

    def __init__(self, pack: Pack, layout: Layout, levels: int) -> None:
        self.pack = pack
        self.layout = layout
        self._levels = levels
        self._opened: set[str] = set()

    def lines(self, node: object, depth: int = 0) -> list[str]:
        """The tree below one section, each level set in."""
        return list(self._lines(node, depth))

    def _lines(self, node: object, depth: int) -> Iterator[str]:
        yield from indented(self._noted(self._words(node), node), self.layout, STEP * (depth + 1))
        opens = isinstance(node, nodes.Meets) and self._opens(node)
        if isinstance(node, nodes.Meets) and opens:
            self._opened.add(node.definition)
        self._levels -= opens
        for key, child in self._below(node, opens):
            if key:
                yield from indented(self.layout.words.say(key), self.layout, STEP * (depth + 2))
            yield from self._lines(child, depth + (2 if key else 1))
        self._levels += opens

    def _words(self, node: object) -> str:
        """A node on one line."""
        say = self.layout.words.say
        match node:
            case nodes.AllOf():
                return say("explain.all", n=len(node.items))
            case nodes.AnyOf():
                return say("explain.any", n=len(node.items))
            case nodes.Not():
                return say("explain.not")
            case nodes.IfThenElse():
                return say("explain.if")
            case nodes.Some():
                key = "explain.some" if node.where is None else "explain.some_where"
                return say(key, name=node.name, list=over_text(node.over))
            case nodes.Every():
                key = "explain.every" if node.where is None else "explain.every_where"
                return say(key, name=node.name, list=over_text(node.over))
            case nodes.Readings():
                return say("explain.readings")
            case nodes.Reading():
                return say("explain.reading", id=f"{self.pack.id}/{node.id}", words=node.says or {"en": ""})
            case nodes.Unread():
                return say("explain.unread", why=node.why)
        return spelled(node)

    def _noted(self, words: str, node: object) -> str:
        """The line with what the pack says of a node, or of the definition that it names, and the paragraph."""
        meta = getattr(node, "meta", None)
        if isinstance(node, nodes.Meets) and node.definition in self.pack.definitions:
            meta = self.pack.definitions[node.definition].meta
        if not isinstance(meta, nodes.Meta):
            return words
        said = self.layout.words.say("why.titled", part=words, words=meta.says) if meta.says else words
        return said + (f" [{meta.cite.ref}]" if meta.cite is not None else "")

    def _opens(self, node: nodes.Meets) -> bool:
        known = node.definition in self.pack.definitions
        return known and self._levels > 0 and node.definition not in self._opened

    def _below(self, node: object, opens: bool) -> Iterator[tuple[str, object]]:
        """The nodes to show below a node, each with the key of a line above it, or none."""
        if isinstance(node, nodes.Meets) and opens:
            yield "", self.pack.definitions[node.definition].holds
        for kind, parts in _PARTS.items():
            if isinstance(node, kind):
                yield from parts(node)
        for side in _sides(node):
            if isinstance(side, nodes.Aggregate) and side.where is not None:
                yield "explain.where", side.where
            elif isinstance(side, nodes.Conditional):
                yield "explain.if", side.condition


def _sides(node: object) -> tuple[object, ...]:
    """The terms of a leaf, or the term itself where a tree begins with one."""
    if isinstance(node, nodes.Compare):
        return (node.left, *(node.right if isinstance(node.right, tuple) else (node.right,)))
    if isinstance(node, nodes.Arithmetic):
        return node.items
    return (node,)


def _of_every(node: nodes.Every) -> Iterator[tuple[str, object]]:
    if node.where is not None:
        yield "", node.where
        yield "explain.must", node.must
    else:
        yield "", node.must


def _of_if(node: nodes.IfThenElse) -> Iterator[tuple[str, object]]:
    yield "", node.condition
    yield "explain.then", node.then
    yield "explain.else", node.otherwise


_PARTS: dict[type, Callable[..., Iterator[tuple[str, object]]]] = {
    nodes.AllOf: lambda node: (("", item) for item in node.items),
    nodes.AnyOf: lambda node: (("", item) for item in node.items),
    nodes.Not: lambda node: iter([("", node.item)]),
    nodes.IfThenElse: _of_if,
    nodes.Some: lambda node: iter([("", node.where)] if node.where is not None else []),
    nodes.Every: _of_every,
    nodes.Readings: lambda node: (("", reading) for reading in node.readings),
    nodes.Reading: lambda node: iter([("", node.holds)]),
}
