"""What conditions mean: connectives, quantifiers, leaves, definitions, contested and unread text."""

from __future__ import annotations

from collections.abc import Callable

from stdcheck.logic import candidates, dated, decisions, induction, quantify, reading, subjects, watching
from stdcheck.logic.context import CONDITIONS, HIDDEN, Context, Proof
from stdcheck.logic.cuts import Cuts
from stdcheck.logic.memory import question, remembered
from stdcheck.logic.operators import NO, OPERATORS, YES, Rights, all_of, any_of, both, opposite
from stdcheck.logic.proving import Part, some_part
from stdcheck.logic.reading import missing_of
from stdcheck.logic.results import FactRead, Outcome
from stdcheck.logic.terms import arguments, given
from stdcheck.logic.texts import value_text
from stdcheck.logic.things import Environment, Ordered, Unknown, Value
from stdcheck.logic.values import FALSE, NONE, TRUE, UNKNOWN, Cause, Known3, Missing
from stdcheck.rules.model import Definition
from stdcheck.rules.nodes import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Constant,
    DecisionIs,
    Every,
    FactTerm,
    IfThenElse,
    IsNone,
    ListRef,
    Meets,
    Not,
    OutcomeIs,
    Readings,
    Some,
    Unread,
    YesNo,
)

EVERY_OUTCOME = frozenset(outcome.value for outcome in Outcome)


def constant(ctx: Context, node: Constant, env: Environment) -> Known3:
    """`true` or `false`."""
    return YES if node.value else NO


def all_items(ctx: Context, node: AllOf, env: Environment) -> Known3:
    """Strong Kleene conjunction."""
    if ctx.proof is not None:
        return opposite(some_part(ctx, _parts(node.items, env), opposite))
    return all_of(CONDITIONS[type(item)](ctx, item, env) for item in node.items)


def any_items(ctx: Context, node: AnyOf, env: Environment) -> Known3:
    """Strong Kleene disjunction."""
    if ctx.proof is not None:
        return some_part(ctx, _parts(node.items, env), _as_it_is)
    return any_of(CONDITIONS[type(item)](ctx, item, env) for item in node.items)


def _parts(items: tuple[Condition, ...], env: Environment) -> list[Part]:
    return [Part(_evaluate(item, env), "condition", "", item) for item in items]


def _evaluate(item: Condition, env: Environment) -> Callable[[Context], Known3]:
    return lambda ctx: ctx.condition(item, env)


def _as_it_is(known: Known3) -> Known3:
    return known


def negation(ctx: Context, node: Not, env: Environment) -> Known3:
    """Strong Kleene negation."""
    return opposite(ctx.condition(node.item, env))


def if_then_else(ctx: Context, node: IfThenElse, env: Environment) -> Known3:
    """(c and a) or (not c and b) or (a and b): decided when both branches agree; of a decided condition one branch."""
    c = ctx.condition(node.condition, env)
    if c.truth is not UNKNOWN:
        return ctx.condition(node.then if c.truth is TRUE else node.otherwise, env)
    a, b = ctx.condition(node.then, env), ctx.condition(node.otherwise, env)
    return any_of([all_of([c, a]), all_of([opposite(c), b]), all_of([a, b])])


def some(ctx: Context, node: Some, env: Environment) -> Known3:
    """An element for which the filter holds."""
    return _some_round(ctx, node, None, env)


def every(ctx: Context, node: Every, env: Environment) -> Known3:
    """Every element that passes the filter meets the demand: no element passes it and fails the demand."""
    return opposite(_some_round(ctx, node, node.must, env))


def _some_round(ctx: Context, node: Some | Every, must: Condition | None, env: Environment) -> Known3:
    """Whether some element passes the filter and (of every) fails the demand."""
    items = quantify.items_of(ctx, node.over, env)
    if ctx.proof is not None:
        rounds = quantify.elements(items)
        return some_part(ctx, [_round(node.where, must, node.name, e, env) for e in rounds], _as_it_is)
    elements = candidates.candidates(ctx, node, items, env)
    return any_of(_passes(ctx, node.where, must, node.name, element, env) for element in elements)


def _round(
    where: Condition | None, must: Condition | None, name: str, element: quantify.Element, env: Environment
) -> Part:
    """One element, as a part of a proof."""

    def truth(ctx: Context) -> Known3:
        return _passes(ctx, where, must, name, element, env)

    return Part(lambda ctx: ctx.traced("element", element.label, None, truth), "element", element.label, None)


def _passes(
    ctx: Context,
    where: Condition | None,
    must: Condition | None,
    name: str,
    element: quantify.Element,
    env: Environment,
) -> Known3:
    """One element: it belongs, passes `where`, and (of every) fails `must`."""
    inner = {**env, name: element.value}
    part = element.belongs
    if where is not None:
        part = both(part, ctx.condition(where, inner))
    if must is not None and part.truth is not FALSE:
        part = both(part, opposite(ctx.condition(must, inner)))
    return _ask_for_the_list(element, part)


def _ask_for_the_list(element: quantify.Element, part: Known3) -> Known3:
    """Of an element that may not belong, ask first whether it does; an unlisted one is asked for by its list."""
    if element.belongs.truth is UNKNOWN and part.truth is UNKNOWN:
        return Known3(UNKNOWN, element.belongs.missing)
    return part


def yes_no(ctx: Context, node: YesNo, env: Environment) -> Known3:
    """A yes/no fact that must be yes; what does not exist is not yes."""
    value = reading.follow(ctx, node.path, env)
    if value is NONE:
        return NO
    if isinstance(value, bool):
        return YES if value else NO
    return Known3(UNKNOWN, missing_of(value))


def compare(ctx: Context, node: Compare, env: Environment) -> Known3:
    """A leaf: left OP right."""
    left = ctx.term(node.left, env)
    rights: Rights
    if isinstance(node.right, ListRef):
        rights = [(code, member) for code, member in dated.list_codes(ctx, node.right.id)]
    elif isinstance(node.right, tuple):
        rights = [(ctx.term(term, env), YES) for term in node.right]
    else:
        rights = [(ctx.term(node.right, env), YES)]
    if ctx.proof is not None and not isinstance(node.left, FactTerm):
        ctx.note_read(FactRead("", None, _text(left), None))
    if ctx.run.watch is not None:
        watching.compared_leaf(ctx, node, [left, *(right for right, _ in rights)], env)
    return OPERATORS[node.operator](ctx, left, rights, node.if_none)


def _text(value: Value) -> str | None:
    return value_text(value)


def is_none(ctx: Context, node: IsNone, env: Environment) -> Known3:
    """Whether a value is known not to exist."""
    value = ctx.term(node.left, env)
    if value is NONE:
        return YES if node.value else NO
    if isinstance(value, Unknown) and value.or_none:
        return Known3(UNKNOWN, value.missing)
    if isinstance(value, Ordered) and value.interval.or_none:
        return Known3(UNKNOWN, value.interval.missing)
    return NO if node.value else YES


def meets(ctx: Context, node: Meets, env: Environment) -> Known3:
    """A definition holds of its arguments; see `memory` for what is remembered."""
    definition = ctx.run.pack.definitions[node.definition]
    inner, perhaps_none = given(ctx, definition.params, arguments(ctx, node.args, env))
    if inner is None:
        return NO
    return _unless_none(definition_holds(ctx, definition, inner), perhaps_none)


def _unless_none(body: Known3, perhaps_none: frozenset[Missing]) -> Known3:
    """What may be about nobody is false if it is false of somebody, else unknown."""
    if not perhaps_none or body.truth is FALSE:
        return body
    return Known3(UNKNOWN, perhaps_none | body.missing)


MOST_LINKS = 6
"""Definitions that rest on themselves shown inside one another; a proof shows the next ones beside them."""


def definition_holds(ctx: Context, definition: Definition, env: Environment) -> Known3:
    """Whether a definition holds in its own environment; a proof opens it once."""
    inside = ctx.at(dated.clock_value(ctx, definition.clock, env))
    return _known(inside, definition, env) if ctx.proof is None else _shown(inside, ctx.proof, definition, env)


def _known(ctx: Context, definition: Definition, env: Environment) -> Known3:
    """The truth of a definition, remembered."""
    if definition.id in ctx.run.pack.circles:
        return induction.concluded(ctx, definition, env, _holds)
    return remembered(ctx, definition, env, lambda ctx: _holds(ctx, definition, env))


def _shown(ctx: Context, proof: Proof, definition: Definition, env: Environment) -> Known3:
    """The truth of a definition, with its proof where that has not been shown yet."""
    name = question(ctx, definition, env)
    if name in proof.opened:
        return ctx.folded("definition", definition.id, definition, _known(ctx.untraced(), definition, env))
    proof.opened.add(name)
    if definition.id not in ctx.run.pack.circles:
        return ctx.traced("definition", definition.id, definition, lambda ctx: _holds(ctx, definition, env))
    if proof.links < MOST_LINKS:
        return _linked(ctx, proof, definition, env)
    proof.later.append(lambda: _linked(ctx, proof, definition, env))
    return ctx.folded("definition", definition.id, definition, _known(ctx.untraced(), definition, env))


def _linked(ctx: Context, proof: Proof, definition: Definition, env: Environment) -> Known3:
    """The proof of a definition that rests on itself: what is true is shown by what became true before it."""
    at_large = ctx.beside(None)
    true = _known(at_large.untraced(), definition, env).truth is TRUE
    inside = ctx.beside(induction.earlier(ctx, definition, env, _holds)) if true else at_large
    proof.links += 1
    try:
        return inside.traced("definition", definition.id, definition, lambda ctx: _holds(ctx, definition, env))
    finally:
        proof.links -= 1


def _holds(ctx: Context, definition: Definition, env: Environment) -> Known3:
    in_force = dated.in_force(ctx, definition.in_force)
    known = NO if in_force.truth is FALSE else all_of([in_force, ctx.condition(definition.holds, env)])
    return known if definition.clock is None else dated.where_covered(ctx, known)


def outcome_is(ctx: Context, node: OutcomeIs, env: Environment) -> Known3:
    """Another rule's outcome: for one subject, or for some; a rule on other kinds of profile has none."""
    rule = ctx.run.pack.rules[node.rule]
    if ctx.run.profile.kind not in rule.roots:
        return NO
    if not rule.for_each and node.outcomes >= EVERY_OUTCOME:  # asks whether the rule runs at all: no need to run it
        return YES
    if node.binds is not None:
        bound, perhaps_none = given(ctx, (), {name: reading.follow(ctx, path, env) for name, path in node.binds})
        if bound is None:
            return NO
        return _unless_none(subjects.outcome_among(ctx, rule, bound, node.outcomes), perhaps_none)
    return subjects.outcome_somewhere(ctx, rule, node.outcomes)


def decision_is(ctx: Context, node: DecisionIs, env: Environment) -> Known3:
    """A decision's value is one of several: true if all possible values fit, false if none does."""
    decision = ctx.run.pack.decisions[node.decision]
    inner, perhaps_none = given(ctx, decision.params, arguments(ctx, node.args, env))
    if inner is None:
        return NO
    possible = decisions.decide(ctx, decision, inner)
    fits = {value in node.values for value in possible.values}
    if fits == {True}:
        return _unless_none(YES, perhaps_none)
    return NO if fits == {False} else Known3(UNKNOWN, possible.missing | perhaps_none)


def readings(ctx: Context, node: Readings, env: Environment) -> Known3:
    """Contested text: decided where all readings agree, by the adopted reading where there is one, else a judgement."""
    address = f"{ctx.run.pack.id}/{'|'.join(r.id for r in node.readings)}"
    left = _readings_left(ctx, node, address)
    parts = []
    for one in node.readings:
        if one.id in left or ctx.proof is not None:
            part = ctx.traced("reading", one.id, one, _evaluate(one.holds, env))
            if one.id in left:
                parts.append(part)
    truths = {p.truth for p in parts}
    if truths == {TRUE}:
        return YES
    if truths == {FALSE}:
        return NO
    missing = frozenset[Missing]().union(*(p.missing for p in parts))
    if len(left) > 1:
        missing |= {Missing(Cause.JUDGEMENT, address)}
    return Known3(UNKNOWN, missing)


def _readings_left(ctx: Context, node: Readings, address: str) -> tuple[str, ...]:
    """The reading that enumeration assumes or that the profile adopts; else all (of several adopted, all of these)."""
    adopted: list[str] = []
    for one in node.readings:
        name = f"{ctx.run.pack.id}/{one.id}"
        if name in ctx.run.profile.readings:
            ctx.footprint.readings.add(name)
            adopted += [] if ctx.assumed.get(name) == HIDDEN else [one.id]
    left = tuple(adopted or (r.id for r in node.readings))
    if len(left) > 1:
        ctx.footprint.cuts.setdefault(address, Cuts(None, options=left))
    assumed = ctx.assumed.get(address)
    return (assumed,) if isinstance(assumed, str) else left


def unread(ctx: Context, node: Unread, env: Environment) -> Known3:
    """Law that nobody has seen."""
    place = node.meta.span
    return Known3(UNKNOWN, frozenset({Missing(Cause.LAW, f"{ctx.run.pack.id}/unread:{place.path}:{place.start.line}")}))


CONDITIONS.update(
    {
        Constant: constant,
        AllOf: all_items,
        AnyOf: any_items,
        Not: negation,
        IfThenElse: if_then_else,
        Some: some,
        Every: every,
        YesNo: yes_no,
        Compare: compare,
        IsNone: is_none,
        Meets: meets,
        OutcomeIs: outcome_is,
        DecisionIs: decision_is,
        Readings: readings,
        Unread: unread,
    }
)
