"""What a hostile reader looked for: ways on which something unknown could become a definite outcome or answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

from stdcheck.cases.model import Expectation
from stdcheck.cases.reading import read_cases
from stdcheck.cases.running import run_case, unmet
from stdcheck.logic import dated
from stdcheck.logic.context import Run
from stdcheck.logic.results import Outcome
from stdcheck.logic.subjects import done_in_time
from stdcheck.logic.things import Ordered, Unknown
from stdcheck.logic.values import NONE, UNKNOWN, Cause, Interval, Missing, point
from stdcheck.logic.values import TRUE as HOLDS
from stdcheck.rules.nodes import Compare
from tests.spec.world import (
    AS_OF,
    COVERED,
    World,
    build,
    definition,
    facts,
    rule,
    ruled,
    unknown,
)

TITLE = "title: {en: t, ja: t}"


# ---- outcomes --------------------------------------------------------------------------------------------------------


def test_a_duty_whose_day_may_be_none_is_not_surely_late(tmp_path: Path) -> None:
    text = "applies_when: {any: [{fact: case.done_on, is_none: false}, case.a]}, done: case.day, due: {days: 10, after: case.done_on}"
    world = ruled(tmp_path, rule("r", "obligation", text))
    assert world.outcome("a: true, day: 2026-11-01, done_on: {none: x}")[0] == "pass"
    run = Run(world.profile(facts("a: true, day: 2026-11-01")), world.pack, world.vocabulary, AS_OF)
    missing = frozenset({Missing(Cause.FACT, "case.done_on")})
    perhaps = Ordered(Interval(None, Fraction(10), or_none=True, missing=missing))
    assert done_in_time(dated.start(run), Ordered(point(20)), perhaps).truth is UNKNOWN
    assert done_in_time(dated.start(run), Unknown(missing), NONE).truth is UNKNOWN
    assert done_in_time(dated.start(run), Ordered(point(20)), NONE).truth is HOLDS


def test_an_element_that_may_not_belong_has_no_definite_result(tmp_path: Path) -> None:
    """Whose stake it is nobody says: the rule may not apply to it at all."""
    header = f"answers:\n  d: {{{TITLE}, from: [{{rule: r, of: stake}}]}}\n  n: {{{TITLE}, from: [{{notes: raises, of: stake}}]}}\n"
    note = f"notes:\n  - {{id: n, {TITLE}, for_each: {{h: case.owner.holders}}, when: {{fact: h.votes, lt: 50%}}, raises: [small]}}\n"
    text = "for_each: {h: case.owner.holders}, requires: {fact: h.votes, gte: 50%}"
    world = ruled(tmp_path, rule("r", "requirement", text), more=note, header=header)
    stated = facts("owner: p", parties="p: {holders_complete: true}, q: {}, c: {}", stakes="k: {holder: c, votes: 10%}")
    (result,) = world.results(stated)
    assert (result.outcome.value, {o.value for o in result.possible}) == ("undetermined", {"gap", "not_applicable"})
    assert {m.missing.path for m in result.missing} == {"stakes.k.held"}
    assert world.said(stated) == unknown("stakes.k.held")
    (found,) = world.evaluate(stated).notes
    assert (found.truth, {m.missing.path for m in found.missing}) == (UNKNOWN, {"stakes.k.held"})
    assert world.answer(stated, "n").possible == ((), ("small",))
    assert {m.missing.path for m in world.answer(stated, "n").missing} == {"stakes.k.held"}


def test_an_element_that_nobody_listed_need_not_exist(tmp_path: Path) -> None:
    note = f"notes:\n  - {{id: n, {TITLE}, for_each: {{i: case.items}}}}\n"
    world = ruled(tmp_path, rule("r", "requirement", "for_each: {i: case.items}, requires: i.good"), more=note)
    for others, expected in (("false", "undetermined"), ("true", "clear")):
        text = facts(f"items_others: {{good: {others}}}")
        (result,) = world.results(text)
        assert (result.unlisted, result.outcome.value) == ("case.items", expected)
        assert {m.missing.path for m in result.missing} == {"case.items"}
        (found,) = world.evaluate(text).notes
        assert (found.truth, {m.missing.path for m in found.missing}) == (UNKNOWN, {"case.items"})


def test_what_counts_for_nothing_is_not_asked_for(tmp_path: Path) -> None:
    """References cannot be tried: what is missing must be right before anything is tried."""
    same = "{fact: case.owner, is: {fact: case.rival}}"
    reason = f"applies_when: case.c, requires: {same}, na_needs: {{some: case.items, as: i, where: i.good}}"
    assert ruled(tmp_path, rule("r", "requirement", reason)).outcome("c: false")[2] == {"case.items"}
    exception = rule("e", "exemption", f"exception_to: [{{rule: r}}], when: {same}")
    scope = "applies_when: {some: case.items, as: i, where: i.good}, prohibits: case.b"
    world = ruled(tmp_path, rule("r", "prohibition", scope), exception)
    assert world.outcome("b: false")[1:] == ({"pass", "not_applicable"}, {"case.items"})
    assert world.outcome("b: true")[2] == {"case.items", "case.owner", "case.rival"}


# ---- faults ----------------------------------------------------------------------------------------------------------


def without_if_none(world: World, pick: str) -> None:
    """Take `if_none` from a comparison, as no pack that is read can have it."""
    definition_ = world.pack.definitions[pick]
    assert isinstance(definition_.holds, Compare)
    world.pack.definitions[pick] = replace(definition_, holds=replace(definition_.holds, if_none=None))


def test_a_fault_outside_of_results_is_no_definite_answer_and_no_crash(tmp_path: Path) -> None:
    faulty = definition("faulty", "case: case", "{fact: case.done_on, before: 2026-01-01, if_none: true}")
    header = f"answers:\n  d: {{{TITLE}, from: [{{definition: faulty, of: case}}]}}\n  v: {{{TITLE}, from: [{{decision: v, of: case}}]}}\n  n: {{{TITLE}, from: [{{notes: raises}}]}}\nverdicts: {{case: v}}\n"
    asked = "{fact: case, meets: faulty}"
    more = f"decisions:\n  v:\n    {TITLE}\n    params: {{case: case}}\n    rows:\n      - {{is: bad, {TITLE}, rank: 2, when: {asked}}}\n      - {{is: good, {TITLE}, rank: 1}}\n"
    more += f"notes:\n  - {{id: n, {TITLE}, when: {asked}, raises: [flag]}}\n"
    world = ruled(
        tmp_path, rule("r", "requirement", f"requires: {asked}"), more=more + "definitions:\n" + faulty, header=header
    )
    without_if_none(world, "faulty")
    found = world.evaluate(facts("done_on: {none: x}"))
    (result,), (verdict,), (note,) = found.results, found.verdicts, found.notes
    assert (result.outcome.value, set(result.possible)) == ("error", set(Outcome))
    assert (verdict.possible, verdict.firm) == (("good", "bad"), False)
    assert note.truth is UNKNOWN
    assert {a.answer: len(a.possible) > 1 for a in found.answers} == {"d": True, "v": True, "n": True}
    assert {m.missing for a in found.answers for m in a.missing} == {
        Missing(Cause.LAW, "toy/d"),
        Missing(Cause.LAW, "toy/v"),
        Missing(Cause.LAW, "toy/n"),
    }


def test_a_fault_in_a_part_that_only_the_proof_looks_at_does_not_stop_the_file(tmp_path: Path) -> None:
    faulty = definition("faulty", "case: case", "{fact: case.done_on, before: 2026-01-01, if_none: true}")
    text = "requires: {all: [{fact: case.done_on, is_none: false}, {fact: case, meets: faulty}]}"
    world = ruled(tmp_path, rule("r", "requirement", text), more="definitions:\n" + faulty)
    without_if_none(world, "faulty")
    (result,) = world.evaluate(facts("done_on: {none: x}")).results
    assert (result.outcome.value, result.error) == ("gap", None)


# ---- cases -----------------------------------------------------------------------------------------------------------


def test_an_expectation_of_nothing_can_fail(tmp_path: Path) -> None:
    header = f"answers:\n  n: {{{TITLE}, from: [{{notes: raises}}]}}\n"
    more = f"notes:\n  - {{id: n, {TITLE}, when: case.b, raises: [flag]}}\n"
    exempt = rule("e", "exemption", "exception_to: [{rule: r}], when: case.b")
    world = ruled(tmp_path, rule("r", "prohibition", "prohibits: case.a"), exempt, more=more, header=header)

    def faults(case: str, kind: str, name: str, **parts: object) -> list[str]:
        expectation = Expectation(kind, name, None, world.pack.span, **parts)  # type: ignore[arg-type]
        return [code for code, _ in unmet(world.evaluate(facts(case)), expectation, [world.pack])]

    assert faults("b: true", "answer", "n", value=()) == ["case-differs"]
    assert faults("b: false", "answer", "n", value=()) == []
    assert faults("b: false", "rule", "r", missing=frozenset()) == ["case-differs"]
    assert faults("a: true, b: true", "rule", "r", missing=frozenset()) == []
    assert faults("a: true, b: true", "rule", "r", relies_on=frozenset()) == ["case-differs"]
    assert faults("a: true, b: false", "rule", "r", relies_on=frozenset()) == []


def test_a_value_without_a_path_is_not_ignored(tmp_path: Path) -> None:
    text = "cases:\n  - id: a\n    source: s\n    given: {profile: {facts: {}}}\n    vary:\n      %srows: [{value: 1, expect: [{rule: r, outcome: gap}]}]\n"
    for path, codes in (("path: case.count\n      ", []), ("", ["case-unknown-key"])):
        (tmp_path / "a.yaml").write_text(text % path, encoding="utf-8")
        _, problems = read_cases(tmp_path, "cases", AS_OF)
        assert [p.code for p in problems] == codes


def test_a_misspelt_reading_in_a_case_is_not_ignored(tmp_path: Path) -> None:
    text = "{readings: [{id: one, holds: case.a}, {id: two, holds: case.b}]}"
    world = ruled(tmp_path, rule("r", "requirement", f"requires: {text}"))
    folder = tmp_path / "cases"
    folder.mkdir()
    body = "cases:\n  - id: a\n    source: s\n    given: {profile: {kind: case, facts: {case: {a: true, b: false}}, readings: {%s: {by: A, stated_on: 2026-01-01, reason: ours}}}}\n    expect: [{rule: r, outcome: %s}]\n"
    for name, outcome, codes in (
        ("toy/one", "pass", []),
        ("toy/won", "judgement", ["reading-unknown"]),
        ("other/won", "judgement", []),
    ):
        (folder / "a.yaml").write_text(body % (name, outcome), encoding="utf-8")
        (case,), problems = read_cases(folder, "cases", AS_OF)
        run = run_case(case, [world.pack], world.vocabulary)
        assert (problems, [p.code for p in run.problems], run.failures) == ([], codes, ())


# ---- answers ---------------------------------------------------------------------------------------------------------


def test_before_the_law_that_the_pack_holds_nothing_is_answered(tmp_path: Path) -> None:
    """`covers_from` is 2000-01-01: what was in force before, the pack does not know."""
    new = definition("new", "case: case", "true", "in_force: {from: 2010-01-01}")
    sources = {"d": "definition: new", "v": "decision: v", "q": "quantity: q", "r": "rule: r"}
    header = f"{COVERED}answers:\n" + "".join(
        f"  {name}: {{{TITLE}, from: [{{{source}, of: case}}]}}\n" for name, source in sources.items()
    )
    header += f"  n: {{{TITLE}, from: [{{notes: raises}}]}}\nverdicts: {{case: v}}\n"
    more = f"decisions:\n  v:\n    {TITLE}\n    params: {{case: case}}\n    rows:\n      - {{is: bad, {TITLE}, rank: 2, when: {{fact: case, meets: new}}}}\n      - {{is: good, {TITLE}, rank: 1}}\n"
    more += (
        "quantities:\n  q: {value: {param: p}}\n"
        + f"notes:\n  - {{id: n, {TITLE}, when: {{fact: case, meets: new}}, raises: [flag]}}\n"
    )
    parameters = f"parameters:\n  p: {{type: number, {TITLE}, values: [{{until: 2026-12-31, value: 5}}]}}\n"
    world = ruled(
        tmp_path,
        rule("r", "requirement", "requires: {fact: case, meets: new}"),
        more=more + "definitions:\n" + new,
        header=header,
        parameters=parameters,
    )
    early, later = world.evaluate(facts(), date(1999, 12, 31)), world.evaluate(facts(), date(2000, 1, 1))
    assert [a.answer for a in early.answers if a.firm] == []
    assert {m.missing for a in early.answers for m in a.missing} == {Missing(Cause.LAW, "toy/covers_from")}
    assert {a.answer: a.possible for a in later.answers} == {
        "d": (False,),
        "v": ("good",),
        "q": ("5",),
        "r": (True,),
        "n": ((),),
    }
    assert ([v.firm for v in early.verdicts], [v.firm for v in later.verdicts]) == ([False], [True])
    assert ([n.truth for n in early.notes], list(later.notes)) == ([UNKNOWN], [])


def test_a_rule_that_does_not_run_for_a_kind_of_profile_answers_nothing_there(tmp_path: Path) -> None:
    header = f"answers:\n  d: {{{TITLE}, from: [{{rule: r, of: party}}]}}\n"
    narrow = rule("r", "requirement", "root: other, for_each: {p: parties}, requires: {fact: p.size, gte: 1}")
    world = build(tmp_path, roots="case, other", header=header, rules="rules:\n" + narrow)
    found = {kind: world.evaluate(facts(kind=kind, parties="p: {size: 0}")) for kind in ("case", "other")}
    assert {kind: len(one.answers) for kind, one in found.items()} == {"case": 0, "other": 1}
    assert len(found["case"].results) == 0
