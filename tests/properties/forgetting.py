"""Taking information out of a profile: what is left is a profile of somebody who knows less of the same world."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from tests.properties.choices import Chooser
from tests.properties.declared import KINDS, Fact
from tests.properties.literals import DAYS
from tests.properties.written import Data, Percent

Step = Callable[[], None]
ORDERED = ("number", "percent", "year", "date")


class Forgetting:
    """Takes things away from a copy of a profile."""

    def __init__(self, c: Chooser, data: Data) -> None:
        self.c = c
        self.data: Data = deepcopy(data)
        self.facts: Data = self.data["facts"]

    def some(self, most: int) -> Data:
        """Forget up to `most` things, at least one if there is anything to forget."""
        for _ in range(1 + self.c.below(most)):
            steps = list(self._steps())
            if not steps:
                break
            self.c.pick(steps)()
        return self.data

    def _steps(self) -> Iterator[Step]:
        for kind, address, facts in list(self._entities()):
            yield from self._facts(kind, address, facts)
        for name in list(self.data.get("readings", {})):
            yield lambda name=name: self.data["readings"].pop(name)  # type: ignore[misc]
        if self.facts.get("parties_complete"):
            yield lambda: self.facts.pop("parties_complete")
        if self.facts.get("parties_others"):
            yield lambda: self.facts.pop("parties_others")
        elif len(self.facts["parties"]) > 1:
            yield lambda: self._party(self.c.pick(sorted(self.facts["parties"])))
        for name in list(self.facts.get("stakes", {})):
            yield lambda name=name: self._stake(name)  # type: ignore[misc]

    def _entities(self) -> Iterator[tuple[str, str, Data]]:
        """Every entity with its kind and address; what is said of unlisted ones, too."""
        case = self.facts["case"]
        yield "case", "case", case
        for name, facts in (case.get("items") or {}).items():
            yield "item", f"case.items.{name}", facts
        for name, row in (case.get("grants") or {}).items():
            yield "grant", f"case.grants.{name}", row
        for name, facts in self.facts["parties"].items():
            yield "party", f"parties.{name}", facts
        for name, facts in self.facts.get("stakes", {}).items():
            yield "stake", f"stakes.{name}", facts
        for facts in (case.get("items_others"), self.facts.get("parties_others")):
            if facts:
                yield "item" if facts is case.get("items_others") else "party", "", facts

    def _facts(self, kind: str, address: str, facts: Data) -> Iterator[Step]:
        for fact in KINDS[kind].facts.values():
            if fact.inverse:
                for key in ("holders_complete", "holders_others"):
                    if facts.get(key):
                        yield lambda facts=facts, key=key: facts.pop(key)  # type: ignore[misc]
            elif kind == "grant" and fact.name in ("to", "tint"):
                yield lambda address=address: self._row(address)  # type: ignore[misc]
            elif fact.type == "list":
                if fact.name in facts:
                    yield from self._list(facts, fact)
            elif facts.get(fact.name) is not None and fact.type != "relation":
                yield lambda fact=fact, facts=facts, address=address: self._fact(fact, facts, address)  # type: ignore[misc]
                if fact.type in ORDERED and not isinstance(facts[fact.name], dict | str):
                    yield lambda fact=fact, facts=facts: self._blur(fact, facts)  # type: ignore[misc]

    def _fact(self, fact: Fact, facts: Data, address: str) -> None:
        """A fact that others hang on takes them along."""
        held = facts.pop(fact.name)
        self.data.get("provenance", {}).pop(f"{address}.{fact.name}", None)
        for other in KINDS["party"].facts.values():
            if other.only_for is not None and other.only_for[0] == fact.name:
                for key in (other.name, f"{other.name}_complete"):
                    facts.pop(key, None)
        if fact.name == "held":
            self._open(held)

    def _blur(self, fact: Fact, facts: Data) -> None:
        """A range around a value."""
        value = facts[fact.name]
        low, high = (self.c.chance(50) for _ in range(2))
        words = ("on_or_after", "on_or_before") if fact.type == "date" else ("gte", "lte")
        made: Data = {}
        if low or not high:
            made[words[0]] = _less(value)
        if high:
            made[words[1]] = _more(value)
        facts[fact.name] = made

    def _list(self, facts: Data, fact: Fact) -> Iterator[Step]:
        name = fact.name

        def everything() -> None:
            for key in (name, f"{name}_complete", f"{name}_others"):
                facts.pop(key, None)

        def element() -> None:
            facts.pop(f"{name}_complete", None)
            if isinstance(facts[name], dict):
                del facts[name][self.c.pick(sorted(facts[name]))]
            else:
                facts[name].pop(self.c.below(len(facts[name])))

        yield everything
        if facts.get(f"{name}_complete"):
            yield lambda: facts.pop(f"{name}_complete")
        if facts.get(f"{name}_others"):
            yield lambda: facts.pop(f"{name}_others")
        elif facts[name] and not fact.closed:
            yield element

    def _row(self, address: str) -> None:
        self.facts["case"]["grants"].pop(address.rpartition(".")[2], None)

    # ---- parties and stakes

    def _open(self, held: str | None) -> None:
        """Nothing is said any more of who else holds a party (of anybody: of all parties)."""
        for name, party in self.facts["parties"].items():
            if held in (name, None):
                party.pop("holders_complete", None)
                party.pop("holders_others", None)

    def _stake(self, name: str) -> None:
        self._open(self.facts["stakes"].pop(name).get("held"))

    def _party(self, name: str) -> None:
        """Nobody speaks of a party any more."""
        del self.facts["parties"][name]
        self.facts.pop("parties_complete", None)
        case = self.facts["case"]
        for key in ("grants",):
            case[key] = {row: said for row, said in (case.get(key) or {}).items() if said["to"] != name}
            if not case[key]:
                del case[key]
        for _, _, facts in list(self._entities()):
            for fact, value in list(facts.items()):
                if value == name and fact in ("owner", "rival", "maker", "chief", "partner"):
                    del facts[fact]
                elif isinstance(value, list) and name in value:
                    value.remove(name)
                    facts.pop(f"{fact}_complete", None)
        stakes = self.facts.get("stakes", {})
        for key in [k for k, stake in stakes.items() if name in (stake.get("holder"), stake.get("held"))]:
            self._stake(key)


def _less(value: Any) -> Any:
    if isinstance(value, date):
        return min(value, *DAYS) - timedelta(1)
    if isinstance(value, Percent):
        return Percent(Fraction(value) / 2)
    return value - 1 if not isinstance(value, Fraction) or value >= 1 or value < 0 else Fraction(0)


def _more(value: Any) -> Any:
    if isinstance(value, date):
        return max(value, *DAYS) + timedelta(1)
    if isinstance(value, Percent):
        return Percent((Fraction(value) + 1) / 2)
    return value + 1


def forget(c: Chooser, data: Data, most: int = 3) -> Data:
    """The profile without some of what it says."""
    return Forgetting(c, data).some(most)
