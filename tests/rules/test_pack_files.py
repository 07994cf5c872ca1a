"""The files of a pack: what is read, what is not, the digest, and inputs that are broken at random."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from stdcheck.rules.reading.files import digest
from stdcheck.rules.reading.pack import load_packs
from tests.rules.packs import GOOD, load, vocabulary


def copy(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(GOOD, tmp_path / "pack"))
    (folder / "facts").mkdir(exist_ok=True)
    return folder


def test_the_digest_covers_law_and_facts_but_not_cases(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    before = digest(folder)
    (folder / "cases" / "more.yaml").write_text("cases: []\n", encoding="utf-8")
    (folder / "rules" / ".01-definitions.yaml.swp").write_text("x", encoding="utf-8")
    assert digest(folder) == before
    (folder / "facts" / "more.yaml").write_text("entity: party\n", encoding="utf-8")
    with_fact = digest(folder)
    assert with_fact != before
    (folder / "facts" / "more.yaml").rename(folder / "facts" / "other.yaml")
    assert digest(folder) != with_fact


def test_the_digest_does_not_run_files_into_each_other(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    (one / "a").write_text("bc", encoding="utf-8")
    (two / "ab").write_text("c", encoding="utf-8")
    assert digest(one) != digest(two)


def test_the_digest_is_that_of_the_pack() -> None:
    pack, _ = load(GOOD)
    assert pack is not None and pack.digest == digest(GOOD)


def test_a_file_that_is_no_yaml_is_all_that_is_said(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    (folder / "parameters.yaml").write_text("parameters: [\n", encoding="utf-8")
    pack, problems = load(folder)
    assert pack is None
    assert {problem.code.partition("-")[0] for problem in problems} == {"yaml"}


def test_a_part_that_cannot_be_read_is_not_called_missing(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    lists = folder / "lists" / "countries.yaml"
    lists.write_text(lists.read_text(encoding="utf-8").replace("type: text", "type: txt"), encoding="utf-8")
    _, problems = load(folder)
    assert [problem.code for problem in problems] == ["pack-unknown-choice", "pack-unknown-choice"]


def test_a_stray_file_is_refused_because_it_would_be_law_that_nobody_reads(tmp_path: Path) -> None:
    for name in ("rules.yaml", "rules/sub/x.yaml", "rules/x.yml", "definitions/x.yaml"):
        folder = tmp_path / name.replace("/", "-")
        shutil.copytree(GOOD, folder)
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("rules: []\n", encoding="utf-8")
        assert [problem.code for problem in load(folder)[1]] == ["pack-stray-file"], name


def test_other_files_may_lie_in_a_pack(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    (folder / "README.md").write_text("about this pack", encoding="utf-8")
    assert load(folder)[1] == []


def test_two_packs_of_one_id_are_refused(tmp_path: Path) -> None:
    packs, problems = load_packs([("a", GOOD), ("b", copy(tmp_path))], vocabulary())
    assert list(packs) == ["sample"]
    assert [(problem.code, problem.span.path) for problem in problems] == [("pack-duplicate-id", "b/pack.yaml")]


def test_problems_stand_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    folder = copy(tmp_path)
    for name in ("30-b", "20-a"):
        text = "".join(f"  {name}-{n}:\n    params: {{unit: component}}\n    holds: unit.x{n}\n" for n in range(3))
        (folder / "rules" / f"{name}.yaml").write_text(f"definitions:\n{text}", encoding="utf-8")
    spans = [problem.span for problem in load(folder)[1]]
    assert len(spans) == 6
    assert spans == sorted(spans)


FILES = {
    file.relative_to(GOOD).as_posix(): file.read_text(encoding="utf-8")
    for file in sorted(GOOD.rglob("*.yaml"))
    if "cases" not in file.parts
}
TOKEN = re.compile(r"[A-Za-z0-9_.%/-]+")
WORDS = sorted({word for text in FILES.values() for word in TOKEN.findall(text)})
FORMS = ["{}", "[]", "~", '"x"', "[1, 2]", "{list: listed-kinds}", "{param: half}", "{value: 5, unit: kg}", "日本"]


@given(data=st.data())
@settings(max_examples=60)
def test_a_pack_broken_anywhere_is_refused_without_a_fault(data: st.DataObject, tmp_path_factory: object) -> None:
    """Whatever stands in place of one word: a pack or problems, never an exception."""
    name = data.draw(st.sampled_from(sorted(FILES)))
    places = list(TOKEN.finditer(FILES[name]))
    place = places[data.draw(st.integers(0, len(places) - 1))]
    word = data.draw(st.sampled_from(WORDS) | st.sampled_from(FORMS))
    folder = Path(tmp_path_factory.mktemp("broken"))  # type: ignore[attr-defined]
    for other, text in FILES.items():
        (folder / other).parent.mkdir(parents=True, exist_ok=True)
        broken = text[: place.start()] + word + text[place.end() :] if other == name else text
        (folder / other).write_text(broken, encoding="utf-8")
    pack, problems = load(folder)
    assert (pack is None) == any(problem.severity == "error" for problem in problems)
