"""The words for the outcomes with what they mean, for whoever reads a report the first time. Plain data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from stdcheck.facts.declarations import Text
from stdcheck.logic.results import Headline
from stdcheck.report.wording import in_each, say


@dataclass(frozen=True, slots=True, eq=False)
class OutcomeText:
    """An outcome: its id, its label (`N/A`) and its meaning in a sentence."""

    id: str
    label: Text
    meaning: Text


def outcome_glossary() -> tuple[OutcomeText, ...]:
    """Every outcome that a result may be shown as, worst first."""
    return tuple(
        OutcomeText(one.value, in_each(partial(say, f"outcome.{one}")), in_each(partial(say, f"meaning.{one}")))
        for one in Headline
    )
