"""Clause 9.23: a result relies on a stated judgement or an adopted reading if more would be possible without it."""

from __future__ import annotations

from copy import deepcopy

from tests.properties.choices import seeded
from tests.properties.effort import seeds
from tests.properties.packs import make_pack
from tests.properties.profiles import make_profile
from tests.properties.written import Data, block, write_pack


def without(profile: Data) -> list[tuple[str, Data]]:
    """Each judgement and reading of a profile, with the profile without it."""
    found = []
    for address in profile.get("provenance", {}):
        less = deepcopy(profile)
        del less["provenance"][address]
        less["facts"]["case"].pop(address.removeprefix("case."))
        found.append((address, less))
    for name in profile.get("readings", {}):
        less = deepcopy(profile)
        del less["readings"][name]
        found.append((name, less))
    return found


def test_relying_on_is_what_removal_shows() -> None:
    asked = relied = 0
    for seed in seeds(250):
        c = seeded(seed)
        made = make_pack(c, 2)
        profile = make_profile(c, made)
        written = write_pack(made.data)
        for name, less in without(profile):
            before = written.evaluate(less, made.as_of).results
            for result, old in zip(written.evaluate(profile, made.as_of).results, before, strict=True):
                asked += 1
                relied += name in result.relies_on
                said = f"seed {seed}: {result.rule.id} of {result.subject} and {name}\n{block(made.data)}\n{block(profile)}"
                assert (name in result.relies_on) == (set(old.possible) != set(result.possible)), said
    assert asked > 50
    assert relied > 5
