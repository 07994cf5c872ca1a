"""Definitions that rest on themselves, against every completion of what is unknown in small graphs of parties."""

from __future__ import annotations

import tempfile
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdcheck.facts.values import Entity, Profile
from stdcheck.logic import conditions, dated
from stdcheck.logic.answers import truth_trial
from stdcheck.logic.context import Run
from stdcheck.logic.enumeration import enumerate_missing
from stdcheck.logic.things import Thing
from stdcheck.logic.values import Known3, Truth
from tests.spec.world import AS_OF, World, condition, definition, facts

NAMES = "abcd"
UNKNOWN, NOBODY = "?", "-"
LED = definition(
    "led",
    "party: party",
    """
    any:
      - party.listed
      - {fact: party, meets: run}
      - all:
          - {fact: party.size, gt: 5}
          - {every: party.holders, as: s, must: {fact: s.holder, meets: led}}
    """,
    "inductive: true",
)
RUN = definition(
    "run",
    "party: party",
    """
    any:
      - {all: [{fact: party.general_partner, meets: led}, party.led_by_general_partner]}
      - {sum: {of: party.holders, as: s, value: s.votes, where: {fact: s.holder, meets: led}}, gt: 50%}
    """,
)
Facts = dict[str, Any]
"""`listed`, `alone`, `big` of each party: true, false or UNKNOWN; `partner`: a party, NOBODY or UNKNOWN; `holders`: two."""


@cache
def world() -> World:
    return condition(Path(tempfile.mkdtemp()), "{fact: case.owner, meets: led}", LED, RUN)


def parties() -> st.SearchStrategy[dict[str, Facts]]:
    """Four companies, each held by two others at 60 % and 40 %; at most five facts are unknown."""
    truth = st.sampled_from((False, False, False, True, UNKNOWN))
    one = st.fixed_dictionaries(
        {
            "listed": truth,
            "alone": st.sampled_from((True, False, UNKNOWN)),
            "big": st.sampled_from((True, False, False, UNKNOWN)),
            "partner": st.sampled_from((*NAMES, NOBODY, NOBODY, UNKNOWN)),
            "holders": st.sampled_from([(x, y) for x in NAMES for y in NAMES if x != y]),
        }
    )
    return st.fixed_dictionaries(dict.fromkeys(NAMES, one)).filter(lambda all_: len(unknowns(all_)) <= 5)


def unknowns(found: dict[str, Facts]) -> list[tuple[str, str]]:
    return [(name, fact) for name, said in found.items() for fact, value in said.items() if value == UNKNOWN]


def written(found: dict[str, Facts], order: str = NAMES) -> str:
    """The profile; an unknown fact is left out."""
    lines, stakes = [], []
    for name in order:
        said = found[name]
        parts = ["kind: company", "holders_complete: true"]
        parts += [f"listed: {str(said['listed']).lower()}"] * (said["listed"] != UNKNOWN)
        parts += [f"led_by_general_partner: {str(said['alone']).lower()}"] * (said["alone"] != UNKNOWN)
        parts += [f"size: {9 if said['big'] else 1}"] * (said["big"] != UNKNOWN)
        partner = "{none: nobody}" if said["partner"] == NOBODY else said["partner"]
        parts += [f"general_partner: {partner}"] * (said["partner"] != UNKNOWN)
        lines.append(f"{name}: {{{', '.join(parts)}}}")
        for holder, votes in zip(said["holders"], ("60%", "40%"), strict=True):
            stakes.append(f"{name}-{holder}: {{holder: {holder}, held: {name}, votes: {votes}}}")
    return facts(parties=", ".join(lines), parties_complete="true", stakes=", ".join(stakes))


def completions(found: dict[str, Facts]) -> list[dict[str, Facts]]:
    places = unknowns(found)
    values = [(*NAMES, NOBODY) if fact == "partner" else (True, False) for _, fact in places]
    made = []
    for choice in product(*values):
        filled = {name: dict(said) for name, said in found.items()}
        for (name, fact), value in zip(places, choice, strict=True):
            filled[name][fact] = value
        made.append(filled)
    return made


def least(found: dict[str, Facts]) -> set[str]:
    """Who is led, of parties of whom everything is known."""
    led: set[str] = set()
    while True:
        more = {name for name in NAMES if _holds(found[name], led)}
        if more == led:
            return led
        led = more


def _holds(said: Facts, led: set[str]) -> bool:
    first, second = said["holders"]
    every = first in led and second in led
    return bool(said["listed"] or (said["alone"] and said["partner"] in led) or first in led or (said["big"] and every))


def run_of(profile: Profile) -> Run:
    return Run(profile, world().pack, world().vocabulary, AS_OF)


def led_of(run: Run) -> dict[str, Known3]:
    """What is known of each party."""
    listed = [e for e in run.profile.collections["parties"].items if isinstance(e, Entity)]
    definition_ = run.pack.definitions["led"]
    return {e.id: conditions.definition_holds(dated.start(run), definition_, {"party": Thing(e)}) for e in listed}


def truths(found: dict[str, Facts], order: str = NAMES) -> dict[str, Truth]:
    known = led_of(run_of(world().profile(written(found, order))))
    return {name: one.truth for name, one in known.items()}


@settings(max_examples=150, deadline=None)
@given(parties())
def test_no_completion_contradicts_what_is_said(found: dict[str, Facts]) -> None:
    worlds = [least(one) for one in completions(found)]
    for name, truth in truths(found).items():
        possible = {name in led for led in worlds}
        assert truth is not Truth.TRUE or possible == {True}, name
        assert truth is not Truth.FALSE or possible == {False}, name


@settings(max_examples=150, deadline=None)
@given(parties())
def test_what_is_fully_known_is_exact(found: dict[str, Facts]) -> None:
    known = completions(found)[0]
    led = least(known)
    assert truths(known) == {name: Truth.TRUE if name in led else Truth.FALSE for name in NAMES}


@settings(max_examples=100, deadline=None)
@given(parties(), st.integers(0, 200))
def test_more_information_never_takes_back_a_truth(found: dict[str, Facts], pick: int) -> None:
    filled = completions(found)
    more = filled[pick % len(filled)]
    places = unknowns(found)
    partly = {name: dict(said) for name, said in found.items()}
    for name, fact in places[: pick % (len(places) + 1)]:
        partly[name][fact] = more[name][fact]
    before, after = truths(found), truths(partly)
    assert all(before[name] in (Truth.UNKNOWN, after[name]) for name in NAMES)


@settings(max_examples=100, deadline=None)
@given(parties(), st.permutations(NAMES))
def test_the_order_of_lists_and_of_questions_does_not_matter(found: dict[str, Facts], order: list[str]) -> None:
    one = led_of(run_of(world().profile(written(found))))
    other = led_of(run_of(world().profile(written(found, "".join(order)))))
    assert one == other


@settings(max_examples=100, deadline=None)
@given(parties())
def test_what_is_missing_is_unknown_and_enough(found: dict[str, Facts]) -> None:
    """Nothing is invented, and trying every value of what is missing leaves what is really possible."""
    words = {"listed": "listed", "alone": "led_by_general_partner", "big": "size", "partner": "general_partner"}
    open_ = {f"parties.{name}.{words[fact]}" for name, fact in unknowns(found)}
    run = run_of(world().profile(written(found)))
    worlds = [least(one) for one in completions(found)]
    for name, known in led_of(run).items():
        paths = {m.path for m in known.missing}
        assert paths <= open_
        assert bool(paths) == (known.truth is Truth.UNKNOWN)
        entity = next(e for e in run.profile.collections["parties"].items if isinstance(e, Entity) and e.id == name)

        def evaluate(ctx: Any, entity: Entity = entity) -> Any:
            definition_ = run.pack.definitions["led"]
            return truth_trial(conditions.definition_holds(ctx, definition_, {"party": Thing(entity)}))

        ctx = dated.start(run)
        done = enumerate_missing(evaluate, ctx, evaluate(ctx))
        possible = {"true" if name in led else "false" for led in worlds}
        assert possible <= done.possible
        if not any(fact == "partner" for _, fact in unknowns(found)):
            assert possible == done.possible


@pytest.mark.parametrize("end", ["listed: true", "listed: false, general_partner: {none: nobody}", ""])
@pytest.mark.parametrize("link", ["listed: false", ""])
def test_a_chain_of_two_thousand_links(end: str, link: str) -> None:
    count = 2000
    links = [
        f"p{i}: {{{link}{', ' if link else ''}general_partner: p{i + 1}, led_by_general_partner: true, size: 1, "
        "kind: company, holders_complete: true}"
        for i in range(count)
    ]
    links.append(
        f"p{count}: {{size: 1, led_by_general_partner: true, kind: company, holders_complete: true{', ' if end else ''}{end}}}"
    )
    profile = world().profile(facts(parties=", ".join(links)))
    run = run_of(profile)
    first = next(e for e in profile.collections["parties"].items if isinstance(e, Entity) and e.id == "p0")
    known = conditions.definition_holds(dated.start(run), run.pack.definitions["led"], {"party": Thing(first)})
    last_known = end.startswith("listed: false")
    expected = Truth.TRUE if end == "listed: true" else Truth.FALSE if last_known and link else Truth.UNKNOWN
    assert known.truth is expected
    if expected is Truth.UNKNOWN:
        assert len(known.missing) == (0 if link else count) + (0 if last_known else 2)
