"""What is said of a party in a chain of stakes: its name, its kind, the facts that tests read of it, its remainder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stdcheck.facts.declarations import Edge, EntityType, Fact, FactType, Text
from stdcheck.facts.values import Entity, FactState, Stated
from stdcheck.logic.ownership.tiers import tiers_of
from stdcheck.report.addresses import Addresses
from stdcheck.report.asked import Stakes, Test
from stdcheck.report.shares import remainder_words, say
from stdcheck.report.stated import state_words
from stdcheck.report.wording import Language, chosen, fact_words, in_each
from stdcheck.rules import nodes
from stdcheck.rules.model import Pack
from stdcheck.rules.walking import descend, references


def facts_tested(tests: Iterable[Test], pack: Pack, party: EntityType) -> tuple[Fact, ...]:
    """The countries of a party that tests read of holders, as the vocabulary orders them.

    Those of the definition by which holders are told, or of what is asked of each element of a list of parties above,
    and of all definitions that these rest on.
    """
    waiting: list[object] = []
    for test in tests:
        node = test.trace.node if isinstance(test.asked.node, nodes.DerivedList) else test.asked.node
        waiting += _conditions(node)
    seen: set[str] = set()
    read: set[str] = set()
    while waiting:
        for node in descend(waiting.pop()):
            if isinstance(node, nodes.Path):
                read |= {fact.name for fact in node.facts if fact.entity == party.name and _is_country(fact)}
            for kind, name in references(node):
                if kind == "definition" and name in pack.definitions and name not in seen:
                    seen.add(name)
                    waiting.append(pack.definitions[name].holds)
    return tuple(fact for name, fact in party.facts.items() if name in read)


def _conditions(node: object) -> Iterator[object]:
    """What a test asks of each holder, by the node of the proof that asks it."""
    if isinstance(node, nodes.Interest):
        yield node
    if isinstance(node, nodes.Some | nodes.Every) and node.where is not None:
        yield node.where
    if isinstance(node, nodes.Every):
        yield node.must


def _is_country(fact: Fact) -> bool:
    return fact.type is FactType.COUNTRY or (fact.type is FactType.LIST and fact.of == FactType.COUNTRY)


class Holders:
    """Puts the parties of one profile into words."""

    def __init__(self, stakes: Stakes, edge: Edge, facts: tuple[Fact, ...], addresses: Addresses, measure: str) -> None:
        self._stakes, self._edge, self._facts, self._addresses = stakes, edge, facts, addresses
        self._tiers, self._measure = tiers_of(stakes.graph), measure

    def address(self, party: str) -> str:
        """Where the profile speaks of a party."""
        return self._stakes.graph.nodes[party].address

    def name(self, party: str) -> Text:
        """What it is called."""
        return self._addresses.name(self.address(party))

    def kind(self, party: str) -> Text:
        """What kind of party it is, where it is stated and kinds tell who can be held."""
        if self._edge.individuals is None:
            return {}
        entity, state = self._state(party, self._edge.individuals[0])
        value = state.value if isinstance(state, Stated) else None
        return entity.type.facts[self._edge.individuals[0]].values.get(value, {}) if isinstance(value, str) else {}

    def facts(self, party: str) -> tuple[Text, ...]:
        """What is stated of its general partner and of the facts tested."""
        partner = self._edge.general_partner or ()
        entity = self._addresses.entity(self.address(party))
        declared = [entity.type.facts[name] for name in partner] if entity is not None else []
        states = ((fact, self._state(party, fact.name)[1]) for fact in (*declared, *self._facts))
        return tuple(self._fact(fact, state) for fact, state in states if state is not None)

    def _state(self, party: str, name: str) -> tuple[Entity, FactState | None]:
        entity = self._addresses.entity(self.address(party))
        assert entity is not None
        return entity, entity.facts.get(name)

    def _fact(self, fact: Fact, state: FactState) -> Text:
        def text(lang: Language) -> str:
            if isinstance(state, Stated) and isinstance(state.value, Entity):
                value = chosen(self._addresses.name(state.value.path), lang)
            else:
                value = state_words(state, fact, lang)
            return say("fact", lang, fact=fact_words(fact, fact.name, lang), value=value)

        return in_each(text)

    def remainder(self, party: str) -> Text:
        """What nobody has listed of its holders."""
        return in_each(lambda lang: remainder_words(self._tiers.holdings(party), self._measure, lang))
