"""From an evaluation to the report data of one file. Chooses places and words; formats nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date

from stdcheck.checking import Checked
from stdcheck.facts.declarations import FactType, Text
from stdcheck.facts.values import Range, Stated, StatedList
from stdcheck.logic.results import Evaluation, Headline, MissingFact, RuleResult, Verdict
from stdcheck.logic.values import Cause, Truth
from stdcheck.report import reasons
from stdcheck.report.addresses import Addresses, is_of_pack, split
from stdcheck.report.data import (
    FINDINGS,
    SEVERITY,
    AnswerText,
    Finding,
    Lacking,
    Message,
    NoteApplied,
    NoteText,
    PackText,
    Place,
    ProfileReport,
    RuleText,
    RunInfo,
    VerdictText,
)
from stdcheck.report.proof import readings_said
from stdcheck.report.wording import Language, chosen, in_each, say, some_of
from stdcheck.rules.model import DecisionRow, Note, Pack, Rule
from stdcheck.rules.nodes import Cite
from stdcheck.source.problems import Problem
from stdcheck.source.spans import Span

MISSING_IN_A_SENTENCE = 3


def run_info(as_of: date, packs: Sequence[Pack], problems: Iterable[Problem] = ()) -> RunInfo:
    """The texts of the packs of a run, each once."""
    rules = [rule_text(pack, rule) for pack in packs for rule in pack.rules.values() if not rule.is_exception]
    notes = [_note_text(pack, note) for pack in packs for note in pack.notes.values()]
    by_id = {pack.id: _pack_text(pack) for pack in packs}
    return RunInfo(as_of, by_id, {r.id: r for r in rules}, {n.id: n for n in notes}, tuple(problems))


def rule_text(pack: Pack, rule: Rule) -> RuleText:
    """What is said about a rule whatever its results."""
    cites = _citations(pack, rule.meta.cite)
    return RuleText(f"{pack.id}/{rule.id}", rule.title, rule.kind.value, cites, rule.remediation, rule.verified)


def _note_text(pack: Pack, note: Note) -> NoteText:
    return NoteText(f"{pack.id}/{note.id}", note.title, _citations(pack, note.meta.cite))


def _citations(pack: Pack, cite: Cite | None) -> tuple[tuple[Text, str], ...]:
    return () if cite is None else (citation(pack, cite),)


def citation(pack: Pack, cite: Cite) -> tuple[dict[str, str], str]:
    """`15 CFR part 791, § 791.302(a)` in each language, and the URL of the source."""
    source = pack.sources.get(cite.source)
    if source is None:
        return in_each(lambda lang: cite.ref), ""
    return in_each(lambda lang: say("citation", lang, source=chosen(source.title, lang), ref=cite.ref)), source.url


def _pack_text(pack: Pack) -> PackText:
    return PackText(pack.id, pack.version, pack.title, pack.jurisdiction, pack.time_zone, pack.law_as_of, pack.digest)


def profile_report(checked: Checked) -> ProfileReport:
    """The report of one file."""
    profile, evaluation = checked.profile, checked.evaluation
    if profile is None or evaluation is None:
        return ProfileReport(
            checked.file.shown_as,
            profile.kind if profile else checked.file.kind,
            checked.status,
            problems=checked.problems,
            crashed=checked.crash is not None,
        )
    builder = _Builder(evaluation)
    findings = builder.findings(evaluation.results)
    counts = {headline.value: 0 for headline in Headline}
    for finding in findings:
        counts[finding.outcome.value] += 1
    return ProfileReport(
        checked.file.shown_as,
        profile.kind,
        checked.status,
        profile.id,
        profile.title,
        profile.files,
        tuple(pack.id for pack in evaluation.packs),
        tuple(map(builder.verdict, evaluation.verdicts)),
        tuple(
            AnswerText(a.pack.id, a.answer, a.subject, a.possible, builder.lacking(a.missing))
            for a in evaluation.answers
        ),
        tuple(
            NoteApplied(f"{n.pack.id}/{n.note.id}", n.subject, n.truth is Truth.TRUE)
            for n in evaluation.notes
            if n.truth is not Truth.FALSE
        ),
        tuple(findings),
        counts,
        sum(not finding.verified for finding in findings),
        checked.problems,
        followed=checked.followed,
        next_change=checked.next_change,
    )


def finding_of(result: RuleResult, evaluation: Evaluation, place: int = 0) -> Finding:
    """One result by itself; place: its number among the results of its rule."""
    return _Builder(evaluation).finding(result, place)


def _order(finding: Finding) -> tuple[object, ...]:
    span = finding.primary
    return SEVERITY[finding.outcome], span.path, span.start, finding.rule, finding.subject


class _Builder:
    """Turns the results of one evaluation into findings."""

    def __init__(self, evaluation: Evaluation) -> None:
        self.profile = evaluation.profile
        self.addresses = Addresses(evaluation.profile)
        self.packs = {pack.id: pack for pack in evaluation.packs}

    def findings(self, results: Iterable[RuleResult]) -> list[Finding]:
        """Results as findings, worst first, then by place in the file."""
        places: dict[Rule, int] = {}
        findings = []
        for result in results:
            place = places[result.rule] = places.get(result.rule, -1) + 1
            findings.append(self.finding(result, place))
        return sorted(findings, key=_order)

    def finding(self, result: RuleResult, place: int) -> Finding:
        """One result with its sentence, its places and its reasons."""
        rule = f"{result.pack.id}/{result.rule.id}"
        lacking = self.lacking(result.missing)
        because = reasons.because(result, self.addresses) if result.outcome is not Headline.NOT_APPLICABLE else ()
        sentence = self._sentence(result)
        places = [Place(result.subject_span, "primary")]
        if result.outcome in (Headline.UNDETERMINED, Headline.JUDGEMENT):
            where = [item.where for item in lacking if item.where is not None]
            places = [Place(span, "missing") for span in dict.fromkeys(where)] or places
            places[0] = Place(places[0].span, "primary")
        facts = dict.fromkeys(span for reason in because for span in reason.spans)
        taken = {place.span for place in places}
        return Finding(
            rule=rule,
            subject=result.subject,
            name=self._called(result),
            outcome=result.outcome,
            possible=tuple(outcome.value for outcome in result.possible),
            method=result.method.value,
            causes=tuple(cause.value for cause in result.causes),
            place=place,
            fingerprint=fingerprint(rule, self.profile.id, result.subject, result.unlisted),
            due=result.due,
            clock=result.clock,
            sentence=sentence,
            message=_message(sentence, result, lacking),
            lacking=lacking,
            relies_on=result.relies_on,
            verified=result.verified,
            places=(*places, *(Place(span, "fact") for span in facts if span not in taken)),
            subject_span=result.subject_span,
            because=because,
            unless=reasons.unless(result, self.addresses) if result.outcome in FINDINGS else (),
            trace=result.trace,
        )

    def verdict(self, verdict: Verdict) -> VerdictText:
        """A verdict with the titles of its possible values, worst first."""
        rows = {str(row.value): row for row in _leaves(verdict.pack.decisions[verdict.decision].rows)}

        def rank(value: str) -> tuple[int, str]:
            row = rows.get(value)
            return -(row.rank or 0) if row else 0, value

        possible = tuple((value, _title(rows.get(value), value)) for value in sorted(verdict.possible, key=rank))
        lacking = self.lacking(verdict.missing)
        return VerdictText(verdict.pack.id, verdict.subject, possible, verdict.best, verdict.worst, lacking)

    def lacking(self, missing: Sequence[MissingFact]) -> tuple[Lacking, ...]:
        """What is missing, with what is wrong with it."""
        return tuple(self._lacking(item) for item in missing)

    def _lacking(self, item: MissingFact) -> Lacking:
        path, how = item.missing.path, self._how(item)
        entity, name = split(path)
        pack_id, _, what = path.partition("/")
        pack = self.packs.get(pack_id) if how in ("law", "reading") else None
        says = readings_said(pack) if pack is not None and how == "reading" else {}
        return Lacking(
            item.missing.cause,
            path,
            how,
            entity,
            name,
            item.fact,
            self._where(item, how),
            item.settles,
            tuple((f"{pack_id}/{one}", says.get(one, {})) for one in what.split("|")) if how == "reading" else (),
            self.profile.path,
            pack.covers_from if pack is not None and what == "covers_from" else None,
        )

    def _where(self, item: MissingFact, how: str) -> Span | None:
        """Where it could be written. An absent collection belongs beside the root, if that is written; not above it."""
        absent = how == "given" and not split(item.missing.path)[0] and item.where == self.profile.span
        if not absent:
            return item.where
        root = self.profile.root.span
        return root if root != self.profile.span else None

    def _how(self, item: MissingFact) -> str:
        if item.missing.cause is Cause.LAW:
            return "law"
        if is_of_pack(item.missing.path):
            return "reading"
        state = self.addresses.state(item.missing.path)
        if isinstance(state, StatedList):
            return "incomplete"
        if isinstance(state, Stated) and isinstance(state.value, Range):
            return "range"
        if item.fact is not None and item.fact.type is FactType.LIST:
            return "incomplete"
        return "judgement" if item.missing.cause is Cause.JUDGEMENT else "given"

    def _sentence(self, result: RuleResult) -> Message:
        subject = self._called(result)
        key = f"sentence.{result.outcome}"
        if result.outcome is Headline.GAP:
            key = f"{key}.{result.rule.kind}"
        elif result.outcome is Headline.DUE and result.due is None:
            key = "sentence.due_unknown"
        due = result.due.isoformat() if result.due else ""

        def text(lang: Language) -> str:
            return say(key, lang, subject=chosen(subject, lang), title=chosen(result.rule.title, lang), due=due)

        args = {"subject": chosen(subject, "en"), "title": chosen(result.rule.title, "en")}
        if due:
            args["due"] = due
        return Message(key.removeprefix("sentence."), args, in_each(text))

    def _called(self, result: RuleResult) -> dict[str, str]:
        """What the subject is called: an element, or all that nobody listed."""
        if result.unlisted is not None:
            return in_each(lambda lang: say("subject.unlisted", lang, list=result.unlisted))
        if result.subject_name:
            return in_each(lambda lang: result.subject_name or result.subject)
        return in_each(lambda lang: chosen(self.addresses.name(result.subject), lang))


def _message(sentence: Message, result: RuleResult, lacking: tuple[Lacking, ...]) -> Message:
    """The sentence with what it still needs to stand alone in one line."""
    text, args = sentence.text, dict(sentence.args)
    if result.outcome in (Headline.UNDETERMINED, Headline.JUDGEMENT) and lacking:
        paths = list(dict.fromkeys(item.path for item in lacking))
        args["missing"] = some_of(paths, MISSING_IN_A_SENTENCE, "en")

        def with_missing(lang: Language) -> str:
            shown = some_of(paths, MISSING_IN_A_SENTENCE, lang)
            return say("sentence.missing", lang, sentence=text[lang], missing=shown)

        return Message(sentence.id, args, in_each(with_missing))
    if result.outcome is Headline.EXEMPT and result.relies_on:
        args["relies"] = ", ".join(result.relies_on)
        relies = args["relies"]
        return Message(
            sentence.id, args, in_each(lambda lang: say("sentence.relies", lang, sentence=text[lang], relies=relies))
        )
    if result.error:
        args["fault"] = result.error
        fault = result.error
        return Message(
            sentence.id, args, in_each(lambda lang: say("sentence.fault", lang, sentence=text[lang], fault=fault))
        )
    return sentence


def fingerprint(rule: str, profile_id: str, subject: str, unlisted: str | None) -> str:
    """Stable as long as rule, profile and subject keep their ids; the outcome and the place are not part of it."""
    parts = "\0".join((rule, profile_id, subject, unlisted or ""))
    return hashlib.sha256(parts.encode()).hexdigest()[:32]


def _leaves(rows: Iterable[DecisionRow]) -> Iterable[DecisionRow]:
    for row in rows:
        if row.rows:
            yield from _leaves(row.rows)
        else:
            yield row


def _title(row: DecisionRow | None, value: str) -> dict[str, str]:
    words = value.replace("_", " ")
    return dict(row.title) if row is not None and row.title else {"en": words, "ja": words}
