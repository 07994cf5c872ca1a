"""Whether the readings that a profile adopts exist in the packs: a misspelt one must not be ignored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from stdcheck.facts.near import near
from stdcheck.facts.values import Profile
from stdcheck.rules.model import Pack
from stdcheck.rules.nodes import Reading, Readings
from stdcheck.rules.walking import bodies, descend
from stdcheck.source.problems import Problem


def check_readings(profile: Profile, packs: Iterable[Pack], known: Mapping[str, object]) -> Iterator[Problem]:
    """A problem for each adopted reading that its pack does not have, and for two of one text.

    known: the ids of all packs in use

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
    for pack in loaded.values():
        yield from _two_of_one_text(profile, pack)


def _two_of_one_text(profile: Profile, pack: Pack) -> Iterator[Problem]:
    """A problem for each further reading that is adopted of a text of which one is adopted already."""
    for text in sorted(texts_of(pack)):
        first, *others = [name for one in text if (name := f"{pack.id}/{one}") in profile.readings] or [""]
        for other in others:
            spans = profile.readings[other].span, profile.readings[first].span
            args = {"reading": other, "other": first}
            yield Problem("reading-two", spans[0], args, (("reading-at-first", spans[1]),))


@lru_cache(maxsize=64)
def texts_of(pack: Pack) -> frozenset[tuple[str, ...]]:
    """The contested texts of a pack, each by the ids of its readings."""
    trees = (tree for body in bodies(pack) for tree in body.trees)
    nodes = (node for tree in trees for node in descend(tree) if isinstance(node, Readings))
    return frozenset(tuple(reading.id for reading in node.readings) for node in nodes)


@lru_cache(maxsize=64)
def readings_of(pack: Pack) -> frozenset[str]:
    """The ids of all readings of a pack."""
    trees = (tree for body in bodies(pack) for tree in body.trees)
    return frozenset(node.id for tree in trees for node in descend(tree) if isinstance(node, Reading))
