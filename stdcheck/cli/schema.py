"""`stdcheck schema`: the JSON Schema of a kind of profile, of a register, or of the report."""

from __future__ import annotations

import argparse
import json

from stdcheck.cli.exits import Exit
from stdcheck.cli.narration import UsageFault, near
from stdcheck.cli.settings import add_general, settings_of

REPORT = "report"
REGISTER = "register"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("kind", metavar="KIND", help="a kind of profile, `register` or `report`")
    add_general(parser)


def run(args: argparse.Namespace) -> Exit:
    """Print the schema."""
    print(json.dumps(_schema(args), ensure_ascii=False, indent=2))
    return Exit.OK


def _schema(args: argparse.Namespace) -> dict[str, object]:
    if args.kind == REPORT:
        from stdcheck.report.model import report_schema

        return report_schema()
    from stdcheck.cli.session import open_rulesets
    from stdcheck.facts.schema import profile_schema

    settings = settings_of(args)
    lang = settings.languages[0]
    vocabulary = open_rulesets(settings).vocabulary
    known = [*vocabulary.roots, REGISTER, REPORT]
    if args.kind not in known:
        raise UsageFault("cli-unknown-kind", lang, given=args.kind, near=near(args.kind, known, lang))
    return profile_schema(vocabulary, args.kind)
