"""A world in which a profile is true and nothing is unknown: facts as stated, the rest as a completion chooses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from tests.properties.completions import Completion, Impossible
from tests.properties.declared import COLLECTIONS, KINDS, MEASURES, Fact
from tests.properties.domains import NONE, Amount, Domains, month, within
from tests.properties.written import Data

MORE = "#"
"""Ends the slot of how many elements a list has beside the listed ones."""


@dataclass(frozen=True)
class Thing:
    """An entity of a world, known by its address; `extra`: nobody listed it."""

    kind: str
    address: str
    facts: Mapping[str, Any] = field(compare=False)
    extra: bool = field(default=False, compare=False)

    def __repr__(self) -> str:
        return self.address


@dataclass
class World:
    """The profile `data` with everything open decided by `completion`."""

    data: Data
    domains: Domains
    completion: Completion
    things: dict[str, Thing] = field(default_factory=dict)

    @property
    def facts(self) -> Data:
        return self.data["facts"]  # type: ignore[no-any-return]

    def root(self, kind: str) -> Thing:
        """The root entity; of the root of another kind of profile nothing is known."""
        return self._thing(kind, kind, self.facts.get(kind) or {})

    def _thing(self, kind: str, address: str, facts: Mapping[str, Any], extra: bool = False) -> Thing:
        if address not in self.things:
            self.things[address] = Thing(kind, address, facts, extra)
        return self.things[address]

    # ---- facts

    def read(self, thing: Thing, name: str) -> Any:
        """The value of a fact: a scalar, an Amount, a Thing, a list, NONE."""
        fact = KINDS[thing.kind].facts[name]
        if fact.only_for is not None and self.read(thing, fact.only_for[0]) not in fact.only_for[1]:
            return [] if fact.type == "list" else NONE
        if fact.type == "list":
            return self._holders(thing) if fact.inverse else self._list(thing, fact)
        state = thing.facts.get(name)
        slot = f"{thing.address}.{name}"
        if state is None or (isinstance(state, Mapping) and "unknown" in state):
            if state is None and name == "profits" and self.read(thing, "profits_follow_votes"):
                return self.read(thing, "votes")
            return self._unknown(thing, fact, slot)
        if isinstance(state, Thing):
            return state
        if isinstance(state, Mapping) and "none" in state:
            return NONE
        if fact.type == "reference":
            return self.listed("parties", state)
        return self._stated(fact, slot, state)

    def _unknown(self, thing: Thing, fact: Fact, slot: str) -> Any:
        options = self.collection("parties") if fact.type == "reference" else self.domains.values(fact)
        if fact.name == "votes" and thing.extra and "below" in thing.facts:
            options = [share for share in options if share < thing.facts["below"]]
        return self.completion.choose(slot, [*options, *([NONE] if fact.none else [])])

    def _stated(self, fact: Fact, slot: str, state: Any) -> Any:
        if fact.type in ("quantity", "money"):
            return self._amount(fact, slot, state if isinstance(state, list) else [state])
        if fact.type == "date" and isinstance(state, str):
            state = month(state)
        if isinstance(state, Mapping):
            return self.completion.choose(slot, within(self.domains.values(fact), state))
        return constant(state)

    def _amount(self, fact: Fact, slot: str, parts: list[Data]) -> Amount:
        stated = {}
        for part in parts:
            unit = part.get("unit", part.get("currency"))
            if "value" in part:
                stated[unit] = Fraction(part["value"])
            else:
                numbers = [n for n in self.domains.numbers if n >= 0 or fact.negative]
                return self.completion.choose(slot, [Amount(((unit, n),)) for n in within(numbers, part)])  # type: ignore[list-item]
        return Amount(tuple(stated.items()))

    # ---- lists

    def listed(self, collection: str, name: str) -> Thing:
        """The entity of a collection with an id."""
        kind = COLLECTIONS[collection]
        return self._thing(kind.name, f"{collection}.{name}", self.facts[collection][name] or {})

    def collection(self, name: str) -> list[Thing]:
        """A whole collection; an open one may have one more element."""
        found = [self.listed(name, one) for one in self.facts.get(name) or {}]
        if self.facts.get(f"{name}_complete") is not True:
            others = self.facts.get(f"{name}_others") or {}
            more = self.completion.choose(name + MORE, [0, 1])
            found += [
                self._thing(COLLECTIONS[name].name, f"{name}.+{n}", others, extra=True) for n in range(1, more + 1)
            ]
        return found

    def _list(self, thing: Thing, fact: Fact) -> list[Any]:
        slot = f"{thing.address}.{fact.name}"
        state = thing.facts.get(fact.name)
        inner = fact.of in KINDS and not KINDS[fact.of].collection
        if fact.of == "party":
            found = [self.listed("parties", one) for one in state or []]
        elif inner:
            found = [self._thing(fact.of, f"{slot}.{one}", facts or {}) for one, facts in (state or {}).items()]
        else:
            found = list(state or [])
        if state is not None and (fact.closed or thing.facts.get(f"{fact.name}_complete") is True):
            return found
        others = thing.facts.get(f"{fact.name}_others") or {}
        for place in range(1, 1 + self.completion.choose(slot + MORE, [0, 1, 2])):
            if inner:
                found.append(self._thing(fact.of, f"{slot}.+{place}", others, extra=True))
            else:
                pool = self.collection("parties") if fact.of == "party" else self.domains.values(Fact("", fact.of))
                found.append(self.completion.choose(f"{slot}+{place}", [one for one in pool if one not in found]))
        return found

    def _holders(self, party: Thing) -> list[Thing]:
        """The stakes in a party."""
        stakes = [self.listed("stakes", one) for one in self.facts.get("stakes") or {}]
        found = [stake for stake in stakes if self.read(stake, "held") == party]
        complete = party.facts.get("holders_complete")
        if complete is True or self.read(party, "kind") == "person":
            return found
        facts = {**(party.facts.get("holders_others") or {}), "held": party}
        if isinstance(complete, Mapping):
            facts["below"] = Fraction(complete["from"])
        if self.completion.choose(f"{party.address}.holders{MORE}", [0, 1]):
            found.append(self._thing("stake", f"{party.address}.holders.+1", facts, extra=True))
        return found

    def check(self) -> None:
        """Raises Impossible where shares exceed the whole, or complete ones fall short of it."""
        for name, facts in self.facts["parties"].items():
            if self.completion.made.get(f"parties.{name}.kind") == "person" and isinstance(
                (facts or {}).get("partner"), str
            ):
                raise Impossible(f"{name} has a general partner")
        held: dict[str, list[Thing]] = {}
        for thing in [*self.things.values(), *(self.listed("stakes", one) for one in self.facts.get("stakes") or {})]:
            if thing.kind == "stake":
                party = thing.facts.get("held") or self.completion.made.get(f"{thing.address}.held")
                address = party.address if isinstance(party, Thing) else f"parties.{party}"
                stakes = held.setdefault(address, [])
                stakes += [thing] if all(s.address != thing.address for s in stakes) else []
        for address, stakes in held.items():
            facts = self.facts["parties"].get(address.removeprefix("parties.")) or {}
            if "person" in (facts.get("kind"), self.completion.made.get(f"{address}.kind")):
                raise Impossible(f"somebody holds {address}")
            listed = [stake for stake in stakes if not stake.extra]
            if len(listed) < len(stakes) and all(self._whole(listed, measure) for measure in MEASURES):
                raise Impossible(f"nothing is left to hold of {address}")
            for measure in MEASURES:
                shares = [self._share(stake, measure) for stake in stakes]
                total = sum((s for s in shares if s is not None), Fraction(0))
                short = facts.get("holders_complete") is True and None not in shares and total < 1
                if total > 1 or short:
                    raise Impossible(address)

    def _whole(self, stakes: list[Thing], measure: str) -> bool:
        """Whether stakes have all there is of a measure."""
        return sum((self._share(stake, measure) or Fraction(0) for stake in stakes), Fraction(0)) == 1

    def _share(self, stake: Thing, measure: str) -> Fraction | None:
        """A share as far as it is stated or chosen."""
        state = stake.facts.get(measure, self.completion.made.get(f"{stake.address}.{measure}"))
        if state is None and measure == "profits" and stake.facts.get("profits_follow_votes"):
            return self._share(stake, "votes")
        return Fraction(state) if isinstance(state, Fraction) else None


def constant(value: Any) -> Any:
    """A written scalar as a value."""
    return Fraction(value) if isinstance(value, int | Fraction) and not isinstance(value, bool) else value


def engine_address(slot: str) -> str:
    """What the engine asks for where a completion chose `slot`: of what nobody listed, its list."""
    if slot.startswith("other."):
        return "other"
    slot = slot.removesuffix(MORE)
    return slot.split(".+")[0].split("+")[0]
