"""What the mutants say of a pack: the share killed, the survivors, the provisions that no case protects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from stdcheck.cases.mutants.accepted import Accepted
from stdcheck.cases.mutants.leaves import only_unread
from stdcheck.cases.mutants.model import Mutant
from stdcheck.cases.mutants.pool import Tested
from stdcheck.rules.model import Pack, Unseen
from stdcheck.rules.nodes import Meta
from stdcheck.rules.walking import all_rows, bodies, descend, is_condition


class Why(StrEnum):
    """Why a mutant lives."""

    NOT_REACHED = "not-reached"
    """No passing case evaluates its place."""

    SAME = "same"
    """Cases evaluate its place, and it never reads otherwise there."""

    UNASKED = "unasked"
    """It reads otherwise there in some case, and nothing that is expected turns on it."""


@dataclass(frozen=True, slots=True, eq=False)
class Survivor:
    """A mutant that lives; accepted: the entry of `mutants.yaml` about it."""

    mutant: Mutant
    why: Why
    accepted: Accepted | None


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """The result for one pack.

    total, killed: mutants of all that decides something; of_notes, killed_of_notes: of notes, which never change an
        outcome and are counted apart
    unprotected: provisions that are implemented without a killed mutant in any of their nodes
    unread, notes: provisions whose nodes are all unread law, or all notes (or both): no case can protect them
    """

    pack: Pack
    total: int
    killed: int
    of_notes: int
    killed_of_notes: int
    survivors: tuple[Survivor, ...]
    unprotected: tuple[str, ...]
    unread: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def share(self) -> Fraction:
        """Killed of all, of 1; everything of nothing."""
        return Fraction(self.killed, self.total) if self.total else Fraction(1)

    def enough(self, least: Fraction) -> bool:
        """Whether the share is there, and every provision is protected."""
        return self.share >= least and not self.unprotected


def tally(pack: Pack, mutants: list[Mutant], tested: Tested, accepted: dict[str, Accepted]) -> Tally:
    """The result for a pack, in the order of its provisions and mutants."""
    survivors = tuple(
        Survivor(mutant, _why(place, tested), accepted.get(mutant.id))
        for place, mutant in enumerate(mutants)
        if place not in tested.killed
    )
    protected = {name for place in tested.killed for name in mutants[place].within}
    kinds: dict[str, set[str]] = {}
    for name, kind in implementing(pack):
        kinds.setdefault(name, set()).add(kind)
    order = [*(name for name in pack.provisions if name in kinds), *sorted(kinds.keys() - pack.provisions.keys())]
    notes = {place for place, mutant in enumerate(mutants) if mutant.owner[0] == "note"}
    return Tally(
        pack,
        len(mutants) - len(notes),
        len(tested.killed - notes),
        len(notes),
        len(tested.killed & notes),
        survivors,
        tuple(name for name in order if "node" in kinds[name] and name not in protected),
        tuple(name for name in order if kinds[name] <= {"unread", "note"} and "unread" in kinds[name]),
        tuple(name for name in order if kinds[name] == {"note"}),
    )


def _why(place: int, tested: Tested) -> Why:
    if place not in tested.reached:
        return Why.NOT_REACHED
    return Why.UNASKED if place in tested.felt else Why.SAME


def implementing(pack: Pack) -> Iterator[tuple[str, str]]:
    """Each provision with the kind of each node that implements it: "node" | "unread" | "note"."""
    for body in bodies(pack):
        said = [tree for tree in body.trees if is_condition(tree)]
        whole = "note" if body.kind == "note" else "unread" if said and all(map(only_unread, said)) else "node"
        yield from ((name, whole) for name in {*body.implements, *body.meta.implements})
        for node in (node for tree in body.trees for node in descend(tree)):
            meta = getattr(node, "meta", None)
            kind = "note" if whole == "note" else "unread" if only_unread(node) else "node"
            yield from ((name, kind) for name in (meta.implements if isinstance(meta, Meta) else ()))
    for decision in pack.decisions.values():
        for row in all_rows(decision.rows):
            kind = "unread" if row.when is not None and only_unread(row.when) else "node"
            yield from ((name, kind) for name in row.meta.implements)
    yield from _of_parameters(pack)
    yield from ((name, "node") for name in _of_lists(pack))


def _of_parameters(pack: Pack) -> Iterator[tuple[str, str]]:
    for parameter in pack.parameters.values():
        read = [value for value in parameter.values if not isinstance(value.value, Unseen)]
        whole = "node" if read or not parameter.values else "unread"
        yield from ((name, whole) for name in (*parameter.implements, *parameter.meta.implements))
        for value in parameter.values:
            yield from ((name, "node" if value in read else "unread") for name in value.implements)


def _of_lists(pack: Pack) -> Iterator[str]:
    for dated in pack.lists.values():
        yield from (*dated.implements, *dated.meta.implements)
        for row in dated.rows:
            yield from row.implements
    for method in pack.methods.values():
        yield from method.meta.implements
