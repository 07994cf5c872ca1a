"""The checks on texts and on shallowness: what they see, and what they leave alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from stdcheck.rules.lint.likeness import alike, contained, pairs, words
from tests.rules.lint.clean import BAD, CLEAN, lint, with_text


def with_title(tmp_path: Path, en: str, ja: str) -> list[str]:
    """The codes for the clean pack with one more provision of this title."""
    shutil.copytree(CLEAN, tmp_path, dirs_exist_ok=True)
    text = f'provisions:\n  - {{id: act.10, ref: "10", title: {{en: "{en}", ja: "{ja}"}}, excused: {{en: Nothing, ja: なし}}}}\n'
    (tmp_path / "provisions" / "more.yaml").write_text(text, encoding="utf-8")
    return [problem.code for problem in lint(tmp_path)]


def with_question(tmp_path: Path, en: str, ja: str, more: str = "") -> list[str]:
    """The codes for the clean pack with another question of its own fact."""
    shutil.copytree(CLEAN, tmp_path, dirs_exist_ok=True)
    text = f'entity: component\nfacts:\n  on_trial: {{type: yes_no, question: {{en: "{en}", ja: "{ja}"}}{more}}}\n'
    (tmp_path / "facts" / "component.yaml").write_text(text, encoding="utf-8")
    return [problem.code for problem in lint(tmp_path)]


@pytest.mark.parametrize(
    ("en", "ja"),
    [
        ("Wi-Fi", "Wi-Fi"),
        ("ISO 9001:2015", "ISO 9001:2015"),
        ("VCS hardware", "VCSハードウエア"),
        ("450 MHz", "450 MHz"),
        ("Notification (届出) before import", "輸入前の届出"),
        ("Rules (see Annex 1)", "規則（別表1を参照）"),
        ("Act, section 302(a)", "法302(a)により禁止"),
        ("Item (e)", "第(e)項"),
        ("1.5 m, or more", "1.5 m以上"),
        ("Is it 5 kg?", "5 kg か？"),
    ],
)
def test_texts_that_are_fine(en: str, ja: str, tmp_path: Path) -> None:
    assert with_title(tmp_path, en, ja) == []


@pytest.mark.parametrize(
    ("en", "ja", "code"),
    [
        ("Import ban", "Import of items", "lint-ja-not-japanese"),
        ("Import ban", "import", "lint-ja-not-japanese"),
        ("import ban", "import ban", "lint-ja-untranslated"),
        ("Ban of 輸入", "輸入の禁止", "lint-en-japanese"),
        ("Is it so", "そうか?", "lint-half-width"),
        ("Bans: some", "禁止:一部", "lint-half-width"),
        ("Annex (list)", "別表(一覧)", "lint-half-width"),
        ("Bans. Others", "禁止.その他", "lint-half-width"),
        ("Bans", "ｷﾝｼの規定", "lint-half-width"),
        ("Bans.", "禁止", "lint-full-stop"),
        ("Bans", "禁止。", "lint-full-stop"),
        ("Linked person of a firm", "会社の関連者", "lint-glossary"),
        ("LINKED PERSONS", "関連者", "lint-glossary"),
    ],
)
def test_texts_that_are_not(en: str, ja: str, code: str, tmp_path: Path) -> None:
    assert with_title(tmp_path, en, ja) == [code]


@pytest.mark.parametrize(
    ("en", "ja"), [("Linked persons", "関係者"), ("Linked persons", "LPの定義"), ("Unlinked person", "無関係")]
)
def test_official_terms_and_other_words_are_left_alone(en: str, ja: str, tmp_path: Path) -> None:
    assert with_title(tmp_path, en, ja) == []


def test_the_longest_term_of_the_glossary_takes_shorter_ones_with_it(tmp_path: Path) -> None:
    shutil.copytree(CLEAN, tmp_path / "pack")
    glossary = "glossary:\n  person: {en: person, ja: 者}\n  linked person: {en: linked person, ja: 関係人}\n"
    (tmp_path / "pack" / "glossary.yaml").write_text(glossary, encoding="utf-8")
    found = [problem for problem in lint(tmp_path / "pack") if problem.code == "lint-glossary"]
    assert [problem.args["term"] for problem in found] == ["linked person"]


def test_where_most_titles_end_with_a_full_stop_the_others_are_reported(tmp_path: Path) -> None:
    shutil.copytree(CLEAN, tmp_path, dirs_exist_ok=True)
    for name in ("provisions/act.yaml", "pack.yaml", "parameters.yaml", "lists/countries.yaml"):
        file = tmp_path / name
        text = file.read_text(encoding="utf-8").replace(", ja: ", "., ja: ").replace("reg.", "reg")
        file.write_text(text, encoding="utf-8")
    found = [problem for problem in lint(tmp_path) if problem.code == "lint-full-stop"]
    assert {problem.args["text"] for problem in found} == {"Import of linked items", "Trial import", "Verdict"}


@pytest.mark.parametrize(
    ("en", "ja", "more", "codes"),
    [
        ("Is it exempt?", "試験用か？", "", ["lint-asks-for-outcome"]),
        ("Is it compliant with the Act?", "試験用か？", "", ["lint-asks-for-outcome"]),
        ("Is it so?", "適法か？", "", ["lint-asks-for-outcome"]),
        ("Is it exempt?", "試験用か？", ", kind: judgement", []),
        ("Was the complaint answered?", "苦情に回答したか？", "", []),
    ],
)
def test_questions_for_outcomes(en: str, ja: str, more: str, codes: list[str], tmp_path: Path) -> None:
    assert with_question(tmp_path, en, ja, more) == codes


def test_a_provision_that_reads_one_boolean_and_something_else_is_not_shallow(tmp_path: Path) -> None:
    shutil.copytree(BAD / "lint-one-boolean", tmp_path, dirs_exist_ok=True)
    shutil.copytree(CLEAN / "facts", tmp_path / "facts", dirs_exist_ok=True)
    deeper = "when: {all: [unit.on_trial, {fact: unit.item_kind, is: modem}]}"
    rules = (CLEAN / "rules" / "01-import.yaml").read_text(encoding="utf-8").replace("when: unit.on_trial", deeper)
    for name in ("pack.yaml", "parameters.yaml", "glossary.yaml", "lists/countries.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(CLEAN / name, tmp_path / name)
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "01-import.yaml").write_text(rules, encoding="utf-8")
    assert lint(tmp_path) == []


def test_a_title_of_two_words_repeats_nothing(tmp_path: Path) -> None:
    assert with_text(tmp_path, "en: Trial imports", "en: Imported trial", "provisions/act.yaml") == []


def test_words_have_no_endings_and_small_words_do_not_count() -> None:
    assert words("Is it imported for the imports of an importing firm?") == {"import", "firm"}


def test_pairs_leave_out_signs_and_the_asking_particle() -> None:
    assert pairs("試験用か？") == {"試験", "験用"}
    assert pairs("") == frozenset()


def test_measures_of_nothing_are_nothing() -> None:
    assert contained(frozenset(), words("Import")) == alike(frozenset(), frozenset()) == 0
    assert contained(words("import ban"), words("a ban on imports of items")) == 1
    assert alike(words("import ban"), words("ban of items")) == pytest.approx(1 / 3)
