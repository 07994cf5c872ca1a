"""A node of a proof in words: what the pack says of it, its citation, and the test itself as the pack spells it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import lru_cache

from stdcheck.facts.declarations import FactType, Text
from stdcheck.logic.cuts import number_text
from stdcheck.logic.reading import UNLISTED
from stdcheck.logic.results import Trace
from stdcheck.rules import nodes
from stdcheck.rules.model import DatedValue, Definition, Pack, Rule, Unseen
from stdcheck.rules.nodes import Cite
from stdcheck.rules.spelling import spelled
from stdcheck.rules.walking import bodies, descend


def node_says(trace: Trace) -> Text:
    """The pack's own words for a node, or nothing."""
    node = trace.node
    if isinstance(node, Rule):
        return node.title
    if isinstance(node, nodes.Reading):
        return node.says
    meta = getattr(node, "meta", None)
    return meta.says if isinstance(meta, nodes.Meta) else {}


def parts_below(trace: Trace) -> tuple[Trace, ...]:
    """The parts of a node that are worth showing: nothing is known of something that nobody listed."""
    return () if is_unlisted(trace) else trace.children


def is_unlisted(trace: Trace) -> bool:
    """Whether a node is about an element that stands for all that nobody listed."""
    return trace.kind == "element" and trace.label.endswith(UNLISTED)


def node_cite(trace: Trace) -> Cite | None:
    """The paragraph behind a node, where it names one."""
    meta = getattr(trace.node, "meta", None)
    return meta.cite if isinstance(meta, nodes.Meta) else None


def node_test(trace: Trace) -> str:
    """The test of a node as the pack spells it; connectives by their word alone where their parts stand below."""
    node = trace.node
    if isinstance(node, Definition | Rule | nodes.Reading):
        return node.id
    words = _CONNECTIVES.get(type(node))
    if words is not None and trace.children:
        return words
    return spelled(node) if node is not None else trace.label


def term_says(term: nodes.Term, pack: Pack) -> Text:
    """The pack's own words for a term, or for the quantity that it names; or nothing."""
    if isinstance(term, nodes.QuantityTerm) and term.name in pack.quantities:
        return pack.quantities[term.name].meta.says
    return term.meta.says


_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:/\d+)?")
_DEPTH = 8
"""Quantities that name one another are followed so far for their type."""


def computed_text(value: str, term: nodes.Term, pack: Pack) -> str:
    """A computed value by the type of its term: a share as `50 %`, a day as a day; other numbers as they are."""
    kind = term_type(term, pack)
    if kind not in (FactType.PERCENT, FactType.DATE):
        return value
    return _NUMBER.sub(lambda found: _typed(found[0], kind), value)


def _typed(number: str, kind: FactType) -> str:
    if kind is FactType.DATE and not number.isdecimal():
        return number
    return number_text(kind, Fraction(number)).replace("%", " %")


def term_type(term: object, pack: Pack, depth: int = _DEPTH) -> FactType | None:
    """What kind of value a term has, where that can be told from the tree."""
    if isinstance(term, nodes.Interest) or (isinstance(term, nodes.Aggregate) and term.operator == "share"):
        return FactType.PERCENT
    if isinstance(term, nodes.FactTerm):
        return term.path.facts[-1].type if term.path.facts else None
    if isinstance(term, nodes.RelationTerm):
        return term.fact.type
    if isinstance(term, nodes.ParamTerm):
        found = pack.parameters.get(term.id)
        return FactType(found.type) if found is not None and found.type in set(FactType) else None
    if isinstance(term, nodes.DateSum | nodes.Day):
        return FactType.DATE
    if depth == 0:
        return None
    below: tuple[object, ...] = ()
    if isinstance(term, nodes.Aggregate) and term.operator != "count":
        below = (term.value,)
    elif isinstance(term, nodes.Arithmetic) and term.operator != "times":
        below = term.items
    elif isinstance(term, nodes.Conditional):
        below = (term.then,)
    elif isinstance(term, nodes.QuantityTerm) and term.name in pack.quantities:
        below = (pack.quantities[term.name].value,)
    return next((kind for one in below if (kind := term_type(one, pack, depth - 1)) is not None), None)


def law_figures(node: object, pack: Pack, clock: date | None) -> Iterator[tuple[str, DatedValue]]:
    """The parameters that a test names, with their figure on the day; without a day only one that never changed."""
    if not isinstance(node, nodes.Compare):
        return
    sides = (node.left, *(node.right if isinstance(node.right, tuple) else (node.right,)))
    names = dict.fromkeys(one.id for side in sides for one in descend(side) if isinstance(one, nodes.ParamTerm))
    for name in names:
        rows = pack.parameters[name].values if name in pack.parameters else ()
        row = next((r for r in rows if clock is not None and r.period.contains(clock)), None)
        if clock is None and len(rows) == 1:
            row = rows[0]
        if row is not None:
            yield name, row


def figure_text(row: DatedValue, kind: FactType | None) -> str | None:
    """`5 mg`, `25 %`, `2029-01-01`; None for law that nobody has read."""
    value = row.value
    if isinstance(value, Unseen):
        return None
    if isinstance(value, dict):
        return " / ".join(f"{number_text(FactType.NUMBER, amount)} {unit}" for unit, amount in value.items())
    if isinstance(value, Fraction):
        return number_text(kind or FactType.NUMBER, value).replace("%", " %")
    return value.isoformat() if isinstance(value, date) else str(value)


@lru_cache(maxsize=64)
def readings_said(pack: Pack) -> Mapping[str, Text]:
    """What each reading of a pack says, by its id."""
    trees = (tree for body in bodies(pack) for tree in body.trees)
    found = (node for tree in trees for node in descend(tree))
    return {node.id: node.says for node in found if isinstance(node, nodes.Reading)}


_CONNECTIVES: dict[type, str] = {nodes.AllOf: "all", nodes.AnyOf: "any", nodes.Not: "not", nodes.IfThenElse: "if"}
