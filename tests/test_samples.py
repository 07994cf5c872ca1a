"""The samples in `docs/samples` and in the README are what the program writes today."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from stdcheck.report.model import Report

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "docs" / "samples"


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("regenerate", SAMPLES / "regenerate.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


regenerate = load()


def masked(text: str) -> str:
    """A report without digests: any edit of a pack changes them."""
    return re.sub(r"(sha256\W+)[0-9a-f]{12,64}", r"\1...", text)


@pytest.mark.parametrize("name", regenerate.FORMATS)
def test_a_sample_is_what_the_program_writes(name: str) -> None:
    """Otherwise run `python docs/samples/regenerate.py` and read the difference. Digests of packs may differ."""
    assert masked((SAMPLES / name).read_text("utf-8")) == masked(regenerate.sample(name))


def test_the_sample_has_the_published_shape() -> None:
    Report.model_validate_json((SAMPLES / "vehicle.json").read_text("utf-8"))


@pytest.mark.parametrize("readme", ["README.md"])
def test_the_output_in_the_readme_is_real(readme: str) -> None:
    """Lines may be left out at a line of dots, but those that stand there stand in the sample, in that order."""
    block = re.search(r"```text\n(.*?)```", (ROOT / readme).read_text("utf-8"), re.DOTALL)
    assert block is not None
    lines = iter((SAMPLES / "vehicle.en.txt").read_text("utf-8").splitlines())
    shown = [line for line in block[1].splitlines() if line.strip() != "..." and not line.startswith("$ ")]
    assert len(shown) >= 10
    assert [line for line in shown if line not in lines] == []
