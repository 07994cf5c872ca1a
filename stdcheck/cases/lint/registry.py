"""All checks on cases, by code, and running them."""

from __future__ import annotations

from stdcheck.cases.lint import leaves, parts
from stdcheck.cases.lint.shown import CaseLint, Shown
from stdcheck.source.problems import Problem

CASE_LINTS: dict[str, CaseLint] = {lint.code: lint for group in (parts, leaves) for lint in group.LINTS}


def lint_cases(shown: Shown) -> list[Problem]:
    """What the cases of a pack do not show, in the order of the files and lines of the pack."""
    problems = [problem for lint in CASE_LINTS.values() for problem in lint.problems(shown)]
    return sorted(problems, key=lambda problem: (problem.span, problem.code))
