"""Finding the name that a mistaken one may have meant, in time that does not grow with the number of names."""

from __future__ import annotations

import difflib
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable

from stdcheck.i18n.catalogue import Choices

_LISTED = 12
_SMALL = 80
_NEIGHBOURS = 6
_LONGEST = 80


class Names:
    """Known names, prepared once for many questions.

    Among few names each is compared. Among many only the neighbours in the order of the names, and in the order of the
    names read backwards, are: one slip leaves the first or the last half of a name as it was.
    """

    def __init__(self, names: Iterable[str]) -> None:
        folded: dict[str, str] = {}
        for name in sorted(set(names)):
            folded.setdefault(_fold(name), name)
        self._name_of = folded
        self._forward = sorted(folded)
        self._backward: list[str] = []

    def close(self, word: str) -> list[str]:
        """Up to three names that look like `word`, best first."""
        if len(word) > _LONGEST:
            return []
        asked = _fold(word)
        found = difflib.get_close_matches(asked, self._candidates(asked), n=3, cutoff=0.6)
        return [self._name_of[name] for name in found]

    def near(self, word: str) -> str:
        """The names that look like `word`; when none does, the known names (a dozen as `Choices`); `-` without any."""
        names = self.close(word)
        if names:
            return ", ".join(names)
        listed = [self._name_of[name] for name in self._forward[:_LISTED]]
        more = ", ..." if len(self._forward) > _LISTED else ""
        return Choices((", ".join(listed) + more) or "-")

    def _candidates(self, asked: str) -> list[str]:
        """The names to compare with."""
        if len(self._forward) <= _SMALL:
            return self._forward
        if not self._backward:
            self._backward = sorted(name[::-1] for name in self._forward)
        ahead = _around(self._forward, asked)
        behind = [name[::-1] for name in _around(self._backward, asked[::-1])]
        return list(dict.fromkeys(ahead + behind))


def near(word: str, names: Iterable[str]) -> str:
    """`Names.near` for names that are asked once."""
    return Names(names).near(word)


def _around(ordered: list[str], asked: str) -> list[str]:
    """The neighbours of a place in an ordered list."""
    place = bisect_left(ordered, asked)
    return ordered[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS]


def _fold(name: str) -> str:
    """A name without differences of case and width."""
    return unicodedata.normalize("NFKC", name).casefold()
