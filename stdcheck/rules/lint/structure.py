"""Structure: parts that nothing uses, and facts that are asked twice."""

from __future__ import annotations

from collections.abc import Iterator

from stdcheck.facts.declarations import Fact
from stdcheck.rules.lint.subject import Found, Lint, Subject, found
from stdcheck.rules.nodes import Constant
from stdcheck.rules.reach import LABELS, facts_read, needed_by_declarations
from stdcheck.rules.walking import descend, references
from stdcheck.source.spans import Span

Part = tuple[str, str]


def _uses(subject: Subject) -> dict[Part, set[Part]]:
    """What each body names."""
    return {
        (body.kind, body.id): {part for tree in body.trees for node in descend(tree) for part in references(node)}
        for body in subject.bodies
    }


def _reached(subject: Subject) -> set[Part]:
    """Everything that results, notes, verdicts and answers rest on."""
    pack, uses = subject.pack, _uses(subject)
    pending: list[Part] = [part for part in uses if part[0] in ("rule", "note", "answer")]
    pending += [("decision", name) for name in pack.verdicts.values()]
    pending += [(source.kind, source.name) for answer in pack.answers.values() for source in answer.sources]
    reached: set[Part] = set()
    while pending:
        part = pending.pop()
        if part not in reached:
            reached.add(part)
            pending.extend(uses.get(part, ()))
    return reached


def _unused(subject: Subject, named: dict[str, dict[str, Span]]) -> Iterator[Found]:
    reached = _reached(subject)
    for kind, parts in named.items():
        for name, span in parts.items():
            if (kind, name) not in reached:
                yield found(span, name=name)


def unused_definition(subject: Subject) -> Iterator[Found]:
    """Definitions, quantities and decisions that no rule, note, verdict or answer rests on."""
    pack = subject.pack
    yield from _unused(
        subject,
        {
            "definition": {part.id: part.meta.span for part in pack.definitions.values()},
            "quantity": {part.id: part.meta.span for part in pack.quantities.values()},
            "decision": {part.id: part.meta.span for part in pack.decisions.values()},
        },
    )


def unused_parameter(subject: Subject) -> Iterator[Found]:
    """Parameters that nothing compares with."""
    yield from _unused(subject, {"parameter": {part.id: part.meta.span for part in subject.pack.parameters.values()}})


def unused_list(subject: Subject) -> Iterator[Found]:
    """Dated lists, calendars and methods that nothing refers to."""
    pack = subject.pack
    yield from _unused(
        subject,
        {
            "list": {part.id: part.meta.span for part in pack.lists.values()},
            "calendar": {part.id: part.meta.span for part in pack.calendars.values()},
            "method": {part.id: part.meta.span for part in pack.methods.values()},
        },
    )


def unused_fact(subject: Subject) -> Iterator[Found]:
    """Facts of the pack's own vocabulary that nothing reads."""
    trees = [tree for body in subject.bodies for tree in body.trees]
    read = facts_read(trees) | needed_by_declarations(subject.vocabulary)
    for entity in subject.vocabulary.entities.values():
        for fact in entity.facts.values():
            own = fact.pack == subject.pack.id and fact.name not in LABELS
            if own and (fact.entity, fact.name) not in read:
                yield found(fact.span, fact=fact.name, entity=fact.entity)


def fact_twice(subject: Subject) -> Iterator[Found]:
    """Two facts of one entity that ask the user the same question."""
    for entity in subject.vocabulary.entities.values():
        first: dict[tuple[str, str], Fact] = {}
        for fact in entity.facts.values():
            same = [first[key] for key in fact.question.items() if key in first]
            if same and subject.pack.id in (fact.pack, same[0].pack):
                yield found(fact.span, ("lint-at-first", same[0].span), fact=fact.name, other=same[0].name)
            for key in fact.question.items():
                first.setdefault(key, fact)


def no_remediation(subject: Subject) -> Iterator[Found]:
    """Rules that can be breached and do not say what to do then."""
    for rule in subject.pack.rules.values():
        never = isinstance(rule.prohibits, Constant) and not rule.prohibits.value
        if not rule.is_exception and not rule.remediation and not never:
            yield found(rule.meta.span, rule=rule.id)


LINTS = (
    Lint("lint-unused-definition", "structure", "warning", unused_definition),
    Lint("lint-unused-parameter", "structure", "warning", unused_parameter),
    Lint("lint-unused-list", "structure", "warning", unused_list),
    Lint("lint-unused-fact", "structure", "warning", unused_fact),
    Lint("lint-fact-twice", "structure", "warning", fact_twice),
    Lint("lint-no-remediation", "structure", "note", no_remediation),
)
