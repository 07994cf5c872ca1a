"""Another day: what is shown of it, what is not touched, and the days on which something changes."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input

from stdcheck.tui.app import ReviewApp
from stdcheck.tui.screens.days import Days
from stdcheck.tui.worker import messages
from stdcheck.tui.worker.messages import Setup
from tests.tui.driving import AS_OF, GADGETS, review_app, running, screen_text, settled
from tests.tui.shelf import by_hand, hand, home, review, shelf, unchanged

LATER = date(2027, 1, 1)
BANNER = f" WHAT-IF {LATER} "
RADIO = "profiles/radio.yaml"
STAGE = """\
  - id: stage-{n}
    title: {{en: "Stage {n}", ja: "第{n}段階"}}
    kind: requirement
    in_force: {{from: {day}}}
    clock: as-of
    requires: widget.round
    remediation: {{en: Make it round., ja: 丸くする。}}
    cite: {{source: act, ref: § {n}}}
    verified: true
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf(tmp_path, monkeypatch, "lamp.yaml", "radio.yaml")


def banner_at_both_ends(app: ReviewApp) -> bool:
    first, *_ = screen_text(app).splitlines()
    return first.startswith(BANNER) and first.endswith(BANNER.rstrip()) and first.count("WHAT-IF") == 2


@pytest.mark.parametrize("size", [(120, 32), (80, 24), (50, 20)])
async def test_as_of_change_does_not_mark_modified_and_shows_banner(size: tuple[int, int]) -> None:
    app = review_app("profiles", gadgets=True)
    with unchanged(Path(RADIO)):
        async with running(app, size) as pilot:
            await settled(pilot)
            assert "WHAT-IF" not in screen_text(app)
            app.open(app.session.files[1])
            await settled(pilot)
            review(app).go_to(LATER)
            await settled(pilot)
            assert banner_at_both_ends(app) and "modified" not in screen_text(app)
            for screen in ("do_help", "do_as_of", "do_goto", "do_commands"):
                getattr(review(app), screen, getattr(app, screen, None))()
                await settled(pilot)
                assert banner_at_both_ends(app), screen
                app.pop_screen()
            app.watch_files()
            assert not app.changed_files
            app.leave(review(app))
            await settled(pilot)
            home(app)
            assert banner_at_both_ends(app)
            assert size[0] < 80 or "NO PROHIBITION" in screen_text(app), "every row is of that day"
            assert "still to be evaluated" not in screen_text(app)


async def test_the_day_of_the_start_has_no_banner_again() -> None:
    app = review_app(RADIO, gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        review(app).go_to(LATER)
        await settled(pilot)
        review(app).go_to(AS_OF)
        await settled(pilot)
        assert "WHAT-IF" not in screen_text(app) and "AS OF 2026-11-24 (today)" in screen_text(app)
        assert not review(app).report.changed  # type: ignore[union-attr]


def stages(folder: Path, *days: date) -> Path:
    """A law of a rule for each day, in force from it on, with a widget that keeps none of them."""
    shutil.copytree(GADGETS / "rulesets" / "widget-act", folder / "widget-act")
    rules = [STAGE.format(n=n, day=day) for n, day in enumerate(days)]
    (folder / "widget-act" / "rules" / "001-shape.yaml").write_text("rules:\n" + "".join(rules), encoding="utf-8")
    path = folder / "widget.yaml"
    path.write_text("stdcheck: 1\nkind: widget\nid: w\nfacts: {widget: {round: false}}\n", encoding="utf-8")
    return path


async def test_next_date_key_visits_every_date_in_timeline(tmp_path: Path) -> None:
    days = [date(2027, 3, 1), date(2028, 2, 29), date(2031, 12, 31)]
    app = review_app(stages(tmp_path, date(2025, 6, 1), *days))
    app.setup = Setup((tmp_path,))
    async with running(app) as pilot:
        await settled(pilot)
        assert app.session.follow(review(app).file).days == days
        for gaps, day in enumerate(days, start=2):
            await pilot.press("]")
            await settled(pilot)
            assert app.session.as_of == day and f"WHAT-IF {day}" in screen_text(app)
            assert review(app).report.counts(None)["gap"] == gaps  # type: ignore[union-attr]
        await pilot.press("]")
        await settled(pilot)
        assert app.session.as_of == days[-1] and "no later date" in screen_text(app)
        for day in [*reversed(days[:-1]), AS_OF]:
            review(app).action_run("earlier")
            await settled(pilot)
            assert app.session.as_of == day
        await pilot.press("[")
        await settled(pilot)
        assert app.session.as_of == AS_OF and "this is the first date" in screen_text(app)


async def test_the_old_report_stays_until_the_new_one_is_there_and_esc_stays() -> None:
    app = by_hand(RADIO)
    async with running(app) as pilot:
        hand(app).answer(messages.Open)
        await pilot.pause()
        review(app).go_to(LATER)
        *before, done = hand(app).replies(messages.Open, LATER)
        for reply in before:
            hand(app).deliver(reply)
        hand(app).deliver(messages.Progress(done.number, 4))
        await pilot.pause()
        text = screen_text(app)
        assert "AS OF 2026-11-24 (today)" in text and "Findings 4 of 7" in text and "WHAT-IF" not in text
        assert "-> 2027-01-01: 4 results ... (Esc stays)" in text
        await pilot.press("escape")
        hand(app).deliver(done)
        await pilot.pause()
        assert hand(app).sent[-1] == messages.Stop(done.number)
        text = screen_text(app)
        assert review(app).going_to is None and app.session.as_of == AS_OF
        assert "AS OF 2026-11-24 (today)" in text and "Esc stays" not in text


async def test_another_day_takes_the_place_at_once_when_it_is_whole() -> None:
    app = by_hand(RADIO)
    async with running(app) as pilot:
        hand(app).answer(messages.Open)
        await pilot.pause()
        review(app).grid.move(3)
        key = review(app)._key()
        review(app).go_to(LATER)
        hand(app).answer(messages.Open, LATER)
        await pilot.pause()
        assert banner_at_both_ends(app)
        assert review(app)._key() == key, "the cursor is on the same finding"
        assert review(app).grid.row != 3, "though it stands elsewhere"
        assert "> ^ GAP" in screen_text(app)


async def test_brackets_say_when_dates_are_still_looked_for() -> None:
    app = by_hand(RADIO)
    async with running(app) as pilot:
        hand(app).answer(messages.Open)
        await pilot.pause()
        hand(app).deliver(messages.Progress(hand(app).request(messages.Follow).number, 9, date(2026, 12, 5)))
        await pilot.press("]")
        await pilot.pause()
        assert "still looking, now at 2026-12-05" in screen_text(app)
        await pilot.press("[")
        await pilot.pause()
        assert "this is the first date" in screen_text(app)
        hand(app).answer(messages.Follow)
        await pilot.press("]")
        await pilot.pause()
        assert review(app).going_to == LATER and "-> 2027-01-01" in screen_text(app)


@pytest.mark.parametrize("written", ["2027-01-01", "２０２７ー０１ー０１"])
async def test_a_day_can_be_typed_and_a_wrong_one_is_named(written: str) -> None:
    app = review_app(RADIO, gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        await pilot.press("f6", "2", "enter")
        await pilot.pause()
        assert isinstance(app.screen, Days) and "2 is no date: YYYY-MM-DD" in screen_text(app)
        app.screen.query_one(Input).value = written
        await pilot.pause()
        assert "is no date" not in screen_text(app)
        await pilot.press("enter")
        await settled(pilot)
        assert app.session.as_of == LATER and review(app).report is not None


async def test_comparing_shows_only_what_changed() -> None:
    app = review_app(RADIO, gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        review(app).do_as_of()
        await settled(pilot)
        assert isinstance(app.screen, Days)
        app.screen.grid.move(1)
        await pilot.pause()
        await pilot.press("d")
        await settled(pilot)
        screen = review(app)
        assert app.session.as_of > AS_OF and screen.filter_text == "changed"
        assert screen.report is not None and screen.rows
        assert all(screen.report.change(row) is not None for row in screen.rows)


async def test_comparing_a_file_that_was_opened_on_another_day() -> None:
    app = review_app("profiles", gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        app.open(app.session.files[0])
        await settled(pilot)
        review(app).go_to(LATER)
        await settled(pilot)
        app.leave(review(app))
        app.open(app.session.files[1])
        await settled(pilot)
        assert app.session.as_of == LATER
        review(app).set_filter("changed")
        await settled(pilot)
        assert len(review(app).rows) == 1 and "> ^ GAP" in screen_text(app), "compared with the day of the start"


async def test_esc_leaves_the_day_as_it_is() -> None:
    app = review_app(RADIO, gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        review(app).do_as_of()
        await settled(pilot)
        assert isinstance(app.screen, Days)
        app.screen.grid.move(2)
        await pilot.press("escape")
        await settled(pilot)
        assert app.session.as_of == AS_OF and review(app).going_to is None
