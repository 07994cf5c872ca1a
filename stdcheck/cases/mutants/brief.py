"""A node in a few words of the rule language: `unit.kind is hardware`. For people; not meant to be read back."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from stdcheck.rules import nodes
from stdcheck.rules.nodes import LiteralValue

MOST = 100
"""Characters that are shown."""
PERCENT = 100


def brief(node: object) -> str:
    """The node as one line of at most MOST characters."""
    text = _brief(node)
    return text if len(text) <= MOST else f"{text[: MOST - 3]}..."


def literal_text(value: LiteralValue, unit: str | None = None, *, percent: bool = False) -> str:
    """A constant as a rule writes it; a share is a fraction of 1."""
    if isinstance(value, bool):
        text = "true" if value else "false"
    elif isinstance(value, date):
        text = value.isoformat()
    elif isinstance(value, int | Fraction):
        text = _number(Fraction(value) * PERCENT) + "%" if percent else _number(Fraction(value))
    else:
        text = value
    return f"{text} {unit}" if unit else text


def _number(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else str(float(value))


def _brief(node: object) -> str:
    if isinstance(node, bool | str | int | Fraction | date):
        return literal_text(node)
    match node:
        case nodes.AllOf() | nodes.AnyOf():
            word = "all" if isinstance(node, nodes.AllOf) else "any"
            return f"{word}[{', '.join(map(_brief, node.items))}]"
        case nodes.Not():
            return f"not {_brief(node.item)}"
        case nodes.IfThenElse():
            return f"if {_brief(node.condition)} then {_brief(node.then)} else {_brief(node.otherwise)}"
        case nodes.Some():
            return f"some {_over(node.over)}" + (f" where {_brief(node.where)}" if node.where else "")
        case nodes.Every():
            where = f" where {_brief(node.where)}" if node.where else ""
            return f"every {_over(node.over)}{where} must {_brief(node.must)}"
        case nodes.Readings():
            return f"readings {', '.join(one.id for one in node.readings)}"
        case nodes.Unread():
            return "unread"
        case nodes.Constant():
            return "true" if node.value else "false"
    return _leaf(node)


def _leaf(node: object) -> str:
    match node:
        case nodes.YesNo():
            return node.path.text
        case nodes.Compare():
            return f"{_term(node.left)} {node.operator} {_right(node.right)}"
        case nodes.IsNone():
            return f"{_term(node.left)} is_none {'true' if node.value else 'false'}"
        case nodes.Meets():
            return f"{_args(node.args)} meets {node.definition}"
        case nodes.OutcomeIs():
            return f"outcome of {node.rule} in {', '.join(sorted(node.outcomes))}"
        case nodes.DecisionIs():
            return f"{node.decision}({_args(node.args)}) in {', '.join(sorted(node.values))}"
    return _term(node)


def _right(right: object) -> str:
    if isinstance(right, tuple):
        return f"[{', '.join(map(_term, right))}]"
    return f"list {right.id}" if isinstance(right, nodes.ListRef) else _term(right)


def _term(node: object) -> str:
    match node:
        case nodes.Literal():
            return literal_text(node.value, node.unit)
        case nodes.FactTerm() | nodes.RelationTerm():
            return node.path.text + (f".{node.fact.name}" if isinstance(node, nodes.RelationTerm) else "")
        case nodes.ParamTerm():
            return f"param {node.id}"
        case nodes.QuantityTerm():
            return f"{node.name}({_args(node.args)})"
        case nodes.Day():
            return node.which
        case nodes.Arithmetic():
            return f"{node.operator}({', '.join(map(_term, node.items))})"
        case nodes.Conditional():
            otherwise = f" else {_term(node.otherwise)}" if node.otherwise is not None else ""
            return f"if {_brief(node.condition)} then {_term(node.then)}{otherwise}"
        case nodes.DateSum():
            return f"{_term(node.amount)} {node.unit} {node.direction} {_term(node.base)}"
        case nodes.Aggregate():
            return f"{node.operator} of {_over(node.over)}" + (f" where {_brief(node.where)}" if node.where else "")
        case nodes.Interest():
            holder = node.holder.text if node.holder is not None else f"all that meet {node.held_by}"
            return f"{node.measure} of {holder} in {node.held.text}"
    return type(node).__name__


def _args(args: tuple[tuple[str, nodes.Term], ...]) -> str:
    return ", ".join(_term(term) for _, term in args)


def _over(over: nodes.ListExpr) -> str:
    return over.path.text if isinstance(over, nodes.PathList) else f"{over.kind} of {over.of.text}"
