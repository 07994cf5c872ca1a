"""The four tabs of a finding: keys, what is open and what is folded, what is missing, texts as they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from stdcheck.discovery import ProfileFile
from stdcheck.logic.results import Headline
from stdcheck.report.data import Finding
from stdcheck.report.proof_tree import Clause
from stdcheck.report.wording import Language
from stdcheck.source.spans import Position, Span
from stdcheck.tui.viewmodel.changes import Changed, Direction
from stdcheck.tui.viewmodel.facts import facts_items
from stdcheck.tui.viewmodel.items import Item, text_of
from stdcheck.tui.viewmodel.law import OPEN, SECTIONS, law_items
from stdcheck.tui.viewmodel.ownership import ownership_items, stake_keys
from stdcheck.tui.viewmodel.why import MOST_MISSING, UNSETTLED, all_keys, truth_words, why_items
from stdcheck.tui.viewmodel.words import Teller, tell
from stdcheck.tui.worker.messages import Proved
from tests.tui.served import ALL_LAW, GADGETS, Reviewed, gadget, reviewed, sample

EN, JA, BOTH = Teller(("en",)), Teller(("ja",)), Teller(("en", "ja"))
LANGUAGES = (EN, JA, BOTH)
Folds = Mapping[str, bool]
PROFILES = ("radio.yaml", "toaster.yaml", "lamp.yaml", "vehicle")


def review_of(name: str) -> Reviewed:
    return reviewed(sample(), setup=ALL_LAW) if name == "vehicle" else reviewed(gadget(name))


def findings() -> Iterator[tuple[Reviewed, Finding, Proved]]:
    for name in PROFILES:
        one = review_of(name)
        for finding, proved in zip(one.report.findings, one.proved, strict=True):
            yield one, finding, proved


def of_outcome(outcome: Headline) -> tuple[Reviewed, Finding, Proved]:
    return next(found for found in findings() if found[1].outcome is outcome)


def why(of: tuple[Reviewed, Finding, Proved], folds: Folds | None = None, words: Teller = EN) -> list[Item]:
    one, finding, proved = of
    return why_items(finding, one.report.rule(finding), None, proved, folds or {}, words)


def law(of: tuple[Reviewed, Finding, Proved], folds: Folds | None = None, words: Teller = EN) -> list[Item]:
    one, finding, proved = of
    return law_items(finding, proved, one.report.report.notes, one.report.info, folds or {}, words)


def unfolded(of: tuple[Reviewed, Finding, Proved]) -> Folds:
    """Everything open."""
    proved = of[2]
    return dict.fromkeys([*all_keys(proved.proof), *SECTIONS, *stake_keys(proved.ownership)], False)


def tabs(of: tuple[Reviewed, Finding, Proved], folds: Folds, words: Teller) -> dict[str, list[Item]]:
    return {
        "why": why(of, folds, words),
        "facts": facts_items(of[1], of[2], words),
        "law": law(of, folds, words),
        "ownership": ownership_items(of[2], folds, words),
    }


def keys(items: list[Item]) -> list[str]:
    return [item.key for item in items]


def items_at(items: list[Item], key: str) -> Item:
    (found,) = (item for item in items if item.key == key)
    return found


@pytest.mark.parametrize("outcome", [one for one in Headline if one is not Headline.ERROR])
def test_every_outcome_is_looked_at_here(outcome: Headline) -> None:
    head = items_at(why(of_outcome(outcome)), "head")
    assert head.lead_style == outcome.value and head.lead


def test_keys_are_unique_and_the_same_in_every_language() -> None:
    for of in findings():
        for folds in ({}, unfolded(of)):
            by_language = [tabs(of, folds, words) for words in LANGUAGES]
            for tab, items in by_language[0].items():
                assert len(set(keys(items))) == len(items), (of[1].rule, tab)
                for other in by_language[1:]:
                    assert set(keys(other[tab])) == set(keys(items)), (of[1].rule, tab)
                    if tab != "law":  # there the title in the language shown comes first
                        assert keys(other[tab]) == keys(items), (of[1].rule, tab)


def test_every_item_says_something_in_each_language() -> None:
    for of in findings():
        for words in LANGUAGES:
            for tab, items in tabs(of, unfolded(of), words).items():
                for item in items:
                    # An element of a list of plain values has no address to be called by: its truth stands alone.
                    assert item.text.strip() or (tab == "why" and item.lead.strip()), (of[1].rule, tab, item.key)
                    assert "{" not in item.text and "}" not in item.text, (tab, item.key, item.text)


# ---- Why


def clauses(below: tuple[Clause, ...], key: str = "proof") -> Iterator[tuple[str, Clause]]:
    for number, clause in enumerate(below):
        yield f"{key}.{number}", clause
        yield from clauses(clause.children, f"{key}.{number}")


def missing_of(clause: Clause) -> list[str]:
    """What is missing and does not stand among what was read."""
    return [path for path in clause.missing if path not in {read.address for read in clause.reads}]


def is_inside(clause: Clause) -> bool:
    return bool(clause.children or clause.reads or clause.figures or missing_of(clause))


def test_deciding_clauses_are_open_and_the_rest_is_folded() -> None:
    seen = set()
    for of in findings():
        every = dict(clauses(of[2].proof))
        items = {item.key: item for item in why(of) if item.key in every}
        for key, clause in every.items():
            above = [every[key[:place]] for place, sign in enumerate(key) if sign == "." and key[:place] in every]
            assert (key in items) is all(one.decides for one in above), (of[1].rule, key)
            if key in items:
                expected = not clause.decides if is_inside(clause) else None
                assert items[key].folded is expected, (of[1].rule, key)
                seen.add(expected)
    assert seen == {True, False, None}


def test_all_keys_are_the_clauses_and_open_everything() -> None:
    for of in findings():
        every = dict(clauses(of[2].proof))
        assert list(all_keys(of[2].proof)) == list(every)
        shown = keys(why(of, unfolded(of)))
        assert set(every) <= set(shown)
        for key, clause in every.items():
            for n, _ in enumerate(clause.reads):
                assert f"{key}.read.{n}" in shown
            for n, _ in enumerate(clause.figures):
                assert f"{key}.figure.{n}" in shown
            told = [one for one in shown if one.startswith(f"{key}.missing.")]
            assert told == [f"{key}.missing.{path}" for path in missing_of(clause)]


def test_a_clause_is_folded_and_unfolded_by_its_key_and_nothing_else_moves() -> None:
    of = of_outcome(Headline.GAP)
    items = why(of)
    open_ = next(item for item in items if item.folded is False)
    below = [key for key in keys(items) if key.startswith(f"{open_.key}.")]
    assert below
    folded = why(of, {open_.key: True})
    assert keys(folded) == [key for key in keys(items) if key not in below]
    assert items_at(folded, open_.key).folded is True
    assert keys(why(of, {open_.key: False})) == keys(items)


def test_an_unfolded_clause_is_followed_by_what_it_holds_one_step_further_in() -> None:
    for of in findings():
        items = why(of, unfolded(of))
        for place, item in enumerate(items):
            if item.folded is False:
                assert items[place + 1].key.startswith(f"{item.key}.") and items[place + 1].depth == item.depth + 1


@pytest.mark.parametrize("outcome", sorted(UNSETTLED))
def test_what_is_missing_stands_with_what_settles_it(outcome: Headline) -> None:
    for of in findings():
        finding = of[2].finding
        if finding.outcome is not outcome:
            continue
        items = why(of)
        told = keys(items)
        assert told.index("missing") < told.index("proof")
        for item in finding.lacking[:MOST_MISSING]:
            key = f"missing.{item.path}"
            line = items_at(items, key)
            assert (line.text, line.lead) == (item.path, "???")
            assert items_at(items, f"{key}.question").text and items_at(items, f"{key}.fix").text
            settled = [items_at(items, one).text for one in told if one.startswith(f"{key}.settle.")]
            assert bool(settled) is bool(item.settles), (finding.rule, item.path)
            assert line.span is not None, "the place where it could stand can be gone to"
            assert len({told.index(one) for one in told if one.startswith(key)}) >= 3


def test_some_finding_says_what_an_answer_leaves() -> None:
    texts = [item.text for of in findings() for item in why(of) if ".settle." in item.key]
    assert any(" -> " in text for text in texts)


def test_of_very_much_that_is_missing_the_rest_is_counted() -> None:
    one, finding, proved = of_outcome(Headline.UNDETERMINED)
    many = tuple(replace(finding.lacking[0], path=f"parts.p{n}.model_year") for n in range(MOST_MISSING + 3))
    finding = replace(finding, lacking=many)
    items = why((one, finding, replace(proved, finding=finding)))
    told = [key for key in keys(items) if key.startswith("missing.parts.") and key.endswith(".model_year")]
    assert len(told) == MOST_MISSING
    assert "3" in items_at(items, "missing.more").text
    assert str(MOST_MISSING + 3) in items_at(items, "missing").text


def test_a_gap_and_a_duty_say_what_to_do() -> None:
    for outcome in (Headline.GAP, Headline.DUE):
        one, finding, _ = of = of_outcome(outcome)
        assert ("fix.text" in keys(why(of))) is bool(one.report.rule(finding).remediation)
    assert "fix.text" not in keys(why(of_outcome(Headline.PASS)))
    due = of_outcome(Headline.DUE)
    assert due[1].due is not None and items_at(why(due), "due").text == due[1].due.isoformat()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (Changed(Direction.WORSE, Headline.PASS), "worse than before: it was PASS"),
        (Changed(Direction.BETTER, Headline.ERROR), "better than before: it was ERROR"),
        (Changed(Direction.NEW, None), "it was not there before"),
    ],
)
def test_what_changed_is_said(changed: Changed, said: str) -> None:
    one, finding, proved = of_outcome(Headline.GAP)
    rule = one.report.rule(finding)
    assert items_at(why_items(finding, rule, changed, proved, {}, EN), "changed").text == said
    assert "changed" not in keys(why_items(finding, rule, None, proved, {}, EN))


def test_before_the_proof_is_there_the_rest_is_told() -> None:
    one, finding, _ = of_outcome(Headline.UNDETERMINED)
    items = why_items(finding, one.report.rule(finding), None, None, {}, EN)
    assert keys(items)[0] == "head" and keys(items)[-2:] == ["proof", "proof.waiting"]
    assert any(key.startswith("missing.") for key in keys(items))
    waiting = [facts_items(finding, None, EN), law_items(finding, None, (), one.report.info, {}, EN)]
    assert [keys(items)[-1] for items in (*waiting, ownership_items(None, {}, EN))] == ["proof.waiting"] * 3


def test_truths_are_as_wide_as_one_another() -> None:
    from stdcheck.report.cells import width

    for words in LANGUAGES:
        assert len({width(truth_words(truth, words)) for truth in ("true", "false", "unknown")}) == 1
    assert truth_words("", EN) == ""


# ---- Facts


def test_facts_that_are_missing_come_first_then_those_that_decide() -> None:
    for of in findings():
        items = facts_items(of[1], of[2], EN)
        told = keys(items)
        wanted = [f"missing.{item.path}" for item in of[1].lacking] if of[1].outcome in UNSETTLED else []
        assert [key for key in told if key.startswith("missing.")] == wanted
        facts = [f"fact.{fact.address}" for fact in of[2].facts]
        assert [key for key in told if key in facts] == facts, "those that decide first, each once"
        for title, decides in (("facts.deciding", True), ("facts.others", False)):
            assert (title in told) is any(fact.decides is decides for fact in of[2].facts)
        for fact in of[2].facts:
            item = items_at(items, f"fact.{fact.address}")
            assert item.span == fact.span and item.text.startswith(f"{fact.address} = ")
            assert (f"{item.key}.question" in told) is bool(fact.question)
            assert (f"{item.key}.provenance" in told) is bool(fact.provenance)


def test_who_says_so_is_told() -> None:
    texts = [
        item.text for of in findings() for item in facts_items(of[1], of[2], EN) if item.key.endswith("provenance")
    ]
    assert any("M. Sato" in text and "2026-11-20" in text for text in texts)


def test_a_result_that_read_no_fact_says_so() -> None:
    _, finding, proved = of_outcome(Headline.PASS)
    assert keys(facts_items(finding, replace(proved, facts=()), EN)) == ["none"]


# ---- Law


def test_sections_of_the_law_are_open_but_for_terms_and_figures() -> None:
    seen = set()
    for of in findings():
        items = law(of)
        for section in SECTIONS:
            if section in keys(items):
                item = items_at(items, section)
                assert item.folded is (section not in OPEN)
                seen.add(item.folded)
                other = law(of, {section: not item.folded})
                assert len(other) != len(items)
                assert items_at(other, section).folded is not item.folded
    assert seen == {True, False}


def test_a_folded_section_says_how_much_it_holds() -> None:
    of = next(of for of in findings() if of[2].law.definitions)
    assert items_at(law(of), "definitions").text.endswith(f"({len(of[2].law.definitions)})")
    assert keys(law(of, {"definitions": False})).count("definitions") == 1


def test_the_official_title_stands_in_both_languages_whatever_is_shown() -> None:
    for words, first in ((EN, "en"), (JA, "ja"), (BOTH, "en")):
        titles = [item for item in law(of_outcome(Headline.GAP), words=words) if item.key.startswith("title.")]
        assert [item.key for item in titles] == [f"title.{first}", f"title.{'ja' if first == 'en' else 'en'}"]


@pytest.mark.parametrize(
    ("of_rule", "of_all", "said", "style"),
    [
        (True, True, "verified", "dim"),
        (True, False, "unverified_below", "unknown"),
        (False, False, "unverified", "unknown"),
    ],
)
def test_law_that_nobody_has_verified_says_so(of_rule: bool, of_all: bool, said: str, style: str) -> None:
    one, finding, proved = of_outcome(Headline.GAP)
    proved = replace(proved, law=replace(proved.law, verified=of_rule), finding=replace(finding, verified=of_all))
    item = items_at(law((one, replace(finding, verified=of_all), proved)), "verified")
    assert (item.text, item.style) == (tell(said, "en"), style)


def test_only_notes_about_the_subject_are_told() -> None:
    told = 0
    for of in findings():
        mine = {note.id for note in of[0].report.report.notes if note.subject == of[1].subject and note.applies}
        shown = {key.removeprefix("note.") for key in keys(law(of)) if key.startswith("note.")}
        assert shown == mine
        told += len(mine)
    assert told


# ---- texts


def test_markup_in_profile_strings_is_shown_verbatim(tmp_path: Path) -> None:
    strange = {"tuner": "[red]x[/]", "case": "a[/b]", "speaker": "[1]", "knob": "[@click=app.quit]k[/]"}
    text = (GADGETS / "profiles" / "radio.yaml").read_text(encoding="utf-8")
    for name, shown in {"Tuner": "tuner", "筐体": "case", "Speaker": "speaker", "Knob": "knob"}.items():
        assert f"name: {name}\n" in text
        text = text.replace(f"name: {name}\n", f'name: "{strange[shown]}"\n')
    for folder in ("profiles", "registers"):
        (tmp_path / folder).mkdir()
    (tmp_path / "profiles" / "radio.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "registers" / "makers.yaml").write_bytes((GADGETS / "registers" / "makers.yaml").read_bytes())
    one = reviewed(ProfileFile(tmp_path / "profiles" / "radio.yaml", "profiles/radio.yaml", "gadget"))
    seen: set[str] = set()
    for finding, proved in zip(one.report.findings, one.proved, strict=True):
        of = (one, finding, proved)
        for words in LANGUAGES:
            for items in tabs(of, unfolded(of), words).values():
                lines = "\n".join(text_of(items))
                seen |= {name for name in strange.values() if name in lines}
                assert "\\[" not in lines
    assert seen == set(strange.values())


def test_items_as_text_are_moved_in_with_their_lead_and_note() -> None:
    items = [
        Item("a", "head", lead="GAP ", style="title"),
        Item("b", "below [x]", 1, note="line 3"),
        Item("c", "further", 2, folded=True),
    ]
    assert list(text_of(items)) == ["GAP head", "  below [x]  (line 3)", "    further"]


@pytest.mark.parametrize(("lang", "said"), [("en", "line 12"), ("ja", "12行目")])
def test_a_place_in_words(lang: Language, said: str) -> None:
    span = Span("p.yaml", Position(12, 3), Position(12, 5))
    assert Teller((lang,), "p.yaml").at(span) == said
    assert Teller((lang,), "profile.yaml").at(span) == f"p.yaml {said}"
    assert Teller((lang,), "p.yaml").at(None) == ""
