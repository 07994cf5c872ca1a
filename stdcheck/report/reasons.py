"""Why a result is what it is, cut down from its proof to the facts that decide. The whole proof is `stdcheck why`."""

from __future__ import annotations

from collections.abc import Iterator

from stdcheck.facts.declarations import Text
from stdcheck.logic.results import FactRead, RuleResult, Trace
from stdcheck.logic.values import Truth
from stdcheck.report.addresses import Addresses, split
from stdcheck.report.data import Reason
from stdcheck.report.proof import left_side
from stdcheck.report.wording import Language, chosen, fact_words, in_each, say, value_words
from stdcheck.rules.model import DatedList, Rule
from stdcheck.rules.nodes import Compare, ListRef
from stdcheck.source.spans import Span

_DECIDING = frozenset({"scope", "breach", "in_force"})


def because(result: RuleResult, addresses: Addresses) -> tuple[Reason, ...]:
    """The facts that decide what is decided: of the breach, of the effective exception, of what is out of scope."""
    if result.trace is None:
        return ()
    lines: dict[tuple[str, str], Reason] = {}
    for trace in _main_proofs(result):
        for leaf in _deciding(trace):
            for read in leaf.reads:
                if read.value is not None:
                    line = _line(read, leaf, result, addresses)
                    lines.setdefault((read.address, "" if read.address else line.text["en"]), line)
    return tuple(lines.values())


def unless(result: RuleResult, addresses: Addresses) -> tuple[Reason, ...]:
    """The exceptions of the rule with their state, and the facts that each turns on."""
    if result.trace is None:
        return ()
    lines = []
    for trace in _below(result.trace, "exception"):
        title = trace.node.title if isinstance(trace.node, Rule) else {"en": trace.label, "ja": trace.label}
        reads = [read for leaf in _deciding(trace) for read in leaf.reads if read.address and read.value is not None]
        spans = tuple(dict.fromkeys(read.span for read in reads if read.span is not None))
        truth = trace.truth or Truth.UNKNOWN
        lines.append(Reason(title, spans, truth=truth.value, facts=_facts(reads, addresses)))
    return tuple(lines)


def _facts(reads: list[FactRead], addresses: Addresses) -> Text:
    """What is known of the facts, each once."""
    return in_each(lambda lang: ", ".join(dict.fromkeys(_known(read, addresses, lang) for read in reads)))


def _main_proofs(result: RuleResult) -> Iterator[Trace]:
    """The proofs to argue from: what settles the outcome, or what is settled already."""
    assert result.trace is not None
    parts = [result.trace] if result.trace.kind in _DECIDING else list(result.trace.children)
    settled = [part for part in parts if part.kind in _DECIDING]
    if result.outcome == "exempt":
        yield from (part for part in _below(result.trace, "exception") if part.truth is Truth.TRUE)
    elif any(part.truth is Truth.FALSE for part in settled):
        yield next(part for part in settled if part.truth is Truth.FALSE)
    else:
        yield from (part for part in settled if part.kind == "breach")


def _below(trace: Trace, kind: str) -> Iterator[Trace]:
    """The nearest nodes of a kind."""
    for child in trace.children:
        if child.kind == kind:
            yield child
        else:
            yield from _below(child, kind)


def _deciding(trace: Trace, seen: set[Trace] | None = None) -> Iterator[Trace]:
    """The leaves that make a node what it is: the children that agree with it, or (of a negation) all of them.

    Of an undecided node: the leaves of what holds already. A part that stands in a proof twice counts once.
    """
    seen = set() if seen is None else seen
    if trace in seen:
        return
    seen.add(trace)
    wanted = Truth.TRUE if trace.truth is Truth.UNKNOWN else trace.truth
    if trace.reads:
        yield trace
    agreeing = [child for child in trace.children if child.truth is wanted]
    if trace.truth is Truth.UNKNOWN:
        agreeing += [child for child in trace.children if child.truth is Truth.UNKNOWN]
    for child in agreeing or trace.children:
        yield from _deciding(child, seen)


def _line(read: FactRead, leaf: Trace, result: RuleResult, addresses: Addresses) -> Reason:
    if not read.address and isinstance(leaf.node, Compare):
        computed = f"{left_side(leaf.node, result.pack)} = {read.value}"
        return Reason(in_each(lambda lang: computed), ())
    list_ = _matched_list(leaf, result)
    spans: tuple[Span, ...] = () if read.span is None else (read.span,)

    def text(lang: Language) -> str:
        known = _known(read, addresses, lang)
        return known if list_ is None else f"{known}, {_listed(list_, read, result, lang)}"

    return Reason(in_each(text), spans, read.address)


def _known(read: FactRead, addresses: Addresses, lang: Language) -> str:
    entity, name = split(read.address)
    called = chosen(addresses.name(entity), lang)
    value = _named(read, addresses, lang)
    return say("fact.known", lang, entity=called, fact=fact_words(read.fact, name, lang), value=value)


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
