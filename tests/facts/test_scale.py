"""Reading takes time in proportion to the profile: counted in steps of Python, so that no clock decides."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

from stdcheck.facts.declarations import Vocabulary
from stdcheck.facts.profile import read_profile
from stdcheck.source.nodes import Document
from stdcheck.source.reader import read_document


def large(count: int, supplier: str) -> Document:
    lines = ["stdcheck: 1", "kind: gadget", "id: large", "facts:", "  parties:"]
    lines += [f"    supplier-{n}: {{kind: company, organised_in: JP}}" for n in range(count)]
    lines += ["  stakes:"]
    lines += [f"    k{n}: {{holder: supplier-{n}, held: supplier-0, votes: 1/{2 * count}}}" for n in range(count)]
    lines += ["  parts:"]
    for n in range(count):
        lines += [f"    p{n}:", f"      suppliers: [{supplier}{n}]", "      changes: {v1: {changed_on: 2027-03-01}}"]
    lines += ["provenance:"]
    lines += [f"  parts.p{n}.suppliers: {{source: declaration}}" for n in range(count)]
    return read_document("\n".join(lines).encode(), "large.yaml")


def calls(work: Callable[[], object]) -> int:
    """The number of calls of Python functions."""
    count = 0

    def note(frame: FrameType, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def test_a_sound_profile(vocabulary: Vocabulary) -> None:
    few, many = large(100, "supplier-"), large(400, "supplier-")
    assert read_profile(many, vocabulary)[1] == []
    assert calls(lambda: read_profile(many, vocabulary)) < 4.5 * calls(lambda: read_profile(few, vocabulary))


def test_a_profile_of_mistakes(vocabulary: Vocabulary) -> None:
    few, many = large(100, "suplier-"), large(400, "suplier-")
    assert len(read_profile(many, vocabulary)[1]) == 400
    assert calls(lambda: read_profile(many, vocabulary)) < 5.5 * calls(lambda: read_profile(few, vocabulary))


def test_five_thousand_parts(vocabulary: Vocabulary) -> None:
    profile, problems = read_profile(large(5000, "supplier-"), vocabulary)
    assert problems == []
    assert profile is not None
    assert len(profile.collections["parts"].items) == 5000
