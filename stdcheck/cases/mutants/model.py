"""A mutant of a pack: one small fault, where it is, and how the pack with it is made. Plain data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from stdcheck.logic.values import Truth
from stdcheck.rules.model import Pack
from stdcheck.rules.nodes import Condition
from stdcheck.source.spans import Span


class Operator(StrEnum):
    """What is changed; the last part of a mutant's id."""

    NEGATE = "negate"
    """A leaf turned round."""

    NEVER = "never"
    """A leaf of an inductive definition that refers to the definition read as false: turned round it would not load."""

    DROP = "drop"
    """A limb, a row, a member of a list, an exception or a scope left out."""

    EDGE = "edge"
    """An ordering that no longer (or now) holds at its very edge: lt and lte, after and on_or_after."""

    LESS = "minus"
    """A number or day one less."""

    MORE = "plus"
    """A number or day one more."""

    QUANTIFIER = "quantifier"
    """`some` as `every` and the other way round."""

    SWAP = "swap"
    """A row of a decision after the next one."""


Anchor = int | tuple[str, str]
"""What an evaluation must reach for a mutant to matter: `id()` of a condition or term, or (kind, id) of a part."""


@dataclass(frozen=True, slots=True, eq=False)
class Mutant:
    """One small fault.

    id: part, way to the node in it, operator: `definition:linked.holds.items.1:negate`; says nothing of lines
    before, after: what the pack says and what the mutant says, in the words of rules; after: "" where it is left out
    implements: the provisions that the nearest node around it names; within: those that any node around it names
    truths: the anchor must have one of these for the fault to be felt (None: it may be felt whatever it is)
    instead: the condition of the anchor with the fault in it, where the fault lies in nothing larger
    """

    id: str
    operator: Operator
    span: Span
    before: str
    after: str
    implements: tuple[str, ...]
    within: frozenset[str]
    anchor: Anchor
    make: Callable[[], Pack]
    truths: frozenset[Truth] | None = None
    instead: Callable[[], Condition] | None = None

    @property
    def owner(self) -> tuple[str, str]:
        """(kind, id) of the part of the pack that it is in."""
        kind, _, rest = self.id.partition(":")
        return kind, rest.partition(".")[0]
