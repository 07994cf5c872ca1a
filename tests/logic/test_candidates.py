"""Elements that a filter rules out for good are left out from the second time on, and nothing comes out otherwise."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest

from stdcheck.logic import candidates
from stdcheck.logic.context import Run
from stdcheck.logic.evaluate import _notes, rule_results
from stdcheck.logic.results import NoteResult, RuleResult
from tests.spec.world import AS_OF, World, build, facts

RULES = """
    definitions:
      small:
        params: {item: item}
        holds: {fact: item.size, lt: 3}
      made-here:
        params: {party: party}
        holds: {some: parties, as: who, where: {all: [{fact: who, meets: near}, {fact: who, is: {fact: party}}]}}
      near:
        params: {party: party}
        in_force: {from: 2020-01-01}
        holds: {fact: party.home, is: JP}
    rules:
      - id: r
        kind: prohibition
        title: {en: p, ja: p}
        for_each: {i: case.items}
        clock: {fact: i.day, otherwise: as-of}
        applies_when: {fact: i, meets: small}
        prohibits: {fact: i.maker, meets: made-here}
    notes:
      - id: told
        title: {en: t, ja: t}
        implements: [x.1]
        for_each: {party: parties}
        when: {fact: party, meets: made-here}
"""
PROVISIONS = "provisions: [{id: x.1, ref: '1', title: {en: x, ja: x}}]\n"
HOMES = ("JP", "US", None, "JP", "DE")
DAYS = ("2025-05-01", "2027-05-01", None, "{none: x}", "2019-05-01")


def profile(complete: str) -> str:
    """Items on several days, known and not, of parties whose home is known or not."""
    parties = {f"p{n}": f"{{kind: company{f', home: {home}' if home else ''}}}" for n, home in enumerate(HOMES)}
    items = []
    for n in range(25):
        day = DAYS[n % 5]
        maker = f", maker: p{n // 5}" if n != 7 else ""
        items.append(f"x{n}: {{size: {n % 7}{f', day: {day}' if day else ''}{maker}}}")
    listed = ", ".join(f"{name}: {said}" for name, said in parties.items())
    told = {"parties_complete": complete} if complete else {}
    return facts(f"items: {{{', '.join(items)}}}, items_complete: true", parties=listed, **told)


def outcome(world: World, text: str) -> tuple[Run, list[dict[str, object]]]:
    """What comes out of everything, without proofs."""
    run = Run(world.profile(text), world.pack, world.vocabulary, AS_OF)
    results = rule_results(run, world.pack.rules["r"], lambda _: False)
    return run, [*map(plain, results), *map(plain, _notes(run))]


def plain(one: RuleResult | NoteResult) -> dict[str, object]:
    if isinstance(one, NoteResult):
        return {"truth": one.truth, "subject": one.subject, "missing": [asdict(m.missing) for m in one.missing]}
    missing = [
        (asdict(m.missing), [asdict(c) for c, _ in m.settles], [left for _, left in m.settles]) for m in one.missing
    ]
    return {"possible": one.possible, "subject": one.subject, "method": one.method, "missing": missing}


@pytest.mark.parametrize("complete", ["true", ""])
def test_nothing_comes_out_otherwise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, complete: str) -> None:
    world = build(tmp_path, rules=RULES, provisions=PROVISIONS)
    text = profile(complete)
    monkeypatch.setattr(candidates, "LEAST", 10**9)
    plain_run, expected = outcome(world, text)
    monkeypatch.setattr(candidates, "LEAST", 1)
    run, found = outcome(world, text)
    assert not plain_run.left
    kept = [left for recall in run.left.values() for shape in recall.shapes.values() for left in shape.values()]
    assert kept and all(len(left.elements) < len(HOMES) for left in kept)
    assert found == expected


def test_an_element_of_which_little_is_known_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """p2, whose home nobody stated, may be at home: it is not ruled out."""
    monkeypatch.setattr(candidates, "LEAST", 1)
    world = build(tmp_path, rules=RULES, provisions=PROVISIONS)
    run, _ = outcome(world, profile("true"))
    kept = [left for recall in run.left.values() for shape in recall.shapes.values() for left in shape.values()]
    labels = [{element.label for element in left.elements} for left in kept if left.elements]
    assert labels and all("parties.p2" in one and "parties.p1" not in one for one in labels)
