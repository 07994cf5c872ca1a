"""`stdcheck packs show`: a pack's sources, verdicts, answers and rules."""

from __future__ import annotations

import argparse

from stdcheck.cli.exits import Exit
from stdcheck.cli.settings import add_general, settings_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("pack", metavar="PACK", help="its id")
    add_general(parser)


def run(args: argparse.Namespace) -> Exit:
    """Print the pack."""
    from stdcheck.cli.session import chosen_packs, layout_of, load_all, open_rulesets
    from stdcheck.report.text.pack_view import pack_lines

    settings = settings_of(args)
    rulesets = open_rulesets(settings)
    packs, code = load_all(rulesets, chosen_packs([args.pack], rulesets, settings.languages[0]), settings)
    for pack in packs:
        print("\n".join(pack_lines(pack, layout_of(settings, rulesets))))
    return code
