"""The chain of stakes above the parties that a result turned on, as plain data in both languages.

Nothing here refers to the evaluation, a pack or a profile. Every share stands as the profile states it; what decides is
told by the proof and by the walks of the engine (`logic.ownership.ways`), never guessed.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from fractions import Fraction

from stdcheck.facts.declarations import Edge, EntityType, Fact, Text, Vocabulary
from stdcheck.facts.values import Profile
from stdcheck.logic.ownership import Link
from stdcheck.logic.ownership.tiers import ZERO, Holdings, tiers_of
from stdcheck.logic.results import RuleResult
from stdcheck.logic.values import FALSE, Interval, point
from stdcheck.report.addresses import Addresses
from stdcheck.report.asked import About, Stakes, asked_of, met_by, stakes_of, ways_of
from stdcheck.report.holders import Holders, facts_tested
from stdcheck.report.shares import product, say, share_words, test_text, unlisted_share
from stdcheck.report.wording import chosen, fact_words, in_each
from stdcheck.rules.nodes import Interest
from stdcheck.source.spans import Span

MOST_PARTIES = 12
"""Parties told of for one result, beside its subject."""
DEEPEST = 12
"""Tiers shown above a party."""


@dataclass(frozen=True, slots=True, eq=False)
class StakeText:
    """A stake, or what stands for one: a general partner without any, holders nobody listed, tiers that are not shown.

    holder: address of the party, "" for somebody nobody listed or named; kind: what kind of party it is, {} if not said
    shares: measure, by its id in the vocabulary -> interval in words; stake: its address, "" where it is none
    decides: whether it lies on the path that decides; partner: whether the holder is the general partner
    meets: whether the holder meets what the test asks ("true", "false", "unknown"; "" where none asks)
    effective: share of the party at the top through this path alone, {} in the first tier and above a general partner
    again: whether the holders of this holder stand elsewhere in the chain, or it is below on the same path
    facts: what is stated of the holder of that which the test reads; remainder: what nobody has listed of its holders
    above: stakes in the holder, largest first
    """

    holder: str
    name: Text
    kind: Text
    shares: tuple[tuple[str, Text], ...]
    stake: str
    span: Span | None
    decides: bool
    partner: bool
    meets: str
    effective: Text
    again: bool
    facts: tuple[Text, ...]
    remainder: Text
    above: tuple[StakeText, ...]


@dataclass(frozen=True, slots=True, eq=False)
class OwnershipText:
    """Who holds a party. measures: id -> label; the other fields as in StakeText.

    tests: what the proof asked of the shares in the party: the pack's words, the method, what came out, its truth
    """

    party: str
    name: Text
    kind: Text
    facts: tuple[Text, ...]
    measures: tuple[tuple[str, Text], ...]
    stakes: tuple[StakeText, ...]
    remainder: Text
    tests: tuple[Text, ...]


def ownership_of(result: RuleResult, profile: Profile, vocabulary: Vocabulary) -> tuple[OwnershipText, ...]:
    """The chains above the parties whose ownership the proof of a result turned on, in its order, then its subject.

    Of more than MOST_PARTIES the rest is counted in one entry of its own, without an address.

    Empty where the result has no proof and is about no party. Each holder is opened once in a chain, so that the chain
    grows with the number of stakes, also in circles.
    """
    stake = vocabulary.stake
    if stake is None or stake.edge is None:
        return ()
    stakes = stakes_of(profile, vocabulary)
    asked = asked_of(result, stakes)
    parties = list(asked)[:MOST_PARTIES]
    subject = stakes.parties.get(result.subject)
    if subject is not None and subject not in parties:
        parties.append(subject)
    party = vocabulary.entities[stake.facts[stake.edge.held].of or ""]
    scene = _Scene(stakes, stake, stake.edge, party, Addresses(profile))
    chains = tuple(_Chain(p, asked.get(p) or About(), result, scene).text() for p in parties)
    left = len(asked.keys() - set(parties))
    return (*chains, _more_parties(left)) if left else chains


@dataclass(frozen=True, slots=True, eq=False)
class _Scene:
    """What all chains of one profile share. stake, party: their types"""

    stakes: Stakes
    stake: EntityType
    edge: Edge
    party: EntityType
    addresses: Addresses


@dataclass(frozen=True, slots=True, eq=False)
class _Row:
    """A stake before it is put into words.

    holder: party id, None where it is not said; link: None for a general partner without a stake
    """

    holder: str | None
    link: Link | None


class _Chain:
    """The chain above one party."""

    def __init__(self, party: str, about: About, result: RuleResult, scene: _Scene) -> None:
        stakes = scene.stakes
        self.party, self.stakes, self.addresses, self.stake = party, about.stakes, scene.addresses, scene.stake
        self.graph, self.tiers = stakes.graph, tiers_of(stakes.graph)
        self.ways = ways_of(about, party, result, stakes)
        self.tests = tuple(test_text(test, result.pack, result.clock) for test in about.tests)
        tests = sorted(about.tests, key=lambda test: not test.decides)
        measures = (t.asked.node.measure for t in tests if isinstance(t.asked.node, Interest))
        self.measure = next(measures, self.graph.measures[0])
        self.meets = met_by(tests[0], stakes) if tests else {}
        self.otherwise = "false" if tests and isinstance(tests[0].asked.node, Interest) else ""
        facts = facts_tested(about.tests, result.pack, scene.party)
        self.holders = Holders(stakes, scene.edge, facts, scene.addresses, self.measure)
        self._rows: dict[str, tuple[_Row, ...]] = {}
        self.opened = self._opened()

    def text(self) -> OwnershipText:
        """The chain in words."""
        return OwnershipText(
            party=self.holders.address(self.party),
            name=self.holders.name(self.party),
            kind=self.holders.kind(self.party),
            facts=self.holders.facts(self.party),
            measures=tuple((m, _label(self.stake.facts[m])) for m in self.graph.measures),
            stakes=self._above(self.party, frozenset({self.party}), point(1)),
            remainder=self.holders.remainder(self.party),
            tests=tuple({text["en"]: text for text in self.tests}.values()),
        )

    def rows(self, party: str) -> tuple[_Row, ...]:
        """The stakes in a party, largest first, then a general partner without any."""
        if party not in self._rows:
            links = self.graph.links.get(party, ())
            rows = [_Row(link.holder, link) for link in sorted(links, key=self._size, reverse=True)]
            partner = self.graph.nodes[party].general_partner
            if isinstance(partner, str) and partner not in {row.holder for row in rows}:
                rows.append(_Row(partner, None))
            self._rows[party] = tuple(rows)
        return self._rows[party]

    def _size(self, link: Link) -> tuple[Fraction, Fraction]:
        share = link.shares[self.measure]
        return share.high or ZERO, share.low or ZERO

    def _opened(self) -> dict[str, tuple[str, int]]:
        """Holder -> the row under which its own holders are shown: the first one on its lowest tier."""
        opened: dict[str, tuple[str, int]] = {self.party: ("", 0)}
        ahead = deque([(self.party, 1)])
        while ahead:
            party, tier = ahead.popleft()
            for place, row in enumerate(self.rows(party)):
                if row.holder is not None and row.holder not in opened and tier < DEEPEST:
                    opened[row.holder] = (party, place)
                    ahead.append((row.holder, tier + 1))
        return opened

    def _above(self, party: str, path: frozenset[str], through: Interval | None) -> tuple[StakeText, ...]:
        """The stakes in a party. path: the parties from the top to this one; through: what this one has of the top."""
        rows = self.rows(party)
        if len(path) > DEEPEST:
            decides = party in self.ways.others or any(self._decides(party, row) for row in rows)
            return (_more(len(rows), decides),) if rows or decides else ()
        found = [self._stake(party, place, path, through) for place, _ in enumerate(rows)]
        holdings = self.tiers.holdings(party)
        if holdings.holdable is not FALSE and not holdings.node.rest.complete:
            found.append(self._unlisted(party, holdings))
        return tuple(found)

    def _stake(self, party: str, place: int, path: frozenset[str], through: Interval | None) -> StakeText:
        row = self.rows(party)[place]
        holder, link = row.holder, row.link
        own = link.shares if link is not None else {}
        passed = product(through, own[self.measure]) if through is not None and own else None
        again = holder in path
        above: tuple[StakeText, ...] = ()
        if holder is not None and not again:
            elsewhere = self.opened.get(holder, (party, place)) != (party, place)
            again = elsewhere and bool(self.rows(holder))
            above = () if elsewhere else self._above(holder, path | {holder}, passed)
        opened = holder is not None and not again
        entity = self.addresses.entity(link.address) if link is not None else None
        return StakeText(
            holder=self.holders.address(holder) if holder is not None else "",
            name=self.holders.name(holder) if holder is not None else _words("holder.not_said"),
            kind=self.holders.kind(holder) if holder is not None else {},
            shares=tuple((m, _share(share)) for m, share in own.items()),
            stake=link.address if link is not None else "",
            span=entity.span if entity is not None else None,
            decides=self._decides(party, row),
            partner=holder is not None and self.graph.nodes[party].general_partner == holder,
            meets=self.meets.get(holder, self.otherwise) if holder is not None else "",
            effective=self._effective(passed) if passed is not None and len(path) > 1 and holder not in path else {},
            again=again,
            facts=self.holders.facts(holder) if opened and holder is not None else (),
            remainder=self.holders.remainder(holder) if opened and holder is not None else {},
            above=above,
        )

    def _decides(self, party: str, row: _Row) -> bool:
        counted = row.link is not None and row.link.address in self.stakes
        on_way = party in self.ways.others if row.holder is None else (party, row.holder) in self.ways.links
        return counted or on_way

    def _effective(self, share: Interval) -> Text:
        label = _label(self.stake.facts[self.measure])
        return in_each(
            lambda lang: say("effective", lang, measure=chosen(label, lang), share=share_words(share, lang, False))
        )

    def _unlisted(self, party: str, holdings: Holdings) -> StakeText:
        """Somebody nobody listed, with the most that one such holder can have."""
        shares = tuple((m, _share(unlisted_share(holdings, m), stated=False)) for m in self.graph.measures)
        return _stand_in(_words("holder.unlisted"), shares, party in self.ways.others)


def _stand_in(name: Text, shares: tuple[tuple[str, Text], ...] = (), decides: bool = False) -> StakeText:
    """What stands for a holder who is not shown or not known."""
    return StakeText("", name, {}, shares, "", None, decides, False, "", {}, False, (), {}, ())


def _more_parties(count: int) -> OwnershipText:
    """What stands for the parties that are not shown."""
    return OwnershipText("", in_each(lambda lang: say("parties.more", lang, n=count)), {}, (), (), (), {}, ())


def _more(count: int, decides: bool) -> StakeText:
    """What stands for the tiers that are not shown."""
    return _stand_in(in_each(lambda lang: say("holder.more", lang, n=count)), decides=decides)


def _words(key: str) -> Text:
    return in_each(lambda lang: say(key, lang))


def _share(share: Interval, stated: bool = True) -> Text:
    return in_each(lambda lang: share_words(share, lang, stated))


def _label(fact: Fact) -> Text:
    return in_each(lambda lang: fact_words(fact, fact.name, lang))
