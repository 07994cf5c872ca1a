"""Single results evaluated again with their proof, for who looks at one after another of a profile on one day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from stdcheck.facts.declarations import Vocabulary
from stdcheck.facts.values import Profile
from stdcheck.logic import dated, subjects
from stdcheck.logic.context import Run
from stdcheck.logic.evaluate import subject_result
from stdcheck.logic.results import RuleResult
from stdcheck.rules.model import Pack


@dataclass(slots=True, eq=False)
class Prover:
    """One profile under packs on one as-of day; what one result has worked out helps the next."""

    profile: Profile
    packs: Sequence[Pack]
    vocabulary: Vocabulary
    as_of: date
    _runs: dict[str, Run] = field(default_factory=dict)
    _subjects: dict[tuple[str, str], tuple[subjects.Subject, ...]] = field(default_factory=dict)

    def prove(self, pack_id: str, rule_id: str, place: int) -> RuleResult:
        """The result of a rule for its subject number `place`, counted from 0 in the order of an evaluation.

        Raises KeyError for a pack or rule that there is not, IndexError for a subject.
        """
        pack = next((pack for pack in self.packs if pack.id == pack_id), None)
        if pack is None:
            raise KeyError(pack_id)
        run = self._runs.setdefault(pack_id, Run(self.profile, pack, self.vocabulary, self.as_of))
        rule, key = pack.rules[rule_id], (pack_id, rule_id)
        if key not in self._subjects:
            self._subjects[key] = tuple(subjects.expand(dated.start(run), rule.for_each))
        return subject_result(run, rule, self._subjects[key][place], lambda result: True)
