"""Finds the words for a code, in English and Japanese. Formats them; decides nothing and knows no stage.

The words of a code stand in one module of this package for each prefix: those of `yaml-duplicate-key` in
`yaml_problems` (or `yaml_words`, for prefixes that are no problems), as `MESSAGES: dict[str, Message]`. A module is
imported when its first code is asked for, so that a run pays only for the words it prints.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import MappingProxyType, ModuleType

LANGUAGES = ("en", "ja")
NO_ARGS: Mapping[str, str] = MappingProxyType({})


NOTHING_NEAR = "-"
"""The argument `near` where there is no name at all to choose from: then a hint offers none."""

_SENTENCES = re.compile(r"[^.?。]*[.?。]?")
MEANT, ONE_OF = "Did you mean {near}?", "One of: {near}."


class Choices(str):
    """The argument `near` where no known name looks like the wrong one: all there are, so nobody "meant" them."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Message:
    """What is said for one code; templates with `{placeholders}` for the arguments. A hint may be empty."""

    en: str
    ja: str
    hint_en: str = ""
    hint_ja: str = ""


def message(code: str, args: Mapping[str, str] = NO_ARGS, lang: str = "en") -> str:
    """The message of `code` in `lang` ("en" or "ja"); raises KeyError for an unknown code or a missing argument."""
    words = find(code)
    return (words.ja if lang == "ja" else words.en).format_map(args)


def hint(code: str, args: Mapping[str, str] = NO_ARGS, lang: str = "en") -> str:
    """What to do about `code`, or "" when there is nothing to say; raises KeyError as `message` does."""
    words = find(code)
    template = words.hint_ja if lang == "ja" else words.hint_en
    near = args.get("near")
    if near == NOTHING_NEAR:
        template = "".join(sentence for sentence in _SENTENCES.findall(template) if "{near}" not in sentence).strip()
    if isinstance(near, Choices):
        template = template.replace(MEANT, ONE_OF.removesuffix(".") if near.endswith(".") else ONE_OF)
    return template.format_map(args)


def find(code: str) -> Message:
    """The templates of `code`; raises KeyError when nobody has written them."""
    return messages(code.partition("-")[0])[code]


@cache
def messages(prefix: str) -> Mapping[str, Message]:
    """All words of the codes that begin with `prefix` and a hyphen; empty when there is no module for it."""
    for name in (f"{prefix}_problems", f"{prefix}_words"):
        module = _module(f"{__package__}.{name}")
        if module is not None:
            found: Mapping[str, Message] = module.MESSAGES
            return MappingProxyType(dict(found))
    return MappingProxyType({})


def _module(name: str) -> ModuleType | None:
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        return None
