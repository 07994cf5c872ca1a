"""Timelines where the generated packs of the properties do not go: definitions that rest on themselves, calendars."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from stdcheck.logic.timeline import states_on, timeline
from tests.spec.world import ANSWER_D, World, build, definition, facts, rule, ruled

START = date(2026, 11, 1)


def differs(world: World, text: str, days: int = 400) -> list[str]:
    """The days on which the timeline says something else than an evaluation; it must have something to say.

    Looked at are the days around each change, and every ninth one.
    """
    end = START + timedelta(days)
    line = timeline(world.profile(text), [world.pack], world.vocabulary, START, end)
    assert line.changes and not line.moving
    found = []
    near = {change.day + timedelta(n) for change in line.changes for n in (-1, 0, 1)}
    for day in sorted({START + timedelta(n) for n in range(0, days, 9)} | {day for day in near if START <= day <= end}):
        states = states_on(world.evaluate(text, day))
        found += [f"{day} {key}" for key in line.states if line.state(key, day) != states[key]]
    return found


def test_a_chain_of_definitions_on_two_clocks(tmp_path: Path) -> None:
    led = """
        any:
          - all: [party.listed, {day: as-of, on_or_after: 2027-02-10}]
          - all: [{fact: party.size, gt: 5}, {fact: case.place, in: {list: l}}]
          - {fact: party.general_partner, meets: led}
    """
    rules = "definitions:\n" + definition("led", "party: party", led, "inductive: true")
    rules += definition("d", "case: case", "{fact: case.owner, meets: led}")
    rules += "rules:\n" + rule("r", "prohibition", "clock: case.day, prohibits: {fact: case.owner, meets: led}")
    lists = (
        "lists:\n  l: {type: country, title: {en: l, ja: l}, rows: [{code: CN, from: 2027-01-05, until: 2027-06-30}]}\n"
    )
    world = build(tmp_path, header=ANSWER_D, rules=rules, lists=lists)
    said = "a: {kind: company, listed: false, size: 1, general_partner: b}, b: {kind: company, listed: false, size: 1, general_partner: c}, "
    for last in ("listed: true, size: 9", "listed: true, size: 1", "listed: false, size: 9", "size: 9", "listed: true"):
        parties = said + f"c: {{kind: company, {last}, general_partner: a}}"
        for day in ("2027-03-01", "2026-01-01"):
            assert differs(world, facts(f"owner: a, place: CN, day: {day}", parties=parties)) == [], (last, day)


def test_where_a_calendar_ends(tmp_path: Path) -> None:
    calendars = "calendars:\n  c: {title: {en: c, ja: c}, weekend: [saturday, sunday], from: 2026-01-01, until: 2027-03-31, holidays: [2027-01-01]}\n"
    for amount, limit in ((3, "2027-01-04"), (10, "2027-12-31")):
        day = f"{{business_days: {amount}, after: {{day: as-of}}, calendar: c, roll: next-business-day}}"
        more = f"quantities:\n  q: {{params: {{case: case}}, value: {day}}}\n"
        text = f"requires: {{quantity: q, with: {{case: case}}, before: {limit}}}"
        world = ruled(tmp_path, rule("r", "requirement", text), more=more, calendars=calendars)
        assert differs(world, facts()) == [], (amount, limit)
