"""The days on which something changes for a file, what changes, and what the counts are from then on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from stdcheck.report.timeline import ChangeText
from stdcheck.tui.worker.messages import Dates


@dataclass(frozen=True, slots=True, eq=False)
class DateRow:
    """A day. changes: what comes out otherwise from it on; counts: headline -> results from it on, None: not known"""

    day: date
    changes: tuple[ChangeText, ...]
    counts: Mapping[str, int] | None


@dataclass(slots=True, eq=False)
class DateList:
    """The days after `start`, as far as they have been found.

    reached: the day being looked at; end: the last one; failed: the engine failed, so that no more will be found
    moving: how many results, verdicts and answers change with every day, so that they are not followed
    """

    start: date
    reached: date = field(init=False)
    end: date | None = None
    done: bool = False
    failed: bool = False
    moving: int = 0
    changes: dict[date, list[ChangeText]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.reached = self.start

    def take(self, reply: Dates) -> None:
        """What a worker has found; a run that was begun again, and the end of one, bring all there is."""
        if reply.fresh or reply.done:
            self.changes = {}
        for change in reply.changes:
            self.changes.setdefault(change.day, []).append(change)
        self.reached, self.end, self.done, self.moving = reply.reached, reply.end, reply.done, reply.moving

    @property
    def days(self) -> list[date]:
        """The days in order."""
        return sorted(self.changes)

    def after(self, day: date) -> date | None:
        """The next day on which something changes, as far as is known; from before the start, that: none before is."""
        return next((one for one in (self.start, *self.days) if one > day), None)

    def before(self, day: date) -> date | None:
        """The day before on which something changes; the start behind the first of them."""
        earlier = [one for one in (self.start, *self.days) if one < day]
        return earlier[-1] if earlier else None

    def rows(self, counts: Mapping[str, int] | None) -> Iterator[DateRow]:
        """The start, then every day. counts: headline -> results on the start; None: not known"""
        now = dict(counts) if counts is not None else None
        yield DateRow(self.start, (), None if now is None else dict(now))
        for day in self.days:
            for change in self.changes[day]:
                if now is not None and change.key.kind == "rule":
                    now[change.before.headline] = now.get(change.before.headline, 0) - 1
                    now[change.after.headline] = now.get(change.after.headline, 0) + 1
            yield DateRow(day, tuple(self.changes[day]), None if now is None else dict(now))
