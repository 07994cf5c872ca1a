"""The same profile written otherwise: other order of keys and elements, or spread over registers."""

from __future__ import annotations

from typing import Any

from tests.properties.choices import Chooser
from tests.properties.written import Data

PAIRED = ("value", "unit", "currency")


def shuffled(c: Chooser, data: Any) -> Any:
    """The same data in another order."""
    if isinstance(data, dict):
        return {key: shuffled(c, data[key]) for key in c.shuffled(list(data))}
    if isinstance(data, list):
        return [shuffled(c, item) for item in c.shuffled(data)]
    return data


def spread(c: Chooser, data: Data) -> tuple[Data, dict[str, Data]]:
    """The profile with some of its collections in registers, in part or as a whole."""
    facts = dict(data["facts"])
    registers: dict[str, Data] = {}
    for name in ("parties", "stakes"):
        if name not in facts or not c.chance(80):
            continue
        entities = list(facts[name])
        moved = c.several(entities, len(entities)) or entities
        there = {key: facts[name][key] for key in moved}
        kept = {key: value for key, value in facts[name].items() if key not in moved}
        facts[name] = kept
        registers[f"{name[0]}.yaml"] = {"facts": {name: there}}
    use = c.shuffled(sorted(registers))
    return {**({"use": use} if use else {}), **data, "facts": facts}, registers
