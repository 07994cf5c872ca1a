"""Recording what evaluations reach: which nodes, the truths that conditions had, the values that comparisons met.

For work on packs (cases, mutants), never for results. While a recording is on, the entries of the tables of meanings
are wrapped; off, nothing is added to an evaluation. One recording at a time, in one thread.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Protocol

from stdcheck.logic.context import CONDITIONS, TERMS, ConditionMeaning, Context, TermMeaning
from stdcheck.logic.things import Amounts, Environment, Ordered, Value
from stdcheck.logic.values import Known3, Truth
from stdcheck.rules.nodes import Compare, Condition, Term

Pair = tuple[str | None, Fraction, Fraction]
"""What a comparison met: unit (None where there is none), exact value on the left, exact value on the right."""


@dataclass(slots=True)
class Record:
    """What was reached, by `id()` of the nodes: keep the pack alive while it is used.

    reached: conditions and terms that were evaluated, also under assumed values
    truths: of conditions, on what the profile states alone; compared: exact values of ordered comparisons, the same way
    follows: a term -> the one evaluated before it whose value it is compared with: such pairs stand under the former
    """

    reached: set[int] = field(default_factory=set)
    truths: dict[int, set[Truth]] = field(default_factory=dict)
    compared: dict[int, set[Pair]] = field(default_factory=dict)
    follows: Mapping[int, int] = field(default_factory=dict)
    _last: dict[int, Value] = field(default_factory=dict)

    def condition(self, meaning: ConditionMeaning) -> ConditionMeaning:
        """The meaning of a class of conditions, recorded."""

        def recorded(ctx: Context, node: Condition, env: Environment) -> Known3:
            known = meaning(ctx, node, env)
            self.reached.add(id(node))
            if not ctx.assumed:
                self.truths.setdefault(id(node), set()).add(known.truth)
                if isinstance(node, Compare):
                    self._compared(node)
            return known

        return recorded

    def term(self, meaning: TermMeaning) -> TermMeaning:
        """The meaning of a class of terms, recorded."""

        def recorded(ctx: Context, node: Term, env: Environment) -> Value:
            value = meaning(ctx, node, env)
            self.reached.add(id(node))
            if not ctx.assumed:
                self._last[id(node)] = value
                if id(node) in self.follows:
                    self._add(id(node), _pairs(self._last.pop(self.follows[id(node)], None), value))
            return value

        return recorded

    def _compared(self, node: Compare) -> None:
        """The values that both sides had just now."""
        left, right = self._last.get(id(node.left)), self._last.get(id(node.right))
        self._add(id(node), _pairs(left, right))

    def _add(self, node: int, pairs: set[Pair]) -> None:
        if pairs:
            self.compared.setdefault(node, set()).update(pairs)


def _pairs(left: Value | None, right: Value | None) -> set[Pair]:
    """Exact numbers on both sides; amounts in the units that both have."""
    if isinstance(left, Ordered) and isinstance(right, Ordered):
        one, other = left.interval.exact, right.interval.exact
        return set() if one is None or other is None else {(None, one, other)}
    if isinstance(left, Amounts) and isinstance(right, Amounts):
        shared = left.by_unit.keys() & right.by_unit.keys()
        exact = ((unit, left.by_unit[unit].exact, right.by_unit[unit].exact) for unit in shared)
        return {(unit, one, other) for unit, one, other in exact if one is not None and other is not None}
    return set()


class Observer(Protocol):
    """Something that wants to see every evaluation: it wraps the meanings of conditions and of terms."""

    def condition(self, meaning: ConditionMeaning) -> ConditionMeaning:
        """The meaning of a class of conditions, observed."""

    def term(self, meaning: TermMeaning) -> TermMeaning:
        """The meaning of a class of terms, observed."""


@contextmanager
def observed(observer: Observer) -> Iterator[None]:
    """Let an observer see every evaluation inside the block."""
    conditions, terms = dict(CONDITIONS), dict(TERMS)
    try:
        CONDITIONS.update({kind: observer.condition(meaning) for kind, meaning in conditions.items()})
        TERMS.update({kind: observer.term(meaning) for kind, meaning in terms.items()})
        yield
    finally:
        CONDITIONS.update(conditions)
        TERMS.update(terms)


@contextmanager
def recording(follows: Mapping[int, int] | None = None) -> Iterator[Record]:
    """Record every evaluation inside the block."""
    record = Record(follows=follows or {})
    with observed(record):
        yield record
