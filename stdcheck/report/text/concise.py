"""One line a finding: `path:line:column: outcome pack/rule message`, for pipes, editors and grep."""

from __future__ import annotations

from collections.abc import Iterator

from stdcheck.i18n import catalogue
from stdcheck.report.cells import visible
from stdcheck.report.data import FINDINGS, ProfileReport
from stdcheck.report.text.full import COUNTED_ONLY
from stdcheck.report.text.layout import Layout, place
from stdcheck.source.problems import Problem


def concise_lines(report: ProfileReport, layout: Layout) -> Iterator[str]:
    """The problems of a file, then its findings, worst first; without line feeds."""
    for problem in report.problems:
        yield problem_line(problem, layout)
    for finding in report.findings:
        if finding.outcome in FINDINGS or (layout.verbose and finding.outcome.value not in COUNTED_ONLY):
            outcome = layout.paint(finding.outcome.value, finding.outcome)
            text = visible(layout.words.text(finding.message.text))
            yield f"{place(finding.primary)}: {outcome} {finding.rule} {text}"


def problem_line(problem: Problem, layout: Layout) -> str:
    """The same for what is wrong with an input."""
    text = layout.words.each(lambda lang: catalogue.message(problem.code, problem.args, lang))
    severity = layout.paint(problem.severity, problem.severity)
    return f"{place(problem.span)}: {severity} {problem.code} {visible(text)}"
