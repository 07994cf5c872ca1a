"""Finding profiles: by header, never by luck."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from stdcheck.discovery import find_profiles, peek

HEADER = "stdcheck: 1\nkind: gadget\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (HEADER, "gadget"),
        ("# comment\n\n---\nkind: gadget   # what it is\nstdcheck: 1\n", "gadget"),
        ('stdcheck: 1\r\nkind: "gadget"\r\n', "gadget"),
        ("\ufeffstdcheck: 1\nkind: 'gadget'\n", "gadget"),
        ("stdcheck: 2\nkind: gadget\n", "gadget"),
        ("stdcheck : 1\nkind : gadget\n", "gadget"),
        ("stdcheck: 1\nkind: [gadget]\n", None),
        ("stdcheck: 1\nkind:\n  gadget\n", None),
        (HEADER + "facts: [\n", "gadget"),
    ],
)
def test_a_profile_is_known_by_its_first_lines(here: Path, text: str, kind: str | None) -> None:
    (here / "p.yaml").write_text(text, "utf-8", newline="")
    found = peek(Path("p.yaml"), "p.yaml")
    assert found is not None and found.kind == kind


@pytest.mark.parametrize(
    "text", ["", "kind: gadget\n", "stdcheck: 1\n", "pack: stdcheck\n", "a:\n  stdcheck: 1\n  kind: x\n"]
)
def test_any_other_yaml_is_left_alone(here: Path, text: str) -> None:
    (here / "p.yaml").write_text(text)
    assert peek(Path("p.yaml"), "p.yaml") is None
    assert find_profiles(["."]).files == ()


def test_a_named_file_is_checked_whatever_it_holds(here: Path) -> None:
    (here / "p.txt").write_text("nothing")
    assert [file.shown_as for file in find_profiles(["p.txt", "absent.yaml"]).files] == ["absent.yaml", "p.txt"]


def test_paths_are_shown_as_given_with_slashes(here: Path) -> None:
    (here / "a").mkdir()
    (here / "a" / "p.yml").write_text(HEADER)
    assert [file.shown_as for file in find_profiles([]).files] == ["a/p.yml"]
    assert [file.shown_as for file in find_profiles([str(here)]).files] == [(here / "a" / "p.yml").as_posix()]


def test_registers_are_no_profiles(here: Path) -> None:
    (here / "r.yaml").write_text("stdcheck: 1\nkind: register\n")
    assert find_profiles(["."]).files == ()


def test_a_folder_that_may_not_be_read_is_named(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "closed").mkdir()
    (here / "p.yaml").write_text(HEADER)
    scandir = os.scandir

    def deny(path: str) -> object:
        if os.fspath(path).endswith("closed"):
            raise PermissionError(13, "no", os.fspath(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", deny)
    found = find_profiles(["."])
    assert [file.shown_as for file in found.files] == ["p.yaml"]
    assert [Path(path).name for path in found.closed] == ["closed"]


def test_a_file_that_may_not_be_read_counts_as_one_to_check(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "p.yaml").write_text("x")

    def deny(*args: object, **kwargs: object) -> object:
        raise PermissionError

    monkeypatch.setattr(Path, "open", deny)
    assert [file.shown_as for file in find_profiles(["."]).files] == ["p.yaml"]


def test_a_register_finds_users_whose_use_stands_at_the_end_of_a_long_file(here: Path) -> None:
    (here / "r.yaml").write_text("stdcheck: 1\nkind: register\n")
    filler = "".join(f"  k{n}: some text to fill the file\n" for n in range(2000))
    (here / "p.yaml").write_text(f"{HEADER}facts:\n{filler}use: [r.yaml]\n")
    assert [file.shown_as for file in find_profiles(["r.yaml"]).files] == ["p.yaml"]


def test_registers_that_use_each_other_in_a_circle_end(here: Path) -> None:
    (here / "r.yaml").write_text("stdcheck: 1\nkind: register\nuse: [s.yaml]\n")
    (here / "s.yaml").write_text("stdcheck: 1\nkind: register\nuse: [r.yaml]\n")
    (here / "p.yaml").write_text(f"{HEADER}use: [s.yaml]\n")
    assert [file.shown_as for file in find_profiles(["r.yaml"]).files] == ["p.yaml"]
