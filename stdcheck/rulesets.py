"""Which folders of packs are in use, and which pack applies to which kind of profile.

Nothing is evaluated here, and no code of a pack runs: a distribution that brings packs names a folder, not a function.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from stdcheck.facts.declarations import Vocabulary
from stdcheck.facts.vocabulary import load_vocabulary
from stdcheck.rules.model import Pack
from stdcheck.rules.reading.pack import load_pack
from stdcheck.source import nodes
from stdcheck.source.problems import Problem
from stdcheck.source.reader import read_file

ENTRY_POINT_GROUP = "stdcheck.rulesets"
COMMON = "common"
_HERE = Path(__file__).resolve().parent


def data_folder(name: str) -> Path:
    """`rulesets` or `profiles`: inside an installed package, else the folder of the repository.

    Only `_data` beside this very file counts: a copy elsewhere on the path could be stale.
    """
    installed = _HERE / "_data" / name
    return installed if installed.is_dir() else _HERE.parent / name


@dataclass(frozen=True, slots=True)
class PackFolder:
    """A pack on disk, as far as its header says. roots: None when the header cannot be read (loading will say why)."""

    id: str
    folder: Path
    shown_as: str
    roots: tuple[str, ...] | None


@dataclass(slots=True, eq=False)
class Rulesets:
    """The packs in use with their common vocabulary.

    folders: the folders searched, the built-in one first; problems: of fact declarations and of the folders themselves
    """

    folders: tuple[Path, ...]
    packs: dict[str, PackFolder]
    vocabulary: Vocabulary
    problems: list[Problem]
    _loaded: dict[str, tuple[Pack | None, list[Problem]]] = field(default_factory=dict)

    def for_kinds(self, kinds: Iterable[str | None], wanted: Callable[[str], bool]) -> list[PackFolder]:
        """The wanted packs that apply to one of the kinds, by id; None is a kind that nobody could read."""
        known = set(kinds)
        return [
            pack
            for pack in self.packs.values()
            if wanted(pack.id) and (pack.roots is None or None in known or not known.isdisjoint(pack.roots))
        ]

    def load(self, pack_id: str) -> tuple[Pack | None, list[Problem]]:
        """The pack, read once; None with its problems when one of them is an error."""
        if pack_id not in self._loaded:
            found = self.packs[pack_id]
            self._loaded[pack_id] = load_pack(found.folder, self.vocabulary, shown_as=found.shown_as)
        return self._loaded[pack_id]


def find_rulesets(added: Sequence[Path] = (), *, instead: Path | None = None) -> Rulesets:
    """The built-in packs, those of installed distributions, and those below the `added` folders.

    instead: the folder of a pack that takes the place of that of its id, with the common vocabulary beside it

    Raises FileNotFoundError when an added folder is no folder, ValueError when two folders hold a pack of one id.
    """
    places = [(data_folder("rulesets"), "rulesets"), *((folder, str(folder)) for folder in _entry_points())]
    for folder in added:
        if not folder.is_dir():
            raise FileNotFoundError(str(folder))
        places.append((folder, folder.as_posix().rstrip("/")))
    packs: dict[str, PackFolder] = {}
    vocabularies: list[tuple[str, Path, str]] = []
    for folder, shown_as in places:
        if (folder / COMMON / "facts").is_dir():
            vocabularies.append((COMMON, folder / COMMON, f"{shown_as}/{COMMON}"))
        for pack in _packs_below(folder, shown_as):
            if pack.id in packs:
                raise ValueError(f"{pack.id}: {packs[pack.id].shown_as}, {pack.shown_as}")
            packs[pack.id] = pack
    if instead is not None:
        pack_id, roots = _peek(instead / "pack.yaml")
        shown = instead.as_posix()
        packs[pack_id or instead.name] = PackFolder(pack_id or instead.name, instead, shown, roots)
        if (instead.parent / COMMON / "facts").is_dir():
            vocabularies = [(COMMON, instead.parent / COMMON, f"{instead.parent.as_posix()}/{COMMON}")]
    packs = dict(sorted(packs.items()))
    vocabularies += [(pack.id, pack.folder, pack.shown_as) for pack in packs.values()]
    vocabulary, problems = load_vocabulary(
        [(pack_id, folder) for pack_id, folder, _ in vocabularies], shown_as=[shown for _, _, shown in vocabularies]
    )
    return Rulesets(tuple(folder for folder, _ in places), packs, vocabulary, list(problems))


def _packs_below(folder: Path, shown_as: str) -> Iterator[PackFolder]:
    if not folder.is_dir():
        return
    for below in sorted(folder.iterdir()):
        header = below / "pack.yaml"
        if header.is_file():
            pack_id, roots = _peek(header)
            yield PackFolder(pack_id or below.name, below, f"{shown_as}/{below.name}", roots)


def _peek(header: Path) -> tuple[str | None, tuple[str, ...] | None]:
    """The id and the roots that pack.yaml states, without checking the pack."""
    root = read_file(header).root
    if not isinstance(root, nodes.Mapping):
        return None, None
    pack_id, roots = root.get("pack"), root.get("roots")
    return (
        pack_id.text if isinstance(pack_id, nodes.Scalar) else None,
        tuple(item.text for item in roots.items if isinstance(item, nodes.Scalar))
        if isinstance(roots, nodes.Sequence)
        else None,
    )


def _entry_points() -> Iterator[Path]:
    """Folders that installed distributions name in the group `stdcheck.rulesets` (`name = package.folder`).

    The metadata is read by hand: importlib.metadata alone would take a third of the start-up time, and resolving the
    entry point would run code of the distribution.
    """
    for place in dict.fromkeys(sys.path):
        try:
            entries = sorted(entry.path for entry in os.scandir(place or ".") if entry.name.endswith(".dist-info"))
        except OSError:
            continue
        for entry in entries:
            yield from _folders_of(Path(entry) / "entry_points.txt")


def _folders_of(entry_points: Path) -> Iterator[Path]:
    try:
        text = entry_points.read_text("utf-8")
    except OSError:
        return
    group = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            group = line.strip("[]")
        elif group == ENTRY_POINT_GROUP and "=" in line:
            package, *inside = line.partition("=")[2].strip().split(".")
            spec = find_spec(package)
            for location in (spec.submodule_search_locations or ()) if spec else ():
                yield Path(location, *inside)
