"""What an outcome rests on: the parts of a proof that decide, and of each node the children that make it what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stdcheck.logic.results import Headline, Outcome, RuleResult, Trace
from stdcheck.logic.values import FALSE, TRUE, UNKNOWN, Truth, negate
from stdcheck.report.proof import parts_below
from stdcheck.rules.nodes import AllOf, AnyOf, Every, Readings, Some

_SCOPE = frozenset({"scope", "in_force"})
_DECIDING = _SCOPE | {"breach"}
_IN_SCOPE = frozenset({Outcome.GAP, Outcome.DUE, Outcome.PASS, Outcome.UNSHOWN})
"""Outcomes that turn on the breach. An exemption does, too, but where it is alone it rests on its exception."""


def main_proofs(result: RuleResult) -> Iterator[Trace]:
    """The proofs to argue from in a few lines: what settles the outcome, or what is settled already."""
    parts = _parts(result)
    settled = [part for part in parts if part.kind in _DECIDING]
    if result.outcome is Headline.EXEMPT:
        yield from (part for part in parts if part.kind == "exception" and part.truth is TRUE)
    elif any(part.truth is FALSE for part in settled):
        yield next(part for part in settled if part.truth is FALSE)
    else:
        yield from (part for part in settled if part.kind == "breach")


def resting_on(result: RuleResult) -> tuple[Trace, ...]:
    """All parts of a rule that its outcome rests on; where it is open, every open part that it turns on.

    An exemption rests on the exceptions that hold. What is out of scope, on what says so and on the reason asked for.
    Everything else rests on the breach, on what is still open of scope and exceptions, and on the evidence asked for.
    """
    parts = _parts(result)
    scope = [part for part in parts if part.kind in _SCOPE]
    outside = next((part for part in scope if part.truth is FALSE), None)
    if outside is not None:
        reasons = [part for part in parts if part.kind == "na_needs" and outside.kind == "scope"]
        return outside, *reasons
    open_scope = [part for part in scope if part.truth is UNKNOWN]
    if not scope or open_scope:
        open_scope += [part for part in parts if part.kind == "na_needs"]
    breaches = [part for part in parts if part.kind == "breach"]
    exceptions = _exceptions(parts, result)
    if result.outcome is Headline.EXEMPT:
        return tuple(exceptions)
    if result.outcome is Headline.CLEAR:
        safe = exceptions if any(part.truth is TRUE for part in exceptions) else []
        safe = safe or [part for part in breaches if _broken(part, result) is FALSE]
        if safe:
            return tuple(safe)
    found = open_scope
    if _IN_SCOPE.intersection(result.possible):
        if any(_broken(part, result) is FALSE for part in breaches):
            exceptions = []
        evidence = {Outcome.PASS, Outcome.UNSHOWN}.intersection(result.possible)
        found = [*found, *breaches, *exceptions, *(part for part in parts if part.kind == "shown" and evidence)]
    return tuple(found)


def _parts(result: RuleResult) -> Sequence[Trace]:
    """The parts of the rule of a result."""
    if result.trace is None:
        return ()
    return [result.trace] if result.trace.kind in _DECIDING else result.trace.children


def _broken(breach: Trace, result: RuleResult) -> Truth | None:
    """Whether the rule is broken: of a requirement the proof shows whether it is met."""
    return negate(breach.truth) if breach.truth is not None and result.rule.requires is not None else breach.truth


def _exceptions(parts: Sequence[Trace], result: RuleResult) -> list[Trace]:
    """The exceptions that hold; where none surely does, those that may, as long as an exemption is possible."""
    exceptions = [part for part in parts if part.kind == "exception"]
    holding = [part for part in exceptions if part.truth is TRUE]
    possible = Outcome.EXEMPT in result.possible
    return holding or [part for part in exceptions if part.truth is UNKNOWN and possible]


def relevant(part: Trace, *, every_open: bool = False) -> Sequence[Trace]:
    """The children that a node rests on.

    Of a decided node those that agree with it, one where one is enough; of a negation all. Of an undecided one what is
    settled and what is open, but of several alternatives that are open only if `every_open`.
    """
    node, children = part.node, part.children
    if part.kind == "element" and part.truth is not FALSE:  # it passes the filter and (of every) fails the demand
        return children
    if part.truth is UNKNOWN:
        still = [child for child in children if child.truth is UNKNOWN]
        if isinstance(node, AnyOf | Some | Every):
            return still if every_open or len(still) == 1 else ()
        if isinstance(node, Readings) and every_open:  # it is open because they disagree
            return children
        return [child for child in children if child.truth is not FALSE]
    # The elements of `every` are shown as what speaks against it.
    wanted = negate(part.truth) if isinstance(node, Every) and part.truth is not None else part.truth
    agreeing = [child for child in children if child.truth is wanted]
    enough = (wanted is TRUE and isinstance(node, AnyOf | Some | Every)) or (
        wanted is FALSE and isinstance(node, AllOf)
    )
    if not enough:
        return agreeing or children
    opened = [child for child in agreeing if child.children or child.reads]
    return (opened or agreeing)[:1]


def shown_nodes(result: RuleResult) -> Iterator[tuple[Trace, bool]]:
    """Every node that a proof shows, with whether it stands on the deciding branch; a shared one once for either."""
    if result.trace is None:
        return
    deciding = set(resting_on(result))
    waiting = [(part, part in deciding) for part in reversed(_parts(result))]
    seen: set[tuple[Trace, bool]] = set()
    while waiting:
        place = waiting.pop()
        if place in seen:
            continue
        seen.add(place)
        yield place
        waiting.extend(reversed(children_of(*place)))


def children_of(part: Trace, decides: bool) -> list[tuple[Trace, bool]]:
    """The children that a proof shows of a node, with whether they stand on the deciding branch."""
    on = set(relevant(part, every_open=True)) if decides else set()
    return [(child, child in on) for child in parts_below(part)]
