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

from tests.logic.ownership.oracle import World as Shares
from tests.logic.ownership.oracle import true_interest, true_parents
from tests.properties.completions import Impossible
from tests.properties.days import BeyondCalendar, moved
from tests.properties.declared import KINDS, MEASURES
from tests.properties.domains import NONE, Amount
from tests.properties.literals import CURRENCIES, UNITS
from tests.properties.worlds import Thing, World, constant
from tests.properties.written import Data, Percent

Env = Mapping[str, Any]
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
ARITHMETIC: dict[str, Callable[[Any, Any], Any]] = {
    "plus": op.add,
    "minus": op.sub,
    "times": op.mul,
    "greatest": max,
    "least": min,
}
AGGREGATES = ("count", "sum", "min", "max", "share")
UNITS_OF_TIME = ("days", "business_days", "months", "years")


@dataclass
class Oracle:
    """A pack in a world on an as-of day."""

    pack: Data
    world: World
    as_of: date

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
        return self.holds(node["meets"], {first: self.value(left, env, clock), **self._given(node, env, clock)}, clock)

    def holds(self, name: str, env: Env, clock: date) -> bool:
        """A definition of its arguments: false of what does not exist, and outside its time."""
        definition = self.pack["definitions"][name]
        if any(value is NONE for value in env.values()):
            return False
        day = self.clock(definition, env, clock)
        return in_force(definition, day) and self.truth(definition["holds"], env, day)

    def _given(self, node: Any, env: Env, clock: date) -> dict[str, Any]:
        return {name: self.value(term, env, clock) for name, term in node.get("with", {}).items()}

    def _decision(self, node: Any, env: Env, clock: date) -> bool:
        value = self.decide(node["decision"], self._given(node, env, clock), clock)
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

    def _outcome(self, node: Any, env: Env, clock: date) -> bool:
        from tests.properties.outcomes import outcome, subjects

        rule = next(rule for rule in self.pack["rules"] if rule["id"] == node["outcome"])
        wanted = node["in"] if "in" in node else [node["is"]]
        if "for" in node:
            bound = {name: self.path(path, env) for name, path in node["for"].items()}
            return outcome(self, rule, bound) in wanted
        found = list(subjects(self, rule.get("for_each", {}), {}))
        return any(outcome(self, rule, one) in wanted for one in found)

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

    def free(self, slot: str, options: list[Any]) -> Any:
        """What no statement of a fact can settle."""
        return self.world.completion.choose(slot, options, free=True)

    # ---- terms

    def operand(self, node: Any, env: Env, clock: date) -> Any:
        """The right side of a comparison: a bare word is a constant."""
        return node if isinstance(node, str) else self.value(node, env, clock)

    def value(self, node: Any, env: Env, clock: date) -> Any:
        """A term: a bare word is a path."""
        if isinstance(node, str):
            return self.path(node, env)
        if not isinstance(node, Mapping):
            return constant(node)
        if "for" in node:
            return self._relation(node, env)
        if unit := next((unit for unit in UNITS_OF_TIME if unit in node), None):
            return self._day_sum(unit, node, env, clock)
        for form, meaning in TERMS.items():
            if form in node:
                return meaning(self, node, env, clock)
        word = next(word for word in ARITHMETIC if word in node)
        return self._arithmetic(word, [self.value(item, env, clock) for item in node[word]], node)

    def path(self, text: str, env: Env) -> Any:
        """The value at a path; through none it is none, or an empty list."""
        start, *steps = text.split(".")
        if start in env:
            value = env[start]
        else:
            value = self.world.root(start) if start in KINDS else self.world.collection(start)
        for step in steps:
            if value is NONE:
                return (
                    []
                    if any(step in kind.facts and kind.facts[step].type == "list" for kind in KINDS.values())
                    else NONE
                )
            value = self.world.read(value, step)
        return value

    def list(self, over: Any, env: Env) -> list[Any]:
        """A list to go through."""
        if isinstance(over, str):
            found = self.path(over, env)
            return [] if found is NONE else found
        of = self.path(over["of"], env)
        if of is NONE:
            return []
        shares, parties = self.shares()
        above = self._above(shares, of.address, over)
        return [*([of] if over["derived"].startswith("self_and") else []), *(parties[name] for name in sorted(above))]

    def _above(self, shares: Shares, party: str, over: Any) -> set[str]:
        if over["derived"].endswith("parents"):
            method = self.pack["methods"][over["method"]]["parents"]
            pairs = true_parents(shares, threshold(method), tuple(method["measures"]))
            return {parent for parent, held in pairs if held == party and parent != party}
        found: set[str] = set()
        ahead = [party]
        while ahead:
            below = ahead.pop()
            if below in shares.individuals:
                continue
            new = shares.holders(below) | ({shares.partner[below]} if below in shares.partner else set())
            ahead += new - found
            found |= new
        return found - {party}

    def _relation(self, node: Any, env: Env) -> Any:
        start, relation, fact = node["fact"].split(".")
        owner = self.path(start, env)
        keys = {name: self.path(path, env) for name, path in node["for"].items()}
        if any(key is NONE for key in keys.values()):
            return NONE
        label = ",".join(f"{name}={key}" for name, key in keys.items())
        rows = owner.facts.get(relation) or {}
        wanted = {
            name: key.address.removeprefix("parties.") if isinstance(key, Thing) else key for name, key in keys.items()
        }
        row = next((r for r in rows.values() if all(r.get(n) == k for n, k in wanted.items())), {})
        return self.world.read(Thing("grant", f"{owner.address}.{relation}[{label}]", row), fact)

    def _param(self, node: Any, env: Env, clock: date) -> Any:
        name = node["param"]
        parameter = self.pack["parameters"][name]
        for place, row in enumerate(parameter["values"]):
            if contains(row, clock):
                return (
                    self.free(f"law:{name}:{place}", self._unseen(name)) if "unread" in row else written(row["value"])
                )
        return self.free(f"law:{name}", self._unseen(name))

    def _unseen(self, name: str) -> list[Any]:
        if name == "span":
            return [Fraction(1), Fraction(2), Fraction(3)]
        return self.world.domains.of_type(self.pack["parameters"][name]["type"])

    def _quantity(self, node: Any, env: Env, clock: date) -> Any:
        return self.quantity(node["quantity"], self._given(node, env, clock), clock)

    def quantity(self, name: str, env: Env, clock: date) -> Any:
        """A quantity of its arguments: none of what does not exist."""
        if any(value is NONE for value in env.values()):
            return NONE
        quantity = self.pack["quantities"][name]
        return self.value(quantity["value"], env, self.clock(quantity, env, clock))

    def _day(self, node: Any, env: Env, clock: date) -> Any:
        return self.as_of if node["day"] == "as-of" else clock

    def _day_sum(self, unit: str, node: Any, env: Env, clock: date) -> Any:
        base = self.value(node["after" if "after" in node else "before"], env, clock)
        amount = self.value(node[unit], env, clock)
        if base is NONE or amount is NONE:
            return NONE
        calendar = self.pack["calendars"][node["calendar"]] if "calendar" in node else None
        try:
            return moved(base, int(amount), node, unit, calendar)
        except BeyondCalendar as beyond:
            later = {
                day
                for day in (*self.world.domains.days, beyond.first)
                if day and (not beyond.first or day >= beyond.first)
            }
            options = sorted(day for day in later if not beyond.last or day <= beyond.last)
            return self.free(f"calendar:{id(node)}:{base}:{amount}", options or [base])

    def _arithmetic(self, word: str, values: list[Any], node: Any) -> Any:
        if any(value is NONE for value in values):
            return NONE
        amounts = [value for value in values if isinstance(value, Amount)]
        if not amounts:
            return _fold(word, values)
        units = set.intersection(*(value.units for value in amounts))
        if not units:
            if any(value.chosen for value in amounts):
                raise Impossible("stated in units that can be added up")
            return self.free(
                f"units:{id(node)}:{values}",
                [Amount(((u, Fraction(n)),)) for u in (*UNITS, *CURRENCIES) for n in range(4)],
            )
        parts = [(u, _fold(word, [v.get(u) if isinstance(v, Amount) else v for v in values])) for u in sorted(units)]
        return Amount(tuple(parts), any(value.chosen for value in amounts))

    def _aggregate(self, node: Any, env: Env, clock: date) -> Any:
        word = next(word for word in AGGREGATES if word in node)
        body = node[word]
        inner = [{**env, body.get("as", ""): one} for one in self.list(body["of"], env)]
        if word == "share":
            among = [e for e in inner if "among" not in body or self.truth(body["among"], e, clock)]
            passing = [e for e in among if self.truth(body["where"], e, clock)]
            return Fraction(len(passing), len(among)) if among else NONE
        inner = [e for e in inner if "where" not in body or self.truth(body["where"], e, clock)]
        if word == "count":
            return Fraction(len(inner))
        values = [value for value in (self.value(body["value"], e, clock) for e in inner) if value is not NONE]
        if values:
            return self._arithmetic({"sum": "plus", "min": "least", "max": "greatest"}[word], values, node)
        return Fraction(0) if word == "sum" else NONE

    def _interest(self, node: Any, env: Env, clock: date) -> Any:
        body = node["interest"]
        held = self.path(body["held"], env)
        holder = self.path(body["holder"], env) if "holder" in body else None
        if held is NONE or holder is NONE:
            return NONE
        shares, parties = self.shares()
        group = {holder.address} if holder is not None else set()
        if "held_by" in body:
            group = {a for a, party in parties.items() if self._test(body["held_by"]["meets"], [party], clock)}
        elif "together_with" in body:
            group |= {a for a, party in parties.items() if self._test(body["together_with"], [holder, party], clock)}
        method = self.pack["methods"][body["method"]]
        full = method.get("parents")
        pairs = true_parents(shares, threshold(full), tuple(full["measures"])) if full else None
        first, alone = method.get("first_link") == "count-in-full", method.get("general_partner") == "only"
        return true_interest(shares, group, held.address, body["measure"], pairs, first, alone)

    def _test(self, name: str, values: list[Any], clock: date) -> bool:
        return self.holds(name, dict(zip(self.pack["definitions"][name]["params"], values, strict=True)), clock)

    def shares(self) -> tuple[Shares, dict[str, Thing]]:
        """The ownership graph of the world, and its parties by address."""
        parties = {party.address: party for party in self.world.collection("parties")}
        shares: dict[str, dict[str, dict[str, Fraction]]] = {measure: {} for measure in MEASURES}
        for address, party in parties.items():
            for stake in self.world.read(party, "holders"):
                holder = self.world.read(stake, "holder").address
                for measure in MEASURES:
                    table = shares[measure].setdefault(address, {})
                    table[holder] = table.get(holder, Fraction(0)) + self.world.read(stake, measure)
        self.world.check()
        individuals = {a for a, party in parties.items() if self.world.read(party, "kind") == "person"}
        partners = {a: self.world.read(party, "partner") for a, party in parties.items()}
        partner = {a: one.address for a, one in partners.items() if one is not NONE}
        alone = {a for a in partner if self.world.read(parties[a], "led_by_partner")}
        return Shares(list(parties), shares, individuals, partner, alone), parties

    # ---- time

    def clock(self, part: Data, env: Env, caller: date) -> date:
        """The clock of a definition, quantity, decision, exception or rule: its own, else the caller's."""
        said = part.get("clock")
        if said is None or said == "as-of":
            return caller if said is None else self.as_of
        if isinstance(said, Mapping):
            said = {key: value for key, value in said.items() if key != "otherwise"}
        day = self.value(said, env, caller)
        return self.as_of if day is NONE else day  # type: ignore[no-any-return]


def _fold(word: str, values: list[Any]) -> Any:
    result = values[0]
    for value in values[1:]:
        result = ARITHMETIC[word](result, value)
    return result


def _nothing(value: Any, other: Any) -> Any:
    """A sum of nothing is nothing in any unit."""
    return (
        Amount(tuple((unit, Fraction(0)) for unit in other.units))
        if isinstance(other, Amount) and value == 0
        else value
    )


def threshold(method: Data) -> Fraction:
    return Fraction(method["threshold"].removesuffix("%")) / 100


def written(value: Any) -> Any:
    """The value of a row of a parameter."""
    return (
        Amount(tuple((unit, Fraction(n)) for unit, n in value.items()))
        if isinstance(value, Mapping)
        else constant(value)
    )


def contains(period: Data, day: date) -> bool:
    """Whether a day lies between `from` and `until`, both included."""
    return ("from" not in period or period["from"] <= day) and ("until" not in period or day <= period["until"])


def in_force(part: Data, day: date) -> bool:
    return contains(part.get("in_force", {}), day)


def _literal(oracle: Oracle, node: Any, env: Env, clock: date) -> Any:
    unit = node.get("unit", node.get("currency"))
    return constant(node["value"]) if unit is None else Amount(((unit, Fraction(node["value"])),))


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
    "outcome": Oracle._outcome,
}
TERMS: dict[str, Callable[..., Any]] = {
    "fact": lambda oracle, node, env, clock: oracle.path(node["fact"], env),
    "param": Oracle._param,
    "quantity": Oracle._quantity,
    "day": Oracle._day,
    **dict.fromkeys(AGGREGATES, Oracle._aggregate),
    "interest": Oracle._interest,
    "value": _literal,
}
__all__ = ["Oracle", "Percent", "contains", "in_force"]
