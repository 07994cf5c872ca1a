"""The truths that the form of a condition allows."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdcheck.rules.truths import PossibleTruths
from tests.spec.world import condition

UNREAD = "{unread: {en: Annex, ja: 別表}}"
PARAMETERS = """
    parameters:
      unseen: {type: number, title: {en: n, ja: n}, values: [{from: 2000-01-01, unread: {en: Annex, ja: 別表}}]}
      seen: {type: number, title: {en: n, ja: n}, values: [{from: 2000-01-01, value: 3}]}
"""


@pytest.mark.parametrize(
    ("holds", "truths"),
    [
        ("case.a", "true false unknown"),
        ("true", "true"),
        ("{not: true}", "false"),
        (UNREAD, "unknown"),
        (f"{{all: [case.a, {UNREAD}]}}", "false unknown"),
        (f"{{any: [case.a, {UNREAD}]}}", "true unknown"),
        (f"{{all: [{UNREAD}, true]}}", "unknown"),
        (f"{{all: [{UNREAD}, false]}}", "false"),
        ("{all: []}", "true"),
        ("{any: []}", "false"),
        (f"{{if: case.a, then: true, else: {UNREAD}}}", "true unknown"),
        (f"{{if: {UNREAD}, then: case.a, else: case.b}}", "true false unknown"),
        (f"{{if: {UNREAD}, then: true, else: true}}", "true"),
        ("{if: true, then: false, else: case.a}", "false"),
        (f"{{some: case.items, as: i, where: {UNREAD}}}", "false unknown"),
        (f"{{every: case.items, as: i, must: {UNREAD}}}", "true unknown"),
        ("{some: case.items, as: i, where: i.good}", "true false unknown"),
        ("{readings: [{id: one, holds: true}, {id: two, holds: false}]}", "true false unknown"),
        ("{readings: [{id: one, holds: true}, {id: two, holds: true}]}", "true"),
        ("{fact: case, meets: e}", "unknown"),
        ("{fact: case.count, lt: {param: unseen}}", "unknown"),
        ("{fact: case.count, lt: {param: seen}}", "true false unknown"),
    ],
)
def test_truths_of_a_form(holds: str, truths: str, tmp_path: Path) -> None:
    more = f"  e: {{params: {{case: case}}, holds: {UNREAD}}}\n"
    pack = condition(tmp_path, holds, more, parameters=PARAMETERS).pack
    assert PossibleTruths(pack).of(pack.definitions["d"].holds) == set(truths.split())


def test_what_is_absent_is_true(tmp_path: Path) -> None:
    assert PossibleTruths(condition(tmp_path, "case.a").pack).of(None) == {"true"}
