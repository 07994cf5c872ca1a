"""Random packs: tables, definitions, quantities, decisions, rules with exceptions, notes and answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.properties import literals
from tests.properties.choices import Chooser
from tests.properties.conditions import Conditions
from tests.properties.library import Library
from tests.properties.scopes import Named, Scope, ways
from tests.properties.tables import HEADER, WORDS, Tables, used
from tests.properties.written import Data

SUBJECTS = (("case", "case"), ("item", "item"), ("party", "party"))


@dataclass(frozen=True)
class MadePack:
    """A pack as data, and what its profiles must speak of."""

    data: Data
    library: Library
    as_of: date


class Packs:
    """Makes one pack."""

    def __init__(self, c: Chooser, size: int) -> None:
        self.c = c
        self.size = size
        self.library = Library(ownership=c.chance(20))
        self.conditions = Conditions(c, self.library)
        self.as_of = c.pick(literals.DAYS)

    def make(self) -> MadePack:
        """The pack; `size` bounds the depth of its conditions."""
        data: Data = {**HEADER}
        if self.c.chance(12):
            data["covers_from"] = self.c.pick(literals.DAYS)
        tables = Tables(self.c, self.library).make()
        definitions, quantities, decisions, rules = self._parts()
        notes = [self._note(place) for place in range(self.c.below(3))]
        data["answers"] = self._answers(rules)
        if "verdict" in decisions and "other." not in f"{definitions}{quantities}{decisions}":
            data["verdicts"] = {"case": "verdict"}
        parts = {
            "definitions": definitions,
            "quantities": quantities,
            "decisions": decisions,
            "rules": rules,
            "notes": notes,
        }
        return MadePack({**data, **used(tables, parts), **parts}, self.library, self.as_of)

    # ---- parts

    def _parts(self) -> tuple[Data, Data, Data, list[Data]]:
        """Definitions, quantities, decisions and rules, each able to refer to those before it."""
        made: tuple[Data, Data, Data, list[Data]] = ({}, {}, {}, [])
        for place in range(1 + self.c.below(4)):
            kind = self.c.weighted([(4, "definition"), (2, "quantity"), (2, "decision")])
            if kind == "definition":
                made[0][f"d{place}"] = self._definition(f"d{place}")
            elif kind == "quantity":
                made[1][f"q{place}"] = self._quantity(f"q{place}")
            else:
                name = "verdict" if self.c.chance(40) and "verdict" not in made[2] else f"c{place}"
                made[2][name] = self._decision(name)
        for place in range(1 + self.c.below(2)):
            made[3].extend(self._rules(f"u{place}"))
        return made

    def _params(self) -> list[tuple[str, str]]:
        first = self.c.weighted([(4, SUBJECTS[0]), (3, SUBJECTS[1]), (4, SUBJECTS[2])])
        if first == SUBJECTS[0] or self.c.chance(60):
            return [first]
        second = self.c.pick(("party", "date", "country", "number", "text"))
        return [first, ("second", second)]

    def _definition(self, name: str) -> Data:
        params = self._params()
        if self.library.ownership and self.c.chance(50):
            params = [("party", "party"), ("second", "party")] if self.c.chance(40) else [("party", "party")]
        scope = _scope(params)
        extra = self._clocked(scope, in_force=True)
        body = {"params": dict(params), **extra, "holds": self.conditions.condition(scope, self.size)}
        self.library.definitions[name] = params
        return body

    def _clocked(self, scope: Scope, *, in_force: bool) -> Data:
        """Sometimes a clock, sometimes a period in force."""
        extra: Data = {}
        if self.c.chance(20):
            extra["clock"] = self._clock(scope)
        if in_force and self.c.chance(25):
            extra["in_force"] = self._period()
        return extra

    def _period(self) -> Data:
        days = sorted(set(self.c.several(literals.DAYS, 2))) or [literals.DAYS[0]]
        if len(days) == 1:
            return {self.c.pick(("from", "until")): days[0]}
        return {"from": days[0], "until": days[1]}

    def _clock(self, scope: Scope) -> Any:
        """The as-of day, a day of the profile, or a quantity."""
        found = ways(scope, "date")
        dates = [
            n
            for n, (params, t) in self.library.quantities.items()
            if t.type == "date" and all(of in ("case",) for _, of in params)
        ]
        if dates and self.c.chance(25):
            name = self.c.pick(sorted(dates))
            params, result = self.library.quantities[name]
            node = {"quantity": name, **({"with": {p: "case" for p, _ in params}} if params else {})}
            return {**node, "otherwise": "as-of"} if result.lacks else node
        if self.c.chance(20):
            return "as-of"
        way = found[min(self.c.below(3), len(found) - 1)]
        self.library.read.update(way.facts)
        return {"fact": way.text, "otherwise": "as-of"} if way.lacks else way.text

    def _quantity(self, name: str) -> Data:
        params = self._params()
        scope = _scope(params)
        type_ = self.c.pick(("number", "date", "date", "percent", "country", "quantity", "money"))
        term = self.conditions.term(scope, type_, 2, left=False)
        assert term is not None
        extra = self._clocked(scope, in_force=False)
        self.library.quantities[name] = (params, Named(type_, term[1]))
        return {"params": dict(params), **extra, "value": term[0]}

    def _decision(self, name: str) -> Data:
        params = [SUBJECTS[0]] if name == "verdict" else self._params()
        scope = _scope(params)
        if name != "verdict" and self.c.chance(25):
            return self._fee(name, params, scope)
        words = ["best", "middle", "worst"]
        rows: list[Data] = []
        for place in range(1 + self.c.below(2)):
            row: Data = {"when": self.conditions.condition(scope, self.size - 1)}
            if self.c.chance(20):
                nested = {"when": self.conditions.condition(scope, 1), **self._row(words[place])}
                rows.append({**row, "rows": [nested, self._row("worst")]})
            else:
                rows.append({**row, **self._row(self.c.pick(words))})
        rows.append(self._row(self.c.pick(words)))
        extra = self._clocked(scope, in_force=False)
        used = {leaf["is"] for row in rows for leaf in row.get("rows", [row])}
        self.library.decisions[name] = (params, [w for w in words if w in used])
        return {"title": WORDS, "params": dict(params), **extra, "rows": rows}

    def _fee(self, name: str, params: list[tuple[str, str]], scope: Scope) -> Data:
        """A decision whose values are numbers; no condition can ask for it."""
        term, _ = self.conditions.term(scope, "number", 1, left=False) or (literals.number(self.c), False)
        rows = [
            {"is": self.c.pick((literals.number(self.c), term)), "when": self.conditions.condition(scope, 1)},
            {"is": literals.number(self.c)},
        ]
        self.library.fees[name] = params
        return {"title": WORDS, "params": dict(params), "rows": rows}

    def _row(self, word: str) -> Data:
        return {"is": word, "title": WORDS, "rank": ("best", "middle", "worst").index(word)}

    # ---- rules

    def _loops(self) -> dict[str, str]:
        return self.c.weighted(
            [
                (5, {}),
                (3, {"unit": "case.items"}),
                (2, {"who": "parties"}),
                (1, {"who": "case.helpers"}),
                (1, {"unit": "case.items", "who": "case.helpers"}),
                (1, {"share": "case.rival.holders"}),
            ]
        )

    def _rules(self, name: str) -> list[Data]:
        loops = self._loops()
        kinds = {"unit": "item", "who": "party", "share": "stake"}
        scope = {loop: Named(kinds[loop]) for loop in loops}
        rule: Data = {"id": name, "title": WORDS, "kind": "prohibition", **self._clocked(scope, in_force=True)}
        if loops:
            rule["for_each"] = loops
            self.library.read |= {("case", path.split(".")[1]) for path in loops.values() if "." in path}
        if self.c.chance(60):
            rule["applies_when"] = self.conditions.condition(scope, self.size - 1)
            if self.c.chance(20):
                rule["na_needs"] = self.conditions.condition(scope, 1)
        if self.c.chance(20):
            rule["shown_by"] = self.conditions.condition(scope, 1)
        self._demand(rule, scope)
        exceptions = self._exceptions(name, scope)
        self.library.rules[name] = [(loop, kinds[loop]) for loop in loops]
        return [rule, *exceptions]

    def _demand(self, rule: Data, scope: Scope) -> None:
        kind = self.c.weighted([(4, "prohibition"), (4, "requirement"), (3, "obligation")])
        rule["kind"] = kind
        if kind == "prohibition":
            rule["prohibits"] = self.conditions.condition(scope, self.size)
        elif kind == "requirement":
            rule["requires"] = self.conditions.condition(scope, self.size)
        else:
            done, _ = self.conditions.term(scope, "date", 1, left=False) or ({"fact": "case.done"}, True)
            day, lacks = self.conditions.operand(scope, "date", 1)
            if lacks:
                day = {"days": 1 + self.c.below(3), "after": "case.day"}
                self.library.read.add(("case", "day"))
            rule |= {"done": done, self.c.weighted([(3, "due"), (1, "not_before")]): day}

    def _exceptions(self, parent: str, scope: Scope, depth: int = 2) -> list[Data]:
        made: list[Data] = []
        for place in range(self.c.weighted([(5, 0), (4, 1), (1, 2)]) if depth else 0):
            name = f"{parent}-{place}"
            inner = scope
            link: Data = {"rule": parent}
            if self.c.chance(25):
                rival = ways(scope, "party")[min(self.c.below(3), len(ways(scope, "party")) - 1)]
                self.library.read.update(rival.facts)
                link["with"] = {f"held{depth}": rival.text}
                inner = {f"held{depth}": Named("party", rival.lacks)}
            exception = {
                "id": name,
                "title": WORDS,
                "kind": self.c.pick(("exemption", "authorization", "exclusion")),
                "exception_to": [link],
                **self._clocked(inner, in_force=True),
                "when": self.conditions.condition(inner, self.size - 1),
            }
            made += [exception, *self._exceptions(name, inner, depth - 1)]
        return made

    def _note(self, place: int) -> Data:
        when = {"when": self.conditions.condition({}, 1)} if self.c.chance(80) else {}
        return {"id": f"n{place}", "title": WORDS, **when, "implements": [f"p{place}"], "raises": [f"flag_{place}"]}

    # ---- answers

    def _answers(self, rules: list[Data]) -> Data:
        """Every definition, quantity and decision about one entity, every rule, every day of a duty, the notes."""
        sources: Data = {}
        for kind, heads in (
            ("definition", dict(self.library.definitions.items())),
            ("quantity", {q: p for q, (p, _) in self.library.quantities.items()}),
            ("decision", {**{d: p for d, (p, _) in self.library.decisions.items()}, **self.library.fees}),
        ):
            for name, params in heads.items():
                if len(params) == 1:
                    sources[f"{kind}_{name}"] = {kind: name, "of": params[0][1]}
        for rule in rules:
            if rule["id"] in self.library.rules:
                loops = self.library.rules[rule["id"]]
                of = loops[-1][1] if loops else "case"
                left_out = self.c.several(("authorization", "exemption"), 1)
                sources[f"rule_{rule['id']}"] = {
                    "rule": rule["id"],
                    "of": of,
                    **({"without": left_out} if left_out else {}),
                }
                if "done" in rule:
                    sources[f"due_{rule['id']}"] = {"due": rule["id"], "of": of}
        sources["notes"] = {"notes": "implements"}
        return {name: {"title": WORDS, "from": [source]} for name, source in sources.items()}


def _scope(params: list[tuple[str, str]]) -> Scope:
    return {name: Named(type_) for name, type_ in params}


def make_pack(c: Chooser, size: int = 2) -> MadePack:
    """A pack whose conditions are at most `size` levels deep."""
    return Packs(c, size).make()
