"""The filter: each kind of term, what cannot be understood, and what holds for every text."""

from __future__ import annotations

import pickle
import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta
from fnmatch import fnmatchcase
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcheck.i18n import filter_words
from stdcheck.logic.results import Headline
from stdcheck.logic.values import Cause
from stdcheck.report import filtering
from stdcheck.report.data import Finding, Lacking, Message, Place, RuleText
from stdcheck.report.filtering.grammar import TERMS, Filter, FilterProblem, parse_filter
from stdcheck.report.filtering.matching import Searchable, searchable
from stdcheck.report.folding import folded
from stdcheck.report.wording import Language, say
from stdcheck.source.spans import Position, Span

SPAN = Span("p.yaml", Position(3, 5), Position(3, 8))
AS_OF = date(2026, 11, 24)
PACKS = ("alpha", "beta-x", "beta-y")


def rule(id: str = "alpha/link-origin", en: str = "Origin of the link", ja: str = "リンク部品の原産地") -> RuleText:
    citation = {"en": "Act 12, § 7(a)", "ja": "第12号法 第7条"}
    return RuleText(id, {"en": en, "ja": ja}, "requirement", ((citation, "https://example.org"),), {}, True)


def lacking(path: str, how: str = "given") -> Lacking:
    return Lacking(Cause.LAW if how == "law" else Cause.FACT, path, how, "", path, None, SPAN)


def finding(
    of: str = "alpha/link-origin",
    outcome: Headline = Headline.GAP,
    due: date | None = None,
    subject: str = "components.tuner",
    name: str = "チューナー",
    missing: Sequence[Lacking] = (),
    causes: Sequence[str] = (),
    verified: bool = True,
) -> Finding:
    said = Message("gap", {}, {"en": f"{name}: not met", "ja": f"{name}：要件を満たさない"})
    return Finding(
        rule=of,
        subject=subject,
        name={"en": name, "ja": name},
        outcome=outcome,
        possible=(),
        method="kleene",
        causes=tuple(causes),
        place=0,
        fingerprint="",
        due=due,
        clock=None,
        sentence=said,
        message=said,
        lacking=tuple(missing),
        relies_on=(),
        verified=verified,
        places=(Place(SPAN, "primary"),),
        subject_span=SPAN,
    )


FACTS = ("component.model_year", "party.home")
RULE = rule()
GAP = searchable(finding(due=date(2027, 3, 1), verified=False), RULE, FACTS, True, AS_OF)
OPEN = searchable(
    finding(
        "beta-x/seal",
        Headline.UNDETERMINED,
        subject="components.head-unit",
        name="Head unit",
        missing=(lacking("deal.checks[person=parties.a].day"), lacking("beta-x/contested", "law")),
        causes=("fact", "law"),
    ),
    rule("beta-x/seal", "Seal", "封印"),
    (),
    False,
    AS_OF,
)
SOON = searchable(
    finding("beta-y/notice", Headline.DUE, date(2026, 12, 24), subject="", name="Car"),
    rule("beta-y/notice", "Notice", "届出"),
    ("programme.start",),
    False,
    AS_OF,
)
CALLED = {"GAP": GAP, "OPEN": OPEN, "SOON": SOON}


def parsed(text: str, lang: Language = "en") -> Filter:
    found, problems = parse_filter(text, lang)
    assert problems == () and found is not None and found.text == text
    return found


def found(text: str) -> str:
    wanted = parsed(text)
    return " ".join(name for name, row in CALLED.items() if wanted.matches(row))


def problem(text: str, lang: Language = "en") -> FilterProblem:
    nothing, problems = parse_filter(text, lang)
    assert nothing is None
    (only,) = problems
    return only


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", "GAP OPEN SOON"),
        (" 　", "GAP OPEN SOON"),
        # words: rule id, titles, citation, facts of the rule, subject, name, missing, sentence
        ("link-origin", "GAP"),
        ("ORIGIN", "GAP"),
        ("原産地", "GAP"),
        ("りんく", "GAP"),
        ("ﾘﾝｸ", "GAP"),
        ("第７条", "GAP OPEN SOON"),
        ('"§ 7(a)"', "GAP OPEN SOON"),
        ("model_year", "GAP"),
        ("components.", "GAP OPEN"),
        ("ちゅーなー", "GAP"),
        ("head unit", "OPEN"),
        ('"d u"', "OPEN"),
        ("unit head", "OPEN"),
        ("person=parties.a", "OPEN"),
        ("contested", "OPEN"),
        ('"チューナー：要件"', "GAP"),
        ("seal,notice", "OPEN SOON"),
        ("封印，届出", "OPEN SOON"),
        ("封印、届出", ""),
        ("waived", ""),
        # no word runs from one text into the next
        ("linkリンク", ""),
        # outcomes
        ("outcome:gap", "GAP"),
        ("outcome:gap,undetermined", "GAP OPEN"),
        ("outcome:GAP,UNDET", "GAP OPEN"),
        ("OUTCOME:undet", "OPEN"),
        ("outcome:不適合、情報不足", "GAP OPEN"),
        ("判定 outcome:要対応", ""),
        ("outcome:要対応", "SOON"),
        ("ｏｕｔｃｏｍｅ：ｇａｐ，ｄｕｅ", "GAP SOON"),
        ("ｏｕｔｃｏｍｅ：ｇａｐ、ｄｕｅ　ｌｉｎｋ", "GAP"),
        ("outcome:N/A,not_applicable,対象外,JUDGE,EXEMPT,CLEAR,PASS,エラー", ""),
        ('outcome:"not applicable",gap', "GAP"),
        # globs
        ("pack:beta*", "OPEN SOON"),
        ("pack:beta", ""),
        ("pack:BETA-?", "OPEN SOON"),
        ("pack:alpha,beta-y", "GAP SOON"),
        ("rule:beta-x/*", "OPEN"),
        ("rule:notice", "SOON"),
        ("rule:*e*,alpha/*", "GAP OPEN SOON"),
        ("fact:component.*", "GAP"),
        ("fact:deal.checks[person=parties.a].day", "OPEN"),
        ("fact:*.day,programme.*", "OPEN SOON"),
        ("fact:beta-x/contested", ""),
        ("subject:components.*", "GAP OPEN"),
        ("subject:components.head－unit", "OPEN"),
        # due dates
        ("due<2027-03-01", "SOON"),
        ("due<=2027-03-01", "GAP SOON"),
        ("due>2026-12-24", "GAP"),
        ("due>=2026-12-24", "GAP SOON"),
        ("ｄｕｅ＜＝２０２７－０３－０１", "GAP SOON"),
        ("due<2027ー03ー01", "SOON"),
        ("due:none", "OPEN"),
        ("due:なし", "OPEN"),
        ("due:30d", "SOON"),
        ("due:29d", ""),
        ("due:30d,none", "OPEN SOON"),
        # the rest
        ("changed", "GAP"),
        ("-changed", "OPEN SOON"),
        ('"changed"', ""),
        ("verified:no", "GAP"),
        ("verified:はい", "OPEN SOON"),
        ("cause:law", "OPEN"),
        ("cause:judgement,evidence", ""),
        ("-outcome:gap -pack:beta-y", "OPEN"),
        ("－outcome：gap", "OPEN SOON"),
        ("ーｏｕｔｃｏｍｅ：ｇａｐ", "OPEN SOON"),
        ("--outcome:gap", "GAP"),
        ('-"head unit"', "GAP SOON"),
        ('"-origin"', "GAP"),
    ],
)
def test_what_a_filter_finds(text: str, rows: str) -> None:
    assert found(text) == rows


@pytest.mark.parametrize(
    ("text", "start", "end", "code", "near"),
    [
        ("gap outcom:gap", 4, 10, "filter-key", "outcome"),
        ("chnged:x", 0, 6, "filter-key", "changed"),
        ("-＜3", 1, 2, "filter-key", "outcome, pack, rule, fact, subject, due, cause, verified"),
        ("outcome:gap,undetermind", 12, 23, "filter-value", "undetermined"),
        ("outcome:不適格", 8, 11, "filter-value", "不適合"),
        ("outcome:e", 8, 9, "filter-several", "error, exempt"),
        ("outcome:要", 8, 9, "filter-several", "要判断, 要対応"),
        ("cause:judgment", 6, 14, "filter-value", "judgement"),
        ("verified:maybe", 9, 14, "filter-value", "yes, no"),
        ("due<2027-02-30", 4, 14, "filter-day", "2027-02-28"),
        ("due>=2027/4/1", 5, 13, "filter-day", "2027-04-01"),
        ("due<2027年4月1日", 4, 13, "filter-day", "2027-04-01"),
        ("due<2027", 4, 8, "filter-day", "2027-01-01"),
        ("due<0000-13-99", 4, 14, "filter-day", "-"),
        ("due<soon", 4, 8, "filter-day", "-"),
        ("due:2027-4-1", 4, 12, "filter-due", "due<=2027-04-01"),
        ("due:30", 4, 6, "filter-due", "-"),
        ("due=2027-04-01", 0, 4, "filter-sign", "due:, due<, due<=, due>, due>="),
        ("x -rule<a", 3, 8, "filter-sign", "rule:"),
        ("x outcome:", 2, 10, "filter-empty", ""),
        ("outcome:gap,,due", 0, 16, "filter-empty", ""),
        ("-", 0, 1, "filter-empty", ""),
        ('x ""', 2, 4, "filter-empty", ""),
        ('x pack:"a b', 7, 11, "filter-unclosed", ""),
    ],
)
def test_what_cannot_be_understood(text: str, start: int, end: int, code: str, near: str) -> None:
    only = problem(text)
    assert (only.start, only.end, only.code, only.args.get("near", "")) == (start, end, code, near)


@pytest.mark.parametrize(("days", "within"), [(-1, False), (0, True), (5, True), (6, False)])
def test_days_are_counted_from_the_as_of_date(days: int, within: bool) -> None:
    row = searchable(finding(due=AS_OF + timedelta(days)), RULE, FACTS, False, AS_OF)
    assert parsed("due:5d").matches(row) is within


def test_every_term_that_cannot_be_understood_is_named() -> None:
    nothing, problems = parse_filter("outcom:gap link due<soon", "en")
    assert nothing is None
    assert [(one.start, one.end) for one in problems] == [(0, 6), (20, 24)]


def test_problems_are_said_in_both_languages() -> None:
    assert problem("outcome:gapp").text("en") == "`outcome` has no value `gapp`. Did you mean gap?"
    assert problem("outcome:gapp", "ja").text("ja") == "`outcome` に値 `gapp` はありません。候補：gap"
    assert problem("due<soon").text("en") == "`soon` is not a day; a day is written 2027-04-01"
    assert problem("outcome:qqq").text("en").endswith("One of: error, gap, undetermined, judgement, due, exempt, "
                                                      "clear, pass, not_applicable.")  # fmt: skip
    assert "エラー, 不適合, 情報不足" in problem("outcome:qqq", "ja").text("ja")


def test_every_word_of_the_help_page_is_a_term_and_is_explained() -> None:
    assert {code for _, code in TERMS} == {code for code in filter_words.MESSAGES if code.startswith("filter-help-")}
    for example, _ in TERMS:
        parsed(example)


def test_the_words_stand_in_both_languages_and_are_all_used() -> None:
    source = "\n".join(path.read_text("utf-8") for path in Path(filtering.__path__[0]).glob("*.py"))
    for code, words in filter_words.MESSAGES.items():
        for en, ja in ((words.en, words.ja), (words.hint_en, words.hint_ja)):
            assert bool(en) == bool(ja), code
            assert _fields(en) == _fields(ja), code
            assert en.isascii() and ja.encode("cp932") is not None, code
        assert f'"{code}"' in source, code


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_what_is_searched_can_be_sent_to_another_process() -> None:
    again = pickle.loads(pickle.dumps(GAP))
    assert parsed("outcome:gap link due<2028-01-01 changed").matches(again)


def test_texts_of_a_rule_are_folded_once_for_all_its_findings() -> None:
    one, other = (searchable(finding(subject=each), RULE, FACTS, False, AS_OF) for each in ("a", "b"))
    assert one.rule is other.rule


# What holds for every text and every finding.

WORD = st.text(st.sampled_from("abkリンクりんくガがヴゔヷｶﾞ-_.１２aＡ"), min_size=1, max_size=4).filter(
    lambda word: word.strip("-")
)
TERM = st.one_of(
    WORD.filter(lambda word: word[0] != "-"),
    st.sampled_from([example for example, _ in TERMS if " " not in example]),
    st.builds("outcome:{}".format, st.sampled_from(Headline)),
    st.builds("pack:{}".format, st.sampled_from(["a*", "beta-?", "alpha,beta-y"])),
    st.builds("due{}{}".format, st.sampled_from(["<", "<=", ">", ">="]), st.dates(AS_OF, date(2027, 2, 1))),
    st.builds("due:{}d".format, st.integers(0, 60)),
)
FINDING = st.builds(
    finding,
    of=st.builds("{}/{}".format, st.sampled_from(PACKS), st.sampled_from(["a", "b"])),
    outcome=st.sampled_from(Headline),
    due=st.none() | st.dates(AS_OF - timedelta(20), date(2027, 2, 1)),
    name=WORD,
    causes=st.lists(st.sampled_from([cause.value for cause in Cause]), max_size=2),
    verified=st.booleans(),
)
ROWS = st.lists(
    st.builds(searchable, FINDING, st.just(RULE), st.just(FACTS), st.booleans(), st.just(AS_OF)), max_size=5
)


def hits(text: str, rows: list[Searchable]) -> list[bool]:
    wanted = parsed(text)
    return [wanted.matches(row) for row in rows]


@given(
    st.one_of(
        st.text(), st.text(st.sampled_from(' 　"”,、:：<>=-ー*?[]!\0du30eoutcomegap判不')), st.lists(TERM).map(" ".join)
    ),
    st.sampled_from(["en", "ja"]),
)
def test_no_text_breaks_the_reading_and_problems_lie_within_it(text: str, lang: Language) -> None:
    wanted, problems = parse_filter(text, lang)
    assert (wanted is None) == bool(problems)
    for one in problems:
        assert 0 <= one.start < one.end <= len(text)
        assert one.text("en") and one.text("ja")
    if wanted is not None:
        assert wanted.matches(GAP) in (True, False)


@given(TERM, ROWS)
def test_a_hyphen_is_the_complement(term: str, rows: list[Searchable]) -> None:
    assert hits(f"-{term}", rows) == [not hit for hit in hits(term, rows)]


@given(st.lists(TERM, max_size=4), ROWS)
def test_spaces_are_the_intersection(terms: list[str], rows: list[Searchable]) -> None:
    each = [parsed(term) for term in terms]
    assert hits(" ".join(terms), rows) == [all(one.matches(row) for one in each) for row in rows]


@given(WORD, WORD, ROWS)
def test_a_comma_is_the_union(one: str, other: str, rows: list[Searchable]) -> None:
    one, other = f'"{one}"', f'"{other}"'
    either = [a or b for a, b in zip(hits(one, rows), hits(other, rows), strict=True)]
    assert hits(f"{one},{other}", rows) == either


def _katakana(text: str) -> str:
    return "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in text)


@given(WORD, FINDING, ROWS)
def test_width_case_and_kana_of_a_word_do_not_matter(word: str, own: Finding, rows: list[Searchable]) -> None:
    word = f"x{word}"
    rows = [*rows, searchable(finding(name=f"a{word}b"), RULE, FACTS, False, AS_OF)]
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in word)
    spelt = [unicodedata.normalize(form, word) for form in ("NFC", "NFD", "NFKC", "NFKD")]
    expected = hits(word, rows)
    assert expected[-1]
    for other in (*spelt, wide, word.upper(), _katakana(word), _katakana(spelt[1]), folded(word)):
        assert hits(other, rows) == expected


@given(
    st.lists(st.sampled_from(Headline), min_size=1, max_size=3),
    st.lists(st.sampled_from(["alpha", "beta*", "*-y", "b?ta-x", "*"]), min_size=1, max_size=2),
    st.sampled_from(["<", "<=", ">", ">=", "none", "d"]),
    st.dates(AS_OF, date(2027, 2, 1)),
    st.lists(FINDING, max_size=8),
)
def test_as_brute_force_finds(
    outcomes: list[Headline], globs: list[str], sign: str, day: date, findings: list[Finding]
) -> None:
    days = (day - AS_OF).days
    due = {"none": "due:none", "d": f"due:{days}d"}.get(sign, f"due{sign}{day}")
    labels = [say(f"outcome.{one}", "ja") if n % 2 else str(one) for n, one in enumerate(outcomes)]
    wanted = parsed(f"outcome:{','.join(labels)} pack:{','.join(globs)} {due}")

    def is_due(of: date | None) -> bool:
        if of is None or sign == "none":
            return of is None and sign == "none"
        by_sign = {"<": of < day, "<=": of <= day, ">": of > day, ">=": of >= day, "d": AS_OF <= of <= day}
        return by_sign[sign]

    for one in findings:
        row = searchable(one, rule(one.rule), FACTS, False, AS_OF)
        pack = one.rule.partition("/")[0]
        expected = one.outcome in outcomes and any(fnmatchcase(pack, glob) for glob in globs) and is_due(one.due)
        assert wanted.matches(row) == expected
