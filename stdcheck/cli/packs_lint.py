"""`stdcheck packs lint`: what is legal to write in a pack and still probably wrong."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from stdcheck.cli.exits import Exit
from stdcheck.cli.narration import Progress
from stdcheck.cli.settings import add_common, settings_of

if TYPE_CHECKING:
    from stdcheck.cases.model import Case
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
        "--cases", action="store_true", help="also run the cases, and note what the rules say and no case shows"
    )
    parser.add_argument("--no-progress", action="store_true", help="no progress on stderr")
    add_common(parser)


def run(args: argparse.Namespace) -> Exit:
    """Print what the checks object to; 1 for errors and warnings, never for notes alone; 2 for unreadable packs."""
    from stdcheck.cli.session import chosen_packs, layout_of, load_all, open_rulesets
    from stdcheck.report.wording import counted, lint_counts
    from stdcheck.rules.lint.registry import lint_pack

    settings = settings_of(args)
    rulesets = open_rulesets(settings)
    ids = chosen_packs(args.packs, rulesets, settings.languages[0])
    packs, code = load_all(rulesets, ids, settings)
    layout = layout_of(settings, rulesets)
    found = (problem for pack in packs for problem in lint_pack(pack, rulesets.vocabulary, settings.as_of))
    counts = _print_problems(_once(found), layout)
    failed = 0
    for pack in packs if args.cases else ():
        problems, failing, of_cases = _of_cases(pack, rulesets, settings, progress=not args.no_progress)
        code = max(code, of_cases)
        counts += _print_problems(problems, layout)
        failed += failing
    if packs:
        print(layout.words.each(lint_counts, counts))
    if failed:
        print(layout.words.each(counted, "packs.cases_failed", failed))
    if len(packs) < len(ids):
        print(layout.words.each(counted, "packs.not_linted", len(ids) - len(packs)))
    if code is Exit.OK and counts["error"] + counts["warning"]:
        return Exit.FOUND
    return code


def _once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """What several packs have in common (a fact that both read) is said once."""
    seen: set[tuple[object, ...]] = set()
    for problem in problems:
        key = problem.code, problem.span, tuple(problem.args.items())
        if key not in seen:
            seen.add(key)
            yield problem


def _print_problems(problems: Iterable[Problem], layout: Layout) -> Counter[str]:
    """Print them, notes as one line each and hints once; how many there were of each severity."""
    from stdcheck.report.text.concise import problem_line

    counts: Counter[str] = Counter()
    hinted: set[str] = set()
    for problem in problems:
        counts[problem.severity] += 1
        if problem.severity == "note":
            print(problem_line(problem, layout))
        else:
            print("\n".join(layout.problem(problem, hint=problem.code not in hinted)), end="\n\n")
            hinted.add(problem.code)
    return counts


def _of_cases(pack: Pack, rulesets: Rulesets, settings: Settings, *, progress: bool) -> tuple[list[Problem], int, Exit]:
    """What the cases of a pack do not show, how many of them fail, and 2 where they cannot be read."""
    from stdcheck.cases.lint.registry import lint_cases
    from stdcheck.cases.lint.shown import shown_by
    from stdcheck.cases.reading import read_cases
    from stdcheck.cli.session import tell_problems

    folder = rulesets.packs[pack.id]
    if not (folder.folder / "cases").is_dir():
        return [], 0, Exit.OK
    cases, problems = read_cases(folder.folder / "cases", f"{folder.shown_as}/cases", pack.law_as_of)
    code = tell_problems(problems, settings, rulesets)
    shown = shown_by(pack, _runs(cases, pack, rulesets, Progress(len(cases), settings.languages[0], progress)))
    return lint_cases(shown), sum(not run.passed for run in shown.runs), code


def _runs(cases: Sequence[Case], pack: Pack, rulesets: Rulesets, progress: Progress) -> Iterator[CaseRun]:
    """Run the cases, and say on a terminal how far it is."""
    from stdcheck.cases.running import run_case

    for case in cases:
        progress.step(case.id)
        yield run_case(case, [pack], rulesets.vocabulary)
    progress.done()
