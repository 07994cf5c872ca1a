"""What a filter looks at, folded once, and the tests that its terms are made of. Knows no syntax.

Whatever depends on the rule alone is folded, and tested, once for a rule, not for each of its findings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fnmatch import translate
from functools import cache, lru_cache

from stdcheck.logic.results import Headline
from stdcheck.logic.values import Cause
from stdcheck.report.data import Finding, Lacking, RuleText
from stdcheck.report.folding import folded

_APART = "\0"
"""Between the texts that are searched as one: nobody types it, so that no word runs from one into the next."""


@dataclass(frozen=True, slots=True, eq=False)
class SearchedRule:
    """Of a rule, folded. id: `pack/rule`; name: the rule's own id; facts: `entity.fact` that it can read"""

    id: str
    pack: str
    name: str
    facts: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Searchable:
    """Of a finding, folded. missing: addresses of facts; days: from the as-of date to `due`, None without one"""

    rule: SearchedRule
    outcome: Headline
    subject: str
    missing: tuple[str, ...]
    causes: tuple[str, ...]
    due: date | None
    days: int | None
    verified: bool
    changed: bool
    text: str


Test = Callable[[Searchable], bool]


def searchable(finding: Finding, rule: RuleText, facts: tuple[str, ...], changed: bool, as_of: date) -> Searchable:
    """What a filter needs of a finding.

    rule, facts: the finding's rule and the facts that it can read, as `entity.fact`: the same objects for all its
    findings; changed: whether its outcome differs between the two evaluations that are compared
    """
    paths = dict.fromkeys(item.path for item in finding.lacking)
    texts = (finding.subject, *finding.name.values(), *paths, *finding.sentence.text.values())
    return Searchable(
        rule=_searched_rule(rule, facts),
        outcome=finding.outcome,
        subject=folded(finding.subject),
        missing=tuple(dict.fromkeys(folded(item.path) for item in finding.lacking if _is_fact(item))),
        causes=finding.causes,
        due=finding.due,
        days=None if finding.due is None else (finding.due - as_of).days,
        verified=finding.verified,
        changed=changed,
        text=folded(_APART.join(dict.fromkeys(texts))),
    )


@lru_cache(maxsize=4096)
def _searched_rule(rule: RuleText, facts: tuple[str, ...]) -> SearchedRule:
    citations = (text for citation, _ in rule.citations for text in citation.values())
    texts = (rule.id, *rule.title.values(), *facts, *citations)
    rule_id = folded(rule.id)
    pack, _, name = rule_id.partition("/")
    return SearchedRule(rule_id, pack, name, tuple(map(folded, facts)), folded(_APART.join(dict.fromkeys(texts))))


def _is_fact(item: Lacking) -> bool:
    """Not what is missing in a pack: a text that nobody has read, or that can be read in several ways."""
    return item.how not in ("law", "reading")


def has_word(text: str) -> Test:
    """The text is somewhere in what is said of the rule or of the finding."""
    word = folded(text)
    in_rule = cache(lambda rule: word in rule.text)
    return lambda row: word in row.text or in_rule(row.rule)


def has_outcome(outcome: Headline) -> Test:
    """This outcome."""
    return lambda row: row.outcome is outcome


def of_pack(pattern: str) -> Test:
    """A rule of a pack like this glob."""
    like = _like(pattern)
    return lambda row: like(row.rule.pack)


def of_rule(pattern: str) -> Test:
    """A rule like this glob, by `pack/rule` or by its own id."""
    like = _like(pattern)
    return lambda row: like(row.rule.id) or like(row.rule.name)


def of_subject(pattern: str) -> Test:
    """A subject at an address like this glob."""
    like = _like(pattern)
    return lambda row: like(row.subject)


def of_fact(pattern: str) -> Test:
    """A missing fact at an address like this glob, or a rule that can read a fact like it."""
    like = _like(pattern)
    read = cache(lambda rule: any(map(like, rule.facts)))
    return lambda row: read(row.rule) or any(map(like, row.missing))


def is_due(compare: Callable[[date, date], bool], day: date) -> Test:
    """A due date that compares so with the day; never without a due date."""
    return lambda row: row.due is not None and compare(row.due, day)


def is_due_within(days: int) -> Test:
    """A due date from the as-of date to so many days after it."""
    return lambda row: row.days is not None and 0 <= row.days <= days


def has_no_due(row: Searchable) -> bool:
    """No due date, or none that is known."""
    return row.due is None


def has_cause(cause: Cause) -> Test:
    """Open for this cause, among others."""
    return lambda row: cause.value in row.causes


def is_verified(wanted: bool) -> Test:
    """Whether somebody has verified the law that it rests on."""
    return lambda row: row.verified is wanted


def has_changed(row: Searchable) -> bool:
    """Its outcome differs between the two evaluations that are compared."""
    return row.changed


def any_of(tests: Sequence[Test]) -> Test:
    """One of these holds."""
    return tests[0] if len(tests) == 1 else lambda row: any(test(row) for test in tests)


def _like(pattern: str) -> Callable[[str], bool]:
    """Whether a folded text is like a glob of `*` and `?`. Brackets stand for themselves: addresses have them."""
    whole = re.compile(translate(folded(pattern).replace("[", "[[]"))).match
    return cache(lambda text: whole(text) is not None)
