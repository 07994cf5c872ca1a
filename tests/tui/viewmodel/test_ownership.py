"""The tab Ownership: the path that decides is open, the rest is folded, and nothing is told where nothing turns on it."""

from __future__ import annotations

from dataclasses import replace

from stdcheck.logic.results import Headline
from stdcheck.report.ownership import OwnershipText, StakeText
from stdcheck.source.spans import Position, Span
from stdcheck.tui.viewmodel.ownership import ownership_items, stake_keys
from stdcheck.tui.worker.messages import Proved
from tests.tui.viewmodel.test_detail import EN, findings, items_at, keys, of_outcome, unfolded


def stake(name: str, decides: bool, above: tuple[StakeText, ...] = ()) -> StakeText:
    return StakeText(
        holder=f"parties.{name}",
        name={"en": name, "ja": name},
        kind={"en": "company", "ja": "会社"},
        shares=(("votes", {"en": "30 %", "ja": "30 %"}),),
        stake=f"stakes.{name}",
        span=Span("p.yaml", Position(7, 3), Position(7, 9)),
        decides=decides,
        partner=False,
        meets="true" if decides else "",
        effective={},
        again=False,
        facts=({"en": "a fact", "ja": "事実"},),
        remainder={},
        above=above,
    )


def owned() -> Proved:
    """Two holders, one of which decides through its own; the other has a holder, too."""
    party = OwnershipText(
        party="parties.target",
        name={"en": "Target", "ja": "対象"},
        kind={},
        facts=(),
        measures=(("votes", {"en": "votes", "ja": "議決権"}),),
        stakes=(stake("a", True, (stake("b", True), stake("c", False))), stake("d", False, (stake("e", False),))),
        remainder={"en": "the rest", "ja": "残り"},
        tests=({"en": "a test", "ja": "要件"},),
    )
    proved = of_outcome(Headline.PASS)[2]
    return replace(proved, ownership=(party,))


def test_the_path_that_decides_is_open_and_the_rest_is_folded() -> None:
    items = ownership_items(owned(), {}, EN)
    folded = {item.key: item.folded for item in items if item.folded is not None}
    assert folded == {"party.0.0": False, "party.0.0.0": False, "party.0.0.1": True, "party.0.1": True}
    assert items_at(items, "party.0.0").text == "a (company): votes 30 %, meets the test"
    assert items_at(items, "party.0.0").lead == "decides" and items_at(items, "party.0.1").lead == ""


def test_a_stake_is_folded_and_unfolded_by_its_key() -> None:
    proved = owned()
    every = set(stake_keys(proved.ownership))
    assert every == {"party.0.0", "party.0.0.0", "party.0.0.1", "party.0.1", "party.0.1.0"}
    assert every <= set(keys(ownership_items(proved, dict.fromkeys(every, False), EN)))
    closed = keys(ownership_items(proved, {"party.0.0": True}, EN))
    assert "party.0.0" in closed and "party.0.0.0" not in closed and "party.0.1" in closed


def test_owners_are_told_only_where_a_result_turns_on_them() -> None:
    told = 0
    for of in findings():
        items = ownership_items(of[2], {}, EN)
        assert (keys(items) == ["none"]) is (not of[2].ownership)
        told += bool(of[2].ownership)
        assert set(stake_keys(of[2].ownership)) <= set(keys(ownership_items(of[2], unfolded(of), EN)))
    assert told
