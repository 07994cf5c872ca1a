"""`stdcheck packs test --mutate`: whether the cases of packs notice small faults in them."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from stdcheck.cli.exits import Exit, worst
from stdcheck.cli.narration import UsageFault, tell
from stdcheck.i18n.catalogue import message

if TYPE_CHECKING:
    from stdcheck.cases.model import Case
    from stdcheck.cases.mutants.bench import Bench
    from stdcheck.cases.mutants.pool import Step
    from stdcheck.cases.mutants.tally import Survivor, Tally
    from stdcheck.cli.settings import Settings
    from stdcheck.report.text.layout import Layout
    from stdcheck.rules.model import Pack
    from stdcheck.rulesets import Rulesets

LEAST, WORKERS, EVERY = "95", "2", "*"
PERCENT = 100


def add_mutation_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `packs test` that are about mutants."""
    parser.add_argument("--mutate", action="store_true", help="put small faults into the packs: do the cases notice?")
    parser.add_argument(
        "--min-killed", metavar="PERCENT", default=LEAST, help=f"share of the faults to be noticed (default: {LEAST})"
    )
    parser.add_argument(
        "--only",
        metavar="GLOB",
        default=EVERY,
        help="only mutants whose id (`rule:hw-import.*`) or file name (`302-*`) matches; provisions are not counted",
    )
    parser.add_argument("--workers", metavar="N", default=WORKERS, help=f"processes for --mutate (default: {WORKERS})")


def run(
    args: argparse.Namespace,
    cases: Iterable[tuple[Sequence[Pack], Sequence[Case]]],
    packs: Sequence[Pack],
    rulesets: Rulesets,
    settings: Settings,
) -> Exit:
    """Test packs by their mutants; 1 when too few are killed, 2 for a wrong list of accepted ones, 3 without cases."""
    from stdcheck.cases.mutants.bench import Bench
    from stdcheck.cli.session import layout_of

    least, workers = _share(args.min_killed, settings), _workers(args.workers, settings)
    found = list(cases)
    layout = layout_of(settings, rulesets)
    codes: list[Exit] = []
    tallies: list[Tally] = []
    for pack in packs:
        own = [case for of_packs, some in found if list(of_packs) == [pack] for case in some]
        shown = sys.stderr.isatty() and not settings.quiet and not args.no_progress
        bench = Bench(pack, rulesets.vocabulary, tuple(own), args.only)
        result, code = _of_pack(bench, rulesets, settings, workers, _Progress(pack, settings, shown))
        codes.append(code)
        if result is not None:
            tallies.append(result)
            codes.append(Exit.OK if result.enough(least) else Exit.FOUND)
            if args.output_format != "json":
                _print(result, least, layout)
    if args.output_format == "json":
        print(json.dumps([_as_json(one, least) for one in tallies], ensure_ascii=False, indent=2, sort_keys=True))
    return worst(codes) if tallies else worst([*codes, Exit.NOTHING])


def _share(given: str, settings: Settings) -> Fraction:
    try:
        share = Fraction(given)
    except (ValueError, ZeroDivisionError):
        share = Fraction(-1)
    if not 0 <= share <= PERCENT:
        raise UsageFault("mutant-bad-share", settings.languages[0], given=given)
    return share / PERCENT


def _workers(given: str, settings: Settings) -> int:
    if not given.isascii() or not given.isdigit() or int(given) < 1:
        raise UsageFault("mutant-bad-workers", settings.languages[0], given=given)
    return int(given)


def _of_pack(
    bench: Bench, rulesets: Rulesets, settings: Settings, workers: int, progress: _Progress
) -> tuple[Tally | None, Exit]:
    """The result of one pack, and what is wrong with its cases and its list of accepted mutants."""
    from stdcheck.cases.mutants.accepted import read_accepted, stale
    from stdcheck.cases.mutants.pool import run_mutants
    from stdcheck.cases.mutants.tally import tally
    from stdcheck.cli.session import tell_problems

    lang, pack = settings.languages[0], bench.pack
    folder = rulesets.packs[pack.id]
    accepted, problems = read_accepted(folder.folder, folder.shown_as)
    if not bench.cases:
        tell("mutant-no-case", lang, pack=pack.id)
        return None, tell_problems(problems, settings, rulesets)
    progress.total = len(bench.mutants)
    tested = run_mutants(bench, workers=workers, tell=progress.step)
    progress.done()
    killed = {bench.mutants[place].id for place in tested.killed}
    if bench.only == EVERY:
        problems += stale(accepted, {mutant.id for mutant in bench.mutants}, killed)
    code = tell_problems(problems, settings, rulesets)
    if tested.failing:
        tell("mutant-failing", lang, pack=pack.id, n=str(len(tested.failing)))
        code = worst([code, Exit.FOUND])
    found = tally(pack, bench.mutants, tested, accepted)
    return (found if bench.only == EVERY else replace(found, unprotected=())), code


class _Progress:
    """How far it is, on one line of a terminal."""

    def __init__(self, pack: Pack, settings: Settings, shown: bool) -> None:
        self._pack, self._lang, self._shown = pack.id, settings.languages[0], shown
        self._began = time.monotonic()
        self.total = 0

    def step(self, step: Step) -> None:
        """One more question is done."""
        if not self._shown:
            return
        seconds = str(int(time.monotonic() - self._began))
        numbers = {"done": str(step.done), "of": str(step.of), "total": str(self.total), "killed": str(step.killed)}
        text = message("mutant-trying", {**numbers, "pack": self._pack, "seconds": seconds}, self._lang)
        sys.stderr.write(f"\r\x1b[K{text[:78]}")
        sys.stderr.flush()

    def done(self) -> None:
        """Wipe the line."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _percent(share: Fraction) -> str:
    """Rounded down: 94.99 % is not 95 %."""
    tenths = int(share * PERCENT * 10)
    return f"{tenths // 10}.{tenths % 10}"


def _counts(result: Tally, least: Fraction) -> dict[str, str]:
    survivors = [one for one in result.survivors if one.mutant.owner[0] != "note"]
    unreached = sum(one.why.value == "not-reached" for one in survivors)
    return {
        "pack": result.pack.id,
        "total": str(result.total),
        "killed": str(result.killed),
        "survived": str(result.total - result.killed),
        "notes": str(result.of_notes),
        "killed_of_notes": str(result.killed_of_notes),
        "unreached": str(unreached),
        "accepted": str(sum(one.accepted is not None for one in survivors)),
        "share": _percent(result.share),
        "least": _percent(least),
    }


def _print(result: Tally, least: Fraction, layout: Layout) -> None:
    """The survivors, the provisions that no case protects, and the counts."""
    each = layout.words.each
    for one in result.survivors:
        print("\n".join(_survivor(one, layout)))
    for code in ("unprotected", "unread", "notes"):
        names: tuple[str, ...] = getattr(result, code)
        if names:
            args = {"n": str(len(names)), "names": ", ".join(names)}
            print("\n".join(_wrapped(each(partial(_say, f"mutant-{code}", args)), layout)))
    print("\n".join(_wrapped(each(partial(_say, "mutant-summary", _counts(result, least))), layout)))


def _say(code: str, args: dict[str, str], lang: str) -> str:
    return message(code, args, lang)


def _wrapped(text: str, layout: Layout) -> list[str]:
    from stdcheck.report.excerpt import hanging

    return hanging(text, layout.cells, 2)


def _survivor(one: Survivor, layout: Layout) -> list[str]:
    """A survivor: where it is and its id, what was changed, why it lives, which law it is about."""
    each = layout.words.each

    def labelled(code: str, text: str) -> list[str]:
        return layout.labelled(each(partial(_say, code, {})), [text])

    mutant = one.mutant
    start = mutant.span.start
    lines = [layout.paint(f"{mutant.span.path}:{start.line}:{start.column}", "place")]
    lines += labelled("mutant-id", mutant.id)
    lines += labelled("mutant-place", each(partial(_changed, one)))
    lines += labelled("mutant-lives", each(partial(_say, f"mutant-why-{one.why.value}", {})))
    if mutant.implements:
        lines += labelled("mutant-law", ", ".join(mutant.implements))
    if one.accepted is not None:
        lines += labelled("mutant-accepted", layout.words.text(one.accepted.reason))
    return lines


def _changed(one: Survivor, lang: str) -> str:
    mutant = one.mutant
    return message(f"mutant-{mutant.operator.value}", {"before": mutant.before, "after": mutant.after}, lang)


def _as_json(result: Tally, least: Fraction) -> dict[str, object]:
    return {
        "pack": result.pack.id,
        "mutants": result.total,
        "killed": result.killed,
        "mutants_of_notes": result.of_notes,
        "killed_of_notes": result.killed_of_notes,
        "percent": float(_percent(result.share)),
        "wanted": float(_percent(least)),
        "enough": result.enough(least),
        "survivors": [_survivor_as_json(one) for one in result.survivors],
        "unprotected": list(result.unprotected),
        "unread": list(result.unread),
        "notes": list(result.notes),
    }


def _survivor_as_json(one: Survivor) -> dict[str, object]:
    mutant = one.mutant
    return {
        "id": mutant.id,
        "operator": mutant.operator.value,
        "path": mutant.span.path,
        "line": mutant.span.start.line,
        "before": mutant.before,
        "after": mutant.after,
        "implements": list(mutant.implements),
        "why": one.why.value,
        "accepted": dict(one.accepted.reason) if one.accepted is not None else None,
        "en": _changed(one, "en"),
        "ja": _changed(one, "ja"),
    }
