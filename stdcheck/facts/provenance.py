"""Who says where from that a fact is so, and which readings of contested text somebody answers for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stdcheck.facts.declarations import Fact
from stdcheck.facts.gathering import EVIDENCE
from stdcheck.facts.header import Header
from stdcheck.facts.reading import Reading
from stdcheck.facts.references import read_reference
from stdcheck.facts.registers import REGISTER
from stdcheck.facts.scalars import read_day, read_text
from stdcheck.facts.shapes import entries, is_null, known_keys, shown
from stdcheck.facts.values import AdoptedReading, Entity, Provenance
from stdcheck.source.nodes import Entry, Mapping, Node
from stdcheck.source.nodes import Sequence as SequenceNode
from stdcheck.source.spans import Span

_KEYS = ("source", "evidence", "by", "stated_on", "reason")
_ANSWERED_FOR = ("by", "stated_on", "reason")
_READING_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*")


def read_provenance(reading: Reading, headers: Sequence[Header], case: str | None) -> dict[str, Provenance]:
    """The entries by canonical address; every judgement fact that is stated must have a full one.

    case: the id of a case, which answers itself for the judgements that it states
    """
    found: dict[str, Provenance] = {}
    for header in headers:
        for name, entry in _section(reading, header, "provenance"):
            path = _address(reading, name, entry)
            if path is None:
                continue
            made = _provenance(reading, path, entry)
            if made is None:
                continue
            first = found.setdefault(path, made)
            if first is not made and not _same(first, made):
                reading.report.again("profile-conflict", made.span, first.span, fact=path)
    for path, span in reading.judgements.items():
        if path not in found and case is not None:
            found[path] = Provenance(path, span, by="case", reason=case)
        else:
            _check_judgement(reading, path, span, found.get(path))
    return found


def read_readings(reading: Reading, headers: Sequence[Header]) -> dict[str, AdoptedReading]:
    """The readings that the profile adopts; whether a pack offers them is not checked here."""
    found: dict[str, AdoptedReading] = {}
    for header in headers:
        if header.kind == REGISTER and "readings" in header.entries:
            reading.report.error("profile-readings-in-register", header.entries["readings"].key.span)
            continue
        for name, entry in _section(reading, header, "readings"):
            if not _READING_ID.fullmatch(name):
                reading.report.error("profile-reading-id", entry.key.span, id=shown(name))
                continue
            made = _reading(reading, name, entry)
            if made is not None:
                found[name] = made
    return found


def _section(reading: Reading, header: Header, key: str) -> list[tuple[str, Entry]]:
    """The entries of a section of a file."""
    entry = header.entries.get(key)
    if entry is None or is_null(entry.value):
        return []
    if isinstance(entry.value, Mapping):
        return list(entries(entry.value))
    reading.report.error("profile-mapping-expected", entry.value.span)
    return []


def _address(reading: Reading, name: str, entry: Entry) -> str | None:
    """The canonical address of an entity, a collection, or a fact of an entity."""
    if name in reading.places:
        return reading.places[name].path or name
    if name in reading.vocabulary.collections:
        return name
    owner, _, fact_name = name.rpartition(".")
    entity = reading.places.get(owner)
    if entity is None:
        near = reading.near_place(owner or name)
        reading.report.error("profile-provenance-address", entry.key.span, address=shown(name), near=near)
        return None
    key = reading.keys_of(entity.type).get(fact_name)
    if key is None or key.part:
        near = reading.near_key(entity.type, fact_name) if key is None else key.fact.name
        args = {"address": shown(name), "entity": entity.type.name, "near": near}
        reading.report.error("profile-provenance-fact", entry.key.span, **args)
        return None
    _warn_renamed(reading, key.fact, key.old, entry)
    return f"{entity.path or owner}.{key.fact.name}"


def _warn_renamed(reading: Reading, fact: Fact, old: str | None, entry: Entry) -> None:
    """A former name in an address."""
    if old is not None:
        reading.report.warning("profile-renamed-fact", entry.key.span, old=old, new=fact.name)


def _provenance(reading: Reading, path: str, entry: Entry) -> Provenance | None:
    """One entry."""
    told = _told(reading, entry, _KEYS, path)
    if told is None:
        return None
    texts = {key: read_text(told[key], reading.report) for key in ("source", "by", "reason") if key in told}
    return Provenance(
        path,
        entry.key.span,
        evidence=_evidence(reading, told["evidence"]) if "evidence" in told else (),
        stated_on=read_day(told["stated_on"], reading.report) if "stated_on" in told else None,
        **texts,
    )


def _told(reading: Reading, entry: Entry, keys: tuple[str, ...], what: str) -> dict[str, Node] | None:
    """The values of an entry that are not blank."""
    if is_null(entry.value):
        return {}
    if not isinstance(entry.value, Mapping):
        reading.report.error("profile-mapping-expected", entry.value.span)
        return None
    found = known_keys(entry.value, keys, "profile-unknown-key", reading.report)
    return {key: part.value for key, part in found.items() if not is_null(part.value)}


def _evidence(reading: Reading, node: Node) -> tuple[str, ...]:
    """The ids of pieces of evidence of the profile or its registers."""
    if not isinstance(node, SequenceNode):
        reading.report.error("profile-sequence-expected", node.span, fact=EVIDENCE)
        return ()
    type_ = reading.vocabulary.collections.get(EVIDENCE)
    if type_ is None:
        return ()
    found = [read_reference(reading, item, type_.name) for item in node.items]
    return tuple(piece.id for piece in found if isinstance(piece, Entity))


def _check_judgement(reading: Reading, path: str, span: Span, made: Provenance | None) -> None:
    """A judgement needs a person, a day and a reason."""
    if made is None:
        reading.report.error("profile-no-provenance", span, address=path)
        return
    missing = [key for key in _ANSWERED_FOR if getattr(made, key) is None]
    if missing:
        args = {"address": path, "missing": ", ".join(missing)}
        reading.report.error("profile-provenance-incomplete", made.span, ("profile-judgement-here", span), **args)


def _reading(reading: Reading, name: str, entry: Entry) -> AdoptedReading | None:
    """One adopted reading."""
    told = _told(reading, entry, _ANSWERED_FOR, name)
    if told is None:
        return None
    missing = [key for key in _ANSWERED_FOR if key not in told]
    if missing:
        reading.report.error("profile-reading-incomplete", entry.key.span, id=name, missing=", ".join(missing))
        return None
    by, reason = read_text(told["by"], reading.report), read_text(told["reason"], reading.report)
    stated_on = read_day(told["stated_on"], reading.report)
    if by is None or reason is None or stated_on is None:
        return None
    return AdoptedReading(name, entry.key.span, by, stated_on, reason)


def _same(one: Provenance, other: Provenance) -> bool:
    """Whether two entries for one address say the same."""
    return all(getattr(one, key) == getattr(other, key) for key in _KEYS)
