"""The words of the rule language: one table of operators, one table of forms.

The reader is driven by these tables and the tests of the specification walk them. They say what may be written, not
what it means: meaning is `stdcheck.logic`. No operator is named in the reader itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from stdcheck.facts.declarations import ORDERED, FactType
from stdcheck.rules import nodes


class Operand(StrEnum):
    """What stands on the right of an operator."""

    ONE = "one"
    SEVERAL = "several"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Operator:
    """One operator of a leaf.

    negation_of: the operator whose negation it is, or None
    operand: one term, several (a written list or a dated list), or true/false
    takes: types of the left side (for `lists`: of the elements of a list on the left side)
    lists: whether the left side is a list of plain values
    if_none: whether a left or right side that may be none needs `if_none`
    chooses: whether it may follow `outcome:` and `decision:`
    rises: whether more on the left side can only make it true
    """

    name: str
    negation_of: str | None
    operand: Operand
    takes: frozenset[FactType]
    lists: bool = False
    if_none: bool = False
    chooses: bool = False
    rises: bool = False


_WORDS = frozenset({FactType.TEXT, FactType.COUNTRY, FactType.ENUM})
_THINGS = frozenset({FactType.REFERENCE, FactType.ENTITY})
_NAMED = _WORDS | {FactType.NUMBER, FactType.YEAR, FactType.DATE}
_EQUAL = _NAMED | _THINGS | {FactType.YES_NO, FactType.PERCENT, FactType.QUANTITY, FactType.MONEY}
_NUMBERS = ORDERED - {FactType.DATE}
_DAYS = frozenset({FactType.DATE})

OPERATORS: dict[str, Operator] = {
    operator.name: operator
    for operator in (
        Operator("is", None, Operand.ONE, _EQUAL, chooses=True),
        Operator("is_not", "is", Operand.ONE, _EQUAL),
        Operator("in", None, Operand.SEVERAL, _NAMED, chooses=True),
        Operator("not_in", "in", Operand.SEVERAL, _NAMED),
        Operator("lt", None, Operand.ONE, _NUMBERS, if_none=True),
        Operator("lte", None, Operand.ONE, _NUMBERS, if_none=True),
        Operator("gt", None, Operand.ONE, _NUMBERS, if_none=True, rises=True),
        Operator("gte", None, Operand.ONE, _NUMBERS, if_none=True, rises=True),
        Operator("before", None, Operand.ONE, _DAYS, if_none=True),
        Operator("on_or_before", None, Operand.ONE, _DAYS, if_none=True),
        Operator("after", None, Operand.ONE, _DAYS, if_none=True),
        Operator("on_or_after", None, Operand.ONE, _DAYS, if_none=True),
        Operator("is_none", None, Operand.FLAG, _EQUAL),
        Operator("any_in", None, Operand.SEVERAL, _NAMED, lists=True),
        Operator("matches_code", None, Operand.SEVERAL, frozenset({FactType.TEXT})),
    )
}


class Place(StrEnum):
    """Where a form may stand."""

    CONDITION = "condition"
    TERM = "term"
    LIST = "list"
    OPERAND = "operand"


@dataclass(frozen=True, slots=True)
class Form:
    """One form, known by its key.

    key: the key that identifies it in a mapping; "" for a bare scalar
    node: the class of the tree that it becomes
    places: where it may stand; left: whether it may stand on the left of an operator (then it is a condition, too)
    required, optional: the other keys of its mapping, beside the keys that any node may carry (META_KEYS)
    """

    key: str
    node: type
    places: frozenset[Place]
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    left: bool = False
    chooses: bool = False


_CONDITION = frozenset({Place.CONDITION})
_TERM = frozenset({Place.TERM})
_LIST = frozenset({Place.LIST})
_DATE_SUM = ("before", "after", "count", "month_end", "roll", "calendar")

FORMS: tuple[Form, ...] = (
    Form("", nodes.Constant, _CONDITION),
    Form("", nodes.YesNo, _CONDITION),
    Form("all", nodes.AllOf, _CONDITION),
    Form("any", nodes.AnyOf, _CONDITION),
    Form("not", nodes.Not, _CONDITION),
    Form("if", nodes.IfThenElse, _CONDITION, required=("then", "else")),
    Form("some", nodes.Some, _CONDITION, optional=("as", "where")),
    Form("every", nodes.Every, _CONDITION, required=("as", "must"), optional=("where",)),
    Form("meets", nodes.Meets, _CONDITION, optional=("with",)),
    Form("outcome", nodes.OutcomeIs, _CONDITION, optional=("for",), chooses=True),
    Form("decision", nodes.DecisionIs, _CONDITION, optional=("with",), chooses=True),
    Form("readings", nodes.Readings, _CONDITION),
    Form("unread", nodes.Unread, _CONDITION),
    Form("", nodes.Literal, _TERM),
    Form("value", nodes.Literal, _TERM, optional=("unit", "currency")),
    Form("fact", nodes.FactTerm, _TERM, left=True),
    Form("for", nodes.RelationTerm, _TERM, required=("fact",), left=True),
    Form("param", nodes.ParamTerm, _TERM, left=True),
    Form("quantity", nodes.QuantityTerm, _TERM, optional=("with",), left=True),
    Form("day", nodes.Day, _TERM, left=True),
    *(Form(word, nodes.Arithmetic, _TERM, left=True) for word in ("plus", "minus", "times")),
    *(Form(word, nodes.Arithmetic, _TERM, optional=("skip_none",), left=True) for word in ("greatest", "least")),
    Form("if", nodes.Conditional, _TERM, required=("then",), optional=("else",)),
    *(Form(unit, nodes.DateSum, _TERM, optional=_DATE_SUM) for unit in ("days", "business_days", "months", "years")),
    *(Form(word, nodes.Aggregate, _TERM, left=True) for word in ("count", "sum", "min", "max", "share")),
    Form("interest", nodes.Interest, _TERM, left=True),
    Form("", nodes.PathList, _LIST),
    Form("derived", nodes.DerivedList, _LIST, required=("of", "method")),
    Form("list", nodes.ListRef, frozenset({Place.OPERAND})),
)

META_KEYS = ("says", "cite", "implements", "verified")
"""What any node written as a mapping may carry."""

NAMED_OUTCOMES = ("pass", "unshown", "exempt", "gap", "due", "not_applicable")
"""The outcomes that a condition may ask another rule for: headlines are not monotone."""


def operators_of_choice() -> tuple[Operator, ...]:
    """The operators that may follow `outcome:` and `decision:`."""
    return tuple(operator for operator in OPERATORS.values() if operator.chooses)


def forms_at(place: Place) -> dict[str, Form]:
    """The keyed forms that may stand at `place`; at a condition also the left sides of a leaf."""
    return {
        form.key: form
        for form in FORMS
        if form.key and (place in form.places or (place is Place.CONDITION and form.left))
    }


def form_of(keys: tuple[str, ...], place: Place) -> tuple[Form, ...]:
    """The forms at `place` that a mapping with these keys can be: one, none, or several when it is confused.

    A key that belongs to another form of the mapping (`count` in a date sum, `fact` beside `meets`) identifies nothing.
    """
    forms = forms_at(place)
    found = [forms[key] for key in keys if key in forms]
    return tuple(form for form in found if not any(_owns(other, form) for other in found))


def _owns(form: Form, other: Form) -> bool:
    if form is other:
        return False
    if form.node is nodes.Meets:
        return other.left
    return other.key in form.required or other.key in form.optional
