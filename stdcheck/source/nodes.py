"""The tree of a YAML text as the user wrote it: scalars stay text with their style, keys and values keep their span."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from stdcheck.source.problems import Problem
from stdcheck.source.spans import Span

Style = Literal["plain", "single", "double", "literal", "folded"]
NULL_WORDS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True, eq=False)
class Scalar:
    """A scalar, unread: its declared type decides later what `NO` or `2027-01` means."""

    text: str
    style: Style
    span: Span

    @property
    def is_null(self) -> bool:
        """Blank, `~` or `null`, unquoted."""
        return self.style == "plain" and self.text in NULL_WORDS


@dataclass(frozen=True, slots=True, eq=False)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    span: Span
    flow: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A key with its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True, eq=False)
class Mapping:
    """A mapping; keys are unique texts, in the order of the file."""

    entries: dict[str, Entry]
    span: Span
    flow: bool = False

    def get(self, key: str) -> Node | None:
        """The value under `key`, or None."""
        entry = self.entries.get(key)
        return None if entry is None else entry.value


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """One file as read.

    path: the name shown to the user; lines: the text by lines without their ends; sha256: of the bytes
    root: None when the file is empty or its problems leave nothing to read
    """

    path: str
    lines: tuple[str, ...]
    sha256: str
    root: Node | None
    problems: tuple[Problem, ...] = field(default=())
