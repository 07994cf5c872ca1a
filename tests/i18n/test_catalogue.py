"""Words are found by the prefix of their code, and no module is imported before its words are asked for."""

from __future__ import annotations

import importlib
import pkgutil
import string
import subprocess
import sys

import pytest

import stdcheck.i18n
from stdcheck.i18n import catalogue
from stdcheck.i18n.catalogue import Message

MODULES = [m.name for m in pkgutil.iter_modules(stdcheck.i18n.__path__) if m.name.endswith("_problems")]


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def test_message_and_hint_are_filled_in_both_languages() -> None:
    args = {"encoding": "Shift_JIS", "byte": "0x82"}
    assert "0x82" in catalogue.message("yaml-encoding", args)
    assert "Shift_JIS" in catalogue.hint("yaml-encoding", args)
    assert "Shift_JIS のようです" in catalogue.hint("yaml-encoding", args, "ja")


def test_braces_in_an_argument_are_text() -> None:
    assert "{byte}" in catalogue.message("yaml-encoding", {"byte": "{byte}"})


@pytest.mark.parametrize("code", ["yaml-no-such-code", "nonsense-code", "nonsense", ""])
def test_an_unknown_code_is_an_error(code: str) -> None:
    with pytest.raises(KeyError):
        catalogue.message(code)


def test_a_missing_argument_is_an_error() -> None:
    with pytest.raises(KeyError):
        catalogue.message("yaml-encoding")


@pytest.mark.parametrize("module", MODULES)
def test_a_module_holds_only_codes_of_its_prefix(module: str) -> None:
    prefix = module.removesuffix("_problems")
    words = importlib.import_module(f"stdcheck.i18n.{module}").MESSAGES
    assert [code for code in words if not code.startswith(prefix + "-")] == []
    assert catalogue.messages(prefix) == words


@pytest.mark.parametrize("module", MODULES)
def test_both_languages_name_the_same_arguments(module: str) -> None:
    words: dict[str, Message] = importlib.import_module(f"stdcheck.i18n.{module}").MESSAGES
    assert [c for c, m in words.items() if placeholders(m.en) != placeholders(m.ja)] == []
    assert [c for c, m in words.items() if placeholders(m.hint_en) != placeholders(m.hint_ja)] == []


def test_the_catalogue_alone_imports_no_words() -> None:
    script = (
        "import sys, stdcheck.i18n.catalogue; print([m for m in sys.modules if m.endswith(('_problems', '_words'))])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
