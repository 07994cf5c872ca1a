"""A single result evaluated again is the result of the whole evaluation, with its proof."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from stdcheck.checking import Checker
from stdcheck.discovery import ProfileFile
from stdcheck.logic.again import Prover
from stdcheck.rulesets import find_rulesets

SAMPLE = Path(__file__).parents[2] / "docs" / "samples" / "vehicle.yaml"


def prover() -> tuple[Prover, Checker, ProfileFile]:
    checker = Checker(find_rulesets(), date(2026, 11, 24), answers=False)
    file = ProfileFile(SAMPLE, "vehicle.yaml", "vehicle")
    ready, packs = checker.prepare(file)
    assert ready.profile is not None
    return Prover(ready.profile, packs, checker.rulesets.vocabulary, checker.as_of), checker, file


def test_every_result_comes_out_again_at_its_place() -> None:
    again, checker, file = prover()
    evaluation = checker.check(file).evaluation
    assert evaluation is not None
    places: dict[str, int] = {}
    for result in evaluation.results:
        place = places.setdefault(result.rule.id, 0)
        places[result.rule.id] += 1
        other = again.prove(result.pack.id, result.rule.id, place)
        told = [(r.rule.id, r.subject, r.outcome, r.possible, r.missing, r.due) for r in (result, other)]
        assert told[0] == told[1]
        assert other.trace is not None
    assert sum(places.values()) > 40


def test_what_there_is_not_is_no_result() -> None:
    again, _, _ = prover()
    pack = again.packs[0].id
    with pytest.raises(KeyError):
        again.prove("no-such-pack", "hw-import", 0)
    with pytest.raises(KeyError):
        again.prove(pack, "no-such-rule", 0)
    with pytest.raises(IndexError):
        again.prove(pack, "hw-import", 10_000)
