"""Ownership as packs speak of it: random complete graphs, a fixed pack that asks about them, and what somebody forgot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from tests.logic.ownership.oracle import World as Shares
from tests.logic.ownership.oracle import true_interest, true_parents
from tests.properties.choices import Chooser
from tests.properties.declared import MEASURES
from tests.properties.tables import HEADER, METHODS, WORDS
from tests.properties.written import Data, Percent

LEVELS = (Fraction(1, 4), Fraction(1, 2), Fraction(9, 10))
HELD = "e0"
"""The party that everything is asked about; `case.owner` is it."""


@dataclass
class Graph:
    """A world of parties: who holds whom, and the facts that tests of the pack ask for.

    shares: held -> holder -> measure -> part; kinds, homes, listed: party -> fact; partners: party -> general partner
    """

    parties: list[str]
    kinds: dict[str, str]
    homes: dict[str, str]
    listed: dict[str, bool]
    shares: dict[str, dict[str, dict[str, Fraction]]]
    partners: dict[str, str] = field(default_factory=dict)
    led: set[str] = field(default_factory=set)

    def profile(self) -> Data:
        """Everything, as a profile."""
        parties: Data = {}
        for name in self.parties:
            facts: Data = {"kind": self.kinds[name]}
            if self.kinds[name] == "company":
                facts |= {"home": self.homes[name], "listed": self.listed[name], "holders_complete": True}
                facts |= {"partner": self.partners.get(name, {"none": "x"}), "led_by_partner": name in self.led}
            parties[name] = facts
        stakes: Data = {}
        for held, holders in self.shares.items():
            for holder, parts in holders.items():
                stakes[f"k{len(stakes)}"] = {"held": held, "holder": holder, **{m: Percent(parts[m]) for m in MEASURES}}
        case = {"owner": HELD, "rival": self.parties[-1]}
        return {"facts": {"case": case, "parties": parties, "parties_complete": True, "stakes": stakes}}

    def oracle(self) -> Shares:
        """The same for the oracle."""
        shares = {
            m: {held: {h: parts[m] for h, parts in holders.items()} for held, holders in self.shares.items()}
            for m in MEASURES
        }
        persons = {name for name in self.parties if self.kinds[name] == "person"}
        return Shares(list(self.parties), shares, persons, dict(self.partners), set(self.led))

    def members(self, test: str) -> set[str]:
        """The parties for which a definition of the pack holds."""
        return {name for name in self.parties if TESTS[test](self, name)}

    def interest(self, group: set[str], method: str, measure: str) -> Fraction:
        """The share of a group in the party asked about."""
        world = self.oracle()
        said = METHODS[method]
        full: Any = said.get("parents")
        pairs = None
        if full:
            pairs = true_parents(world, Fraction(full["threshold"].removesuffix("%")) / 100, tuple(full["measures"]))
        first, alone = said.get("first_link") == "count-in-full", said.get("general_partner") == "only"
        return true_interest(world, group, HELD, measure, pairs, first, alone)


def _foreign(graph: Graph, name: str) -> bool:
    return graph.kinds[name] == "company" and graph.homes[name] == "CN"


TESTS = {
    "foreign": _foreign,
    "person": lambda graph, name: graph.kinds[name] == "person",
    "foreign-or-listed": lambda graph, name: (
        graph.kinds[name] == "company" and (graph.homes[name] == "CN" or graph.listed[name])
    ),
}


def unlisted(c: Chooser, graph: Graph, data: Data) -> None:
    """Take stakes out of a profile, and sometimes say what is true of all holders that are not listed any more."""
    facts = data["facts"]
    held = c.pick(sorted(graph.shares))
    stakes = [name for name, stake in facts["stakes"].items() if stake["held"] == held]
    gone = c.several(stakes, len(stakes)) or stakes[:1]
    holders = [facts["stakes"].pop(name)["holder"] for name in gone]
    party = facts["parties"][held]
    del party["holders_complete"]
    left = {holder for holder in graph.shares[held] if holder not in holders}
    most = max(_reach(graph, one, held, holders) for one in graph.parties if one not in left)
    if most < Fraction(9, 10) and c.chance(60):
        party["holders_complete"] = {"from": Percent(most + Fraction(1, 20 if c.chance(50) else 1000))}
    kinds, homes = {graph.kinds[h] for h in holders}, {graph.homes.get(h) for h in holders}
    if len(kinds) == 1 and c.chance(50):
        known = {"kind": kinds.pop()}
        home = homes.pop()
        if not homes and home is not None and c.chance(60):
            known["home"] = home
        party["holders_others"] = {"holder": known}


def _reach(graph: Graph, one: str, held: str, holders: list[str]) -> Fraction:
    """At most what one has of a party through some of its holders: all of what each has that is it, or is below it."""
    return sum((graph.shares[held][h]["votes"] for h in holders if one == h or one in _above(graph, h)), Fraction(0))


def _above(graph: Graph, party: str) -> set[str]:
    found: set[str] = set()
    ahead = [party]
    while ahead:
        below = ahead.pop()
        new = {*graph.shares.get(below, ()), *([graph.partners[below]] if below in graph.partners else [])} - found
        found |= new
        ahead += new
    return found


def make_graph(c: Chooser) -> Graph:
    """A graph of companies, perhaps with circles, and of persons; all shares add up."""
    companies = [f"e{n}" for n in range(2 + c.below(3))]
    persons = ["x", "y"][: 1 + c.below(2)]
    parties = [*companies, *persons]
    kinds = {**dict.fromkeys(companies, "company"), **dict.fromkeys(persons, "person")}
    graph = Graph(
        parties, kinds, {p: c.pick(("JP", "CN")) for p in companies}, {p: c.chance(40) for p in companies}, {}
    )
    circles = c.chance(60)
    for place, held in enumerate(companies):
        pool = [p for p in parties if p != held and (circles or p not in companies[: place + 1])]
        holders = c.several(pool, 3) or [pool[-1]]
        graph.shares[held] = {h: {} for h in holders}
        apart = c.chance(30)
        votes = _split(c, len(holders))
        for holder, vote, profit in zip(holders, votes, _split(c, len(holders)) if apart else votes, strict=True):
            graph.shares[held][holder] = {"votes": vote, "profits": profit}
        if c.chance(25):
            graph.partners[held] = c.pick(pool)
            graph.led |= {held} if c.chance(60) else set()
    return graph


def _split(c: Chooser, count: int) -> list[Fraction]:
    """Parts of twenty that add up to the whole."""
    parts = [1] * count
    for _ in range(20 - count):
        parts[c.below(count)] += 1
    return [Fraction(part, 20) for part in parts]


def pack() -> Data:
    """Asks for interests and derived lists in every way that the language has; each answer is about the case."""
    params = {"party": "party"}
    definitions: Data = {
        "foreign": {"params": params, "holds": {"fact": "party.home", "is": "CN"}},
        "person": {"params": params, "holds": {"fact": "party.kind", "is": "person"}},
        "foreign-or-listed": {"params": params, "holds": {"any": [{"fact": "party.home", "is": "CN"}, "party.listed"]}},
        "same-home": {
            "params": {"one": "party", "second": "party"},
            "holds": {"fact": "one.home", "is": {"fact": "second.home"}},
        },
    }
    quantities: Data = {}
    for name, interest in questions():
        quantities[f"q-{name}"] = {"params": {"case": "case"}, "value": {"interest": interest}}
        for level in LEVELS:
            test = {"interest": interest, "gte": Percent(level), "if_none": False}
            definitions[f"d-{name}-{level.numerator}-{level.denominator}"] = {"params": {"case": "case"}, "holds": test}
    for kind in ("parents", "owners", "self-and-parents", "self-and-owners"):
        over = {"derived": kind.replace("-", "_"), "of": "case.owner", "method": "full"}
        some = {"some": over, "as": "one", "where": {"fact": "one.home", "is": "CN"}}
        every = {"every": over, "as": "one", "must": {"fact": "one.home", "is": "CN"}}
        rival = {"some": over, "as": "one", "where": {"fact": "one", "is": {"fact": "case.rival"}}}
        for name, holds in (("some", some), ("every", every), ("rival", rival)):
            definitions[f"l-{kind}-{name}"] = {"params": {"case": "case"}, "holds": holds}
        quantities[f"n-{kind}"] = {"params": {"case": "case"}, "value": {"count": {"of": over}}}
    answers = {
        f"{kind[0]}{n}": {"title": WORDS, "from": [{kind: name, "of": "case"}]}
        for kind, names in (("definition", definitions), ("quantity", quantities))
        for n, name in enumerate(names)
        if list((definitions | quantities)[name]["params"]) == ["case"]
    }
    return {
        **HEADER,
        "answers": answers,
        "methods": METHODS,
        "definitions": definitions,
        "quantities": quantities,
    }


def questions() -> Iterator[tuple[str, Data]]:
    """(name, interest) of every kind of group and every method."""
    for method in METHODS:
        for measure in MEASURES:
            body = {"held": "case.owner", "measure": measure, "method": method}
            for test in TESTS:
                yield f"{method}-{measure}-{test}", {"held_by": {"meets": test}, **body}
            yield f"{method}-{measure}-rival", {"holder": "case.rival", **body}
            yield f"{method}-{measure}-together", {"holder": "case.rival", "together_with": "same-home", **body}


def group(graph: Graph, interest: Data) -> set[str]:
    """The members of the group that an interest adds up."""
    if "held_by" in interest:
        return graph.members(interest["held_by"]["meets"])
    rival = graph.parties[-1]
    if "together_with" not in interest or graph.kinds[rival] == "person":
        return {rival}
    companies = [p for p in graph.parties if graph.kinds[p] == "company"]
    return {rival} | {p for p in companies if graph.homes[p] == graph.homes[rival]}
