"""The lines above the facts: format, kind, id and title of a profile or register."""

from __future__ import annotations

from collections.abc import Mapping as TextMapping
from dataclasses import dataclass, field

from stdcheck.facts.declarations import Vocabulary
from stdcheck.facts.near import near
from stdcheck.facts.registers import REGISTER
from stdcheck.facts.scalars import read_text
from stdcheck.facts.shapes import LANGUAGES, Report, is_id, is_null, known_keys, nfc, shown
from stdcheck.source.nodes import Document, Entry, Mapping, Scalar
from stdcheck.source.spans import Position, Span

TOP_KEYS = ("stdcheck", "kind", "id", "title", "use", "facts", "provenance", "readings", "evidence")
FORMAT = "1"


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says about itself, with its sections.

    kind: None when it is missing or unknown; entries: its top-level entries by key
    """

    kind: str | None
    id: str
    title: TextMapping[str, str]
    span: Span
    entries: TextMapping[str, Entry] = field(default_factory=dict)


def read_header(document: Document, vocabulary: Vocabulary, report: Report, case: str | None = None) -> Header | None:
    """The header of a file; None when there is nothing to read.

    case: the id of a case whose profile is written without format, id and title; these may then be left out
    """
    root = document.root
    if not isinstance(root, Mapping):
        if root is not None:
            report.error("profile-mapping-expected", root.span)
        elif not document.problems:
            report.error("profile-empty", _start(document))
        return None
    top = known_keys(root, TOP_KEYS, "profile-unknown-key", report)
    if case is None or "stdcheck" in top:
        _check_format(root, top.get("stdcheck"), report)
    kind = _kind(root, top.get("kind"), vocabulary, report)
    id_ = case if case is not None and "id" not in top else _id(root, top.get("id"), report)
    title = _title(top.get("title"), id_, report)
    span = top["kind"].key.span if "kind" in top else root.span
    return Header(kind, id_, title, span, top)


def _start(document: Document) -> Span:
    """The first place of a file."""
    return Span(document.path, Position(1, 1), Position(1, 1))


def _check_format(root: Mapping, entry: Entry | None, report: Report) -> None:
    """`stdcheck: 1`."""
    if entry is None:
        report.error("profile-no-format", root.span)
    elif not isinstance(entry.value, Scalar) or entry.value.style != "plain" or entry.value.text != FORMAT:
        report.error("profile-format", entry.value.span, format=FORMAT)


def _kind(root: Mapping, entry: Entry | None, vocabulary: Vocabulary, report: Report) -> str | None:
    """A root entity of the vocabulary, or `register`."""
    kinds = (*vocabulary.roots, REGISTER)
    if entry is None:
        report.error("profile-no-kind", root.span, kinds=", ".join(kinds))
        return None
    if isinstance(entry.value, Scalar) and entry.value.text in kinds:
        return entry.value.text
    text = shown(entry.value.text) if isinstance(entry.value, Scalar) else "-"
    report.error("profile-unknown-kind", entry.value.span, kind=text, near=near(text, kinds))
    return None


def _id(root: Mapping, entry: Entry | None, report: Report) -> str:
    """The id of a file; empty after a problem."""
    if entry is None or is_null(entry.value):
        report.error("profile-no-id", root.span if entry is None else entry.key.span)
        return ""
    text = nfc(entry.value.text) if isinstance(entry.value, Scalar) else ""
    if not is_id(text):
        report.error("profile-bad-id", entry.value.span, id=shown(text))
    return text


def _title(entry: Entry | None, id_: str, report: Report) -> TextMapping[str, str]:
    """One text for both languages or one for each; without a title the id serves."""
    if entry is None or is_null(entry.value):
        return dict.fromkeys(LANGUAGES, id_)
    if not isinstance(entry.value, Mapping):
        text = read_text(entry.value, report)
        return dict.fromkeys(LANGUAGES, text or id_)
    found = known_keys(entry.value, LANGUAGES, "profile-unknown-key", report)
    missing = [language for language in LANGUAGES if language not in found]
    if missing:
        report.error("profile-title-language", entry.value.span, language=", ".join(missing))
    read = {language: read_text(part.value, report) for language, part in found.items()}
    return {language: read.get(language) or id_ for language in LANGUAGES}
