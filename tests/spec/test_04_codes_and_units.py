"""Chapter 4 of the specification: codes, amounts and references."""

from __future__ import annotations

from pathlib import Path

from stdcheck.logic.values import Cause
from tests.spec.world import (
    FALSE,
    TRUE,
    World,
    condition,
    definition,
    facts,
    unknown,
)

LISTS = """
lists:
  places:
    type: country
    title: {en: l, ja: l}
    rows:
      - {code: CN, from: 2026-01-01}
      - {code: RU, from: 2026-01-01, until: 2026-12-31}
      - {code: RU, from: 2028-01-01}
      - {code: KP, until: 2025-12-31}
  codes:
    type: text
    title: {en: l, ja: l}
    rows: [{code: "85"}, {code: "8471", from: 2027-01-01}]
"""


def on_the_clock(tmp_path: Path, text: str) -> World:
    on_day = definition("on-day", "case: case", text, "clock: case.day")
    return condition(tmp_path, "{fact: case, meets: on-day}", on_day, lists=LISTS)


def test_4_10_matches_code_by_the_beginning(tmp_path: Path) -> None:
    d = condition(tmp_path, '{fact: case.code, matches_code: ["85", "8471"]}')
    cases = ('"85"', '"8517.62"', '"8471"', '"847"', '"8"', '"4885"')
    assert [d.d(f"code: {code}") for code in cases] == [TRUE, TRUE, TRUE, FALSE, FALSE, FALSE]
    assert d.d() == unknown("case.code")
    dated = on_the_clock(tmp_path, "{fact: case.code, matches_code: {list: codes}}")
    assert dated.d('code: "8517", day: 2026-01-01') == TRUE
    assert dated.d('code: "8471.30", day: 2026-12-31') == FALSE
    assert dated.d('code: "8471.30", day: 2027-01-01') == TRUE
    assert dated.d('code: "8471.30"') == unknown("case.day")
    assert dated.d('code: "9000"') == FALSE


def test_4_10_a_code_that_nobody_has_said_may_begin_with_another(tmp_path: Path) -> None:
    """Codes below 85 but other than 85 itself must be thought of, too."""
    below = condition(tmp_path, 'all: [{fact: case.code, matches_code: ["85"]}, {fact: case.code, is_not: "85"}]')
    assert below.d() == unknown("case.code")
    assert below.d('code: "8517"') == TRUE
    assert below.d('code: "85"') == FALSE
    exact = condition(
        tmp_path, 'all: [{fact: case.code, matches_code: ["85", "8471"]}, {fact: case.code, in: ["9", "84"]}]'
    )
    assert exact.d() == FALSE


def test_4_10_a_code_that_stands_for_others_may_be_the_beginning(tmp_path: Path) -> None:
    begins = "{fact: case.code, matches_code: [{fact: case.other_code}]}"
    d = condition(tmp_path, f"all: [{begins}, {{fact: case.other_code, is_not: x}}]")
    assert d.d("code: x1, other_code: x1") == TRUE
    assert d.d("code: x1, other_code: x") == FALSE
    assert d.d("code: x1") == unknown("case.other_code")


PARAMETER = """
parameters:
  code:
    type: text
    title: {en: p, ja: p}
    values:
      - {until: 2026-12-31, value: "85"}
      - {from: 2028-01-01, value: "86"}
"""


def test_4_10_matches_a_code_of_the_law_that_is_not_known(tmp_path: Path) -> None:
    on_day = definition("on-day", "case: case", "{fact: case.code, matches_code: [{param: code}]}", "clock: case.day")
    d = condition(tmp_path, "{fact: case, meets: on-day}", on_day, parameters=PARAMETER)
    assert d.d('code: "8517", day: 2026-01-01') == TRUE
    assert d.d('code: "8517", day: 2028-01-01') == FALSE
    assert d.d('code: "8517", day: 2027-06-01') == unknown("toy/code")
    assert d.d('code: "8517"')[0] == "unknown"


KILOS = "{fact: case.weight, gte: {param: heavy}}"
HEAVY = """
parameters:
  heavy: {type: quantity, title: {en: p, ja: p}, values: [{value: {kg: 4536, lb: 10000}}]}
  light: {type: quantity, title: {en: p, ja: p}, values: [{value: {kg: 100}}]}
"""


def test_4_11_a_quantity_is_compared_in_a_unit_that_both_sides_have(tmp_path: Path) -> None:
    d = condition(tmp_path, KILOS, parameters=HEAVY)
    for weight, said in (("{value: 4536, unit: kg}", TRUE), ("{value: 4535.9, unit: kg}", FALSE)):
        assert d.d(f"weight: {weight}") == said
    for weight, said in (("{value: 10000, unit: lb}", TRUE), ("{value: 9999, unit: lb}", FALSE)):
        assert d.d(f"weight: {weight}") == said
    assert d.d("weight: {gte: 10000, unit: lb}") == TRUE
    assert d.d("weight: {gte: 9000, unit: lb}") == unknown("case.weight")
    assert d.d() == unknown("case.weight")


def test_4_11_two_units_must_give_the_same_truth(tmp_path: Path) -> None:
    d = condition(tmp_path, KILOS, parameters=HEAVY)
    agree = "weight: [{value: 4536, unit: kg}, {value: 10001, unit: lb}]"
    disagree = "weight: [{value: 4536, unit: kg}, {value: 9999, unit: lb}]"
    assert d.d(agree) == TRUE
    assert d.d(disagree) == unknown("case.weight")
    assert [m.missing.cause for m in d.answer(facts(disagree), "d").missing] == [Cause.JUDGEMENT]


def test_4_11_without_a_common_unit_it_is_unknown(tmp_path: Path) -> None:
    light = condition(tmp_path, "{fact: case.weight, lt: {param: light}}", parameters=HEAVY)
    assert light.d("weight: {value: 1, unit: lb}") == unknown("case.weight")
    assert light.d("weight: [{value: 1, unit: lb}, {value: 1, unit: kg}]") == TRUE
    same = condition(tmp_path, "{fact: case.weight, is: {value: 1, unit: kg}}")
    assert same.d("weight: {value: 1, unit: lb}") == unknown("case.weight")


def test_4_12_references_are_equal_when_they_name_one_entity(tmp_path: Path) -> None:
    d = condition(tmp_path, "{fact: case.owner, is: {fact: case.rival}}")
    twins = "p: {kind: company, home: JP}, q: {kind: company, home: JP}"
    assert d.d("owner: p, rival: p", parties=twins) == TRUE
    assert d.d("owner: p, rival: q", parties=twins) == FALSE
    assert d.d("owner: p", parties=twins) == unknown("case.rival")


def test_4_12_an_element_that_nobody_listed_is_none_of_the_listed_ones_of_its_list(tmp_path: Path) -> None:
    listed = condition(tmp_path, "{some: case.helpers, as: x, where: {fact: x, is: {fact: case.rival}}}")
    assert listed.d("rival: p, helpers: [p]", parties="p: {}, q: {}") == TRUE
    assert listed.d("rival: p, helpers: [q]", parties="p: {}, q: {}") == unknown("case.helpers")
    assert listed.d("rival: p, helpers: [q], helpers_complete: true", parties="p: {}, q: {}") == FALSE
    every = condition(tmp_path, "{every: case.helpers, as: x, where: {fact: x, is: {fact: case.rival}}, must: false}")
    assert every.d("rival: p, helpers: [q]", parties="p: {}, q: {}") == unknown("case.helpers")
    twice = "{some: case.helpers, as: x, where: {all: [{fact: x, is: {fact: case.rival}}, {fact: x.kind, is: person}]}}"
    assert condition(tmp_path, twice).d("rival: p, helpers: [p]", parties="p: {kind: company}") == FALSE
