"""The evaluator against an oracle that completes what is unknown in every way and evaluates each completion in two values.

The set of outcomes over all completions lies inside `possible`, and equals it where the method says enumerated; the same
for answers, verdicts, notes and the answers that settle a result. `STDCHECK_PROPERTIES=N` runs N times as many examples.
"""

from __future__ import annotations

import os
from collections import Counter

import pytest
from hypothesis import given, settings

from tests.properties.checking import example
from tests.properties.choices import Chooser, choosers, seeded

TIMES = int(os.environ.get("STDCHECK_PROPERTIES", "1"))
BATCH = 50


@pytest.mark.parametrize("batch", range(8 * TIMES))
def test_every_completion_is_possible_and_what_is_enumerated_is_exact(batch: int) -> None:
    counts: Counter[str] = Counter()
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        made = example(seeded(seed))
        assert list(made.failures()) == [], f"seed {seed}"
        counts += made.counts
    assert counts["completions"] > 1_000
    assert counts["results enumerated"] > 0


@given(choosers())
@settings(max_examples=25 * TIMES)
def test_hypothesis_finds_no_completion_outside(chooser: Chooser) -> None:
    assert list(example(chooser).failures()) == []
