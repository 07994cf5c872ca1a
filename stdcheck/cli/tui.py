"""`stdcheck tui`: the review in the terminal."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date

from stdcheck.cli.exits import Exit
from stdcheck.cli.narration import UsageFault
from stdcheck.cli.settings import Settings, add_common, settings_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="profiles, folders, registers (whose users are reviewed) (default: .)"
    )
    parser.add_argument("--pack", metavar="ID", action="append", default=[], help="only this pack; a glob; repeatable")
    parser.add_argument("--rule", metavar="ID", action="append", default=[], help="only this rule; a glob; repeatable")
    parser.add_argument("--ascii", action="store_true", help="borders of plain characters (default: TERM is linux)")
    add_common(parser)


def run(args: argparse.Namespace) -> Exit:
    """Review what the arguments name. Without a terminal there is nothing to review in: 2."""
    settings = settings_of(args)
    lang = settings.languages[0]
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)) or os.environ.get("TERM") == "dumb":
        raise UsageFault("cli-no-terminal", lang)
    return _review(args, settings)


def _review(args: argparse.Namespace, settings: Settings) -> Exit:
    from stdcheck.checking import Checker, Selection
    from stdcheck.cli import session
    from stdcheck.discovery import find_profiles

    rulesets = session.open_rulesets(settings)
    selection = Selection(tuple(args.pack), tuple(args.rule))
    found = find_profiles(args.paths)
    lang = settings.languages[0]
    checker = Checker(rulesets, settings.as_of, selection)
    if not found.files and not found.closed:
        session.tell_what_was_not_checked(found, args.paths, 0, checker, lang)
        return Exit.NOTHING
    # Only globs of rules need the packs here: the worker loads them for itself, while the screen is there already.
    packs = checker.packs_for(file.kind for file in found.files)[0] if selection.rules else []
    session.check_selection(selection, rulesets, packs, lang)
    # Textual knows no flag, and takes an empty NO_COLOR for set.
    os.environ.pop("NO_COLOR", None)
    if not settings.colour:
        os.environ["NO_COLOR"] = "1"
    from stdcheck.tui.app import Options, ReviewApp
    from stdcheck.tui.worker.messages import Setup

    def lines_of(path: str) -> Sequence[str]:
        """The lines of a file as it is now."""
        return session.layout_of(settings, rulesets).texts[path]

    app = ReviewApp(
        Setup(settings.rulesets, selection),
        found,
        Options(settings.as_of, date.today(), settings.languages, args.ascii or os.environ.get("TERM") == "linux"),
        lines_of,
    )
    code = app.run()
    if app.crash is not None:
        raise app.crash
    return Exit.INTERRUPTED if code == Exit.INTERRUPTED else Exit.OK
