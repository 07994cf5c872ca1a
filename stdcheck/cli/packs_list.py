"""`stdcheck packs list`: the packs in use, one a line where it is short enough."""

from __future__ import annotations

import argparse

from stdcheck.cli.exits import Exit
from stdcheck.cli.settings import add_general, settings_of

CELLS = 80
"""A pack whose line is longer takes two."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    add_general(parser)


def run(args: argparse.Namespace) -> Exit:
    """Print them."""
    from stdcheck.cli.session import layout_of, load_all, open_rulesets
    from stdcheck.report.cells import visible, width, wrap

    settings = settings_of(args)
    rulesets = open_rulesets(settings)

    def indented(text: str) -> list[str]:
        return [f"    {piece}" for piece in wrap(text, CELLS - 4)]

    words = layout_of(settings, rulesets).words
    packs, code = load_all(rulesets, list(rulesets.packs), settings)
    for pack in packs:
        day = pack.law_as_of.isoformat()
        roots = ", ".join(pack.roots)
        head, title = f"{pack.id} {pack.version}", visible(words.text(pack.title))
        law = f"{words.say('packs.law', day=day)}  ({roots})"
        line = f"{head}  {title}  {law}"
        print(line if width(line) <= CELLS else "\n".join([f"{head}  {law}", *indented(title)]))
    return code
