"""Every key of the review in one table: what it does, where, and what it is called in the key bar and the help."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

HOME, REVIEW, DETAIL, DATES, SOURCE, HELP, COMMANDS = "home", "review", "detail", "dates", "source", "help", "commands"
EVERYWHERE = (HOME, REVIEW, DETAIL)
ALL = (*EVERYWHERE, DATES, SOURCE, HELP)


@dataclass(frozen=True, slots=True)
class Key:
    """An action with its keys.

    id: of the action, and of its words (`key.ID`, and `help.ID` for a sentence)
    keys: names as Textual gives them; letter, function: how they are shown, "" where there is none
    screens: where it works; bar: whether the key bar shows it (it shows as many as it has room for)
    palette: whether it is in the list of commands, too
    """

    id: str
    keys: tuple[str, ...]
    letter: str
    function: str = ""
    screens: tuple[str, ...] = EVERYWHERE
    bar: bool = False
    palette: bool = True


KEYS = (
    Key("help", ("f1", "question_mark"), "?", "F1", (*EVERYWHERE, DATES, SOURCE), bar=True),
    Key("open", ("enter",), "Enter", "", (HOME, REVIEW, DETAIL, DATES, COMMANDS), bar=True, palette=False),
    Key("back", ("escape",), "Esc", "", (HOME, REVIEW, DETAIL, DATES, SOURCE, HELP, COMMANDS), bar=True),
    Key("filter", ("slash",), "/", "", (HOME, REVIEW), bar=True),
    Key("as_of", ("f6", "t"), "t", "F6", bar=True),
    Key("earlier", ("left_square_bracket",), "[", "", (REVIEW, DETAIL, DATES)),
    Key("later", ("right_square_bracket",), "]", "", (REVIEW, DETAIL, DATES)),
    Key("language", ("f8", "l"), "l", "F8", ALL, bar=True),
    Key("reload", ("f5", "r"), "r", "F5", bar=True),
    Key("tab_left", ("left",), "Left", "", (REVIEW, DETAIL), palette=False),
    Key("tab_right", ("right",), "Right", "", (REVIEW, DETAIL), palette=False),
    Key("fold", ("space",), "Space", "", (DETAIL,), palette=False),
    Key("unfold_all", ("asterisk",), "*", "", (DETAIL,)),
    Key("goto", ("g",), "g", "", (REVIEW, DETAIL)),
    Key("law", ("o",), "o", "", (REVIEW, DETAIL)),
    Key("copy", ("y",), "y", "", (REVIEW, DETAIL)),
    Key("compare", ("d",), "d", "", (DATES,), bar=True),
    Key("pane", ("tab",), "Tab", "", (REVIEW, DETAIL), palette=False),
    Key("commands", ("ctrl+p",), "^p", "", (*EVERYWHERE, DATES), bar=True, palette=False),
    Key("quit", ("q", "ctrl+q"), "q", "^q", ALL, bar=True),
)
"""In the order of the key bar. Moving (arrows, j k, PgUp PgDn, Home End) and the tabs of packs (1 to 9) stand apart."""

MOVES = {"j": "down", "k": "up"}


def shown(screen: str) -> Iterator[Key]:
    """The keys of a screen, in their order."""
    return (key for key in KEYS if screen in key.screens)


_NAMES = {"?": "question_mark", "/": "slash", "[": "left_square_bracket", "]": "right_square_bracket", "*": "asterisk"}
_BRACKETS = {"「": "[", "」": "]", "・": "/"}
"""What an input method for Japanese writes for these keys."""


def narrow(character: str | None) -> str | None:
    """The key that a full-width character of a Japanese input method stands for, as Textual names it; None: for none.

    >>> narrow("ｑ"), narrow("？"), narrow("q"), narrow("あ")
    ('q', 'question_mark', None, None)
    """
    if character is None or len(character) != 1:
        return None
    if character not in _BRACKETS and unicodedata.east_asian_width(character) != "F":
        return None
    folded = _BRACKETS.get(character) or unicodedata.normalize("NFKC", character)
    if not folded.isascii():
        return None
    return "space" if folded == " " else _NAMES.get(folded, folded)
