"""Both ways to install: from a wheel, with the packs inside, and editable, with the packs of the checkout.

No network: the builder is the one installed beside these tests, and dependencies are lent from here.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="needs symbolic links")]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what git would have, with a stray environment in it."""
    copy = tmp_path_factory.mktemp("checkout") / "stdcheck"
    ignored = shutil.ignore_patterns("__pycache__", "*.egg-info", ".venv", ".git", ".*_cache", ".hypothesis")
    shutil.copytree(ROOT, copy, ignore=ignored)
    (copy / ".venv").mkdir()
    (copy / ".venv" / "secret.txt").write_text("not for a package")
    return copy


@pytest.fixture(scope="module")
def built(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist and the wheel that was built from it."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(checkout)]
    subprocess.run(command, check=True, capture_output=True)
    return out


@pytest.fixture(scope="module")
def lent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every package of the environment of these tests but stdcheck itself."""
    folder = tmp_path_factory.mktemp("lent")
    for entry in Path(yaml.__file__).parents[1].iterdir():
        if "stdcheck" not in entry.name and entry.suffix != ".pth":
            (folder / entry.name).symlink_to(entry)
    return folder


def environment(folder: Path, lent: Path, install: str, *flags: str) -> Path:
    """The interpreter of a new environment with stdcheck in it."""
    venv.create(folder, with_pip=False)
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    where = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    site = subprocess.run(where, check=True, capture_output=True, text=True).stdout.strip()
    Path(site, "zz_lent.pth").write_text(f"{lent}\n")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-index", "--no-deps"]
    subprocess.run([*pip, "--no-build-isolation", *flags, install], check=True, capture_output=True)
    return python


def info(python: Path, cwd: Path) -> dict[str, Any]:
    """What `stdcheck info` says in an environment."""
    ended = subprocess.run(
        [python, "-I", "-m", "stdcheck", "info", "--json"], cwd=cwd, check=False, capture_output=True, text=True
    )
    found: dict[str, Any] = json.loads(ended.stdout)
    return found


def test_the_sdist_holds_what_builds_and_tests_it_and_nothing_else(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "README.md", "LICENSE", "Makefile", "tests/conftest.py"} <= names
    assert any(name.startswith("rulesets/common/facts/") for name in names)
    assert not any(".venv" in name or "__pycache__" in name for name in names)


def test_the_wheel_holds_packs_profiles_types_and_licence(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    inside = {path.relative_to(ROOT).as_posix() for path in (ROOT / "rulesets").rglob("*.yaml")}
    inside |= {path.relative_to(ROOT).as_posix() for path in (ROOT / "profiles").rglob("*.yaml")}
    assert {f"stdcheck/_data/{name}" for name in inside} <= names
    assert {"stdcheck/py.typed", "stdcheck/tui/review.tcss"} <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not any(name.startswith(("tests/", "docs/")) for name in names)


def test_a_wheel_uses_the_packs_inside_it(built: Path, lent: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    python = environment(tmp_path / "env", lent, str(wheel))
    (folder,) = info(python, tmp_path)["rulesets"]
    assert Path(folder).parts[-3:] == ("stdcheck", "_data", "rulesets")
    assert (tmp_path / "env").resolve() in Path(folder).resolve().parents


def test_an_editable_install_uses_the_packs_of_the_checkout_as_they_are_now(
    checkout: Path, lent: Path, tmp_path: Path
) -> None:
    python = environment(tmp_path / "env", lent, str(checkout), "--editable")
    assert [Path(folder) for folder in info(python, tmp_path)["rulesets"]] == [checkout / "rulesets"]
    pack = checkout / "rulesets" / "added-later"
    shutil.copytree(ROOT / "tests" / "gadgets" / "rulesets" / "widget-act", pack)
    assert "widget-act" in {pack["id"] for pack in info(python, tmp_path)["packs"]}
