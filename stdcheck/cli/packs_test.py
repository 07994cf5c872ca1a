"""`stdcheck packs test`: the worked cases of packs, and cases kept elsewhere."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from stdcheck.cli import packs_mutate
from stdcheck.cli.exits import Exit, worst
from stdcheck.cli.packs_mutate import add_mutation_arguments
from stdcheck.cli.settings import add_general, settings_of

if TYPE_CHECKING:
    from stdcheck.cases.model import Case, Failure
    from stdcheck.cases.running import CaseRun
    from stdcheck.cli.settings import Settings
    from stdcheck.report.text.layout import Layout
    from stdcheck.rules.model import Pack
    from stdcheck.rulesets import Rulesets
    from stdcheck.source.problems import Problem


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("packs", nargs="*", metavar="PACK", help="ids of packs (default: all)")
    parser.add_argument(
        "--cases", action="append", default=[], metavar="DIR", type=Path, help="also run the cases in this folder"
    )
    parser.add_argument("-f", "--output-format", choices=("text", "json"), default="text", help="default: text")
    parser.add_argument("-q", "--quiet", action="store_true", help="no remarks on stderr")
    parser.add_argument("--no-progress", action="store_true", help="no progress on stderr")
    add_mutation_arguments(parser)
    add_general(parser)


def run(args: argparse.Namespace) -> Exit:
    """Run the cases; 1 when one fails, 2 when a pack or a case cannot be read, 3 when there is no case."""
    from stdcheck.cli.session import chosen_packs, layout_of, load_all, open_rulesets, tell_problems

    settings = settings_of(args)
    rulesets = open_rulesets(settings)
    ids = chosen_packs(args.packs, rulesets, settings.languages[0])
    packs, code = load_all(rulesets, ids, settings)
    cases, problems = _cases(packs, rulesets, args.cases)
    code = max(code, tell_problems(problems, settings, rulesets))
    if args.mutate:
        return worst([code, packs_mutate.run(args, cases, packs, rulesets, settings)])
    settings = replace(settings, quiet=settings.quiet or args.no_progress)
    found = _with_progress(_runs(cases, packs, rulesets), sum(len(c) for _, c in cases), settings)
    runs = [_with_problems_of_reading(run, problems) for run in found]
    layout = layout_of(settings, rulesets)
    if args.output_format == "json":
        print(json.dumps([_as_json(run) for run in runs], ensure_ascii=False, indent=2, sort_keys=True))
    else:
        of_none = [p for p in problems if p.severity == "error" and not any(_within(p, run.case) for run in runs)]
        _print_text(runs, len(of_none), len(ids) - len(packs), layout)
    if code is not Exit.OK:
        return code
    if not runs:
        return Exit.NOTHING
    return Exit.OK if all(run.passed for run in runs) else Exit.FOUND


def _cases(
    packs: list[Pack], rulesets: Rulesets, folders: list[Path]
) -> tuple[list[tuple[list[Pack], list[Case]]], list[Problem]]:
    """The cases with the packs that they run under: a pack's own, and those of other folders under all packs.

    Where no pack could be read there is nothing to run the latter under.
    """
    from stdcheck.cases.reading import read_cases

    found: list[tuple[list[Pack], list[Case]]] = []
    problems: list[Problem] = []
    for pack in packs:
        folder = rulesets.packs[pack.id]
        if (folder.folder / "cases").is_dir():
            cases, of_cases = read_cases(folder.folder / "cases", f"{folder.shown_as}/cases", pack.law_as_of)
            found.append(([pack], cases))
            problems += of_cases
    only = rulesets.packs[packs[0].id] if len(packs) == 1 else None
    bases = None if only is None else (only.folder / "cases", f"{only.shown_as}/cases")
    for elsewhere in folders if packs else ():
        day = max(p.law_as_of for p in packs)
        cases, of_cases = read_cases(elsewhere, elsewhere.as_posix(), day, bases_of=bases)
        found.append((packs, cases))
        problems += of_cases
    return found, problems


def _runs(cases: list[tuple[list[Pack], list[Case]]], packs: list[Pack], rulesets: Rulesets) -> Iterator[CaseRun]:
    from stdcheck.cases.running import run_cases

    for of_packs, some in cases:
        yield from run_cases(some, of_packs, rulesets.vocabulary)


def _within(problem: Problem, case: Case) -> bool:
    """Whether a problem of reading stands in a case."""
    start, span = problem.span.start, case.span
    return problem.span.path == case.file and span.start <= start and (start < span.end or start == span.start)


def _with_problems_of_reading(run: CaseRun, problems: list[Problem]) -> CaseRun:
    """The run with what is wrong with the case as written: what was read of it may say less than it was meant to."""
    own = tuple(p for p in problems if p.severity == "error" and _within(p, run.case))
    return replace(run, problems=(*own, *run.problems)) if own else run


def _with_progress(runs: Iterator[CaseRun], of: int, settings: Settings) -> Iterator[CaseRun]:
    """Say on a terminal how far it is."""
    shown = sys.stderr.isatty() and not settings.quiet
    for n, one in enumerate(runs, 1):
        if shown:
            print(f"\r{n}/{of} {one.case.id[:60]:<60}", end="", file=sys.stderr, flush=True)
        yield one
    if shown:
        print("\r" + " " * 72 + "\r", end="", file=sys.stderr)


def _print_text(runs: list[CaseRun], unread: int, packs_unread: int, layout: Layout) -> None:
    """What failed, then the counts. unread: errors of case files in what is no case, or none that could be run"""
    from stdcheck.i18n.catalogue import message
    from stdcheck.report.wording import counted

    each = layout.words.each
    for one in runs:
        if one.passed:
            continue
        named = {"id": one.case.id, "source": one.case.source}
        print(each(lambda lang, args=named: message("case-failed", args, lang)))
        for problem in one.problems:
            print("\n".join(layout.problem(problem)))
        for failure in one.failures:
            print(f"  {_place(failure)}: {each(partial(_said, failure))}")
    passed = sum(run.passed for run in runs)
    counts = {"passed": str(passed), "failed": str(len(runs) - passed)}
    if runs or unread or not packs_unread:
        print(each(lambda lang: message("case-summary", counts, lang)))
    if unread:
        print(each(counted, "packs.case_errors", unread))
    if packs_unread:
        print(each(counted, "packs.not_tested", packs_unread))


def _place(failure: Failure) -> str:
    span = failure.expectation.span if failure.expectation is not None else failure.case.span
    return f"{span.path}:{span.start.line}:{span.start.column}"


def _said(failure: Failure, lang: str) -> str:
    from stdcheck.i18n.catalogue import message

    said = message(failure.code, failure.args, lang)
    return f"{said} [{failure.variant.label}]" if failure.variant.label else said


def _as_json(run: CaseRun) -> dict[str, object]:
    return {
        "id": run.case.id,
        "source": run.case.source,
        "path": run.case.file,
        "passed": run.passed,
        "problems": [{"code": p.code, "path": p.span.path, "line": p.span.start.line} for p in run.problems],
        "failures": [
            {
                "code": failure.code,
                "variant": failure.variant.label,
                "line": (failure.expectation or failure.case).span.start.line,
                "args": failure.args,
                "en": _said(failure, "en"),
                "ja": _said(failure, "ja"),
            }
            for failure in run.failures
        ],
    }
