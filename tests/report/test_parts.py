"""Settling, adding, grouping, addresses and stated values: the small parts of a report, on made-up data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest

from stdcheck.facts.declarations import Fact, FactType
from stdcheck.facts.values import (
    Money,
    Plain,
    Quantity,
    Range,
    Stated,
    StatedList,
    StatedNone,
    StatedUnknown,
)
from stdcheck.logic.results import Cell, FactRead, Headline, Trace
from stdcheck.logic.values import Cause, Truth
from stdcheck.report.addresses import is_of_pack, split
from stdcheck.report.build import fingerprint
from stdcheck.report.data import Finding, Lacking, Message, Place, Reason
from stdcheck.report.proof import computed_text
from stdcheck.report.proof_tree import test_words as words_of_test
from stdcheck.report.reasons import because
from stdcheck.report.settling import (
    cell_words,
    fix_words,
    form,
    mark_words,
    missing_words,
    settle_words,
    settlings,
)
from stdcheck.report.stated import state_words
from stdcheck.report.text.groups import Groups, cause
from stdcheck.report.timeline import possible_words
from stdcheck.report.wording import type_words, value_words
from stdcheck.rules import nodes
from stdcheck.source.spans import Position, Span

SPAN = Span("p.yaml", Position(3, 5), Position(3, 8))


def fact(kind: FactType, values: Mapping[str, Mapping[str, str]] | None = None, of: str | None = None) -> Fact:
    return Fact("part", "x", kind, SPAN, of=of, values=values or {}, units=("kg", "lb"))


def lacking(kind: FactType = FactType.YEAR, path: str = "parts.a.x", **more: object) -> Lacking:
    entity, name = split(path)
    given: dict[str, object] = {"cause": Cause.FACT, "how": "given", "settles": (), **more}
    return Lacking(
        path=path,
        entity=entity,
        name=name,
        fact=fact(kind),
        where=SPAN,
        **given,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("parts.tuner.model_year", ("parts.tuner", "model_year")),
        ("gadget.safe", ("gadget", "safe")),
        ("parts", ("", "parts")),
        ("pack/reading-a|reading-b", ("", "pack/reading-a|reading-b")),
        ("pack/unread:rules/1.yaml:12", ("", "pack/unread:rules/1.yaml:12")),
        (
            "deal.checks[technology=technologies.chip,person=parties.a]",
            ("deal", "checks[technology=technologies.chip,person=parties.a]"),
        ),
        ("deal.checks[person=parties.a].needed", ("deal.checks[person=parties.a]", "needed")),
    ],
)
def test_addresses_split_into_entity_and_fact(address: str, parts: tuple[str, str]) -> None:
    assert split(address) == parts


def test_texts_of_a_pack_are_told_from_facts() -> None:
    assert is_of_pack("pack/reading") and not is_of_pack("deal.checks[file=a/b].needed")


@pytest.mark.parametrize(
    ("cell", "kind", "en", "ja"),
    [
        (Cell(high="2029"), FactType.YEAR, "2029 or earlier", "2029 以前"),
        (Cell(low="2030"), FactType.YEAR, "2030 or later", "2030 以降"),
        (Cell(low="2029-01-01", high="2029-01-01"), FactType.DATE, "2029-01-01", "2029-01-01"),
        (Cell(low="2029-01-01", low_open=True), FactType.DATE, "after 2029-01-01", "2029-01-01 より後"),
        (Cell(low="5", high="10", high_open=True), FactType.NUMBER, "5 or more and less than 10", "5 以上かつ10 未満"),
        (Cell(low="5", low_open=True, unit="kg"), FactType.QUANTITY, "more than 5 kg", "5 kg 超"),
        (Cell(high="25%"), FactType.PERCENT, "25 % or less", "25 % 以下"),
        (Cell(value="true"), FactType.YES_NO, "yes", "はい"),
        (Cell(values=("CN", "RU")), FactType.COUNTRY, "CN, RU", "CN、RU"),
        (Cell(other=True), FactType.COUNTRY, "anything else", "その他"),
        (Cell(none=True), FactType.YEAR, "none", "なし"),
        (Cell(), FactType.NUMBER, "any value", "任意の値"),
    ],
)
def test_answers_in_words(cell: Cell, kind: FactType, en: str, ja: str) -> None:
    assert (cell_words(cell, fact(kind), "en"), cell_words(cell, fact(kind), "ja")) == (en, ja)


def test_what_each_answer_leaves_possible() -> None:
    cells = (Cell(high="2029"), ("exempt",)), (Cell(low="2030"), ("pass", "gap")), (Cell(none=True), ("exempt",))
    item = lacking(settles=cells)
    possible = ("gap", "exempt", "pass")
    assert settle_words(item, possible, "en") == "x: 2029 or earlier or none -> exempt; 2030 or later -> gap, pass"
    assert settle_words(lacking(), possible, "en") == ""


def test_settlings_are_pairs_with_what_stays_open_last() -> None:
    cells = (Cell(low="2030"), ("gap", "pass")), (Cell(high="2029"), ("pass",)), (Cell(none=True), ("gap", "pass"))
    assert settlings(lacking(settles=cells), ("gap", "pass"), "en") == [
        ("2029 or earlier", "pass"),
        ("2030 or later or none", "any other answer leaves it open"),
    ]
    assert settlings(lacking(settles=cells[:1]), ("gap", "pass"), "en") == []


def test_an_answer_that_settles_nothing_is_not_spelled_out() -> None:
    item = lacking(settles=((Cell(high="2029"), ("pass",)), (Cell(low="2030"), ("gap", "pass"))))
    assert settle_words(item, ("gap", "pass"), "en") == "x: 2029 or earlier -> pass; any other answer leaves it open"
    useless = lacking(settles=((Cell(high="2029"), ("gap", "pass")), (Cell(low="2030"), ("gap", "pass"))))
    assert settle_words(useless, ("gap", "pass"), "en") == ""


@pytest.mark.parametrize(
    ("item", "missing", "mark", "fix"),
    [
        (lacking(), "x is not given", 'add "x" here', 'add "x: ..." under parts.a in p.yaml:3:5'),
        (
            lacking(FactType.LIST, how="incomplete"),
            "nobody has said that x is complete",
            "complete this list",
            "in p.yaml:3:5 add what is missing, then x_complete: true",
        ),
        (
            lacking(how="range"),
            "x is given as a range only",
            'narrow "x" here',
            "state parts.a.x more exactly in p.yaml:3:5",
        ),
        (
            lacking(
                path="pack/one|two",
                how="reading",
                cause=Cause.JUDGEMENT,
                readings=(("pack/one", {"en": "first", "ja": "一"}), ("pack/two", {"en": "second", "ja": "二"})),
                profile="p.yaml",
            ),
            "the text can be read in several ways: pack/one|two",
            "",
            "adopt a reading in p.yaml: readings: {pack/one: {by: ..., stated_on: ..., reason: ...}} for one of: "
            "pack/one: first; pack/two: second",
        ),
        (
            lacking(path="pack/covers_from", how="law", cause=Cause.LAW, held_from=date(2025, 1, 1)),
            "the pack holds the law only from 2025-01-01",
            "",
            "the pack holds the law only from 2025-01-01",
        ),
        (
            lacking(path="pack/limit", how="law", cause=Cause.LAW),
            "the law behind it has not been read: pack/limit",
            "",
            "nothing you can add settles this: the pack must be completed",
        ),
        (
            lacking(FactType.YES_NO, how="judgement", cause=Cause.JUDGEMENT),
            "x is not given",
            'add "x" here',
            "the person in charge states parts.a.x in p.yaml:3:5 with provenance (by, stated_on, reason)",
        ),
    ],
    ids=lambda value: value.how if isinstance(value, Lacking) else "",
)
def test_what_is_missing_and_what_to_write(item: Lacking, missing: str, mark: str, fix: str) -> None:
    assert missing_words(item, "en") == missing
    assert mark_words(item, "en") == mark
    assert fix_words(item, "p.yaml:3:5", "en") == fix


def test_the_form_of_a_value_never_is_one() -> None:
    kinds = {"person": {"en": "a person", "ja": "人"}, "company": {"en": "a company", "ja": "会社"}}
    assert form(fact(FactType.ENUM, kinds)) == "person | company"
    assert form(fact(FactType.ENUM, {name: {} for name in "abcde"})) == "..."
    assert form(fact(FactType.QUANTITY)) == "{value: ..., unit: kg | lb}"
    assert form(fact(FactType.YES_NO)) == "true | false"
    assert form(fact(FactType.DATE)) == "YYYY-MM-DD"
    for kind in (FactType.YEAR, FactType.NUMBER, FactType.COUNTRY, FactType.TEXT, FactType.MONEY, FactType.PERCENT):
        assert re.search(r"[A-Z0-9]", form(fact(kind))) is None


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (True, FactType.YES_NO, "yes"),
        (Fraction(3, 5), FactType.PERCENT, "60 %"),
        (Fraction(1, 3), FactType.PERCENT, "1/3"),
        (date(2028, 5, 1), FactType.DATE, "2028-05-01"),
        (2030, FactType.YEAR, "2030"),
        (Fraction(5, 2), FactType.NUMBER, "2.5"),
        ("CN", FactType.COUNTRY, "CN"),
        (Quantity((("kg", Fraction(4536)), ("lb", Fraction(10000)))), FactType.QUANTITY, "4536 kg / 10000 lb"),
        (Money(Range(Fraction(5), None, True), "JPY"), FactType.MONEY, "more than 5 JPY"),
        (Range(date(2027, 3, 1), date(2027, 3, 31)), FactType.DATE, "2027-03-01 or later and 2027-03-31 or earlier"),
    ],
)
def test_stated_values_in_the_terms_of_the_user(value: Plain, kind: FactType, text: str) -> None:
    assert state_words(Stated(value, SPAN), fact(kind), "en") == text


def test_stated_lists_and_gaps() -> None:
    countries = fact(FactType.LIST, of="country")
    assert state_words(StatedList(("CN", "JP"), (SPAN, SPAN), SPAN), countries, "en") == "CN, JP (there may be more)"
    assert state_words(StatedList((), (), SPAN, complete=True), countries, "en") == "- (complete)"
    partly = StatedList(("CN",), (SPAN,), SPAN, complete=Fraction(1, 20))
    assert state_words(partly, countries, "en") == "CN (complete from 5 %)"
    assert state_words(StatedNone("spare part", SPAN), None, "ja") == "なし（spare part）"
    assert state_words(StatedUnknown(SPAN, "Body office"), None, "en") == "not given (asked: Body office)"


def test_values_of_a_proof_in_the_terms_of_the_user() -> None:
    kinds = {"company": {"en": "a company", "ja": "会社"}}
    assert value_words("company", fact(FactType.ENUM, kinds), "ja") == "会社"
    assert value_words("33.4%", fact(FactType.PERCENT), "en") == "33.4 %"
    assert value_words("true", fact(FactType.TEXT), "en") == "true"
    assert value_words(None, None, "en") == "not given"


def finding(subject: str, rule: str = "p/r", outcome: Headline = Headline.GAP, **more: object) -> Finding:
    message = Message("gap", {}, {"en": "", "ja": ""})
    given: dict[str, object] = {"lacking": (), "because": (), **more}
    return Finding(
        rule=rule,
        subject=subject,
        name={"en": subject, "ja": subject},
        outcome=outcome,
        possible=("gap",),
        method="kleene",
        causes=(),
        place=0,
        fingerprint="",
        due=None,
        clock=None,
        sentence=message,
        message=message,
        relies_on=(),
        verified=True,
        places=(Place(SPAN, "primary"),),
        subject_span=SPAN,
        **given,  # type: ignore[arg-type]
    )


def reason(address: str, value: str) -> Reason:
    return Reason({"en": f"{address} = {value}", "ja": ""}, (SPAN,), address)


def test_one_cause_is_one_group() -> None:
    groups = Groups()
    for name in ("a", "b", "c"):
        own = reason(f"parts.{name}.makers", f"made in {name}")
        groups.add(finding(f"parts.{name}", because=(own, reason("makers.s1.organised_in", "AQ"))))
    groups.add(finding("parts.d", because=(reason("parts.d.makers", ""), reason("makers.s2.organised_in", "AQ"))))
    assert [(group.count, group.first.subject) for group in groups.worst_first()] == [(3, "parts.a"), (1, "parts.d")]


def test_the_same_missing_fact_of_each_subject_is_one_cause() -> None:
    one, other = (
        finding(f"parts.{name}", outcome=Headline.UNDETERMINED, lacking=(lacking(path=f"parts.{name}.x"),))
        for name in ("a", "b")
    )
    assert cause(one) == cause(other) == ("*.x",)


def test_the_fact_that_settles_most_makes_the_group() -> None:
    groups = Groups()
    for name, others in (("a", ["y"]), ("b", []), ("c", ["z"])):
        missing = tuple(lacking(path=f"parts.{name}.{fact}") for fact in ["x", *others])
        groups.add(finding(f"parts.{name}", outcome=Headline.UNDETERMINED, lacking=missing))
    (group,) = groups.worst_first()
    assert (group.count, group.alone) == (3, False)


def test_worse_groups_come_first_then_bigger_ones() -> None:
    groups = Groups()
    groups.add(finding("a", rule="p/due", outcome=Headline.DUE))
    groups.add(finding("a", rule="p/one"))
    groups.add(finding("a", rule="p/two"))
    groups.add(finding("b", rule="p/two"))
    assert [group.first.rule for group in groups.worst_first()] == ["p/two", "p/one", "p/due"]


def test_a_fingerprint_tells_rules_profiles_subjects_and_unlisted_elements_apart() -> None:
    made = {
        fingerprint("p/r", "one", "parts.a", None),
        fingerprint("p/s", "one", "parts.a", None),
        fingerprint("p/r", "two", "parts.a", None),
        fingerprint("p/r", "one", "parts.b", None),
        fingerprint("p/r", "one", "parts.a", "parts"),
    }
    assert len(made) == 5


def test_computed_values_are_typed_by_their_term() -> None:
    meta = nodes.Meta(SPAN)
    path = nodes.Path("p", (), (), "p")
    pack: Any = SimpleNamespace(parameters={}, quantities={})
    interest = nodes.Interest(path, None, path, "votes", "m", None, meta)
    assert computed_text("0.5", interest, pack) == "50 %"
    assert computed_text("0.2..0.3", interest, pack) == "20 %..30 %"
    count = nodes.Aggregate("count", nodes.PathList(path), "x", None, None, None, meta)
    assert computed_text("3", count, pack) == "3"


def test_possible_lists_are_told_by_what_is_in_all_of_them() -> None:
    titles = {"a": {"en": "Anchor", "ja": "錨"}}
    assert possible_words([("a", "b"), ("a", "b", "c")], {}, "en") == "undetermined (a, b; possibly c)"
    assert possible_words([(), ("a",)], {}, "ja") == "未確定（場合により a）"
    assert possible_words([()], {}, "en") == "nothing listed"
    assert possible_words(["a", "b"], titles, "ja") == "未確定（錨、b）"
    assert possible_words([True, False], {}, "en") == "undetermined (yes, no)"


@pytest.mark.parametrize(
    ("kind", "of", "en", "ja"),
    [
        (FactType.YES_NO, None, "yes or no", "はい・いいえ"),
        (FactType.LIST, "enum", "list (choice)", "一覧（選択肢）"),
        (FactType.LIST, "maker", "list (maker)", "一覧（maker）"),
        (FactType.REFERENCE, "maker", "id (maker)", "識別子（maker）"),
    ],
)
def test_kinds_of_answers_in_words(kind: FactType, of: str | None, en: str, ja: str) -> None:
    assert (type_words(fact(kind, of=of), "en"), type_words(fact(kind, of=of), "ja")) == (en, ja)


@pytest.mark.parametrize("kind", FactType)
def test_every_kind_of_answer_has_words(kind: FactType) -> None:
    assert type_words(fact(kind), "ja")


@pytest.mark.parametrize(("truth", "start"), [(Truth.TRUE, "over a half"), (Truth.FALSE, "not the case: over a half")])
def test_a_computed_share_stands_under_what_its_definition_says(truth: Truth, start: str) -> None:
    meta = nodes.Meta(SPAN)
    path = nodes.Path("p", (), (), "p")
    term = nodes.Interest(None, "bad", path, "votes", "m", None, meta)
    test = nodes.Compare(term, "gt", nodes.Literal(Fraction(1, 2), meta), None, meta)
    says: Any = SimpleNamespace(meta=replace(meta, says={"en": "over a half", "ja": "過半数"}))
    leaf = Trace("condition", "", test, truth, reads=(FactRead("", None, "0.785", None),))
    pack: Any = SimpleNamespace(parameters={}, quantities={}, lists={})
    proof = Trace("breach", "", None, truth, children=(Trace("definition", "most", says, truth, children=(leaf,)),))
    rule = SimpleNamespace(duty=None)
    result: Any = SimpleNamespace(trace=proof, outcome=Headline.GAP, rule=rule, pack=pack, subject="parts.a")
    addresses: Any = None
    (line,) = because(result, addresses)
    assert line.text["en"] == f"{start}: 78.5 %"


def test_a_test_by_a_definition_stands_in_the_words_of_the_definition() -> None:
    meta = nodes.Meta(SPAN)
    path = nodes.Path("unit", (), (), "unit")
    meets = nodes.Meets("bad", (("unit", nodes.FactTerm(path, meta)),), meta)
    definition = SimpleNamespace(meta=replace(meta, says={"en": "a bad part", "ja": "不良品"}))
    pack: Any = SimpleNamespace(definitions={"bad": definition})
    assert words_of_test(Trace("condition", "", meets, None), pack, "ja") == "bad(unit)：不良品"
    negated = Trace("condition", "", nodes.Not(meets, meta), None)
    assert words_of_test(negated, pack, "ja") == "次に当たらないこと：bad(unit)：不良品"
    both = nodes.AllOf((meets, meets), meta)
    assert words_of_test(Trace("condition", "", both, None), pack, "en") == "all of 2"
