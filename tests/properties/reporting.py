"""The JSON report on generated examples, in this process and in another one."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from stdcheck.checking import Checked, Status
from stdcheck.discovery import ProfileFile
from stdcheck.logic.evaluate import evaluate
from stdcheck.report.build import profile_report, run_info
from stdcheck.report.json_writer import JsonWriter
from tests.properties.choices import seeded
from tests.properties.packs import make_pack
from tests.properties.profiles import make_profile
from tests.properties.written import vocabulary, write_pack


def report(seed: int) -> str:
    """The whole report on one example, with all its proofs."""
    c = seeded(seed)
    made = make_pack(c, 2)
    written = write_pack(made.data)
    profile = written.profile(make_profile(c, made))
    evaluation = evaluate(profile, [written.pack], vocabulary(), made.as_of, trace=lambda result: True)
    texts: list[str] = []
    writer = JsonWriter(texts.append, all_traces=True)
    writer.start(run_info(made.as_of, [written.pack]))
    file = ProfileFile(Path("profile.yaml"), "profile.yaml", "case")
    writer.profile(profile_report(Checked(file, Status.EVALUATED, profile, evaluation)))
    writer.finish()
    return "".join(texts)


def digests(count: int) -> list[str]:
    """A digest of each of the first reports."""
    return [hashlib.sha256(report(seed).encode()).hexdigest() for seed in range(count)]


if __name__ == "__main__":
    print("\n".join(digests(int(sys.argv[1]))))
