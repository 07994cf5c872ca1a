"""A node of a proof in words: what the pack says of it, its citation, and the test itself as the pack spells it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from stdcheck.facts.declarations import Text
from stdcheck.logic.reading import UNLISTED
from stdcheck.logic.results import Trace
from stdcheck.rules import nodes
from stdcheck.rules.model import Definition, Pack, Rule
from stdcheck.rules.nodes import Cite


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


def node_test(trace: Trace, pack: Pack) -> str:
    """The test of a node as the pack spells it; connectives by their word alone where their parts stand below."""
    node = trace.node
    if isinstance(node, Definition | Rule | nodes.Reading):
        return node.id
    words = _CONNECTIVES.get(type(node))
    if words is not None and trace.children:
        return words
    return _Speller(pack).spell(node) if node is not None else trace.label


def left_side(node: nodes.Compare, pack: Pack) -> str:
    """What a leaf compares."""
    return _Speller(pack).spell(node.left)


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
        return node.path.text if isinstance(node, nodes.PathList) else f"{node.kind} of {node.of.text}"

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


_FORMS: dict[type, Callable[..., str]] = {
    nodes.Literal: lambda s, n: _number(n.value, n.unit) if n.unit else s.literal(n.value),
    nodes.FactTerm: lambda s, n: n.path.text,
    nodes.RelationTerm: lambda s, n: (
        f"{n.path.text}.{n.fact.name}[{', '.join(f'{key}={path.text}' for key, path in n.keys)}]"
    ),
    nodes.ParamTerm: lambda s, n: n.id,
    nodes.QuantityTerm: lambda s, n: n.name,
    nodes.Day: lambda s, n: n.which,
    nodes.Arithmetic: lambda s, n: f"{n.operator}({', '.join(map(s.spell, n.items))})",
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
