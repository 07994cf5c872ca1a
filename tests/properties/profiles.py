"""Random partial profiles for a generated pack: facts that matter, some of them unknown, ranges, open lists."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import Any

from tests.properties import literals
from tests.properties.choices import Chooser
from tests.properties.declared import KINDS, Fact
from tests.properties.library import Library
from tests.properties.packs import MadePack
from tests.properties.scopes import type_of
from tests.properties.written import Data, Percent

JUDGED = {"by": "x", "stated_on": "2026-01-01", "reason": "x"}
RANGED = ("number", "percent", "year", "date", "quantity", "money")


class Profiles:
    """Makes one profile: a fact is known in `known` of a hundred cases."""

    def __init__(self, c: Chooser, made: MadePack, known: int) -> None:
        self.c = c
        self.made = made
        self.library: Library = made.library
        self.known = known
        self.parties = [f"p{place}" for place in range(1, 2 + c.below(3 if made.library.ownership else 2))]
        self.provenance: Data = {}

    def make(self) -> Data:
        """The data of a profile, without its header."""
        facts: Data = {"case": self._entity("case", "case", others=False)}
        facts["parties"] = {name: self._entity("party", f"parties.{name}", others=False) for name in self.parties}
        if self.c.chance(65):
            facts["parties_complete"] = True
        elif self.c.chance(15):
            facts["parties_others"] = self._entity("party", "", others=True)
        if self.library.ownership or ("party", "holders") in self.library.read:
            facts["stakes"] = self._stakes(facts["parties"])
        data: Data = {"facts": facts}
        read = self.library.readings
        adopted = {f"toy/r{1 + self.c.below(read)}": JUDGED} if read and self.c.chance(20) else {}
        return {
            **data,
            **({"readings": adopted} if adopted else {}),
            **({"provenance": self.provenance} if self.provenance else {}),
        }

    def _entity(self, kind: str, address: str, *, others: bool) -> Data:
        """The facts of one entity."""
        facts: Data = {}
        for fact in KINDS[kind].facts.values():
            reads = (kind, fact.name) in self.library.read or self._decides(kind, fact)
            if (
                not reads
                or fact.inverse
                or (others and (fact.type in ("list", "relation", "reference") or self.c.chance(50)))
            ):
                continue
            if fact.only_for and (facts.get(fact.only_for[0]) not in fact.only_for[1]):
                continue
            if fact.name in ("partner", "led_by_partner") and facts.get("kind") != "company":
                continue
            self._state(facts, fact, address)
        return facts

    def _decides(self, kind: str, fact: Fact) -> bool:
        """Whether another fact that matters exists only for some values of this one."""
        named = {
            f.only_for[0] for f in KINDS[kind].facts.values() if f.only_for and (kind, f.name) in self.library.read
        }
        edge = self.library.ownership and kind == "party" and fact.name in ("kind", "partner", "led_by_partner")
        return fact.name in named or edge

    def _state(self, facts: Data, fact: Fact, address: str) -> None:
        if fact.type == "list":
            self._list(facts, fact, address)
        elif fact.type == "relation":
            self._relation(facts)
        elif not self.c.chance(self.known):
            if self.c.chance(20):
                facts[fact.name] = self.c.pick((None, {"unknown": {"note": "x"}}))
        elif fact.none and self.c.chance(25):
            facts[fact.name] = {"none": "x"}
        else:
            facts[fact.name] = self._value(fact)
            if fact.judged:
                self.provenance[f"{address}.{fact.name}"] = JUDGED

    def _value(self, fact: Fact) -> Any:
        if fact.type == "reference":
            return self.c.pick(self.parties)
        if fact.type in RANGED and self.c.chance(12):
            return self._range(fact)
        if fact.type == "quantity" and self.c.chance(35):
            agreeing = literals.figures(self.c, literals.UNITS)
            apart = {unit: literals.number(self.c) for unit in literals.UNITS}
            return [{"value": n, "unit": unit} for unit, n in (agreeing if self.c.chance(50) else apart).items()]
        value = literals.plain(self.c, type_of(fact))
        if fact.negative and self.c.chance(30):
            return -value  # type: ignore[operator]
        return value

    def _range(self, fact: Fact) -> Data | str:
        """A range with one or two bounds; of a day sometimes a month."""
        if fact.type == "date" and self.c.chance(40):
            return self.c.pick(("2026-02", "2026-03", "2026"))
        type_ = "number" if fact.type in ("quantity", "money") else fact.type
        low, high = sorted((literals.plain(self.c, type_), literals.plain(self.c, type_)))  # type: ignore[type-var]
        words = (
            ("on_or_after", "after", "on_or_before", "before") if fact.type == "date" else ("gte", "gt", "lte", "lt")
        )
        step = timedelta(2) if fact.type == "date" else 2
        if low == high:
            high = Percent(Fraction(1)) if fact.type == "percent" else high + step  # type: ignore[operator]
            low = Percent(Fraction(0)) if low == high else low
        made: Data = {words[self.c.below(2)]: low, words[2 + self.c.below(2)]: high}
        if fact.type in ("date", "year"):
            made = {words[0]: low, words[2]: high}
        if self.c.chance(30):
            made.pop(self.c.pick(sorted(made)))
        units = {
            "quantity": {"unit": self.c.pick(literals.UNITS)},
            "money": {"currency": self.c.pick(literals.CURRENCIES)},
        }
        return {**made, **units.get(fact.type, {})}

    # ---- lists

    def _list(self, facts: Data, fact: Fact, address: str) -> None:
        name = fact.name
        if not self.c.chance(max(self.known, 75)):
            return
        if fact.of == "item":
            facts[name] = {
                f"i{n}": self._entity("item", f"{address}.{name}.i{n}", others=False)
                for n in range(1, 1 + self.c.below(3))
            }
        else:
            pools = {"party": self.parties, "country": literals.COUNTRIES, "number": literals.NUMBERS}
            facts[name] = self.c.several(pools[fact.of], 2)
        if fact.closed:
            return
        if self.c.chance(60):
            facts[f"{name}_complete"] = True
        elif fact.of == "item" and self.c.chance(25):
            facts[f"{name}_others"] = self._entity("item", "", others=True)

    def _relation(self, facts: Data) -> None:
        rows: Data = {}
        for name in self.parties:
            for tint in literals.plain_values("enum:red|blue|green"):
                if self.c.chance(self.known - 10):
                    row = {"to": name, "tint": tint}
                    row |= {"given": self.c.chance(50)} if self.c.chance(self.known) else {}
                    row |= {"level": literals.number(self.c)} if self.c.chance(self.known) else {}
                    rows[f"g{len(rows)}"] = row
        if rows:
            facts["grants"] = rows

    def _stakes(self, parties: Data) -> Data:
        """Who holds whom: complete and adding up, or open."""
        stakes: Data = {}
        for held in [name for name in self.parties if parties[name].get("kind") != "person"]:
            pool = [p for p in self.parties if p != held] + ["p9"]
            holders = self.c.several(pool, 3)
            complete = bool(holders) and self.c.chance(self.known)
            left = Fraction(1)
            for place, holder in enumerate(holders):
                share = left if complete and place == len(holders) - 1 else min(left, Fraction(1 + self.c.below(4), 4))
                left -= share
                if share == 0 and not complete:
                    continue
                stakes[f"k{len(stakes)}"] = self._stake(holder, held, share, complete)
            if complete:
                parties[held]["holders_complete"] = True
            elif self.c.chance(20):
                parties[held]["holders_complete"] = {"from": Percent(Fraction(1, 4))}
        if any(stake.get("holder") == "p9" for stake in stakes.values()):
            parties["p9"] = {
                "kind": self.c.pick(("person", "company")),
                "partner": {"none": "x"},
                "holders_complete": False,
            }
        return stakes

    def _stake(self, holder: str, held: str, share: Fraction, complete: bool) -> Data:
        stake: Data = {"votes": Percent(share)}
        if complete or self.c.chance(max(self.known, 80)):
            stake["held"] = held
        if complete or self.c.chance(max(self.known, 80)):
            stake["holder"] = holder
        if complete or self.c.chance(self.known):
            stake["profits_follow_votes"] = True
        if not complete and not self.c.chance(max(self.known, 80)):
            del stake["votes"]
        return stake


def make_profile(c: Chooser, made: MadePack) -> Data:
    """A profile in which few, some or many facts are unknown."""
    return Profiles(c, made, c.pick((90, 75, 60, 45))).make()
