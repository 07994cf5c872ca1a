"""Outcomes, exceptions and definitions that no case shows."""

from __future__ import annotations

from collections.abc import Iterator

from stdcheck.cases.lint.shown import CaseLint, Shown
from stdcheck.logic.results import Headline
from stdcheck.rules.lint.subject import Found, found
from stdcheck.rules.model import Pack, Rule
from stdcheck.rules.truths import ANY, FALSE, TRUE, UNKNOWN, PossibleTruths, Truths, turned

OPEN = frozenset({Headline.UNDETERMINED, Headline.JUDGEMENT})
"""Either shows what a rule does about something missing."""
ASKED = ("definition", "quantity", "decision")


def outcome_not_shown(shown: Shown) -> Iterator[Found]:
    """Outcomes that a rule can have and that no case which asks for the rule ends in."""
    seen: dict[str, set[Headline]] = {}
    for run in shown.runs:
        for evaluation in run.evaluations:
            for result in evaluation.results:
                seen.setdefault(result.rule.id, set()).add(result.outcome)
    for rule in shown.pack.rules.values():
        if not rule.is_exception:
            had = seen.get(rule.id, set())
            lacking = [one.value for one in outcomes_of(rule, shown.pack, shown.possible) if not _was(one, had)]
            if lacking:
                yield found(rule.meta.span, rule=rule.id, outcomes=", ".join(lacking))


def _was(outcome: Headline, had: set[Headline]) -> bool:
    return outcome in had or (outcome in OPEN and bool(OPEN & had))


def outcomes_of(rule: Rule, pack: Pack, possible: PossibleTruths) -> list[Headline]:
    """The headlines that the form of a rule allows, worst first (`undetermined` stands for `judgement`, too)."""
    scope, breach = possible.of(rule.applies_when), _breach(rule, possible)
    exceptions = [possible.of(exception.when) for exception, _ in pack.exceptions.get(rule.id, ())]
    bites = TRUE in scope and TRUE in breach
    asked = TRUE in scope or UNKNOWN in scope
    allowed = {
        Headline.GAP: bites,
        Headline.UNDETERMINED: asked and (UNKNOWN in breach or (UNKNOWN in scope and TRUE in breach)),
        Headline.DUE: bites and rule.duty is not None and rule.duty.due is not None,
        Headline.EXEMPT: bites and any(TRUE in truths for truths in exceptions),
        Headline.PASS: TRUE in scope and FALSE in breach,
        Headline.NOT_APPLICABLE: FALSE in scope or _may_be_out_of_force(rule, pack),
    }
    return [outcome for outcome, can_be in allowed.items() if can_be]


def _breach(rule: Rule, possible: PossibleTruths) -> Truths:
    if rule.prohibits is not None:
        return possible.of(rule.prohibits)
    return ANY if rule.requires is None else turned(possible.of(rule.requires))


def _may_be_out_of_force(rule: Rule, pack: Pack) -> bool:
    """Before `covers_from` nothing is said of the law, in force or not."""
    period = rule.in_force
    if period is None:
        return False
    return period.end is not None or (period.start is not None and period.start > pack.covers_from)


def exception_not_shown(shown: Shown) -> Iterator[Found]:
    """Exceptions that are effective in no case."""
    for rule in shown.pack.rules.values():
        if rule.is_exception and TRUE in shown.possible.of(rule.when) and not _effective(rule, shown):
            yield found(rule.meta.span, rule=rule.id)


def _effective(exception: Rule, shown: Shown) -> bool:
    """Whether its condition held in some case, and where it has exceptions, each of them did not hold in some case.

    Exceptions of exceptions are looked at only where the one above may hold.
    """
    below = [other for other, _ in shown.pack.exceptions.get(exception.id, ())]
    return TRUE in shown.truths(exception.when) and all(
        TRUE not in shown.truths(other.when) or FALSE in shown.truths(other.when) for other in below
    )


def not_reached(shown: Shown) -> Iterator[Found]:
    """Definitions, quantities and decisions about which no case asks, not even through other parts."""
    for body in shown.bodies:
        if body.kind in ASKED and not shown.reaches(body):
            yield found(body.meta.span, name=body.id)


LINTS = (
    CaseLint("lint-outcome-not-shown", outcome_not_shown),
    CaseLint("lint-exception-not-shown", exception_not_shown),
    CaseLint("lint-not-reached", not_reached),
)
