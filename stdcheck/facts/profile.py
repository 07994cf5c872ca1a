"""Reading a profile: what somebody knows, checked against the vocabulary and united with the registers it uses.

A profile with an error is not a profile: nothing is evaluated on what could not be read for certain.
"""

from __future__ import annotations

from pathlib import Path

from stdcheck.facts.declarations import Vocabulary
from stdcheck.facts.entities import read_pending
from stdcheck.facts.gathering import gather_entities
from stdcheck.facts.header import Header, read_header
from stdcheck.facts.holdings import check_holdings
from stdcheck.facts.inverse import fill_inverse_lists
from stdcheck.facts.provenance import read_provenance, read_readings
from stdcheck.facts.reading import Reading
from stdcheck.facts.registers import FileRegisters, RegisterCache, Registers, gather, kind_of
from stdcheck.facts.shapes import Report
from stdcheck.facts.values import Profile
from stdcheck.source.nodes import Document
from stdcheck.source.problems import Problem
from stdcheck.source.reader import read_document, read_file

__all__ = [
    "FileRegisters",
    "RegisterCache",
    "Registers",
    "kind_of",
    "load_profile",
    "load_profile_text",
    "read_profile",
]


def load_profile(
    file: Path, vocabulary: Vocabulary, *, shown_as: str | None = None, cache: RegisterCache | None = None
) -> tuple[Profile | None, list[Problem]]:
    """The profile in a file with the registers it uses, and every problem of all these files.

    shown_as: the path shown to the user (default: as given, with slashes); registers are shown from the same base
    cache: registers already read for other profiles
    The profile is None when a problem is an error, and for a sound register, which is no profile by itself.
    """
    document = read_file(file, shown_as)
    return read_profile(document, vocabulary, registers=FileRegisters.of(document, file, cache))


def load_profile_text(
    data: bytes, file: Path, vocabulary: Vocabulary, *, shown_as: str | None = None, cache: RegisterCache | None = None
) -> tuple[Profile | None, list[Problem]]:
    """Like `load_profile`, for bytes that stand (or will stand) in `file`: standard input, an editor."""
    document = read_document(data, file.as_posix() if shown_as is None else shown_as)
    return read_profile(document, vocabulary, registers=FileRegisters.of(document, file, cache))


def read_profile(
    document: Document, vocabulary: Vocabulary, *, registers: Registers | None = None, case: str | None = None
) -> tuple[Profile | None, list[Problem]]:
    """The profile in a document that is already read, or made in memory.

    registers: where the items of `use` are found (None: nowhere)
    case: the id of a case that states this profile: `stdcheck`, `id` and `title` may be left out, and a judgement
        without provenance gets an entry by the case
    """
    report = Report()
    files = gather(document, registers, report)
    for file in files:
        report.problems.extend(file.problems)
    headers = [read_header(file, vocabulary, report, case if file is document else None) for file in files]
    readable = [header for header in headers if header is not None]
    profile = None
    if headers[0] is not None:
        profile = _unite(files, Reading(vocabulary, report), readable, case)
    return (None if report.failed else profile), _in_order(report.problems, files)


def _unite(files: list[Document], reading: Reading, headers: list[Header], case: str | None) -> Profile | None:
    """The facts of all files as one profile; None for a register or a kind that is not known."""
    root, collections = gather_entities(reading, headers)
    read_pending(reading)
    fill_inverse_lists(reading)
    check_holdings(reading)
    provenance = read_provenance(reading, headers, case)
    readings = read_readings(reading, headers)
    if root is None:
        return None
    return Profile(
        path=files[0].path,
        kind=root.type.name,
        id=headers[0].id,
        title=headers[0].title,
        root=root,
        collections=collections,
        files={file.path: file.sha256 for file in files},
        span=headers[0].span,
        provenance=provenance,
        readings=readings,
    )


def _in_order(problems: list[Problem], files: list[Document]) -> list[Problem]:
    """Problems by file, then by place."""
    rank = {file.path: place for place, file in enumerate(files)}
    return sorted(problems, key=lambda p: (rank.get(p.span.path, len(rank)), p.span.start, p.span.end, p.code))
