"""The rows of Home: nothing given is hidden, faults have their place, words find rows, the next date is the first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from stdcheck.discovery import ProfileFile, find_profiles
from stdcheck.report.wording import LANGUAGES
from stdcheck.tui.viewmodel.home import folder_of, home_cells, home_columns, home_rows, home_title
from stdcheck.tui.viewmodel.session import Session
from stdcheck.tui.worker import messages
from stdcheck.tui.worker.messages import Reply, Request, Stop
from tests.tui.served import AS_OF, GADGETS, serve

TWICE = """\
stdcheck: 1
kind: gadget
id: broken-1
facts:
  gadget:
    manual_in_local_language: true
    manual_in_local_language: false
"""
OTHER_KIND = "stdcheck: 1\nkind: widget\nid: widget-1\nfacts: {}\n"


class Home:
    """A session on these files; what it asks is answered when told so."""

    def __init__(self, folder: Path, *names: str, closed: Sequence[str] = ()) -> None:
        self.sent: list[Request | Stop] = []
        files = [ProfileFile(folder / name, name, "gadget") for name in names]
        self.session = Session(files, AS_OF, AS_OF, ("en",), self.sent.append, closed=closed)
        self.session.summarize_all()

    def answer(self, *kinds: type[Reply]) -> None:
        """Replies to everything that was asked, only of these kinds where any are given."""
        requests = [request for request in self.sent if isinstance(request, Request)]
        for reply in serve(*requests):
            if not kinds or isinstance(reply, kinds):
                self.session.take(reply)

    def rows(self, words: str = "") -> dict[str, str]:
        """Name of a row -> the texts of its cells."""
        rows = home_rows(self.session, words)
        return {row.shown_as: " | ".join(text for text, _ in home_cells(row, self.session)) for row in rows}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "registers").mkdir()
    (tmp_path / "p").mkdir()
    makers = (GADGETS / "registers" / "makers.yaml").read_bytes()
    (tmp_path / "registers" / "makers.yaml").write_bytes(makers)
    for name in ("radio.yaml", "lamp.yaml", "toaster.yaml"):
        (tmp_path / "p" / name).write_bytes((GADGETS / "profiles" / name).read_bytes())
    (tmp_path / "p" / "broken.yaml").write_text(TWICE, encoding="utf-8")
    (tmp_path / "p" / "widget.yaml").write_text(OTHER_KIND, encoding="utf-8")
    return tmp_path / "p"


@pytest.fixture
def home(folder: Path) -> Home:
    one = Home(folder, "broken.yaml", "lamp.yaml", "radio.yaml", "toaster.yaml", "widget.yaml", closed=["locked"])
    one.answer()
    return one


def test_home_lists_unreadable_file_with_position(home: Home) -> None:
    assert home.rows()["broken.yaml"].startswith("broken.yaml | gadget | unreadable 7:5 ")
    assert "manual_in_local_language" in home.rows()["broken.yaml"]
    home.session.languages = ("ja",)
    assert home.rows()["broken.yaml"].startswith("broken.yaml | gadget | 読取不可 7:5 ")


def test_a_missing_file_and_an_error_in_another_file_say_where(folder: Path) -> None:
    home = Home(folder, "gone.yaml", "lamp.yaml", "radio.yaml")
    with (folder.parent / "registers" / "makers.yaml").open("a", encoding="utf-8") as stream:
        stream.write("nonsense: 1\n")
    home.answer()
    assert "unreadable 1:1 " in home.rows()["gone.yaml"]
    assert "unreadable" in home.rows()["lamp.yaml"] and "registers/makers.yaml:" in home.rows()["lamp.yaml"]


def test_a_kind_without_a_pack_and_a_closed_folder_have_rows(home: Home) -> None:
    assert home.rows()["widget.yaml"] == "widget.yaml | gadget | no pack for this kind"
    assert home.rows()["locked"] == "locked | ? | cannot be opened"
    assert list(home.rows()) == ["broken.yaml", "lamp.yaml", "radio.yaml", "toaster.yaml", "widget.yaml", "locked"]


def test_an_evaluated_file_has_its_verdict_and_its_counts_worst_first(home: Home) -> None:
    cells = home.rows()["radio.yaml"].split(" | ")
    assert cells[2].endswith("1 GAP, 1 UNDET, 1 JUDGE, 1 DUE")
    assert "GAP" not in home.rows()["lamp.yaml"].split(" | ")[2]


def test_every_row_has_a_column_for_each_cell(home: Home) -> None:
    rows = home_rows(home.session)
    for cells in (40, 80, 120):
        columns = home_columns(home.session, rows, cells)
        assert [column.widest for column in columns].count(None) == 1
        for row in rows:
            assert len(home_cells(row, home.session)) <= len(columns)


def test_a_row_waits_then_tells_how_far_it_is_then_its_fault(folder: Path) -> None:
    home = Home(folder, "lamp.yaml")
    assert home.rows()["lamp.yaml"] == "lamp.yaml | gadget | waiting ..."
    (summarize, _) = home.sent
    home.session.take(messages.Progress(summarize.number, 250))
    assert home.rows()["lamp.yaml"] == "lamp.yaml | gadget | evaluating: 250 results ..."
    home.session.take(messages.Failed(summarize.number, "crash.txt"))
    assert "crash.txt" in home.rows()["lamp.yaml"]


def test_the_title_counts_what_is_unreadable_and_what_still_waits(folder: Path, home: Home) -> None:
    assert "".join(text for text, _ in home_title(home.session)) == "Profiles: 5, 2 unreadable"
    waiting = Home(folder, "lamp.yaml", "radio.yaml")
    assert "".join(text for text, _ in home_title(waiting.session)) == "Profiles: 2   2 still to be evaluated"


def test_words_find_rows_whatever_the_language_shown(home: Home) -> None:
    for lang in LANGUAGES:
        home.session.languages = (lang,)
        for words, names in {
            "": ["broken.yaml", "lamp.yaml", "radio.yaml", "toaster.yaml", "widget.yaml", "locked"],
            "RADIO": ["radio.yaml"],
            "kitchen": ["radio.yaml"],
            "キッチン": ["radio.yaml"],
            "ｷｯﾁﾝ": ["radio.yaml"],
            "卓上ランプ": ["lamp.yaml"],
            "desk gadget": ["lamp.yaml"],
            "unreadable": ["broken.yaml"],
            "読取不可": ["broken.yaml"],
            "no pack": ["widget.yaml"],
            "該当パック": ["widget.yaml"],
            "lock": ["locked"],
            "desk kitchen": [],
        }.items():
            assert list(home.rows(words)) == names, (lang, words)


def test_words_find_a_verdict_in_both_languages(home: Home) -> None:
    summary = home.session.summaries["radio.yaml", AS_OF]
    (regime,) = summary.regimes
    assert regime.possible, "the pack has a verdict"
    for lang in LANGUAGES:
        title = regime.possible[0][1][lang]
        assert "radio.yaml" in home.rows(title), title


def test_the_next_date_is_the_first_of_what_is_due_and_what_changes(home: Home) -> None:
    at = ("radio.yaml", AS_OF)
    due, change = home.session.summaries[at].next_due, home.session.next_dates[at]
    assert due is not None and change is not None
    for first, second in ((due, change), (date(2026, 12, 1), change), (due, date(2026, 12, 2)), (None, change)):
        home.session.summaries[at] = replace(home.session.summaries[at], next_due=first)
        home.session.next_dates[at] = second
        expected = min(day for day in (first, second) if day is not None)
        assert home.rows()["radio.yaml"].endswith(f" | {expected}")
    home.session.next_dates[at] = None
    assert home.rows()["radio.yaml"].endswith(" | -")
    home.session.moving.add(at)
    assert home.rows()["radio.yaml"].endswith(" | every day"), "something does change, only not on one day"
    home.session.moving.clear()
    home.session.summaries[at] = replace(home.session.summaries[at], next_due=due)
    del home.session.next_dates[at]
    assert home.rows()["radio.yaml"].endswith(" | ..."), "something may change before that is due"
    home.session.failures[at] = "crash.txt"
    assert home.rows()["radio.yaml"].endswith(" | ?"), "nobody looks for it any more"


def test_what_is_found_in_a_folder_has_rows(folder: Path) -> None:
    found = find_profiles([str(folder)])
    session = Session(found.files, AS_OF, AS_OF, ("en",), lambda request: None, closed=found.closed)
    assert [Path(row.shown_as).name for row in home_rows(session)] == [
        "broken.yaml",
        "lamp.yaml",
        "radio.yaml",
        "toaster.yaml",
        "widget.yaml",
    ]


@pytest.mark.parametrize(
    ("paths", "closed", "folder", "names"),
    [
        (["a/b/x.yaml", "a/b/c/y.yaml"], [], "a/b", ["x.yaml", "c/y.yaml"]),
        (["a/b/x.yaml", "a/bc/y.yaml"], [], "a", ["b/x.yaml", "bc/y.yaml"]),
        (["/a/x.yaml", "/b/y.yaml"], [], "", ["/a/x.yaml", "/b/y.yaml"]),
        (["x.yaml", "a/y.yaml"], [], "", ["x.yaml", "a/y.yaml"]),
        (["a/x.yaml"], ["a/locked"], "a", ["x.yaml", "locked"]),
        (["a/x.yaml"], [], "", ["a/x.yaml"]),
        ([], [], "", []),
        (["a/x.yaml", "a/\x1b[31m.yaml"], [], "a", ["x.yaml", "\\x1b[31m.yaml"]),
    ],
)
def test_names_are_told_below_the_folder_of_all(
    paths: list[str], closed: list[str], folder: str, names: list[str]
) -> None:
    files = [ProfileFile(Path(path), path, "gadget") for path in paths]
    session = Session(files, AS_OF, AS_OF, ("en",), lambda request: None, closed=closed)
    assert folder_of(session) == folder
    assert [row.name for row in home_rows(session)] == names
