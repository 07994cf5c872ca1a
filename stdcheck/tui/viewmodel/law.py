"""The tab Law: where the rule stands, since when, what lifts it, its terms and figures, who publishes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stdcheck.facts.declarations import Text
from stdcheck.report.data import Finding, NoteApplied, RunInfo
from stdcheck.report.law import LawText, ParagraphText
from stdcheck.tui.viewmodel.items import Item
from stdcheck.tui.viewmodel.why import Folds
from stdcheck.tui.viewmodel.words import Teller
from stdcheck.tui.worker.messages import Proved

SECTIONS = ("provisions", "exceptions", "fix", "notes", "definitions", "figures", "sources")
OPEN = frozenset({"provisions", "exceptions", "fix", "notes", "sources"})
"""Sections that are open unless somebody folds them; a rule rests on more terms and figures than fit a screen."""


def law_items(
    finding: Finding, proved: Proved | None, notes: Sequence[NoteApplied], info: RunInfo, folds: Folds, words: Teller
) -> list[Item]:
    """The tab. notes: those of the report; the ones about this subject are shown"""
    if proved is None:
        return [Item("proof.waiting", words.tell("proving"), style="dim")]
    law = proved.law
    inside = {
        "provisions": list(_paragraphs("provisions", law.provisions, words)),
        "exceptions": list(_paragraphs("exceptions", law.exceptions, words)),
        "fix": [Item("fix.text", words.text(law.remediation), 1)] if law.remediation else [],
        "notes": list(_notes(finding, notes, info, words)),
        "definitions": list(_paragraphs("definitions", law.definitions, words)),
        "figures": [Item(f"figure.{n}", words.text(figure), 1) for n, figure in enumerate(law.figures)],
        "sources": list(_sources(law, words)),
    }
    items = list(_head(law, proved.finding.verified, words))
    for key in SECTIONS:
        if inside[key]:
            folded = folds.get(key, key not in OPEN)
            title = words.tell(f"law.{key}")
            items.append(Item(key, f"{title} ({len(inside[key])})" if folded else title, style="title", folded=folded))
            items += [] if folded else inside[key]
    return items


def _head(law: LawText, whole: bool, words: Teller) -> Iterator[Item]:
    """The paragraph, the rule's title in both languages (the official words beside each other), its days.

    whole: whether all law that the result rests on has been verified
    """
    for number, (text, url) in enumerate(law.citations):
        yield Item(f"cite.{number}", words.text(text), style="title", url=url)
        if url:
            yield Item(f"cite.{number}.url", url, 1, "place", url=url)
    for lang in dict.fromkeys((*words.languages, "en", "ja")):
        if law.title.get(lang):
            yield Item(f"title.{lang}", law.title[lang])
    yield Item("kind", words.say(f"kind.{law.kind}"), style="dim")
    for key, text in (("in_force", law.in_force), ("read_on", law.read_on)):
        if text:
            yield Item(key, words.text(text), style="dim")
    key = "unverified" if not law.verified else "verified" if whole else "unverified_below"
    yield Item("verified", words.tell(key), style="dim" if whole else "unknown")


def _paragraphs(key: str, paragraphs: Sequence[ParagraphText], words: Teller) -> Iterator[Item]:
    for one in paragraphs:
        yield Item(f"{key}.{one.id}", words.text(one.title) or one.id, 1, note=one.ref)


def _notes(finding: Finding, notes: Sequence[NoteApplied], info: RunInfo, words: Teller) -> Iterator[Item]:
    """What the pack wants to have said of this subject: penalties, procedure, proposed law."""
    mine = [note for note in notes if note.subject == finding.subject and note.applies]
    for note in mine:
        text = info.notes[note.id]
        cites: list[Text] = [cite for cite, _ in text.citations]
        note_at = "; ".join(words.text(cite) for cite in cites)
        yield Item(f"note.{note.id}", words.text(text.title), 1, note=note_at)


def _sources(law: LawText, words: Teller) -> Iterator[Item]:
    """Who publishes the texts, where, and as of when they were read."""
    for number, source in enumerate(law.sources):
        day = source.day.isoformat() if source.day is not None else ""
        yield Item(f"source.{number}", f"{words.text(source.title)}, {source.publisher}", 1, note=day, url=source.url)
        if source.url:
            yield Item(f"source.{number}.url", source.url, 2, "place", url=source.url)
    day = law.law_as_of.isoformat()
    pack = f"{law.pack} {law.pack_version}"
    yield Item("pack", words.tell("law.pack", pack=pack, day=day), 1, "dim")
    yield Item("advice", words.say("no_packs"), 1, "dim")
