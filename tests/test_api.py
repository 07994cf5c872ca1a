"""The Python API gives what the command line gives."""

from __future__ import annotations

import json
from datetime import date

import pytest

import stdcheck
from stdcheck.cli.main import main
from tests.gadgets.world import AS_OF, HERE, RULESETS


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HERE)


def test_check_gives_the_report_of_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "profiles", "-f", "json", "--as-of", AS_OF.isoformat(), "--rulesets", str(RULESETS)])
    report = stdcheck.check("profiles", as_of=AS_OF, rulesets=[RULESETS])
    assert isinstance(report, stdcheck.Report)
    assert report == stdcheck.Report.model_validate_json(capsys.readouterr().out)


def test_check_takes_packs_rules_and_a_day() -> None:
    report = stdcheck.check(
        ["profiles/radio.yaml"],
        as_of=date(2027, 1, 1),
        packs=["gadget-act"],
        rules=["registration"],
        rulesets=[RULESETS],
    )
    assert [(r.rule, r.outcome) for r in report.profiles[0].results] == [("gadget-act/registration", "gap")]


def test_what_cannot_be_read_is_part_of_the_report() -> None:
    report = stdcheck.check("nowhere.yaml", as_of=AS_OF, rulesets=[RULESETS])
    assert [(p.status, p.path) for p in report.profiles] == [("not_evaluated", "nowhere.yaml")]
    assert [error.code for error in report.errors] == ["yaml-no-such-file"]


def test_load_profile() -> None:
    profile, problems = stdcheck.load_profile("profiles/lamp.yaml", rulesets=[RULESETS])
    assert problems == [] and profile is not None and profile.id == "lamp-1"
    assert stdcheck.load_profile("nowhere.yaml")[0] is None


def test_load_packs() -> None:
    packs, _ = stdcheck.load_packs(rulesets=[RULESETS])
    assert {"gadget-act", "widget-act"} <= {pack.id for pack in packs}


def test_the_version_is_that_of_the_distribution() -> None:
    from importlib.metadata import version

    assert stdcheck.__version__ == version("stdcheck")


def test_there_is_nothing_else() -> None:
    with pytest.raises(AttributeError):
        stdcheck.nothing  # noqa: B018
    assert json.dumps(sorted(stdcheck.__all__)) == '["Report", "__version__", "check", "load_packs", "load_profile"]'
