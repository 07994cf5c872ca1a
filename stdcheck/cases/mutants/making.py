"""All mutants of a pack, in the order of its parts. The same pack gives the same mutants, in every process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from functools import partial
from typing import Any

from stdcheck.cases.mutants.brief import brief
from stdcheck.cases.mutants.leaves import NOT_FALSE, NOT_TRUE, Maker, at, only_unread
from stdcheck.cases.mutants.model import Mutant, Operator
from stdcheck.cases.mutants.parts import Dependence, is_share, seen_by_answers
from stdcheck.cases.mutants.sites import Around, Put, Site, below, into_field
from stdcheck.cases.mutants.tables import of_list, of_method, of_parameter, of_period, of_rows
from stdcheck.rules.model import Clock, Decision, DecisionRow, Definition, Note, Pack, QuantityDefinition, Rule
from stdcheck.rules.nodes import Condition, Meta, Term

Part = Definition | QuantityDefinition | Decision | Rule | Note
_TREES = (*Condition.__args__, *Term.__args__)


def mutants_of(pack: Pack) -> list[Mutant]:
    """Every mutant, each with an id of its own."""
    return list(_Pack(pack).mutants())


class _Pack:
    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        dependence = Dependence(pack)
        self.maker = Maker(lambda site: dependence.returns(site.around.owner, site.node))
        self.is_share = lambda node: is_share(pack, node)

    def mutants(self) -> Iterator[Mutant]:
        pack = self.pack
        for definition in pack.definitions.values():
            yield from self._of_part("definition", "definitions", definition)
        for quantity in pack.quantities.values():
            yield from self._of_part("quantity", "quantities", quantity)
        for decision in pack.decisions.values():
            yield from self._of_part("decision", "decisions", decision)
        for rule in pack.rules.values():
            yield from self._of_rule(rule)
        for note in pack.notes.values() if pack.notes else ():
            if seen_by_answers(pack, note):
                yield from self._of_part("note", "notes", note)
        yield from self._of_tables()

    def _of_part(self, kind: str, where: str, part: Part, put: Put | None = None) -> Iterator[Mutant]:
        """The trees of a part, what it says of time, and the rows of a decision."""
        site = self._site(kind, part.id, part, part.implements, put or self._into(where, part.id))
        for name in (one.name for one in fields(part)):
            value = getattr(part, name)
            if isinstance(value, _TREES):
                yield from self._of_tree(site, f".{name}", value, into_field(part, name))
        yield from self._of_clock(site, part.clock)
        if isinstance(part, Decision):
            yield from self._of_rows(site, part)
        else:
            period = getattr(part, "in_force", None)
            in_force = into_field(part, "in_force")
            inner = replace(site, way=f"{site.way}.in_force")
            yield from of_period(inner, period, self.pack.covers_from, lambda new: site.put(in_force(new)))

    def _of_tree(self, site: Site, step: str, tree: Any, into: Callable[[Any], Any]) -> Iterator[Mutant]:
        top = Site(tree, f"{site.way}{step}", site.around, id(tree), lambda new: site.put(into(new)))
        for one in below(top, self.is_share):
            yield from self.maker.of_node(one)

    def _of_clock(self, site: Site, clock: Clock | None) -> Iterator[Mutant]:
        if clock is not None and clock.term is not None:
            part = site.node
            yield from self._of_tree(
                site, ".clock", clock.term, lambda new: replace(part, clock=replace(clock, term=new))
            )

    def _of_rows(self, site: Site, decision: Decision) -> Iterator[Mutant]:
        def put(rows: tuple[DecisionRow, ...]) -> Pack:
            return site.put(replace(decision, rows=rows))

        yield from of_rows(site, decision.rows, put)
        yield from self._in_rows(site, decision.rows, put)

    def _in_rows(
        self, site: Site, rows: tuple[DecisionRow, ...], put: Callable[[tuple[DecisionRow, ...]], Pack]
    ) -> Iterator[Mutant]:
        """The trees of the rows."""
        for place, row in enumerate(rows):

            def put_row(new: DecisionRow, place: int = place) -> Pack:
                return put((*rows[:place], new, *rows[place + 1 :]))

            around = site.around.inside(row.meta.implements, row.meta.span)
            own = Site(row, f"{site.way}.rows.{place}", around, site.anchor, put_row)
            for name in ("when", "value"):
                tree = getattr(row, name)
                if isinstance(tree, _TREES):
                    yield from self._of_tree(own, f".{name}", tree, into_field(row, name))

            def put_rows(new: tuple[DecisionRow, ...], row: DecisionRow = row, own: Site = own) -> Pack:
                return own.put(replace(row, rows=new))

            yield from self._in_rows(own, row.rows, put_rows)

    def _of_rule(self, rule: Rule) -> Iterator[Mutant]:
        put = self._rule_put(rule)
        yield from self._of_part("rule", "rules", rule, put)
        site = self._site("rule", rule.id, rule, rule.implements, put)
        scope = rule.applies_when
        if scope is not None and not only_unread(scope):
            make = partial(put, replace(rule, applies_when=None))
            yield at(_reached_by(scope, site), ".applies_when", Operator.DROP, brief(scope), "", make, NOT_TRUE)
        if rule.duty is not None:
            duty = rule.duty
            for name in ("done", "due", "not_before"):
                term = getattr(duty, name)
                if isinstance(term, _TREES):
                    into_duty = into_field(duty, name)
                    yield from self._of_tree(site, f".duty.{name}", term, _through(into_field(rule, "duty"), into_duty))
        if rule.is_exception and rule.when is not None and not only_unread(rule.when):
            for parent in rule.parents:
                make = partial(_unlinked, self.pack, rule, parent.rule)
                way = f".exception_to.{parent.rule}"
                words = f"exception to {parent.rule}"
                yield at(_reached_by(rule.when, site), way, Operator.DROP, words, "", make, NOT_FALSE)

    def _of_tables(self) -> Iterator[Mutant]:
        pack = self.pack
        for parameter in pack.parameters.values():
            site = self._site(
                "parameter", parameter.id, parameter, parameter.implements, self._into("parameters", parameter.id)
            )
            yield from of_parameter(site, parameter, pack.covers_from, site.put)
        for dated in pack.lists.values():
            site = self._site("list", dated.id, dated, dated.implements, self._into("lists", dated.id))
            yield from of_list(site, dated, pack.covers_from, site.put)
        for method in pack.methods.values():
            site = self._site("method", method.id, method, method.meta.implements, self._into("methods", method.id))
            yield from of_method(site, method, site.put)

    def _site(self, kind: str, name: str, part: Any, implements: tuple[str, ...], put: Put) -> Site:
        meta: Meta = part.meta
        around = Around((kind, name), (), frozenset(), meta.span).inside(meta.implements).inside(implements)
        return Site(part, f"{kind}:{name}", around, (kind, name), put)

    def _into(self, where: str, name: str) -> Put:
        def put(new: Any) -> Pack:
            pack: Pack = into_field(self.pack, where)({**getattr(self.pack, where), name: new})
            return pack

        return put

    def _rule_put(self, rule: Rule) -> Put:
        """A rule stands in the pack twice where it is an exception: by its id, and under its parents."""

        def put(new: Rule) -> Pack:
            exceptions = {
                parent: [(new if one is rule else one, link) for one, link in under]
                for parent, under in self.pack.exceptions.items()
            }
            return replace(self.pack, rules={**self.pack.rules, rule.id: new}, exceptions=exceptions)

        return put


def _through(outer: Callable[[Any], Any], inner: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda new: outer(inner(new))


def _reached_by(tree: Condition, site: Site) -> Site:
    """The site of a rule, for a fault that is felt where a condition of the rule is evaluated."""
    return replace(site, anchor=id(tree))


def _unlinked(pack: Pack, exception: Rule, parent: str) -> Pack:
    """The pack in which a rule is no longer an exception to another."""
    left = [(one, link) for one, link in pack.exceptions.get(parent, ()) if one is not exception]
    return replace(pack, exceptions={**pack.exceptions, parent: left})
