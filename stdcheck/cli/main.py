"""The entry of the command line: finds the command, loads nothing but that, and turns its end into an exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

from stdcheck.cli.exits import Exit
from stdcheck.source.pausing import without_garbage_collector
from stdcheck.version import VERSION

COMMANDS = {
    "check": "evaluate profiles under the packs",
    "tui": "review profiles in the terminal: findings, proofs, facts, law, dates",
    "why": "prove one result, condition by condition",
    "timeline": "the days on which something changes, and why",
    "diff": "what two profiles, days or reports say differently",
    "facts": "what a profile says and what is missing, most valuable first",
    "explain": "what a rule or definition asks: limb by limb, its dates, the facts it reads",
    "new": "a fresh profile with every question as a comment",
    "packs": "list, show and check packs",
    "schema": "JSON Schema of profiles and of the report",
    "info": "versions, digests and folders in use",
}
"""Each is a module of this package with `add_arguments(parser)` and `run(args) -> Exit`."""


def parser_for(argv: Sequence[str]) -> tuple[argparse.ArgumentParser, ModuleType | None]:
    """The parser with the arguments of the one command that `argv` names, and the module of that command."""
    parser = argparse.ArgumentParser(
        prog="stdcheck",
        description="Checks products, vehicle programmes and deals against regulations written as data.",
        epilog="Exit codes: 0 nothing found, 1 found, 2 invalid input or usage, 3 nothing checked, 4 internal error.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"stdcheck {VERSION}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    wanted = next((word for word in argv if not word.startswith("-")), None)
    module = None
    for name, purpose in COMMANDS.items():
        one = commands.add_parser(
            name, help=purpose, description=f"{purpose[0].upper()}{purpose[1:]}.", allow_abbrev=False
        )
        if name == wanted:
            module = import_module(f"stdcheck.cli.{name}")
            module.add_arguments(one)
    return parser, module


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; never raises."""
    _use_utf8()
    argv = sys.argv[1:] if argv is None else argv
    try:
        code = _run(argv)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        sys.stderr.write("\nstdcheck: interrupted\n")
        return Exit.INTERRUPTED
    except BrokenPipeError:
        # Python flushes stdout once more at its end; let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.PIPE_CLOSED
    except Exception as crash:
        return _crashed(crash)


def _run(argv: Sequence[str]) -> int:
    with without_garbage_collector():
        parser, module = parser_for(argv)
    try:
        args = parser.parse_args(argv)
    except SystemExit as end:
        return int(end.code or 0)
    assert module is not None
    from stdcheck.cli.narration import UsageFault

    try:
        code: Exit = module.run(args)
        return code
    except UsageFault as fault:
        print(f"stdcheck: {fault.text()}", file=sys.stderr)
        return Exit.INVALID


def _crashed(crash: Exception) -> int:
    from stdcheck.cli.narration import tell
    from stdcheck.cli.settings import languages_of
    from stdcheck.crash import write_crash

    tell("cli-crash", languages_of(None, os.environ)[0], path=write_crash(crash))
    return Exit.INTERNAL


def _use_utf8() -> None:
    """A pipe on Japanese Windows is cp932 and stops at the first sign it lacks; ours are UTF-8 unless somebody chose.

    Names of files may hold bytes that are no text: they are written as escapes, never as a fault.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.encoding.lower().replace("-", "") != "utf8" and not os.environ.get("PYTHONIOENCODING"):
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
        else:
            reconfigure(errors="backslashreplace", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
