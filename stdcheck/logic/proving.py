"""The parts of a connective or quantifier: which of them a proof shows in full, and which with their truth only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from stdcheck.logic.context import Context
from stdcheck.logic.operators import YES, any_of
from stdcheck.logic.values import TRUE, UNKNOWN, Known3
from stdcheck.rules.nodes import Compare, Constant, IsNone, YesNo

LEAVES = (Compare, Constant, IsNone, YesNo)


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A part of a disjunction.

    evaluate: its truth in a context; kind, label, node: how a proof names it; turned: its truth is turned round before
    it is joined (a conjunction is the negation of a disjunction of negations)
    """

    evaluate: Callable[[Context], Known3]
    kind: str
    label: str
    node: object


def some_part(ctx: Context, parts: Sequence[Part], joined: Callable[[Known3], Known3]) -> Known3:
    """Whether some part, after `joined`, is true. Stops at the first one; a proof opens the parts that decide."""
    if ctx.proof is None:
        seen: list[Known3] = []
        for part in parts:
            seen.append(joined(part.evaluate(ctx)))
            if seen[-1].truth is TRUE:
                return YES
        return any_of(seen)
    plain = ctx.untraced()
    known = [part.evaluate(plain) for part in parts]
    result = any_of([joined(k) for k in known])
    for part, truth in zip(parts, known, strict=True):
        if isinstance(part.node, LEAVES) or _decides(joined(truth), result):
            part.evaluate(ctx)
        else:
            shown = truth if ctx.table is None else part.evaluate(plain.beside(None))
            ctx.folded(part.kind, part.label, part.node, shown)
    return result


def _decides(part: Known3, result: Known3) -> bool:
    """A true part decides a true whole, an unknown one an unknown whole, and every part a false whole."""
    return part.truth is result.truth or (part.truth is UNKNOWN and result.truth is UNKNOWN)
