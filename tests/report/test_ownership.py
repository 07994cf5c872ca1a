"""The chain of stakes above a party: who holds what, what nobody has listed, and which path decides."""

from __future__ import annotations

import pickle
from datetime import date
from functools import cache
from pathlib import Path
from time import process_time

import pytest

from stdcheck.checking import Checker, Selection
from stdcheck.discovery import ProfileFile
from stdcheck.i18n.ownership_words import MESSAGES
from stdcheck.logic.evaluate import evaluate
from stdcheck.report.ownership import DEEPEST, OwnershipText, StakeText, ownership_of
from stdcheck.rulesets import Rulesets, find_rulesets
from tests.spec.test_08_ownership import METHODS, PERSON, SURE, stakes
from tests.spec.world import AS_OF, World, definition, facts, rule, ruled

ROOT = Path(__file__).parents[2]
FOREIGN = definition(
    "foreign", "party: party", "any: [{fact: party.home, in: [CN]}, {fact: party.passports, any_in: [CN]}]"
)
SHARE = (
    "{interest: {held_by: {meets: foreign}, held: case.owner, measure: votes, method: plain}, gt: 50%, if_none: false}"
)
CASE = "owner: p"
CN_PERSON = "{kind: person, passports: [CN], passports_complete: true}"
JP_PERSON = "{kind: person, passports: [JP], passports_complete: true}"
SURE_JP = SURE.replace("}, ", "}, home: JP, ", 1)
PEOPLE = f"x: {CN_PERSON}, y: {JP_PERSON}"


def world(folder: Path, breach: str = SHARE) -> World:
    prohibited = rule("r", "prohibition", f"prohibits: {breach}")
    return ruled(folder, prohibited, more="definitions:\n" + FOREIGN, methods=METHODS)


def told(of: World, text: str) -> tuple[OwnershipText, ...]:
    """What is told of the only result of the rule."""
    profile = of.profile(text)
    (result,) = evaluate(profile, [of.pack], of.vocabulary, AS_OF, trace=lambda result: True).results
    assert result.error is None, result.error
    return ownership_of(result, profile, of.vocabulary)


def chain(folder: Path, who: str, links: str, breach: str = SHARE) -> OwnershipText:
    (found,) = told(world(folder, breach), facts(CASE, parties=who, stakes=links))
    return found


def companies(names: str, more: str = "") -> str:
    return ", ".join([*(f"{name}: {SURE_JP}" for name in names), PEOPLE, *([more] if more else [])])


def every(found: OwnershipText | StakeText) -> list[StakeText]:
    """All rows, from top to bottom."""
    rows = found.stakes if isinstance(found, OwnershipText) else found.above
    return [row for first in rows for row in (first, *every(first))]


def deciding(found: OwnershipText) -> list[str]:
    return [row.stake or row.name["en"] for row in every(found) if row.decides]


def test_the_path_of_a_majority_decides_and_no_other(tmp_path: Path) -> None:
    found = chain(tmp_path, companies("pb"), stakes("b>p 70%", "y>p 30%", "x>b 90%", "y>b 10%"))
    assert (found.party, found.name["en"], found.kind["ja"]) == ("parties.p", "p", "会社")
    assert deciding(found) == ["stakes.k0", "stakes.k2"]
    first, second = found.stakes
    assert (first.holder, dict(first.shares)["votes"]["en"], first.effective) == ("parties.b", "70 %", {})
    assert first.above[0].effective == {"en": "votes: 63 %", "ja": "「votes」：63 %"}
    assert [row.meets for row in every(found)] == ["false", "true", "false", "false"]
    assert found.tests == (
        {
            "en": 'votes of everybody who meets foreign in case.owner by plain gt 0.5: found 63 % by the method "m"; '
            "asked: more than 50 %: yes",
            "ja": "votes of everybody who meets foreign in case.owner by plain gt 0.5：63 %（算定方法「m」）、基準は 50 % 超：該当",
        },
    )
    assert first.span is not None and first.span.start.line > 0
    assert (second.above, second.kind["en"]) == ((), "person")


def test_where_two_paths_add_up_both_decide(tmp_path: Path) -> None:
    links = stakes("b>p 50%", "c>p 30%", "y>p 20%", "x>b 70%", "y>b 30%", "x>c 70%", "y>c 30%")
    found = chain(tmp_path, companies("pbc"), links)
    assert deciding(found) == ["stakes.k0", "stakes.k3", "stakes.k1", "stakes.k5"]


def test_a_test_that_fails_names_what_the_group_has_under_the_threshold(tmp_path: Path) -> None:
    found = chain(tmp_path, companies("pb"), stakes("b>p 70%", "y>p 30%", "x>b 60%", "y>b 40%"))
    assert deciding(found) == ["stakes.k0", "stakes.k2"]
    assert found.tests[0]["en"].endswith('found 42 % by the method "m"; asked: more than 50 %: no')
    nobody = chain(tmp_path, companies("p"), stakes("y>p 100%"))
    assert deciding(nobody) == []


def test_an_open_list_of_holders_decides_what_is_open(tmp_path: Path) -> None:
    open_b = "b: {kind: company, home: JP, general_partner: {none: x}}"
    found = chain(tmp_path, companies("p", open_b), stakes("b>p 70%", "y>p 30%", "y>b 10%"))
    assert deciding(found) == ["stakes.k0", "anybody not listed, each"]
    (b, _) = found.stakes
    assert b.remainder == {
        "en": "the list of holders is not complete: others hold at most 90 % together",
        "ja": "保有者の一覧は未完了：その他の保有者は合計 90 % 以下",
    }
    assert dict(b.above[-1].shares)["votes"]["en"] == "at most 90 %"
    assert found.remainder["en"] == "complete: nobody else holds anything"


def test_a_list_complete_from_a_share_says_how_much_is_left_and_for_each(tmp_path: Path) -> None:
    part = f"p: {SURE_JP}".replace("holders_complete: true", "holders_complete: {from: 5%}")
    found = chain(tmp_path, f"{part}, {PEOPLE}", stakes("x>p 60%"))
    assert (
        found.remainder["en"]
        == "the list of holders is not complete: others hold less than 5 % each, together at most 40 %"
    )
    assert found.remainder["ja"] == "保有者の一覧は未完了：その他の保有者は各 5 % 未満、合計 40 % 以下"
    assert dict(found.stakes[-1].shares)["votes"]["ja"] == "5 % 未満"
    assert deciding(found) == ["stakes.k0"]


def test_shares_that_are_not_given_and_holders_not_named_are_said_in_both_languages(tmp_path: Path) -> None:
    links = "k: {held: p, votes: 30%}, l: {holder: y, held: p, votes: {gte: 20%, lt: 35%}}, m: {holder: x, held: p}"
    rows = {row.stake: row for row in chain(tmp_path, companies("p"), links).stakes}
    assert dict(rows["stakes.m"].shares)["votes"] == {
        "en": "not given (0 % to 100 %)",
        "ja": "未記入（0 % 以上 100 % 以下）",
    }
    assert dict(rows["stakes.l"].shares)["votes"] == {
        "en": "at least 20 %, less than 35 %",
        "ja": "20 % 以上 35 % 未満",
    }
    assert (rows["stakes.k"].holder, rows["stakes.k"].name) == ("", {"en": "holder not given", "ja": "保有者未記入"})
    assert [name for name, row in rows.items() if row.decides] == ["stakes.m", "stakes.k"]


def test_in_a_circle_each_holder_is_opened_once(tmp_path: Path) -> None:
    found = chain(tmp_path, companies("pb"), stakes("b>p 40%", "x>p 60%", "p>b 50%", "x>b 50%"))
    x, b = found.stakes
    assert (x.holder, b.holder, b.again) == ("parties.x", "parties.b", False)
    back = next(row for row in b.above if row.holder == "parties.p")
    assert (back.again, back.above, back.effective) == (True, (), {})
    twice = chain(tmp_path, companies("pbc"), stakes("b>p 60%", "c>p 40%", "b>c 100%", "x>b 100%"))
    assert [(row.stake, row.again) for row in every(twice)] == [
        ("stakes.k0", False),
        ("stakes.k3", False),
        ("stakes.k1", False),
        ("stakes.k2", True),
    ]


def test_an_individual_ends_a_chain_and_the_facts_tested_are_shown(tmp_path: Path) -> None:
    (x,) = chain(tmp_path, companies("p"), stakes("x>p 100%")).stakes
    assert (x.above, x.again, x.remainder["en"]) == ((), False, "nobody can hold a share in it")
    assert [fact["en"] for fact in x.facts] == ["passports: CN (complete)"]


def test_a_general_partner_stands_beside_the_stakes(tmp_path: Path) -> None:
    fund = "p: {kind: company, home: JP, general_partner: x, led_by_general_partner: true, holders_complete: true}"
    breach = SHARE.replace("plain", "partner")
    found = chain(tmp_path, f"{fund}, {PEOPLE}", stakes("y>p 100%"), breach)
    assert [(row.holder, row.partner, row.stake, row.decides) for row in found.stakes] == [
        ("parties.y", False, "stakes.k0", False),
        ("parties.x", True, "", True),
    ]
    assert [fact["en"] for fact in found.facts] == ["general partner: x", "led by general partner: yes", "home: JP"]


def test_of_a_list_of_owners_the_way_to_the_one_that_passes_decides(tmp_path: Path) -> None:
    breach = "{some: {derived: owners, of: case.owner, method: plain}, as: o, where: {fact: o, meets: foreign}}"
    found = chain(tmp_path, companies("pb"), stakes("b>p 1%", "y>p 99%", "x>b 1%", "y>b 99%"), breach)
    assert deciding(found) == ["stakes.k0", "stakes.k2"]
    assert "holders at every tier" in found.tests[0]["en"] and found.tests[0]["en"].endswith("listed: 3: yes")
    nobody = chain(tmp_path, companies("p"), stakes("y>p 100%"), breach)
    assert (deciding(nobody), [row.meets for row in nobody.stakes]) == ([], ["false"])


def test_stakes_that_are_counted_one_by_one_decide(tmp_path: Path) -> None:
    breach = "{some: case.owner.holders, as: s, where: {fact: s.votes, gte: 30%}}"
    found = chain(tmp_path, companies("p"), stakes("x>p 40%", "y>p 60%"), breach.replace("30", "50"))
    assert (deciding(found), found.tests) == (["stakes.k1"], ())
    none = chain(tmp_path, companies("p"), stakes("x>p 40%", "y>p 60%"), breach.replace("30", "70"))
    assert deciding(none) == []


def test_without_a_question_of_ownership_nothing_is_told_but_the_subject(tmp_path: Path) -> None:
    text = facts("owner: p, a: true", parties=companies("p"), stakes=stakes("x>p 100%"))
    assert told(world(tmp_path, "case.a"), text) == ()
    subjects = ruled(tmp_path, rule("r", "requirement", "for_each: {p: parties}, requires: {fact: p.size, gte: 1}"))
    profile = subjects.profile(
        facts("a: true", parties=companies("p"), parties_complete="true", stakes=stakes("x>p 100%"))
    )
    results = evaluate(profile, [subjects.pack], subjects.vocabulary, AS_OF).results
    result = next(r for r in results if r.subject == "parties.p")
    (found,) = ownership_of(result, profile, subjects.vocabulary)
    assert (found.party, deciding(found), found.tests) == ("parties.p", [], ())


def test_a_long_chain_is_cut_and_says_so(tmp_path: Path) -> None:
    names = [f"c{n:02}" for n in range(20)]
    who = ", ".join([f"p: {SURE_JP}", *(f"{name}: {SURE_JP}" for name in names), PEOPLE])
    links = stakes(*(f"{above}>{below} 100%" for below, above in zip(["p", *names], [*names, "x"], strict=True)))
    rows = every(chain(tmp_path, who, links))
    assert all(row.decides for row in rows)
    assert (len(rows), rows[-1].name["en"], rows[-1].name["ja"]) == (
        DEEPEST + 1,
        "and more above (stakes: 1)",
        "さらに上位の持分あり（1 件）",
    )


def test_thousands_of_holders_in_two_tiers_take_one_row_a_stake(tmp_path: Path) -> None:
    many = [f"h{n}" for n in range(1500)]
    who = ", ".join([f"p: {SURE_JP}", f"q: {SURE_JP}", *(f"{name}: {PERSON}" for name in many), PEOPLE])
    links = stakes("q>p 50%", "x>p 25%", "x>q 25%", *(f"{name}>{held} 1/2000" for held in "pq" for name in many[:500]))
    of = world(tmp_path)
    profile = of.profile(facts(CASE, parties=who, stakes=links).replace("holders_complete: true", "size: 1"))
    (result,) = evaluate(profile, [of.pack], of.vocabulary, AS_OF, trace=lambda result: True).results
    start = process_time()
    (found,) = ownership_of(result, profile, of.vocabulary)
    assert process_time() - start < 5
    assert len([row for row in every(found) if row.stake]) == 1003


def test_the_words_stand_in_both_languages_and_none_is_left_over() -> None:
    sources = "\n".join(path.read_text("utf-8") for path in (ROOT / "stdcheck" / "report").glob("*.py"))
    for code, words in MESSAGES.items():
        key = code.removeprefix("ownership-")
        assert words.en.isascii() and words.ja.encode("cp932")
        assert f'"{key}' in sources or f'"{key.partition(".")[0]}.{{' in sources or key.startswith("share.between"), (
            code
        )


# ---- real profiles


@cache
def rulesets() -> Rulesets:
    return find_rulesets([])


@cache
def real(name: str, rule: str) -> dict[str, tuple[OwnershipText, ...]]:
    """Subject -> what is told of it."""
    checker = Checker(rulesets(), date(2026, 11, 24), Selection(("icts-cv",), (rule,)), trace=lambda result: True)
    checker.answers = False
    path = ROOT / "profiles" / "vehicles" / f"{name}.yaml"
    checked = checker.check(ProfileFile(path, path.name, "vehicle"))
    assert checked.evaluation is not None and checked.profile is not None
    results = checked.evaluation.results
    return {r.subject: ownership_of(r, checked.profile, rulesets().vocabulary) for r in results}


def test_of_a_real_majority_through_a_holder_counted_in_full_the_chain_up_to_the_group_decides() -> None:
    found = {text.party: text for text in real("raiun-9r7-early", "hw-import")["components.tcu-modem"]}
    text = found["parties.hekiha-tsushin"]
    assert deciding(text) == ["stakes.hekiha-1", "stakes.nanling-sg-1"]
    assert text.stakes[0].above[0].effective["en"] == "votes: 50.24 %"
    assert "78.5 %" in text.tests[0]["ja"] and text.tests[0]["ja"].endswith("基準は 50 % 超：該当")


def test_of_a_real_open_question_the_lists_to_be_closed_decide() -> None:
    texts = {text.party: text for text in real("kaze-2030", "maker-sale")["vehicle"]}
    text = texts["parties.kaze-america"]
    assert deciding(text)[:2] == ["stakes.kaze-1", "stakes.kaze-3"]
    assert all(row.decides for row in every(text) if not row.holder)
    assert text.measures[0][0] == "votes"


def test_what_is_told_is_plain_data() -> None:
    for texts in (*real("kaze-2030", "maker-sale").values(), *real("raiun-9r7-early", "hw-import").values()):
        data = pickle.dumps(texts)
        assert not any(name in data for name in (b"stdcheck.logic", b"stdcheck.rules", b"stdcheck.facts"))
        assert len(pickle.loads(data)) == len(texts)


def test_parties_that_are_not_shown_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    every = real("kaze-2030", "maker-sale")["vehicle"]
    assert len(every) > 2
    real.cache_clear()
    monkeypatch.setattr("stdcheck.report.ownership.MOST_PARTIES", 1)
    first, rest = real("kaze-2030", "maker-sale")["vehicle"]
    real.cache_clear()
    assert first.party == every[0].party
    assert rest.party == "" and rest.name["en"] == f"and {len(every) - 1} more parties"
