"""What changed between two evaluations: in which direction, and nothing where nothing did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcheck.logic.results import Headline
from stdcheck.report.data import SEVERITY, Finding
from stdcheck.tui.viewmodel.changes import Changed, Direction, changes, keyed
from tests.report.test_filtering import finding

ORDER = list(SEVERITY)
DUE = date(2027, 1, 1)


def one(fingerprint: str, outcome: Headline, possible: tuple[str, ...] = (), due: date | None = None) -> Finding:
    return replace(finding(outcome=outcome, due=due), fingerprint=fingerprint, possible=possible)


FINDINGS = st.lists(
    st.builds(
        one,
        st.sampled_from(["a", "b", "c"]),
        st.sampled_from(ORDER),
        st.sampled_from([(), ("gap",), ("gap", "pass")]),
        st.sampled_from([None, DUE]),
    ),
    max_size=6,
)


@pytest.mark.parametrize("rank", range(len(ORDER) - 1))
def test_the_order_of_severity_says_what_is_worse(rank: int) -> None:
    severe, mild = ORDER[rank], ORDER[rank + 1]
    assert changes([one("a", mild)], [one("a", severe)]) == {("a", 0): Changed(Direction.WORSE, mild)}
    assert changes([one("a", severe)], [one("a", mild)]) == {("a", 0): Changed(Direction.BETTER, severe)}


def test_a_gap_is_worse_than_a_pass() -> None:
    assert changes([one("a", Headline.PASS)], [one("a", Headline.GAP)])["a", 0].direction is Direction.WORSE


@pytest.mark.parametrize(
    "after",
    [one("a", Headline.UNDETERMINED, ("gap", "exempt")), one("a", Headline.UNDETERMINED, ("gap", "pass"), DUE)],
)
def test_other_possible_outcomes_or_another_day_are_a_change_that_is_neither(after: Finding) -> None:
    before = one("a", Headline.UNDETERMINED, ("gap", "pass"))
    assert changes([before], [after]) == {("a", 0): Changed(Direction.OTHER, Headline.UNDETERMINED)}


def test_what_was_not_there_is_new_and_what_is_gone_is_not_told() -> None:
    assert changes([one("gone", Headline.GAP)], [one("a", Headline.PASS)]) == {("a", 0): Changed(Direction.NEW, None)}


def test_findings_with_one_fingerprint_are_told_apart_by_their_number() -> None:
    before = [one("a", Headline.GAP), one("a", Headline.PASS)]
    after = [one("a", Headline.GAP), one("a", Headline.DUE), one("a", Headline.GAP)]
    assert changes(before, after) == {
        ("a", 1): Changed(Direction.WORSE, Headline.PASS),
        ("a", 2): Changed(Direction.NEW, None),
    }


@given(FINDINGS)
def test_nothing_changes_against_itself(findings: Sequence[Finding]) -> None:
    assert not changes(findings, findings)


@given(FINDINGS, FINDINGS)
def test_the_other_way_round_is_the_other_direction(before: Sequence[Finding], after: Sequence[Finding]) -> None:
    there, back = changes(before, after), changes(after, before)
    turned = {Direction.WORSE: Direction.BETTER, Direction.BETTER: Direction.WORSE, Direction.OTHER: Direction.OTHER}
    was, became = dict(keyed(before)), dict(keyed(after))
    for key in was.keys() & became.keys():
        assert (key in there) is (key in back)
        if key in there:
            assert back[key].direction is turned[there[key].direction]
            assert there[key].before is was[key].outcome and back[key].before is became[key].outcome
    assert {key for key, one in there.items() if one.direction is Direction.NEW} == became.keys() - was.keys()


@given(FINDINGS)
def test_every_finding_has_a_key_of_its_own(findings: Sequence[Finding]) -> None:
    keys = [key for key, _ in keyed(findings)]
    assert len(set(keys)) == len(keys)
