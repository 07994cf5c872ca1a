"""`stdcheck timeline` and `stdcheck diff` as users and pipelines call them."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from stdcheck.report.difference_model import difference_schema
from stdcheck.report.model import report_schema
from stdcheck.report.timeline_model import timeline_schema
from tests.cli.conftest import Cli

RADIO = "profiles/radio.yaml"


def test_a_timeline_says_when_a_duty_is_late(cli: Cli) -> None:
    ended = cli("timeline", RADIO)
    assert (ended.code, ended.err) == (0, "")
    assert "2027-01-01\n  due -> gap  [gadget-act/registration]" in ended.out
    assert "2026-11-24 to 2036-12-31" in ended.out


def test_a_timeline_as_json_is_the_same_each_time_and_has_its_schema(cli: Cli) -> None:
    first, second = (cli("timeline", RADIO, "-f", "json") for _ in range(2))
    assert first.out == second.out
    jsonschema.Draft202012Validator(timeline_schema()).validate(json.loads(first.out))
    assert json.loads(cli("schema", "timeline").out) == timeline_schema()


def test_a_timeline_can_be_cut_to_days_and_rules(cli: Cli) -> None:
    assert json.loads(cli("timeline", RADIO, "--to", "2026-12-31", "-f", "json").out)["changes"] == []
    of_rule = json.loads(cli("timeline", RADIO, "--from", "2024-01-01", "--rule", "manual", "-f", "json").out)
    assert {c["name"] for c in of_rule["changes"] if c["kind"] == "rule"} == {"manual"}


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        ((RADIO, "--from", "2027-01-01", "--to", "2026-01-01"), 2, "2026-01-01 lies before 2027-01-01"),
        ((RADIO, "--to", "soon"), 2, "soon is no date"),
        ((RADIO, "--rule", "nothing"), 2, "no rule matches nothing"),
        (("profiles/none.yaml",), 2, "yaml-no-such-file"),
        (("registers/makers.yaml",), 3, ""),
    ],
)
def test_what_cannot_be_followed(cli: Cli, args: tuple[str, ...], code: int, said: str) -> None:
    ended = cli("timeline", *args)
    assert (ended.code, ended.out) == (code, "")
    assert said in ended.err


def test_check_says_the_next_change_where_it_is_asked_to(cli: Cli) -> None:
    plain = json.loads(cli("check", RADIO, "-f", "json").out)
    assert "next_change" not in plain["profiles"][0]
    asked = json.loads(cli("check", RADIO, "profiles/lamp.yaml", "-f", "json", "--next-change").out)
    assert [p["next_change"] for p in asked["profiles"]] == [None, "2027-01-01"]
    jsonschema.Draft202012Validator(report_schema()).validate(asked)
    assert "next change with the day alone: 2027-01-01" in cli("check", RADIO, "-f", "full", "--next-change").out
    table = cli("check", RADIO, "profiles/lamp.yaml", "-f", "full", "--next-change").out.splitlines()
    assert table[0].endswith("changes on") and "2027-01-01" in table[2]
    table = cli("check", RADIO, "profiles/lamp.yaml", "-f", "full").out.splitlines()
    assert table[0].endswith("next due") and "2026-12-31" in table[2]


def test_two_days_of_one_profile(cli: Cli) -> None:
    ended = cli("diff", f"{RADIO}@2026-12-31", f"{RADIO}@2027-01-01")
    assert ended.code == 0
    assert "changed: due -> gap  [gadget-act/registration] gadget" in ended.out
    assert cli("diff", f"{RADIO}@2026-12-31", f"{RADIO}@2027-01-01", "--fail-on", "new-gap").code == 1
    assert cli("diff", f"{RADIO}@2027-01-01", f"{RADIO}@2027-01-02", "--fail-on", "new-gap").code == 0
    assert cli("diff", f"{RADIO}@2026-12-31", f"{RADIO}@2027-01-01", "--fail-on", "new-undetermined").code == 0


def test_two_profiles_with_the_facts_that_differ(cli: Cli, world: Path) -> None:
    text = (world / RADIO).read_text("utf-8")
    (world / "profiles/new.yaml").write_text(text.replace("model_year: 2031", "model_year: 2029"), "utf-8")
    found = json.loads(cli("diff", RADIO, "profiles/new.yaml", "-f", "json").out)
    jsonschema.Draft202012Validator(difference_schema()).validate(found)
    (rule,) = [d for d in found["differences"] if d["kind"] == "rule"]
    assert (rule["change"], rule["name"], rule["subject"]) == ("changed", "gadget-act/part-import", "parts.speaker")
    assert (rule["before"]["outcome"], rule["after"]["outcome"]) == ("gap", "exempt")
    assert [(f["fact"], f["before"]["en"], f["after"]["en"], f["path"]) for f in found["facts"]] == [
        ("parts.speaker.model_year", "2031", "2029", "profiles/new.yaml")
    ]
    assert json.loads(cli("schema", "difference").out) == difference_schema()


def test_an_element_that_is_new_or_gone(cli: Cli, world: Path) -> None:
    text = (world / RADIO).read_text("utf-8")
    start, end = text.index("    speaker:"), text.index("    knob:")
    (world / "profiles/less.yaml").write_text(text[:start] + text[end:], "utf-8")
    gone = json.loads(cli("diff", RADIO, "profiles/less.yaml", "-f", "json").out)
    new = json.loads(cli("diff", "profiles/less.yaml", RADIO, "-f", "json").out)
    assert (gone["counts"]["gone"], gone["counts"]["new"]) == (new["counts"]["new"], new["counts"]["gone"]) == (2, 0)
    assert {d["subject"] for d in gone["differences"] if d["change"] == "gone"} == {"parts.speaker"}
    assert cli("diff", "profiles/less.yaml", RADIO, "--fail-on", "new-gap").code == 1
    assert cli("diff", RADIO, "profiles/less.yaml", "--fail-on", "new-gap").code == 0


def test_reports_with_profiles_and_with_one_another(cli: Cli, world: Path) -> None:
    for day in ("2026-12-31", "2027-01-01"):
        (world / f"{day}.json").write_text(cli("check", RADIO, "-f", "json", "--as-of", day).out, "utf-8")
    same = cli("diff", "2026-12-31.json", f"{RADIO}@2026-12-31")
    assert (same.code, "No result, verdict or answer differs." in same.out) == (0, True)
    for pair in (("2026-12-31.json", "2027-01-01.json"), ("2026-12-31.json", f"{RADIO}@2027-01-01")):
        assert cli("diff", *pair, "--fail-on", "new-gap").code == 1
    folder = cli("check", "profiles", "-f", "json")
    (world / "all.json").write_text(folder.out, "utf-8")
    assert json.loads(cli("diff", "all.json", "all.json", "-f", "json").out)["differences"] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "bad.json:1:2: no JSON: Expecting property name"),
        ("[]", "no report of stdcheck (`schema` is null, expected stdcheck-report/0)"),
        ('{"schema": "stdcheck-report/9"}', '`schema` is "stdcheck-report/9"'),
        ('{"schema": "stdcheck-report/0"}', "no sound report at /tool: Field required"),
    ],
)
def test_a_report_that_cannot_be_read_back(cli: Cli, world: Path, text: str, said: str) -> None:
    (world / "bad.json").write_text(text, "utf-8")
    ended = cli("diff", "bad.json", RADIO)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


def test_a_report_that_is_broken_deep_inside_is_refused_with_its_pointer(cli: Cli, world: Path) -> None:
    report = json.loads(cli("check", RADIO, "-f", "json").out)
    report["profiles"][0]["results"][1]["outcome"] = "fine"
    (world / "bad.json").write_text(json.dumps(report), "utf-8")
    assert "no sound report at /profiles/0/results/1/outcome:" in cli("diff", "bad.json", RADIO).err


def test_nothing_seems_to_have_gone_where_a_side_was_not_evaluated(cli: Cli, world: Path) -> None:
    (world / "profiles/broken.yaml").write_text((world / RADIO).read_text("utf-8") + "  oops: 1\n", "utf-8")
    assert cli("diff", RADIO, "profiles/broken.yaml").code == 2
    (world / "broken.json").write_text(cli("check", "profiles/broken.yaml", "-f", "json").out, "utf-8")
    ended = cli("diff", RADIO, "broken.json", "--fail-on", "new-gap")
    assert ended.code == 2
    assert "broken.yaml was not evaluated" in ended.err
    assert cli("diff", RADIO, "missing.json").code == 2
    assert cli("diff", RADIO, RADIO, "--fail-on", "gap").code == 2


def test_a_report_is_not_asked_about_another_day(cli: Cli, world: Path) -> None:
    (world / "one.json").write_text(cli("check", RADIO, "-f", "json").out, "utf-8")
    assert cli("diff", "one.json@2026-11-24", RADIO).code == 0
    assert "cannot be asked about 2027-01-01" in cli("diff", "one.json@2027-01-01", RADIO).err
