"""JSON Schema of single values as the YAML reader of an editor loads them: numbers are numbers, dates are texts."""

from __future__ import annotations

from typing import Any

from stdcheck.facts.amounts import DATE_BOUNDS, NUMBER_BOUNDS
from stdcheck.facts.countries import COUNTRIES
from stdcheck.facts.currencies import CURRENCIES
from stdcheck.facts.declarations import Fact, FactType

Schema = dict[str, Any]

PERCENT_PATTERN = r"^(-?(0|[1-9][0-9]*)(\.[0-9]+)? ?%|-?(0|[1-9][0-9]*)/[1-9][0-9]*)$"
SHARE_PATTERN = r"^(([0-9]|[1-9][0-9])(\.[0-9]+)? ?%|100(\.0+)? ?%|-0(\.0+)? ?%|(-0|0|[1-9][0-9]*)/[1-9][0-9]*)$"
NOTHING_PATTERN = r"^-?0(\.0+)?( ?%|/)"
DAY_PATTERN = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
DATE_PATTERN = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
ID_PATTERN = r"^[^\s!-,./:-@\[-^`{-~]+$"
"""No dot and no other ASCII sign than `-` and `_`; a schema cannot name the letters of all scripts."""

TEXT: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
"""A text; without quotes `0101` or `true` is one as well, whatever an editor makes of it."""

ID: Schema = {"type": ["string", "number", "boolean"], "pattern": ID_PATTERN, "not": {"enum": ["none", "unknown"]}}
DAY: Schema = {"type": "string", "pattern": DAY_PATTERN}
YEAR: Schema = {"type": "integer", "minimum": 1000, "maximum": 9999}
DATE: Schema = {
    "anyOf": [{"type": "string", "pattern": DATE_PATTERN}, {"type": "integer", "minimum": 1, "maximum": 9999}]
}
UNKNOWN: Schema = {
    "type": "object",
    "properties": {
        "unknown": {
            "type": ["object", "null"],
            "properties": {
                "asked": {"anyOf": [TEXT, {"type": "null"}]},
                "asked_on": {"anyOf": [DAY, {"type": "null"}]},
                "note": {"anyOf": [TEXT, {"type": "null"}]},
            },
            "additionalProperties": False,
        }
    },
    "required": ["unknown"],
    "additionalProperties": False,
}
NONE: Schema = {
    "type": "object",
    "properties": {"none": {"type": ["string", "number"], "pattern": r"\S"}},
    "required": ["none"],
    "additionalProperties": False,
}


def closed_object(properties: Schema, required: list[str] | None = None) -> Schema:
    """An object without other keys."""
    made: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**made, "required": required} if required else made


def with_forms(schema: Schema, fact: Fact) -> Schema:
    """A value, or blank, or said to be unknown, or none where that is possible."""
    forms: list[Schema] = [schema, {"$ref": "#/$defs/-unknown"}, {"type": "null"}]
    if fact.may_lack:
        forms.insert(2, {"$ref": "#/$defs/-none"})
    return {"anyOf": forms}


def scalar_schema(fact: Fact) -> Schema:
    """The value of a scalar fact."""
    match fact.type:
        case FactType.YES_NO:
            return {"type": "boolean"}
        case FactType.TEXT:
            return TEXT
        case FactType.COUNTRY:
            return {"$ref": "#/$defs/-country"}
        case FactType.ENUM:
            return enum_schema(fact)
        case FactType.QUANTITY:
            return _quantity(fact)
        case FactType.MONEY:
            return _amount(fact, {"currency": {"$ref": "#/$defs/-currency"}}, "currency")
        case FactType.DATE:
            return {"anyOf": [DATE, range_schema(DATE_BOUNDS, DAY)]}
        case _:
            single = number_schema(fact)
            return {"anyOf": [single, range_schema(NUMBER_BOUNDS, single)]}


def enum_schema(fact: Fact) -> Schema:
    """The values of an enumeration with their labels."""
    labels = [{"const": value, "title": label["en"]} for value, label in fact.values.items()]
    return {"oneOf": labels}


def number_schema(fact: Fact) -> Schema:
    """A number, percentage or year."""
    if fact.type is FactType.YEAR:
        return YEAR
    if fact.type is FactType.PERCENT:
        return {"type": "string", "pattern": PERCENT_PATTERN if fact.may_be_negative else SHARE_PATTERN}
    return {"type": "number"} if fact.may_be_negative else {"type": "number", "minimum": 0}


def element_schema(fact: Fact) -> Schema:
    """An element of a list of plain values: exact, never blank."""
    match FactType(str(fact.of)):
        case FactType.COUNTRY:
            return {"$ref": "#/$defs/-country"}
        case FactType.ENUM:
            return enum_schema(fact)
        case FactType.DATE:
            return DAY
        case FactType.YEAR:
            return YEAR
        case FactType.NUMBER:
            return {"type": "number", "minimum": 0}
        case _:
            return TEXT


def range_schema(words: tuple[str, ...], bound: Schema, more: Schema | None = None) -> Schema:
    """Bounds: at least one, and no two of a side."""
    made = closed_object(dict.fromkeys(words, bound) | (more or {}), list(more) if more else None)
    made["anyOf"] = [{"required": [word]} for word in words]
    made["not"] = {"anyOf": [{"required": [words[0], words[1]]}, {"required": [words[2], words[3]]}]}
    return made


def shared_definitions() -> Schema:
    """What many values refer to; the hyphen keeps the names apart from those of entities."""
    return {
        "-unknown": UNKNOWN,
        "-none": NONE,
        "-country": {"enum": sorted(COUNTRIES)},
        "-currency": {"enum": sorted(CURRENCIES)},
    }


def _quantity(fact: Fact) -> Schema:
    """An amount in a declared unit, or amounts in several."""
    one = _amount(fact, {"unit": {"enum": list(fact.units)}}, "unit")
    return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}


def _amount(fact: Fact, measured: Schema, key: str) -> Schema:
    """A number or a range of numbers with its unit or currency."""
    number = {"type": "number"} if fact.may_be_negative else {"type": "number", "minimum": 0}
    exact = closed_object({"value": number, **measured}, ["value", key])
    return {"anyOf": [exact, range_schema(NUMBER_BOUNDS, number, measured)]}
