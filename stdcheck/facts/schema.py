"""JSON Schema 2020-12 of profiles, made from the vocabulary: for editors, and as an oracle for our own checks in tests.

It accepts whatever we accept and refuses what a schema can see; sums, references and agreement between files it cannot.
"""

from __future__ import annotations

from collections.abc import Iterable

from stdcheck.facts.declarations import SCALARS, EntityType, Fact, FactType, Vocabulary
from stdcheck.facts.gathering import EVIDENCE
from stdcheck.facts.registers import REGISTER
from stdcheck.facts.schema_values import (
    DAY,
    ID,
    ID_PATTERN,
    NOTHING_PATTERN,
    SHARE_PATTERN,
    TEXT,
    Schema,
    closed_object,
    element_schema,
    scalar_schema,
    shared_definitions,
    with_forms,
)

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_BLANK: Schema = {"type": "null"}


def profile_schema(vocabulary: Vocabulary, kind: str) -> Schema:
    """The schema of a profile of a kind (or of a register); raises KeyError for an unknown kind.

    The order of its keys follows the vocabulary and is the same in every run.
    """
    root = None if kind == REGISTER else vocabulary.roots[kind]
    top: Schema = {
        "stdcheck": {"type": "integer", "const": 1},
        "kind": {"const": kind},
        "id": ID,
        "title": {"anyOf": [TEXT, closed_object({"en": TEXT, "ja": TEXT}, ["en", "ja"]), _BLANK]},
        "use": {"anyOf": [{"type": "array", "items": TEXT, "uniqueItems": True}, _BLANK]},
        "facts": _blank_or(_facts(vocabulary, root)),
        "provenance": _blank_or({"type": "object", "additionalProperties": _blank_or(_provenance())}),
    }
    if root is not None:
        top["readings"] = _blank_or(_readings())
    if EVIDENCE in vocabulary.collections:
        top[EVIDENCE] = _collection(vocabulary.collections[EVIDENCE])
    made: Schema = {"$schema": DIALECT, "title": "Register" if root is None else root.title["en"]}
    made |= closed_object(top, ["stdcheck", "kind", "id"])
    made["$defs"] = _definitions(vocabulary, root) | shared_definitions()
    return made


def _definitions(vocabulary: Vocabulary, root: EntityType | None) -> Schema:
    """Every entity that a profile of this kind can hold."""
    return {
        entity.name: entity_schema(entity, vocabulary)
        for entity in vocabulary.entities.values()
        if not entity.root or entity is root
    } | {
        f"{entity.name}-unlisted": entity_schema(entity, vocabulary, unlisted=True)
        for entity in vocabulary.entities.values()
        if not entity.root
    }


def entity_schema(entity: EntityType, vocabulary: Vocabulary, *, unlisted: bool = False) -> Schema:
    """The facts of an entity; unlisted: of one that `..._others` speaks of, whose references may be written out."""
    properties: Schema = {}
    for fact in entity.facts.values():
        for name in (fact.name, *fact.was):
            old: Schema = {} if name == fact.name else {"deprecated": True}
            if fact.inverse is None:
                schema = _fact(fact, vocabulary, unlisted)
                properties[name] = (schema if unlisted else _described(schema, fact)) | old
            else:
                properties[name] = _BLANK | old
            if fact.type is FactType.LIST:
                properties |= {key: part | old for key, part in _list_parts(name, fact, vocabulary).items()}
            elif fact.type is FactType.RELATION:
                properties |= {f"{name}_complete": _BLANK | old, f"{name}_others": _BLANK | old}
    made = closed_object(properties)
    made["type"] = ["object", "null"]
    conditions = [*_kinds(entity), *_no_others(entity.facts.values())]
    return made | ({"allOf": conditions} if conditions else {})


def _described(schema: Schema, fact: Fact) -> Schema:
    """A schema with the question and the help of its fact."""
    texts = {"title": fact.question.get("en"), "description": fact.help.get("en")}
    return {key: text for key, text in texts.items() if text} | schema


def _fact(fact: Fact, vocabulary: Vocabulary, unlisted: bool) -> Schema:
    """The value of a fact with its forms."""
    if fact.type in SCALARS:
        return with_forms(scalar_schema(fact), fact)
    if fact.type is FactType.REFERENCE:
        somebody: Schema = {"$ref": f"#/$defs/{fact.of}-unlisted"}
        return with_forms({"anyOf": [ID, somebody]} if unlisted else ID, fact)
    if fact.type is FactType.ENTITY:
        return with_forms(_inside(fact, unlisted), fact)
    if fact.type is FactType.RELATION:
        keys = [key for key in fact.keys if not vocabulary.entities[str(fact.of)].facts[key].was]
        row: Schema = _inside(fact, unlisted) | {"type": "object", "required": keys}
        stated: Schema = {"not": {"type": ["null", "object"]}}
        row["properties"] = {key: stated for key in keys}  # noqa: C420
        return with_forms({"anyOf": [_keyed(row), _empty_array()]}, fact)
    return with_forms(_list(fact, vocabulary, unlisted), fact)


def _inside(fact: Fact, unlisted: bool) -> Schema:
    """An entity that is written inside another."""
    return {"$ref": f"#/$defs/{fact.of}{'-unlisted' if unlisted else ''}"}


def _list(fact: Fact, vocabulary: Vocabulary, unlisted: bool) -> Schema:
    """The elements of a list; an empty one may be written either way."""
    element = vocabulary.entities.get(str(fact.of))
    if element is not None and element.collection is None:
        return {"anyOf": [_keyed(_inside(fact, unlisted)), _empty_array()]}
    array: Schema = {"type": "array", "items": element_schema(fact) if element is None else ID}
    if element is None and fact.of != FactType.TEXT:
        array["uniqueItems"] = True  # not for texts and ids: 01 and 1 differ, but not in an editor
    return {"anyOf": [array, {"type": "object", "maxProperties": 0}]}


def _list_parts(name: str, fact: Fact, vocabulary: Vocabulary) -> Schema:
    """`..._complete` and `..._others` of a list."""
    element = vocabulary.entities.get(str(fact.of))
    complete = [{"const": True}, _BLANK] if fact.closed is not None else [{"type": "boolean"}, _BLANK]
    if element is not None:
        complete.extend(_from_share(element))
    others: Schema = _BLANK if element is None else {"$ref": f"#/$defs/{element.name}-unlisted"}
    return {f"{name}_complete": {"anyOf": complete}, f"{name}_others": others}


def _from_share(element: EntityType) -> list[Schema]:
    """`{from: 5%}`, where the elements have shares."""
    if not any(fact.type is FactType.PERCENT for fact in element.facts.values()):
        return []
    share: Schema = {"type": "string", "pattern": SHARE_PATTERN, "not": {"pattern": NOTHING_PATTERN}}
    return [closed_object({"from": share}, ["from"])]


def _facts(vocabulary: Vocabulary, root: EntityType | None) -> Schema:
    """The section `facts`."""
    properties: Schema = {} if root is None else {root.name: {"$ref": f"#/$defs/{root.name}"}}
    for name, entity in vocabulary.collections.items():
        if name == EVIDENCE:
            continue
        properties[name] = _collection(entity)
        complete: list[Schema] = [{"type": "boolean"}, _BLANK, *_from_share(entity)]
        properties[f"{name}_complete"] = {"anyOf": complete}
        properties[f"{name}_others"] = {"$ref": f"#/$defs/{entity.name}-unlisted"}
    names = [name for name in vocabulary.collections if name != EVIDENCE]
    return closed_object(properties) | ({"allOf": [no_others_of(name) for name in names]} if names else {})


def _collection(entity: EntityType) -> Schema:
    """The entities of a collection by id."""
    keyed = _keyed({"$ref": f"#/$defs/{entity.name}"})
    return {"title": entity.title["en"], "anyOf": [keyed, _empty_array(), _BLANK]}


def _keyed(value: Schema) -> Schema:
    """A mapping from ids."""
    names: Schema = {"pattern": ID_PATTERN, "not": {"enum": ["none", "unknown"]}}
    return {"type": "object", "propertyNames": names, "additionalProperties": value}


def _empty_array() -> Schema:
    """`[]`."""
    return {"type": "array", "maxItems": 0}


def _blank_or(schema: Schema) -> Schema:
    """Something that may be left blank."""
    return {"anyOf": [schema, _BLANK]}


def _kinds(entity: EntityType) -> Iterable[Schema]:
    """Conditions of `only_for`: where the kind is stated as another one, the fact has no value."""
    groups: dict[tuple[str, frozenset[str]], list[str]] = {}
    for fact in entity.facts.values():
        if fact.only_for is not None and fact.inverse is None:
            groups.setdefault(fact.only_for, []).extend((fact.name, *fact.was))
    absent: Schema = {"anyOf": [_BLANK, {"$ref": "#/$defs/-unknown"}, {"$ref": "#/$defs/-none"}]}
    for (chooser, values), names in groups.items():
        excluded = [value for value in entity.facts[chooser].values if value not in values]
        yield {
            "if": {"properties": {chooser: {"enum": excluded}}, "required": [chooser]},
            "then": {"properties": dict.fromkeys(names, absent)},
        }


def _no_others(facts: Iterable[Fact]) -> Iterable[Schema]:
    """A list that is complete has no others."""
    for fact in facts:
        if fact.type is FactType.LIST:
            yield no_others_of(fact.name)


def no_others_of(name: str) -> Schema:
    """The condition for one list."""
    complete, others = f"{name}_complete", f"{name}_others"
    said: Schema = {complete: {"const": True}, others: {"type": "object"}}
    return {"not": {"required": [complete, others], "properties": said}}


def _provenance() -> Schema:
    """One entry of `provenance`."""
    text, day = _blank_or(TEXT), _blank_or(DAY)
    evidence = _blank_or({"type": "array", "items": ID})
    return closed_object({"source": text, "evidence": evidence, "by": text, "stated_on": day, "reason": text})


def _readings() -> Schema:
    """The section `readings`."""
    entry = closed_object({"by": TEXT, "stated_on": DAY, "reason": TEXT}, ["by", "stated_on", "reason"])
    names: Schema = {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$"}
    return {"type": "object", "propertyNames": names, "additionalProperties": entry}
