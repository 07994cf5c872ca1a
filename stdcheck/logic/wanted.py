"""What an evaluation is asked for, where it is not asked for everything (a case asks for a few results)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Subjects = frozenset[str] | None
"""Addresses of subjects; None is every subject."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Rules and answers by name, each with the subjects wanted; verdicts and notes are not worked out.

    relies_on: whether results say what they rely on, which takes evaluations of its own
    """

    rules: Mapping[str, Subjects] = field(default_factory=dict)
    answers: Mapping[str, Subjects] = field(default_factory=dict)
    relies_on: bool = True


def is_wanted(name: str, subject: str, among: Mapping[str, Subjects]) -> bool:
    """Whether a rule or answer is wanted for a subject."""
    subjects = among.get(name, frozenset())
    return subjects is None or subject in subjects
