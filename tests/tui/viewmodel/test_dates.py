"""The days on which something changes: every one is visited both ways, and the counts are those of an evaluation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from stdcheck.discovery import ProfileFile
from stdcheck.tui.viewmodel.dates import DateList
from stdcheck.tui.worker import messages
from stdcheck.tui.worker.messages import Dates, Setup
from tests.tui.served import ALL_LAW, AS_OF, GADGET_LAW, gadget, sample, serve

EARLY = date(2024, 12, 1)


def replies(file: ProfileFile, start: date, setup: Setup) -> list[Dates]:
    return [one for one in serve(messages.Follow(1, file, start), setup=setup) if isinstance(one, Dates)]


def followed(file: ProfileFile, start: date, setup: Setup = GADGET_LAW) -> DateList:
    dates = DateList(start)
    for reply in replies(file, start, setup):
        dates.take(reply)
    return dates


def counts_on(file: ProfileFile, days: Iterable[date], setup: Setup) -> dict[date, dict[str, int]]:
    """What an evaluation on each of these days comes to."""
    asked = dict(enumerate(days, start=1))
    counts = {number: Counter[str]() for number in asked}
    for reply in serve(*(messages.Open(number, file, day) for number, day in asked.items()), setup=setup):
        if isinstance(reply, messages.Findings):
            counts[reply.number].update(one.outcome.value for one in reply.findings)
    return {day: dict(counts[number]) for number, day in asked.items()}


@pytest.mark.parametrize(
    ("file", "start", "setup"),
    [
        (gadget("radio.yaml"), EARLY, GADGET_LAW),
        (gadget("radio.yaml"), AS_OF, GADGET_LAW),
        (gadget("toaster.yaml"), EARLY, GADGET_LAW),
        (gadget("lamp.yaml"), EARLY, GADGET_LAW),
        (sample(), date(2025, 2, 1), ALL_LAW),
    ],
    ids=lambda value: getattr(value, "shown_as", str(value) if isinstance(value, date) else ""),
)
def test_the_counts_on_every_day_are_those_of_an_evaluation_on_it(file: ProfileFile, start: date, setup: Setup) -> None:
    dates = followed(file, start, setup)
    assert dates.done and dates.days
    eves = [day - timedelta(days=1) for day in dates.days]
    expected = counts_on(file, sorted({start, *dates.days, *eves}), setup)
    rows = list(dates.rows(expected[start]))
    assert [row.day for row in rows] == [start, *dates.days]
    for before, row in pairwise(rows):
        assert dict(+Counter(row.counts)) == expected[row.day], row.day
        assert dict(+Counter(before.counts)) == expected[row.day - timedelta(days=1)], row.day


def test_the_counts_do_change() -> None:
    dates = followed(gadget("radio.yaml"), EARLY)
    (counts,) = counts_on(gadget("radio.yaml"), [EARLY], GADGET_LAW).values()
    assert len({tuple(sorted(row.counts.items())) for row in dates.rows(counts)}) > 2


def test_forward_and_back_every_day_is_visited() -> None:
    dates = followed(gadget("radio.yaml"), EARLY)
    there, day = [], dates.after(EARLY)
    while day is not None:
        there.append(day)
        day = dates.after(day)
    assert there == dates.days
    back, day = [], dates.before(there[-1])
    while day is not None:
        back.append(day)
        day = dates.before(day)
    assert back == [*reversed(there[:-1]), EARLY]


def test_from_a_day_between_two_the_nearest_one_comes() -> None:
    dates = followed(gadget("radio.yaml"), EARLY)
    first, second = dates.days[:2]
    between = first + timedelta(days=1)
    assert between < second
    assert (dates.after(between), dates.before(between)) == (second, first)
    assert dates.after(EARLY - timedelta(days=400)) == EARLY, "nobody looked at the days before"
    assert dates.before(EARLY) is None and dates.after(dates.days[-1]) is None


def test_a_run_begun_again_lets_go_of_what_the_first_one_brought() -> None:
    first, *found, last = replies(gadget("radio.yaml"), EARLY, GADGET_LAW)
    assert first.fresh and last.done and len(found) > 2
    dates = DateList(EARLY)
    for reply in (first, *found[:2]):
        dates.take(reply)
    assert sum(map(len, dates.changes.values())) == 2 and not dates.done
    assert dates.reached == found[1].reached and dates.end == last.end
    dates.take(first)
    assert not dates.changes and dates.reached == EARLY
    for reply in found:
        dates.take(reply)
    said = {day: [one.key for one in changes] for day, changes in dates.changes.items()}
    dates.take(last)
    assert dates.done and dates.reached == dates.end == last.end
    assert {day: [one.key for one in changes] for day, changes in dates.changes.items()} == said


def test_the_end_brings_all_there_is_and_nothing_twice() -> None:
    first, *found, last = replies(gadget("radio.yaml"), EARLY, GADGET_LAW)
    dates = DateList(EARLY)
    for reply in (first, *found, replace(last, changes=last.changes[:-1])):
        dates.take(reply)
    assert sum(map(len, dates.changes.values())) == len(last.changes) - 1, "one was given up: it moves with every day"


def test_counts_that_are_not_known_are_not_told() -> None:
    dates = followed(gadget("radio.yaml"), EARLY)
    assert all(not row.counts for row in dates.rows(None))
    assert [row.day for row in dates.rows(None)] == [EARLY, *dates.days]


def test_before_anything_is_found_there_is_the_start_alone() -> None:
    dates = DateList(EARLY)
    assert (dates.reached, dates.end, dates.done, dates.days) == (EARLY, None, False, [])
    assert [row.day for row in dates.rows({"gap": 1})] == [EARLY]
    assert dates.after(EARLY) is None and dates.before(AS_OF) == EARLY
