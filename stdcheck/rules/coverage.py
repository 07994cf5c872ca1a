"""Which provisions of a pack are implemented, and where: computed from `implements` on its nodes, never listed by hand.

A provision is *implemented* by nodes that can decide something; *unread* where all that name it is law that nobody has
read; *excused* where the pack says why no machine can check it; else *missing*.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from stdcheck.facts.declarations import Fact
from stdcheck.rules.depth import FactsRead
from stdcheck.rules.model import AnswerSource, DatedValue, Pack, Provision, Rule, Unseen
from stdcheck.rules.nodes import Meta
from stdcheck.rules.reach import FactId
from stdcheck.rules.truths import UNKNOWN, PossibleTruths, is_unseen
from stdcheck.rules.walking import Body, all_rows, bodies, descend, is_condition
from stdcheck.source.spans import Span


class Status(StrEnum):
    """What becomes of a provision."""

    IMPLEMENTED = "implemented"
    UNREAD = "unread"
    EXCUSED = "excused"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, eq=False)
class Implementer:
    """One node that names a provision.

    kind: of the part that it is or stands in ("rule", "definition", "parameter", ...); name: the id of that part
    whole: whether it is the part itself; trees: what it is made of; unread: whether it can never decide anything
    """

    kind: str
    name: str
    whole: bool
    span: Span
    trees: tuple[object, ...]
    unread: bool
    verified: bool


@dataclass(frozen=True, slots=True, eq=False)
class Covered:
    """A provision with the nodes that name it, in the order of files and lines."""

    provision: Provision
    status: Status
    nodes: tuple[Implementer, ...]

    @property
    def verified(self) -> bool:
        """Whether every node that names it was checked against the text of the law."""
        return all(node.verified for node in self.nodes)


def coverage(pack: Pack) -> list[Covered]:
    """Every provision of a pack, in the order of its files."""
    by_provision: dict[str, list[Implementer]] = {}
    for name, node in implementers(pack):
        by_provision.setdefault(name, []).append(node)
    return [_covered(provision, by_provision.get(provision.id, [])) for provision in pack.provisions.values()]


def _covered(provision: Provision, nodes: list[Implementer]) -> Covered:
    ordered = tuple(sorted(nodes, key=lambda node: node.span))
    if any(not node.unread for node in ordered):
        status = Status.IMPLEMENTED
    elif ordered:
        status = Status.UNREAD
    else:
        status = Status.EXCUSED if provision.excused else Status.MISSING
    return Covered(provision, status, ordered)


def implementers(pack: Pack) -> Iterator[tuple[str, Implementer]]:
    """Every mention of a provision with the node that makes it; a node may name several."""
    truths = PossibleTruths(pack)
    for body in bodies(pack):
        unread = _is_unread(body, pack, truths)
        whole = Implementer(body.kind, body.id, True, body.meta.span, body.trees, unread, body.verified)
        yield from ((name, whole) for name in body.implements)
        for node, meta in _clauses(body):
            never = is_condition(node) and truths.of(node) == {UNKNOWN}  # type: ignore[arg-type]
            verified = body.verified and meta.verified is not False
            clause = Implementer(body.kind, body.id, False, meta.span, (node,), never, verified)
            yield from ((name, clause) for name in meta.implements)
    yield from _of_rows(pack)
    yield from _of_sources(pack)
    yield from _of_tables(pack)


def _clauses(body: Body) -> Iterator[tuple[object, Meta]]:
    """The nodes inside a body that name provisions themselves."""
    for tree in body.trees:
        for node in descend(tree):
            meta = getattr(node, "meta", None)
            if isinstance(meta, Meta) and meta.implements:
                yield node, meta


def _is_unread(body: Body, pack: Pack, truths: PossibleTruths) -> bool:
    """Whether a part can never decide anything, because what decides is law that nobody has read."""
    match body.kind:
        case "definition":
            return truths.of_definition(pack.definitions[body.id]) == {UNKNOWN}
        case "rule":
            return _is_unread_rule(pack.rules[body.id], truths)
        case "decision":
            conditions = truths.of_decision(pack.decisions[body.id])
            return bool(conditions) and all(found == {UNKNOWN} for found in conditions)
        case "note":
            return truths.of(pack.notes[body.id].when) == {UNKNOWN}
        case _:
            return False


def _is_unread_rule(rule: Rule, truths: PossibleTruths) -> bool:
    decides = next((one for one in (rule.prohibits, rule.requires, rule.when) if one is not None), None)
    return decides is not None and truths.of(decides) == {UNKNOWN}


def _of_rows(pack: Pack) -> Iterator[tuple[str, Implementer]]:
    """Rows of decisions."""
    truths = PossibleTruths(pack)
    for decision in pack.decisions.values():
        for row in all_rows(decision.rows):
            unread = row.when is not None and truths.of(row.when) == {UNKNOWN}
            verified = decision.verified and row.meta.verified is not False
            trees = tuple(tree for tree in (row.when, row.value) if getattr(tree, "meta", None) is not None)
            node = Implementer("decision", decision.id, False, row.meta.span, trees, unread, verified)
            yield from ((name, node) for name in row.meta.implements)


def _of_sources(pack: Pack) -> Iterator[tuple[str, Implementer]]:
    """Sources of answers."""
    for answer in pack.answers.values():
        for source in answer.sources:
            node = Implementer(
                "answer", answer.name, False, source.meta.span, _source_trees(source, pack), False, _checked(source)
            )
            yield from ((name, node) for name in source.meta.implements)


def _source_trees(source: AnswerSource, pack: Pack) -> tuple[object, ...]:
    return next((body.trees for body in bodies(pack) if (body.kind, body.id) == (source.kind, source.name)), ())


def _checked(source: AnswerSource) -> bool:
    return source.meta.verified is not False


def _of_tables(pack: Pack) -> Iterator[tuple[str, Implementer]]:
    """Parameters, lists, calendars, methods and the rows of the first two."""
    for parameter in pack.parameters.values():
        rows = [_row("parameter", parameter.id, row) for row in parameter.values]
        verified = all(row.verified for row in parameter.values)
        yield from _table("parameter", parameter.id, parameter.meta, is_unseen(parameter), verified)
        yield from (mention for row in rows for mention in row)
    for dated in pack.lists.values():
        yield from _table("list", dated.id, dated.meta, False, all(row.verified for row in dated.rows))
        for row in dated.rows:
            if row.span is not None:
                node = Implementer("list", f"{dated.id} {row.code}", False, row.span, (), False, row.verified)
                yield from ((name, node) for name in row.implements)
    for calendar in pack.calendars.values():
        yield from _table("calendar", calendar.id, calendar.meta, False, True)
    for method in pack.methods.values():
        yield from _table("method", method.id, method.meta, False, True)


def _table(kind: str, name: str, meta: Meta, unread: bool, verified: bool) -> Iterator[tuple[str, Implementer]]:
    node = Implementer(kind, name, True, meta.span, (), unread, verified and meta.verified is not False)
    yield from ((provision, node) for provision in meta.implements)


def _row(kind: str, name: str, row: DatedValue) -> Iterator[tuple[str, Implementer]]:
    if row.span is not None:
        unread = isinstance(row.value, Unseen)
        node = Implementer(kind, name, False, row.span, (), unread, row.verified)
        yield from ((provision, node) for provision in row.implements)


def facts_of(covered: Covered, read: FactsRead) -> dict[FactId, Fact]:
    """The facts that the nodes of a provision read, through the parts that they ask, each once."""
    found: dict[FactId, Fact] = {}
    for node in covered.nodes:
        found |= read.of(node.trees)
    return found
