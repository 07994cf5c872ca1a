"""The shape of a page about a check."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """The page of one code; avoid and prefer are pieces of a pack."""

    what_en: str
    what_ja: str
    why_en: str
    why_ja: str
    avoid: str
    prefer: str
