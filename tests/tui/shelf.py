"""Folders of made-up profiles whose paths are short and always the same, and a worker whose replies a test gives."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from stdcheck.discovery import find_profiles
from stdcheck.report.data import Finding
from stdcheck.tui.app import Options, ReviewApp
from stdcheck.tui.screens.home import Home
from stdcheck.tui.screens.review import Review
from stdcheck.tui.worker import messages
from stdcheck.tui.worker.messages import Ended, Reply, Request, Setup, Stop
from stdcheck.tui.worker.process import Deliver
from tests.tui.driving import AS_OF, GADGETS, lines_of
from tests.tui.served import GADGET_LAW, serve

BROKEN = """\
stdcheck: 1
kind: gadget
id: broken-1
title: {en: Broken, ja: 破損}
facts:
  gadget:
    manual_in_local_language: true
    manual_in_local_language: false
"""
"""A key given twice: line 8, column 5."""

ROBOT = """\
stdcheck: 1
kind: gadget
id: robot-1
title: {{en: Robot, ja: ロボット}}
use: [../registers/makers.yaml]
facts:
  gadget:
    first_sale_on: {{none: not on sale}}
    manual_in_local_language: true
  parts:
{parts}
  parts_complete: true
"""
PART = "    part{n:02}: {{name: 部品{n}, makers: [s1], makers_complete: true, import_date: 2028-06-01, {more}}}"
MANUAL_ACT = """\
pack: manual-act
version: 0.1.0
title: {en: Manual Act, ja: 説明書法}
jurisdiction: {en: Freedonia, ja: フリードニア}
time_zone: UTC
law_as_of: 2026-11-24
covers_from: 2025-01-01
roots: [gadget]
sources:
  act: {title: {en: Manual Act, ja: 説明書法}, publisher: Parliament of Freedonia, url: https://law.example/manuals, date: 2025-01-01}
"""
PRINTED = """\
rules:
  - id: printed
    title: {en: Manuals are printed, ja: 説明書の印刷}
    kind: requirement
    in_force: {from: 2025-01-01}
    clock: as-of
    requires: gadget.manual_in_local_language
    remediation: {en: Print it., ja: 印刷する。}
    cite: {source: act, ref: § 1}
    verified: true
"""
BREACH = "model_year: 2031, licence_granted: false"


def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Make `profiles/` with these gadgets (`broken.yaml` is one that cannot be read), and go there."""
    shutil.copytree(GADGETS / "registers", tmp_path / "registers")
    (tmp_path / "profiles").mkdir()
    for name in names:
        if name == "broken.yaml":
            put(tmp_path, name, BROKEN)
        else:
            shutil.copy(GADGETS / "profiles" / name, tmp_path / "profiles" / name)
    monkeypatch.chdir(tmp_path)


def put(folder: Path, name: str, text: str) -> Path:
    """Write a profile on the shelf."""
    path = folder / "profiles" / name
    path.write_text(text, encoding="utf-8")
    return path


def robot(parts: int, breaches: int = 0) -> str:
    """A gadget with so many parts: of `breaches` of them everything is known, of the others nothing that decides."""
    lines = [PART.format(n=n, more=BREACH if n < breaches else "model_year: {gte: 2029}") for n in range(parts)]
    return ROBOT.format(parts="\n".join(lines))


def two_laws(folder: Path) -> Setup:
    """The made-up law, and a second one of one rule for the same gadgets, written into a folder."""
    (folder / "manual-act" / "rules").mkdir(parents=True)
    (folder / "manual-act" / "pack.yaml").write_text(MANUAL_ACT, encoding="utf-8")
    (folder / "manual-act" / "rules" / "001-printed.yaml").write_text(PRINTED, encoding="utf-8")
    return Setup((GADGETS / "rulesets", folder))


class HandWorker:
    """Does nothing by itself. sent: what it was asked"""

    def __init__(self, setup: Setup, deliver: Deliver) -> None:
        self.setup = setup
        self.deliver = deliver
        self.sent: list[Request | Stop] = []
        self.closed = False

    def send(self, request: Request | Stop) -> None:
        """Keep a request."""
        self.sent.append(request)

    def close(self) -> None:
        """Keep that nothing is wanted any more."""
        self.closed = True

    def request(self, kind: type[Request], day: date = AS_OF) -> Request:
        """The last request of a kind for a day."""
        return [one for one in self.sent if isinstance(one, kind) and one.as_of == day][-1]

    def replies(self, kind: type[Request], day: date = AS_OF) -> list[Reply]:
        """What a desk replies to it."""
        return serve(self.request(kind, day), setup=GADGET_LAW)

    def answer(self, kind: type[Request], day: date = AS_OF) -> None:
        """Reply to it as a desk does."""
        for reply in self.replies(kind, day):
            self.deliver(reply)

    def end(self, code: int) -> None:
        """Be gone."""
        self.deliver(Ended(code))


def by_hand(*paths: str, today: date = AS_OF) -> ReviewApp:
    """An application whose worker waits for the test."""
    return ReviewApp(GADGET_LAW, find_profiles(paths), Options(AS_OF, today), lines_of, HandWorker)


def hand(app: ReviewApp) -> HandWorker:
    """Its worker."""
    assert isinstance(app.worker, HandWorker)
    return app.worker


def home(app: ReviewApp) -> Home:
    """The screen shown, which is Home."""
    assert isinstance(app.screen, Home), app.screen
    return app.screen


def review(app: ReviewApp) -> Review:
    """The screen shown, which is a Review."""
    assert isinstance(app.screen, Review), app.screen
    return app.screen


def findings_shown(screen: Review) -> list[Finding]:
    """The findings in the table, in its order."""
    assert screen.report is not None
    return [screen.report.findings[row] for row in screen.rows]


def many_findings(replies: list[Reply], n: int) -> Iterator[Reply]:
    """The replies to `Open` with as many findings as wanted, each of another subject."""
    findings = [one for reply in replies if isinstance(reply, messages.Findings) for one in reply.findings]
    number = replies[0].number
    made = [
        replace(one, fingerprint=f"{i}-{k}", subject=f"{one.subject}{i}", place=i)
        for k, one in enumerate(findings)
        for i in range(-(-n // len(findings)))
    ][:n]
    for reply in replies:
        if isinstance(reply, messages.Opened):
            yield replace(reply, of=n)
    for start in range(0, n, 100):
        yield messages.Findings(number, tuple(made[start : start + 100]))
    yield messages.Done(number)


@contextmanager
def unchanged(path: Path) -> Iterator[None]:
    """Fails where a file does not keep its bytes and its time."""
    before = path.read_bytes(), path.stat().st_mtime_ns
    yield
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
