"""Making the profile of a case in memory: bases laid over one another, facts set and dropped at addresses.

Nodes keep the places where they are written, so that a problem of a case points into the case file.
"""

from __future__ import annotations

from stdcheck.cases.model import Change
from stdcheck.source.nodes import Document, Entry, Mapping, Node, Scalar
from stdcheck.source.spans import Span

BESIDE_FACTS = ("provenance", "readings", "evidence")
KEYED_BY_ADDRESS = ("provenance", "readings")
COMPLETE, OTHERS = "_complete", "_others"


def route(address: str) -> tuple[str, ...]:
    """The keys from the top of a profile to an address: facts stand under `facts`, the rest beside it.

    `kind` and `readings.pack/id` and `provenance.components.tcu.knowing` are addresses, too.
    """
    head, _, rest = address.partition(".")
    if head in KEYED_BY_ADDRESS and rest:
        return (head, rest)
    if head in BESIDE_FACTS or head == "kind":
        return tuple(address.split("."))
    return ("facts", *address.split("."))


def lay_over(below: Mapping, above: Mapping) -> Mapping:
    """Two mappings as one; where both have a mapping they unite, else the one above counts."""
    entries = dict(below.entries)
    for key, entry in above.entries.items():
        under = entries.get(key)
        if under is not None and isinstance(under.value, Mapping) and isinstance(entry.value, Mapping):
            entries[key] = Entry(entry.key, lay_over(under.value, entry.value))
        else:
            entries[key] = entry
    return Mapping(entries, below.span, below.flow)


def changed(root: Mapping, change: Change) -> Mapping:
    """The profile with one fact set or dropped; what is on the way is made, a dropped thing that is absent is left.

    Raises KeyError when the way leads through something that is not a mapping.
    """
    return _changed(root, route(change.address), change)


def _changed(node: Node | None, keys: tuple[str, ...], change: Change) -> Mapping:
    if node is None:
        node = Mapping({}, change.span)
    if not isinstance(node, Mapping):
        raise KeyError(change.address)
    key, rest = keys[0], keys[1:]
    entries = dict(node.entries)
    entry = entries.get(key)
    if not rest:
        if change.node is None:
            _drop(entries, key)
        else:
            entries[key] = Entry(_key(key, change.span, entry), change.node)
    elif entry is not None or change.node is not None:
        below = _changed(entry.value if entry is not None else None, rest, change)
        entries[key] = Entry(_key(key, change.span, entry), below)
    return Mapping(entries, node.span, node.flow)


def _drop(entries: dict[str, Entry], key: str) -> None:
    """A dropped list takes what is said of its completeness with it."""
    for name in (key, key + COMPLETE, key + OTHERS):
        entries.pop(name, None)


def _key(key: str, span: Span, entry: Entry | None) -> Scalar:
    return entry.key if entry is not None else Scalar(key, "plain", span)


def document(root: Mapping, path: str, digest: str) -> Document:
    """The made profile as a document."""
    return Document(path, (), digest, root)
