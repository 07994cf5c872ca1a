"""What differs between two versions of a pack, part by part: in what it means, or only in what it says.

Places in files, the order of files and the digest never count. Nothing is evaluated.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass

from stdcheck.facts.declarations import Fact
from stdcheck.rules.coverage import coverage
from stdcheck.rules.model import Pack
from stdcheck.rules.nodes import Cite, Meta, Path
from stdcheck.source.spans import Span

KINDS = {
    "source": "sources",
    "parameter": "parameters",
    "list": "lists",
    "calendar": "calendars",
    "method": "methods",
    "definition": "definitions",
    "quantity": "quantities",
    "decision": "decisions",
    "rule": "rules",
    "note": "notes",
    "answer": "answers",
    "provision": "provisions",
}
"""Kind of part -> where a pack holds them by id."""

WORDS = frozenset({"title", "says", "remediation", "cite", "excused", "why", "ref", "url", "publisher", "date"})
"""What is said of the law; all other fields are what it means, but for what is claimed of it (CLAIMS)."""
CLAIMS = frozenset({"implements", "verified", "verified_on"})
HEADER = ("version", "law_as_of", "covers_from", "roots", "verdicts", "time_zone", "jurisdiction", "title")


@dataclass(frozen=True, slots=True)
class PartChange:
    """A part that is added, gone or changed.

    aspects: of a changed one the fields that differ; meaning: whether what it means differs, not only words or claims
    """

    kind: str
    id: str
    change: str
    aspects: tuple[str, ...] = ()
    meaning: bool = True


@dataclass(frozen=True, slots=True)
class CoverageChange:
    """A provision that another status is computed for; None: the pack does not list it."""

    provision: str
    before: str | None
    after: str | None


def part_changes(old: Pack, new: Pack) -> Iterator[PartChange]:
    """Every part that differs, by kind and id; the header of the pack comes first."""
    aspects = tuple(name for name in HEADER if _plain(getattr(old, name)) != _plain(getattr(new, name)))
    if aspects:
        meaning = bool(set(aspects) & {"covers_from", "roots", "verdicts"})
        yield PartChange("pack", new.id, "changed", aspects, meaning)
    for kind, name in KINDS.items():
        before, after = getattr(old, name), getattr(new, name)
        for part in sorted({*before, *after}):
            if part not in before or part not in after:
                meaning = kind not in ("source", "provision")
                yield PartChange(kind, part, "added" if part in after else "gone", meaning=meaning)
                continue
            change = _changed(kind, part, before[part], after[part])
            if change is not None:
                yield change


def coverage_changes(old: Pack, new: Pack) -> list[CoverageChange]:
    """The provisions whose status differs, by id."""
    before, after = ({c.provision.id: c.status.value for c in coverage(pack)} for pack in (old, new))
    ids = sorted({*before, *after})
    return [CoverageChange(i, before.get(i), after.get(i)) for i in ids if before.get(i) != after.get(i)]


def _changed(kind: str, name: str, old: object, new: object) -> PartChange | None:
    aspects = []
    for field in fields(old):  # type: ignore[arg-type]
        before, after = getattr(old, field.name), getattr(new, field.name)
        if isinstance(before, Meta):
            aspects += [a for a in ("says", "cite") if _plain(getattr(before, a)) != _plain(getattr(after, a))]
        elif _plain(before) != _plain(after):
            aspects.append(field.name)
    if not aspects:
        return None
    meaning = any(_differs(getattr(old, a, None), getattr(new, a, None)) for a in aspects if a not in WORDS | CLAIMS)
    return PartChange(kind, name, "changed", tuple(aspects), meaning and kind not in ("source", "provision"))


def _differs(old: object, new: object) -> bool:
    """Whether two trees mean something else."""
    return _plain(old, meaning=True) != _plain(new, meaning=True)


def _plain(value: object, *, meaning: bool = False) -> object:
    """A part of a pack as plain data to compare, without places; meaning: without words and claims, too."""
    if isinstance(value, Span):
        return None
    if isinstance(value, Path):
        return "path", value.text
    if isinstance(value, Fact):
        return "fact", value.entity, value.name
    if isinstance(value, Cite):
        return None if meaning else (value.source, value.ref)
    if isinstance(value, Mapping):
        return tuple(sorted((key, _plain(item, meaning=meaning)) for key, item in value.items()))
    if isinstance(value, tuple | list):
        return tuple(_plain(item, meaning=meaning) for item in value)
    if isinstance(value, frozenset | set):
        return tuple(sorted(str(item) for item in value))
    if is_dataclass(value):
        left_out = {"span", "implements_at"} | (WORDS | CLAIMS if meaning else set())
        named = ((f.name, getattr(value, f.name)) for f in fields(value) if f.name not in left_out)
        return type(value).__name__, *((name, _plain(item, meaning=meaning)) for name, item in named)
    return type(value).__name__, str(value)
