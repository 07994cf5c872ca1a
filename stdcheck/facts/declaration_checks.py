"""What must fit together in a vocabulary: entities and facts that facts name. Faulty facts are taken out."""

from __future__ import annotations

from collections.abc import Callable

from stdcheck.facts.declarations import EntityType, Fact, FactType, Vocabulary
from stdcheck.facts.near import near
from stdcheck.facts.shapes import Report, shown

LIST_ELEMENTS = frozenset(
    {FactType.TEXT, FactType.COUNTRY, FactType.ENUM, FactType.NUMBER, FactType.DATE, FactType.YEAR}
)
"""Scalar types that a list can be of."""

_KEY_TYPES = (FactType.REFERENCE, FactType.ENUM)


def check_vocabulary(vocabulary: Vocabulary, report: Report) -> None:
    """Report what does not fit; a wrong fact is not in the vocabulary afterwards, so that nothing rests on it."""
    for entity in vocabulary.entities.values():
        _take_out(entity, lambda fact: _of_fits(fact, vocabulary, report))
    for entity in vocabulary.entities.values():
        _take_out(entity, lambda fact, entity=entity: _only_for_fits(fact, entity, report))  # type: ignore[misc]
    for entity in vocabulary.entities.values():
        _take_out(entity, lambda fact: _inverse_fits(fact, vocabulary, report))
        _take_out(entity, lambda fact: _keys_fit(fact, vocabulary, report))
        _check_cycles(entity, report)


def _take_out(entity: EntityType, fits: Callable[[Fact], bool]) -> None:
    """Keep the facts that fit."""
    for fact in list(entity.facts.values()):
        if not fits(fact):
            del entity.facts[fact.name]


def _of_fits(fact: Fact, vocabulary: Vocabulary, report: Report) -> bool:
    """Whether `of` names something that the type can be of."""
    if fact.of is None:
        return fact.type not in (FactType.REFERENCE, FactType.ENTITY, FactType.LIST, FactType.RELATION)
    if fact.type is FactType.LIST and fact.of in set(FactType):
        if FactType(fact.of) in LIST_ELEMENTS:
            return True
        report.error("facts-element-type", fact.span, type=fact.of, known=", ".join(sorted(LIST_ELEMENTS)))
        return False
    target = vocabulary.entities.get(fact.of)
    if target is None:
        names = [*vocabulary.entities, *(LIST_ELEMENTS if fact.type is FactType.LIST else ())]
        report.error("facts-unknown-of", fact.span, of=shown(fact.of), near=near(fact.of, names))
        return False
    if target.root:
        report.error("facts-of-root", fact.span, of=fact.of)
        return False
    if fact.type is FactType.REFERENCE and target.collection is None:
        report.error("facts-of-uncollected", fact.span, of=fact.of)
        return False
    if fact.type in (FactType.ENTITY, FactType.RELATION) and target.collection is not None:
        report.error("facts-of-collected", fact.span, of=fact.of, type=fact.type.value)
        return False
    return True


def _only_for_fits(fact: Fact, entity: EntityType, report: Report) -> bool:
    """Whether `only_for` names an enumeration of the entity and values of it."""
    if fact.only_for is None:
        return True
    name, values = fact.only_for
    chooser = entity.facts.get(name)
    if chooser is None or chooser.type is not FactType.ENUM:
        enums = [other.name for other in entity.facts.values() if other.type is FactType.ENUM]
        report.error("facts-only-for-fact", fact.span, name=shown(name), near=near(name, enums))
        return False
    for value in sorted(values - chooser.values.keys()):
        args = {"value": shown(value), "fact": name, "near": near(value, chooser.values)}
        report.error("facts-only-for-value", fact.span, **args)
    return values <= chooser.values.keys()


def _inverse_fits(fact: Fact, vocabulary: Vocabulary, report: Report) -> bool:
    """Whether an inverse list reads back a reference to its own entity, and is nothing else besides."""
    if fact.inverse is None:
        return True
    extra = [
        key
        for key, there in (
            ("closed", fact.closed is not None),
            ("kind", fact.judgement),
            ("may_be_none", fact.may_be_none),
        )
        if there
    ]
    for key in extra:
        report.error("facts-inverse-key", fact.span, key=key)
    source = vocabulary.entities.get(str(fact.of))
    if source is None or source.collection is None:
        report.error("facts-of-uncollected", fact.span, of=str(fact.of))
        return False
    back = source.facts.get(fact.inverse)
    if back is None or back.type is not FactType.REFERENCE or back.of != fact.entity:
        fitting = [f.name for f in source.facts.values() if f.type is FactType.REFERENCE and f.of == fact.entity]
        args = {"name": shown(fact.inverse), "of": source.name, "entity": fact.entity}
        report.error("facts-inverse-fact", fact.span, near=near(fact.inverse, fitting), **args)
        return False
    return not extra


def _keys_fit(fact: Fact, vocabulary: Vocabulary, report: Report) -> bool:
    """Whether the keys of a relation are references or enumerations of its rows, always there."""
    if fact.type is not FactType.RELATION:
        return True
    row = vocabulary.entities[str(fact.of)]
    fitting = [f.name for f in row.facts.values() if f.type in _KEY_TYPES and not f.may_lack]
    wrong = [key for key in fact.keys if key not in fitting]
    for key in wrong:
        report.error("facts-relation-key", fact.span, key=shown(key), of=row.name, near=near(key, fitting))
    if not fact.keys:
        report.error("facts-relation-without-key", fact.span, of=row.name)
    return not wrong and bool(fact.keys)


def _check_cycles(entity: EntityType, report: Report) -> None:
    """Facts whose being there depends on each other in a circle could never be asked; each circle is told once."""
    for fact in entity.facts.values():
        seen = [fact.name]
        link = fact.only_for
        while link is not None and link[0] in entity.facts:
            if link[0] == fact.name and fact.name == min(seen):
                report.error("facts-only-for-cycle", fact.span, cycle=" -> ".join([*seen, fact.name]))
                break
            if link[0] in seen:
                break
            seen.append(link[0])
            link = entity.facts[link[0]].only_for
