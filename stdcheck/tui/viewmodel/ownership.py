"""The tab Ownership: who holds the parties that a result turns on, tier by tier, and by which path it is decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from stdcheck.facts.declarations import Text
from stdcheck.report.ownership import OwnershipText, StakeText
from stdcheck.report.wording import Language, chosen, joined, say
from stdcheck.tui.viewmodel.items import Item
from stdcheck.tui.viewmodel.why import Folds
from stdcheck.tui.viewmodel.words import Teller, tell
from stdcheck.tui.worker.messages import Proved


def ownership_items(proved: Proved | None, folds: Folds, words: Teller) -> list[Item]:
    """The tab; paths that decide are open unless somebody folds them, the rest is folded."""
    if proved is None:
        return [Item("proof.waiting", words.tell("proving"), style="dim")]
    if not proved.ownership:
        return [Item("none", words.tell("no_owners"), style="dim")]
    items: list[Item] = []
    for number, party in enumerate(proved.ownership):
        items += _party(party, f"party.{number}", folds, words)
    return items


def _party(party: OwnershipText, key: str, folds: Folds, words: Teller) -> Iterator[Item]:
    yield Item(key, words.each(lambda lang: _named(party.name, party.kind, lang)), style="title", note=party.party)
    for number, test in enumerate(party.tests):
        yield Item(f"{key}.test.{number}", words.text(test), 1)
    for number, fact in enumerate(party.facts):
        yield Item(f"{key}.fact.{number}", words.text(fact), 1, "dim")
    labels = dict(party.measures)
    for number, stake in enumerate(party.stakes):
        yield from _stake(stake, f"{key}.{number}", 1, labels, folds, words)
    if party.remainder:
        yield Item(f"{key}.rest", words.text(party.remainder), 1, "dim")


def _stake(
    stake: StakeText, key: str, depth: int, labels: Mapping[str, Text], folds: Folds, words: Teller
) -> Iterator[Item]:
    """A stake, and those in its holder."""
    inside = bool(stake.above or stake.facts or stake.remainder)
    folded = folds.get(key, not stake.decides) if inside else None
    yield Item(
        key,
        words.each(lambda lang: _said(stake, labels, lang)),
        depth,
        lead=words.tell("decides") if stake.decides else "",
        lead_style="title",
        style="" if stake.decides else "dim",
        folded=folded,
        note=words.at(stake.span),
        span=stake.span,
    )
    if folded is not False:
        return
    for number, fact in enumerate(stake.facts):
        yield Item(f"{key}.fact.{number}", words.text(fact), depth + 1, "dim")
    for number, above in enumerate(stake.above):
        yield from _stake(above, f"{key}.{number}", depth + 1, labels, folds, words)
    if stake.remainder:
        yield Item(f"{key}.rest", words.text(stake.remainder), depth + 1, "dim")


def _said(stake: StakeText, labels: Mapping[str, Text], lang: Language) -> str:
    """`Name (company): votes 30 %, equity not given; through this path 12 %; meets the test`."""
    parts = list(_shares(stake, labels, lang))
    if stake.partner:
        parts.append(tell("partner", lang))
    if stake.effective:
        parts.append(tell("effective", lang, share=chosen(stake.effective, lang)))
    if stake.meets:
        parts.append(tell(f"meets.{stake.meets}", lang))
    if stake.again:
        parts.append(tell("again", lang))
    name = _named(stake.name, stake.kind, lang)
    return tell("holder", lang, name=name, said=joined(parts, lang)) if parts else name


def _named(name: Text, kind: Text, lang: Language) -> str:
    """`Name (company)`."""
    called = chosen(name, lang)
    return say("value.with", lang, value=called, detail=chosen(kind, lang)) if kind else called


def _shares(stake: StakeText, labels: Mapping[str, Text], lang: Language) -> Iterator[str]:
    """`votes 30 %`, measures with the same share together: mostly all of them are the same."""
    same: dict[str, list[str]] = {}
    for measure, share in stake.shares:
        same.setdefault(chosen(share, lang), []).append(chosen(labels.get(measure, {}), lang) or measure)
    for said, names in same.items():
        if len(names) == len(stake.shares) > 1:
            yield tell("every_measure", lang, first=names[0], share=said)
        else:
            yield f"{tell('between', lang).join(names)} {said}"


def stake_keys(parties: Sequence[OwnershipText]) -> Iterator[str]:
    """The keys of everything that can be folded."""
    waiting = [(f"party.{p}.{n}", stake) for p, party in enumerate(parties) for n, stake in enumerate(party.stakes)]
    while waiting:
        key, stake = waiting.pop()
        yield key
        waiting += [(f"{key}.{n}", above) for n, above in enumerate(stake.above)]
