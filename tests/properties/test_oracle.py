"""The evaluator against the oracle: what it calls possible holds every completion, and nothing else where it is exact."""

from __future__ import annotations

import pytest
from hypothesis import given, note, settings

from tests.properties.checking import Example, example
from tests.properties.choices import Chooser, choosers, seeded
from tests.properties.effort import examples, seeds
from tests.properties.written import block


def described(one: Example) -> str:
    """The pack and the profile as text."""
    return f"as of {one.made.as_of}\n{block(one.made.data)}\n{block(one.profile)}"


@settings(max_examples=examples(120))
@given(choosers())
def test_small_packs_that_shrink(c: Chooser) -> None:
    one = example(c, size=1)
    note(described(one))
    assert list(one.failures()) == []


@pytest.mark.parametrize(("size", "count"), [(1, 160), (2, 130), (3, 25)])
def test_packs_of_every_depth(size: int, count: int) -> None:
    """Results, answers, verdicts and notes: possible values, what settles them, what is missing, days of duties."""
    for seed in seeds(count, 1000 * size):
        one = example(seeded(seed), size)
        assert list(one.failures()) == [], f"seed {seed}\n{described(one)}"


def test_the_oracle_is_asked_about_everything() -> None:
    """Guards the generators: each way to a result, enough completions, and exact comparisons among them."""
    counts = sum((_counts(seed) for seed in range(60)), start=_counts(60))
    for method in ("kleene", "enumerated", "mixed"):
        assert counts[f"results {method}"] >= 4, counts
    assert counts["completions"] > 5000, counts
    assert counts["compared exactly"] >= 4, counts
    assert counts["missing compared"] >= 3, counts
    assert counts["answers open"] >= 20, counts
    assert counts["tight"] >= 8 * (counts["loose (kleene)"] + counts["loose (mixed)"]), counts


def _counts(seed: int):  # type: ignore[no-untyped-def]
    one = example(seeded(seed), 2)
    assert list(one.failures()) == []
    return one.counts
