"""Findings that wait for nothing but one whole collection (`filings`): told together, for one line settles them all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from stdcheck.logic.results import Headline, Outcome
from stdcheck.report.cells import cut, visible
from stdcheck.report.data import Finding, Lacking, RuleText
from stdcheck.report.excerpt import excerpt, hanging
from stdcheck.report.settling import fix_words, mark_words, missing_words
from stdcheck.report.text.layout import Layout, place
from stdcheck.report.wording import Language, chosen, counted, outcome_words, say, some_of

FEWEST = 2
"""A single finding is told by itself."""

MOST_RESULTS = 6
MOST_FILES = 4
"""Results and places that are named unless a report is verbose."""

PLACES_KEPT = 50


def awaited(finding: Finding) -> str | None:
    """The collection that is all that an undetermined finding lacks, and about which nobody has said anything."""
    if finding.outcome is not Headline.UNDETERMINED or not finding.lacking:
        return None
    first = finding.lacking[0]
    alone = all(item.path == first.path for item in finding.lacking)
    return first.path if alone and not first.entity and first.how == "given" else None


@dataclass(slots=True, eq=False)
class Waiting:
    """The findings that wait for one collection, of one profile or of many; only the first is kept.

    lacking: of the first; rules: their ids, each once; where: the first places where the collection could be written
    """

    first: Finding
    lacking: Lacking
    count: int = 0
    rules: dict[str, None] = field(default_factory=dict)
    possible: set[str] = field(default_factory=set)
    where: dict[str, None] = field(default_factory=dict)

    def add(self, finding: Finding) -> None:
        """One more of them."""
        self.count += 1
        self.rules[finding.rule] = None
        self.possible.update(finding.possible)
        if len(self.where) < PLACES_KEPT:
            self.where[_place(finding.lacking[0])] = None


class Waitings:
    """All that wait for a collection, by its name in the order of the first of each."""

    def __init__(self) -> None:
        self._found: dict[str, Waiting] = {}

    def take(self, finding: Finding) -> bool:
        """Put a finding where it belongs; False for one that does not wait for a collection."""
        path = awaited(finding)
        if path is None:
            return False
        self._found.setdefault(path, Waiting(finding, finding.lacking[0])).add(finding)
        return True

    def together(self) -> list[Waiting]:
        """Those that are told together, after `release`; most findings first."""
        return sorted(self._found.values(), key=lambda one: -one.count)

    def release(self) -> list[Finding]:
        """Take out the findings that nothing else waits with."""
        single = [path for path, one in self._found.items() if one.count < FEWEST]
        return [self._found.pop(path).first for path in single]


def waiting_lines(some: Waiting, rules: Mapping[str, RuleText], layout: Layout) -> list[str]:
    """All findings that wait for one collection: how many, where it belongs, which they are, what to write."""
    words, lacking = layout.words, some.lacking
    head = words.say(f"head.{Headline.UNDETERMINED}")
    said = words.each(lambda lang: counted("waiting", some.count, lang, list=lacking.name))
    first, *rest = hanging(f"{head}: {said}", layout.cells, 2)
    lines = [layout.paint(head, Headline.UNDETERMINED) + first.removeprefix(head), *rest, *_where(lacking, layout)]
    if len(some.where) > 1:
        most = len(some.where) if layout.verbose else MOST_FILES
        lines += layout.labelled(words.say("margin.files"), [words.each(some_of, list(some.where), most)])
    lines += layout.labelled(words.say("margin.results"), _results(list(some.rules), rules, layout))
    ordered = [outcome.value for outcome in Outcome if outcome.value in some.possible]
    lines += layout.labelled(words.say("margin.possible"), [words.each(outcome_words, ordered)])
    return lines + layout.labelled(words.say("margin.fix"), [words.each(fix_words, lacking, _place(lacking))])


def _place(lacking: Lacking) -> str:
    return place(lacking.where) if lacking.where is not None else lacking.profile


def _where(lacking: Lacking, layout: Layout) -> list[str]:
    """Where the collection could be written."""
    if lacking.where is None:
        return []
    said = visible(layout.words.each(missing_words, lacking))
    lines = excerpt(layout.texts.get(lacking.where.path) or (), lacking.where, layout.cells)
    if lines:
        lines[-1] = cut(f"{lines[-1]} {layout.words.each(mark_words, lacking)}", layout.cells)
    return [cut(f"  --> {place(lacking.where)}  ({said})", layout.cells), *lines]


def _results(named: list[str], rules: Mapping[str, RuleText], layout: Layout) -> list[str]:
    """`pack/rule: title [paragraph]` of the first rules, and how many more there are."""
    most = len(named) if layout.verbose or len(named) <= MOST_RESULTS + 1 else MOST_RESULTS
    lines = [layout.words.each(_rule_words, rules[name]) for name in named[:most]]
    return [*lines, *([layout.words.say("more_v", n=len(named) - most)] if len(named) > most else [])]


def _rule_words(rule: RuleText, lang: Language) -> str:
    said = say("why.titled", lang, part=rule.id, words=chosen(rule.title, lang))
    cites = "; ".join(chosen(text, lang) for text, _ in rule.citations)
    return f"{said} [{cites}]" if cites else said
