"""The words of the reports: both languages, the same placeholders, none unused."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import stdcheck
from stdcheck.i18n import cli_words, internal_problems, reading_problems, report_words
from stdcheck.i18n.catalogue import Message
from stdcheck.logic.results import Headline, Outcome
from stdcheck.logic.values import Truth
from stdcheck.report.wording import Words, chosen, lint_counts, say, some_of
from stdcheck.rules.model import RuleKind

MODULES = (cli_words, internal_problems, reading_problems, report_words)
EVERY = {code: words for module in MODULES for code, words in module.MESSAGES.items()}
SOURCES = "\n".join(
    path.read_text("utf-8") for path in Path(stdcheck.__file__).parent.rglob("*.py") if path.parent.name != "i18n"
)


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_both_languages_say_it_with_the_same_values() -> None:
    def unlike(words: Message) -> bool:
        pairs = [(words.en, words.ja), (words.hint_en, words.hint_ja)]
        return any(bool(en) != bool(ja) or fields(en) != fields(ja) for en, ja in pairs)

    assert [code for code, words in EVERY.items() if not words.en or unlike(words)] == []


def test_nothing_shifts_columns() -> None:
    """No signs of ambiguous width in what we say, and English is ASCII."""
    ambiguous = set("★○×△①※…—→■●Ⅱ✓✗〜–“”‘’")
    assert [code for code, words in EVERY.items() if set(words.en + words.ja) & ambiguous] == []
    assert [code for code, words in EVERY.items() if not words.en.isascii()] == []


def test_japanese_fits_the_code_page_of_japanese_windows() -> None:
    for words in EVERY.values():
        (words.ja + words.hint_ja).encode("cp932")


def test_every_outcome_kind_and_truth_has_its_words() -> None:
    wanted = {f"report-{part}.{headline}" for headline in Headline for part in ("outcome", "head", "count")}
    wanted |= {f"report-possible.{outcome}" for outcome in Outcome}
    wanted |= {f"report-kind.{kind}" for kind in RuleKind}
    wanted |= {f"report-truth.{truth.value}" for truth in Truth}
    wanted |= {f"report-sentence.{headline}" for headline in Headline if headline is not Headline.GAP}
    wanted |= {f"report-sentence.gap.{kind}" for kind in ("prohibition", "requirement", "obligation")}
    assert wanted <= set(EVERY)


def test_no_words_are_left_over() -> None:
    """A key is used where it is written out, or where its first part is completed by an f-string."""
    built = set(re.findall(r"""f["']([a-z_]+)\.\{""", SOURCES)) | {"report-sentence"}
    for code in EVERY:
        key = code.removeprefix("report-")
        assert f'"{key}' in SOURCES or key.partition(".")[0] in built or key.removesuffix("_one") in SOURCES, code


def test_labels_are_those_of_the_published_table() -> None:
    labels = {outcome.value: (say(f"outcome.{outcome}", "en"), say(f"outcome.{outcome}", "ja")) for outcome in Headline}
    assert labels == {
        "error": ("ERROR", "エラー"),
        "gap": ("GAP", "不適合"),
        "undetermined": ("UNDETERMINED", "情報不足"),
        "judgement": ("JUDGEMENT", "要判断"),
        "due": ("DUE", "要対応"),
        "exempt": ("EXEMPT", "免除"),
        "clear": ("CLEAR", "支障なし"),
        "pass": ("PASS", "適合"),
        "not_applicable": ("N/A", "対象外"),
    }


def test_both_says_a_thing_once_where_the_languages_agree() -> None:
    both = Words(("en", "ja"))
    assert both.text({"en": "Tuner", "ja": "Tuner"}) == "Tuner"
    assert both.say("packs.unverified") == "unverified / 未確認"


def test_a_title_in_one_language_serves_for_both() -> None:
    assert chosen({"ja": "筐体"}, "en") == "筐体"


def test_what_is_left_out_is_counted() -> None:
    assert some_of(["a", "b", "c"], 2, "en") == "a, b, and 1 more"
    assert some_of(["a", "b"], 2, "ja") == "a、b"


def test_one_of_something_is_singular() -> None:
    assert lint_counts({"error": 1, "warning": 2}, "en") == "1 error, 2 warnings, 0 notes"
    assert lint_counts({"error": 1, "note": 2}, "ja") == "エラー 1 件、警告 0 件、参考 2 件"
