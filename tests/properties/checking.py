"""What the evaluator says of a generated example against what the oracle finds in its completions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from stdcheck.logic.results import AnswerValue, Evaluation, MissingFact, NoteResult, RuleResult, Verdict
from tests.properties import cells
from tests.properties.choices import Chooser
from tests.properties.completions import Completion, Explored, Impossible, Leaf, essential, explore
from tests.properties.declared import KINDS
from tests.properties.domains import NONE, Amount, Domains
from tests.properties.oracle import Oracle
from tests.properties.outcomes import EMPTY, answer, outcome
from tests.properties.packs import MadePack, make_pack
from tests.properties.profiles import make_profile
from tests.properties.worlds import Thing, World, engine_address
from tests.properties.written import Data, Percent, scalar, write_pack

SUBJECT = "subject:"


@dataclass(frozen=True)
class Effort:
    """How many completions are tried in order, how many at random beyond that, and how many are compared in pairs."""

    most: int = 400
    sample: int = 60
    pairs: int = 150


@dataclass
class Example:
    """A pack, a profile and what the evaluator says."""

    made: MadePack
    profile: Data
    evaluation: Evaluation
    effort: Effort = field(default_factory=Effort)
    counts: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.domains = Domains(self.made.data, self.profile, self.made.as_of)

    def explored(self, question: Callable[[Oracle], Any], *, fine: bool = False) -> Explored:
        """The answers to a question in the completions of the profile."""
        domains = Domains(self.made.data, self.profile, self.made.as_of, fine=True) if fine else self.domains

        def ask(completion: Completion) -> Any:
            world = World(self.profile, domains, completion)
            value = question(Oracle(self.made.data, world, self.made.as_of))
            world.check()
            return value

        most = self.effort.most * (20 if fine else 1)
        found = explore(ask, most, self.effort.sample)
        self.counts["completions"] += len(found.leaves)
        return found

    # ---- what is checked

    def failures(self) -> Iterator[str]:
        """One text for each thing that is wrong."""
        for result in self.evaluation.results:
            yield from self.result(result)
        for found in self.evaluation.answers:
            yield from self.answer(found)
        for verdict in self.evaluation.verdicts:
            yield from self.verdict(verdict)
        yield from self.notes(self.evaluation.notes)

    def result(self, result: RuleResult) -> Iterator[str]:
        """A result: its possible outcomes, its answers that settle it, what is missing, the day of a duty."""
        name = f"{result.rule.id} of {result.subject}"
        if result.error:
            yield f"{name}: error {result.error}"
            return
        self.counts[f"results {result.method.value}"] += 1
        rule = next(r for r in self.made.data["rules"] if r["id"] == result.rule.id)

        def question(oracle: Oracle) -> str:
            return outcome(oracle, rule, self._env(oracle, rule, result))

        found = self.explored(question)
        possible = {o.value for o in result.possible}
        if not found.values <= possible:
            yield f"{name}: possible {sorted(possible)} ({result.method}), but {_example(found, possible)}"
            return
        if len(possible) > 1 and not result.missing and "fine" not in self.made.data.get("parameters", {}):
            yield f"{name}: undecided between {sorted(possible)}, and nothing is missing"
        if found.whole and found.leaves and not found.free and result.unlisted is None:
            self.counts["tight" if found.values == possible else f"loose ({result.method})"] += 1
            if found.values != possible and not any(leaf.made for leaf in found.leaves):
                yield f"{name}: nothing is open, yet {sorted(possible)} are possible"
        yield from self._settles(name, result, found)
        if result.due is not None:
            yield from self._due(name, rule, result)
        if result.method.value == "enumerated":
            yield from self._exact(name, result, question, found, possible)

    def _env(self, oracle: Oracle, rule: Data, result: RuleResult) -> dict[str, Any]:
        """The subject of a result in a world. Raises Impossible where the world has none such."""
        env: dict[str, Any] = {}
        for name, over in rule.get("for_each", {}).items():
            found = oracle.list(over, env)
            path = result.subjects.get(name)
            if path is None:
                if found:
                    raise AssertionError(f"{over} is not empty: {found}")
                return {**dict.fromkeys(rule["for_each"], NONE), **env, EMPTY: True}
            if path.endswith("[?]"):
                listed = {r.subjects.get(name) for r in self.evaluation.results if r.rule is result.rule}
                further = [one for one in found if one.address not in listed]
                env[name] = oracle.world.completion.choose(SUBJECT + name, further)
            else:
                env[name] = next((one for one in found if one.address == path), None)
                if env[name] is None:
                    raise Impossible(path)
        return env

    def _settles(self, name: str, result: RuleResult, found: Explored) -> Iterator[str]:
        for missing in result.missing:
            for cell, left in missing.settles:
                inside = self._inside(missing, cell, found)
                wrong = {leaf.value for leaf in inside} - set(left)
                if wrong:
                    yield f"{name}: {missing.missing.path} in {cell} leaves {left}, but {wrong} are possible"
                exact = result.method.value == "enumerated" and found.whole and not found.free
                if exact and inside and {leaf.value for leaf in inside} != set(left):
                    self.counts["cells not reached"] += 1

    @staticmethod
    def _inside(missing: MissingFact, cell: Any, found: Explored) -> list[Leaf]:
        """The completions in which a missing fact lies in a cell, or may lie there because nothing asked for it."""
        path, every = missing.missing.path, [c for c, _ in missing.settles]
        inside = []
        for leaf in found.leaves:
            value = NONE if _lacks(missing, leaf) else leaf.made.get(path)
            if value is None or cells.holds(cell, every, value):
                inside.append(leaf)
        return inside

    def _due(self, name: str, rule: Data, result: RuleResult) -> Iterator[str]:
        def question(oracle: Oracle) -> Any:
            env = self._env(oracle, rule, result)
            day = rule["due"] if "due" in rule else rule["not_before"]
            return oracle.operand(day, env, oracle.clock(rule, env, oracle.as_of))

        days = self.explored(question).values
        if days - {result.due}:
            yield f"{name}: due on {result.due}, but {days}"

    def _exact(
        self, name: str, result: RuleResult, question: Callable[[Oracle], str], found: Explored, possible: set[str]
    ) -> Iterator[str]:
        """Enumerated: every possible outcome comes out of some completion, and what is missing is what matters."""
        if result.unlisted is None and found.values != possible:
            found = self.explored(question, fine=True)
        if not found.whole or not found.leaves:
            self.counts["not compared"] += 1
            return
        self.counts["compared exactly"] += 1
        if result.unlisted is None and found.values != possible and "stakes" not in self.profile["facts"]:
            yield f"{name}: enumerated {sorted(possible)}, but only {sorted(found.values)} come out"
        elif result.unlisted is not None:
            lists = {engine_list(path) for path in result.subjects.values() if path.endswith("[?]")}
            if len(possible) > 1 and {m.missing.path for m in result.missing} != lists:
                yield f"{name}: asks for {[m.missing.path for m in result.missing]}"
        elif len(found.leaves) <= self.effort.pairs and not found.free and "stakes" not in self.profile["facts"]:
            self.counts["missing compared"] += 1
            matters = {engine_address(slot) for slot in essential(found.leaves) if not slot.startswith(SUBJECT)}
            asked = {m.missing.path for m in result.missing}
            needless = {
                a
                for a in asked - matters
                if not a.endswith(".kind") and not any(_decides_kind(m, {a}) for m in matters)
            }
            lacking = {a for a in matters - asked if not _decides_kind(a, asked)}
            if len(possible) > 1 and (needless or lacking):
                yield f"{name}: missing {sorted(asked)}, but what matters is {sorted(matters)}"

    def answer(self, found: AnswerValue) -> Iterator[str]:
        """An answer: its possible values."""
        (source,) = self.made.data["answers"][found.answer]["from"]
        if "notes" in source or len(self._loops(source)) > 1:
            return
        name = f"answer {found.answer} of {found.subject}"
        self.counts["answers firm" if found.firm else "answers open"] += 1
        type_ = self.made.library.quantities[source["quantity"]][1].type if "quantity" in source else ""
        explored = self.explored(
            lambda oracle: self._plain(answer(oracle, source, self._subject(oracle, source, found)), type_)
        )
        unlisted = any(isinstance(v, str) and v.startswith("?") for v in found.possible)
        if not unlisted and not explored.values <= set(found.possible):
            yield f"{name}: possible {found.possible}, but {_example(explored, set(found.possible))}"

    def _loops(self, source: Data) -> Data:
        rule = next((r for r in self.made.data["rules"] if r["id"] == source.get("rule", source.get("due"))), {})
        return rule.get("for_each", {})  # type: ignore[no-any-return]

    def _subject(self, oracle: Oracle, source: Data, found: AnswerValue) -> Thing:
        """The entity that an answer is about; for a rule one of its list."""
        if found.subject == "case":
            return oracle.world.root("case")
        collection, _, rest = found.subject.partition(".")
        subjects = oracle.world.collection("parties") if collection == "parties" else []
        subjects += oracle.list("case.items", {}) if rest.startswith("items.") else []
        subjects += [oracle.world.listed("stakes", rest)] if collection == "stakes" else []
        thing = next(one for one in subjects if one.address == found.subject)
        for over in self._loops(source).values():
            if thing not in oracle.list(over, {}):
                raise Impossible(found.subject)
        return thing

    @staticmethod
    def _plain(value: Any, type_: str) -> Any:
        """A value as answers write it."""
        if value is NONE:
            return None
        if isinstance(value, Amount):
            return " / ".join(f"{scalar(n)} {unit}" for unit, n in sorted(value.by_unit))
        if isinstance(value, Fraction):
            return scalar(Percent(value) if type_ == "percent" else value)
        return value if isinstance(value, bool) else str(value)

    def verdict(self, verdict: Verdict) -> Iterator[str]:
        """A verdict: its possible values."""
        found = self.explored(
            lambda oracle: oracle.decide(verdict.decision, {"case": oracle.world.root("case")}, oracle.as_of)
        )
        if not found.values <= set(verdict.possible):
            yield f"verdict: possible {verdict.possible}, but {_example(found, set(verdict.possible))}"

    def notes(self, results: tuple[NoteResult, ...]) -> Iterator[str]:
        """Notes: which surely apply, and which surely do not."""
        for note in self.made.data["notes"]:
            told = next((r.truth.value for r in results if r.note.id == note["id"]), "false")
            found = self.explored(lambda oracle, note=note: oracle.truth(note.get("when", True), {}, oracle.as_of))  # type: ignore[misc]
            if told != "unknown" and found.values - {told == "true"}:
                yield f"note {note['id']} is {told}, but {found.values}"


def engine_list(address: str) -> str:
    """The list to ask for: of a party that is not known, what would tell who it is."""
    return address.removesuffix("[?]").split("[?]")[0]


def _decides_kind(address: str, asked: set[str]) -> bool:
    """Whether an address is the kind of an entity of which a fact is asked that only some kinds have."""
    entity, _, fact = address.rpartition(".")
    facts = (f for kind in KINDS.values() for f in kind.facts.values())
    return any(f.only_for is not None and f.only_for[0] == fact and f"{entity}.{f.name}" in asked for f in facts)


def _lacks(missing: MissingFact, leaf: Leaf) -> bool:
    """Whether the entity is of a kind that cannot have the fact."""
    if missing.fact is None or missing.fact.only_for is None:
        return False
    kind = leaf.made.get(missing.missing.path.replace(f".{missing.fact.name}", f".{missing.fact.only_for[0]}"))
    return kind is not None and kind not in missing.fact.only_for[1]


def _example(found: Explored, possible: set[Any]) -> str:
    leaf = next(leaf for leaf in found.leaves if leaf.value not in possible)
    return f"{leaf.value} with {leaf.made}"


def example(c: Chooser, size: int = 2, effort: Effort | None = None) -> Example:
    """A pack, a profile for it, and its evaluation."""
    made = make_pack(c, size)
    written = write_pack(made.data)
    profile = make_profile(c, made)
    return Example(made, profile, written.evaluate(profile, made.as_of), effort or Effort())
