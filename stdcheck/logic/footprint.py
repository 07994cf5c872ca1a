"""What an evaluation leaves behind: what it touched, so that it is known when it would come out otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from stdcheck.logic.assumptions import Assumption, Register
from stdcheck.logic.cuts import Cuts
from stdcheck.logic.results import FactRead
from stdcheck.logic.things import Ordered, Variable


@dataclass(frozen=True, slots=True, eq=False)
class Turn:
    """What the as-of day passes on some later day, so that something may then come out otherwise.

    kind: "edge" of a period of the law | "compared" | "due" | "calendar" (its end); node: the period or the node
    reads: the stated facts that the day is compared with
    """

    kind: str
    node: object
    reads: tuple[FactRead, ...] = ()

    @property
    def key(self) -> tuple[object, ...]:
        """Equal turns have equal keys (the node is alive as long as the turn is)."""
        return self.kind, id(self.node), tuple(read.address for read in self.reads)


@dataclass(slots=True, eq=False)
class Seen:
    """What an evaluation asked of the as-of day, in a watched run.

    turns: later day (ordinal) -> what changes then; daily: whether it may change with every day
    pairs: the day, moved by day sums, and the missing day that it was compared with
    marks: where missing days are cut by anything else
    """

    turns: dict[int, dict[tuple[object, ...], Turn]] = field(default_factory=dict)
    daily: bool = False
    pairs: dict[tuple[object, ...], tuple[Ordered, Variable, Turn]] = field(default_factory=dict)
    marks: set[int] = field(default_factory=set)

    def merge(self, other: Seen) -> None:
        """Add what another evaluation asked."""
        self.daily |= other.daily
        self.pairs |= other.pairs
        self.marks |= other.marks
        for day, turns in other.turns.items():
            self.turns.setdefault(day, {}).update(turns)


@dataclass(slots=True, eq=False)
class Footprint:
    """What an evaluation touched; what a remembered result touched is taken in whole, not copied.

    cuts: address -> where the law cuts the values of a missing fact
    judgements: addresses of stated judgements read; readings: adopted readings used
    (these three without what the parts touched: see `walk`, `all_cuts` and `reliances`)
    clock: whether the day of the clock itself was read, beside the law on that day
    seen: what it asked of the as-of day, where the run is watched (see `watching`)
    parts: the footprints of remembered results that were used; they do not change any more
    """

    cuts: dict[str, Cuts] = field(default_factory=dict)
    judgements: set[str] = field(default_factory=set)
    readings: set[str] = field(default_factory=set)
    clock: bool = False
    seen: Seen | None = None
    parts: dict[int, Footprint] = field(default_factory=dict)
    _mask: int | None = None

    def merge(self, other: Footprint) -> None:
        """Add what another evaluation touched, which is over."""
        if other.cuts or other.judgements or other.readings or len(other.parts) > 1:
            self.parts[id(other)] = other
        else:
            self.parts |= other.parts
        self.clock |= other.clock
        if other.seen is not None:
            self.seen = self.seen or Seen()
            self.seen.merge(other.seen)

    @property
    def untouched(self) -> bool:
        """Whether nothing was touched but perhaps the day of the clock."""
        return not (self.cuts or self.judgements or self.readings or self.parts or self.seen is not None)

    def mask(self, register: Register) -> int:
        """The bits of all addresses touched. Only of an evaluation that is over: it is worked out once."""
        if self._mask is None:
            pending = [self]
            while pending:
                one = pending[-1]
                waiting = [part for part in one.parts.values() if part._mask is None]
                if waiting:
                    pending += waiting
                    continue
                pending.pop()
                mask = 0
                for address in (*one.cuts, *one.judgements, *one.readings):
                    mask |= register.bit(address)
                for part in one.parts.values():
                    mask |= part._mask or 0
                one._mask = mask
        return self._mask or 0

    def walk(self, seen: set[int], bit: int | None = None) -> Iterator[Footprint]:
        """This footprint and all its parts, each once; bit: only those that touched the address of a bit.

        seen: ids of those that are left out; the others are added
        """
        pending = [self]
        while pending:
            one = pending.pop()
            if id(one) in seen or (bit is not None and one._mask is not None and not one._mask & bit):
                continue
            seen.add(id(one))
            yield one
            pending += one.parts.values()

    def reliances(self) -> set[str]:
        """Stated judgements and adopted readings, of the parts, too."""
        return {address for one in self.walk(set()) for address in (*one.judgements, *one.readings)}

    def all_cuts(self) -> dict[str, Cuts]:
        """The cuts, of the parts, too."""
        found: dict[str, Cuts] = {}
        for one in self.walk(set()):
            for address, cuts in one.cuts.items():
                if address in found:
                    found[address].merge(cuts)
                else:
                    found[address] = cuts.copy()
        return found

    def touched(self, assumed: Mapping[str, Assumption]) -> dict[str, Assumption]:
        """The assumptions that the evaluation read. Only of an evaluation that is over."""
        if not assumed:
            return {}
        parts = list(self.walk(set()))
        return {
            a: v for a, v in assumed.items() if any(a in p.cuts or a in p.judgements or a in p.readings for p in parts)
        }
