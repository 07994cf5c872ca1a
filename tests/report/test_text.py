"""The text reports as people see them, in both languages and two widths. Read a golden after rewriting it."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdcheck.checking import Checked, Checker
from stdcheck.report.build import finding_of, profile_report, rule_text, run_info
from stdcheck.report.data import ProfileReport, RunInfo
from stdcheck.report.text.concise import concise_lines
from stdcheck.report.text.explain_view import explain_lines
from stdcheck.report.text.facts_view import facts_lines
from stdcheck.report.text.folder import FolderReport
from stdcheck.report.text.full import full_report
from stdcheck.report.text.layout import Layout, SourceTexts
from stdcheck.report.text.pack_view import pack_lines
from stdcheck.report.text.why_view import why_lines
from stdcheck.report.wording import Language, Words
from stdcheck.rules.walking import bodies
from tests.gadgets.world import AS_OF, HERE, checker, profile_file
from tests.goldens import check_golden

GOLDENS = Path(__file__).parent / "goldens"
DIGEST = "0" * 64


@pytest.fixture(scope="module")
def one() -> Checker:
    """A checker of which every result has a proof."""
    made = checker()
    made.trace = lambda result: True
    return made


def layout(lang: Language, cells: int = 100, verbose: bool = False) -> Layout:
    texts = {
        f"{folder}/{path.name}": path.read_text("utf-8").splitlines()
        for folder in ("profiles", "registers")
        for path in (HERE / folder).glob("*.yaml")
    }
    return Layout(Words((lang,)), cells, False, verbose, SourceTexts(given=texts))


def info(one: Checker) -> RunInfo:
    packs, problems = one.packs_for(["gadget"])
    assert problems == []
    for pack in packs:
        pack.digest = DIGEST
    return run_info(AS_OF, packs)


def report(one: Checker, name: str) -> ProfileReport:
    return profile_report(one.check(profile_file(name)))


def golden(name: str, text: str) -> None:
    check_golden(GOLDENS / name, text)


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("cells", [100, 80])
def test_full(one: Checker, lang: Language, cells: int) -> None:
    golden(f"full.{lang}.{cells}.txt", full_report(report(one, "radio.yaml"), info(one), layout(lang, cells)))


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_full_verbose(one: Checker, lang: Language) -> None:
    golden(f"full-verbose.{lang}.txt", full_report(report(one, "radio.yaml"), info(one), layout(lang, verbose=True)))


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("cells", [100, 80])
def test_folder(one: Checker, lang: Language, cells: int) -> None:
    folder = FolderReport(info(one), layout(lang, cells))
    for name in ("lamp.yaml", "nowhere.yaml", "radio.yaml", "toaster.yaml"):
        folder.add(report(one, name))
    golden(f"folder.{lang}.{cells}.txt", folder.text())


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_concise(one: Checker, lang: Language) -> None:
    names = ("nowhere.yaml", "radio.yaml", "toaster.yaml")
    lines = [line for name in names for line in concise_lines(report(one, name), layout(lang))]
    golden(f"concise.{lang}.txt", "\n".join(lines))


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize(("part", "verbose"), [("part-import", True), ("import-early-model", False)])
def test_explain(one: Checker, lang: Language, part: str, verbose: bool) -> None:
    packs, _ = one.packs_for(["gadget"])
    pack = next(pack for pack in packs if part in pack.rules)
    body = next(body for body in bodies(pack) if (body.kind, body.id) == ("rule", part))
    lines = explain_lines(pack.rules[part], body, pack, layout(lang, 80, verbose))
    golden(f"explain-{part}.{lang}.txt", "\n".join(lines))


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_why(one: Checker, lang: Language) -> None:
    checked = one.check(profile_file("radio.yaml"))
    assert checked.evaluation is not None
    blocks = [
        "\n".join(
            why_lines(result, finding_of(result, checked.evaluation), rule_text(result.pack, result.rule), layout(lang))
        )
        for result in checked.evaluation.results
    ]
    golden(f"why.{lang}.txt", "\n\n".join(blocks))


def facts(checked: Checked, lang: Language) -> str:
    assert checked.profile is not None
    return "\n".join(facts_lines(profile_report(checked), checked.profile, layout(lang), missing_only=False))


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_facts(one: Checker, lang: Language) -> None:
    golden(f"facts.{lang}.txt", facts(one.check(profile_file("toaster.yaml")), lang))


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_pack(one: Checker, lang: Language) -> None:
    info(one)
    packs, _ = one.packs_for(["gadget"])
    golden(f"pack.{lang}.txt", "\n".join(pack_lines(packs[0], layout(lang))))


def test_the_total_in_both_languages_is_said_twice_not_nested(one: Checker) -> None:
    both = Layout(Words(("en", "ja")), 160)
    folder = FolderReport(info(one), both)
    for name in ("lamp.yaml", "radio.yaml"):
        folder.add(report(one, name))
    total = folder.text().partition("\n2 profiles: ")[2].replace("\n  ", "")
    english, _, japanese = total.partition(" / ")
    assert english.isascii()
    assert japanese.startswith("プロファイル 2 件：")


def test_groups_say_what_settles_them_or_what_to_do(one: Checker) -> None:
    folder = FolderReport(info(one), layout("en"))
    folder.add(report(one, "radio.yaml"))
    text = folder.text()
    assert "settle    model_year: 2029 or earlier or none -> exempt; 2030 or later -> gap" in text
    assert "fix       Change the maker or apply for a licence." in text
