"""Clause 8.2 through the language: shares, tests of shares and derived lists hold what the complete graph says."""

from __future__ import annotations

from tests.properties.choices import seeded
from tests.properties.effort import seeds
from tests.properties.ownership_checks import failures


def test_what_is_forgotten_never_rules_out_the_truth() -> None:
    for seed in seeds(40):
        assert list(failures(seeded(seed))) == [], f"seed {seed}"
