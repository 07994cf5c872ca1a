"""The filter that a reader types, from text to tests.

    filter  = terms apart by spaces: all of them must hold
    term    = ["-"] (word | key ":" value | "due" ("<" | "<=" | ">" | ">=") day | "changed")
    word, value, day may be several, apart by commas: one of them must hold
    "..."   = spaces, commas, colons and comparison signs in it, and a hyphen before it, are text

    word                somewhere in what is said of the rule or of the finding, whatever its case, width or kana
    outcome:gap,undet   ids or labels of either language, or as much of one as makes it clear
    pack:x*  rule:x/*   globs (`*`, `?`); a rule also by its own id alone
    fact:components.*   a missing fact, or one that the rule can read (`entity.fact`)
    subject:components.*
    due<2027-04-01      compared with the due date; nothing without one is earlier or later
    due:30d  due:none   due from the as-of date to 30 days later; no due date, or none known
    cause:fact          why it is open: fact, judgement, evidence, law
    verified:no         the law behind it
    changed             its outcome differs between the two evaluations compared

What an input method for Japanese writes means the same: full-width signs and letters, the ideographic space, `、` as
the comma behind a key, `ー` for a hyphen before a term and in a day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from stdcheck.i18n import catalogue
from stdcheck.report.filtering import matching
from stdcheck.report.filtering.matching import Searchable, Test
from stdcheck.report.filtering.values import COMPARISONS, VALUES, Unclear, compared, near
from stdcheck.report.folding import folded
from stdcheck.report.wording import Language

TERMS: tuple[tuple[str, str], ...] = (
    ("word", "filter-help-word"),
    ('"two words"', "filter-help-quoted"),
    ("outcome:gap,undet", "filter-help-outcome"),
    ("pack:x*", "filter-help-pack"),
    ("rule:x/*", "filter-help-rule"),
    ("fact:components.*.model_year", "filter-help-fact"),
    ("subject:components.*", "filter-help-subject"),
    ("due<2027-04-01", "filter-help-due"),
    ("due:30d", "filter-help-due-within"),
    ("due:none", "filter-help-due-none"),
    ("cause:judgement", "filter-help-cause"),
    ("verified:no", "filter-help-verified"),
    ("changed", "filter-help-changed"),
    ("-outcome:pass", "filter-help-not"),
    ("pack:x* due:30d", "filter-help-and"),
    ("gap,due", "filter-help-or"),
)
"""For a help page: an example of each kind of term, and the code of its explanation."""

CHANGED = "changed"
_SYNTAX = str.maketrans("：，＜＞＝－＂“”", ':,<>=-"""')
_QUOTED = re.compile(r'"[^"]*("?)')
_NEGATION = re.compile("[-−ー]*")
_KEY = re.compile(r"([^:<>=\0]*)([<>]=?|[:=])")
_COMMA, _COMMA_BEHIND_KEY = re.compile(","), re.compile("[,、､]")


@dataclass(frozen=True, slots=True)
class FilterProblem:
    """What cannot be understood. start, end: code points in the text as typed; args: for the words of `code`"""

    start: int
    end: int
    code: str
    args: Mapping[str, str]

    def text(self, lang: Language) -> str:
        """What is wrong, and what may have been meant."""
        said = (catalogue.message(self.code, self.args, lang), catalogue.hint(self.code, self.args, lang))
        return ("。" if lang == "ja" else ". ").join(filter(None, said))


@dataclass(frozen=True, slots=True)
class Term:
    """A part of a filter. negated: the test must fail"""

    negated: bool
    test: Test


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter as typed, ready to be used."""

    text: str
    terms: tuple[Term, ...]

    def matches(self, row: Searchable) -> bool:
        """Whether every term holds."""
        return all(term.test(row) is not term.negated for term in self.terms)


def parse_filter(text: str, lang: Language) -> tuple[Filter | None, tuple[FilterProblem, ...]]:
    """The filter, or None with all that cannot be understood. The empty text matches everything.

    lang: of the names that a problem suggests where several would do
    """
    return _Reader(text, lang).read()


class _Reader:
    """Reads one text. plain: with the signs of the syntax as ASCII; bare: with what is quoted as NUL; both as long."""

    def __init__(self, text: str, lang: Language) -> None:
        self.text = text
        self.lang = lang
        self.plain = text.translate(_SYNTAX)
        self.bare = _QUOTED.sub(lambda quoted: "\0" * len(quoted[0]), self.plain)

    def read(self) -> tuple[Filter | None, tuple[FilterProblem, ...]]:
        for quoted in _QUOTED.finditer(self.plain):
            if not quoted[1]:
                return None, (FilterProblem(*quoted.span(), "filter-unclosed", {}),)
        terms: list[Term] = []
        problems: list[FilterProblem] = []
        for part in re.finditer(r"\S+", self.bare):
            try:
                terms.append(self._term(*part.span()))
            except Unclear as unclear:
                start, end = unclear.place or part.span()
                problems.append(FilterProblem(start, end, unclear.code, unclear.args_of))
        return None if problems else Filter(self.text, tuple(terms)), tuple(problems)

    def _term(self, start: int, end: int) -> Term:
        hyphens = _NEGATION.match(self.bare, start, end)
        begin = hyphens.end() if hyphens else start
        return Term((begin - start) % 2 == 1, self._test(begin, end))

    def _test(self, begin: int, end: int) -> Test:
        keyed = _KEY.match(self.bare, begin, end)
        key = folded(keyed[1]) if keyed else ""
        if keyed is None or (keyed[2] == "=" and key not in VALUES):
            if folded(self.bare[begin:end]) == CHANGED:
                return matching.has_changed
            return self._one_of(begin, end, _COMMA, matching.has_word)
        sign, after = keyed[2], keyed.end()
        if key not in VALUES:
            start, stop = keyed.span(1) if key else keyed.span(2)
            known = near(key, (*VALUES, CHANGED), VALUES)
            raise Unclear("filter-key", (start, stop), key=self.text[start:stop], near=known)
        if sign == ":":
            return self._one_of(after, end, _COMMA_BEHIND_KEY, lambda value: VALUES[key](value.strip(), self.lang))
        if key == "due" and sign in COMPARISONS:
            return self._one_of(after, end, _COMMA_BEHIND_KEY, lambda value: compared(sign, value.strip()))
        signs = (":", *COMPARISONS) if key == "due" else (":",)
        raise Unclear("filter-sign", (begin, after), key=key, near=", ".join(f"{key}{one}" for one in signs))

    def _one_of(self, begin: int, end: int, comma: re.Pattern[str], read: Callable[[str], Test]) -> Test:
        """The values from `begin` to `end`, of which one must hold."""
        commas = [found.start() for found in comma.finditer(self.bare, begin, end)]
        tests = []
        for start, stop in zip([begin, *(place + 1 for place in commas)], [*commas, end], strict=True):
            value = self.plain[start:stop].replace('"', "")
            if not value.strip():
                raise Unclear("filter-empty")
            try:
                tests.append(read(value))
            except Unclear as unclear:
                unclear.place = (start, stop)
                raise
        return matching.any_of(tests)
