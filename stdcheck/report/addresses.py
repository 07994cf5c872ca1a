"""From addresses back to the entities of a profile: what an entity is called, and what is stated at an address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stdcheck.facts.declarations import Text
from stdcheck.facts.values import Entity, FactState, Profile, Stated, StatedList


def split(address: str) -> tuple[str, str]:
    """Entity and fact of a fact's address; the fact of a bare collection is the collection itself.

    What is no address (`pack/reading`) and the keys of a row (`deal.checks[person=parties.a]`) stay whole.
    """
    if is_of_pack(address):
        return "", address
    keys = address.rindex("[") if address.endswith("]") else len(address)
    entity, dot, name = address[:keys].rpartition(".")
    return (entity, name + address[keys:]) if dot else ("", address)


def is_of_pack(address: str) -> bool:
    """Whether it names contested or unread text of a pack (`pack/id`), not a fact."""
    return "/" in address.partition("[")[0]


class Addresses:
    """Every entity that a profile speaks of, by address (built on first use: a clean profile never needs it)."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self._entities: dict[str, Entity] | None = None

    def entity(self, address: str) -> Entity | None:
        """The entity at an address."""
        return self._by_address().get(address)

    def all(self) -> Iterable[Entity]:
        """Every entity."""
        return self._by_address().values()

    def _by_address(self) -> dict[str, Entity]:
        if self._entities is None:
            self._entities = {entity.path: entity for entity in _walk(self.profile)}
        return self._entities

    def state(self, address: str) -> FactState | None:
        """What the profile says at the address of a fact or a collection."""
        entity_address, name = split(address)
        if not entity_address:
            return self.profile.collections.get(name)
        entity = self.entity(entity_address)
        return entity.facts.get(name) if entity else None

    def name(self, address: str) -> Text:
        """What the entity at an address is called: its name, the title of the profile for its root, else its id."""
        entity = self.entity(address)
        if entity is None:
            return {"en": address, "ja": address}
        name = entity.facts.get("name")
        if isinstance(name, Stated) and isinstance(name.value, str):
            return {"en": name.value, "ja": name.value}
        if entity is self.profile.root and self.profile.title:
            return self.profile.title
        return {"en": entity.id, "ja": entity.id}


def _walk(profile: Profile) -> Iterator[Entity]:
    """The root, the entities of the collections, and all that is written inside them."""
    waiting: list[Entity] = [profile.root]
    for collection in profile.collections.values():
        waiting.extend(item for item in collection.items if isinstance(item, Entity))
    seen: set[str] = set()
    while waiting:
        entity = waiting.pop()
        if entity.path in seen:
            continue
        seen.add(entity.path)
        yield entity
        for state in entity.facts.values():
            if isinstance(state, StatedList):
                waiting.extend(item for item in state.items if isinstance(item, Entity))
            elif isinstance(state, Stated) and isinstance(state.value, Entity):
                waiting.append(state.value)
