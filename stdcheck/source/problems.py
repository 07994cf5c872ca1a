"""What is wrong with an input: a code, a place and the values that its message needs.

The words stand in `stdcheck.i18n` under the code, in every language; nothing here formats text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from stdcheck.source.spans import Span

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem of a file.

    code: kebab-case, stable, with the prefix of its words (`yaml-`, `value-`, `profile-`, `facts-`, `pack-`, ...)
    span: the place; args: values for the placeholders of the message (already text)
    related: further places that the message speaks of (the first of two duplicate keys), each with the id of its label
    """

    code: str
    span: Span
    args: Mapping[str, str] = field(default_factory=dict)
    related: tuple[tuple[str, Span], ...] = ()
    severity: Severity = "error"
