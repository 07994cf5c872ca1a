"""Chapter 5 of the specification: counts, sums, extremes and shares over lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.spec.world import (
    FALSE,
    TRUE,
    condition,
    unknown,
)

GOOD = "{count: {of: case.items, as: i, where: i.good}, %s}"


def test_5_9_count_is_the_number_of_elements_that_pass(tmp_path: Path) -> None:
    two = condition(tmp_path, GOOD % "is: 2")
    items = "items: {x: {good: true}, y: {good: %s}, z: {good: true}}, items_complete: true"
    assert [two.d(items % good) for good in ("false", "true")] == [TRUE, FALSE]
    assert two.d(items % "null") == unknown("case.items.y.good")
    at_least = condition(tmp_path, GOOD % "gte: 2")
    assert at_least.d(items % "null") == TRUE
    assert condition(tmp_path, "{count: {of: case.items}, is: 3}").d(items % "null") == TRUE


def test_5_9_over_an_open_list_a_count_has_no_upper_bound(tmp_path: Path) -> None:
    two, at_least, at_most = (condition(tmp_path, GOOD % op) for op in ("is: 2", "gte: 1", "lt: 1000"))
    items = "items: {x: {good: true}}"
    assert at_least.d(items) == TRUE
    assert two.d(items) == unknown("case.items")
    assert at_most.d(items) == unknown("case.items")
    assert condition(tmp_path, GOOD % "gte: 0").d() == TRUE
    assert at_least.d() == unknown("case.items")
    assert condition(tmp_path, GOOD % "is: 0").d("items: {}, items_complete: true") == TRUE
    ruled_out = "items: {x: {good: true}}, items_others: {good: false}"
    assert condition(tmp_path, GOOD % "is: 1").d(ruled_out) == TRUE


SUM = "{sum: {of: case.items, as: i, where: i.good, value: i.%s}, %s}"


def test_5_10_sum_adds_the_values_of_the_elements_that_pass(tmp_path: Path) -> None:
    d = condition(tmp_path, SUM % ("size", "is: 5"))
    items = (
        "items: {x: {good: true, size: 2}, y: {good: true, size: %s}, z: {good: false, size: 9}}, items_complete: true"
    )
    assert [d.d(items % size) for size in ("3", "4", "null")] == [TRUE, FALSE, unknown("case.items.y.size")]
    assert condition(tmp_path, SUM % ("size", "gte: 2")).d(items % "null") == TRUE
    assert condition(tmp_path, SUM % ("size", "is: 0")).d("items: {}, items_complete: true") == TRUE
    unsure = "items: {x: {size: 2}}, items_complete: true"
    assert condition(tmp_path, SUM % ("size", "lte: 2")).d(unsure) == TRUE
    assert condition(tmp_path, SUM % ("size", "is: 2")).d(unsure) == unknown("case.items.x.good")


def test_5_10_the_sum_of_nothing_is_nothing_in_any_currency(tmp_path: Path) -> None:
    for bound, empty in (("gte", FALSE), ("lt", TRUE), ("is", FALSE)):
        d = condition(
            tmp_path, f"{{sum: {{of: case.items, as: i, value: i.cost}}, {bound}: {{value: 10, currency: JPY}}}}"
        )
        assert d.d("items: {}, items_complete: true") == empty
        assert d.d("items: {}") == unknown("case.items")
        assert d.d("items: {x: {}}, items_complete: true") == unknown("case.items.x.cost")


def test_5_10_none_adds_nothing(tmp_path: Path) -> None:
    d = condition(tmp_path, "{sum: {of: case.helpers, as: h, value: h.general_partner.size}, is: 3}")
    assert (
        d.d(
            "helpers: [p, q], helpers_complete: true",
            parties="p: {general_partner: g}, q: {general_partner: {none: x}}, g: {size: 3}",
        )
        == TRUE
    )
    assert d.d("helpers: [q], helpers_complete: true", parties="q: {general_partner: {none: x}}") == FALSE


def test_5_10_unlisted_elements_add_without_bound(tmp_path: Path) -> None:
    at_least, at_most = (condition(tmp_path, SUM % ("size", op)) for op in ("gte: 2", "lt: 1000"))
    assert at_least.d("items: {x: {good: true, size: 2}}") == TRUE
    assert at_most.d("items: {x: {good: true, size: 2}}") == unknown("case.items")
    negative = condition(tmp_path, SUM % ("change", "gte: 2"))
    assert negative.d("items: {x: {good: true, change: 2}}") == unknown("case.items")
    assert negative.d("items: {x: {good: true, change: 2}}, items_complete: true") == TRUE


HOLDERS = "{sum: {of: case.owner.holders, as: h, where: {fact: h.holder.kind, is: person}, value: h.%s}, %s}"


def test_5_10_unlisted_holders_add_at_most_what_is_left(tmp_path: Path) -> None:
    d = condition(tmp_path, HOLDERS % ("votes", "lt: 50%"))
    world = {
        "parties": "p: {}, c: {kind: company}, n: {kind: person}",
        "stakes": "k1: {holder: c, held: p, votes: %s}, k2: {holder: n, held: p, votes: 10%%}",
    }

    def said(votes: str) -> object:
        return d.d("owner: p", parties=world["parties"], stakes=world["stakes"] % votes)

    assert said("51%") == TRUE
    assert said("50%") == unknown("parties.p.holders")
    assert (
        condition(tmp_path, HOLDERS % ("votes", "gte: 10%")).d(
            "owner: p", parties=world["parties"], stakes=world["stakes"] % "50%"
        )
        == TRUE
    )
    others = "p: {holders_others: {holder: {kind: company}}}, c: {kind: company}, n: {kind: person}"
    assert (
        condition(tmp_path, HOLDERS % ("votes", "is: 10%")).d(
            "owner: p", parties=others, stakes=world["stakes"] % "50%"
        )
        == TRUE
    )


def test_5_10_what_is_left_bounds_the_measure_itself_only(tmp_path: Path) -> None:
    """A fact of another entity that happens to bear the name of a measure is not bounded."""
    d = condition(tmp_path, "{sum: {of: case.owner.holders, as: h, value: h.holder.votes}, lte: 1}")
    assert d.d("owner: p", parties="p: {}, c: {votes: 0}", stakes="k: {holder: c, held: p, votes: 50%}")[0] == "unknown"


def test_5_11_the_least_or_the_greatest_value(tmp_path: Path) -> None:
    items = (
        "items: {x: {good: true, size: 2}, y: {good: true, size: %s}, z: {good: false, size: 9}}, items_complete: true"
    )
    for word, bound in (("min", "lte: 2"), ("max", "gte: 2")):
        text = f"{{{word}: {{of: case.items, as: i, where: i.good, value: i.size}}, {bound}, if_none: false}}"
        assert condition(tmp_path, text).d(items % "null") == TRUE
    least = condition(tmp_path, "{min: {of: case.items, as: i, where: i.good, value: i.size}, is: 2}")
    assert [least.d(items % size) for size in ("3", "1")] == [TRUE, FALSE]
    assert least.d(items % "{gte: 1}") == unknown("case.items.y.size")
    greatest = condition(tmp_path, "{max: {of: case.items, as: i, where: i.good, value: i.size}, is: 3}")
    assert [greatest.d(items % size) for size in ("3", "4")] == [TRUE, FALSE]
    dates = condition(tmp_path, "{min: {of: case.items, as: i, value: i.day}, before: 2027-01-01, if_none: false}")
    assert dates.d("items: {x: {day: 2026-12-31}, y: {day: 2028-01-01}}, items_complete: true") == TRUE


def test_5_11_amounts_are_compared_in_a_unit_that_all_have(tmp_path: Path) -> None:
    text = (
        "{%s: {of: case.items, as: i, where: i.good, value: i.cost}, gte: {value: 10, currency: JPY}, if_none: false}"
    )
    items = "items: {x: {good: true, cost: {value: 5, currency: JPY}}, y: {good: %s, cost: {value: 15, currency: %s}}}, items_complete: true"
    least, greatest = (condition(tmp_path, text % word) for word in ("min", "max"))
    assert (least.d(items % ("true", "JPY")), greatest.d(items % ("true", "JPY"))) == (FALSE, TRUE)
    assert (least.d(items % ("false", "JPY")), greatest.d(items % ("false", "JPY"))) == (FALSE, FALSE)
    assert greatest.d(items % ("null", "JPY")) == unknown("case.items.y.good")
    assert greatest.d(items % ("true", "USD")) == unknown("case.items.x.cost", "case.items.y.cost")
    unsure = "items: {x: {cost: {value: 15, currency: JPY}}}, items_complete: true"
    assert greatest.d(unsure) == unknown("case.items.x.good")
    none = condition(tmp_path, "{max: {of: case.items, as: i, where: i.good, value: i.cost}, is_none: true}")
    assert none.d(unsure) == unknown("case.items.x.good")
    assert none.d(unsure.replace("cost", "good: true, cost")) == FALSE


@pytest.mark.parametrize("word", ["min", "max"])
def test_5_11_it_is_none_when_nothing_counts_and_perhaps_none_when_nothing_surely_counts(
    tmp_path: Path, word: str
) -> None:
    d = condition(tmp_path, f"{{{word}: {{of: case.items, as: i, where: i.good, value: i.day}}, is_none: true}}")
    assert d.d("items: {}, items_complete: true") == TRUE
    assert d.d("items: {x: {good: false, day: 2026-01-01}}, items_complete: true") == TRUE
    assert d.d("items: {x: {good: true, day: {none: x}}}, items_complete: true") == TRUE
    assert d.d("items: {x: {day: 2026-01-01}}, items_complete: true") == unknown("case.items.x.good")
    assert d.d("items: {x: {good: true}}, items_complete: true") == unknown("case.items.x.day")
    assert d.d("items: {x: {good: true, day: 2026-01-01}}") == FALSE
    assert d.d() == unknown("case.items")


def test_5_11_over_an_open_list_it_is_bounded_on_one_side(tmp_path: Path) -> None:
    for word, sure, open_ in (("min", "lte: 2", "lte: 1"), ("max", "gte: 2", "gte: 3")):
        text = f"{{{word}: {{of: case.items, as: i, value: i.change}}, %s, if_none: false}}"
        assert condition(tmp_path, text % sure).d("items: {x: {change: 2}}") == TRUE
        assert condition(tmp_path, text % open_).d("items: {x: {change: 2}}") == unknown("case.items")


SHARE = "{share: {of: case.items, as: i, where: i.good, among: {fact: i.size, gte: 10}}, %s, if_none: false}"


def test_5_12_share_is_the_part_of_the_elements_that_pass(tmp_path: Path) -> None:
    d = condition(tmp_path, SHARE % "gte: 50%")
    items = (
        "items: {x: {good: true, size: 10}, y: {good: %s, size: 20}, z: {good: true, size: 9}}, items_complete: true"
    )
    assert [d.d(items % good) for good in ("false", "true", "null")] == [TRUE, TRUE, TRUE]
    more = condition(tmp_path, SHARE % "gt: 50%")
    assert [more.d(items % good) for good in ("false", "true", "null")] == [FALSE, TRUE, unknown("case.items.y.good")]
    all_of_them = condition(tmp_path, "{share: {of: case.items, as: i, where: i.good}, is: 2/3}")
    assert all_of_them.d(items % "false") == TRUE


def test_5_12_share_is_none_when_there_are_no_elements(tmp_path: Path) -> None:
    none = condition(
        tmp_path, "{share: {of: case.items, as: i, where: i.good, among: {fact: i.size, gte: 10}}, is_none: true}"
    )
    assert none.d("items: {}, items_complete: true") == TRUE
    assert none.d("items: {x: {size: 9}}, items_complete: true") == TRUE
    assert none.d("items: {x: {size: 10}}, items_complete: true") == FALSE
    assert none.d("items: {x: {}}, items_complete: true") == unknown("case.items.x.size")
    assert none.d("items: {}") == unknown("case.items")


def test_5_12_further_elements_of_an_open_list_may_come_in_any_number(tmp_path: Path) -> None:
    items = "items: {x: {good: true, size: 10}, y: {good: false, size: 10}}"
    low, high = condition(tmp_path, SHARE % "gt: 0%"), condition(tmp_path, SHARE % "lt: 100%")
    assert low.d(items) == TRUE
    assert high.d(items) == TRUE
    assert condition(tmp_path, SHARE % "gte: 1%").d(items) == unknown("case.items")
    assert condition(tmp_path, SHARE % "lte: 99%").d(items) == unknown("case.items")
    good_only = items + ", items_others: {good: true}"
    assert condition(tmp_path, SHARE % "gte: 50%").d(good_only) == TRUE
    assert condition(tmp_path, SHARE % "lte: 50%").d(good_only) == unknown("case.items")
    no_more = items + ", items_others: {size: 1}"
    assert condition(tmp_path, SHARE.replace(", if_none: false", "") % "is: 50%").d(no_more) == TRUE


def test_5_12_a_listed_element_that_may_be_among_them_counts_once(tmp_path: Path) -> None:
    items = "items: {x: {good: true, size: 10}, y: {good: %s}}, items_complete: true"
    assert condition(tmp_path, SHARE % "gte: 50%").kleene(items % "false") == TRUE
    assert condition(tmp_path, SHARE % "gt: 50%").kleene(items % "false") == unknown("case.items.y.size")
    assert condition(tmp_path, SHARE.replace(", if_none: false", "") % "is: 100%").kleene(items % "true") == TRUE
