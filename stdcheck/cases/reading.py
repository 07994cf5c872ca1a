"""Reading the case files of a pack: `_bases.yaml` and one file for each rules file. All problems at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from stdcheck.cases.model import Case, Change, Expectation, Variant
from stdcheck.facts.near import near
from stdcheck.facts.shapes import Report, known_keys, shown
from stdcheck.logic.results import Headline, Outcome
from stdcheck.source.nodes import Document, Entry, Mapping, Node, Scalar, Sequence
from stdcheck.source.problems import Problem
from stdcheck.source.reader import read_file
from stdcheck.source.spans import Position, Span

CASE_KEYS = ("id", "source", "as_of", "given", "expect", "vary")
GIVEN_KEYS = ("base", "also", "profile", "set", "drop")
VARY_KEYS = ("path", "rows")
ROW_KEYS = ("expect", "as_of", "set")
AT_PATH = ("value", "drop")
ANSWER_KEYS = ("answer", "subject", "is", "possible", "missing")
RULE_KEYS = ("rule", "subject", "outcome", "possible", "missing", "due", "relies_on")
UNDETERMINED = "undetermined"


@dataclass(slots=True)
class _Reader:
    report: Report
    bases: dict[str, Mapping]
    default_day: date


def read_cases(
    folder: Path, shown_as: str, default_day: date, *, bases_of: tuple[Path, str] | None = None
) -> tuple[list[Case], list[Problem]]:
    """The cases below a folder, in the order of files and lines; default_day: for cases without `as_of`.

    bases_of: a further folder (with the path shown to the user) whose bases the cases may name, too; its own problems
        are for whoever reads its cases
    """
    report = Report()
    documents = _documents(folder, shown_as)
    for document in documents:
        report.problems.extend(document.problems)
    if not folder.is_dir():
        report.error("case-no-folder", _start(shown_as), path=shown_as)
    reader = _Reader(report, {}, default_day)
    if bases_of is not None and bases_of[0].resolve() != folder.resolve():
        further = _Reader(Report(), reader.bases, default_day)
        for document in _documents(*bases_of):
            _read_bases(further, document)
    for document in documents:
        _read_bases(reader, document)
    cases: list[Case] = []
    seen: dict[str, Span] = {}
    for document in documents:
        for case in _read_document(reader, document):
            if case.id in seen:
                report.again("case-twice", case.span, seen[case.id], id=case.id)
            seen.setdefault(case.id, case.span)
            cases.append(case)
    return cases, report.problems


def _documents(folder: Path, shown_as: str) -> list[Document]:
    return [read_file(f, f"{shown_as}/{f.relative_to(folder).as_posix()}") for f in sorted(folder.rglob("*.yaml"))]


def _start(path: str) -> Span:
    return Span(path, Position(1, 1), Position(1, 1))


def _read_bases(reader: _Reader, document: Document) -> None:
    bases = document.root.get("bases") if isinstance(document.root, Mapping) else None
    for name, entry in bases.entries.items() if isinstance(bases, Mapping) else ():
        if not isinstance(entry.value, Mapping):
            reader.report.error("case-mapping-expected", entry.value.span)
        elif name in reader.bases:
            reader.report.again("case-base-twice", entry.key.span, reader.bases[name].span, base=name)
        else:
            reader.bases[name] = entry.value


def _read_document(reader: _Reader, document: Document) -> list[Case]:
    if not isinstance(document.root, Mapping):
        if document.root is not None:
            reader.report.error("case-mapping-expected", document.root.span)
        return []
    entries = known_keys(document.root, ("bases", "cases"), "case-unknown-key", reader.report)
    cases = entries.get("cases")
    found = [_case(reader, node, document.path) for node in (_items(reader, cases.value) if cases else ())]
    return [case for case in found if case is not None]


def _case(reader: _Reader, node: Node, file: str) -> Case | None:
    if not isinstance(node, Mapping):
        reader.report.error("case-mapping-expected", node.span)
        return None
    entries = known_keys(node, CASE_KEYS, "case-unknown-key", reader.report)
    identifier = _text(reader, entries.get("id"))
    if identifier is None:
        reader.report.error("case-no-id", node.span)
        return None
    given = entries.get("given")
    if given is None or not isinstance(given.value, Mapping):
        reader.report.error("case-no-facts", node.span, id=identifier)
        return None
    found = _given(reader, given.value)
    bases, changes = found or ((), ())
    day = _day(reader, entries.get("as_of")) or reader.default_day
    variants: list[Variant] = []
    if "expect" in entries:
        variants.append(Variant("", changes, day, _expectations(reader, entries["expect"].value)))
    if "vary" in entries:
        variants += _vary(reader, entries["vary"].value, changes, day)
    if not any(variant.expect for variant in variants):
        reader.report.error("case-no-expectation", node.span, id=identifier)
    source = _text(reader, entries.get("source"))
    if "source" not in entries:
        reader.report.error("case-no-source", entries["id"].value.span, id=identifier)
    if found is None:
        return None
    return Case(identifier, source or "", bases, tuple(variants), file, node.span)


def _given(reader: _Reader, node: Mapping) -> tuple[tuple[Mapping, ...], tuple[Change, ...]] | None:
    """The bases and changes; None where a base is missing, so that nothing is said of facts that are not there."""
    entries = known_keys(node, GIVEN_KEYS, "case-unknown-key", reader.report)
    bases: list[Mapping] = []
    names = [entries["base"].value] if "base" in entries else []
    names += _items(reader, entries["also"].value) if "also" in entries else []
    missing = not names and "profile" not in entries
    for name in names:
        if isinstance(name, Scalar) and name.text in reader.bases:
            bases.append(reader.bases[name.text])
        else:
            missing = True
            text = name.text if isinstance(name, Scalar) else ""
            reader.report.error("case-unknown-base", name.span, base=shown(text), near=near(text, reader.bases))
    if "profile" in entries and isinstance(entries["profile"].value, Mapping):
        bases.append(entries["profile"].value)
    if missing and not names:
        reader.report.error("case-no-base", node.span)
    changes = (*_drops(reader, entries.get("drop")), *_sets(reader, entries.get("set")))
    return None if missing else (tuple(bases), changes)


def _sets(reader: _Reader, entry: Entry | None) -> list[Change]:
    if entry is None:
        return []
    if not isinstance(entry.value, Mapping):
        reader.report.error("case-mapping-expected", entry.value.span)
        return []
    return [Change(address, e.value, e.key.span) for address, e in entry.value.entries.items()]


def _drops(reader: _Reader, entry: Entry | None) -> list[Change]:
    items = _items(reader, entry.value) if entry is not None else []
    return [Change(item.text, None, item.span) for item in items if isinstance(item, Scalar)]


def _vary(reader: _Reader, node: Node, changes: tuple[Change, ...], day: date) -> list[Variant]:
    if not isinstance(node, Mapping):
        reader.report.error("case-mapping-expected", node.span)
        return []
    entries = known_keys(node, VARY_KEYS, "case-unknown-key", reader.report)
    path = _text(reader, entries.get("path"))
    variants = []
    for row in _items(reader, entries["rows"].value) if "rows" in entries else ():
        if isinstance(row, Mapping):
            variants.append(_row(reader, row, path, changes, day))
        else:
            reader.report.error("case-mapping-expected", row.span)
    return variants


def _row(reader: _Reader, row: Mapping, path: str | None, changes: tuple[Change, ...], day: date) -> Variant:
    entries = known_keys(row, ROW_KEYS if path is None else (*ROW_KEYS, *AT_PATH), "case-unknown-key", reader.report)
    more = _sets(reader, entries.get("set"))
    label = ", ".join(f"{c.address} = {_shown_node(c.node)}" for c in more)
    if path is not None and "value" in entries:
        node = entries["value"].value
        more.insert(0, Change(path, node, node.span))
        label = f"{path} = {_shown_node(node)}" + (f", {label}" if label else "")
    elif path is not None and "drop" in entries:
        more.insert(0, Change(path, None, row.span))
        label = f"{path} dropped"
    own_day = _day(reader, entries.get("as_of"))
    if own_day is not None:
        label = f"{label} as of {own_day}".strip()
    if "expect" not in entries:
        reader.report.error("case-no-expectation", row.span, id=label)
    expect = _expectations(reader, entries["expect"].value) if "expect" in entries else ()
    return Variant(label, (*changes, *more), own_day or day, expect)


def _shown_node(node: Node | None) -> str:
    return shown(node.text) if isinstance(node, Scalar) else "..."


def _expectations(reader: _Reader, node: Node) -> tuple[Expectation, ...]:
    found = [_expectation(reader, item) for item in _items(reader, node)]
    return tuple(e for e in found if e is not None)


def _expectation(reader: _Reader, node: Node) -> Expectation | None:
    if not isinstance(node, Mapping) or ("answer" in node.entries) == ("rule" in node.entries):
        reader.report.error("case-expectation", node.span)
        return None
    kind = "answer" if "answer" in node.entries else "rule"
    entries = known_keys(node, ANSWER_KEYS if kind == "answer" else RULE_KEYS, "case-unknown-key", reader.report)
    name = _text(reader, entries[kind]) or ""
    value = _texts(reader, entries.get("is"))
    undetermined = value == (UNDETERMINED,)
    if kind == "answer" and value is None and "possible" not in entries:
        reader.report.error("case-expectation", node.span)
    if kind == "rule" and not {"outcome", "possible", "missing", "due", "relies_on"} & set(entries):
        reader.report.error("case-expectation", node.span)
    if kind == "rule":
        _check_words(reader, entries.get("outcome"), [headline.value for headline in Headline])
        _check_words(reader, entries.get("possible"), [outcome.value for outcome in Outcome])
    return Expectation(
        kind,
        name,
        _text(reader, entries.get("subject")),
        node.span,
        None if undetermined else value,
        undetermined,
        _text(reader, entries.get("outcome")),
        _set(reader, entries.get("possible")),
        _set(reader, entries.get("missing")),
        _text(reader, entries.get("due")),
        _set(reader, entries.get("relies_on")),
    )


def _check_words(reader: _Reader, entry: Entry | None, known: list[str]) -> None:
    """Whether the words for outcomes exist; what is no text is reported where it is read."""
    node = None if entry is None else entry.value
    for item in node.items if isinstance(node, Sequence) else (node,):
        if isinstance(item, Scalar) and item.text and item.text not in known:
            reader.report.error("case-unknown-outcome", item.span, word=shown(item.text), near=near(item.text, known))


def _set(reader: _Reader, entry: Entry | None) -> frozenset[str] | None:
    texts = _texts(reader, entry)
    return None if texts is None else frozenset(texts)


def _texts(reader: _Reader, entry: Entry | None) -> tuple[str, ...] | None:
    """One text or several."""
    if entry is None:
        return None
    if isinstance(entry.value, Scalar):
        return (entry.value.text,)
    return tuple(item.text for item in _items(reader, entry.value) if isinstance(item, Scalar))


def _items(reader: _Reader, node: Node) -> list[Node]:
    if isinstance(node, Sequence):
        return list(node.items)
    reader.report.error("case-list-expected", node.span)
    return []


def _text(reader: _Reader, entry: Entry | None) -> str | None:
    if entry is None:
        return None
    if isinstance(entry.value, Scalar) and entry.value.text:
        return entry.value.text
    reader.report.error("case-text-expected", entry.value.span)
    return None


def _day(reader: _Reader, entry: Entry | None) -> date | None:
    text = _text(reader, entry)
    if text is None or entry is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        reader.report.error("case-date-expected", entry.value.span, given=shown(text))
        return None
