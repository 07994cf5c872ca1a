"""Random profiles as YAML text: sound ones, and ones with a single fault that a JSON Schema can see.

Everything a schema cannot see is kept sound on purpose: references exist, shares sum up to less than the whole, a kind
has only what it can have, judgements have provenance.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from stdcheck.facts.declarations import EntityType, Fact, FactType, Vocabulary

IDS = {"party": ["a", "第二", "3"], "part": ["p", "q"], "evidence": ["d-1"]}
JUDGED = "{by: A, stated_on: 2026-11-24, reason: audit}"

Texts = dict[str, str]
"""Key -> YAML in flow style."""

WORDS = st.sampled_from(["Unit", "0101", "1.10", "true", '"12"', "第二電子", "'no: thing'", "2027-01-01", ".5", "~x"])
DIGITS = st.integers(0, 10**6).map(str)
DECIMALS = st.tuples(st.integers(0, 999), st.integers(0, 99)).map(lambda p: f"{p[0]}.{p[1]:02}")
DAYS = st.dates().map(lambda day: day.isoformat())
SHARES = st.sampled_from(["0%", "5%", "9.5%", "1/11", "10 %"])
YEARS = st.integers(1000, 9999).map(str)
COUNTRIES = st.sampled_from(["JP", "CN", "NO", '"NO"', "TW"])


def flow(texts: Texts) -> str:
    """A mapping."""
    return "{" + ", ".join(f"{key}: {text}" for key, text in texts.items()) + "}"


def bounds(values: SearchStrategy[str], words: tuple[str, str, str, str], more: str = "") -> SearchStrategy[str]:
    """A range with one bound."""
    return st.tuples(st.sampled_from(words), values).map(lambda p: f"{{{p[0]}: {p[1]}{more}}}")


NUMBER_WORDS = ("gte", "gt", "lte", "lte")
DATE_WORDS = ("on_or_after", "after", "on_or_before", "before")


def scalar(fact: Fact) -> SearchStrategy[str]:
    """A value of a scalar fact."""
    numbers = st.one_of(DIGITS, DECIMALS)
    days = DAYS.filter(lambda day: "0002" < day < "9998")
    made: dict[FactType, SearchStrategy[str]] = {
        FactType.YES_NO: st.sampled_from(["true", "false"]),
        FactType.TEXT: WORDS,
        FactType.NUMBER: st.one_of(numbers, bounds(numbers, NUMBER_WORDS)),
        FactType.PERCENT: st.one_of(SHARES, bounds(SHARES, NUMBER_WORDS)),
        FactType.YEAR: st.one_of(YEARS, bounds(YEARS, NUMBER_WORDS)),
        FactType.DATE: st.one_of(
            DAYS, DAYS.map(lambda day: day[:7]), st.integers(1000, 9999).map(str), bounds(days, DATE_WORDS)
        ),
        FactType.COUNTRY: COUNTRIES,
        FactType.ENUM: st.sampled_from(sorted(fact.values) or ["x"]),
        FactType.MONEY: st.one_of(
            numbers.map(lambda n: f"{{value: {n}, currency: JPY}}"), bounds(numbers, NUMBER_WORDS, ", currency: EUR")
        ),
        FactType.QUANTITY: quantity(fact, numbers),
    }
    return made[fact.type]


def quantity(fact: Fact, numbers: SearchStrategy[str]) -> SearchStrategy[str]:
    """An amount in one unit or in all."""
    units = fact.units or ("kg",)
    one = numbers.map(lambda n: f"{{unit: {units[0]}, value: {n}}}")
    every = numbers.map(lambda n: "[" + ", ".join(f"{{value: {n}, unit: {unit}}}" for unit in units) + "]")
    return st.one_of(one, every, bounds(numbers, NUMBER_WORDS, f", unit: {units[-1]}"))


def forms(fact: Fact) -> SearchStrategy[str]:
    """Blank, unknown, none."""
    unknown = ["", "null", "{unknown: }", "{unknown: {asked: Sales, asked_on: 2026-11-02}}", "{unknown: {note: }}"]
    return st.sampled_from([*unknown, "{none: not there}"] if fact.may_lack else unknown)


@dataclass
class Maker:
    """Makes the texts of entities of one vocabulary; judgements: addresses that need provenance."""

    draw: DrawFn
    vocabulary: Vocabulary
    judgements: list[str] = field(default_factory=list)

    def entity(self, type_: EntityType, path: str, *, depth: int = 0, skip: tuple[str, ...] = ()) -> Texts:
        """Some facts of an entity."""
        texts: Texts = {}
        chosen = self.draw(st.sets(st.sampled_from(sorted(type_.facts)), max_size=6))
        choosers = {fact.only_for[0] for fact in type_.facts.values() if fact.only_for is not None}
        for name in sorted(chosen | choosers, key=lambda n: (n not in choosers, n)):
            fact = type_.facts[name]
            if name in skip or (depth > 1 and fact.type in (FactType.LIST, FactType.RELATION, FactType.ENTITY)):
                continue
            if fact.only_for is not None and texts.get(fact.only_for[0]) not in fact.only_for[1]:
                continue
            if fact.inverse is not None:
                texts[f"{name}_complete"] = self.draw(st.sampled_from(["false", "", "{from: 5%}"]))
                continue
            if self.draw(st.integers(0, 4)) == 0:
                texts[name] = self.draw(forms(fact))
                continue
            texts[name] = self.value(fact, f"{path}.{name}", depth)
            if fact.judgement:
                self.judgements.append(f"{path}.{name}")
            if fact.type is FactType.LIST and fact.closed is None and self.draw(st.booleans()):
                texts[f"{name}_complete"] = self.draw(st.sampled_from(["true", "false", ""]))
        return texts

    def value(self, fact: Fact, path: str, depth: int) -> str:
        """A value."""
        if fact.type is FactType.REFERENCE:
            return self.draw(st.sampled_from(IDS[str(fact.of)]))
        if fact.type is FactType.ENTITY:
            return flow(self.entity(self.vocabulary.entities[str(fact.of)], path, depth=depth + 1))
        if fact.type is FactType.RELATION:
            return self.relation(fact, path, depth)
        if fact.type is FactType.LIST:
            return self.list(fact, path, depth)
        return self.draw(scalar(fact))

    def relation(self, fact: Fact, path: str, depth: int) -> str:
        """Rows, each with its own key."""
        type_ = self.vocabulary.entities[str(fact.of)]
        rows: Texts = {}
        for number, market in enumerate(self.draw(st.sets(st.sampled_from(["home", "abroad"])))):
            keys = {"part": self.draw(st.sampled_from(IDS["part"])), "market": market}
            rows[f"r{number}"] = flow(
                keys | self.entity(type_, f"{path}.r{number}", depth=depth + 1, skip=("part", "market"))
            )
        return flow(rows)

    def list(self, fact: Fact, path: str, depth: int) -> str:
        """A list of values, ids or entities."""
        if self.draw(st.integers(0, 5)) == 0:
            return self.draw(st.sampled_from(["[]", "{}"]))
        if fact.of in self.vocabulary.entities:
            type_ = self.vocabulary.entities[str(fact.of)]
            if type_.collection is None:
                ids = self.draw(st.sets(st.sampled_from(["x", "y-1", "山"]), max_size=2))
                return flow({i: flow(self.entity(type_, f"{path}.{i}", depth=depth + 1)) for i in sorted(ids)})
            items = self.draw(st.sets(st.sampled_from(IDS[type_.name])))
        else:
            items = self.draw(st.sets(self.element(fact), max_size=3))
        return "[" + ", ".join(sorted(items)) + "]"

    def element(self, fact: Fact) -> SearchStrategy[str]:
        """An element of a list of plain values; texts that differ are values that differ."""
        made = {
            "text": st.sampled_from(["0101", "101", "A-1", "true"]),
            "country": st.sampled_from(["JP", "CN", "NO"]),
            "enum": st.sampled_from(sorted(fact.values) or ["x"]),
            "number": st.integers(0, 99).map(str),
            "date": DAYS,
            "year": YEARS,
        }
        return made[str(fact.of)]


@dataclass
class Parts:
    """A profile in parts: sections above and below the facts, the root, the collections."""

    top: Texts
    facts: Texts
    root: Texts
    collections: dict[str, dict[str, Texts]]
    evidence: dict[str, Texts]
    provenance: Texts

    def text(self) -> str:
        """The file."""
        facts = dict(self.facts)
        facts["gadget"] = flow(self.root)
        for name, entities in self.collections.items():
            facts[name] = flow({id_: flow(texts) for id_, texts in entities.items()})
        lines = [f"{key}: {value}" for key, value in self.top.items()]
        lines += ["facts:", *(f"  {key}: {value}" for key, value in facts.items())]
        lines += ["evidence: " + flow({id_: flow(texts) for id_, texts in self.evidence.items()})]
        lines += ["provenance: " + flow({f'"{key}"': value for key, value in self.provenance.items()})]
        return "\n".join(lines) + "\n"


@st.composite
def sound_parts(draw: DrawFn, vocabulary: Vocabulary) -> Parts:
    """The parts of a profile without problems."""
    maker = Maker(draw, vocabulary)
    entities = vocabulary.entities
    parts = Parts(
        top={"stdcheck": "1", "kind": "gadget", "id": draw(st.sampled_from(["watch", "2030", "時計-1"]))},
        facts={},
        root=maker.entity(entities["gadget"], "gadget"),
        collections={
            "parties": {id_: maker.entity(entities["party"], f"parties.{id_}") for id_ in IDS["party"]},
            "parts": {id_: maker.entity(entities["part"], f"parts.{id_}") for id_ in IDS["part"]},
            "stakes": {
                f"k{n}": {"holder": "a", "held": "第二", **maker.entity(entities["stake"], "stakes", skip=("held",))}
                for n in range(draw(st.integers(0, 3)))
            },
        },
        evidence={id_: maker.entity(entities["evidence"], f"evidence.{id_}") for id_ in IDS["evidence"]},
        provenance={},
    )
    for stake in parts.collections["stakes"].values():
        stake.pop("profits_follow_votes", None)
    if parts.collections["stakes"]:
        parts.collections["parties"]["第二"] = {"kind": draw(st.sampled_from(["company", "fund", ""]))}
        maker.judgements = [path for path in maker.judgements if not path.startswith("parties.第二")]
    parts.provenance = dict.fromkeys(maker.judgements, JUDGED)
    parts.top |= draw(st.sampled_from([{}, {"title": "Watch"}, {"title": "{en: Watch, ja: 時計}"}, {"use": "[]"}]))
    said = {"parts_complete": "true", "parties_complete": "false", "parts_others": "{name: x}", "stakes_complete": ""}
    parts.facts = {key: said[key] for key in draw(st.sets(st.sampled_from(sorted(said))))}
    if {"parts_complete", "parts_others"} <= parts.facts.keys():
        del parts.facts["parts_complete"]
    if draw(st.booleans()):
        parts.top["readings"] = "{pack/one: {by: A, stated_on: 2026-11-20, reason: memo}}"
    return parts


WRONG: dict[FactType, list[str]] = {
    FactType.YES_NO: ["yes", "1", '"true"', "[true]", "{gte: true}"],
    FactType.TEXT: ['""', "' '", "[a]", "{a: b}"],
    FactType.NUMBER: ['"12"', "twelve", "12:30", "１２", "true", "[5]", "{}", "{gte: 5, gt: 6}", "{value: 5}", "5%"],
    FactType.PERCENT: ["60", "0.6", "101%", "half", "60％", "{gte: 60}", "060%", "1/0"],
    FactType.YEAR: ["30", '"2030"', "99999", "2030年", "{after: 2030}", "2030.5"],
    FactType.DATE: ["2027-13-01", "2027/03/01", "27-1-1", "2027-03-31T00:00:00Z", "{gte: 2027-01-01}", "{after: 2027}"],
    FactType.QUANTITY: ["5", "{value: 5}", "{value: 5, unit: st}", "[]", "{value: 5, lt: 6, unit: kg}", "5 kg", "{}"],
    FactType.MONEY: ["5", "{value: 5}", "{value: 5, currency: yen}", "[{value: 5, currency: JPY}]", '{value: "5"}'],
    FactType.COUNTRY: ["jp", "JPN", "[JP]", "ZZ", "日本"],
    FactType.ENUM: ["nothing", "[x]", "{gte: x}", "true"],
    FactType.REFERENCE: ["[a]", "{kind: person}", "a.b", '""'],
    FactType.ENTITY: ["x", "[x]", "{bogus: 1}"],
    FactType.LIST: ["x", "[[x]]", "[null]", "{a.b: {}}", "{x: {bogus: 1}}", "5"],
    FactType.RELATION: ["x", "[x]", "{r: {part: p}}", "{r: {part: , market: home}}", "{r: {part: p, market: moon}}"],
}
EVERYWHERE = ["{unknown: true}", "{unknown: {asked_by: A}}", "{unknown: {}, note: x}", "{none: }", "{none: [x]}"]

Fault = Callable[[DrawFn, Parts, Vocabulary], None]


def wrong_value(draw: DrawFn, parts: Parts, vocabulary: Vocabulary) -> None:
    """A fact with a value of another type or form."""
    type_name, texts = draw(st.sampled_from(_entities(parts)))
    facts = [fact for fact in vocabulary.entities[type_name].facts.values() if fact.inverse is None]
    fact = draw(st.sampled_from(facts))
    wrong = WRONG[fact.type] + EVERYWHERE + ([] if fact.may_lack else ["{none: not there}"])
    texts[fact.name] = draw(st.sampled_from(wrong))


def unknown_key(draw: DrawFn, parts: Parts, vocabulary: Vocabulary) -> None:
    """A key that nothing has."""
    places = [parts.top, parts.facts, *(texts for _, texts in _entities(parts))]
    draw(st.sampled_from(places))[draw(st.sampled_from(["bogus", "nane", "x_complete"]))] = "1"


def wrong_part(draw: DrawFn, parts: Parts, vocabulary: Vocabulary) -> None:
    """Something wrong said about a list."""
    key, value = draw(
        st.sampled_from(
            [
                ("allies_complete", "yes"),
                ("allies_complete", "{from: 5%}"),
                ("holders_complete", "{from: 5}"),
                ("holders_complete", "{above: 5%}"),
                ("holders", "[x]"),
                ("citizenships_complete", "false"),
                ("citizenships_others", "{}"),
                ("officers_others", "x"),
                ("officers_others", "{bogus: 1}"),
            ]
        )
    )
    parts.collections["parties"]["a"][key] = value
    if key.startswith("allies"):
        parts.collections["parties"]["a"].setdefault("allies", "[]")


def wrong_kind(draw: DrawFn, parts: Parts, vocabulary: Vocabulary) -> None:
    """A fact that the stated kind cannot have."""
    party = parts.collections["parties"]["a"]
    wrong = draw(st.sampled_from([("person", "organised_in", "JP"), ("company", "citizenships", "[JP]")]))
    party["kind"], party[wrong[1]] = wrong[0], wrong[2]


def wrong_top(draw: DrawFn, parts: Parts, vocabulary: Vocabulary) -> None:
    """A fault outside the facts."""
    key, value = draw(
        st.sampled_from(
            [
                ("stdcheck", "2"),
                ("stdcheck", '"1"'),
                ("kind", "gadgets"),
                ("id", ""),
                ("id", "a.b"),
                ("title", "{en: Watch}"),
                ("title", "[Watch]"),
                ("use", "r.yaml"),
                ("use", "[null]"),
                ("readings", "{one: {by: A, stated_on: 2026-11-20, reason: memo}}"),
                ("readings", "{pack/one: {by: A, stated_on: 2026-11, reason: memo}}"),
                ("readings", "{pack/one: {by: A}}"),
            ]
        )
    )
    parts.top[key] = value


def missing_top(draw: DrawFn, parts: Parts, vocabulary: Vocabulary) -> None:
    """A header line that is not there."""
    del parts.top[draw(st.sampled_from(["stdcheck", "kind", "id"]))]


def wrong_id(draw: DrawFn, parts: Parts, vocabulary: Vocabulary) -> None:
    """An id that cannot be one."""
    entities = draw(st.sampled_from([parts.collections["parties"], parts.collections["parts"], parts.evidence]))
    entities[draw(st.sampled_from(["a.b", '"a b"', "none", "unknown", "a/b"]))] = {}


def wrong_provenance(draw: DrawFn, parts: Parts, vocabulary: Vocabulary) -> None:
    """A fault in an entry of provenance."""
    wrong = ["{who: A}", "x", "{stated_on: 2026-11}", "{evidence: d-1}", "{by: [A]}", "{source: ''}"]
    parts.provenance["gadget.name"] = draw(st.sampled_from(wrong))


FAULTS: list[Fault] = [
    wrong_value,
    unknown_key,
    wrong_part,
    wrong_kind,
    wrong_top,
    missing_top,
    wrong_id,
    wrong_provenance,
]


def _entities(parts: Parts) -> list[tuple[str, Texts]]:
    """Every entity at the first level, with its type."""
    found = [("gadget", parts.root)]
    for name, type_name in (("parties", "party"), ("parts", "part"), ("stakes", "stake")):
        found += [(type_name, texts) for texts in parts.collections[name].values()]
    return found + [("evidence", texts) for texts in parts.evidence.values()]


@st.composite
def sound_profile(draw: DrawFn, vocabulary: Vocabulary) -> str:
    """A profile without problems."""
    return draw(sound_parts(vocabulary)).text()


@st.composite
def faulty_profile(draw: DrawFn, vocabulary: Vocabulary) -> str:
    """A profile with one fault that a schema can see."""
    parts = draw(sound_parts(vocabulary))
    draw(st.sampled_from(FAULTS))(draw, parts, vocabulary)
    return parts.text()
