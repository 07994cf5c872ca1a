"""The table of outcomes (spec, chapter 9): which are possible, given scope, breach, exceptions, evidence, lateness."""

from __future__ import annotations

from collections.abc import Iterable

from stdcheck.logic.results import Headline, Outcome
from stdcheck.logic.values import FALSE, TRUE, UNKNOWN, Cause, Truth

BOTH = (TRUE, FALSE)
SEVERE = frozenset({Outcome.GAP, Outcome.DUE, Outcome.UNSHOWN})


def _readings(truth: Truth) -> tuple[Truth, ...]:
    """An unknown is read as either value."""
    return BOTH if truth is UNKNOWN else (truth,)


def possible_outcomes(
    scope: Truth,
    breach: Truth,
    exception: Truth,
    shown: Truth = TRUE,
    reason: Truth = TRUE,
    late: Truth = TRUE,
) -> frozenset[Outcome]:
    """The outcomes that are possible when each unknown is read as either value.

    scope: in force and in scope; breach: not met; exception: some effective exception
    shown: the evidence that the rule demands is there; reason: being out of scope is accepted (na_needs)
    late: the day of the duty is past
    """
    found: set[Outcome] = set()
    for in_scope in _readings(scope):
        if in_scope is FALSE:
            found |= {Outcome.NOT_APPLICABLE if r is TRUE else Outcome.GAP for r in _readings(reason)}
            continue
        for breached in _readings(breach):
            found |= _in_scope(breached, exception, shown, late)
    return frozenset(found)


def _in_scope(breached: Truth, exception: Truth, shown: Truth, late: Truth) -> set[Outcome]:
    if breached is FALSE:
        return {Outcome.PASS if s is TRUE else Outcome.UNSHOWN for s in _readings(shown)}
    found: set[Outcome] = set()
    for excepted in _readings(exception):
        if excepted is TRUE:
            found.add(Outcome.EXEMPT)
        else:
            found |= {Outcome.GAP if day is TRUE else Outcome.DUE for day in _readings(late)}
    return found


def headline(possible: frozenset[Outcome], causes: Iterable[Cause]) -> Headline:
    """The one word for a set of possible outcomes."""
    if possible == {Outcome.UNSHOWN}:
        return Headline.UNDETERMINED
    if len(possible) == 1:
        return Headline(next(iter(possible)).value)
    if not possible & SEVERE:
        return Headline.CLEAR
    found = set(causes)
    return Headline.JUDGEMENT if found == {Cause.JUDGEMENT} else Headline.UNDETERMINED


ORDER = (Outcome.GAP, Outcome.UNSHOWN, Outcome.DUE, Outcome.EXEMPT, Outcome.PASS, Outcome.NOT_APPLICABLE)


def in_order(possible: frozenset[Outcome]) -> tuple[Outcome, ...]:
    """Worst first."""
    return tuple(o for o in ORDER if o in possible)
