"""The tab Why: what comes out and where, what is missing and what would settle it, and the proof clause by clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from stdcheck.facts.declarations import Text
from stdcheck.logic.results import Headline
from stdcheck.report.data import Finding, Lacking, RuleText
from stdcheck.report.proof_tree import Clause
from stdcheck.report.settling import fix_words, missing_words, settlings
from stdcheck.report.wording import Language, outcome_words
from stdcheck.tui.viewmodel.changes import Changed
from stdcheck.tui.viewmodel.items import Item
from stdcheck.tui.viewmodel.words import Teller, label, tell
from stdcheck.tui.worker.messages import Proved

Folds = Mapping[str, bool]
"""Key of an item -> whether it is folded, where somebody has folded or unfolded it."""

UNSETTLED = frozenset({Headline.UNDETERMINED, Headline.JUDGEMENT})
MOST_MISSING = 40
"""Missing facts that are told of one by one."""


def why_items(
    finding: Finding, rule: RuleText, changed: Changed | None, proved: Proved | None, folds: Folds, words: Teller
) -> list[Item]:
    """The tab; what only a proof tells is left out until it is there."""
    if proved is not None:
        finding = proved.finding
    items = [*_head(finding, rule, changed, words)]
    if finding.outcome in UNSETTLED:
        items += _missing(finding, words)
    elif finding.outcome in (Headline.GAP, Headline.DUE) and rule.remediation:
        items += [
            _title("fix", words.tell("law.fix")),
            Item("fix.text", words.text(rule.remediation), 1),
        ]
    items.append(_title("proof", words.tell("proof")))
    if proved is None:
        return [*items, Item("proof.waiting", words.tell("proving"), 1, "dim")]
    for number, clause in enumerate(proved.proof):
        items += _clause(clause, f"proof.{number}", 0, folds, words)
    return items


def _title(key: str, text: str) -> Item:
    return Item(key, text, style="title")


def _head(finding: Finding, rule: RuleText, changed: Changed | None, words: Teller) -> Iterator[Item]:
    """Its outcome, what it is about, what is possible, when it is due, what it relies on, its paragraph."""
    yield Item(
        "head",
        finding.rule,
        lead=words.each(lambda lang: label(finding.outcome, lang)),
        lead_style=finding.outcome,
        style="title",
    )
    span = finding.subject_span
    yield Item("sentence", words.text(finding.sentence.text))
    yield Item("subject", finding.subject, style="dim", note=words.at(span), span=span)
    if "fault" in finding.message.args:
        yield Item("fault", finding.message.args["fault"], style="error")
    if changed is not None:
        yield Item("changed", words.each(_changed, changed), style="resting")
    if len(finding.possible) > 1:
        yield _labelled("possible", words.each(lambda lang: outcome_words(finding.possible, lang)), words)
    if finding.due is not None:
        yield _labelled("due", finding.due.isoformat(), words)
    if finding.relies_on:
        yield _labelled("relies", ", ".join(finding.relies_on), words)
    for number, (text, url) in enumerate(rule.citations):
        yield Item(f"cite.{number}", words.text(text), style="place", url=url)
    if not finding.verified:
        yield Item("unverified", words.tell("unverified"), style="unknown")


def _labelled(key: str, text: str, words: Teller) -> Item:
    return Item(key, text, lead=words.say(f"margin.{key}"), lead_style="dim")


def _changed(changed: Changed, lang: Language) -> str:
    if changed.before is None:
        return tell("changed.new", lang)
    return tell(f"changed.{changed.direction}", lang, before=label(changed.before, lang))


def _missing(finding: Finding, words: Teller) -> Iterator[Item]:
    """What is missing, each with its place, its question, what to write, and what each answer leaves."""
    shown = finding.lacking[:MOST_MISSING]
    key = "judgement" if finding.outcome is Headline.JUDGEMENT else "missing"
    yield _title("missing", words.counted(key, len(finding.lacking)))
    for item in shown:
        yield from _lacking(item, finding, words)
    if len(shown) < len(finding.lacking):
        yield Item("missing.more", words.say("more", n=len(finding.lacking) - len(shown)), 1, "dim")


def _lacking(item: Lacking, finding: Finding, words: Teller) -> Iterator[Item]:
    key = f"missing.{item.path}"
    where = item.where if item.where is not None else finding.primary
    note = words.under(item.where)
    yield Item(key, item.path, 1, "unknown", lead="???", lead_style="unknown", note=note, span=where)
    question: Text = item.fact.question if item.fact is not None else {}
    if question:
        yield Item(f"{key}.question", words.text(question), 2)
    else:
        yield Item(f"{key}.question", words.each(lambda lang: missing_words(item, lang)), 2)
    for number, pair in enumerate(_pairs(item, finding, words)):
        yield Item(f"{key}.settle.{number}", pair, 2)
    place = f"{where.path}:{where.start.line}:{where.start.column}"
    yield Item(f"{key}.fix", words.each(lambda lang: fix_words(item, place, lang)), 2, "dim")


def _pairs(item: Lacking, finding: Finding, words: Teller) -> list[str]:
    """`2029 or earlier -> exempt`, in the languages shown."""
    by_language = [settlings(item, finding.possible, lang) for lang in words.languages]
    return [
        " / ".join(dict.fromkeys(f"{answer} -> {left}" if left else answer for answer, left in pair))
        for pair in zip(*by_language, strict=True)
    ]


def _clause(clause: Clause, key: str, depth: int, folds: Folds, words: Teller) -> Iterator[Item]:
    """A clause, what it read, and the clauses below it; the deciding ones are open unless somebody folds them."""
    read = {one.address for one in clause.reads}
    missing = [path for path in clause.missing if path not in read]
    inside = bool(clause.children or clause.reads or clause.figures or missing)
    folded = folds.get(key, not clause.decides) if inside else None
    span = clause.reads[0].span if len(clause.reads) == 1 else None
    yield Item(
        key,
        words.text(clause.text),
        depth,
        lead=truth_words(clause.truth or "", words),
        lead_style=clause.truth or "",
        style="" if clause.decides else "dim",
        folded=folded,
        note=clause.ref,
        span=span,
        url=clause.url,
    )
    if folded is not False:
        return
    for number, one in enumerate(clause.reads):
        note = words.at(one.span)
        style = "" if one.known else "unknown"
        yield Item(f"{key}.read.{number}", words.text(one.text), depth + 1, style, note=note, span=one.span)
    for path in missing:
        yield Item(f"{key}.missing.{path}", path, depth + 1, "unknown", lead="???", lead_style="unknown")
    for number, figure in enumerate(clause.figures):
        yield Item(f"{key}.figure.{number}", words.text(figure), depth + 1, "dim")
    for number, child in enumerate(clause.children):
        yield from _clause(child, f"{key}.{number}", depth + 1, folds, words)


def truth_words(truth: str, words: Teller) -> str:
    """yes, no, ???: as wide as one another, so that a column of them can be read down."""
    return words.tell(f"truth.{truth}") if truth else ""


def all_keys(clauses: Sequence[Clause], key: str = "proof") -> Iterator[str]:
    """The keys of every clause that can be folded."""
    for number, clause in enumerate(clauses):
        yield f"{key}.{number}"
        yield from all_keys(clause.children, f"{key}.{number}")
