"""The coverage of a pack as text: how many provisions are taken care of, which are not, where, and how deep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stdcheck.cases.model import Case
from stdcheck.report.cells import fit, visible, width
from stdcheck.report.coverage import Depth, PackCoverage
from stdcheck.report.excerpt import hanging
from stdcheck.report.text.concise import problem_line
from stdcheck.report.text.layout import Layout
from stdcheck.report.wording import chosen, counted, say, some_of
from stdcheck.rules.coverage import Covered, Implementer, Status

LISTED = (Status.UNREAD, Status.EXCUSED, Status.MISSING)
"""Statuses whose provisions are named even where nobody asks for all."""
DEEP = 6
"""Cells before what is said of a provision."""
MOST_CASES = 8
"""Cases that are named; JSON has all."""
FIGURE = 8
"""Cells of a figure in the table of facts."""


def coverage_lines(coverage: PackCoverage, layout: Layout) -> list[str]:
    """The counts, the provisions that are unread, excused or missing, and (verbose) all with their nodes and cases."""
    counts, words = coverage.counts(), layout.words
    names = {"id": coverage.pack.id, "version": coverage.pack.version}
    key = "coverage.pack_one" if len(coverage.provisions) == 1 else "coverage.pack"
    lines = hanging(words.say(key, n=len(coverage.provisions), **names), layout.cells, 2)
    labels = {status: words.say(f"coverage.{status}") for status in Status}
    room = max(map(width, labels.values()))
    for status, n in counts.items():
        unverified = coverage.unverified() if status is Status.IMPLEMENTED else 0
        note = f"  {words.each(counted, 'coverage.unverified', unverified)}" if unverified else ""
        lines += _indented(f"{fit(labels[status], room)}  {n:>4}{note}", layout, 2)
    for status in Status:
        of_status = [one for one in coverage.provisions if one.status is status]
        if of_status and (layout.verbose or status in LISTED):
            lines += ["", layout.paint(labels[status], "label")]
            lines += (line for one in of_status for line in _provision(one, coverage, layout))
    return lines


def _provision(one: Covered, coverage: PackCoverage, layout: Layout) -> Iterator[str]:
    provision, words = one.provision, layout.words
    yield from _indented(f"{provision.id}  {provision.ref}  {words.text(provision.title)}", layout, 2)
    if one.status is Status.EXCUSED:
        yield from _indented(words.text(provision.excused), layout, DEEP)
    if layout.verbose:
        for node in one.nodes:
            yield from _indented(_node(node, layout), layout, DEEP)
        if one.nodes:
            yield from _indented(_cases(coverage.cases.get(provision.id, []), layout), layout, DEEP)


def _node(node: Implementer, layout: Layout) -> str:
    words = layout.words
    kind = words.say(f"coverage.kind.{node.kind}")
    marks = [] if node.verified else [words.say("coverage.not_verified")]
    marks += [words.say("coverage.no_text")] if node.unread else []
    said = f" [{', '.join(marks)}]" if marks else ""
    return f"{words.say('coverage.node', kind=kind, name=node.name)}{said}  {node.span.path}:{node.span.start.line}"


def _cases(cases: list[Case], layout: Layout) -> str:
    if not cases:
        return layout.words.say("coverage.no_case")
    ids = [case.id for case in cases]
    return layout.words.each(lambda lang: say("coverage.cases", lang, cases=some_of(ids, MOST_CASES, lang)))


def _indented(text: str, layout: Layout, by: int) -> Iterator[str]:
    for line in hanging(text, layout.cells - by, 2):
        yield " " * by + line


def shallow_lines(coverage: PackCoverage, layout: Layout) -> list[str]:
    """Facts read beside facts named for each provision, and the places that look shallow."""
    words = layout.words
    heads = [words.say(f"coverage.{name}") for name in ("read", "named", "share")]
    lines = ["", *hanging(words.say("coverage.shallow"), layout.cells, 2)]
    lines += hanging(_row(heads, ""), layout.cells, FIGURE)
    lines += [line for depth in coverage.depths() for line in _depth(depth, layout)]
    problems = coverage.problems or ()
    lines += ["", words.say("coverage.objections" if problems else "coverage.no_objection")]
    return lines + [line for problem in problems for line in hanging(problem_line(problem, layout), layout.cells, 2)]


def _row(figures: Iterable[str], name: str) -> str:
    cells = "".join(" " * max(FIGURE - width(figure), 1) + figure for figure in figures)
    return f"{cells}  {name}".rstrip()


def _depth(depth: Depth, layout: Layout) -> Iterator[str]:
    provision = depth.covered.provision
    named = "-" if provision.facts is None else str(provision.facts)
    share = "-" if depth.share is None else f"{depth.share:.1f}"
    row = _row((str(len(depth.facts)), named, share), provision.id)
    kind = f"  {provision.kind}" if provision.kind else ""
    title = visible(layout.words.each(chosen, provision.title))
    yield from hanging(f"{row}{kind}  {title}", layout.cells, 3 * FIGURE + 2)
