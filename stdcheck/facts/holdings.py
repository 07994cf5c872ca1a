"""Shares that cannot be: more than the whole, or less than the whole where the holders are said to be complete."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from stdcheck.facts.declarations import Edge, EntityType, Fact
from stdcheck.facts.reading import Reading
from stdcheck.facts.values import Entity, Range, Stated, StatedList, StatedNone
from stdcheck.source.spans import Span

ZERO, ONE = Fraction(0), Fraction(1)
_NAMED = 6


@dataclass(frozen=True, slots=True)
class _Share:
    """The share of one holder in one measure; none: such rights do not exist."""

    low: Fraction = ZERO
    high: Fraction = ONE
    low_open: bool = False
    high_open: bool = False
    none: bool = False


def check_holdings(reading: Reading) -> None:
    """Sum up the shares in every held entity, for every measure; run after the inverse lists are filled."""
    for type_ in reading.vocabulary.entities.values():
        if type_.edge is None:
            continue
        inverse = _inverse_of(reading, type_, type_.edge)
        held_in: dict[int, tuple[Entity, list[Entity]]] = {}
        for stake in reading.known.get(type_.name, {}).values():
            held = stake.facts.get(type_.edge.held)
            if isinstance(held, Stated) and isinstance(held.value, Entity):
                held_in.setdefault(id(held.value), (held.value, []))[1].append(stake)
        for held_entity, stakes in held_in.values():
            for measure in type_.edge.measures:
                _check_sum(reading, type_.edge, inverse, held_entity, stakes, measure)


def _inverse_of(reading: Reading, type_: EntityType, edge: Edge) -> Fact | None:
    """The list of the held entity that reads the stakes backwards."""
    held_type = reading.vocabulary.entities[str(type_.facts[edge.held].of)]
    return next((f for f in held_type.facts.values() if f.inverse == edge.held and f.of == type_.name), None)


def _check_sum(
    reading: Reading, edge: Edge, inverse: Fact | None, held: Entity, stakes: list[Entity], measure: str
) -> None:
    """One measure of one held entity."""
    shares = [_share(stake, measure, edge) for stake in stakes]
    low = sum((share.low for share in shares), ZERO)
    high = sum((share.high for share in shares), ZERO)
    args = {"held": held.path, "measure": measure}
    if low > ONE or (low == ONE and any(share.low_open for share in shares)):
        spans = [_place(stake, measure) for stake, share in zip(stakes, shares, strict=True) if share.low > ZERO]
        related = tuple(("profile-share-here", span) for span in spans[:-1][:_NAMED])
        reading.report.error("profile-shares-over", spans[-1], *related, sum=percent_text(low), **args)
        return
    holders = held.facts.get(inverse.name) if inverse is not None else None
    if not isinstance(holders, StatedList) or holders.complete is not True or all(share.none for share in shares):
        return
    if high < ONE or (high == ONE and any(share.high_open for share in shares)):
        spans = [_place(stake, measure) for stake in stakes]
        related = tuple(("profile-share-here", span) for span in spans[:_NAMED])
        place = holders.complete_span or holders.span
        reading.report.error("profile-shares-short", place, *related, sum=percent_text(high), **args)


def _share(stake: Entity, measure: str, edge: Edge) -> _Share:
    """The share as stated; economic rights follow the votes where the stake says so and states nothing else."""
    state = stake.facts.get(measure)
    if isinstance(state, StatedNone):
        return _Share(high=ZERO, none=True)
    if isinstance(state, Stated) and isinstance(state.value, Fraction):
        return _Share(state.value, state.value)
    if isinstance(state, Stated) and isinstance(state.value, Range):
        low, high = state.value.low, state.value.high
        return _Share(
            low if isinstance(low, Fraction) else ZERO,
            high if isinstance(high, Fraction) else ONE,
            state.value.low_open and low is not None,
            state.value.high_open and high is not None,
        )
    if edge.follow is not None and measure in edge.follow[2] and measure != edge.follow[1]:
        follows = stake.facts.get(edge.follow[0])
        if isinstance(follows, Stated) and follows.value is True:
            return _share(stake, edge.follow[1], edge)
    return _Share()


def _place(stake: Entity, measure: str) -> Span:
    """Where a share is stated, or its stake."""
    state = stake.facts.get(measure)
    return stake.span if state is None else state.span


def percent_text(value: Fraction) -> str:
    """A share as the user would write it: `99.9%`, or a fraction where decimals have no end."""
    hundred = value * 100
    rest = hundred.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    places = 0
    while (hundred * 10**places).denominator != 1:
        places += 1
    digits = str((hundred * 10**places).numerator).rjust(places + 1, "0")
    return (digits[:-places] + "." + digits[-places:] if places else digits) + "%"
