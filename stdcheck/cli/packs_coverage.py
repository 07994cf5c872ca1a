"""`stdcheck packs coverage`: which provisions of a pack are implemented, where, and how deep."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from stdcheck.cli.exits import Exit
from stdcheck.cli.settings import add_general, settings_of

if TYPE_CHECKING:
    from stdcheck.cli.settings import Settings
    from stdcheck.report.coverage import PackCoverage
    from stdcheck.rules.model import Pack
    from stdcheck.rulesets import Rulesets


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("packs", nargs="*", metavar="PACK", help="ids of packs (default: all)")
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="every provision, with its nodes and the cases that name it"
    )
    parser.add_argument(
        "--shallow", action="store_true", help="facts read beside facts named, and places that look shallow"
    )
    parser.add_argument("-f", "--output-format", choices=("text", "json"), default="text", help="default: text")
    add_general(parser)


def run(args: argparse.Namespace) -> Exit:
    """Print the coverage; 1 when a provision is missing, 2 when a pack or its cases cannot be read, 3 for no pack."""
    from stdcheck.cli.session import chosen_packs, layout_of, load_all, open_rulesets
    from stdcheck.report.coverage import as_json
    from stdcheck.report.text.coverage_view import coverage_lines, shallow_lines
    from stdcheck.report.wording import counted
    from stdcheck.rules.coverage import Status

    settings = settings_of(args)
    rulesets = open_rulesets(settings)
    ids = chosen_packs(args.packs, rulesets, settings.languages[0])
    packs, code = load_all(rulesets, ids, settings)
    found: list[PackCoverage] = []
    for pack in packs:
        covered, of_cases = _coverage(pack, rulesets, settings, shallow=args.shallow)
        found.append(covered)
        code = max(code, of_cases)
    if args.output_format == "json":
        print(json.dumps([as_json(one) for one in found], ensure_ascii=False, indent=2, sort_keys=True))
    else:
        layout = layout_of(settings, rulesets)
        blocks = [coverage_lines(one, layout) + (shallow_lines(one, layout) if args.shallow else []) for one in found]
        if blocks:
            print("\n\n".join("\n".join(block) for block in blocks))
        if len(packs) < len(ids):
            print(layout.words.each(counted, "packs.not_covered", len(ids) - len(packs)))
    if code is not Exit.OK:
        return code
    if not found:
        return Exit.NOTHING
    return Exit.FOUND if any(one.counts()[Status.MISSING] for one in found) else Exit.OK


def _coverage(pack: Pack, rulesets: Rulesets, settings: Settings, *, shallow: bool) -> tuple[PackCoverage, Exit]:
    """The coverage of a pack; 2 where its cases cannot be read."""
    from stdcheck.cases.naming import cases_naming
    from stdcheck.cases.reading import read_cases
    from stdcheck.cli.session import tell_problems
    from stdcheck.report.coverage import PackCoverage
    from stdcheck.rules.coverage import coverage
    from stdcheck.rules.lint.registry import lint_pack
    from stdcheck.rules.lint.shallow import LINTS

    folder = rulesets.packs[pack.id]
    path = folder.folder / "cases"
    cases, problems = read_cases(path, f"{folder.shown_as}/cases", pack.law_as_of) if path.is_dir() else ([], [])
    code = tell_problems(problems, settings, rulesets)
    provisions = tuple(coverage(pack))
    objections = None
    if shallow:
        found = lint_pack(pack, rulesets.vocabulary, settings.as_of, only={lint.code for lint in LINTS})
        objections = tuple(found)
    return PackCoverage(pack, provisions, cases_naming(provisions, cases, pack), objections), code
