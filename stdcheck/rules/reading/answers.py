"""Answers: the published outputs of a pack."""

from __future__ import annotations

from stdcheck.facts.declarations import FactType
from stdcheck.facts.shapes import Report
from stdcheck.rules.model import EXCEPTIONS, Answer, AnswerSource
from stdcheck.rules.reading.dates import read_choice, read_clock
from stdcheck.rules.reading.library import Context, Head, Library, RuleHead, Scope
from stdcheck.rules.reading.meta import read_meta
from stdcheck.rules.reading.shapes import as_items, as_mapping, as_text, check_keys, read_name, read_words
from stdcheck.source.nodes import Entry, Mapping, Node
from stdcheck.source.spans import Span

_KINDS = ("definition", "decision", "quantity", "rule", "due", "notes")
_NOTES = ("implements", "raises")


def read_answer(entry: Entry, library: Library, report: Report) -> Answer | None:
    """One answer; its name is the key."""
    name = read_name(entry.key, report)
    node = as_mapping(entry.value, report)
    if node is None or not check_keys(node, report, ("title", "from"), ("clock", "says", "cite", "implements")):
        return None
    context = Context(library, report, ("answer", name), frozenset(library.roots))
    sources: list[AnswerSource] = []
    items = as_items(node.entries["from"].value, report)
    for item in items:
        sources.extend(_sources(item, library, context))
    if not items:
        report.error("pack-too-few", node.entries["from"].value.span, count="1")
    _check_subjects(sources, report)
    clock = read_clock(node.get("clock"), Scope(), context)
    return Answer(
        name, read_words(node.get("title"), report), tuple(sources), clock, read_meta(node, report, entry.key.span)
    )


def _check_subjects(sources: list[AnswerSource], report: Report) -> None:
    first: dict[str, Span] = {}
    for source in sources:
        if source.of in first:
            report.error("pack-answer-twice", source.meta.span, ("pack-at-first", first[source.of]), of=source.of)
        first.setdefault(source.of, source.meta.span)


def _sources(item: Node, library: Library, context: Context) -> list[AnswerSource]:
    report = context.report
    node = as_mapping(item, report)
    if node is None:
        return []
    kinds = [kind for kind in _KINDS if kind in node.entries]
    if len(kinds) != 1:
        report.error("pack-answer-source", node.span, kinds=", ".join(_KINDS))
        return []
    kind = kinds[0]
    needs_subject = kind != "notes"
    optional = (
        *(() if needs_subject else ("of",)),
        *(("without",) if kind == "rule" else ()),
        *(("among",) if kind == "notes" else ()),
        *(("unit",) if kind == "quantity" else ()),
        "says",
        "cite",
        "implements",
    )
    if not check_keys(node, report, (kind, "of") if needs_subject else (kind,), optional):
        return []
    name = as_text(node.entries[kind].value, report)
    if name is None:
        return []
    subjects = _subjects(node, kind, name, library, context)
    without = _without(node.get("without"), report)
    among = _among(node.get("among"), name, report)
    meta = read_meta(node, report)
    unit = node.get("unit")
    given_in = "" if unit is None else as_text(unit, report) or ""
    return [AnswerSource(kind, name, subject, without, meta, among, given_in) for subject in subjects]


def _among(node: Node | None, of: str, report: Report) -> frozenset[str]:
    """The flags that an answer is confined to: only where it takes the flags that notes raise."""
    if node is not None and of != "raises":
        report.error("pack-wrong-part", node.span, key="among", kind=of)
    return frozenset(
        word for item in (() if node is None else as_items(node, report)) if (word := as_text(item, report))
    )


def _subjects(node: Mapping, kind: str, name: str, library: Library, context: Context) -> tuple[str, ...]:
    """The entity types that the source speaks of: what is written under `of`, checked against the source."""
    report, span = context.report, node.entries[kind].value.span
    of = node.get("of")
    subject = None if of is None else as_text(of, report)
    if kind == "notes":
        read_choice(node.entries[kind].value, _NOTES, report)
        if of is not None and subject is not None and subject not in library.vocabulary.entities:
            report.error("pack-answer-subject", of.span, name=name, of=subject)
        return library.roots if of is None else (subject,) if subject is not None else ()
    if subject is None or of is None:
        return ()
    known: dict[str, Head] | dict[str, RuleHead]
    if kind in ("rule", "due"):
        known = library.rules
    else:
        known = {"definition": library.definitions, "decision": library.decisions, "quantity": library.quantities}[kind]
    source = known.get(name)
    if source is None:
        library.report_unknown("rule" if kind == "due" else kind, name, span, known, report)
        return ()
    if isinstance(source, Head):
        context.refer(kind, name, span)
        fits = _fits_head(source, subject, library)
    else:
        fits = _fits_rule(source, subject)
        if source.is_exception or (kind == "due" and "done" not in source.node.entries):
            report.error("pack-answer-rule", span, ("pack-at-rule", source.span), name=name)
    if not fits:
        report.error("pack-answer-subject", of.span, name=name, of=subject)
    return (subject,)


def _fits_head(head: Head, subject: str, library: Library) -> bool:
    """One parameter of the subject's type, or none for a root."""
    types = list(head.types.values())
    if not types:
        return subject in library.roots
    return len(types) == 1 and types[0].kind in (FactType.ENTITY, None) and types[0].entity in (subject, None)


def _fits_rule(rule: RuleHead, subject: str) -> bool:
    """The element of the innermost loop, or the root where there is no loop."""
    if not rule.for_each:
        return subject in rule.roots
    return rule.scope.names[rule.for_each[-1][0]].entity in (subject, None)


def _without(node: Node | None, report: Report) -> frozenset[str]:
    words = [
        read_choice(item, tuple(sorted(EXCEPTIONS)), report)
        for item in (() if node is None else as_items(node, report))
    ]
    return frozenset(word for word in words if word is not None)
