"""Pausing Python's search for cycles of objects while a tree is built or walked."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_garbage_collector() -> Iterator[None]:
    """Trees of nodes, facts and results have no cycles, and looking for them takes a third of the time and more.

    What is no longer used is let go of all the same; the search goes on as before afterwards.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
