"""Keys at random: whatever somebody does, what the screen shows is what an evaluation of its own says of that day."""

from __future__ import annotations

import random
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from stdcheck.checking import Checker, Status
from stdcheck.discovery import ProfileFile
from stdcheck.report.build import profile_report
from stdcheck.report.data import SEVERITY, ProfileReport
from stdcheck.report.summary import summary_of
from stdcheck.rulesets import find_rulesets
from stdcheck.tui.app import ReviewApp
from stdcheck.tui.screens.days import Days
from stdcheck.tui.screens.home import Home
from stdcheck.tui.screens.page import Page
from stdcheck.tui.screens.review import Review
from stdcheck.tui.viewmodel.changes import changes, keyed
from stdcheck.tui.viewmodel.report import OpenReport
from tests.tui.driving import GADGETS, review_app, running, screen_text, settled
from tests.tui.shelf import shelf

KEYS = (
    *("down", "up", "j", "k", "pagedown", "home", "end", "enter", "enter", "escape", "escape", "tab", "left", "right"),
    *("right_square_bracket", "right_square_bracket", "left_square_bracket", "t", "d", "space", "asterisk", "g", "o"),
    *("y", "l", "f5", "f1", "slash", "1", "2", "2", "0", "7", "a", "full_stop", "minus", "backspace", "ctrl+p"),
)
STEPS = 30
SIZES = ((120, 32), (80, 24), (50, 20))


@cache
def evaluated(file: ProfileFile, day: date) -> ProfileReport:
    """A file on a day, as `stdcheck check` evaluates it."""
    checker = Checker(find_rulesets((GADGETS / "rulesets",)), day)
    return profile_report(checker.check(file))


@pytest.mark.parametrize(("seed", "lang"), [(1, "en"), (2, "ja"), (3, "en"), (4, "en")])
async def test_random_keys(seed: int, lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf(tmp_path, monkeypatch, "lamp.yaml", "radio.yaml", "toaster.yaml", "broken.yaml")
    evaluated.cache_clear()
    chance = random.Random(seed)
    app = review_app("profiles", lang=lang, gadgets=True)
    pressed: list[str] = []
    async with running(app, SIZES[seed % len(SIZES)]) as pilot:
        await settled(pilot)
        for _ in range(STEPS):
            for key in chance.choices(KEYS, k=chance.randint(1, 3)):
                pressed.append(key)
                await pilot.press(key)
            await settled(pilot)
            assert app.is_running and app.crash is None, pressed
            try:
                check(app)
            except AssertionError as wrong:
                raise AssertionError(f"after {pressed}: {wrong}\n{screen_text(app)}") from wrong


def check(app: ReviewApp) -> None:
    """What is on the screen against evaluations of their own."""
    page = app.screen
    assert isinstance(page, Page)
    head = "".join(text for text, _ in page.head_lines()[0])
    assert app.session.as_of.isoformat() in head
    assert app.session.as_of.isoformat() in screen_text(app).splitlines()[0], "the header has another day"
    if isinstance(page, Home):
        check_home(page)
    review = page if isinstance(page, Review) else page.of if isinstance(page, Days) else None
    if review is not None and review.report is not None:
        check_review(review, review.report)


def check_home(page: Home) -> None:
    """Every row is of the day in the header."""
    day = page.session.as_of
    for row in page.rows:
        assert row.file is not None
        known, told = page.session.summaries[row.shown_as, day], evaluated(row.file, day)
        assert known.status is told.status
        if told.status is Status.EVALUATED:
            assert said(known) == said(summary_of(told, day))


def said(summary: object) -> object:
    """What the row of a file says."""
    regimes = summary.regimes  # type: ignore[attr-defined]
    return [(one.pack, one.possible, one.open, dict(one.counts)) for one in regimes], summary.next_due  # type: ignore[attr-defined]


def check_review(page: Review, report: OpenReport) -> None:
    """The findings, their counts and verdicts, the marks, the filter, and the finding in the detail."""
    day, told = report.as_of, evaluated(page.file, report.as_of)
    assert page.session.as_of == day
    assert [(f.rule, f.subject, f.outcome, f.possible, f.due) for f in report.findings] == [
        (f.rule, f.subject, f.outcome, f.possible, f.due) for f in told.findings
    ]
    counts = report.counts(None)
    assert {one.value: counts.get(one.value, 0) for one in SEVERITY} == dict(told.counts)
    assert said(report.summary) == said(summary_of(told, day))
    if day != page.session.base:
        before = evaluated(page.file, page.session.base)
        expected = changes(before.findings, told.findings)
        assert dict(report.changed) == dict(expected), "marks against another day"
    keys = [key for key, _ in keyed(told.findings)]
    assert page.rows == report.select(page.pack, page.filter)
    shown = page.detail.shown
    if not page.rows:
        assert shown is None
        return
    row = page.rows[page.grid.row]
    assert shown is not None and shown.finding is report.findings[row] and report.key(row) == keys[row]
    if shown.proved is not None:
        proved = shown.proved.finding
        assert (proved.fingerprint, proved.outcome, proved.possible) == (
            shown.finding.fingerprint,
            shown.finding.outcome,
            shown.finding.possible,
        ), "a proof of another finding or day"
