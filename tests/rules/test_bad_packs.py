"""Each mistake in a pack has its own code, and its message in both languages says what to do."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from stdcheck.facts.declarations import Vocabulary
from stdcheck.i18n.catalogue import messages
from stdcheck.rules import reading
from tests.goldens import check_golden
from tests.rules.packs import HERE, load, rendered, spoilt, vocabulary

BAD = HERE / "bad"
CODES = sorted(folder.name for folder in BAD.iterdir())
LABELS = {code for code in messages("pack") if code.startswith("pack-at-")}


def words_for(code: str) -> Vocabulary:
    if code != "pack-no-ownership":
        return vocabulary()
    return Vocabulary({name: replace(kind, edge=None) for name, kind in vocabulary().entities.items()})


@pytest.mark.parametrize("code", CODES)
def test_one_mistake_gives_its_code_and_message(code: str, tmp_path: Path) -> None:
    folder = spoilt(BAD / code, tmp_path)
    if code == "pack-no-header":
        (folder / "pack.yaml").unlink()
    pack, problems = load(folder, words_for(code))
    assert pack is None
    assert {problem.code for problem in problems} == {code}
    check_golden(HERE / "goldens" / f"{code}.txt", rendered(problems, folder))


def test_every_code_of_the_reader_has_words_and_a_bad_pack() -> None:
    reader = Path(reading.__file__).parent
    raised = {
        code
        for file in reader.glob("*.py")
        for code in re.findall(r'"(pack-[a-z-]+)"', file.read_text(encoding="utf-8"))
    }
    assert raised == set(messages("pack"))
    assert raised - LABELS == set(CODES)


def test_all_problems_of_a_pack_come_at_once(tmp_path: Path) -> None:
    for code in ("pack-unknown-fact", "pack-cycle", "pack-na-needs"):
        text = (BAD / code / "rules" / "99-bad.yaml").read_text(encoding="utf-8")
        overlay = tmp_path / "overlay" / "rules"
        overlay.mkdir(parents=True, exist_ok=True)
        (overlay / f"{code}.yaml").write_text(text.replace("bad", f"{code}-one"), encoding="utf-8")
    folder = spoilt(tmp_path / "overlay", tmp_path / "pack")
    pack, problems = load(folder)
    assert pack is None
    assert [problem.code for problem in problems] == ["pack-cycle", "pack-na-needs", "pack-unknown-fact"]
