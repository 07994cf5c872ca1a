"""The order of keys and lists of a profile never matters, and the same input gives the same bytes in any process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.properties.choices import Chooser, seeded
from tests.properties.comparing import plain
from tests.properties.packs import make_pack
from tests.properties.profiles import make_profile
from tests.properties.test_oracle import TIMES
from tests.properties.written import write_pack

ROOT = Path(__file__).resolve().parents[2]
BATCH = 60


def shuffled(chooser: Chooser, data: Any) -> Any:
    """The same data in another order."""
    if isinstance(data, dict):
        return {key: shuffled(chooser, data[key]) for key in chooser.shuffled(list(data))}
    if isinstance(data, list):
        return chooser.shuffled([shuffled(chooser, item) for item in data])
    return data


@pytest.mark.parametrize("batch", range(4 * TIMES))
def test_the_order_of_a_profile_changes_nothing(batch: int) -> None:
    moved = 0
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        chooser = seeded(seed)
        made = make_pack(chooser)
        pack = write_pack(made.data)
        profile = make_profile(chooser, made)
        other = {**profile, "facts": shuffled(chooser, profile["facts"])}
        moved += str(other) != str(profile)
        once, again = pack.evaluate(profile, made.as_of), pack.evaluate(other, made.as_of)
        assert plain(once) == plain(again), f"seed {seed}"
    assert moved > BATCH // 3


def test_json_is_byte_identical_in_every_process() -> None:
    command = [
        sys.executable,
        "-m",
        "stdcheck",
        "check",
        "docs/samples/vehicle.yaml",
        "--as-of",
        "2026-11-24",
        "-f",
        "json",
    ]
    outputs = {
        subprocess.run(
            command, cwd=ROOT, capture_output=True, check=False, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(outputs) == 1
    assert len(next(iter(outputs))) > 1_000
