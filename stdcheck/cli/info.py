"""`stdcheck info`: which version, which packs and which folders are in use."""

from __future__ import annotations

import argparse
import json
import platform
import sys

from stdcheck.cli.exits import Exit
from stdcheck.cli.settings import add_general, settings_of
from stdcheck.version import VERSION


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("--json", action="store_true", help="as JSON")
    add_general(parser)


def run(args: argparse.Namespace) -> Exit:
    """Print what is in use; a pack that cannot be read makes the exit code 2."""
    from stdcheck.cli.session import open_rulesets, tell_problems

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
    print(json.dumps(info, ensure_ascii=False, indent=2) if args.json else _text(info))
    return tell_problems(problems, settings, rulesets)


def _text(info: dict[str, object]) -> str:
    lines = [f"stdcheck {info['version']}, Python {info['python']}, {info['platform']}"]
    folders, packs = info["rulesets"], info["packs"]
    assert isinstance(folders, list) and isinstance(packs, list)
    lines += [f"rulesets  {folder}" for folder in folders]
    for pack in packs:
        state = f"{pack['version']}, law as of {pack['law_as_of']}, sha256 {pack['sha256']}" if pack["version"] else "-"
        lines += [f"pack      {pack['id']} {state}", f"          {pack['folder']}"]
    return "\n".join(lines)
