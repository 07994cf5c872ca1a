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
from tests.spec.vocabulary import FACTS

AS_OF = date(2026, 11, 24)

HEADER = """
    pack: toy
    version: 0.1.0
    title: {en: Toy, ja: 試験}
    jurisdiction: {en: Nowhere, ja: なし}
    time_zone: UTC
    law_as_of: 2026-11-24
    covers_from: 0001-01-01
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


COVERED = "covers_from: 2000-01-01\n"
"""Stands in a header where the pack does not hold the law of every day."""


def _load(folder: Path, header: str, roots: str, files: dict[str, str]) -> tuple[World | None, list[Problem]]:
    """`rules=...` becomes rules/rules.yaml, `lists=...` lists/lists.yaml, `parameters=...` parameters.yaml, and so on."""
    folder = Path(tempfile.mkdtemp(dir=folder))
    common, pack = folder / "common", folder / "toy"
    _write(common / "facts", FACTS)
    head = textwrap.dedent(HEADER).replace("[case]", f"[{roots}]")
    if "covers_from" in header:
        head = head.replace("covers_from: 0001-01-01\n", "")
    _write(pack, {"pack.yaml": head + textwrap.dedent(header)})
    for name, text in files.items():
        place = (
            pack / name
            if name in ("lists", "calendars", "provisions")
            else pack / "rules"
            if name.startswith("rules")
            else pack
        )
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
