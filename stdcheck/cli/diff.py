"""`stdcheck diff`: what two profiles, days or reports say differently."""

from __future__ import annotations

import argparse
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from stdcheck.cli.exits import Exit, worst
from stdcheck.cli.narration import UsageFault, tell
from stdcheck.cli.settings import Settings, add_common, day_of, settings_of

if TYPE_CHECKING:
    from stdcheck.checking import Checked, Checker
    from stdcheck.report.difference import Compared, Side

NEVER = "never"
FAILING = {"new-gap": "gap", "new-undetermined": "undetermined", "new-judgement": "judgement"}
_WITH_DAY = re.compile(r"(?P<path>.+)@(?P<day>\d{4}-\d{2}-\d{2})")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    for name in ("before", "after"):
        parser.add_argument(name, metavar=name.upper(), help="a profile, a profile on a day (FILE@DATE), a JSON report")
    parser.add_argument(
        "--fail-on", metavar="LIST", default=NEVER, help=f"{', '.join(FAILING)}, never: end with 1 (default: never)"
    )
    parser.add_argument("-f", "--output-format", choices=("text", "json"), default="text", help="on stdout")
    parser.add_argument("-v", "--verbose", action="store_true", help="show what is otherwise only counted")
    add_common(parser)


def run(args: argparse.Namespace) -> Exit:
    """Print what differs; 1 for what `--fail-on` names, 2 when a side cannot be read or was not evaluated in whole."""
    from stdcheck.cli.session import layout_of, open_rulesets
    from stdcheck.report.difference import compare, difference_json
    from stdcheck.report.text.difference_view import difference_text

    settings = settings_of(args)
    outcomes = _failing(args.fail_on, settings.languages[0])
    sides = [_side(given, settings) for given in (args.before, args.after)]
    codes = {code for _, code in sides}
    before, after = (side for side, _ in sides)
    if before is None or after is None:
        return worst(codes)
    compared = compare(before, after)
    if args.output_format == "json":
        print(json.dumps(difference_json(compared), ensure_ascii=False, indent=2))
    else:
        print(difference_text(compared, layout_of(settings, open_rulesets(settings))), end="")
    codes |= {Exit.FOUND} if _found(compared, outcomes) else set()
    return worst(codes)


def _failing(given: str, lang: str) -> frozenset[str]:
    """The outcomes that must not be new. Raises UsageFault for an unknown word, or for `never` beside others."""
    words = [word.strip() for word in given.split(",") if word.strip()]
    if words == [NEVER]:
        return frozenset()
    if not words or not set(words) <= set(FAILING):
        raise UsageFault("difference-bad_fail_on", lang, given=given, allowed=", ".join((*FAILING, NEVER)))
    return frozenset(FAILING[word] for word in words)


def _found(compared: Compared, outcomes: frozenset[str]) -> bool:
    """Whether something has become what it was not: the ratchet of a pipeline."""
    return any(
        d.place.kind == "rule"
        and d.after is not None
        and d.after.outcome in outcomes
        and (d.before is None or d.before.outcome != d.after.outcome)
        for d in compared.differences
    )


def _side(given: str, settings: Settings) -> tuple[Side | None, Exit]:
    """A side from its name; None when it cannot be read, and why stands on stderr."""
    lang = settings.languages[0]
    match = None if Path(given).exists() else _WITH_DAY.fullmatch(given)
    path, day = (match["path"], match["day"]) if match else (given, None)
    if path.endswith(".json"):
        return _of_report(path, day, lang)
    return _of_profile(path, day, settings)


def _of_report(path: str, day: str | None, lang: str) -> tuple[Side | None, Exit]:
    from stdcheck.report.difference import Side
    from stdcheck.report.reading_back import ReportFault, read_report

    try:
        report = read_report(Path(path))
        if day is not None and report.as_of.isoformat() != day:
            raise ReportFault("difference-day_of_report", path=path, as_of=report.as_of.isoformat(), day=day)
    except ReportFault as fault:
        tell(fault.code, lang, **fault.args_of)
        return None, Exit.INVALID
    return judged(Side(Path(path).as_posix(), report), lang)


def _of_profile(path: str, day: str | None, settings: Settings) -> tuple[Side | None, Exit]:
    from stdcheck.checking import Selection
    from stdcheck.cli.check import no_proof
    from stdcheck.cli.loading import checker_for, load_one

    checker = checker_for(settings, Selection(), day_of(day, settings.languages[0]) if day else None)
    checker.trace = no_proof
    one = load_one(path, settings, checker)
    if one.profile is None:
        return None, one.exit
    checked = checker.check(one.file)
    if checked.crash is not None:
        raise checked.crash
    side, code = judged(side_of(checked, checker), settings.languages[0])
    return side, worst({code, one.exit})


def side_of(checked: Checked, checker: Checker) -> Side:
    """A checked file as a side: its JSON report, read back, so that files and reports are compared alike."""
    from stdcheck.report.build import profile_report, run_info
    from stdcheck.report.difference import Side
    from stdcheck.report.json_writer import JsonWriter
    from stdcheck.report.reading_back import validated

    name = checked.file.shown_as
    text = io.StringIO()
    writer = JsonWriter(text.write)
    packs = checked.evaluation.packs if checked.evaluation is not None else ()
    writer.start(run_info(checker.as_of, packs))
    writer.profile(profile_report(checked))
    writer.finish()
    return Side(name, validated(text.getvalue(), name), checked.profile, tuple(packs))


def judged(side: Side, lang: str) -> tuple[Side, Exit]:
    """A side with its exit code: of a file that was not evaluated nothing may seem to have gone."""
    entries = side.report.profiles
    for entry in entries:
        if entry.status == "not_evaluated":
            tell("difference-not_evaluated", lang, name=side.name, profile=entry.path)
    if any(entry.status == "not_evaluated" for entry in entries):
        return side, Exit.INVALID
    if not any(entry.status == "evaluated" for entry in entries):
        return side, Exit.NOTHING
    return side, Exit.INTERNAL if any(entry.counts.get("error") for entry in entries) else Exit.OK
