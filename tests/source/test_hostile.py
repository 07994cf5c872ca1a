"""Every hostile input is refused with its code at its place, by both parsers, in bounded time and memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from stdcheck.source.events import HAS_LIBYAML
from stdcheck.source.limits import MAX_PROBLEMS
from stdcheck.source.nodes import Document
from stdcheck.source.problems import Problem
from stdcheck.source.reader import read_document
from tests.source.hostile_inputs import HEAVY, INPUTS, MB, Hostile

ROOT = Path(__file__).parents[2]
SECONDS = 4.0
BYTES = 300 * MB
SMALL = 100_000
KILLERS = ("deep-brackets", "deep-braces", "deep-dashes", "deep-question-marks", "billion-laughs", "cycle")
"""Inputs that have killed or blown up other readers: each gets a process of its own."""

MEASURE = """
import json, resource, sys, time
resource.setrlimit(resource.RLIMIT_CPU, (240, 240))
resource.setrlimit(resource.RLIMIT_AS, (10**9, 10**9))
from stdcheck.source.reader import read_document
from tests.source.hostile_inputs import HEAVY, INPUTS
sources = {i.id: (lambda i=i: i.data) for i in INPUTS} | HEAVY
for name in sys.argv[1:] or sources:
    data = sources[name]()
    start = time.process_time()
    document = read_document(data, name)
    seconds = time.process_time() - start
    codes = [problem.code for problem in document.problems]
    del document, data
    # Not ru_maxrss: a child inherits the figure of the process that started it.
    peak = int(open("/proc/self/status").read().split("VmHWM:")[1].split()[0]) * 1024
    print(json.dumps({"name": name, "seconds": seconds, "peak": peak, "codes": codes}))
"""


def place(problem: Problem) -> tuple[str, int, int]:
    return problem.code, problem.span.start.line, problem.span.start.column


def texts_of_problems(document: Document) -> list[tuple[object, ...]]:
    return [(*place(p), p.span.end, dict(p.args), p.related) for p in document.problems]


def measure(*names: str) -> list[dict[str, object]]:
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, *names], cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, f"the reader died: {done.returncode} {done.stderr[-2000:]}"
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_the_ids_are_unique_and_the_list_is_long() -> None:
    names = [hostile.id for hostile in INPUTS] + list(HEAVY)
    assert len(set(names)) == len(names) >= 60


@pytest.mark.parametrize("hostile", INPUTS, ids=lambda hostile: hostile.id)
def test_first_problem_and_its_place(hostile: Hostile) -> None:
    document = read_document(hostile.data, "f.yaml")
    assert document.problems, "the reader accepted it"
    assert place(document.problems[0]) == (hostile.code, hostile.line, hostile.column)
    assert len(document.problems) <= MAX_PROBLEMS + 1
    assert {problem.span.path for problem in document.problems} == {"f.yaml"}


@pytest.mark.skipif(not HAS_LIBYAML, reason="compares libyaml with PyYAML's parser")
@pytest.mark.parametrize("hostile", [i for i in INPUTS if len(i.data) <= SMALL], ids=lambda hostile: hostile.id)
def test_both_parsers_report_the_same(hostile: Hostile) -> None:
    fast, pure = (read_document(hostile.data, "f.yaml", pure=pure) for pure in (False, True))
    assert texts_of_problems(fast) == texts_of_problems(pure)


def test_all_problems_lie_inside_the_text() -> None:
    for hostile in INPUTS:
        if callable(hostile.source):
            continue
        document = read_document(hostile.data, "f.yaml")
        for span in [s for p in document.problems for s in (p.span, *(s for _, s in p.related))]:
            assert span.start.line <= max(len(document.lines), 1), hostile.id
            assert span.start.column <= len(document.lines[span.start.line - 1]) + 1, hostile.id
            assert span.end >= span.start, hostile.id


@pytest.mark.skipif(not HAS_LIBYAML, reason="the pure parser is bounded too, but slower")
def test_each_is_quick_and_small() -> None:
    slow = [m for m in measure() if float(str(m["seconds"])) >= SECONDS or int(str(m["peak"])) >= BYTES]
    assert not slow


@pytest.mark.skipif(not HAS_LIBYAML, reason="the pure parser is bounded too, but slower")
@pytest.mark.parametrize("name", KILLERS)
def test_killers_alone(name: str) -> None:
    (measured,) = measure(name)
    assert float(str(measured["seconds"])) < SECONDS
    assert int(str(measured["peak"])) < BYTES
    assert measured["codes"]


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "[{a: "])
def test_the_pure_parser_stops_at_the_depth_limit_too(opening: str) -> None:
    document = read_document(opening.encode() * 100_000, "f.yaml", pure=True)
    assert [problem.code for problem in document.problems] == ["yaml-too-deep"]
