"""A small world for the tests of the language: facts, a pack and profiles written as text, evaluated for real."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from stdcheck.facts.declarations import Vocabulary
from stdcheck.facts.profile import load_profile_text
from stdcheck.facts.values import Profile
from stdcheck.facts.vocabulary import load_vocabulary
from stdcheck.logic.evaluate import evaluate
from stdcheck.logic.results import AnswerValue, Evaluation, RuleResult
from stdcheck.rules.model import Pack
from stdcheck.rules.reading.pack import load_pack

AS_OF = date(2026, 11, 24)

FACTS = {
    "case.yaml": """
        entity: case
        root: true
        title: {en: Case, ja: 事案}
        facts:
          a: {type: yes_no, question: {en: a, ja: a}}
          b: {type: yes_no, question: {en: b, ja: b}}
          c: {type: yes_no, question: {en: c, ja: c}}
          maybe: {type: yes_no, may_be_none: true, question: {en: maybe, ja: maybe}}
          count: {type: number, question: {en: n, ja: n}}
          m: {type: number, may_be_none: true, question: {en: m, ja: m}}
          debt: {type: number, may_be_negative: true, question: {en: debt, ja: debt}}
          part: {type: percent, question: {en: part, ja: part}}
          year: {type: year, may_be_none: true, question: {en: year, ja: year}}
          day: {type: date, question: {en: day, ja: day}}
          done_on: {type: date, may_be_none: true, question: {en: done, ja: done}}
          weight: {type: quantity, units: [kg, lb], question: {en: weight, ja: weight}}
          price: {type: money, question: {en: price, ja: price}}
          place: {type: country, may_be_none: true, question: {en: place, ja: place}}
          colour: {type: enum, values: {red: {en: red, ja: 赤}, blue: {en: blue, ja: 青}, green: {en: green, ja: 緑}}, question: {en: colour, ja: 色}}
          code: {type: text, question: {en: code, ja: code}}
          other_code: {type: text, question: {en: code, ja: code}}
          appraised: {type: yes_no, kind: judgement, question: {en: appraised, ja: 評価}}
          owner: {type: reference, of: party, may_be_none: true, question: {en: owner, ja: owner}}
          rival: {type: reference, of: party, question: {en: rival, ja: rival}}
          places: {type: list, of: country, question: {en: places, ja: places}}
          items: {type: list, of: item, question: {en: items, ja: items}}
          helpers: {type: list, of: party, question: {en: helpers, ja: helpers}}
          grants: {type: relation, of: grant, keys: [to, for_colour], question: {en: grants, ja: grants}}
    """,
    "other.yaml": """
        entity: other
        root: true
        title: {en: Other, ja: 別}
        facts:
          x: {type: yes_no, question: {en: x, ja: x}}
    """,
    "item.yaml": """
        entity: item
        title: {en: Item, ja: 品目}
        facts:
          good: {type: yes_no, question: {en: good, ja: good}}
          size: {type: number, question: {en: size, ja: size}}
          change: {type: number, may_be_negative: true, question: {en: change, ja: change}}
          day: {type: date, may_be_none: true, question: {en: on, ja: on}}
          maker: {type: reference, of: party, question: {en: maker, ja: maker}}
    """,
    "party.yaml": """
        entity: party
        collection: parties
        title: {en: Party, ja: 当事者}
        facts:
          kind: {type: enum, values: {person: {en: person, ja: 個人}, company: {en: company, ja: 会社}}, question: {en: kind, ja: 種類}}
          home: {type: country, only_for: {kind: [company]}, question: {en: home, ja: home}}
          listed: {type: yes_no, only_for: {kind: [company]}, question: {en: listed, ja: listed}}
          passports: {type: list, of: country, only_for: {kind: [person]}, closed: {en: known, ja: 既知}, question: {en: passports, ja: passports}}
          general_partner: {type: reference, of: party, may_be_none: true, question: {en: gp, ja: gp}}
          led_by_general_partner: {type: yes_no, question: {en: led, ja: led}}
          holders: {type: list, of: stake, inverse: held}
    """,
    "stake.yaml": """
        entity: stake
        collection: stakes
        title: {en: Stake, ja: 出資}
        edge:
          holder: holder
          held: held
          measures: [votes, profits]
          follow: {when: profits_follow_votes, from: votes, to: [profits]}
          general_partner: {party: general_partner, only: led_by_general_partner}
          individuals: {fact: kind, values: [person]}
        facts:
          holder: {type: reference, of: party, question: {en: holder, ja: holder}}
          held: {type: reference, of: party, question: {en: held, ja: held}}
          votes: {type: percent, question: {en: votes, ja: votes}}
          profits: {type: percent, question: {en: profits, ja: profits}}
          profits_follow_votes: {type: yes_no, question: {en: follow, ja: follow}}
    """,
    "grant.yaml": """
        entity: grant
        title: {en: Grant, ja: 付与}
        facts:
          to: {type: reference, of: party, question: {en: to, ja: to}}
          for_colour: {type: enum, values: {red: {en: red, ja: 赤}, blue: {en: blue, ja: 青}}, question: {en: colour, ja: 色}}
          given: {type: yes_no, question: {en: given, ja: given}}
    """,
}

HEADER = """
    pack: toy
    version: 0.1.0
    title: {en: Toy, ja: 試験}
    jurisdiction: {en: Nowhere, ja: なし}
    time_zone: UTC
    law_as_of: 2026-11-24
    covers_from: 2000-01-01
    roots: [case]
    sources:
      law: {title: {en: Law, ja: 法}, publisher: Nobody, url: "https://example.org/law", date: 2020-01-01}
"""


@dataclass(frozen=True)
class World:
    """A pack with its vocabulary, ready to evaluate profiles."""

    pack: Pack
    vocabulary: Vocabulary

    def profile(self, text: str) -> Profile:
        """A profile of kind `case` from the text of its facts (and what stands beside them)."""
        body = textwrap.dedent(text)
        data = f"stdcheck: 1\nkind: case\nid: test\ntitle: test\n{body}".encode()
        profile, problems = load_profile_text(data, Path("case.yaml"), self.vocabulary)
        assert profile is not None, [(p.code, p.span.start, dict(p.args)) for p in problems]
        return profile

    def evaluate(self, text: str, as_of: date = AS_OF) -> Evaluation:
        """Evaluate a profile."""
        return evaluate(self.profile(text), [self.pack], self.vocabulary, as_of)

    def results(self, text: str, rule: str = "r", as_of: date = AS_OF) -> list[RuleResult]:
        """The results of one rule."""
        return [r for r in self.evaluate(text, as_of).results if r.rule.id == rule]

    def result(self, text: str, rule: str = "r", as_of: date = AS_OF) -> RuleResult:
        """The only result of one rule."""
        (result,) = self.results(text, rule, as_of)
        return result

    def answer(self, text: str, name: str, as_of: date = AS_OF) -> AnswerValue:
        """The only value of one answer."""
        (answer,) = [a for a in self.evaluate(text, as_of).answers if a.answer == name]
        return answer


def build(folder: Path, *, header: str = "", facts: dict[str, str] | None = None, **files: str) -> World:
    """A world from the text of files: `rules=...` becomes rules/rules.yaml, `parameters=...` parameters.yaml, and so on."""
    common, pack = folder / "common", folder / "toy"
    _write(common / "facts", {**FACTS, **(facts or {})})
    _write(pack, {"pack.yaml": textwrap.dedent(HEADER) + textwrap.dedent(header)})
    for name, text in files.items():
        place = pack / "rules" if name.startswith("rules") else pack / "lists" if name == "lists" else pack
        _write(place, {f"{name}.yaml": text})
    vocabulary, problems = load_vocabulary([("common", common), ("toy", pack)])
    assert not [p for p in problems if p.severity == "error"], problems
    loaded, found = load_pack(pack, vocabulary, shown_as="toy")
    assert loaded is not None, [(p.code, p.span.path, p.span.start, dict(p.args)) for p in found]
    return World(loaded, vocabulary)


def _write(folder: Path, files: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(textwrap.dedent(text), encoding="utf-8")


def condition(folder: Path, text: str, **files: str) -> World:
    """A world with one definition `d` of the case, published as the answer `d`, and what else is needed."""
    rules = "definitions:\n  d:\n    params: {case: case}\n    cite: {source: law, ref: \"1\"}\n    holds:\n"
    rules += textwrap.indent(textwrap.dedent(text).strip("\n"), " " * 6) + "\n"
    header = "answers:\n  d: {title: {en: d, ja: d}, from: [{definition: d, of: case}]}\n"
    return build(folder, header=header, rules=rules, **files)
