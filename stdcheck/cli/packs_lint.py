"""`stdcheck packs lint`: what is legal to write in a pack and still probably wrong."""

from __future__ import annotations

import argparse
from collections import Counter

from stdcheck.cli.exits import Exit
from stdcheck.cli.narration import UsageFault, near
from stdcheck.cli.settings import add_common, settings_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("packs", nargs="*", metavar="PACK", help="ids of packs (default: all)")
    add_common(parser)


def run(args: argparse.Namespace) -> Exit:
    """Print what the checks object to; 1 for errors and warnings, never for notes alone; 2 for unreadable packs."""
    from stdcheck.cli.session import layout_of, load_all, open_rulesets
    from stdcheck.report.text.concise import problem_line
    from stdcheck.report.wording import counted, lint_counts
    from stdcheck.rules.lint.registry import lint_pack

    settings = settings_of(args)
    rulesets = open_rulesets(settings)
    lang = settings.languages[0]
    for pack_id in args.packs:
        if pack_id not in rulesets.packs:
            raise UsageFault("cli-unknown-pack", lang, given=pack_id, near=near(pack_id, rulesets.packs, lang))
    ids = list(dict.fromkeys(args.packs or rulesets.packs))
    packs, code = load_all(rulesets, ids, settings)
    layout = layout_of(settings, rulesets)
    counts: Counter[str] = Counter()
    hinted: set[str] = set()
    for pack in packs:
        for problem in lint_pack(pack, rulesets.vocabulary, settings.as_of):
            counts[problem.severity] += 1
            if problem.severity == "note":
                print(problem_line(problem, layout))
            else:
                print("\n".join(layout.problem(problem, hint=problem.code not in hinted)), end="\n\n")
                hinted.add(problem.code)
    if packs:
        print(layout.words.each(lint_counts, counts))
    if len(packs) < len(ids):
        print(layout.words.each(counted, "packs.not_linted", len(ids) - len(packs)))
    if code is Exit.OK and counts["error"] + counts["warning"]:
        return Exit.FOUND
    return code
