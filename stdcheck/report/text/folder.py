"""The report of several profiles: a table of verdicts, then the findings grouped by rule and cause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from stdcheck.checking import Status
from stdcheck.facts.declarations import Text
from stdcheck.logic.results import Headline, Outcome
from stdcheck.report.cells import cut, fit, visible, width, wrap, wrap_path
from stdcheck.report.data import FINDINGS, ProfileReport, RuleText, RunInfo
from stdcheck.report.excerpt import hanging
from stdcheck.report.settling import fix_words, missing_paths, settle_words
from stdcheck.report.text.finding import fix_place, heading, shortened, with_citation
from stdcheck.report.text.full import COUNTED_ONLY, counts_words, noted_unverified, packs_lines
from stdcheck.report.text.groups import OWN, Group, Groups, cause
from stdcheck.report.text.layout import Layout
from stdcheck.report.text.waiting import Waitings, waiting_lines
from stdcheck.report.verdicts import verdict_words
from stdcheck.report.wording import Language, chosen, joined, outcome_words, say, some_of
from stdcheck.source.problems import Problem

MOST_GROUPS = 20
MOST_NAMES = 4
GAP = 2
"""Cells between columns."""

Row = tuple[str, str, str, str, str]


class FolderReport:
    """Takes one profile after another, then gives the text."""

    def __init__(self, info: RunInfo, layout: Layout) -> None:
        self._info = info
        self._layout = layout
        self._rows: list[Row] = []
        self._groups = Groups()
        self._waiting = Waitings()
        self._problems: dict[tuple[object, ...], Problem] = {}
        self._counts: Counter[str] = Counter()
        self._profiles = 0
        self._unread = 0
        self._followed = False
        self._unverified = 0
        for problem in info.problems:
            self._add_problem(problem)

    def add(self, report: ProfileReport) -> None:
        """One more file."""
        self._profiles += 1
        self._followed |= report.followed
        self._unread += report.status is not Status.EVALUATED
        self._unverified += report.unverified
        self._counts.update(report.counts)
        self._rows.extend(self._rows_of(report))
        for problem in report.problems:
            self._add_problem(problem)
        for finding in report.findings:
            shown = finding.outcome in FINDINGS
            shown |= self._layout.verbose and finding.outcome.value not in COUNTED_ONLY
            if shown and not self._waiting.take(finding):
                self._groups.add(finding)

    def text(self) -> str:
        """The whole report, ending in a line feed."""
        layout = self._layout
        say = layout.words.say
        last = say("table.change" if self._followed else "table.due")
        titles = (say("table.profile"), say("table.pack"), say("table.verdict"), say("table.counts"), last)
        blocks = [table([titles, *self._rows], layout)]
        blocks += [layout.problem(problem) for problem in self._problems.values()]
        for finding in self._waiting.release():
            self._groups.add(finding)
        groups = self._groups.worst_first()
        shown = groups if layout.verbose else groups[:MOST_GROUPS]
        blocks += [group_lines(group, self._info.rules[group.first.rule], layout) for group in shown]
        rest = len(groups) - len(shown)
        if rest:
            blocks.append([say("group.rest_one" if rest == 1 else "group.rest", n=rest)])
        blocks += [waiting_lines(some, self._info.rules, layout) for some in self._waiting.together()]
        blocks.append([*self._totals(), *packs_lines(self._info, layout)])
        return "\n\n".join("\n".join(block) for block in blocks) + "\n"

    def _add_problem(self, problem: Problem) -> None:
        """A register's problem comes with every profile that uses it; it is shown once."""
        self._problems.setdefault((problem.code, problem.span, tuple(sorted(problem.args.items()))), problem)

    def _totals(self) -> list[str]:
        return hanging(self._layout.words.each(self._total), self._layout.cells, 2)

    def _total(self, lang: Language) -> str:
        unread = [say("total.unread", lang, n=self._unread)] if self._unread else []
        counts = joined([counts_words(self._counts, lang), *unread], lang)
        total = say("total_one" if self._profiles == 1 else "total", lang, n=self._profiles, counts=counts)
        return noted_unverified(total, self._unverified, lang)

    def _rows_of(self, report: ProfileReport) -> Iterator[Row]:
        """A row for each verdict of each pack; files that were not evaluated have one, too."""
        words = self._layout.words
        if report.status is not Status.EVALUATED:
            n = sum(problem.severity == "error" for problem in report.problems)
            errors = words.say("errors_one" if n == 1 else "errors", n=n) if n else ""
            yield visible(report.path), "", words.say(f"status.{report.status}"), errors, ""
            return
        for pack in report.packs:
            counts = Counter(f.outcome.value for f in report.findings if f.rule.startswith(f"{pack}/"))
            verdicts = [words.each(verdict_words, v.possible) for v in report.verdicts if v.pack == pack]
            yield (
                visible(report.path),
                pack,
                "; ".join(verdicts) or words.say("verdict.absent"),
                words.each(counts_words, counts),
                self._next_day(report, pack),
            )

    def _next_day(self, report: ProfileReport, pack: str) -> str:
        """The day on which something changes, where that was asked for, else the next day of a duty; or nothing."""
        if report.followed:
            return report.next_change.isoformat() if report.next_change else ""
        ahead = [
            finding.due
            for finding in report.findings
            if finding.rule.startswith(f"{pack}/")
            and "due" in finding.possible
            and finding.due is not None
            and finding.due >= self._info.as_of
        ]
        return min(ahead).isoformat() if ahead else ""


def table(rows: list[Row], layout: Layout) -> list[str]:
    """Rows in columns; what has no room in its column goes on below."""
    widths = [cells for cells in _widths(rows, layout.cells) if cells]
    lines: list[str] = []
    for row in rows:
        pieces = [_cell(text, cells, index == 0) for index, (text, cells) in enumerate(zip(row, widths, strict=False))]
        for index in range(max(map(len, pieces))):
            parts = [
                fit(piece[index] if index < len(piece) else "", cells)
                for piece, cells in zip(pieces, widths, strict=True)
            ]
            lines.append((" " * GAP).join(parts).rstrip())
    return lines


def _cell(text: str, cells: int, path: bool) -> list[str]:
    """A text as the lines of a cell; a path breaks behind its folders, a name that is still too long at its hyphens."""
    return [cut(line, cells) for line in (wrap_path if path else wrap)(text, cells)] if text else [""]


def _widths(rows: list[Row], cells: int) -> list[int]:
    """Columns as wide as they need to be, as far as there is room; verdict and counts share what the others leave."""
    needed = [max(width(row[column]) for row in rows) for column in range(5)]
    last = needed[4] if any(row[4] for row in rows[1:]) else 0
    room = cells - (4 if last else 3) * GAP - last
    first = min(needed[0], room * 9 // 20)
    second = min(needed[1], max(room // 6, 10))
    left = room - first - second
    third = min(needed[2], max(left - needed[3], left // 2))
    return [first, second, third, min(needed[3], left - third), last]


def group_lines(group: Group, rule: RuleText, layout: Layout) -> list[str]:
    """`outcome[pack/rule] title`, how many and which, what they have in common."""
    words, first = layout.words, group.first
    head = heading(first, rule.title, layout)
    plain = (
        f"{words.say(f'head.{first.outcome}')}[{first.rule}] {words.text(rule.title)}" if len(head) == 1 else head[-1]
    )
    lines = with_citation(head, plain, rule, layout)
    most = len(group.named) if layout.verbose else MOST_NAMES
    named = words.each(_some, tuple(group.named), most, group.count)
    lines += layout.labelled(words.say("group.count", n=group.count), [named])
    if first.lacking:
        missing = words.each(_common, group)
        lines += layout.labelled(words.say("margin.missing"), [missing])
    reasons = [words.text(reason.text) for reason in first.because if _shared(reason.address, group)]
    if reasons:
        lines += layout.labelled(words.say("margin.because"), shortened(reasons, layout))
    possible = [outcome.value for outcome in Outcome if outcome.value in group.possible]
    if len(possible) > 1:
        lines += layout.labelled(words.say("margin.possible"), [words.each(outcome_words, possible)])
    label, advice = _advice(group, rule, layout)
    return [*lines, *layout.labelled(words.say(f"margin.{label}"), [advice])] if advice else lines


def _advice(group: Group, rule: RuleText, layout: Layout) -> tuple[str, str]:
    """What settles every finding of the group, else what to do about it: the label of the line and its text."""
    words, first = layout.words, group.first
    if first.outcome in (Headline.GAP, Headline.DUE):
        return "fix", words.text(rule.remediation) if rule.remediation else ""
    if first.outcome not in (Headline.UNDETERMINED, Headline.JUDGEMENT) or not first.lacking:
        return "fix", ""
    items = first.lacking if group.count == 1 else first.lacking[:1] if len(group.settles) == 1 else ()
    settles = (words.each(settle_words, item, first.possible) for item in items)
    settle = next((text for text in settles if text), "")
    return ("settle", settle) if settle else ("fix", words.each(_fix, group))


def _fix(group: Group, lang: Language) -> str:
    """What to write for the first finding; it is the same for the others, each in its own place."""
    item = group.first.lacking[0]
    fix = fix_words(item, fix_place(item, group.first), lang)
    own = group.count > 1 and item.path.startswith(f"{group.first.subject}.")
    return say("fix.likewise", lang, fix=fix) if own else fix


def _common(group: Group, lang: Language) -> str:
    """The missing facts of one finding; of several the one that they share, a fact of each subject by its name."""
    if group.count == 1:
        return some_of(missing_paths(group.first.lacking), MOST_NAMES, lang)
    (shared,) = cause(group.first)
    fact = say("group.each", lang, fact=shared.removeprefix(OWN)) if shared.startswith(OWN) else shared
    return fact if group.alone else say("group.and_others", lang, fact=fact)


def _some(named: tuple[tuple[Text, str], ...], most: int, count: int, lang: Language) -> str:
    shown = [say("value.with", lang, value=chosen(name, lang), detail=where) for name, where in named[:most]]
    rest = count - min(most, len(named))
    return joined([*shown, *([say("more", lang, n=rest)] if rest else [])], lang)


def _shared(address: str, group: Group) -> bool:
    """Whether a reason of the first finding is one of all: it is no fact of the subject, or there is only one."""
    return group.count == 1 or not address.startswith(f"{group.first.subject}.")
