"""The table of keys: none twice on a screen, all in words of both languages, all within reach of an input method."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from stdcheck.i18n.tui_words import MESSAGES
from stdcheck.report.wording import LANGUAGES, Language
from stdcheck.tui.viewmodel.keys import ALL, COMMANDS, EVERYWHERE, KEYS, MOVES, Key, narrow, shown
from stdcheck.tui.viewmodel.words import tell

SCREENS = (*ALL, COMMANDS)
WITHOUT_LETTERS = re.compile(r"f\d+|enter|escape|tab|space|left|right|up|down|ctrl\+[a-z]")
TAKEN = re.compile(r"ctrl\+[hijmsz]|alt\+.*|f1[01]")
"""What a terminal, a window manager or flow control may keep for itself."""


@pytest.mark.parametrize("screen", SCREENS)
def test_no_key_is_bound_twice_on_a_screen(screen: str) -> None:
    names = Counter(name for key in KEYS if screen in key.screens for name in key.keys)
    names.update(list(MOVES))
    names.update(map(str, range(1, 10)))
    assert [name for name, n in names.items() if n > 1] == []


def test_a_key_stands_for_one_action_on_whatever_screen() -> None:
    names = Counter(name for key in KEYS for name in key.keys)
    assert [name for name, n in names.items() if n > 1] == []
    assert [key_id for key_id, n in Counter(key.id for key in KEYS).items() if n > 1] == []


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.id)
def test_every_key_has_its_words(key: Key) -> None:
    for code in (f"tui-key.{key.id}", f"tui-help.{key.id}"):
        assert code in MESSAGES
        for lang in LANGUAGES:
            assert tell(code.removeprefix("tui-"), lang).strip()


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.id)
def test_every_action_reachable_by_fkey_or_palette(key: Key) -> None:
    if any(WITHOUT_LETTERS.fullmatch(name) for name in key.keys):
        return
    assert key.palette, "a letter alone goes into the composition window of an input method"
    for screen in set(key.screens) - {COMMANDS}:
        open_ = {name for one in shown(screen) if one.id == "commands" for name in one.keys}
        assert any(WITHOUT_LETTERS.fullmatch(name) for name in open_), f"no list of commands on {screen}"


def test_no_key_is_one_that_terminals_keep_for_themselves() -> None:
    assert [name for key in KEYS for name in key.keys if TAKEN.fullmatch(name)] == []
    for key in KEYS:
        assert key.keys != ("ctrl+q",), "flow control swallows it in some terminals"


def test_what_is_shown_of_a_key_is_a_key_of_it() -> None:
    names = {"?": "question_mark", "/": "slash", "[": "left_square_bracket", "]": "right_square_bracket"}
    names |= {"*": "asterisk", "Esc": "escape", "^p": "ctrl+p", "^q": "ctrl+q"}
    for key in KEYS:
        for told in filter(None, (key.letter, key.function)):
            assert names.get(told, told.lower()) in key.keys, key.id


@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen_can_be_left_and_says_how(screen: str) -> None:
    keys = list(shown(screen))
    assert any(key.id in ("back", "quit") and key.bar for key in keys)
    if screen in EVERYWHERE:
        assert {"help", "back", "language", "commands", "quit"} <= {key.id for key in keys}


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("ｑ", "q"),
        ("？", "question_mark"),
        ("／", "slash"),
        ("・", "slash"),
        ("「", "left_square_bracket"),
        ("」", "right_square_bracket"),
        ("［", "left_square_bracket"),
        ("］", "right_square_bracket"),
        ("＊", "asterisk"),
        ("１", "1"),
        ("\u3000", "space"),
        ("ｊ", "j"),
        ("q", None),
        ("?", None),
        ("あ", None),
        ("漢", None),
        ("é", None),
        ("㎏", None),
        ("ª", None),
        ("ℓ", None),
        ("①", None),
        ("", None),
        ("ｑｑ", None),
        (None, None),
    ],
)
def test_a_full_width_character_is_the_key_that_it_stands_for(typed: str | None, key: str | None) -> None:
    assert narrow(typed) == key


def test_the_full_width_form_of_every_letter_key_works() -> None:
    wide = {chr(code - 0xFEE0): chr(code) for code in range(0xFF01, 0xFF5F)}
    for key in KEYS:
        if len(key.letter) == 1:
            assert narrow(wide[key.letter]) in key.keys, key.id


def test_only_what_a_japanese_input_method_writes_stands_for_a_key() -> None:
    found = {chr(code): narrow(chr(code)) for code in range(0x11000) if not 0xD800 <= code < 0xE000}
    stands = {character for character, key in found.items() if key is not None}
    assert stands == {chr(code) for code in range(0xFF01, 0xFF5F)} | set("\u3000「」・")
    assert {key for key in found.values() if key is not None and (len(key) == 1 or not key.isalpha())} >= set("abz019")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names_in_the_bar_are_short(lang: Language) -> None:
    from stdcheck.report.cells import width

    assert [key.id for key in KEYS if width(tell(f"key.{key.id}", lang)) > 10] == []
