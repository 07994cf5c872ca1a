"""`stdcheck facts`: what a profile states, and what is missing, most valuable first."""

from __future__ import annotations

import argparse

from stdcheck.cli.exits import Exit
from stdcheck.cli.settings import add_common, settings_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("file", metavar="FILE", help="a profile")
    parser.add_argument("--missing", action="store_true", help="only what is missing")
    add_common(parser)


def run(args: argparse.Namespace) -> Exit:
    """Print the view."""
    from stdcheck.checking import Selection
    from stdcheck.cli.check import no_proof
    from stdcheck.cli.session import evaluate_one, layout_of
    from stdcheck.report.build import profile_report
    from stdcheck.report.text.facts_view import facts_lines

    settings = settings_of(args)
    one = evaluate_one(args.file, settings, lambda packs: Selection(), no_proof)
    if one.checked.profile is None:
        return one.exit
    layout = layout_of(settings, one.rulesets)
    lines = facts_lines(profile_report(one.checked), one.checked.profile, layout, missing_only=args.missing)
    print("\n".join(lines))
    return one.exit
