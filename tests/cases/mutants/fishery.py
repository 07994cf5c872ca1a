"""A small law whose cases kill each of its mutants, most of them by one case alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from stdcheck.cases.model import Case
from stdcheck.cases.mutants.bench import Bench
from stdcheck.cases.mutants.pool import Tested, run_mutants
from stdcheck.cases.reading import read_cases
from stdcheck.facts.declarations import Vocabulary
from stdcheck.facts.vocabulary import load_vocabulary
from stdcheck.rules.model import Pack
from stdcheck.rules.reading.pack import load_pack

RULESETS = Path(__file__).parent / "rulesets"
FISHERY = RULESETS / "fishery"


@cache
def fishery() -> tuple[Pack, Vocabulary, tuple[Case, ...]]:
    """The pack, its facts and its cases."""
    vocabulary, problems = load_vocabulary([("fishery", FISHERY)])
    pack, found = load_pack(FISHERY, vocabulary, shown_as="rulesets/fishery")
    assert pack is not None
    cases, of_cases = read_cases(FISHERY / "cases", "rulesets/fishery/cases", pack.law_as_of)
    assert not [*problems, *found, *of_cases]
    return pack, vocabulary, tuple(cases)


def bench(wanted: Callable[[str], bool] = lambda _: True) -> Bench:
    """The pack with the cases whose ids are wanted."""
    pack, vocabulary, cases = fishery()
    return Bench(pack, vocabulary, [case for case in cases if wanted(case.id)])


def killed(found: Bench, **how: object) -> set[str]:
    """The ids of the mutants that the cases of a bench kill."""
    tested: Tested = run_mutants(found, **{"workers": 1, **how})  # type: ignore[arg-type]
    return {found.mutants[place].id for place in tested.killed}
