"""Tables of a pack: parameters, dated lists, calendars, methods of tracing ownership."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from stdcheck.facts.declarations import FactType
from stdcheck.facts.shapes import Report
from stdcheck.rules.model import Calendar, DatedList, DatedValue, ListRow, Method, Parameter, Period, Unseen
from stdcheck.rules.nodes import LiteralValue
from stdcheck.rules.reading.dates import read_choice, read_period
from stdcheck.rules.reading.library import Library
from stdcheck.rules.reading.literals import check_currency, read_date, read_number, read_value
from stdcheck.rules.reading.meta import is_verified, read_cite, read_meta
from stdcheck.rules.reading.shapes import as_items, as_mapping, as_text, check_keys, places, read_words, texts
from stdcheck.rules.reading.types import PERCENT, Type
from stdcheck.source.nodes import Entry, Mapping, Node

PARAMETER_TYPES = ("number", "percent", "year", "date", "text", "country", "quantity", "money")
LIST_TYPES = ("country", "text")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_AMOUNTS = (FactType.QUANTITY, FactType.MONEY)


def read_parameter(name: str, entry: Entry, report: Report) -> tuple[Parameter | None, Type]:
    """A parameter and the type of its values (any type when it could not be read)."""
    node = as_mapping(entry.value, report)
    if node is None or not check_keys(node, report, ("type", "title", "values"), ("implements", "says", "cite")):
        return None, Type(None)
    word = read_choice(node.entries["type"].value, PARAMETER_TYPES, report)
    if word is None:
        return None, Type(None)
    kind = FactType(word)
    rows = [_dated_value(item, kind, report) for item in as_items(node.entries["values"].value, report)]
    known = sorted((row for row in rows if row is not None), key=_start)
    if not rows:
        report.error("pack-too-few", node.entries["values"].value.span, count="1")
    title, implements = read_words(node.get("title"), report), texts(node.get("implements"), report)
    parameter = Parameter(name, title, word, tuple(known), implements, read_meta(node, report, entry.key.span))
    return parameter, Type(kind, units=_units(known) if kind is FactType.QUANTITY else frozenset())


def _units(rows: Iterable[DatedValue]) -> frozenset[str]:
    return frozenset(unit for row in rows if isinstance(row.value, dict) for unit in row.value)


def _start(row: DatedValue | ListRow) -> date:
    return row.period.start or date.min


def _dated_value(item: Node, kind: FactType, report: Report) -> DatedValue | None:
    node = as_mapping(item, report)
    optional = ("from", "until", "value", "unread", "cite", "verified", "implements")
    if node is None or not check_keys(node, report, optional=optional):
        return None
    period, cite = read_period(node, report), read_cite(node.get("cite"), report)
    verified, implements = is_verified(node, report), texts(node.get("implements"), report)
    implements_at = places(node.get("implements"))
    value, unread = node.get("value"), node.get("unread")
    if (value is None) == (unread is None):
        report.error("pack-value-or-unread", node.span)
        return None
    read: LiteralValue | dict[str, Fraction] | Unseen | None
    if value is None:
        read = Unseen(read_words(unread, report))
    else:
        read = _amounts(value, kind, report) if kind in _AMOUNTS else read_value(value, Type(kind), report)
    return None if read is None else DatedValue(period, read, cite, verified, implements, node.span, implements_at)


def _amounts(node: Node, kind: FactType, report: Report) -> dict[str, Fraction] | None:
    """One figure per unit (or currency): `{kg: 5, lb: 11}`; one alone also as an operand, `{value: 5, unit: kg}`."""
    mapping = as_mapping(node, report)
    if mapping is None:
        return None
    single = "currency" if kind is FactType.MONEY else "unit"
    if mapping.entries.keys() == {"value", single}:
        return _one_amount(mapping, single, report)
    amounts: dict[str, Fraction] = {}
    for unit, entry in mapping.entries.items():
        number = read_number(entry.value, report)
        if kind is FactType.MONEY:
            check_currency(unit, entry.key, report)
        if number is not None:
            amounts[unit] = number
    if not mapping.entries:
        report.error("pack-too-few", node.span, count="1")
    return amounts or None


def _one_amount(mapping: Mapping, key: str, report: Report) -> dict[str, Fraction] | None:
    number, named = read_number(mapping.entries["value"].value, report), mapping.entries[key].value
    unit = as_text(named, report)
    if number is None or unit is None or (key == "currency" and not check_currency(unit, named, report)):
        return None
    return {unit: number}


def read_dated_list(name: str, entry: Entry, report: Report) -> DatedList | None:
    """A dated list of countries, codes or words."""
    node = as_mapping(entry.value, report)
    if node is None or not check_keys(node, report, ("type", "title", "rows"), ("implements", "says", "cite")):
        return None
    kind = read_choice(node.entries["type"].value, LIST_TYPES, report)
    if kind is None:
        return None
    rows = [_row(item, kind, report) for item in as_items(node.entries["rows"].value, report)]
    known = tuple(row for row in rows if row is not None)
    title, implements = read_words(node.get("title"), report), texts(node.get("implements"), report)
    return DatedList(name, title, kind, known, implements, read_meta(node, report, entry.key.span))


def _row(item: Node, kind: str, report: Report) -> ListRow | None:
    node = as_mapping(item, report)
    optional = ("from", "until", "title", "cite", "verified", "implements")
    if node is None or not check_keys(node, report, ("code",), optional):
        return None
    code = read_value(node.entries["code"].value, Type(FactType(kind)), report)
    title, cite = read_words(node.get("title"), report), read_cite(node.get("cite"), report)
    verified, implements = is_verified(node, report), texts(node.get("implements"), report)
    period, implements_at = read_period(node, report), places(node.get("implements"))
    if code is None:
        return None
    return ListRow(str(code), period, title, cite, verified, implements, node.span, implements_at)


def read_calendar(name: str, entry: Entry, report: Report) -> Calendar | None:
    """Weekends and holidays between two days; beyond them nothing is known."""
    node = as_mapping(entry.value, report)
    keys = ("title", "weekend", "from", "until", "holidays")
    if node is None or not check_keys(node, report, keys, ("says", "cite", "implements")):
        return None
    weekend = [read_choice(item, WEEKDAYS, report) for item in as_items(node.entries["weekend"].value, report)]
    period = read_period(node, report)
    holidays = _holidays(node.entries["holidays"].value, period, report)
    days = frozenset(WEEKDAYS.index(word) for word in weekend if word is not None)
    return Calendar(
        name, read_words(node.get("title"), report), days, holidays, period, read_meta(node, report, entry.key.span)
    )


def _holidays(node: Node, period: Period, report: Report) -> frozenset[date]:
    days: set[date] = set()
    for item in as_items(node, report):
        day = read_date(item, report)
        if day is None:
            continue
        if not period.contains(day) or day in days:
            report.error("pack-holiday", item.span, day=day.isoformat())
        days.add(day)
    return frozenset(days)


def read_method(name: str, entry: Entry, measures: tuple[str, ...], report: Report) -> Method | None:
    """How shares are traced up: multiplied along the links, with what counts in full."""
    node = as_mapping(entry.value, report)
    optional = ("parents", "first_link", "general_partner", "groups", "cite", "says", "implements", "verified")
    if node is None or not check_keys(node, report, ("title",), optional):
        return None
    parents, threshold, strict, counted = _parents(node.get("parents"), measures, report)
    return Method(
        name,
        read_words(node.get("title"), report),
        parents,
        threshold,
        counted,
        _word(node, "first_link", ("as-held", "count-in-full"), report) or "as-held",
        _word(node, "general_partner", ("only",), report),
        _word(node, "groups", ("connected", "relative"), report),
        read_cite(node.get("cite"), report),
        read_meta(node, report, entry.key.span),
        strict,
    )


def _parents(
    node: Node | None, measures: tuple[str, ...], report: Report
) -> tuple[str, Fraction | None, bool, tuple[str, ...]]:
    """What counts, from which share, whether that share itself is too little, and in which measures."""
    mapping = None if node is None else as_mapping(node, report)
    strict = mapping is not None and "more_than" in mapping.entries
    bound = "more_than" if strict else "threshold"
    if mapping is None or not check_keys(mapping, report, ("count", bound, "measures")):
        return "as-held", None, False, ()
    read_choice(mapping.entries["count"].value, ("in-full",), report)
    threshold = read_value(mapping.entries[bound].value, PERCENT, report)
    words = [read_choice(item, measures, report) for item in as_items(mapping.entries["measures"].value, report)]
    counted = tuple(word for word in words if word is not None)
    return "count-in-full", threshold if isinstance(threshold, Fraction) else None, strict, counted


def _word(node: Mapping, key: str, known: tuple[str, ...], report: Report) -> str | None:
    value = node.get(key)
    return None if value is None else read_choice(value, known, report)


def fill_tables(files: dict[str, list[Entry]], library: Library, report: Report) -> None:
    """Read all tables of a pack into the library; `files` holds the entries of each section, duplicates gone."""
    for entry in files["parameters"]:
        parameter, kind = read_parameter(entry.key.text, entry, report)
        library.parameter_types[entry.key.text] = kind
        if parameter is not None:
            library.parameters[parameter.id] = parameter
    for entry in files["lists"]:
        dated = read_dated_list(entry.key.text, entry, report)
        if dated is None:
            library.unreadable.add(("list", entry.key.text))
        else:
            library.lists[dated.id] = dated
    for entry in files["calendars"]:
        calendar = read_calendar(entry.key.text, entry, report)
        if calendar is None:
            library.unreadable.add(("calendar", entry.key.text))
        else:
            library.calendars[calendar.id] = calendar
    stake = library.vocabulary.stake
    measures = stake.edge.measures if stake is not None and stake.edge is not None else ()
    for entry in files["methods"]:
        method = read_method(entry.key.text, entry, measures, report)
        if method is None:
            library.unreadable.add(("method", entry.key.text))
        else:
            library.methods[method.id] = method
