"""No input, however hostile, makes `check` end in anything but code 2 with its place named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.source.hostile_inputs import INPUTS, Hostile


@pytest.mark.parametrize("hostile", INPUTS, ids=lambda hostile: hostile.id)
def test_check_refuses_it(cli: Cli, world: Path, hostile: Hostile) -> None:
    (world / "hostile.yaml").write_bytes(hostile.data)
    ended = cli("check", "hostile.yaml", "-f", "concise", "-o", "full:full.txt")
    assert ended.code == 2
    expected = f"hostile.yaml:{hostile.line}:{hostile.column}: error {hostile.code} "
    assert any(line.startswith(expected) for line in ended.out.splitlines())
    assert "\x1b" not in ended.out and "\x00" not in ended.out
    assert f"error[{hostile.code}]" in (world / "full.txt").read_text("utf-8")
