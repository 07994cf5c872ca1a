"""`stdcheck explain`: what a rule, definition, decision or note of a pack asks, without any profile."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from stdcheck.cli.exits import Exit
from stdcheck.cli.narration import UsageFault, near
from stdcheck.cli.settings import add_general, settings_of

if TYPE_CHECKING:
    from stdcheck.report.text.explain_view import Part
    from stdcheck.rules.model import Pack


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument(
        "part", metavar="RULE", help="`pack/id`, or an id of one pack only: a rule, definition, note ..."
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="open every definition, also those inside others")
    add_general(parser)


def run(args: argparse.Namespace) -> Exit:
    """Print the explanation."""
    from stdcheck.cli.session import layout_of, load_all, open_rulesets
    from stdcheck.report.text.explain_view import explain_lines
    from stdcheck.rules.walking import bodies

    settings = settings_of(args)
    rulesets = open_rulesets(settings)
    wanted = [one for one in rulesets.packs if args.part.startswith(f"{one}/")] or list(rulesets.packs)
    packs, code = load_all(rulesets, wanted, settings)
    pack, kind, part = _find(args.part, packs, settings.languages[0])
    body = next(one for one in bodies(pack) if (one.kind, one.id) == (kind, part.id))
    print("\n".join(explain_lines(part, body, pack, layout_of(settings, rulesets))))
    return code


def _find(given: str, packs: list[Pack], lang: str) -> tuple[Pack, str, Part]:
    """The part of that id, a rule before a definition of the same id; raises UsageFault for none or several packs."""
    found: dict[str, tuple[Pack, str, Part]] = {}
    known: list[str] = []
    for pack in packs:
        for kind, parts in _parts(pack).items():
            for name, part in parts.items():
                known += [name, f"{pack.id}/{name}"]
                if given in (name, f"{pack.id}/{name}"):
                    found.setdefault(pack.id, (pack, kind, part))
    if not found:
        close = [name for name in known if ("/" in name) == ("/" in given)]
        raise UsageFault("cli-unknown-part", lang, given=given, near=near(given, close, lang))
    if len(found) > 1:
        raise UsageFault("cli-several-rules", lang, given=given, rules=", ".join(f"{one}/{given}" for one in found))
    return next(iter(found.values()))


def _parts(pack: Pack) -> dict[str, dict[str, Part]]:
    return {
        "rule": dict(pack.rules),
        "definition": dict(pack.definitions),
        "quantity": dict(pack.quantities),
        "decision": dict(pack.decisions),
        "note": dict(pack.notes),
    }
