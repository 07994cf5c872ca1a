"""Whether files are still what was evaluated: by time and size, and where those differ by their bytes."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path


class Watch:
    """The files of one evaluation.

    files: path -> SHA-256 of the bytes that were evaluated; empty for one that could not be read: that is compared with
    what it is when first looked at
    """

    def __init__(self, files: Mapping[Path, str]) -> None:
        self._files = dict(files)
        self._stamps: dict[Path, object] = {}

    def changed(self) -> bool:
        """Whether one of them is another now. A file is read only when its time or its size is not as last time."""
        return any(self._is_changed(path) for path in self._files)

    def _is_changed(self, path: Path) -> bool:
        stamp = _stamp(path)
        if path in self._stamps and self._stamps[path] == stamp:
            return False
        digest = _digest(path)
        if not self._files[path] and path not in self._stamps:
            self._files[path] = digest
        if digest != self._files[path]:
            return True
        self._stamps[path] = stamp
        return False


def _stamp(path: Path) -> object:
    """Time and size; None for a file that is not there."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size


def _digest(path: Path) -> str:
    """SHA-256 of the bytes; empty for a file that cannot be read."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
