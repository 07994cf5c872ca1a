"""The tab Facts: what is missing, then what is stated and was looked at, with its line and who says so."""

from __future__ import annotations

from collections.abc import Iterator

from stdcheck.report.data import Finding
from stdcheck.tui.viewmodel.items import Item
from stdcheck.tui.viewmodel.why import UNSETTLED
from stdcheck.tui.viewmodel.words import Teller
from stdcheck.tui.worker.messages import Proved


def facts_items(finding: Finding, proved: Proved | None, words: Teller) -> list[Item]:
    """The tab; what only a proof tells is left out until it is there."""
    items = list(_missing(finding, words)) if finding.outcome in UNSETTLED else []
    if proved is None:
        return [*items, Item("proof.waiting", words.tell("proving"), style="dim")]
    if not proved.facts:
        items.append(Item("none", words.tell("no_facts"), style="dim"))
    for decides in (True, False):
        told = [fact for fact in proved.facts if fact.decides is decides]
        if told:
            key = "facts.deciding" if decides else "facts.others"
            items.append(Item(key, words.tell(key), style="title"))
        for fact in told:
            value = words.text(fact.value) if fact.value else words.say("value.unknown")
            at = words.at(fact.span)
            items.append(Item(f"fact.{fact.address}", f"{fact.address} = {value}", 1, note=at, span=fact.span))
            if fact.question:
                items.append(Item(f"fact.{fact.address}.question", words.text(fact.question), 2, "dim"))
            if fact.provenance:
                items.append(Item(f"fact.{fact.address}.provenance", words.text(fact.provenance), 2, "place"))
    return items


def _missing(finding: Finding, words: Teller) -> Iterator[Item]:
    yield Item("missing", words.say("facts.missing"), style="title")
    for item in finding.lacking:
        note = words.under(item.where)
        yield Item(f"missing.{item.path}", item.path, 1, "unknown", note=note, span=item.where or finding.primary)
