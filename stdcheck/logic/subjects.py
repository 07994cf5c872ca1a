"""The subjects of a rule, and what it yields for one: from scope, breach, exceptions and evidence to outcomes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from stdcheck.logic import dated, quantify, watching
from stdcheck.logic.context import Context
from stdcheck.logic.operators import AT_MOST, LESS, NO, YES, all_of, any_of, opposite, ordered
from stdcheck.logic.outcomes import possible_outcomes
from stdcheck.logic.reading import missing_of
from stdcheck.logic.results import Outcome
from stdcheck.logic.terms import arguments
from stdcheck.logic.things import Environment, Ordered, Thing, Unknown, Value
from stdcheck.logic.values import FALSE, NONE, NOTHING, TRUE, UNKNOWN, Cause, Known3, Missing
from stdcheck.rules.model import Duty, Parent, Rule
from stdcheck.rules.nodes import Condition, ListExpr, Path
from stdcheck.rules.walking import descend

SATISFIED = Known3(TRUE)
NOBODY: frozenset[str] = frozenset()
"""The exceptions that surely are effective, where none counts."""


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """One subject of a rule.

    env: for_each names -> elements; unlisted: the list whose unlisted elements it stands for
    empty: the list that is empty (then its names stand for nothing, and the rule does not apply)
    exists: whether there is such a subject: elements may not belong, or a list may be empty
    """

    env: Mapping[str, Value]
    unlisted: str | None = None
    missing: frozenset[Missing] = NOTHING
    empty: str | None = None
    exists: Known3 = SATISFIED


@dataclass(frozen=True, slots=True, eq=False)
class Finding:
    """What a rule yields for a subject: the parts of the table, the possible outcomes, what is missing."""

    possible: frozenset[Outcome]
    missing: frozenset[Missing]
    due: Value | None
    exempted_by: frozenset[str] = frozenset()


Loops = tuple[tuple[str, ListExpr], ...]


def expand(ctx: Context, for_each: Loops, *, perhaps_empty: bool = False) -> Iterator[Subject]:
    """All subjects: one for each element (and nested element), one more for what an open list may hold beside.

    perhaps_empty: also one for each list that is not known to have an element, beside those known to be empty
    """
    yield from _expand(ctx, for_each, Subject({}), perhaps_empty)


def _expand(ctx: Context, for_each: Loops, so_far: Subject, perhaps_empty: bool) -> Iterator[Subject]:
    if not for_each:
        yield so_far
        return
    (name, over), rest = for_each[0], for_each[1:]
    items = quantify.items_of(ctx, over, so_far.env)
    listed = list(quantify.elements(items))
    empty = opposite(any_of([element.belongs for element in listed]))
    if not listed or (perhaps_empty and empty.truth is not FALSE):
        env = {**so_far.env, **{name: NONE for name, _ in for_each}}
        yield Subject(env, so_far.unlisted, so_far.missing, items.address, all_of([so_far.exists, empty]))
    for element in listed:
        unlisted, missing = so_far.unlisted, so_far.missing
        if element.unlisted:
            unlisted, missing = unlisted or items.address, missing | element.belongs.missing
        env = {**so_far.env, name: element.value}
        exists = all_of([so_far.exists, element.belongs])
        yield from _expand(ctx, rest, Subject(env, unlisted, missing, exists=exists), perhaps_empty)


def outcome_somewhere(ctx: Context, rule: Rule, wanted: frozenset[str]) -> Known3:
    """Whether a rule's outcome is one of several for some subject that there is."""
    subjects = expand(ctx, rule.for_each, perhaps_empty=True)
    return any_of([all_of([s.exists, outcome_among(ctx, rule, s.env, wanted)]) for s in subjects])


def outcome_among(ctx: Context, rule: Rule, env: Environment, wanted: frozenset[str]) -> Known3:
    """Whether a rule's outcome for a subject is one of several."""
    finding = find(ctx, rule, env)
    names = {o.value for o in finding.possible}
    if names <= wanted:
        return YES
    return NO if not names & wanted else Known3(UNKNOWN, finding.missing)


def find(ctx: Context, rule: Rule, env: Environment) -> Finding:
    """What a rule yields for a subject, on the rule's clock."""
    inside = ctx.at(rule_clock(ctx, rule, env))
    if any(env[name] is NONE for name, _ in rule.for_each):
        return _nothing_there(inside, rule, env)
    outside = dated.not_covered(inside)
    if outside.truth is TRUE:
        return Finding(_anything(inside, rule, env), outside.missing, None)
    in_force, applies = _scope(inside, rule, env)
    scope = all_of([in_force, applies])
    if scope.truth is FALSE and ctx.proof is None:  # the rest counts only in scope, but for the day that is shown
        breach, late, due, exception, by, shown = NO, YES, _last_day(inside, rule.duty, env), NO, NOBODY, SATISFIED
    else:
        breach, late, due = _breach(inside, rule, env)
        exception, by = NO, NOBODY
        if breach.truth is not FALSE or ctx.proof is not None:  # there is nothing to except where there is no breach
            exception, by = _exceptions(inside, rule, env)
        shown = _optional(inside, "shown", rule.shown_by, env)
    reason = _reason(inside, rule, env, in_force, applies)
    possible = possible_outcomes(scope.truth, breach.truth, exception.truth, shown.truth, reason.truth, late.truth)
    missing = _missing(scope, breach, exception, late) if len(possible) > 1 else NOTHING
    if Outcome.PASS in possible or Outcome.UNSHOWN in possible:
        missing |= _evidence(rule, shown, possible, ctx)
    if reason.truth is UNKNOWN and scope.truth is not TRUE:
        missing |= reason.missing
    if outside.truth is UNKNOWN:
        possible, missing, due = possible | _anything(inside, rule, env), missing | outside.missing, None
    return Finding(possible, missing, due, by)


def rule_clock(ctx: Context, rule: Rule, env: Environment) -> Ordered | Unknown:
    """The clock of a rule: its own, else the as-of day, whoever asks for its outcome."""
    return dated.today(ctx) if rule.clock is None else dated.clock_value(ctx, rule.clock, env)


def _nothing_there(ctx: Context, rule: Rule, env: Environment) -> Finding:
    """The finding over an empty list: out of scope, for a reason where the rule wants one that is not of an element."""
    absent = {name for name, _ in rule.for_each if env[name] is NONE}
    named = (node.start for node in descend(rule.na_needs) if isinstance(node, Path)) if rule.na_needs else ()
    if absent & set(named):
        return Finding(frozenset({Outcome.NOT_APPLICABLE}), NOTHING, None)
    reason = _reason(ctx, rule, env, dated.in_force(ctx, rule.in_force), NO)
    possible = possible_outcomes(FALSE, FALSE, FALSE, reason=reason.truth)
    return Finding(possible, reason.missing if len(possible) > 1 else NOTHING, None)


def _anything(ctx: Context, rule: Rule, env: Environment) -> frozenset[Outcome]:
    """What is possible under law that nobody has read: scope, breach and exceptions may be anything."""
    shown = _optional(ctx.untraced(), "shown", rule.shown_by, env)
    late = YES
    if rule.duty is not None and rule.duty.due is not None:
        late = _late(ctx, rule.duty, ctx.untraced().term(rule.duty.due, env))
    return possible_outcomes(UNKNOWN, UNKNOWN, UNKNOWN, shown.truth, late=late.truth)


def _reason(ctx: Context, rule: Rule, env: Environment, in_force: Known3, applies: Known3) -> Known3:
    """Whether being out of scope is accepted; law that is not in force wants no reason."""
    reason = _optional(ctx, "na_needs", rule.na_needs, env)
    if rule.na_needs is None or in_force.truth is TRUE:  # then out of scope is what it does not apply to
        return reason
    return any_of([opposite(in_force), applies, reason])


def _missing(scope: Known3, breach: Known3, exception: Known3, late: Known3) -> frozenset[Missing]:
    """What is missing of the parts that count: no breach out of scope, no exception and no day without a breach."""
    parts = [scope]
    for part, counts in ((breach, scope), (exception, breach), (late, opposite(exception))):
        if counts.truth is FALSE:
            break
        parts.append(part)
    return NOTHING.union(*(p.missing for p in parts if p.truth is UNKNOWN))


def _evidence(rule: Rule, shown: Known3, possible: frozenset[Outcome], ctx: Context) -> frozenset[Missing]:
    """What is missing to show that a rule is met."""
    if shown.truth is TRUE:
        return NOTHING
    asked = frozenset(Missing(Cause.EVIDENCE, m.path) for m in shown.missing)
    return asked or frozenset({Missing(Cause.EVIDENCE, f"{ctx.run.pack.id}/{rule.id}")})


def _optional(ctx: Context, kind: str, condition: Condition | None, env: Environment) -> Known3:
    """A part that a rule need not have: absent is satisfied."""
    if condition is None:
        return SATISFIED
    return ctx.traced(kind, "", condition, lambda ctx: ctx.condition(condition, env))


def _scope(ctx: Context, rule: Rule, env: Environment) -> tuple[Known3, Known3]:
    """Whether the rule is in force on the clock, and (while it may be) whether it applies."""
    in_force = ctx.traced("in_force", "", rule.in_force, lambda ctx: dated.in_force(ctx, rule.in_force))
    if in_force.truth is FALSE:
        return NO, NO
    return in_force, _optional(ctx, "scope", rule.applies_when, env)


def _breach(ctx: Context, rule: Rule, env: Environment) -> tuple[Known3, Known3, Value | None]:
    """Whether the rule is broken, whether a duty's day is past, and that day."""
    if rule.duty is not None:
        return _duty(ctx, rule.duty, env)
    if rule.prohibits is not None:
        return _optional(ctx, "breach", rule.prohibits, env), YES, None
    assert rule.requires is not None
    requires = rule.requires
    met = ctx.traced("breach", "", requires, lambda ctx: ctx.condition(requires, env))
    return opposite(met), YES, None


def _duty(ctx: Context, duty: Duty, env: Environment) -> tuple[Known3, Known3, Value | None]:
    """A duty is broken when it is not done, or done after its day (or before its earliest day)."""
    done = ctx.term(duty.done, env)
    if duty.not_before is not None:
        earliest = ctx.term(duty.not_before, env)
        watching.compared(ctx, "due", duty, [done, earliest])
        early = ctx.traced("breach", "", duty, lambda ctx: ordered(ctx, LESS, done, earliest, if_none=False))
        return early, YES, earliest
    assert duty.due is not None
    due = ctx.term(duty.due, env)
    watching.compared(ctx, "due", duty, [done, due])
    broken = ctx.traced("breach", "", duty, lambda ctx: opposite(done_in_time(ctx, done, due)))
    if broken.truth is FALSE:
        return broken, YES, due
    return broken, _late(ctx, duty, due), due


def _last_day(ctx: Context, duty: Duty | None, env: Environment) -> Value | None:
    """The day of a duty."""
    return None if duty is None else ctx.term(duty.day, env)


def _late(ctx: Context, duty: Duty, due: Value) -> Known3:
    """Whether the day of a duty is past; where there is no day it never is."""
    watching.compared(ctx, "due", duty, [dated.today(ctx), due])
    return opposite(ordered(ctx, AT_MOST, dated.today(ctx), due, if_none=True))


def done_in_time(ctx: Context, done: Value, due: Value) -> Known3:
    """Done, and on or before the day; no day means no time limit."""
    if done is NONE:
        return NO
    if due is NONE:
        return Known3(UNKNOWN, missing_of(done)) if _perhaps_none(done) else YES
    in_time = ordered(ctx, AT_MOST, done, due, if_none=False)
    if in_time.truth is FALSE and _perhaps_none(due):
        return Known3(UNKNOWN, missing_of(done) | missing_of(due))
    return in_time


def _perhaps_none(value: Value) -> bool:
    return value.interval.or_none if isinstance(value, Ordered) else isinstance(value, Unknown) and value.or_none


def _exceptions(ctx: Context, rule: Rule, env: Environment) -> tuple[Known3, frozenset[str]]:
    """Whether some exception is effective, and the ids of those that surely are."""
    parts: list[Known3] = []
    by: set[str] = set()
    for exception, parent in ctx.run.pack.exceptions.get(rule.id, ()):
        part = effective(ctx, exception, parent, env)
        parts.append(part)
        if part.truth is TRUE:
            by.add(exception.id)
    return any_of(parts), frozenset(by)


def effective(ctx: Context, exception: Rule, parent: Parent, env: Environment) -> Known3:
    """In force, its condition holds, and no exception of it is effective; on the caller's clock unless it names one."""
    inner = arguments(ctx, parent.binds, env) if parent.binds else env

    def evaluate(ctx: Context) -> Known3:
        inside = ctx.at(dated.clock_value(ctx, exception.clock, inner))
        in_force = dated.in_force(inside, exception.in_force)
        assert exception.when is not None
        own = in_force
        if in_force.truth is not FALSE or ctx.proof is not None:
            own = all_of([in_force, inside.condition(exception.when, inner)])
        if exception.clock is not None:
            own = dated.where_covered(inside, own)
        if own.truth is FALSE and ctx.proof is None:
            return NO
        return all_of([own, opposite(_exceptions(inside, exception, inner)[0])])

    return ctx.traced("exception", exception.id, exception, evaluate)


def breached_but_for(ctx: Context, rule: Rule, env: Environment, without: frozenset[str]) -> Known3:
    """In scope, breached, and no effective exception of any other kind than those left out."""
    inside = ctx.at(rule_clock(ctx, rule, env))
    outside = dated.not_covered(inside)
    breach, _, _ = _breach(inside, rule, env)
    kept = [(e, p) for e, p in ctx.run.pack.exceptions.get(rule.id, ()) if e.kind.value not in without]
    excepted = any_of([effective(inside, e, p, env) for e, p in kept])
    known = all_of([*_scope(inside, rule, env), breach, opposite(excepted)])
    if outside.truth is FALSE:
        return known
    law = frozenset({Missing(Cause.LAW, f"{ctx.run.pack.id}/covers_from")})
    return Known3(UNKNOWN, law if outside.truth is TRUE else known.missing | outside.missing)


def day_of(value: Value | None) -> date | None:
    """A value as one day, when it is one."""
    exact = value.interval.exact if isinstance(value, Ordered) else None
    return None if exact is None else date.fromordinal(int(exact))


def entity_of(subject: Subject) -> Thing | None:
    """The innermost element."""
    values = [v for v in subject.env.values() if isinstance(v, Thing)]
    return values[-1] if values else None
