"""Layouts: two panes side by side, one above the other, one at a time; changing between them keeps the place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.driving import review_app, running, screen_text, settled
from tests.tui.shelf import put, review, robot, shelf

RADIO = "profiles/radio.yaml"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf(tmp_path, monkeypatch, "radio.yaml")
    put(tmp_path, "robot.yaml", robot(30))


def assert_fits(text: str, width: int, height: int) -> None:
    lines = text.splitlines()
    assert len(lines) == height and all(len(line) <= width for line in lines)


async def test_resize_120_to_50_and_back() -> None:
    app = review_app("profiles/robot.yaml", gadgets=True)
    async with running(app, (120, 32)) as pilot:
        await settled(pilot)
        review(app).grid.move(27)
        await settled(pilot)
        key = review(app)._key()
        assert "> UNDET  part-import 部品27" in screen_text(app)
        assert review(app).has_class("-wide") and review(app).detail.display
        await pilot.resize_terminal(50, 20)
        await settled(pilot)
        narrow = screen_text(app)
        assert_fits(narrow, 50, 20)
        assert review(app).single and "Why" not in narrow
        assert "... ─╮" in narrow and "…" not in narrow, "the title is cut by us, not by Textual"
        assert review(app)._key() == key and "\n│> UNDET" in narrow, "the row of the cursor is seen"
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert_fits(screen_text(app), 80, 24)
        assert review(app).has_class("-stacked") and "[Why]" in screen_text(app)
        await pilot.resize_terminal(120, 32)
        await settled(pilot)
        assert review(app)._key() == key and review(app).has_class("-wide")
        assert "> UNDET  part-import 部品27" in screen_text(app) and review(app).detail.display


async def test_resizing_while_in_the_detail_keeps_what_is_read() -> None:
    app = review_app("profiles/robot.yaml", gadgets=True)
    async with running(app, (120, 32)) as pilot:
        await settled(pilot)
        review(app).do_open()
        items = review(app).detail.items
        items.move(6)
        item = items.item
        for size in ((50, 20), (80, 24), (120, 32)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert_fits(screen_text(app), *size)
            assert app.focused is items and items.item == item
            top, seen = items._first[items.at], items.scroll_offset.y
            assert seen <= top < seen + items.size.height, "the item of the cursor is seen"
        review(app).do_back()
        await pilot.pause()
        assert app.focused is review(app).grid


async def test_resizing_behind_another_page_is_seen_when_it_is_left() -> None:
    app = review_app(RADIO, gadgets=True)
    async with running(app, (120, 32)) as pilot:
        await settled(pilot)
        app.do_help()
        await settled(pilot)
        await pilot.resize_terminal(50, 20)
        await settled(pilot)
        assert_fits(screen_text(app), 50, 20)
        app.pop_screen()
        await settled(pilot)
        assert review(app).single and "Why" not in screen_text(app)
        assert_fits(screen_text(app), 50, 20)


@pytest.mark.parametrize("size", [(50, 24), (100, 17)])
async def test_one_pane_at_a_time_enter_goes_in_and_esc_comes_back(size: tuple[int, int]) -> None:
    app = review_app(RADIO, gadgets=True)
    async with running(app, size) as pilot:
        await settled(pilot)
        assert "Status" in screen_text(app) and "Why" not in screen_text(app)
        await pilot.press("down", "enter")
        await settled(pilot)
        text = screen_text(app)
        assert "[Why]" in text and "UNDETERMINED gadget-act/part-import" in text and "Status" not in text
        assert app.focused is review(app).detail.items
        await pilot.press("escape")
        await pilot.pause()
        assert "Status" in screen_text(app) and "Why" not in screen_text(app)
        assert app.focused is review(app).grid and review(app).grid.row == 1


async def test_tab_changes_between_the_panes_when_one_is_shown() -> None:
    app = review_app(RADIO, gadgets=True)
    async with running(app, (50, 20)) as pilot:
        await settled(pilot)
        review(app).do_pane()
        await pilot.pause()
        assert "[Why]" in screen_text(app)
        review(app).do_pane()
        await pilot.pause()
        assert "Status" in screen_text(app)


@pytest.mark.parametrize("size", [(30, 8), (20, 5), (300, 60)])
async def test_no_size_is_a_crash(size: tuple[int, int]) -> None:
    app = review_app("profiles", gadgets=True)
    async with running(app, size) as pilot:
        await settled(pilot)
        app.open(app.session.files[0])
        await settled(pilot)
        review(app).do_open()
        await settled(pilot)
        review(app).do_as_of()
        await settled(pilot)
        assert app.is_running
        assert_fits(screen_text(app), *size)
