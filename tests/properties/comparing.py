"""Evaluations as plain data to compare: two of one world, one of which may know less."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from stdcheck.logic.enumeration import CAP
from stdcheck.logic.results import AnswerValue, Evaluation, MissingFact, RuleResult

assert CAP
NOBODY = "[?]"


def plain(evaluation: Evaluation) -> dict[str, Any]:
    """Everything an evaluation says but where it stands in a file and in which order."""
    return {
        "results": {_key(r): _result(r) for r in evaluation.results},
        "verdicts": [(v.decision, v.possible, _missing(v.missing)) for v in evaluation.verdicts],
        "answers": {(a.answer, a.subject): (a.possible, _missing(a.missing)) for a in evaluation.answers},
        "notes": {(n.note.id, n.subject): (n.truth, _missing(n.missing)) for n in evaluation.notes},
    }


def _key(result: RuleResult) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    return result.rule.id, result.subject, tuple(sorted(result.subjects.items()))


def _result(r: RuleResult) -> tuple[Any, ...]:
    return r.outcome, r.possible, r.method, r.causes, _missing(r.missing), r.clock, r.due, r.relies_on, r.error


def _missing(missing: tuple[MissingFact, ...]) -> list[tuple[Any, ...]]:
    return [(m.missing, m.settles) for m in missing]


def grown(more: Evaluation, less: Evaluation) -> Iterator[str]:
    """What is possible with more information and was not with less."""
    listed = {(r.rule.id, *item) for r in less.results for item in r.subjects.items()}
    for result in more.results:
        for other in less.results:
            if other.rule.id == result.rule.id and _covers(other, result, listed):
                new = set(result.possible) - set(other.possible)
                if new or (result.error and not other.error):
                    yield f"{result.rule.id} of {result.subject}: {sorted(new)} ({result.method}; before {other.method}, {other.possible})"
                if other.due is not None and result.due != other.due:
                    yield f"{result.rule.id} of {result.subject}: due {result.due}, before {other.due}"
    before = {(a.answer, a.subject): a for a in less.answers}
    for answer in more.answers:
        known = before.get((answer.answer, answer.subject))
        if known is not None and not _open(known) and not _holds(answer, known):
            yield f"answer {answer.answer} of {answer.subject}: {answer.possible}, before {known.possible}"
    for verdict, old in zip(more.verdicts, less.verdicts, strict=True):
        if set(verdict.possible) - set(old.possible):
            yield f"verdict {verdict.possible}, before {old.possible}"
    told = {(n.note.id, n.subject): n.truth.value for n in less.notes}
    for note in more.notes:
        truth = told.get((note.note.id, note.subject), "false")
        if truth != "unknown" and note.truth.value != truth:
            yield f"note {note.note.id}: {note.truth.value}, before {truth}"


def _covers(less: RuleResult, more: RuleResult, listed: set[tuple[str, ...]]) -> bool:
    """Whether a result of less information speaks of the same subject, or of those nobody had listed, as this one."""
    if set(less.subjects) != set(more.subjects):
        return False
    for name, path in more.subjects.items():
        before = less.subjects[name]
        if before != path and not (before.endswith(NOBODY) and (less.rule.id, name, path) not in listed):
            return False
    return True


def _open(answer: AnswerValue) -> bool:
    return any(isinstance(value, str) and value.startswith("?") for value in answer.possible)


def _holds(answer: AnswerValue, known: AnswerValue) -> bool:
    """Whether an answer stays inside what was possible; sets may lose what they might have had."""
    if any(isinstance(value, tuple) for value in known.possible):
        least, most = set(known.possible[0]), set(known.possible[-1])  # type: ignore[arg-type]
        return all(least <= set(value) <= most for value in answer.possible)  # type: ignore[arg-type]
    return set(answer.possible) <= set(known.possible)
