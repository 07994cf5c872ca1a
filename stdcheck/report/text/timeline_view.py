"""A timeline as text: day by day what changes and why, then what the missing days of events would change."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from stdcheck.i18n import catalogue
from stdcheck.report.causes import CauseText
from stdcheck.report.cells import visible
from stdcheck.report.excerpt import hanging
from stdcheck.report.settling import settle_words
from stdcheck.report.text.full import DIGEST
from stdcheck.report.text.layout import Layout, place
from stdcheck.report.timeline import ChangeText, EventText, TimelineReport
from stdcheck.report.wording import Language, chosen, joined, say, some_of

MOST_SUBJECTS = 4
MOST_CAUSES = 3


def timeline_text(report: TimelineReport, layout: Layout) -> str:
    """The whole, ending in a line feed."""
    head = layout.spread(
        _say(layout, "head", path=visible(report.path)),
        _say(layout, "range", start=report.start.isoformat(), end=report.end.isoformat()),
    )
    blocks = [head]
    for day, of_day in groupby(report.changes, key=lambda change: change.day):
        lines = [layout.paint(day.isoformat(), "label")]
        for group in _groups(of_day):
            lines += _group(group, layout)
        blocks.append(lines)
    if not report.changes:
        blocks.append([_say(layout, "none")])
    if report.events:
        lines = [_say(layout, "events")]
        for event in report.events:
            lines += _event(event, layout)
        blocks.append(lines)
    if report.moving:
        names = [f"{key.pack}/{key.name} {key.subject}" for key in report.moving]
        said = layout.words.each(lambda lang: _not_followed(names, layout, lang))
        blocks.append(hanging(said, layout.cells, 2))
    blocks.append(_foot(report, layout))
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _groups(changes: Iterable[ChangeText]) -> list[list[ChangeText]]:
    """Changes of one rule, verdict or answer that are the same and have the same causes, in the order of the first."""
    found: dict[tuple[object, ...], list[ChangeText]] = {}
    for change in changes:
        causes = tuple((cause.text["en"], cause.where) for cause in change.causes)
        key = (change.key.pack, change.key.kind, change.key.name, change.before, change.after, causes)
        found.setdefault(key, []).append(change)
    return list(found.values())


def _group(group: list[ChangeText], layout: Layout) -> list[str]:
    """`due -> gap  pack/rule  title`, the subjects, the causes."""
    first, words = group[0], layout.words
    name = f"{first.key.pack}/{first.key.name}"
    if first.key.kind != "rule":
        name = _say(layout, first.key.kind, name=name)
    before, after = first.said
    change = words.each(
        lambda lang: catalogue.message(
            "timeline-change", {"before": chosen(before, lang), "after": chosen(after, lang)}, lang
        )
    )
    text = f"{change}  [{name}] {visible(words.text(first.title))}"
    lines = [f"  {line}" for line in hanging(text, layout.cells - 2, 2)]
    lines += layout.labelled(_say(layout, "subjects"), [words.each(lambda lang: _subjects(group, layout, lang))])
    most = len(first.causes) if layout.verbose else MOST_CAUSES
    causes = [_cause(cause, layout) for cause in first.causes[:most]]
    if len(first.causes) > most:
        causes.append(_say(layout, "more_causes", n=str(len(first.causes) - most)))
    return lines + layout.labelled(_say(layout, "why"), causes)


def _subjects(group: list[ChangeText], layout: Layout, lang: Language) -> str:
    named = [say("value.with", lang, value=chosen(c.name, lang), detail=c.key.subject) for c in group]
    return some_of(dict.fromkeys(named), len(named) if layout.verbose else MOST_SUBJECTS, lang)


def _cause(cause: CauseText, layout: Layout) -> str:
    """The words, with the place and the paragraph."""
    text = layout.words.text(cause.text)
    where = [place(cause.where)] if cause.where is not None and cause.kind == "fact" else []
    cited = [layout.words.text(cause.citation)] if cause.citation else []
    return f"{text} ({', '.join((*where, *cited))})" if where or cited else text


def _event(event: EventText, layout: Layout) -> list[str]:
    """What the answers to a missing day would leave, and of which results."""
    item = event.lacking
    settles = layout.words.each(lambda lang: settle_words(item, (), lang))
    named = [f"{key.pack}/{key.name} {key.subject}" for key in event.keys]
    most = len(named) if layout.verbose else MOST_SUBJECTS
    lines = [f"  {line}" for line in hanging(f"{visible(item.entity)}.{settles}", layout.cells - 2, 2)]
    return lines + layout.labelled(
        _say(layout, "subjects"), [layout.words.each(lambda lang: some_of(named, most, lang))]
    )


def _not_followed(names: list[str], layout: Layout, lang: Language) -> str:
    shown = some_of(names, len(names) if layout.verbose else MOST_SUBJECTS, lang)
    return catalogue.message("timeline-not_followed", {"names": shown}, lang)


def _foot(report: TimelineReport, layout: Layout) -> list[str]:
    """Counts, packs, and what a timeline is not."""
    days = len({change.day for change in report.changes})
    counts = {"n": str(len(report.changes)), "days": str(days), "followed": str(report.followed)}
    lines = hanging(_say(layout, "summary", **counts), layout.cells, 2)

    def packs(lang: Language) -> str:
        named = (
            say("pack", lang, id=p.id, version=p.version, day=p.law_as_of.isoformat(), digest=p.digest[:DIGEST])
            for p in report.packs
        )
        return say("packs", lang, packs=joined(named, lang))

    return lines + hanging(layout.words.each(packs), layout.cells, 2)


def _say(layout: Layout, key: str, **args: str) -> str:
    return layout.words.each(lambda lang: catalogue.message(f"timeline-{key}", args, lang))
