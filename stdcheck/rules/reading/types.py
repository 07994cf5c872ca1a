"""Static types of paths, terms and parameters while a pack is read. They do not outlive reading."""

from __future__ import annotations

from dataclasses import dataclass, replace

from stdcheck.facts.declarations import SCALARS, Fact, FactType, Vocabulary


@dataclass(frozen=True, slots=True)
class Type:
    """What a term can be.

    kind: None after a problem: it fits everything, so that one mistake is reported once
    entity: for kind ENTITY (references included); values: for kind ENUM; units: for kind QUANTITY (empty: any)
    element: for kind LIST (and RELATION: its rows); may_lack: whether the value can be none
    """

    kind: FactType | None
    entity: str | None = None
    values: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    element: Type | None = None
    may_lack: bool = False

    def lacking(self, may_lack: bool) -> Type:
        """The same type, with `may_lack` replaced."""
        return replace(self, may_lack=may_lack)

    @property
    def word(self) -> str:
        """The type as a pack writes it."""
        if self.kind is None:
            return "?"
        if self.kind is FactType.LIST and self.element is not None:
            return f"list of {self.element.word}"
        return self.entity or self.kind.value


ANY = Type(None)
NUMBER = Type(FactType.NUMBER)
PERCENT = Type(FactType.PERCENT)
DATE = Type(FactType.DATE)
YES_NO = Type(FactType.YES_NO)
TEXT = Type(FactType.TEXT)
MONEY = Type(FactType.MONEY)

PARAMETER_SCALARS = SCALARS - {FactType.ENUM}
"""Scalar types of the parameters of definitions, quantities and decisions; an enumeration value is passed as text."""


def entity(name: str, may_lack: bool = False) -> Type:
    """The type of one entity."""
    return Type(FactType.ENTITY, entity=name, may_lack=may_lack)


def type_of_fact(fact: Fact, vocabulary: Vocabulary) -> Type:
    """The type of a declared fact; `may_lack` is that of the fact alone."""
    lack = fact.may_lack
    match fact.type:
        case FactType.REFERENCE | FactType.ENTITY:
            return entity(fact.of or "", lack)
        case FactType.RELATION:
            return Type(FactType.RELATION, element=entity(fact.of or ""), may_lack=lack)
        case FactType.LIST:
            return Type(FactType.LIST, element=_element(fact, vocabulary), may_lack=lack)
        case _:
            return Type(fact.type, values=frozenset(fact.values), units=frozenset(fact.units), may_lack=lack)


def _element(fact: Fact, vocabulary: Vocabulary) -> Type:
    of = fact.of or ""
    if of in vocabulary.entities:
        return entity(of)
    try:
        kind = FactType(of)
    except ValueError:
        return ANY
    return Type(kind, values=frozenset(fact.values), units=frozenset(fact.units))


def type_of_parameter(word: str, vocabulary: Vocabulary) -> Type | None:
    """The type named by the parameter of a definition: an entity type or a scalar type; None when there is none."""
    if word in vocabulary.entities:
        return entity(word)
    return next((Type(kind) for kind in PARAMETER_SCALARS if kind.value == word), None)


_TEXTUAL = frozenset({FactType.TEXT, FactType.ENUM})


def comparable(left: Type, right: Type) -> bool:
    """Whether a value of one type can equal or be ordered against one of the other.

    Text (a parameter, a dated list) stands beside an enumeration; nothing else crosses a border: a percentage is never
    compared with a number, a year never with a date.
    """
    if left.kind is None or right.kind is None:
        return True
    if left.kind is not right.kind:
        return {left.kind, right.kind} == _TEXTUAL
    match left.kind:
        case FactType.ENTITY:
            return left.entity == right.entity
        case FactType.ENUM:
            return bool(left.values & right.values)
        case FactType.QUANTITY:
            return not left.units or not right.units or bool(left.units & right.units)
        case FactType.LIST:
            return comparable(left.element or ANY, right.element or ANY)
        case _:
            return True
