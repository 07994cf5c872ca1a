"""The stated facts that a result looked at, each with its question, its value and who says so: plain data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stdcheck.facts.declarations import Text
from stdcheck.facts.gathering import EVIDENCE
from stdcheck.facts.values import Profile, Provenance, Stated
from stdcheck.logic.reading import UNLISTED
from stdcheck.logic.results import FactRead, RuleResult
from stdcheck.report.addresses import Addresses, split
from stdcheck.report.deciding import shown_nodes
from stdcheck.report.stated import is_known, state_words
from stdcheck.report.wording import Language, in_each, joined, say, value_words
from stdcheck.source.spans import Span


@dataclass(frozen=True, slots=True, eq=False)
class FactText:
    """A stated fact.

    question: empty for a collection; span: where it is stated; decides: whether it was read on the deciding branch
    provenance: who says where from that it is so, on one line; empty where nobody is named
    """

    address: str
    question: Text
    value: Text
    span: Span | None
    decides: bool
    provenance: Text


def facts_read(result: RuleResult, profile: Profile) -> tuple[FactText, ...]:
    """The stated facts that the proof of a result shows, each once: those that decide first, then by place.

    What was read of a fact that nobody states is in the `lacking` of the finding, as far as it counts.
    """
    reads: dict[str, FactRead] = {}
    deciding: set[str] = set()
    for read, decides in _reads(result):
        if read.address:
            reads.setdefault(read.address, read)
            if decides:
                deciding.add(read.address)
    addresses = Addresses(profile)
    found = (_fact(read, read.address in deciding, addresses) for read in reads.values())
    return tuple(sorted((fact for fact in found if fact is not None), key=_order))


def _reads(result: RuleResult) -> Iterator[tuple[FactRead, bool]]:
    """What was read, with whether it decides: the rule itself reads its clock and the days of a duty."""
    if result.trace is None:
        return
    for read in result.trace.reads:
        yield read, result.rule.duty is not None
    for node, decides in shown_nodes(result):
        for read in node.reads:
            yield read, decides


def _order(fact: FactText) -> tuple[object, ...]:
    place = ("", (0, 0)) if fact.span is None else (fact.span.path, (fact.span.start.line, fact.span.start.column))
    return not fact.decides, place, fact.address


def _fact(read: FactRead, decides: bool, addresses: Addresses) -> FactText | None:
    """A fact as the profile states it, or None when it does not."""
    address, fact = read.address, read.fact
    state = addresses.state(address)
    if state is not None and is_known(state):
        value, span = in_each(lambda lang: state_words(state, fact, lang)), state.span
    elif read.value is not None and _of_row(address) and read.span is not None:
        value, span = in_each(lambda lang: value_words(read.value, fact, lang)), read.span
    else:
        return None
    question = fact.question if fact is not None else {}
    return FactText(address, question, value, span, decides, _provenance(address, addresses))


def _of_row(address: str) -> bool:
    """Whether it is a fact of a row of a table, which the engine names by the keys of the row."""
    entity, _ = split(address)
    return entity.endswith("]") and not entity.endswith(UNLISTED)


def _provenance(address: str, addresses: Addresses) -> Text:
    """Who answers for a fact, or for the nearest of what it stands in: its entity, the list of that, and so on."""
    told = addresses.profile.provenance
    above: str | None = address
    while above is not None and above not in told:
        above = _above(above)
    if above is None:
        return {}
    said = in_each(lambda lang: _provenance_words(told[above], addresses, lang))
    return said if any(said.values()) else {}


def _above(address: str) -> str | None:
    """What a fact, an entity or a row stands in; None above a collection or the root."""
    if address.endswith("]"):
        return address[: address.rindex("[")]
    return split(address)[0] or None


def _provenance_words(told: Provenance, addresses: Addresses, lang: Language) -> str:
    parts = []
    if told.source:
        parts.append(say("provenance.source", lang, source=told.source))
    if told.by:
        parts.append(say("provenance.by", lang, who=told.by))
    if told.stated_on is not None:
        parts.append(say("provenance.stated_on", lang, day=told.stated_on.isoformat()))
    if told.reason:
        parts.append(say("provenance.reason", lang, reason=told.reason))
    if told.evidence:
        files = joined((_file(piece, addresses) for piece in told.evidence), lang)
        parts.append(say("provenance.evidence", lang, files=files))
    return say("settle.next", lang).join(parts)


def _file(piece: str, addresses: Addresses) -> str:
    """The path of a piece of evidence; its id where it has none."""
    entity = addresses.entity(f"{EVIDENCE}.{piece}")
    path = entity.facts.get("path") if entity is not None else None
    return path.value if isinstance(path, Stated) and isinstance(path.value, str) else piece
