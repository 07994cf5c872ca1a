"""The report of one profile in full: verdicts first, then every finding, then what was counted only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from stdcheck.checking import Status
from stdcheck.logic.results import Headline
from stdcheck.report.cells import visible
from stdcheck.report.data import FINDINGS, SEVERITY, Finding, NoteApplied, ProfileReport, RunInfo, VerdictText
from stdcheck.report.excerpt import hanging
from stdcheck.report.settling import missing_paths
from stdcheck.report.text.finding import finding_lines
from stdcheck.report.text.layout import Layout
from stdcheck.report.text.waiting import Waitings, waiting_lines
from stdcheck.report.verdicts import all_verdict_words, state_words, verdict_words
from stdcheck.report.wording import Language, chosen, counted, joined, say, some_of

COUNTED_ONLY = frozenset({"pass", "not_applicable"})
"""Outcomes that even a verbose report only counts: `stdcheck why` shows any of them."""

MOST_NOTES = 5
MOST_SUBJECTS = 3
DIGEST = 12


def full_report(report: ProfileReport, info: RunInfo, layout: Layout) -> str:
    """One profile, ending in a line feed."""
    blocks = [_head(report, info, layout)]
    blocks += [layout.problem(problem) for problem in (*info.problems, *report.problems)]
    shown = [f for f in report.findings if f.outcome in FINDINGS or (layout.verbose and _worth_showing(f))]
    blocks += _findings(shown, info, layout)
    blocks.append(_notes(report.notes, info, layout))
    blocks.append([*_totals(report, layout), *packs_lines(info, layout)])
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _findings(shown: list[Finding], info: RunInfo, layout: Layout) -> Iterator[list[str]]:
    """Every finding by itself; those that wait for one whole collection together, behind the others like them."""
    waitings = Waitings()
    waits = {id(finding) for finding in shown if waitings.take(finding)}
    waits -= {id(finding) for finding in waitings.release()}
    single = [finding for finding in shown if id(finding) not in waits]
    rank = SEVERITY[Headline.UNDETERMINED]
    for finding in single:
        if SEVERITY[finding.outcome] <= rank:
            yield finding_lines(finding, info.rules[finding.rule], layout)
    for some in waitings.together():
        yield waiting_lines(some, info.rules, layout)
    for finding in single:
        if SEVERITY[finding.outcome] > rank:
            yield finding_lines(finding, info.rules[finding.rule], layout)


def _worth_showing(finding: Finding) -> bool:
    return finding.outcome.value not in COUNTED_ONLY


def _head(report: ProfileReport, info: RunInfo, layout: Layout) -> list[str]:
    """A line for each verdict, the first with the file and the day at its right end."""
    right = f"{visible(report.path)}, {layout.words.say('as_of', day=info.as_of.isoformat())}"
    if report.status is not Status.EVALUATED:
        return layout.spread(layout.words.say(f"status.{report.status}"), right)
    lefts = [verdict_line(verdict, layout) for verdict in report.verdicts]
    lefts = lefts or [f"{', '.join(report.packs)}   {layout.words.say('verdict.absent')}"]
    first, *others = lefts
    return [*layout.spread(first, right), *(line for left in others for line in hanging(left, layout.cells, 2))]


def verdict_line(verdict: VerdictText, layout: Layout) -> str:
    """`pack   VERDICT or VERDICT   (undetermined: 1 fact)`."""
    state = layout.words.each(state_words, verdict.firm, len(missing_paths(verdict.lacking)))
    values = layout.words.each(all_verdict_words if layout.verbose else verdict_words, verdict.possible)
    return f"{verdict.pack}   {values}" + (f"   {state}" if state else "")


def _notes(notes: tuple[NoteApplied, ...], info: RunInfo, layout: Layout) -> list[str]:
    """What a pack wants to have said, each note once with its subjects; verbose also the notes that may apply."""
    subjects: dict[tuple[str, bool], list[str]] = {}
    for note in notes:
        if note.applies or layout.verbose:
            subjects.setdefault((note.id, note.applies), []).append(note.subject)
    limit = len(subjects) if layout.verbose else MOST_NOTES
    lines = []
    for (note_id, applies), names in list(subjects.items())[:limit]:
        key = "note.applies" if applies else "note.may_apply"
        lines += hanging(layout.words.each(note_words, key, note_id, info, names), layout.cells, 2)
    if len(subjects) > limit:
        lines.append(layout.words.say("more", n=len(subjects) - limit))
    return lines


def note_words(key: str, note_id: str, info: RunInfo, names: list[str], lang: Language) -> str:
    """A note with the subjects that it is about."""
    text = say(key, lang, id=note_id, title=chosen(info.notes[note_id].title, lang))
    return say("value.with", lang, value=text, detail=some_of(names, MOST_SUBJECTS, lang))


def _totals(report: ProfileReport, layout: Layout) -> list[str]:
    if report.status is not Status.EVALUATED:
        return []
    lines = hanging(layout.words.each(totals_words, report.counts, report.unverified), layout.cells, 2)
    if report.followed:
        day = report.next_change
        lines.append(layout.words.say("next_change", day=day.isoformat()) if day else layout.words.say("no_change"))
    return lines


def totals_words(counts: Mapping[str, int], unverified: int, lang: Language) -> str:
    """`6 gap, 41 pass; 1 result rests on unverified law`."""
    return noted_unverified(counts_words(counts, lang), unverified, lang)


def noted_unverified(total: str, unverified: int, lang: Language) -> str:
    """A total, with how much of it rests on law that nobody has verified."""
    if not unverified:
        return total
    return say("total.noted", lang, total=total, note=counted("count.unverified", unverified, lang))


def counts_words(counts: Mapping[str, int], lang: Language) -> str:
    """`6 gap, 4 undetermined, 41 pass`: what there is, worst first."""
    parts = [say(f"count.{outcome}", lang, n=counts[outcome]) for outcome in SEVERITY if counts.get(outcome)]
    return joined(parts, lang) or say("count.none", lang)


def packs_lines(info: RunInfo, layout: Layout) -> list[str]:
    """Which packs, as of when, and what a report is not."""
    notices = [
        layout.words.say("law_later", pack=pack.id, day=pack.law_as_of.isoformat())
        for pack in info.packs.values()
        if info.as_of > pack.law_as_of
    ]
    if not info.packs:
        return [*notices, layout.words.say("no_packs")]

    def packs(lang: Language) -> str:
        named = (
            say("pack", lang, id=p.id, version=p.version, day=p.law_as_of.isoformat(), digest=p.digest[:DIGEST])
            for p in info.packs.values()
        )
        return say("packs", lang, packs=joined(named, lang))

    lines = [*notices, layout.words.each(packs)]
    return [piece for line in lines for piece in hanging(line, layout.cells, 2)]
