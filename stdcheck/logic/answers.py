"""Answers: the stable named outputs of a pack, for each subject of the type that a source names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from stdcheck.facts.declarations import FactType
from stdcheck.facts.values import Entity, Profile, Stated, StatedList
from stdcheck.logic import dated, subjects, watching
from stdcheck.logic.conditions import definition_holds
from stdcheck.logic.context import Context, Run
from stdcheck.logic.decisions import NO_VALUE, UNLISTABLE, all_values, decide, labels, term_type
from stdcheck.logic.enumeration import Enumerated, Labels, Trial, despite_faults, enumerate_missing
from stdcheck.logic.missing import described
from stdcheck.logic.operators import all_of, any_of, stated_at
from stdcheck.logic.reading import missing_of
from stdcheck.logic.results import AnswerPlain, AnswerValue
from stdcheck.logic.things import Amounts, Environment, Ordered, Thing, Unknown, Value
from stdcheck.logic.values import FALSE, TRUE, Known3, Missing
from stdcheck.logic.wanted import Wanted, is_wanted
from stdcheck.rules.model import Answer, AnswerSource, Decision, DecisionRow, Note, Rule
from stdcheck.rules.nodes import Term


def all_answers(run: Run, only: Wanted | None = None) -> list[AnswerValue]:
    """Every answer of the pack for every subject, in the order of pack and profile; only: those that are wanted."""
    found: list[AnswerValue] = []
    everything = entities(run.profile)
    for answer in run.pack.answers.values():
        for source in answer.sources if only is None or answer.name in only.answers else ():
            wanted = [
                entity
                for entity in everything.get(source.of, ())
                if only is None or is_wanted(answer.name, entity.path, only.answers)
            ]
            if source.kind == "notes":
                found += note_answers(run, answer, source, wanted)
                continue
            for entity in wanted:
                value = answer_of(run, answer, source, entity)
                if value is not None:
                    found.append(value)
    return found


def entities(profile: Profile) -> dict[str, list[Entity]]:
    """All entities of a profile by type: the root, the collections, and what is written inside them."""
    found: dict[str, list[Entity]] = {}

    def visit(entity: Entity) -> None:
        found.setdefault(entity.type.name, []).append(entity)
        for name, state in entity.facts.items():
            fact = entity.type.facts.get(name)
            inside = (
                state.items if isinstance(state, StatedList) else (state.value,) if isinstance(state, Stated) else ()
            )
            for item in inside:
                if isinstance(item, Entity) and item.type.collection is None and fact is not None and not fact.inverse:
                    visit(item)

    visit(profile.root)
    for collection in profile.collections.values():
        for item in collection.items:
            if isinstance(item, Entity):
                visit(item)
    return found


def name_of(entity: Entity) -> str | None:
    """What the profile calls an entity, when it has a stated name."""
    state = entity.facts.get("name")
    return state.value if isinstance(state, Stated) and isinstance(state.value, str) else None


def answer_of(run: Run, answer: Answer, source: AnswerSource, entity: Entity) -> AnswerValue | None:
    """One answer for one subject; None where the source has no such subject."""
    evaluate = SOURCES[source.kind](run, answer, source, Thing(entity))
    if evaluate is None:
        return None
    unknown = EITHER if source.kind in ("definition", "rule") else UNLISTABLE
    evaluate = despite_faults(evaluate, unknown, f"{run.pack.id}/{answer.name}")
    ctx = dated.start(run)
    done = enumerate_missing(evaluate, ctx, evaluate(ctx))
    possible = tuple(plain(label, source.kind) for label in sorted(done.possible))
    missing = described(run, done.missing, done.settles, entity.path) if len(possible) > 1 or done.missing else ()
    return AnswerValue(run.pack, answer.name, entity.path, possible, missing)


def plain(label: str, kind: str) -> AnswerPlain:
    """A label as the value it stands for."""
    if label == NO_VALUE:
        return None
    return label == "true" if kind in ("definition", "rule") else label


Evaluate = Callable[[Context], Trial]
EITHER = frozenset({TRUE.value, FALSE.value})


def _definition(run: Run, answer: Answer, source: AnswerSource, subject: Thing) -> Evaluate | None:
    definition = run.pack.definitions[source.name]
    env: Environment = {definition.params[0].name: subject}

    def evaluate(ctx: Context) -> Trial:
        on_day = ctx.at(dated.clock_value(ctx, definition.clock or answer.clock, env))
        return _where_covered(on_day, truth_trial(definition_holds(on_day, definition, env)), EITHER)

    return evaluate


def _where_covered(on_day: Context, trial: Trial, every: Labels) -> Trial:
    """What comes out by the law of a day; before the law that the pack holds, anything may."""
    outside = dated.not_covered(on_day)
    if outside.truth is FALSE:
        return trial
    missing = outside.missing if outside.truth is TRUE else trial.missing | outside.missing
    return Trial(trial.possible | every, missing)


def truth_trial(known: Known3) -> Trial:
    """A truth as labels."""
    if known.truth in (TRUE, FALSE):
        return Trial(frozenset({known.truth.value}), frozenset())
    return Trial(EITHER, known.missing)


def _decision(run: Run, answer: Answer, source: AnswerSource, subject: Thing) -> Evaluate | None:
    decision = run.pack.decisions[source.name]
    env: Environment = {param.name: subject for param in decision.params}
    return lambda ctx: decision_trial(ctx.at(dated.clock_value(ctx, answer.clock, env)), decision, env)


def decision_trial(ctx: Context, decision: Decision, env: Environment) -> Trial:
    """The possible values of a decision as labels."""
    on_day = ctx.at(dated.clock_value(ctx, decision.clock, env))
    possible = decide(on_day, decision, env)
    return _where_covered(on_day, Trial(frozenset(possible.values), possible.missing), all_values(decision))


def _quantity(run: Run, answer: Answer, source: AnswerSource, subject: Thing) -> Evaluate | None:
    quantity = run.pack.quantities[source.name]
    env: Environment = {param.name: subject for param in quantity.params}

    def evaluate(ctx: Context) -> Trial:
        on_day = ctx.at(dated.clock_value(ctx, quantity.clock or answer.clock, env))
        value = in_unit(on_day.term(quantity.value, env), source.unit)
        type_ = FactType.NUMBER if source.unit else term_type(run.pack, quantity.value)
        trial = value_trial(on_day, value, type_)
        return _where_covered(on_day, trial, UNLISTABLE)

    return evaluate


def in_unit(value: Value, unit: str) -> Value:
    """An amount as the number that it has in a unit or currency (not known where it has none in it); else as it is."""
    if not unit or not isinstance(value, Amounts):
        return value
    if unit in value.by_unit:
        return Ordered(value.by_unit[unit])
    return Unknown(missing_of(value) | stated_at(value))


def value_trial(ctx: Context, value: Value, type_: FactType) -> Trial:
    """A value as labels."""
    watching.told(ctx, value)
    return Trial(*labels(value, type_))


def _rule(run: Run, answer: Answer, source: AnswerSource, subject: Thing) -> Evaluate | None:
    rule = run.pack.rules[source.name]
    found = _subjects_of(run, rule, subject)

    def evaluate(ctx: Context) -> Trial:
        each = [all_of([s.exists, subjects.breached_but_for(ctx, rule, s.env, source.without)]) for s in found]
        return truth_trial(any_of(each))

    return evaluate if found else None


def _due(run: Run, answer: Answer, source: AnswerSource, subject: Thing) -> Evaluate | None:
    rule = run.pack.rules[source.name]
    envs = [found.env for found in _subjects_of(run, rule, subject)]
    if not envs or rule.duty is None:
        return None
    term = rule.duty.day

    def evaluate(ctx: Context) -> Trial:
        each = [_day_trial(ctx, rule, term, env) for env in envs]
        return Trial(frozenset().union(*(t.possible for t in each)), frozenset().union(*(t.missing for t in each)))

    return evaluate


def _day_trial(ctx: Context, rule: Rule, term: Term, env: Environment) -> Trial:
    on_day = ctx.at(subjects.rule_clock(ctx, rule, env))
    return _where_covered(on_day, value_trial(on_day, on_day.term(term, env), FactType.DATE), UNLISTABLE)


def one_day(run: Run, rule: Rule, subject: subjects.Subject) -> date | None:
    """The day of a duty for a subject, where every value of what is missing comes to the same."""
    if rule.duty is None:
        return None
    term = rule.duty.day
    evaluate = despite_faults(
        lambda ctx: _day_trial(ctx, rule, term, subject.env), UNLISTABLE, f"{run.pack.id}/{rule.id}"
    )
    ctx = dated.start(run)
    done = enumerate_missing(evaluate, ctx, evaluate(ctx))
    [day, *others] = done.possible
    return None if others or day == NO_VALUE else date.fromisoformat(day)


def _subjects_of(run: Run, of: Rule | Note, thing: Thing) -> list[subjects.Subject]:
    """The subjects of a rule or note that an entity is; several where it stands in several loops."""
    if run.profile.kind not in of.roots:
        return []
    by_path = run.subjects.get(of.for_each)
    if by_path is None:
        by_path = run.subjects[of.for_each] = {}
        for subject in subjects.expand(dated.start(run), of.for_each):
            found = subjects.entity_of(subject)
            if subject.unlisted is None and subject.empty is None:
                by_path.setdefault(found.path if found is not None else run.profile.root.path, []).append(subject)
    return by_path.get(thing.path, [])


SOURCES: dict[str, Callable[[Run, Answer, AnswerSource, Thing], Evaluate | None]] = {
    "definition": _definition,
    "decision": _decision,
    "quantity": _quantity,
    "rule": _rule,
    "due": _due,
}


def note_holds(ctx: Context, note: Note, subject: subjects.Subject) -> Enumerated:
    """Whether a note applies; worked out once for a listed subject, for notes and for the answers made of them."""
    noted = ctx.run.noted
    listed = [v.path for v in subject.env.values() if isinstance(v, Thing) and not v.stand_in]
    if len(listed) < len(subject.env):
        return _note_holds(ctx, note, subject)
    name = (note.id, *listed)
    if name not in noted:
        noted[name] = _note_holds(ctx, note, subject)
    return noted[name]


def _note_holds(ctx: Context, note: Note, subject: subjects.Subject) -> Enumerated:
    def holds(inside: Context) -> Trial:
        on_day = inside.at(dated.clock_value(inside, note.clock, subject.env))
        parts = [subject.exists, dated.in_force(on_day, note.in_force)]
        if note.when is not None:
            parts.append(on_day.condition(note.when, subject.env))
        return _where_covered(on_day, truth_trial(all_of(parts)), EITHER)

    evaluate = despite_faults(holds, EITHER, f"{ctx.run.pack.id}/{note.id}")
    return enumerate_missing(evaluate, ctx, evaluate(ctx))


def note_answers(run: Run, answer: Answer, source: AnswerSource, of: Iterable[Entity]) -> Iterator[AnswerValue]:
    """Sets: what the notes that apply implement or raise; a second, larger set where some may apply."""
    for entity in of:
        sure: set[str] = set()
        maybe: set[str] = set()
        missing: set[Missing] = set()
        for note, subject in _notes_on(run, entity):
            named = set(note.implements if source.name == "implements" else note.raises)
            named = named & source.among if source.among else named
            if not named:
                continue
            done = note_holds(dated.start(run), note, subject)
            if done.possible == {"true"}:
                sure |= named
            elif "true" in done.possible:
                maybe |= named
                missing |= done.missing
        sets = [tuple(sorted(sure))]
        if maybe - sure:
            sets.append(tuple(sorted(sure | maybe)))
        yield AnswerValue(run.pack, answer.name, entity.path, tuple(sets), described(run, missing, {}, entity.path))


def _notes_on(run: Run, entity: Entity) -> Iterator[tuple[Note, subjects.Subject]]:
    """The notes whose subject an entity is."""
    for note in run.pack.notes.values():
        yield from ((note, subject) for subject in _subjects_of(run, note, Thing(entity)))


def ranks(decision: Decision) -> dict[str, int]:
    """Value -> rank, of all rows and nested rows."""
    found: dict[str, int] = {}

    def visit(rows: tuple[DecisionRow, ...]) -> None:
        for row in rows:
            visit(row.rows)
            if row.rank is not None:
                found[str(row.value)] = row.rank

    visit(decision.rows)
    return found
