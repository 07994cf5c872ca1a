"""The report of a timeline: what changes when and why, as plain data with its texts in both languages, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from stdcheck.facts.declarations import Text
from stdcheck.facts.values import Profile
from stdcheck.i18n import catalogue
from stdcheck.logic.results import AnswerPlain, Outcome
from stdcheck.logic.timeline import Change, Key, State, Timeline
from stdcheck.report.addresses import Addresses, split
from stdcheck.report.build import fingerprint
from stdcheck.report.causes import Causes, CauseText
from stdcheck.report.data import Lacking
from stdcheck.report.json_writer import cell_json
from stdcheck.report.wording import Language, chosen, in_each, joined, outcome_words, say
from stdcheck.rules.model import Pack
from stdcheck.rules.walking import all_rows
from stdcheck.source.spans import Position
from stdcheck.version import VERSION

SCHEMA = "stdcheck-timeline/0"
Json = dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class ChangeText:
    """One change. title: of the rule, verdict or answer; name: of the subject; before, after: in words"""

    day: date
    key: Key
    title: Text
    name: Text
    before: State
    after: State
    said: tuple[Text, Text]
    causes: tuple[CauseText, ...]


@dataclass(frozen=True, slots=True, eq=False)
class EventText:
    """A missing day on which results turn."""

    lacking: Lacking
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True, eq=False)
class TimelineReport:
    """A timeline, ready to be shown. followed: how many results, verdicts and answers; path, files: of the profile"""

    path: str
    kind: str
    id: str
    title: Text
    files: Mapping[str, str]
    packs: tuple[Pack, ...]
    start: date
    end: date
    changes: tuple[ChangeText, ...]
    events: tuple[EventText, ...]
    moving: tuple[Key, ...]
    followed: int


def timeline_report(line: Timeline, path: str) -> TimelineReport:
    """The report of a timeline; path: of the profile, as shown."""
    texts = ChangeTexts(line.profile, line.packs)
    changes = [texts.of(change) for change in line.changes]
    events = []
    for event in line.events:
        item = event.missing
        entity, name = split(item.missing.path)
        lacking = Lacking(
            item.missing.cause, item.missing.path, "given", entity, name, item.fact, item.where, item.settles
        )
        events.append(EventText(lacking, event.keys))
    profile = line.profile
    return TimelineReport(
        path,
        profile.kind,
        profile.id,
        profile.title,
        profile.files,
        line.packs,
        line.start,
        line.end,
        tuple(changes),
        tuple(events),
        line.moving,
        len(line.states),
    )


class ChangeTexts:
    """Puts the changes of one profile under these packs into words."""

    def __init__(self, profile: Profile, packs: Sequence[Pack]) -> None:
        self._addresses = Addresses(profile)
        self._packs = {pack.id: pack for pack in packs}
        self._causes = {pack.id: Causes(pack, self._addresses) for pack in packs}

    def of(self, change: Change) -> ChangeText:
        """One change with what it is about, what comes out before and after, and why."""
        key, pack = change.key, self._packs[change.key.pack]
        name = in_each(lambda lang: say("subject.unlisted", lang, list=key.unlisted)) if key.unlisted else {}
        return ChangeText(
            change.day,
            key,
            title_of(key, pack),
            name or self._addresses.name(key.subject),
            change.before,
            change.after,
            (state_words(change.before, key, pack), state_words(change.after, key, pack)),
            self._why(change),
        )

    def _why(self, change: Change) -> tuple[CauseText, ...]:
        """What the day passes, each cause once."""
        why: dict[tuple[object, ...], CauseText] = {}
        for turn in change.turns:
            for cause in self._causes[change.key.pack].of(turn, change.day, change.due):
                why.setdefault((cause.kind, cause.text["en"], cause.where), cause)
        return tuple(sorted(why.values(), key=lambda c: (c.kind, c.text["en"], str(c.where))))


def title_of(key: Key, pack: Pack) -> Text:
    """The title of a rule, verdict or answer."""
    if key.kind == "rule":
        return pack.rules[key.name].title
    return pack.decisions[key.name].title if key.kind == "verdict" else pack.answers[key.name].title


def state_words(state: State, key: Key, pack: Pack) -> Text:
    """What comes out, in words: the headline with what is possible, or the values."""
    if key.kind == "rule":
        return in_each(lambda lang: outcome_state(state.headline, map(str, state.possible), lang))
    titles = value_titles(key.kind, key.name, pack)

    def values(lang: Language) -> str:
        return possible_words(state.possible, titles, lang)

    return in_each(values)


def value_titles(kind: str, name: str, pack: Pack) -> dict[str, Text]:
    """What the values of a verdict or an answer are called, where the decisions behind it say so. name: its id"""
    decisions = {name}
    if kind == "answer":
        sources = pack.answers[name].sources if name in pack.answers else ()
        decisions = {source.name for source in sources if source.kind == "decision"}
    rows = [
        row for decision in sorted(decisions & set(pack.decisions)) for row in all_rows(pack.decisions[decision].rows)
    ]
    return {str(row.value): row.title for row in rows if row.title}


def possible_words(possible: Sequence[AnswerPlain], titles: Mapping[str, Text], lang: Language) -> str:
    """The one value, or `undetermined (...)`; of possible lists what is in all of them, and what may be in them."""
    lists = [value for value in possible if isinstance(value, tuple)]
    if len(possible) == 1:
        return plain_words(possible[0], titles, lang)
    if len(lists) < len(possible):
        said = joined((plain_words(value, titles, lang) for value in possible), lang)
    else:
        every = dict.fromkeys(item for value in lists for item in value)
        certain = tuple(item for item in every if all(item in value for value in lists))
        open_ = tuple(item for item in every if item not in certain)
        args = {"certain": plain_words(certain, titles, lang), "open": plain_words(open_, titles, lang)}
        said = catalogue.message("timeline-some_of" if certain else "timeline-maybe", args, lang)
    return catalogue.message("timeline-undecided", {"possible": said}, lang)


def outcome_state(headline: str, possible: Iterator[str] | Any, lang: Language) -> str:
    """`gap`, or `undetermined (gap, exempt)`."""
    found = list(possible)
    head = say(f"head.{headline}", lang)
    if len(found) < 2 and found != [Outcome.UNSHOWN.value]:
        return head
    args = {"headline": head, "possible": outcome_words(found, lang)}
    return catalogue.message("timeline-possible", args, lang)


def plain_words(value: AnswerPlain, titles: Mapping[str, Text], lang: Language) -> str:
    """A value of an answer in words."""
    if isinstance(value, tuple):
        return joined(value, lang) or say("value.empty", lang)
    if isinstance(value, bool):
        return say(f"value.{str(value).lower()}", lang)
    if value is None:
        return say("value.none", lang)
    if value.startswith("?"):
        return say("value.other", lang)
    return chosen(titles[value], lang) if value in titles else value


def timeline_json(report: TimelineReport) -> Json:
    """The published form, `stdcheck-timeline/0`."""
    path, *uses = report.files
    return {
        "schema": SCHEMA,
        "tool": {"name": "stdcheck", "version": VERSION},
        "from": report.start.isoformat(),
        "to": report.end.isoformat(),
        "profile": {
            "path": report.path,
            "id": report.id,
            "kind": report.kind,
            "sha256": report.files[path],
            "uses": [{"path": used, "sha256": report.files[used]} for used in uses],
        },
        "packs": [
            {"id": p.id, "version": p.version, "law_as_of": p.law_as_of.isoformat(), "sha256": p.digest}
            for p in report.packs
        ],
        "followed": report.followed,
        "next_change": report.changes[0].day.isoformat() if report.changes else None,
        "changes": [_change_json(change, report.id) for change in report.changes],
        "events": [_event_json(event) for event in report.events],
        "not_followed": [_key_json(key) for key in report.moving],
    }


def _change_json(change: ChangeText, profile: str) -> Json:
    key = change.key
    entry: Json = {"day": change.day.isoformat(), **_key_json(key)}
    if key.kind == "rule":
        entry["fingerprint"] = fingerprint(f"{key.pack}/{key.name}", profile, key.subject, key.unlisted or None)
    entry["title"] = in_each(lambda lang: chosen(change.title, lang))
    entry["before"] = state_json(change.before)
    entry["after"] = state_json(change.after)
    entry["causes"] = [_cause_json(cause) for cause in change.causes]
    return entry


def _key_json(key: Key) -> Json:
    return {"kind": key.kind, "pack": key.pack, "name": key.name, "subject": key.subject}


def state_json(state: State) -> Json:
    """What comes out: of a rule its outcome, too."""
    possible = [list(value) if isinstance(value, tuple) else value for value in state.possible]
    return {"outcome": state.headline, "possible": possible} if state.headline else {"possible": possible}


def _cause_json(cause: CauseText) -> Json:
    entry: Json = {"kind": cause.kind, "en": cause.text["en"], "ja": cause.text["ja"]}
    if cause.where is not None:
        entry |= {"path": cause.where.path, "start": _position(cause.where.start)}
    if cause.citation:
        entry["citation"] = in_each(lambda lang: chosen(cause.citation, lang))
    return entry


def _event_json(event: EventText) -> Json:
    item = event.lacking
    return {
        "fact": item.path,
        "results": [_key_json(key) for key in event.keys],
        "settles": [{**cell_json(cell, item), "possible": list(possible)} for cell, possible in item.settles],
    }


def _position(position: Position) -> Json:
    return {"line": position.line, "column": position.column}
