"""What a text must not contain before any parser sees it: hidden characters, tabs that indent, YAML directives.

Every such place becomes a problem and is replaced, length for length, by something harmless, so that the parser goes on
and its places stay true. Replacing never makes a file with such problems readable: they are all errors.
"""

from __future__ import annotations

import re

from stdcheck.source.collector import Collector

_HIDDEN = "\u2028\u2029\x85"
_BIDI = "\u202a-\u202e\u2066-\u2069"
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff"
FORBIDDEN = re.compile(f"[{_CONTROL}{_HIDDEN}{_BIDI}]")

_REPLACEMENT = "\ufffd"
_LEADING = re.compile(r"[ \t]*\t")


def code_of(character: str) -> str:
    """The problem code for a forbidden character."""
    if character in _HIDDEN:
        return "yaml-line-separator"
    if "\u202a" <= character <= "\u2069":
        return "yaml-direction-mark"
    return "yaml-control-character"


def name_of(character: str) -> str:
    """How a message names a character that cannot be shown."""
    return f"U+{ord(character):04X}"


def check_characters(collector: Collector, ended: bool) -> tuple[str, bool]:
    """Notes what the text must not contain.

    Returns the text for the parser (the same places, line feeds only) and whether tabs were found in indentation.
    """
    text = "\n".join(collector.lines) + ("\n" if ended else "")
    directives = text.startswith("%") or "\n%" in text
    indented = "\t" in text
    forbidden = FORBIDDEN.search(text) is not None
    if not (directives or indented or forbidden):
        return text, False
    clean = list(collector.lines)
    tabs = False
    for number, line in enumerate(collector.lines):
        leading = _LEADING.match(line) if indented and "\t" in line else None
        if leading:
            tabs = True
            collector.add("yaml-tab", collector.span(number, line.index("\t"), leading.end() - line.index("\t")))
            clean[number] = " " * leading.end() + line[leading.end() :]
        if forbidden and FORBIDDEN.search(line):
            _note_forbidden(collector, number, line)
            clean[number] = FORBIDDEN.sub(_REPLACEMENT, clean[number])
    if directives:
        _note_directives(collector, clean)
    return "\n".join(clean) + ("\n" if ended else ""), tabs


def _note_forbidden(collector: Collector, number: int, line: str) -> None:
    for match in FORBIDDEN.finditer(line):
        character = match.group()
        collector.add(code_of(character), collector.span(number, match.start()), {"character": name_of(character)})


def _note_directives(collector: Collector, clean: list[str]) -> None:
    """A line that begins with % is a directive wherever it stands; each becomes a comment of the same length."""
    for number, line in enumerate(clean):
        if line.startswith("%"):
            collector.add("yaml-directive", collector.span(number, 0, len(line.rstrip())))
            clean[number] = "#" + line[1:]
