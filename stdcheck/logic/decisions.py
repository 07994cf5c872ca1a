"""Decisions: the first row that holds. Possible are the values of rows that are not false, up to the first true one."""

from __future__ import annotations

from dataclasses import dataclass, field

from stdcheck.facts.declarations import FactType
from stdcheck.logic import dated
from stdcheck.logic.context import Context
from stdcheck.logic.texts import typed_text
from stdcheck.logic.things import Environment
from stdcheck.logic.values import FALSE, TRUE, UNKNOWN, Missing
from stdcheck.rules.model import Decision, DecisionRow
from stdcheck.rules.nodes import DateSum, Day, FactTerm, Literal, Term


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
    text = str(row.value)
    if isinstance(row.value, bool):
        text = "true" if row.value else "false"
    elif row.value is not None and not isinstance(row.value, str | int) and hasattr(row.value, "meta"):
        text = typed_text(ctx.term(row.value, env), term_type(row.value)) or "?"  # type: ignore[arg-type]
    if text not in found.values:
        found.values.append(text)
    return True


def term_type(term: Term) -> FactType:
    """Whether the number of a term is a day, a percentage or a plain number, for its text."""
    if isinstance(term, DateSum | Day):
        return FactType.DATE
    if isinstance(term, FactTerm) and term.path.facts:
        return term.path.facts[-1].type
    if isinstance(term, Literal) and hasattr(term.value, "toordinal"):
        return FactType.DATE
    return FactType.NUMBER
