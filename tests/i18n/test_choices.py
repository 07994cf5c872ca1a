"""What a hint says of names: the likely ones, or all there are when none looks like the wrong one."""

from __future__ import annotations

import re
from pathlib import Path

from stdcheck.facts.near import near
from stdcheck.i18n import catalogue


def said(word: str, names: list[str], lang: str = "en") -> str:
    return catalogue.hint("pack-unknown-rule", {"name": word, "near": near(word, names)}, lang)


def test_a_likely_name_was_meant() -> None:
    assert said("bam", ["ban", "duty"]) == "Did you mean ban?"
    assert said("bam", ["ban", "duty"], "ja") == "候補：ban"


def test_without_a_likely_name_all_are_listed() -> None:
    assert said("zzz", ["ban", "duty"]) == "One of: ban, duty."
    assert said("zzz", ["ban", "duty"], "ja") == "候補：ban, duty"
    assert said("zzz", [f"a{n:02}" for n in range(20)]).endswith("a11, ...")


def test_every_hint_asks_in_the_same_words() -> None:
    for file in Path(catalogue.__file__).parent.glob("*_problems.py"):
        text = file.read_text(encoding="utf-8")
        assert not re.search(
            r"Did you mean: |Did you mean \{near\}(?!\?)|(?:次のいずれか[^\"]*|既存)：\{near\}", text
        ), file.name


def test_where_there_is_no_name_at_all_none_is_offered() -> None:
    args = {"id": "x", "collection": "parties", "near": "-"}
    assert catalogue.hint("profile-unknown-reference", args) == "Correct the id, or add its entry under parties."
    said_ja = catalogue.hint("profile-unknown-reference", args, "ja")
    assert said_ja == "識別子を訂正するか、parties に追加してください。"
    assert catalogue.hint("pack-unknown-rule", {"name": "x", "near": "-"}) == ""
