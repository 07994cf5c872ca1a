"""How much a file may hold: beyond these a file is refused, not half read. Nothing else stands here."""

from __future__ import annotations

MAX_BYTES = 5_000_000
"""Bytes of one file."""

MAX_DEPTH = 64
"""Lists and mappings inside one another; the outermost counts as one."""

MAX_NODES = 500_000
"""Keys and values of one file: what a tree with positions can hold in about 250 MB."""

MAX_PROBLEMS = 100
"""Problems reported for one file; the rest of a file with more is not looked at."""
