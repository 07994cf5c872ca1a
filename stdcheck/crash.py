"""Crash reports: enough to find the fault, and nothing of a profile.

Messages of exceptions, local variables and arguments may hold values of a profile, so none of them is written: only the
kinds of the exceptions and the way through our code.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback

from stdcheck.version import VERSION


def crash_text(crash: BaseException) -> str:
    """What a crash report holds."""
    lines = [f"stdcheck {VERSION}", f"Python {platform.python_version()} on {sys.platform}"]
    seen: set[int] = set()
    fault: BaseException | None = crash
    while fault is not None and id(fault) not in seen:
        seen.add(id(fault))
        lines += ["", type(fault).__qualname__]
        for frame in traceback.extract_tb(fault.__traceback__):
            lines.append(
                f"  {os.path.basename(os.path.dirname(frame.filename))}/{os.path.basename(frame.filename)}"
                f":{frame.lineno} in {frame.name}"
            )
        fault = fault.__cause__ or fault.__context__
    return "\n".join(lines) + "\n"


def write_crash(crash: BaseException) -> str:
    """Write a report into the folder for temporary files and return its path ("-" when nothing can be written)."""
    try:
        handle, path = tempfile.mkstemp(prefix="stdcheck-crash-", suffix=".txt", text=True)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(crash_text(crash))
    except OSError:
        return "-"
    return path
