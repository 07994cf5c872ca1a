"""Which packs are in use: built-in, given, and brought by installed distributions."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from stdcheck import rulesets
from stdcheck.rulesets import data_folder, find_rulesets
from tests.gadgets.world import RULESETS


def test_a_checkout_uses_its_own_folders() -> None:
    root = Path(rulesets.__file__).parents[1]
    assert data_folder("rulesets") == root / "rulesets"
    assert data_folder("profiles") == root / "profiles"


def test_data_beside_the_package_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "_data" / "rulesets").mkdir(parents=True)
    monkeypatch.setattr(rulesets, "_HERE", tmp_path)
    assert data_folder("rulesets") == tmp_path / "_data" / "rulesets"


def test_given_folders_add_to_the_built_in_packs() -> None:
    found = find_rulesets([RULESETS])
    assert found.folders == (data_folder("rulesets"), RULESETS)
    assert {"gadget-act", "widget-act"} <= set(found.packs)
    assert "gadget" in found.vocabulary.roots
    assert found.problems == []


def test_only_packs_that_apply_to_the_kind_are_loaded() -> None:
    found = find_rulesets([RULESETS])

    def ids(*kinds: str | None) -> set[str]:
        return {pack.id for pack in found.for_kinds(kinds, lambda pack: pack.endswith("-act"))}

    assert ids("gadget") == {"gadget-act"}
    assert ids("gadget", "widget") == {"gadget-act", "widget-act"}
    assert ids(None) == {"gadget-act", "widget-act"}
    assert ids("nothing") == set()


def test_a_pack_is_read_once() -> None:
    found = find_rulesets([RULESETS])
    assert found.load("gadget-act") is found.load("gadget-act")


def test_a_pack_with_a_broken_header_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "pack.yaml").write_text("pack: [\n")
    found = find_rulesets([tmp_path])
    assert [pack.id for pack in found.for_kinds(["gadget"], lambda pack: pack == "broken")] == ["broken"]
    pack, problems = found.load("broken")
    assert pack is None and problems


def test_two_packs_of_one_id_are_refused(tmp_path: Path) -> None:
    shutil.copytree(RULESETS, tmp_path / "again")
    with pytest.raises(ValueError, match="gadget-act"):
        find_rulesets([RULESETS, tmp_path / "again"])


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        find_rulesets([tmp_path / "nowhere"])


def test_installed_distributions_bring_packs_and_run_no_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "company_packs"
    shutil.copytree(RULESETS, package / "law")
    (package / "__init__.py").write_text("raise RuntimeError('code of a distribution ran')\n")
    info = tmp_path / "company_packs-1.0.dist-info"
    info.mkdir()
    (info / "entry_points.txt").write_text(
        "[console_scripts]\nx = company_packs:main\n\n[stdcheck.rulesets]\ncompany = company_packs.law\n"
    )
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path), str(tmp_path / "nowhere")])
    found = find_rulesets()
    assert package / "law" in found.folders
    assert "gadget-act" in found.packs
    assert "company_packs" not in sys.modules
