"""Reading again, a worker that is gone or slow, a Review that is left: nothing in silence, nothing left behind."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from stdcheck.tui.viewmodel.changes import Direction
from stdcheck.tui.worker import messages
from tests.tui.driving import AS_OF, review_app, running, screen_text, settled
from tests.tui.shelf import by_hand, findings_shown, hand, home, review, shelf

RADIO = "profiles/radio.yaml"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf(tmp_path, monkeypatch, "lamp.yaml", "radio.yaml")


def edit(old: str, new: str, path: str = RADIO) -> None:
    text = Path(path).read_text(encoding="utf-8")
    assert old in text
    Path(path).write_text(text.replace(old, new), encoding="utf-8")


async def test_a_changed_file_is_told_and_reading_it_again_marks_what_changed() -> None:
    app = review_app(RADIO, gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        app.watch_files()
        edit("manual_in_local_language: true", "manual_in_local_language: false")
        edit("registered_on: {none: not yet registered}", "registered_on: 2026-11-20")
        app.watch_files()
        await pilot.pause()
        text = screen_text(app)
        assert f"{RADIO} has changed on disk: F5 reads it again" in text
        assert "Findings 4 of 7" in text and not review(app).report.changed  # type: ignore[union-attr]
        await pilot.press("f5")
        await settled(pilot)
        assert "has changed on disk" not in screen_text(app)
        screen = review(app)
        screen.set_filter("changed")
        await settled(pilot)
        report = screen.report
        assert report is not None
        marked = {report.findings[n].rule: report.change(n) for n in screen.rows}
        assert {rule: one.direction for rule, one in marked.items() if one} == {
            "gadget-act/manual": Direction.WORSE,
            "gadget-act/registration": Direction.BETTER,
        }
        rows = [line for line in screen_text(app).splitlines() if " manual " in line or " registration " in line]
        assert rows[0].startswith("│> ^ GAP") and rows[1].startswith("│  v PASS")
        assert "worse than before: it was PASS" in screen_text(app)


async def test_a_changed_register_is_told_too() -> None:
    app = review_app(RADIO, gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        app.watch_files()
        edit("organised_in: AQ", "organised_in: JP", "registers/makers.yaml")
        app.watch_files()
        await pilot.pause()
        assert "has changed on disk" in screen_text(app)


async def test_a_file_that_changed_before_it_was_opened_is_told() -> None:
    app = review_app("profiles", gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        edit("manual_in_local_language: true", "manual_in_local_language: false")
        app.open(app.session.files[1])
        await settled(pilot)
        app.watch_files()
        await pilot.pause()
        assert "has changed on disk" in screen_text(app), "what is shown was evaluated before"


async def test_a_file_that_was_only_touched_is_not_told() -> None:
    app = review_app(RADIO, gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        app.watch_files()
        Path(RADIO).touch()
        app.watch_files()
        await pilot.pause()
        assert "has changed on disk" not in screen_text(app)


async def test_a_file_that_is_gone_is_told() -> None:
    app = review_app(RADIO, gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        app.watch_files()
        Path(RADIO).unlink()
        app.watch_files()
        await pilot.pause()
        assert "has changed on disk" in screen_text(app)
        app.do_reload()
        await settled(pilot)
        assert app.is_running and not review(app).rows


async def test_a_file_that_is_broken_by_then_says_why_in_the_review() -> None:
    app = review_app(RADIO, gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        edit("kind: gadget", "kind: gadget\nkind: gadget")
        app.do_reload()
        await settled(pilot)
        assert not review(app).rows
        assert "written twice" in screen_text(app), "not an empty table without a word"


async def test_reading_again_keeps_the_cursor_on_its_finding() -> None:
    app = review_app(RADIO, gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        screen = review(app)
        screen.set_filter("")
        screen.grid.move(5)
        key = screen._key()
        app.do_reload()
        await settled(pilot)
        assert screen._key() == key


async def test_reading_again_on_home_evaluates_every_file_again() -> None:
    app = review_app("profiles", gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        edit("licence_granted: false", "licence_granted: true")
        assert "IMPORT PROHIBITED" in screen_text(app)
        await pilot.press("f5")
        await settled(pilot)
        home(app)
        assert "EXEMPT" in screen_text(app) or "IMPORT PROHIBITED" not in screen_text(app)


async def test_a_worker_that_ended_is_told_and_f5_begins_again() -> None:
    app = by_hand("profiles")
    async with running(app) as pilot:
        await pilot.pause()
        hand(app).end(-9)
        await pilot.pause()
        assert "The evaluation has stopped (code -9): F5 begins again" in screen_text(app)
        app.open(app.session.files[1])
        await pilot.pause()
        await pilot.pause(0.06)
        first = hand(app)
        assert "The evaluation has stopped (code -9)" in screen_text(app)
        await pilot.press("f5")
        await pilot.pause()
        assert first.closed and hand(app) is not first
        assert "has stopped" not in screen_text(app)
        hand(app).answer(messages.Open)
        await pilot.pause()
        assert len(findings_shown(review(app))) == 4


async def test_progress_is_told_while_a_review_is_evaluated() -> None:
    app = by_hand(RADIO)
    async with running(app) as pilot:
        await pilot.pause()
        assert "waiting ..." in screen_text(app)
        hand(app).deliver(messages.Progress(hand(app).request(messages.Open).number, 42))
        await pilot.pause()
        assert "evaluating: 42 results ..." in screen_text(app)


async def test_a_review_can_be_left_while_it_is_evaluated() -> None:
    app = by_hand("profiles")
    async with running(app) as pilot:
        app.open(app.session.files[1])
        await pilot.pause()
        replies = hand(app).replies(messages.Open)
        hand(app).deliver(replies[0])
        await pilot.pause()
        review(app).set_filter("")
        await pilot.press("escape")
        await pilot.pause()
        home(app)
        assert messages.Stop(replies[0].number) in hand(app).sent
        for reply in replies[1:]:
            hand(app).deliver(reply)
        await pilot.pause()
        home(app)
        assert (RADIO, AS_OF) not in app.session.reports
        app.open(app.session.files[1])
        await pilot.pause()
        hand(app).answer(messages.Open)
        await pilot.pause()
        assert len(findings_shown(review(app))) == 4


async def test_leaving_the_program_while_it_evaluates_ends_the_worker() -> None:
    app = by_hand(RADIO)
    async with running(app) as pilot:
        await pilot.pause()
        worker = hand(app)
        await pilot.press("q")
    assert worker.closed and app.return_value == 0


async def test_ctrl_c_ends_with_130() -> None:
    app = by_hand(RADIO)
    async with running(app) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+c")
    assert app.return_code == 130


async def test_an_engine_fault_is_told_with_its_report() -> None:
    app = by_hand("profiles")
    async with running(app) as pilot:
        await pilot.pause()
        app.open(app.session.files[1])
        await pilot.pause()
        hand(app).deliver(messages.Failed(hand(app).request(messages.Open).number, "crash-1.txt"))
        await pilot.pause()
        assert "The engine failed; a report without your data: crash-1.txt" in screen_text(app)


async def test_what_is_not_compared_yet_does_not_look_as_if_nothing_had_changed() -> None:
    app, later = by_hand(RADIO), date(2027, 1, 1)
    async with running(app) as pilot:
        await pilot.pause()
        review(app).go_to(later)
        review(app).set_filter("changed")
        hand(app).answer(messages.Open, later)
        await pilot.pause()
        assert findings_shown(review(app)) == []
        said = screen_text(app).splitlines()
        assert said[-2].strip() == "comparing with 2026-11-24 ..."
        assert sum("comparing with 2026-11-24" in line for line in said) == 2, (
            "nor does the table say that nothing is there"
        )
        hand(app).answer(messages.Open)
        await pilot.pause()
        assert len(findings_shown(review(app))) == 1
        assert "comparing" not in screen_text(app)
