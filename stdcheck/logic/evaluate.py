"""Evaluating a profile under packs: every rule for every subject, verdicts, answers and notes.

`evaluate` is the entry of this stage. The meaning of nodes is registered by the modules imported here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from stdcheck.facts.declarations import Vocabulary
from stdcheck.facts.values import Profile
from stdcheck.logic import (
    aggregates,
    answers,
    branches,
    conditions,
    dated,
    interests,
    quantities,
    relations,
    subjects,
    terms,
)
from stdcheck.logic.context import HIDDEN, Context, EvaluationFault, Frame, Proof, Run
from stdcheck.logic.decisions import all_values
from stdcheck.logic.enumeration import Enumerated, Trial, despite_faults, enumerate_missing
from stdcheck.logic.missing import described
from stdcheck.logic.outcomes import headline, in_order
from stdcheck.logic.results import (
    AnswerValue,
    Evaluation,
    Headline,
    Method,
    NoteResult,
    Outcome,
    RuleResult,
    Trace,
    Verdict,
)
from stdcheck.logic.things import Environment, Thing
from stdcheck.logic.unverified import rests_on_unverified
from stdcheck.logic.values import TRUE, UNKNOWN, Cause, Missing, NoneValue
from stdcheck.logic.wanted import Wanted, is_wanted
from stdcheck.rules.model import Decision, Note, Pack, Parent, Rule
from stdcheck.source.spans import Span

REGISTERED = (aggregates, branches, conditions, interests, quantities, relations, terms)

RuleFilter = Callable[[Rule], bool]
TraceFilter = Callable[[RuleResult], bool]
Step = Callable[[], object]
UNTRACED = frozenset({Headline.PASS, Headline.NOT_APPLICABLE})


def traces_worth_showing(result: RuleResult) -> bool:
    """Proofs of everything but what passes or does not apply."""
    return result.outcome not in UNTRACED


def evaluate(
    profile: Profile,
    packs: Sequence[Pack],
    vocabulary: Vocabulary,
    as_of: date,
    *,
    rules: RuleFilter | None = None,
    trace: TraceFilter | None = None,
    with_answers: bool = True,
    only: Wanted | None = None,
    step: Step = lambda: None,
) -> Evaluation:
    """Evaluate a profile under the packs whose roots include its kind.

    rules: which rules to evaluate; trace: which results get a proof (default: traces_worth_showing)
    with_answers: whether answers are worked out, which costs as much as the rules
    only: what is wanted of each pack, where that is not everything
    step: told before every result; what it raises stops the evaluation
    """
    used = tuple(p for p in packs if profile.kind in p.roots)
    results: list[RuleResult] = []
    verdicts: list[Verdict] = []
    found: list[AnswerValue] = []
    notes: list[NoteResult] = []
    for pack in used:
        run = Run(profile, pack, vocabulary, as_of)
        for rule in pack.rules.values():
            if not rule.is_exception and profile.kind in rule.roots and (rules is None or rules(rule)):
                results += rule_results(run, rule, trace or traces_worth_showing, only, step)
        if only is None:
            step()
            verdicts += pack_verdicts(run)
            notes += _notes(run, step)
        if with_answers:
            found += answers.all_answers(run, only)
    return Evaluation(profile, as_of, used, tuple(results), tuple(verdicts), tuple(found), tuple(notes))


def rule_results(
    run: Run, rule: Rule, trace: TraceFilter, only: Wanted | None = None, step: Step = lambda: None
) -> list[RuleResult]:
    """The results of one rule, in the order of its subjects."""
    if only is not None and rule.id not in only.rules:
        return []
    found = subjects.expand(dated.start(run), rule.for_each)
    if only is not None:
        found = (s for s in found if is_wanted(rule.id, _where(run, s, subjects.entity_of(s))[0], only.rules))
    with_reliance = only is None or only.relies_on
    results: list[RuleResult] = []
    for subject in found:
        step()
        results.append(subject_result(run, rule, subject, trace, with_reliance))
    return results


def subject_result(
    run: Run, rule: Rule, subject: subjects.Subject, trace: TraceFilter, with_reliance: bool = True
) -> RuleResult:
    """One result; a fault of the pack becomes an error, never silence."""
    try:
        result = _evaluated(run, rule, subject, with_reliance)
    except EvaluationFault as fault:
        nothing_known = in_order(frozenset(Outcome))
        return replace(_frame(run, rule, subject), outcome=Headline.ERROR, possible=nothing_known, error=str(fault))
    if not trace(result):
        return result
    try:
        return replace(result, trace=proof(run, rule, subject))
    except EvaluationFault:  # in a part that the outcome does not turn on: only a proof looks at those
        return result


def _frame(run: Run, rule: Rule, subject: subjects.Subject) -> RuleResult:
    """A result of which only the subject is known."""
    entity = subjects.entity_of(subject)
    address, span, name = _where(run, subject, entity)
    return RuleResult(
        pack=run.pack,
        rule=rule,
        subject=address,
        subjects={n: v.path for n, v in subject.env.items() if isinstance(v, Thing)},
        subject_span=span,
        subject_name=name,
        outcome=Headline.NOT_APPLICABLE,
        possible=(Outcome.NOT_APPLICABLE,),
        method=Method.KLEENE,
        causes=(),
        missing=(),
        clock=None,
        unlisted=subject.unlisted,
        verified=not rests_on_unverified(run.pack, rule),
    )


def _where(run: Run, subject: subjects.Subject, entity: Thing | None) -> tuple[str, Span, str | None]:
    """The address, the place and the name of a subject."""
    root = run.profile.root
    address = subject.empty or subject.unlisted
    if address is not None:
        site = run.sites.get(address)
        return address, site[1] if site else run.profile.span, None
    found = entity.entity if entity is not None else root
    return found.path, found.span, answers.name_of(found)


def _evaluated(run: Run, rule: Rule, subject: subjects.Subject, with_reliance: bool) -> RuleResult:
    """Evaluate, enumerate what is missing, and find out what the result relies on."""
    frame = _frame(run, rule, subject)
    if subject.empty is not None and rule.na_needs is None:
        return frame
    ctx = dated.start(run)
    first = subjects.find(ctx, rule, subject.env)
    evaluate_in = _trial(rule, subject)
    done = enumerate_missing(evaluate_in, ctx, _if_there(subject, first))
    possible = frozenset(Outcome(label) for label in done.possible)
    unshown = frozenset(m for m in first.missing if m.cause is Cause.EVIDENCE)
    missing = unshown if possible == {Outcome.UNSHOWN} else _of_list(done.missing, subject, possible)
    causes = {m.cause for m in missing}
    clock = None if subject.empty else dated.clock_day(ctx.at(dated.clock_value(ctx, rule.clock, subject.env)))
    shown = tuple(sorted(causes)) if len(possible) > 1 or Outcome.UNSHOWN in possible else ()
    relies_on: tuple[str, ...] = ()
    if with_reliance:
        relies_on = _relies_on(ctx, evaluate_in, done, _effective(rule, subject, first, possible, ctx))
    return replace(
        frame,
        outcome=headline(possible, causes),
        possible=in_order(possible),
        method=done.method,
        causes=shown,
        missing=described(run, missing, done.settles, frame.subject) if shown else (),
        clock=clock,
        due=_day_of_duty(run, rule, subject, first, possible),
        relies_on=relies_on,
    )


def _day_of_duty(
    run: Run, rule: Rule, subject: subjects.Subject, first: subjects.Finding, possible: frozenset[Outcome]
) -> date | None:
    """The day of a duty where all the values of what is missing leave one, looked for where a breach is possible."""
    if first.due is None or rule.duty is None:
        return None
    day = subjects.day_of(first.due)
    if day is not None or not possible & {Outcome.DUE, Outcome.GAP} or isinstance(first.due, NoneValue):
        return day
    return answers.one_day(run, rule, subject)


def _trial(rule: Rule, subject: subjects.Subject) -> Callable[[Context], Trial]:
    def trial(ctx: Context) -> Trial:
        return _if_there(subject, subjects.find(ctx, rule, subject.env))

    return trial


def _if_there(subject: subjects.Subject, finding: subjects.Finding) -> Trial:
    """What a finding says of a subject that there may not be: then the rule does not apply to it."""
    if subject.exists.truth is TRUE:
        return Trial(_labels(finding.possible), finding.missing)
    return Trial(_labels({*finding.possible, Outcome.NOT_APPLICABLE}), finding.missing | subject.exists.missing)


def _labels(possible: Iterable[Outcome]) -> frozenset[str]:
    return frozenset(o.value for o in possible)


def _of_list(
    missing: frozenset[Missing], subject: subjects.Subject, possible: frozenset[Outcome]
) -> frozenset[Missing]:
    """The result for unlisted elements asks for the list and for nothing else: nobody knows what they are."""
    return subject.missing if subject.unlisted and len(possible) > 1 else missing


def _relies_on(
    ctx: Context,
    evaluate_in: Callable[[Context], Trial],
    done: Enumerated,
    exempted_by: frozenset[str],
) -> tuple[str, ...]:
    """Exceptions that make it exempt; judgements and adopted readings without which more would be possible."""
    found = {f"{ctx.run.pack.id}/{e}" for e in exempted_by}
    for address in sorted(ctx.footprint.reliances()):
        hidden = Context(ctx.run, ctx.clock, ctx.run.register.assume({**ctx.assumed, address: HIDDEN}))
        trial = evaluate_in(hidden)
        without = enumerate_missing(evaluate_in, hidden, trial)
        if without.possible != done.possible:
            found.add(address)
    return tuple(sorted(found))


def _effective(
    rule: Rule, subject: subjects.Subject, first: subjects.Finding, possible: frozenset[Outcome], ctx: Context
) -> frozenset[str]:
    """The exceptions that make a result exempt; where none surely does, those that do whatever is still missing."""
    if Outcome.EXEMPT not in possible:
        return frozenset()
    if first.exempted_by or possible & {Outcome.GAP, Outcome.DUE}:
        return first.exempted_by
    found: set[str] = set()
    for exception, parent in ctx.run.pack.exceptions.get(rule.id, ()):

        def trial(inside: Context, exception: Rule = exception, parent: Parent = parent) -> Trial:
            on_day = inside.at(subjects.rule_clock(inside, rule, subject.env))
            return answers.truth_trial(subjects.effective(on_day, exception, parent, subject.env))

        fresh = dated.start(ctx.run)
        if enumerate_missing(trial, fresh, trial(fresh)).possible == {TRUE.value}:
            found.add(exception.id)
    return frozenset(found)


def proof(run: Run, rule: Rule, subject: subjects.Subject) -> Trace:
    """The proof of a rule for a subject, every part of it evaluated."""
    ctx = dated.start(run)
    frame = Frame()
    ctx.proof = Proof([frame])
    subjects.find(ctx, rule, subject.env)
    while ctx.proof.later:
        ctx.proof.later.pop(0)()
    return Trace("rule", rule.id, rule, None, children=tuple(frame.children), reads=tuple(frame.reads))


def decided(run: Run, decision: Decision, env: Environment) -> Enumerated:
    """The possible values of a decision for its arguments, over all values of the missing facts."""

    trial = despite_faults(
        lambda ctx: answers.decision_trial(ctx, decision, env), all_values(decision), f"{run.pack.id}/{decision.id}"
    )
    ctx = dated.start(run)
    return enumerate_missing(trial, ctx, trial(ctx))


def pack_verdicts(run: Run) -> list[Verdict]:
    """The pack's verdict on the root, if it has one for this kind."""
    name = run.pack.verdicts.get(run.profile.kind)
    if name is None:
        return []
    decision = run.pack.decisions[name]
    done = decided(run, decision, {param.name: Thing(run.profile.root) for param in decision.params})
    ranks = answers.ranks(decision)
    order = sorted(done.possible, key=lambda v: (ranks.get(v, 0), v))
    missing = described(run, done.missing, done.settles, run.profile.root.path)
    return [Verdict(run.pack, name, run.profile.root.path, tuple(order), order[0], order[-1], missing)]


def _notes(run: Run, step: Step = lambda: None) -> list[NoteResult]:
    """Notes that apply or may apply."""
    found: list[NoteResult] = []
    for note in run.pack.notes.values():
        if run.profile.kind in note.roots:
            step()
            found += _note_results(run, note)
    return found


def _note_results(run: Run, note: Note) -> list[NoteResult]:
    results: list[NoteResult] = []
    for subject in subjects.expand(dated.start(run), note.for_each):
        if subject.empty is not None:
            continue
        done = answers.note_holds(dated.start(run), note, subject)
        if done.possible == {"false"}:
            continue
        truth = TRUE if done.possible == {"true"} else UNKNOWN
        entity = subjects.entity_of(subject)
        address = subject.unlisted or (entity.path if entity else run.profile.root.path)
        asked = subject.missing if subject.unlisted else done.missing
        missing = described(run, asked, done.settles, address) if truth is UNKNOWN else ()
        results.append(NoteResult(run.pack, note, address, truth, missing))
    return results
