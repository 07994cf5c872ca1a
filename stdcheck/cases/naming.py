"""Which cases name a provision: by their source, by its id, or by a rule or answer that implements it.

That a case names a provision says that somebody meant to show it, not that a mistake in it would be seen.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from stdcheck.cases.model import Case, Expectation
from stdcheck.rules.coverage import Covered
from stdcheck.rules.model import Pack

_BETWEEN = re.compile(r"[,;、]|\band\b|\bwith\b|および|及び")
_LEFT_OUT = re.compile(r"[§\s]")


def cases_naming(covered: Iterable[Covered], cases: Iterable[Case], pack: Pack) -> dict[str, list[Case]]:
    """Provision id -> the cases that name it, in the order of the cases.

    A paragraph under which several provisions stand singles out none of them.
    """
    every = list(covered)
    places = {one.provision.id: _places(one.provision.ref) for one in every}
    times = Counter(place for found in places.values() for place in found)
    patterns = {name: [_pattern(p) for p in found if times[p] == 1] for name, found in places.items()}
    found: dict[str, list[Case]] = {name: [] for name in places}
    for case in cases:
        source = _LEFT_OUT.sub("", case.source)
        said = {text for variant in case.variants for expected in variant.expect for text in _said(expected, pack)}
        for one in every:
            name = one.provision.id
            parts = {f"{node.kind} {node.name}" for node in one.nodes}
            by_source = any(pattern.search(source) for pattern in patterns[name])
            if by_source or name in case.source or name in said or not parts.isdisjoint(said):
                found[name].append(case)
    return found


def _places(ref: str) -> frozenset[str]:
    """The paragraphs that a reference names, without spaces; what has no figure names none."""
    pieces = (_LEFT_OUT.sub("", piece) for piece in _BETWEEN.split(ref))
    return frozenset(piece for piece in pieces if any(char.isdigit() for char in piece))


def _pattern(place: str) -> re.Pattern[str]:
    """The paragraph itself, not one above, below or beside it; spaces are gone, so that a word may stand before it."""
    return re.compile(rf"(?<![\d.]){re.escape(place)}(?![\w(]|\.\d)" if place[0].isascii() else re.escape(place))


def _said(expected: Expectation, pack: Pack) -> set[str]:
    """The parts and provisions that an expectation names."""
    said = {f"{expected.kind} {expected.name}", *(expected.value or ()), *(expected.possible or ())}
    said |= {f"rule {name.removeprefix(f'{pack.id}/')}" for name in expected.relies_on or ()}
    answer = pack.answers.get(expected.name) if expected.kind == "answer" else None
    if answer is not None:
        said |= {f"{'rule' if source.kind == 'due' else source.kind} {source.name}" for source in answer.sources}
    return said
