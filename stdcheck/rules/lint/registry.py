"""All checks on packs, by code, and running them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from stdcheck.facts.declarations import Vocabulary
from stdcheck.rules.lint import logic, shallow, sources, structure, text, time
from stdcheck.rules.lint.subject import Lint, Subject
from stdcheck.rules.model import Pack
from stdcheck.source.problems import Problem

GROUPS = (structure, logic, time, sources, text, shallow)
LINTS: dict[str, Lint] = {lint.code: lint for group in GROUPS for lint in group.LINTS}


def lint_pack(pack: Pack, vocabulary: Vocabulary, as_of: date, *, only: Collection[str] | None = None) -> list[Problem]:
    """What the checks object to in a pack, in the order of files and lines; only: the codes to look for."""
    subject = Subject.of(pack, vocabulary, as_of)
    lints = [lint for lint in LINTS.values() if only is None or lint.code in only]
    problems = [problem for lint in lints for problem in lint.problems(subject)]
    return sorted(problems, key=lambda problem: (problem.span, problem.code))
