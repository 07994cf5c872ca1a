"""`stdcheck packs`: what there is to say about packs themselves; each sub-command is a module `packs_...`."""

from __future__ import annotations

import argparse
from importlib import import_module

from stdcheck.cli.exits import Exit

COMMANDS = {
    "list": "the packs in use",
    "show": "a pack's sources, verdicts and rules",
    "coverage": "which provisions of the law a pack implements",
    "lint": "what is legal to write in a pack and still probably wrong",
    "test": "the worked cases of packs",
    "diff": "what a release of a pack changes",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of all sub-commands."""
    commands = parser.add_subparsers(dest="packs_command", metavar="COMMAND", required=True)
    for name, purpose in COMMANDS.items():
        one = commands.add_parser(
            name, help=purpose, description=f"{purpose[0].upper()}{purpose[1:]}.", allow_abbrev=False
        )
        import_module(f"stdcheck.cli.packs_{name}").add_arguments(one)


def run(args: argparse.Namespace) -> Exit:
    """Run the sub-command."""
    code: Exit = import_module(f"stdcheck.cli.packs_{args.packs_command}").run(args)
    return code
