"""The files of a pack: which there are, their digest, and their entries by section with duplicates reported."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from stdcheck.facts.shapes import Report
from stdcheck.rules.reading.shapes import as_items, as_mapping, as_text, check_keys, missing_key
from stdcheck.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from stdcheck.source.reader import read_file
from stdcheck.source.spans import Position, Span

HEADER = "pack.yaml"
SECTIONS: dict[str, tuple[str, ...]] = {
    "parameters.yaml": ("parameters",),
    "methods.yaml": ("methods",),
    "glossary.yaml": ("glossary",),
    "lists": ("lists",),
    "calendars": ("calendars",),
    "provisions": ("provisions",),
    "rules": ("definitions", "quantities", "decisions", "rules", "notes"),
}
"""Top-level file or folder -> the sections that its files may hold."""
LISTED = frozenset({"rules", "notes", "provisions"})
"""Sections written as lists of mappings with an `id`; the others are mappings by id."""
ELSEWHERE = frozenset({"facts", "cases", "mutants.yaml"})
"""Folders and files that others read."""
TRIALS = frozenset({"cases", "mutants.yaml"})
"""What says how a pack is tried out, and nothing of the law."""


@dataclass(frozen=True, slots=True)
class Item:
    """An element of a listed section."""

    id: str
    id_span: Span
    node: Mapping


@dataclass(slots=True)
class Contents:
    """The entries of a pack by section, in the order of the files' names.

    complete: False when something stands where it was not read, so that names may only seem to be missing
    """

    header: Mapping | None = None
    complete: bool = True
    keyed: dict[str, list[Entry]] = field(default_factory=dict)
    listed: dict[str, list[Item]] = field(default_factory=dict)


def digest(folder: Path) -> str:
    """sha256 over path and bytes of every file but cases, mutants and hidden ones, in the order of the paths."""
    total = hashlib.sha256()
    for name, file in sorted(_files(folder)):
        if name.split("/")[0] not in TRIALS:
            data = file.read_bytes()
            total.update(f"{name}\0{len(data)}\0".encode())
            total.update(data)
    return total.hexdigest()


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for file in folder.rglob("*"):
        name = file.relative_to(folder).as_posix()
        if file.is_file() and not any(part.startswith(".") for part in name.split("/")):
            yield name, file


def start_of(shown: str) -> Span:
    """The place of a file as a whole."""
    return Span(shown, Position(1, 1), Position(1, 1))


def read_contents(folder: Path, shown_as: str, report: Report) -> Contents:
    """Read every file of the pack that holds law."""
    contents = Contents(
        keyed={name: [] for names in SECTIONS.values() for name in names if name not in LISTED},
        listed={name: [] for name in sorted(LISTED)},
    )
    for name, file in sorted(_files(folder)):
        top = name.partition("/")[0]
        if top in ELSEWHERE or file.suffix not in (".yaml", ".yml"):
            continue
        shown = f"{shown_as}/{name}"
        root = _root(file, shown, SECTIONS.get(top, ()), report) if _has_a_place(name) else None
        if root is None:
            contents.complete = False
            if not _has_a_place(name):
                report.error("pack-stray-file", start_of(shown), name=name)
        elif name == HEADER:
            contents.header = root
        else:
            _sort(root, SECTIONS[top], contents, report)
    return contents


def _has_a_place(name: str) -> bool:
    """Whether a pack reads the file of this name: `pack.yaml`, `parameters.yaml`, `rules/x.yaml`, ..."""
    top, _, rest = name.partition("/")
    if not rest:
        return name == HEADER or (name in SECTIONS and name.endswith(".yaml"))
    return top in SECTIONS and "/" not in rest and rest.endswith(".yaml")


def _root(file: Path, shown: str, sections: tuple[str, ...], report: Report) -> Mapping | None:
    """The mapping that a file holds; None after a problem."""
    document = read_file(file, shown)
    report.problems.extend(document.problems)
    listed = [section for section in sections if section in LISTED]
    if isinstance(document.root, Sequence) and listed:
        report.error("pack-bare-list", start_of(shown), section=listed[0])
        return None
    if document.root is not None:
        return as_mapping(document.root, report)
    if not document.problems:
        report.error("pack-mapping-expected", start_of(shown))
    return None


def _sort(root: Mapping, sections: tuple[str, ...], contents: Contents, report: Report) -> None:
    check_keys(root, report, optional=sections)
    contents.complete = contents.complete and not root.entries.keys() - set(sections)
    for section, entry in root.entries.items():
        if section not in sections:
            continue
        if section in LISTED:
            _add_listed(entry.value, contents.listed[section], report)
        elif (mapping := as_mapping(entry.value, report)) is not None:
            _add_keyed(mapping, contents.keyed[section], report)


def _add_keyed(mapping: Mapping, known: list[Entry], report: Report) -> None:
    first = {entry.key.text: entry.key.span for entry in known}
    for key, entry in mapping.entries.items():
        if key in first:
            report.error("pack-duplicate-id", entry.key.span, ("pack-at-first", first[key]), id=key)
        else:
            known.append(entry)


def _add_listed(node: Node, known: list[Item], report: Report) -> None:
    first = {item.id: item.id_span for item in known}
    for item in as_items(node, report):
        mapping = as_mapping(item, report)
        if mapping is None:
            continue
        key = mapping.get("id")
        if key is None:
            missing_key(mapping, "id", report)
            continue
        name = as_text(key, report)
        if name is None or not isinstance(key, Scalar):
            continue
        if name in first:
            report.error("pack-duplicate-id", key.span, ("pack-at-first", first[name]), id=name)
            continue
        first[name] = key.span
        known.append(Item(name, key.span, mapping))
