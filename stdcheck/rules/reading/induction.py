"""Definitions that rest on themselves: where they may do so, so that each has a least set and every evaluation ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stdcheck.facts.shapes import Report
from stdcheck.rules import nodes
from stdcheck.rules.components import components
from stdcheck.rules.model import Definition, Pack
from stdcheck.rules.nodes import Condition
from stdcheck.rules.reading.graph import ACYCLIC
from stdcheck.rules.reading.library import Library, Owner, Uses
from stdcheck.rules.registry import OPERATORS
from stdcheck.rules.walking import children, descend, references
from stdcheck.source.spans import Span

_PLAIN = (nodes.FactTerm, nodes.RelationTerm, nodes.Literal, nodes.ParamTerm, nodes.Day)
"""Terms that have no end of values on no circle: nothing is reckoned."""


def read_circles(pack: Pack, library: Library, report: Report) -> dict[str, str]:
    """Definition id -> the circle that it stands on (named by its first definition), with what is wrong reported."""
    found: dict[str, str] = {}
    for circle in components(sorted(library.uses), lambda owner: _onward(owner, library)):
        if len(circle) == 1 and circle[0] not in _onward(circle[0], library):
            continue
        names = {name for kind, name in circle if kind == "definition"}
        if any(pack.definitions[name].inductive for name in names & pack.definitions.keys()):
            found |= dict.fromkeys(sorted(names), min(names))
            _check(circle, pack, library, report)
    for definition in pack.definitions.values():
        if definition.inductive and definition.id not in found:
            report.error("pack-inductive-needless", definition.meta.span, name=definition.id)
    return found


def _onward(owner: Owner, library: Library) -> list[Owner]:
    uses = library.uses.get(owner, Uses())
    return [r.target for r in uses.references if r.target[0] in ACYCLIC]


def _check(circle: Iterable[Owner], pack: Pack, library: Library, report: Report) -> None:
    """A circle is made of definitions without a clock that name one another only where more makes more true."""
    members = frozenset(circle)
    names = frozenset(name for kind, name in members if kind == "definition")
    for kind, name in sorted(members):
        if kind != "definition":
            for reference in library.uses[kind, name].references:
                if reference.target in members:
                    report.error("pack-inductive-place", reference.span, name=reference.target[1])
        elif name in pack.definitions:
            _check_definition(pack.definitions[name], names, report)


def _check_definition(definition: Definition, names: frozenset[str], report: Report) -> None:
    if definition.clock is not None:
        report.error("pack-inductive-clock", definition.clock.span, name=definition.id)
    allowed = {id(node) for node in _rising(definition.holds)}
    for node in descend(definition.holds):
        for name in _named(node, names):
            if id(node) not in allowed:
                report.error("pack-inductive-place", _span(node), name=name)
        if isinstance(node, nodes.Meets) and node.definition in names:
            for parameter, term in node.args:
                if not isinstance(term, _PLAIN):
                    report.error("pack-inductive-argument", term.meta.span, name=parameter, callee=node.definition)


def _named(node: object, names: frozenset[str]) -> Iterator[str]:
    """The definitions of the circle that one node names."""
    for kind, name in references(node):
        if kind == "definition" and name in names:
            yield name


def _span(node: object) -> Span:
    assert isinstance(node, nodes.Meets | nodes.Interest)
    return node.meta.span


def _rising(condition: Condition) -> Iterator[object]:
    """The nodes that may name a definition of the circle: more members can only make the whole more true."""
    match condition:
        case nodes.Meets():
            yield condition
        case nodes.Compare() if OPERATORS[condition.operator].rises:
            yield from _counted(condition.left)
        case nodes.Every():
            yield from _rising(condition.must)
        case nodes.IfThenElse():
            yield from _rising(condition.then)
            yield from _rising(condition.otherwise)
        case nodes.AllOf() | nodes.AnyOf() | nodes.Some() | nodes.Readings():
            for below in children(condition):
                yield from _rising(below.holds if isinstance(below, nodes.Reading) else below)  # type: ignore[arg-type]


def _counted(term: nodes.Term) -> Iterator[object]:
    """The nodes inside a number that more members can only make greater."""
    match term:
        case nodes.Interest() if term.together_with is None:
            yield term
        case nodes.Aggregate(operator="count") if term.where is not None:
            yield from _rising(term.where)
        case nodes.Aggregate(operator="sum") if term.where is not None and _never_negative(term.value):
            yield from _rising(term.where)


def _never_negative(value: nodes.Term | None) -> bool:
    """Whether a summed value is a fact that is declared so; of what is reckoned nothing is known."""
    return isinstance(value, nodes.FactTerm) and bool(value.path.facts) and not value.path.facts[-1].may_be_negative
