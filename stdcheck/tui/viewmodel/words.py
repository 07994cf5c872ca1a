"""The words of the review's screens, and the pieces that lines are made of."""

from __future__ import annotations

from stdcheck.i18n import catalogue
from stdcheck.report.wording import Language

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


def label(outcome: str, lang: Language) -> str:
    """The label of an outcome in full."""
    return catalogue.message(f"report-outcome.{outcome}", lang=lang)


def short_label(outcome: str, lang: Language) -> str:
    """The label of an outcome in a column."""
    return SHORT.get(outcome) or label(outcome, lang) if lang == "en" else label(outcome, lang)
