"""Which truths a condition can have at all, from its form alone: law that nobody has read is never true nor false.

An over-approximation: a truth that is left out cannot come up; one that is named may still not (see `lint.folding`).
"""

from __future__ import annotations

from itertools import product

from stdcheck.rules import nodes
from stdcheck.rules.model import Decision, Definition, Pack, Parameter, Unseen
from stdcheck.rules.nodes import Condition

TRUE, FALSE, UNKNOWN = "true", "false", "unknown"
Truths = frozenset[str]
ANY: Truths = frozenset({TRUE, FALSE, UNKNOWN})
_TURNED = {TRUE: FALSE, FALSE: TRUE, UNKNOWN: UNKNOWN}


class PossibleTruths:
    """The truths that the conditions of one pack can have; definitions are looked at once."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._definitions: dict[str, Truths] = {}

    def of(self, condition: Condition | None) -> Truths:
        """The truths of a condition; one that is absent is true."""
        match condition:
            case None:
                return frozenset({TRUE})
            case nodes.Constant():
                return frozenset({TRUE if condition.value else FALSE})
            case nodes.Unread():
                return frozenset({UNKNOWN})
            case nodes.Not():
                return turned(self.of(condition.item))
            case nodes.AllOf():
                return joined([self.of(item) for item in condition.items])
            case nodes.AnyOf():
                return turned(joined([turned(self.of(item)) for item in condition.items]))
            case nodes.IfThenElse():
                return self._if(condition)
            case nodes.Readings():
                return self._readings(condition)
            case nodes.Some():
                return self.of(condition.where) | {FALSE, UNKNOWN}
            case nodes.Every():
                return self.of(condition.must) | {TRUE, UNKNOWN}
            case nodes.Meets():
                return self.of_definition(self._pack.definitions[condition.definition])
            case _:
                return self._leaf(condition)

    def of_definition(self, definition: Definition) -> Truths:
        """The truths of a definition; outside its period it is false, but that is not what it says."""
        if definition.id not in self._definitions:
            self._definitions[definition.id] = ANY  # what a definition asks of itself
            self._definitions[definition.id] = self.of(definition.holds)
        return self._definitions[definition.id]

    def of_decision(self, decision: Decision) -> list[Truths]:
        """The truths of each condition of a decision, of nested rows, too."""
        found: list[Truths] = []
        pending = list(decision.rows)
        while pending:
            row = pending.pop()
            pending += row.rows
            if row.when is not None:
                found.append(self.of(row.when))
        return found

    def _if(self, condition: nodes.IfThenElse) -> Truths:
        test, then, otherwise = self.of(condition.condition), self.of(condition.then), self.of(condition.otherwise)
        found: set[str] = set()
        if TRUE in test:
            found |= then
        if FALSE in test:
            found |= otherwise
        if UNKNOWN in test:
            found |= {one if one == other else UNKNOWN for one, other in product(then, otherwise)}
        return frozenset(found)

    def _readings(self, condition: nodes.Readings) -> Truths:
        """An adopted reading decides alone; nobody need have adopted one."""
        found = frozenset[str]().union(*(self.of(reading.holds) for reading in condition.readings))
        return found | {UNKNOWN} if len(found) > 1 else found

    def _leaf(self, condition: object) -> Truths:
        """Every truth, but for a comparison with a parameter of which no row was read."""
        if isinstance(condition, nodes.Compare) and isinstance(condition.right, nodes.ParamTerm):
            parameter = self._pack.parameters[condition.right.id]
            return frozenset({UNKNOWN}) if is_unseen(parameter) else ANY
        return ANY


def is_unseen(parameter: Parameter) -> bool:
    """Whether nobody has read any value of a parameter."""
    return bool(parameter.values) and all(isinstance(row.value, Unseen) for row in parameter.values)


def turned(truths: Truths) -> Truths:
    """The truths of a negation."""
    return frozenset(_TURNED[truth] for truth in truths)


def joined(parts: list[Truths]) -> Truths:
    """The truths of a conjunction."""
    found: set[str] = set()
    if any(FALSE in part for part in parts):
        found.add(FALSE)
    able = [part - {FALSE} for part in parts]
    if all(able):
        if all(TRUE in part for part in able):
            found.add(TRUE)
        if any(UNKNOWN in part for part in able):
            found.add(UNKNOWN)
    return frozenset(found)
