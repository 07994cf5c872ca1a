"""Lists that are read backwards: the stakes whose `held` is this party are its holders."""

from __future__ import annotations

from stdcheck.facts.declarations import Fact
from stdcheck.facts.entities import check_kind
from stdcheck.facts.reading import Claim, Reading
from stdcheck.facts.values import Entity, Stated, StatedList


def fill_inverse_lists(reading: Reading) -> None:
    """Give every entity its inverse lists, after all references are read.

    An entity that nothing points to has such a list only where the profile says something of it. Entities without
    address (`..._others`) are pointed to by nothing, but something may be said of their lists.
    """
    claims = {(id(claim.entity), claim.fact.name): claim for claim in reading.claims}
    for type_ in reading.vocabulary.entities.values():
        for fact in type_.facts.values():
            if fact.inverse is None:
                continue
            for target, sources in _pointing(reading, fact):
                claim = claims.pop((id(target), fact.name), None)
                _give(reading, target, fact, _backwards(sources, fact.inverse, claim))
    for claim in claims.values():
        _give(reading, claim.entity, claim.fact, _backwards([], "", claim))


def _pointing(reading: Reading, fact: Fact) -> list[tuple[Entity, list[Entity]]]:
    """The entities that something points to by the reference, with what does."""
    assert fact.inverse is not None
    found: dict[int, tuple[Entity, list[Entity]]] = {}
    for source in reading.known.get(str(fact.of), {}).values():
        state = source.facts.get(fact.inverse)
        if isinstance(state, Stated) and isinstance(state.value, Entity):
            found.setdefault(id(state.value), (state.value, []))[1].append(source)
    return list(found.values())


def _backwards(sources: list[Entity], inverse: str, claim: Claim | None) -> StatedList:
    """The list; the place of an element is where it points here."""
    spans = tuple(source.facts[inverse].span for source in sources)
    if claim is None:
        return StatedList(tuple(sources), spans, spans[0])
    return StatedList(tuple(sources), spans, claim.span, claim.complete, claim.complete_span, claim.others)


def _give(reading: Reading, entity: Entity, fact: Fact, state: StatedList) -> None:
    """Put a list into its entity."""
    entity.facts[fact.name] = state
    check_kind(reading, entity, fact, state)
