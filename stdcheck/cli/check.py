"""`stdcheck check`: evaluates profiles and reports, in one format on stdout and in any number of files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from stdcheck.cli.exits import Exit, worst
from stdcheck.cli.fail_on import ALLOWED, DEFAULT, FailOn, fail_on_of
from stdcheck.cli.narration import Progress, UsageFault, tell
from stdcheck.cli.outputs import FORMATS, Outputs, format_for, parse_output
from stdcheck.cli.settings import Settings, add_common, settings_of

if TYPE_CHECKING:
    from stdcheck.checking import Checker
    from stdcheck.discovery import ProfileFile
    from stdcheck.logic.results import RuleResult
    from stdcheck.report.data import ProfileReport


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="profiles, folders, registers (whose users are checked), `-` (default: .)",
    )
    parser.add_argument(
        "-f", "--output-format", choices=("auto", *FORMATS), default="auto", help="on stdout; auto: full on a terminal"
    )
    parser.add_argument(
        "-o", "--output", metavar="[FORMAT:]PATH", action="append", default=[], help="also into a file; repeatable"
    )
    parser.add_argument("--pack", metavar="ID", action="append", default=[], help="only this pack; a glob; repeatable")
    parser.add_argument("--rule", metavar="ID", action="append", default=[], help="only this rule; a glob; repeatable")
    parser.add_argument("--fail-on", metavar="LIST", default=DEFAULT, help=f"{ALLOWED} (default: {DEFAULT})")
    parser.add_argument(
        "--next-change", action="store_true", help="also the next day on which something changes (takes as long again)"
    )
    parser.add_argument("--exit-zero", action="store_true", help="end with 0 where it would be 1")
    parser.add_argument("--stdin-filename", metavar="NAME", default="<stdin>", help="what `-` is called")
    parser.add_argument("-q", "--quiet", action="store_true", help="no remarks on stderr")
    parser.add_argument("-v", "--verbose", action="store_true", help="show what is otherwise only counted")
    parser.add_argument("--no-progress", action="store_true", help="no progress on stderr")
    add_common(parser)


@dataclass(slots=True)
class Tally:
    """What the exit code depends on."""

    fail_on: FailOn
    exit_zero: bool
    checked: int = 0
    codes: set[Exit] = field(default_factory=set)

    def add(self, report: ProfileReport, as_of: date) -> None:
        """One more file."""
        self.checked += report.status == "evaluated"
        if report.crashed or report.counts.get("error"):
            self.codes.add(Exit.INTERNAL)
        if any(problem.severity == "error" for problem in report.problems):
            self.codes.add(Exit.INVALID)
        if any(self.fail_on.hits(finding, as_of) for finding in report.findings):
            self.codes.add(Exit.FOUND)

    def code(self) -> Exit:
        """The exit code of the run."""
        codes = set(self.codes)
        if self.checked == 0:
            codes.add(Exit.NOTHING)
        if self.exit_zero:
            codes.discard(Exit.FOUND)
        return worst(codes)


def run(args: argparse.Namespace) -> Exit:
    """Check what the arguments name."""
    settings = settings_of(args)
    lang = settings.languages[0]
    fail_on = fail_on_of(args.fail_on, lang)
    files = [parse_output(given, lang) for given in args.output]
    format_ = format_for(args.output_format, sys.stdout)
    if "-" in args.paths and len(args.paths) > 1:
        raise UsageFault("cli-one-stdin", lang)
    return _check(args, settings, Tally(fail_on, args.exit_zero), format_, files)


def _check(
    args: argparse.Namespace, settings: Settings, tally: Tally, format_: str, files: Sequence[tuple[str, Path]]
) -> Exit:
    """Set up the run, then take one file after another."""
    from stdcheck.checking import Checker, Selection
    from stdcheck.cli import session
    from stdcheck.discovery import Found, find_profiles
    from stdcheck.report.build import run_info

    lang = settings.languages[0]
    rulesets = session.open_rulesets(settings)
    checker = Checker(rulesets, settings.as_of, Selection(tuple(args.pack), tuple(args.rule)))
    texts = None
    if args.paths == [session.STDIN]:
        stdin = session.StandardInput(args.stdin_filename, rulesets)
        checker.read, texts, found = stdin.read, stdin.texts, Found((stdin.file,))
    else:
        found = find_profiles(args.paths)
    formats = {format_, *(one for one, _ in files)}
    checker.answers = "json" in formats
    checker.next_change = args.next_change
    if formats == {"concise"}:
        checker.trace = no_proof
    packs, problems = checker.packs_for(file.kind for file in found.files)
    session.check_selection(checker.selection, rulesets, packs, lang)
    problems = [*rulesets.problems, *problems, *session.closed_folders(found)]
    if any(problem.severity == "error" for problem in problems):
        tally.codes.add(Exit.INVALID)
    session.note_other_days(settings, packs)
    outputs = Outputs(format_, files, session.layout_of(settings, rulesets, texts), lang)
    try:
        outputs.start(run_info(settings.as_of, packs, problems), len(found.files))
        _each(checker, found.files, outputs, tally, Progress(len(found.files), lang, not args.no_progress), lang)
        outputs.finish()
    finally:
        outputs.drop()
    if not settings.quiet:
        session.tell_what_was_not_checked(found, args.paths, tally.checked, checker, lang)
    return tally.code()


def no_proof(result: RuleResult) -> bool:
    """A line a finding needs no proof."""
    return False


def _each(
    checker: Checker, files: Sequence[ProfileFile], outputs: Outputs, tally: Tally, progress: Progress, lang: str
) -> None:
    """Check, report, count and let go of each file."""
    from stdcheck.report.build import profile_report

    try:
        for file in files:
            progress.step(file.shown_as)
            checked = checker.check(file)
            report = profile_report(checked)
            if checked.crash is not None:
                _keep_crash(checked.crash, lang)
            tally.add(report, checker.as_of)
            outputs.profile(report)
    finally:
        progress.done()


def _keep_crash(crash: Exception, lang: str) -> None:
    from stdcheck.crash import write_crash

    tell("cli-crash", lang, path=write_crash(crash))
