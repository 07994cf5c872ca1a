"""All checks on packs, by code, and running them."""

from __future__ import annotations

from datetime import date

from stdcheck.facts.declarations import Vocabulary
from stdcheck.rules.lint import logic, sources, structure, time
from stdcheck.rules.lint.subject import Lint, Subject
from stdcheck.rules.model import Pack
from stdcheck.source.problems import Problem

LINTS: dict[str, Lint] = {lint.code: lint for group in (structure, logic, time, sources) for lint in group.LINTS}


def lint_pack(pack: Pack, vocabulary: Vocabulary, as_of: date) -> list[Problem]:
    """What the checks object to in a pack, in the order of files and lines."""
    subject = Subject.of(pack, vocabulary, as_of)
    problems = [problem for lint in LINTS.values() for problem in lint.problems(subject)]
    return sorted(problems, key=lambda problem: (problem.span, problem.code))
