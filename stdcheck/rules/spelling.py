"""Nodes on one line in the words of the rule language, for people; not meant to be read back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from stdcheck.rules import nodes

PERCENT = 100


def spelled(node: object) -> str:
    """A node without what stands below it: `unit.kind is hardware`, `all of 3`, `some part in unit.parts`."""
    spell = _SHALLOW.get(type(node)) or _LEAVES.get(type(node))
    return spell(node) if spell is not None else type(node).__name__.lower()


def spelled_out(node: object) -> str:
    """A node with all that stands below it: `all[unit.kind is hardware, not unit.passive]`."""
    spell = _DEEP.get(type(node)) or _LEAVES.get(type(node))
    return spell(node) if spell is not None else type(node).__name__.lower()


def literal_text(value: nodes.LiteralValue, unit: str | None = None, *, percent: bool = False) -> str:
    """A constant as a rule writes it; a share is a fraction of 1."""
    if isinstance(value, bool):
        text = str(value).lower()
    elif isinstance(value, date):
        text = value.isoformat()
    elif isinstance(value, int | Fraction):
        text = _number(Fraction(value) * PERCENT) + "%" if percent else _number(Fraction(value))
    else:
        text = value
    return f"{text} {unit}" if unit else text


def _number(value: Fraction) -> str:
    """A decimal where it is one, else a fraction."""
    decimal = str(float(value))
    return str(value.numerator) if value.denominator == 1 else decimal if Fraction(decimal) == value else str(value)


def over_text(over: nodes.ListExpr) -> str:
    """A list to go through: `unit.designers`, or `holders of party`."""
    return over.path.text if isinstance(over, nodes.PathList) else f"{over.kind} of {over.of.text}"


def arguments(node: nodes.Meets | nodes.QuantityTerm) -> str:
    """What a definition or quantity is asked of: `unit.importer`."""
    return ", ".join(spelled(term) for _, term in node.args)


def _relation(node: nodes.RelationTerm) -> str:
    keys = (f"{name}={key.text if isinstance(key, nodes.Path) else spelled(key)}" for name, key in node.keys)
    return f"{node.path.text}.{node.fact.name}[{', '.join(keys)}]"


def _interest(node: nodes.Interest) -> str:
    holder = node.holder.text if node.holder is not None else f"everybody who meets {node.held_by}"
    together = f" together with {node.together_with}" if node.together_with else ""
    return f"{node.measure} of {holder}{together} in {node.held.text} by {node.method}"


def _compare(node: nodes.Compare) -> str:
    right = node.right
    text = f"[{', '.join(map(spelled, right))}]" if isinstance(right, tuple) else spelled(right)
    return f"{spelled(node.left)} {node.operator} {text}"


def _branches(node: nodes.IfThenElse | nodes.Conditional) -> str:
    otherwise = "" if node.otherwise is None else f" else {spelled(node.otherwise)}"
    return f"if {spelled(node.condition)} then {spelled(node.then)}{otherwise}"


def _branches_out(node: nodes.IfThenElse) -> str:
    return f"if {spelled_out(node.condition)} then {spelled_out(node.then)} else {spelled_out(node.otherwise)}"


def _where(where: object | None) -> str:
    return "" if where is None else f" where {spelled_out(where)}"


_LEAVES: dict[type, Callable[..., str]] = {
    nodes.Literal: lambda n: literal_text(n.value, n.unit),
    nodes.FactTerm: lambda n: n.path.text,
    nodes.RelationTerm: _relation,
    nodes.ParamTerm: lambda n: n.id,
    nodes.QuantityTerm: lambda n: n.name,
    nodes.Day: lambda n: n.which,
    nodes.Arithmetic: lambda n: f"{n.operator}({', '.join(map(spelled, n.items))})",
    nodes.Conditional: _branches,
    nodes.DateSum: lambda n: f"{spelled(n.amount)} {n.unit} {n.direction} {spelled(n.base)}",
    nodes.Aggregate: lambda n: f"{n.operator} of {over_text(n.over)}",
    nodes.Interest: _interest,
    nodes.Constant: lambda n: str(n.value).lower(),
    nodes.YesNo: lambda n: n.path.text,
    nodes.Compare: _compare,
    nodes.ListRef: lambda n: f"list {n.id}",
    nodes.IsNone: lambda n: f"{spelled(n.left)} is_none {str(n.value).lower()}",
    nodes.Meets: lambda n: f"{arguments(n)} meets {n.definition}",
    nodes.OutcomeIs: lambda n: f"outcome of {n.rule} in [{', '.join(sorted(n.outcomes))}]",
    nodes.DecisionIs: lambda n: f"decision {n.decision} in [{', '.join(sorted(n.values))}]",
    nodes.Unread: lambda n: "law not read",
}
_SHALLOW: dict[type, Callable[..., str]] = {
    nodes.AllOf: lambda n: f"all of {len(n.items)}",
    nodes.AnyOf: lambda n: f"any of {len(n.items)}",
    nodes.Not: lambda n: f"not {spelled(n.item)}",
    nodes.IfThenElse: _branches,
    nodes.Some: lambda n: f"some {n.name} in {over_text(n.over)}",
    nodes.Every: lambda n: f"every {n.name} in {over_text(n.over)}",
    nodes.Readings: lambda n: "readings",
}
_DEEP: dict[type, Callable[..., str]] = {
    nodes.AllOf: lambda n: f"all[{', '.join(map(spelled_out, n.items))}]",
    nodes.AnyOf: lambda n: f"any[{', '.join(map(spelled_out, n.items))}]",
    nodes.Not: lambda n: f"not {spelled_out(n.item)}",
    nodes.IfThenElse: _branches_out,
    nodes.Some: lambda n: f"some {n.name} in {over_text(n.over)}{_where(n.where)}",
    nodes.Every: lambda n: f"every {n.name} in {over_text(n.over)}{_where(n.where)} must {spelled_out(n.must)}",
    nodes.Aggregate: lambda n: f"{n.operator} of {over_text(n.over)}{_where(n.where)}",
    nodes.Readings: lambda n: f"readings {', '.join(one.id for one in n.readings)}",
}
