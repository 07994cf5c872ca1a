"""What is missing in a profile, most valuable first, and what it states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from stdcheck.facts.values import Profile
from stdcheck.report.addresses import Addresses
from stdcheck.report.cells import visible
from stdcheck.report.data import FINDINGS, Lacking, ProfileReport
from stdcheck.report.excerpt import hanging
from stdcheck.report.settling import fix_words
from stdcheck.report.stated import is_known, state_words
from stdcheck.report.text.layout import Layout, place
from stdcheck.report.wording import type_words

COUNT = 4
"""Cells for the number of results that wait for a fact."""


@dataclass(slots=True, eq=False)
class Wanted:
    """A missing thing and the findings that wait for it. alone: findings that its answer alone would settle"""

    lacking: Lacking
    findings: set[tuple[str, str]] = field(default_factory=set)
    alone: int = 0


def wanted_facts(report: ProfileReport) -> list[Wanted]:
    """Everything missing that some finding or verdict waits for.

    First what settles findings alone, then what most wait for; what nobody can add to the file comes last.
    """
    wanted: dict[str, Wanted] = {}
    for finding in report.findings:
        if finding.outcome in FINDINGS:
            for item in finding.lacking:
                one = wanted.setdefault(item.path, Wanted(item))
                one.findings.add((finding.rule, finding.subject))
                one.alone += bool(item.settles) and all(len(left) == 1 for _, left in item.settles)
    for verdict in report.verdicts:
        for item in verdict.lacking:
            wanted.setdefault(item.path, Wanted(item)).findings.add((verdict.pack, "verdict"))
    return sorted(wanted.values(), key=_value)


def _value(one: Wanted) -> tuple[object, ...]:
    return one.lacking.how == "law", -one.alone, -len(one.findings), one.lacking.path


def facts_lines(report: ProfileReport, profile: Profile, layout: Layout, *, missing_only: bool) -> list[str]:
    """The view as text."""
    words = layout.words
    wanted = wanted_facts(report)
    title = words.say("facts.missing" if wanted else "facts.nothing_missing")
    lines = [layout.paint(line, "label") for line in hanging(title, layout.cells, 0)]
    for one in wanted:
        lines += _wanted_lines(one, layout)
    if not missing_only:
        lines += ["", layout.paint(words.say("facts.known"), "label")]
        lines += _known_lines(profile, layout)
    return lines


def _wanted_lines(one: Wanted, layout: Layout) -> Iterator[str]:
    words, item = layout.words, one.lacking
    n = len(one.findings)
    waits = words.say("facts.decides_one" if n == 1 else "facts.decides", n=n)
    kind = f"  {words.each(type_words, item.fact)}" if item.fact else ""
    yield from layout.spread(f"{n:>{COUNT}}  {visible(item.path)}{kind}", waits)
    indent = " " * (COUNT + 2)
    question = words.text(item.fact.question) if item.fact is not None and item.fact.question else ""
    where = place(item.where) if item.where else ""
    for text in (question, words.each(fix_words, item, where)):
        if text:
            yield from (indent + line for line in hanging(text, layout.cells - len(indent), 0))


def _known_lines(profile: Profile, layout: Layout) -> Iterable[str]:
    """Every stated fact in the order of the files."""
    entries = []
    for entity in Addresses(profile).all():
        for name, state in entity.facts.items():
            fact = entity.type.facts.get(name)
            if is_known(state) and not (fact is not None and fact.inverse):
                entries.append((state.span, f"{entity.path}.{name}", state, fact))
    for span, address, state, fact in sorted(entries, key=lambda entry: (entry[0].path, entry[0].start, entry[1])):
        value = layout.words.each(state_words, state, fact)
        yield from layout.spread(f"{' ' * (COUNT + 2)}{visible(address)} = {visible(value)}", place(span))
