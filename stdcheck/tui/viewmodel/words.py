"""The words of the review's screens, and the pieces that lines are made of."""

from __future__ import annotations

from collections.abc import Iterable

from stdcheck.i18n import catalogue
from stdcheck.report.wording import Language, Words
from stdcheck.source.spans import Span

Piece = tuple[str, str]
"""A text, and the id of its style: an outcome, or one of those in `widgets.styles`."""

SHORT = {
    "gap": "GAP",
    "undetermined": "UNDET",
    "judgement": "JUDGE",
}
"""Labels of outcomes in a column where those in running text are long; the Japanese ones are short."""


def tell(key: str, lang: Language, **args: object) -> str:
    """A text of the screens in one language."""
    return catalogue.message(f"tui-{key}", {name: str(value) for name, value in args.items()}, lang)


def counted(key: str, n: int, lang: Language) -> str:
    """A text with a number in it, in the form of its own that a single one has."""
    return tell(f"{key}_one" if n == 1 else key, lang, n=n)


def label(outcome: str, lang: Language) -> str:
    """The label of an outcome in full."""
    return catalogue.message(f"report-outcome.{outcome}", lang=lang)


def short_label(outcome: str, lang: Language) -> str:
    """The label of an outcome in a column."""
    return SHORT.get(outcome) or label(outcome, lang) if lang == "en" else label(outcome, lang)


class Teller(Words):
    """Words for what is said of one profile, in one language or in both. home: its file, as it is shown"""

    def __init__(self, languages: Iterable[Language] = ("en",), home: str = "") -> None:
        super().__init__(languages)
        self.home = home

    def tell(self, key: str, **args: object) -> str:
        """A text of the screens."""
        return self.each(lambda lang: tell(key, lang, **args))

    def counted(self, key: str, n: int) -> str:
        """A text of the screens with a number in it."""
        return self.each(lambda lang: counted(key, n, lang))

    def at(self, span: Span | None) -> str:
        """`line 12`, with the file where it is not the profile; nothing for no place."""
        return self._place("line", span)

    def under(self, span: Span | None) -> str:
        """`under line 12`: where something missing could be written."""
        return self._place("under", span)

    def _place(self, key: str, span: Span | None) -> str:
        if span is None:
            return ""
        line = self.tell(key, line=span.start.line)
        return line if span.path == self.home else f"{span.path} {line}"
