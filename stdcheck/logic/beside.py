"""Evaluating a few results on a pack that differs in one place, without repeating what does not rest on that place."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeVar

from stdcheck.logic.answers import all_answers
from stdcheck.logic.context import Run
from stdcheck.logic.evaluate import rule_results
from stdcheck.logic.memory import Recall
from stdcheck.logic.results import Evaluation
from stdcheck.logic.subjects import Subject
from stdcheck.logic.wanted import Wanted
from stdcheck.rules.model import Pack
from stdcheck.rules.nodes import ListExpr, PathList

Known = TypeVar("Known")
Key = TypeVar("Key")
Loops = tuple[tuple[str, ListExpr], ...]
BySubject = dict[str, list[Subject]]


class Overlay(dict[Key, Recall[Known]]):
    """What a run remembers, beginning with what another one does; what is asked for is copied when it is.

    below: what the other run remembers, which must not learn any more; changed: parts of which nothing is taken
    """

    def __init__(self, below: dict[Key, Recall[Known]], changed: Collection[str]) -> None:
        super().__init__()
        self._below, self._changed = below, changed

    def get(self, key: Key, default: object = None) -> Recall[Known] | None:  # type: ignore[override]
        """What is remembered of a question, in a form that can learn more."""
        found = super().get(key)
        if found is None and isinstance(key, tuple) and key[0] not in self._changed:
            known = self._below.get(key)
            if known is not None:
                found = self[key] = known.copy()
        return found

    def setdefault(self, key: Key, default: Recall[Known]) -> Recall[Known]:
        """What is remembered of a question; the default where that is nothing."""
        found = self.get(key)
        if found is None:
            found = self[key] = default
        return found


class Subjects(dict[Loops, BySubject]):
    """The subjects in loops; those for which nothing of a pack counts are shared by all runs on a profile.

    shared: of loops over lists of the profile (others go over those above a party, by a method of the pack)
    """

    def __init__(self, shared: dict[Loops, BySubject]) -> None:
        super().__init__()
        self.shared = shared

    def get(self, loops: Loops, default: object = None) -> BySubject | None:  # type: ignore[override]
        """The subjects by address, once they have been looked for."""
        found = self.shared.get(loops)
        return found if found is not None else super().get(loops)

    def __setitem__(self, loops: Loops, found: BySubject) -> None:
        if all(isinstance(over, PathList) for _, over in loops):
            self.shared[loops] = found
        else:
            super().__setitem__(loops, found)


def afresh(run: Run, pack: Pack) -> Run:
    """A run that knows of `run` only what rests on the profile alone. What either learns of that, both know."""
    subjects = run.subjects if isinstance(run.subjects, Subjects) else Subjects({})
    return Run(
        run.profile,
        pack,
        run.vocabulary,
        run.as_of,
        graph=run.graph,
        inverse=run.inverse,
        sites=run.sites,
        subjects=Subjects(subjects.shared),
        register=run.register,
        values=run.values,
        collections=run.collections,
    )


def beside(run: Run, pack: Pack, changed: Collection[str]) -> Run:
    """A run on another pack that begins with what `run` knows. It is used while `run` learns nothing more.

    changed: the definitions, quantities and notes of the other pack that differ, or rest on something that differs:
    these are forgotten
    """
    other = afresh(run, pack)
    other.memory = Overlay(run.memory, changed)
    other.concluded = Overlay(run.concluded, changed)
    other.noted = {name: known for name, known in run.noted.items() if name[0] not in changed}
    return other


def wanted_results(run: Run, only: Wanted) -> Evaluation:
    """What is wanted of one pack, in a run that may know something already."""
    pack, profile = run.pack, run.profile
    if profile.kind not in pack.roots:
        return Evaluation(profile, run.as_of, (), (), (), (), ())
    rules = [r for r in pack.rules.values() if r.id in only.rules and not r.is_exception and profile.kind in r.roots]
    results = (result for rule in rules for result in rule_results(run, rule, lambda _: False, only))
    return Evaluation(profile, run.as_of, (pack,), tuple(results), (), tuple(all_answers(run, only)), ())
