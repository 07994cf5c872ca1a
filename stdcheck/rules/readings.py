"""Whether the readings that a profile adopts exist in the packs: a misspelt one must not be ignored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from stdcheck.facts.near import near
from stdcheck.facts.values import Profile
from stdcheck.rules.model import Pack
from stdcheck.rules.nodes import Reading
from stdcheck.rules.walking import bodies, descend
from stdcheck.source.problems import Problem


def check_readings(profile: Profile, packs: Iterable[Pack], known: Mapping[str, object]) -> Iterator[Problem]:
    """A problem for each adopted reading that its pack does not have. known: the ids of all packs in use.

    A reading of a pack that is in use but does not take part in this run is left alone.
    """
    loaded = {pack.id: pack for pack in packs}
    for name, adopted in profile.readings.items():
        pack_id, _, reading = name.partition("/")
        if pack_id not in known:
            yield Problem("reading-unknown-pack", adopted.span, {"pack": pack_id, "near": near(pack_id, known)})
        elif pack_id in loaded and reading not in readings_of(loaded[pack_id]):
            found = near(reading, readings_of(loaded[pack_id]))
            yield Problem("reading-unknown", adopted.span, {"pack": pack_id, "reading": reading, "near": found})


@lru_cache(maxsize=64)
def readings_of(pack: Pack) -> frozenset[str]:
    """The ids of all readings of a pack."""
    trees = (tree for body in bodies(pack) for tree in body.trees)
    return frozenset(node.id for tree in trees for node in descend(tree) if isinstance(node, Reading))
