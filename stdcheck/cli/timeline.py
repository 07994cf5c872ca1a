"""`stdcheck timeline`: the days on which a result, a verdict or an answer of a profile changes, and why."""

from __future__ import annotations

import argparse
import json
from datetime import date
from typing import TYPE_CHECKING

from stdcheck.cli.exits import Exit
from stdcheck.cli.narration import UsageFault, Waiting
from stdcheck.cli.settings import Settings, add_common, day_of, settings_of

if TYPE_CHECKING:
    from stdcheck.cli.loading import Loaded
    from stdcheck.report.timeline import TimelineReport


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("file", metavar="FILE", help="a profile")
    parser.add_argument("--from", dest="start", metavar="DATE", help="the first day (default: that of --as-of)")
    parser.add_argument(
        "--to",
        dest="end",
        metavar="DATE",
        help="the last day (default: ten years on, or after the last day that the profile or the law names)",
    )
    parser.add_argument("--pack", metavar="ID", action="append", default=[], help="only this pack; a glob; repeatable")
    parser.add_argument("--rule", metavar="ID", action="append", default=[], help="only this rule; a glob; repeatable")
    parser.add_argument("-f", "--output-format", choices=("text", "json"), default="text", help="on stdout")
    parser.add_argument("-v", "--verbose", action="store_true", help="name every subject and cause")
    parser.add_argument("--no-progress", action="store_true", help="no progress on stderr")
    add_common(parser)


def run(args: argparse.Namespace) -> Exit:
    """Print the timeline; 2 when the profile or a pack cannot be read, 3 when no pack applies."""
    from stdcheck.checking import Selection
    from stdcheck.cli.loading import checker_for, load_one
    from stdcheck.cli.session import layout_of

    settings = settings_of(args)
    selection = Selection(tuple(args.pack), tuple(args.rule))
    one = load_one(args.file, settings, checker_for(settings, selection))
    if one.profile is None:
        return one.exit
    report = _followed(one, args, settings)
    if args.output_format == "json":
        from stdcheck.report.timeline import timeline_json

        print(json.dumps(timeline_json(report), ensure_ascii=False, indent=2))
    else:
        from stdcheck.report.text.timeline_view import timeline_text

        print(timeline_text(report, layout_of(settings, one.rulesets)), end="")
    failed = any(change.after.headline == "error" for change in report.changes)
    return Exit.INTERNAL if failed else one.exit


def _followed(one: Loaded, args: argparse.Namespace, settings: Settings) -> TimelineReport:
    from stdcheck.logic.horizon import horizon
    from stdcheck.report.timeline import timeline_report

    assert one.profile is not None
    lang = settings.languages[0]
    start = day_of(args.start, lang) if args.start else settings.as_of
    end = day_of(args.end, lang) if args.end else horizon(one.profile, one.packs, start)
    if end < start:
        raise UsageFault("cli-bad-range", lang, start=start.isoformat(), end=end.isoformat())
    waiting = Waiting("cli-following", lang, not args.no_progress)

    def step(day: date) -> None:
        waiting.step(day=day.isoformat(), path=one.file.shown_as)

    try:
        line = one.checker.follow(one.profile, one.packs, start, end, step=step)
    finally:
        waiting.done()
    return timeline_report(line, one.file.shown_as)
