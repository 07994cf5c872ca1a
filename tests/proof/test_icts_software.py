"""Connected vehicles in the United States: covered software, the legacy cut-off, and later maintenance."""

from __future__ import annotations

import pytest

from stdcheck.cases.model import Case
from tests.proof.proving import proof

PROOF = proof("icts-software", "rulesets/icts-cv")


def test_pack_and_cases_load_without_problems() -> None:
    assert PROOF.problems == ()
    assert PROOF.pack is not None


def test_checks_on_packs_object_to_nothing() -> None:
    assert PROOF.objections() == []


def test_there_are_cases_enough() -> None:
    assert len(PROOF.cases) >= 10


@pytest.mark.parametrize("case", PROOF.cases, ids=lambda case: case.id)
def test_case(case: Case) -> None:
    assert PROOF.shortfalls(case) == []
