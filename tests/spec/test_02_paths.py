"""Chapter 2 of the specification: paths."""

from __future__ import annotations

from pathlib import Path

from tests.spec.world import (
    ANSWER_D,
    FALSE,
    TRUE,
    build,
    condition,
    condition_refusal,
    definition,
    facts,
    rule,
    ruled,
    unknown,
)

GRANT = "{fact: case.grants.given, for: {to: case.owner, for_colour: case.colour}, is: true}"
ROW = "parties.p"


def test_2_1_a_path_begins_with_a_name_in_scope(tmp_path: Path) -> None:
    parameter = condition(
        tmp_path, "{fact: case.owner, meets: at-home}", definition("at-home", "x: party", "{fact: x.home, is: JP}")
    )
    as_name = condition(tmp_path, "{some: case.helpers, as: x, where: {fact: x.home, is: JP}}")
    company = {"parties": "p: {kind: company, home: JP}, q: {kind: company, home: CN}"}
    assert parameter.d("owner: p", **company) == TRUE
    assert parameter.d("owner: q", **company) == FALSE
    assert as_name.d("helpers: [q, p]", **company) == TRUE
    loop = ruled(tmp_path, rule("r", "requirement", "for_each: {x: case.helpers}, requires: {fact: x.home, is: JP}"))
    results = loop.results(facts("helpers: [p, q], helpers_complete: true", **company))
    assert [(r.subject, r.outcome.value) for r in results] == [("parties.p", "pass"), ("parties.q", "gap")]


def test_2_1_a_path_begins_with_a_root_or_a_collection(tmp_path: Path) -> None:
    root = condition(tmp_path, "{fact: case.owner, meets: always}", definition("always", "x: party", "case.a"))
    assert root.d("owner: p, a: true", parties="p: {}") == TRUE
    collection = condition(tmp_path, "{some: parties, as: x, where: {fact: x.kind, is: person}}")
    assert collection.d(parties="p: {kind: person}") == TRUE
    assert collection.d(parties="p: {kind: company}", parties_complete="true") == FALSE
    assert collection.d(parties="p: {kind: company}") == unknown("parties")
    assert condition_refusal(tmp_path, "{fact: nobody.kind, is: person}") == {"pack-unknown-name"}


def test_2_1_a_path_that_meets_none_ends_in_none(tmp_path: Path) -> None:
    no_owner = "owner: {none: nobody owns it}"
    assert condition(tmp_path, "{fact: case.owner.kind, is_none: true}").d(no_owner) == TRUE
    assert condition(tmp_path, "{fact: case.owner.general_partner.kind, is_none: true}").d(no_owner) == TRUE
    assert condition(tmp_path, "{fact: case.owner.kind, is: person}").d(no_owner) == FALSE
    assert condition(tmp_path, "{fact: case.owner.kind, is_none: true}").d("owner: p", parties="p: {}") == FALSE


def test_2_1_the_list_of_what_does_not_exist_is_empty(tmp_path: Path) -> None:
    no_owner = "owner: {none: nobody owns it}"
    assert condition(tmp_path, "{some: case.owner.holders}").d(no_owner) == FALSE
    assert condition(tmp_path, "{every: case.owner.holders, as: h, must: false}").d(no_owner) == TRUE
    assert condition(tmp_path, "{count: {of: case.owner.holders}, is: 0}").d(no_owner) == TRUE
    assert condition(tmp_path, "{fact: case.owner.passports, any_in: [CN]}").d(no_owner) == FALSE


def test_2_1_a_path_that_may_meet_none_may_end_in_none(tmp_path: Path) -> None:
    """Nobody has said whether the case has an owner: if it has none, then the owner's facts are none."""
    world = condition(tmp_path, "{fact: case.owner.kind, is_none: true}")
    assert world.d() == unknown("case.owner")
    assert world.d("owner: p", parties="p: {}") == FALSE
    ordered = condition(tmp_path, "{fact: case.owner.size, gte: 0, if_none: false}")
    assert ordered.d() == unknown("case.owner")
    assert ordered.d("owner: {none: nobody}") == FALSE
    assert ordered.d("owner: p", parties="p: {}") == TRUE


def test_2_2_what_is_missing_is_the_shortest_unknown_beginning(tmp_path: Path) -> None:
    d = condition(tmp_path, "{fact: case.owner.general_partner.kind, is: person}")
    assert d.d() == unknown("case.owner")
    assert d.d("owner: p", parties="p: {}") == unknown("parties.p.general_partner")
    assert d.d("owner: p", parties="p: {general_partner: g}, g: {}") == unknown("parties.g.kind")
    assert d.d("owner: p", parties="p: {general_partner: g}, g: {kind: person}") == TRUE
    assert d.d("owner: {unknown: {asked: the seller}}", parties="p: {}") == unknown("case.owner")


def test_2_2_the_list_of_something_unknown_is_missing_as_that_thing(tmp_path: Path) -> None:
    d = condition(tmp_path, "{some: case.owner.holders}")
    assert d.d() == unknown("case.owner")
    assert d.d("owner: p", parties="p: {}") == unknown("parties.p.holders")


def test_2_3_of_the_root_of_another_kind_nothing_is_known(tmp_path: Path) -> None:
    header = ANSWER_D.replace("of: case", "of: party")
    rules = "definitions:\n" + definition("d", "p: party", "{any: [other.x, case.a]}")
    world = build(tmp_path, header=header, roots="case, other", rules=rules)
    assert world.said(facts("a: false", parties="p: {}")) == unknown("other")
    assert world.said(facts(parties="p: {}")) == unknown("other", "case.a")
    assert world.said(facts("a: true", parties="p: {}")) == TRUE
    assert world.said(facts("x: false", kind="other", parties="p: {}")) == unknown("case")
    assert world.said(facts("x: true", kind="other", parties="p: {}")) == TRUE


def test_2_4_a_relation_is_read_in_the_row_whose_keys_are_given(tmp_path: Path) -> None:
    d = condition(tmp_path, GRANT)
    rows = "g1: {to: p, for_colour: red, given: %s}, g2: {to: p, for_colour: blue, given: %s}"
    case = "owner: p, colour: %s, grants: {" + rows + "}"
    assert d.d(case % ("red", "true", "false"), parties="p: {}, q: {}") == TRUE
    assert d.d(case % ("blue", "true", "false"), parties="p: {}, q: {}") == FALSE


def test_2_4_a_key_may_be_a_constant(tmp_path: Path) -> None:
    rows = "owner: p, grants: {g1: {to: p, for_colour: red, given: true}, g2: {to: p, for_colour: blue, given: false}}"
    for word, said in (("red", TRUE), ('"red"', TRUE), ("blue", FALSE)):
        d = condition(tmp_path, GRANT.replace("for_colour: case.colour", f"for_colour: {word}"))
        assert d.d(rows, parties="p: {}") == said
    red = condition(tmp_path, GRANT.replace("for_colour: case.colour", "for_colour: red"))
    assert red.d("owner: p", parties="p: {}") == unknown("case.grants[to=parties.p,for_colour=red].given")
    wrong = GRANT.replace("for_colour: case.colour", "for_colour: gren")
    assert condition_refusal(tmp_path, wrong) == {"value-enum"}


def test_2_4_a_missing_row_is_unknown_and_named_by_its_keys(tmp_path: Path) -> None:
    d = condition(tmp_path, GRANT)
    missing = unknown("case.grants[to=parties.q,for_colour=red].given")
    stated = "grants: {g1: {to: p, for_colour: red, given: false}}"
    assert d.d("owner: q, colour: red, " + stated, parties="p: {}, q: {}") == missing
    assert d.d("owner: q, colour: red", parties="p: {}, q: {}") == missing
    assert d.d("owner: q, colour: red, grants: {}", parties="p: {}, q: {}") == missing
    assert d.d("owner: q, colour: red, grants: {g1: {to: q, for_colour: red}}", parties="p: {}, q: {}") == missing
    negative = condition(tmp_path, GRANT.replace("true", "false"))
    assert negative.d("owner: q, colour: red", parties="q: {}") == missing


def test_2_4_an_unknown_key_is_what_is_missing(tmp_path: Path) -> None:
    d = condition(tmp_path, GRANT)
    assert d.kleene("colour: red") == unknown("case.owner")
    assert d.kleene("owner: p", parties="p: {}") == unknown("case.colour")
    assert d.kleene() == unknown("case.owner", "case.colour")
    assert d.d("owner: {none: nobody}, colour: red") == FALSE


def test_2_4_the_row_of_a_key_that_may_be_none_may_be_none(tmp_path: Path) -> None:
    none = condition(tmp_path, GRANT.replace("is: true", "is_none: true"))
    assert none.kleene("colour: red") == unknown("case.owner")
    assert none.d("owner: {none: nobody}, colour: red") == TRUE
    assert none.d("owner: p, colour: red", parties="p: {}") == FALSE


def test_2_4_a_relation_cannot_be_quantified_over(tmp_path: Path) -> None:
    assert condition_refusal(tmp_path, "{some: case.grants, as: g, where: g.given}") == {"pack-relation-quantified"}
    assert condition_refusal(tmp_path, "{count: {of: case.grants}, gt: 0}") == {"pack-relation-quantified"}
    assert condition_refusal(tmp_path, "{fact: case.grants.given, is: true}") == {"pack-path-through-relation"}


def test_2_5_a_bare_path_is_a_yes_no_fact_that_must_be_yes(tmp_path: Path) -> None:
    d = condition(tmp_path, "case.a")
    assert [d.d(text) for text in ("a: true", "a: false", "")] == [TRUE, FALSE, unknown("case.a")]
    assert condition_refusal(tmp_path, "case.count") == {"pack-bare-path"}
    assert condition_refusal(tmp_path, "case.items") == {"pack-bare-path"}


def test_2_5_through_none_it_is_false(tmp_path: Path) -> None:
    through, negated = condition(tmp_path, "case.owner.listed"), condition(tmp_path, "not: case.owner.listed")
    for text, parties in (("owner: {none: nobody}", ""), ("owner: p", "p: {kind: person}")):
        assert through.d(text, parties=parties) == FALSE
        assert negated.d(text, parties=parties) == TRUE
    assert condition(tmp_path, "case.maybe").d("maybe: {none: there is none}") == FALSE
    assert through.d() == unknown("case.owner")
    assert through.d("owner: p", parties="p: {kind: company}") == unknown("parties.p.listed")
    assert through.d("owner: p", parties="p: {kind: company, listed: true}") == TRUE
