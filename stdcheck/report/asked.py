"""What a proof asked of the ownership graph: of which parties, and which links decided it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from stdcheck.facts.declarations import Fact, FactType, Text, Vocabulary
from stdcheck.facts.values import Profile
from stdcheck.logic.ownership import Graph, graph_of
from stdcheck.logic.ownership.question import Question
from stdcheck.logic.ownership.ways import Ways, greatest_ways, least_ways, open_ways, ways_to
from stdcheck.logic.results import Asked, FactRead, RuleResult, Trace
from stdcheck.logic.values import FALSE, TRUE, UNKNOWN
from stdcheck.report.addresses import split
from stdcheck.report.deciding import children_of, resting_on
from stdcheck.report.proof import node_says, parts_below
from stdcheck.rules import nodes
from stdcheck.rules.model import Pack

_BY_THE_LEAST = frozenset({("gt", TRUE), ("gte", TRUE), ("lt", FALSE), ("lte", FALSE)})
"""Comparisons that are decided by what somebody has at least."""
_BY_THE_MOST = frozenset({("gt", FALSE), ("gte", FALSE), ("lt", TRUE), ("lte", TRUE)})


@dataclass(frozen=True, slots=True, eq=False)
class Stakes:
    """The ownership graph of a profile with the ways from addresses into it.

    holders: the fact of a party that lists the stakes in it; held: address of a stake -> id of the held party
    parties: address of a party -> its id
    """

    graph: Graph
    holders: Fact | None
    held: Mapping[str, str]
    parties: Mapping[str, str]


def stakes_of(profile: Profile, vocabulary: Vocabulary) -> Stakes:
    """The graph of a profile; of nothing where the vocabulary declares no edge."""
    graph = graph_of(profile, vocabulary)
    stake = vocabulary.stake
    holders = None
    if stake is not None and stake.edge is not None:
        party = vocabulary.entities[stake.facts[stake.edge.held].of or ""]
        wanted = (FactType.LIST, stake.name, stake.edge.held)
        holders = next((f for f in party.facts.values() if (f.type, f.of, f.inverse) == wanted), None)
    held = {link.address: party for party, links in graph.links.items() for link in links}
    return Stakes(graph, holders, held, {node.address: party for party, node in graph.nodes.items()})


@dataclass(frozen=True, slots=True, eq=False)
class Test:
    """A node of the proof that asked something of a party.

    decides: whether the result rests on it; says: the pack's words for it, or for the definition around it
    """

    trace: Trace
    asked: Asked
    decides: bool
    says: Text


@dataclass(slots=True, eq=False)
class About:
    """What a proof asked of the ownership of one party.

    stakes: addresses of those that count one by one, or may; open: of what the result waits for there
    """

    tests: list[Test] = field(default_factory=list)
    stakes: set[str] = field(default_factory=set)
    open: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """A node on the way down. decides: see Test; inside: whether a stake around it is an element of its own"""

    trace: Trace
    decides: bool
    says: Text
    inside: bool = False


def asked_of(result: RuleResult, stakes: Stakes) -> dict[str, About]:
    """What the proof of a result asked of which party, by its id, in the order of the proof."""
    found: dict[str, About] = {}
    missing = _missing(result)
    deciding = set(resting_on(result)) if result.trace is not None else set()
    parts = parts_below(result.trace) if result.trace is not None else ()
    waiting = [_Part(part, part in deciding, {}) for part in reversed(parts)]
    while waiting:
        part = waiting.pop()
        trace = part.trace
        says = (node_says(trace) if trace.kind in ("condition", "definition") else {}) or part.says
        for asked in trace.asked:
            found.setdefault(asked.held, About()).tests.append(Test(trace, asked, part.decides, says))
        element = trace.kind == "element" and trace.label in stakes.held
        wanted = {item.path for item in trace.missing} & missing
        for party, stake in _met(trace, element, stakes):
            about = found.setdefault(party, About())
            if part.decides and trace.truth is UNKNOWN:
                about.open |= wanted
            if part.decides and stake and not part.inside and (trace.truth is TRUE or wanted):
                about.stakes.add(stake)
        below = reversed(children_of(trace, part.decides))
        waiting += [_Part(child, on, says, part.inside or element) for child, on in below]
    return found


def _missing(result: RuleResult) -> set[str]:
    """The addresses of what a result waits for."""
    return {item.missing.path for item in result.missing}


def _met(trace: Trace, element: bool, stakes: Stakes) -> Iterator[tuple[str, str]]:
    """The parties of whose stakes a node is about or read something, with the stake ("" for the list of holders).

    A node that filters a list read its stakes as elements, which tell for themselves which of them count.
    """
    if element:
        yield stakes.held[trace.label], trace.label
    for read in trace.reads:
        entity, _ = split(read.address)
        if entity in stakes.held:
            yield stakes.held[entity], "" if trace.children else entity
        elif entity in stakes.parties and _is_holders(read, stakes):
            yield stakes.parties[entity], ""


def _is_holders(read: FactRead, stakes: Stakes) -> bool:
    return stakes.holders is not None and read.fact is stakes.holders


def met_by(test: Test, stakes: Stakes) -> dict[str, str]:
    """Party id -> whether it meets what is asked ("true", "false", "unknown"), for those that were tried."""
    if isinstance(test.asked.node, nodes.DerivedList):
        named = ((stakes.parties.get(c.label), c.truth) for c in test.trace.children if c.kind == "element")
        return {party: truth.value for party, truth in named if party is not None and truth is not None}
    return {party: known.truth.value for party, known in test.asked.members.items()}


def ways_of(about: About, held: str, result: RuleResult, stakes: Stakes) -> Ways:
    """The links above a party by which the tests of it were decided, or that lead to what they wait for."""
    found = open_ways(stakes.graph, held, about.open)
    for test in about.tests:
        if test.decides:
            found |= _ways(test, result, stakes)
    return found


def _ways(test: Test, result: RuleResult, stakes: Stakes) -> Ways:
    graph, asked, trace = stakes.graph, test.asked, test.trace
    if trace.truth is UNKNOWN:
        missing = {item.path for item in trace.missing | asked.missing} & _missing(result)
        return open_ways(graph, asked.held, missing)
    method = result.pack.methods[asked.node.method]
    if isinstance(asked.node, nodes.DerivedList):
        if (type(trace.node), trace.truth) not in ((nodes.Some, TRUE), (nodes.Every, FALSE)):
            return Ways()
        ends = [party for party, truth in met_by(test, stakes).items() if truth == TRUE.value]
        measures = graph.measures if asked.node.kind.endswith("owners") else method.parent_measures
        return ways_to(graph, asked.held, ends, measures)
    if not (isinstance(trace.node, nodes.Compare) and _is_itself(trace.node.left, asked.node, result.pack)):
        return Ways()
    question = Question(graph, method, asked.node.measure, asked.held, asked.members, asked.unlisted, asked.others)
    if (trace.node.operator, trace.truth) in _BY_THE_LEAST:
        return least_ways(question)
    return greatest_ways(question) if (trace.node.operator, trace.truth) in _BY_THE_MOST else Ways()


def _is_itself(term: object, interest: nodes.Interest, pack: Pack) -> bool:
    """Whether a term is an interest as it stands, or a quantity that is one: both have the same ends."""
    seen: set[str] = set()
    while isinstance(term, nodes.QuantityTerm) and term.name in pack.quantities and term.name not in seen:
        seen.add(term.name)
        term = pack.quantities[term.name].value
    return term is interest
