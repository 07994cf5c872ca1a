"""The Python API: the same checking and the same report as the command line."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from os import PathLike
from pathlib import Path

from stdcheck.checking import Checker, Selection
from stdcheck.discovery import find_profiles
from stdcheck.facts import profile as facts_profile
from stdcheck.facts.values import Profile
from stdcheck.report.build import profile_report, run_info
from stdcheck.report.json_writer import JsonWriter
from stdcheck.report.model import Report
from stdcheck.rules.model import Pack
from stdcheck.rulesets import find_rulesets
from stdcheck.source.problems import Problem

__all__ = ["Report", "check", "load_packs", "load_profile"]

AnyPath = str | PathLike[str]


def check(
    paths: Sequence[AnyPath] | AnyPath,
    *,
    as_of: date | None = None,
    packs: Sequence[str] = (),
    rules: Sequence[str] = (),
    rulesets: Sequence[AnyPath] = (),
) -> Report:
    """Check profiles, folders of profiles, or the profiles that use a register.

    as_of: the day of the check (default: today); packs, rules: globs; rulesets: folders beside the built-in packs
    What cannot be read stands in `errors` of the report, and its profile has the status `not_evaluated`.
    """
    given = [paths] if isinstance(paths, str | PathLike) else list(paths)
    found = find_profiles([str(path) for path in given])
    checker = Checker(
        find_rulesets([Path(folder) for folder in rulesets]),
        as_of or date.today(),
        Selection(tuple(packs), tuple(rules)),
    )
    loaded, problems = checker.packs_for(file.kind for file in found.files)
    text = io.StringIO()
    writer = JsonWriter(text.write)
    writer.start(run_info(checker.as_of, loaded, [*checker.rulesets.problems, *problems]))
    for file in found.files:
        checked = checker.check(file)
        if checked.crash is not None:
            raise checked.crash
        writer.profile(profile_report(checked))
    writer.finish()
    return Report.model_validate_json(text.getvalue())


def load_profile(file: AnyPath, *, rulesets: Sequence[AnyPath] = ()) -> tuple[Profile | None, list[Problem]]:
    """The profile in a file with the registers it uses, or None with what is wrong."""
    vocabulary = find_rulesets([Path(folder) for folder in rulesets]).vocabulary
    profile, problems = facts_profile.load_profile(Path(file), vocabulary)
    return profile, list(problems)


def load_packs(*, rulesets: Sequence[AnyPath] = ()) -> tuple[list[Pack], list[Problem]]:
    """Every pack in use that can be read, by id, and what is wrong with the others."""
    found = find_rulesets([Path(folder) for folder in rulesets])
    loaded = [found.load(pack_id) for pack_id in found.packs]
    problems = [*found.problems, *(problem for _, of_pack in loaded for problem in of_pack)]
    return [pack for pack, _ in loaded if pack is not None], problems
