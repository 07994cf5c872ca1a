"""Sources: every rule is cited, every citation and provision exists, every provision is taken care of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from stdcheck.facts.near import near
from stdcheck.rules.lint.subject import Found, Lint, Subject, found
from stdcheck.rules.model import AnswerSource, DatedValue, ListRow, Pack, Unseen
from stdcheck.rules.nodes import Cite, Meta
from stdcheck.rules.walking import all_rows, descend
from stdcheck.source.spans import Span

OLD = timedelta(366)
"""A check against the text of the law older than this is worth repeating."""


def no_citation(subject: Subject) -> Iterator[Found]:
    """Rules and exceptions that do not say where they stand."""
    for rule in subject.pack.rules.values():
        if rule.meta.cite is None:
            yield found(rule.meta.span, rule=rule.id)


def unknown_source(subject: Subject) -> Iterator[Found]:
    """Citations of a source that pack.yaml does not list."""
    known = subject.pack.sources
    for cite, span in _citations(subject):
        if cite.source not in known:
            yield found(span, source=cite.source, near=near(cite.source, known))


def unknown_provision(subject: Subject) -> Iterator[Found]:
    """`implements` of a provision that `provisions/` does not list."""
    known = subject.pack.provisions
    seen: set[tuple[str, Span]] = set()
    for name, span in _implemented(subject):
        if name not in known and (name, span) not in seen:
            seen.add((name, span))
            yield found(span, id=name, near=near(name, known))


def open_provision(subject: Subject) -> Iterator[Found]:
    """Provisions that nothing implements and nobody has excused."""
    done = {name for name, _ in _implemented(subject)}
    for provision in subject.pack.provisions.values():
        if provision.id not in done and not provision.excused:
            yield found(provision.span, id=provision.id, ref=provision.ref)


def law_as_of(subject: Subject) -> Iterator[Found]:
    """Days of the header that cannot be: law covered, or a source printed, after the day of the law."""
    pack = subject.pack
    days = {"covers_from": pack.covers_from, **{source.id: source.date for source in pack.sources.values()}}
    for what, day in days.items():
        if day is not None and day > pack.law_as_of:
            yield found(pack.span, what=what, day=day.isoformat(), law_as_of=pack.law_as_of.isoformat())


def verified_old(subject: Subject) -> Iterator[Found]:
    """Rules whose check against the text is long ago."""
    for rule in subject.pack.rules.values():
        if rule.verified_on is not None and subject.as_of - rule.verified_on > OLD:
            yield found(rule.meta.span, rule=rule.id, day=rule.verified_on.isoformat())


def unverified(subject: Subject) -> Iterator[Found]:
    """Parts that nobody has checked against the text of the law."""
    for body in subject.bodies:
        if not body.verified:
            yield found(body.meta.span, name=body.id)
    for name, row in _dated_rows(subject):
        if not row.verified and row.span is not None:
            yield found(row.span, name=name)
    for meta in _metas(subject):
        if meta.verified is False:
            yield found(meta.span, name=meta.cite.ref if meta.cite is not None else "-")


def _dated_rows(subject: Subject) -> Iterator[tuple[str, DatedValue | ListRow]]:
    for parameter in subject.pack.parameters.values():
        yield from ((parameter.id, value) for value in parameter.values)
    for dated in subject.pack.lists.values():
        yield from ((f"{dated.id} {row.code}", row) for row in dated.rows)


def _metas(subject: Subject) -> Iterator[Meta]:
    """The metas of nodes and rows inside bodies; those of the bodies themselves are not among them."""
    for body in subject.bodies:
        for tree in body.trees:
            for node in descend(tree):
                meta = getattr(node, "meta", None)
                if isinstance(meta, Meta):
                    yield meta
    yield from (row.meta for decision in subject.pack.decisions.values() for row in all_rows(decision.rows))
    yield from (source.meta for source in _answer_sources(subject))


def _answer_sources(subject: Subject) -> Iterator[AnswerSource]:
    for answer in subject.pack.answers.values():
        yield from answer.sources


def _citations(subject: Subject) -> Iterator[tuple[Cite, Span]]:
    for meta in (*_metas(subject), *(body.meta for body in subject.bodies), *_table_metas(subject.pack)):
        if meta.cite is not None:
            yield meta.cite, meta.cite.span or meta.span
    for _, row in _dated_rows(subject):
        if row.cite is not None and row.span is not None:
            yield row.cite, row.cite.span or row.span


def _table_metas(pack: Pack) -> Iterator[Meta]:
    yield from (parameter.meta for parameter in pack.parameters.values())
    yield from (dated.meta for dated in pack.lists.values())
    yield from (calendar.meta for calendar in pack.calendars.values())
    yield from (method.meta for method in pack.methods.values())


def _implemented(subject: Subject) -> Iterator[tuple[str, Span]]:
    """Provisions named by parts, their clauses, and rows of tables that hold a value."""
    for body in subject.bodies:
        yield from _placed(body.implements, body.meta.implements_at, body.meta.span)
    for meta in (*_metas(subject), *_table_metas(subject.pack)):
        yield from _placed(meta.implements, meta.implements_at, meta.span)
    for _, row in _dated_rows(subject):
        unread = isinstance(row, DatedValue) and isinstance(row.value, Unseen)
        if row.span is not None and not unread:
            yield from _placed(row.implements, row.implements_at, row.span)


def _placed(names: tuple[str, ...], at: tuple[Span, ...], otherwise: Span) -> Iterator[tuple[str, Span]]:
    """Names with their places, where these were kept."""
    yield from zip(names, at or (otherwise,) * len(names), strict=True)


LINTS = (
    Lint("lint-no-citation", "sources", "error", no_citation),
    Lint("lint-unknown-source", "sources", "error", unknown_source),
    Lint("lint-unknown-provision", "sources", "error", unknown_provision),
    Lint("lint-open-provision", "sources", "warning", open_provision),
    Lint("lint-law-as-of", "sources", "error", law_as_of),
    Lint("lint-verified-old", "sources", "note", verified_old),
    Lint("lint-unverified", "sources", "note", unverified),
)
