"""The coverage of a pack as plain data: what `packs coverage` prints, in text or as JSON."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from stdcheck.cases.model import Case
from stdcheck.facts.declarations import Fact
from stdcheck.rules.coverage import Covered, Implementer, Status, facts_of
from stdcheck.rules.depth import FactsRead
from stdcheck.rules.model import Pack
from stdcheck.source.problems import Problem

Json = dict[str, object]


@dataclass(frozen=True, slots=True, eq=False)
class Depth:
    """A provision with the facts that its nodes read; share: of the facts that it turns on (None: nobody counted)."""

    covered: Covered
    facts: tuple[Fact, ...]

    @property
    def share(self) -> float | None:
        """Facts read for each fact named."""
        named = self.covered.provision.facts
        return len(self.facts) / named if named else None


@dataclass(frozen=True, slots=True, eq=False)
class PackCoverage:
    """A pack with its provisions, and the cases that name each.

    problems: the places that look shallow, None where nobody asked for them
    """

    pack: Pack
    provisions: tuple[Covered, ...]
    cases: dict[str, list[Case]]
    problems: tuple[Problem, ...] | None = None

    def counts(self) -> dict[Status, int]:
        """How many provisions there are of each status."""
        found = Counter(covered.status for covered in self.provisions)
        return {status: found[status] for status in Status}

    def unverified(self) -> int:
        """How many implemented provisions rest on a node that nobody has checked against the law."""
        return sum(one.status is Status.IMPLEMENTED and not one.verified for one in self.provisions)

    def depths(self) -> list[Depth]:
        """Implemented provisions, the lowest share of facts first; those that nobody counted last, fewest facts first.

        A provision that is a figure or a list and nothing else asks for no fact, and is left out.
        """
        read = FactsRead(self.pack)
        asking = (one for one in self.provisions if any(node.trees for node in one.nodes))
        found = [Depth(one, tuple(facts_of(one, read).values())) for one in asking if one.status is Status.IMPLEMENTED]
        return sorted(found, key=_by_depth)


def _by_depth(depth: Depth) -> tuple[bool, float, int]:
    return depth.share is None, depth.share or 0.0, len(depth.facts)


def as_json(coverage: PackCoverage) -> Json:
    """The coverage of one pack as JSON."""
    out: Json = {
        "pack": coverage.pack.id,
        "version": coverage.pack.version,
        "counts": {status.value: n for status, n in coverage.counts().items()} | {"unverified": coverage.unverified()},
        "provisions": [_provision(one, coverage) for one in coverage.provisions],
    }
    if coverage.problems is not None:
        out["shallow"] = [_depth(depth) for depth in coverage.depths()]
        out["objections"] = [
            {"code": p.code, "path": p.span.path, "line": p.span.start.line, "args": dict(p.args)}
            for p in coverage.problems
        ]
    return out


def _provision(one: Covered, coverage: PackCoverage) -> Json:
    provision = one.provision
    return {
        "id": provision.id,
        "ref": provision.ref,
        "title": dict(provision.title),
        "kind": provision.kind,
        "status": one.status.value,
        "verified": one.verified,
        "excused": dict(provision.excused) or None,
        "nodes": [_node(node) for node in one.nodes],
        "cases": [case.id for case in coverage.cases.get(provision.id, [])],
    }


def _node(node: Implementer) -> Json:
    return {
        "kind": node.kind,
        "id": node.name,
        "path": node.span.path,
        "line": node.span.start.line,
        "unread": node.unread,
        "verified": node.verified,
    }


def _depth(depth: Depth) -> Json:
    return {
        "id": depth.covered.provision.id,
        "read": len(depth.facts),
        "named": depth.covered.provision.facts,
        "facts": sorted(f"{fact.entity}.{fact.name}" for fact in depth.facts),
    }
