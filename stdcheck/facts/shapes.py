"""Collecting problems, and the small shapes that declarations and profiles share: mappings, lists, ids.

Each reader of the stage reports what is wrong and answers None, so that all problems of a file come at once.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from stdcheck.facts.near import near
from stdcheck.source.nodes import Entry, Mapping, Node, Scalar
from stdcheck.source.problems import Problem
from stdcheck.source.spans import Span

LANGUAGES = ("en", "ja")
RESERVED_IDS = frozenset({"none", "unknown"})
LIST_PARTS = ("_complete", "_others")
"""What may be said of a list beside its elements: suffixes of its name."""

_SHOWN = 60


@dataclass(slots=True)
class Report:
    """The problems found so far."""

    problems: list[Problem] = field(default_factory=list)

    def error(self, code: str, span: Span, *related: tuple[str, Span], **args: str) -> None:
        """Note an error; `args` fill the placeholders of its message, `related` are further places with labels."""
        self.problems.append(Problem(code, span, args, related))

    def again(self, code: str, span: Span, first: Span, **args: str) -> None:
        """Note an error about something that stands in two places."""
        self.error(code, span, (f"{code.partition('-')[0]}-first-here", first), **args)

    def warning(self, code: str, span: Span, **args: str) -> None:
        """Note a warning."""
        self.problems.append(Problem(code, span, args, severity="warning"))

    @property
    def failed(self) -> bool:
        """Whether there is an error."""
        return any(problem.severity == "error" for problem in self.problems)


def shown(text: str) -> str:
    """A foreign text for a message: one line, not endless."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "..."


def nfc(text: str) -> str:
    """Composed form, so that file names and keyboards of all systems agree."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def is_id(text: str) -> bool:
    """Letters of any script (with their marks), digits, `-` and `_`; so an id never contains the dot of an address."""
    if text.isascii():
        return bool(text) and text.replace("-", "a").replace("_", "a").isalnum()
    return all(char in "-_" or unicodedata.category(char)[0] in "LMN" for char in text)


def entries(mapping: Mapping) -> Iterator[tuple[str, Entry]]:
    """Keys (composed) with their entries."""
    for key, entry in mapping.entries.items():
        yield nfc(key), entry


def is_null(node: Node) -> bool:
    """Blank or null."""
    return isinstance(node, Scalar) and node.is_null


def known_keys(mapping: Mapping, allowed: Iterable[str], code: str, report: Report) -> dict[str, Entry]:
    """The entries with allowed keys; any other key is a problem `code`."""
    names = tuple(allowed)
    found: dict[str, Entry] = {}
    for key, entry in mapping.entries.items():
        if key in names:
            found[key] = entry
        else:
            report.error(code, entry.key.span, key=shown(key), near=near(key, names))
    return found
