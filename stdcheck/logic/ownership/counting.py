"""Of whom it matters whether they belong to the group whose share is asked for."""

from __future__ import annotations

from collections.abc import Mapping

from stdcheck.logic.ownership.graph import Graph
from stdcheck.logic.ownership.question import Question
from stdcheck.logic.ownership.tiers import Holdings, tiers_of
from stdcheck.logic.values import FALSE, Known3
from stdcheck.rules.model import Method


def counting(graph: Graph, method: Method, held: str, unlisted: Known3, others: Mapping[str, Known3]) -> frozenset[str]:
    """Ids of the parties whose membership can change the interest in `held`; unlisted, others: see `interest`.

    Those above it, as a rule. Somebody else may hold a stake that nobody listed; that makes a difference only where a
    stranger, of whom nothing is known, could not hold it as a member of the group just as well.
    """
    question = Question(graph, method, "", held, {}, unlisted, others)
    tiers = tiers_of(graph)
    above = tiers.above(held)
    closed_to_strangers = (_closed_to_strangers(question, tiers.holdings(party)) for party in above | {held})
    return frozenset(graph.nodes) if any(closed_to_strangers) else above


def _closed_to_strangers(question: Question, holdings: Holdings) -> bool:
    """Whether somebody nobody listed may hold a party, but not as, or for, a member of whom nothing is known."""
    if not holdings.hidden:
        return False
    through_others = holdings.others is not FALSE and question.unlisted_above is not FALSE
    return question.first_in_full or not (through_others or question.unlisted_at(holdings.node.id) is not FALSE)
