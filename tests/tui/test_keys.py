"""Keys: every action without a Latin letter, full-width letters, the bar, and the list of commands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Input

from stdcheck.tui.app import ReviewApp
from stdcheck.tui.screens.commands import Commands
from stdcheck.tui.screens.days import Days
from stdcheck.tui.screens.help import Help
from stdcheck.tui.screens.page import Page
from stdcheck.tui.screens.review import Review
from stdcheck.tui.screens.source import Source
from stdcheck.tui.viewmodel.keys import DETAIL, KEYS, shown
from stdcheck.tui.worker import messages
from tests.tui.driving import review_app, running, screen_text, settled
from tests.tui.shelf import by_hand, hand, home, review, shelf

RADIO = "profiles/radio.yaml"
NO_LETTERS = {"enter", "escape", "left", "right", "space", "tab", "ctrl+p", "ctrl+q"}
"""Keys that no input method takes for a letter."""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf(tmp_path, monkeypatch, "lamp.yaml", "radio.yaml")


PAGES: dict[str, Callable[[ReviewApp], object]] = {
    "review": lambda app: None,
    "detail": lambda app: review(app).do_open(),
    "days": lambda app: review(app).do_as_of(),
    "source": lambda app: review(app).do_goto(),
    "help": lambda app: app.do_help(),
    "home": lambda app: app.leave(review(app)),
}


@pytest.mark.parametrize("page", PAGES)
async def test_every_action_reachable_by_fkey_or_palette(page: str) -> None:
    app = review_app(RADIO, gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        PAGES[page](app)
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, Page)
        keys = list(shown(screen.keys_now()))
        named = {command.word for command in app.commands(screen)}
        palette = any(key.id == "commands" for key in keys)
        for key in keys:
            assert hasattr(screen, f"do_{key.id}") or hasattr(app, f"do_{key.id}"), f"{key.id} does nothing"
            by_function = any(name.startswith("f") and name[1:].isdigit() for name in key.keys)
            by_palette = palette and f"help.{key.id}" in named
            assert by_function or by_palette or NO_LETTERS & set(key.keys), f"{key.id} needs a letter"


@pytest.mark.parametrize("page", ["home", "detail", "days"])
async def test_every_command_runs(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    app = review_app(RADIO, gadgets=True)
    monkeypatch.setattr(app, "open_url", lambda url: None)
    async with running(app) as pilot:
        await settled(pilot)
        PAGES[page](app)
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, Page)
        words = [command.word for command in app.commands(screen) if command.word != "help.quit"]
        for word in words:
            if app.screen is not screen:
                while len(app.screen_stack) > 2:
                    app.pop_screen()
                app.open(app.session.files[0])
                await pilot.pause()
                PAGES[page](app)
                await pilot.pause()
                screen = app.screen
            assert isinstance(screen, Page)
            (command,) = (one for one in app.commands(screen) if one.word == word)
            command.run()
            await pilot.pause()
            assert app.is_running, word


async def test_every_command_runs_while_a_report_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    app = by_hand(RADIO)
    monkeypatch.setattr(app, "open_url", lambda url: None)
    async with running(app) as pilot:
        await pilot.pause()
        screen = review(app)
        for command in app.commands(screen):
            if command.word in ("help.quit", "help.back"):
                continue
            command.run()
            await pilot.pause()
            while app.screen is not screen:
                app.pop_screen()
                await pilot.pause()
        assert app.is_running and screen.report is None
        hand(app).answer(messages.Open)
        await pilot.pause()
        assert screen.report is not None


@pytest.mark.parametrize("windows", [True, False])
async def test_the_page_of_the_law_is_opened_where_there_are_windows_and_told_anyway(
    windows: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":0" if windows else "")
    app = review_app(RADIO, gadgets=True)
    opened: list[str] = []
    monkeypatch.setattr(app, "open_url", opened.append)
    async with running(app) as pilot:
        await settled(pilot)
        await pilot.press("o")
        await pilot.pause()
        assert "law: https://law.example/gadgets" in screen_text(app)
        assert opened == (["https://law.example/gadgets"] if windows else [])


def test_no_key_stands_for_two_things_on_one_screen() -> None:
    for page in {name for key in KEYS for name in key.screens}:
        keys = [name for key in shown(page) for name in key.keys]
        assert len(keys) == len(set(keys)), page


async def test_a_command_is_found_by_name_in_either_language_and_run() -> None:
    app = review_app(RADIO, gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert isinstance(app.screen, Commands)
        app.screen.query_one(Input).value = "表示：全件"
        await pilot.pause()
        assert [row.word for row in app.screen.rows] == ["cmd.every"]
        app.screen.query_one(Input).value = "view everything"
        await pilot.pause()
        assert [row.word for row in app.screen.rows] == ["cmd.every"]
        await pilot.press("enter")
        await pilot.pause()
        assert review(app).filter_text == "" and len(review(app).rows) == 7
        await pilot.press("ctrl+p", "x", "x")
        await pilot.pause()
        assert "no such command" in screen_text(app)
        await pilot.press("enter", "escape")
        await pilot.pause()
        assert isinstance(app.screen, Review)


async def typed(pilot: Pilot[int], character: str) -> None:
    """What a terminal sends for a character (the pilot would give it the name of the key as its character)."""
    pilot.app.post_message(events.Key(_character_to_key(character), character))
    await pilot.pause()
    await pilot.pause(0.06)


async def test_fullwidth_letter_triggers_binding() -> None:
    app = review_app(RADIO, gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        await typed(pilot, "ｊ")
        assert review(app).grid.row == 1
        await typed(pilot, "ｇ")
        assert isinstance(app.screen, Source)
        await pilot.press("escape")
        await typed(pilot, "？")
        assert isinstance(app.screen, Help)
        await pilot.press("escape")
        await typed(pilot, "」")
        await settled(pilot)
        assert app.session.what_if, "the bracket that an input method writes"
        await typed(pilot, "２")
        assert review(app).pack == "gadget-act"
        await typed(pilot, "あ")
        assert app.is_running and app.screen is review(app)
        await typed(pilot, "・")
        field = review(app).query_one("FilterBox Input", Input)
        assert app.focused is field, "the key of the slash"
        field.value = ""
        await typed(pilot, "ｑ")
        assert field.value == "ｑ" and app.is_running, "what is typed is text"


@pytest.mark.parametrize("size", [(109, 30), (110, 30)])
async def test_the_bar_shows_function_keys_below_110_columns(size: tuple[int, int]) -> None:
    app = review_app("profiles", gadgets=True)
    async with running(app, size) as pilot:
        await settled(pilot)
        narrow = size[0] < 110
        for page in ("home", "review"):
            if page == "review":
                app.open(app.session.files[1])
                await settled(pilot)
            bar = screen_text(app).splitlines()[-1].split("  ")
            told = {text.strip() for text in bar}
            assert ("F6 as-of" in told) is narrow and ("t as-of" in told) is not narrow
            assert ("F8 日本語" in told) is narrow and ("l 日本語" in told) is not narrow
            assert "Enter open" in told and ("^q quit" if narrow else "q quit") in told


async def test_keys_follow_the_pane_that_has_the_focus() -> None:
    app = review_app(RADIO, gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        await pilot.press("space")
        assert app.focused is review(app).grid, "nothing to fold in the table"
        await pilot.press("tab")
        await pilot.pause()
        assert review(app).keys_now() == DETAIL and app.focused is review(app).detail.items
        await pilot.press("slash")
        await pilot.pause()
        assert not review(app).query_one("FilterBox").display, "a filter is for the table"
        await pilot.press("tab")
        assert app.focused is review(app).grid
        await pilot.press("right")
        assert review(app).detail.tab == "facts"
        await pilot.press("left", "left")
        assert review(app).detail.tab == "ownership"


async def test_a_digit_in_days_begins_to_write_a_day() -> None:
    app = review_app(RADIO, gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        review(app).do_as_of()
        await settled(pilot)
        assert isinstance(app.screen, Days)
        await typed(pilot, "３")
        assert app.screen.query_one(Input).value == "3"
        await pilot.press("escape")
        await pilot.pause()
        review(app)


async def test_as_of_on_home_asks_for_the_day_of_the_row() -> None:
    app = review_app("profiles", gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        home(app).grid.move(1)
        await pilot.press("f6")
        await settled(pilot)
        assert isinstance(app.screen, Days) and app.screen.of.file.shown_as == RADIO
