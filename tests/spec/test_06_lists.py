"""Chapter 6 of the specification: lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.spec.world import FALSE, TRUE, World, condition, definition, facts, unknown

SOME = "{some: case.items, as: i, where: i.good}"
EVERY = "{every: case.items, as: i, where: {fact: i.size, gte: 10}, must: i.good}"
COMPLETE = ", items_complete: true"


def test_6_1_a_list_is_open_unless_it_is_complete(tmp_path: Path) -> None:
    d = condition(tmp_path, SOME)
    for case, said in (
        ("items: {x: {good: false}}" + COMPLETE, FALSE),
        ("items: {x: {good: false}}", unknown("case.items")),
        ("items: {x: {good: false}}, items_complete: false", unknown("case.items")),
        ("items: {}" + COMPLETE, FALSE),
        ("items: {}", unknown("case.items")),
        ("items: null", unknown("case.items")),
        ("items: {unknown: {asked: the maker}}", unknown("case.items")),
        ("", unknown("case.items")),
    ):
        assert d.d(case) == said, case


def test_6_1_an_absent_list_may_have_no_elements(tmp_path: Path) -> None:
    assert condition(tmp_path, "{every: case.items, as: i, must: i.good}").d() == unknown("case.items")
    assert condition(tmp_path, "{count: {of: case.items}, is: 0}").d() == unknown("case.items")
    collection = condition(tmp_path, "{some: parties, as: x, where: {fact: x.kind, is: person}}")
    assert collection.d(parties="p: {kind: company}") == unknown("parties")
    assert collection.d(parties="p: {kind: company}", parties_complete="true") == FALSE
    assert collection.d() == unknown("parties")


def test_6_1_of_a_closed_list_what_is_listed_is_all_there_is(tmp_path: Path) -> None:
    d = condition(tmp_path, "{fact: case.owner.passports, any_in: [CN]}")
    person = "p: {kind: person%s}"
    assert d.d("owner: p", parties=person % ", passports: [JP]") == FALSE
    assert d.d("owner: p", parties=person % ", passports: []") == FALSE
    assert d.d("owner: p", parties=person % "") == unknown("parties.p.passports")
    open_list = condition(tmp_path, "{fact: case.places, any_in: [CN]}")
    assert open_list.d("places: [JP]") == unknown("case.places")


def test_6_2_some_is_true_once_one_element_passes(tmp_path: Path) -> None:
    d = condition(tmp_path, SOME)
    assert d.d("items: {x: {good: false}, y: {good: true}}") == TRUE
    assert d.d("items: {x: {}, y: {good: true}}") == TRUE
    assert d.d("items: {x: {}, y: {good: false}}" + COMPLETE) == unknown("case.items.x.good")
    assert d.d("items: {x: {}, y: {good: false}}") == unknown("case.items.x.good", "case.items")
    assert condition(tmp_path, "{some: case.items}").d("items: {x: {}}") == TRUE


def test_6_2_some_of_a_list_of_plain_values(tmp_path: Path) -> None:
    d = condition(tmp_path, "{some: case.places, as: p, where: {fact: p, in: [CN, RU]}}")
    assert d.d("places: [JP, RU]") == TRUE
    assert d.d("places: [JP], places_complete: true") == FALSE
    assert d.d("places: [JP]") == unknown("case.places")


def test_6_2_over_an_open_list_it_is_false_only_if_the_unlisted_element_is_ruled_out(tmp_path: Path) -> None:
    d = condition(tmp_path, SOME)
    assert d.d("items: {x: {good: false}}, items_others: {good: false}") == FALSE
    assert d.d("items_others: {good: false}") == FALSE
    assert d.d("items: {x: {good: false}}, items_others: {size: 3}") == unknown("case.items")
    impossible = condition(tmp_path, "{some: case.items, as: i, where: {fact: i.size, lt: 0}}")
    assert impossible.d() == FALSE


def test_6_3_every_is_the_negation_of_some_that_fails(tmp_path: Path) -> None:
    d = condition(tmp_path, EVERY)
    items = "items: {x: {size: 10, good: true}, y: {size: %s, good: %s}}"
    assert d.d(items % (10, "true") + COMPLETE) == TRUE
    assert d.d(items % (10, "false") + COMPLETE) == FALSE
    assert d.d(items % (10, "false")) == FALSE
    assert d.d(items % (9, "false") + COMPLETE) == TRUE
    assert d.d(items % (10, "true")) == unknown("case.items")
    assert d.d(items % (10, "null") + COMPLETE) == unknown("case.items.y.good")
    assert d.d(items % ("null", "false") + COMPLETE) == unknown("case.items.y.size")
    assert d.d(items % ("null", "true") + COMPLETE) == TRUE
    assert d.d(items % (9, "null") + COMPLETE) == TRUE


def test_6_3_over_an_empty_list_every_is_true(tmp_path: Path) -> None:
    d = condition(tmp_path, "{every: case.items, as: i, must: false}")
    assert d.d("items: {}" + COMPLETE) == TRUE
    assert d.d("items: {}") == unknown("case.items")
    assert condition(tmp_path, EVERY).d("items_others: {good: true}") == TRUE
    assert condition(tmp_path, EVERY).d("items_others: {size: 9}") == TRUE


def test_6_4_others_says_what_is_true_of_each_unlisted_element(tmp_path: Path) -> None:
    d = condition(tmp_path, "{every: case.items, as: i, must: i.good}")
    assert d.d("items: {x: {good: true}}, items_others: {good: true}") == TRUE
    assert d.d("items: {x: {good: false}}, items_others: {good: true}") == FALSE
    assert d.d("items: {x: {good: true}}, items_others: {good: false}") == unknown("case.items")
    assert condition(tmp_path, SOME).d("items_others: {good: true}") == unknown("case.items")


def test_6_4_what_is_missing_of_an_unlisted_element_is_the_list(tmp_path: Path) -> None:
    deep = condition(tmp_path, "{some: case.items, as: i, where: {fact: i.maker.home, is: CN}}")
    assert deep.d() == unknown("case.items")
    assert deep.d("items_others: {size: 3}") == unknown("case.items")
    others = "items: {}, items_others: {maker: {kind: company}}"
    assert deep.d(others) == unknown("case.items")
    assert deep.d("items: {}, items_others: {maker: {kind: person}}") == FALSE
    assert deep.d("items: {}, items_others: {maker: p}", parties="p: {kind: company, home: JP}") == FALSE


def test_6_4_also_where_others_names_somebody_of_whom_more_could_be_said(tmp_path: Path) -> None:
    for text in (
        "{some: case.items, as: i, where: {fact: i.maker.home, is: CN}}",
        "{count: {of: case.items, as: i, where: {fact: i.maker.home, is: CN}}, gte: 1}",
        "{share: {of: case.items, as: i, where: {fact: i.maker.home, is: CN}}, gt: 0%, if_none: false}",
    ):
        d = condition(tmp_path, text)
        assert d.d("items: {}, items_others: {maker: p}", parties="p: {kind: company}") == unknown("case.items")
        assert d.d("items: {}, items_others: {maker: p}", parties="p: {kind: company, home: JP}") == FALSE


HELD = "{some: case.owner.holders, as: h, where: {fact: h.votes, gte: %s}}"


def test_6_4_others_may_say_more_of_holders_than_what_is_left(tmp_path: Path) -> None:
    stakes = "k: {holder: c, held: p, votes: 1%}"
    d = condition(tmp_path, HELD % "3%")
    assert d.d("owner: p", parties="p: {}, c: {}", stakes=stakes) == unknown("parties.p.holders")
    said = "p: {holders_others: {votes: {lt: 3%}}}, c: {}"
    assert d.d("owner: p", parties=said, stakes=stakes) == FALSE
    also_small = "p: {holders_complete: {from: 3%}, holders_others: {votes: {lt: 50%}}}, c: {}"
    assert d.d("owner: p", parties=also_small, stakes=stakes) == FALSE


def test_6_5_a_list_read_backwards_holds_what_points_here(tmp_path: Path) -> None:
    d = condition(tmp_path, "{some: case.owner.holders, as: h, where: {fact: h.holder, is: {fact: case.rival}}}")
    parties = "p: {holders_complete: true}, q: {}, c: {}, e: {}"
    assert d.d("owner: p, rival: c", parties=parties, stakes="k: {holder: c, held: p}") == TRUE
    assert d.d("owner: p, rival: e", parties=parties, stakes="k: {holder: c, held: p}") == FALSE
    assert d.d("owner: p, rival: c", parties=parties, stakes="k: {holder: c, held: q}") == FALSE
    assert d.d("owner: q, rival: c", parties=parties, stakes="k: {holder: c, held: p}") == unknown("parties.q.holders")


def test_6_5_an_entity_whose_reference_is_unknown_may_belong(tmp_path: Path) -> None:
    some = condition(tmp_path, "{some: case.owner.holders, as: h, where: {fact: h.holder, is: {fact: case.rival}}}")
    parties = "p: {holders_complete: true}, c: {}, e: {}"
    assert some.d("owner: p, rival: c", parties=parties, stakes="k: {holder: c}") == unknown("stakes.k.held")
    assert some.d("owner: p, rival: e", parties=parties, stakes="k: {holder: c}") == FALSE
    count = condition(tmp_path, "{count: {of: case.owner.holders}, is: 1}")
    assert count.d("owner: p", parties=parties, stakes="k: {holder: c}, l: {holder: e, held: p}")[0] == "unknown"


def test_6_5_an_entity_of_a_kind_without_the_reference_does_not_belong(tmp_path: Path) -> None:
    some = condition(tmp_path, "{some: case.owner.guarantees, as: g, where: g.paid}")
    parties = "p: {guarantees_complete: true}"
    assert some.d("owner: p", parties=parties, claims="k: {kind: plain, paid: true}") == FALSE
    assert some.d("owner: p", parties=parties, claims="k: {kind: guaranteed, paid: true}") == unknown(
        "claims.k.guarantor"
    )
    either = unknown("claims.k.kind", "claims.k.guarantor")
    assert some.d("owner: p", parties=parties, claims="k: {paid: true}") == either
    assert some.d("owner: p", parties=parties, claims="k: {paid: false}") == FALSE


def test_6_5_where_all_entities_are_listed_a_list_read_backwards_is_complete(tmp_path: Path) -> None:
    d = condition(tmp_path, "{some: case.owner.claims, as: c, where: c.paid}")
    parties, claims = "p: {}", "k: {against: p, paid: %s}"
    assert d.d("owner: p", parties=parties) == unknown("parties.p.claims")
    assert d.d("owner: p", parties=parties, claims=claims % "false") == unknown("parties.p.claims")
    assert d.d("owner: p", parties=parties, claims=claims % "false", claims_complete="true") == FALSE
    assert d.d("owner: p", parties=parties, claims=claims % "true", claims_complete="true") == TRUE


def test_6_5_who_holds_a_party_is_complete_only_where_that_is_said_of_the_party(tmp_path: Path) -> None:
    d = condition(tmp_path, "{some: case.owner.holders}")
    assert d.d("owner: p", parties="p: {}", stakes="", stakes_complete="true") == unknown("parties.p.holders")
    assert d.d("owner: p", parties="p: {holders_complete: true}", stakes="") == FALSE
    assert d.d("owner: p", parties="p: {kind: person}", stakes="") == FALSE
    assert d.d("owner: p", parties="p: {kind: company}", stakes="") == unknown("parties.p.holders")


METHOD = "methods:\n  full: {title: {en: m, ja: m}, parents: {count: in-full, threshold: 50%, measures: [votes]}}\n"


def derived(tmp_path: Path, kind: str) -> World:
    text = f"{{some: {{derived: {kind}, of: case.owner, method: full}}, as: x, where: {{fact: x, is: {{fact: case.rival}}}}}}"
    return condition(tmp_path, text, methods=METHOD)


COMPANY = "{kind: company, general_partner: {none: x}, holders_complete: true}"
PEOPLE = f"p: {COMPANY}, c: {COMPANY}, e: {{kind: person}}, f: {{kind: person}}"
CHAIN = (
    "k1: {holder: c, held: p, votes: %s}, k2: {holder: e, held: c, votes: 100%%}, k3: {holder: f, held: p, votes: %s}"
)


def test_6_6_derived_names_parents_and_owners(tmp_path: Path) -> None:
    stakes = {"parties": PEOPLE, "stakes": CHAIN % ("60%", "40%")}
    expected = {"parents": "ce", "self_and_parents": "pce", "owners": "cef", "self_and_owners": "pcef"}
    for kind, members in expected.items():
        d = derived(tmp_path, kind)
        found = "".join(r for r in "pcef" if d.d(f"owner: p, rival: {r}", **stakes) == TRUE)
        assert found == members, kind
        assert all(d.d(f"owner: p, rival: {r}", **stakes) == FALSE for r in "pcef" if r not in members)


def test_6_6_membership_is_three_valued(tmp_path: Path) -> None:
    d = derived(tmp_path, "parents")
    stakes = {"parties": PEOPLE, "stakes": CHAIN % ("{gte: 45%, lte: 60%}", "40%")}
    assert d.d("owner: p, rival: c", **stakes)[0] == "unknown"
    assert "stakes.k1.votes" in d.d("owner: p, rival: c", **stakes)[1]
    assert d.d("owner: p, rival: f", **stakes) == FALSE


def test_6_6_the_list_is_open_while_somebody_unlisted_could_belong(tmp_path: Path) -> None:
    some = condition(tmp_path, "{count: {of: {derived: parents, of: case.owner, method: full}}, is: 0}", methods=METHOD)
    open_half = "p: {kind: company, general_partner: {none: x}}, c: {kind: person}"
    assert some.d("owner: p", parties=open_half, stakes="k: {holder: c, held: p, votes: 51%}") == FALSE
    assert some.d("owner: p", parties=open_half, stakes="k: {holder: c, held: p, votes: 49%}") == unknown(
        "parties.p.holders"
    )
    four = "a: {holder: c, held: p, votes: 49%}, b: {holder: e, held: p, votes: 5%}"
    small = "p: {kind: company, general_partner: {none: x}, holders_complete: {from: %s}, holders_others: {holder: {kind: person}}}, c: {kind: person}, e: {kind: person}"
    assert some.d("owner: p", parties=small % "1%", stakes=four) == TRUE
    assert some.d("owner: p", parties=small % "2%", stakes=four) == unknown("parties.p.holders")
    complete = "p: " + COMPANY + ", c: {kind: person}, e: {kind: person}, f: {kind: person}"
    assert some.d("owner: p", parties=complete, stakes=four + ", g: {holder: f, held: p, votes: 46%}") == TRUE


def test_6_6_nobody_stands_above_what_does_not_exist(tmp_path: Path) -> None:
    for kind in ("parents", "self_and_parents", "owners", "self_and_owners"):
        text = f"{{some: {{derived: {kind}, of: case.owner, method: full}}}}"
        d = condition(tmp_path, text, methods=METHOD)
        assert d.d("owner: {none: nobody}") == FALSE
        assert d.d() == unknown("case.owner")


@pytest.mark.parametrize(
    ("listed", "bound", "said"),
    [
        ("60%", "5%", FALSE),
        ("60%", "4.99%", unknown("parties.p.holders")),
        ("97%", "3.01%", FALSE),
        ("97%", "3%", unknown("parties.p.holders")),
    ],
)
def test_6_7_unlisted_holders_have_less_than_the_share_from_which_the_list_is_complete(
    tmp_path: Path, listed: str, bound: str, said: object
) -> None:
    text = (
        "{some: case.owner.holders, as: h, where: {all: [{fact: h.votes, gte: %s}, {fact: h.holder.kind, is: person}]}}"
    )
    parties = "p: {holders_complete: {from: 5%}}, c: {kind: company}"
    d = condition(tmp_path, text % bound)
    assert d.d("owner: p", parties=parties, stakes=f"k: {{holder: c, held: p, votes: {listed}}}") == said


def test_6_7_it_stays_open_and_bounds_the_first_measure_only(tmp_path: Path) -> None:
    parties = {
        "parties": "p: {holders_complete: {from: 5%}}, c: {kind: company}",
        "stakes": "k: {holder: c, held: p, votes: 60%, profits: 60%}",
    }
    count = condition(tmp_path, "{count: {of: case.owner.holders}, is: 1}")
    assert count.d("owner: p", **parties) == unknown("parties.p.holders")
    profits = "{some: case.owner.holders, as: h, where: {all: [{fact: h.profits, gte: %s}, {fact: h.holder.kind, is: person}]}}"
    assert condition(tmp_path, profits % "5%").d("owner: p", **parties) == unknown("parties.p.holders")
    assert condition(tmp_path, profits % "40.1%").d("owner: p", **parties) == FALSE


LISTS = """
lists:
  places:
    type: country
    title: {en: l, ja: l}
    rows:
      - {code: CN, from: 2026-01-01, until: 2026-12-31}
      - {code: RU, until: 2026-06-30}
      - {code: RU, from: 2026-07-01}
      - {code: KP}
"""


def test_6_8_a_dated_list_holds_the_rows_in_force_on_the_clock(tmp_path: Path) -> None:
    on_day = definition("on-day", "case: case", "{fact: case.place, in: {list: places}}", "clock: case.day")
    d = condition(tmp_path, "{fact: case, meets: on-day}", on_day, lists=LISTS)
    days = ("2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01")
    assert [d.d(f"place: CN, day: {day}") for day in days] == [FALSE, TRUE, TRUE, FALSE]
    assert [d.d(f"place: RU, day: {day}") for day in ("2026-06-30", "2026-07-01")] == [TRUE, TRUE]


def test_6_8_on_an_unknown_clock_a_code_may_be_in(tmp_path: Path) -> None:
    on_day = definition("on-day", "case: case", "{fact: case.place, in: {list: places}}", "clock: case.day")
    d = condition(tmp_path, "{fact: case, meets: on-day}", on_day, lists=LISTS)
    someday = "day: {on_or_after: 2020-01-01}"
    assert d.d(f"place: KP, {someday}") == TRUE
    assert d.d(f"place: JP, {someday}") == FALSE
    assert d.d(f"place: CN, {someday}") == unknown("case.day")
    assert d.d("place: RU") == TRUE
    assert d.d("place: CN, day: {on_or_after: 2026-02-01, on_or_before: 2026-03-01}") == TRUE
    (missing,) = d.answer(facts("place: CN"), "d").missing
    assert [(cell.low, cell.high) for cell, _ in missing.settles] == [
        (None, "2025-12-31"),
        ("2026-01-01", "2026-12-31"),
        ("2027-01-01", None),
    ]


def test_6_5_shares_that_make_up_the_whole_close_no_list_of_holders(tmp_path: Path) -> None:
    """A holder with nothing may be listed later: what was false would become true."""
    d = condition(tmp_path, "{some: case.owner.holders, as: s, where: {fact: s.holder, is: {fact: case.rival}}}")
    parties = "a: {kind: company}, b: {kind: person}, c: {kind: person}"
    whole = "k: {holder: b, held: a, votes: 100%, profits: 100%}"
    nothing = "l: {holder: c, held: a, votes: 0%, profits: 0%}"
    assert d.d("owner: a, rival: c", parties=parties, stakes=whole) == unknown("parties.a.holders")
    assert d.d("owner: a, rival: c", parties=parties, stakes=f"{whole}, {nothing}") == TRUE
