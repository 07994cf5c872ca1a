"""One profile with the packs that apply to it, for commands that evaluate it in their own way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from stdcheck.checking import Checker, Selection
from stdcheck.cli.exits import Exit
from stdcheck.cli.session import check_selection, open_rulesets, tell_problems, tell_what_was_not_checked
from stdcheck.cli.settings import Settings
from stdcheck.discovery import Found, ProfileFile, peek
from stdcheck.facts.values import Profile
from stdcheck.rules.model import Pack
from stdcheck.rulesets import Rulesets


@dataclass(frozen=True, slots=True, eq=False)
class Loaded:
    """A profile that was read. profile: None when there is nothing to evaluate, and why stands on stderr (`exit`)."""

    file: ProfileFile
    checker: Checker
    profile: Profile | None
    packs: tuple[Pack, ...]
    exit: Exit

    @property
    def rulesets(self) -> Rulesets:
        """The packs in use."""
        return self.checker.rulesets


def checker_for(settings: Settings, selection: Selection, as_of: date | None = None) -> Checker:
    """A checker of the packs in use. Raises UsageFault."""
    return Checker(open_rulesets(settings), as_of or settings.as_of, selection)


def load_one(path: str, settings: Settings, checker: Checker) -> Loaded:
    """Read the profile at a path; what is wrong goes to stderr, for there is no result to put it beside."""
    shown = Path(path).as_posix()
    file = peek(Path(path), shown) or ProfileFile(Path(path), shown, None)
    candidates, of_packs = checker.packs_for([file.kind])
    check_selection(checker.selection, checker.rulesets, candidates, settings.languages[0])
    checked, packs = checker.prepare(file)
    problems = [*checker.rulesets.problems, *of_packs, *checked.problems]
    code = tell_problems(problems, settings, checker.rulesets)
    if not packs and code is Exit.OK:
        tell_what_was_not_checked(Found((file,)), [path], 0, checker, settings.languages[0])
        code = Exit.NOTHING
    return Loaded(file, checker, checked.profile if packs else None, packs, code)
