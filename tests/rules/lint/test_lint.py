"""Every lint objects to the pack that shows its mistake, and to nothing in a clean one."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from stdcheck.cases.lint.registry import CASE_LINTS
from stdcheck.cases.lint.shown import CaseLint
from stdcheck.facts.vocabulary import load_vocabulary
from stdcheck.i18n.catalogue import messages
from stdcheck.i18n.lint_pages import PAGES
from stdcheck.report.excerpt import render_problem
from stdcheck.rules.lint.registry import LINTS, lint_pack
from stdcheck.rules.lint.subject import Lint
from stdcheck.rules.reading.pack import load_pack
from tests.goldens import check_golden
from tests.rules.lint.clean import BAD, CLEAN, lint, spoilt, with_text, with_when
from tests.rules.packs import HERE

GROUPS = {"structure", "logic", "time", "sources", "text", "shallowness", "cases"}
EVERY: dict[str, Lint | CaseLint] = {**LINTS, **CASE_LINTS}


def test_the_clean_pack_trips_none() -> None:
    assert lint(CLEAN) == []


@pytest.mark.parametrize("code", sorted(LINTS))
def test_a_lint_objects_to_its_bad_pack_and_no_other_does(code: str, tmp_path: Path) -> None:
    folder = spoilt(BAD / code, tmp_path)
    problems = lint(folder)
    assert {problem.code for problem in problems} == {code}
    assert {problem.severity for problem in problems} == {LINTS[code].severity}
    texts = {
        f"pack/{file.relative_to(folder).as_posix()}": file.read_text(encoding="utf-8").splitlines()
        for file in folder.rglob("*.yaml")
    }
    shown = [render_problem(problem, texts, lang=lang) for lang in ("en", "ja") for problem in problems]
    check_golden(HERE / "lint" / "goldens" / f"{code}.txt", "\n\n".join(shown))


def test_every_lint_has_words_a_page_a_group_and_a_bad_pack() -> None:
    assert len(EVERY) == len(LINTS) + len(CASE_LINTS)
    assert set(EVERY) == set(messages("lint")) - {"lint-at-first"} == set(PAGES)
    assert set(EVERY) == {folder.name for folder in BAD.iterdir()}
    assert {lint.group for lint in EVERY.values()} == GROUPS
    assert all(code == lint.code for code, lint in EVERY.items())


def test_only_notes_depend_on_the_day_of_the_check() -> None:
    vocabulary, _ = load_vocabulary([("common", HERE / "vocabulary"), ("clean", CLEAN)])
    pack, _ = load_pack(CLEAN, vocabulary, shown_as="pack")
    assert pack is not None
    later = lint_pack(pack, vocabulary, date(2099, 1, 1))
    assert {problem.severity for problem in later} == {"note"}


@pytest.mark.parametrize("page", sorted(PAGES))
def test_pages_are_written_in_both_languages(page: str) -> None:
    words = PAGES[page]
    assert re.search(r"[a-z]", words.what_en) and re.search(r"[a-z]", words.why_en)
    assert re.search(r"[぀-ヿ一-鿿]", words.what_ja) and re.search(r"[぀-ヿ一-鿿]", words.why_ja)
    assert words.avoid != words.prefer


@pytest.mark.parametrize(
    "condition",
    [
        "true",
        "{any: [unit.knowing, {not: unit.knowing}]}",
        "{any: [{fact: unit.item_kind, is: modem}, {fact: unit.item_kind, is_not: modem}]}",
        "{any: [{fact: unit.import_date, before: 2026-01-01}, {fact: unit.import_date, on_or_after: 2026-01-01}]}",
        "{fact: unit.weight, is_none: false}",
        "{count: {of: unit.suppliers}, gte: 0}",
        "{interest: {holder: unit.importer, held: unit.importer, measure: votes, method: direct}, lte: 100%}",
        "{if: unit.knowing, then: true, else: true}",
        "{any: [{fact: unit.knowing, is: true}, {fact: unit.knowing, is: false}]}",
        "{any: [{fact: unit.importer.headcount, lt: 100}, {fact: unit.importer.headcount, gt: 50}]}",
        "{every: unit.suppliers, as: s, must: {any: [s.controlled_from_abroad, {not: s.controlled_from_abroad}]}}",
        "{all: []}",
    ],
)
def test_what_is_always_true_is_seen(condition: str, tmp_path: Path) -> None:
    (tmp_path / "methods.yaml").write_text("methods: {direct: {title: {en: Direct, ja: 直接}}}\n", encoding="utf-8")
    assert "lint-always-true" in with_when(tmp_path, condition)


@pytest.mark.parametrize(
    "condition",
    [
        "false",
        "{any: []}",
        "{all: [unit.knowing, {not: unit.knowing}]}",
        "{all: [{fact: unit.model_year, is_none: true}, {fact: unit.model_year, is: 2030}]}",
        "{all: [{fact: unit.model_year, lt: 2030, if_none: false}, {fact: unit.model_year, gt: 2029, if_none: false}]}",
        "{all: [{fact: unit.item_kind, in: [modem, antenna]}, {fact: unit.item_kind, is: software}]}",
        "{all: [{fact: unit.name, is: a}, {fact: unit.name, is: b}]}",
        "{all: [{fact: unit.import_date, after: 2026-01-01}, {fact: unit.import_date, before: 2026-01-02}]}",
        "{some: unit.suppliers, as: s, where: {all: [s.controlled_from_abroad, {not: s.controlled_from_abroad}]}}",
        "{fact: unit.import_date, is_none: true}",
        "{share: {of: unit.suppliers, as: s, where: s.controlled_from_abroad}, gt: 100%, if_none: false}",
    ],
)
def test_what_can_never_be_true_is_seen(condition: str, tmp_path: Path) -> None:
    assert "lint-always-false" in with_when(tmp_path, condition)


@pytest.mark.parametrize(
    "condition",
    [
        "unit.knowing",
        "{any: [{fact: unit.model_year, lt: 2030, if_none: false}, {fact: unit.model_year, gte: 2030, if_none: false}]}",
        "{any: [{fact: unit.item_kind, is: modem}, {fact: unit.item_kind, is: antenna}]}",
        "{all: [{fact: unit.import_date, after: 2026-01-01}, {fact: unit.import_date, before: 2026-01-03}]}",
        "{all: [{fact: unit.importer.headcount, gt: 50}, {fact: unit.importer.headcount, lt: 51}]}",
        "{fact: unit.model_year, is_none: true}",
        "{if: unit.knowing, then: true, else: unit.sheet_on_file}",
        "{readings: [{id: narrow, holds: false}, {id: wide, holds: true}]}",
        "{any: [{fact: unit.name, is: a}, {fact: unit.name, is_not: b}]}",
        "{any: [{fact: unit.model_year, is: 2030}, {fact: unit.model_year, is_none: true}]}",
        "{all: [{fact: unit.weight, gt: {value: 5, unit: kg}}, {fact: unit.weight, lt: {value: 5, unit: lb}}]}",
    ],
)
def test_what_facts_can_change_is_left_alone(condition: str, tmp_path: Path) -> None:
    assert not {"lint-always-true", "lint-always-false"} & set(with_when(tmp_path, condition))


@pytest.mark.parametrize(
    "guard",
    [
        "{some: unit.suppliers}",
        "{some: unit.suppliers, as: s, where: s.controlled_from_abroad}",
        "{count: {of: unit.suppliers}, gte: 1}",
        "{count: {of: unit.suppliers}, gt: 0}",
        "{share: {of: unit.suppliers, as: s, where: s.controlled_from_abroad}, is_none: false}",
    ],
)
def test_a_guard_beside_every_or_in_the_scope_is_enough(guard: str, tmp_path: Path) -> None:
    scope = "applies_when: {count: {of: unit.suppliers}, gte: 1}"
    assert with_text(tmp_path / "a", scope, f"applies_when: {guard}") == []
    every = "{every: unit.suppliers, as: s, must: s.controlled_from_abroad}"
    assert with_when(tmp_path / "b", f"{{all: [{guard}, {every}]}}") == []
    assert with_when(tmp_path / "c", f"{{any: [{guard}, {every}]}}") == ["lint-every-over-empty"]
    assert with_when(tmp_path / "d", f"{{if: {guard}, then: {every}, else: false}}") == []
    assert with_when(tmp_path / "e", f"{{if: {guard}, then: false, else: {every}}}") == ["lint-every-over-empty"]


@pytest.mark.parametrize("guard", ["{count: {of: unit.suppliers}, gte: 0}", "{count: {of: components}, gte: 1}"])
def test_a_clause_that_allows_an_empty_list_is_no_guard(guard: str, tmp_path: Path) -> None:
    every = "{every: unit.suppliers, as: s, must: s.controlled_from_abroad}"
    assert "lint-every-over-empty" in with_when(tmp_path, f"{{all: [{guard}, {every}]}}")


def test_an_exception_outside_the_scope_of_its_rule_is_unreachable(tmp_path: Path) -> None:
    shutil.copytree(CLEAN, tmp_path / "pack")
    file = tmp_path / "pack" / "rules" / "01-import.yaml"
    text = file.read_text(encoding="utf-8")
    text = text.replace("applies_when: {count", "applies_when: {all: [{fact: unit.item_kind, is: modem}, {count")
    text = text.replace("gte: 1}\n    prohibits", "gte: 1}]}\n    prohibits")
    text = text.replace("when: unit.on_trial", "when: {all: [unit.on_trial, {fact: unit.item_kind, is: antenna}]}")
    file.write_text(text, encoding="utf-8")
    assert [problem.code for problem in lint(tmp_path / "pack")] == ["lint-unreachable-exception"]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("{fact: unit.importer.headcount, gte: 250}", 1),
        ("{fact: unit.weight, gte: {value: 1, unit: kg}}", 1),
        ("{interest: {holder: unit.importer, held: unit.importer, measure: votes, method: direct}, gt: 50%}", 1),
        ("{count: {of: unit.suppliers}, gte: 2}", 1),
        ("{count: {of: unit.suppliers}, gte: 1}", 0),
        ("{fact: unit.item_kind, is: modem}", 0),
        ("{fact: unit.model_year, is: 2030}", 0),
        ("{fact: unit.import_date, before: {fact: shipment.sent_on}}", 0),
    ],
)
def test_figures_of_the_law_are_parameters(condition: str, expected: int, tmp_path: Path) -> None:
    (tmp_path / "methods.yaml").write_text("methods: {direct: {title: {en: Direct, ja: 直接}}}\n", encoding="utf-8")
    codes = with_when(tmp_path, condition)
    assert codes.count("lint-literal-threshold") == expected


def test_a_cited_decision_row_may_hold_its_figures(tmp_path: Path) -> None:
    row = "      - {is: free, rank: 0, when: {count: {of: components}, gte: 250}CITE}\n"
    first = "      - {is: prohibited"
    cited = row.replace("CITE", ', cite: {source: act, ref: "3"}')
    assert with_text(tmp_path / "a", first, cited + first) == []
    assert with_text(tmp_path / "b", first, row.replace("CITE", "") + first) == ["lint-literal-threshold"]


def test_a_part_used_only_by_an_unused_part_is_unused(tmp_path: Path) -> None:
    more = (
        "  outer:\n    params: {party: party}\n    holds: {fact: party, meets: inner}\n"
        "  inner:\n    params: {party: party}\n    holds: party.controlled_from_abroad\n"
    )
    assert with_text(tmp_path, "decisions:\n", more + "decisions:\n") == ["lint-unused-definition"] * 2


def test_rows_of_a_list_may_leave_and_come_back_but_not_overlap(tmp_path: Path) -> None:
    name = "lists/countries.yaml"
    assert with_text(tmp_path / "a", "until: 2025-06-30", "until: 2026-01-01", name) == ["lint-overlap"]
    assert with_text(tmp_path / "b", "until: 2025-06-30", "until: 2025-12-31", name) == []


def test_a_parameter_that_ends_before_the_day_of_the_law_has_a_gap(tmp_path: Path) -> None:
    last = '{from: 2026-01-01, value: 25%, cite: {source: act, ref: "2"}}'
    ended = last.replace("value:", "until: 2026-11-23, value:")
    assert with_text(tmp_path / "a", last, ended, "parameters.yaml") == ["lint-gap"]
    enough = last.replace("value:", "until: 2026-11-24, value:")
    assert with_text(tmp_path / "b", last, enough, "parameters.yaml") == []


def test_a_name_bound_further_up_may_be_none(tmp_path: Path) -> None:
    bound = "exception_to: [{rule: import-ban, with: {licence: unit.licence, trial: unit.on_trial}}]\n    when: trial"
    below = (
        "  - id: void\n    title: {en: Void, ja: 無効}\n    kind: exclusion\n    exception_to: [{rule: trial-import}]\n"
        '    when: {fact: licence.granted, is_none: true}\n    cite: {source: act, ref: "4"}\n'
    )
    last = '    cite: {source: act, ref: "4"}\n'
    shutil.copytree(CLEAN, tmp_path, dirs_exist_ok=True)
    file = tmp_path / "rules" / "01-import.yaml"
    text = file.read_text(encoding="utf-8")
    text = text.replace("exception_to: [{rule: import-ban}]\n    when: unit.on_trial", bound).replace(
        last, last + below
    )
    file.write_text(text, encoding="utf-8")
    assert lint(tmp_path) == []


def test_a_name_that_a_parent_binds_may_be_none(tmp_path: Path) -> None:
    bound = "exception_to: [{rule: import-ban, with: {licence: unit.licence, trial: unit.on_trial}}]"
    when = "when: {any: [{fact: trial, is: true}, {fact: licence.granted, is_none: true}]}"
    assert (
        with_text(
            tmp_path,
            "exception_to: [{rule: import-ban}]\n    when: unit.on_trial",
            f"{bound}\n    {when}",
        )
        == []
    )
