"""What the names of a pack mean while its bodies are read, and what each body turned out to use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from stdcheck.facts.declarations import Vocabulary
from stdcheck.facts.near import near
from stdcheck.facts.shapes import Report
from stdcheck.rules import model
from stdcheck.rules.nodes import ListExpr
from stdcheck.rules.reading.types import ANY, Type
from stdcheck.source.nodes import Mapping as MappingNode
from stdcheck.source.spans import Span

Owner = tuple[str, str]
"""A part of the pack that refers to others: its kind ("definition", "quantity", "decision", "rule", ...) and its id."""


UNKNOWN = {
    "parameter": "pack-unknown-parameter",
    "list": "pack-unknown-list",
    "calendar": "pack-unknown-calendar",
    "method": "pack-unknown-method",
    "definition": "pack-unknown-definition",
    "quantity": "pack-unknown-quantity",
    "decision": "pack-unknown-decision",
    "rule": "pack-unknown-rule",
}
"""The problem of naming a part that does not exist, by its kind."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One mention of another part."""

    target: Owner
    span: Span


@dataclass(slots=True)
class Uses:
    """What a body mentions: other parts, and the root entities whose paths it reads (with the first place)."""

    references: list[Reference] = field(default_factory=list)
    roots: dict[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scope:
    """The names that a path may start with, beside root entities and collections.

    partial: for an exception with several parents: names that some of them have -> a parent that lacks it
    """

    names: Mapping[str, Type] = field(default_factory=dict)
    partial: Mapping[str, str] = field(default_factory=dict)

    def with_name(self, name: str, type_: Type) -> Scope:
        """The scope inside a quantifier or a later loop."""
        return replace(self, names={**self.names, name: type_})


@dataclass(slots=True)
class Head:
    """A definition, quantity or decision before its body is read.

    type: of a quantity's term, once it is read; values: of a decision with worded values (None: numbers, days)
    """

    owner: Owner
    node: MappingNode
    span: Span
    params: tuple[model.Param, ...] = ()
    types: dict[str, Type] = field(default_factory=dict)
    type: Type = ANY
    values: frozenset[str] | None = None


@dataclass(slots=True)
class RuleHead:
    """A rule before its body is read.

    scope: what its own paths and those of its exceptions may start with (for an exception: what every parent offers)
    incomplete: of an exception: a parent could not be read, so that names and roots may only seem to be missing
    """

    id: str
    node: MappingNode
    span: Span
    kind: model.RuleKind | None
    roots: tuple[str, ...] = ()
    for_each: tuple[tuple[str, ListExpr], ...] = ()
    scope: Scope = field(default_factory=Scope)
    parents: tuple[model.Parent, ...] = ()
    incomplete: bool = False

    @property
    def is_exception(self) -> bool:
        """Whether it stands under other rules."""
        return self.kind in model.EXCEPTIONS


@dataclass(slots=True)
class Library:
    """Everything that a body may name.

    uses: what each body turned out to mention; unreadable: parts that are written but could not be read
    """

    vocabulary: Vocabulary
    roots: tuple[str, ...] = ()
    parameters: dict[str, model.Parameter] = field(default_factory=dict)
    parameter_types: dict[str, Type] = field(default_factory=dict)
    lists: dict[str, model.DatedList] = field(default_factory=dict)
    calendars: dict[str, model.Calendar] = field(default_factory=dict)
    methods: dict[str, model.Method] = field(default_factory=dict)
    definitions: dict[str, Head] = field(default_factory=dict)
    quantities: dict[str, Head] = field(default_factory=dict)
    decisions: dict[str, Head] = field(default_factory=dict)
    rules: dict[str, RuleHead] = field(default_factory=dict)
    uses: dict[Owner, Uses] = field(default_factory=dict)
    reading_ids: dict[str, Span] = field(default_factory=dict)
    unreadable: set[Owner] = field(default_factory=set)

    def report_unknown(self, kind: str, name: str, span: Span, known: Iterable[str], report: Report) -> None:
        """Say that nothing of this kind has the name, unless it is there and has problems of its own."""
        if (kind, name) not in self.unreadable:
            report.error(UNKNOWN[kind], span, name=name, near=near(name, known))


@dataclass(slots=True)
class Context:
    """One body being read.

    roots: the root entities whose paths it may read
    """

    library: Library
    report: Report
    owner: Owner
    roots: frozenset[str]

    @property
    def vocabulary(self) -> Vocabulary:
        """The declarations of facts."""
        return self.library.vocabulary

    @property
    def uses(self) -> Uses:
        """What this body mentions."""
        return self.library.uses.setdefault(self.owner, Uses())

    def refer(self, kind: str, name: str, span: Span) -> None:
        """Note that this body mentions another part."""
        self.uses.references.append(Reference((kind, name), span))
