"""How long the screen takes for a large report, in time of the processor: a busy machine makes no difference."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from stdcheck.tui.worker import messages
from tests.tui.driving import running, screen_text, until
from tests.tui.shelf import by_hand, hand, many_findings, review, shelf

MANY = 5_000


async def test_5000_findings_first_paint_under_1s(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf(tmp_path, monkeypatch, "radio.yaml")
    app = by_hand("profiles/radio.yaml")
    async with running(app) as pilot:
        *before, done = many_findings(hand(app).replies(messages.Open), MANY)
        begun = time.thread_time()
        for reply in before:
            hand(app).deliver(reply)
        await pilot.pause()
        assert review(app).report is None, "nothing is shown before the report is whole"
        taken = time.thread_time()
        hand(app).deliver(done)
        await until(pilot, lambda: review(app).report)
        await pilot.pause()
        painted = time.thread_time()
        text = screen_text(app)
        assert f" of {MANY}" in text and "│> GAP" in text and "[Why]" in text
        assert painted - taken < 1.0
        assert taken - begun < 1.0, "reading what the worker sends"


async def test_moving_filtering_and_turning_in_5000_findings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fifth of a second of work for each at most."""
    shelf(tmp_path, monkeypatch, "radio.yaml")
    app = by_hand("profiles/radio.yaml")
    async with running(app) as pilot:
        for reply in many_findings(hand(app).replies(messages.Open), MANY):
            hand(app).deliver(reply)
        await until(pilot, lambda: review(app).report)
        await pilot.pause()
        screen = review(app)
        for do in (
            lambda: screen.grid.move(screen.grid.count - 1),
            lambda: screen.set_filter("tuner part"),
            lambda: screen.set_filter(""),
            app.do_language,
        ):
            begun = time.thread_time()
            do()
            await pilot.pause()
            screen_text(app)
            assert time.thread_time() - begun < 0.2
        assert len(screen.rows) == MANY
