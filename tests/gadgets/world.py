"""A small invented law with its profiles: what the tests of reports and of the command line run on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from stdcheck.checking import Checked, Checker, Selection
from stdcheck.discovery import ProfileFile
from stdcheck.rulesets import Rulesets, find_rulesets

HERE = Path(__file__).parent
RULESETS = HERE / "rulesets"
AS_OF = date(2026, 11, 24)


def rulesets() -> Rulesets:
    """The built-in packs and the invented one, whose files are shown below `rulesets`."""
    found = find_rulesets([RULESETS])
    found.packs = {name: replace(pack, shown_as=f"rulesets/{name}") for name, pack in found.packs.items()}
    return found


def checker(selection: Selection | None = None) -> Checker:
    return Checker(rulesets(), AS_OF, selection or Selection(("gadget-act",)))


def profile_file(name: str) -> ProfileFile:
    return ProfileFile(HERE / "profiles" / name, f"profiles/{name}", "gadget")


def checked(name: str) -> Checked:
    return checker().check(profile_file(name))
