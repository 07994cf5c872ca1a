"""Reads the ownership graph of a profile by the edge that the vocabulary declares. Nothing here traces a share."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from stdcheck.facts.declarations import Edge, EntityType, Fact, FactType, Vocabulary
from stdcheck.facts.values import Entity, FactState, Profile, Range, Stated, StatedList, StatedNone
from stdcheck.logic.ownership.graph import Graph, Link, Node, Remainder, make_graph
from stdcheck.logic.ownership.limits import greatest
from stdcheck.logic.values import (
    FALSE,
    NONE,
    NOTHING,
    TRUE,
    UNKNOWN,
    Cause,
    Interval,
    Known3,
    Missing,
    NoneValue,
    Truth,
    point,
)

WHOLE = Fraction(1)


def graph_of(profile: Profile, vocabulary: Vocabulary) -> Graph:
    """The graph of the stakes of a profile; without an entity type that declares an edge, a graph of nothing."""
    stake = vocabulary.stake
    if stake is None or stake.edge is None:
        return make_graph((), (), ())
    return _Reader(profile, vocabulary, stake, stake.edge).graph()


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads parties and stakes of one profile."""

    profile: Profile
    vocabulary: Vocabulary
    stake: EntityType
    edge: Edge

    def graph(self) -> Graph:
        """Everything that is stated."""
        party = self.vocabulary.entities[self.stake.facts[self.edge.held].of or ""]
        listed = self.profile.collections.get(party.collection or "")
        stakes = self.profile.collections.get(self.stake.collection or "")
        links = [self._link(e) for e in (stakes.items if stakes else ()) if isinstance(e, Entity)]
        return make_graph(
            [self._node(e) for e in (listed.items if listed else ()) if isinstance(e, Entity)],
            [link for link in links if link is not None],
            self.edge.measures,
            closed=listed is not None and listed.complete is True,
        )

    # ---- stakes

    def _link(self, entity: Entity) -> Link | None:
        """A stake; None where it is not said in whom (what is left of a party's shares covers it)."""
        held, holder = _state(entity, self.edge.held), _state(entity, self.edge.holder)
        if not (isinstance(held, Stated) and isinstance(held.value, Entity)):
            return None
        known = isinstance(holder, Stated) and isinstance(holder.value, Entity)
        return Link(
            address=entity.path,
            holder=holder.value.id if isinstance(holder, Stated) and isinstance(holder.value, Entity) else None,
            held=held.value.id,
            shares={m: self._share(entity, m) for m in self.edge.measures},
            missing=NOTHING if known else _ask(entity, self.edge.holder),
        )

    def _share(self, entity: Entity, measure: str) -> Interval:
        """What a stake has of a measure; rights that follow another measure are what that one is."""
        state = _state(entity, measure)
        if isinstance(state, StatedNone):
            return point(0)
        if isinstance(state, Stated):
            return _percent(state, _ask(entity, measure))
        if self._follows(entity, measure) and self.edge.follow is not None:
            return self._share(entity, self.edge.follow[1])
        return Interval(Fraction(0), WHOLE, missing=_ask(entity, measure))

    def _follows(self, entity: Entity, measure: str) -> bool:
        """Whether it is stated that this measure of a stake follows another one."""
        if self.edge.follow is None or measure not in self.edge.follow[2]:
            return False
        state = _state(entity, self.edge.follow[0])
        return isinstance(state, Stated) and state.value is True

    # ---- parties

    def _node(self, entity: Entity) -> Node:
        """A party, with what may be held of it beside the listed stakes."""
        kind = self._kind(entity)
        general_partner, alone = self._general_partner(entity)
        return Node(entity.id, entity.path, kind, self._rest(entity), general_partner, alone)

    def _kind(self, entity: Entity) -> Known3:
        """Whether a party is of a kind that can be held."""
        if self.edge.individuals is None:
            return Known3(TRUE)
        fact, individuals = self.edge.individuals
        state = _state(entity, fact)
        if isinstance(state, Stated):
            return Known3(FALSE if state.value in individuals else TRUE)
        return Known3(TRUE) if isinstance(state, StatedNone) else Known3(UNKNOWN, _ask(entity, fact))

    def _general_partner(self, entity: Entity) -> tuple[str | NoneValue | Missing, Known3]:
        """Who is general partner, and whether that one alone directs the party."""
        if self.edge.general_partner is None:
            return NONE, Known3(FALSE)
        who, alone = self.edge.general_partner
        state = _state(entity, who)
        if isinstance(state, StatedNone):
            return NONE, Known3(FALSE)
        partner: str | NoneValue | Missing = min(_ask(entity, who))
        if isinstance(state, Stated) and isinstance(state.value, Entity):
            partner = state.value.id
        return partner, _yes_no(entity, alone)

    def _rest(self, entity: Entity) -> Remainder:
        """What may be held beside the listed stakes."""
        fact = next((f for f in entity.type.facts.values() if self._lists_holders(f)), None)
        if fact is None:
            return Remainder(missing=frozenset({Missing(Cause.FACT, entity.path)}))
        stated = entity.facts.get(fact.name)
        if not isinstance(stated, StatedList):
            return Remainder(missing=_ask(entity, fact.name))
        if stated.complete is True:
            return Remainder(complete=True)
        one, holdable = self._others(stated)
        return Remainder(False, one, holdable, _ask(entity, fact.name))

    def _lists_holders(self, fact: Fact) -> bool:
        """Whether a fact of a party is the list of the stakes held in it."""
        return fact.type is FactType.LIST and fact.of == self.stake.name and fact.inverse == self.edge.held

    def _others(self, stated: StatedList) -> tuple[dict[str, Fraction], Truth]:
        """The most that one holder nobody listed can have of each measure, and whether such a holder can be held.

        Completeness from a share speaks of the first measure; of another one only where it is said of the others that
        it follows.
        """
        one: dict[str, Fraction] = {}
        for measure in self.edge.measures:
            bounds = []
            if stated.others is not None:
                bounds.append(greatest(self._share(stated.others, measure)))
            if isinstance(stated.complete, Fraction) and self._bounded(stated.others, measure):
                bounds.append(greatest(Interval(Fraction(0), stated.complete, high_open=True)))
            if bounds and min(bounds) < WHOLE:
                one[measure] = min(bounds)
        holder = _state(stated.others, self.edge.holder) if stated.others is not None else None
        if isinstance(holder, Stated) and isinstance(holder.value, Entity):
            return one, self._kind(holder.value).truth
        return one, TRUE if self.edge.individuals is None else UNKNOWN

    def _bounded(self, others: Entity | None, measure: str) -> bool:
        """Whether completeness from a share bounds this measure of each holder nobody listed."""
        first = self.edge.measures[0]
        if measure == first:
            return True
        follows = self.edge.follow is not None and self.edge.follow[1] == first
        return follows and others is not None and self._follows(others, measure)


def _state(entity: Entity, name: str) -> FactState | None:
    """What is said of a fact; none where the kind of entity cannot have it; None where nothing is said."""
    state = entity.facts.get(name)
    fact = entity.type.facts.get(name)
    if fact is None or fact.only_for is None or isinstance(state, Stated):
        return state
    kind = _state(entity, fact.only_for[0])
    if isinstance(kind, Stated) and isinstance(kind.value, str) and kind.value not in fact.only_for[1]:
        return StatedNone("", kind.span)
    return state


def _ask(entity: Entity, name: str) -> frozenset[Missing]:
    """The address of a fact that is not known."""
    fact = entity.type.facts.get(name)
    cause = Cause.JUDGEMENT if fact is not None and fact.judgement else Cause.FACT
    return frozenset({Missing(cause, f"{entity.path}.{name}")})


def _yes_no(entity: Entity, name: str) -> Known3:
    """A yes/no fact; none is no."""
    state = _state(entity, name)
    if isinstance(state, Stated):
        return Known3(TRUE if state.value is True else FALSE)
    return Known3(FALSE) if isinstance(state, StatedNone) else Known3(UNKNOWN, _ask(entity, name))


def _percent(state: Stated, missing: frozenset[Missing]) -> Interval:
    """A share as stated."""
    if isinstance(state.value, Range):
        low, high = state.value.low, state.value.high
        return Interval(
            low if isinstance(low, Fraction) else Fraction(0),
            high if isinstance(high, Fraction) else WHOLE,
            state.value.low_open and low is not None,
            state.value.high_open and high is not None,
            missing=missing,
        )
    assert isinstance(state.value, Fraction)
    return point(state.value)
