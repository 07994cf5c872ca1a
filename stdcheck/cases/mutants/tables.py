"""Mutants of what stands beside the trees: dated values and lists, methods, periods, rows of decisions, exceptions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from typing import Any

from stdcheck.cases.mutants.brief import brief
from stdcheck.cases.mutants.exclusive import exclude_each_other
from stdcheck.cases.mutants.leaves import NOT_FALSE, at, shifted
from stdcheck.cases.mutants.model import Mutant, Operator
from stdcheck.cases.mutants.sites import Put, Site, without
from stdcheck.rules.model import DatedList, DatedValue, DecisionRow, Method, Pack, Parameter, Period
from stdcheck.rules.nodes import LiteralValue
from stdcheck.rules.walking import shape

DAY = timedelta(days=1)


def _moved(site: Site, step: str, value: LiteralValue, put: Put, **how: Any) -> Iterator[Mutant]:
    return (mutant for mutant, _ in shifted(site, step, value, put, **how))


def of_period(site: Site, period: Period | None, covers_from: date, put: Callable[[Period], Pack]) -> Iterator[Mutant]:
    """The first and the last day of a period a day earlier and later."""
    if period is None:
        return
    for step, day in ((".from", period.start), (".until", period.end)):
        # Where the pack begins to hold the law is no edge of the law.
        if day is None or (step == ".from" and day <= covers_from):
            continue
        for operator, sign in ((Operator.LESS, -1), (Operator.MORE, 1)):
            new = day + sign * DAY
            moved = replace(period, start=new) if step == ".from" else replace(period, end=new)
            make = partial(put, moved)
            yield at(site, step, operator, day.isoformat(), new.isoformat(), make)


def of_parameter(site: Site, parameter: Parameter, covers_from: date, put: Put) -> Iterator[Mutant]:
    """Every value one less and one more; every change from one value to the next a day earlier and later."""
    rows = parameter.values
    for place, row in enumerate(rows):
        inner = Site(row, f"{site.way}.values.{place}", site.around.inside(row.implements, row.span), site.anchor, put)

        def put_row(new: DatedValue, place: int = place) -> Pack:
            return put(replace(parameter, values=(*rows[:place], new, *rows[place + 1 :])))

        yield from _of_value(inner, row, parameter.type, put_row)
        yield from _of_change(inner, parameter, place, covers_from)


def _of_value(site: Site, row: DatedValue, type_: str, put: Callable[[DatedValue], Pack]) -> Iterator[Mutant]:
    value = row.value
    if isinstance(value, dict):
        for unit, number in value.items():

            def put_unit(new: Any, unit: str = unit, value: dict[str, Fraction] = value) -> Pack:
                return put(replace(row, value={**value, unit: new}))

            yield from _moved(site, f".{unit}", number, put_unit, unit=unit)
    elif isinstance(value, int | Fraction | date):

        def put_value(new: LiteralValue) -> Pack:
            return put(replace(row, value=new))

        yield from _moved(site, "", value, put_value, percent=type_ == "percent")


def _of_change(site: Site, parameter: Parameter, place: int, covers_from: date) -> Iterator[Mutant]:
    """The first day of a row; the last day of the row before it moves along where one follows on the other."""
    rows = parameter.values
    row, before = rows[place], rows[place - 1] if place else None
    follows = before is not None and before.period.end is not None and before.period.end + DAY == row.period.start
    if follows and before is not None and before.value == row.value:
        return
    is_followed = (
        place + 1 < len(rows) and row.period.end is not None and row.period.end + DAY == rows[place + 1].period.start
    )

    def put(period: Period) -> Pack:
        changed = list(rows)
        changed[place] = replace(row, period=period)
        if follows and before is not None and period.start is not None:
            changed[place - 1] = replace(before, period=replace(before.period, end=period.start - DAY))
        return site.put(replace(parameter, values=tuple(changed)))

    for mutant in of_period(site, row.period, covers_from, put):
        if not (is_followed and ".until:" in mutant.id):
            yield mutant


def of_list(site: Site, dated: DatedList, covers_from: date, put: Put) -> Iterator[Mutant]:
    """Every row left out; the edges of its period."""
    for place, row in enumerate(dated.rows):
        around = site.around.inside(row.implements, row.span)
        inner = Site(row, f"{site.way}.rows.{place}.{row.code}", around, site.anchor, put)
        left = replace(dated, rows=without(dated.rows, place))
        yield at(inner, "", Operator.DROP, row.code, "", partial(put, left))

        def put_period(period: Period, place: int = place) -> Pack:
            new = replace(dated.rows[place], period=period)
            return put(replace(dated, rows=(*dated.rows[:place], new, *dated.rows[place + 1 :])))

        yield from of_period(inner, row.period, covers_from, put_period)


def of_method(site: Site, method: Method, put: Put) -> Iterator[Mutant]:
    """From which share a parent counts in full: one point less and more, and whether that very share is enough."""
    if method.parent_threshold is None:
        return

    def put_threshold(new: Any) -> Pack:
        return put(replace(method, parent_threshold=new))

    yield from _moved(site, ".threshold", method.parent_threshold, put_threshold, percent=True)
    words = ("gt", "gte") if method.parent_strict else ("gte", "gt")
    new = replace(method, parent_strict=not method.parent_strict)
    yield at(site, ".threshold", Operator.EDGE, *words, partial(put, new))


def of_rows(
    site: Site, rows: tuple[DecisionRow, ...], put: Callable[[tuple[DecisionRow, ...]], Pack]
) -> Iterator[Mutant]:
    """Every row with a condition left out and put after the next one; numbers that a row gives; nested rows, too."""
    for place, row in enumerate(rows):
        inner = _of_row(site, row, place)
        if row.when is not None and not _as_the_rest(rows[place:]):
            left = without(rows, place)
            make = partial(put, left)
            yield at(inner, "", Operator.DROP, _shown(row), "", make, NOT_FALSE)
        if place + 1 < len(rows) and _order_matters(row, rows[place + 1]):
            after = rows[place + 1]
            turned = (*rows[:place], after, row, *rows[place + 2 :])
            words = (f"{_shown(row)}; {_shown(after)}", f"{_shown(after)}; {_shown(row)}")
            make = partial(put, turned)
            yield at(inner, "", Operator.SWAP, *words, make, NOT_FALSE)

        def put_row(new: DecisionRow, place: int = place) -> Pack:
            return put((*rows[:place], new, *rows[place + 1 :]))

        if isinstance(row.value, int | Fraction | date) and not isinstance(row.value, bool):
            own = Site(row, f"{inner.way}.value", inner.around, site.anchor, put)

            def put_value(new: LiteralValue, row: DecisionRow = row, put_row: Any = put_row) -> Pack:
                made: Pack = put_row(replace(row, value=new))
                return made

            yield from _moved(own, "", row.value, put_value)
        if row.rows:

            def put_rows(new: tuple[DecisionRow, ...], row: DecisionRow = row, put_row: Any = put_row) -> Pack:
                made: Pack = put_row(replace(row, rows=new))
                return made

            yield from of_rows(Site(row, inner.way, inner.around, inner.anchor, put), row.rows, put_rows)


def _of_row(site: Site, row: DecisionRow, place: int) -> Site:
    anchor = site.anchor if row.when is None else id(row.when)
    around = site.around.inside(row.meta.implements, row.meta.span)
    return Site(row, f"{site.way}.rows.{place}", around, anchor, site.put)


def _shown(row: DecisionRow) -> str:
    value = "rows" if row.rows else row.value if isinstance(row.value, str) else brief(row.value)
    return f"{value} when {brief(row.when)}" if row.when is not None else str(value)


def _as_the_rest(rows: tuple[DecisionRow, ...]) -> bool:
    """Whether a row gives what the decision gives without it: all rows down to the last one have one value."""
    first, *others = rows
    return rows[-1].when is None and all(_same_value(first, other) for other in others)


def _same_value(a: DecisionRow, b: DecisionRow) -> bool:
    return not a.rows and not b.rows and shape(a.value) == shape(b.value)


def _order_matters(a: DecisionRow, b: DecisionRow) -> bool:
    """Whether two rows may both hold, and then differ."""
    if a.when is None or b.when is None or _same_value(a, b):
        return False
    return not exclude_each_other(a.when, b.when)
