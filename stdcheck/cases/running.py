"""Running cases: each variant becomes a profile, is evaluated under its pack, and is compared with what is expected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from stdcheck.cases.addresses import likely_step
from stdcheck.cases.building import changed, document, lay_over
from stdcheck.cases.model import Case, Expectation, Failure, Variant
from stdcheck.facts.declarations import Vocabulary
from stdcheck.facts.near import near
from stdcheck.facts.profile import read_profile
from stdcheck.facts.values import Profile
from stdcheck.logic.evaluate import evaluate
from stdcheck.logic.results import AnswerPlain, AnswerValue, Evaluation, MissingFact, RuleResult
from stdcheck.logic.wanted import Wanted
from stdcheck.rules.model import Pack
from stdcheck.rules.readings import check_readings
from stdcheck.source.nodes import Mapping
from stdcheck.source.problems import Problem

UNKNOWN = {"answer": "case-unknown-answer", "rule": "case-unknown-rule"}


@dataclass(frozen=True, slots=True, eq=False)
class CaseRun:
    """A case after its run: what failed, the problems of its facts, and what its expectations asked for."""

    case: Case
    failures: tuple[Failure, ...]
    problems: tuple[Problem, ...]
    evaluations: tuple[Evaluation, ...]

    @property
    def passed(self) -> bool:
        """Whether every variant could be evaluated and met every expectation."""
        return not self.failures and not self.problems


def run_cases(cases: Iterable[Case], packs: Sequence[Pack], vocabulary: Vocabulary) -> Iterator[CaseRun]:
    """Run cases one after another."""
    for case in cases:
        yield run_case(case, packs, vocabulary)


def run_case(case: Case, packs: Sequence[Pack], vocabulary: Vocabulary) -> CaseRun:
    """Run every variant of a case."""
    failures: list[Failure] = []
    problems: list[Problem] = []
    evaluations: list[Evaluation] = []
    for variant in case.variants:
        profile, found = profile_of(case, variant, vocabulary)
        problems += [p for p in found if p.severity == "error" and p not in problems]
        if profile is None:
            failures.append(Failure(case, variant, None, "case-not-evaluated", {}))
            continue
        # A misspelt reading is not ignored; one of a pack that does not take part is left alone.
        adopted = {name.partition("/")[0]: None for name in profile.readings}
        problems += [p for p in check_readings(profile, packs, adopted) if p not in problems]
        evaluation = evaluated(profile, variant, variant.expect, packs, vocabulary)
        evaluations.append(evaluation)
        for expectation in variant.expect:
            failures += (Failure(case, variant, expectation, c, a) for c, a in unmet(evaluation, expectation, packs))
    return CaseRun(case, tuple(failures), tuple(problems), tuple(evaluations))


def evaluated(
    profile: Profile,
    variant: Variant,
    expected: Sequence[Expectation],
    packs: Sequence[Pack],
    vocabulary: Vocabulary,
) -> Evaluation:
    """What some expectations of a variant ask for, and nothing beside it."""
    only = wanted_by(expected)
    evaluation = evaluate(profile, packs, vocabulary, variant.as_of, trace=lambda _: False, only=only)
    found = {("rule", r.rule.id, r.subject) for r in evaluation.results}
    found |= {("answer", a.answer, a.subject) for a in evaluation.answers}
    if all(e.subject is None or (e.kind, e.name, e.subject) in found for e in expected):
        return evaluation
    # Somebody expects something of a subject that there is not: whoever says so says which subjects there are.
    everybody = Wanted(dict.fromkeys(only.rules), dict.fromkeys(only.answers), only.relies_on)
    return evaluate(profile, packs, vocabulary, variant.as_of, trace=lambda _: False, only=everybody)


def wanted_by(expected: Sequence[Expectation]) -> Wanted:
    """The rules and answers that expectations ask for; every subject where one of them does not say which."""
    wanted: dict[str, dict[str, frozenset[str] | None]] = {"rule": {}, "answer": {}}
    for one in expected:
        before = wanted[one.kind].get(one.name, frozenset())
        both = None if one.subject is None or before is None else before | {one.subject}
        wanted[one.kind][one.name] = both
    return Wanted(wanted["rule"], wanted["answer"], any(e.relies_on is not None for e in expected))


def profile_of(case: Case, variant: Variant, vocabulary: Vocabulary) -> tuple[Profile | None, list[Problem]]:
    """The profile that a variant describes."""
    root = Mapping({}, case.span)
    for base in case.bases:
        root = lay_over(root, base)
    for change in variant.changes:
        likely = likely_step(root, change, vocabulary)
        if likely is not None:
            return None, [Problem("case-address", change.span, {"address": change.address, "near": likely})]
        try:
            root = changed(root, change)
        except KeyError:
            return None, [Problem("case-through-value", change.span, {"address": change.address})]
    return read_profile(document(root, case.file, ""), vocabulary, case=case.id)


def unmet(evaluation: Evaluation, expectation: Expectation, packs: Sequence[Pack]) -> list[tuple[str, dict[str, str]]]:
    """What is wrong, as codes with values; nothing when the expectation is met."""
    known = {n for pack in packs for n in (pack.answers if expectation.kind == "answer" else pack.rules)}
    if expectation.name not in known:
        return [(UNKNOWN[expectation.kind], {"name": expectation.name, "near": near(expectation.name, known)})]
    if expectation.kind == "answer":
        answers = [a for a in evaluation.answers if a.answer == expectation.name]
        return _one(answers, expectation, _answer_faults)
    results = [r for r in evaluation.results if r.rule.id == expectation.name]
    return _one(results, expectation, _rule_faults)


def _one(
    found: Sequence[AnswerValue] | Sequence[RuleResult], expectation: Expectation, faults: object
) -> list[tuple[str, dict[str, str]]]:
    """The one subject that is meant."""
    fitting = [f for f in found if expectation.subject in (None, f.subject)]
    if len(fitting) != 1:
        code = "case-no-subject" if not fitting else "case-several-subjects"
        return [(code, {"name": expectation.name, "subjects": ", ".join(sorted(f.subject for f in found)) or "-"})]
    assert callable(faults)
    result: list[tuple[str, dict[str, str]]] = faults(fitting[0], expectation)
    return result


def _answer_faults(answer: AnswerValue, expectation: Expectation) -> list[tuple[str, dict[str, str]]]:
    faults = []
    got = " | ".join(shown_answer(p) for p in answer.possible)
    if expectation.undetermined and answer.firm:
        faults.append(_fault(answer.answer, answer.subject, got, "undetermined"))
    if expectation.value is not None and not _agrees(answer, expectation.value):
        faults.append(_fault(answer.answer, answer.subject, got, " ".join(expectation.value)))
    if expectation.possible is not None and {shown_answer(p) for p in answer.possible} != expectation.possible:
        faults.append(_fault(answer.answer, answer.subject, got, " | ".join(sorted(expectation.possible))))
    return faults + _missing_faults(answer.answer, answer.subject, answer.missing, expectation)


def _agrees(answer: AnswerValue, expected: tuple[str, ...]) -> bool:
    """One value left, and it is the expected one; of a set, all that is expected surely stands in it (`[]`: nothing).

    What else a set may hold does not matter: each of its members is a statement of its own.
    """
    if answer.possible and all(isinstance(one, tuple) for one in answer.possible):
        sets = [set(one) for one in answer.possible if isinstance(one, tuple)]
        return all(set(expected) <= one for one in sets) if expected else not any(sets)
    return answer.firm and (shown_answer(answer.possible[0]),) == expected


def shown_answer(value: AnswerPlain) -> str:
    """An answer as a case writes it."""
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "true" if value else "false"
    return ", ".join(value) if isinstance(value, tuple) else value


def _rule_faults(result: RuleResult, expectation: Expectation) -> list[tuple[str, dict[str, str]]]:
    faults = []
    name = result.rule.id
    if expectation.outcome is not None and result.outcome.value != expectation.outcome:
        got = result.error or result.outcome.value
        faults.append(_fault(name, result.subject, got, expectation.outcome))
    possible = {o.value for o in result.possible}
    if expectation.possible is not None and possible != expectation.possible:
        faults.append(
            _fault(name, result.subject, " | ".join(sorted(possible)), " | ".join(sorted(expectation.possible)))
        )
    if expectation.due is not None and expectation.due != (result.due.isoformat() if result.due else "none"):
        faults.append(_fault(name, result.subject, str(result.due or "none"), expectation.due))
    lacking = (expectation.relies_on or frozenset()) - set(result.relies_on)
    if lacking or (expectation.relies_on == frozenset() and result.relies_on):
        got = ", ".join(result.relies_on) or "-"
        faults.append(_fault(name, result.subject, got, ", ".join(sorted(lacking)) or "-"))
    return faults + _missing_faults(name, result.subject, result.missing, expectation)


def _missing_faults(
    name: str, subject: str, missing: tuple[MissingFact, ...], expectation: Expectation
) -> list[tuple[str, dict[str, str]]]:
    """Everything expected to be missing must be named; more may be, but nothing where `[]` is expected."""
    got = {m.missing.path for m in missing}
    if expectation.missing == frozenset() and got:
        return [_fault(name, subject, ", ".join(sorted(got)), "-")]
    lacking = (expectation.missing or frozenset()) - got
    if not lacking:
        return []
    args = {
        "name": name,
        "subject": subject,
        "got": ", ".join(sorted(got)) or "-",
        "lacking": ", ".join(sorted(lacking)),
    }
    return [("case-missing", args)]


def _fault(name: str, subject: str, got: str, expected: str) -> tuple[str, dict[str, str]]:
    return "case-differs", {"name": name, "subject": subject, "got": got, "expected": expected}
