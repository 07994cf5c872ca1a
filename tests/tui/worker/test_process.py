"""The worker as a real process: it answers, ends when told to, and its death is told with its code."""

from __future__ import annotations

import multiprocessing
import os
import queue
import signal
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from stdcheck.tui.worker import messages
from stdcheck.tui.worker.messages import Ended, Reply
from stdcheck.tui.worker.process import Worker, work
from tests.tui.served import ALL_LAW, AS_OF, sample

Replies = queue.Queue[Reply | Ended]
LONG = 60.0


@pytest.fixture
def replies() -> Replies:
    return queue.Queue()


@pytest.fixture
def worker(replies: Replies) -> Iterator[Worker]:
    one = Worker(ALL_LAW, replies.put)
    yield one
    one.close()


def take(replies: Replies, *kinds: type[Reply | Ended]) -> Reply | Ended:
    """The next reply of one of these kinds."""
    end = time.monotonic() + LONG
    while True:
        reply = replies.get(timeout=max(end - time.monotonic(), 0.01))
        if isinstance(reply, kinds):
            return reply


def test_a_file_is_opened_in_a_process_of_its_own(worker: Worker, replies: Replies) -> None:
    worker.send(messages.Open(1, sample(), AS_OF))
    opened = take(replies, messages.Opened)
    assert isinstance(opened, messages.Opened) and opened.of > 20
    findings = 0
    while not isinstance(reply := take(replies, messages.Findings, messages.Done), messages.Done):
        assert isinstance(reply, messages.Findings)
        findings += len(reply.findings)
    assert findings == opened.of
    process = worker._process
    assert process.pid is not None and process.pid != os.getpid()
    worker.send(messages.Follow(2, sample(), AS_OF))
    begun = time.monotonic()
    worker.close()
    assert not process.is_alive() and time.monotonic() - begun < 10, "it ends whatever it is doing"
    while not replies.empty():
        assert not isinstance(replies.get(), Ended), "nobody is told of an end that was asked for"
    worker.send(messages.Summarize(3, sample(), AS_OF))


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_the_death_of_the_process_is_told_with_its_code(worker: Worker, replies: Replies) -> None:
    pid = worker._process.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    assert take(replies, Ended) == Ended(-signal.SIGKILL)
    worker.send(messages.Summarize(1, sample(), AS_OF))


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_an_interrupt_of_the_terminal_is_left_to_the_screen(worker: Worker, replies: Replies) -> None:
    worker.send(messages.Summarize(1, sample(), AS_OF))
    take(replies, messages.Summary)
    pid = worker._process.pid
    assert pid is not None
    os.kill(pid, signal.SIGINT)
    worker.send(messages.Summarize(2, sample(), AS_OF))
    assert isinstance(take(replies, messages.Summary, Ended), messages.Summary)


@pytest.mark.parametrize("working", [False, True], ids=["idle", "working"])
def test_a_worker_whose_screen_is_gone_ends_and_calls_it_no_fault(
    working: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=work, args=(theirs, ALL_LAW), daemon=True)
    process.start()
    theirs.close()
    ours.send(messages.Follow(1, sample(), date(2025, 2, 1)) if working else messages.FindNext(1, sample(), AS_OF))
    assert ours.poll(LONG)
    ours.close()
    process.join(LONG)
    assert process.exitcode == 0
    assert not list(tmp_path.iterdir()), "no report of a crash"
