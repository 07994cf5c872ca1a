"""`stdcheck info`: which version, which packs and which folders are in use."""

from __future__ import annotations

import argparse
import json
import platform
import sys
from typing import TYPE_CHECKING

from stdcheck.cli.exits import Exit
from stdcheck.cli.settings import add_general, settings_of
from stdcheck.version import VERSION

if TYPE_CHECKING:
    from stdcheck.report.wording import Words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("--json", action="store_true", help="as JSON")
    add_general(parser)


def run(args: argparse.Namespace) -> Exit:
    """Print what is in use; a pack that cannot be read makes the exit code 2."""
    from stdcheck.cli.session import layout_of, open_rulesets, tell_problems

    settings = settings_of(args)
    rulesets = open_rulesets(settings)
    loaded = [(found, *rulesets.load(found.id)) for found in rulesets.packs.values()]
    problems = [*rulesets.problems, *(problem for _, _, of_pack in loaded for problem in of_pack)]
    info: dict[str, object] = {
        "version": VERSION,
        "python": platform.python_version(),
        "platform": sys.platform,
        "rulesets": [folder.as_posix() for folder in rulesets.folders],
        "packs": [
            {
                "id": found.id,
                "version": pack.version if pack else None,
                "law_as_of": pack.law_as_of.isoformat() if pack else None,
                "sha256": pack.digest if pack else None,
                "folder": found.folder.as_posix(),
            }
            for found, pack, _ in loaded
        ],
    }
    print(
        json.dumps(info, ensure_ascii=False, indent=2)
        if args.json
        else _text(info, layout_of(settings, rulesets).words)
    )
    return tell_problems(problems, settings, rulesets)


def _text(info: dict[str, object], words: Words) -> str:
    """A label and a value a line: a digest is too long to share one."""
    from stdcheck.report.cells import width

    names = {key: words.say(f"info.{key}") for key in ("rulesets", "pack", "folder")}
    room = max(map(width, (*names.values(), "sha256"))) + 2

    def line(label: str, value: object) -> str:
        return f"{label}{' ' * (room - width(label))}{value}"

    lines = [f"stdcheck {info['version']}, Python {info['python']}, {info['platform']}"]
    folders, packs = info["rulesets"], info["packs"]
    assert isinstance(folders, list) and isinstance(packs, list)
    lines += [line(names["rulesets"], folder) for folder in folders]
    for pack in packs:
        read = pack["version"] is not None
        law = words.say("packs.law", day=pack["law_as_of"])
        state = f"{pack['version']}  {law}" if read else words.say("info.unread")
        lines += ["", line(names["pack"], f"{pack['id']} {state}")]
        lines += [line("sha256", pack["sha256"])] if read else []
        lines.append(line(names["folder"], pack["folder"]))
    return "\n".join(lines)
