"""`--fail-on`: which findings end a run with code 1."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from stdcheck.cli.narration import UsageFault

if TYPE_CHECKING:
    from stdcheck.report.data import Finding

OUTCOMES = ("gap", "undetermined", "judgement")
DEFAULT = ",".join(OUTCOMES)
ALLOWED = "gap, undetermined, judgement, due:30d, unverified, never"
_DUE = re.compile(r"due:(\d{1,4})d")


@dataclass(frozen=True, slots=True)
class FailOn:
    """due_within: days from the day of the check within which a duty must be done"""

    outcomes: frozenset[str]
    due_within: int | None = None
    unverified: bool = False

    def hits(self, finding: Finding, as_of: date) -> bool:
        """Whether a finding counts."""
        if finding.outcome.value in self.outcomes or (self.unverified and not finding.verified):
            return True
        if self.due_within is None or finding.outcome.value != "due" or finding.due is None:
            return False
        return finding.due <= as_of + timedelta(days=self.due_within)


def fail_on_of(given: str, lang: str) -> FailOn:
    """The flag as given; raises UsageFault for an unknown word, or for `never` beside others."""
    words = [word.strip() for word in given.split(",") if word.strip()]
    if words == ["never"]:
        return FailOn(frozenset())
    due = [int(match[1]) for word in words if (match := _DUE.fullmatch(word))]
    known = [word for word in words if word in OUTCOMES or word == "unverified" or _DUE.fullmatch(word)]
    if not words or len(known) != len(words):
        raise UsageFault("cli-bad-fail-on", lang, given=given, allowed=ALLOWED)
    return FailOn(
        frozenset(word for word in words if word in OUTCOMES), max(due) if due else None, "unverified" in words
    )
