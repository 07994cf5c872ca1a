"""The vocabulary of a run: the declarations of the common folder and of packs, united and checked.

A pack adds facts to an entity that another folder defines with a file of the same `entity:`; one fact is declared once.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from stdcheck.facts.declaration_checks import check_vocabulary
from stdcheck.facts.declarations import EntityType, Fact, Vocabulary
from stdcheck.facts.declaring import Declared, read_declarations
from stdcheck.facts.edges import read_edge
from stdcheck.facts.near import near
from stdcheck.facts.shapes import Report
from stdcheck.source.problems import Problem
from stdcheck.source.reader import read_file


def load_vocabulary(
    folders: Sequence[tuple[str, Path]], *, shown_as: Sequence[str] | None = None
) -> tuple[Vocabulary, list[Problem]]:
    """The declarations in `facts/*.yaml` of several pack folders, (pack, folder) each.

    shown_as: how each folder is named to the user (default: as given)
    Always a vocabulary of what could be read; it is fit for use only when no problem is an error (codes `facts-...`
    and `yaml-...`). The order of the folders does not matter, except that problems come in it.
    """
    report = Report()
    declared: list[Declared] = []
    for place, (pack, folder) in enumerate(folders):
        shown = folder.as_posix() if shown_as is None else shown_as[place]
        for file in sorted((folder / "facts").glob("*.yaml")):
            document = read_file(file, f"{shown}/facts/{file.name}")
            report.problems.extend(document.problems)
            found = read_declarations(document, pack, report)
            if found is not None:
                declared.append(found)
    vocabulary = unite(declared, report)
    return vocabulary, report.problems


def unite(declared: Sequence[Declared], report: Report) -> Vocabulary:
    """The entity types of all files, their facts checked against each other."""
    entities = _define(declared, report)
    for part in declared:
        entity = entities.get(part.entity)
        if entity is None:
            report.error("facts-undefined-entity", part.span, entity=part.entity, near=near(part.entity, entities))
            continue
        for fact in part.facts.values():
            _add_fact(entity, fact, report)
    vocabulary = Vocabulary(entities)
    check_vocabulary(vocabulary, report)
    for part in declared:
        if part.edge is not None and part.defines and entities[part.entity].span == part.span:
            _set_edge(vocabulary, part, report)
    return vocabulary


def _define(declared: Sequence[Declared], report: Report) -> dict[str, EntityType]:
    """The entity types that the files define, without facts."""
    entities: dict[str, EntityType] = {}
    collections: dict[str, Declared] = {}
    for part in declared:
        if not part.defines:
            continue
        if part.entity in entities:
            report.again("facts-entity-twice", part.span, entities[part.entity].span, entity=part.entity)
            continue
        entities[part.entity] = EntityType(part.entity, part.span, part.title, part.collection, part.root)
        if part.collection is None or part.collection_span is None:
            continue
        first = collections.setdefault(part.collection, part)
        if first is not part and first.collection_span is not None:
            places = (part.collection_span, first.collection_span)
            report.again("facts-collection-twice", *places, collection=part.collection)
    for name, part in collections.items():
        if name in entities and entities[name].root and part.collection_span is not None:
            report.error("facts-collection-root", part.collection_span, collection=name)
    return entities


def _add_fact(entity: EntityType, fact: Fact, report: Report) -> None:
    """Put a fact into its entity; its name and former names may not be another fact's."""
    taken = {was: other for other in entity.facts.values() for was in other.was} | entity.facts
    for name in (fact.name, *fact.was):
        if name in taken:
            report.again("facts-twice", fact.span, taken[name].span, entity=entity.name, name=name)
            return
    entity.facts[fact.name] = fact


def _set_edge(vocabulary: Vocabulary, part: Declared, report: Report) -> None:
    """Give an entity type its edge."""
    assert part.edge is not None
    entity = vocabulary.entities[part.entity]
    edge = read_edge(part.edge, entity, vocabulary, report)
    vocabulary.entities[part.entity] = EntityType(
        entity.name, entity.span, entity.title, entity.collection, entity.root, edge, entity.facts
    )
