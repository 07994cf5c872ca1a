"""Registers: found beside their user, read once, united with the profile, every statement traced to its own file."""

from __future__ import annotations

from pathlib import Path

from stdcheck.facts.declarations import Vocabulary
from stdcheck.facts.profile import RegisterCache, load_profile
from stdcheck.facts.values import Entity, Stated, StatedList
from tests.facts.reading_helpers import REGISTER, codes, entity, fact, good, read

PROFILE = "stdcheck: 1\nkind: gadget\nid: p\n"


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        file = folder / (name.replace("__", "/") + ".yaml")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def test_paths_are_relative_to_their_user_and_shown_from_one_base(vocabulary: Vocabulary, tmp_path: Path) -> None:
    write(
        tmp_path,
        profiles__one=PROFILE + "use: [../registers/suppliers.yaml]\nfacts:\n  gadget: {maker: a}\n",
        registers__suppliers=REGISTER + "use: [more/people.yaml]\nfacts:\n  parties: {a: {allies: [b]}}\n",
        registers__more__people=REGISTER + "facts:\n  parties: {b: {kind: person}}\n",
    )
    profile, problems = load_profile(tmp_path / "profiles/one.yaml", vocabulary, shown_as="profiles/one.yaml")
    assert problems == []
    assert profile is not None
    assert list(profile.files) == ["profiles/one.yaml", "registers/suppliers.yaml", "registers/more/people.yaml"]
    assert len(set(profile.files.values())) == 3
    assert entity(profile, "parties", "b").span.path == "registers/more/people.yaml"


def test_a_cache_reads_a_register_once(vocabulary: Vocabulary, tmp_path: Path) -> None:
    write(
        tmp_path,
        one=PROFILE + "use: [r.yaml]\n",
        two=PROFILE + "use: [./r.yaml]\n",
        r=REGISTER + "facts:\n  parties: {a: {}}\n",
    )
    cache = RegisterCache()
    for name in ("one", "two"):
        profile, problems = load_profile(tmp_path / f"{name}.yaml", vocabulary, shown_as=f"{name}.yaml", cache=cache)
        assert problems == []
        assert profile is not None
        assert list(profile.files) == [f"{name}.yaml", "r.yaml"]
        (tmp_path / "r.yaml").unlink(missing_ok=True)
        (tmp_path / "r.yaml").touch()
    assert len(cache.documents) == 1


def test_profiles_of_one_cache_share_no_entities(vocabulary: Vocabulary, tmp_path: Path) -> None:
    write(tmp_path, one=PROFILE + "use: [r.yaml]\n", r=REGISTER + "facts:\n  parties: {a: {name: x}}\n")
    cache = RegisterCache()
    first, _ = load_profile(tmp_path / "one.yaml", vocabulary, cache=cache)
    second, _ = load_profile(tmp_path / "one.yaml", vocabulary, cache=cache)
    assert first is not None
    assert second is not None
    assert entity(first, "parties", "a") is not entity(second, "parties", "a")


def test_a_register_used_on_two_ways_is_one(vocabulary: Vocabulary) -> None:
    registers = {
        "one.yaml": REGISTER + "use: [both.yaml]\n",
        "two.yaml": REGISTER + "use: [sub/../both.yaml]\n",
        "both.yaml": REGISTER + "facts:\n  parties: {a: {}}\n",
    }
    profile = good("use: [one.yaml, two.yaml]\n", vocabulary, registers=registers)
    assert list(profile.files) == ["test.yaml", "one.yaml", "both.yaml", "two.yaml"]


def test_a_link_in_the_file_system_makes_no_second_register(vocabulary: Vocabulary, tmp_path: Path) -> None:
    write(tmp_path, one=PROFILE + "use: [r.yaml, link/r.yaml]\n", r=REGISTER + "use: [link/r.yaml]\n")
    (tmp_path / "link").symlink_to(tmp_path, target_is_directory=True)
    _, problems = load_profile(tmp_path / "one.yaml", vocabulary, shown_as="one.yaml")
    assert [(problem.code, dict(problem.args)) for problem in problems] == [
        ("profile-use-cycle", {"cycle": "r.yaml -> r.yaml"})
    ]


def test_what_use_cannot_be(vocabulary: Vocabulary, tmp_path: Path) -> None:
    write(tmp_path, p=PROFILE + "use: [p.yaml, /r.yaml, 'C:\\r.yaml', ~/r.yaml, folder, r.yaml, r.yaml, '', [a]]\n")
    write(tmp_path, r=REGISTER)
    (tmp_path / "folder").mkdir()
    _, problems = load_profile(tmp_path / "p.yaml", vocabulary, shown_as="p.yaml")
    assert [problem.code for problem in problems] == [
        "profile-use-cycle",
        "profile-use-path",
        "profile-use-path",
        "profile-use-path",
        "profile-use-missing",
        "profile-item-twice",
        "profile-use-list",
        "profile-use-list",
    ]


def test_problems_of_registers_are_told_at_their_place(vocabulary: Vocabulary) -> None:
    registers = {"r.yaml": REGISTER + "use: [none.yaml]\nfacts:\n  parties:\n    a: {kind: firm}\n", "e.yaml": ""}
    _, problems = read("use: [r.yaml, e.yaml]\nfacts:\n  bogus: {}\n", vocabulary, registers=registers)
    assert [(problem.code, problem.span.path, problem.span.start.line) for problem in problems] == [
        ("profile-unknown-collection", "test.yaml", 6),
        ("profile-use-missing", "r.yaml", 4),
        ("value-enum", "r.yaml", 7),
        ("profile-empty", "e.yaml", 1),
    ]


def test_entities_unite(vocabulary: Vocabulary) -> None:
    registers = {
        "r.yaml": REGISTER
        + "facts:\n  parties:\n    a: {kind: company, organised_in: JP, allies: [c, b], name: }\n    b: {}\n    c: {}\n"
        + "  parts:\n    p: {changes: {v2: {by: a}, v3: {}}}\n  parts_complete: true\n"
    }
    body = """
    use: [r.yaml]
    facts:
      parties:
        a: {kind: company, name: A, allies: [b, c], organised_in: {unknown: {asked: legal}}}
      parts:
        p: {changes: {v2: {changed_on: 2027-03-01}}}
      parts_complete: true
    """
    profile = good(body, vocabulary, registers=registers)
    assert {item.id for item in profile.collections["parties"].items if isinstance(item, Entity)} == {"a", "b", "c"}
    a = entity(profile, "parties", "a")
    organised = a.facts["organised_in"]
    assert isinstance(organised, Stated), "a file that does not know says nothing against one that does"
    assert (organised.value, organised.span.path) == ("JP", "r.yaml")
    name = a.facts["name"]
    assert isinstance(name, Stated)
    assert name.span.path == "test.yaml"
    changes = fact(profile, "changes", "parts", "p")
    assert isinstance(changes, StatedList)
    v2 = next(item for item in changes.items if isinstance(item, Entity) and item.id == "v2")
    assert set(v2.facts) == {"by", "changed_on"}
    assert profile.collections["parts"].complete is True


def test_facts_of_two_files_must_agree(vocabulary: Vocabulary) -> None:
    registers = {
        "r.yaml": REGISTER
        + "facts:\n  parties:\n    a:\n      kind: company\n      organised_in: CN\n      allies: [b]\n"
        + "      officers: {o: {since: 2027-03}}\n      general_partner: b\n    b: {}\n    c: {}\n"
    }
    body = """
    use: [r.yaml]
    facts:
      parties:
        a:
          kind: fund
          organised_in: JP
          allies: [b, c]
          officers: {o: {since: 2027-03-01}}
          general_partner: {none: no fund}
    """
    _, problems = read(body, vocabulary, registers=registers)
    assert [(problem.code, problem.args["fact"], problem.span.path) for problem in problems] == [
        ("profile-conflict", "kind", "r.yaml"),
        ("profile-conflict", "organised_in", "r.yaml"),
        ("profile-conflict", "allies", "r.yaml"),
        ("profile-conflict", "since", "r.yaml"),
        ("profile-conflict", "general_partner", "r.yaml"),
    ]
    assert [problem.related[0][1].start.line for problem in problems] == [8, 9, 10, 11, 12]


def test_the_kind_of_one_file_rules_out_a_fact_of_another(vocabulary: Vocabulary) -> None:
    registers = {"r.yaml": REGISTER + "facts:\n  parties:\n    a: {kind: person}\n"}
    body = "use: [r.yaml]\nfacts:\n  parties:\n    a: {organised_in: JP}\n"
    _, problems = read(body, vocabulary, registers=registers)
    [problem] = problems
    assert (problem.code, problem.span.path, problem.related[0][1].path) == (
        "profile-not-for-kind",
        "test.yaml",
        "r.yaml",
    )


def test_a_profile_names_what_no_file_has(vocabulary: Vocabulary) -> None:
    registers = {"r.yaml": REGISTER + "facts:\n  parties: {acme: {}}\n"}
    assert codes("use: [r.yaml]\nfacts:\n  gadget: {maker: acne}\n", vocabulary, registers=registers) == [
        ("profile-unknown-reference", 3)
    ]


def test_judgements_of_a_register_carry_their_provenance(vocabulary: Vocabulary) -> None:
    entry = "{by: A, stated_on: 2026-11-24, reason: audit}"
    stated = REGISTER + "facts:\n  parties: {a: {trusted: true}}\n"
    with_entry = stated + f"provenance:\n  parties.a.trusted: {entry}\n"
    assert codes("use: [r.yaml]\n", vocabulary, registers={"r.yaml": stated})[0][0] == "profile-no-provenance"
    profile = good("use: [r.yaml]\n", vocabulary, registers={"r.yaml": with_entry})
    assert profile.provenance["parties.a.trusted"].span.path == "r.yaml"
    again = f"use: [r.yaml]\nprovenance:\n  parties.a.trusted: {entry}\n"
    assert good(again, vocabulary, registers={"r.yaml": with_entry}).provenance["parties.a.trusted"].by == "A"
    other = again.replace("by: A", "by: B")
    assert codes(other, vocabulary, registers={"r.yaml": with_entry})[0][0] == "profile-conflict"


def test_the_order_of_registers_does_not_matter(vocabulary: Vocabulary) -> None:
    registers = {
        "r.yaml": REGISTER + "facts:\n  parties: {a: {kind: company}}\n",
        "s.yaml": REGISTER + "facts:\n  parties: {a: {organised_in: JP}, b: {}}\n",
    }
    for use in ("[r.yaml, s.yaml]", "[s.yaml, r.yaml]"):
        profile = good(f"use: {use}\n", vocabulary, registers=registers)
        assert set(entity(profile, "parties", "a").facts) == {"kind", "organised_in"}


def test_a_long_chain_of_registers(vocabulary: Vocabulary) -> None:
    registers = {f"r{n}.yaml": REGISTER + f"use: [r{n + 1}.yaml]\n" for n in range(3000)} | {"r3000.yaml": REGISTER}
    assert len(good("use: [r0.yaml]\n", vocabulary, registers=registers).files) == 3002
