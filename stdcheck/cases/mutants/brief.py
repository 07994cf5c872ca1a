"""What a mutant changes, in a few words of the rule language."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from stdcheck.rules.spelling import literal_text, spelled_out

MOST = 100
"""Characters that are shown."""


def brief(node: object) -> str:
    """A node, or a constant, as one line of at most MOST characters."""
    text = literal_text(node) if isinstance(node, bool | str | int | Fraction | date) else spelled_out(node)
    return text if len(text) <= MOST else f"{text[: MOST - 3]}..."
