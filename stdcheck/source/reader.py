"""Reads YAML text into a `Document`: values as written with their places, and every problem of the file at once.

This is the only way in for profiles, registers and packs. It never raises for what a file contains, never runs code,
never expands anything, and takes time and memory in proportion to the file, up to the limits of `limits`.
"""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path

import yaml

from stdcheck.source.builder import StopReadingError, TreeBuilder
from stdcheck.source.characters import check_characters
from stdcheck.source.collector import Collector, EnoughProblemsError
from stdcheck.source.decode import decode
from stdcheck.source.events import HAS_LIBYAML, parse_events
from stdcheck.source.limits import MAX_BYTES
from stdcheck.source.nodes import Document, Node, Scalar
from stdcheck.source.pausing import without_garbage_collector
from stdcheck.source.problems import Problem
from stdcheck.source.spans import Position, Span
from stdcheck.source.syntax import note_syntax_error

_TOO_DEEP = "exceeded maximum nesting depth"
"""The words of newer versions of libyaml, which have a limit of their own, far beyond ours."""


def read_file(file: Path, shown_as: str | None = None) -> Document:
    """The document in `file`, shown to the user as `shown_as` (default: the path as given, with slashes).

    A file that is missing, no ordinary file, not readable or too large is a problem of the document; nothing is read.
    """
    path = file.as_posix() if shown_as is None else shown_as
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            return _unread(path, "yaml-not-a-file")
        if status.st_size > MAX_BYTES:
            return _unread(path, "yaml-too-large", limit=_megabytes())
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return _unread(path, "yaml-no-such-file")
    except (OSError, ValueError):
        return _unread(path, "yaml-unreadable-file")
    return read_document(data, path)


def read_document(data: bytes, path: str, *, pure: bool = not HAS_LIBYAML) -> Document:
    """The document in `data`, the bytes of a file that is shown to the user as `path`.

    pure: parse with PyYAML instead of libyaml (slower by a factor of about ten, the same result)
    """
    if len(data) > MAX_BYTES:
        return _unread(path, "yaml-too-large", limit=_megabytes())
    digest = hashlib.sha256(data).hexdigest()
    lines, ended, encoding_problem = decode(data, path)
    if encoding_problem is not None:
        return Document(path, lines, digest, None, (encoding_problem,))
    collector = Collector(path, lines)
    try:
        root = _read_lines(collector, ended, pure)
    except _TooDeepForLibyamlError:
        collector = Collector(path, lines)
        root = _read_lines(collector, ended, pure=True)
    return Document(path, lines, digest, root, collector.problems())


class _TooDeepForLibyamlError(Exception):
    """libyaml gave up before it delivered the events up to our own limit (it looks ahead for keys)."""


def _read_lines(collector: Collector, ended: bool, pure: bool) -> Node | None:
    """The tree of the collector's lines as far as it can be read; its problems go into the collector.

    Raises _TooDeepForLibyamlError, never with the pure parser.
    """
    builder = TreeBuilder(collector)
    tabs = False
    try:
        text, tabs = check_characters(collector, ended)
        with without_garbage_collector():
            builder.build(parse_events(text, pure=pure))
    except (StopReadingError, EnoughProblemsError):
        pass
    except yaml.YAMLError as error:
        if not pure and getattr(error, "problem", None) == _TOO_DEEP:
            raise _TooDeepForLibyamlError from error
        # With tabs in its indentation a text has no structure to speak of: mending them comes first.
        if not tabs:
            _note_at_the_limit(collector, error)
    root = builder.root
    return None if isinstance(root, Scalar) and root.style == "plain" and not root.text else root


def _note_at_the_limit(collector: Collector, error: yaml.YAMLError) -> None:
    try:
        note_syntax_error(collector, error)
    except EnoughProblemsError:
        return


def _unread(path: str, code: str, **args: str) -> Document:
    start = Position(1, 1)
    return Document(path, (), "", None, (Problem(code, Span(path, start, start), args),))


def _megabytes() -> str:
    return f"{MAX_BYTES // 1_000_000} MB"
