"""Random tables of a pack: dated parameters and lists, a calendar; and its methods of tracing ownership."""

from __future__ import annotations

from datetime import date

from tests.properties import literals
from tests.properties.choices import Chooser
from tests.properties.library import Library
from tests.properties.written import Data

WORDS = {"en": "x", "ja": "x"}
HEADER: Data = {
    "pack": "toy",
    "version": "0.1.0",
    "title": WORDS,
    "jurisdiction": WORDS,
    "time_zone": "UTC",
    "law_as_of": "2026-11-24",
    "covers_from": "1900-01-01",
    "roots": ["case", "other"],
    "sources": {"law": {"title": WORDS, "publisher": "N", "url": "https://example.org/", "date": "2020-01-01"}},
}
"""The header of a pack that holds the law of every day."""
PARAMETERS = {
    "least": "number",
    "span": "number",
    "quota": "percent",
    "model": "year",
    "cutoff": "date",
    "home": "country",
    "heading": "text",
    "load": "quantity",
    "fine": "money",
}
METHODS = {
    "plain": {"title": WORDS},
    "full": {"title": WORDS, "parents": {"count": "in-full", "threshold": "50%", "measures": ["votes", "profits"]}},
    "first": {
        "title": WORDS,
        "parents": {"count": "in-full", "threshold": "50%", "measures": ["votes"]},
        "first_link": "count-in-full",
    },
    "partner": {
        "title": WORDS,
        "parents": {"count": "in-full", "threshold": "60%", "measures": ["votes", "profits"]},
        "general_partner": "only",
    },
}


class Tables:
    """Makes the tables of one pack."""

    def __init__(self, c: Chooser, library: Library) -> None:
        self.c = c
        self.library = library

    def make(self) -> Data:
        parameters = {name: self._parameter(name, of) for name, of in PARAMETERS.items()}
        self.library.parameters.update({name: of for name, of in PARAMETERS.items() if name != "span"})
        self.library.lists.update(states="country", codes="text", tints="text")
        lists = {
            "states": self._list("country", literals.COUNTRIES),
            "codes": self._list("text", literals.CODES),
            "tints": self._list("text", ("red", "blue")),
        }
        self.library.methods = tuple(METHODS)
        first, last = literals.OFFICE if self.c.chance(70) else ("2026-02-20", "2026-03-02")
        office = {
            "title": WORDS,
            "weekend": ["saturday", "sunday"],
            "from": first,
            "until": last,
            "holidays": ["2026-03-02"] if self.c.chance(50) else [],
        }
        return {"parameters": parameters, "lists": lists, "calendars": {"office": office}, "methods": METHODS}

    def _edges(self) -> list[tuple[date | None, date | None]]:
        """Periods that follow one another, perhaps with a gap."""
        days = sorted(set(self.c.several(literals.DAYS, 2)))
        starts: list[date | None] = [None if self.c.chance(70) else date(2024, 3, 1), *days]
        edges: list[tuple[date | None, date | None]] = []
        for start, following in zip(starts, [*days, None], strict=True):
            if start is not None and following is not None and start >= following:
                continue
            end = None if following is None else date.fromordinal(following.toordinal() - 1)
            edges.append((start, end))
        return edges if len(edges) == 1 or self.c.chance(80) else edges[1:]

    def _parameter(self, name: str, type_: str) -> Data:
        rows = []
        for start, end in self._edges():
            value: Data = {"value": self._figure(name, type_)}
            rows.append({**_period(start, end), **(value if self.c.chance(93) else {"unread": WORDS})})
        return {"type": type_, "title": WORDS, "values": rows}

    def _figure(self, name: str, type_: str) -> object:
        if name == "span":
            return 1 + self.c.below(3)
        if type_ == "quantity":
            return literals.figures(self.c, literals.UNITS)
        if type_ == "money":
            return literals.figures(self.c, literals.CURRENCIES if self.c.chance(60) else literals.CURRENCIES[:1])
        return literals.plain(self.c, type_)

    def _list(self, type_: str, codes: tuple[str, ...]) -> Data:
        rows = []
        for _ in range(1 + self.c.below(3)):
            start, end = self.c.pick(self._edges())
            rows.append({"code": self.c.pick(codes), **_period(start, end)})
        return {"type": type_, "title": WORDS, "rows": rows}


def used(tables: Data, parts: Data) -> Data:
    """The tables that the parts of a pack name: the rest would only cost time."""
    text = str(parts)
    return {
        table: {name: body for name, body in entries.items() if f"'{name}'" in text}
        for table, entries in tables.items()
    }


def _period(start: date | None, end: date | None) -> Data:
    return {**({"from": start} if start else {}), **({"until": end} if end else {})}
