"""The events of a YAML text from libyaml, or from PyYAML's own parser where libyaml is not there: the same either way.

Nothing here builds values: an event stream cannot run code, expand aliases or recurse. Where the two parsers read a
text differently (tabs as separation, escapes of impossible characters) they are levelled here; where they only word or
place an error differently, `stdcheck.source.syntax` does it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Protocol

import yaml
from yaml.events import StreamEndEvent
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import ScalarToken

HAS_LIBYAML: bool = yaml.__with_libyaml__

_PLAIN_WORD = re.compile(r"(?:[^ \t\r\n\0:]|:(?![ \t\r\n\0]))*+")
_PLAIN_WORD_IN_FLOW = re.compile(r"(?:[^ \t\r\n\0:,\[\]{}]|:(?![ \t\r\n\0,?\[\]{}]))*+")
_COLON_IN_FLOW = re.compile(r":[,?\[\]{}]")
_BLOCK_INDICATORS = re.compile(r"(?:(?P<sign>[-+])(?P<digit>[0-9]?)|(?P<digit2>[0-9])(?P<sign2>[-+]?))?")


class Mark(Protocol):
    """A place in the text: zero-based line, zero-based column in code points."""

    line: int
    column: int


class Marked(Protocol):
    """Any event: it has a start and an exclusive end."""

    start_mark: Mark
    end_mark: Mark


class NodeEvent(Marked, Protocol):
    """The start of a collection, or an alias; anchor: its name without `&` or `*`."""

    anchor: str
    tag: str | None
    flow_style: bool


class TextEvent(Marked, Protocol):
    """A scalar; style: the character that opens it, None or "" when it is plain."""

    value: str
    style: str | None
    anchor: str | None
    tag: str | None


class _PureParser(Reader, Scanner, Parser):
    """PyYAML's parser, with libyaml's answers where the two differ."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_to_next_token(self) -> None:
        """Also skips tabs between tokens, but not where a new key could start."""
        super().scan_to_next_token()
        while self.peek() == "\t" and (self.flow_level or not self.allow_simple_key):
            while self.peek() in " \t":
                self.forward()
            super().scan_to_next_token()

    def scan_plain(self) -> ScalarToken:
        """An unquoted text; inside brackets it may contain question marks, and must not end in a colon."""
        word = _PLAIN_WORD_IN_FLOW if self.flow_level else _PLAIN_WORD
        start = end = self.get_mark()
        chunks: list[str] = []
        spaces: list[str] = []
        while self.peek() != "#":
            match = word.match(self.buffer, self.pointer)
            if match is None or not match.group():
                break
            self.allow_simple_key = False
            chunks += [*spaces, match.group()]
            self.forward(len(match.group()))
            if self.flow_level and _COLON_IN_FLOW.match(self.buffer, self.pointer):
                raise ScannerError("while scanning a plain scalar", start, "found unexpected ':'", self.get_mark())
            end = self.get_mark()
            spaces = self.scan_plain_spaces(self.indent + 1, start) or []
            if not spaces or (not self.flow_level and self.column <= self.indent):
                break
        return ScalarToken("".join(chunks), True, start, end)

    def scan_plain_spaces(self, indent: int, start_mark: Any) -> list[Any] | None:
        """Keeps tabs inside a plain text, and drops them before the end of a line."""
        length = 0
        while self.peek(length) in " \t":
            length += 1
        blanks = self.prefix(length)
        if "\t" not in blanks:
            return super().scan_plain_spaces(indent, start_mark)
        self.forward(length)
        if self.peek() in "\r\n":
            return super().scan_plain_spaces(indent, start_mark)
        return [blanks]

    def scan_block_scalar_indicators(self, start_mark: Any) -> tuple[bool | None, int | None]:
        """The signs behind `|` or `>`: keep trailing line breaks (None: one of them), and the indentation."""
        match = _BLOCK_INDICATORS.match(self.buffer, self.pointer)
        sign = match and (match["sign"] or match["sign2"])
        digit = match and (match["digit"] or match["digit2"])
        if digit == "0":
            problem = "found an indentation indicator equal to 0"
            raise ScannerError("while scanning a block scalar", start_mark, problem, self.get_mark())
        self.forward(len(match.group()) if match else 0)
        return {"+": True, "-": False}.get(sign or ""), int(digit) if digit else None

    def scan_block_scalar_ignored_line(self, start_mark: Any) -> Any:
        """What may stand between those signs and the end of the line: spaces, tabs, a comment."""
        while self.peek() in " \t":
            self.forward()
        return super().scan_block_scalar_ignored_line(start_mark)

    def scan_flow_scalar(self, style: str) -> ScalarToken:
        """Refuses escapes of what is no character: surrogates and numbers over 10FFFF."""
        mark = self.get_mark()
        try:
            token = super().scan_flow_scalar(style)
            token.value.encode("utf-8")
        except (ValueError, OverflowError):
            raise ScannerError(
                "while parsing a quoted scalar", mark, "found invalid Unicode character escape code", mark
            ) from None
        return token


def parse_events(text: str, *, pure: bool = not HAS_LIBYAML) -> Iterator[Any]:
    """The events of `text` one by one, in PyYAML's classes; raises yaml.YAMLError at the first place that is not YAML.

    They are typed `Any` because PyYAML's stubs call every mark optional; events that come from a text always have both.
    """
    source: Any
    if pure:
        source = _PureParser(text)
    else:
        from yaml._yaml import CParser

        source = CParser(text)
    while True:
        event = source.get_event()
        if event is None or type(event) is StreamEndEvent:
            return
        yield event
