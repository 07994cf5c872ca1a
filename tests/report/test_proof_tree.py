"""The proof of a result as plain data: what decides, what is missing where, and that nodes shown twice stay shared."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from stdcheck.checking import Checker, Selection
from stdcheck.discovery import ProfileFile
from stdcheck.logic.results import Headline, Outcome, RuleResult, Trace
from stdcheck.logic.values import FALSE, TRUE, UNKNOWN, Cause, Missing, Truth
from stdcheck.report.deciding import relevant, resting_on, shown_nodes
from stdcheck.report.proof_tree import Clause, clauses
from stdcheck.rules import nodes
from stdcheck.source.spans import Position, Span
from tests.gadgets.world import checker, profile_file, rulesets

SAMPLE = Path(__file__).parents[2] / "docs" / "samples" / "vehicle.yaml"
SPAN = Span("rules.yaml", Position(1, 1), Position(1, 2))
META = nodes.Meta(SPAN)
OPEN = (Outcome.GAP, Outcome.PASS)
DEEPEST = 150
"""Twice as deep as the deepest proof of the profiles in this repository."""


def evaluated(name: str) -> list[RuleResult]:
    one = checker()
    one.trace = lambda result: True
    evaluation = one.check(profile_file(name)).evaluation
    assert evaluation is not None
    return list(evaluation.results)


def sample() -> list[RuleResult]:
    one = Checker(rulesets(), date(2026, 11, 24), Selection(), lambda result: True)
    evaluation = one.check(ProfileFile(SAMPLE, "vehicle.yaml", "vehicle")).evaluation
    assert evaluation is not None
    return list(evaluation.results)


@pytest.fixture(scope="module")
def results() -> list[RuleResult]:
    """Every result of the invented profiles and of the sample, each with its proof."""
    return [*evaluated("radio.yaml"), *evaluated("toaster.yaml"), *evaluated("lamp.yaml"), *sample()]


def find(results: list[RuleResult], rule: str, subject: str) -> RuleResult:
    return next(result for result in results if (result.rule.id, result.subject) == (rule, subject))


def met(tops: tuple[Clause, ...], opened: bool = True) -> Iterator[tuple[Clause, bool]]:
    """Every clause, with whether it and all above it decide: whoever opens only what decides meets it."""
    for clause in tops:
        yield clause, opened and clause.decides
        yield from met(clause.children, opened and clause.decides)


@pytest.mark.parametrize(
    ("rule", "subject", "outcome", "deciding"),
    [
        ("part-import", "parts.speaker", "gap", ["breach"]),
        ("part-import", "parts.case", "pass", ["breach"]),
        ("manual", "gadget", "pass", ["met"]),
        ("registration", "gadget", "due", ["breach"]),
        ("part-import", "parts.knob", "exempt", ["exception import-old-stock: Old stock without model year"]),
        ("safe-gadget", "gadget", "judgement", ["met"]),
        (
            "part-import",
            "parts.tuner",
            "undetermined",
            [
                "breach",
                "exception import-old-stock: Old stock without model year",
                "exception import-early-model: Model year before 2030",
            ],
        ),
    ],
)
def test_each_outcome_has_its_deciding_branch(
    results: list[RuleResult], rule: str, subject: str, outcome: str, deciding: list[str]
) -> None:
    result = find(results, rule, subject)
    assert result.outcome == outcome
    assert [clause.text["en"] for clause in clauses(result) if clause.decides] == deciding


def test_what_is_out_of_scope_rests_on_its_scope() -> None:
    result = find(evaluated("lamp.yaml"), "registration", "gadget")
    assert [(clause.text["ja"], clause.truth) for clause in clauses(result) if clause.decides] == [
        ("適用範囲", "false")
    ]


def test_every_proof_decides_somewhere_and_only_from_the_top_down(results: list[RuleResult]) -> None:
    for result in results:
        tops = clauses(result)
        found = list(met(tops))
        assert any(opened for _, opened in found) or not tops, (result.rule.id, result.subject)
        assert [clause.text for clause, opened in found if clause.decides and not opened] == []


def test_whoever_opens_what_decides_meets_all_that_is_missing(results: list[RuleResult]) -> None:
    asked = 0
    for result in results:
        if result.outcome not in (Headline.UNDETERMINED, Headline.JUDGEMENT):
            continue
        found = list(met(clauses(result)))
        for address in (item.missing.path for item in result.missing):
            named = [opened for clause, opened in found if address in clause.missing]
            asked += len(named)
            assert not named or any(named), (result.rule.id, result.subject, address)
    assert asked > 10


def test_a_clause_names_only_what_no_clause_below_it_does(results: list[RuleResult]) -> None:
    tops = clauses(find(results, "part-import", "parts.tuner"))
    naming = [clause.text["en"] for clause, _ in met(tops) if clause.missing]
    assert naming == ["unit.model_year is_none true", "unit.model_year lt 2030"]


def test_citations_figures_and_reads_stand_beside_the_text(results: list[RuleResult]) -> None:
    found = [clause for clause, _ in met(clauses(find(results, "part-import", "parts.knob")))]
    maker = next(clause for clause in found if clause.text["en"].startswith("watched-maker(maker)"))
    assert maker.text["ja"] == "watched-maker(maker)：監視対象国で設立された製造者"
    assert maker.citation["en"].endswith("§ 2") and maker.url
    listed = next(clause for clause in found if clause.text["en"] == "maker.organised_in in list watched-countries")
    (read,) = listed.reads
    assert (read.address, read.known, listed.citation) == ("makers.s1.organised_in", True, {})
    assert read.text["en"] == "makers.s1.organised_in = AQ" and read.span is not None
    stock = next(clause for clause in found if "old-stock-until" in clause.text["en"])
    assert [figure["en"].split(" [")[0] for figure in stock.figures] == ["old-stock-until = 2029-01-01"]


def test_a_result_without_a_proof_has_no_clauses() -> None:
    assert clauses(made(None)) == ()


def test_a_proof_is_plain_data(results: list[RuleResult]) -> None:
    for result in results:
        data = pickle.dumps(clauses(result))
        assert b"stdcheck.logic" not in data and b"stdcheck.rules" not in data
        copied = [(clause.text, clause.missing) for clause, _ in met(pickle.loads(data))]
        assert copied == [(clause.text, clause.missing) for clause, _ in met(clauses(result))]


def condition(truth: Truth, *children: Trace, node: object = None, label: str = "", asks: str = "") -> Trace:
    missing = frozenset({Missing(Cause.FACT, asks)} if asks else ())
    return Trace("condition", label, node, truth, children=children, missing=missing)


def made(trace: Trace | None, outcome: Headline = Headline.GAP, *possible: Outcome, requires: object = None) -> Any:
    return SimpleNamespace(
        trace=trace,
        outcome=outcome,
        possible=possible or (Outcome(outcome.value),),
        rule=SimpleNamespace(requires=requires, duty=None),
        pack=SimpleNamespace(definitions={}, parameters={}),
        clock=None,
    )


def rule_of(*parts: Trace) -> Trace:
    return Trace("rule", "r", None, None, children=parts)


def part(kind: str, truth: Truth, *children: Trace, label: str = "") -> Trace:
    return Trace(kind, label, None, truth, children=children)


def test_a_node_in_many_places_is_one_clause() -> None:
    node = condition(TRUE, label="leaf")
    for _ in range(40):
        node = condition(TRUE, node, node)
    result = made(rule_of(part("breach", TRUE, node)))
    (top,) = clauses(result)
    assert top.children[0].children[0] is top.children[0].children[1]
    assert len(list(shown_nodes(result))) == 42
    assert len(pickle.dumps(top)) < 10_000


def test_a_shared_node_decides_only_where_the_outcome_rests_on_it() -> None:
    shared = condition(TRUE, label="shared")
    result = made(rule_of(part("in_force", TRUE, shared), part("breach", TRUE, shared)))
    in_force, breach = clauses(result)
    assert (in_force.children[0].decides, breach.children[0].decides) == (False, True)


def test_a_deep_proof_is_built_and_pickled() -> None:
    node = condition(TRUE, label="leaf")
    for level in range(DEEPEST):
        node = condition(TRUE, node, label=str(level))
    (top,) = clauses(made(rule_of(part("breach", TRUE, node))))
    assert len(list(met(pickle.loads(pickle.dumps((top,)))))) == DEEPEST + 2


def test_all_alternatives_that_are_open_decide() -> None:
    first, second = condition(UNKNOWN, label="a", asks="x.a"), condition(UNKNOWN, label="b", asks="x.b")
    either = condition(UNKNOWN, first, condition(FALSE, label="c"), second, node=nodes.AnyOf((), META))
    assert relevant(either) == ()
    assert relevant(either, every_open=True) == [first, second]
    (breach,) = clauses(
        made(rule_of(part("breach", UNKNOWN, condition(UNKNOWN, either))), Headline.UNDETERMINED, *OPEN)
    )
    assert [clause.missing for clause, opened in met((breach,)) if opened and clause.missing] == [("x.a",), ("x.b",)]


def every(truth: Truth, *elements: Trace) -> Trace:
    over = nodes.PathList(nodes.Path("parts", (), (), "parts"))
    return condition(truth, *elements, node=nodes.Every(over, "part", None, nodes.Constant(True, META), META))


def test_a_demand_on_every_element_fails_by_one_that_fails_it() -> None:
    """The elements are shown as what speaks against it: true is one that passes the filter and fails the demand."""
    asked, fails = condition(TRUE, label="where"), condition(FALSE, label="must")
    against = part("element", TRUE, asked, fails, label="parts.b")
    fine = part("element", FALSE, condition(TRUE, label="must"), label="parts.a")
    assert relevant(every(FALSE, fine, against)) == [against]
    assert relevant(against) == (asked, fails)
    assert relevant(every(TRUE, fine, fine)) == [fine, fine]


SCOPE, OPEN_SCOPE = part("scope", TRUE), part("scope", UNKNOWN)
BREACH, OPEN_BREACH, NO_BREACH = part("breach", TRUE), part("breach", UNKNOWN), part("breach", FALSE)
HOLDS, MAY_HOLD = part("exception", TRUE, label="a"), part("exception", UNKNOWN, label="b")
SHOWN, REASON = part("shown", UNKNOWN), part("na_needs", FALSE)
OUT = part("scope", FALSE)


@pytest.mark.parametrize(
    ("parts", "outcome", "possible", "deciding"),
    [
        # no exemption is possible whatever is answered: the open exception counts for nothing
        ((SCOPE, OPEN_BREACH, MAY_HOLD), "undetermined", ["gap", "pass"], [OPEN_BREACH]),
        ((SCOPE, OPEN_BREACH, MAY_HOLD), "undetermined", ["gap", "exempt", "pass"], [OPEN_BREACH, MAY_HOLD]),
        ((OPEN_SCOPE, BREACH), "undetermined", ["gap", "not_applicable"], [OPEN_SCOPE, BREACH]),
        ((OPEN_SCOPE, BREACH, REASON), "gap", ["gap"], [OPEN_SCOPE, REASON, BREACH]),
        ((OUT, BREACH, REASON), "gap", ["gap"], [OUT, REASON]),
        ((OPEN_SCOPE, BREACH), "not_applicable", ["not_applicable"], [OPEN_SCOPE]),
        ((SCOPE, NO_BREACH, MAY_HOLD, SHOWN), "undetermined", ["unshown"], [NO_BREACH, SHOWN]),
        ((SCOPE, BREACH, MAY_HOLD), "exempt", ["exempt"], [MAY_HOLD]),
        ((OPEN_SCOPE, NO_BREACH, MAY_HOLD), "clear", ["pass", "not_applicable"], [NO_BREACH]),
        ((SCOPE, OPEN_BREACH, HOLDS, MAY_HOLD), "clear", ["exempt", "pass"], [HOLDS]),
    ],
)
def test_what_an_outcome_rests_on(
    parts: tuple[Trace, ...], outcome: str, possible: list[str], deciding: list[Trace]
) -> None:
    result = made(rule_of(*parts), Headline(outcome), *map(Outcome, possible))
    assert list(resting_on(result)) == deciding


def test_a_requirement_that_is_met_needs_no_exception() -> None:
    met_part = part("breach", TRUE)
    result = made(
        rule_of(met_part, MAY_HOLD), Headline.UNDETERMINED, Outcome.EXEMPT, Outcome.UNSHOWN, requires=object()
    )
    assert list(resting_on(result)) == [met_part]


def test_contested_text_is_open_because_its_readings_disagree() -> None:
    wide, narrow = part("reading", TRUE), part("reading", FALSE)
    contested = condition(UNKNOWN, wide, narrow, node=nodes.Readings((), META), asks="p/wide|narrow")
    assert list(relevant(contested, every_open=True)) == [wide, narrow]
