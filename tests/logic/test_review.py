"""What a hostile reader looked for: ways on which something unknown could become a definite answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from stdcheck.cases.model import Expectation
from stdcheck.cases.reading import read_cases
from stdcheck.cases.running import unmet
from stdcheck.logic import dated
from stdcheck.logic.context import Run
from stdcheck.logic.reading import read
from stdcheck.logic.results import Cell, Method, Outcome, Trace
from stdcheck.logic.subjects import done_in_time
from stdcheck.logic.things import Items, Ordered, Thing, Unknown
from stdcheck.logic.values import FALSE as FAILS
from stdcheck.logic.values import NONE, UNKNOWN, Cause, Interval, Missing, point
from stdcheck.logic.values import TRUE as HOLDS
from stdcheck.rules.nodes import Compare
from tests.spec.world import (
    AS_OF,
    FACTS,
    FALSE,
    TRUE,
    World,
    condition,
    condition_refusal,
    definition,
    facts,
    rule,
    ruled,
    unknown,
)

TITLE = "title: {en: t, ja: t}"
NEW_CLOCK = "clock: {fact: case.done_on, otherwise: as-of}, requires: {fact: case, meets: on}"


def headlines(world: World, text: str) -> dict[str, str]:
    return {r.rule.id: r.outcome.value for r in world.evaluate(text).results}


# ---- remembered definitions ----------------------------------------------------------------------------------------


def on_two_clocks(folder: Path, holds: str) -> World:
    """Rules that ask the same definition, on the day of `case.done_on` first and on the as-of day then."""
    on = definition("on", "case: case", holds)
    return ruled(
        folder,
        rule("then", "requirement", NEW_CLOCK),
        rule("today", "requirement", "requires: {fact: case, meets: on}"),
        more="definitions:\n" + on,
    )


def test_a_remembered_definition_does_not_serve_another_clock_that_it_compares_with_a_range(tmp_path: Path) -> None:
    world = on_two_clocks(tmp_path, "{day: clock, after: {fact: case.day}}")
    text = facts("day: {on_or_after: 2026-03-01, on_or_before: 2026-03-31}, done_on: 2026-01-01")
    assert headlines(world, text) == {"then": "gap", "today": "pass"}


def test_a_remembered_definition_does_not_serve_another_clock_that_it_reckons_with(tmp_path: Path) -> None:
    for value in ("{greatest: [{day: clock}, 2020-01-01]}", "{days: case.count, after: {day: clock}}"):
        on = on_two_clocks(tmp_path, f"{{fact: case.day, on_or_before: {value}}}")
        assert headlines(on, facts("day: 2026-06-01, done_on: 2026-01-01, count: {gte: 1, lte: 2}")) == {
            "then": "gap",
            "today": "pass",
        }, value


def test_two_entities_that_nobody_listed_are_not_one_question(tmp_path: Path) -> None:
    held = definition("held-in-cn", "h: stake", "{fact: h.held.home, is: CN}")
    of_party = "{every: parties, as: p, must: {every: p.holders, as: h, must: {fact: h, meets: held-in-cn}}}"
    of_partner = (
        "{every: parties, as: p, must: {every: p.general_partner.holders, as: h, must: {fact: h, meets: held-in-cn}}}"
    )
    others = {"parties": "", "parties_others": "{kind: company, home: CN}"}
    assert condition(tmp_path, of_party, held).d(**others) == TRUE
    assert condition(tmp_path, of_partner, held).d(**others) == unknown("parties")
    assert condition(tmp_path, f"{{all: [{of_party}, {of_partner}]}}", held).d(**others) == unknown("parties")


# ---- entities that nobody listed -----------------------------------------------------------------------------------


def test_what_holds_of_an_unlisted_party_is_asked_as_its_list(tmp_path: Path) -> None:
    world = condition(tmp_path, "{some: case.owner.holders, as: h, where: {fact: h.held.home, is: CN}}")
    assert world.d() == unknown("case.owner")
    through = condition(
        tmp_path, "{every: parties, as: p, must: {every: p.holders, as: h, must: {fact: h.held.home, is: CN}}}"
    )
    assert through.d() == unknown("parties")


def test_what_an_unlisted_element_refers_to_keeps_its_own_facts(tmp_path: Path) -> None:
    """Its list of holders is complete and not empty: neither is lost on the way through somebody nobody listed."""
    world = condition(
        tmp_path,
        "{every: case.items, as: i, must: {every: i.maker.holders, as: h, must: {fact: h.holder.home, is: JP}}}",
    )
    parties = "p: {kind: company, holders_complete: true}, c: {kind: company, home: %s}"
    made = {"case": "items: {}, items_others: {maker: p}", "stakes": "k: {holder: c, held: p}"}
    assert world.d(**made, parties=parties % "JP") == TRUE
    assert world.d(**made, parties=parties % "CN") == unknown("case.items")


def test_what_stands_in_the_list_of_an_unlisted_entity_keeps_its_own_facts(tmp_path: Path) -> None:
    world = condition(tmp_path, "case.a")
    profile = world.profile(facts("helpers: [p]", parties="p: {kind: person}"))
    run = Run(profile, world.pack, world.vocabulary, AS_OF)
    somebody = Thing(profile.root, frozenset({Missing(Cause.FACT, "cases")}))
    items = read(dated.start(run), somebody, profile.root.type.facts["helpers"])
    assert isinstance(items, Items)
    assert [(m.path, m.stand_in) for m, _ in items.members if isinstance(m, Thing)] == [("parties.p", frozenset())]


# ---- enumeration ---------------------------------------------------------------------------------------------------


def test_the_cells_of_a_fact_are_the_same_in_every_branch(tmp_path: Path) -> None:
    """Where `count` is 5, `m` is cut at 5, too: what `m >= 7` leaves must not be read off another cell."""
    text = "{any: [{all: [{fact: case.count, is: 5}, {fact: case.m, is: {fact: case.count}}]}, {fact: case.m, gte: 7, if_none: false}]}"
    result = ruled(tmp_path, rule("r", "requirement", f"requires: {text}")).result(facts())
    settles = {m.missing.path: dict(m.settles) for m in result.missing}
    assert settles["case.m"][Cell(low="7")] == ("pass",)
    assert result.method is Method.ENUMERATED


def test_facts_that_no_kind_can_have_together_leave_everything_open(tmp_path: Path) -> None:
    """Every kind contradicts what is stated: nothing possible is not `clear`, and not a crash."""
    text = "{all: [{fact: case.owner.home, is: CN}, {fact: case.owner.passports, any_in: [CN]}, {fact: case.owner.kind, is: person}]}"
    decision = f"decisions:\n  v:\n    {TITLE}\n    params: {{case: case}}\n    rows:\n      - {{is: bad, {TITLE}, rank: 2, when: {text}}}\n      - {{is: good, {TITLE}, rank: 1}}\n"
    world = ruled(
        tmp_path, rule("r", "requirement", f"requires: {text}"), more=decision, header="verdicts: {case: v}\n"
    )
    found = world.evaluate(facts("owner: p", parties="p: {home: CN, passports: [CN]}"))
    (result,), (verdict,) = found.results, found.verdicts
    assert (result.outcome.value, {o.value for o in result.possible}) == ("undetermined", {"gap", "pass"})
    assert (verdict.possible, verdict.firm) == (("good", "bad"), False)


def test_a_fact_that_is_missing_as_evidence_too_is_asked_once(tmp_path: Path) -> None:
    world = ruled(
        tmp_path, rule("r", "requirement", "requires: case.appraised, shown_by: {any: [case.appraised, case.maybe]}")
    )
    result = world.result(facts())
    assert [(m.missing.cause.value, m.missing.path) for m in result.missing] == [("judgement", "case.appraised")]
    both = ruled(
        tmp_path, rule("r", "requirement", "requires: case.appraised, shown_by: {all: [case.appraised, case.a]}")
    )
    result = both.result(facts("a: true"))
    assert [(m.missing.cause.value, m.missing.path) for m in result.missing] == [("judgement", "case.appraised")]
    assert result.outcome.value == "judgement"


def test_what_is_stated_of_one_kind_only_tells_the_kind(tmp_path: Path) -> None:
    world = condition(tmp_path, "{fact: case.owner.kind, is: company}")
    assert world.d("owner: p", parties="p: {home: CN}") == TRUE
    assert world.d("owner: p", parties="p: {passports: [CN]}") == FALSE
    assert world.d("owner: p", parties="p: {size: 3}") == unknown("parties.p.kind")


# ---- outcomes ------------------------------------------------------------------------------------------------------


def test_a_duty_whose_day_may_be_none_is_not_surely_late(tmp_path: Path) -> None:
    text = "applies_when: {any: [{fact: case.done_on, is_none: false}, case.a]}, done: case.day, due: {days: 10, after: case.done_on}"
    world = ruled(tmp_path, rule("r", "obligation", text))
    assert world.outcome("a: true, day: 2026-11-01, done_on: {none: x}")[0] == "pass"
    run = Run(world.profile(facts("a: true, day: 2026-11-01")), world.pack, world.vocabulary, AS_OF)
    missing = frozenset({Missing(Cause.FACT, "case.done_on")})
    perhaps = Ordered(Interval(None, Fraction(10), or_none=True, missing=missing))
    assert done_in_time(dated.start(run), Ordered(point(20)), perhaps).truth is UNKNOWN
    assert done_in_time(dated.start(run), Unknown(missing), NONE).truth is UNKNOWN
    assert done_in_time(dated.start(run), Ordered(point(20)), NONE).truth is HOLDS


def test_an_element_that_may_not_belong_has_no_definite_result(tmp_path: Path) -> None:
    """Whose stake it is nobody says: the rule may not apply to it at all."""
    header = f"answers:\n  d: {{{TITLE}, from: [{{rule: r, of: stake}}]}}\n  n: {{{TITLE}, from: [{{notes: raises, of: stake}}]}}\n"
    note = f"notes:\n  - {{id: n, {TITLE}, for_each: {{h: case.owner.holders}}, when: {{fact: h.votes, lt: 50%}}, raises: [small]}}\n"
    text = "for_each: {h: case.owner.holders}, requires: {fact: h.votes, gte: 50%}"
    world = ruled(tmp_path, rule("r", "requirement", text), more=note, header=header)
    stated = facts("owner: p", parties="p: {holders_complete: true}, q: {}, c: {}", stakes="k: {holder: c, votes: 10%}")
    (result,) = world.results(stated)
    assert (result.outcome.value, {o.value for o in result.possible}) == ("undetermined", {"gap", "not_applicable"})
    assert {m.missing.path for m in result.missing} == {"stakes.k.held"}
    assert world.said(stated) == unknown("stakes.k.held")
    (found,) = world.evaluate(stated).notes
    assert (found.truth, {m.missing.path for m in found.missing}) == (UNKNOWN, {"stakes.k.held"})
    assert world.answer(stated, "n").possible == ((), ("small",))
    assert {m.missing.path for m in world.answer(stated, "n").missing} == {"stakes.k.held"}


def test_an_element_that_nobody_listed_need_not_exist(tmp_path: Path) -> None:
    note = f"notes:\n  - {{id: n, {TITLE}, for_each: {{i: case.items}}}}\n"
    world = ruled(tmp_path, rule("r", "requirement", "for_each: {i: case.items}, requires: i.good"), more=note)
    for others, expected in (("false", "undetermined"), ("true", "clear")):
        text = facts(f"items_others: {{good: {others}}}")
        (result,) = world.results(text)
        assert (result.unlisted, result.outcome.value) == ("case.items", expected)
        assert {m.missing.path for m in result.missing} == {"case.items"}
        (found,) = world.evaluate(text).notes
        assert (found.truth, {m.missing.path for m in found.missing}) == (UNKNOWN, {"case.items"})


# ---- faults --------------------------------------------------------------------------------------------------------


def without_if_none(world: World, pick: str) -> None:
    """Take `if_none` from a comparison, as no pack that is read can have it."""
    definition_ = world.pack.definitions[pick]
    assert isinstance(definition_.holds, Compare)
    world.pack.definitions[pick] = replace(definition_, holds=replace(definition_.holds, if_none=None))


def test_a_fault_outside_of_results_is_no_definite_answer_and_no_crash(tmp_path: Path) -> None:
    faulty = definition("faulty", "case: case", "{fact: case.done_on, before: 2026-01-01, if_none: true}")
    header = f"answers:\n  d: {{{TITLE}, from: [{{definition: faulty, of: case}}]}}\n  v: {{{TITLE}, from: [{{decision: v, of: case}}]}}\n  n: {{{TITLE}, from: [{{notes: raises}}]}}\nverdicts: {{case: v}}\n"
    asked = "{fact: case, meets: faulty}"
    more = f"decisions:\n  v:\n    {TITLE}\n    params: {{case: case}}\n    rows:\n      - {{is: bad, {TITLE}, rank: 2, when: {asked}}}\n      - {{is: good, {TITLE}, rank: 1}}\n"
    more += f"notes:\n  - {{id: n, {TITLE}, when: {asked}, raises: [flag]}}\n"
    world = ruled(
        tmp_path, rule("r", "requirement", f"requires: {asked}"), more=more + "definitions:\n" + faulty, header=header
    )
    without_if_none(world, "faulty")
    found = world.evaluate(facts("done_on: {none: x}"))
    (result,), (verdict,), (note,) = found.results, found.verdicts, found.notes
    assert (result.outcome.value, set(result.possible)) == ("error", set(Outcome))
    assert (verdict.possible, verdict.firm) == (("good", "bad"), False)
    assert note.truth is UNKNOWN
    assert {a.answer: len(a.possible) > 1 for a in found.answers} == {"d": True, "v": True, "n": True}
    assert {m.missing for a in found.answers for m in a.missing} == {
        Missing(Cause.LAW, "toy/d"),
        Missing(Cause.LAW, "toy/v"),
        Missing(Cause.LAW, "toy/n"),
    }


def test_a_fault_in_a_part_that_only_the_proof_looks_at_does_not_stop_the_file(tmp_path: Path) -> None:
    faulty = definition("faulty", "case: case", "{fact: case.done_on, before: 2026-01-01, if_none: true}")
    text = "requires: {all: [{fact: case.done_on, is_none: false}, {fact: case, meets: faulty}]}"
    world = ruled(tmp_path, rule("r", "requirement", text), more="definitions:\n" + faulty)
    without_if_none(world, "faulty")
    (result,) = world.evaluate(facts("done_on: {none: x}")).results
    assert (result.outcome.value, result.error) == ("gap", None)


def test_a_row_with_a_key_that_may_be_none_may_be_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    grant = FACTS["grant.yaml"].rstrip() + "\n          worth: {type: number, question: {en: worth, ja: worth}}\n"
    monkeypatch.setitem(FACTS, "grant.yaml", grant)
    text = "{fact: case.grants.worth, for: {to: %s, for_colour: case.colour}, lt: 5%s}"
    assert condition_refusal(tmp_path, text % ("case.owner", "")) == {"pack-if-none-missing"}
    assert condition(tmp_path, text % ("case.owner", ", if_none: true")).d("colour: red, owner: {none: x}") == TRUE
    assert condition_refusal(tmp_path, text % ("case.rival", ", if_none: true")) == {"pack-if-none-needless"}


def test_a_relation_that_only_a_kind_can_have_is_none_for_another_and_never_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = FACTS["case.yaml"].replace(
        "{type: relation, of: grant, ", "{type: relation, of: grant, only_for: {colour: [red]}, "
    )
    monkeypatch.setitem(FACTS, "case.yaml", case)
    row = "to=parties.p,for_colour=red"
    world = condition(tmp_path, "{fact: case.grants.given, for: {to: case.owner, for_colour: case.colour}, is: true}")
    assert world.d("owner: p, colour: green", parties="p: {}") == FALSE
    assert world.d("owner: p, colour: red", parties="p: {}") == unknown(f"case.grants[{row}].given")
    assert world.d("owner: p, colour: red, grants: {g: {to: p, for_colour: red, given: true}}", parties="p: {}") == TRUE
    assert world.d("owner: p", parties="p: {}")[0] == "unknown"


def test_what_counts_for_nothing_is_not_asked_for(tmp_path: Path) -> None:
    """References cannot be tried: what is missing must be right before anything is tried."""
    same = "{fact: case.owner, is: {fact: case.rival}}"
    reason = f"applies_when: case.c, requires: {same}, na_needs: {{some: case.items, as: i, where: i.good}}"
    assert ruled(tmp_path, rule("r", "requirement", reason)).outcome("c: false")[2] == {"case.items"}
    exception = rule("e", "exemption", f"exception_to: [{{rule: r}}], when: {same}")
    scope = "applies_when: {some: case.items, as: i, where: i.good}, prohibits: case.b"
    world = ruled(tmp_path, rule("r", "prohibition", scope), exception)
    assert world.outcome("b: false")[1:] == ({"pass", "not_applicable"}, {"case.items"})
    assert world.outcome("b: true")[2] == {"case.items", "case.owner", "case.rival"}


def test_lists_that_are_empty_for_want_of_an_owner_have_addresses_of_their_own(tmp_path: Path) -> None:
    nested = "for_each: {p: case.helpers, h: p.general_partner.holders}, requires: {fact: h.votes, gte: 1%}"
    world = ruled(tmp_path, rule("r", "requirement", nested))
    parties = "p: {general_partner: {none: x}}, q: {general_partner: {none: x}}"
    results = world.results(facts("helpers: [p, q], helpers_complete: true", parties=parties))
    assert [r.subject for r in results] == ["parties.p.general_partner.holders", "parties.q.general_partner.holders"]
    assert {r.outcome.value for r in results} == {"not_applicable"}


# ---- cases ---------------------------------------------------------------------------------------------------------


def test_an_expectation_of_nothing_can_fail(tmp_path: Path) -> None:
    header = f"answers:\n  n: {{{TITLE}, from: [{{notes: raises}}]}}\n"
    more = f"notes:\n  - {{id: n, {TITLE}, when: case.b, raises: [flag]}}\n"
    exempt = rule("e", "exemption", "exception_to: [{rule: r}], when: case.b")
    world = ruled(tmp_path, rule("r", "prohibition", "prohibits: case.a"), exempt, more=more, header=header)

    def faults(case: str, kind: str, name: str, **parts: object) -> list[str]:
        expectation = Expectation(kind, name, None, world.pack.span, **parts)  # type: ignore[arg-type]
        return [code for code, _ in unmet(world.evaluate(facts(case)), expectation, [world.pack])]

    assert faults("b: true", "answer", "n", value=()) == ["case-differs"]
    assert faults("b: false", "answer", "n", value=()) == []
    assert faults("b: false", "rule", "r", missing=frozenset()) == ["case-differs"]
    assert faults("a: true, b: true", "rule", "r", missing=frozenset()) == []
    assert faults("a: true, b: true", "rule", "r", relies_on=frozenset()) == ["case-differs"]
    assert faults("a: true, b: false", "rule", "r", relies_on=frozenset()) == []


# ---- days ----------------------------------------------------------------------------------------------------------

CALENDAR = "calendars:\n  c: {title: {en: c, ja: c}, weekend: [saturday, sunday], from: 2026-01-01, until: 2027-12-31, holidays: []}\n"


@pytest.mark.parametrize(
    ("side", "last", "first"), [("after", "2026-11-16", "2026-11-17"), ("before", "2026-11-30", "2026-12-01")]
)
def test_a_day_is_cut_where_its_business_day_passes_a_bound(tmp_path: Path, side: str, last: str, first: str) -> None:
    text = f"requires: {{fact: case.done_on, on_or_before: {{business_days: 5, {side}: case.day, calendar: c}}, if_none: false}}"
    world = ruled(tmp_path, rule("r", "requirement", text), calendars=CALENDAR)
    result = world.result(facts("done_on: 2026-11-24, day: {on_or_after: 2026-02-01, on_or_before: 2027-06-01}"))
    (missing,) = result.missing
    assert missing.settles == ((Cell(high=last), ("gap",)), (Cell(low=first), ("pass",)))


def test_a_day_sum_with_an_amount_that_may_be_none_may_be_none(tmp_path: Path) -> None:
    more = "quantities:\n  q: {params: {case: case}, value: {days: case.m, after: case.day}}\n"
    world = condition(tmp_path, "{quantity: q, with: {case: case}, is_none: false}", more=more)
    assert world.d("day: 2026-01-01") == unknown("case.m")
    assert world.d("day: 2026-01-01, m: 3") == TRUE


# ---- amounts -------------------------------------------------------------------------------------------------------

TWO_LIMITS = "parameters:\n  one: {type: quantity, %s, values: [{value: {kg: %s, lb: %s}}]}\n  two: {type: quantity, %s, values: [{value: {kg: %s, lb: %s}}]}\n"


def test_an_amount_is_not_tried_in_one_unit_where_another_orders_the_limits_otherwise(tmp_path: Path) -> None:
    text = "{all: [{fact: case.weight, gte: {param: one}}, {fact: case.weight, lt: {param: two}}]}"
    crossed = condition(tmp_path, text, parameters=TWO_LIMITS % (TITLE, 200, 250, TITLE, 100, 300))
    assert crossed.d("weight: {value: 270, unit: lb}") == TRUE
    assert crossed.d() == unknown("case.weight")
    alike = condition(tmp_path, text, parameters=TWO_LIMITS % (TITLE, 200, 440, TITLE, 100, 220))
    assert alike.d() == FALSE


def test_a_sum_that_is_large_enough_stays_so_whatever_currency_the_rest_is_in(tmp_path: Path) -> None:
    world = condition(tmp_path, "{sum: {of: case.items, as: i, value: i.cost}, gte: {value: 5, currency: JPY}}")
    items = "items: {x: {cost: {value: %s, currency: JPY}}, y: %s}, items_complete: true"
    for rest in ("{}", "{cost: {value: 1, currency: JPY}}", "{cost: {value: 1, currency: USD}}"):
        assert world.d(items % (9, rest)) == TRUE, rest
    assert world.d(items % (3, "{}")) == unknown("case.items.y.cost")
    assert world.d(items % (3, "{cost: {value: 9, currency: USD}}")) == unknown(
        "case.items.x.cost", "case.items.y.cost"
    )


# ---- answers -------------------------------------------------------------------------------------------------------


def test_before_the_law_that_the_pack_holds_nothing_is_answered(tmp_path: Path) -> None:
    """`covers_from` is 2000-01-01: what was in force before, the pack does not know."""
    new = definition("new", "case: case", "true", "in_force: {from: 2010-01-01}")
    sources = {"d": "definition: new", "v": "decision: v", "q": "quantity: q", "r": "rule: r"}
    header = "answers:\n" + "".join(
        f"  {name}: {{{TITLE}, from: [{{{source}, of: case}}]}}\n" for name, source in sources.items()
    )
    header += f"  n: {{{TITLE}, from: [{{notes: raises}}]}}\nverdicts: {{case: v}}\n"
    more = f"decisions:\n  v:\n    {TITLE}\n    params: {{case: case}}\n    rows:\n      - {{is: bad, {TITLE}, rank: 2, when: {{fact: case, meets: new}}}}\n      - {{is: good, {TITLE}, rank: 1}}\n"
    more += (
        "quantities:\n  q: {value: {param: p}}\n"
        + f"notes:\n  - {{id: n, {TITLE}, when: {{fact: case, meets: new}}, raises: [flag]}}\n"
    )
    parameters = f"parameters:\n  p: {{type: number, {TITLE}, values: [{{until: 2026-12-31, value: 5}}]}}\n"
    world = ruled(
        tmp_path,
        rule("r", "requirement", "requires: {fact: case, meets: new}"),
        more=more + "definitions:\n" + new,
        header=header,
        parameters=parameters,
    )
    early, later = world.evaluate(facts(), date(1999, 12, 31)), world.evaluate(facts(), date(2000, 1, 1))
    assert [a.answer for a in early.answers if a.firm] == []
    assert {m.missing for a in early.answers for m in a.missing} == {Missing(Cause.LAW, "toy/covers_from")}
    assert {a.answer: a.possible for a in later.answers} == {
        "d": (False,),
        "v": ("good",),
        "q": ("5",),
        "r": (True,),
        "n": ((),),
    }
    assert ([v.firm for v in early.verdicts], [v.firm for v in later.verdicts]) == ([False], [True])
    assert ([n.truth for n in early.notes], list(later.notes)) == ([UNKNOWN], [])


def test_two_adopted_readings_of_one_text_do_not_decide_by_their_order(tmp_path: Path) -> None:
    world = condition(
        tmp_path, "{readings: [{id: one, holds: case.a}, {id: two, holds: case.b}, {id: three, holds: case.c}]}"
    )
    by = "{by: A. Judge, stated_on: 2026-01-01, reason: ours}"
    both = f"readings: {{toy/one: {by}, toy/two: {by}}}"
    for case, said in (
        ("a: true, b: false", unknown("toy/one|two|three")),
        ("a: true, b: true", TRUE),
        ("a: false, b: false", FALSE),
    ):
        assert world.d(case + ", c: null", beside=both) == said, case
    assert world.d("a: true, b: false, c: null", beside=f"readings: {{toy/two: {by}}}") == FALSE


def test_a_proof_opens_a_definition_once_for_each_clock(tmp_path: Path) -> None:
    on = definition("on", "case: case", "case.a", "in_force: {from: 2026-01-01}")
    then = definition("then", "case: case", "{fact: case, meets: on}", "clock: case.day")
    text = "prohibits: {all: [{fact: case, meets: on}, {not: {fact: case, meets: then}}]}"
    world = ruled(tmp_path, rule("r", "prohibition", text), more="definitions:\n" + on + then)
    trace = world.result(facts("a: true, day: 2025-01-01")).trace
    found: list[Trace] = []
    pending = [trace]
    while pending:
        node = pending.pop()
        assert node is not None
        found += [node] if node.label == "on" else []
        pending += node.children
    assert {one.truth for one in found} == {HOLDS, FAILS}


# ---- ownership -----------------------------------------------------------------------------------------------------


def test_what_would_tell_whether_unlisted_holders_count_is_asked_for(tmp_path: Path) -> None:
    allied = definition("allied", "p: party, q: party", "p.listed")
    text = "{interest: {holder: case.owner, held: case.rival, measure: votes, method: m, together_with: allied}, gte: 10%, if_none: false}"
    world = condition(tmp_path, text, allied, methods="methods:\n  m: {title: {en: m, ja: m}}\n")
    stated = {"stakes": "k: {holder: o, held: x, votes: 5%}"}
    parties = "o: {kind: company, general_partner: {none: n}, holders_complete: true%s}, x: {kind: company, general_partner: {none: n}, holders_others: {holder: {kind: person}}}"
    assert "parties.o.listed" in world.d("owner: o, rival: x", parties=parties % "", **stated)[1]
    assert world.d("owner: o, rival: x", parties=parties % ", listed: true", **stated) == TRUE
    assert world.d("owner: o, rival: x", parties=parties % ", listed: false", **stated) == FALSE


# ---- lists and judgements ------------------------------------------------------------------------------------------


def test_a_list_that_does_not_exist_is_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = FACTS["case.yaml"].replace(
        "places: {type: list, of: country, ", "places: {type: list, of: country, may_be_none: true, "
    )
    monkeypatch.setitem(FACTS, "case.yaml", case)
    some, every = (
        "{some: case.places, as: p, where: {fact: p, is: CN}}",
        "{every: case.places, as: p, must: {fact: p, is: CN}}",
    )
    for text, said in (
        (some, FALSE),
        (every, TRUE),
        ("{fact: case.places, any_in: [CN]}", FALSE),
        ("{count: {of: case.places}, is: 0}", TRUE),
    ):
        assert condition(tmp_path, text).d("places: {none: nowhere}") == said, text
        assert condition(tmp_path, text).d() == unknown("case.places"), text


def test_results_rely_on_judgements_of_every_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That something does not exist, and what stands in a list, are judgements like any other."""
    case = (
        FACTS["case.yaml"]
        .replace("places: {type: list, ", "places: {type: list, kind: judgement, ")
        .replace("maybe: {type: yes_no, ", "maybe: {type: yes_no, kind: judgement, ")
    )
    monkeypatch.setitem(FACTS, "case.yaml", case)
    text = "{any: [{fact: case.maybe, is_none: true}, {fact: case.places, any_in: [CN]}]}"
    world = ruled(tmp_path, rule("r", "requirement", f"requires: {text}"))
    by = "{by: A. Judge, stated_on: 2026-01-01, reason: looked}"
    none = world.result(
        facts("maybe: {none: nothing}, places: []", beside=f"provenance: {{case.maybe: {by}, case.places: {by}}}")
    )
    assert (none.outcome.value, none.relies_on) == ("pass", ("case.maybe",))
    listed = world.result(
        facts("maybe: true, places: [CN]", beside=f"provenance: {{case.maybe: {by}, case.places: {by}}}")
    )
    assert (listed.outcome.value, listed.relies_on) == ("pass", ("case.places",))


def test_a_value_without_a_path_is_not_ignored(tmp_path: Path) -> None:
    text = "cases:\n  - id: a\n    source: s\n    given: {profile: {facts: {}}}\n    vary:\n      %srows: [{value: 1, expect: [{rule: r, outcome: gap}]}]\n"
    for path, codes in (("path: case.count\n      ", []), ("", ["case-unknown-key"])):
        (tmp_path / "a.yaml").write_text(text % path, encoding="utf-8")
        _, problems = read_cases(tmp_path, "cases", AS_OF)
        assert [p.code for p in problems] == codes


def test_a_measure_of_an_unlisted_holder_may_not_exist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stake = FACTS["stake.yaml"].replace("profits: {type: percent, ", "profits: {type: percent, may_be_none: true, ")
    monkeypatch.setitem(FACTS, "stake.yaml", stake)
    world = condition(tmp_path, "{every: case.owner.holders, as: h, must: {fact: h.profits, is_none: false}}")
    assert world.d("owner: p", parties="p: {}") == unknown("parties.p.holders")
    said = "p: {holders_others: {profits: {none: no such rights}}}"
    some = condition(tmp_path, "{some: case.owner.holders, as: h, where: {fact: h.profits, is_none: false}}")
    assert some.d("owner: p", parties=said) == FALSE
