"""The shapes that every part of a pack is written in: mappings with known keys, lists, texts in two languages, ids.

Each function reports what is wrong and answers None (or what could be read): all problems of a pack come at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from stdcheck.facts.declarations import Text
from stdcheck.facts.near import near
from stdcheck.facts.shapes import LANGUAGES, Report, nfc, shown
from stdcheck.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from stdcheck.source.spans import Span

KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SNAKE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_TELLING = ("id", "kind", "rule", "pack")
_BESIDE = 3


def as_mapping(node: Node, report: Report) -> Mapping | None:
    """`node` as a mapping."""
    if isinstance(node, Mapping):
        return node
    report.error("pack-mapping-expected", node.span)
    return None


def as_items(node: Node, report: Report) -> tuple[Node, ...]:
    """The items of a list; nothing when it is none."""
    if isinstance(node, Sequence):
        return node.items
    report.error("pack-list-expected", node.span)
    return ()


def as_text(node: Node, report: Report) -> str | None:
    """`node` as a text that is not empty."""
    if isinstance(node, Scalar) and not node.is_null and node.text.strip():
        return nfc(node.text)
    report.error("pack-text-expected", node.span)
    return None


def check_keys(mapping: Mapping, report: Report, required: Iterable[str] = (), optional: Iterable[str] = ()) -> bool:
    """Whether every required key is there; unknown keys are reported, too (they do not make it False)."""
    required = tuple(required)
    known = {*required, *optional}
    for key, entry in mapping.entries.items():
        if key not in known:
            report.error("pack-unknown-key", entry.key.span, key=shown(key), near=near(key, known))
    missing = [key for key in required if key not in mapping.entries]
    for key in missing:
        missing_key(mapping, key, report)
    return not missing


def missing_key(mapping: Mapping, key: str, report: Report) -> None:
    """Report a key that is not there; what stands beside it tells which part it is missing from."""
    beside = [_said(name, entry.value) for name, entry in mapping.entries.items()]
    report.error("pack-missing-key", mapping.span, key=key, beside=", ".join(beside[:_BESIDE]) or "{}")


def _said(name: str, value: Node) -> str:
    return shown(f"{name}: {value.text}" if name in _TELLING and isinstance(value, Scalar) else name)


def entries(node: Node | None, report: Report) -> Iterator[Entry]:
    """The entries of a mapping; nothing when it is absent or none."""
    if node is None:
        return
    mapping = as_mapping(node, report)
    if mapping is not None:
        yield from mapping.entries.values()


def read_words(node: Node | None, report: Report) -> Text:
    """A text in English and Japanese; both are needed."""
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        report.error("pack-text-languages", node.span)
        return {}
    check_keys(node, report, required=LANGUAGES)
    words = {}
    for language in LANGUAGES:
        value = node.get(language)
        text = None if value is None else as_text(value, report)
        if text is not None:
            words[language] = text
    return words


def read_id(key: Scalar, report: Report) -> str:
    """An id of a pack (kebab-case); a wrong form is reported and the id is still used."""
    if not KEBAB.fullmatch(key.text):
        report.error("pack-id-form", key.span, id=key.text)
    return key.text


def read_name(key: Scalar, report: Report) -> str:
    """A name in scope, an answer, a flag (snake_case)."""
    if not SNAKE.fullmatch(key.text):
        report.error("pack-name-form", key.span, name=key.text)
    return key.text


def places(node: Node | None) -> tuple[Span, ...]:
    """The places of the items of a list."""
    return tuple(item.span for item in node.items) if isinstance(node, Sequence) else ()


def texts(node: Node | None, report: Report) -> tuple[str, ...]:
    """A list of texts; nothing when it is absent."""
    if node is None:
        return ()
    return tuple(text for item in as_items(node, report) if (text := as_text(item, report)) is not None)
