"""The worker as a process of its own: the screen stays quick whatever is being evaluated, and outlives its faults."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import redirect_stderr
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from stdcheck.tui.worker.messages import Ended, Reply, Request, Setup, Stop

Deliver = Callable[[Reply | Ended], object]


def work(connection: Connection, setup: Setup) -> None:
    """What the process does. It prints nothing: the terminal belongs to the screen."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    from stdcheck.tui.worker.desk import Desk

    def receive(wait: bool) -> Request | Stop | None:
        try:
            if not wait and not connection.poll():
                return None
            received: Request | Stop = connection.recv()
        except ConnectionError:
            raise EOFError from None
        return received

    def reply(message: Reply) -> None:
        try:
            connection.send(message)
        except ConnectionError:
            raise EOFError from None

    Desk(setup, receive, reply).serve()


class Worker:
    """A running worker. deliver: called with every reply, in a thread that is not the caller's."""

    def __init__(self, setup: Setup, deliver: Deliver) -> None:
        self._deliver = deliver
        self._closed = False
        # A fresh interpreter on every system: a fork of a process with threads may stand still for ever.
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(target=work, args=(theirs, setup), daemon=True)
        # Starting hands on the stream of errors by its number; what a screen puts in its place has none.
        with redirect_stderr(sys.__stderr__):
            self._process.start()
        theirs.close()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def send(self, request: Request | Stop) -> None:
        """Ask for something; nothing happens when the worker is gone (`Ended` has been or will be delivered)."""
        try:
            self._connection.send(request)
        except OSError:
            return

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._closed = True
        self._process.terminate()
        self._process.join()
        self._reader.join(timeout=1)
        self._connection.close()

    def _read(self) -> None:
        while True:
            try:
                reply = self._connection.recv()
            except (EOFError, OSError):
                break
            if self._closed:
                return
            self._deliver(reply)
        self._process.join()
        if not self._closed:
            self._deliver(Ended(self._process.exitcode))
