"""Every word of the screens is said somewhere, in both languages, and a place names its file where it must."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stdcheck.i18n.tui_words import MESSAGES
from stdcheck.logic.results import Headline
from stdcheck.report.cells import width
from stdcheck.tui.viewmodel.words import Teller, counted, short_label, tell

SOURCES = "\n".join(path.read_text("utf-8") for path in Path(tell.__code__.co_filename).parents[1].rglob("*.py"))
AMBIGUOUS = re.compile("[★○×△①※…—→■●§±Ⅱ]")


@pytest.mark.parametrize("code", MESSAGES)
def test_every_word_is_said_somewhere(code: str) -> None:
    key = code.removeprefix("tui-").removesuffix("_one")
    group = key.rpartition(".")[0]
    assert f'"{key}"' in SOURCES or f"'{key}'" in SOURCES or (group and f'f"{group}.{{' in SOURCES), code


@pytest.mark.parametrize("code", MESSAGES)
def test_both_languages_have_the_same_gaps_and_nothing_of_uncertain_width(code: str) -> None:
    message = MESSAGES[code]
    assert set(re.findall(r"{\w+}", message.en)) == set(re.findall(r"{\w+}", message.ja))
    assert message.en and message.ja
    assert not AMBIGUOUS.search(message.en + message.ja)


def test_truths_are_as_wide_as_one_another() -> None:
    for lang in ("en", "ja"):
        assert len({width(tell(f"truth.{truth}", lang)) for truth in ("true", "false", "unknown")}) == 1


def test_labels_of_outcomes_are_told_apart_in_a_column() -> None:
    for lang in ("en", "ja"):
        assert len({short_label(outcome.value, lang) for outcome in Headline}) == len(Headline)


def test_one_is_one() -> None:
    assert counted("missing", 1, "en") != counted("missing", 2, "en").replace("2", "1")
    assert Teller(("en", "ja")).counted("missing", 1).count(" / ") == 1
