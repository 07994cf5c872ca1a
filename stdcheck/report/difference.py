"""What differs between two reports, result by result, and between the facts of two profiles. Plain data, and JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from stdcheck.facts.declarations import Text
from stdcheck.facts.values import Entity, Profile, Stated, StatedList
from stdcheck.report.addresses import Addresses
from stdcheck.report.stated import state_words
from stdcheck.report.wording import in_each
from stdcheck.rules.model import Pack
from stdcheck.source.spans import Span
from stdcheck.version import VERSION

if TYPE_CHECKING:
    from stdcheck.report import model

SCHEMA = "stdcheck-difference/0"
Json = dict[str, Any]
Value = bool | str | list[str] | None


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """What is compared. kind: "rule" | "verdict" | "answer"; name: `pack/id`; place: of several with one subject"""

    profile: str
    kind: str
    name: str
    subject: str
    place: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """What a side says: the headline (of a rule; else ""), and the possible values."""

    outcome: str
    possible: tuple[object, ...]
    fingerprint: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Difference:
    """One thing that differs; None where a side does not know it. title: of a rule"""

    place: Place
    before: Said | None
    after: Said | None
    title: Text

    @property
    def change(self) -> str:
        """new | gone | changed"""
        return "new" if self.before is None else "gone" if self.after is None else "changed"


@dataclass(frozen=True, slots=True, eq=False)
class FactDifference:
    """A fact that two profiles state otherwise, in words; None where it is absent. where: in the second, else first"""

    address: str
    before: Text | None
    after: Text | None
    where: Span


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One side: its name, its report; its profile and the packs where they are at hand."""

    name: str
    report: model.Report
    profile: Profile | None = None
    packs: tuple[Pack, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """Two sides with all that differs, by kind, name and subject."""

    before: Side
    after: Side
    differences: tuple[Difference, ...]
    facts: tuple[FactDifference, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many are new, gone and changed."""
        found = [difference.change for difference in self.differences]
        return {change: found.count(change) for change in ("new", "gone", "changed")}


def compare(before: Side, after: Side) -> Compared:
    """Everything that differs. Two reports of one profile each are of the same one, whatever its id."""
    same = len(before.report.profiles) == len(after.report.profiles) == 1
    known, now = dict(_said(before.report, same)), dict(_said(after.report, same))
    titles = {name: rule.title for side in (before, after) for name, rule in side.report.rules.items()}
    found = []
    for place in sorted({*known, *now}):
        old, new = known.get(place), now.get(place)
        if old is None or new is None or (old.outcome, old.possible) != (new.outcome, new.possible):
            title = titles.get(place.name) if place.kind == "rule" else None
            found.append(Difference(place, old, new, {} if title is None else {"en": title.en, "ja": title.ja}))
    facts = _facts(before.profile, after.profile) if before.profile and after.profile else ()
    return Compared(before, after, tuple(found), tuple(facts))


def _said(report: model.Report, alone: bool) -> Iterator[tuple[Place, Said]]:
    """All that a report says, under the place where the other one would say it."""
    seen: dict[Place, int] = {}

    def at(profile: str, kind: str, name: str, subject: str) -> Place:
        place = Place(profile, kind, name, subject)
        seen[place] = seen.get(place, -1) + 1
        return Place(profile, kind, name, subject, seen[place])

    for entry in report.profiles:
        profile = "" if alone else entry.id or entry.path
        for result in entry.results:
            place = at(profile, "rule", result.rule, result.subject)
            yield place, Said(result.outcome, tuple(result.possible), result.fingerprint)
        for verdict in entry.verdicts:
            yield at(profile, "verdict", verdict.pack, verdict.subject), Said("", tuple(verdict.possible))
        for answer in entry.answers:
            values: Sequence[Value] = answer.possible or [answer.value]
            plain = tuple(tuple(value) if isinstance(value, list) else value for value in values)
            yield at(profile, "answer", f"{answer.pack}/{answer.answer}", answer.subject), Said("", plain)


def _facts(before: Profile, after: Profile) -> Iterator[FactDifference]:
    """The facts that are stated otherwise, by address."""
    old, new = _stated(before), _stated(after)
    for address in sorted({*old, *new}):
        was, now = old.get(address), new.get(address)
        if was is None or now is None or was[0] != now[0]:
            where = (now or was or ({}, before.span))[1]
            yield FactDifference(address, was and was[0], now and now[0], where)


def _stated(profile: Profile) -> dict[str, tuple[Text, Span]]:
    """Address -> what is stated there and where. What is written inside an entity has addresses of its own."""
    found: dict[str, tuple[Text, Span]] = {}

    def keep(address: str, state: Any, fact: Any) -> None:
        span = state.span
        found[address] = in_each(lambda lang: state_words(state, fact, lang)), span

    for name, collection in profile.collections.items():
        keep(name, collection, None)
    for entity in Addresses(profile).all():
        for name, state in entity.facts.items():
            fact = entity.type.facts.get(name)
            inside = isinstance(state, Stated) and isinstance(state.value, Entity) and not state.value.type.collection
            derived = isinstance(state, StatedList) and fact is not None and fact.inverse
            if not inside and not derived:
                keep(f"{entity.path}.{name}", state, fact)
    return found


def difference_json(compared: Compared) -> Json:
    """The published form, `stdcheck-difference/0`."""
    return {
        "schema": SCHEMA,
        "tool": {"name": "stdcheck", "version": VERSION},
        "before": _side(compared.before),
        "after": _side(compared.after),
        "counts": compared.counts,
        "differences": [_difference(difference) for difference in compared.differences],
        "facts": [
            {
                "fact": fact.address,
                "before": _text(fact.before),
                "after": _text(fact.after),
                "path": fact.where.path,
                "start": {"line": fact.where.start.line, "column": fact.where.start.column},
            }
            for fact in compared.facts
        ],
    }


def _side(side: Side) -> Json:
    packs = [{"id": p.id, "version": p.version, "sha256": p.sha256} for p in side.report.packs]
    return {"name": side.name, "as_of": side.report.as_of.isoformat(), "packs": packs}


def _difference(difference: Difference) -> Json:
    place = difference.place
    entry: Json = {"change": difference.change, "kind": place.kind, "name": place.name, "subject": place.subject}
    if place.profile:
        entry["profile"] = place.profile
    if difference.title:
        entry["title"] = _text(difference.title)
    fingerprint = next((s.fingerprint for s in (difference.after, difference.before) if s and s.fingerprint), "")
    if fingerprint:
        entry["fingerprint"] = fingerprint
    return {**entry, "before": _said_json(difference.before), "after": _said_json(difference.after)}


def _said_json(said: Said | None) -> Json | None:
    if said is None:
        return None
    possible = [list(value) if isinstance(value, tuple) else value for value in said.possible]
    return {"outcome": said.outcome, "possible": possible} if said.outcome else {"possible": possible}


def _text(text: Mapping[str, str] | None) -> Json | None:
    return None if text is None else {"en": text["en"], "ja": text["ja"]}
