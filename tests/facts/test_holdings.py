"""Sums of shares: never above the whole, and the whole where the holders are complete."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcheck.facts.declarations import Vocabulary
from stdcheck.facts.holdings import percent_text
from tests.facts.reading_helpers import codes, read

COMPLETE = "holders_complete: true"
SHORT, OVER = "profile-shares-short", "profile-shares-over"


def problems_of(held: str, stakes: list[str], vocabulary: Vocabulary) -> list[str]:
    parties = "".join(f"    p{n}: {{}}\n" for n in range(len(stakes)))
    lines = "".join(f"    k{n}: {{holder: p{n}, held: x, {stake}}}\n" for n, stake in enumerate(stakes))
    body = f"facts:\n  parties:\n    x: {{{held}}}\n{parties}  stakes:\n{lines}"
    return [code for code, _ in codes(body, vocabulary)]


@pytest.mark.parametrize(
    ("held", "stakes", "expected"),
    [
        (COMPLETE, ["votes: 60%", "votes: 40%"], []),
        (COMPLETE, ["votes: 1/3", "votes: 1/3", "votes: 1/3"], []),
        (COMPLETE, ["votes: 33.3%", "votes: 33.3%", "votes: 33.3%"], [SHORT]),
        (COMPLETE, ["votes: 60%", "votes: 39.9%"], [SHORT]),
        (COMPLETE, ["votes: 60%", "votes: {unknown: {}}"], []),
        (COMPLETE, ["votes: 60%", "votes: {lt: 40%}"], [SHORT]),
        (COMPLETE, ["votes: 60%", "votes: {lte: 40%}"], []),
        (COMPLETE, ["votes: 60%, profits: 10%", "votes: 40%, profits: 80%"], [SHORT]),
        (COMPLETE, ["votes: 60%, profits_follow_votes: true", "votes: 40%, profits: 30%"], [SHORT]),
        (COMPLETE, ["votes: {none: no votes}, profits: 50%", "votes: {none: no votes}, profits: 50%"], []),
        (COMPLETE, ["votes: {none: no votes}", "votes: 90%"], [SHORT]),
        ("holders_complete: {from: 5%}", ["votes: 60%", "votes: 30%"], []),
        ("holders_complete: false", ["votes: 60%"], []),
        ("", ["votes: 60%"], []),
        ("", ["votes: 60%", "votes: 40.01%"], [OVER]),
        ("", ["votes: 60%", "votes: {gte: 41%}"], [OVER]),
        ("", ["votes: 60%", "votes: {gt: 40%}"], [OVER]),
        ("", ["votes: 60%", "votes: {gte: 40%}"], []),
        ("", ["votes: 60%", "votes: 60%", ""], [OVER]),
        ("", ["votes: 60%, profits_follow_votes: true", "votes: 40%, profits: 50%"], [OVER]),
        ("holders_complete: {from: 5%}", ["profits: 60%", "profits: 41%"], [OVER]),
    ],
)
def test_sums(held: str, stakes: list[str], expected: list[str], vocabulary: Vocabulary) -> None:
    assert problems_of(held, stakes, vocabulary) == expected


def test_nobody_holds_what_is_complete_without_stakes(vocabulary: Vocabulary) -> None:
    assert codes("facts:\n  parties:\n    x: {holders_complete: true}\n", vocabulary) == []


def test_stakes_in_unknown_things_are_no_ones(vocabulary: Vocabulary) -> None:
    body = "facts:\n  parties: {a: {}}\n  stakes:\n    k1: {holder: a, votes: 60%}\n    k2: {holder: a, votes: 60%}\n"
    assert codes(body, vocabulary) == []


def test_the_problem_names_its_places(vocabulary: Vocabulary) -> None:
    body = """
    facts:
      parties: {a: {}, b: {}, x: {}}
      stakes:
        k1: {holder: a, held: x, votes: 60%}
        k2: {holder: b, held: x, votes: 60%}
    """
    _, [problem] = read(body, vocabulary)
    assert dict(problem.args) == {"held": "parties.x", "measure": "votes", "sum": "120%"}
    assert problem.span.start.line == 8
    assert [span.start.line for _, span in problem.related] == [7]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(1), "100%"),
        (Fraction(1, 1000), "0.1%"),
        (Fraction(1, 3), "1/3"),
        (Fraction(0), "0%"),
        (Fraction(1, 8), "12.5%"),
    ],
)
def test_percent_text(value: Fraction, text: str) -> None:
    assert percent_text(value) == text


@given(st.fractions(min_value=0, max_value=2, max_denominator=10_000))
def test_percent_text_is_exact(value: Fraction) -> None:
    text = percent_text(value)
    assert (Fraction(text.removesuffix("%")) / 100 if text.endswith("%") else Fraction(text)) == value
