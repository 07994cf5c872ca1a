"""Bytes to lines of text: UTF-8 only, and a guess at what a file in another encoding is. Knows nothing of YAML."""

from __future__ import annotations

import re

from stdcheck.source.problems import Problem
from stdcheck.source.spans import Position, Span

BOM = b"\xef\xbb\xbf"
LINE_END = re.compile(r"\r\n|\r|\n")

_UTF16_SHARE = 0.2
_SHIFT_JIS_WORD = re.compile(rb"(?:[\x81-\x9f][\x40-\x7e\x80-\xfc]){2}")
_EUC_WORD = re.compile(rb"(?:[\xa4\xa5\xb0-\xf4][\xa1-\xfe]){2}")
_ISO_2022_JP = re.compile(rb"\x1b\$[@B]")


def decode(data: bytes, path: str) -> tuple[tuple[str, ...], bool, Problem | None]:
    """The lines of a file without their ends, and whether the last one has an end; or what is wrong with its bytes.

    Only CR LF, LF and CR end a line. With a problem the lines are for showing only (U+FFFD for what cannot be read).
    """
    data = data.removeprefix(BOM)
    wide = _other_unicode(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        bad = error.start
    else:
        bad = data.index(0) if wide and 0 in data else -1
        escape = _ISO_2022_JP.search(data)
        if escape:
            bad = escape.start()
        if bad < 0:
            lines, ended = split_lines(text)
            return lines, ended, None
    return split_lines(data.decode("utf-8", "replace"))[0], True, _encoding_problem(data, bad, path, wide)


def split_lines(text: str) -> tuple[tuple[str, ...], bool]:
    """`text` by lines without their ends, and whether the last line has an end."""
    lines = LINE_END.split(text) if "\r" in text else text.split("\n")
    ended = lines[-1] == ""
    if ended:
        lines.pop()
    return tuple(lines), ended


def _encoding_problem(data: bytes, bad: int, path: str, wide: str | None) -> Problem:
    """The problem at the first byte that is not UTF-8."""
    before = data[:bad].decode("utf-8")
    lines = LINE_END.split(before)
    start = Position(len(lines), len(lines[-1]) + 1)
    span = Span(path, start, Position(start.line, start.column + 1))
    args = {"byte": f"0x{data[bad]:02X}"}
    if wide is None and any(ord(character) > 0xFF for character in before):
        return Problem("yaml-broken-utf8", span, args)
    return Problem("yaml-encoding", span, args | {"encoding": wide or _guess(data)})


def _other_unicode(data: bytes) -> str | None:
    """UTF-16 or UTF-32, by its mark or by the zero bytes of ordinary letters; None for anything else."""
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "UTF-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    head = data[:4096]
    zeros = head.count(0)
    if zeros < 2 or zeros <= len(head) * _UTF16_SHARE:
        return None
    by_place = [head[place::4].count(0) for place in range(4)]
    empty_places = sum(count * 8 > len(head) for count in by_place)
    return {2: "UTF-16", 3: "UTF-32"}.get(empty_places)


def _guess(data: bytes) -> str:
    """What a file that is not Unicode looks like. Two Japanese letters in a row tell Shift_JIS and EUC-JP apart."""
    if _ISO_2022_JP.search(data):
        return "ISO-2022-JP"
    for name, codec, word in (("EUC-JP", "euc_jp", _EUC_WORD), ("Shift_JIS", "cp932", _SHIFT_JIS_WORD)):
        if word.search(data) and _reads_as(data, codec):
            return name
    return "Latin-1"


def _reads_as(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True
