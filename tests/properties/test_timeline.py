"""Clause 7.6: a timeline says of every day what an evaluation on that day says."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import given, note, settings

from stdcheck.facts.values import Profile
from stdcheck.logic.evaluate import evaluate
from stdcheck.logic.timeline import Timeline, states_on, timeline
from stdcheck.rules.model import Pack
from tests.properties import literals
from tests.properties.choices import Chooser, choosers, seeded
from tests.properties.effort import examples, seeds
from tests.properties.packs import MadePack, make_pack
from tests.properties.profiles import make_profile
from tests.properties.written import Data, block, vocabulary, write_pack

START, END = date(2025, 12, 20), date(2027, 1, 20)
"""From before the days of the generated packs until after the end of their calendar."""
NEAR = sorted({d + timedelta(n) for d in (*literals.DAYS, date(2026, 12, 31)) for n in (-1, 0, 1, 2, 30, 31)})


def followed(c: Chooser, size: int) -> tuple[MadePack, Data, Pack, Profile, Timeline]:
    made = make_pack(c, size)
    written = write_pack(made.data)
    data = make_profile(c, made)
    profile = written.profile(data)
    return made, data, written.pack, profile, timeline(profile, [written.pack], vocabulary(), START, END)


def wrong(pack: Pack, profile: Profile, line: Timeline, days: list[date]) -> list[str]:
    """One text for each thing of which the timeline says something else than an evaluation."""
    found = []
    for day in days:
        states = states_on(evaluate(profile, [pack], vocabulary(), day))
        assert set(states) == {*line.states, *line.moving}
        for key, states_of_line in line.states.items():
            assert [since for since, _ in states_of_line] == sorted({since for since, _ in states_of_line})
            if line.state(key, day) != states[key]:
                found.append(f"{day} {key}: {line.state(key, day)}, evaluated {states[key]}")
    return found


def some_days(c: Chooser, line: Timeline, count: int) -> list[date]:
    turns = sorted({change.day for change in line.changes})
    near = [day + timedelta(n) for day in turns for n in (-1, 0) if day + timedelta(n) >= START]
    inside = [day for day in NEAR if START <= day <= END]
    other = [START + timedelta(c.below((END - START).days + 1)) for _ in range(count)]
    return [START, END, *near[:12], *(c.pick(inside) for _ in range(count)), *other]


@settings(max_examples=examples(25))
@given(choosers())
def test_it_equals_an_evaluation_on_every_day_and_shrinks(c: Chooser) -> None:
    made, data, pack, profile, line = followed(c, 1)
    note(block(made.data) + block(data))
    assert wrong(pack, profile, line, some_days(c, line, 4)) == []


def test_it_equals_an_evaluation_on_every_day() -> None:
    counts: Counter[str] = Counter()
    for seed in seeds(50, 7000):
        c = seeded(seed)
        made, data, pack, profile, line = followed(c, 2)
        assert wrong(pack, profile, line, some_days(c, line, 5)) == [], f"seed {seed}\n{block(made.data)}{block(data)}"
        counts["changes"] += len(line.changes)
        counts["followed"] += len(line.states)
        counts["moving"] += len(line.moving)
        counts["changing packs"] += bool(line.changes)
        counts["evaluations"] += line.evaluations
        assert all(change.turns for change in line.changes)
    # Guards the generator: days must matter, and almost everything must be followed.
    assert counts["changing packs"] >= 15 and counts["changes"] >= 60, counts
    assert counts["moving"] <= counts["followed"] // 10, counts
    assert counts["evaluations"] < 12 * counts["followed"], counts
