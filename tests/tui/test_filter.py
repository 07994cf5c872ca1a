"""The filter of a Review: what stays, what is said of one that cannot be understood, and how Esc steps back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input

from stdcheck.report.data import FINDINGS
from stdcheck.tui.viewmodel.report import OPEN_FILTER
from tests.tui.driving import review_app, running, screen_text, settled
from tests.tui.shelf import findings_shown, home, review, shelf, two_laws

RADIO = "profiles/radio.yaml"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf(tmp_path, monkeypatch, "lamp.yaml", "radio.yaml")


async def test_filter_survives_reevaluation() -> None:
    app = review_app(RADIO, gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        screen = review(app)
        assert screen.set_filter("outcome:gap,due")
        before = {(one.rule, one.outcome) for one in findings_shown(screen)}
        assert before == {("gadget-act/part-import", "gap"), ("gadget-act/registration", "due")}
        app.do_reload()
        await settled(pilot)
        assert screen.filter_text == "outcome:gap,due"
        assert {(one.rule, one.outcome) for one in findings_shown(screen)} == before
        screen.go_to(date(2027, 1, 1))
        await settled(pilot)
        assert {(one.rule, one.outcome) for one in findings_shown(screen)} == {
            ("gadget-act/part-import", "gap"),
            ("gadget-act/registration", "gap"),
        }
        assert "filter: outcome:gap,due" in screen_text(app) and "Findings 2 of 7" in screen_text(app)


async def test_a_review_begins_with_what_is_open() -> None:
    app = review_app(RADIO, gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        assert review(app).filter_text == OPEN_FILTER
        shown = findings_shown(review(app))
        assert len(shown) == 4 and {one.outcome for one in shown} <= FINDINGS


async def test_where_nothing_is_open_it_says_so() -> None:
    app = review_app("profiles/lamp.yaml", gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        assert not review(app).rows and "nothing is open: Esc shows all 4 results" in screen_text(app)
        assert review(app).set_filter("no such thing")
        await pilot.pause()
        assert "nothing matches the filter: Esc shows all 4" in screen_text(app)


async def test_a_filter_that_cannot_be_understood_keeps_the_last_good_one_and_says_what() -> None:
    app = review_app(RADIO, gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        screen = review(app)
        await pilot.press("slash")
        field = screen.query_one(Input)
        field.value = "outcome:gap"
        await pilot.pause()
        assert "Findings 1 of 7" in screen_text(app)
        field.value = "outcome:gap outcom:pass"
        await pilot.pause()
        text = screen_text(app)
        assert "outcom" in text.splitlines()[-2] and "outcome" in text.splitlines()[-2], "named, with what was meant"
        assert "Findings 1 of 7  filter: outcome:gap" in text and screen.filter_text == "outcome:gap"
        field.value = "outcome:gap outcome:pass"
        await pilot.pause()
        assert "Findings 0 of 7" in screen_text(app) and "outcom:" not in screen_text(app)
        field.value = "due:someday"
        await pilot.press("enter")
        await pilot.pause()
        assert screen.filter_text == "outcome:gap outcome:pass"
        assert app.focused is screen.grid and "someday" not in screen_text(app), (
            "nothing is left of it when it is closed"
        )


async def test_typing_filters_and_esc_in_the_box_takes_the_filter_away() -> None:
    app = review_app(RADIO, gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        screen = review(app)
        screen.set_filter("")
        await pilot.press("slash", *"tuner")
        await pilot.pause()
        assert {one.subject for one in findings_shown(screen)} == {"parts.tuner"}
        await pilot.press("escape")
        await pilot.pause()
        assert len(screen.rows) == 7 and app.focused is screen.grid


async def test_esc_steps_out_of_the_detail_then_to_all_findings_then_home() -> None:
    app = review_app("profiles", gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        app.open(app.session.files[1])
        await settled(pilot)
        screen = review(app)
        screen.do_open()
        await pilot.pause()
        assert app.focused is screen.detail.items
        await pilot.press("escape")
        assert app.focused is screen.grid and screen.filter_text == OPEN_FILTER
        await pilot.press("escape")
        assert screen.filter_text == "" and len(screen.rows) == 7 and "filter:" not in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        home(app)


async def test_the_cursor_stays_on_its_finding_while_the_filter_changes() -> None:
    app = review_app(RADIO, gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        screen = review(app)
        screen.grid.move(2)
        key = screen._key()
        screen.set_filter("")
        assert screen._key() == key
        screen.set_filter("outcome:judgement")
        assert screen._key() == key and screen.grid.row == 0
        screen.set_filter("outcome:pass")
        await pilot.pause()
        assert screen._key() != key and screen.detail.shown is not None
        assert screen.detail.shown.finding is findings_shown(screen)[0], "the detail follows"


async def test_a_pack_has_a_tab_and_the_filter_stays(tmp_path: Path) -> None:
    app = review_app(RADIO)
    app.setup = two_laws(tmp_path / "laws")
    async with running(app) as pilot:
        await settled(pilot)
        assert "[1 All 8 (4 open)]  2 gadget-act 7 (4 open)   3 manual-act 1" in screen_text(app)
        await pilot.press("2")
        await pilot.pause()
        assert review(app).pack == "gadget-act" and "[2 gadget-act 7 (4 open)]" in screen_text(app)
        assert review(app).filter_text == OPEN_FILTER and len(review(app).rows) == 4
        review(app).set_filter("")
        await pilot.press("3")
        await pilot.pause()
        assert [one.rule for one in findings_shown(review(app))] == ["manual-act/printed"]
        await pilot.press("9")
        assert review(app).pack == "manual-act", "there is no ninth"
        await pilot.press("1")
        assert review(app).pack is None and len(review(app).rows) == 8


async def test_the_digit_of_a_pack_works_in_the_detail_too(tmp_path: Path) -> None:
    app = review_app(RADIO)
    app.setup = two_laws(tmp_path / "laws")
    async with running(app) as pilot:
        await settled(pilot)
        review(app).set_filter("")
        review(app).do_open()
        await pilot.pause()
        await pilot.press("3")
        await settled(pilot)
        shown = review(app).detail.shown
        assert shown is not None and shown.finding.rule == "manual-act/printed"
