"""A comparison as text: what is new, gone or changed, the facts behind it, and the packs that differ."""

from __future__ import annotations

from stdcheck.i18n import catalogue
from stdcheck.logic.results import Headline
from stdcheck.report.cells import visible
from stdcheck.report.difference import Compared, Difference, FactDifference, Said
from stdcheck.report.excerpt import hanging
from stdcheck.report.text.layout import Layout, place
from stdcheck.report.timeline import outcome_state, plain_words
from stdcheck.report.wording import Language, chosen, joined

SEVERITY = {outcome.value: rank for rank, outcome in enumerate(Headline)}
MOST = 40
KINDS = ("verdict", "rule", "answer")


def difference_text(compared: Compared, layout: Layout) -> str:
    """The whole, ending in a line feed."""
    sides = [
        _say(layout, "side", name=visible(side.name), day=side.report.as_of.isoformat())
        for side in (compared.before, compared.after)
    ]
    blocks = [hanging(_say(layout, "head", before=sides[0], after=sides[1]), layout.cells, 2)]
    ordered = sorted(compared.differences, key=_rank)
    shown = ordered if layout.verbose else ordered[:MOST]
    lines = [line for difference in shown for line in _lines(difference, layout)]
    if len(ordered) > len(shown):
        lines.append(_say(layout, "more", n=str(len(ordered) - len(shown))))
    blocks.append(lines or [_say(layout, "none")])
    if compared.facts:
        facts = [line for fact in compared.facts[: None if layout.verbose else MOST] for line in _fact(fact, layout)]
        if len(compared.facts) > MOST and not layout.verbose:
            facts.append(f"  {_say(layout, 'more', n=str(len(compared.facts) - MOST))}")
        blocks.append([_say(layout, "facts"), *facts])
    packs = _packs(compared, layout)
    if packs:
        blocks.append([_say(layout, "packs"), *packs])
    counts = {change: str(n) for change, n in compared.counts.items()}
    blocks.append([_say(layout, "summary", **counts)])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _rank(difference: Difference) -> tuple[object, ...]:
    """Verdicts first, then rules with the worst outcome of the second side first, then answers."""
    outcome = difference.after.outcome if difference.after is not None else ""
    return KINDS.index(difference.place.kind), SEVERITY.get(outcome, len(SEVERITY)), difference.place


def _lines(difference: Difference, layout: Layout) -> list[str]:
    """`changed  pass -> gap  pack/rule  components.tcu  title`."""
    where = difference.place
    said = layout.words.each(lambda lang: _from_to(difference, lang))
    name = where.name if where.kind == "rule" else layout.words.each(lambda lang: _named(difference, lang))
    profile = f"{where.profile} " if where.profile else ""
    title = f"  {layout.words.text(difference.title)}" if difference.title else ""
    text = f"{_say(layout, difference.change)}: {said}  [{name}] {profile}{where.subject}{title}"
    return hanging(visible(text), layout.cells, 2)


def _from_to(difference: Difference, lang: Language) -> str:
    if difference.before is None or difference.after is None:
        return _words(difference.after or difference.before, lang)
    args = {"before": _words(difference.before, lang), "after": _words(difference.after, lang)}
    return catalogue.message("difference-from_to", args, lang)


def _words(said: Said | None, lang: Language) -> str:
    assert said is not None
    if said.outcome:
        return outcome_state(said.outcome, map(str, said.possible), lang)
    values = joined((plain_words(value, {}, lang) for value in said.possible), lang)  # type: ignore[arg-type]
    return values if len(said.possible) == 1 else catalogue.message("timeline-undecided", {"possible": values}, lang)


def _named(difference: Difference, lang: Language) -> str:
    return catalogue.message(f"timeline-{difference.place.kind}", {"name": difference.place.name}, lang)


def _fact(fact: FactDifference, layout: Layout) -> list[str]:
    def text(lang: Language) -> str:
        absent = catalogue.message("difference-absent", {}, lang)
        sides = {"before": fact.before, "after": fact.after}
        words = {side: absent if said is None else chosen(said, lang) for side, said in sides.items()}
        return catalogue.message("difference-fact", {"fact": fact.address, **words}, lang)

    line = f"{layout.words.each(text)} ({place(fact.where)})"
    return [f"  {part}" for part in hanging(line, layout.cells - 2, 2)]


def _packs(compared: Compared, layout: Layout) -> list[str]:
    """Packs that are not the same on both sides."""
    sides = [{p.id: p for p in side.report.packs} for side in (compared.before, compared.after)]
    lines = []
    for pack_id in sorted({*sides[0], *sides[1]}):
        old, new = (side.get(pack_id) for side in sides)
        if old is None or new is None or old.sha256 != new.sha256:
            absent = _say(layout, "no_pack")
            before, after = (f"{p.version} (sha256 {p.sha256[:12]})" if p else absent for p in (old, new))
            lines += hanging(f"  {_say(layout, 'pack', id=pack_id, before=before, after=after)}", layout.cells, 4)
    return lines


def _say(layout: Layout, key: str, **args: str) -> str:
    return layout.words.each(lambda lang: catalogue.message(f"difference-{key}", args, lang))
