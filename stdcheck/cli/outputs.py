"""Where reports go: one writer for each format, to stdout or to a file that appears only when it is whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TextIO

from stdcheck.cli.narration import UsageFault

if TYPE_CHECKING:
    from stdcheck.report.data import ProfileReport, RunInfo
    from stdcheck.report.text.layout import Layout

FORMATS = ("full", "concise", "json")
_SUFFIXES = {".json": "json"}


class Writer(Protocol):
    """Takes a report, one profile at a time."""

    def start(self, info: RunInfo, files: int) -> None:
        """Before the first profile; `files` is how many will come."""

    def profile(self, report: ProfileReport) -> None:
        """One profile."""

    def finish(self) -> None:
        """After the last one."""


class FullWriter:
    """`full`: one profile by itself, several as a table and groups."""

    def __init__(self, write: Callable[[str], object], layout: Layout) -> None:
        self._write = write
        self._layout = layout

    def start(self, info: RunInfo, files: int) -> None:
        """Choose the layout."""
        from stdcheck.report.text.folder import FolderReport

        self._info = info
        self._folder = FolderReport(info, self._layout) if files != 1 else None

    def profile(self, report: ProfileReport) -> None:
        """Write it, or keep what the table needs of it."""
        from stdcheck.report.text.full import full_report

        if self._folder is None:
            self._write(full_report(report, self._info, self._layout))
        else:
            self._folder.add(report)

    def finish(self) -> None:
        """The table and the groups."""
        if self._folder is not None:
            self._write(self._folder.text())


class ConciseWriter:
    """`concise`: a line a finding."""

    def __init__(self, write: Callable[[str], object], layout: Layout) -> None:
        self._write = write
        self._layout = layout

    def start(self, info: RunInfo, files: int) -> None:
        """What is wrong with packs."""
        from stdcheck.report.text.concise import problem_line

        for problem in info.problems:
            self._write(problem_line(problem, self._layout) + "\n")

    def profile(self, report: ProfileReport) -> None:
        """Its lines."""
        from stdcheck.report.text.concise import concise_lines

        for line in concise_lines(report, self._layout):
            self._write(line + "\n")

    def finish(self) -> None:
        """Nothing is left to say."""


class JsonFormat:
    """`json`: the published report."""

    def __init__(self, write: Callable[[str], object]) -> None:
        from stdcheck.report.json_writer import JsonWriter

        self._json = JsonWriter(write)

    def start(self, info: RunInfo, files: int) -> None:
        """Everything but the profiles."""
        self._json.start(info)

    def profile(self, report: ProfileReport) -> None:
        """One of `profiles`."""
        self._json.profile(report)

    def finish(self) -> None:
        """The errors."""
        self._json.finish()


def writer_for(format_: str, write: Callable[[str], object], layout: Layout) -> Writer:
    """The writer of a format."""
    if format_ == "json":
        return JsonFormat(write)
    return FullWriter(write, layout) if format_ == "full" else ConciseWriter(write, layout)


def format_for(given: str, stream: TextIO) -> str:
    """`auto` is full on a terminal and concise in a pipe."""
    return given if given != "auto" else "full" if stream.isatty() else "concise"


def parse_output(given: str, lang: str) -> tuple[str, Path]:
    """Format and path of `[FORMAT:]PATH`; raises UsageFault when the format is not plain."""
    format_, colon, path = given.partition(":")
    if colon and path and format_ in FORMATS:
        return format_, Path(path)
    found = _SUFFIXES.get(Path(given).suffix)
    if found is None:
        raise UsageFault("cli-bad-format", lang, given=given, allowed=", ".join(FORMATS))
    return found, Path(given)


class OutputFile:
    """A file that replaces the one of its name when it is whole; UTF-8 with line feeds, whatever the platform."""

    def __init__(self, path: Path, lang: str) -> None:
        self._path = path
        self._lang = lang
        self._part = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            self._stream = self._part.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
        except OSError as fault:
            raise self._fault(fault) from None

    def write(self, text: str) -> None:
        """Write on."""
        self._stream.write(text)

    def keep(self) -> None:
        """The file is whole. Raises UsageFault when its name is taken by something that cannot be replaced."""
        try:
            self._stream.close()
            self._part.replace(self._path)
        except OSError as fault:
            self.drop()
            raise self._fault(fault) from None

    def drop(self) -> None:
        """Forget what was written."""
        with suppress(OSError):
            self._stream.close()
            self._part.unlink(missing_ok=True)

    def _fault(self, fault: OSError) -> UsageFault:
        return UsageFault("cli-cannot-write", self._lang, path=str(self._path), why=fault.strerror or "")


class Outputs:
    """All outputs of a run: stdout, and the files of `-o`."""

    def __init__(self, stdout_format: str, files: Sequence[tuple[str, Path]], layout: Layout, lang: str) -> None:
        self._files: list[OutputFile] = []
        plain = replace(layout, colour=False)
        self._writers = [writer_for(stdout_format, sys.stdout.write, layout)]
        try:
            for format_, path in files:
                file = OutputFile(path, lang)
                self._files.append(file)
                self._writers.append(writer_for(format_, file.write, plain))
        except UsageFault:
            self.drop()
            raise

    def start(self, info: RunInfo, files: int) -> None:
        """Before the first profile."""
        for writer in self._writers:
            writer.start(info, files)

    def profile(self, report: ProfileReport) -> None:
        """One profile, to every output."""
        for writer in self._writers:
            writer.profile(report)

    def finish(self) -> None:
        """After the last profile; files get their names."""
        for writer in self._writers:
            writer.finish()
        for file in self._files:
            file.keep()

    def drop(self) -> None:
        """Leave no half file behind."""
        for file in self._files:
            file.drop()
