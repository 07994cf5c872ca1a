"""A comparison as text: what is new, gone or changed, the facts behind it, and the packs that differ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from stdcheck.facts.declarations import Text
from stdcheck.i18n import catalogue
from stdcheck.logic.results import Headline
from stdcheck.report.cells import visible
from stdcheck.report.data import AnswerPlain
from stdcheck.report.difference import Compared, Difference, FactDifference, Said
from stdcheck.report.excerpt import hanging
from stdcheck.report.text.layout import Layout, place
from stdcheck.report.timeline import outcome_state, possible_words, value_titles
from stdcheck.report.wording import Language, chosen
from stdcheck.rules.model import Pack

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
    packs = {pack.id: pack for side in (compared.before, compared.after) for pack in side.packs}
    lines = [line for difference in shown for line in _lines(difference, packs, layout)]
    if len(ordered) > len(shown):
        lines.append(_say(layout, "more", n=str(len(ordered) - len(shown))))
    blocks.append(lines or [_say(layout, "none")])
    if compared.facts:
        facts = [line for fact in compared.facts[: None if layout.verbose else MOST] for line in _fact(fact, layout)]
        if len(compared.facts) > MOST and not layout.verbose:
            facts.append(f"  {_say(layout, 'more', n=str(len(compared.facts) - MOST))}")
        blocks.append([_say(layout, "facts"), *facts])
    changed_packs = _packs(compared, layout)
    if changed_packs:
        blocks.append([_say(layout, "packs"), *changed_packs])
    counts = {change: str(n) for change, n in compared.counts.items()}
    blocks.append([_say(layout, "summary", **counts)])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _rank(difference: Difference) -> tuple[object, ...]:
    """Verdicts first, then rules with the worst outcome of the second side first, then answers."""
    outcome = difference.after.outcome if difference.after is not None else ""
    return KINDS.index(difference.place.kind), SEVERITY.get(outcome, len(SEVERITY)), difference.place


def _lines(difference: Difference, packs: Mapping[str, Pack], layout: Layout) -> list[str]:
    """`changed  pass -> gap  pack/rule  components.tcu  title`."""
    where = difference.place
    named, titles = _titles(difference, packs)
    said = layout.words.each(lambda lang: _from_to(difference, titles, lang))
    name = where.name if where.kind == "rule" else layout.words.each(lambda lang: _named(difference, lang))
    profile = f"{where.profile} " if where.profile else ""
    title = f"  {layout.words.text(named)}" if named else ""
    text = f"{_say(layout, difference.change)}: {said}  [{name}] {profile}{where.subject}{title}"
    return hanging(visible(text), layout.cells, 2)


def _titles(difference: Difference, packs: Mapping[str, Pack]) -> tuple[Text, Mapping[str, Text]]:
    """What it is called, and its values; a JSON report of its own knows the titles of rules only."""
    kind, (pack_id, _, name) = difference.place.kind, difference.place.name.partition("/")
    pack = packs.get(pack_id)
    if kind == "rule" or pack is None:
        return difference.title, {}
    if kind == "answer":
        return pack.answers[name].title if name in pack.answers else {}, value_titles(kind, name, pack)
    titles = {
        value: title for name in pack.verdicts.values() for value, title in value_titles(kind, name, pack).items()
    }
    return {}, titles


def _from_to(difference: Difference, titles: Mapping[str, Text], lang: Language) -> str:
    if difference.before is None or difference.after is None:
        return _words(difference.after or difference.before, titles, lang)
    args = {"before": _words(difference.before, titles, lang), "after": _words(difference.after, titles, lang)}
    return catalogue.message("difference-from_to", args, lang)


def _words(said: Said | None, titles: Mapping[str, Text], lang: Language) -> str:
    assert said is not None
    if said.outcome:
        return outcome_state(said.outcome, map(str, said.possible), lang)
    return possible_words(cast("tuple[AnswerPlain, ...]", said.possible), titles, lang)


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
