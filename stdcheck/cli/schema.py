"""`stdcheck schema`: the JSON Schema of a kind of profile, of a register, of the report and of other outputs."""

from __future__ import annotations

import argparse
import json
from importlib import import_module

from stdcheck.cli.exits import Exit
from stdcheck.cli.narration import UsageFault, near
from stdcheck.cli.settings import add_general, settings_of

REGISTER = "register"
OUTPUTS = {
    "report": ("model", "report_schema"),
    "timeline": ("timeline_model", "timeline_schema"),
    "difference": ("difference_model", "difference_schema"),
    "pack-difference": ("pack_difference_model", "pack_difference_schema"),
}
"""What commands write as JSON -> module of `stdcheck.report` and function that give its schema."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("kind", metavar="KIND", help=f"a kind of profile, `register`, {', '.join(OUTPUTS)}")
    add_general(parser)


def run(args: argparse.Namespace) -> Exit:
    """Print the schema."""
    print(json.dumps(_schema(args), ensure_ascii=False, indent=2))
    return Exit.OK


def _schema(args: argparse.Namespace) -> dict[str, object]:
    if args.kind in OUTPUTS:
        module, function = OUTPUTS[args.kind]
        schema: dict[str, object] = getattr(import_module(f"stdcheck.report.{module}"), function)()
        return schema
    from stdcheck.cli.session import open_rulesets
    from stdcheck.facts.schema import profile_schema

    settings = settings_of(args)
    lang = settings.languages[0]
    vocabulary = open_rulesets(settings).vocabulary
    known = [*vocabulary.roots, REGISTER, *OUTPUTS]
    if args.kind not in known:
        raise UsageFault("cli-unknown-kind", lang, given=args.kind, near=near(args.kind, known, lang))
    return profile_schema(vocabulary, args.kind)
