"""Turns a parser's complaint into our own problem: a code for each kind of mistake, at the place where it is mended.

libyaml and PyYAML word the same mistake differently and sometimes point at different ends of it; both come out equal.
"""

from __future__ import annotations

import re

import yaml

from stdcheck.source.collector import Collector, quoted

_Place = tuple[int, int]
_WORD = re.compile(r"\t|[^\s\[\]{},]*")

_BY_CONTEXT = (
    ("scanning an alias", "yaml-alias"),
    ("scanning an anchor", "yaml-anchor"),
    ("scanning a tag", "yaml-tag"),
    ("parsing a tag", "yaml-tag"),
    ("scanning a simple key", "yaml-missing-colon"),
)
"""What was being read decides, and its start is the place."""

_BY_PROBLEM = (
    ("undefined tag handle", "yaml-tag"),
    ("mapping values are not allowed", "yaml-unexpected-colon"),
    ("found unexpected ':'", "yaml-unexpected-colon"),
    ("mapping keys are not allowed", "yaml-unexpected-question-mark"),
    ("sequence entries are not allowed", "yaml-unexpected-dash"),
    ("that cannot start any token", "yaml-reserved-character"),
    ("violates indentation", "yaml-tab"),
    ("where an indentation space is expected", "yaml-tab"),
    ("<document start>", "yaml-extra-content"),
    ("node content", "yaml-missing-value"),
    ("expected <block end>", "yaml-indentation"),
    ("did not find expected key", "yaml-indentation"),
    ("expected '-' indicator", "yaml-indentation"),
)
"""Else what was found decides, and the place is where it was found."""


def note_syntax_error(collector: Collector, error: yaml.YAMLError) -> None:
    """Adds the problem for the place where the parser gave up."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        collector.add("yaml-syntax", collector.span(0, 0))
        return
    context, problem = error.context or "", error.problem or ""
    found: _Place = (error.problem_mark.line, error.problem_mark.column)
    mark = error.context_mark
    start: _Place = found if mark is None else (mark.line, mark.column)
    if "quoted scalar" in context:
        _note_quotes(collector, problem, start, found)
    elif "parsing a flow" in context and " or " in problem:
        _note_brackets(collector, "[]" if "sequence" in context else "{}", start, found)
    elif "block scalar" in context and "indentation space" not in problem:
        collector.add("yaml-block-scalar-header", collector.span(*found))
    else:
        _note_other(collector, context, problem, start, found)


def _note_quotes(collector: Collector, problem: str, start: _Place, found: _Place) -> None:
    if "unexpected" in problem:
        collector.add("yaml-unclosed-quote", collector.span(*start))
    elif "invalid Unicode character" in problem:
        collector.add("yaml-impossible-character", collector.span(*start))
    else:
        line = collector.lines[found[0]]
        backslash = max(line.rfind("\\", 0, found[1] + 1), 0)
        escape = line[backslash : backslash + 2]
        collector.add("yaml-escape", collector.span(found[0], backslash, 2), {"escape": escape})


def _note_brackets(collector: Collector, brackets: str, start: _Place, found: _Place) -> None:
    opening = collector.span(*start)
    args = {"opening": brackets[0], "closing": brackets[1]}
    if _at_the_end(collector, found):
        collector.add("yaml-unclosed-bracket", opening, args)
    else:
        collector.add("yaml-missing-comma", collector.span(*found), args, (("yaml-opened-here", opening),))


def _note_other(collector: Collector, context: str, problem: str, start: _Place, found: _Place) -> None:
    for words, code in _BY_CONTEXT:
        if words in context:
            word = _word_at(collector, start)
            collector.add(code, collector.span(*start, max(len(word), 1)), _args(code, word))
            return
    word = _word_at(collector, found)
    code = next((code for words, code in _BY_PROBLEM if words in problem), "yaml-syntax")
    if code == "yaml-reserved-character" and word == "\t":
        code = "yaml-tab"
    if code == "yaml-indentation" and word.startswith(":"):
        code = "yaml-blank-key"
    if code == "yaml-extra-content" and _ended_before(collector, found[0]):
        code = "yaml-several-documents"
    collector.add(code, collector.span(*found), _args(code, word))


def _args(code: str, word: str) -> dict[str, str]:
    """The arguments that `code` needs, from the word at its place."""
    if code == "yaml-reserved-character":
        return {"character": word[:1]}
    if code in {"yaml-alias", "yaml-anchor"}:
        return {"name": quoted(word[1:])}
    return {"tag": quoted(word)} if code == "yaml-tag" else {}


def _word_at(collector: Collector, place: _Place) -> str:
    """The text from `place` to the next blank or bracket; empty at the end of the text."""
    if place[0] >= len(collector.lines):
        return ""
    match = _WORD.match(collector.lines[place[0]], place[1])
    return match.group() if match else ""


def _at_the_end(collector: Collector, place: _Place) -> bool:
    line, column = place
    last = len(collector.lines) - 1
    return line > last or (line == last and column >= len(collector.lines[last]))


def _ended_before(collector: Collector, line: int) -> bool:
    """Whether a line before `line` ends the document (`...`)."""
    return any(re.match(r"\.\.\.(\s|$)", text) for text in collector.lines[:line])
