"""A pack from its folder: every file read and checked, all problems at once. Cases and facts are read elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from stdcheck.facts.declarations import Text, Vocabulary
from stdcheck.facts.shapes import Report
from stdcheck.rules.model import Pack
from stdcheck.rules.reading import aggregates, conditions, leaves, ownership, terms
from stdcheck.rules.reading.answers import read_answer
from stdcheck.rules.reading.definitions import (
    quantities_in_order,
    read_decision,
    read_definition,
    read_head,
    read_quantity,
)
from stdcheck.rules.reading.files import HEADER, Contents, digest, read_contents, start_of
from stdcheck.rules.reading.graph import check_cycles, check_roots
from stdcheck.rules.reading.header import read_header, read_verdicts
from stdcheck.rules.reading.induction import read_circles
from stdcheck.rules.reading.library import Library
from stdcheck.rules.reading.loops import link_exceptions, read_rule_head
from stdcheck.rules.reading.provisions import read_provision
from stdcheck.rules.reading.rules import read_note, read_rule
from stdcheck.rules.reading.shapes import read_id, read_words
from stdcheck.rules.reading.tables import fill_tables
from stdcheck.source.nodes import Entry, Scalar
from stdcheck.source.problems import Problem

FORM_READERS = (aggregates, conditions, leaves, ownership, terms)
"""The modules that register the readers of forms when they are imported."""


def load_packs(folders: Iterable[tuple[str, Path]], vocabulary: Vocabulary) -> tuple[dict[str, Pack], list[Problem]]:
    """Packs by id from (name shown to the user, folder), with the problems of all; refused packs are left out."""
    packs: dict[str, Pack] = {}
    problems: list[Problem] = []
    for shown_as, folder in folders:
        pack, found = load_pack(folder, vocabulary, shown_as=shown_as)
        problems.extend(found)
        if pack is not None:
            if pack.id in packs:
                problems.append(
                    Problem("pack-duplicate-id", pack.span, {"id": pack.id}, (("pack-at-first", packs[pack.id].span),))
                )
            packs.setdefault(pack.id, pack)
    return packs, problems


def load_pack(folder: Path, vocabulary: Vocabulary, *, shown_as: str) -> tuple[Pack | None, list[Problem]]:
    """The pack in `folder`, or None with at least one error; problems stand in the order of files and lines.

    Where a file is no YAML, or stands where it would not be read, nothing else is said: names would seem to be missing.

    vocabulary: the facts of `common`, of this pack and of any other pack in use
    """
    report = Report()
    contents = read_contents(folder, shown_as, report)
    if report.failed and not contents.complete:
        return None, report.problems
    if contents.header is None:
        if not report.problems:
            report.error("pack-no-header", start_of(f"{shown_as}/{HEADER}"))
        return None, report.problems
    library = Library(vocabulary)
    pack = read_header(contents.header, folder, shown_as, library, report)
    pack.digest = digest(folder)
    _read_body(pack, contents, library, report)
    problems = _in_order(report.problems)
    refused = any(problem.severity == "error" for problem in problems)
    return (None if refused else pack), problems


def _in_order(problems: list[Problem]) -> list[Problem]:
    """By file and line; what was looked at twice is reported once."""
    ordered = sorted(problems, key=lambda problem: (problem.span, problem.code))
    return [one for place, one in enumerate(ordered) if place == 0 or one != ordered[place - 1]]


def _read_body(pack: Pack, contents: Contents, library: Library, report: Report) -> None:
    _check_ids(contents, report)
    fill_tables(contents.keyed, library, report)
    pack.parameters, pack.lists = library.parameters, library.lists
    pack.calendars, pack.methods = library.calendars, library.methods
    _read_heads(contents, library, report)
    _read_bodies(pack, contents, library, report)
    for provision in (read_provision(item, report) for item in contents.listed["provisions"]):
        pack.provisions[provision.id] = provision
    pack.glossary = {entry.key.text: _words(entry, report) for entry in contents.keyed["glossary"]}
    if contents.header is not None:
        _read_header_references(pack, contents, library, report)
    check_cycles(library, [one.id for one in pack.definitions.values() if one.inductive], report)
    pack.circles = read_circles(pack, library, report)
    for rule in pack.rules.values():
        check_roots(("rule", rule.id), rule.roots, library, report)
    for note in pack.notes.values():
        check_roots(("note", note.id), note.roots, library, report)


def _check_ids(contents: Contents, report: Report) -> None:
    for section, entries in contents.keyed.items():
        for entry in entries if section != "glossary" else ():
            read_id(entry.key, report)
    for item in (*contents.listed["rules"], *contents.listed["notes"]):
        key = item.node.get("id")
        if isinstance(key, Scalar):
            read_id(key, report)


def _read_heads(contents: Contents, library: Library, report: Report) -> None:
    kinds = (
        ("definition", "definitions", library.definitions),
        ("quantity", "quantities", library.quantities),
        ("decision", "decisions", library.decisions),
    )
    for kind, section, heads in kinds:
        for entry in contents.keyed[section]:
            head = read_head(kind, entry, library, report)
            if head is None:
                library.unreadable.add((kind, entry.key.text))
            else:
                heads[entry.key.text] = head
    for item in contents.listed["rules"]:
        library.rules[item.id] = read_rule_head(item.node, item.id, item.id_span, library, report)


def _read_bodies(pack: Pack, contents: Contents, library: Library, report: Report) -> None:
    for head in quantities_in_order(library):
        quantity = read_quantity(head, library, report)
        if quantity is not None:
            pack.quantities[quantity.id] = quantity
    link_exceptions(library, report)
    for head in library.definitions.values():
        definition = read_definition(head, library, report)
        if definition is not None:
            pack.definitions[definition.id] = definition
    for head in library.decisions.values():
        decision = read_decision(head, library, report)
        if decision is not None:
            pack.decisions[decision.id] = decision
    for rule_head in library.rules.values():
        rule = read_rule(rule_head, library, report)
        if rule is not None:
            pack.rules[rule.id] = rule
    for item in contents.listed["notes"]:
        pack.notes[item.id] = read_note(item.node, item.id, item.id_span, library, report)
    for rule in pack.rules.values():
        for parent in rule.parents:
            pack.exceptions.setdefault(parent.rule, []).append((rule, parent))


def _words(entry: Entry, report: Report) -> Text:
    return read_words(entry.value, report)


def _read_header_references(pack: Pack, contents: Contents, library: Library, report: Report) -> None:
    header = contents.header
    if header is None:
        return
    pack.verdicts = read_verdicts(header.get("verdicts"), pack.decisions, library, report)
    answers = header.get("answers")
    entries = {} if answers is None else getattr(answers, "entries", {})
    for entry in entries.values():
        answer = read_answer(entry, library, report)
        if answer is not None:
            pack.answers[answer.name] = answer
