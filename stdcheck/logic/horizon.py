"""How far it is worth looking ahead: the last day that a pack names or a profile states."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date

from stdcheck.facts.declarations import EntityType, Fact
from stdcheck.facts.values import Entity, Profile
from stdcheck.rules.model import Pack, Source
from stdcheck.source.spans import Span

YEARS = 10
"""A timeline looks so many years ahead at least."""
FARTHEST = 60
"""Years: a day beyond them is no plan, and cannot be waited for."""


def horizon(profile: Profile, packs: Sequence[Pack], start: date) -> date:
    """Ten years from a day, or the end of the year after the last day that is named within sixty."""
    named = max(filter(lambda day: day.year <= start.year + FARTHEST, days_named(profile, packs)), default=start)
    year = min(max(start.year + YEARS, named.year + 1), date.max.year)
    return date(year, 12, 31)


def days_named(profile: Profile, packs: Sequence[Pack]) -> Iterator[date]:
    """Every day in the facts of a profile and in the law of packs, in no order; the same one may come twice."""
    seen: set[int] = set()
    pending: list[object] = [profile.root, *profile.collections.values()]
    for pack in packs:
        pending += [pack.parameters, pack.lists, pack.calendars, pack.definitions, pack.quantities]
        pending += [pack.decisions, pack.rules, pack.notes]
    while pending:
        one = pending.pop()
        if isinstance(one, date):
            yield one
        elif isinstance(one, str | Span | Fact | EntityType | Source) or id(one) in seen:
            continue
        elif isinstance(one, Mapping):
            pending += one.values()
        elif isinstance(one, tuple | list | frozenset):
            pending += one
        elif is_dataclass(one):
            seen.add(id(one))
            skipped = ("verified_on", "type") if not isinstance(one, Entity) else ("type",)
            pending += (getattr(one, field.name) for field in fields(one) if field.name not in skipped)
