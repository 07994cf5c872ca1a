"""Names and texts of declarations: snake_case, no trap of YAML, every text in every language."""

from __future__ import annotations

import re
from collections.abc import Collection

from stdcheck.facts.declarations import FactType, Text
from stdcheck.facts.shapes import LANGUAGES, LIST_PARTS, Report, known_keys, nfc, shown
from stdcheck.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from stdcheck.source.spans import Span

SNAKE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
TRAP_WORDS = frozenset({"yes", "no", "on", "off", "y", "n", "true", "false", "null"})
"""Words that other YAML readers take for yes/no or nothing."""

RESERVED = frozenset({"none", "unknown"})
"""Words of profiles, so neither a fact nor a value nor an entity."""

RESERVED_ENTITIES = RESERVED | {"register"} | {type_.value for type_ in FactType}
"""Kinds of profile and the types of facts stand where entities do."""


def read_name(node: Node, report: Report) -> str | None:
    """The name of an entity or a collection."""
    text = read_word(node, report)
    return text if text is not None and check_name(text, node.span, report, reserved=RESERVED_ENTITIES) else None


def check_name(
    text: str, span: Span, report: Report, *, reserved: Collection[str] = RESERVED, of_value: bool = False
) -> bool:
    """Whether a text can be a name: snake_case, and no YAML reader takes it for something else; reports why not.

    of_value: the name of an enumeration value, which never stands where `x_complete` does
    """
    if text.casefold() in TRAP_WORDS:
        report.error("facts-trap-word", span, name=text)
    elif not SNAKE.fullmatch(text):
        report.error("facts-bad-name", span, name=shown(text))
    elif text in reserved or (text.endswith(LIST_PARTS) and not of_value):
        report.error("facts-reserved-name", span, name=text)
    else:
        return True
    return False


def read_word(node: Node, report: Report) -> str | None:
    """A scalar that is not blank."""
    if isinstance(node, Scalar) and not node.is_null and node.text.strip():
        return nfc(node.text)
    report.error("facts-text-expected", node.span)
    return None


def read_words(node: Node, report: Report) -> tuple[tuple[str, Span], ...]:
    """A list of texts with their places, none twice."""
    if not isinstance(node, Sequence):
        report.error("facts-list-expected", node.span)
        return ()
    words: dict[str, Span] = {}
    for item in node.items:
        word = read_word(item, report)
        if word is None:
            continue
        if word in words:
            report.again("facts-word-twice", item.span, words[word], word=shown(word))
        words.setdefault(word, item.span)
    return tuple(words.items())


def read_both_languages(node: Node, report: Report) -> Text:
    """`{en: ..., ja: ...}`, both there."""
    if not isinstance(node, Mapping):
        report.error("facts-languages-expected", node.span)
        return {}
    found = known_keys(node, LANGUAGES, "facts-unknown-key", report)
    for language in LANGUAGES:
        if language not in found:
            report.error("facts-missing-language", node.span, language=language)
    texts = {language: read_word(found[language].value, report) for language in LANGUAGES if language in found}
    return {language: text for language, text in texts.items() if text is not None}


def read_true(entry: Entry | None, report: Report) -> bool:
    """A mark: `true` or not there; `false` is allowed for clarity."""
    if entry is None:
        return False
    if isinstance(entry.value, Scalar) and entry.value.style == "plain" and entry.value.text in ("true", "false"):
        return entry.value.text == "true"
    report.error("facts-true-expected", entry.value.span, key=entry.key.text)
    return False
