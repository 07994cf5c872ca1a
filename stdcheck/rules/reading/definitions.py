"""Definitions, quantities and decisions: first their heads (so that bodies may name each other), then their bodies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from stdcheck.facts.declarations import Text
from stdcheck.facts.near import near
from stdcheck.facts.shapes import Report
from stdcheck.rules.model import Decision, DecisionRow, Definition, Param, QuantityDefinition
from stdcheck.rules.nodes import Literal, LiteralValue, Term
from stdcheck.rules.reading.aggregates import new_name
from stdcheck.rules.reading.dates import read_clock, read_in_force
from stdcheck.rules.reading.forms import read_condition, read_term
from stdcheck.rules.reading.library import Context, Head, Library, Owner, Scope
from stdcheck.rules.reading.literals import read_number
from stdcheck.rules.reading.meta import is_verified, read_flag, read_meta
from stdcheck.rules.reading.shapes import SNAKE, as_items, as_mapping, check_keys, entries, read_words, texts
from stdcheck.rules.reading.types import ANY, PARAMETER_SCALARS, Type, comparable, type_of_parameter
from stdcheck.source.nodes import Entry, Mapping, Node, Scalar, Sequence

_COMMON = ("implements", "says", "cite", "clock", "verified")
_ROW_KEYS = ("is", "when", "rows", "rank", "title", "cite", "says", "implements", "verified")


def read_head(kind: str, entry: Entry, library: Library, report: Report) -> Head | None:
    """The head of a definition, quantity or decision."""
    node = as_mapping(entry.value, report)
    if node is None:
        return None
    required, optional = {
        "definition": (("params", "holds"), ("in_force", "inductive", *_COMMON)),
        "quantity": (("value",), ("params", *_COMMON)),
        "decision": (("title", "rows"), ("params", *_COMMON)),
    }[kind]
    check_keys(node, report, required, optional)
    head = Head((kind, entry.key.text), node, entry.key.span)
    params = []
    for item in entries(node.get("params"), report):
        type_ = _param_type(item.value, library, report)
        head.types[item.key.text] = type_
        params.append(Param(_param_name(item.key, type_, library, report), type_.word))
    head.params = tuple(params)
    if kind == "definition" and not params and "params" in node.entries:
        report.error("pack-too-few", node.entries["params"].value.span, count="1")
    if kind == "decision":
        head.values = _values(node.get("rows"))
    return head


def _param_name(key: Scalar, type_: Type, library: Library, report: Report) -> str:
    """A parameter may bear the name of its own root entity; it hides nothing else."""
    if not (key.text in library.vocabulary.roots and type_.entity == key.text):
        new_name(key, Scope(), Context(library, report, ("", ""), frozenset()))
    return key.text


def _param_type(node: Node, library: Library, report: Report) -> Type:
    word = node.text if isinstance(node, Scalar) else ""
    type_ = type_of_parameter(word, library.vocabulary)
    if type_ is not None:
        return type_
    known = [*library.vocabulary.entities, *(kind.value for kind in PARAMETER_SCALARS)]
    report.error("pack-unknown-type", node.span, type=word, near=near(word, known))
    return ANY


def _rows(node: Node | None) -> Iterator[Mapping]:
    if isinstance(node, Sequence):
        for item in node.items:
            if isinstance(item, Mapping):
                yield item
                yield from _rows(item.get("rows"))


def _values(node: Node | None) -> frozenset[str] | None:
    """The worded values of a decision, None when its rows hold numbers, days or terms."""
    found = [value for row in _rows(node) if (value := row.get("is")) is not None]
    words = {value.text for value in found if isinstance(value, Scalar) and is_word(value)}
    return frozenset(words) if words or not found else None


def is_word(node: Node) -> bool:
    """Whether the value of a decision row is a word (else it is a number, a day or a term)."""
    return isinstance(node, Scalar) and SNAKE.fullmatch(node.text) is not None


def context_of(owner: Owner, library: Library, report: Report) -> Context:
    """The context of a body that rules of any root of the pack may use."""
    return Context(library, report, owner, frozenset(library.roots))


def read_definition(head: Head, library: Library, report: Report) -> Definition | None:
    """The body of a definition."""
    node, context, scope = head.node, context_of(head.owner, library, report), Scope(head.types)
    clock = read_clock(node.get("clock"), scope, context)
    in_force = read_in_force(node.get("in_force"), report)
    holds = node.get("holds")
    if holds is None:
        return None
    condition = read_condition(holds, scope, context)
    implements, verified = texts(node.get("implements"), report), is_verified(node, report)
    meta = read_meta(node, report, head.span)
    inductive = read_flag(node, "inductive", report) is True
    return Definition(head.owner[1], head.params, condition, in_force, clock, implements, verified, meta, inductive)


def read_quantity(head: Head, library: Library, report: Report) -> QuantityDefinition | None:
    """The body of a quantity; its type becomes known to those who are read later."""
    node, context, scope = head.node, context_of(head.owner, library, report), Scope(head.types)
    clock = read_clock(node.get("clock"), scope, context)
    value = node.get("value")
    if value is None:
        return None
    typed = read_term(value, scope, context, bare_path=True)
    head.type = typed.type
    implements, verified = texts(node.get("implements"), report), is_verified(node, report)
    meta = read_meta(node, report, head.span)
    return QuantityDefinition(head.owner[1], head.params, typed.term, clock, implements, verified, meta)


def quantities_in_order(library: Library) -> Iterator[Head]:
    """Quantities, each after those it names (a cycle is reported later, by the graph of references)."""
    done: set[str] = set()

    def visit(name: str) -> Iterator[Head]:
        if name in done or name not in library.quantities:
            return
        done.add(name)
        for other in sorted(_named_quantities(library.quantities[name].node)):
            yield from visit(other)
        yield library.quantities[name]

    for name in library.quantities:
        yield from visit(name)


def _named_quantities(node: Node) -> set[str]:
    found: set[str] = set()
    pending: list[Node] = [node]
    while pending:
        current = pending.pop()
        if isinstance(current, Mapping):
            named = current.get("quantity")
            if isinstance(named, Scalar):
                found.add(named.text)
            pending.extend(entry.value for entry in current.entries.values())
        elif isinstance(current, Sequence):
            pending.extend(current.items)
    return found


def read_decision(head: Head, library: Library, report: Report) -> Decision | None:
    """The body of a decision."""
    node, context, scope = head.node, context_of(head.owner, library, report), Scope(head.types)
    clock = read_clock(node.get("clock"), scope, context)
    rows = node.get("rows")
    if rows is None:
        return None
    table = _Table(context, scope, worded=head.values is not None)
    read = _filled(table.rows(rows))
    title, implements = read_words(node.get("title"), report), texts(node.get("implements"), report)
    verified, meta = is_verified(node, report), read_meta(node, report, head.span)
    return Decision(head.owner[1], title, head.params, read, clock, implements, verified, meta)


def _filled(rows: tuple[DecisionRow, ...]) -> tuple[DecisionRow, ...]:
    """Rows of one value share its title and rank: written once, they count for all of them."""
    titles: dict[str, Text] = {}
    ranks: dict[str, int] = {}
    for row in leaf_rows(rows):
        if isinstance(row.value, str):
            if row.title:
                titles.setdefault(row.value, row.title)
            if row.rank is not None:
                ranks.setdefault(row.value, row.rank)

    def fill(row: DecisionRow) -> DecisionRow:
        if row.rows:
            return replace(row, rows=tuple(fill(nested) for nested in row.rows))
        if not isinstance(row.value, str):
            return row
        rank = ranks.get(row.value) if row.rank is None else row.rank
        return replace(row, title=row.title or titles.get(row.value, {}), rank=rank)

    return tuple(fill(row) for row in rows)


def leaf_rows(rows: tuple[DecisionRow, ...]) -> Iterator[DecisionRow]:
    """The rows of a decision that give a value, nested ones included."""
    for row in rows:
        if row.rows:
            yield from leaf_rows(row.rows)
        else:
            yield row


class _Table:
    """The rows of one decision: their values are of one type."""

    def __init__(self, context: Context, scope: Scope, *, worded: bool) -> None:
        self.context, self.scope, self.worded = context, scope, worded
        self.type = ANY

    def rows(self, node: Node) -> tuple[DecisionRow, ...]:
        """The rows at `node`: all but the last have a `when`."""
        report = self.context.report
        items = as_items(node, report)
        if not items:
            report.error("pack-too-few", node.span, count="1")
        read = []
        for place, item in enumerate(items):
            mapping = as_mapping(item, report)
            if mapping is None:
                continue
            check_keys(mapping, report, optional=_ROW_KEYS)
            self._check_when(mapping, last=place == len(items) - 1)
            read.append(self._row(mapping))
        return tuple(read)

    def _check_when(self, row: Mapping, *, last: bool) -> None:
        report = self.context.report
        if last and "when" in row.entries:
            report.error("pack-last-row", row.entries["when"].key.span)
        elif not last and "when" not in row.entries:
            report.error("pack-row-without-when", row.span)
        if ("is" in row.entries) == ("rows" in row.entries):
            report.error("pack-row-value", row.span)

    def _row(self, row: Mapping) -> DecisionRow:
        report, when, nested, value = self.context.report, row.get("when"), row.get("rows"), row.get("is")
        return DecisionRow(
            None if value is None else self._value(value),
            None if when is None else read_condition(when, self.scope, self.context),
            () if nested is None else self.rows(nested),
            _rank(row.get("rank"), report),
            read_words(row.get("title"), report),
            read_meta(row, report),
        )

    def _value(self, node: Node) -> LiteralValue | Term | None:
        report = self.context.report
        if self.worded:
            if not is_word(node):
                report.error("pack-decision-mixed", node.span)
                return None
            return node.text if isinstance(node, Scalar) else None
        typed = read_term(node, self.scope, self.context, self.type if isinstance(node, Scalar) else ANY)
        if not comparable(self.type, typed.type):
            report.error("pack-decision-mixed", node.span)
        elif self.type.kind is None:
            self.type = typed.type.lacking(False)
        return typed.term.value if isinstance(typed.term, Literal) and typed.term.unit is None else typed.term


def _rank(node: Node | None, report: Report) -> int | None:
    if node is None:
        return None
    value = read_number(node, report)
    if value is not None and value.denominator != 1:
        report.error("pack-rank", node.span)
    return None if value is None else int(value)
