"""What the conditions of a generated pack may refer to by name."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.properties.scopes import Named

Params = list[tuple[str, str]]


@dataclass
class Library:
    """Grows while a pack is made, so that nothing refers to itself.

    parameters: id -> type; lists: id -> type of their codes; definitions: id -> parameters (name, type)
    quantities: id -> parameters and type; decisions: id -> parameters and words; fees: decisions
    whose values are numbers; rules: id -> loops (name, entity type)
    read: (entity type, fact) of every fact that matters; ownership: whether shares are spoken of
    """

    parameters: dict[str, str] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    methods: tuple[str, ...] = ()
    definitions: dict[str, Params] = field(default_factory=dict)
    quantities: dict[str, tuple[Params, Named]] = field(default_factory=dict)
    decisions: dict[str, tuple[Params, list[str]]] = field(default_factory=dict)
    fees: dict[str, Params] = field(default_factory=dict)
    rules: dict[str, Params] = field(default_factory=dict)
    read: set[tuple[str, str]] = field(default_factory=set)
    ownership: bool = False
    readings: int = 0

    def new_reading(self) -> str:
        self.readings += 1
        return f"r{self.readings}"
