"""The samples in `docs/samples` and in the README are what the program writes today."""

from __future__ import annotations

import html
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


@pytest.mark.parametrize("name", regenerate.SCREENS)
def test_a_screen_is_what_the_review_shows(name: str) -> None:
    """Otherwise run `python docs/samples/regenerate.py` and read the difference. Colours of the picture may differ."""
    kept, now = (SAMPLES / name).read_text("utf-8"), regenerate.screen(name)
    read = words_of_picture if name.endswith(".svg") else str
    assert read(kept) == read(now)


def words_of_picture(svg: str) -> list[str]:
    """The words in an SVG, in their order."""
    found = html.unescape(" ".join(re.findall(r"<text [^>]*>(.*?)</text>", svg))).split()
    assert len(found) >= 50
    return found


def test_the_picture_is_the_same_for_everybody_and_fetches_nothing() -> None:
    svg = (SAMPLES / "review.svg").read_text("utf-8")
    assert re.search(r"terminal-\d|@import|@font-face|url\((?!#)|href=", svg) is None


def test_the_sample_has_the_published_shape() -> None:
    Report.model_validate_json((SAMPLES / "vehicle.json").read_text("utf-8"))


@pytest.mark.parametrize("block, name", [(0, "vehicle.en.txt"), (1, "review.en.txt")], ids=["report", "screen"])
def test_the_output_in_the_readme_is_real(block: int, name: str) -> None:
    """Lines may be left out at a line of dots, but those that stand there stand in the sample, in that order."""
    text = re.findall(r"```text\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)[block]
    lines = iter((SAMPLES / name).read_text("utf-8").splitlines())
    shown = [line for line in text.splitlines() if line.strip() != "..." and not line.startswith("$ ")]
    assert len(shown) >= 10
    assert [line for line in shown if line not in lines] == []


def test_everything_in_the_readme_that_points_to_a_file_finds_one() -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", (ROOT / "README.md").read_text("utf-8"))
    assert "docs/samples/review.svg" in links
    assert [link for link in links if not (ROOT / link).exists()] == []
