"""Reading values that are more than one scalar: ranges, quantities in their units, money in its currency.

The engine never converts: a quantity may be stated in several units, and each stays as stated.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from fractions import Fraction

from stdcheck.facts.currencies import CURRENCIES, likely_currency
from stdcheck.facts.declarations import ORDERED, Fact, FactType
from stdcheck.facts.near import near
from stdcheck.facts.scalars import (
    read_country,
    read_date,
    read_day,
    read_enum,
    read_number,
    read_percent,
    read_text,
    read_year,
    read_yes_no,
    scalar,
)
from stdcheck.facts.shapes import Report, known_keys, shown
from stdcheck.facts.values import Money, Plain, Quantity, Range
from stdcheck.source.nodes import Entry, Mapping, Node, Scalar
from stdcheck.source.nodes import Sequence as SequenceNode

NUMBER_BOUNDS = ("gte", "gt", "lte", "lt")
DATE_BOUNDS = ("on_or_after", "after", "on_or_before", "before")
_SAME_BOUND = dict(zip(NUMBER_BOUNDS, DATE_BOUNDS, strict=True)) | dict(zip(DATE_BOUNDS, NUMBER_BOUNDS, strict=True))

Bound = Fraction | date
ReadBound = Callable[[Node, Report], Bound | None]


def read_value(node: Node, fact: Fact, report: Report) -> Plain | None:
    """The value of a scalar fact as declared: a scalar, a range of it, a quantity or money."""
    if fact.type is FactType.QUANTITY:
        return read_quantity(node, fact.units, report, may_be_negative=fact.may_be_negative)
    if fact.type is FactType.MONEY:
        return read_money(node, report, may_be_negative=fact.may_be_negative)
    if isinstance(node, Mapping):
        return _range_value(node, fact.type, report, may_be_negative=fact.may_be_negative)
    return read_plain(node, fact, report)


def read_plain(node: Node, fact: Fact, report: Report, *, type_: FactType | None = None) -> Plain | None:
    """One scalar of a fact (`type_`: of an element of a list fact); a date may be a month or a year."""
    match type_ or fact.type:
        case FactType.YES_NO:
            return read_yes_no(node, report)
        case FactType.TEXT:
            return read_text(node, report)
        case FactType.NUMBER:
            return read_number(node, report, may_be_negative=fact.may_be_negative)
        case FactType.PERCENT:
            return read_percent(node, report, may_be_negative=fact.may_be_negative)
        case FactType.YEAR:
            return read_year(node, report)
        case FactType.DATE:
            return read_date(node, report)
        case FactType.COUNTRY:
            return read_country(node, report)
        case FactType.ENUM:
            return read_enum(node, fact.values, report)
    raise ValueError(f"{fact.entity}.{fact.name} is no scalar")


def read_quantity(
    node: Node, units: Sequence[str], report: Report, *, may_be_negative: bool = False
) -> Quantity | None:
    """`{value: 2350, unit: kg}`, `{gte: 5, lt: 10, unit: kg}`, or a list of such in different units.

    The amounts come in the order of the declared units.
    """
    parts = node.items if isinstance(node, SequenceNode) else (node,)
    if not parts:
        report.error("value-no-amount", node.span, bounds=", ".join(NUMBER_BOUNDS))
        return None
    amounts: dict[str, Fraction | Range] = {}
    places: dict[str, Node] = {}
    complete = True
    for part in parts:
        amount = _amount_in_unit(part, units, report, may_be_negative)
        if amount is None:
            complete = False
        elif amount[0] in amounts:
            report.again("value-unit-twice", part.span, places[amount[0]].span, unit=amount[0])
            complete = False
        else:
            amounts[amount[0]], places[amount[0]] = amount[1], part
    if not complete:
        return None
    return Quantity(tuple((unit, amounts[unit]) for unit in units if unit in amounts))


def read_money(node: Node, report: Report, *, may_be_negative: bool = False) -> Money | None:
    """`{value: 1200000, currency: JPY}` or bounds with a currency."""
    if not isinstance(node, Mapping):
        _refuse_bare(node, "value-no-currency", report, type="money")
        return None
    found = known_keys(node, ("value", *NUMBER_BOUNDS, "currency"), "value-unknown-key", report)
    currency = _currency(node, found, report)
    amount = _amount(node, found, report, may_be_negative)
    return None if currency is None or amount is None else Money(amount, currency)


def read_range(
    node: Mapping, found: dict[str, Entry], words: Sequence[str], read: ReadBound, report: Report
) -> Range | None:
    """Bounds by their words (lower closed, lower open, upper closed, upper open): at least one, no two of a side."""
    bounds = {word: read(found[word].value, report) for word in words if word in found}
    for first, second in (words[:2], words[2:]):
        if first in bounds and second in bounds:
            report.again("value-two-bounds", found[second].key.span, found[first].key.span, a=first, b=second)
            return None
    if not bounds:
        report.error("value-no-amount", node.span, bounds=", ".join(words))
        return None
    if None in bounds.values():
        return None
    low, high = bounds.get(words[0], bounds.get(words[1])), bounds.get(words[2], bounds.get(words[3]))
    return Range(low, high, words[1] in bounds, words[3] in bounds)


def _range_value(node: Mapping, type_: FactType, report: Report, *, may_be_negative: bool) -> Plain | None:
    """A range where one scalar could stand; a range of one value is that value."""
    if type_ not in ORDERED:
        known = set(node.entries) & set(NUMBER_BOUNDS + DATE_BOUNDS)
        code = "value-no-range" if known else "value-scalar-expected"
        report.error(code, node.span, type=type_.value)
        return None
    words = DATE_BOUNDS if type_ is FactType.DATE else NUMBER_BOUNDS
    found = _bound_entries(node, words, report)
    if found is None:
        return None
    read = _bound_reader(type_, may_be_negative)
    value = read_range(node, found, words, read, report)
    if value is None:
        return None
    if type_ in (FactType.DATE, FactType.YEAR):
        return _discrete(node, value, type_, report)
    least = None if may_be_negative else Fraction(0)
    most = Fraction(1) if type_ is FactType.PERCENT and not may_be_negative else None
    return _checked(node, value, least, most, report)


def _bound_entries(node: Mapping, words: Sequence[str], report: Report) -> dict[str, Entry] | None:
    """The bounds of a range; words of the other kind (`before` for a number) are told what to write."""
    found: dict[str, Entry] = {}
    wrong = False
    for key, entry in node.entries.items():
        if key in words:
            found[key] = entry
            continue
        wrong = True
        if key in _SAME_BOUND:
            report.error("value-bound-word", entry.key.span, key=key, proposal=_SAME_BOUND[key])
        else:
            report.error("value-unknown-key", entry.key.span, key=shown(key), near=near(key, words))
    return None if wrong else found


def _bound_reader(type_: FactType, may_be_negative: bool) -> ReadBound:
    """How a bound of a range is read."""
    if type_ is FactType.DATE:
        return read_day
    if type_ is FactType.PERCENT:
        return lambda node, report: read_percent(node, report, may_be_negative=may_be_negative)
    if type_ is FactType.YEAR:
        return _year_bound
    return lambda node, report: read_number(node, report, may_be_negative=may_be_negative)


def _year_bound(node: Node, report: Report) -> Fraction | None:
    """A year as a bound."""
    year = read_year(node, report)
    return None if year is None else Fraction(year)


def _discrete(node: Mapping, value: Range, type_: FactType, report: Report) -> Plain | None:
    """A range of days or years with closed bounds: after 31 March is from 1 April."""
    try:
        low = _next(value.low, 1) if value.low_open else value.low
        high = _next(value.high, -1) if value.high_open else value.high
    except OverflowError:
        report.error("value-empty-range", node.span)
        return None
    checked = _checked(node, Range(low, high), None, None, report)
    return int(checked) if type_ is FactType.YEAR and isinstance(checked, Fraction) else checked


def _next(bound: Bound | None, step: int) -> Bound | None:
    """The day or year beside a bound."""
    if bound is None:
        return None
    return bound + timedelta(days=step) if isinstance(bound, date) else bound + step


def _checked(
    node: Node, value: Range, least: Fraction | None, most: Fraction | None, report: Report
) -> Range | Bound | None:
    """The range unless nothing is in it (between the least and most that the fact can be); a value if only one is."""
    low, high = value.low, value.high
    low_open, high_open = value.low_open, value.high_open
    if low is None and least is not None:
        low, low_open = least, False
    if high is None and most is not None:
        high, high_open = most, False
    if low is None or high is None:
        return value
    assert type(low) is type(high)
    if low > high or (low == high and (low_open or high_open)):  # type: ignore[operator]
        report.error("value-empty-range", node.span)
        return None
    return low if low == high else value


def _amount_in_unit(
    node: Node, units: Sequence[str], report: Report, may_be_negative: bool
) -> tuple[str, Fraction | Range] | None:
    """One amount of a quantity."""
    if not isinstance(node, Mapping):
        _refuse_bare(node, "value-no-unit", report, type="quantity", units=", ".join(units))
        return None
    found = known_keys(node, ("value", *NUMBER_BOUNDS, "unit"), "value-unknown-key", report)
    unit = _unit(node, found, units, report)
    amount = _amount(node, found, report, may_be_negative)
    return None if unit is None or amount is None else (unit, amount)


def _amount(node: Mapping, found: dict[str, Entry], report: Report, may_be_negative: bool) -> Fraction | Range | None:
    """The number, or its range, of a quantity or an amount of money."""
    read = _bound_reader(FactType.NUMBER, may_be_negative)
    if "value" not in found:
        value = read_range(node, found, NUMBER_BOUNDS, read, report)
        if value is None:
            return None
        checked = _checked(node, value, None if may_be_negative else Fraction(0), None, report)
        assert not isinstance(checked, date)
        return checked
    bounds = [word for word in NUMBER_BOUNDS if word in found]
    if bounds:
        report.again("value-and-bounds", found[bounds[0]].key.span, found["value"].key.span, bound=bounds[0])
        return None
    return read_number(found["value"].value, report, may_be_negative=may_be_negative)


def _unit(node: Mapping, found: dict[str, Entry], units: Sequence[str], report: Report) -> str | None:
    """The declared unit."""
    if "unit" not in found:
        report.error("value-no-unit", node.span, units=", ".join(units))
        return None
    text = scalar(found["unit"].value, "unit", report)
    if text is None or text.text in units:
        return None if text is None else text.text
    report.error("value-unit", text.span, text=shown(text.text), near=near(text.text, units))
    return None


def _currency(node: Mapping, found: dict[str, Entry], report: Report) -> str | None:
    """The currency code."""
    if "currency" not in found:
        report.error("value-no-currency", node.span)
        return None
    text = scalar(found["currency"].value, "currency", report)
    if text is None or text.text in CURRENCIES:
        return None if text is None else text.text
    proposal = likely_currency(text.text) or near(text.text, CURRENCIES)
    report.error("value-currency", text.span, text=shown(text.text), near=proposal)
    return None


def _refuse_bare(node: Node, code: str, report: Report, **args: str) -> None:
    """A bare number where an amount with its unit or currency is needed."""
    if isinstance(node, Scalar) and node.is_null:
        report.error("value-blank", node.span, type=args["type"])
    elif isinstance(node, Scalar):
        report.error(code, node.span, **{key: value for key, value in args.items() if key != "type"})
    else:
        report.error("value-scalar-expected", node.span, type=args["type"])
