"""What would narrow an interest: the unknown facts on the ways by which a possible member of the group may hold more."""

from __future__ import annotations

from stdcheck.logic.ownership.parenthood import COUNT_IN_FULL, Parenthood, parenthood
from stdcheck.logic.ownership.tiers import Holdings, Tiers, tiers_of
from stdcheck.logic.ownership.trace import Question
from stdcheck.logic.values import FALSE, TRUE, UNKNOWN, Missing


def missing_of(question: Question) -> frozenset[Missing]:
    """The addresses to ask for; only where they may matter to the group."""
    tiers = tiers_of(question.graph)
    parents = None
    if question.method.parents == COUNT_IN_FULL:
        parents = parenthood(question.graph, question.method)
    useful = _useful(question, tiers)
    found: set[Missing] = set()
    seen: set[str] = set()
    ahead = [question.held]
    while ahead:
        party = ahead.pop()
        if party in seen or party not in useful:
            continue
        seen.add(party)
        holdings = tiers.holdings(party)
        found |= _at(question, holdings, useful, parents)
        ahead += [h for h in tiers.next_above(party) if question.member(h) is not TRUE]
    return frozenset(found)


def _useful(question: Question, tiers: Tiers) -> set[str]:
    """Parties through which a member may hold something: those below a possible member or below something unknown."""
    everybody = tiers.above(question.held) | {question.held}
    useful = {p for p in everybody if _leads_on(question, tiers.holdings(p))}
    growing = True
    while growing:
        below = {p for p in everybody - useful if useful & set(tiers.next_above(p))}
        useful |= below
        growing = bool(below)
    return useful


def _leads_on(question: Question, holdings: Holdings) -> bool:
    """Whether a member may hold a party by its own link, or by one that nobody listed."""
    if holdings.holdable is FALSE:
        return False
    partner = holdings.node.general_partner
    straight = [*holdings.holders, *([partner] if isinstance(partner, str) else [])]
    unknown = _looks_at_partner(question, holdings) and isinstance(partner, Missing)
    return unknown or _hidden_matters(question, holdings) or any(question.member(h) is not FALSE for h in straight)


def _looks_at_partner(question: Question, holdings: Holdings) -> bool:
    return question.method.general_partner is not None and holdings.node.only_general_partner.truth is not FALSE


def _hidden_matters(question: Question, holdings: Holdings) -> bool:
    """Whether holders nobody listed may belong to the group, or be held by it."""
    if not holdings.hidden:
        return False
    if question.one_person or holdings.others is not FALSE or question.unlisted_at(holdings.node.id) is not FALSE:
        return True
    tiers = tiers_of(question.graph)
    listed = (m for m, k in question.members.items() if k.truth is not FALSE)
    return any(tiers.holdings(m).holdable is not TRUE for m in listed)


def _at(question: Question, holdings: Holdings, useful: set[str], parents: Parenthood | None) -> set[Missing]:
    """What is not known of one party."""
    found: set[Missing] = set()
    if holdings.holdable is UNKNOWN:
        found |= holdings.node.holdable.missing
    partner = holdings.node.general_partner
    if _looks_at_partner(question, holdings):
        found |= holdings.node.only_general_partner.missing
        if isinstance(partner, Missing):
            found.add(partner)
        elif isinstance(partner, str) and partner in question.members:
            found |= question.members[partner].missing
    if holdings.node.only_general_partner.truth is TRUE and question.method.general_partner is not None:
        return found
    part = holdings.parts[question.measure]
    if _hidden_matters(question, holdings) and (part.hidden or parents is not None):
        found |= holdings.ask
        found |= question.others.get(holdings.node.id, question.unlisted).missing
    for holder in holdings.holders:
        belongs = question.member(holder)
        if belongs is FALSE and holder not in useful:
            continue
        if part.low[holder] != part.high[holder]:
            found |= holdings.stated[holder][question.measure]
        if belongs is UNKNOWN:
            found |= question.members[holder].missing
        if parents is not None and parents.truth(holdings.node.id, holder) is UNKNOWN:
            found |= parents.missing(holdings.node.id, holder)
    return found
