"""`stdcheck new`: a fresh profile with every question of the packs that apply to its kind, ready for the editor."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from stdcheck.cli.exits import Exit
from stdcheck.cli.narration import UsageFault, near, tell
from stdcheck.cli.settings import Settings, add_general, settings_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from stdcheck.facts.declarations import Fact, Vocabulary
    from stdcheck.rulesets import Rulesets


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("kind", metavar="KIND", help="a kind of profile, or `register`")
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="a new file (default: stdout)")
    parser.add_argument(
        "--pack", metavar="ID", action="append", default=[], help="only what this pack asks; repeatable"
    )
    parser.add_argument("--all", action="store_true", help="every fact there is, also those that no pack asks")
    add_general(parser)


def run(args: argparse.Namespace) -> Exit:
    """Write the template, and its schema beside a file."""
    from stdcheck.cli.session import open_rulesets
    from stdcheck.facts.registers import REGISTER
    from stdcheck.facts.template import Template

    settings = settings_of(args)
    lang = settings.languages[0]
    rulesets = open_rulesets(settings)
    known = [*rulesets.vocabulary.roots, REGISTER]
    if args.kind not in known:
        raise UsageFault("cli-unknown-kind", lang, given=args.kind, near=near(args.kind, known, lang))
    wanted, code = _wanted(args, rulesets, settings)
    schema = f"stdcheck-{args.kind}.schema.json"
    text = Template(rulesets.vocabulary, args.kind, wanted, settings.languages, schema).text()
    if args.output is None:
        print(text, end="")
    else:
        _write(args.output, text, args.kind, rulesets.vocabulary, lang)
    return code


def _wanted(args: argparse.Namespace, rulesets: Rulesets, settings: Settings) -> tuple[Callable[[Fact], bool], Exit]:
    """Which facts to ask: those that decide something in a pack for the kind; all where no pack is for it."""
    from stdcheck.checking import Selection
    from stdcheck.cli.session import check_selection, load_all
    from stdcheck.facts.registers import REGISTER
    from stdcheck.rules.reach import asked_facts

    selection = Selection(packs=tuple(args.pack))
    check_selection(selection, rulesets, [], settings.languages[0])
    kinds = list(rulesets.vocabulary.roots) if args.kind == REGISTER else [args.kind]
    found = rulesets.for_kinds(kinds, selection.pack)
    if args.all or not found:
        return (lambda fact: True), Exit.OK
    packs, code = load_all(rulesets, [one.id for one in found], settings)
    asked = asked_facts(packs, rulesets.vocabulary)
    return (lambda fact: (fact.entity, fact.name) in asked), code


def _write(path: Path, text: str, kind: str, vocabulary: Vocabulary, lang: str) -> None:
    """The file and, unless it is there, the schema beside it. Raises UsageFault rather than write over a file."""
    from stdcheck.facts.schema import profile_schema

    schema = path.parent / f"stdcheck-{kind}.schema.json"
    try:
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        if not schema.exists():
            made = json.dumps(profile_schema(vocabulary, kind), ensure_ascii=False, indent=2)
            schema.write_text(f"{made}\n", encoding="utf-8", newline="\n")
    except FileExistsError:
        raise UsageFault("cli-exists", lang, path=path.as_posix()) from None
    except OSError as fault:
        raise UsageFault("cli-cannot-write", lang, path=path.as_posix(), why=fault.strerror or str(fault)) from None
    tell("cli-written", lang, path=path.as_posix(), schema=schema.as_posix())
