"""Evaluating a few results on a pack that differs in one place, without repeating what does not rest on that place."""

from __future__ import annotations

from collections.abc import Collection

from stdcheck.logic.answers import all_answers
from stdcheck.logic.context import Run
from stdcheck.logic.evaluate import rule_results
from stdcheck.logic.results import Evaluation
from stdcheck.logic.wanted import Wanted
from stdcheck.rules.model import Pack


def beside(run: Run, pack: Pack, changed: Collection[str]) -> Run:
    """A run on another pack that begins with what `run` knows.

    changed: the definitions and quantities of the other pack that differ, or rest on something that differs: these
    are forgotten
    """
    return Run(
        run.profile,
        pack,
        run.vocabulary,
        run.as_of,
        graph=run.graph,
        inverse=run.inverse,
        sites=dict(run.sites),
        memory={key: known.copy() for key, known in run.memory.items() if key[0] not in changed},
        concluded={
            key: known.copy()
            for key, known in run.concluded.items()
            if not (isinstance(key, tuple) and key[0] in changed)
        },
        register=run.register,
    )


def wanted_results(run: Run, only: Wanted) -> Evaluation:
    """What is wanted of one pack, in a run that may know something already."""
    pack, profile = run.pack, run.profile
    if profile.kind not in pack.roots:
        return Evaluation(profile, run.as_of, (), (), (), (), ())
    rules = [r for r in pack.rules.values() if r.id in only.rules and not r.is_exception and profile.kind in r.roots]
    results = (result for rule in rules for result in rule_results(run, rule, lambda _: False, only))
    return Evaluation(profile, run.as_of, (pack,), tuple(results), (), tuple(all_answers(run, only)), ())
