"""Chapter 3 of the specification, definitions that rest on themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from stdcheck.logic.results import Trace
from stdcheck.logic.values import Truth
from tests.spec.world import FALSE, TRUE, World, condition, condition_refusal, definition, facts, rule, ruled, unknown

LED = """
    any:
      - party.listed
      - {fact: party.general_partner, meets: led}
"""
"""Listed, or led by somebody who is."""


def led(body: str = LED, more: str = "inductive: true") -> str:
    return definition("led", "party: party", body, more)


def about_owner(folder: Path, *definitions: str) -> World:
    """Whether the owner of the case is led."""
    return condition(folder, "{fact: case.owner, meets: led}", *definitions)


def chain(*links: str) -> str:
    """Companies a, b, ..., each with what is said of it (`>x`: its general partner is x)."""
    partner = [f"general_partner: {link[1:]}, listed: false" if link.startswith(">") else link for link in links]
    return ", ".join(f"{name}: {{kind: company, {said}}}" for name, said in zip("abcdef", partner, strict=False))


def test_3_12_a_chain_of_any_length_is_followed_to_its_end(tmp_path: Path) -> None:
    d = about_owner(tmp_path, led())
    none = "listed: false, general_partner: {none: nobody}"
    assert d.d("owner: a", parties=chain(">b", ">c", ">d", ">e", "listed: true")) == TRUE
    assert d.d("owner: a", parties=chain(">b", ">c", ">d", ">e", none)) == FALSE


def test_3_12_what_holds_only_by_going_round_does_not_hold(tmp_path: Path) -> None:
    d = about_owner(tmp_path, led())
    assert d.d("owner: a", parties=chain(">b", ">a")) == FALSE
    assert d.d("owner: a", parties=chain(">a")) == FALSE
    assert d.d("owner: a", parties=chain(">b", ">c", ">b")) == FALSE
    assert d.d("owner: a", parties=chain(">b", "listed: true, general_partner: a")) == TRUE


def test_3_12_a_circle_may_run_through_definitions_that_are_not_inductive(tmp_path: Path) -> None:
    run = definition("run", "party: party", "{some: party.holders, as: s, where: {fact: s.holder, meets: led}}")
    d = about_owner(tmp_path, led("any: [party.listed, {fact: party, meets: run}]"), run)
    stakes = "s: {held: a, holder: b, votes: 100%}, t: {held: b, holder: c, votes: 100%}"
    closed = "listed: false, holders_complete: true"
    assert d.d("owner: a", parties=chain(closed, closed, "listed: true"), stakes=stakes) == TRUE
    assert d.d("owner: a", parties=chain(closed, closed, closed), stakes=stakes) == FALSE


@pytest.mark.parametrize(
    ("definitions", "code"),
    [
        ((led(more=""),), "pack-cycle"),
        ((led("party.listed"),), "pack-inductive-needless"),
        (
            (
                led("any: [{fact: party, meets: run}, {fact: party, meets: other}]", "inductive: true"),
                definition("run", "party: party", "{fact: party, meets: led}"),
                definition("other", "party: party", "{fact: party.general_partner, meets: other}"),
            ),
            "pack-cycle",
        ),
    ],
)
def test_3_12_every_circle_needs_an_inductive_definition(
    tmp_path: Path, definitions: tuple[str, ...], code: str
) -> None:
    assert condition_refusal(tmp_path, "{fact: case.owner, meets: led}", *definitions) == {code}


def test_3_12_a_circle_runs_through_nothing_but_definitions(tmp_path: Path) -> None:
    decided = """
        decisions:
          word:
            title: {en: w, ja: w}
            params: {party: party}
            rows:
              - {is: good, when: {fact: party.general_partner, meets: led}}
              - {is: bad}
    """
    body = "any: [party.listed, {decision: word, with: {party: party}, is: good}]"
    refused = condition_refusal(tmp_path, "{fact: case.owner, meets: led}", led(body), more=decided)
    assert refused == {"pack-inductive-place"}


RISING = [
    "all: [party.listed, {fact: party.general_partner, meets: led}]",
    "{if: party.listed, then: {fact: party.general_partner, meets: led}, else: {fact: party, meets: led}}",
    "{some: party.holders, as: s, where: {fact: s.holder, meets: led}}",
    "{every: party.holders, as: s, must: {fact: s.holder, meets: led}}",
    "{count: {of: party.holders, as: s, where: {fact: s.holder, meets: led}}, gte: 2}",
    "{sum: {of: party.holders, as: s, value: s.votes, where: {fact: s.holder, meets: led}}, gt: 50%}",
    "{readings: [{id: one, holds: {fact: party.general_partner, meets: led}}, {id: two, holds: true}]}",
    "{interest: {held_by: {meets: led}, held: party, measure: votes, method: multiply}, gt: 50%}",
]
FALLING = [
    "{not: {fact: party.general_partner, meets: led}}",
    "{not: {not: {fact: party.general_partner, meets: led}}}",
    "{if: {fact: party.general_partner, meets: led}, then: party.listed, else: false}",
    "{every: party.holders, as: s, where: {fact: s.holder, meets: led}, must: party.listed}",
    "{count: {of: party.holders, as: s, where: {fact: s.holder, meets: led}}, lt: 2}",
    "{count: {of: party.holders, as: s, where: {fact: s.holder, meets: led}}, is: 2}",
    "{param: few, gte: {count: {of: party.holders, as: s, where: {fact: s.holder, meets: led}}}}",
    "{sum: {of: case.items, as: i, value: i.change, where: {fact: i.maker, meets: led}}, gt: 5}",
    "{plus: [1, {count: {of: party.holders, as: s, where: {fact: s.holder, meets: led}}}], gt: 5}",
    "{max: {of: party.holders, as: s, value: s.votes, where: {fact: s.holder, meets: led}}, gt: 50%, if_none: false}",
    "{share: {of: party.holders, as: s, where: {fact: s.holder, meets: led}}, gt: 50%, if_none: false}",
    "{interest: {held_by: {meets: led}, held: party, measure: votes, method: multiply}, lte: 50%}",
]
METHODS = "methods:\n  multiply: {title: {en: m, ja: m}}\n"
FEW = "parameters:\n  few: {title: {en: f, ja: f}, type: number, values: [{value: 3}]}\n"


@pytest.mark.parametrize("body", RISING)
def test_3_13_where_more_makes_more_true(tmp_path: Path, body: str) -> None:
    condition(tmp_path, "{fact: case.owner, meets: led}", led(body), methods=METHODS)


@pytest.mark.parametrize("body", FALLING)
def test_3_13_nowhere_else(tmp_path: Path, body: str) -> None:
    refused = condition_refusal(tmp_path, "{fact: case.owner, meets: led}", led(body), methods=METHODS, parameters=FEW)
    assert refused == {"pack-inductive-place"}


def test_3_13_no_clock_and_nothing_reckoned(tmp_path: Path) -> None:
    clocked = led(more="inductive: true\nclock: as-of")
    assert condition_refusal(tmp_path, "{fact: case.owner, meets: led}", clocked) == {"pack-inductive-clock"}
    body = "any: [{fact: n, gt: 9}, {fact: party, meets: led, with: {n: {plus: [n, 1]}}}]"
    reckoned = definition("led", "party: party, n: number", body, "inductive: true")
    refused = condition_refusal(tmp_path, "{fact: case.owner, meets: led, with: {n: 1}}", reckoned)
    assert refused == {"pack-inductive-argument"}


def test_3_13_arguments_beside_the_subject_are_handed_on(tmp_path: Path) -> None:
    body = (
        "any: [{fact: party.size, gt: {fact: least}}, {fact: party.general_partner, meets: led, with: {least: least}}]"
    )
    sized = definition("led", "party: party, least: number", body, "inductive: true")
    d = condition(tmp_path, "{fact: case.owner, meets: led, with: {least: case.count}}", sized)
    parties = "a: {kind: company, size: 1, general_partner: b}, b: {kind: company, size: 5, general_partner: a}"
    assert d.d("owner: a, count: 4", parties=parties) == TRUE
    assert d.d("owner: a, count: 5", parties=parties) == FALSE
    assert d.d("owner: a", parties=parties) == unknown("case.count")


def test_3_14_unknown_where_the_unknowns_decide(tmp_path: Path) -> None:
    d = about_owner(tmp_path, led())
    assert d.kleene("owner: a", parties=chain(">b", ">c", "general_partner: a")) == unknown("parties.c.listed")
    assert d.kleene("owner: a", parties=chain("general_partner: b", "general_partner: a")) == unknown(
        "parties.a.listed", "parties.b.listed"
    )
    assert d.kleene("owner: a", parties=chain(">b", "listed: false")) == unknown("parties.b.general_partner")


def test_3_14_what_can_never_lead_to_a_beginning_is_not_asked(tmp_path: Path) -> None:
    body = "any: [party.listed, {all: [{fact: party.size, gt: 5}, {fact: party.general_partner, meets: led}]}]"
    d = about_owner(tmp_path, led(body))
    circle = (
        "a: {listed: false, general_partner: b, kind: company}, b: {listed: false, general_partner: a, kind: company}"
    )
    assert d.kleene("owner: a", parties=circle) == FALSE


def test_3_14_assumed_values_are_tried_through_the_circle(tmp_path: Path) -> None:
    body = """
        any:
          - {all: [party.listed, {fact: party.kind, is: company}]}
          - {all: [{not: party.listed}, {fact: party.general_partner, meets: led}]}
    """
    d = about_owner(tmp_path, led(body))
    assert d.d("owner: a", parties="a: {kind: company, general_partner: b}, b: {kind: company, listed: true}") == TRUE
    assert d.d("owner: a", parties="a: {kind: company, general_partner: b}, b: {kind: company, listed: false}") == (
        unknown("parties.a.listed", "parties.b.general_partner")
    )


def test_3_15_lists_that_are_open_without_end_come_to_an_end(tmp_path: Path) -> None:
    body = "any: [party.listed, {some: party.holders, as: s, where: {fact: s.holder, meets: led}}]"
    d = about_owner(tmp_path, led(body))
    assert d.kleene("owner: a", parties=chain("listed: false")) == unknown("parties.a.holders")
    assert d.kleene() == unknown("case.owner")
    inside = "any: [{fact: claim.paid, is: true}, {some: claim.against.claims, as: further, where: {fact: further, meets: led}}]"
    nested = definition("led", "claim: claim", inside, "inductive: true")
    e = condition(tmp_path, "{some: case.owner.claims, as: c, where: {fact: c, meets: led}}", nested)
    assert e.kleene("owner: a", parties=chain("listed: false")) == unknown("parties.a.claims")


def parts(trace: Trace) -> Iterator[Trace]:
    yield trace
    for child in trace.children:
        yield from parts(child)


def shown(folder: Path, parties: str, owner: str = "a") -> list[Trace]:
    """The nodes of the proof that the owner of a case is led."""
    body = "prohibits: {fact: case.owner, meets: led}"
    more = "definitions:\n" + led("any: [{fact: party.general_partner, meets: led}, party.listed]")
    text = facts(f"owner: {owner}", parties=parties)
    world = ruled(folder, rule("r", "prohibition", body), more=more)
    trace = world.result(text).trace
    assert trace is not None
    return list(parts(trace))


def read_in(trace: Trace) -> set[str]:
    return {read.address for part in parts(trace) for read in part.reads}


def test_3_15_a_proof_goes_down_to_its_beginning_and_never_round(tmp_path: Path) -> None:
    a = "a: {kind: company, listed: true, general_partner: b}, b: {kind: company, listed: false, general_partner: a}"
    opened = [t for t in shown(tmp_path, a) if t.kind == "definition" and t.children]
    assert [t.truth for t in opened] == [Truth.TRUE]
    assert "parties.a.listed" in read_in(opened[0])
    assert "parties.b.listed" not in read_in(opened[0])


def test_3_15_a_part_that_is_true_by_going_round_is_shown_as_true_but_not_as_a_reason(tmp_path: Path) -> None:
    a = "a: {kind: company, listed: true, general_partner: b}, b: {kind: company, listed: false, general_partner: a}"
    (opened,) = [t for t in shown(tmp_path, a) if t.kind == "definition" and t.children]
    either = opened.children[0]
    assert [(t.truth, bool(t.children or t.reads)) for t in either.children] == [
        (Truth.TRUE, False),
        (Truth.TRUE, True),
    ]


def test_3_15_a_long_chain_is_shown_to_its_end(tmp_path: Path) -> None:
    count = 60
    links = [f"p{i}: {{kind: company, listed: false, general_partner: p{i + 1}}}" for i in range(count)]
    nodes = shown(tmp_path, ", ".join([*links, f"p{count}: {{kind: company, listed: true}}"]), "p0")
    assert f"parties.p{count}.listed" in {read.address for node in nodes for read in node.reads}
    assert max(_depth(node) for node in nodes) < 80


def _depth(trace: Trace) -> int:
    return 1 + max((_depth(child) for child in trace.children), default=0)
