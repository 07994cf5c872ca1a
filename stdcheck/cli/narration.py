"""What is said beside the results: on stderr, for people. stdout carries nothing but data."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from difflib import get_close_matches
from time import monotonic

from stdcheck.i18n import catalogue


class UsageFault(Exception):
    """The command cannot be carried out as given; ends the run with code 2."""

    def __init__(self, code: str, lang: str = "en", **args: str) -> None:
        super().__init__(code)
        self.code = code
        self.lang = lang
        self.args_of = args

    def text(self) -> str:
        """What to tell the user."""
        return catalogue.message(self.code, self.args_of, self.lang)


def tell(code: str, lang: str, **args: str) -> None:
    """Say something on stderr."""
    print(f"stdcheck: {catalogue.message(code, args, lang)}", file=sys.stderr)


MOST_KNOWN = 12
"""Names that are listed where nothing similar is known; the rest is counted."""


def near(given: str, known: Iterable[str], lang: str) -> str:
    """`; did you mean x?`, else `; there are: a, b`; nothing where there is nothing to choose from."""
    names = list(dict.fromkeys(known))
    found = get_close_matches(given, names, 1)
    if found:
        return catalogue.message("cli-near", {"near": found[0]}, lang)
    if not names:
        return ""
    listed = ("、" if lang == "ja" else ", ").join(names[:MOST_KNOWN])
    rest = len(names) - MOST_KNOWN
    code = "cli-there-are-more" if rest > 0 else "cli-there-are"
    return catalogue.message(code, {"known": listed, "n": str(rest)}, lang)


class Progress:
    """`checking 3/40 path` on one line of a terminal, wiped when done; nothing where stderr is no terminal."""

    def __init__(self, of: int, lang: str, wanted: bool) -> None:
        self._of = of
        self._lang = lang
        self._on = wanted and of > 1 and sys.stderr.isatty()
        self._n = 0

    def step(self, path: str) -> None:
        """One more file begins."""
        self._n += 1
        if self._on:
            args = {"n": str(self._n), "of": str(self._of), "path": path}
            text = catalogue.message("cli-progress", args, self._lang)
            sys.stderr.write(f"\r\x1b[K{text[:70]}")
            sys.stderr.flush()

    def done(self) -> None:
        """Wipe the line."""
        if self._on:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


class Waiting:
    """What is being done, on one line of a terminal, at most a few times a second; wiped when done."""

    EVERY = 0.2

    def __init__(self, code: str, lang: str, wanted: bool) -> None:
        self._code = code
        self._lang = lang
        self._on = wanted and sys.stderr.isatty()
        self._last = 0.0

    def step(self, **args: str) -> None:
        """Something more begins."""
        if not self._on or monotonic() < self._last + self.EVERY:
            return
        self._last = monotonic()
        sys.stderr.write(f"\r\x1b[K{catalogue.message(self._code, args, self._lang)[:70]}")
        sys.stderr.flush()

    def done(self) -> None:
        """Wipe the line."""
        if self._on and self._last:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
