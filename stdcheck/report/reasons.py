"""Why a result is what it is, cut down from its proof to the facts that decide. The whole proof is `stdcheck why`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from stdcheck.facts.declarations import Text
from stdcheck.logic.results import FactRead, RuleResult, Trace
from stdcheck.logic.values import Truth
from stdcheck.report.addresses import Addresses, split
from stdcheck.report.data import Reason
from stdcheck.report.deciding import main_proofs, relevant
from stdcheck.report.proof import computed_text, node_says, term_says
from stdcheck.report.wording import Language, chosen, fact_words, in_each, joined, say, value_words
from stdcheck.rules.model import DatedList, Pack, Rule
from stdcheck.rules.nodes import Compare, ListRef
from stdcheck.rules.spelling import spelled
from stdcheck.source.spans import Span


@dataclass(frozen=True, slots=True, eq=False)
class _Said:
    """What the pack says of a test, or of the definition around it, and whether that holds."""

    words: Text = field(default_factory=dict)
    holds: bool = True


def because(result: RuleResult, addresses: Addresses) -> tuple[Reason, ...]:
    """The facts that decide what is decided: of the breach, of the effective exception, of what is out of scope.

    Facts that stand in a file come before computed values. What was read only to see whether another fact can exist,
    here or in another test, is left out where that other fact is there.
    """
    if result.trace is None:
        return ()
    lines: dict[tuple[str, str], Reason] = {}
    days = [result.trace] if result.rule.duty is not None else []
    leaves = [*((day, _Said()) for day in days), *(leaf for proof in main_proofs(result) for leaf in _support(proof))]
    gates = _gates(read for leaf, _ in leaves for read in leaf.reads if read.value is not None)
    for leaf, said in leaves:
        for read in leaf.reads:
            if read.value is not None and read.address not in gates:
                line = _line(read, leaf, said, result, addresses)
                lines.setdefault((read.address, "" if read.address else line.text["en"]), line)
    return tuple(sorted(lines.values(), key=lambda line: not line.spans))


def unless(result: RuleResult, addresses: Addresses) -> tuple[Reason, ...]:
    """The exceptions of the rule with their state, and the facts that each turns on."""
    if result.trace is None:
        return ()
    lines = []
    for proof in _below(result.trace, "exception"):
        title = proof.node.title if isinstance(proof.node, Rule) else {"en": proof.label, "ja": proof.label}
        reads = [
            read for leaf, _ in _support(proof) for read in _telling(leaf) if read.address and read.value is not None
        ]
        spans = tuple(dict.fromkeys(read.span for read in reads if read.span is not None))
        truth = proof.truth or Truth.UNKNOWN
        facts = _facts(reads, result.subject, addresses)
        lines.append(Reason(title, spans, truth=truth.value, facts=facts))
    return tuple(lines)


def _facts(reads: list[FactRead], subject: str, addresses: Addresses) -> Text:
    """What is known of the facts, each once."""
    return in_each(lambda lang: joined(dict.fromkeys(_known(read, subject, addresses, lang) for read in reads), lang))


def _below(trace: Trace, kind: str) -> Iterator[Trace]:
    """The nearest nodes of a kind."""
    for child in trace.children:
        if child.kind == kind:
            yield child
        else:
            yield from _below(child, kind)


def _support(proof: Trace) -> Iterator[tuple[Trace, _Said]]:
    """Settled leaves that make a node what it is, no more than it takes; each part of a proof once.

    With what the pack says of the leaf, else of the definition around it.
    """
    seen: set[Trace] = set()
    waiting = [(proof, _Said())]
    while waiting:
        part, around = waiting.pop()
        if part in seen:
            continue
        seen.add(part)
        says = node_says(part) if part.kind in ("condition", "definition") else {}
        said = _Said(says, part.truth is Truth.TRUE) if says else around
        if part.reads and part.truth is not Truth.UNKNOWN:
            yield part, said
        waiting.extend((child, said) for child in reversed(relevant(part)))


def _telling(leaf: Trace) -> list[FactRead]:
    """The facts of a leaf, but not those that were read only to see whether another one can exist."""
    gates = _gates(leaf.reads)
    return [read for read in leaf.reads if read.address not in gates]


def _gates(reads: Iterable[FactRead]) -> frozenset[str]:
    """The facts that decide whether the facts read can exist."""
    return frozenset(
        f"{split(read.address)[0]}.{read.fact.only_for[0]}"
        for read in reads
        if read.fact is not None and read.fact.only_for is not None
    )


def _line(read: FactRead, leaf: Trace, said: _Said, result: RuleResult, addresses: Addresses) -> Reason:
    if not read.address and isinstance(leaf.node, Compare):
        return Reason(_computed(read, leaf.node, said, result.pack), ())
    list_ = _matched_list(leaf, result)
    spans: tuple[Span, ...] = () if read.span is None else (read.span,)

    def text(lang: Language) -> str:
        known = _known(read, result.subject, addresses, lang)
        return known if list_ is None else joined((known, _listed(list_, read, result, lang)), lang)

    return Reason(in_each(text), spans, read.address)


def _computed(read: FactRead, node: Compare, said: _Said, pack: Pack) -> Text:
    """A computed value under what the pack says of it, else under the test as the pack spells it."""
    value = computed_text(read.value or "", node.left, pack)
    if own := term_says(node.left, pack):
        said = _Said(own)
    if not said.words:
        text = f"{spelled(node.left)} = {value}"
        return in_each(lambda lang: text)
    key = "fact.computed" if said.holds else "fact.computed_not"
    return in_each(lambda lang: say(key, lang, says=chosen(said.words, lang), value=value))


def _known(read: FactRead, subject: str, addresses: Addresses, lang: Language) -> str:
    """`entity: fact = value`, without the entity where it is the subject of the result."""
    entity, name = split(read.address)
    fact, value = fact_words(read.fact, name, lang), _named(read, addresses, lang)
    if entity == subject:
        return say("fact.own", lang, fact=fact, value=value)
    return say("fact.known", lang, entity=chosen(addresses.name(entity), lang), fact=fact, value=value)


def _named(read: FactRead, addresses: Addresses, lang: Language) -> str:
    """The value; an address of an entity by its name."""
    if read.value is not None and read.fact is not None and addresses.entity(read.value) is not None:
        return chosen(addresses.name(read.value), lang)
    return value_words(read.value, read.fact, lang)


def _matched_list(leaf: Trace, result: RuleResult) -> DatedList | None:
    node = leaf.node
    if leaf.truth is Truth.TRUE and isinstance(node, Compare) and isinstance(node.right, ListRef):
        return result.pack.lists.get(node.right.id)
    return None


def _listed(list_: DatedList, read: FactRead, result: RuleResult, lang: Language) -> str:
    title = chosen(list_.title, lang)
    for row in list_.rows:
        in_time = result.clock is None or row.period.contains(result.clock)
        if read.value is not None and in_time and row.code == read.value and row.period.start is not None:
            return say("fact.listed_since", lang, list=title, day=row.period.start.isoformat())
    return say("fact.listed", lang, list=title)
