"""Chapter 12 of the specification: what never matters."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from stdcheck.facts.profile import load_profile
from stdcheck.logic.evaluate import evaluate
from stdcheck.logic.results import Evaluation
from tests.gadgets.world import HERE
from tests.spec.world import AS_OF, World, definition, rule, ruled

RULES = (
    rule(
        "r",
        "requirement",
        "for_each: {i: case.items}, applies_when: {fact: i.size, gte: 3}, requires: {any: [i.good, {fact: i.maker, meets: near}, case.a]}",
    ),
    rule("s", "prohibition", "prohibits: {fact: case.places, any_in: [CN, RU]}"),
    rule("t", "prohibition", "for_each: {h: case.owner.holders}, prohibits: {fact: h.votes, gte: 50%}"),
    rule(
        "u",
        "requirement",
        "requires: {fact: case.grants.given, for: {to: case.owner, for_colour: case.colour}, is: true}",
    ),
    rule("e", "exemption", "exception_to: [{rule: s}, {rule: r}], when: {any: [case.b, case.c]}"),
)
NEAR = "definitions:\n" + definition(
    "near", "x: party", "{any: [{fact: x.home, is: JP}, {some: x.holders, as: h, where: {fact: h.votes, gte: 10%}}]}"
)
ANSWERS = "answers:\n  d: {title: {en: d, ja: d}, from: [{definition: near, of: party}]}\n"
PROFILE = """
    kind: case
    facts:
      case:
        a: null
        b: false
        colour: red
        owner: p
        places: [JP, US, RU]
        items:
          x: {good: false, size: 3, maker: q}
          y: {size: 5, maker: r}
          z: {good: true, size: 2}
        grants:
          g1: {to: p, for_colour: red, given: true}
          g2: {to: q, for_colour: red, given: false}
      parties:
        p: {kind: company, home: CN, holders_complete: {from: 5%}}
        q: {kind: company, home: JP}
        r: {kind: company}
      stakes:
        k1: {holder: q, held: p, votes: 60%}
        k2: {holder: r, held: p, votes: {gte: 10%, lt: 20%}}
        k3: {holder: p, held: r, votes: 5%}
"""


def shuffled(value: Any, source: random.Random) -> Any:
    """The same data with the keys of every mapping and the items of every list in another order."""
    if isinstance(value, dict):
        keys = list(value)
        source.shuffle(keys)
        return {key: shuffled(value[key], source) for key in keys}
    if isinstance(value, list):
        items = [shuffled(item, source) for item in value]
        source.shuffle(items)
        return items
    return value


def summary(evaluation: Evaluation) -> set[tuple[object, ...]]:
    """Everything that is said, but for places in files."""
    results = {
        (
            *(r.rule.id, r.subject, r.outcome, r.possible, r.method, r.causes, r.relies_on, r.unlisted, r.clock),
            *((m.missing, m.settles) for m in r.missing),
        )
        for r in evaluation.results
    }
    answers = {
        (a.answer, a.subject, a.possible, *((m.missing, m.settles) for m in a.missing)) for a in evaluation.answers
    }
    return {*results, *answers}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return ruled(tmp_path_factory.mktemp("order"), *RULES, more=NEAR, header=ANSWERS)


@pytest.mark.parametrize("seed", range(10))
def test_12_1_the_order_of_keys_and_of_lists_changes_nothing(world: World, seed: int) -> None:
    expected = summary(world.evaluate(PROFILE))
    assert len({line[2] for line in expected}) > 4, "a profile with many different results"
    data = shuffled(yaml.load(PROFILE, yaml.BaseLoader), random.Random(seed))
    text = yaml.safe_dump(data, sort_keys=False, default_flow_style=False).replace("'", "")
    assert text != PROFILE
    assert summary(world.evaluate(text.replace("a: null", "a:"))) == expected


def test_12_1_the_order_of_files_changes_nothing(world: World, tmp_path: Path) -> None:
    head = "stdcheck: 1\nkind: %s\nid: %s\ntitle: %s\n"
    parts = {
        "one": "facts:\n  parties:\n    p: {kind: company, home: CN}\n    q: {kind: company, home: JP}\n",
        "two": "facts:\n  parties:\n    r: {kind: company}\n  stakes:\n    k1: {holder: q, held: p, votes: 60%}\n",
        "three": "facts:\n  stakes:\n    k2: {holder: r, held: p, votes: {gte: 10%, lt: 20%}}\n",
    }
    for name, text in parts.items():
        (tmp_path / f"{name}.yaml").write_text(head % ("register", name, name) + text, encoding="utf-8")
    said = "facts:\n  case: {a: false, b: false, owner: p, items: {x: {size: 3, maker: r}}}\n"
    found = []
    for order in (("one", "two", "three"), ("three", "two", "one"), ("two", "one", "three")):
        use = f"use: [{', '.join(f'{name}.yaml' for name in order)}]\n"
        file = tmp_path / "profile.yaml"
        file.write_text(head % ("case", "test", "test") + use + said, encoding="utf-8")
        profile, problems = load_profile(file, world.vocabulary)
        assert profile is not None, [(p.code, dict(p.args)) for p in problems]
        found.append(summary(evaluate(profile, [world.pack], world.vocabulary, AS_OF)))
    assert found[0] == found[1] == found[2]


def test_12_2_the_same_profile_gives_the_same_results_twice(world: World) -> None:
    first, second = (world.evaluate(PROFILE) for _ in range(2))
    assert [r.subject for r in first.results] == [r.subject for r in second.results]
    assert summary(first) == summary(second)


def test_12_2_the_same_check_gives_byte_identical_json_in_every_process() -> None:
    """Whatever the order in which a process happens to hash texts."""
    written = set()
    for seed in ("0", "1", "2"):
        command = [sys.executable, "-m", "stdcheck", "check", "profiles", "-f", "json", "--pack", "gadget-act"]
        ended = subprocess.run(
            [*command, "--rulesets", "rulesets", "--as-of", "2026-11-24", "--exit-zero"],
            cwd=HERE,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(HERE.parents[1])},
            capture_output=True,
            check=False,
        )
        assert ended.stdout.startswith(b"{"), ended.stderr.decode()
        written.add(ended.stdout)
    assert len(written) == 1
