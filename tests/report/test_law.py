"""The law behind a rule as plain data, and the words of the outcomes with their meaning."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pickletools import genops

import pytest

from stdcheck.facts.declarations import Text
from stdcheck.logic.results import Headline
from stdcheck.report.glossary import outcome_glossary
from stdcheck.report.law import LawText, ParagraphText, law_text, period_text
from stdcheck.rules.model import Clock, Pack, Period, Rule, Source
from stdcheck.rules.nodes import Cite
from tests.gadgets.world import rulesets

CFR = "https://www.ecfr.gov/current/title-15/subtitle-B/chapter-VII/subchapter-E/part-791"
BOTH = {"en", "ja"}


@pytest.fixture(scope="module")
def packs() -> dict[str, Pack]:
    found = rulesets()
    loaded = {name: found.load(name) for name in found.packs}
    assert all(problems == [] for _, problems in loaded.values())
    return {name: pack for name, (pack, _) in loaded.items() if pack is not None}


@pytest.fixture(scope="module")
def every(packs: dict[str, Pack]) -> list[tuple[Rule, LawText]]:
    """The law behind every rule and exception of the built-in packs and of the invented ones."""
    found = [(rule, law_text(pack, rule)) for pack in packs.values() for rule in pack.rules.values()]
    assert len(found) > 70
    return found


def law(packs: dict[str, Pack], name: str) -> LawText:
    pack, _, rule = name.partition("/")
    return law_text(packs[pack], packs[pack].rules[rule])


def plain(found: tuple[ParagraphText, ...]) -> list[tuple[str, str, str]]:
    return [(one.id, one.ref, one.title["en"]) for one in found]


def texts(value: object) -> Iterator[Text]:
    """Every text in several languages in plain data."""
    if isinstance(value, Mapping):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def modules(found: object) -> set[str]:
    """The modules of ours that whoever unpickles it has to import."""
    imported = (
        str(argument) for operation, argument, _ in genops(pickle.dumps(found, 2)) if operation.name == "GLOBAL"
    )
    return {name.partition(" ")[0] for name in imported if name.startswith("stdcheck")}


# ---- every rule ----


def test_every_cited_rule_has_its_citation_and_its_source(every: list[tuple[Rule, LawText]]) -> None:
    for rule, found in every:
        assert rule.meta.cite is not None, found.rule
        assert found.citations, found.rule
        assert found.citations[0][1] == found.sources[0].url != "", found.rule


def test_everything_is_said_in_both_languages(every: list[tuple[Rule, LawText]]) -> None:
    for _, found in every:
        one_sided = [text for text in texts(found) if text and not (text.keys() >= BOTH and all(text.values()))]
        assert one_sided == [], found.rule
        assert found.title and found.pack_title and found.jurisdiction, found.rule


def test_nothing_of_the_pack_hangs_on_it(every: list[tuple[Rule, LawText]]) -> None:
    for rule, found in every:
        assert modules(found) == {"stdcheck.report.law"}, found.rule
        assert pickle.loads(pickle.dumps(found)).title == found.title
        assert "stdcheck.rules.model" in modules(replace(found, kind=rule.kind)), "or this shows nothing"


def test_a_provision_an_exception_and_a_definition_stand_once(every: list[tuple[Rule, LawText]]) -> None:
    for _, found in every:
        for part in (found.provisions, found.exceptions, found.definitions):
            ids = [one.id for one in part]
            assert len(ids) == len(set(ids)), found.rule
        assert all(one.ref and one.title for one in found.definitions), found.rule


# ---- two rules read against their files ----


def test_a_prohibition_with_exceptions(packs: dict[str, Pack]) -> None:
    found = law(packs, "gadget-act/part-import")
    act = "https://law.example/gadgets"
    assert (found.rule, found.kind, found.verified) == ("gadget-act/part-import", "prohibition", True)
    assert found.title == {
        "en": "Import of parts made by a watched maker",
        "ja": "監視対象の製造者の部品の輸入",
    }
    assert found.citations == (({"en": "Gadget Act, § 3(1)", "ja": "ガジェット法 § 3(1)"}, act),)
    assert [(one.title["en"], one.publisher, one.url, one.day) for one in found.sources] == [
        ("Gadget Act", "Parliament of Freedonia", act, date(2025, 1, 1))
    ]
    assert found.in_force == {"en": "in force from 2025-03-17", "ja": "2025-03-17 から施行"}
    assert found.read_on["en"] == "the law is read on the day unit.import_date"
    assert plain(found.exceptions) == [
        ("import-old-stock", "§ 5", "Old stock without model year"),
        ("import-early-model", "§ 6", "Model year before 2030"),
        ("import-licence", "§ 7", "Licence"),
    ]
    assert plain(found.definitions) == [("watched-maker", "§ 2", "a maker organised in a watched country")]
    assert [text["en"] for text in found.figures] == [
        "watched-countries: watched countries: AQ",
        "old-stock-until = 2029-01-01, in force from 2025-01-01 [§ 5]",
    ]
    assert found.remediation["en"] == "Change the maker or apply for a licence."
    assert (found.pack, found.pack_version, found.law_as_of) == ("gadget-act", "1.2.0", date(2026, 11, 24))
    assert (found.pack_title["ja"], found.jurisdiction["en"]) == ("ガジェット法", "Freedonia")
    assert found.digest == packs["gadget-act"].digest


def test_a_duty_of_a_real_law(packs: dict[str, Pack]) -> None:
    found = law(packs, "icts-cv/assessor-retention")
    assert (found.kind, found.verified, found.exceptions) == ("obligation", True, ())
    assert found.citations[0][1] == CFR
    assert found.citations[0][0]["ja"] == "連邦規則集第15編第791部 § 791.312"
    assert [(one.publisher, one.day) for one in found.sources] == [
        ("U.S. Government Publishing Office", date(2026, 4, 5))
    ]
    assert found.read_on["ja"] == "法令の基準日：record.about_transaction_on"
    assert plain(found.provisions) == [
        ("icts-cv.312.a.ten-years", "§ 791.312(a)", "Ten years"),
        ("icts-cv.312.b.assessors", "§ 791.312(b)", "Records of assessors"),
    ]
    assert plain(found.definitions) == [
        ("kept-too-short", "§ 791.312(a)", "kept for less than ten years after the transaction"),
        ("kept-until-at-least", "§ 791.312(a)", "ten years after the transaction"),
    ]
    assert [text["en"] for text in found.figures] == ["record-years = 10 [§ 791.312(a)]"]


# ---- its parts ----


def test_unverified_law_is_flagged(packs: dict[str, Pack]) -> None:
    assert not law(packs, "gadget-act/safe-gadget").verified
    pack = packs["gadget-act"]
    parameter = pack.parameters["old-stock-until"]
    unverified = replace(parameter, values=tuple(replace(row, verified=False) for row in parameter.values))
    changed = replace(pack, parameters={parameter.id: unverified})
    found = law_text(changed, changed.rules["part-import"])
    assert found.verified, "a figure is not the rule"
    assert found.figures[-1]["en"].endswith("[§ 5] (unverified)")
    assert found.figures[-1]["ja"].endswith("[§ 5]（未確認）")


def test_what_is_near_comes_first(packs: dict[str, Pack]) -> None:
    """What the rule names itself, then what its definitions and its exceptions name, then what is below them."""
    names = [one.id for one in law(packs, "icts-cv/hw-import").definitions]
    assert names[:2] == ["covered-import", "breach-of-302"]
    near = ("imported", "linked-item", "general-1-for-hardware", "specific-for-hardware")
    far = ("linked", "us-person")
    assert max(map(names.index, near)) < min(map(names.index, far))


@pytest.mark.parametrize("where", ["exception", "definition", "parameter", "list"])
def test_sources_of_all_that_is_cited_follow_that_of_the_rule(packs: dict[str, Pack], where: str) -> None:
    pack = packs["gadget-act"]
    other = Cite("other", "Art. 1")
    sources = pack.sources | {
        "other": Source("other", {"en": "Other Act", "ja": "別法"}, "Senate", "https://x.example", None)
    }
    changed = replace(pack, sources=sources)
    rule = changed.rules["part-import"]
    if where == "exception":
        (first, parent), *rest = pack.exceptions[rule.id]
        cited = replace(first, meta=replace(first.meta, cite=other))
        changed.exceptions = pack.exceptions | {rule.id: [(cited, parent), *rest]}
    elif where == "definition":
        found = pack.definitions["watched-maker"]
        defined = replace(found, meta=replace(found.meta, cite=other))
        changed.definitions = pack.definitions | {found.id: defined}
    elif where == "parameter":
        figure = pack.parameters["old-stock-until"]
        changed.parameters = {figure.id: replace(figure, values=(replace(figure.values[0], cite=other),))}
    else:
        codes = pack.lists["watched-countries"]
        changed.lists = {codes.id: replace(codes, rows=(replace(codes.rows[0], cite=other),))}
    assert [one.title["en"] for one in law_text(changed, rule).sources] == ["Gadget Act", "Other Act"]


def test_a_provision_that_the_pack_does_not_explain_keeps_its_id(packs: dict[str, Pack]) -> None:
    pack = packs["gadget-act"]
    rule = replace(pack.rules["manual"], implements=("gadget.11",))
    (found,) = law_text(pack, rule).provisions
    assert (found.id, found.ref, found.title) == ("gadget.11", "", {})


def test_nothing_is_said_of_a_period_without_ends_or_without_a_clock(packs: dict[str, Pack]) -> None:
    found = law_text(packs["gadget-act"], replace(packs["gadget-act"].rules["manual"], in_force=None))
    assert (found.in_force, found.read_on) == ({}, {})
    assert period_text(Period(None, None)) == {}


def test_periods_and_clocks_in_words(packs: dict[str, Pack]) -> None:
    day, later = date(2025, 3, 17), date(2026, 12, 31)
    assert period_text(Period(None, later))["en"] == "in force until 2026-12-31"
    assert period_text(Period(day, later))["ja"] == "2025-03-17 から 2026-12-31 まで施行"
    assert law(packs, "widget-act/shape").read_on["en"] == "the law is read on the day of the check"
    pack = packs["gadget-act"]
    rule = pack.rules["part-import"]
    assert rule.clock is not None
    otherwise = replace(rule, clock=Clock(rule.clock.term, True, rule.clock.span))
    said = "the law is read on the day unit.import_date, where there is none on the day of the check"
    assert law_text(pack, otherwise).read_on["en"] == said


# ---- the words of the outcomes ----


def test_every_outcome_has_a_meaning_of_its_own_worst_first() -> None:
    found = outcome_glossary()
    assert [one.id for one in found] == [outcome.value for outcome in Headline]
    assert [one.label["en"] for one in found][:3] == ["ERROR", "GAP", "UNDETERMINED"]
    for lang in sorted(BOTH):
        meanings = [one.meaning[lang] for one in found]
        assert all(meanings) and len(set(meanings)) == len(found)


def test_the_glossary_is_plain_data() -> None:
    assert modules(outcome_glossary()) == {"stdcheck.report.glossary"}
    assert outcome_glossary()[-1].label == {"en": "N/A", "ja": "対象外"}
