"""Generated packs and profiles as text, read by the real readers."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from stdcheck.facts.declarations import Vocabulary
from stdcheck.facts.profile import load_profile
from stdcheck.facts.values import Profile
from stdcheck.facts.vocabulary import load_vocabulary
from stdcheck.logic.evaluate import evaluate
from stdcheck.logic.results import Evaluation
from stdcheck.rules.model import Pack
from stdcheck.rules.reading.pack import load_pack
from tests.properties import declared

Data = dict[str, Any]
"""What YAML can say, with exact scalars: bool, int, Fraction, Percent, date, words."""


class Percent(Fraction):
    """A part of one that is written as a percentage."""


def yaml(data: object) -> str:
    """Data in flow style."""
    if isinstance(data, Mapping):
        return "{" + ", ".join(f"{key}: {yaml(value)}" for key, value in data.items()) + "}"
    if isinstance(data, list | tuple):
        return "[" + ", ".join(yaml(item) for item in data) + "]"
    return scalar(data)


def scalar(value: object) -> str:
    """A scalar as packs and profiles write it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Percent):
        return (
            decimal(Fraction(value) * 100) + "%" if _ends(Fraction(value)) else f"{value.numerator}/{value.denominator}"
        )
    if isinstance(value, Fraction | int):
        return decimal(Fraction(value))
    return str(value)


def _ends(number: Fraction) -> bool:
    return (number * 10**9).denominator == 1


def decimal(number: Fraction) -> str:
    """An exact number as packs and profiles write it; a fraction where its decimals have no end."""
    if not _ends(number):
        return f"{number.numerator}/{number.denominator}"
    whole, rest = divmod(abs(number), 1)
    digits = f"{int(rest * 10**9):09}".rstrip("0")
    return ("-" if number < 0 else "") + str(whole) + (f".{digits}" if digits else "")


def block(data: Mapping[str, object]) -> str:
    """Top-level keys on lines of their own, and what stands below them, too."""
    lines = []
    for key, value in data.items():
        if isinstance(value, Mapping) and value:
            lines += [f"{key}:", *(f"  {name}: {yaml(item)}" for name, item in value.items())]
        elif isinstance(value, list) and value:
            lines += [f"{key}:", *(f"  - {yaml(item)}" for item in value)]
        else:
            lines.append(f"{key}: {yaml(value)}")
    return "\n".join(lines) + "\n"


@dataclass(frozen=True)
class Written:
    """A pack that was read, ready to evaluate profiles."""

    pack: Pack
    folder: Path

    def profile(self, data: Data, registers: Mapping[str, Data] | None = None) -> Profile:
        """The profile in `data`, with registers under their file names."""
        for name, register in (registers or {}).items():
            (self.folder / name).write_text(
                block({"stdcheck": 1, "kind": "register", "id": name[0], "title": "t", **register})
            )
        file = self.folder / "profile.yaml"
        file.write_text(block({"stdcheck": 1, "kind": "case", "id": "p", "title": "t", **data}), encoding="utf-8")
        profile, problems = load_profile(file, vocabulary(), shown_as="profile.yaml")
        if profile is None:
            raise Unreadable(file.read_text(), problems)
        return profile

    def evaluate(self, data: Data, as_of: date, registers: Mapping[str, Data] | None = None) -> Evaluation:
        """Everything about a profile."""
        return evaluate(self.profile(data, registers), [self.pack], vocabulary(), as_of)


class Unreadable(Exception):
    """A generator wrote what the readers refuse."""

    def __init__(self, text: str, problems: list[Any]) -> None:
        super().__init__(
            text + "\n" + "\n".join(f"{p.code} {p.span.path}:{p.span.start} {dict(p.args)}" for p in problems)
        )


@cache
def workplace() -> Path:
    """A folder for the files of one process."""
    return Path(tempfile.mkdtemp(prefix="stdcheck-properties-"))


@cache
def vocabulary() -> Vocabulary:
    """The declarations of `declared`, read."""
    folder = workplace() / "common"
    (folder / "facts").mkdir(parents=True)
    for name, text in declared.files().items():
        (folder / "facts" / name).write_text(text, encoding="utf-8")
    read, problems = load_vocabulary([("common", folder)])
    assert not [p for p in problems if p.severity == "error"], [(p.code, dict(p.args)) for p in problems]
    return read


SECTIONS = {"definitions", "quantities", "decisions", "rules", "notes"}
TABLES = {"parameters", "methods", "lists", "calendars"}


def write_pack(data: Data) -> Written:
    """Write and read a pack. Raises Unreadable."""
    vocabulary()
    folder = workplace() / "toy"
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("rules", "lists", "calendars"):
        (folder / name).mkdir(parents=True)
    texts = {folder / "pack.yaml": block({k: v for k, v in data.items() if k not in SECTIONS | TABLES})}
    texts[folder / "rules" / "all.yaml"] = block({k: v for k, v in data.items() if k in SECTIONS and v})
    for name in TABLES & {k for k, v in data.items() if v}:
        place = folder / name / "all.yaml" if name in ("lists", "calendars") else folder / f"{name}.yaml"
        texts[place] = block({name: data[name]})
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")
    pack, problems = load_pack(folder, vocabulary(), shown_as="toy")
    if pack is None:
        raise Unreadable("\n".join(texts.values()), problems)
    return Written(pack, workplace())
