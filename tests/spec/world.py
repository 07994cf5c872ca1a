"""A small world for the tests of the language: facts, a pack and profiles written as text, evaluated for real."""

from __future__ import annotations

import re
import tempfile
import textwrap
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from stdcheck.facts.declarations import FactType, Vocabulary
from stdcheck.facts.profile import load_profile_text
from stdcheck.facts.values import Profile
from stdcheck.facts.vocabulary import load_vocabulary
from stdcheck.logic import conditions, dated
from stdcheck.logic.context import Run
from stdcheck.logic.cuts import number_text
from stdcheck.logic.evaluate import evaluate
from stdcheck.logic.results import AnswerPlain, AnswerValue, Evaluation, RuleResult
from stdcheck.logic.things import Ordered, Thing
from stdcheck.rules.model import Pack
from stdcheck.rules.reading.pack import load_pack
from stdcheck.source.problems import Problem

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
          growth: {type: percent, may_be_negative: true, question: {en: growth, ja: growth}}
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
          cost: {type: money, question: {en: cost, ja: cost}}
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
          votes: {type: number, question: {en: votes, ja: votes}}
          founded: {type: year, only_for: {kind: [company]}, question: {en: founded, ja: founded}}
          size: {type: number, question: {en: size, ja: size}}
          listed: {type: yes_no, only_for: {kind: [company]}, question: {en: listed, ja: listed}}
          passports: {type: list, of: country, only_for: {kind: [person]}, closed: {en: known, ja: 既知}, question: {en: passports, ja: passports}}
          general_partner: {type: reference, of: party, may_be_none: true, question: {en: gp, ja: gp}}
          led_by_general_partner: {type: yes_no, question: {en: led, ja: led}}
          holders: {type: list, of: stake, inverse: held}
          claims: {type: list, of: claim, inverse: against}
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
    "claim.yaml": """
        entity: claim
        collection: claims
        title: {en: Claim, ja: 請求}
        facts:
          against: {type: reference, of: party, question: {en: against, ja: against}}
          paid: {type: yes_no, question: {en: paid, ja: paid}}
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


Said = tuple[str, frozenset[str]]
"""What came out of a condition, as a word, and the addresses of what is missing."""
TRUE: Said = ("true", frozenset())
FALSE: Said = ("false", frozenset())


def unknown(*missing: str) -> Said:
    """Unknown, with exactly these things missing."""
    return "unknown", frozenset(missing)


def facts(case: str = "", *, kind: str = "case", beside: str = "", **collections: str) -> str:
    """The text of a profile: the facts of its root and of its collections as flow mappings; `beside` stands at the top."""
    lines = [f"kind: {kind}", "facts:", f"  {kind}: {{{case}}}"]
    for name, text in collections.items():
        flow = text if name.endswith(("_complete", "_others")) else f"{{{text}}}"
        lines.append(f"  {name}: {flow}")
    return "\n".join([*lines, textwrap.dedent(beside)]) + "\n"


APPRAISED = "provenance: {case.appraised: {by: A. Judge, stated_on: 2026-01-01, reason: looked at it}}"
"""What must stand `beside` the facts where the case states `appraised`."""


@dataclass(frozen=True)
class World:
    """A pack with its vocabulary, ready to evaluate profiles."""

    pack: Pack = field(repr=False)
    vocabulary: Vocabulary = field(repr=False)

    def _read(self, text: str) -> tuple[Profile | None, list[Problem]]:
        body = textwrap.dedent(text)
        kind = "" if re.search(r"^kind:", body, re.MULTILINE) else "kind: case\n"
        data = f"stdcheck: 1\nid: test\ntitle: test\n{kind}{body}".encode()
        return load_profile_text(data, Path("case.yaml"), self.vocabulary)

    def profile(self, text: str) -> Profile:
        """A profile of kind `case` from the text of its facts (and what stands beside them)."""
        profile, problems = self._read(text)
        assert profile is not None and not problems, [(p.code, p.span.start, dict(p.args)) for p in problems]
        return profile

    def refusal(self, text: str) -> set[str]:
        """The codes of the errors for which a profile is refused."""
        return {p.code for p in self._read(text)[1] if p.severity == "error"}

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

    def answer(self, text: str, name: str, as_of: date = AS_OF, subject: str | None = None) -> AnswerValue:
        """The only value of one answer (for one subject)."""
        found = [a for a in self.evaluate(text, as_of).answers if a.answer == name]
        (answer,) = [a for a in found if subject in (None, a.subject)]
        return answer

    def said(self, text: str, name: str = "d", as_of: date = AS_OF, subject: str | None = None) -> Said:
        """What an answer that is true or false says."""
        answer = self.answer(text, name, as_of, subject)
        word = {(True,): "true", (False,): "false"}.get(answer.possible, "unknown")
        return word, frozenset(m.missing.path for m in answer.missing)

    def d(self, case: str = "", as_of: date = AS_OF, **more: str) -> Said:
        """What the answer `d` says of a case with these facts (see `facts`)."""
        return self.said(facts(case, **more), as_of=as_of)

    def value(self, case: str = "", name: str = "q", as_of: date = AS_OF, **more: str) -> tuple[AnswerPlain, ...]:
        """The possible values of an answer for the case."""
        return self.answer(facts(case, **more), name, as_of, "case").possible

    def kleene(self, case: str = "", **more: str) -> Said:
        """What the definition `d` says of a case when no missing fact is tried."""
        run = Run(self.profile(facts(case, **more)), self.pack, self.vocabulary, AS_OF)
        known = conditions.definition_holds(
            dated.start(run), self.pack.definitions["d"], {"case": Thing(run.profile.root)}
        )
        return known.truth.value, frozenset(m.path for m in known.missing)

    def interval(self, case: str = "", name: str = "q", **more: str) -> tuple[str, str]:
        """The bounds of a quantity of the case, of 1, in percent; open ones with < or >."""
        run = Run(self.profile(facts(case, **more)), self.pack, self.vocabulary, AS_OF)
        found = dated.start(run).term(self.pack.quantities[name].value, {"case": Thing(run.profile.root)})
        assert isinstance(found, Ordered)
        low, high = (
            number_text(FactType.PERCENT, x) if x is not None else "" for x in (found.interval.low, found.interval.high)
        )
        return f"{'>' if found.interval.low_open else ''}{low}", f"{'<' if found.interval.high_open else ''}{high}"

    def outcome(
        self, case: str = "", rule: str = "r", as_of: date = AS_OF, **more: str
    ) -> tuple[str, set[str], set[str]]:
        """The headline of the only result of a rule, its possible outcomes, and what is missing."""
        result = self.result(facts(case, **more), rule, as_of)
        assert result.error is None, result.error
        return result.outcome.value, {o.value for o in result.possible}, {m.missing.path for m in result.missing}


def _load(folder: Path, header: str, roots: str, files: dict[str, str]) -> tuple[World | None, list[Problem]]:
    """`rules=...` becomes rules/rules.yaml, `lists=...` lists/lists.yaml, `parameters=...` parameters.yaml, and so on."""
    folder = Path(tempfile.mkdtemp(dir=folder))
    common, pack = folder / "common", folder / "toy"
    _write(common / "facts", FACTS)
    _write(pack, {"pack.yaml": textwrap.dedent(HEADER).replace("[case]", f"[{roots}]") + textwrap.dedent(header)})
    for name, text in files.items():
        place = pack / name if name in ("lists", "calendars") else pack / "rules" if name.startswith("rules") else pack
        _write(place, {f"{name}.yaml": text})
    vocabulary, problems = load_vocabulary([("common", common), ("toy", pack)])
    assert not [p for p in problems if p.severity == "error"], problems
    loaded, found = load_pack(pack, vocabulary, shown_as="toy")
    return None if loaded is None else World(loaded, vocabulary), found


def build(folder: Path, *, header: str = "", roots: str = "case", **files: str) -> World:
    """A world from the text of the files of its pack."""
    world, found = _load(folder, header, roots, files)
    assert world is not None, [(p.code, p.span.path, p.span.start, dict(p.args)) for p in found]
    return world


def refusal(folder: Path, *, header: str = "", **files: str) -> set[str]:
    """The codes of the errors for which a pack is refused."""
    world, found = _load(folder, header, "case", files)
    assert world is None
    return {p.code for p in found if p.severity == "error"}


def _write(folder: Path, files: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(textwrap.dedent(text), encoding="utf-8")


ANSWER_D = "answers:\n  d: {title: {en: d, ja: d}, from: [{definition: d, of: case}]}\n"
ANSWER_Q = "answers:\n  q: {title: {en: q, ja: q}, from: [{quantity: q, of: case}]}\n"


def definition(name: str, params: str, holds: str, more: str = "") -> str:
    """A definition as an entry of `definitions`: `params` and `holds` as YAML, `more` as further lines."""
    text = f"{name}:\n  params: {{{params}}}\n" + textwrap.indent(textwrap.dedent(more).strip("\n"), "  ")
    body = textwrap.indent(textwrap.dedent(holds).strip("\n"), "    ")
    return textwrap.indent(f"{text}\n  holds:\n{body}\n", "  ")


def condition_rules(holds: str, *definitions: str, in_force: str = "", more: str = "") -> str:
    """A rules file with the definition `d` of the case, further definitions, and what else stands in the file."""
    return (
        "definitions:\n" + definition("d", "case: case", holds, in_force) + "".join(definitions) + textwrap.dedent(more)
    )


def condition(folder: Path, holds: str, *definitions: str, more: str = "", **files: str) -> World:
    """A world with one definition `d` of the case, published as the answer `d`, and what else is needed."""
    return build(folder, header=ANSWER_D, rules=condition_rules(holds, *definitions, more=more), **files)


def condition_refusal(folder: Path, holds: str, *definitions: str, more: str = "", **files: str) -> set[str]:
    """The codes of the errors for which a pack with such a definition is refused."""
    return refusal(folder, header=ANSWER_D, rules=condition_rules(holds, *definitions, more=more), **files)


def quantity(folder: Path, value: str, *definitions: str, more: str = "", **files: str) -> World:
    """A world with one quantity `q` of the case, published as the answer `q`."""
    body = textwrap.indent(textwrap.dedent(value).strip("\n"), " " * 6)
    rules = f"quantities:\n  q:\n    params: {{case: case}}\n    value:\n{body}\n" + textwrap.dedent(more)
    rules += "definitions:\n" + "".join(definitions) if definitions else ""
    return build(folder, header=ANSWER_Q, rules=rules, **files)


def rule(name: str, kind: str, body: str) -> str:
    """An entry of `rules`: `body` holds its parts as a flow mapping without braces."""
    return f"  - {{id: {name}, kind: {kind}, title: {{en: {name}, ja: {name}}}, {body}}}\n"


def ruled(folder: Path, *rules: str, more: str = "", header: str = "", **files: str) -> World:
    """A world with rules (see `rule`) and what else stands in their file."""
    return build(folder, header=header, rules="rules:\n" + "".join(rules) + textwrap.dedent(more), **files)


def ruled_refusal(folder: Path, *rules: str, more: str = "", header: str = "", **files: str) -> set[str]:
    """The codes of the errors for which a pack with such rules is refused."""
    return refusal(folder, header=header, rules="rules:\n" + "".join(rules) + textwrap.dedent(more), **files)
