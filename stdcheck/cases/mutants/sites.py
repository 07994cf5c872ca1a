"""Where mutants are put: every node of a pack, its way, what it implements, and how another takes its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from stdcheck.cases.mutants.model import Anchor
from stdcheck.rules import nodes
from stdcheck.rules.model import Pack
from stdcheck.rules.nodes import Condition, Meta
from stdcheck.rules.walking import is_condition
from stdcheck.source.spans import Span

_NODES = (*Condition.__args__, *nodes.Term.__args__, nodes.Reading)

Put = Callable[[Any], Pack]
"""The pack with something else in the place of a node."""


@dataclass(frozen=True, slots=True, eq=False)
class Around:
    """What stands around a node.

    owner: (kind, id) of the part it belongs to; implements: of the nearest node that names provisions
    within: the provisions that any node around it names; span: of the nearest node that has a place
    """

    owner: tuple[str, str]
    implements: tuple[str, ...]
    within: frozenset[str]
    span: Span

    def inside(self, implements: tuple[str, ...], span: Span | None = None) -> Around:
        """The same one node further in."""
        return Around(self.owner, implements or self.implements, self.within | {*implements}, span or self.span)


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """A node in its place.

    way: from the part to the node; anchor: what an evaluation must reach for the node to matter
    percent: whether a number here is a share (what it is compared with is one)
    within: the condition of the anchor with something else in the place of the node; None where none is around it
    """

    node: Any
    way: str
    around: Around
    anchor: Anchor
    put: Put
    percent: bool = False
    within: Callable[[Any], Any] | None = None


def below(site: Site, is_percent: Callable[[nodes.Compare], bool]) -> Iterator[Site]:
    """A node and every node below it, parents first; is_percent: whether both sides of a comparison are shares."""
    node = site.node
    meta: Meta | None = getattr(node, "meta", None)
    around = site.around if meta is None else site.around.inside(meta.implements, meta.span)
    percent = is_percent(node) if isinstance(node, nodes.Compare) else site.percent
    # A term is evaluated with the comparison that it is a part of.
    anchor = id(node) if is_condition(node) else site.anchor
    within = _itself if is_condition(node) else site.within
    yield Site(node, site.way, around, anchor, site.put, percent, within)
    for step, child, put in _children(node):
        in_anchor = within and _then(within, put)
        inner = Site(child, f"{site.way}.{step}", around, anchor, _then(site.put, put), percent, in_anchor)
        yield from below(inner, is_percent)


def _itself(new: Any) -> Any:
    return new


def _then(outer: Callable[[Any], Any], inner: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda new: outer(inner(new))


def _children(node: Any) -> Iterator[tuple[str, Any, Callable[[Any], Any]]]:
    """Step, node and setter of every node directly below."""
    for name in (one.name for one in fields(node)):
        value = getattr(node, name)
        if isinstance(value, _NODES):
            yield name, value, into_field(node, name)
        elif isinstance(value, tuple):
            for place, item in enumerate(value):
                yield from _of_item(node, name, value, place, item)


def _of_item(
    node: Any, name: str, items: tuple[Any, ...], place: int, item: Any
) -> Iterator[tuple[str, Any, Callable[[Any], Any]]]:
    def put(new: Any) -> Any:
        return replace(node, **{name: (*items[:place], new, *items[place + 1 :])})

    if isinstance(item, _NODES):
        yield f"{name}.{place}", item, put
    elif isinstance(item, tuple) and len(item) == 2 and isinstance(item[1], _NODES):
        key = item[0]
        yield f"{name}.{key}", item[1], lambda new: put((key, new))


def into_field(holder: Any, name: str) -> Callable[[Any], Any]:
    """Setter of one field of a dataclass: gives a copy."""
    return lambda new: replace(holder, **{name: new})


def without(items: tuple[Any, ...], place: int) -> tuple[Any, ...]:
    """The items without one of them."""
    return (*items[:place], *items[place + 1 :])
