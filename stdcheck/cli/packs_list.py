"""`stdcheck packs list`: the packs in use, one a line."""

from __future__ import annotations

import argparse

from stdcheck.cli.exits import Exit
from stdcheck.cli.settings import add_general, settings_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    add_general(parser)


def run(args: argparse.Namespace) -> Exit:
    """Print them."""
    from stdcheck.cli.session import layout_of, load_all, open_rulesets

    settings = settings_of(args)
    rulesets = open_rulesets(settings)
    words = layout_of(settings, rulesets).words
    packs, code = load_all(rulesets, list(rulesets.packs), settings)
    for pack in packs:
        day = pack.law_as_of.isoformat()
        roots = ", ".join(pack.roots)
        print(f"{pack.id} {pack.version}  {words.text(pack.title)}  {words.say('packs.law', day=day)}  ({roots})")
    return code
