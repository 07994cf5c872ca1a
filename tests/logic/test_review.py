"""What a hostile reader looked for: ways on which something unknown could become a definite truth."""

from __future__ import annotations

from pathlib import Path

from stdcheck.logic import dated
from stdcheck.logic.context import Run
from stdcheck.logic.reading import read
from stdcheck.logic.results import Cell, Method, Trace
from stdcheck.logic.things import Items, Thing
from stdcheck.logic.values import FALSE as FAILS
from stdcheck.logic.values import TRUE as HOLDS
from stdcheck.logic.values import Cause, Missing
from tests.spec.world import (
    AS_OF,
    FALSE,
    TRUE,
    World,
    condition,
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


# ---- remembered definitions ------------------------------------------------------------------------------------------


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


# ---- entities that nobody listed -------------------------------------------------------------------------------------


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


# ---- enumeration -----------------------------------------------------------------------------------------------------


def test_the_cells_of_a_fact_are_the_same_in_every_branch(tmp_path: Path) -> None:
    """Where `count` is 5, `m` is cut at 5, too: what `m >= 7` leaves must not be read off another cell."""
    text = "{any: [{all: [{fact: case.count, is: 5}, {fact: case.m, is: {fact: case.count}}]}, {fact: case.m, gte: 7, if_none: false}]}"
    result = ruled(tmp_path, rule("r", "requirement", f"requires: {text}")).result(facts())
    settles = {m.missing.path: dict(m.settles) for m in result.missing}
    assert settles["case.m"][Cell(low="7")] == ("pass",)
    assert result.method is Method.ENUMERATED


def test_facts_that_no_kind_can_have_together_are_an_error_of_the_profile(tmp_path: Path) -> None:
    world = ruled(tmp_path, rule("r", "requirement", "requires: case.a"))
    assert world.refusal(facts(parties="p: {home: CN, passports: [CN]}")) == {"profile-two-kinds"}


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
