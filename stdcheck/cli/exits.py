"""The exit codes, the same whatever the format."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum


class Exit(IntEnum):
    """What a run ends with."""

    OK = 0
    """Everything selected was evaluated, and nothing of `--fail-on` was found."""

    FOUND = 1
    """Something of `--fail-on` was found."""

    INVALID = 2
    """Wrong usage, or a profile, register or pack that cannot be read; all other files were evaluated."""

    NOTHING = 3
    """Nothing was checked: no profile, or no selected pack applies to the kind of any."""

    INTERNAL = 4
    """A fault of stdcheck or of a pack; the path of a crash report is on stderr."""

    INTERRUPTED = 130
    """Stopped by the user."""

    PIPE_CLOSED = 141
    """Whoever read our output stopped reading (128 + SIGPIPE, as any other program)."""


_WORST_FIRST = (Exit.INTERRUPTED, Exit.INTERNAL, Exit.INVALID, Exit.NOTHING, Exit.FOUND)


def worst(codes: Iterable[Exit]) -> Exit:
    """The one code for several: 4 before 2 before 3 before 1 before 0."""
    found = set(codes)
    return next((code for code in _WORST_FIRST if code in found), Exit.OK)
