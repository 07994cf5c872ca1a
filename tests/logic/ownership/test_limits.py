"""Numbers that are approached but not reached."""

from __future__ import annotations

from fractions import Fraction

import pytest

from stdcheck.logic.ownership.limits import Above, Below, greatest, least
from stdcheck.logic.values import Interval

HALF, QUARTER = Fraction(1, 2), Fraction(1, 4)


def test_below_is_less_than_its_number_and_more_than_every_lesser_one() -> None:
    assert Below(HALF) < HALF
    assert Below(HALF) < HALF
    assert not Below(HALF) >= HALF
    assert Below(HALF) > Fraction(4999, 10000)
    assert max(Below(HALF), HALF) == HALF
    assert Below(HALF) != HALF


def test_above_is_more_than_its_number() -> None:
    assert Above(HALF) > HALF
    assert not Above(HALF) <= HALF
    assert Above(HALF) < Fraction(5001, 10000)


@pytest.mark.parametrize("kind", [Below, Above])
def test_a_sum_or_product_with_a_limit_is_one(kind: type[Fraction]) -> None:
    assert kind(QUARTER) + QUARTER == kind(HALF)
    assert QUARTER + kind(QUARTER) == kind(HALF)
    assert sum([kind(QUARTER)]) == kind(QUARTER)
    assert HALF * kind(HALF) == kind(QUARTER)
    assert kind(HALF) * kind(HALF) == kind(QUARTER)


def test_a_product_with_nothing_is_nothing() -> None:
    assert Above(HALF) * Fraction(0) == Fraction(0)
    assert type(Fraction(0) * Below(HALF)) is Fraction


def test_ends_of_a_share_stay_within_the_whole() -> None:
    assert (least(Interval(None, None)), greatest(Interval(None, None))) == (0, 1)
    strict = Interval(QUARTER, HALF, low_open=True, high_open=True)
    assert (least(strict), greatest(strict)) == (Above(QUARTER), Below(HALF))
