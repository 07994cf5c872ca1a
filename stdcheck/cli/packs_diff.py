"""`stdcheck packs diff`: what a release of a pack changes, in its parts and in what comes out of profiles."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from stdcheck.cli.exits import Exit, worst
from stdcheck.cli.narration import Progress, UsageFault
from stdcheck.cli.settings import Settings, add_common, settings_of

if TYPE_CHECKING:
    from stdcheck.checking import Checker
    from stdcheck.discovery import ProfileFile
    from stdcheck.report.difference import Compared, Side
    from stdcheck.rules.model import Pack
    from stdcheck.rulesets import Rulesets


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("old", metavar="OLD", type=Path, help="the folder of a pack (a `common` beside it is used)")
    parser.add_argument("new", metavar="NEW", type=Path, help="the folder of its next version")
    parser.add_argument(
        "--profiles", metavar="PATH", action="append", default=[], help="also compare what comes out of these"
    )
    parser.add_argument("-f", "--output-format", choices=("text", "json"), default="text", help="on stdout")
    parser.add_argument("-v", "--verbose", action="store_true", help="show what is otherwise only counted")
    parser.add_argument("--no-progress", action="store_true", help="no progress on stderr")
    add_common(parser)


def run(args: argparse.Namespace) -> Exit:
    """Print what differs; 2 when a pack or a profile cannot be read, 3 when none of the profiles is for the pack."""
    from stdcheck.cli.session import layout_of
    from stdcheck.report.pack_difference import PackDifference, pack_difference_json
    from stdcheck.report.text.pack_difference_view import pack_difference_text
    from stdcheck.rules.changes import coverage_changes, part_changes

    settings = settings_of(args)
    sides = [_read(folder, settings) for folder in (args.old, args.new)]
    (before, old), (after, new) = sides
    if old is None or new is None:
        return Exit.INVALID
    if old.id != new.id:
        raise UsageFault("difference-other_pack", settings.languages[0], before=old.id, after=new.id)
    outcomes, code = _outcomes(args, settings, (before, after), new)
    found = PackDifference(old, new, tuple(part_changes(old, new)), tuple(coverage_changes(old, new)), tuple(outcomes))
    if args.output_format == "json":
        print(json.dumps(pack_difference_json(found), ensure_ascii=False, indent=2))
    else:
        print(pack_difference_text(found, layout_of(settings, after)), end="")
    return code


def _read(folder: Path, settings: Settings) -> tuple[Rulesets, Pack | None]:
    """A version of a pack among the packs in use; None when it cannot be read, and why stands on stderr."""
    from stdcheck.cli.session import load_all
    from stdcheck.rulesets import find_rulesets

    lang = settings.languages[0]
    if not (folder / "pack.yaml").is_file():
        raise UsageFault("difference-no_pack_folder", lang, path=folder.as_posix())
    rulesets = find_rulesets(settings.rulesets, instead=folder)
    pack_id = next(pack.id for pack in rulesets.packs.values() if pack.folder == folder)
    packs, _ = load_all(rulesets, [pack_id], settings)
    return rulesets, packs[0] if packs else None


def _outcomes(
    args: argparse.Namespace, settings: Settings, sides: tuple[Rulesets, Rulesets], pack: Pack
) -> tuple[list[Compared], Exit]:
    """The comparisons of all profiles for which something differs."""
    from stdcheck.checking import Checker, Selection
    from stdcheck.cli.check import no_proof
    from stdcheck.discovery import find_profiles
    from stdcheck.report.difference import compare

    if not args.profiles:
        return [], Exit.OK
    checkers = [Checker(rulesets, settings.as_of, Selection((pack.id,)), trace=no_proof) for rulesets in sides]
    files = [file for file in find_profiles(args.profiles).files if file.kind is None or file.kind in pack.roots]
    progress = Progress(len(files), settings.languages[0], not args.no_progress)
    found: list[Compared] = []
    codes: set[Exit] = set() if files else {Exit.NOTHING}
    try:
        for file in files:
            progress.step(file.shown_as)
            before, after = (_side(checker, file, settings, codes) for checker in checkers)
            compared = compare(before, after)
            if compared.differences:
                found.append(compared)
    finally:
        progress.done()
    return found, worst(codes)


def _side(checker: Checker, file: ProfileFile, settings: Settings, codes: set[Exit]) -> Side:
    """What one version says of a file."""
    from stdcheck.cli.diff import judged, side_of
    from stdcheck.cli.session import tell_problems

    checked = checker.check(file)
    codes.add(tell_problems(checked.problems, settings, checker.rulesets))
    side, code = judged(side_of(checked, checker), settings.languages[0])
    codes.add(code)
    return side
