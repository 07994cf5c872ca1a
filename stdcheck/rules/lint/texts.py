"""Every text of a pack that a user reads, with the place to point at and what sort of text it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stdcheck.facts.declarations import Fact, Text
from stdcheck.rules import nodes
from stdcheck.rules.lint.subject import Subject
from stdcheck.rules.model import Pack, Unseen
from stdcheck.rules.reach import facts_in
from stdcheck.rules.walking import all_rows, descend
from stdcheck.source.spans import Span


@dataclass(frozen=True, slots=True, eq=False)
class Worded:
    """One text.

    sort: "title" | "note" (a note's title, often a sentence) | "label" | "sentence" | "question" | "term" | "source"
    """

    text: Text
    span: Span
    sort: str


def texts_of(subject: Subject) -> Iterator[Worded]:
    """All texts of a pack that are there, those of its own facts and of the facts that it reads included."""
    every = (*_of_header(subject.pack), *_of_tables(subject.pack), *_of_parts(subject), *_of_facts(subject))
    yield from (worded for worded in every if worded.text)


def _of_header(pack: Pack) -> Iterator[Worded]:
    yield Worded(pack.title, pack.span, "title")
    yield Worded(pack.jurisdiction, pack.span, "label")
    yield from (Worded(source.title, pack.span, "source") for source in pack.sources.values())
    for answer in pack.answers.values():
        yield Worded(answer.title, answer.meta.span, "title")
    for provision in pack.provisions.values():
        yield Worded(provision.title, provision.span, "title")
        yield Worded(provision.excused, provision.span, "sentence")
    yield from (Worded(term, pack.span, "term") for term in pack.glossary.values())


def _of_tables(pack: Pack) -> Iterator[Worded]:
    for parameter in pack.parameters.values():
        yield Worded(parameter.title, parameter.meta.span, "title")
        for value in parameter.values:
            if isinstance(value.value, Unseen):
                yield Worded(value.value.why, value.span or parameter.meta.span, "sentence")
    for dated in pack.lists.values():
        yield Worded(dated.title, dated.meta.span, "title")
        yield from (Worded(row.title, row.span or dated.meta.span, "label") for row in dated.rows)
    yield from (Worded(calendar.title, calendar.meta.span, "title") for calendar in pack.calendars.values())
    yield from (Worded(method.title, method.meta.span, "title") for method in pack.methods.values())


def _of_parts(subject: Subject) -> Iterator[Worded]:
    pack = subject.pack
    for rule in pack.rules.values():
        yield Worded(rule.title, rule.meta.span, "title")
        yield Worded(rule.remediation, rule.meta.span, "sentence")
    yield from (Worded(note.title, note.meta.span, "note") for note in pack.notes.values())
    for decision in pack.decisions.values():
        yield Worded(decision.title, decision.meta.span, "title")
        for row in all_rows(decision.rows):
            yield Worded(row.title, row.meta.span, "label")
            yield Worded(row.meta.says, row.meta.span, "sentence")
    for body in subject.bodies:
        yield Worded(body.meta.says, body.meta.span, "sentence")
        for tree in body.trees:
            yield from _inside(tree)


def _inside(tree: object) -> Iterator[Worded]:
    for node in descend(tree):
        meta = getattr(node, "meta", None)
        if isinstance(meta, nodes.Meta):
            yield Worded(meta.says, meta.span, "sentence")
        if isinstance(node, nodes.Unread):
            yield Worded(node.why, node.meta.span, "sentence")
        if isinstance(node, nodes.Reading):
            yield Worded(node.says, node.holds.meta.span, "sentence")


def _of_facts(subject: Subject) -> Iterator[Worded]:
    for fact in _facts(subject):
        yield Worded(fact.question, fact.span, "question")
        yield Worded(fact.help, fact.span, "sentence")
        yield Worded(fact.evidence, fact.span, "sentence")
        yield Worded(fact.closed or {}, fact.span, "sentence")
        yield from (Worded(label, fact.span, "label") for label in fact.values.values())


def _facts(subject: Subject) -> Iterator[Fact]:
    """The facts of the pack's own vocabulary, and what it reads of others'."""
    read = {id(fact) for body in subject.bodies for fact in facts_in(body.trees)}
    for entity in subject.vocabulary.entities.values():
        for fact in entity.facts.values():
            if fact.pack == subject.pack.id or id(fact) in read:
                yield fact
