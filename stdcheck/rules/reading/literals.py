"""Constants, read by the type of the other side: `25%`, `2027-01-31`, `CN`, `{value: 4536, unit: kg}`.

Single scalars are read by the functions that read profiles, so a pack and a profile agree about every odd form.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from stdcheck.facts import amounts, scalars
from stdcheck.facts.currencies import CURRENCIES
from stdcheck.facts.declarations import FactType
from stdcheck.facts.near import near
from stdcheck.facts.shapes import Report, shown
from stdcheck.facts.values import Range
from stdcheck.rules.nodes import Literal, LiteralValue, Meta
from stdcheck.rules.reading.types import DATE, MONEY, NUMBER, PERCENT, TEXT, YES_NO, Type
from stdcheck.source.nodes import Mapping, Node, Scalar


def guessed_type(node: Node) -> Type:
    """The type of a constant that nothing beside it gives a type."""
    if isinstance(node, Mapping):
        unit, inner = node.get("unit"), node.get("value")
        if isinstance(unit, Scalar):
            return Type(FactType.QUANTITY, units=frozenset({unit.text}))
        return MONEY if "currency" in node.entries else TEXT if inner is None else guessed_type(inner)
    text = node.text if isinstance(node, Scalar) else ""
    if text in ("true", "false"):
        return YES_NO
    if text.endswith("%"):
        return PERCENT
    if scalars.DAY.fullmatch(text) and "-" in text:
        return DATE
    return NUMBER if scalars.NUMBER.fullmatch(text) or scalars.FRACTION.fullmatch(text) else TEXT


def read_date(node: Node, report: Report) -> date | None:
    """A day, `YYYY-MM-DD`."""
    return scalars.read_day(node, report)


def read_number(node: Node, report: Report) -> Fraction | None:
    """An exact number, also as a fraction (`1/3`)."""
    if isinstance(node, Scalar) and node.style == "plain" and scalars.FRACTION.fullmatch(node.text):
        return Fraction(node.text)
    return scalars.read_number(node, report, may_be_negative=True)


def read_value(node: Node, expected: Type, report: Report) -> LiteralValue | None:
    """A constant of a type that has no unit; an enumeration value must be declared."""
    match expected.kind:
        case FactType.YES_NO:
            return scalars.read_yes_no(node, report)
        case FactType.NUMBER:
            return read_number(node, report)
        case FactType.PERCENT:
            return scalars.read_percent(node, report)
        case FactType.YEAR:
            return scalars.read_year(node, report)
        case FactType.DATE:
            return read_date(node, report)
        case FactType.COUNTRY:
            return scalars.read_country(node, report)
        case FactType.ENUM:
            return scalars.read_enum(node, expected.values, report)
        case FactType.TEXT:
            return scalars.read_text(node, report)
    raise ValueError(f"there are no constants of type {expected.word}")


def read_literal(node: Node, expected: Type, meta: Meta, report: Report) -> Literal | None:
    """A constant as an operand; quantities and money are written with their unit."""
    if expected.kind is None:
        expected = guessed_type(node)
    if expected.kind is FactType.QUANTITY:
        return _quantity(node, expected, meta, report)
    if expected.kind is FactType.MONEY:
        money = amounts.read_money(node, report, may_be_negative=True)
        if money is None:
            return None
        return _amount(node, money.amount, money.currency, meta, report)
    inner = node.get("value") if isinstance(node, Mapping) else None
    if inner is not None and isinstance(node, Mapping) and not {"unit", "currency"} & node.entries.keys():
        node = inner
    value = read_value(node, expected, report)
    return None if value is None else Literal(value, meta)


def _quantity(node: Node, expected: Type, meta: Meta, report: Report) -> Literal | None:
    units = sorted(expected.units) if expected.units else _own_unit(node)
    quantity = amounts.read_quantity(node, units, report, may_be_negative=True)
    if quantity is None:
        return None
    if len(quantity.amounts) > 1:
        report.error("pack-one-value", node.span)
        return None
    unit, amount = quantity.amounts[0]
    return _amount(node, amount, unit, meta, report)


def _own_unit(node: Node) -> list[str]:
    unit = node.get("unit") if isinstance(node, Mapping) else None
    return [unit.text] if isinstance(unit, Scalar) else []


def _amount(node: Node, amount: Fraction | Range, unit: str, meta: Meta, report: Report) -> Literal | None:
    if isinstance(amount, Fraction):
        return Literal(amount, meta, unit)
    report.error("pack-one-value", node.span)
    return None


def check_currency(unit: str, node: Node, report: Report) -> bool:
    """Whether a key is a currency code."""
    if unit in CURRENCIES:
        return True
    report.error("value-currency", node.span, text=shown(unit), near=near(unit, CURRENCIES))
    return False
