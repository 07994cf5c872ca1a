"""Findings of many profiles put together where one rule says the same for the same cause; only the first is kept."""

from __future__ import annotations

from dataclasses import dataclass, field

from stdcheck.facts.declarations import Text
from stdcheck.report.data import SEVERITY, Finding
from stdcheck.report.settling import settle_words
from stdcheck.report.text.layout import place

OWN = "*."
"""Stands for the subject in what findings of one group have in common."""

PLACES_KEPT = 50
"""Names and places remembered for each group; the rest is counted."""


@dataclass(slots=True, eq=False)
class Group:
    """The findings of one rule, one outcome and one cause.

    named: name and `path:line:column` of the first ones; possible: of any of them
    alone: no finding misses anything else; settles: what settles them, in words, of any of them
    """

    first: Finding
    count: int = 0
    possible: set[str] = field(default_factory=set)
    alone: bool = True
    settles: set[str] = field(default_factory=set)
    named: list[tuple[Text, str]] = field(default_factory=list)

    @property
    def order(self) -> tuple[object, ...]:
        """Worst first, then the most frequent."""
        return SEVERITY[self.first.outcome], -self.count, self.first.rule, self.first.primary

    def add(self, finding: Finding) -> None:
        """One more of the same."""
        self.count += 1
        self.possible.update(finding.possible)
        self.alone = self.alone and len({item.path for item in finding.lacking}) <= 1
        if len(self.named) < PLACES_KEPT:
            self.named.append((finding.name, place(finding.primary)))
        if finding.lacking:
            self.settles.add(settle_words(finding.lacking[0], finding.possible, "en"))


class Groups:
    """All groups of a run."""

    def __init__(self) -> None:
        self._groups: dict[tuple[object, ...], Group] = {}

    def add(self, finding: Finding) -> None:
        """Put a finding where it belongs."""
        key = (finding.rule, finding.outcome, cause(finding))
        self._groups.setdefault(key, Group(finding)).add(finding)

    def worst_first(self) -> list[Group]:
        """The groups in the order of the report."""
        return sorted(self._groups.values(), key=lambda group: group.order)


def cause(finding: Finding) -> tuple[str, ...]:
    """What findings of one group have in common: the missing fact that would settle most, or the deciding facts.

    Those of the subject itself count by their name only (`*.model_year`), all others by address and value.
    """
    own = f"{finding.subject}."
    if finding.lacking:
        return (_relative(finding.lacking[0].path, own),)
    parts = {
        _relative(reason.address, own) if reason.address.startswith(own) else reason.text.get("en", "")
        for reason in finding.because
    }
    return tuple(sorted(parts))


def _relative(address: str, own: str) -> str:
    return OWN + address.removeprefix(own) if address.startswith(own) else address
