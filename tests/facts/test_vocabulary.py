"""Declarations as read: every attribute, packs that add facts, and that a wrong fact never stays behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdcheck.facts.declarations import FactType, Vocabulary
from stdcheck.facts.vocabulary import load_vocabulary

THING = "entity: thing\ncollection: things\ntitle: {en: Thing, ja: 物}\nfacts:\n"
ASK = 'question: {en: "What?", ja: "何か？"}'


def load(folder: Path, **texts: str) -> tuple[Vocabulary, list[str]]:
    (folder / "facts").mkdir()
    for name, text in texts.items():
        (folder / "facts" / f"{name}.yaml").write_text(text, encoding="utf-8")
    vocabulary, problems = load_vocabulary([("pack", folder)])
    return vocabulary, [problem.code for problem in problems]


def test_entities(vocabulary: Vocabulary) -> None:
    assert set(vocabulary.roots) == {"gadget", "venture"}
    assert set(vocabulary.collections) == {"parties", "parts", "stakes", "evidence"}
    party = vocabulary.entities["party"]
    assert (party.name, party.collection, party.root, party.title["ja"]) == ("party", "parties", False, "当事者")
    assert vocabulary.entities["officer"].collection is None


def test_attributes_of_facts(vocabulary: Vocabulary) -> None:
    gadget, party = vocabulary.entities["gadget"].facts, vocabulary.entities["party"].facts
    assert gadget["weight"].units == ("kg", "lb")
    assert (gadget["weight"].help["en"], gadget["weight"].evidence["ja"]) == ("With batteries.", "仕様書")
    assert gadget["model_year"].may_be_none
    assert gadget["drift"].may_be_negative
    assert gadget["safe"].judgement
    assert gadget["sold_on"].was == ("sale_date",)
    assert gadget["form"].values["handheld"] == {"en": "handheld", "ja": "携帯型"}
    assert (gadget["checks"].type, gadget["checks"].of, gadget["checks"].keys) == (
        FactType.RELATION,
        "check",
        ("part", "market"),
    )
    assert party["organised_in"].only_for == ("kind", frozenset({"company", "fund"}))
    assert party["citizenships"].closed == {"en": "People know them.", "ja": "本人が把握している。"}
    assert (party["holders"].of, party["holders"].inverse) == ("stake", "held")
    assert party["kind"].question["en"] == "What is it?"
    assert not party["kind"].may_lack
    assert party["organised_in"].may_lack


def test_facts_know_their_pack_and_place(vocabulary: Vocabulary) -> None:
    licensed = vocabulary.entities["party"].facts["licensed"]
    assert (licensed.pack, licensed.entity) == ("extra", "party")
    assert (licensed.span.path, licensed.span.start.line) == ("extra/facts/party.yaml", 4)
    assert vocabulary.entities["party"].facts["kind"].pack == "base"


def test_the_edge(vocabulary: Vocabulary) -> None:
    edge = vocabulary.entities["stake"].edge
    assert edge is not None
    assert (edge.holder, edge.held, edge.measures) == ("holder", "held", ("votes", "profits"))
    assert edge.follow == ("profits_follow_votes", "votes", ("profits",))
    assert edge.general_partner == ("general_partner", "partner_directs")
    assert edge.individuals == ("kind", frozenset({"person"}))


def test_the_order_of_folders_does_not_matter() -> None:
    here = Path(__file__).parent / "vocabulary"
    turned, problems = load_vocabulary([("extra", here / "extra"), ("base", here / "base")])
    assert problems == []
    assert "licensed" in turned.entities["party"].facts


def test_a_folder_without_facts(tmp_path: Path) -> None:
    assert load_vocabulary([("pack", tmp_path)])[0].entities == {}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (f"unknown: {{type: date, {ASK}}}", "facts-reserved-name"),
        (f"none: {{type: date, {ASK}}}", "facts-reserved-name"),
        (f"a_others: {{type: date, {ASK}}}", "facts-reserved-name"),
        (f"on: {{type: date, {ASK}}}", "facts-trap-word"),
        (f"a__b: {{type: date, {ASK}}}", "facts-bad-name"),
        (f"a-b: {{type: date, {ASK}}}", "facts-bad-name"),
        (f"_a: {{type: date, {ASK}}}", "facts-bad-name"),
        (f"2g: {{type: date, {ASK}}}", "facts-bad-name"),
        (f"a: {{type: enum, values: {{unknown: {{en: x, ja: x}}}}, {ASK}}}", "facts-reserved-name"),
        (f"a: {{type: enum, values: {{Big: {{en: x, ja: x}}}}, {ASK}}}", "facts-bad-name"),
        (f"a: {{type: enum, values: {{}}, {ASK}}}", "facts-values-expected"),
        (f"a: {{type: enum, values: {{x: {{en: x}}}}, {ASK}}}", "facts-missing-language"),
        (f"a: {{type: enum, {ASK}}}", "facts-missing-key"),
        (f"a: {{type: quantity, {ASK}}}", "facts-missing-key"),
        (f"a: {{type: list, {ASK}}}", "facts-missing-key"),
        (f"a: {{{ASK}}}", "facts-missing-key"),
        ("a: {type: date, question: {en: When?, ja: }}", "facts-text-expected"),
        (f"a: {{type: date, help: {{en: x}}, {ASK}}}", "facts-missing-language"),
        (f"a: {{type: list, of: text, values: {{x: {{en: x, ja: x}}}}, {ASK}}}", "facts-list-values"),
        (f"a: {{type: list, of: yes_no, {ASK}}}", "facts-element-type"),
        (f"a: {{type: relation, of: thing, keys: [b], {ASK}}}", "facts-of-collected"),
        (f"a: {{type: date, closed: {{en: x, ja: x}}, {ASK}}}", "facts-key-of-other-type"),
        (f"a: {{type: text, may_be_negative: true, {ASK}}}", "facts-key-of-other-type"),
        (f"a: {{type: date, was: [Old], {ASK}}}", "facts-bad-name"),
        ("a: date", "facts-mapping-expected"),
    ],
)
def test_what_a_fact_cannot_be(line: str, code: str, tmp_path: Path) -> None:
    assert load(tmp_path, thing=f"{THING}  {line}\n")[1] == [code]


def test_a_wrong_fact_is_not_in_the_vocabulary(tmp_path: Path) -> None:
    lines = [
        f"good: {{type: date, {ASK}}}",
        f"wrong_of: {{type: reference, of: nothing, {ASK}}}",
        f"wrong_choice: {{type: date, only_for: {{good: [x]}}, {ASK}}}",
        "wrong_inverse: {type: list, of: thing, inverse: wrong_of}",
        f"wrong_type: {{type: day, {ASK}}}",
    ]
    vocabulary, codes = load(tmp_path, thing=THING + "".join(f"  {line}\n" for line in lines))
    assert list(vocabulary.entities["thing"].facts) == ["good"]
    assert sorted(codes) == [
        "facts-inverse-fact",
        "facts-only-for-fact",
        "facts-unknown-of",
        "facts-unknown-type",
    ]


def test_one_fact_is_declared_once_over_packs(tmp_path: Path) -> None:
    folders = []
    for pack, text in (("one", THING), ("two", "entity: thing\nfacts:\n")):
        (tmp_path / pack / "facts").mkdir(parents=True)
        (tmp_path / pack / "facts" / "thing.yaml").write_text(f"{text}  a: {{type: date, {ASK}}}\n", encoding="utf-8")
        folders.append((pack, tmp_path / pack))
    vocabulary, [problem] = load_vocabulary(folders, shown_as=["one", "two"])
    assert (problem.code, problem.span.path) == ("facts-twice", "two/facts/thing.yaml")
    assert problem.related[0][1].path == "one/facts/thing.yaml"
    assert vocabulary.entities["thing"].facts["a"].pack == "one"


def test_entities_called_like_types_or_words_of_the_format(tmp_path: Path) -> None:
    for name in ("register", "text", "unknown", "yes"):
        folder = tmp_path / name
        folder.mkdir()
        codes = load(folder, thing=f"entity: {name}\ntitle: {{en: x, ja: x}}\n")[1]
        assert codes in (["facts-reserved-name"], ["facts-trap-word"])


def test_problems_of_the_source_are_told(tmp_path: Path) -> None:
    assert load(tmp_path, thing="entity: thing\nentity: thing\n")[1] == ["yaml-duplicate-key", "facts-undefined-entity"]
