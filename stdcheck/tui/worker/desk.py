"""The work itself: reads and evaluates profiles, the most urgent request first, and replies in plain data.

Knows no process and no screen: requests come from a function that is asked again and again, replies go to another one.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache, partial
from time import monotonic

from stdcheck.checking import Checked, Checker, Status
from stdcheck.crash import write_crash
from stdcheck.discovery import ProfileFile
from stdcheck.facts.profile import load_profile
from stdcheck.facts.values import Profile
from stdcheck.logic.again import Prover
from stdcheck.logic.horizon import horizon
from stdcheck.logic.results import Evaluation, RuleResult
from stdcheck.logic.timeline import Change
from stdcheck.report.build import finding_of, profile_report, run_info
from stdcheck.report.data import ProfileReport, RunInfo
from stdcheck.report.facts_read import facts_read
from stdcheck.report.law import law_text
from stdcheck.report.ownership import ownership_of
from stdcheck.report.proof_tree import clauses
from stdcheck.report.summary import summary_of
from stdcheck.report.timeline import ChangeTexts
from stdcheck.rules.model import Pack
from stdcheck.rules.reach import facts_below
from stdcheck.rules.walking import bodies
from stdcheck.rulesets import find_rulesets
from stdcheck.source.pausing import without_garbage_collector
from stdcheck.source.problems import Problem
from stdcheck.tui.worker import messages
from stdcheck.tui.worker.messages import Prove, Reply, Request, Setup, Stop

LOOK_EVERY, TELL_EVERY = 0.04, 0.25
"""Seconds between two looks for new requests, and between two reports of progress, while something long is done."""
BATCH = 100
"""Findings in one message: small, so that reading one takes the screen no time that anybody would notice."""
MOST_KEPT = 20_000
"""Findings of files worked on before that are kept, to open one again at once."""

Reading = tuple[Profile | None, Sequence[Problem]]


class Stopped(BaseException):
    """The request being worked on gives way; no Exception, so that nothing on the way takes it for a fault."""


@dataclass(slots=True, eq=False)
class _Held:
    """A file that was evaluated on a day."""

    report: ProfileReport
    info: RunInfo
    profile: Profile | None
    packs: tuple[Pack, ...]
    prover: Prover | None


@dataclass(slots=True, eq=False)
class Desk:
    """receive: the next request, waiting for it if told so; None: there is none now. reply: sends a reply.

    EOFError of either, from then on whenever they are called: nobody asks any more.
    """

    setup: Setup
    receive: Callable[[bool], Request | Stop | None]
    reply: Callable[[Reply], None]
    checker: Checker = field(init=False)
    waiting: list[Request] = field(default_factory=list)
    held: OrderedDict[tuple[str, date], _Held] = field(default_factory=OrderedDict)
    _profiles: dict[str, Reading] = field(default_factory=dict)
    _current: Request | None = None
    _results: int = 0
    _look_at: float = 0.0
    _tell_at: float = 0.0
    _day: date | None = None

    def __post_init__(self) -> None:
        rulesets = find_rulesets(self.setup.rulesets)
        self.checker = Checker(
            rulesets, date.min, self.setup.selection, _no_proof, answers=False, step=self._step, read=self._read
        )

    def serve(self) -> None:
        """Work until nobody asks any more (EOFError of `receive` is the end)."""
        try:
            while True:
                self._take(self.receive(not self.waiting))
                if self.waiting:
                    self._next()
        except EOFError:
            return

    # ---- the order of work

    def _take(self, request: Request | Stop | None) -> None:
        """Put a request among those that wait, take out one that is not wanted, or answer at once what is short."""
        if request is None:
            return
        if isinstance(request, Stop):
            self.waiting = [one for one in self.waiting if one.number != request.number]
            if self._current is not None and self._current.number == request.number:
                self._current = None
                raise Stopped
        elif isinstance(request, Prove) and (request.file.shown_as, request.as_of) in self.held:
            self._guarded(request, self._prove)
        else:
            self._wait(request)

    def _wait(self, request: Request) -> None:
        """Among those that wait the most urgent comes first, then the oldest."""
        self.waiting.append(request)
        self.waiting.sort(key=lambda one: (one.urgency, one.number))

    def _next(self) -> None:
        """Do what is most urgent; what gave way to something else waits again."""
        request = self._current = self.waiting.pop(0)
        self._results, self._day, self._tell_at = 0, None, monotonic() + TELL_EVERY
        try:
            self._guarded(request, partial(_WORK[type(request)], self))
        except Stopped:
            if self._current is not None:
                self._wait(request)
        self._current = None

    def _guarded(self, request: Request, work: Callable[[Request], None]) -> None:
        try:
            work(request)
        except EOFError:
            raise
        except Exception as crash:
            self.reply(messages.Failed(request.number, write_crash(crash)))

    def _step(self) -> None:
        """Between two results: look for requests, tell how far it is, give way. Raises Stopped."""
        self._results += 1
        now = monotonic()
        if now < self._look_at:
            return
        try:
            self._look(now)
        except EOFError:
            # An Exception would be taken for a fault of what is being worked on; `serve` meets the end again.
            self._current = None
            raise Stopped from None
        self._look_at = monotonic() + LOOK_EVERY

    def _look(self, now: float) -> None:
        while (request := self.receive(False)) is not None:
            self._take(request)
        current = self._current
        if current is not None:
            if self.waiting and self._gives_way(current, self.waiting[0]):
                raise Stopped
            if now >= self._tell_at:
                self._tell_at = now + TELL_EVERY
                self.reply(messages.Progress(current.number, self._results, self._day))

    def _gives_way(self, current: Request, other: Request) -> bool:
        """Whether another request is done first; not one that the evaluation under way serves, too."""
        same = (current.file.shown_as, current.as_of) == (other.file.shown_as, other.as_of)
        evaluating = isinstance(current, messages.Open | messages.Summarize | Prove)
        return other.urgency < current.urgency and not (same and evaluating)

    # ---- the work

    def _open(self, request: Request) -> None:
        held = self._evaluated(request.file, request.as_of)
        report, summary = held.report, summary_of(held.report, request.as_of)
        facts = {rule: read for pack in held.packs for rule, read in _facts_of(pack).items()}
        head = replace(report, findings=())
        self.reply(messages.Opened(request.number, head, held.info, summary, len(report.findings), facts))
        for start in range(0, len(report.findings), BATCH):
            self.reply(messages.Findings(request.number, report.findings[start : start + BATCH]))
        self.reply(messages.Done(request.number))

    def _summarize(self, request: Request) -> None:
        held = self._evaluated(request.file, request.as_of)
        self.reply(messages.Summary(request.number, summary_of(held.report, request.as_of)))

    def _prove(self, request: Request) -> None:
        assert isinstance(request, Prove)
        held = self._evaluated(request.file, request.as_of)
        assert held.prover is not None and held.profile is not None
        with without_garbage_collector():
            pack, _, rule = request.rule.partition("/")
            result = held.prover.prove(pack, rule, request.place)
            evaluation = Evaluation(held.profile, request.as_of, held.packs, (), (), ())
            reply = messages.Proved(
                request.number,
                replace(finding_of(result, evaluation, request.place), trace=None),
                clauses(result),
                facts_read(result, held.profile),
                law_text(result.pack, result.rule),
                ownership_of(result, held.profile, self.checker.rulesets.vocabulary),
            )
        self.reply(reply)

    def _find_next(self, request: Request) -> None:
        self.checker.as_of = request.as_of
        ready, packs = self.checker.prepare(request.file)
        day, moving = None, 0
        if ready.profile is not None and packs:
            with without_garbage_collector():
                line = self.checker.follow(ready.profile, packs, request.as_of, first_only=True, step=self._at_day)
            day, moving = next((change.day for change in line.changes), None), len(line.moving)
        self.reply(messages.NextDate(request.number, day, moving))

    def _follow(self, request: Request) -> None:
        self.checker.as_of = request.as_of
        ready, packs = self.checker.prepare(request.file)
        start = end = request.as_of
        if ready.profile is None or not packs:
            self.reply(messages.Dates(request.number, (), start, end, done=True))
            return
        end = horizon(ready.profile, packs, start)
        texts = ChangeTexts(ready.profile, packs)
        self.reply(messages.Dates(request.number, (), start, end, fresh=True))

        def changed(change: Change) -> None:
            self.reply(messages.Dates(request.number, (texts.of(change),), change.day, end))

        with without_garbage_collector():
            line = self.checker.follow(ready.profile, packs, start, end, step=self._at_day, changed=changed)
        every = tuple(map(texts.of, line.changes))
        self.reply(messages.Dates(request.number, every, end, end, done=True, moving=len(line.moving)))

    def _at_day(self, day: date) -> None:
        """Between two results of a timeline."""
        self._day = day
        self._step()

    # ---- what is kept

    def _evaluated(self, file: ProfileFile, as_of: date) -> _Held:
        """The file on a day, evaluated once as long as it is kept."""
        key = (file.shown_as, as_of)
        if key not in self.held:
            self.checker.as_of = as_of
            self.held[key] = self._made(self.checker.check(file), as_of)
        self.held.move_to_end(key)
        while len(self.held) > 1 and sum(len(one.report.findings) for one in self.held.values()) > MOST_KEPT:
            self.held.popitem(last=False)
        return self.held[key]

    def _read(self, file: ProfileFile) -> Reading:
        """A file with its registers as they were when first read, on every day the same, until all is read again."""
        if file.shown_as not in self._profiles:
            self._profiles[file.shown_as] = load_profile(
                file.path, self.checker.rulesets.vocabulary, shown_as=file.shown_as, cache=self.checker.registers
            )
        return self._profiles[file.shown_as]

    def _made(self, checked: Checked, as_of: date) -> _Held:
        if checked.crash is not None:
            write_crash(checked.crash)
        report, evaluation = profile_report(checked), checked.evaluation
        packs = evaluation.packs if evaluation is not None else ()
        _, problems = self.checker.packs_for([checked.file.kind])
        info = run_info(as_of, packs, [*self.checker.rulesets.problems, *problems])
        if evaluation is None:
            if checked.status is Status.NOT_EVALUATED:
                report = replace(report, problems=(*report.problems, *info.problems))
            return _Held(report, info, None, (), None)
        prover = Prover(evaluation.profile, packs, self.checker.rulesets.vocabulary, as_of)
        return _Held(report, info, evaluation.profile, packs, prover)


def _no_proof(result: RuleResult) -> bool:
    """Proofs are made one by one, when somebody looks."""
    return False


@lru_cache(maxsize=32)
def _facts_of(pack: Pack) -> Mapping[str, tuple[str, ...]]:
    """`pack/rule` -> the facts that decide the rule, as `kind.fact`."""
    rules = (body for body in bodies(pack) if body.kind == "rule")
    return {f"{pack.id}/{body.id}": tuple(".".join(key) for key in facts_below(pack, body)) for body in rules}


_WORK: Mapping[type[Request], Callable[[Desk, Request], None]] = {
    messages.Prove: Desk._prove,
    messages.Open: Desk._open,
    messages.Summarize: Desk._summarize,
    messages.Follow: Desk._follow,
    messages.FindNext: Desk._find_next,
}
