"""English and Japanese: changed on any screen without losing the place."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from stdcheck.tui.app import ReviewApp
from stdcheck.tui.viewmodel.words import tell
from tests.tui.driving import review_app, running, screen_text, settled
from tests.tui.shelf import home, put, review, robot, shelf

ROBOT = "profiles/robot.yaml"
LOW = (120, 20)
"""Both panes, with room for half of what they hold."""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf(tmp_path, monkeypatch, "lamp.yaml", "radio.yaml")
    put(tmp_path, "robot.yaml", robot(30))


def table_state(app: ReviewApp) -> object:
    """Where the reader is in the findings."""
    screen = review(app)
    assert screen.report is not None
    grid = screen.grid
    return app.focused, grid.row, grid.scroll_offset.y, screen._key(), screen.filter_text, screen.pack


def detail_state(app: ReviewApp) -> object:
    """Where the reader is in the detail: the item, how far below the top it is seen, what is folded."""
    screen = review(app)
    items = screen.detail.items
    assert items.item is not None
    shown_at = items._first[items.at] - items.scroll_offset.y
    folded = [(one.key, one.folded) for one in items.items if one.folded is not None]
    return app.focused, screen.detail.tab, items.item.key, shown_at, folded


async def test_language_toggle_keeps_focus_cursor_and_scroll() -> None:
    app = review_app(ROBOT, gadgets=True)
    async with running(app, LOW) as pilot:
        await settled(pilot)
        review(app).set_filter("")
        await pilot.press("end", "k", "k", "k")
        await settled(pilot)
        before, text = table_state(app), screen_text(app)
        assert review(app).grid.scroll_offset.y > 10
        await pilot.press("f8")
        await settled(pilot)
        assert table_state(app) == before and app.focused is review(app).grid
        assert tell("col.what", "ja") in screen_text(app) and tell("col.what", "en") not in screen_text(app)
        await pilot.press("l")
        await settled(pilot)
        assert table_state(app) == before and screen_text(app) == text


async def test_language_toggle_keeps_what_is_folded_in_the_detail() -> None:
    app = review_app(ROBOT, gadgets=True)
    async with running(app, LOW) as pilot:
        await settled(pilot)
        screen = review(app)
        screen.do_open()
        screen.do_unfold_all()
        items = screen.detail.items
        below = [n for n, one in enumerate(items.items) if one.folded is False]
        items.move(below[-2])
        screen.do_fold()
        items.move(below[-3])
        await settled(pilot)
        before, text = detail_state(app), screen_text(app)
        assert items.scroll_offset.y > 0 and True in [one.folded for one in items.items]
        await pilot.press("f8")
        await settled(pilot)
        assert detail_state(app) == before and app.focused is items
        assert tell("proof", "ja") in "".join(one.text for one in items.items)
        await pilot.press("f8")
        await settled(pilot)
        assert detail_state(app) == before and screen_text(app) == text


async def test_what_was_folded_is_folded_when_one_comes_back_to_a_finding() -> None:
    app = review_app("profiles/radio.yaml", gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        screen = review(app)
        screen.do_open()
        items = screen.detail.items
        place = next(n for n, one in enumerate(items.items) if one.folded is False)
        items.move(place)
        screen.do_fold()
        key = items.items[place].key
        assert items.items[place].folded is True
        for row in (1, 0):
            screen.grid.move(row)
            await settled(pilot)
        assert {one.key: one.folded for one in items.items}[key] is True


@pytest.mark.parametrize("tab", ["facts", "law", "ownership"])
async def test_every_tab_of_the_detail_keeps_its_place(tab: str) -> None:
    app = review_app("profiles/radio.yaml", gadgets=True)
    async with running(app, LOW) as pilot:
        await settled(pilot)
        screen = review(app)
        screen.do_open()
        screen.detail.turn(tab)
        screen.detail.items.move(2)
        await settled(pilot)
        before = detail_state(app)
        app.do_language()
        await settled(pilot)
        assert detail_state(app) == before


async def test_the_language_changes_while_a_filter_is_typed() -> None:
    app = review_app("profiles/radio.yaml", gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        await pilot.press("slash")
        field = review(app).query_one(Input)
        field.value = "outcome:8"
        await pilot.pause()
        english = screen_text(app).splitlines()[-2]
        assert "`8`" in english
        await pilot.press("f8")
        await settled(pilot)
        assert app.focused is field and field.value == "outcome:8" and field.cursor_position == len("outcome:8")
        japanese = screen_text(app).splitlines()[-2]
        assert "`8`" in japanese and japanese != english, "what is wrong with it"
        field.value = ""
        await pilot.pause()
        assert tell("filter_hint", "ja")[:10] in screen_text(app)


async def test_both_languages_in_the_detail() -> None:
    app = review_app("profiles/radio.yaml", gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        app.set_languages(("en", "ja"))
        await settled(pilot)
        said = "\n".join(one.text for one in review(app).detail.items.items)
        assert "Change the maker" in said and "製造者を変更" in said
        assert "Status" in screen_text(app) and "EN + JA" in screen_text(app)


async def test_the_language_changes_on_home_and_on_the_pages_of_a_review() -> None:
    app = review_app("profiles", gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        home(app).grid.move(1)
        await pilot.press("l")
        await pilot.pause()
        assert "プロファイル 3 件" in screen_text(app) and home(app).grid.row == 1
        home(app).do_open()
        await settled(pilot)
        review(app).do_as_of()
        await settled(pilot)
        assert "日付" in screen_text(app)
        await pilot.press("f8")
        await pilot.pause()
        assert "what changes for this profile" in screen_text(app)
        app.pop_screen()
        await settled(pilot)
        assert "Requirement" in screen_text(app), "what was behind changes when it is seen again"
