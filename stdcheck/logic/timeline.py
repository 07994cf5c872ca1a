"""The timeline of a profile: on which as-of days an outcome, a verdict or an answer changes, and what the day passes.

Everything is evaluated once, on the first day, in a watched run (see `watching`); then, from turn to turn, only what
the turn belongs to. What comes out equals an evaluation on every single day, but for what moves with every day, which
is named and not followed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from stdcheck.facts.declarations import FactType, Vocabulary
from stdcheck.facts.values import Entity, Profile
from stdcheck.logic import answers, dated, evaluate, subjects
from stdcheck.logic.context import Run, Watch
from stdcheck.logic.footprint import Turn
from stdcheck.logic.memory import Recall, Remembered
from stdcheck.logic.results import AnswerPlain, AnswerValue, Evaluation, MissingFact, RuleResult, Verdict
from stdcheck.logic.watching import is_lasting, turns_of
from stdcheck.rules.model import Answer, AnswerSource, Pack, Rule

RuleFilter = Callable[[Rule], bool]
Result = RuleResult | Verdict | AnswerValue


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What is followed. kind: "rule" | "verdict" | "answer"; name: its id in the pack; subject: an address

    unlisted: the list whose unlisted elements a result stands for; place: of several results with one subject
    """

    pack: str
    kind: str
    name: str
    subject: str
    unlisted: str = ""
    place: int = 0


@dataclass(frozen=True, slots=True)
class State:
    """What comes out: the headline (of a rule; else ""), and the possible values (worst outcome first)."""

    headline: str
    possible: tuple[AnswerPlain, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """Something comes out otherwise from a day on. turns: what the day passes, as far as it can matter to it"""

    day: date
    key: Key
    before: State
    after: State
    turns: tuple[Turn, ...]
    due: date | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Event:
    """A missing day on which results turn: (answers, what they leave) as in `MissingFact`, and the results."""

    missing: MissingFact
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Timeline:
    """The changes of a profile from one day to another, both included, by day.

    states: what comes out, from which day on; moving: what changes with every day, which is not followed
    firsts: the results on the first day; evaluations: how many single evaluations it took
    """

    profile: Profile
    packs: tuple[Pack, ...]
    start: date
    end: date
    changes: tuple[Change, ...]
    states: dict[Key, list[tuple[date, State]]]
    moving: tuple[Key, ...]
    events: tuple[Event, ...]
    firsts: dict[Key, Result]
    evaluations: int

    def state(self, key: Key, day: date) -> State:
        """What comes out on a day of the range. Raises KeyError for what is not followed."""
        return next(state for since, state in reversed(self.states[key]) if since <= day)


@dataclass(slots=True, eq=False)
class _Item:
    """One thing to follow. turns: of its last evaluation, by day"""

    key: Key
    evaluate: Callable[[Run], Result | None]
    turns: dict[int, dict[tuple[object, ...], Turn]] = field(default_factory=dict)
    daily: bool = False

    def observe(self, run: Run) -> Result | None:
        """Evaluate on the day of a watched run, and take what that leaves behind."""
        assert run.watch is not None
        run.watch.started.clear()
        result = self.evaluate(run)
        self.turns = {}
        for footprint in run.watch.started:
            self.daily |= footprint.seen is not None and footprint.seen.daily
            for day, turns in turns_of(footprint, run.as_of.toordinal(), run.watch.until).items():
                self.turns.setdefault(day, {}).update(turns)
        return result


def timeline(
    profile: Profile,
    packs: Sequence[Pack],
    vocabulary: Vocabulary,
    start: date,
    end: date,
    *,
    rules: RuleFilter | None = None,
    first_only: bool = False,
    step: Callable[[date], object] = lambda day: None,
    changed: Callable[[Change], object] = lambda change: None,
) -> Timeline:
    """Follow a profile under the packs that apply to it, from one as-of day to another.

    rules: which rules to follow; first_only: stop behind the first day on which something changes
    step: told every day on which something is evaluated; what it raises stops the work
    changed: told every change as it is found, by day; one that turns out to move with every day is not in the result
    """
    used = tuple(pack for pack in packs if profile.kind in pack.roots)
    following = _Following(profile, vocabulary, start, end, step, changed)
    for pack in used:
        following.begin(pack, rules)
    following.follow(first_only)
    return following.made(used)


@dataclass(slots=True, eq=False)
class _Following:
    """A timeline in the making."""

    profile: Profile
    vocabulary: Vocabulary
    start: date
    end: date
    step: Callable[[date], object]
    changed: Callable[[Change], object]
    runs: dict[str, Run] = field(default_factory=dict)
    lasting: dict[str, dict[tuple[object, ...], Recall[Remembered[Any]]]] = field(default_factory=dict)
    items: list[tuple[Pack, _Item]] = field(default_factory=list)
    states: dict[Key, list[tuple[date, State]]] = field(default_factory=dict)
    firsts: dict[Key, Result] = field(default_factory=dict)
    moving: list[Key] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    evaluations: int = 0

    def run(self, pack: Pack, day: date) -> Run:
        """A watched run; what does not depend on the day is taken from the first one."""
        run = Run(self.profile, pack, self.vocabulary, day, watch=Watch(self.end.toordinal()))
        first = self.runs.setdefault(pack.id, run)
        if first is not run:
            run.graph, run.inverse, run.sites, run.register = first.graph, first.inverse, first.sites, first.register
            run.memory = {key: recall.copy() for key, recall in self.lasting[pack.id].items()}
        return run

    def keep(self, run: Run) -> None:
        """Take out of the memory of the first run what comes out the same on every later day."""
        lasting: dict[tuple[object, ...], Recall[Remembered[Any]]] = {}
        for key, recall in run.memory.items():
            shapes = {
                shape: {part: one for part, one in known.items() if is_lasting(one.footprint)}
                for shape, known in recall.shapes.items()
            }
            lasting[key] = Recall({shape: known for shape, known in shapes.items() if known}, recall.kept)
        self.lasting[run.pack.id] = lasting

    def begin(self, pack: Pack, rules: RuleFilter | None) -> None:
        """Evaluate everything on the first day."""
        run = self.run(pack, self.start)
        seen: dict[Key, int] = {}
        for item in _items(run, rules):
            self.step(self.start)
            result = item.observe(run)
            self.evaluations += 1
            if result is None:
                continue
            item.key = _key(item.key, result, seen)
            self.firsts[item.key] = result
            if item.daily:
                self.moving.append(item.key)
                continue
            self.states[item.key] = [(self.start, _state(result))]
            if item.turns:
                self.items.append((pack, item))
        self.keep(run)

    def follow(self, first_only: bool) -> None:
        """From turn to turn, as long as there are any; what comes to move with every day is given up."""
        while self.items:
            day = min(min(item.turns) for _, item in self.items)
            runs: dict[str, Run] = {}
            for pack, item in self.items:
                if min(item.turns) == day:
                    if pack.id not in runs:
                        runs[pack.id] = self.run(pack, date.fromordinal(day))
                    self._turn(item, runs[pack.id])
            for _, item in self.items:
                if item.daily:
                    self.moving.append(item.key)
                    del self.states[item.key]
            self.items = [(pack, item) for pack, item in self.items if item.turns and not item.daily]
            if first_only and any(change.key in self.states for change in self.changes):
                return

    def _turn(self, item: _Item, run: Run) -> None:
        """Evaluate an item where it may change."""
        self.step(run.as_of)
        turns = item.turns[run.as_of.toordinal()]
        result = item.observe(run)
        self.evaluations += 1
        assert result is not None, item.key
        states = self.states[item.key]
        before, after = states[-1][1], _state(result)
        if after != before:
            states.append((run.as_of, after))
            due = result.due if isinstance(result, RuleResult) else None
            self.changes.append(Change(run.as_of, item.key, before, after, tuple(turns.values()), due))
            self.changed(self.changes[-1])

    def made(self, packs: tuple[Pack, ...]) -> Timeline:
        """The whole."""
        given_up = set(self.moving)
        return Timeline(
            self.profile,
            packs,
            self.start,
            self.end,
            tuple(change for change in self.changes if change.key not in given_up),
            self.states,
            tuple(self.moving),
            tuple(_events(self.firsts)),
            self.firsts,
            self.evaluations,
        )


def _items(run: Run, rules: RuleFilter | None) -> Iterator[_Item]:
    """Everything that a pack says of a profile, in the order of a report."""
    pack, kind = run.pack, run.profile.kind
    for rule in pack.rules.values():
        if not rule.is_exception and kind in rule.roots and (rules is None or rules(rule)):
            # Which subjects there are depends on the profile alone: no list asks for the day.
            for subject in subjects.expand(dated.start(run), rule.for_each):
                yield _Item(Key(pack.id, "rule", rule.id, ""), _of_rule(rule, subject))
    if kind in pack.verdicts:
        yield _Item(Key(pack.id, "verdict", pack.verdicts[kind], ""), lambda run: evaluate.pack_verdicts(run)[0])
    for answer in pack.answers.values():
        for source in answer.sources:
            for entity in answers.entities(run.profile).get(source.of, ()):
                yield _Item(Key(pack.id, "answer", answer.name, ""), _of_answer(answer, source, entity))


def _of_rule(rule: Rule, subject: subjects.Subject) -> Callable[[Run], Result | None]:
    return lambda run: evaluate.subject_result(run, rule, subject, _no_trace, False)


def _of_answer(answer: Answer, source: AnswerSource, entity: Entity) -> Callable[[Run], Result | None]:
    if source.kind == "notes":
        return lambda run: next(iter(answers.note_answers(run, answer, source, [entity])), None)
    return lambda run: answers.answer_of(run, answer, source, entity)


def _no_trace(result: RuleResult) -> bool:
    return False


def _key(key: Key, result: Result, seen: dict[Key, int]) -> Key:
    """The key with the subject; several results of one subject are told apart by their place."""
    unlisted = (result.unlisted or "") if isinstance(result, RuleResult) else ""
    found = Key(key.pack, key.kind, key.name, result.subject, unlisted)
    place = seen[found] = seen.get(found, -1) + 1
    return Key(key.pack, key.kind, key.name, result.subject, unlisted, place)


def _state(result: Result) -> State:
    if isinstance(result, RuleResult):
        return State(result.outcome.value, tuple(outcome.value for outcome in result.possible))
    return State("", result.possible[::-1] if isinstance(result, Verdict) else result.possible)


def states_on(evaluation: Evaluation) -> dict[Key, State]:
    """What comes out on the day of an evaluation, under the keys of a timeline."""
    seen: dict[Key, int] = {}
    found: list[tuple[Key, Result]] = [(Key(r.pack.id, "rule", r.rule.id, ""), r) for r in evaluation.results]
    found += [(Key(v.pack.id, "verdict", v.decision, ""), v) for v in evaluation.verdicts]
    found += [(Key(a.pack.id, "answer", a.answer, ""), a) for a in evaluation.answers]
    return {_key(key, result, seen): _state(result) for key, result in found}


def _events(firsts: dict[Key, Result]) -> Iterator[Event]:
    """The missing days of which one answer alone would settle a result of a rule, each once with its results."""
    found: dict[tuple[object, ...], tuple[MissingFact, list[Key]]] = {}
    for key, result in firsts.items():
        for item in result.missing if isinstance(result, RuleResult) else ():
            if item.settles and item.fact is not None and item.fact.type is FactType.DATE:
                found.setdefault((item.missing.path, item.settles), (item, []))[1].append(key)
    for item, keys in found.values():
        yield Event(item, tuple(keys))
