"""What every command that evaluates begins with: the packs in use, the selection, and what is wrong with either."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from fnmatch import fnmatchcase
from pathlib import Path

from stdcheck.checking import Checked, Checker, Selection
from stdcheck.cli.exits import Exit
from stdcheck.cli.narration import UsageFault, near, tell
from stdcheck.cli.settings import Settings
from stdcheck.discovery import Found, ProfileFile, peek
from stdcheck.facts.profile import load_profile_text
from stdcheck.facts.values import Profile
from stdcheck.logic.results import Evaluation, RuleResult
from stdcheck.report.text.layout import Layout, SourceTexts
from stdcheck.report.wording import Words
from stdcheck.rules.model import Pack
from stdcheck.rulesets import COMMON, Rulesets, find_rulesets
from stdcheck.source.decode import decode
from stdcheck.source.problems import Problem
from stdcheck.source.spans import Position, Span

STDIN = "-"


def open_rulesets(settings: Settings) -> Rulesets:
    """The packs in use. Raises UsageFault when a folder given is none, holds no pack or is one, or an id is twice."""
    lang = settings.languages[0]
    for folder in settings.rulesets:
        _refuse_what_holds_no_pack(folder, lang)
    try:
        return find_rulesets(settings.rulesets)
    except FileNotFoundError as fault:
        raise UsageFault("cli-no-folder", lang, path=str(fault)) from None
    except ValueError as fault:
        raise UsageFault("cli-two-packs", lang, packs=str(fault)) from None


def _refuse_what_holds_no_pack(folder: Path, lang: str) -> None:
    """A folder that is passed over in silence would look like a clean run."""
    if (folder / "pack.yaml").is_file():
        parent = folder / ".." if folder.name in ("", "..") else folder.parent
        raise UsageFault("cli-is-a-pack", lang, path=folder.as_posix(), parent=parent.as_posix())
    holds = folder.is_dir() and (any(folder.glob("*/pack.yaml")) or (folder / COMMON / "facts").is_dir())
    if folder.is_dir() and not holds:
        raise UsageFault("cli-empty-folder", lang, path=folder.as_posix())


def chosen_packs(given: Sequence[str], rulesets: Rulesets, lang: str) -> list[str]:
    """The packs that were named, each once, or all there are. Raises UsageFault for one that there is not."""
    for pack_id in given:
        if pack_id not in rulesets.packs:
            raise UsageFault("cli-unknown-pack", lang, given=pack_id, near=near(pack_id, rulesets.packs, lang))
    return list(dict.fromkeys(given or rulesets.packs))


def check_selection(selection: Selection, rulesets: Rulesets, packs: Sequence[Pack], lang: str) -> None:
    """Raises UsageFault for a glob that matches nothing: a misspelt one must not pass for a clean run."""
    for glob in selection.packs:
        if not any(fnmatchcase(pack_id, glob) for pack_id in rulesets.packs):
            raise UsageFault("cli-unknown-pack", lang, given=glob, near=near(glob, rulesets.packs, lang))
    rules = [f"{pack.id}/{rule.id}" for pack in packs for rule in pack.rules.values() if not rule.is_exception]
    for glob in selection.rules if packs else ():
        if not any(Selection(rules=(glob,)).rule(rule) for rule in rules):
            known = rules if "/" in glob else [rule.partition("/")[2] for rule in rules]
            raise UsageFault("cli-unknown-rule", lang, given=glob, near=near(glob, known, lang))


def layout_of(settings: Settings, rulesets: Rulesets, texts: dict[str, Sequence[str]] | None = None) -> Layout:
    """How text is laid out, with the files that excerpts may come from."""
    folders = {pack.shown_as: pack.folder for pack in rulesets.packs.values()}
    return Layout(
        Words(settings.languages), settings.cells, settings.colour, settings.verbose, SourceTexts(folders, texts)
    )


def note_other_days(settings: Settings, packs: Sequence[Pack]) -> None:
    """Say where it is another day already, when the day of the check is nobody's choice."""
    if settings.as_of_given or settings.quiet:
        return
    from zoneinfo import ZoneInfo

    for pack in packs:
        try:
            there = datetime.now(ZoneInfo(pack.time_zone)).date()
        except (OSError, ValueError, LookupError):
            continue
        if there != settings.as_of:
            lang = settings.languages[0]
            place = pack.jurisdiction.get(lang, pack.time_zone)
            day = there.isoformat()
            tell("cli-other-day", lang, pack=pack.id, day=day, place=place, as_of=settings.as_of.isoformat())


def closed_folders(found: Found) -> list[Problem]:
    """Folders that could not be looked into: a profile may be in there."""
    start = Position(1, 1)
    return [Problem("yaml-unreadable-file", Span(Path(path).as_posix(), start, start)) for path in found.closed]


def tell_what_was_not_checked(found: Found, paths: Sequence[str], checked: int, checker: Checker, lang: str) -> None:
    """Say why there is less to see than somebody may expect."""
    for register in found.unused:
        tell("cli-unused-register", lang, path=register)
    if checked:
        return
    if not found.files and not found.unused:
        tell("cli-no-profile", lang, paths=", ".join(paths) or ".")
    kinds = sorted({file.kind for file in found.files if file.kind is not None})
    if kinds and not checker.rulesets.for_kinds(kinds, checker.selection.pack):
        packs = filter(checker.selection.pack, checker.rulesets.packs)
        tell("cli-no-pack", lang, kinds=", ".join(kinds), packs=", ".join(packs) or "-")


@dataclass(frozen=True, slots=True, eq=False)
class One:
    """One profile evaluated for a command about one profile. exit: 2 when it could not be, and why stands on stderr."""

    file: ProfileFile
    rulesets: Rulesets
    checked: Checked
    exit: Exit

    @property
    def evaluation(self) -> Evaluation | None:
        """What came out."""
        return self.checked.evaluation


def evaluate_one(
    path: str,
    settings: Settings,
    select: Callable[[list[Pack]], Selection],
    trace: Callable[[RuleResult], bool],
) -> One:
    """Evaluate the profile at a path; problems go to stderr, for there is no result to put them beside.

    select: the selection among the packs that apply; trace: which results get a proof
    """
    rulesets = open_rulesets(settings)
    file = peek(Path(path), Path(path).as_posix()) or ProfileFile(Path(path), Path(path).as_posix(), None)
    checker = Checker(rulesets, settings.as_of, trace=trace, answers=False)
    packs, of_packs = checker.packs_for([file.kind])
    checker.selection = select(packs) if packs else Selection()
    checked = checker.check(file)
    if checked.crash is not None:
        raise checked.crash
    problems = [*rulesets.problems, *of_packs, *checked.problems]
    code = tell_problems(problems, settings, rulesets)
    if code is Exit.OK and checked.evaluation is None:
        tell_what_was_not_checked(Found((file,)), [path], 0, checker, settings.languages[0])
        code = Exit.NOTHING
    return One(file, rulesets, checked, code)


def load_all(rulesets: Rulesets, ids: Sequence[str], settings: Settings) -> tuple[list[Pack], Exit]:
    """Packs by id, as far as they can be read; 2 when one cannot, and why stands on stderr."""
    loaded = [rulesets.load(pack_id) for pack_id in ids]
    problems = [*rulesets.problems, *(problem for _, of_pack in loaded for problem in of_pack)]
    return [pack for pack, _ in loaded if pack is not None], tell_problems(problems, settings, rulesets)


def tell_problems(problems: Sequence[Problem], settings: Settings, rulesets: Rulesets) -> Exit:
    """Say on stderr what is wrong with the inputs."""
    layout = layout_of(replace(settings, colour=False), rulesets)
    for problem in problems:
        print("\n".join(layout.problem(problem)), file=sys.stderr)
    return Exit.INVALID if any(problem.severity == "error" for problem in problems) else Exit.OK


class StandardInput:
    """The profile on stdin. It is read once; registers are found from the folder of the name it goes by."""

    def __init__(self, name: str, rulesets: Rulesets) -> None:
        self.file = ProfileFile(Path(name), Path(name).as_posix(), None)
        self._data = sys.stdin.buffer.read()
        self._rulesets = rulesets

    @property
    def texts(self) -> dict[str, Sequence[str]]:
        """Its lines, for excerpts."""
        return {self.file.shown_as: decode(self._data, self.file.shown_as)[0]}

    def read(self, file: ProfileFile) -> tuple[Profile | None, Sequence[Problem]]:
        """The profile and its problems."""
        return load_profile_text(self._data, file.path, self._rulesets.vocabulary, shown_as=file.shown_as)
