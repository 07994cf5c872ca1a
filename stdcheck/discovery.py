"""Which files are profiles: those named, and those with our header below the folders named. Reads first lines only."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SKIPPED_FOLDERS = frozenset(
    {".git", ".hg", ".svn", ".venv", ".tox", ".nox", "node_modules", "__pycache__", ".mypy_cache", ".ruff_cache"}
)
REGISTER = "register"
_PEEK_BYTES = 16 * 1024
_VERSION = re.compile(r"^stdcheck[ \t]*:", re.MULTILINE)
_KIND = re.compile(r"^kind[ \t]*:[ \t]*[\"']?([A-Za-z_]+)[\"']?[ \t]*(?:#.*)?\r?$", re.MULTILINE)
_USE = re.compile(r"^use[ \t]*:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ProfileFile:
    """A file to check.

    shown_as: as the user named it, with slashes; kind: from its header, None when it is not plain to see
    """

    path: Path
    shown_as: str
    kind: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """What the paths led to: files in the order of their names, each once.

    A path where nothing is counts as a file: reading it says so.
    closed: folders that may not be read; unused: registers that no profile uses
    """

    files: tuple[ProfileFile, ...]
    closed: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()


def find_profiles(paths: Sequence[str]) -> Found:
    """The profiles that `paths` name: a file itself, whatever it holds; a folder: the files with our header below it;
    a register: the profiles below the current folder, and below the register's own, that use it."""
    files: dict[Path, ProfileFile] = {}
    closed: list[str] = []
    unused: list[str] = []
    for given in paths or (".",):
        path = Path(given)
        if path.is_dir():
            found = [file for file in profiles_below(path, closed) if file.kind != REGISTER]
        else:
            file = peek(path, path.as_posix()) or ProfileFile(path, path.as_posix(), None)
            found = [file]
            if file.kind == REGISTER:
                found = list(users_of(path, closed))
                if not found:
                    unused.append(file.shown_as)
        for file in found:
            files.setdefault(file.path.resolve(), file)
    in_order = sorted(files.values(), key=lambda file: file.shown_as)
    return Found(tuple(in_order), tuple(closed), tuple(unused))


def profiles_below(folder: Path, closed: list[str]) -> Iterator[ProfileFile]:
    """Every file with our header below the folder, registers included; folders that cannot be read go to `closed`."""
    for place, folders, names in os.walk(folder, onerror=lambda error: closed.append(str(error.filename))):
        folders[:] = sorted(name for name in folders if name not in SKIPPED_FOLDERS)
        for name in sorted(names):
            if name.endswith((".yaml", ".yml")):
                path = Path(place, name)
                file = peek(path, path.as_posix())
                if file is not None:
                    yield file


def peek(path: Path, shown_as: str) -> ProfileFile | None:
    """The file if its first lines hold the keys `stdcheck:` and `kind:`, whatever else is wrong with it.

    A file that cannot be opened counts, too: reading it will say why, and no profile drops out in silence.
    """
    try:
        text = _head(path)
    except OSError:
        return ProfileFile(path, shown_as, None)
    if not _VERSION.search(text) or not re.search(r"^kind[ \t]*:", text, re.MULTILINE):
        return None
    kind = _KIND.search(text)
    return ProfileFile(path, shown_as, kind[1] if kind else None)


def users_of(register: Path, closed: list[str]) -> Iterator[ProfileFile]:
    """Profiles that use the register, directly or through other registers."""
    target = register.resolve()
    known: dict[Path, tuple[Path, ...]] = {}
    for folder in dict.fromkeys((Path("."), register.parent)):
        for file in profiles_below(folder, closed):
            if file.kind != REGISTER and target in _reach(file.path.resolve(), known):
                yield file


def _reach(path: Path, known: dict[Path, tuple[Path, ...]]) -> set[Path]:
    """Every file that `path` uses, directly or not."""
    reached: set[Path] = set()
    waiting = [path]
    while waiting:
        file = waiting.pop()
        if file not in known:
            known[file] = _uses(file)
        new = set(known[file]) - reached
        reached |= new
        waiting.extend(new)
    return reached


def _uses(path: Path) -> tuple[Path, ...]:
    """The files that stand under `use:`; a file without that key is not parsed."""
    from stdcheck.source import nodes
    from stdcheck.source.reader import read_file

    try:
        if not _USE.search(path.read_text("utf-8-sig", errors="replace")):
            return ()
        root = read_file(path).root
    except OSError:
        return ()
    used = root.get("use") if isinstance(root, nodes.Mapping) else None
    items = used.items if isinstance(used, nodes.Sequence) else ()
    return tuple((path.parent / item.text).resolve() for item in items if isinstance(item, nodes.Scalar))


def _head(path: Path) -> str:
    with path.open("rb") as stream:
        return stream.read(_PEEK_BYTES).decode("utf-8-sig", errors="replace")
