"""What a release of a pack changes, as text."""

from __future__ import annotations

from stdcheck.i18n import catalogue
from stdcheck.report.excerpt import hanging
from stdcheck.report.pack_difference import PackDifference
from stdcheck.report.text.difference_view import difference_text
from stdcheck.report.text.layout import Layout
from stdcheck.rules.changes import CoverageChange, PartChange

DIGEST = 12


def pack_difference_text(found: PackDifference, layout: Layout) -> str:
    """The whole, ending in a line feed."""
    sides = [f"{pack.id} {pack.version} (sha256 {pack.digest[:DIGEST]})" for pack in (found.old, found.new)]
    blocks = [hanging(_say(layout, "head", before=sides[0], after=sides[1]), layout.cells, 2)]
    parts = [line for change in sorted(found.parts, key=_rank) for line in _part(change, layout)]
    blocks.append(parts or [_say(layout, "same_parts")])
    if found.provisions:
        lines = [line for change in found.provisions for line in _provision(change, layout)]
        blocks.append([_say(layout, "provisions"), *lines])
    for compared in found.outcomes:
        blocks.append(difference_text(compared, layout).rstrip("\n").split("\n"))
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _rank(change: PartChange) -> bool:
    """What means something else comes before what only says something else; else in their own order."""
    return not change.meaning


def _part(change: PartChange, layout: Layout) -> list[str]:
    words = _say(layout, change.change if change.change != "added" else "new")
    aspects = f": {', '.join(change.aspects)}" if change.aspects else ""
    note = "" if change.meaning else f"  {_say(layout, 'words_only')}"
    return hanging(f"{words}  {change.kind} {change.id}{aspects}{note}", layout.cells, 2)


def _provision(change: CoverageChange, layout: Layout) -> list[str]:
    def status(value: str | None) -> str:
        return _say(layout, f"status.{value or 'absent'}")

    sides = {"before": status(change.before), "after": status(change.after)}
    text = _say(layout, "fact", fact=change.provision, **sides)
    return [f"  {line}" for line in hanging(text, layout.cells - 2, 2)]


def _say(layout: Layout, key: str, **args: str) -> str:
    return layout.words.each(lambda lang: catalogue.message(f"difference-{key}", args, lang))
