"""A node of a proof in words: what the pack says of it, its citation, and the test itself as the pack spells it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
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


def arguments(node: nodes.Meets, pack: Pack) -> str:
    """What a definition is asked of: `unit.importer`."""
    return ", ".join(_Speller(pack).spell(term) for _, term in node.args)


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


def node_test(trace: Trace, pack: Pack) -> str:
    """The test of a node as the pack spells it; connectives by their word alone where their parts stand below."""
    node = trace.node
    if isinstance(node, Definition | Rule | nodes.Reading):
        return node.id
    words = _CONNECTIVES.get(type(node))
    if words is not None and trace.children:
        return words
    return _Speller(pack).spell(node) if node is not None else trace.label


def over_text(over: nodes.ListExpr) -> str:
    """A list to go through: `unit.designers`, or `holders of party`."""
    return over.path.text if isinstance(over, nodes.PathList) else f"{over.kind} of {over.of.text}"


def term_says(term: nodes.Term, pack: Pack) -> Text:
    """The pack's own words for a term, or for the quantity that it names; or nothing."""
    if isinstance(term, nodes.QuantityTerm) and term.name in pack.quantities:
        return pack.quantities[term.name].meta.says
    return term.meta.says


def left_side(node: nodes.Compare, pack: Pack) -> str:
    """What a leaf compares."""
    return spelled(node.left, pack)


def spelled(node: object, pack: Pack) -> str:
    """A node on one line as the pack spells it, without what stands below it."""
    return _Speller(pack).spell(node)


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


class _Speller:
    """Spells leaves and terms on one line."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack

    def spell(self, node: object) -> str:
        """Any node; one that has no short form by its kind."""
        spell = _FORMS.get(type(node))
        return spell(self, node) if spell is not None else _kind(node)

    def literal(self, value: nodes.LiteralValue) -> str:
        """A constant."""
        if isinstance(value, bool):
            return str(value).lower()
        return value.isoformat() if isinstance(value, date) else str(value)

    def compare(self, node: nodes.Compare) -> str:
        """`left operator right`."""
        if isinstance(node.right, tuple):
            right = "[" + ", ".join(map(self.spell, node.right)) + "]"
        else:
            right = self.spell(node.right)
        return f"{self.spell(node.left)} {node.operator} {right}"

    def over(self, node: nodes.ListExpr) -> str:
        """A list to go through."""
        return over_text(node)

    def interest(self, node: nodes.Interest) -> str:
        """`votes of X in Y by method`."""
        holder = node.holder.text if node.holder is not None else f"everybody who meets {node.held_by}"
        together = f" together with {node.together_with}" if node.together_with else ""
        return f"{node.measure} of {holder}{together} in {node.held.text} by {node.method}"

    def date_sum(self, node: nodes.DateSum) -> str:
        """`60 days before X`."""
        return f"{self.spell(node.amount)} {node.unit} {node.direction} {self.spell(node.base)}"

    def outcome(self, node: nodes.OutcomeIs) -> str:
        """`outcome of rule in [...]`."""
        return f"outcome of {node.rule} in [{', '.join(sorted(node.outcomes))}]"


def _kind(node: object) -> str:
    return type(node).__name__.lower()


def _number(value: nodes.LiteralValue, unit: str | None) -> str:
    text = str(value) if isinstance(value, Fraction) else ""
    return f"{text} {unit}"


def _key(speller: _Speller, key: nodes.Path | nodes.Literal) -> str:
    return key.text if isinstance(key, nodes.Path) else speller.literal(key.value)


_FORMS: dict[type, Callable[..., str]] = {
    nodes.Literal: lambda s, n: _number(n.value, n.unit) if n.unit else s.literal(n.value),
    nodes.FactTerm: lambda s, n: n.path.text,
    nodes.RelationTerm: lambda s, n: (
        f"{n.path.text}.{n.fact.name}[{', '.join(f'{key}={s.key(of)}' for key, of in n.keys)}]"
    ),
    nodes.ParamTerm: lambda s, n: n.id,
    nodes.QuantityTerm: lambda s, n: n.name,
    nodes.Day: lambda s, n: n.which,
    nodes.Arithmetic: lambda s, n: f"{n.operator}({', '.join(map(s.spell, n.items))})",
    nodes.Conditional: lambda s, n: (
        f"if {s.spell(n.condition)} then {s.spell(n.then)}" + (f" else {s.spell(n.otherwise)}" if n.otherwise else "")
    ),
    nodes.DateSum: _Speller.date_sum,
    nodes.Aggregate: lambda s, n: f"{n.operator} of {s.over(n.over)}",
    nodes.Interest: _Speller.interest,
    nodes.AllOf: lambda s, n: f"all of {len(n.items)}",
    nodes.AnyOf: lambda s, n: f"any of {len(n.items)}",
    nodes.Not: lambda s, n: f"not {s.spell(n.item)}",
    nodes.IfThenElse: lambda s, n: f"if {s.spell(n.condition)} then {s.spell(n.then)} else {s.spell(n.otherwise)}",
    nodes.Constant: lambda s, n: str(n.value).lower(),
    nodes.Some: lambda s, n: f"some {n.name} in {s.over(n.over)}",
    nodes.Every: lambda s, n: f"every {n.name} in {s.over(n.over)}",
    nodes.YesNo: lambda s, n: n.path.text,
    nodes.Compare: _Speller.compare,
    nodes.ListRef: lambda s, n: f"list {n.id}",
    nodes.IsNone: lambda s, n: f"{s.spell(n.left)} is_none {str(n.value).lower()}",
    nodes.Meets: lambda s, n: f"{', '.join(s.spell(term) for _, term in n.args)} meets {n.definition}",
    nodes.OutcomeIs: _Speller.outcome,
    nodes.DecisionIs: lambda s, n: f"decision {n.decision} in [{', '.join(sorted(n.values))}]",
    nodes.Readings: lambda s, n: "readings",
    nodes.Unread: lambda s, n: "law not read",
}
