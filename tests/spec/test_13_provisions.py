"""Chapter 13 of the specification: provisions and coverage."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdcheck.rules.coverage import Covered, coverage, facts_of
from stdcheck.rules.depth import FactsRead
from stdcheck.rules.model import ProvisionKind
from tests.spec.world import build, refusal

UNREAD = "{unread: {en: Annex, ja: 別表}}"


def provision(more: str = "") -> str:
    return f'provisions: [{{id: p.1, ref: "1", title: {{en: One, ja: 一}}{more}}}]\n'


def rules(holds: str, more: str = "") -> str:
    return f"definitions:\n  d: {{implements: [p.1], params: {{case: case}}, holds: {holds}{more}}}\n"


def covered(folder: Path, text: str, more: str = "", **files: str) -> Covered:
    (found,) = coverage(build(folder, rules=text, provisions=provision(more), **files).pack)
    return found


def test_13_1_only_what_nodes_say_implements_a_provision(tmp_path: Path) -> None:
    named = covered(
        tmp_path, "definitions:\n  d: {params: {case: case}, cite: {source: law, ref: '1'}, holds: case.a}\n"
    )
    assert (named.status.value, named.nodes) == ("missing", ())
    clause = covered(
        tmp_path, "definitions:\n  d: {params: {case: case}, holds: {fact: case.a, is: true, implements: [p.1]}}\n"
    )
    assert [(n.kind, n.name, n.whole) for n in clause.nodes] == [("definition", "d", False)]


def test_13_1_a_provision_needs_id_ref_and_title(tmp_path: Path) -> None:
    assert refusal(tmp_path, provisions="provisions: [{id: p.1}]\n") == {"pack-missing-key"}


@pytest.mark.parametrize(
    ("holds", "more", "status"),
    [
        ("case.a", "", "implemented"),
        (f"{{any: [case.a, {UNREAD}]}}", "", "implemented"),
        (UNREAD, "", "unread"),
        (f"{{not: {UNREAD}}}", "", "unread"),
        (f"{{any: [{UNREAD}, false]}}", "", "unread"),
        ("{fact: case, meets: e}", "", "unread"),
        (UNREAD, ", excused: {en: why, ja: 理由}", "unread"),
    ],
)
def test_13_2_what_can_never_be_decided_is_unread(holds: str, more: str, status: str, tmp_path: Path) -> None:
    other = f"  e: {{params: {{case: case}}, holds: {UNREAD}}}\n"
    assert covered(tmp_path, rules(holds) + other, more).status.value == status


def test_13_2_what_no_node_names_is_excused_or_missing(tmp_path: Path) -> None:
    assert covered(tmp_path, "notes: []\n", ", excused: {en: why, ja: 理由}").status.value == "excused"
    assert covered(tmp_path, "notes: []\n").status.value == "missing"


def test_13_2_one_node_that_can_decide_is_enough(tmp_path: Path) -> None:
    text = rules(UNREAD) + "  e: {implements: [p.1], params: {case: case}, holds: case.b}\n"
    found = covered(tmp_path, text)
    assert (found.status.value, [node.unread for node in found.nodes]) == ("implemented", [True, False])


def test_13_3_one_unverified_node_is_enough(tmp_path: Path) -> None:
    verified = "  e: {implements: [p.1], params: {case: case}, holds: case.b}\n"
    assert covered(tmp_path, rules("case.a") + verified).verified
    assert not covered(tmp_path, rules("case.a", ", verified: false") + verified).verified
    inside = "definitions:\n  d: {verified: false, params: {case: case}, holds: {fact: case.a, is: true, implements: [p.1]}}\n"
    assert not covered(tmp_path, inside).verified


@pytest.mark.parametrize("kind", [kind.value for kind in ProvisionKind])
def test_13_4_kind_and_number_of_facts(kind: str, tmp_path: Path) -> None:
    found = covered(tmp_path, rules("case.a"), f", kind: {kind}, facts: 3").provision
    assert (found.kind, found.facts) == (kind, 3)


def test_13_4_both_may_be_left_out(tmp_path: Path) -> None:
    found = covered(tmp_path, rules("case.a")).provision
    assert (found.kind, found.facts) == (None, None)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("kind: story", "pack-unknown-choice"),
        ("facts: 1.5", "pack-provision-facts"),
        ("facts: -1", "pack-provision-facts"),
    ],
)
def test_13_4_other_kinds_and_parts_of_facts_are_refused(more: str, code: str, tmp_path: Path) -> None:
    assert refusal(tmp_path, provisions=provision(f", {more}")) == {code}


def test_13_5_facts_are_counted_once_through_all_that_is_asked(tmp_path: Path) -> None:
    text = rules("{all: [case.a, {fact: case, meets: e}]}") + (
        "  e: {params: {case: case}, holds: {any: [case.a, {fact: case.owner.home, is: JP}, {fact: case.count, gte: {quantity: q, with: {case: case}}}]}}\n"
        "quantities:\n  q: {params: {case: case}, value: {fact: case.debt}}\n"
    )
    world = build(tmp_path, rules=text, provisions=provision())
    (found,) = coverage(world.pack)
    assert set(facts_of(found, FactsRead(world.pack))) == {
        ("case", "a"),
        ("party", "home"),
        ("case", "count"),
        ("case", "debt"),
    }


def test_13_5_exceptions_of_a_rule_count_for_themselves(tmp_path: Path) -> None:
    text = """
        rules:
          - {id: r, implements: [p.1], kind: prohibition, title: {en: r, ja: r}, prohibits: case.a}
          - {id: e, kind: exemption, title: {en: e, ja: e}, exception_to: [{rule: r}], when: case.b}
    """
    world = build(tmp_path, rules=text, provisions=provision())
    (found,) = coverage(world.pack)
    assert set(facts_of(found, FactsRead(world.pack))) == {("case", "a")}
