"""What a lint check gets to see, and the shape of a check."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from stdcheck.facts.declarations import Vocabulary
from stdcheck.rules.model import Pack
from stdcheck.rules.walking import Body, bodies
from stdcheck.source.problems import Problem, Severity
from stdcheck.source.spans import Span


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """A pack to be checked.

    as_of: the day of the check; only notes may depend on it
    """

    pack: Pack
    vocabulary: Vocabulary
    as_of: date
    bodies: tuple[Body, ...] = field(default=())

    @staticmethod
    def of(pack: Pack, vocabulary: Vocabulary, as_of: date) -> Subject:
        """The subject with its bodies, walked once."""
        return Subject(pack, vocabulary, as_of, tuple(bodies(pack)))


@dataclass(frozen=True, slots=True)
class Found:
    """One place that a check objects to; args fill the message."""

    span: Span
    args: tuple[tuple[str, str], ...] = ()
    related: tuple[tuple[str, Span], ...] = ()


def found(span: Span, *related: tuple[str, Span], **args: str) -> Found:
    """A place that a check objects to."""
    return Found(span, tuple(args.items()), related)


Check = Callable[[Subject], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Lint:
    """One check. Its words (message, what, why, avoid, prefer) stand in `stdcheck.i18n` under its code.

    group: "structure" | "logic" | "time" | "sources" | "text" | "shallowness"
    severity: error where the pack says something wrong, warning where it probably does, note where only the calendar
        or a missing check against the text speaks
    """

    code: str
    group: str
    severity: Severity
    check: Check

    def problems(self, subject: Subject) -> Iterator[Problem]:
        """What the check objects to in a pack."""
        for place in self.check(subject):
            yield Problem(self.code, place.span, dict(place.args), place.related, self.severity)
