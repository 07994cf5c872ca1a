"""Clause 11.1: what is possible only shrinks with more information."""

from __future__ import annotations

from hypothesis import given, note, settings

from tests.properties.choices import Chooser, choosers, seeded
from tests.properties.comparing import grown
from tests.properties.effort import examples, seeds
from tests.properties.forgetting import forget
from tests.properties.packs import make_pack
from tests.properties.profiles import make_profile
from tests.properties.written import Data, block, write_pack


def pairs(c: Chooser, size: int, count: int) -> tuple[Data, Data, list[tuple[Data, list[str]]]]:
    """A pack, a profile, and what is possible in the profile and was not in poorer ones."""
    made = make_pack(c, size)
    written = write_pack(made.data)
    profile = make_profile(c, made)
    more = written.evaluate(profile, made.as_of)
    poorer = [forget(c, profile) for _ in range(count)]
    return made.data, profile, [(less, list(grown(more, written.evaluate(less, made.as_of)))) for less in poorer]


@settings(max_examples=examples(80))
@given(choosers())
def test_forgetting_never_takes_an_outcome_away_and_shrinks(c: Chooser) -> None:
    pack, profile, found = pairs(c, 1, 1)
    note(block(pack) + block(profile))
    for less, new in found:
        assert new == [], block(less)


def test_forgetting_never_takes_an_outcome_away() -> None:
    for seed in seeds(120, 500):
        pack, profile, found = pairs(seeded(seed), 2, 4)
        for less, new in found:
            assert new == [], f"seed {seed}\n{block(pack)}\n{block(profile)}\n{block(less)}"
