"""packs coverage, and packs lint --cases: what they print, and how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stdcheck.report.cells import width
from tests.cli.conftest import Cli

PROVISIONS = """provisions:
  - {id: w.1, ref: "1", title: {en: Round widgets, ja: 丸いウィジェット}, kind: definition, facts: 4}
  - {id: w.2, ref: "2", title: {en: Sale, ja: 販売}, facts: 1}
  - {id: w.3, ref: "3", title: {en: Annex, ja: 別表}}
  - {id: w.4, ref: "4", title: {en: Short title, ja: 略称}, excused: {en: A title asks for nothing, ja: 名称の規定である}}
MISSING"""
RULES = """definitions:
  round-one: {implements: [w.1, w.2], verified: false, params: {widget: widget}, holds: widget.round}
  annexed: {implements: [w.3], params: {widget: widget}, holds: {unread: {en: Annex, ja: 別表}}}
"""
MISSING = '  - {id: w.5, ref: "5", title: {en: Forgotten, ja: 未対応の規定}}\n'
CASES = """cases:
  - {id: round, source: Act 2, given: {profile: {kind: widget, facts: {widget: {round: true}}}}, expect: [{answer: annexed, is: undetermined}]}
"""


@pytest.fixture
def widgets(world: Path) -> Path:
    """The widget pack with provisions, and one case."""
    pack = world / "rulesets" / "widget-act"
    for name in ("provisions", "cases"):
        (pack / name).mkdir(exist_ok=True)
    (pack / "provisions" / "act.yaml").write_text(PROVISIONS.replace("MISSING", ""), encoding="utf-8")
    (pack / "cases" / "widget.yaml").write_text(CASES, encoding="utf-8")
    rules = pack / "rules" / "001-shape.yaml"
    rules.write_text(rules.read_text(encoding="utf-8") + RULES, encoding="utf-8")
    header = pack / "pack.yaml"
    answer = "answers:\n  annexed: {title: {en: annexed, ja: 別表}, from: [{definition: annexed, of: widget}]}\n"
    header.write_text(header.read_text(encoding="utf-8") + answer, encoding="utf-8")
    return pack


def forget(pack: Path) -> None:
    """One more provision, which nothing implements."""
    (pack / "provisions" / "act.yaml").write_text(PROVISIONS.replace("MISSING", MISSING), encoding="utf-8")


def test_counts_what_is_implemented_unread_excused_and_unverified(cli: Cli, widgets: Path) -> None:
    ended = cli("packs", "coverage", "widget-act")
    assert ended.code == 0
    assert ended.out.splitlines()[:5] == [
        "widget-act 0.1.0  4 provisions",
        "  implemented     2  2 rest on law that nobody has verified",
        "  unread          1",
        "  excused         1",
        "  missing         0",
    ]
    assert "  w.4  4  Short title\n      A title asks for nothing" in ended.out
    assert "w.1" not in ended.out


def test_a_missing_provision_is_named_and_ends_with_1(cli: Cli, widgets: Path) -> None:
    forget(widgets)
    ended = cli("packs", "coverage", "widget-act", "--lang", "ja")
    assert ended.code == 1
    assert "未対応\n  w.5  5  未対応の規定" in ended.out


def test_verbose_names_nodes_with_their_lines_and_cases(cli: Cli, widgets: Path) -> None:
    out = cli("packs", "coverage", "widget-act", "-v").out
    rules = (widgets / "rules" / "001-shape.yaml").read_text(encoding="utf-8").splitlines()
    line = 1 + next(n for n, text in enumerate(rules) if "round-one" in text)
    assert f"definition round-one [unverified]  rulesets/widget-act/rules/001-shape.yaml:{line}" in out
    assert "definition annexed [law not read]" in out
    assert out.count("cases: round") == 2 and out.count("no case names it") == 1


def test_shallow_puts_the_lowest_share_first(cli: Cli, widgets: Path) -> None:
    lines = cli("packs", "coverage", "widget-act", "--shallow").out.splitlines()
    table = [line.split()[:4] for line in lines if line.startswith("       1")]
    assert table == [["1", "4", "0.2", "w.1"], ["1", "1", "1.0", "w.2"]]
    assert any("lint-one-boolean `w.1` (definition)" in line for line in lines)


def test_json_holds_the_same(cli: Cli, widgets: Path) -> None:
    forget(widgets)
    ended = cli("packs", "coverage", "widget-act", "--shallow", "-f", "json")
    (found,) = json.loads(ended.out)
    assert ended.code == 1
    assert found["counts"] == {"implemented": 2, "unread": 1, "excused": 1, "missing": 1, "unverified": 2}
    by_id = {provision["id"]: provision for provision in found["provisions"]}
    assert [node["id"] for node in by_id["w.3"]["nodes"]] == ["annexed"] and by_id["w.3"]["cases"] == ["round"]
    assert by_id["w.4"]["excused"]["ja"] == "名称の規定である"
    assert found["shallow"][0] == {"id": "w.1", "read": 1, "named": 4, "facts": ["widget.round"]}
    assert [one["code"] for one in found["objections"]] == ["lint-one-boolean"]


@pytest.mark.parametrize("lang", ["en", "ja", "both"])
def test_no_line_is_wider_than_the_terminal(
    lang: str, cli: Cli, widgets: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    forget(widgets)
    out = cli("packs", "coverage", "-v", "--shallow", "--lang", lang).out
    assert max(map(width, out.splitlines())) <= 80


def test_a_pack_that_cannot_be_read_is_never_covered(cli: Cli, world: Path) -> None:
    (world / "rulesets" / "widget-act" / "rules" / "001-shape.yaml").write_text("rules: [\n")
    ended = cli("packs", "coverage", "widget-act")
    assert (ended.code, ended.out) == (2, "1 pack could not be read: not counted\n")


def test_an_unknown_pack_is_a_mistake_of_use(cli: Cli) -> None:
    assert cli("packs", "coverage", "gidget-act").code == 2


def test_lint_reads_cases_only_when_asked(cli: Cli, widgets: Path) -> None:
    plain, more = cli("packs", "lint", "widget-act"), cli("packs", "lint", "widget-act", "--cases")
    assert "lint-not-reached" not in plain.out and "lint-outcome-not-shown" not in plain.out
    assert "lint-outcome-not-shown No case shows `" in more.out
    assert plain.code == more.code


def test_lint_says_that_cases_fail(cli: Cli, widgets: Path) -> None:
    wrong = CASES.replace("is: undetermined", "is: true")
    (widgets / "cases" / "widget.yaml").write_text(wrong, encoding="utf-8")
    assert "1 case fails" in cli("packs", "lint", "widget-act", "--cases").out


def test_lint_of_unreadable_cases_is_2(cli: Cli, widgets: Path) -> None:
    (widgets / "cases" / "widget.yaml").write_text("cases: [\n", encoding="utf-8")
    assert cli("packs", "lint", "widget-act", "--cases").code == 2
    assert cli("packs", "coverage", "widget-act").code == 2
