"""why, facts, packs, schema, info: what they print and where complaints go."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from stdcheck.report.model import Proof, Result, report_schema
from tests.cli.conftest import Cli


def test_why_shows_every_condition_with_its_fact_and_line(cli: Cli) -> None:
    ended = cli("why", "profiles/radio.yaml", "gadget-act/part-import", "parts.tuner")
    assert (ended.code, ended.err) == (0, "")
    assert "unknown  exception import-early-model: Model year before 2030 [Gadget Act, § 6]" in ended.out
    assert "makers.s1.organised_in = AQ (registers/makers.yaml:7:51)" in ended.out


def test_why_without_a_subject_proves_every_result_of_the_rule(cli: Cli) -> None:
    out = cli("why", "profiles/radio.yaml", "part-import").out
    assert [line for line in out.splitlines() if line.startswith("profiles/radio.yaml:")] == [
        "profiles/radio.yaml:13:5  parts.tuner  Tuner",
        "profiles/radio.yaml:19:5  parts.case  筐体",
        "profiles/radio.yaml:24:5  parts.speaker  Speaker",
        "profiles/radio.yaml:31:5  parts.knob  Knob",
    ]


def test_why_as_json_has_the_proof_of_what_passes_too(cli: Cli) -> None:
    report = json.loads(cli("why", "profiles/radio.yaml", "manual", "-f", "json").out)
    (result,) = [Result.model_validate_json(json.dumps(entry)) for entry in report["results"]]
    assert result.outcome == "pass"
    assert isinstance(result.trace, Proof)


def test_why_of_an_unreadable_profile_says_so_on_stderr(cli: Cli, world: Path) -> None:
    (world / "p.yaml").write_text("stdcheck: 1\nkind: gadget\nid: x\ntitle: X\nfacts: {gadget: {colour: red}}\n")
    ended = cli("why", "p.yaml", "manual")
    assert (ended.code, ended.out) == (2, "")
    assert "error[profile-unknown-fact]" in ended.err


def test_why_names_the_subjects_there_are(cli: Cli) -> None:
    err = cli("why", "profiles/radio.yaml", "part-import", "parts.tunr").err
    assert "parts.tuner, parts.case, parts.speaker, parts.knob" in err


def test_explain_shows_a_rule_with_its_exceptions_its_facts_and_no_profile(cli: Cli) -> None:
    ended = cli("explain", "part-import")
    assert (ended.code, ended.err) == (0, "")
    assert "  import-early-model: Model year before 2030 [§ 6]" in ended.out.split("unless one of these holds")[1]
    assert "  part.model_year" in ended.out.split("facts that it reads")[1]


def test_explain_names_what_the_part_lifts(cli: Cli) -> None:
    assert "lifts\n  part-import: " in cli("explain", "gadget-act/import-early-model").out


def test_explain_of_nothing_suggests(cli: Cli) -> None:
    ended = cli("explain", "part-imprt")
    assert (ended.code, ended.out) == (2, "")
    assert "did you mean part-import?" in ended.err


def test_facts_lists_what_is_missing_before_what_is_known(cli: Cli) -> None:
    out = cli("facts", "profiles/radio.yaml").out
    assert out.index("parts.tuner.model_year") < out.index("gadget.first_sale_on = 2026-11-01")


def test_facts_missing_lists_nothing_else(cli: Cli) -> None:
    ended = cli("facts", "profiles/radio.yaml", "--missing")
    assert ended.code == 0
    assert " = " not in ended.out
    assert 'add "model_year: ..." under parts.tuner in profiles/radio.yaml:13:5' in ended.out


def test_facts_of_a_register_cannot_be_evaluated(cli: Cli) -> None:
    ended = cli("facts", "registers/makers.yaml")
    assert (ended.code, ended.out) == (3, "")


def test_packs_list(cli: Cli) -> None:
    lines = cli("packs", "list").out.splitlines()
    assert "gadget-act 1.2.0  Gadget Act  law as of 2026-11-24  (gadget)" in lines
    assert "gadget-act 1.2.0  ガジェット法  法令 2026-11-24 現在  (gadget)" in cli("packs", "list", "--lang", "ja").out


def test_packs_show(cli: Cli) -> None:
    out = cli("packs", "show", "gadget-act").out
    assert "https://law.example/gadgets" in out
    assert "safe-gadget  requirement [unverified]" in out
    assert "import-licence  authorization (to part-import)" in out


def test_packs_lint_of_a_pack_with_warnings_is_1(cli: Cli, world: Path) -> None:
    rules = world / "rulesets" / "widget-act" / "rules" / "001-shape.yaml"
    rules.write_text(rules.read_text() + "definitions:\n  unused: {params: {widget: widget}, holds: widget.round}\n")
    ended = cli("packs", "lint", "widget-act")
    assert ended.code == 1
    assert "--> rulesets/widget-act/rules/001-shape.yaml:12:" in ended.out


def test_packs_lint_of_a_clean_pack_is_0(cli: Cli) -> None:
    assert cli("packs", "lint", "widget-act").code == 0


def test_packs_lint_of_an_unreadable_pack_is_2(cli: Cli, world: Path) -> None:
    (world / "rulesets" / "widget-act" / "rules" / "001-shape.yaml").write_text("rules: [\n")
    ended = cli("packs", "lint", "widget-act")
    assert ended.code == 2
    assert "rulesets/widget-act/rules/001-shape.yaml" in ended.err


@pytest.mark.parametrize("kind", ["gadget", "register"])
def test_the_schema_of_a_kind_is_one(cli: Cli, kind: str) -> None:
    schema = json.loads(cli("schema", kind).out)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_schema_of_the_report_is_the_published_one(cli: Cli) -> None:
    assert json.loads(cli("schema", "report").out) == json.loads(json.dumps(report_schema()))


def test_info_names_versions_digests_and_folders(cli: Cli, world: Path) -> None:
    info = json.loads(cli("info", "--json").out)
    packs = {pack["id"]: pack for pack in info["packs"]}
    assert packs["gadget-act"]["version"] == "1.2.0"
    assert len(packs["gadget-act"]["sha256"]) == 64
    assert info["rulesets"][-1] == "rulesets"
    text = cli("info").out
    assert packs["gadget-act"]["sha256"] in text and "rulesets  rulesets" in text


def test_info_says_when_a_pack_cannot_be_read(cli: Cli, world: Path) -> None:
    (world / "rulesets" / "widget-act" / "rules" / "001-shape.yaml").write_text("rules: [\n")
    ended = cli("info", "--json")
    assert ended.code == 2
    assert {pack["id"]: pack["version"] for pack in json.loads(ended.out)["packs"]}["widget-act"] is None


def test_an_adopted_reading_that_does_not_exist_is_an_error(cli: Cli, world: Path) -> None:
    lamp = world / "profiles" / "lamp.yaml"
    adopted = "readings:\n  {name}: {{by: M. Sato, stated_on: 2026-11-20, reason: memo}}\n"
    text = lamp.read_text()
    for name, code in (("gadget-act/all-verbs", "reading-unknown"), ("gadgets/all-verbs", "reading-unknown-pack")):
        lamp.write_text(text + adopted.format(name=name))
        ended = cli("check", "profiles/lamp.yaml", "-f", "concise")
        assert ended.code == 2
        assert f"error {code} " in ended.out


def test_a_reading_of_a_pack_that_does_not_take_part_is_left_alone(cli: Cli, world: Path) -> None:
    lamp = world / "profiles" / "lamp.yaml"
    lamp.write_text(
        lamp.read_text() + "readings:\n  widget-act/any: {by: M. Sato, stated_on: 2026-11-20, reason: memo}\n"
    )
    assert cli("check", "profiles/lamp.yaml").code == 0


def broken(world: Path) -> None:
    for rules in (world / "rulesets").glob("*/rules/001-*.yaml"):
        rules.write_text("rules: [\n")


def test_a_pack_that_cannot_be_read_is_never_all_clear(cli: Cli, world: Path) -> None:
    broken(world)
    assert cli("packs", "lint").out == "2 packs could not be read: not linted\n"
    assert cli("packs", "lint", "widget-act", "--lang", "ja").out == "読み込めないパックが 1 件あり、検査していません\n"
    (world / "cases").mkdir()
    ended = cli("packs", "test", "widget-act", "--cases", "cases")
    assert (ended.code, ended.out) == (2, "1 pack could not be read: not tested\n")


def test_a_case_with_a_problem_of_reading_has_not_passed(cli: Cli, world: Path) -> None:
    cases = world / "cases"
    cases.mkdir()
    (cases / "one.yaml").write_text(
        "cases:\n  - id: one\n    source: Act\n    wrong: 1\n    given: {profile: {kind: gadget, facts: {gadget: {}}}}\n"
        "    expect: [{rule: manual, outcome: undetermined}]\n"
    )
    ended = cli("packs", "test", "gadget-act", "--cases", "cases", "--lang", "both")
    assert ended.code == 2
    assert ended.out.endswith("0 passed, 1 failed / 成功 0 件、失敗 1 件\n")


def test_rulesets_must_name_a_folder_of_packs(cli: Cli, world: Path) -> None:
    ended = cli("packs", "list", "--rulesets", "rulesets/gadget-act")
    assert ended.code == 2
    assert "rulesets/gadget-act is a pack; name the folder that holds it: --rulesets rulesets" in ended.err
    ended = cli("packs", "list", "--rulesets", "profiles")
    assert (ended.code, "profiles holds no pack" in ended.err) == (2, True)


def test_why_of_an_exception_names_its_rule(cli: Cli) -> None:
    ended = cli("why", "profiles/radio.yaml", "import-licence")
    assert (ended.code, ended.err) == (
        2,
        "stdcheck: import-licence is an exception of part-import; ask for that\n",
    )


def test_where_nothing_is_similar_all_there_is_is_listed(cli: Cli) -> None:
    assert "there are: part-import, safe-gadget, manual, registration" in cli("why", "profiles/radio.yaml", "zzz").err
