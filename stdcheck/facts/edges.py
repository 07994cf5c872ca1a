"""Reading the `edge` of an entity type: which of its facts link a holder to what it holds, and with which shares."""

from __future__ import annotations

from stdcheck.facts.declarations import Edge, EntityType, Fact, FactType, Vocabulary
from stdcheck.facts.near import near
from stdcheck.facts.shapes import Report, known_keys, shown
from stdcheck.facts.words import read_word, read_words
from stdcheck.source.nodes import Entry, Mapping, Node

_KEYS = ("holder", "held", "measures", "follow", "general_partner", "individuals")


def read_edge(node: Mapping, entity: EntityType, vocabulary: Vocabulary, report: Report) -> Edge | None:
    """The edge; None when a part that it cannot do without is wrong."""
    found = known_keys(node, _KEYS, "facts-unknown-key", report)
    for key in ("holder", "held", "measures"):
        if key not in found:
            report.error("facts-missing-key", node.span, key=key)
    if not {"holder", "held", "measures"} <= found.keys():
        return None
    holder = _fact(found["holder"].value, entity, FactType.REFERENCE, report)
    held = _fact(found["held"].value, entity, FactType.REFERENCE, report)
    measures = _measures(found["measures"].value, entity, report)
    if holder is None or held is None or not measures:
        return None
    if holder.of != held.of:
        report.error("facts-edge-ends", node.span, holder=str(holder.of), held=str(held.of))
        return None
    party = vocabulary.entities.get(str(held.of))
    if party is None:
        return None
    return Edge(
        holder=holder.name,
        held=held.name,
        measures=measures,
        follow=_follow(found.get("follow"), entity, measures, report),
        general_partner=_general_partner(found.get("general_partner"), party, report),
        individuals=_individuals(found.get("individuals"), party, report),
    )


def _fact(node: Node, entity: EntityType, type_: FactType, report: Report) -> Fact | None:
    """The named fact of an entity, if it is of the type."""
    name = read_word(node, report)
    if name is None:
        return None
    fact = entity.facts.get(name)
    if fact is not None and fact.type is type_:
        return fact
    fitting = [other.name for other in entity.facts.values() if other.type is type_]
    args = {"name": shown(name), "entity": entity.name, "type": type_.value, "near": near(name, fitting)}
    report.error("facts-edge-fact", node.span, **args)
    return None


def _measures(node: Node, entity: EntityType, report: Report) -> tuple[str, ...]:
    """The percent facts of the entity."""
    fitting = [fact.name for fact in entity.facts.values() if fact.type is FactType.PERCENT]
    measures = []
    for name, span in read_words(node, report):
        if name in fitting:
            measures.append(name)
        else:
            args = {"entity": entity.name, "type": FactType.PERCENT.value, "near": near(name, fitting)}
            report.error("facts-edge-fact", span, name=shown(name), **args)
    return tuple(measures)


def _parts(entry: Entry, keys: tuple[str, ...], report: Report) -> dict[str, Node] | None:
    """The values of a small mapping that needs all its keys."""
    if not isinstance(entry.value, Mapping):
        report.error("facts-mapping-expected", entry.value.span)
        return None
    found = known_keys(entry.value, keys, "facts-unknown-key", report)
    for key in keys:
        if key not in found:
            report.error("facts-missing-key", entry.value.span, key=key)
    return {key: found[key].value for key in keys} if len(found) == len(keys) else None


def _follow(
    entry: Entry | None, entity: EntityType, measures: tuple[str, ...], report: Report
) -> tuple[str, str, tuple[str, ...]] | None:
    """`{when: economics_follow_votes, from: votes, to: [equity, profits, assets]}`."""
    parts = _parts(entry, ("when", "from", "to"), report) if entry is not None else None
    if parts is None:
        return None
    when = _fact(parts["when"], entity, FactType.YES_NO, report)
    source = read_word(parts["from"], report)
    targets = read_words(parts["to"], report)
    sources = [(source, parts["from"].span)] if source is not None else []
    for name, span in (*sources, *targets):
        if name not in measures:
            report.error("facts-edge-measure", span, name=shown(name), near=near(name, measures))
    names = tuple(name for name, _ in targets)
    if when is None or source is None or not {source, *names} <= set(measures):
        return None
    return when.name, source, names


def _general_partner(entry: Entry | None, party: EntityType, report: Report) -> tuple[str, str] | None:
    """`{party: general_partner, only: directed_by_general_partner}`, facts of the held party."""
    parts = _parts(entry, ("party", "only"), report) if entry is not None else None
    if parts is None:
        return None
    partner = _fact(parts["party"], party, FactType.REFERENCE, report)
    only = _fact(parts["only"], party, FactType.YES_NO, report)
    return (partner.name, only.name) if partner is not None and only is not None else None


def _individuals(entry: Entry | None, party: EntityType, report: Report) -> tuple[str, frozenset[str]] | None:
    """`{fact: kind, values: [person, government]}`, an enumeration of the held party."""
    parts = _parts(entry, ("fact", "values"), report) if entry is not None else None
    if parts is None:
        return None
    fact = _fact(parts["fact"], party, FactType.ENUM, report)
    values = read_words(parts["values"], report)
    if fact is None:
        return None
    for value, span in values:
        if value not in fact.values:
            report.error("facts-edge-value", span, value=shown(value), fact=fact.name, near=near(value, fact.values))
    return fact.name, frozenset(value for value, _ in values)
