"""`stdcheck packs test`: the worked cases of packs, and cases kept elsewhere."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from stdcheck.cli.exits import Exit
from stdcheck.cli.narration import UsageFault, near
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
    add_general(parser)


def run(args: argparse.Namespace) -> Exit:
    """Run the cases; 1 when one fails, 2 when a pack or a case cannot be read, 3 when there is no case."""
    from stdcheck.cli.session import layout_of, load_all, open_rulesets, tell_problems

    settings = settings_of(args)
    rulesets = open_rulesets(settings)
    packs, code = load_all(rulesets, _chosen(args.packs, rulesets, settings), settings)
    cases, problems = _cases(packs, rulesets, args.cases)
    code = max(code, tell_problems(problems, settings, rulesets))
    runs = list(_with_progress(_runs(cases, packs, rulesets), sum(len(c) for _, c in cases), settings))
    layout = layout_of(settings, rulesets)
    if args.output_format == "json":
        print(json.dumps([_as_json(run) for run in runs], ensure_ascii=False, indent=2, sort_keys=True))
    else:
        _print_text(runs, layout)
    if code is not Exit.OK:
        return code
    if not runs:
        return Exit.NOTHING
    return Exit.OK if all(run.passed for run in runs) else Exit.FOUND


def _chosen(given: list[str], rulesets: Rulesets, settings: Settings) -> list[str]:
    lang = settings.languages[0]
    for pack in given:
        if pack not in rulesets.packs:
            raise UsageFault("cli-unknown-pack", lang, given=pack, near=near(pack, rulesets.packs, lang))
    return given or list(rulesets.packs)


def _cases(
    packs: list[Pack], rulesets: Rulesets, folders: list[Path]
) -> tuple[list[tuple[list[Pack], list[Case]]], list[Problem]]:
    """The cases with the packs that they run under: a pack's own, and those of other folders under all packs."""
    from stdcheck.cases.reading import read_cases

    found: list[tuple[list[Pack], list[Case]]] = []
    problems: list[Problem] = []
    for pack in packs:
        folder = rulesets.packs[pack.id]
        if (folder.folder / "cases").is_dir():
            cases, of_cases = read_cases(folder.folder / "cases", f"{folder.shown_as}/cases", pack.law_as_of)
            found.append(([pack], cases))
            problems += of_cases
    for elsewhere in folders:
        cases, of_cases = read_cases(elsewhere, elsewhere.as_posix(), max(p.law_as_of for p in packs))
        found.append((packs, cases))
        problems += of_cases
    return found, problems


def _runs(cases: list[tuple[list[Pack], list[Case]]], packs: list[Pack], rulesets: Rulesets) -> Iterator[CaseRun]:
    from stdcheck.cases.running import run_cases

    for of_packs, some in cases:
        yield from run_cases(some, of_packs, rulesets.vocabulary)


def _with_progress(runs: Iterator[CaseRun], of: int, settings: Settings) -> Iterator[CaseRun]:
    """Say on a terminal how far it is."""
    shown = sys.stderr.isatty() and not settings.quiet
    for n, one in enumerate(runs, 1):
        if shown:
            print(f"\r{n}/{of} {one.case.id[:60]:<60}", end="", file=sys.stderr, flush=True)
        yield one
    if shown:
        print("\r" + " " * 72 + "\r", end="", file=sys.stderr)


def _print_text(runs: list[CaseRun], layout: Layout) -> None:
    from stdcheck.i18n.catalogue import message

    lang = layout.words.languages[0]
    for one in runs:
        if one.passed:
            continue
        print(message("case-failed", {"id": one.case.id, "source": one.case.source}, lang))
        for problem in one.problems:
            print("\n".join(layout.problem(problem)))
        for failure in one.failures:
            print(f"  {_place(failure)}: {_said(failure, lang)}")
    passed = sum(run.passed for run in runs)
    print(message("case-summary", {"passed": str(passed), "failed": str(len(runs) - passed)}, lang))


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
