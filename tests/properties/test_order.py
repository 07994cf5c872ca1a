"""Chapter 12: order and files change nothing, and the same input gives the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.properties.choices import seeded
from tests.properties.comparing import plain
from tests.properties.effort import examples, seeds
from tests.properties.packs import make_pack
from tests.properties.profiles import make_profile
from tests.properties.reordering import shuffled, spread
from tests.properties.reporting import digests, report
from tests.properties.written import block, write_pack


def test_order_and_files_of_a_profile_change_nothing() -> None:
    for seed in seeds(100):
        c = seeded(seed)
        made = make_pack(c, 2)
        profile = make_profile(c, made)
        written = write_pack(made.data)
        first = plain(written.evaluate(profile, made.as_of))
        said = f"seed {seed}\n{block(made.data)}\n{block(profile)}"
        assert plain(written.evaluate(profile, made.as_of)) == first, said
        assert plain(written.evaluate(shuffled(c, profile), made.as_of)) == first, said
        parted, registers = spread(c, shuffled(c, profile))
        assert plain(written.evaluate(parted, made.as_of, registers)) == first, said


def test_order_of_the_parts_of_a_pack_changes_nothing_but_their_order() -> None:
    """Only the rows of a decision stand in an order (law that nobody has read is named by its line)."""
    for seed in seeds(60, 300):
        c = seeded(seed)
        made = make_pack(c, 2)
        profile = make_profile(c, made)
        if "'unread'" in str(made.data["rules"]) + str(made.data["definitions"]) + str(made.data["decisions"]):
            continue
        first = plain(write_pack(made.data).evaluate(profile, made.as_of))
        parts = ("definitions", "quantities", "decisions", "parameters", "lists", "rules")
        turned = {k: _turned(v) if k in parts else v for k, v in made.data.items()}
        assert plain(write_pack(turned).evaluate(profile, made.as_of)) == first, f"seed {seed}\n{block(made.data)}"


def _turned(part):  # type: ignore[no-untyped-def]
    return part[::-1] if isinstance(part, list) else dict(reversed(part.items()))


def test_a_report_is_the_same_bytes_in_another_process() -> None:
    count = examples(25)
    assert report(0) == report(0)
    root = Path(__file__).parents[2]
    for hash_seed in ("1", "4242"):
        env = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(root)}
        command = [sys.executable, "-m", "tests.properties.reporting", str(count)]
        done = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, check=True)
        assert done.stdout.split() == digests(count)
