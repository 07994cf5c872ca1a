"""The JSON report `stdcheck-report/0`, written as a stream, one profile at a time, the same bytes for the same input.

Plain dicts: pydantic stays out of the way of a check. The published shape is `stdcheck.report.model`, and the tests
hold the two together.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from stdcheck.facts.declarations import FactType, Text
from stdcheck.i18n import catalogue
from stdcheck.logic.results import Cell, FactRead, Headline, Trace
from stdcheck.report.data import AnswerText, Finding, Lacking, Place, ProfileReport, RunInfo, VerdictText
from stdcheck.report.proof import node_says, parts_below
from stdcheck.source.problems import Problem
from stdcheck.source.spans import Position, Span
from stdcheck.version import VERSION

SCHEMA = "stdcheck-report/0"
Json = dict[str, Any]
UNTRACED = frozenset({Headline.PASS, Headline.NOT_APPLICABLE})


class JsonWriter:
    """Writes one report: `start`, `profile` for each file, `finish`."""

    def __init__(self, write: Callable[[str], object], *, all_traces: bool = False) -> None:
        self._write = write
        self._all_traces = all_traces
        self._problems: list[Problem] = []
        self._first = True

    def start(self, info: RunInfo) -> None:
        """Everything that stands before the profiles."""
        self._problems.extend(info.problems)
        head: Json = {
            "schema": SCHEMA,
            "tool": {"name": "stdcheck", "version": VERSION},
            "as_of": info.as_of.isoformat(),
            "packs": [
                {"id": p.id, "version": p.version, "law_as_of": p.law_as_of.isoformat(), "sha256": p.digest}
                for p in info.packs.values()
            ],
            "rules": {
                rule.id: {
                    "title": _text(rule.title),
                    "citations": _citations(rule.citations),
                    "kind": rule.kind,
                    "verified": rule.verified,
                }
                for rule in info.rules.values()
            },
            "notes": {
                note.id: {"title": _text(note.title), "citations": _citations(note.citations)}
                for note in info.notes.values()
            },
        }
        self._write(_dump(head).removesuffix("\n}") + ',\n  "profiles": [')

    def profile(self, report: ProfileReport) -> None:
        """One file."""
        self._problems.extend(report.problems)
        entry = profile_json(report, self._all_traces)
        self._write(("" if self._first else ",") + "\n    {")
        self._first = False
        for number, (key, value) in enumerate(entry.items()):
            self._write(("," if number else "") + f"\n      {_line(key)}: {_value(value)}")
        self._write("\n    }")

    def finish(self) -> None:
        """What is wrong with any input, each problem once; warnings apart."""
        problems = list(dict.fromkeys(map(_Once, self._problems)))
        tail = {
            "errors": [_problem(once.problem) for once in problems if once.problem.severity == "error"],
            "warnings": [_problem(once.problem) for once in problems if once.problem.severity != "error"],
        }
        self._write(("\n  ]" if not self._first else "]") + "," + _dump(tail).removeprefix("{") + "\n")


class _Once:
    """A problem that compares by its place and words: a register's problem comes with each profile that uses it."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._key = (problem.code, problem.span, tuple(sorted(problem.args.items())))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Once) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _value(value: object) -> str:
    """A value of a profile; a list has a line for each entry (indented, proofs would be mostly spaces)."""
    if not isinstance(value, list) or not value:
        return _line(value)
    lines = ",\n        ".join(map(_line, value))
    return f"[\n        {lines}\n      ]"


def profile_json(report: ProfileReport, all_traces: bool = False) -> Json:
    """One entry of `profiles`."""
    path, *uses = report.files or {report.path: ""}
    return {
        "path": report.path,
        "id": report.id,
        "title": _text(report.title) if report.title else None,
        "kind": report.kind,
        "sha256": report.files.get(path) or None,
        "uses": [{"path": used, "sha256": report.files[used]} for used in uses],
        "status": report.status.value,
        "packs": list(report.packs),
        "verdicts": [_verdict(verdict) for verdict in report.verdicts],
        "answers": [_answer(answer) for answer in report.answers],
        "notes": [
            {"note": note.id, "subject": note.subject, "applies": True if note.applies else None}
            for note in report.notes
        ],
        "counts": dict(report.counts),
        "unverified": report.unverified,
        **({"next_change": _day(report.next_change)} if report.followed else {}),
        "results": [finding_json(finding, all_traces) for finding in report.findings],
    }


def _verdict(verdict: VerdictText) -> Json:
    return {
        "pack": verdict.pack,
        "subject": verdict.subject,
        "possible": [value for value, _ in verdict.possible],
        "best": verdict.best,
        "worst": verdict.worst,
        "firm": verdict.firm,
        "missing": [item.path for item in verdict.lacking],
    }


def _answer(answer: AnswerText) -> Json:
    """A settled answer has its `value`, any other `possible` values and what is missing."""
    entry: Json = {"pack": answer.pack, "answer": answer.answer, "subject": answer.subject}
    plain = [list(value) if isinstance(value, tuple) else value for value in answer.possible]
    if len(plain) == 1:
        return {**entry, "value": plain[0]}
    return {**entry, "possible": plain, "missing": [item.path for item in answer.lacking]}


def finding_json(finding: Finding, all_traces: bool = False) -> Json:
    """One entry of `results`."""
    entry: Json = {
        "rule": finding.rule,
        "subject": finding.subject,
        "outcome": finding.outcome.value,
        "possible": list(finding.possible),
        "method": finding.method,
        "causes": list(finding.causes),
        "fingerprint": finding.fingerprint,
        "due": _day(finding.due),
        "clock": _day(finding.clock),
        "verified": finding.verified,
        "message": {"id": finding.message.id, "args": dict(finding.message.args), **_text(finding.message.text)},
        "missing": [_lacking(item) for item in finding.lacking],
        "relies_on": list(finding.relies_on),
        "locations": [_place(place) for place in finding.places],
    }
    if finding.trace is not None and (all_traces or finding.outcome not in UNTRACED):
        entry["trace"] = trace_json(finding.trace)
    return entry


def _lacking(item: Lacking) -> Json:
    return {
        "fact": item.path,
        "cause": item.cause.value,
        "type": item.fact.type.value if item.fact else None,
        "settles": [{**cell_json(cell, item), "possible": list(possible)} for cell, possible in item.settles],
    }


def cell_json(cell: Cell, item: Lacking) -> Json:
    """A set of answers: `{"lte": 2029}`, `{"value": "CN"}`, `{"none": true}`, `{"other": true}`."""
    if cell.none:
        return {"none": True}
    if cell.other:
        return {"other": True}
    if cell.values:
        return {"values": [_plain(value, item) for value in cell.values]}
    if cell.value is not None:
        return {"value": _plain(cell.value, item)}
    bounds: Json = {}
    if cell.low is not None:
        bounds["gt" if cell.low_open else "gte"] = _plain(cell.low, item)
    if cell.high is not None:
        bounds["lt" if cell.high_open else "lte"] = _plain(cell.high, item)
    if cell.unit is not None:
        bounds["unit"] = cell.unit
    return bounds


def _plain(text: str, item: Lacking) -> bool | int | str:
    """A year as a number and yes/no as a truth value, as in a profile; any other value as exact text."""
    kind = item.fact.type if item.fact else None
    if kind is FactType.YEAR and text.isdigit():
        return int(text)
    if kind is FactType.YES_NO:
        return text == "true"
    return text


def _place(place: Place) -> Json:
    return {"path": place.span.path, **_range(place.span), "role": place.role}


def trace_json(trace: Trace) -> Json:
    """A node of the proof with everything below it."""
    entry: Json = {"kind": trace.kind}
    if trace.label:
        entry["label"] = trace.label
    says = node_says(trace)
    if says:
        entry["says"] = _text(says)
    if trace.truth is not None:
        entry["truth"] = trace.truth.value
    if trace.value is not None:
        entry["value"] = trace.value
    if trace.reads:
        entry["facts"] = [_read(read) for read in trace.reads]
    children = [trace_json(child) for child in parts_below(trace)]
    if children:
        entry["children"] = children
    elif trace.missing:
        entry["missing"] = [missing.path for missing in sorted(trace.missing)]
    return entry


def _read(read: FactRead) -> Json:
    place = {} if read.span is None else {"path": read.span.path, "start": _position(read.span.start)}
    return {"fact": read.address, "value": read.value, **place}


def _problem(problem: Problem) -> Json:
    return {
        "path": problem.span.path,
        "code": problem.code,
        **_range(problem.span),
        "message": {lang: catalogue.message(problem.code, problem.args, lang) for lang in catalogue.LANGUAGES},
        "hint": {lang: catalogue.hint(problem.code, problem.args, lang) for lang in catalogue.LANGUAGES},
    }


def _range(span: Span) -> Json:
    return {"start": _position(span.start), "end": _position(span.end)}


def _position(position: Position) -> Json:
    return {"line": position.line, "column": position.column}


def _text(text: Text | Mapping[str, str]) -> dict[str, str]:
    """A text in both languages; a title of a profile may be written in one only."""
    one = next(iter(text.values()), "")
    return {"en": text.get("en", one), "ja": text.get("ja", one)}


def _citations(citations: tuple[tuple[Text, str], ...]) -> list[dict[str, str]]:
    return [{**_text(text), "url": url} for text, url in citations]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
