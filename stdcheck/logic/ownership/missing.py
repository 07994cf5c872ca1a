"""What would narrow an interest: unknown facts on the ways by which a possible member of the group may hold more."""

from __future__ import annotations

from stdcheck.logic.ownership.flows import ANY
from stdcheck.logic.ownership.parenthood import COUNT_IN_FULL, Parenthood
from stdcheck.logic.ownership.question import Question
from stdcheck.logic.ownership.tiers import Holdings, Tiers, tiers_of
from stdcheck.logic.values import FALSE, TRUE, UNKNOWN, Missing


def missing_of(question: Question) -> frozenset[Missing]:
    """The addresses to ask for; only where they may matter to the group."""
    tiers = tiers_of(question.graph)
    parents = question.parents
    useful = _useful(question, tiers)
    found: set[Missing] = set()
    unsettled: set[tuple[str, str]] = set()
    seen: set[str] = set()
    ahead = [question.held]
    while ahead:
        party = ahead.pop()
        if party in seen or party not in useful:
            continue
        seen.add(party)
        holdings = tiers.holdings(party)
        found |= _at(question, holdings, useful)
        if parents is not None:
            unsettled |= _unsettled(question, holdings, useful, parents)
        ahead += [h for h in tiers.next_above(party) if question.member(h) is not TRUE]
    return frozenset(found) if parents is None else frozenset(found) | parents.missing(*sorted(unsettled))


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
    unknown = question.by_partner(holdings) is not FALSE and isinstance(partner, Missing)
    return unknown or _hidden_matters(question, holdings) or any(question.member(h) is not FALSE for h in straight)


def _hidden_matters(question: Question, holdings: Holdings) -> bool:
    """Whether holders nobody listed may belong to the group, or be held by it."""
    if not holdings.hidden:
        return False
    if holdings.others is not FALSE or question.unlisted_at(holdings.node.id) is not FALSE:
        return True
    tiers = tiers_of(question.graph)
    return any(tiers.holdings(m).holdable is not TRUE for m in question.possible)


def _at(question: Question, holdings: Holdings, useful: set[str]) -> set[Missing]:
    """What is not known of one party."""
    found: set[Missing] = set()
    if holdings.holdable is UNKNOWN:
        found |= holdings.node.holdable.missing
    partner = holdings.node.general_partner
    if question.by_partner(holdings) is not FALSE:
        found |= holdings.node.only_general_partner.missing
        if isinstance(partner, Missing):
            found.add(partner)
        elif isinstance(partner, str) and question.member(partner) is UNKNOWN:
            found |= question.members[partner].missing
    if question.by_partner(holdings) is TRUE:
        return found
    part = holdings.parts[question.measure]
    if _hidden_matters(question, holdings) and (part.hidden or question.method.parents == COUNT_IN_FULL):
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
    return found


def _unsettled(question: Question, holdings: Holdings, useful: set[str], parents: Parenthood) -> set[tuple[str, str]]:
    """Of whom it matters and is not known whether they count in full: (party, holder)."""
    party = holdings.node.id
    holders = set(holdings.holders)
    if _hidden_matters(question, holdings):
        tiers = tiers_of(question.graph)
        holders |= {
            h
            for h in (*tiers.above(party), *question.possible)
            if h != party and holdings.may_be_hidden(tiers.holdings(h).holdable)
        }
        holders.add(ANY)
    return {
        (party, h)
        for h in holders
        if (h == ANY or h in useful or question.member(h) is not FALSE) and parents.truth(party, h) is UNKNOWN
    }
