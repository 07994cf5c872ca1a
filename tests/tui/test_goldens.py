"""Whole screens as text, beside this file in `goldens`: a made-up law, short paths, one day."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdcheck.report.wording import Language
from tests.goldens import check_golden
from tests.tui.driving import review_app, running, screen_text, settled
from tests.tui.shelf import review, shelf

HERE = Path(__file__).parent / "goldens"
SIZES = [(120, 32), (80, 24), (50, 20)]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf(tmp_path, monkeypatch, "broken.yaml", "lamp.yaml", "radio.yaml", "toaster.yaml")


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("size", SIZES)
async def test_home_and_review(size: tuple[int, int], lang: Language) -> None:
    app = review_app("profiles", lang=lang, gadgets=True)
    name = f"{size[0]}x{size[1]}.{lang}.txt"
    async with running(app, size) as pilot:
        await settled(pilot)
        shown = screen_text(app)
        app.open(app.session.files[2])
        await settled(pilot)
        in_review = screen_text(app)
    check_golden(HERE / f"home.{name}", shown)
    check_golden(HERE / f"review.{name}", in_review)


@pytest.mark.parametrize("lang", ["en", "ja"])
async def test_help_and_days(lang: Language) -> None:
    app = review_app("profiles/radio.yaml", lang=lang, gadgets=True)
    name = f"80x24.{lang}.txt"
    async with running(app, (80, 24)) as pilot:
        await settled(pilot)
        app.do_help()
        await settled(pilot)
        in_help = screen_text(app)
        app.pop_screen()
        review(app).do_as_of()
        await settled(pilot)
        in_days = screen_text(app)
    check_golden(HERE / f"help.{name}", in_help)
    check_golden(HERE / f"days.{name}", in_days)
