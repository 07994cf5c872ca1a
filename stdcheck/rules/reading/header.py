"""pack.yaml: who made the pack, which law it holds and until when, its sources and verdicts."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from stdcheck.facts.near import near
from stdcheck.facts.shapes import Report, shown
from stdcheck.rules.model import Decision, Pack, Source
from stdcheck.rules.reading.definitions import leaf_rows
from stdcheck.rules.reading.graph import check_roots
from stdcheck.rules.reading.library import Head, Library
from stdcheck.rules.reading.literals import read_date
from stdcheck.rules.reading.shapes import as_items, as_mapping, as_text, check_keys, entries, read_id, read_words
from stdcheck.source.nodes import Entry, Mapping, Node, Scalar, Sequence

_REQUIRED = ("pack", "version", "title", "jurisdiction", "time_zone", "law_as_of", "covers_from", "roots")
_OPTIONAL = ("verdicts", "sources", "answers")
_VERSION = re.compile(r"(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*)){2}(-[0-9A-Za-z.-]+)?")
_ZONE = re.compile(r"UTC|[A-Z][A-Za-z_]*(/[A-Z][A-Za-z_-]*)+")


def read_header(node: Mapping, folder: Path, shown_as: str, library: Library, report: Report) -> Pack:
    """The pack with what its header says; the roots become known to the library."""
    check_keys(node, report, _REQUIRED, _OPTIONAL)
    name = node.get("pack")
    library.roots = _roots(node.get("roots"), library, report)
    pack = Pack(
        id=read_id(name, report) if isinstance(name, Scalar) else "",
        version=_matching(node.get("version"), _VERSION, "1.0.0", report),
        title=read_words(node.get("title"), report),
        jurisdiction=read_words(node.get("jurisdiction"), report),
        time_zone=_matching(node.get("time_zone"), _ZONE, "Asia/Tokyo", report),
        law_as_of=_day(node.get("law_as_of"), report),
        covers_from=_day(node.get("covers_from"), report),
        roots=library.roots,
        folder=shown_as,
        digest="",
        span=node.span,
    )
    for entry in entries(node.get("sources"), report):
        source = _source(entry, report)
        if source is not None:
            pack.sources[source.id] = source
    return pack


def _matching(node: Node | None, form: re.Pattern[str], example: str, report: Report) -> str:
    if node is None:
        return ""
    text = as_text(node, report) or ""
    if text and not form.fullmatch(text):
        report.error("pack-header-form", node.span, text=shown(text), example=example)
    return text


def _day(node: Node | None, report: Report) -> date:
    return date.min if node is None else read_date(node, report) or date.min


def _roots(node: Node | None, library: Library, report: Report) -> tuple[str, ...]:
    """The kinds of profile; after a problem all there are, so that no part is blamed for reading one of them."""
    known, words = library.vocabulary.roots, []
    for item in () if node is None else as_items(node, report):
        word = as_text(item, report)
        if word is not None and word not in known:
            report.error("pack-unknown-root", item.span, root=word, near=near(word, known))
        elif word is not None:
            words.append(word)
    if isinstance(node, Sequence) and not node.items:
        report.error("pack-too-few", node.span, count="1")
    complete = isinstance(node, Sequence) and len(words) == len(node.items) > 0
    return tuple(words) if complete else tuple(known)


def _source(entry: Entry, report: Report) -> Source | None:
    name, node = read_id(entry.key, report), as_mapping(entry.value, report)
    if node is None or not check_keys(node, report, ("title", "publisher", "url"), ("date",)):
        return None
    day = node.get("date")
    return Source(
        name,
        read_words(node.get("title"), report),
        as_text(node.entries["publisher"].value, report) or "",
        as_text(node.entries["url"].value, report) or "",
        None if day is None else read_date(day, report),
    )


def read_verdicts(
    node: Node | None, decisions: dict[str, Decision], library: Library, report: Report
) -> dict[str, str]:
    """Root -> the decision that gives its verdict."""
    verdicts: dict[str, str] = {}
    for entry in entries(node, report):
        root, name = entry.key.text, as_text(entry.value, report)
        if root not in library.roots:
            report.error("pack-unknown-root", entry.key.span, root=root, near=near(root, library.roots))
            continue
        if name is None:
            continue
        head = library.decisions.get(name)
        if head is None:
            library.report_unknown("decision", name, entry.value.span, library.decisions, report)
            continue
        verdicts[root] = name
        _check_verdict(entry, root, head, decisions.get(name), report)
        check_roots(("decision", name), (root,), library, report)
    return verdicts


def _check_verdict(entry: Entry, root: str, head: Head, decision: Decision | None, report: Report) -> None:
    """A verdict is about the root alone; each of its words has a title and one rank."""
    span, name = entry.value.span, head.owner[1]
    if [type_.entity for type_ in head.types.values()] not in ([], [root]) or head.values is None:
        report.error("pack-verdict", span, ("pack-at-decision", head.span), name=name, root=root)
        return
    leaves = [] if decision is None else list(leaf_rows(decision.rows))
    ranks: dict[str, set[int]] = {}
    for row in leaves:
        ranks.setdefault(str(row.value), set()).update(() if row.rank is None else (row.rank,))
    for value, found in ranks.items():
        if len(found) != 1:
            report.error("pack-verdict-rank", span, ("pack-at-decision", head.span), name=name, value=value)
        if not any(row.title for row in leaves if str(row.value) == value):
            report.error("pack-verdict-title", span, ("pack-at-decision", head.span), name=name, value=value)
