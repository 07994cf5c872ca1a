"""What the flags and the environment say, as plain values. The order is flag, environment, default."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from stdcheck.cli.narration import UsageFault
from stdcheck.i18n.catalogue import LANGUAGES

if TYPE_CHECKING:
    from stdcheck.report.wording import Language

DEFAULT_CELLS = 100
CELLS_RANGE = (50, 160)


@dataclass(frozen=True, slots=True)
class Settings:
    """What every command that evaluates shares.

    as_of_given: whether somebody chose the day (today is nobody's choice)
    languages: of the texts; the first one is used on stderr
    """

    as_of: date
    as_of_given: bool
    languages: tuple[Language, ...]
    rulesets: tuple[Path, ...]
    colour: bool
    cells: int
    verbose: bool = False
    quiet: bool = False


def add_common(parser: argparse.ArgumentParser) -> None:
    """The flags of every command that evaluates."""
    parser.add_argument(
        "--as-of", metavar="DATE", help="the day of the check, YYYY-MM-DD (default: STDCHECK_AS_OF, today)"
    )
    add_general(parser)


def add_general(parser: argparse.ArgumentParser) -> None:
    """The flags of every command that prints text from packs."""
    parser.add_argument("--lang", choices=(*LANGUAGES, "both"), help="language (default: LC_ALL, LC_MESSAGES, LANG)")
    parser.add_argument(
        "--rulesets",
        metavar="DIR",
        action="append",
        default=[],
        help="a folder of packs beside the built-in ones; repeatable",
    )
    parser.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="colours (NO_COLOR and FORCE_COLOR count, too)",
    )


def settings_of(args: argparse.Namespace, environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of a run. Raises UsageFault for what is no date."""
    languages = languages_of(args.lang, environment)
    given = getattr(args, "as_of", None) or environment.get("STDCHECK_AS_OF")
    return Settings(
        as_of=day_of(given, languages[0]) if given else date.today(),
        as_of_given=bool(given),
        languages=languages,
        rulesets=tuple(map(Path, args.rulesets)),
        colour=wants_colour(args.color, environment, sys.stdout),
        cells=cells_of(environment, sys.stdout),
        verbose=getattr(args, "verbose", False),
        quiet=getattr(args, "quiet", False),
    )


def day_of(given: str, lang: Language) -> date:
    """A day as given; raises UsageFault for what is none."""
    try:
        day = date.fromisoformat(given)
    except ValueError:
        day = None
    if day is None or day.isoformat() != given:
        raise UsageFault("cli-bad-date", lang, given=given)
    return day


def languages_of(given: str | None, environment: Mapping[str, str]) -> tuple[Language, ...]:
    """The languages of human formats: as asked for, else that of the locale, else English."""
    if given == "both":
        return "en", "ja"
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return ("ja",) if (given or locale.lower()).startswith("ja") else ("en",)


def wants_colour(given: str, environment: Mapping[str, str], stream: TextIO) -> bool:
    """Colours on a terminal that can show them, unless somebody says otherwise. An empty NO_COLOR is not set."""
    if given != "auto":
        return given == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return environment["FORCE_COLOR"] != "0"
    return stream.isatty() and environment.get("TERM") != "dumb"


def cells_of(environment: Mapping[str, str], stream: TextIO) -> int:
    """The width of lines: COLUMNS, the terminal's, else 100; never so narrow or wide that nobody can read it."""
    low, high = CELLS_RANGE
    columns = environment.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return min(max(int(columns), low), high)
    try:
        return min(max(os.get_terminal_size(stream.fileno()).columns, low), high)
    except (OSError, ValueError):
        return DEFAULT_CELLS
