"""Small packs that prove the rule language: each is loaded once with its vocabulary, and its cases are run."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from stdcheck.cases.model import Case
from stdcheck.cases.reading import read_cases
from stdcheck.cases.running import run_case
from stdcheck.facts.declarations import Vocabulary
from stdcheck.facts.vocabulary import load_vocabulary
from stdcheck.i18n.catalogue import message
from stdcheck.rules.lint.registry import lint_pack
from stdcheck.rules.model import Pack
from stdcheck.rules.reading.pack import load_pack
from stdcheck.source.problems import Problem

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
COMMON = ("common", ROOT / "rulesets" / "common")


@dataclass(frozen=True, slots=True, eq=False)
class Proof:
    """A pack under proof; problems: of its facts, rules and cases (none where it is sound)."""

    vocabulary: Vocabulary
    pack: Pack | None
    cases: tuple[Case, ...]
    problems: tuple[Problem, ...]

    def objections(self) -> list[str]:
        """What the checks on packs object to; notes (such as unverified law) left out."""
        assert self.pack is not None
        found = lint_pack(self.pack, self.vocabulary, self.pack.law_as_of)
        return [f"{p.span.path}:{p.span.start.line} {p.code}" for p in found if p.severity != "note"]

    def shortfalls(self, case: Case) -> list[str]:
        """What a case does not show as expected."""
        assert self.pack is not None
        run = run_case(case, [self.pack], self.vocabulary)
        facts = [f"{p.span.path}:{p.span.start.line} {p.code} {dict(p.args)}" for p in run.problems]
        return facts + [f"[{f.variant.label}] {message(f.code, f.args, 'en')}" for f in run.failures]


@cache
def proof(name: str, *more: str) -> Proof:
    """The pack tests/proof/<name>; more: folders (from the root of the repository) whose facts it uses beside common."""
    folder = HERE / name
    packs = [COMMON, *((Path(path).name, ROOT / path) for path in more)]
    if (folder / "facts").is_dir():
        packs.append((f"proof-{name}", folder))
    vocabulary, problems = load_vocabulary(packs)
    shown = f"tests/proof/{name}"
    pack, found = load_pack(folder, vocabulary, shown_as=shown)
    problems = [*problems, *found]
    cases: list[Case] = []
    if pack is not None:
        cases, unread = read_cases(folder / "cases", f"{shown}/cases", pack.law_as_of)
        problems += unread
    return Proof(vocabulary, pack, tuple(cases), tuple(problems))
