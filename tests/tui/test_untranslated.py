"""In Japanese no screen shows an English word: every word of Latin letters is an id, a key, or in the list below."""

from __future__ import annotations

import re
from collections.abc import Set
from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input

from stdcheck.tui.app import ReviewApp
from stdcheck.tui.screens.source import Source
from stdcheck.tui.widgets.detail import TABS
from stdcheck.tui.worker import messages
from tests.tui.driving import review_app, running, screen_text, settled
from tests.tui.shelf import BROKEN, by_hand, hand, home, put, review, shelf

PROFILE = """\
stdcheck: 1
kind: gadget
id: radio-1
title: {en: ラジオ, ja: ラジオ}
facts:
  gadget:
    name: ラジオ
    first_sale_on: 2026-11-01
    registered_on: {none: 未登録}
    manual_in_local_language: true
  makers:
    s1: {name: 第一電子, organised_in: AQ}
    s2: {name: 第二電子, organised_in: JP}
  parts:
    p1: {name: 筐体, makers: [s1], makers_complete: true, import_date: 2028-05-01, licence_granted: false}
    p2: {name: 電源, makers: [s2], makers_complete: true, import_date: 2028-05-01}
    p3: {name: 基板, makers: [s1], makers_complete: true, import_date: 2028-06-01, model_year: 2031, licence_granted: false}
    p4: {name: つまみ, makers: [s1], makers_complete: true, import_date: 2028-06-01, model_year: {none: 年式なし}, licence_granted: false}
    p5: {name: 電池, makers: [s1], import_date: 2028, model_year: {gte: 2029}}
  parts_complete: true
"""
KEYS = {"Enter", "Esc", "Tab", "Space", "Left", "Right", "PgUp", "PgDn", "Home", "End"}
ALLOWED = KEYS | {
    "stdcheck",
    "URL",
    "English",  # the key that leads to it
    "gadget", "makers", "parts", "maker", "unit", "part",  # kinds and entities, as a profile writes them
    "AQ", "JP",  # countries, as a profile writes them
    "Parliament", "of", "Freedonia",  # a publisher, told in its own language
    "YYYY", "MM", "DD",  # how a date is written
    "ID",
}  # fmt: skip
CONDITIONS = {"in", "list", "true", "false", "before", "lt"}
"""Signs of the rule language: a proof shows the conditions of a rule as the pack states them."""
TO_WRITE = {"provenance", "by", "reason"}
"""Keys that a profile lacks."""
FILTERS = {
    "word", "outcome", "pack", "rule", "fact", "subject", "due", "cause", "verified", "changed", "none", "yes", "gap",
    "judgement", "evidence", "law",
}  # fmt: skip
"""What is typed in a filter."""
LABELS = {"ERROR", "GAP", "UNDETERMINED", "JUDGEMENT", "DUE", "EXEMPT", "CLEAR", "PASS"}
"""The help gives the outcomes in both languages."""
TERM = re.compile(r"[-\w]+(?::|<=?|>=?)[\w*/.,-]+|\"[^\"]*\"")
"""Terms of a filter are written in the same way in both languages."""
WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-_./*][A-Za-z0-9*]+)*/?")


def english(text: str) -> list[str]:
    """Words of Latin letters that are neither ids (with `-`, `_`, `.`, `/` or a digit in them) nor allowed."""
    words = WORD.findall(TERM.sub(" ", text.replace("...", " ")))
    plain = [word for word in words if len(word) > 1 and re.fullmatch("[A-Za-z]+", word)]
    return [word for word in plain if word not in ALLOWED]


def test_english_words_are_found_and_ids_are_not() -> None:
    assert english("判定 results 4/7 件 outcome:gap,due gadget-act/part-import makers.s1.name F8 日本語") == ["results"]
    assert english("line 7 of profiles/radio.yaml:12:3 due<2027-04-01 Not on sale") == ["line", "Not", "on", "sale"]


class Walk:
    """Screens seen, with what is not in Japanese on each of them."""

    def __init__(self, app: ReviewApp) -> None:
        self.app = app
        self.found: dict[str, list[str]] = {}

    def look(self, name: str, allowed: Set[str] = frozenset()) -> None:
        """Ids of rules may be plain words, and the tab Law shows the title of a rule in both languages."""
        text = screen_text(self.app)
        rules = [rule for report in self.app.session.reports.values() for rule in report.info.rules.values()]
        for rule in rules:
            text = text.replace(rule.title["en"], " ")
        ids = {rule.id.partition("/")[2] for rule in rules}
        words = [word for word in english(text) if word not in ids | allowed]
        if words:
            self.found[name] = words


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf(tmp_path, monkeypatch)
    put(tmp_path, "broken.yaml", BROKEN)
    put(tmp_path, "radio.yaml", PROFILE)


async def test_no_screen_has_untranslated_text() -> None:
    app = review_app("profiles", lang="ja", gadgets=True)
    walk = Walk(app)
    async with running(app, (160, 70)) as pilot:
        await settled(pilot)
        for row in range(2):
            home(app).grid.move(row)
            await pilot.pause()
            walk.look(f"Home, row {row}")
        await pages_of_home(app, walk, pilot)
        app.open(app.session.files[1])
        await settled(pilot)
        screen = review(app)
        screen.set_filter("")
        assert {one.outcome.value for one in screen.report.findings} >= {  # type: ignore[union-attr]
            "gap", "undetermined", "judgement", "due", "exempt", "pass"
        }  # fmt: skip
        for row in range(len(screen.rows)):
            screen.grid.move(row)
            await settled(pilot)
            for tab in TABS:
                screen.detail.turn(tab)
                screen.detail.unfold_all()
                await pilot.pause()
                walk.look(f"{screen.rows[row]} {tab}", CONDITIONS | TO_WRITE if tab == "why" else set())
        screen.go_to(date(2027, 1, 1))
        await settled(pilot)
        screen.set_filter("changed")
        await settled(pilot)
        screen.detail.turn("facts")
        await settled(pilot)
        walk.look("another day", {"changed"})
        screen.do_goto()
        await settled(pilot)
        assert isinstance(app.screen, Source)
        first, *_, bar = screen_text(app).splitlines()
        assert not english(first) and not english(bar), "around the lines of a file"
    assert walk.found == {}


async def pages_of_home(app: ReviewApp, walk: Walk, pilot: object) -> None:
    for name, do in {"help": app.do_help, "commands": app.do_commands, "filter": home(app).do_filter}.items():
        do()
        await settled(pilot)  # type: ignore[arg-type]
        walk.look(f"Home, {name}", LABELS if name == "help" else set())
        if name != "filter":
            app.pop_screen()
    home(app).query_one("FilterBox").close()  # type: ignore[attr-defined]
    await settled(pilot)  # type: ignore[arg-type]


async def test_pages_over_a_review_have_no_untranslated_text() -> None:
    app = review_app("profiles/radio.yaml", lang="ja", gadgets=True)
    walk = Walk(app)
    async with running(app, (160, 70)) as pilot:
        await settled(pilot)
        review(app).detail.turn("law")
        for name, do in {"help": app.do_help, "commands": app.do_commands, "days": review(app).do_as_of}.items():
            do()
            await settled(pilot)
            walk.look(name, LABELS | FILTERS if name == "help" else set())
            if name == "days":
                app.screen.query_one(Input).value = "2"
                await pilot.pause()
                app.screen.do_open()  # type: ignore[attr-defined]
                await pilot.pause()
                walk.look("days, a wrong one")
            if name == "commands":
                app.screen.query_one(Input).value = "8"
                await pilot.pause()
                walk.look("commands, none")
            app.pop_screen()
            await pilot.pause()
        for text in ("", "8:8", "due:8", "outcome:8", "due<8", '"', "verified:8", "cause:8"):
            review(app).do_filter()
            review(app).query_one(Input).value = text
            await pilot.pause()
            walk.look(f"filter {text}", FILTERS)
        await pilot.press("escape")
        for do in (review(app).do_law, review(app).do_copy, review(app).do_earlier):
            app.open_url = lambda url, *, new_tab=True: None  # type: ignore[method-assign]
            do()
            await pilot.pause()
            walk.look(do.__name__)
    assert walk.found == {}


async def test_messages_have_no_untranslated_text() -> None:
    app = by_hand("profiles/radio.yaml")
    app.session.languages = ("ja",)
    walk = Walk(app)
    async with running(app, (160, 30)) as pilot:
        await pilot.pause()
        walk.look("waiting")
        hand(app).deliver(messages.Progress(hand(app).request(messages.Open).number, 42))
        await pilot.pause()
        walk.look("evaluating")
        hand(app).answer(messages.Open)
        await pilot.pause()
        for do in (review(app).do_later, review(app).do_earlier):
            do()
            await pilot.pause()
            walk.look(do.__name__)
        app.changed_files.add("profiles/radio.yaml")
        app.forget_message()
        await pilot.pause()
        walk.look("changed on disk")
        review(app).go_to(date(2027, 1, 1))
        await pilot.pause()
        walk.look("going")
        hand(app).deliver(messages.Failed(hand(app).request(messages.Open, date(2027, 1, 1)).number, "crash-8.txt"))
        await pilot.pause()
        walk.look("failed")
        review(app).stay()
        hand(app).end(1)
        await pilot.pause()
        assert "停止しました" in screen_text(app)
        walk.look("ended")
    assert walk.found == {}
