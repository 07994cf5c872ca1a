"""What enumeration assumes, in a form in which the part that an evaluation read is found at once.

Each address of a run has a bit, so that what an evaluation touched is one number; each assumed value has a token.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from stdcheck.logic.values import Interval, NoneValue

Assumption = bool | str | Interval | NoneValue | tuple[str, Interval]
"""An assumed value of a fact: a cell of its values (an amount with its unit), or the id of a reading."""
Part = tuple[int, ...]
"""The tokens of some assumptions, in the order of the bits of their addresses."""


@dataclass(slots=True, eq=False)
class Register:
    """The addresses of a run that are touched or assumed, and the values assumed.

    bits: address -> its bit (a power of two); tokens: address and value -> a number of its own
    """

    bits: dict[str, int] = field(default_factory=dict)
    tokens: dict[tuple[str, type, Assumption], int] = field(default_factory=dict)

    def bit(self, address: str) -> int:
        """The bit of an address."""
        found = self.bits.get(address)
        if found is None:
            found = self.bits[address] = 1 << len(self.bits)
        return found

    def assume(self, assumed: Mapping[str, Assumption]) -> Assumptions:
        """The assumptions in the form in which they are looked up."""
        made = Assumptions(assumed)
        made.register = self
        for address, value in assumed.items():
            token = self.tokens.setdefault((address, type(value), value), len(self.tokens))
            bit = self.bit(address)
            made.mask |= bit
            made.by_bit[bit] = token
        return made


class Assumptions(dict[str, Assumption]):
    """Address -> assumed value. mask: the bits of the addresses; by_bit: bit -> token."""

    __slots__ = ("by_bit", "known", "mask", "register")
    register: Register | None

    def __init__(self, assumed: Mapping[str, Assumption]) -> None:
        super().__init__(assumed)
        self.register = None
        self.mask = 0
        self.by_bit: dict[int, int] = {}
        self.known: dict[int, Part] = {0: ()}

    def within(self, mask: int) -> Part:
        """The assumptions on addresses in a mask."""
        shared = mask & self.mask
        found = self.known.get(shared)
        if found is None:
            found = self.known[shared] = tuple(token for bit, token in sorted(self.by_bit.items()) if bit & shared)
        return found


NO_ASSUMPTIONS = Assumptions({})
"""What the profile states, and nothing else. Never changed."""
