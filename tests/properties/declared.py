"""The small vocabulary of the property tests, declared twice: as data for the generators and the oracle, as YAML."""

from __future__ import annotations

from dataclasses import dataclass, field

WORDS = "{en: x, ja: x}"


@dataclass(frozen=True)
class Fact:
    """A declared fact; the fields mean what the keys of a declaration mean."""

    name: str
    type: str
    of: str = ""
    values: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    none: bool = False
    negative: bool = False
    only_for: tuple[str, tuple[str, ...]] | None = None
    closed: bool = False
    inverse: str = ""
    keys: tuple[str, ...] = ()
    judged: bool = False

    @property
    def may_lack(self) -> bool:
        return self.none or self.only_for is not None


@dataclass(frozen=True)
class Kind:
    """A declared entity type."""

    name: str
    collection: str = ""
    root: bool = False
    facts: dict[str, Fact] = field(default_factory=dict)


def _kind(name: str, *facts: Fact, collection: str = "", root: bool = False) -> Kind:
    return Kind(name, collection, root, {fact.name: fact for fact in facts})


COLOURS = ("red", "blue", "green")
MEASURES = ("votes", "profits")
KINDS = {
    kind.name: kind
    for kind in (
        _kind(
            "case",
            Fact("a", "yes_no"),
            Fact("b", "yes_no"),
            Fact("maybe", "yes_no", none=True),
            Fact("fit", "yes_no", judged=True),
            Fact("count", "number"),
            Fact("m", "number", none=True),
            Fact("debt", "number", negative=True),
            Fact("part", "percent"),
            Fact("year", "year", none=True),
            Fact("day", "date"),
            Fact("done", "date", none=True),
            Fact("weight", "quantity", units=("kg", "lb"), none=True),
            Fact("price", "money"),
            Fact("place", "country", none=True),
            Fact("colour", "enum", values=COLOURS),
            Fact("code", "text"),
            Fact("label", "text", none=True),
            Fact("owner", "reference", of="party", none=True),
            Fact("rival", "reference", of="party"),
            Fact("places", "list", of="country"),
            Fact("marks", "list", of="country", closed=True),
            Fact("levels", "list", of="number"),
            Fact("items", "list", of="item"),
            Fact("helpers", "list", of="party"),
            Fact("grants", "relation", of="grant", keys=("to", "tint")),
            root=True,
        ),
        _kind("other", Fact("x", "yes_no"), Fact("z", "number"), root=True),
        _kind(
            "item",
            Fact("good", "yes_no"),
            Fact("size", "number"),
            Fact("change", "number", negative=True),
            Fact("made", "date", none=True),
            Fact("cost", "money", none=True),
            Fact("maker", "reference", of="party"),
            Fact("origins", "list", of="country"),
        ),
        _kind(
            "party",
            Fact("kind", "enum", values=("person", "company")),
            Fact("home", "country", only_for=("kind", ("company",))),
            Fact("listed", "yes_no", only_for=("kind", ("company",))),
            Fact("passports", "list", of="country", only_for=("kind", ("person",)), closed=True),
            Fact("chief", "reference", of="party", none=True),
            Fact("partner", "reference", of="party", none=True),
            Fact("led_by_partner", "yes_no"),
            Fact("holders", "list", of="stake", inverse="held"),
            collection="parties",
        ),
        _kind(
            "stake",
            Fact("holder", "reference", of="party"),
            Fact("held", "reference", of="party"),
            Fact("votes", "percent"),
            Fact("profits", "percent"),
            Fact("profits_follow_votes", "yes_no"),
            collection="stakes",
        ),
        _kind(
            "grant",
            Fact("to", "reference", of="party"),
            Fact("tint", "enum", values=COLOURS),
            Fact("given", "yes_no"),
            Fact("level", "number"),
        ),
    )
}
COLLECTIONS = {kind.collection: kind for kind in KINDS.values() if kind.collection}
EDGE = """edge:
  holder: holder
  held: held
  measures: [votes, profits]
  follow: {when: profits_follow_votes, from: votes, to: [profits]}
  general_partner: {party: partner, only: led_by_partner}
  individuals: {fact: kind, values: [person]}
"""


def files() -> dict[str, str]:
    """File name -> the declarations as YAML."""
    return {f"{kind.name}.yaml": _text(kind) for kind in KINDS.values()}


def _text(kind: Kind) -> str:
    lines = [f"entity: {kind.name}", f"title: {WORDS}"]
    lines += [f"collection: {kind.collection}"] if kind.collection else []
    lines += ["root: true"] if kind.root else []
    lines += [EDGE.rstrip()] if kind.name == "stake" else []
    lines += ["facts:", *(f"  {fact.name}: {{{', '.join(_parts(fact))}}}" for fact in kind.facts.values())]
    return "\n".join(lines) + "\n"


def _parts(fact: Fact) -> list[str]:
    parts = [f"type: {fact.type}"]
    if fact.of:
        parts.append(f"of: {fact.of}")
    if fact.values:
        parts.append("values: {" + ", ".join(f"{value}: {WORDS}" for value in fact.values) + "}")
    if fact.units:
        parts.append(f"units: [{', '.join(fact.units)}]")
    if fact.only_for:
        parts.append(f"only_for: {{{fact.only_for[0]}: [{', '.join(fact.only_for[1])}]}}")
    if fact.keys:
        parts.append(f"keys: [{', '.join(fact.keys)}]")
    if fact.inverse:
        parts.append(f"inverse: {fact.inverse}")
    flags = {"may_be_none": fact.none, "may_be_negative": fact.negative}
    parts += [f"{key}: true" for key, said in flags.items() if said]
    parts += [f"closed: {WORDS}"] if fact.closed else []
    parts += ["kind: judgement"] if fact.judged else []
    return parts if fact.inverse else [*parts, f"question: {WORDS}"]
