"""A pack as text: where its law was read, what it decides, and its rules in the order of the law."""

from __future__ import annotations

from collections.abc import Iterable

from stdcheck.report.build import citation
from stdcheck.report.cells import visible
from stdcheck.report.excerpt import hanging
from stdcheck.report.text.layout import LABEL, MARGIN, Layout
from stdcheck.rules.model import Pack, Rule


def pack_lines(pack: Pack, layout: Layout) -> list[str]:
    """The view."""
    words = layout.words
    lines = layout.spread(
        f"{pack.id} {pack.version}  {visible(words.text(pack.title))}", visible(words.text(pack.jurisdiction))
    )
    law = words.say("packs.law", day=pack.law_as_of.isoformat())
    lines += hanging(f"{law}, sha256 {pack.digest}", layout.cells, 2)
    for source in pack.sources.values():
        day = f", {source.date.isoformat()}" if source.date else ""
        lines += _block("packs.source", f"{source.id}: {words.text(source.title)} ({source.publisher}{day})", layout)
        lines += [f"{' ' * (MARGIN + LABEL)}{visible(source.url)}"] if source.url else []  # never cut: to be copied
    for root, name in pack.verdicts.items():
        lines += _block("packs.verdict", f"{root}: {words.text(pack.decisions[name].title)}", layout)
    for answer in pack.answers.values():
        lines += _block("packs.answer", f"{answer.name}: {words.text(answer.title)}", layout)
    lines.append("")
    for rule in pack.rules.values():
        lines += _rule(rule, pack, layout)
    return lines


def _block(key: str, text: str, layout: Layout) -> Iterable[str]:
    return layout.labelled(layout.words.say(key), [text])


def _rule(rule: Rule, pack: Pack, layout: Layout) -> list[str]:
    """A rule; an exception is set in and names its rules."""
    words = layout.words
    cite = "" if rule.meta.cite is None else words.text(citation(pack, rule.meta.cite)[0])
    indent = "  " if rule.is_exception else ""
    to = ", ".join(parent.rule for parent in rule.parents)
    of = f" ({words.say('packs.exception_to', rules=to)})" if to else ""
    mark = "" if rule.verified else f" [{words.say('packs.unverified')}]"
    head = f"{indent}{rule.id}  {words.say(f'kind.{rule.kind}')}{of}{mark}"
    body = hanging(visible(words.text(rule.title)), layout.cells - len(indent) - 4, 0)
    return [*layout.spread(head, visible(cite)), *(f"{indent}    {line}" for line in body)]
