"""The graph of references in a pack: which parts rest on themselves, and whether a root's paths are read elsewhere."""

from __future__ import annotations

from collections.abc import Iterable

from stdcheck.facts.shapes import Report
from stdcheck.rules.reading.library import Library, Owner, Reference, Uses
from stdcheck.source.spans import Span

ACYCLIC = frozenset({"definition", "quantity", "decision", "rule"})
"""Parts that must not rest on themselves (of definitions, those that are not inductive)."""
_CALLED = frozenset({"definition", "quantity", "decision"})


def check_cycles(library: Library, inductive: Iterable[str], report: Report) -> None:
    """Report each group of parts that rest on each other once, with one way round spelled out.

    inductive: ids of the definitions that may rest on themselves; ways round through them are looked at elsewhere
    """
    done: set[Owner] = {("definition", name) for name in inductive}
    for start in sorted(library.uses):
        if start[0] in ACYCLIC and start not in done:
            _walk(start, library, done, report)


def _walk(start: Owner, library: Library, done: set[Owner], report: Report) -> None:
    """Depth first without recursion: `trail` is the way from `start`, with the references not yet followed."""
    trail: list[tuple[Owner, list[Reference]]] = [(start, _onward(start, library))]
    on_trail = {start: 0}
    while trail:
        owner, pending = trail[-1]
        if not pending:
            trail.pop()
            del on_trail[owner]
            done.add(owner)
            continue
        reference = pending.pop(0)
        if reference.target in on_trail:
            way = [part for part, _ in trail[on_trail[reference.target] :]]
            words = " -> ".join(name for _, name in (*way, reference.target))
            report.error("pack-cycle", reference.span, cycle=words)
        elif reference.target not in done:
            on_trail[reference.target] = len(trail)
            trail.append((reference.target, _onward(reference.target, library)))


def _onward(owner: Owner, library: Library) -> list[Reference]:
    uses = library.uses.get(owner, Uses())
    seen: dict[Owner, Reference] = {}
    for reference in uses.references:
        if reference.target[0] in ACYCLIC:
            seen.setdefault(reference.target, reference)
    return list(seen.values())


def roots_read(owner: Owner, library: Library) -> dict[str, Span]:
    """The root entities whose paths are read by a part or by anything it calls, each with a place."""
    found: dict[str, Span] = {}
    pending, seen = [owner], {owner}
    while pending:
        uses = library.uses.get(pending.pop(), Uses())
        for root, span in uses.roots.items():
            found.setdefault(root, span)
        for reference in uses.references:
            if reference.target[0] in _CALLED and reference.target not in seen:
                seen.add(reference.target)
                pending.append(reference.target)
    return found


def check_roots(owner: Owner, roots: Iterable[str], library: Library, report: Report) -> None:
    """What a rule calls must not read the paths of a root it never runs for."""
    allowed = set(roots)
    for reference in library.uses.get(owner, Uses()).references:
        if reference.target[0] not in _CALLED:
            continue
        for root, span in roots_read(reference.target, library).items():
            if root not in allowed:
                report.error(
                    "pack-call-root",
                    reference.span,
                    ("pack-at-path", span),
                    name=reference.target[1],
                    root=root,
                    roots=", ".join(sorted(allowed)) or "-",
                )
