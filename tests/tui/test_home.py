"""Home: a row for every file, those that cannot be read with their place, and the way into a Review."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdcheck.tui.screens.review import Review
from stdcheck.tui.worker import messages
from tests.tui.driving import review_app, running, screen_text, settled
from tests.tui.shelf import by_hand, hand, home, put, review, robot, shelf


def row_of(text: str, name: str) -> str:
    (row,) = (line for line in text.splitlines() if line[2:].startswith(name))
    return row


@pytest.mark.parametrize("size", [(120, 32), (80, 24), (50, 20)])
async def test_home_lists_unreadable_file_with_position(
    size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf(tmp_path, monkeypatch, "broken.yaml", "radio.yaml")
    app = review_app("profiles", gadgets=True)
    async with running(app, size) as pilot:
        await settled(pilot)
        text = screen_text(app)
        assert "unreadable 8:5 " in row_of(text, "broken.yaml")
        assert "IMPORT PROHIBITED" in row_of(text, "radio.yaml")
        assert "1 unreadable" in text.splitlines()[1]


async def test_an_unreadable_file_cannot_be_opened_but_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf(tmp_path, monkeypatch, "broken.yaml", "radio.yaml")
    app = review_app("profiles", gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        assert home(app).rows[home(app).grid.row].name == "broken.yaml"
        await pilot.press("enter")
        await pilot.pause()
        home(app)
        *_, said, _ = screen_text(app).splitlines()
        assert "unreadable 8:5 " in said and "manual_in_local_language" in said


async def test_enter_opens_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf(tmp_path, monkeypatch, "broken.yaml", "lamp.yaml", "radio.yaml")
    app = review_app("profiles", gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        await pilot.press("end", "enter")
        await settled(pilot)
        assert review(app).file.shown_as == "profiles/radio.yaml"
        assert "Kitchen radio" in screen_text(app).splitlines()[0]
        assert review(app).report is not None and app.focused is review(app).grid
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert home(app).rows[home(app).grid.row].name == "radio.yaml", "the cursor is where it was"


async def test_a_single_file_is_opened_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf(tmp_path, monkeypatch, "lamp.yaml", "radio.yaml")
    app = review_app("profiles/lamp.yaml", gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        assert review(app).file.shown_as == "profiles/lamp.yaml"
        review(app).do_back()
        review(app).do_back()
        await settled(pilot)
        assert "lamp.yaml" in screen_text(app)
        home(app)


async def test_a_single_file_that_cannot_be_read_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf(tmp_path, monkeypatch, "broken.yaml")
    app = review_app("profiles/broken.yaml", gadgets=True)
    async with running(app, (80, 24)) as pilot:
        await settled(pilot)
        assert "unreadable 8:5 " in screen_text(app) and not review(app).rows
        app.watch_files()
        put(tmp_path, "broken.yaml", robot(1))
        app.watch_files()
        await pilot.pause()
        assert "has changed on disk" in screen_text(app)
        app.do_reload()
        await settled(pilot)
        assert len(review(app).rows) == 2


async def test_a_folder_without_profiles_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf(tmp_path, monkeypatch)
    app = review_app("profiles", gadgets=True)
    async with running(app, (80, 24)) as pilot:
        await settled(pilot)
        assert "no profile found here" in screen_text(app) and "Profiles: 0" in screen_text(app)
        await pilot.press("enter", "down")
        home(app)


async def test_a_file_that_waits_can_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf(tmp_path, monkeypatch, "lamp.yaml", "radio.yaml")
    app = by_hand("profiles")
    async with running(app) as pilot:
        await pilot.pause()
        assert "waiting ..." in row_of(screen_text(app), "radio.yaml")
        assert "2 still to be evaluated" in screen_text(app)
        home(app).grid.move(1)
        home(app).do_open()
        await pilot.pause()
        assert isinstance(app.screen, Review)
        hand(app).answer(messages.Open)
        await pilot.pause()
        assert "Findings 4 of 7" in screen_text(app)


async def test_300_profiles_scroll(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf(tmp_path, monkeypatch)
    for n in range(300):
        put(tmp_path, f"robot{n:03}.yaml", robot(0))
    app = by_hand("profiles")
    async with running(app, (80, 24)) as pilot:
        await pilot.pause()
        assert "Profiles: 300" in screen_text(app) and "robot000.yaml" in screen_text(app)
        await pilot.press("end")
        await pilot.pause()
        text = screen_text(app)
        assert row_of(text, "robot299.yaml").startswith("> ")
        assert "robot000.yaml" not in text and "Profile " in text, "the titles stay"
        await pilot.press("pageup", "k")
        await pilot.pause()
        here = home(app).grid.row
        assert here < 290 and row_of(screen_text(app), f"robot{here:03}.yaml").startswith("> ")
        home(app).grid.move(0)
        await pilot.pause()
        assert row_of(screen_text(app), "robot000.yaml").startswith("> ")


async def test_the_filter_of_home_and_esc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf(tmp_path, monkeypatch, "broken.yaml", "lamp.yaml", "radio.yaml")
    app = review_app("profiles", gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"BROK", "enter")
        await pilot.pause()
        assert [row.name for row in home(app).rows] == ["broken.yaml"]
        assert "filter: BROK" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert [row.name for row in home(app).rows] == ["broken.yaml", "lamp.yaml", "radio.yaml"]
        await pilot.press("escape")
        await pilot.pause()
        assert app.is_running and len(home(app).rows) == 3, "there is nothing behind Home"


async def test_a_file_that_changes_while_home_is_shown_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf(tmp_path, monkeypatch, "lamp.yaml", "radio.yaml")
    app = review_app("profiles", gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        app.watch_files()
        assert "changed on disk" not in screen_text(app)
        path = Path("profiles/lamp.yaml")
        path.write_text(path.read_text("utf-8").replace("Desk lamp", "Table lamp"), "utf-8")
        app.watch_files()
        await pilot.pause()
        text = screen_text(app)
        assert "1 changed on disk (F5)" in text.splitlines()[1]
        assert "lamp.yaml has changed on disk" in text.splitlines()[-2]
        await pilot.press("down")
        await pilot.pause()
        assert "has changed on disk" not in screen_text(app)
