"""The desk: what it does first, what gives way, what is answered at once, and that no fault ends it."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from stdcheck.checking import Checker, Selection, Status
from stdcheck.discovery import ProfileFile
from stdcheck.logic.horizon import horizon
from stdcheck.logic.timeline import timeline
from stdcheck.report.build import profile_report
from stdcheck.report.data import Finding
from stdcheck.report.summary import summary_of
from stdcheck.report.timeline import ChangeTexts
from stdcheck.rulesets import find_rulesets
from stdcheck.tui.worker import desk as desk_module
from stdcheck.tui.worker import messages
from stdcheck.tui.worker.desk import Desk
from stdcheck.tui.worker.messages import Reply, Request, Setup, Stop
from tests.tui.served import ALL_LAW, AS_OF, GADGET_LAW, GADGETS, gadget, report_of, sample, serve

RADIO, LAMP, TOASTER = gadget("radio.yaml"), gadget("lamp.yaml"), gadget("toaster.yaml")
EARLY = date(2024, 12, 1)
FOLLOW = messages.Follow(1, RADIO, EARLY)


@pytest.fixture(autouse=True)
def _looks_at_every_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """The order of what is done does not depend on how quick the machine is."""
    monkeypatch.setattr(desk_module, "LOOK_EVERY", 0.0)


@pytest.fixture(autouse=True)
def crashes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that crash reports go to."""
    folder = tmp_path / "crashes"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def told(replies: Sequence[Reply]) -> list[tuple[str, int]]:
    """Kinds and numbers, without progress, and of several of a kind in a row the first."""
    names = [(type(one).__name__, one.number) for one in replies if not isinstance(one, messages.Progress)]
    return [one for place, one in enumerate(names) if place == 0 or names[place - 1] != one]


def plain(finding: Finding) -> Finding:
    """Without what only a proof tells: why, and the places of the facts that decide."""
    places = tuple(place for place in finding.places if place.role != "fact" or place is finding.places[0])
    return replace(finding, trace=None, because=(), unless=(), places=places)


# ---- the replies


def test_the_findings_are_those_of_a_report_in_its_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk_module, "BATCH", 2)
    for file in (RADIO, LAMP, TOASTER):
        replies = serve(messages.Open(1, file, AS_OF))
        checker = Checker(find_rulesets([GADGETS / "rulesets"]), AS_OF, GADGET_LAW.selection)
        expected = profile_report(checker.check(file))
        report = report_of(replies)
        assert told(replies) == [("Opened", 1), ("Findings", 1), ("Done", 1)]
        assert report.of == len(report.findings) == len(expected.findings)
        for mine, other in zip(report.findings, expected.findings, strict=True):
            assert repr(mine) == repr(plain(other))
        assert repr(report.report) == repr(replace(expected, findings=(), answers=report.report.answers))
        assert repr(report.summary) == repr(summary_of(expected, AS_OF))
        assert set(report.info.rules) >= {one.rule for one in report.findings}
        assert set(report.facts) >= {one.rule for one in report.findings}


def test_a_summary_is_that_of_the_report() -> None:
    (summary,) = serve(messages.Summarize(1, RADIO, AS_OF))
    assert isinstance(summary, messages.Summary)
    assert repr(summary.summary) == repr(report_of(serve(messages.Open(1, RADIO, AS_OF))).summary)


@pytest.mark.parametrize(("file", "setup"), [(RADIO, GADGET_LAW), (sample(), ALL_LAW)], ids=["radio", "vehicle"])
def test_the_dates_are_those_of_the_timeline(file: ProfileFile, setup: Setup) -> None:
    start = date(2025, 2, 1)
    checker = Checker(find_rulesets(setup.rulesets), start, setup.selection)
    ready, packs = checker.prepare(file)
    assert ready.profile is not None
    end = horizon(ready.profile, packs, start)
    line = timeline(ready.profile, packs, checker.rulesets.vocabulary, start, end)
    texts = ChangeTexts(ready.profile, packs)
    expected = [repr(texts.of(change)) for change in line.changes]
    first, *found, last = (one for one in serve(messages.Follow(1, file, start), setup=setup) if told([one]))
    assert isinstance(first, messages.Dates) and isinstance(last, messages.Dates)
    assert (first.fresh, first.changes, first.reached, first.end) == (True, (), start, end)
    assert last.done and last.reached == last.end == end
    assert [repr(change) for change in last.changes] == expected and expected
    each = [change for one in found if isinstance(one, messages.Dates) for change in one.changes]
    assert {repr(change) for change in each} >= set(expected)
    assert [change.day for change in each] == sorted(change.day for change in each)
    *_, following = serve(messages.FindNext(1, file, start), setup=setup)
    assert isinstance(following, messages.NextDate) and following.day == line.changes[0].day


def test_only_selected_rules_are_evaluated_and_followed() -> None:
    setup = replace(GADGET_LAW, selection=Selection(("gadget-act",), ("manual",)))
    report = report_of(serve(messages.Open(1, RADIO, AS_OF), setup=setup))
    assert {finding.rule for finding in report.findings} == {"gadget-act/manual"}
    *_, last = serve(FOLLOW, setup=setup)
    assert isinstance(last, messages.Dates)
    assert {change.key.name for change in last.changes if change.key.kind == "rule"} == {"manual"}


def test_a_file_nothing_can_be_said_about_has_no_dates(tmp_path: Path) -> None:
    gone = ProfileFile(tmp_path / "gone.yaml", "gone.yaml", "gadget")
    (dates,) = serve(messages.Follow(1, gone, AS_OF))
    assert isinstance(dates, messages.Dates) and dates.done and dates.reached == dates.end == AS_OF
    assert serve(messages.FindNext(2, gone, AS_OF)) == [messages.NextDate(2, None)]


def test_an_unreadable_file_is_told_with_its_problems(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("stdcheck: 1\nkind: gadget\nid: [\n", encoding="utf-8")
    file = ProfileFile(tmp_path / "broken.yaml", "broken.yaml", "gadget")
    (reply,) = serve(messages.Summarize(1, file, AS_OF))
    assert isinstance(reply, messages.Summary)
    summary = reply.summary
    assert summary.status is Status.NOT_EVALUATED and not summary.crashed and not summary.regimes
    assert [problem.span.path for problem in summary.problems] == ["broken.yaml"]
    opened, done = serve(messages.Open(2, file, AS_OF))
    assert isinstance(opened, messages.Opened) and isinstance(done, messages.Done) and opened.of == 0
    assert repr(opened.summary) == repr(summary)


# ---- the order of work


def test_what_is_more_urgent_comes_first_and_what_gave_way_is_done_later() -> None:
    replies = serve(FOLLOW, later={5: [messages.Open(2, LAMP, AS_OF)]})
    assert told(replies) == [("Dates", 1), ("Opened", 2), ("Findings", 2), ("Done", 2), ("Dates", 1)]
    fresh = [place for place, one in enumerate(replies) if isinstance(one, messages.Dates) and one.fresh]
    last = replies[-1]
    assert len(fresh) == 2, "the run is begun again, and says so"
    assert isinstance(last, messages.Dates) and last.done
    *_, alone = serve(FOLLOW)
    assert isinstance(alone, messages.Dates) and list(map(repr, last.changes)) == list(map(repr, alone.changes))


def test_what_is_less_or_as_urgent_waits() -> None:
    later = {3: [messages.FindNext(2, RADIO, AS_OF), messages.Follow(3, LAMP, AS_OF)]}
    assert told(serve(FOLLOW, later=later)) == [("Dates", 1), ("Dates", 3), ("NextDate", 2)]


def test_among_those_that_wait_the_most_urgent_is_done_first_then_the_oldest() -> None:
    waiting = [
        messages.FindNext(2, LAMP, AS_OF),
        messages.Summarize(4, TOASTER, AS_OF),
        messages.Summarize(3, LAMP, AS_OF),
        messages.Open(5, RADIO, AS_OF),
    ]
    replies = serve(FOLLOW, later={2: waiting})
    assert [one for one in told(replies) if one[0] not in ("Findings", "Done")] == [
        ("Dates", 1),
        ("Opened", 5),
        ("Summary", 3),
        ("Summary", 4),
        ("Dates", 1),
        ("NextDate", 2),
    ]


def test_what_is_stopped_while_it_is_done_brings_no_further_reply() -> None:
    replies = serve(messages.Open(1, RADIO, AS_OF), messages.Summarize(2, LAMP, AS_OF), later={4: [Stop(1)]})
    assert told(replies) == [("Summary", 2)]


def test_what_is_stopped_while_it_waits_is_never_begun() -> None:
    later = {2: [messages.FindNext(2, LAMP, AS_OF)], 3: [Stop(2), Stop(99)]}
    assert told(serve(FOLLOW, later=later)) == [("Dates", 1)]


def test_a_proof_is_answered_at_once_while_dates_are_followed() -> None:
    report = report_of(serve(messages.Open(1, RADIO, AS_OF)))
    finding = next(one for one in report.findings if one.outcome == "gap")
    prove = messages.Prove(7, RADIO, AS_OF, rule=finding.rule, place=finding.place)
    replies = serve(messages.Open(2, RADIO, AS_OF), FOLLOW, later={15: [prove]})
    assert told(replies)[:2] == [("Opened", 2), ("Findings", 2)]
    assert told(replies)[-3:] == [("Dates", 1), ("Proved", 7), ("Dates", 1)]
    assert sum(isinstance(one, messages.Dates) and one.fresh for one in replies) == 1, "nothing was begun again"
    (proved,) = (one for one in replies if isinstance(one, messages.Proved))
    assert (proved.finding.fingerprint, proved.finding.outcome) == (finding.fingerprint, finding.outcome)
    assert proved.finding.trace is None and proved.proof and proved.facts and proved.law.rule == finding.rule


def test_a_proof_of_what_is_no_longer_kept_is_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk_module, "MOST_KEPT", 1)
    report = report_of(serve(messages.Open(1, RADIO, AS_OF)))
    finding = report.findings[0]
    prove = messages.Prove(3, RADIO, AS_OF, rule=finding.rule, place=finding.place)
    replies = serve(messages.Open(1, RADIO, AS_OF), messages.Summarize(2, LAMP, AS_OF), prove)
    (proved,) = (one for one in replies if isinstance(one, messages.Proved))
    assert proved.finding.fingerprint == finding.fingerprint


def test_every_finding_proves_what_it_says() -> None:
    report = report_of(serve(messages.Open(1, TOASTER, AS_OF)))
    asked = [messages.Prove(n, TOASTER, AS_OF, one.rule, one.place) for n, one in enumerate(report.findings)]
    proved = {one.number: one for one in serve(*asked) if isinstance(one, messages.Proved)}
    for number, finding in enumerate(report.findings):
        of = proved[number].finding
        assert (of.fingerprint, of.subject, of.outcome, of.possible) == (
            finding.fingerprint,
            finding.subject,
            finding.outcome,
            finding.possible,
        )


def test_progress_is_told_while_something_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk_module, "TELL_EVERY", 0.0)
    replies = serve(messages.Open(1, RADIO, AS_OF), replace(FOLLOW, number=2))
    results = [one.results for one in replies if isinstance(one, messages.Progress) and one.number == 1]
    assert results and results == sorted(set(results))
    days = [one.day for one in replies if isinstance(one, messages.Progress) and one.number == 2]
    assert None not in days and len(set(days)) > 2
    assert {one.day for one in replies if isinstance(one, messages.Progress) and one.number == 1} == {None}


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that evaluations were begun of, in order."""
    begun: list[str] = []
    check = Checker.check
    monkeypatch.setattr(Checker, "check", lambda self, file: (begun.append(file.shown_as), check(self, file))[1])
    return begun


@pytest.mark.parametrize(("kept", "evaluations"), [(desk_module.MOST_KEPT, 2), (1, 3)])
def test_a_file_is_evaluated_once_as_long_as_it_is_kept(
    kept: int, evaluations: int, checked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_module, "MOST_KEPT", kept)
    serve(messages.Open(1, RADIO, AS_OF), messages.Open(2, LAMP, AS_OF), messages.Open(3, RADIO, AS_OF))
    assert checked == [RADIO.shown_as, LAMP.shown_as, RADIO.shown_as][:evaluations]


def test_an_evaluation_does_not_give_way_to_what_needs_the_same_one(checked: list[str]) -> None:
    replies = serve(messages.Summarize(1, RADIO, AS_OF), later={4: [messages.Open(2, RADIO, AS_OF)]})
    assert told(replies) == [("Summary", 1), ("Opened", 2), ("Findings", 2), ("Done", 2)]
    assert checked == [RADIO.shown_as]
    del checked[:]
    replies = serve(messages.Summarize(1, RADIO, AS_OF), later={4: [messages.Open(2, RADIO, EARLY)]})
    assert told(replies)[-1] == ("Summary", 1), "another day is another evaluation"
    assert len(checked) == 3


# ---- faults


def test_a_fault_is_told_with_its_report_and_the_desk_goes_on(crashes: Path) -> None:
    prove = messages.Prove(1, RADIO, AS_OF, rule="gadget-act/no-such-rule")
    failed, *rest = serve(prove, messages.Summarize(2, LAMP, AS_OF))
    assert isinstance(failed, messages.Failed) and failed.number == 1
    report = Path(failed.crash)
    assert report.parent == crashes and "KeyError" in report.read_text(encoding="utf-8")
    assert told(rest) == [("Summary", 2)]


def test_a_fault_while_dates_are_followed_is_told(monkeypatch: pytest.MonkeyPatch, crashes: Path) -> None:
    def broken(*args: object, **more: object) -> object:
        raise RuntimeError

    monkeypatch.setattr("stdcheck.logic.timeline.timeline", broken)
    replies = serve(FOLLOW, messages.Summarize(2, LAMP, AS_OF))
    assert ("Failed", 1) in told(replies) and told(replies)[-1][0] in ("Summary", "Failed")
    assert ("Summary", 2) in told(replies)
    assert len(list(crashes.iterdir())) == 1


def test_a_fault_of_an_evaluation_is_told_as_that_of_the_file(monkeypatch: pytest.MonkeyPatch, crashes: Path) -> None:
    def broken(self: Checker, file: ProfileFile) -> object:
        raise RuntimeError

    monkeypatch.setattr(Checker, "_check", broken)
    (reply,) = serve(messages.Summarize(1, RADIO, AS_OF))
    assert isinstance(reply, messages.Summary)
    assert reply.summary.crashed and reply.summary.status is Status.NOT_EVALUATED
    assert len(list(crashes.iterdir())) == 1


@pytest.mark.parametrize("request_", [messages.Open(1, RADIO, AS_OF), FOLLOW], ids=["open", "follow"])
def test_when_nobody_asks_any_more_the_desk_ends_and_calls_it_no_fault(
    request_: messages.Request, crashes: Path
) -> None:
    asked = [request_]
    looks = 0

    def receive(wait: bool) -> messages.Request | None:
        nonlocal looks
        looks += 1
        if asked:
            return asked.pop()
        if looks > 4:
            raise EOFError
        return None

    replies: list[Reply] = []
    Desk(GADGET_LAW, receive, replies.append).serve()
    assert looks > 4 and not list(crashes.iterdir())
    assert not any(isinstance(one, messages.Failed | messages.Done) for one in replies)


def test_when_nobody_listens_any_more_the_desk_ends_and_calls_it_no_fault(
    crashes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_module, "TELL_EVERY", 0.0)
    asked = [messages.Open(1, RADIO, AS_OF)]

    def receive(wait: bool) -> messages.Request | None:
        if not asked and wait:
            raise EOFError
        return asked.pop() if asked else None

    def reply(message: Reply) -> None:
        raise EOFError

    Desk(GADGET_LAW, receive, reply).serve()
    assert not list(crashes.iterdir())


# ---- plain data


@pytest.mark.parametrize(("file", "setup"), [(RADIO, GADGET_LAW), (sample(), ALL_LAW)], ids=["radio", "vehicle"])
def test_every_message_can_be_sent_from_process_to_process(
    file: ProfileFile, setup: Setup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_module, "TELL_EVERY", 0.0)
    report = report_of(serve(messages.Open(1, file, AS_OF), setup=setup))
    asked = [
        messages.Open(1, file, AS_OF),
        messages.Summarize(2, file, AS_OF),
        messages.FindNext(3, file, AS_OF),
        messages.Follow(4, file, EARLY),
        messages.Prove(5, file, AS_OF, rule="no/rule"),
        *(messages.Prove(n, file, AS_OF, one.rule, one.place) for n, one in enumerate(report.findings, start=6)),
    ]
    replies = serve(*asked, setup=setup)
    assert {type(one) for one in replies} == {
        messages.Progress,
        messages.Opened,
        messages.Findings,
        messages.Done,
        messages.Summary,
        messages.NextDate,
        messages.Dates,
        messages.Proved,
        messages.Failed,
    }
    for message in [*asked, *replies, setup, Stop(1), messages.Ended(1)]:
        sent = pickle.dumps(message)
        assert repr(pickle.loads(sent)) == repr(message)
        assert b"stdcheck.rules" not in sent, "nothing of a pack goes with it"


def test_every_day_sees_the_file_as_it_was_first_read(tmp_path: Path) -> None:
    for folder in ("profiles", "registers"):
        copytree(GADGETS / folder, tmp_path / folder)
    path = tmp_path / "profiles" / "radio.yaml"
    file = ProfileFile(path, "profiles/radio.yaml", "gadget")
    asked = deque([messages.Open(1, file, AS_OF), messages.Open(2, file, date(2027, 1, 1))])

    def receive(wait: bool) -> Request | None:
        if not wait:
            return None
        if not asked:
            raise EOFError
        if len(asked) == 1:
            path.write_text(path.read_text("utf-8").replace("licence_granted: false", "licence_granted: true"), "utf-8")
        return asked.popleft()

    def digests() -> list[str]:
        replies: list[Reply] = []
        Desk(GADGET_LAW, receive, replies.append).serve()
        return [next(iter(r.report.files.values())) for r in replies if isinstance(r, messages.Opened)]

    first, second = digests()
    assert first == second
    asked.append(messages.Open(3, file, AS_OF))
    assert digests() != [first], "a new worker reads it again"
