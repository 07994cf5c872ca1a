"""What a session asks, how often, and what it makes of the replies: those nobody waits for bring nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from stdcheck.tui.viewmodel import session as session_module
from stdcheck.tui.viewmodel.session import News, Session
from stdcheck.tui.worker import messages
from stdcheck.tui.worker.messages import Reply, Request, Stop
from tests.tui.served import AS_OF, gadget, serve

FILE, OTHER = gadget("radio.yaml"), gadget("lamp.yaml")
LATER = date(2027, 1, 1)


class Asked:
    """A session whose requests are kept, to be answered by hand."""

    def __init__(self) -> None:
        self.sent: list[Request | Stop] = []
        self.session = Session((FILE, OTHER), AS_OF, AS_OF, ("en",), self.sent.append)

    def replies(self, index: int = -1) -> list[Reply]:
        """What a desk replies to a request that was sent."""
        request = self.sent[index]
        assert isinstance(request, Request)
        return serve(request)

    def answer(self, index: int = -1) -> list[News | None]:
        """Give the session all that a desk replies to it."""
        return [self.session.take(reply) for reply in self.replies(index)]


@pytest.fixture
def asked() -> Asked:
    return Asked()


def kinds(sent: Sequence[Request | Stop]) -> list[tuple[str, int]]:
    return [(type(one).__name__, one.number) for one in sent]


def test_asking_twice_sends_once(asked: Asked) -> None:
    session = asked.session
    for _ in range(2):
        assert session.open(FILE, AS_OF) is None
        session.follow(FILE)
        session.summarize_all()
    assert kinds(asked.sent) == [
        ("Open", 1),
        ("Follow", 2),
        ("Summarize", 3),
        ("FindNext", 4),
        ("Summarize", 5),
        ("FindNext", 6),
    ]
    assert session.outstanding == 6


def test_another_day_or_file_is_another_request(asked: Asked) -> None:
    asked.session.open(FILE, AS_OF)
    asked.session.open(FILE, LATER)
    asked.session.open(OTHER, AS_OF)
    assert [(one.file, one.as_of) for one in asked.sent if isinstance(one, Request)] == [
        (FILE, AS_OF),
        (FILE, LATER),
        (OTHER, AS_OF),
    ]


def test_what_is_known_is_not_asked_for_again(asked: Asked) -> None:
    session = asked.session
    session.summarize_all()
    for index in range(4):
        asked.answer(index)
    session.summarize_all()
    assert len(asked.sent) == 4 and session.outstanding == 0
    assert {path for path, _ in session.summaries} == {FILE.shown_as, OTHER.shown_as}
    assert session.next_dates[FILE.shown_as, AS_OF] is not None


def test_a_report_is_there_when_it_is_whole(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stdcheck.tui.worker.desk.BATCH", 2)
    session = asked.session
    session.open(FILE, AS_OF)
    *before, done = asked.replies()
    assert sum(isinstance(reply, messages.Findings) for reply in before) > 1
    for reply in before:
        session.take(reply)
        assert session.open(FILE, AS_OF) is None
    assert session.take(done) == News("report", FILE.shown_as, AS_OF)
    report = session.open(FILE, AS_OF)
    assert report is not None and report.complete and len(report.findings) == report.of
    assert len(asked.sent) == 1 and session.outstanding == 0


def test_the_summary_of_an_opened_file_needs_no_request_of_its_own(asked: Asked) -> None:
    asked.session.open(FILE, AS_OF)
    assert asked.answer()[0] == News("summary", FILE.shown_as, AS_OF)
    asked.session.summarize_all()
    assert [name for name, _ in kinds(asked.sent)] == ["Open", "FindNext", "Summarize", "FindNext"]


def test_what_is_forgotten_is_stopped_and_brings_nothing(asked: Asked) -> None:
    session = asked.session
    session.open(FILE, LATER)
    replies = asked.replies()
    session.take(replies[0])
    session.forget(FILE.shown_as, LATER)
    assert asked.sent[-1] == Stop(1) and session.outstanding == 0
    assert [session.take(reply) for reply in replies] == [None] * len(replies)
    assert not session.reports
    session.forget(FILE.shown_as, LATER)
    assert len(asked.sent) == 2
    assert session.open(FILE, LATER) is None
    assert kinds(asked.sent)[-1] == ("Open", 2)


def test_forgetting_one_report_leaves_the_others_and_the_dates(asked: Asked) -> None:
    session = asked.session
    session.open(FILE, LATER)
    session.open(OTHER, LATER)
    session.follow(FILE)
    session.forget(FILE.shown_as, LATER)
    assert kinds(asked.sent)[-1] == ("Stop", 1) and session.outstanding == 2


def test_progress_is_told_until_the_reply(asked: Asked) -> None:
    session = asked.session
    session.open(FILE, AS_OF)
    assert session.take(messages.Progress(1, 17)) == News("progress", FILE.shown_as, AS_OF)
    assert session.progress == {(FILE.shown_as, AS_OF): 17}
    asked.answer()
    assert not session.progress


def test_a_proof_is_kept_with_its_report(asked: Asked) -> None:
    session = asked.session
    session.open(FILE, AS_OF)
    asked.answer()
    report = session.open(FILE, AS_OF)
    assert report is not None
    one, other = report.findings[:2]
    assert session.prove(FILE, report, one) is None and session.prove(FILE, report, one) is None
    assert session.prove(FILE, report, other) is None
    assert len(asked.sent) == 3
    assert asked.answer(1) == [News("proof", FILE.shown_as, AS_OF)]
    proved = session.prove(FILE, report, one)
    assert proved is not None and proved.finding.fingerprint == one.fingerprint
    assert len(asked.sent) == 3


def test_old_days_are_let_go_of_but_never_the_first_day(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    session = asked.session
    session.open(FILE, AS_OF)
    asked.answer()
    report = session.open(FILE, AS_OF)
    assert report is not None
    monkeypatch.setattr(session_module, "MOST_KEPT", 3 * len(report.findings))
    days = [AS_OF + timedelta(days=n) for n in range(1, 4)]
    for day in days[:2]:
        session.open(FILE, day)
        asked.answer()
    session.open(FILE, days[0])  # looked at again: the other one is the oldest
    session.open(FILE, days[2])
    asked.answer()
    assert [day for _, day in session.reports] == [AS_OF, days[0], days[2]]


def test_a_report_larger_than_all_that_is_kept_stays_while_it_is_new(
    asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_module, "MOST_KEPT", 1)
    session = asked.session
    for day in (AS_OF, LATER):
        session.open(FILE, day)
        asked.answer()
    assert {day for _, day in session.reports} == {AS_OF, LATER}


def test_a_fault_is_kept_and_the_request_can_be_made_again(asked: Asked) -> None:
    session = asked.session
    session.open(FILE, AS_OF)
    opened, *_ = asked.replies()
    session.take(opened)
    assert session.take(messages.Failed(1, "crash.txt")) == News("failed", FILE.shown_as, AS_OF)
    assert session.failures == {(FILE.shown_as, AS_OF): "crash.txt"}
    assert session.outstanding == 0 and not session.reports
    assert session.open(FILE, AS_OF) is None
    assert kinds(asked.sent) == [("Open", 1), ("Open", 2)]


@pytest.mark.parametrize(("code", "kept"), [(3, 3), (-9, -9), (None, -1)])
def test_the_end_of_the_worker_is_told(asked: Asked, code: int | None, kept: int) -> None:
    assert asked.session.take(messages.Ended(code)) == News("ended", "", AS_OF)
    assert asked.session.ended == kept


def test_replies_to_unknown_numbers_bring_nothing(asked: Asked) -> None:
    session = asked.session
    session.open(FILE, AS_OF)
    replies = [
        messages.Progress(9, 1),
        messages.Done(9),
        messages.Findings(9, ()),
        messages.NextDate(9, LATER),
        messages.Dates(9, (), AS_OF, LATER, done=True),
        messages.Failed(9, "crash.txt"),
    ]
    assert [session.take(reply) for reply in replies] == [None] * len(replies)
    assert session.outstanding == 1
    assert not (session.failures or session.next_dates or session.progress or session.reports)


def test_starting_over_knows_nothing_and_takes_nothing_of_before(asked: Asked) -> None:
    session = asked.session
    session.open(FILE, AS_OF)
    asked.answer()
    session.follow(FILE)
    session.summarize_all()
    late = [*asked.replies(1), *asked.replies(2)]
    session.take(messages.Ended(1))
    session.start_over()
    known = (session.summaries, session.next_dates, session.reports, session.dates, session.progress, session.failures)
    assert not any(known) and session.outstanding == 0 and session.ended is None
    assert [session.take(reply) for reply in late] == [None] * len(late)
    assert not any(known)
    session.open(FILE, AS_OF)
    newest = asked.sent[-1]
    assert isinstance(newest, messages.Open)
    assert newest.number > max(one.number for one in asked.sent[:-1]), "an old reply would be taken for a new one"


def test_dates_are_followed_from_the_first_day_whatever_day_is_looked_at(asked: Asked) -> None:
    asked.session.as_of = LATER
    dates = asked.session.follow(FILE)
    (request,) = asked.sent
    assert isinstance(request, messages.Follow) and request.as_of == dates.start == AS_OF
    asked.session.take(messages.Progress(request.number, 5, LATER))
    assert dates.reached == LATER
    assert asked.answer()[-1] == News("dates", FILE.shown_as, AS_OF)
    assert dates.done and dates.days and asked.session.outstanding == 0


def test_another_day_than_today_is_a_supposition(asked: Asked) -> None:
    assert not asked.session.what_if
    asked.session.as_of = LATER
    assert asked.session.what_if


def test_all_dates_of_a_file_tell_its_next_one_and_stop_the_search_for_it(asked: Asked) -> None:
    session = asked.session
    session.summarize_all()
    (search,) = (one for one in asked.sent if isinstance(one, messages.FindNext) and one.file == FILE)
    session.follow(FILE)
    asked.answer()
    assert session.next_dates == {(FILE.shown_as, AS_OF): session.dates[FILE.shown_as].days[0]}
    assert asked.sent[-1] == Stop(search.number)
    assert session.take(messages.NextDate(search.number, None)) is None
    (found,) = serve(search)
    assert isinstance(found, messages.NextDate) and found.day == session.next_dates[FILE.shown_as, AS_OF]
