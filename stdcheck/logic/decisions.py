"""Decisions: the first row that holds. Possible are the values of rows that are not false, up to the first true one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from stdcheck.facts.declarations import FactType
from stdcheck.logic import dated, watching
from stdcheck.logic.context import Context
from stdcheck.logic.cuts import decimal_text
from stdcheck.logic.reading import Assumed, missing_of
from stdcheck.logic.texts import typed_text
from stdcheck.logic.things import Environment, Value
from stdcheck.logic.values import FALSE, NONE, NOTHING, TRUE, UNKNOWN, Missing
from stdcheck.rules.model import Decision, DecisionRow, Pack
from stdcheck.rules.nodes import (
    Aggregate,
    Arithmetic,
    Conditional,
    DateSum,
    Day,
    FactTerm,
    Interest,
    Literal,
    ParamTerm,
    QuantityTerm,
    RelationTerm,
    Term,
)
from stdcheck.rules.walking import all_rows


@dataclass(slots=True)
class Possible:
    """The values left, as text in the order of the rows, and what would decide between them."""

    values: list[str] = field(default_factory=list)
    missing: frozenset[Missing] = frozenset()


def decide(ctx: Context, decision: Decision, env: Environment) -> Possible:
    """The possible values of a decision in its own environment; its own clock, else the caller's."""
    inside = ctx.at(dated.clock_value(ctx, decision.clock, env))
    found = Possible()
    _rows(inside, decision.rows, env, found)
    outside = FALSE if decision.clock is None else dated.not_covered(inside).truth
    if outside is not FALSE:
        found.values += sorted(all_values(decision) - set(found.values))
        found.missing |= dated.not_covered(inside).missing
    return found


def _rows(ctx: Context, rows: tuple[DecisionRow, ...], env: Environment, found: Possible) -> bool:
    """Collect values; true when a row surely holds, so that no later row counts."""
    for row in rows:
        truth = TRUE
        if row.when is not None:
            known = ctx.condition(row.when, env)
            truth = known.truth
            if truth is UNKNOWN:
                found.missing |= known.missing
        if truth is FALSE:
            continue
        sure = _rows(ctx, row.rows, env, found) if row.rows else _value(ctx, row, env, found)
        if truth is TRUE and sure:
            return True
    return False


def _value(ctx: Context, row: DecisionRow, env: Environment, found: Possible) -> bool:
    """Add the value of a row."""
    value = row.value
    if value is None or isinstance(value, str | date):
        texts = {str(value)}
    elif isinstance(value, bool):
        texts = {"true" if value else "false"}
    elif isinstance(value, int | Fraction):
        texts = {decimal_text(Fraction(value))}
    else:
        found_value = ctx.term(value, env)
        watching.told(ctx, found_value)
        known, missing = labels(found_value, term_type(ctx.run.pack, value))
        texts, found.missing = set(known), found.missing | missing
    found.values += sorted(texts - set(found.values))
    return True


OPEN = "?"
"""Stands among labels for values that cannot be listed."""
UNLISTABLE = frozenset({OPEN, OPEN + OPEN})
NO_VALUE = "\x00none"
"""Stands among labels for none."""


def all_values(decision: Decision) -> frozenset[str]:
    """Every value that a decision can have, as labels; open labels where they cannot be listed."""
    values = [row.value for row in all_rows(decision.rows) if not row.rows]
    words = frozenset(value for value in values if isinstance(value, str))
    return words or UNLISTABLE


def labels(value: Value, type_: FactType) -> tuple[frozenset[str], frozenset[Missing]]:
    """A value as labels: its text when it is exact, else its bounds beside open labels: never one label alone.

    A text that enumeration assumes stands for others, too.
    """
    if value is NONE:
        return frozenset({NO_VALUE}), NOTHING
    missing = missing_of(value)
    text = None if isinstance(value, Assumed) else typed_text(value, type_)
    if not missing and text is not None:
        return frozenset({text}), NOTHING
    return UNLISTABLE | {text or OPEN}, missing


def term_type(pack: Pack, term: Term) -> FactType:
    """Whether the number of a term is a day, a percentage or a plain number, for its text."""
    match term:
        case DateSum() | Day():
            return FactType.DATE
        case FactTerm() if term.path.facts:
            return term.path.facts[-1].type
        case RelationTerm():
            return term.fact.type
        case ParamTerm():
            return FactType(pack.parameters[term.id].type)
        case QuantityTerm():
            return term_type(pack, pack.quantities[term.name].value)
        case Arithmetic():
            return _shared_type(pack, [item for item in term.items if not isinstance(item, Literal)] or [*term.items])
        case Conditional():
            return term_type(pack, term.then)
        case Aggregate(operator="share") | Interest():
            return FactType.PERCENT
        case Aggregate() if term.value is not None:
            return term_type(pack, term.value)
        case Literal() if isinstance(term.value, date):
            return FactType.DATE
    return FactType.NUMBER


def _shared_type(pack: Pack, terms: list[Term]) -> FactType:
    """The type of what is reckoned from several terms: a percentage of a number is a number."""
    types = {term_type(pack, term) for term in terms}
    return types.pop() if len(types) == 1 else FactType.NUMBER
