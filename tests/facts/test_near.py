"""Did you mean: good among few names and among many, and never slow."""

from __future__ import annotations

import difflib

import pytest

from stdcheck.facts import near as module
from stdcheck.facts.near import Names, near

MANY = [f"supplier-{n:05}" for n in range(20_000)] + ["telematics-unit", "第二電子株式会社"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("organized_in", "organised_in"),
        ("ORGANISED_IN", "organised_in"),
        ("ｋｉｎｄ", "kind"),
        ("kinds", "kind"),
    ],
)
def test_few_names(word: str, expected: str) -> None:
    assert near(word, ["organised_in", "kind", "name"]) == expected


def test_nothing_like_it_lists_what_there_is() -> None:
    assert near("zzz", ["kind", "name"]) == "kind, name"
    assert near("zzz", [f"n{n:02}" for n in range(20)]).endswith("n11, ...")
    assert near("zzz", []) == "-"


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("telematic-unit", "telematics-unit"),
        ("xtelematics-unit", "telematics-unit"),
        ("telematics-unitx", "telematics-unit"),
        ("第二電子株式会", "第二電子株式会社"),
        ("suplier-00017", "supplier-00017"),
    ],
)
def test_many_names(word: str, expected: str) -> None:
    assert Names(MANY).close(word)[0] == expected


def test_the_work_does_not_grow_with_the_names(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []
    original = difflib.get_close_matches

    def counting(word: str, names: list[str], n: int, cutoff: float) -> list[str]:
        compared.append(len(names))
        return original(word, names, n=n, cutoff=cutoff)

    monkeypatch.setattr(module.difflib, "get_close_matches", counting)
    names = Names(MANY)
    for n in range(50):
        names.near(f"suplier-{n}")
    assert max(compared) <= 24


def test_endless_words_are_not_compared() -> None:
    assert Names(["a" * 5000]).close("a" * 5001) == []
