"""The share, why survivors live, provisions without protection, and the list of accepted survivors."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from stdcheck.cases.mutants.accepted import read_accepted, stale
from stdcheck.cases.mutants.bench import Bench
from stdcheck.cases.mutants.pool import run_mutants
from stdcheck.cases.mutants.tally import Tally, Why, tally
from tests.cases.mutants.fishery import bench

REASON = "reason: {en: looked at, ja: 確認済み}"


def result(found: Bench) -> Tally:
    return tally(found.pack, found.mutants, run_mutants(found, workers=1), {})


def accepted(folder: Path, *entries: str) -> tuple[set[str], list[str]]:
    """The mutants that a file accepts, and the codes of what is wrong with it."""
    (folder / "mutants.yaml").write_text("accepted:\n" + "".join(f"  - {{{e}}}\n" for e in entries), encoding="utf-8")
    found, problems = read_accepted(folder, "pack")
    return set(found), [problem.code for problem in problems]


def test_all_are_killed_and_everything_is_protected() -> None:
    found = result(bench())
    assert (found.share, found.survivors, found.unprotected) == (1, (), ())
    assert found.enough(Fraction(1))


def test_unread_law_and_notes_are_listed_apart() -> None:
    found = result(bench())
    assert (found.unread, found.notes) == (("fishery.8",), ("fishery.9",))


def test_a_provision_without_a_killed_mutant_is_named_whatever_the_share() -> None:
    found = result(bench(lambda case: case not in ("one-of-two-small", "none-small")))
    assert found.unprotected == ("fishery.4",)
    assert found.share > Fraction(9, 10)
    assert not found.enough(Fraction(0))


def test_the_share_counts_every_mutant() -> None:
    found = result(bench(lambda case: case not in ("norway", "first-day")))
    assert {one.mutant.id for one in found.survivors} == {
        "list:closed-ports.rows.0.NO:drop",
        "rule:records.in_force.from:plus",
    }
    assert found.share == Fraction(found.total - 2, found.total)
    assert found.enough(found.share)
    assert not found.enough(found.share + Fraction(1, 1000))


def test_a_survivor_says_why_it_lives() -> None:
    small = ("one-of-two-small", "none-small")
    found = result(bench(lambda case: case not in (*small, "norway", "six-kilos", "frozen")))
    why = {one.mutant.id: one.why for one in found.survivors}
    assert why["rule:small-fish.prohibits.where:negate"] is Why.NOT_REACHED
    assert why["list:closed-ports.rows.0.NO:drop"] is Why.SAME
    assert why["rule:weight.requires.items.0.right:plus"] is Why.SAME
    assert why["rule:records.applies_when:drop"] is Why.SAME


def test_what_is_felt_and_turns_nothing_is_said_apart() -> None:
    # Both limbs fail: without one of them the other still does.
    found = result(bench(lambda case: case == "first-day"))
    assert {one.mutant.id: one.why for one in found.survivors}["rule:records.requires.items.0:drop"] is Why.UNASKED


def test_a_pack_without_the_file_accepts_nothing(tmp_path: Path) -> None:
    assert read_accepted(tmp_path, "pack") == ({}, [])


def test_accepted_survivors_need_a_reason_in_both_languages(tmp_path: Path) -> None:
    assert accepted(tmp_path, f"mutant: 'a:b', {REASON}") == ({"a:b"}, [])
    assert accepted(tmp_path, "mutant: 'a:b'") == (set(), ["pack-missing-key"])
    assert accepted(tmp_path, "mutant: 'a:b', reason: {en: x}")[1] == ["pack-missing-key"]
    assert accepted(tmp_path, f"mutant: 'a:b', {REASON}", f"mutant: 'a:b', {REASON}")[1] == ["mutant-twice"]


def test_an_entry_that_has_grown_old_is_an_error(tmp_path: Path) -> None:
    accepted(tmp_path, f"mutant: 'a:gone', {REASON}", f"mutant: 'a:killed', {REASON}", f"mutant: 'a:lives', {REASON}")
    found, _ = read_accepted(tmp_path, "pack")
    problems = stale(found, {"a:killed", "a:lives"}, {"a:killed"})
    assert [(p.code, p.args["id"], p.severity) for p in problems] == [
        ("mutant-unknown", "a:gone", "error"),
        ("mutant-killed", "a:killed", "error"),
    ]
