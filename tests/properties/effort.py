"""How much the property tests try: little in every run, much where `STDCHECK_PROPERTIES=big` asks for it."""

from __future__ import annotations

import os
from collections.abc import Iterator

BIG = os.environ.get("STDCHECK_PROPERTIES") == "big"
FACTOR = 50 if BIG else 1


def examples(count: int) -> int:
    """So many examples, or many more."""
    return count * FACTOR


def seeds(count: int, first: int = 0) -> Iterator[int]:
    """So many seeds from `first`, or many more."""
    return iter(range(first, first + examples(count)))
