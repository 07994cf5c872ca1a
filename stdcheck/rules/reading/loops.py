"""What a rule runs over: its kinds of profile, its for_each loops, and for an exception what its parents offer."""

from __future__ import annotations

from stdcheck.facts.near import near
from stdcheck.facts.shapes import Report
from stdcheck.rules.model import Parent, RuleKind
from stdcheck.rules.nodes import ListExpr, Term
from stdcheck.rules.reading.aggregates import new_name
from stdcheck.rules.reading.forms import read_list, read_term
from stdcheck.rules.reading.library import Context, Library, RuleHead, Scope
from stdcheck.rules.reading.shapes import as_items, as_mapping, as_text, check_keys, entries, read_name
from stdcheck.rules.reading.types import Type
from stdcheck.source.nodes import Mapping, Node, Scalar, Sequence
from stdcheck.source.spans import Span


def read_rule_head(node: Mapping, name: str, span: Span, library: Library, report: Report) -> RuleHead:
    """A rule's kind, roots and loops."""
    head = RuleHead(name, node, span, _kind(node.get("kind"), report))
    if head.is_exception:
        return head
    head.roots = read_roots(node.get("root"), library, report)
    context = Context(library, report, ("rule", name), frozenset(head.roots))
    head.for_each, head.scope = read_loops(node.get("for_each"), context)
    return head


def _kind(node: Node | None, report: Report) -> RuleKind | None:
    if node is None:
        return None
    word = as_text(node, report)
    if word is None or word in {kind.value for kind in RuleKind}:
        return None if word is None else RuleKind(word)
    report.error("pack-unknown-choice", node.span, word=word, near=near(word, (kind.value for kind in RuleKind)))
    return None


def read_roots(node: Node | None, library: Library, report: Report) -> tuple[str, ...]:
    """The kinds of profile that a rule runs for: those of the pack (also after a problem), or some of them."""
    if node is None:
        return library.roots
    items = node.items if isinstance(node, Sequence) else (node,)
    words = []
    for item in items:
        word = as_text(item, report)
        if word is not None and word not in library.roots:
            report.error("pack-unknown-root", item.span, root=word, near=near(word, library.roots))
        elif word is not None:
            words.append(word)
    return tuple(words) if len(words) == len(items) > 0 else library.roots


def read_loops(node: Node | None, context: Context) -> tuple[tuple[tuple[str, ListExpr], ...], Scope]:
    """The loops under `for_each`, each in the scope of those before it."""
    scope, loops = Scope(), []
    for entry in entries(node, context.report):
        name = new_name(entry.key, scope, context)
        listed = read_list(entry.value, scope, context)
        if listed is None:
            scope = scope.with_name(name, Type(None))
            continue
        if listed.element.entity is None and listed.element.kind is not None:
            context.report.error("pack-loop-over-values", entry.value.span, name=name, type=listed.element.word)
        scope = scope.with_name(name, listed.element)
        loops.append((name, listed.over))
    return tuple(loops), scope


def link_exceptions(library: Library, report: Report) -> None:
    """Give every exception its parents, and what all of them offer to its paths."""
    linked: set[str] = set()
    for head in library.rules.values():
        _link(head, library, report, linked)


def _link(head: RuleHead, library: Library, report: Report, linked: set[str]) -> None:
    """Parents first; an exception that is above itself is left without names (the cycle is reported by the graph)."""
    if head.id in linked or not head.is_exception:
        return
    linked.add(head.id)
    node = head.node.get("exception_to")
    parents: list[Parent] = []
    offers: list[tuple[RuleHead, Scope]] = []
    roots: list[str] = []
    for item in () if node is None else as_items(node, report):
        parent = _parent(item, head, library, report)
        if parent is None:
            head.incomplete = True
            continue
        _link(parent, library, report, linked)
        head.incomplete = head.incomplete or parent.incomplete
        binds, scope = _binds(item, parent, head, library, report)
        if parent.id in {known.rule for known in parents}:
            report.error("pack-duplicate-id", item.span, id=parent.id)
        parents.append(Parent(parent.id, binds))
        offers.append((parent, scope))
        roots.extend(root for root in parent.roots if root not in roots)
    if isinstance(node, Sequence) and not node.items:
        report.error("pack-too-few", node.span, count="1")
    head.incomplete = head.incomplete or not parents
    head.parents, head.roots = tuple(parents), tuple(root for root in library.roots if root in roots)
    head.scope = _shared(offers, head, report)


def _parent(item: Node, head: RuleHead, library: Library, report: Report) -> RuleHead | None:
    mapping = as_mapping(item, report)
    if mapping is None or not check_keys(mapping, report, ("rule",), ("with",)):
        return None
    node = mapping.entries["rule"].value
    name = as_text(node, report)
    if name is None:
        return None
    if name not in library.rules:
        library.report_unknown("rule", name, node.span, library.rules, report)
        return None
    context = Context(library, report, ("rule", name), frozenset())
    context.refer("rule", head.id, node.span)
    return library.rules[name]


def _binds(
    item: Node, parent: RuleHead, head: RuleHead, library: Library, report: Report
) -> tuple[tuple[tuple[str, Term], ...], Scope]:
    """What one parent offers: the names under `with`, or without it the parent's own names."""
    given = item.get("with") if isinstance(item, Mapping) else None
    if given is None:
        return (), parent.scope
    context = Context(library, report, ("rule", head.id), frozenset(parent.roots))
    binds: list[tuple[str, Term]] = []
    names: dict[str, Type] = {}
    for entry in entries(given, report):
        name = _bound_name(entry.key, library, report)
        typed = read_term(entry.value, parent.scope, context, bare_path=True)
        binds.append((name, typed.term))
        names[name] = typed.type
    return tuple(binds), Scope(names)


def _bound_name(key: Scalar, library: Library, report: Report) -> str:
    name = read_name(key, report)
    if name in library.vocabulary.roots or name in library.vocabulary.collections:
        report.error("pack-name-hides", key.span, name=name)
    return name


def _shared(offers: list[tuple[RuleHead, Scope]], head: RuleHead, report: Report) -> Scope:
    """The names that every parent offers; the same name must mean the same type everywhere."""
    names: dict[str, Type] = {}
    partial: dict[str, str] = {}
    for parent, scope in offers:
        for name, type_ in scope.names.items():
            lacking = next((other.id for other, offered in offers if name not in offered.names), None)
            if lacking is not None:
                partial[name] = lacking
            elif name not in names:
                names[name] = type_
            elif names[name].word != type_.word:
                report.error("pack-parents-differ", head.span, ("pack-at-rule", parent.span), name=name)
            elif type_.may_lack:
                names[name] = names[name].lacking(True)
        partial.update({name: lacking for name, lacking in scope.partial.items() if name not in names})
    return Scope(names, partial)
