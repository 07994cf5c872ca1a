"""What the properties found once, each as a small example of its own."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from stdcheck.logic.results import Evaluation, RuleResult
from tests.properties.tables import HEADER, WORDS
from tests.properties.written import Data, Percent, write_pack

AS_OF = date(2026, 3, 1)


def pack(**parts: Any) -> Data:
    """A pack with a header."""
    parts["rules"] = [{"title": WORDS, **rule} for rule in parts.get("rules", [])]
    return {**HEADER, **parts}


def evaluated(data: Data, facts: Data, **collections: Any) -> Evaluation:
    """The evaluation of a case."""
    return write_pack(data).evaluate({"facts": {"case": facts, **collections}}, AS_OF)


def result(data: Data, facts: Data, rule: str = "u", **collections: Any) -> RuleResult:
    """The only result of a rule."""
    (found,) = [r for r in evaluated(data, facts, **collections).results if r.rule.id == rule]
    return found


def possible(data: Data, facts: Data, rule: str = "u", **collections: Any) -> set[str]:
    return {str(o) for o in result(data, facts, rule, **collections).possible}


def answers(data: Data, facts: Data, **collections: Any) -> tuple[object, ...]:
    """The only answer."""
    (found,) = evaluated(data, facts, **collections).answers
    return found.possible


def prohibits(condition: Any, **more: Any) -> Data:
    return {"id": "u", "kind": "prohibition", "prohibits": condition, **more}


def asked(kind: str, name: str, **parts: Any) -> Data:
    """A pack with one answer about the case."""
    return pack(answers={"one": {"title": WORDS, "from": [{kind: name, "of": "case"}]}}, **parts)


def quantity(value: Any, **parts: Any) -> Data:
    return asked("quantity", "q", quantities={"q": {"params": {"case": "case"}, "value": value}}, **parts)


def test_a_cell_beside_the_least_value_says_that_it_does_not_hold_it() -> None:
    found = result(
        pack(rules=[prohibits({"fact": "case.count", "in": [Fraction(0)]})]), {"count": {"lte": Fraction(2)}}
    )
    cells = [cell for cell, _ in found.missing[0].settles]
    assert [(c.low, c.low_open, c.high) for c in cells] == [("0", False, "0"), ("0", True, None)]


def test_a_code_below_a_named_one_is_neither_that_one_nor_any_other_text() -> None:
    both = {"all": [{"fact": "case.code", "matches_code": ["84"]}, {"not": {"fact": "case.code", "is": "84"}}]}
    assert possible(pack(rules=[prohibits(both)]), {}) == {"gap", "pass"}
    assert possible(pack(rules=[prohibits(both)]), {"code": "849"}) == {"gap"}


def test_an_outcome_over_an_empty_list_is_that_of_a_rule_that_does_not_apply() -> None:
    each = {
        "id": "each",
        "kind": "prohibition",
        "for_each": {"unit": "case.items"},
        "clock": "case.day",
        "prohibits": "unit.good",
    }
    made = pack(rules=[each, prohibits({"outcome": "each", "is": "not_applicable"})])
    assert possible(made, {"day": AS_OF, "items": {}, "items_complete": True}) == {"gap"}


def test_an_open_list_may_be_empty_for_whoever_asks_for_an_outcome() -> None:
    each = {"id": "each", "kind": "prohibition", "for_each": {"unit": "case.items"}, "prohibits": True}
    assert possible(pack(rules=[each, prohibits({"outcome": "each", "is": "gap"})]), {"items": {}}) == {"gap", "pass"}
    assert possible(pack(rules=[each, prohibits({"outcome": "each", "is": "not_applicable"})]), {"items": {}}) == {
        "gap",
        "pass",
    }


def test_an_outcome_is_asked_for_on_the_clock_of_its_own_rule() -> None:
    other = {"id": "other", "kind": "prohibition", "in_force": {"from": date(2026, 3, 1)}, "prohibits": True}
    made = pack(rules=[other, prohibits({"outcome": "other", "is": "gap"}, clock="case.day")])
    assert possible(made, {"day": date(2020, 1, 1)}) == {"gap"}


def test_law_that_is_not_in_force_wants_no_reason() -> None:
    scope = {"applies_when": "case.a", "na_needs": "case.b"}
    assert possible(
        pack(rules=[prohibits(True, in_force={"from": date(2026, 3, 2)}, **scope)]), {"a": False, "b": False}
    ) == {"not_applicable"}
    assert possible(pack(rules=[prohibits(True, **scope)]), {"a": False, "b": False}) == {"gap"}


def test_a_reason_that_an_element_should_give_is_not_asked_of_an_empty_list() -> None:
    rule = prohibits(
        True, for_each={"unit": "case.items"}, applies_when="case.a", na_needs={"fact": "unit.size", "gte": Fraction(1)}
    )
    made = pack(rules=[rule, {"id": "v", "kind": "prohibition", "prohibits": {"outcome": "u", "is": "gap"}}])
    nothing: Data = {"a": True, "items": {}, "items_complete": True}
    assert possible(made, nothing) == {"not_applicable"}
    assert possible(made, nothing, "v") == {"pass"}


def test_under_law_before_the_pack_a_duty_may_be_due_and_a_pass_unshown() -> None:
    duty = {
        "id": "u",
        "kind": "obligation",
        "clock": "case.day",
        "shown_by": "case.a",
        "done": "case.done",
        "due": date(2026, 4, 1),
    }
    made = {**pack(rules=[duty]), "covers_from": "2026-01-01"}
    facts: Data = {"day": date(2025, 1, 1), "a": False, "done": {"none": "x"}}
    assert possible(made, facts) == {"due", "exempt", "unshown", "not_applicable"}
    assert result(made, facts).due is None


def test_answers_write_days_percentages_and_numbers_as_such() -> None:
    cutoff = {"type": "date", "title": WORDS, "values": [{"value": date(2026, 1, 31)}]}
    quota = {"type": "percent", "title": WORDS, "values": [{"value": Percent(1, 3)}]}
    assert answers(quantity({"param": "cutoff"}, parameters={"cutoff": cutoff}), {}) == ("2026-01-31",)
    assert answers(quantity({"param": "quota"}, parameters={"quota": quota}), {}) == ("1/3",)
    assert answers(quantity({"plus": [{"fact": "case.part"}, Percent(1, 4)]}), {"part": Percent(1, 2)}) == ("75%",)


def test_an_unknown_text_is_not_answered_by_what_stands_for_it() -> None:
    found = answers(quantity({"fact": "case.place"}), {})
    assert len(found) > 1
    assert all(value is None or str(value).startswith("?") for value in found)


def test_a_fee_is_a_decimal_and_one_that_is_not_known_is_not_firm() -> None:
    def fee(value: Any) -> Data:
        rows = [{"is": value, "when": "case.a"}, {"is": Fraction(1)}]
        return asked("decision", "fee", decisions={"fee": {"title": WORDS, "params": {"case": "case"}, "rows": rows}})

    assert answers(fee(Fraction(3, 2)), {"a": True}) == ("1.5",)
    assert len(answers(fee({"fact": "case.count"}), {"a": True})) > 1
    assert answers(fee({"fact": "case.count"}), {"a": True, "count": Fraction(7)}) == ("7",)


def test_a_sum_of_nothing_is_nothing_in_any_currency() -> None:
    total = {"sum": {"of": "case.items", "as": "x", "value": "x.cost"}, "gte": {"value": 1, "currency": "JPY"}}
    assert possible(pack(rules=[prohibits(total)]), {"items": {}, "items_complete": True}) == {"pass"}


def test_two_facts_that_hang_on_one_kind_are_not_tried_apart() -> None:
    """A company has a home and may be listed, a person neither: there is nobody listed without a home."""
    both = {"all": [{"fact": "case.rival.home", "is_none": True}, "case.rival.listed"]}
    found = result(pack(rules=[prohibits(both)]), {"rival": "p"}, parties={"p": {}}, parties_complete=True)
    assert [str(o) for o in found.possible] == ["pass"]
    kind = result(pack(rules=[prohibits({"fact": "case.rival.home", "is": "CN"})]), {"rival": "p"}, parties={"p": {}})
    assert {m.missing.path for m in kind.missing} == {"parties.p.kind", "parties.p.home"}


def test_a_reason_that_is_refused_leaves_a_gap_whether_or_not_the_rule_applies() -> None:
    # An amount in another currency has no cells to try: three values alone have to say it.
    rule = {
        **prohibits(True),
        "applies_when": {"fact": "case.price", "lt": {"value": 2, "currency": "USD"}},
        "na_needs": {"fact": "case.count", "is": 1},
    }
    made = pack(rules=[rule])
    assert possible(made, {"price": {"value": 2, "currency": "JPY"}, "count": 2}) == {"gap"}
    assert possible(made, {"price": {"value": 2, "currency": "JPY"}, "count": 1}) == {"gap", "not_applicable"}
