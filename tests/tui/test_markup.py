"""What stands in a profile is shown as it stands: Textual and Rich would take brackets for markup, and crash on some."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Input

import stdcheck.tui
from stdcheck.tui.app import ReviewApp
from tests.tui.driving import GADGETS, review_app, running, screen_text, settled
from tests.tui.shelf import home, review

STRINGS = ("[red]x[/]", "a[/b]", "[1]")
PROFILE = """\
stdcheck: 1
kind: gadget
id: marked-1
title: {en: "[red]x[/] a[/b] [1]", ja: "[red]x[/] a[/b] [1]"}
use: [../../registers/makers.yaml]
facts:
  gadget:
    first_sale_on: {none: "a[/b]"}
    manual_in_local_language: true
    safe: true
  parts:
    one: {name: "[red]x[/]", makers: [s1], makers_complete: true, import_date: 2028-06-01, model_year: {none: "[1]"}}
    two: {name: "a[/b]", makers: [s1], makers_complete: true, import_date: 2028-06-01, licence_granted: false}
    three: {name: "[1]", makers: [s1], makers_complete: true, import_date: 2028-06-01, licence_granted: false}
  parts_complete: true
provenance:
  gadget.safe: {by: "[red]x[/]", stated_on: 2026-11-20, reason: "a[/b]"}
"""
BROKEN = """\
stdcheck: 1
kind: gadget
id: broken-1
title: {en: Broken, ja: 破損}
facts: {gadget: {"[red]x[/] a[/b] [1]": true}}
"""
FOLDER = "[red]x["
NAMES = ("].yaml", "a[1].yaml", "[1].yaml")
"""With the folder, the first one is `[red]x[/].yaml`."""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(GADGETS / "registers", tmp_path / "registers")
    folder = tmp_path / "profiles" / FOLDER
    folder.mkdir(parents=True)
    for name, text in zip(NAMES, (PROFILE, PROFILE, BROKEN), strict=True):
        (folder / name).write_text(text, encoding="utf-8")
    (tmp_path / "profiles" / "other.yaml").write_text("stdcheck: 1\nkind: gadget\nfacts: {}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def shows(app: ReviewApp, *texts: str) -> bool:
    """Fails where one of the texts is not on the screen as it stands."""
    screen = screen_text(app)
    for text in texts:
        assert text in screen, f"{text} is not shown:\n{screen}"
    return True


def marked(app: ReviewApp) -> None:
    """Open `[red]x[/].yaml`."""
    app.open(next(file for file in app.session.files if file.shown_as.endswith("x[/].yaml")))


async def test_markup_in_profile_strings_is_shown_verbatim() -> None:
    app = review_app("profiles", gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        assert shows(app, *(f"{FOLDER}/{name}" for name in NAMES))
        place = next(n for n, row in enumerate(home(app).rows) if row.name.endswith("/[1].yaml"))
        home(app).grid.move(place)
        await pilot.pause()
        assert screen_text(app).splitlines()[-2].count("[red]x[/] a[/b] [1]") == 1, "in the line for messages"
        marked(app)
        await settled(pilot)
        review(app).set_filter("")
        await settled(pilot)
        assert shows(app, "profiles/[red]x[/].yaml", "[red]x[/] a[/b] [1]")
        assert shows(app, *(f"{text}: Import" for text in STRINGS))
        review(app).do_goto()
        await settled(pilot)
        assert shows(app, "profiles/[red]x[/].yaml:", 'title: {en: "[red]x[/] a[/b] [1]"', '{none: "a[/b]"}')


async def test_markup_in_every_tab_of_the_detail_is_shown_verbatim() -> None:
    app = review_app("profiles", gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        marked(app)
        await settled(pilot)
        screen = review(app)
        screen.set_filter("rule:safe-gadget")
        await settled(pilot)
        assert shows(app, "│[red]x[/] a[/b] [1]: "), "the title, where the finding is told"
        screen.detail.turn("facts")
        await settled(pilot)
        assert shows(app, "[red]x[/]", "a[/b]"), "who says so, and why"
        for text in STRINGS:
            screen.set_filter(f'"{text}" rule:part-import')
            screen.detail.turn("why")
            await settled(pilot)
            assert len(screen.rows) == 1 and shows(app, f"│{text}: ")


async def test_markup_in_a_filter_and_its_problem_is_shown_verbatim() -> None:
    app = review_app("profiles", gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        home(app).do_filter()
        home(app).query_one(Input).value = "[1] a[/b]"
        await pilot.pause()
        assert shows(app, "filter: [1] a[/b]")
        await pilot.press("escape")
        marked(app)
        await settled(pilot)
        for text in (*STRINGS, "[/]"):
            review(app).do_filter()
            review(app).query_one(Input).value = text
            await pilot.pause()
            assert shows(app, f"filter: {text} ")
            review(app).query_one(Input).value = f"{text}:x"
            await pilot.pause()
            assert text in screen_text(app).splitlines()[-2], "in the problem"


async def test_markup_in_messages_is_shown_verbatim() -> None:
    app = review_app("profiles", gadgets=True)
    async with running(app) as pilot:
        await settled(pilot)
        marked(app)
        await settled(pilot)
        for text in STRINGS:
            app.say("law_page", url=text)
            await pilot.pause()
            assert shows(app, f"law: {text}")
        app.forget_message()
        app.changed_files.add(review(app).file.shown_as)
        app._show_message()
        await pilot.pause()
        assert shows(app, "profiles/[red]x[/].yaml has changed")
        review(app).do_as_of()
        await settled(pilot)
        app.screen.query_one(Input).value = "[1]"
        await pilot.pause()
        app.screen.do_open()  # type: ignore[attr-defined]
        await pilot.pause()
        assert shows(app, "[1] is no date")


SAFE = {"Text", "Content", "Segment"}
"""What takes a text as it stands."""
WIDGETS = {"Input"}
"""The only widget of Textual's own that is used: others take what they are given for markup."""
TAKING = {"add_row", "add_rows", "add_column", "add_columns", "add_option", "add_options", "notify", "write"}
SHOWN = {"border_title", "border_subtitle", "tooltip", "sub_title", "title", "label"}


def markup_taken(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Places where Textual would read a text as markup."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual.widgets"):
            yield from ((node.lineno, name.name) for name in node.names if name.name not in WIDGETS)
        elif isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            plain = [one for one in (*node.args, *(one.value for one in node.keywords)) if not _safe(one)]
            taking = name in TAKING and plain
            updating = name == "update" and not all(map(_mapping, plain))
            if name in {"Static", "Label", "from_markup"} or taking or updating:
                yield node.lineno, name
        elif isinstance(node, ast.Assign) and not _safe(node.value):
            targets = (one for one in node.targets if isinstance(one, ast.Attribute) and one.attr in SHOWN)
            yield from ((node.lineno, one.attr) for one in targets)


def _safe(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in SAFE


def _mapping(value: ast.expr) -> bool:
    """What a dict is updated with."""
    return isinstance(value, ast.Dict) or (isinstance(value, ast.Call) and "dict" in ast.unparse(value.func))


def test_no_text_can_be_parsed_as_markup() -> None:
    found = [
        f"{path.name}:{line} {name}"
        for path in sorted(Path(stdcheck.tui.__file__).parent.rglob("*.py"))
        for line, name in markup_taken(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        "from textual.widgets import Static",
        "from textual.widgets import Input, Label",
        "Static(name)",
        "table.add_row(name)",
        "table.add_row(Text(a), b)",
        "self.notify(message)",
        "widget.update(name)",
        "pane.border_title = name",
        "pane.border_title = f'{name}'",
        "Text.from_markup(name)",
    ],
)
def test_what_would_be_parsed_as_markup_is_found(code: str) -> None:
    assert list(markup_taken(ast.parse(code)))


@pytest.mark.parametrize(
    "code", ["pane.border_title = Text(name)", "table.add_row(Text(a))", "folds.update(dict.fromkeys(keys))"]
)
def test_what_is_shown_as_it_stands_is_not(code: str) -> None:
    assert not list(markup_taken(ast.parse(code)))
