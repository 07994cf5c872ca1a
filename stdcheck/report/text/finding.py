"""One finding in full: what, under which paragraph, where, why, what is possible, what settles it, what to write."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stdcheck.facts.declarations import Text
from stdcheck.logic.results import Headline
from stdcheck.report.cells import cut, visible, width, wrap
from stdcheck.report.data import Finding, Lacking, Reason, RuleText
from stdcheck.report.excerpt import excerpt, hanging
from stdcheck.report.settling import fix_words, mark_words, missing_paths, missing_words, settle_words
from stdcheck.report.text.layout import Layout, place
from stdcheck.report.wording import Language, chosen, joined, outcome_words, say, some_of

MOST_REASONS = 3
MOST_EXCEPTIONS = 8
MOST_MISSING = 6
MOST_FIXES = 3
"""Lines or items of each kind before the rest is only counted."""


def finding_lines(finding: Finding, rule: RuleText, layout: Layout) -> list[str]:
    """The finding as text."""
    location, *marked = _where(finding, layout)
    lines = [*heading(finding, finding.sentence.text, layout), location]
    lines = [*with_citation(lines, location, rule, layout), *marked]
    for label, texts in _margin(finding, rule, layout):
        lines += layout.labelled(layout.words.say(f"margin.{label}"), texts)
    return lines


def heading(finding: Finding, text: Text, layout: Layout) -> list[str]:
    """`outcome[pack/rule] text`, the label in its colour."""
    head = f"{layout.words.say(f'head.{finding.outcome}')}[{finding.rule}]"
    first, *rest = hanging(f"{head} {layout.words.text(text)}", layout.cells, 2)
    return [layout.paint(head, finding.outcome) + first.removeprefix(head), *rest]


def with_citation(lines: list[str], plain: str, rule: RuleText, layout: Layout) -> list[str]:
    """The citation at the right end of the last line, or on a line of its own. plain: that line without colours"""
    cites = visible("; ".join(layout.words.text(text) for text, _ in rule.citations))
    gap = layout.cells - width(plain) - width(cites)
    if gap >= 2:
        return [*lines[:-1], lines[-1] + " " * gap + cites] if cites else lines
    return [*lines, *(" " * (layout.cells - width(line)) + line for line in wrap(cites, layout.cells))]


def _where(finding: Finding, layout: Layout) -> list[str]:
    """The place with its excerpt; of something missing, what to do there."""
    location = f"  --> {place(finding.primary)}  {visible(finding.subject)}"
    if _fits(finding, layout):
        location += _missing_here(finding, layout)
    lines = excerpt(layout.texts.get(finding.primary.path) or (), finding.primary, layout.cells)
    lacking = _lacking_here(finding)
    if lacking and lines:
        mark = layout.words.each(mark_words, lacking)
        if mark and width(lines[-1]) + width(mark) < layout.cells:
            lines[-1] = f"{lines[-1]} {mark}"
    return [cut(location, layout.cells), *lines]


def _lacking_here(finding: Finding) -> Lacking | None:
    """What is missing at the place that is shown."""
    return next((item for item in finding.lacking if item.where == finding.primary), None)


def _missing_here(finding: Finding, layout: Layout) -> str:
    lacking = _lacking_here(finding)
    return f"   ({visible(layout.words.each(missing_words, lacking))})" if lacking else ""


def _fits(finding: Finding, layout: Layout) -> bool:
    """Whether what is missing has room behind the place."""
    location = f"  --> {place(finding.primary)}  {visible(finding.subject)}"
    return width(location) + width(_missing_here(finding, layout)) <= layout.cells


def _margin(finding: Finding, rule: RuleText, layout: Layout) -> Iterable[tuple[str, Sequence[str]]]:
    """The labelled lines, in their order; a label without lines is left out."""
    words = layout.words
    open_ = finding.outcome in (Headline.UNDETERMINED, Headline.JUDGEMENT)
    yield "error", [finding.message.args["fault"]] if "fault" in finding.message.args else []
    yield "because", shortened([_reason(reason, layout) for reason in finding.because], layout)
    yield "unless", _exceptions(finding.unless, layout)
    if len(finding.possible) > 1:
        yield "possible", [words.each(outcome_words, finding.possible)]
    if open_:
        yield "missing", _missing(finding, layout)
        settles = [words.each(settle_words, item, finding.possible) for item in finding.lacking]
        yield "settle", limited([text for text in settles if text], MOST_FIXES, layout)
    if finding.due is not None:
        yield "due", [finding.due.isoformat()]
    if finding.relies_on:
        yield "relies", [", ".join(finding.relies_on)]
    yield "fix", _fixes(finding, rule, layout)


def _reason(reason: Reason, layout: Layout) -> str:
    where = ", ".join(place(span) for span in reason.spans[:1])
    text = layout.words.text(reason.text)
    return layout.words.each(_noted, reason.text, where) if where else text


def _noted(text: Text, note: str, lang: Language) -> str:
    """`text (note)`."""
    return say("value.with", lang, value=chosen(text, lang), detail=note)


def _exceptions(reasons: Sequence[Reason], layout: Layout) -> list[str]:
    """`title ..... state (the facts it turns on)`."""
    titles = [layout.words.text(reason.text) for reason in reasons]
    column = min(max(map(width, titles), default=0), layout.cells // 2)
    lines = []
    for reason, title in zip(reasons, titles, strict=True):
        dots = " " + "." * (column - width(title) + 2) + " " if width(title) <= column else " ... "
        lines.append(f"{title}{dots}{layout.words.each(_state, reason)}")
    return limited(lines, MOST_EXCEPTIONS, layout)


def _state(reason: Reason, lang: Language) -> str:
    """`no (the facts it turns on, where)`."""
    state = say(f"truth.{reason.truth}", lang)
    parts = [chosen(reason.facts, lang), *(place(span) for span in reason.spans[:1])]
    detail = joined((part for part in parts if part), lang)
    return say("value.with", lang, value=state, detail=detail) if detail else state


def _missing(finding: Finding, layout: Layout) -> list[str]:
    """What is missing, when it is more than the place above shows; where to write it stands under `fix`."""
    if len(finding.lacking) < 2 and _fits(finding, layout):
        return []
    paths = missing_paths(finding.lacking)
    return [layout.words.each(some_of, paths, len(paths) if layout.verbose else MOST_MISSING)]


def _fixes(finding: Finding, rule: RuleText, layout: Layout) -> list[str]:
    """What to write where; for a gap or a duty what the pack advises."""
    if finding.outcome in (Headline.GAP, Headline.DUE):
        return [layout.words.text(rule.remediation)] if rule.remediation else []
    lines = []
    for item in finding.lacking if finding.outcome in (Headline.UNDETERMINED, Headline.JUDGEMENT) else ():
        lines.append(layout.words.each(fix_words, item, fix_place(item, finding)))
    return limited(list(dict.fromkeys(lines)), MOST_FIXES, layout)


def fix_place(item: Lacking, finding: Finding) -> str:
    """Where something missing is to be written."""
    return place(item.where) if item.where else finding.primary.path


def shortened(lines: list[str], layout: Layout) -> list[str]:
    """The first reasons, and how many more there are."""
    rest = 0 if layout.verbose else len(lines) - MOST_REASONS
    return [*lines[:MOST_REASONS], layout.words.say("more_v", n=rest)] if rest > 0 else lines


def limited(lines: list[str], most: int, layout: Layout) -> list[str]:
    """The first lines, and how many more there are; all of them when verbose."""
    if layout.verbose or len(lines) <= most + 1:
        return lines
    return [*lines[:most], layout.words.say("more", n=len(lines) - most)]
