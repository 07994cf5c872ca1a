"""Terms in two values, straight from chapters 2, 5 and 8 of docs/spec.md: values, lists, days, shares of one world."""

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
from tests.properties.worlds import Thing, World, constant
from tests.properties.written import Data

Env = Mapping[str, Any]
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
class Reckoner:
    """A pack in a world on an as-of day: what its terms are worth. Conditions are added by `oracle`."""

    pack: Data
    world: World
    as_of: date

    def truth(self, node: Any, env: Env, clock: date) -> bool:
        """A condition."""
        raise NotImplementedError

    def holds(self, name: str, env: Env, clock: date) -> bool:
        """A definition of its arguments."""
        raise NotImplementedError

    def given(self, node: Any, env: Env, clock: date) -> dict[str, Any]:
        """The arguments under `with`."""
        return {name: self.value(term, env, clock) for name, term in node.get("with", {}).items()}

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
        if "if" in node:
            holds = self.truth(node["if"], env, clock)
            return self.value(node["then"], env, clock) if holds else self.otherwise(node, env, clock)
        if "for" in node:
            return self._relation(node, env)
        if unit := next((unit for unit in UNITS_OF_TIME if unit in node), None):
            return self._day_sum(unit, node, env, clock)
        for form, meaning in TERMS.items():
            if form in node:
                return meaning(self, node, env, clock)
        word = next(word for word in ARITHMETIC if word in node)
        return self._arithmetic(word, [self.value(item, env, clock) for item in node[word]], node)

    def otherwise(self, node: Any, env: Env, clock: date) -> Any:
        """The other branch: none where there is none."""
        return self.value(node["else"], env, clock) if "else" in node else NONE

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
        return self.quantity(node["quantity"], self.given(node, env, clock), clock)

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
            return self.free(f"units:{id(node)}:{values}", _in_one_unit(word, amounts))
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


def _in_one_unit(word: str, amounts: list[Amount]) -> list[Amount]:
    """What amounts in different units may come to: in each unit a sum is not less than its parts in that unit."""
    units = sorted({unit for amount in amounts for unit in amount.units})
    stated = {
        unit: [part for amount in amounts if (part := amount.get(unit)) is not None and part > 0] for unit in units
    }
    least = {unit: sum(parts, Fraction(0)) if word == "plus" else Fraction(0) for unit, parts in stated.items()}
    return [Amount(tuple((unit, least[unit] + more) for unit in units)) for more in range(4)]


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


def _literal(oracle: Reckoner, node: Any, env: Env, clock: date) -> Any:
    unit = node.get("unit", node.get("currency"))
    return constant(node["value"]) if unit is None else Amount(((unit, Fraction(node["value"])),))


TERMS: dict[str, Callable[..., Any]] = {
    "fact": lambda oracle, node, env, clock: oracle.path(node["fact"], env),
    "param": Reckoner._param,
    "quantity": Reckoner._quantity,
    "day": Reckoner._day,
    **dict.fromkeys(AGGREGATES, Reckoner._aggregate),
    "interest": Reckoner._interest,
    "value": _literal,
}
