"""The checked tree of conditions and terms: plain data, no Python functions in it, so that other back ends can follow.

A path is resolved when it is read: `Path.start` is a name in scope (a parameter, a loop name, a root entity) or a
collection, `steps` are fact names. Percent literals are fractions of 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from stdcheck.facts.declarations import Fact, Text
from stdcheck.source.spans import Span


@dataclass(frozen=True, slots=True, eq=False)
class Cite:
    """A place in a source of the pack: `source` is an id of pack.yaml, `ref` the paragraph; span: of the id."""

    source: str
    ref: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Meta:
    """What any node may carry beside its meaning; implements_at: the place of each id under `implements`."""

    span: Span
    says: Text = field(default_factory=dict)
    cite: Cite | None = None
    implements: tuple[str, ...] = ()
    verified: bool | None = None
    implements_at: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Path:
    """The way to a fact: `start` names a variable, a root entity or (with `collection`) a top-level collection.

    facts: the declared fact of each step; text: as written
    """

    start: str
    steps: tuple[str, ...]
    facts: tuple[Fact, ...]
    text: str
    collection: bool = False


# ---- terms -------------------------------------------------------------------------------------------------------

LiteralValue = bool | str | int | Fraction | date


@dataclass(frozen=True, slots=True, eq=False)
class Literal:
    """A constant. `unit` (quantity) or currency (money) when it was written as {value, unit}."""

    value: LiteralValue
    meta: Meta
    unit: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class FactTerm:
    """The value at a path (an entity when the path is a bare variable or ends in a reference)."""

    path: Path
    meta: Meta


@dataclass(frozen=True, slots=True, eq=False)
class RelationTerm:
    """A fact of the row of a keyed relation: path = relation fact, `fact` = fact of the row.

    keys: key fact -> path, or a constant where the key is an enumeration or a text
    """

    path: Path
    fact: Fact
    keys: tuple[tuple[str, Path | Literal], ...]
    meta: Meta


@dataclass(frozen=True, slots=True, eq=False)
class ParamTerm:
    """A dated parameter of the pack, read on the clock."""

    id: str
    meta: Meta


@dataclass(frozen=True, slots=True, eq=False)
class QuantityTerm:
    """A quantity of the pack with its arguments."""

    name: str
    args: tuple[tuple[str, Term], ...]
    meta: Meta


@dataclass(frozen=True, slots=True, eq=False)
class Day:
    """`{day: as-of}` or `{day: clock}`."""

    which: str
    meta: Meta


@dataclass(frozen=True, slots=True, eq=False)
class Arithmetic:
    """plus, minus, times, greatest, least over at least two terms; skip_none: of those that exist (greatest, least)."""

    operator: str
    items: tuple[Term, ...]
    meta: Meta
    skip_none: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Conditional:
    """One term where a condition holds, another (None: none) where it does not."""

    condition: Condition
    then: Term
    otherwise: Term | None
    meta: Meta


@dataclass(frozen=True, slots=True, eq=False)
class DateSum:
    """A day so many days, business days, months or years before or after another.

    count: "from-next-day" | "from-that-day"; month_end: None | "last-day" | "next-day" (ambiguous without it);
    roll: None | "next-business-day"; calendar: id, needed for business days and roll
    """

    amount: Term
    unit: str
    direction: str
    base: Term
    count: str
    month_end: str | None
    roll: str | None
    calendar: str | None
    meta: Meta


@dataclass(frozen=True, slots=True, eq=False)
class Aggregate:
    """count, sum, min, max, share over a list; `value` for sum, min, max; `among` for share (the base of the share)."""

    operator: str
    over: ListExpr
    name: str
    where: Condition | None
    value: Term | None
    among: Condition | None
    meta: Meta


@dataclass(frozen=True, slots=True, eq=False)
class Interest:
    """The share of one measure that a holder (or everybody who meets a test) has in a party, by a method of the pack.

    holder: a party, or None with `held_by` (definition id); together_with: two-party definition whose members add up
    """

    holder: Path | None
    held_by: str | None
    held: Path
    measure: str
    method: str
    together_with: str | None
    meta: Meta


Term = (
    Literal
    | FactTerm
    | RelationTerm
    | ParamTerm
    | QuantityTerm
    | Day
    | Arithmetic
    | Conditional
    | DateSum
    | Aggregate
    | Interest
)


# ---- lists to quantify over --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class PathList:
    """The list at a path, or a whole collection."""

    path: Path


@dataclass(frozen=True, slots=True, eq=False)
class DerivedList:
    """Parties above another in the ownership graph: parents, self_and_parents, owners, self_and_owners."""

    kind: str
    of: Path
    method: str


ListExpr = PathList | DerivedList


# ---- conditions --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class Constant:
    """`true` or `false` written as a condition."""

    value: bool
    meta: Meta


@dataclass(frozen=True, slots=True, eq=False)
class AllOf:
    """Strong Kleene conjunction."""

    items: tuple[Condition, ...]
    meta: Meta


@dataclass(frozen=True, slots=True, eq=False)
class AnyOf:
    """Strong Kleene disjunction."""

    items: tuple[Condition, ...]
    meta: Meta


@dataclass(frozen=True, slots=True, eq=False)
class Not:
    """Strong Kleene negation."""

    item: Condition
    meta: Meta


@dataclass(frozen=True, slots=True, eq=False)
class IfThenElse:
    """Decided when both branches agree."""

    condition: Condition
    then: Condition
    otherwise: Condition
    meta: Meta


@dataclass(frozen=True, slots=True, eq=False)
class Some:
    """An element for which `where` holds (any element when there is none)."""

    over: ListExpr
    name: str
    where: Condition | None
    meta: Meta


@dataclass(frozen=True, slots=True, eq=False)
class Every:
    """Every element that passes `where` meets `must`."""

    over: ListExpr
    name: str
    where: Condition | None
    must: Condition
    meta: Meta


@dataclass(frozen=True, slots=True, eq=False)
class YesNo:
    """A bare path: a yes/no fact that must be yes."""

    path: Path
    meta: Meta


@dataclass(frozen=True, slots=True, eq=False)
class Compare:
    """left OP right. `right`: one term, several (in, not_in, any_in with a written list), or a dated list (ListRef)."""

    left: Term
    operator: str
    right: Term | tuple[Term, ...] | ListRef
    if_none: bool | None
    meta: Meta


@dataclass(frozen=True, slots=True, eq=False)
class ListRef:
    """A dated list of the pack as operand."""

    id: str
    meta: Meta


@dataclass(frozen=True, slots=True, eq=False)
class IsNone:
    """The value is known not to exist (`value` true) or exists (false)."""

    left: Term
    value: bool
    meta: Meta


@dataclass(frozen=True, slots=True, eq=False)
class Meets:
    """A definition holds of its arguments (all of them, the first parameter included)."""

    definition: str
    args: tuple[tuple[str, Term], ...]
    meta: Meta


@dataclass(frozen=True, slots=True, eq=False)
class OutcomeIs:
    """Another rule's outcome: for one subject (`binds`: its for_each names -> paths) or for some subject (None)."""

    rule: str
    binds: tuple[tuple[str, Path], ...] | None
    outcomes: frozenset[str]
    meta: Meta


@dataclass(frozen=True, slots=True, eq=False)
class DecisionIs:
    """A decision's value is one of several."""

    decision: str
    args: tuple[tuple[str, Term], ...]
    values: frozenset[str]
    meta: Meta


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One way to read contested text; `id` is unique in its pack."""

    id: str
    holds: Condition
    says: Text


@dataclass(frozen=True, slots=True, eq=False)
class Readings:
    """Contested text: true if every reading holds, false if none, else unknown (cause judgement)."""

    readings: tuple[Reading, ...]
    meta: Meta


@dataclass(frozen=True, slots=True, eq=False)
class Unread:
    """Law that nobody has seen: unknown (cause law), never asked of the user."""

    why: Text
    meta: Meta


Condition = (
    Constant
    | AllOf
    | AnyOf
    | Not
    | IfThenElse
    | Some
    | Every
    | YesNo
    | Compare
    | IsNone
    | Meets
    | OutcomeIs
    | DecisionIs
) | (Readings | Unread)
Node = Term | Condition

ArgumentMap = Mapping[str, Term]
