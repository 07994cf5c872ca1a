"""The rule language in two values, straight from docs/spec.md: what packs mean in a world where nothing is unknown.

Deliberately naive and independent of the evaluator: it reads packs and profiles as data, not as the readers see them.
"""

from __future__ import annotations

import operator as op
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from tests.properties.completions import Impossible
from tests.properties.domains import NONE, Amount
from tests.properties.reckoning import Env, Reckoner, contains
from tests.properties.worlds import constant
from tests.properties.written import Data

ORDERS: dict[str, Callable[[Any, Any], bool]] = {
    "lt": op.lt,
    "lte": op.le,
    "gt": op.gt,
    "gte": op.ge,
    "before": op.lt,
    "on_or_before": op.le,
    "after": op.gt,
    "on_or_after": op.ge,
}
OPERATORS = (*ORDERS, "is", "is_not", "in", "not_in", "is_none", "any_in", "matches_code")


@dataclass
class Oracle(Reckoner):
    """A pack in a world on an as-of day: what its conditions and decisions say."""

    # ---- conditions

    def truth(self, node: Any, env: Env, clock: date) -> bool:
        """A condition."""
        if isinstance(node, bool):
            return node
        if isinstance(node, str):
            return self.path(node, env) is True
        for form, meaning in CONDITIONS.items():
            if form in node:
                return meaning(self, node, env, clock)
        return self._leaf(node, env, clock)

    def _all(self, node: Any, env: Env, clock: date) -> bool:
        return all(self.truth(item, env, clock) for item in node["all"])

    def _any(self, node: Any, env: Env, clock: date) -> bool:
        return any(self.truth(item, env, clock) for item in node["any"])

    def _not(self, node: Any, env: Env, clock: date) -> bool:
        return not self.truth(node["not"], env, clock)

    def _if(self, node: Any, env: Env, clock: date) -> bool:
        return self.truth(node["then"] if self.truth(node["if"], env, clock) else node["else"], env, clock)

    def _some(self, node: Any, env: Env, clock: date) -> bool:
        found = self.list(node["some"], env)
        return any("where" not in node or self.truth(node["where"], {**env, node["as"]: one}, clock) for one in found)

    def _every(self, node: Any, env: Env, clock: date) -> bool:
        inner = ({**env, node["as"]: one} for one in self.list(node["every"], env))
        return all(
            self.truth(node["must"], e, clock)
            for e in inner
            if "where" not in node or self.truth(node["where"], e, clock)
        )

    def _readings(self, node: Any, env: Env, clock: date) -> bool:
        ids = [reading["id"] for reading in node["readings"]]
        adopted = [one for one in ids if f"toy/{one}" in self.world.data.get("readings", {})]
        chosen = adopted[0] if adopted else self.world.completion.choose(f"toy/{'|'.join(ids)}", ids)
        return self.truth(node["readings"][ids.index(chosen)]["holds"], env, clock)

    def _unread(self, node: Any, env: Env, clock: date) -> bool:
        return self.free(f"unread:{id(node)}", [True, False])

    def _meets(self, node: Any, env: Env, clock: date) -> bool:
        definition = self.pack["definitions"][node["meets"]]
        first = next(iter(definition["params"]))
        left = {key: value for key, value in node.items() if key not in ("meets", "with")}
        return self.holds(node["meets"], {first: self.value(left, env, clock), **self.given(node, env, clock)}, clock)

    def holds(self, name: str, env: Env, clock: date) -> bool:
        """A definition of its arguments: false of what does not exist, and outside its time."""
        definition = self.pack["definitions"][name]
        if any(value is NONE for value in env.values()):
            return False
        day = self.clock(definition, env, clock)
        return in_force(definition, day) and self.truth(definition["holds"], env, day)

    def _decision(self, node: Any, env: Env, clock: date) -> bool:
        value = self.decide(node["decision"], self.given(node, env, clock), clock)
        return value is not NONE and value in (node["in"] if "in" in node else [node["is"]])

    def decide(self, name: str, env: Env, clock: date) -> Any:
        """The value of a decision; NONE where an argument is none."""
        if any(value is NONE for value in env.values()):
            return NONE
        decision = self.pack["decisions"][name]
        day = self.clock(decision, env, clock)
        rows = decision["rows"]
        while True:
            row = next(row for row in rows if "when" not in row or self.truth(row["when"], env, day))
            if "rows" not in row:
                return row["is"] if isinstance(row["is"], str) else self.value(row["is"], env, day)
            rows = row["rows"]

    # ---- leaves

    def _leaf(self, node: Any, env: Env, clock: date) -> bool:
        operator = next(o for o in OPERATORS if o in node)
        left = self.value({key: v for key, v in node.items() if key not in (operator, "if_none")}, env, clock)
        right = node[operator]
        if operator == "is_none":
            return (left is NONE) == right
        if operator in ("is", "is_not"):
            return self._equal(left, self.operand(right, env, clock), node) == (operator == "is")
        if operator in ORDERS:
            return self._ordered(operator, left, self.operand(right, env, clock), node)
        codes = self._codes(right, clock)
        if operator == "any_in":
            return left is not NONE and any(value in codes for value in left)
        if operator == "matches_code":
            return left is not NONE and any(left.startswith(code) for code in codes)
        return (left is not NONE and left in codes) == (operator == "in")

    def _codes(self, right: Any, clock: date) -> list[Any]:
        """What is written out, or stands in a dated list."""
        if isinstance(right, Mapping):
            return [row["code"] for row in self.pack["lists"][right["list"]]["rows"] if contains(row, clock)]
        return [constant(value) for value in right]

    def _equal(self, left: Any, right: Any, node: Any) -> bool:
        if left is NONE or right is NONE:
            return False
        left, right = _nothing(left, right), _nothing(right, left)
        if isinstance(left, Amount):
            return self._amounts(op.eq, left, right, node)
        return bool(left == right)

    def _ordered(self, operator: str, left: Any, right: Any, node: Any) -> bool:
        if left is NONE or right is NONE:
            return bool(node["if_none"])
        left, right = _nothing(left, right), _nothing(right, left)
        if isinstance(left, Amount):
            return self._amounts(ORDERS[operator], left, right, node)
        return ORDERS[operator](left, right)

    def _amounts(self, test: Callable[[Any, Any], bool], left: Amount, right: Amount, node: Any) -> bool:
        """Unit by unit; without a common unit, or where units disagree, nobody can say."""
        truths = {test(left.get(unit), right.get(unit)) for unit in left.units & right.units}
        if len(truths) == 1:
            return truths.pop()
        if not truths and (left.chosen or right.chosen):
            raise Impossible("stated in a unit in which it can be compared")
        return self.free(f"units:{id(node)}:{left}:{right}", [True, False])


def _nothing(value: Any, other: Any) -> Any:
    """A sum of nothing is nothing in any unit."""
    return (
        Amount(tuple((unit, Fraction(0)) for unit in other.units))
        if isinstance(other, Amount) and value == 0
        else value
    )


def in_force(part: Data, day: date) -> bool:
    return contains(part.get("in_force", {}), day)


CONDITIONS: dict[str, Callable[..., bool]] = {
    "all": Oracle._all,
    "any": Oracle._any,
    "not": Oracle._not,
    "if": Oracle._if,
    "some": Oracle._some,
    "every": Oracle._every,
    "readings": Oracle._readings,
    "unread": Oracle._unread,
    "meets": Oracle._meets,
    "decision": Oracle._decision,
}
"""Form -> its meaning; that of `outcome` is added by `outcomes`."""
